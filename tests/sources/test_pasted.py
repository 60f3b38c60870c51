import tomllib
import unicodedata
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Draft, LeftOutRole
from reader.sources.pasted import read_pasted

DATA = Path(__file__).parents[1] / "data" / "pasted"
SEED = Path(__file__).parents[3] / "shared" / "seed" / "rm-id-article.txt"
PAGES = sorted(DATA.glob("*.txt"))


def roles(draft: Draft) -> dict[int, LeftOutRole]:
    return {left.line: left.role for left in draft.left_out}


def letters(text: str) -> str:
    """Only what must never be lost: letters and digits, in their composed form."""
    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isalnum())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_copied_page_gives_its_article_back(page: Path) -> None:
    expected: dict[str, Any] = tomllib.loads(page.with_suffix(".toml").read_text("utf-8"))
    draft = read_pasted(page.read_text("utf-8"))

    assert draft.title == expected["title"]
    assert draft.published == expected["published"]
    assert draft.site == expected["site"]
    assert draft.language == expected["language"]
    assert list(draft.authors) == expected["authors"]
    assert [link.title for link in draft.related] == expected["related"]
    assert draft.next_page == expected.get("next_page")
    assert draft.html.count("<p>") == expected["paragraphs"]
    assert draft.html.count("<figcaption>") == expected["captions"]
    assert draft.html.count("<h2>") == expected.get("headings", 0)
    first = next(line for line in draft.html.split("\n") if line.startswith("<p>"))
    assert first.startswith(f"<p>{expected['first']}")
    assert draft.text.endswith(expected["last"])
    assert not [phrase for phrase in expected["absent"] if phrase in draft.text]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_line_of_a_copied_page_is_somewhere(page: Path) -> None:
    assert_nothing_is_lost(page.read_text("utf-8"))


@pytest.mark.skipif(not SEED.exists(), reason="the seed text is not beside this checkout")
def test_the_text_that_senja_began_with_is_read_whole() -> None:
    source = SEED.read_text("utf-8")
    lines = source.split("\n")
    draft = read_pasted(source)

    assert draft.title == lines[2]
    assert draft.published == "2022-09-11T12:50:00+07:00"
    assert draft.site == "RM.id"
    assert draft.language == "id"
    assert draft.next_page is True
    assert [link.title for link in draft.related] == [
        lines[place].partition(": ")[2] for place in (16, 26, 36)
    ]
    assert roles(draft) == {
        1: LeftOutRole.CHROME,
        5: LeftOutRole.DATELINE,
        7: LeftOutRole.REPEAT,
        17: LeftOutRole.RELATED,
        27: LeftOutRole.RELATED,
        37: LeftOutRole.RELATED,
        40: LeftOutRole.PAGINATION,
        42: LeftOutRole.FOOTER,
        44: LeftOutRole.FOOTER,
    }
    taken = {place - 1 for place in roles(draft)} | {2}
    body = [line.strip() for place, line in enumerate(lines) if line.strip() and place not in taken]
    assert draft.text.split("\n\n") == body
    assert draft.text.count(lines[5]) == 1
    assert draft.html.startswith(f"<figure><figcaption>{lines[5]}</figcaption></figure>\n<p>")


def assert_nothing_is_lost(source: str) -> None:
    draft = read_pasted(source)
    kept = letters(f"{draft.title}\n{draft.text}")
    left = "\n".join(line.text for line in draft.left_out)
    for line in source.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        told = letters(line)
        assert told in kept or told in letters(left) or letters_of_item(line) in kept


def letters_of_item(line: str) -> str:
    """A numbered line's number becomes its place in the list."""
    return letters(line.strip().partition(" ")[2])


LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "Menu",
            "Read also: A bridge for hedgehogs",
            "Read also",
            "Baca juga",
            "Next",
            "Halaman 1 2 3 Selanjutnya",
            "https://news.example/page/2",
            "11 September 2022, 12:50 WIB",
            "By Ada Byron",
            "Photo: Ada Byron",
            "Photo: Ada Byron",
            "Advertisement",
            "Follow us on Google News",
            "© 2022 The Example. All rights reserved.",
            "The council repaired the bridge - Example.com",
            "- milk",
            "1. eggs",
            "> quoted",
            "A paragraph of some length that says what happened at the bridge. " * 4,
            "These lines end at a margin as they did on a typewriter, about",
        ]
    ),
    st.text(max_size=200),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_no_line_of_any_text_is_lost(lines: list[str]) -> None:
    printable = "\n".join(lines).encode("utf-8", "ignore").decode()
    printable = "".join(
        char
        for char in printable
        if char == "\n" or unicodedata.category(char)[0] not in "CZ" or char == " "
    )
    assert_nothing_is_lost(printable)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(), max_size=2000), st.text(st.characters(), max_size=20))
def test_no_text_at_all_makes_reading_fail(text: str, title: str) -> None:
    draft = read_pasted(text, fallback_title=title)
    (draft.title + draft.html + draft.text + draft.identity_text).encode()
    assert "\x00" not in draft.html


def test_a_note_keeps_its_first_line_as_title_and_all_the_rest_as_body() -> None:
    draft = read_pasted("Shopping\n\n- milk\n- two eggs\n\nMenu\nNext\n")

    assert draft.title == "Shopping"
    assert draft.html == "<ul><li>milk</li><li>two eggs</li></ul>\n<p>Menu</p>\n<p>Next</p>"
    assert draft.left_out == ()


def test_paragraphs_may_stand_one_a_line_without_blank_lines() -> None:
    paragraph = "The heron stood in the reeds until the boats had gone. " * 4
    draft = read_pasted(f"The heron\n{paragraph}\n{paragraph}\n{paragraph}")

    assert draft.title == "The heron"
    assert draft.html.count("<p>") == 3


def test_hard_wrapped_paragraphs_are_joined_and_headings_found() -> None:
    draft = read_pasted(
        "THE LONG FIELD\n\nby nobody in particular\n\n"
        "The field behind the house was longer than it was wide, and in the\n"
        "summer of that year it had been let to a man who kept geese and who\n"
        "would not be spoken to before noon.\n\n"
        "Chapter II\n\n"
        "He kept them, as he said, for the company; and when the last was sold\n"
        "he sat down by the gate, and was seen to sit there until the evening\n"
        "when it rained.\n"
    )

    assert draft.title == "THE LONG FIELD"
    assert "wide, and in the summer of that year it had" in draft.text
    assert draft.html.count("<p>") == 3
    assert "<h2>Chapter II</h2>" in draft.html


def test_a_poem_keeps_its_lines() -> None:
    draft = read_pasted("Rain\n\nOn the roof\nat four o’clock\na second roof\n")

    assert draft.title == "Rain"
    assert draft.html == "<p>On the roof<br>\nat four o’clock<br>\na second roof</p>"


def test_a_refrain_is_no_caption() -> None:
    draft = read_pasted("Rain\n\n" + "Come down, come down.\n\n" * 4)

    assert draft.html.count("<p>") == 4
    assert draft.left_out == ()


def test_a_single_paragraph_is_called_by_its_first_words() -> None:
    text = "The council repaired the bridge over the brook before the winter came, and it held."
    assert (
        read_pasted(text).title
        == "The council repaired the bridge over the brook before the winter…"
    )
    assert read_pasted(text).text == text
    assert read_pasted(text, fallback_title="bridge").title == "bridge"


def test_a_japanese_paragraph_is_called_by_its_first_letters() -> None:
    text = "町は今後、時計塔の一階を郷土資料の展示室として公開する予定で、鐘は毎日正午に一度だけ鳴らすという。"
    draft = read_pasted(text)

    assert draft.title.endswith("…")
    assert text.startswith(draft.title[:-1])
    assert draft.text == text


def test_one_word_is_title_and_body() -> None:
    draft = read_pasted("heron")
    assert (draft.title, draft.html, draft.text) == ("heron", "<p>heron</p>", "heron")


def test_an_empty_text_is_an_empty_article() -> None:
    draft = read_pasted(" \n\n", fallback_title="nothing")
    assert (draft.title, draft.html, draft.text, draft.identity_text) == ("nothing", "", "", "")


def test_markup_in_a_text_is_text() -> None:
    draft = read_pasted('Title\n\n<script>alert("1")</script> & <b>bold</b>')
    assert (
        draft.html == '<p>&lt;script&gt;alert("1")&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;</p>'
    )


def test_addresses_in_a_text_become_links() -> None:
    draft = read_pasted('Title\n\nSee https://a.example/?x=1&y="2 (or http://b.example/c_(d)).')
    assert '<a href="https://a.example/?x=1&amp;y=">https://a.example/?x=1&amp;y=</a>' in draft.html
    assert '<a href="http://b.example/c_(d)">' in draft.html


def test_characters_that_cannot_be_shown_are_dropped() -> None:
    draft = read_pasted("He\x00llo\ud800 \x1bworld\ufeff")
    assert draft.text == "Hello world"


def test_copies_with_other_line_ends_are_the_same_article() -> None:
    first = read_pasted("\nTitle  \r\n\r\nCafe\u0301 on the corner\r\n\n")
    second = read_pasted("Title\n\nCafé on the corner")
    assert first.identity_text == second.identity_text == "Title\n\nCafé on the corner"


def test_a_title_stands_without_its_site() -> None:
    page = (
        "A bridge for hedgehogs - The Example\n11 September 2022\n"
        + "The council built a bridge for hedgehogs over the ring road. " * 5
        + "\n© 2022 The Example"
    )
    draft = read_pasted(page)

    assert (draft.title, draft.site) == ("A bridge for hedgehogs", "The Example")
    assert roles(draft)[1] is LeftOutRole.REPEAT


def test_a_button_below_the_title_makes_no_title_of_the_teaser() -> None:
    page = (
        "Home\nA bridge for hedgehogs\nShare\nThe council builds what the children drew\n"
        + "The council built a bridge for hedgehogs over the ring road. " * 5
    )
    draft = read_pasted(page)

    assert draft.title == "A bridge for hedgehogs"
    assert draft.text.startswith("The council builds what the children drew\n\n")


def test_a_place_before_the_first_dash_is_no_site() -> None:
    page = (
        "A bridge for hedgehogs\n11 September 2022\nBERLIN (dpa) - "
        + "The council built a bridge for hedgehogs over the ring road. " * 5
    )
    assert read_pasted(page).site == ""


def test_an_article_about_newsletters_keeps_its_last_paragraph() -> None:
    last = (
        "She now writes a newsletter about herons, which four hundred people pay for every month."
    )
    page = "Herons\n11 September 2022\n" + "The heron came back to the pond. " * 8 + f"\n{last}\n"
    assert read_pasted(page).text.endswith(last)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5_000_000,
        "word " * 1_000_000,
        "a\n" * 300_000,
        "Read also\n" * 100_000,
        "\n".join(f"Read also: bridge {number}" for number in range(100_000)),
        "Herons came.\n" + "By Ada Byron\n" * 100_000,
        "Home\nThe heron came back\n" * 100_000,
        "(" * 2_000_000,
        "https://" * 500_000,
        "e" + "\u0301\u0323" * 500_000,
        "- - " * 500_000,
        "> " * 500_000,
        "1/1/" * 500_000,
    ],
    ids=[
        "letter",
        "words",
        "lines",
        "markers",
        "related",
        "bylines",
        "buttons",
        "brackets",
        "addresses",
        "marks",
        "dashes",
        "quotes",
        "dates",
    ],
)
def test_hostile_texts_take_time_in_proportion(text: str) -> None:
    started = process_time()
    read_pasted(text)
    assert process_time() - started < 20
