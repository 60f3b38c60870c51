"""Weeks of reading: where they begin, and what is usual in them."""

from datetime import date, timedelta

import pytest

from reader.model.reading_record import Usual, WeekRead, usual_week, week_begin

MONDAY = date(2026, 11, 30)


def weeks(*counts: int) -> list[WeekRead]:
    return [
        WeekRead(MONDAY - timedelta(weeks=len(counts) - 1 - n), count, 10 * count)
        for n, count in enumerate(counts)
    ]


@pytest.mark.parametrize("first_day", range(1, 8))
def test_a_week_begins_on_the_day_that_it_begins_on(first_day: int) -> None:
    for day in (MONDAY + timedelta(days=n) for n in range(14)):
        begin = week_begin(day, first_day)
        assert begin.isoweekday() == first_day
        assert timedelta(0) <= day - begin < timedelta(weeks=1)


def test_the_usual_week_is_the_one_in_the_middle_without_the_present_one() -> None:
    assert usual_week(weeks(0, 2, 90, 3, 4, 50), since_before=True) == Usual(3, 30)


def test_weeks_before_the_first_reading_say_nothing_and_later_empty_ones_do() -> None:
    counts = weeks(0, 0, 0, 5, 0, 4, 5, 9)
    assert usual_week(counts, since_before=False) == Usual(4, 45)
    assert usual_week(counts, since_before=True) == Usual(0, 0)


def test_few_weeks_make_no_usual_one() -> None:
    assert usual_week(weeks(0, 5, 5, 5, 9), since_before=False) is None
    assert usual_week(weeks(9), since_before=True) is None
    assert usual_week([], since_before=True) is None
