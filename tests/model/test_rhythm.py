from datetime import UTC, datetime, timedelta

import pytest

from reader.model.feed import AS_IT_SAYS, WHEN_ASKED, Rhythm
from reader.model.rhythm import USUAL_MINUTES, next_look

# A Monday.
NOW = datetime(2026, 11, 30, 12, 40, tzinfo=UTC)


def minutes(wanted: int, rhythm: Rhythm = Rhythm(), usual: int = USUAL_MINUTES) -> float:  # noqa: B008 (frozen)
    due = next_look(NOW, wanted, rhythm, usual)
    assert due is not None
    return (due - NOW) / timedelta(minutes=1)


@pytest.mark.parametrize(
    ("asked", "expected"), [(0, 30), (1, 30), (60, 60), (90, 90), (10_080, 1_440)]
)
def test_a_feed_may_ask_for_longer_pauses_up_to_a_day(asked: int, expected: int) -> None:
    assert minutes(AS_IT_SAYS, Rhythm(asked)) == expected


def test_what_a_person_wants_counts_more_than_what_the_feed_says() -> None:
    assert minutes(15, Rhythm(600, tuple(range(24)), tuple(range(7)))) == 15


def test_what_is_set_for_all_feeds_counts_where_a_feed_says_nothing() -> None:
    assert minutes(AS_IT_SAYS, usual=360) == 360
    assert minutes(AS_IT_SAYS, Rhythm(15), usual=360) == 360


@pytest.mark.parametrize(("wanted", "usual"), [(WHEN_ASKED, 30), (AS_IT_SAYS, WHEN_ASKED)])
def test_a_feed_that_is_looked_at_when_asked_is_never_due(wanted: int, usual: int) -> None:
    assert next_look(NOW, wanted, Rhythm(), usual) is None


def test_one_with_its_own_pause_is_due_though_the_others_are_looked_at_when_asked() -> None:
    assert minutes(60, usual=WHEN_ASKED) == 60


def test_the_hours_in_which_a_feed_sleeps_are_left_out() -> None:
    assert next_look(NOW, AS_IT_SAYS, Rhythm(0, (13, 14))) == NOW.replace(hour=15, minute=0)


def test_the_days_on_which_a_feed_sleeps_are_left_out() -> None:
    assert next_look(NOW, AS_IT_SAYS, Rhythm(0, (), (0, 1))) == datetime(2026, 12, 2, tzinfo=UTC)


def test_a_feed_that_asks_never_to_be_asked_is_asked_all_the_same() -> None:
    assert minutes(AS_IT_SAYS, Rhythm(0, (), tuple(range(7)))) == 30
