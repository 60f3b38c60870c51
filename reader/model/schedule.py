"""When dark holds: between two times of day, or between sunset and sunrise.

It only answers for moments it is given; whoever shows the colours looks at the clock.
"""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)
_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
# The sun's upper edge on the horizon, bent by the air: 90° 50′ from the zenith.
_ZENITH = math.radians(90.833)


class ScheduleKind(StrEnum):
    """What a schedule goes by."""

    TIMES = "times"
    SUN = "sun"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When dark holds.

    By ``TIMES``, from ``dark_from`` to ``light_from`` on the clock of the moment asked for; it may
    go past midnight, and equal times are never dark. By ``SUN``, from sunset to sunrise at
    ``latitude`` and ``longitude``, in degrees to the north and east. Without a longitude the
    clock's offset from UTC, without daylight saving where its zone tells of it, stands for it:
    that is the middle of the zone, mostly within three quarters of an hour.
    """

    kind: ScheduleKind = ScheduleKind.TIMES
    light_from: time = time(7)
    dark_from: time = time(19)
    latitude: float = 0.0
    longitude: float | None = None

    @classmethod
    def from_fields(cls, values: object) -> "Schedule":
        """Return the schedule that a file describes; what makes no sense there is as usual."""
        usual = cls()
        if not isinstance(values, dict):
            return usual
        kind = values.get("kind")
        return cls(
            kind=ScheduleKind(kind) if kind in list(ScheduleKind) else usual.kind,
            light_from=_time(values.get("light_from"), usual.light_from),
            dark_from=_time(values.get("dark_from"), usual.dark_from),
            latitude=_degrees(values.get("latitude"), 90, usual.latitude) or 0.0,
            longitude=_degrees(values.get("longitude"), 180, usual.longitude),
        )

    def as_fields(self) -> dict[str, object]:
        """Return what a file keeps: times as "19:00", degrees as numbers."""
        return {
            "kind": self.kind.value,
            "light_from": self.light_from.isoformat("minutes"),
            "dark_from": self.dark_from.isoformat("minutes"),
            "latitude": self.latitude,
            "longitude": self.longitude,
        }

    def is_dark(self, moment: datetime) -> bool:
        """Return whether dark holds at ``moment``, which knows its offset from UTC."""
        return _state(self._changes(moment), moment.astimezone(UTC))

    def next_change(self, moment: datetime) -> datetime | None:
        """Return when that changes next, in the zone of ``moment``.

        None where it does not on this day or the next: near the poles, where the sun neither rises
        nor sets for weeks. A zone that is but an offset knows of no daylight saving to come, so
        the answer for the day of the change may be an hour off; who waits for it looks again now
        and then.
        """
        changes, asked = self._changes(moment), moment.astimezone(UTC)
        now = _state(changes, asked)
        for change, _ in sorted(changes):
            if change > asked and _state(changes, change) != now:
                return change.astimezone(moment.tzinfo)
        return None

    def _changes(self, moment: datetime) -> list[tuple[datetime, bool]]:
        """Return the instants, in UTC, from which on it is dark or not, in the days' own order."""
        longitude = self._longitude(moment)
        is_sun = self.kind is ScheduleKind.SUN
        solar = moment.astimezone(UTC) + timedelta(hours=longitude / 15)
        today = solar.date() if is_sun else moment.date()
        changes = []
        for days in (-1, 0, 1, 2):
            day = today + days * _DAY
            if is_sun:
                changes += _sun_changes(day, self.latitude, longitude)
            else:
                changes += self._clock_changes(day, moment)
        return changes

    def _clock_changes(self, day: date, moment: datetime) -> list[tuple[datetime, bool]]:
        changes = [(self.light_from, False), (self.dark_from, True)]
        if self.light_from == self.dark_from:
            changes.pop()
        return [
            # A time that the clock shows twice counts the first time.
            (datetime.combine(day, at, moment.tzinfo).astimezone(UTC), dark)
            for at, dark in sorted(changes)
        ]

    def _longitude(self, moment: datetime) -> float:
        if self.longitude is not None:
            return self.longitude
        offset = (moment.utcoffset() or timedelta()) - (moment.dst() or timedelta())
        return offset / timedelta(hours=1) * 15


def _time(value: object, usual: time) -> time:
    try:
        return time.fromisoformat(str(value)).replace(tzinfo=None)
    except ValueError:
        return usual


def _degrees(value: object, largest: int, usual: float | None) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return usual
    # A number that is none fails this too.
    return float(value) if -largest <= value <= largest else usual


def _state(changes: list[tuple[datetime, bool]], moment: datetime) -> bool:
    """Return what the last of ``changes`` before ``moment`` made of it."""
    return next((dark for change, dark in reversed(changes) if change <= moment), False)


def _sun_changes(day: date, latitude: float, longitude: float) -> list[tuple[datetime, bool]]:
    """Return sunrise and sunset of a solar day; where there are none, its midnight alone."""
    mean_noon = datetime.combine(day, time(12), UTC) - timedelta(hours=longitude / 15)
    noon = mean_noon - _equation_of_time(mean_noon)
    changes = []
    for side, dark in ((-1, False), (1, True)):
        moment = noon
        # The sun moves on meanwhile; a second look at it gives the minute.
        for _ in range(2):
            angle = _hour_angle(moment, latitude)
            if isinstance(angle, bool):
                return [(noon - _DAY / 2, not angle)]
            moment = (
                mean_noon
                - _equation_of_time(moment)
                + side * timedelta(minutes=4 * math.degrees(angle))
            )
        changes.append((moment, dark))
    return changes


def _hour_angle(moment: datetime, latitude: float) -> float | bool:
    """Return how far from noon the sun rises and sets, in radians, or whether it is up all day."""
    declination = _declination(moment)
    north = math.radians(latitude)
    above = math.cos(_ZENITH) - math.sin(north) * math.sin(declination)
    reach = math.cos(north) * math.cos(declination)
    return math.acos(above / reach) if abs(above) < reach else above < 0


def _declination(moment: datetime) -> float:
    """Return the sun's declination in radians."""
    sun = _sun(moment)
    return math.asin(math.sin(sun.obliquity) * math.sin(sun.longitude))


def _equation_of_time(moment: datetime) -> timedelta:
    """Return by how much the sun is ahead of a mean clock."""
    sun = _sun(moment)
    half = math.tan(sun.obliquity / 2) ** 2
    radians = (
        half * math.sin(2 * sun.mean_longitude)
        - 2 * sun.eccentricity * math.sin(sun.anomaly)
        + 4 * sun.eccentricity * half * math.sin(sun.anomaly) * math.cos(2 * sun.mean_longitude)
        - half**2 / 2 * math.sin(4 * sun.mean_longitude)
        - 1.25 * sun.eccentricity**2 * math.sin(2 * sun.anomaly)
    )
    return timedelta(minutes=4 * math.degrees(radians))


@dataclass(frozen=True, slots=True)
class _Sun:
    """Where the sun is, in radians."""

    mean_longitude: float
    anomaly: float
    eccentricity: float
    longitude: float
    obliquity: float


def _sun(moment: datetime) -> _Sun:
    """Return the sun's place to about 0.01°.

    Source: Jean Meeus, "Astronomical Algorithms", chapter 25 (lower accuracy), in the form of the
    solar calculator of NOAA's Global Monitoring Laboratory.
    """
    century = (moment - _J2000) / timedelta(days=36525)
    mean_longitude = math.radians((280.46646 + century * (36000.76983 + century * 0.0003032)) % 360)
    anomaly = math.radians(357.52911 + century * (35999.05029 - century * 0.0001537))
    center = math.radians(
        math.sin(anomaly) * (1.914602 - century * (0.004817 + century * 0.000014))
        + math.sin(2 * anomaly) * (0.019993 - century * 0.000101)
        + math.sin(3 * anomaly) * 0.000289
    )
    node = math.radians(125.04 - 1934.136 * century)
    tilt = 21.448 - century * (46.815 + century * (0.00059 - century * 0.001813))
    return _Sun(
        mean_longitude=mean_longitude,
        anomaly=anomaly,
        eccentricity=0.016708634 - century * (0.000042037 + century * 0.0000001267),
        longitude=mean_longitude + center - math.radians(0.00569 + 0.00478 * math.sin(node)),
        obliquity=math.radians(23 + (26 + tilt / 60) / 60 + 0.00256 * math.cos(node)),
    )
