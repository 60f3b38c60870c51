import re

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.markup.sanitize import sanitize
from reader.rendering.hyphenation import LONGEST_TEXT, hyphenate, patterns_for, without_soft_hyphens

LANGUAGES = (
    "af be bg ca cs da de de-AT de-CH el en en-GB eo es et eu fr gl hr hu id is it lt lv mn nb nl "
    "nn pl pt pt-BR ro ru sk sl sq sr sr-Latn sv uk zu"
).split()
# Patterns with a slip in them, two levels in one place, from which pyphen makes breaks like
# "a-usschüsse".
SLIPS = ("ablage", "aktionärsausschüsse", "blutharnstoff", "hami")


def shown(html: str, language: str = "en") -> str:
    """Return hyphenated ``html`` with its soft hyphens to be seen."""
    return hyphenate(html, language).replace("\u00ad", "·")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "hy·phen·ation ty·pog·ra·phy evening"),
        ("en-GB", "hy·phen·a·tion ty·po·graphy"),
        ("de", "Stra·ßen·ver·kehrs·ord·nung Wör·ter·buch Do·nau·dampf·schiff·fahrt"),
        ("de-AT", "Stra·ßen·ver·kehrs·ord·nung"),
        ("id", "ke·ber·lan·jutan mem·per·tang·gung·ja·wab·kan"),
        ("fr", "l’aé·ro·port d’An·gou·lême ty·po·gra·phie"),
        ("es", "ti·po·gra·fía atar·de·cer"),
        ("pt-BR", "de·sen·vol·vi·mento"),
        ("ru", "до·сто·при·ме·ча·тель·ность"),
        ("el", "τυ·πο·γρα·φία"),
    ],
)
def test_words_break_where_their_language_breaks_them(language: str, words: str) -> None:
    assert shown(words.replace("·", ""), language) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_breaks_are_those_that_pyphen_finds_in_the_same_patterns(language: str) -> None:
    dictionary = pyphen.HyphDict(pyphen.LANGUAGES[patterns_for(language)])
    letters = sorted(key.strip(".") for key in dictionary.patterns)
    vocabulary = [
        word
        for first, second in zip(letters[::7], letters[3::7], strict=False)
        if re.fullmatch(r"[^\W\d_]{6,60}", word := first + second + first) and word.islower()
    ][:400]
    assert len(vocabulary) >= 10
    for word in vocabulary:
        if any(slip in word for slip in SLIPS):
            continue
        places = [place for place in dictionary.positions(word) if 2 <= place <= len(word) - 3]
        if any(place.data for place in places):
            continue  # they change the spelling
        parts = [word[a:b] for a, b in zip([0, *places], [*places, None], strict=True)]
        assert shown(word, language) == "·".join(parts)


def test_no_break_is_offered_that_would_change_the_spelling() -> None:
    assert "asz·szony" not in shown("asszonyokkal", "hu")
    assert without_soft_hyphens(hyphenate("asszonyokkal", "hu")) == "asszonyokkal"


@pytest.mark.parametrize(
    ("tag", "patterns"),
    [
        ("de", "de_DE"),
        ("de-LU", "de_DE"),
        ("de-Latn-AT", "de_AT"),
        ("DE_at", "de_AT"),
        ("en", "en_US"),
        ("en-AU", "en_GB"),
        ("pt", "pt_PT"),
        ("pt-BR", "pt_BR"),
        ("no", "nb_NO"),
        ("sr-Latn-RS", "sr_Latn"),
        ("th", ""),
        ("ja", ""),
        ("ar", ""),
        ("", ""),
        ("../en", ""),
    ],
)
def test_a_language_tag_falls_back_to_what_there_is(tag: str, patterns: str) -> None:
    assert patterns_for(tag) == patterns


def test_every_language_named_has_its_patterns() -> None:
    for language in LANGUAGES:
        assert patterns_for(language) in pyphen.LANGUAGES


def test_an_element_is_broken_in_its_own_language() -> None:
    html = (
        '<p>typography <q lang="de">Wörterbuch <i>Wörterbuch</i><br>Wörterbuch</q> typography '
        '<span lang="ar">typography</span> <i lang="">typography</i></p><p>typography</p>'
    )
    assert shown(html) == (
        '<p>ty·pog·ra·phy <q lang="de">Wör·ter·buch <i>Wör·ter·buch</i><br>Wör·ter·buch</q> '
        'ty·pog·ra·phy <span lang="ar">typography</span> <i lang="">typography</i></p>'
        "<p>ty·pog·ra·phy</p>"
    )


def test_an_attribute_that_speaks_of_a_language_is_not_one() -> None:
    html = '<p title=" lang=&quot;de&quot;"><abbr title="a lang=">typography</abbr></p>'
    assert shown(html) == html.replace("typography</", "ty·pog·ra·phy</")


@pytest.mark.parametrize(
    "name", "code pre kbd samp var h1 h2 h3 h4 h5 h6 dt summary table ruby math address".split()
)
def test_what_is_read_letter_by_letter_or_set_whole_stays_whole(name: str) -> None:
    html = f"<{name}>typography <b>typography</b></{name}>"
    assert shown(html) == html
    assert shown(html + "<p>typography</p>") == html + "<p>ty·pog·ra·phy</p>"


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/typography/hyphenation",
        "typography@hyphenation.example",
        "typography.example.org",
        "/typography/hyphenation",
        "C:\\typography",
        "typography2",
        "2typography",
        "typography_hyphenation",
        "std::typography",
        "key=typography",
        "TYPOGRAPHY",
        "TypoGraphy",
        "typography-hyphenation",
        "ty\u00adpography",
        "couldn’t",
        "shouldn't",
        "table",
        "typo\u0301graphy",
        "&typography;",
        "typography" * 10,
    ],
)
def test_what_is_no_plain_word_stays_as_it_is(text: str) -> None:
    assert hyphenate(f"<p>{text}</p>", "en") == f"<p>{text}</p>"


def test_a_word_is_found_between_its_signs() -> None:
    assert shown("<p>“Typography”—typography, (typography)…</p>") == (
        "<p>“Ty·pog·ra·phy”—ty·pog·ra·phy, (ty·pog·ra·phy)…</p>"
    )


def test_breaks_leave_two_letters_before_and_three_after() -> None:
    for language in LANGUAGES:
        words = "anthologies evening understanding abenteuer Österreichische идеология ιδεολογία"
        for word in hyphenate(words, language).split():
            first, *others = word.split("\u00ad")
            assert len(first) >= 2
            assert not others or len(others[-1]) >= 3


def test_a_text_past_the_limit_is_shown_as_it_is() -> None:
    word = "typography "
    at_limit = (word * (LONGEST_TEXT // len(word) + 1))[:LONGEST_TEXT]
    assert "\u00ad" in hyphenate(at_limit, "en")
    assert hyphenate(at_limit + " ", "en") == at_limit + " "


def test_one_word_of_a_million_letters_stays_whole() -> None:
    assert hyphenate("x" * 1_000_000, "en") == "x" * 1_000_000


# The patterns are read once, for the first example.
@settings(deadline=None)
@given(
    st.text(st.sampled_from("abehnoprtyüß'’ <>&;/=\"-.\n1_")),
    st.sampled_from([*LANGUAGES, "ar", "x"]),
)
def test_without_its_soft_hyphens_a_page_is_what_it_was(text: str, language: str) -> None:
    assert without_soft_hyphens(hyphenate(text, language)) == text


# The patterns are read once, for the first example.
@settings(deadline=None)
@given(st.text(), st.sampled_from(["en", "de", "hu", "lt"]))
def test_no_letter_of_any_script_is_changed(text: str, language: str) -> None:
    # A soft hyphen of the author's own is kept; only those that are added may be taken out.
    clean = sanitize(f'<p lang="de">{text} {text}</p>{text}').replace("\u00ad", "")
    assert without_soft_hyphens(hyphenate(clean, language)) == clean
