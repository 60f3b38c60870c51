"""Moments as the library counts them: microseconds since 1970, UTC."""

from datetime import UTC, datetime, timedelta

DAY = 24 * 60 * 60 * 1_000_000
"""A day as the library counts."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(moment: datetime) -> int:
    """Return ``moment``, which knows its offset, as the library counts."""
    return (moment - _EPOCH) // _MICROSECOND


def now_microseconds() -> int:
    """Return the present moment as the library counts."""
    return microseconds(datetime.now(UTC))


def moment(count: int) -> datetime:
    """Return the moment, in UTC, that the library counts as ``count``."""
    return _EPOCH + count * _MICROSECOND
