from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from reader.model.schedule import Schedule, ScheduleKind

TINY = timedelta(microseconds=1)
MOMENTS = st.integers(0, 70 * 365 * 24 * 3600).map(
    lambda seconds: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


def zone(hours: float) -> timezone:
    return timezone(timedelta(hours=hours))


class MiddleEurope(tzinfo):
    """UTC+1, and +2 in summer, as between 1996 and now; no machine's own table is asked."""

    @override
    def utcoffset(self, moment: datetime | None) -> timedelta:
        return timedelta(hours=1) + self.dst(moment)

    @override
    def dst(self, moment: datetime | None) -> timedelta:
        assert moment is not None
        bare = moment.replace(tzinfo=None)
        start, end = (self.last_sunday(bare.year, month) for month in (3, 10))
        first = start + timedelta(hours=3 if moment.fold == 0 else 2)
        last = end + timedelta(hours=3 if moment.fold == 0 else 2)
        return timedelta(hours=1) if first <= bare < last else timedelta()

    @override
    def tzname(self, moment: datetime | None) -> str:
        return "CET or CEST"

    @override
    def fromutc(self, moment: datetime) -> datetime:
        winter = moment.replace(tzinfo=None) + timedelta(hours=1)
        start, end = (self.last_sunday(winter.year, month) for month in (3, 10))
        is_summer = start + timedelta(hours=2) <= winter < end + timedelta(hours=2)
        is_twice = end + timedelta(hours=2) <= winter < end + timedelta(hours=3)
        local = winter + timedelta(hours=1) if is_summer else winter
        return local.replace(tzinfo=self, fold=int(is_twice))

    @staticmethod
    def last_sunday(year: int, month: int) -> datetime:
        last = datetime(year, month, 31, tzinfo=UTC).replace(tzinfo=None)
        return last - timedelta(days=(last.weekday() + 1) % 7)


MIDDLE_EUROPE = MiddleEurope()
EVENING = Schedule(light_from=time(6, 30), dark_from=time(20, 15))
WRAPPED = Schedule(light_from=time(10), dark_from=time(1))


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2024, 5, 4, hour, minute, second, tzinfo=zone(7))


@pytest.mark.parametrize(
    ("schedule", "moment", "dark", "change"),
    [
        (EVENING, at(0), True, at(6, 30)),
        (EVENING, at(6, 29, 59), True, at(6, 30)),
        (EVENING, at(6, 30), False, at(20, 15)),
        (EVENING, at(20, 14, 59), False, at(20, 15)),
        (EVENING, at(20, 15), True, at(6, 30) + timedelta(days=1)),
        # Dark that begins after midnight, for those who go to bed late.
        (WRAPPED, at(0, 59), False, at(1)),
        (WRAPPED, at(1), True, at(10)),
        (WRAPPED, at(10), False, at(1) + timedelta(days=1)),
    ],
)
def test_dark_holds_between_two_times(
    schedule: Schedule, moment: datetime, dark: bool, change: datetime
) -> None:
    assert schedule.is_dark(moment) is dark
    assert schedule.next_change(moment) == change


def test_equal_times_are_never_dark() -> None:
    never = Schedule(light_from=time(8), dark_from=time(8))
    assert not any(never.is_dark(at(hour)) for hour in range(24))
    assert never.next_change(at(8)) is None


def test_times_are_those_of_the_moments_own_clock() -> None:
    moment = datetime(2024, 5, 4, 22, tzinfo=UTC)
    assert EVENING.is_dark(moment)
    assert not EVENING.is_dark(moment.astimezone(zone(-7)))


def test_the_change_comes_in_the_zone_that_was_asked_in() -> None:
    change = EVENING.next_change(datetime(2024, 3, 30, 21, tzinfo=MIDDLE_EUROPE))
    assert change is not None
    assert change.tzinfo is MIDDLE_EUROPE


def test_a_night_with_an_hour_less_or_more_ends_by_the_clock() -> None:
    spring = datetime(2024, 3, 30, 21, tzinfo=MIDDLE_EUROPE)
    autumn = datetime(2024, 10, 26, 21, tzinfo=MIDDLE_EUROPE)
    for evening, offset in ((spring, 2), (autumn, 1)):
        change = EVENING.next_change(evening)
        assert change is not None
        assert (change.time(), change.utcoffset()) == (time(6, 30), timedelta(hours=offset))
        assert change.day == evening.day + 1


def test_a_time_that_the_clock_leaves_out_comes_when_the_clock_has_passed_it() -> None:
    early = Schedule(light_from=time(2, 30), dark_from=time(20))
    evening = datetime(2024, 3, 30, 21, tzinfo=MIDDLE_EUROPE)
    assert early.next_change(evening) == datetime(2024, 3, 31, 1, 30, tzinfo=UTC)


def test_a_time_that_the_clock_shows_twice_counts_once() -> None:
    early = Schedule(light_from=time(2, 30), dark_from=time(20))
    evening = datetime(2024, 10, 26, 21, tzinfo=MIDDLE_EUROPE)
    first = datetime(2024, 10, 27, 0, 30, tzinfo=UTC)
    change = early.next_change(evening)
    assert change is not None
    # Compared in UTC: a time that is shown twice equals none in another zone (PEP 495).
    assert change.astimezone(UTC) == first
    states = [
        early.is_dark((first + timedelta(minutes=m)).astimezone(MIDDLE_EUROPE)) for m in range(200)
    ]
    assert not any(states)


@given(MOMENTS, st.times(), st.times(), st.sampled_from([zone(0), zone(-9.5), MIDDLE_EUROPE]))
def test_at_the_next_change_and_not_before_it_is_the_other_way(
    utc: datetime, light_from: time, dark_from: time, where: tzinfo
) -> None:
    schedule = Schedule(light_from=light_from, dark_from=dark_from)
    moment = utc.astimezone(where)
    change = schedule.next_change(moment)
    if light_from == dark_from:
        assert change is None
        return
    assert change is not None
    now = schedule.is_dark(moment)
    assert schedule.is_dark(change) is not now
    assert schedule.is_dark((change.astimezone(UTC) - TINY).astimezone(where)) is now
    # A spring night may swallow both times, so a day may pass without a change.
    assert TINY <= change.astimezone(UTC) - utc <= timedelta(hours=49)


LONDON, NEW_YORK, SYDNEY = (51.5074, -0.1278), (40.7128, -74.006), (-33.8688, 151.2093)
REYKJAVIK, SINGAPORE, TROMSO = (64.1466, -21.9426), (1.3521, 103.8198), (69.6492, 18.9553)


@pytest.mark.parametrize(
    ("place", "offset", "day", "sunrise", "sunset"),
    [
        # As published (timeanddate.com, by the clock there).
        (LONDON, 0, date(2015, 1, 1), time(8, 6), time(16, 2)),
        (LONDON, 0, date(2015, 12, 25), time(8, 5), time(15, 55)),
        (LONDON, 1, date(2024, 6, 20), time(4, 43), time(21, 21)),
        (NEW_YORK, -4, date(2024, 6, 20), time(5, 25), time(20, 31)),
        (NEW_YORK, -5, date(2024, 12, 21), time(7, 17), time(16, 32)),
        (SYDNEY, 10, date(2024, 6, 21), time(7, 0), time(16, 54)),
        (SYDNEY, 11, date(2024, 12, 21), time(5, 41), time(20, 5)),
        (SINGAPORE, 8, date(2024, 3, 20), time(7, 9), time(19, 16)),
        (REYKJAVIK, 0, date(2024, 12, 21), time(11, 22), time(15, 30)),
    ],
)
def test_the_sun_rises_and_sets_as_published(
    place: tuple[float, float], offset: int, day: date, sunrise: time, sunset: time
) -> None:
    schedule = Schedule(ScheduleKind.SUN, latitude=place[0], longitude=place[1])
    night = datetime.combine(day, time(3), zone(offset))
    assert schedule.is_dark(night)
    rises = schedule.next_change(night)
    assert rises is not None
    assert abs(rises - datetime.combine(day, sunrise, zone(offset))) <= timedelta(minutes=3)
    assert not schedule.is_dark(rises)
    sets = schedule.next_change(rises)
    assert sets is not None
    assert abs(sets - datetime.combine(day, sunset, zone(offset))) <= timedelta(minutes=3)
    assert schedule.is_dark(sets)


def test_the_clocks_offset_stands_for_a_longitude_without_its_summer_time() -> None:
    schedule = Schedule(ScheduleKind.SUN, latitude=52.52)
    exact = Schedule(ScheduleKind.SUN, latitude=52.52, longitude=15.0)
    for month in (1, 7):
        noon = datetime(2024, month, 10, 12, tzinfo=MIDDLE_EUROPE)
        assert schedule.next_change(noon) == exact.next_change(noon)


@pytest.mark.parametrize("latitude", [69.6492, 80.0, 89.9, 90.0])
def test_near_the_pole_a_summer_is_light_and_a_winter_dark(latitude: float) -> None:
    schedule = Schedule(ScheduleKind.SUN, latitude=latitude, longitude=TROMSO[1])
    for month, dark in ((6, False), (12, True)):
        moments = [datetime(2024, month, 20, hour, tzinfo=UTC) for hour in range(24)]
        assert {schedule.is_dark(moment) for moment in moments} == {dark}
        assert schedule.next_change(moments[0]) is None
    south = Schedule(ScheduleKind.SUN, latitude=-latitude)
    assert south.is_dark(datetime(2024, 6, 20, tzinfo=UTC))
    assert not south.is_dark(datetime(2024, 12, 20, tzinfo=UTC))


def test_the_polar_night_of_tromso_begins_and_ends_when_it_does() -> None:
    schedule = Schedule(ScheduleKind.SUN, latitude=TROMSO[0], longitude=TROMSO[1])
    noons = [datetime(2023, 11, 1, 10, 40, tzinfo=UTC) + timedelta(days=n) for n in range(120)]
    dark = [noon.date() for noon in noons if schedule.is_dark(noon)]
    # Published: from 27 November to 15 January; a hill and the weather move it by more.
    assert abs(dark[0] - date(2023, 11, 27)) <= timedelta(days=2)
    assert abs(dark[-1] - date(2024, 1, 15)) <= timedelta(days=2)
    assert len(dark) == (dark[-1] - dark[0]).days + 1


@given(
    MOMENTS,
    st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
    st.sampled_from([zone(0), zone(14), zone(-12), MIDDLE_EUROPE]),
)
def test_wherever_the_sun_is_the_next_change_is_one(
    utc: datetime, latitude: float, longitude: float | None, where: tzinfo
) -> None:
    schedule = Schedule(ScheduleKind.SUN, latitude=latitude, longitude=longitude)
    moment = utc.astimezone(where)
    change = schedule.next_change(moment)
    if change is not None:
        assert TINY <= change.astimezone(UTC) - utc <= timedelta(days=3)
        assert schedule.is_dark(change) is not schedule.is_dark(moment)
    elif abs(latitude) < 60:
        pytest.fail("the sun rises and sets here every day")
