"""How well a few letters fit words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.markup.fuzzy import fuzzy_score
from reader.markup.words import fold


def score(wanted: str, words: str) -> float:
    return fuzzy_score(fold(wanted), fold(words))


@pytest.mark.parametrize(
    ("wanted", "better", "worse"),
    [
        ("mark", "Mark All as Read Here", "Bookmark"),
        ("mark", "Bookmark", "Meadow and Rock"),
        ("mar", "Mark Above as Read", "Mill and Road"),
        ("mr", "Mark as Read", "Summer"),
        ("dark", "Theme in Darkness", "Day and Rock"),
        ("find", "Find Next", "Find in the Article"),
        ("open f", "Open Folder…", "Open in the Browser"),
    ],
)
def test_beginnings_of_words_and_letters_side_by_side_count_most(
    wanted: str, better: str, worse: str
) -> None:
    assert score(wanted, better) > score(wanted, worse)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("mar", "Mark All as Read Here"),
        ("bkm", "Bookmark"),
        ("READ", "mark as read"),
        ("all mark", "Mark All as Read Here"),
        ("cafe", "Café am Meer"),
        ("CAFÉ", "cafe"),
        ("новос", "Новости дня"),
        ("ДНЯ", "Новости дня"),
        ("йод", "Йод и море"),
        ("夕暮", "夕暮れに読む"),
        ("読む", "夕暮れに読む"),
        ("القراءه", "القراءه عند الغسق"),
        ("الغسق", "القراءة عند الغسق"),
        ("اقرا", "اِقْرَأ"),
        ("한그", "한국의 그림"),
        ("하", "한국의 그림"),
        ("ไทย", "ภาษาไทย"),
    ],
)
def test_letters_fit_without_case_and_accents_in_every_script(wanted: str, words: str) -> None:
    assert score(wanted, words) > 0.3


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("", "Next"),
        ("  ", "Next"),
        ("x", "Next"),  # one letter fits where a word begins
        ("txen", "Next"),
        ("read zz", "Mark as Read"),
        ("夜", "夕暮れに読む"),
        ("next", ""),
    ],
)
def test_what_does_not_fit_is_nothing(wanted: str, words: str) -> None:
    assert score(wanted, words) == 0


def test_letters_scattered_over_a_long_name_are_no_fit() -> None:
    words = "the quick evening was somewhere between the bridge and a distant hill"
    assert score("qstl", words) == 0


def test_the_whole_name_fits_best_of_all() -> None:
    assert score("next", "Next") == pytest.approx(1.0)
    assert score("next", "Next Unread") < 1


@given(st.text(max_size=20), st.text(max_size=200))
def test_every_score_is_between_nothing_and_one(wanted: str, words: str) -> None:
    assert 0 <= fuzzy_score(wanted, words) <= 1 + 1e-9


@given(st.text(alphabet="abcd ", min_size=1, max_size=12))
def test_a_name_fits_itself(words: str) -> None:
    assert fuzzy_score(words, words) > 0 or not words.strip()
