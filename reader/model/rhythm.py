"""When a feed is looked at next: as a person wants it, else as the feed asks for."""

from datetime import datetime, timedelta

from reader.model.feed import AS_IT_SAYS, WHEN_ASKED, Rhythm

# Where neither says anything.
USUAL_MINUTES = 30
# A feed may slow readers down, but neither hurry them nor keep itself from them.
_SHORTEST, _LONGEST = 15, 24 * 60
_HOURS_IN_A_WEEK = 7 * 24


def next_look(
    now: datetime, wanted: int, rhythm: Rhythm, usual: int = USUAL_MINUTES
) -> datetime | None:
    """Return when a feed is looked at that was looked at ``now`` (UTC), None for only when asked.

    Args:
        now: a moment in UTC, since a feed's hours are in UTC (RSS 2.0, skipHours).
        wanted: the minutes a person wants between two looks, ``AS_IT_SAYS`` or ``WHEN_ASKED``.
        rhythm: what the feed asks for.
        usual: the minutes for feeds of which neither says anything, or ``WHEN_ASKED``.
    """
    if WHEN_ASKED in (wanted, usual if wanted == AS_IT_SAYS else wanted):
        return None
    if wanted != AS_IT_SAYS:
        return now + timedelta(minutes=wanted)
    asked = min(max(rhythm.minutes, _SHORTEST), _LONGEST) if rhythm.minutes else 0
    due = now + timedelta(minutes=max(asked, usual))
    for _ in range(_HOURS_IN_A_WEEK):
        if due.hour not in rhythm.hours and due.weekday() not in rhythm.days:
            return due
        due = due.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    # It asks for never; nobody means that.
    return now + timedelta(minutes=max(asked, usual))
