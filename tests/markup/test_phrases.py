import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.markup.phrases import Pattern, phrases_pattern
from reader.markup.words import fold


def has_phrase(pattern: Pattern, text: str) -> bool:
    return pattern.search(fold(text)) is not None


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("sale", "A SALE!"),
        ("creme brulee", "Crème  brûlée"),
        ("C++", "Learn C++ today"),
        ("harbo*", "Harbours"),
        ("*boat", "A houseboat"),
        ("海", "上海の朝"),
        ("تركيا", "في تركيا اليوم"),
    ],
)
def test_a_phrase_is_found_whatever_its_case_and_accents(phrase: str, text: str) -> None:
    assert has_phrase(phrases_pattern([phrase]), text)


@pytest.mark.parametrize(
    ("phrase", "text"), [("sale", "Wholesalers"), ("boat", "houseboat"), ("a.b", "a b"), ("*", "a")]
)
def test_a_part_of_a_word_is_not_the_word(phrase: str, text: str) -> None:
    assert not has_phrase(phrases_pattern([phrase]), text)


def test_one_of_several_is_enough_and_none_finds_nothing() -> None:
    assert has_phrase(phrases_pattern(["one", "two"]), "number two")
    assert not has_phrase(phrases_pattern([]), "anything")


@given(st.lists(st.text(max_size=20), max_size=5), st.text(max_size=100))
def test_no_phrase_and_no_text_make_it_stumble(phrases: list[str], text: str) -> None:
    assert has_phrase(phrases_pattern(phrases), text) in (True, False)
