import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.markup.words import count_words, fold, reading_minutes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("… — !", 0),
        ("one two  three\nfour", 4),
        ("don’t well-known it's", 3),
        ("one—two, three/four (five)", 5),
        ("école e\u0301cole", 2),
        ("हिन्दी भाषा में लिखा", 4),
        ("مُحَمَّدٌ رَسُولٌ", 2),
        ("தமிழ் மொழி", 2),
        ("한국어 문장 입니다", 3),
        ("日本語の文章", 3),
        ("日本", 1),
        ("日", 1),
        ("สวัสดี", 3),
        ("Python で書く", 3),
        ("in 2022, 3 of 10", 5),
    ],
)
def test_words_are_counted_as_their_script_writes_them(text: str, words: int) -> None:
    assert count_words(text) == words


@settings(deadline=None)
@given(st.text(), st.text())
def test_two_texts_have_together_the_words_of_each(first: str, second: str) -> None:
    both = count_words(first) + count_words(second)
    assert both - 1 <= count_words(f"{first}\n{second}") <= both


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (230, 1), (460, 2), (2300, 10)])
def test_reading_takes_a_minute_at_least(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Café", "CAFE"),
        ("e\u0301", "é"),
        ("Straße", "STRASSE"),
        ("  two\n words ", "two words"),
        ("ﬁn", "fin"),
        ("℡", "tel"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("İstanbul", "istanbul"),
        ("Ｆｕｌｌ", "full"),
    ],
)
def test_texts_that_a_reader_takes_for_the_same_fold_to_the_same(first: str, second: str) -> None:
    assert fold(first) == fold(second)


def test_folding_keeps_different_words_apart() -> None:
    assert fold("one two") != fold("onetwo")
    assert fold("日本") != fold("日木")


@settings(deadline=None)
@given(st.text())
def test_what_is_folded_has_no_accent_and_folds_to_itself(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert not any(unicodedata.combining(c) for c in folded)
    assert folded == " ".join(folded.split())


@settings(deadline=None)
@given(st.text())
def test_case_never_matters_to_a_search(text: str) -> None:
    assert fold(text.casefold()) == fold(text)
