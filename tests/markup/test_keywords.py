"""The terms of a text: what it is about in any script, few, and in bounded time."""

from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.markup.keywords import LENGTH, LOOKED_AT, MOST_TERMS, keywords
from reader.markup.words import fold

ENGLISH = (
    "The ferry to Tanalor leaves at dawn. For a hundred years the ferry was the only road, and "
    "the people of the island say that the bridge, which the ministry wants, is not for them. "
    "Captain Orrin has steered it since he was nineteen. “The bridge is for trucks,” Orrin says. "
    "They have asked the ministry in Tanalor for another study of the bridge."
)


def strongest(title: str, text: str, most: int = 4, language: str = "") -> set[str]:
    terms = keywords(title, text, language=language)
    return set(sorted(terms, key=lambda term: -terms[term])[:most])


def test_a_text_is_about_its_title_its_names_and_what_it_repeats() -> None:
    assert strongest("The last ferry", ENGLISH) == {"ferry", "tanalor", "bridge", "orrin"}


def test_little_words_count_less_than_every_word_that_says_something() -> None:
    terms = keywords("The last ferry", ENGLISH)
    assert terms.get("the", 0) < min(terms[word] for word in ("ferry", "bridge", "ministry"))
    assert not {"a", "s", "he", "to", "is"} & terms.keys()


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Ж. Экспедиция нашла экспедицию у реки Лены, где стояла экспедиция.", "экспедиция"),
        ("新しい図書館が開いた。図書館には本が多い。", "図書"),
        ("プログラムを書く。このプログラムは短い。", fold("プログラム")),
        ("도서관이 문을 열었다. 도서관에는 책이 많다.", fold("도서")),
        ("ห้องสมุดเปิดแล้ว ห้องสมุดมีหนังสือ", fold("สมุด")),
        ("مكتبة جديدة في القرية، مكتبة كبيرة في المدينة", "مكتبة"),
        ("पुस्तकालय खुला है और पुस्तकालय बड़ा है।", fold("पुस्तकालय")),
        ("Thư viện mở cửa. Thư viện có nhiều sách.", "vien"),
    ],
)
def test_what_is_repeated_is_found_in_every_script(text: str, term: str) -> None:
    terms = keywords("", text)
    assert terms[term] == max(terms.values())


def test_terms_are_folded_as_a_search_folds_them() -> None:
    assert keywords("Zürich ZÜRICH zürich", "").keys() == {"zurich"}


def test_hyphens_and_apostrophes_part_words() -> None:
    assert keywords("L’école d'Alsace-Lorraine", "").keys() == {"ecole", "alsace", "lorraine"}


def test_a_name_counts_more_than_a_word_that_is_also_written_small() -> None:
    text = "We saw Harlan there. There was harvest, and Harvest came. We praised Harvest."
    terms = keywords("", text + " Then we left Harlan alone.")
    assert terms["harlan"] > terms["harvest"]


def test_where_every_noun_is_capital_a_capital_is_no_name() -> None:
    text = "am Morgen kam der Wanderer, und der Wanderer sang laut ein wenig gesungen gesungen"
    english, german = keywords("", text, language="en"), keywords("", text, language="de-AT")
    assert english["wanderer"] > english["gesungen"]
    assert german["wanderer"] == german["gesungen"]


def test_a_tag_is_a_term_even_where_the_text_never_says_it() -> None:
    terms = keywords("The last ferry", ENGLISH, tags=("seafaring", "the sea"))
    assert terms["seafaring"] > terms["people"]


def test_addresses_and_numbers_say_nothing() -> None:
    assert keywords("", "https://example.org/words/here someone@example.org 2024 3rd").keys() == (
        set()
    )


def test_a_huge_text_is_looked_at_only_in_its_beginning() -> None:
    start = "harbour lighthouse " * (LOOKED_AT // 19) + " " * 19
    assert keywords("", start + "zeppelin " * 500_000) == keywords("", start)


@settings(deadline=None)
@given(st.text(), st.text(), st.lists(st.text()))
def test_whatever_the_text_terms_are_few_folded_and_weigh_together_what_others_do(
    title: str, text: str, tags: list[str]
) -> None:
    terms = keywords(title, text, tags=tags)
    assert len(terms) <= MOST_TERMS
    assert all(term and 1 <= weight <= LENGTH for term, weight in terms.items())
    assert all(len(term) <= 32 for term in terms)
    if terms:
        length = sqrt(sum(weight**2 for weight in terms.values()))
        assert length == pytest.approx(LENGTH, rel=0.05)
