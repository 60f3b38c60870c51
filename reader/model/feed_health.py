"""How a feed is doing, for who looks after many of them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from reader.model.feed import Feed

# A feed without anything new for so long is silent.
_SILENT = timedelta(days=365)
# So many articles a week are more than most people read.
_BUSY_WEEKLY = 70
# One that brought so many articles in so long a time, and none was opened, is never read.
_NEVER_READ, _LONG_ENOUGH = 10, timedelta(days=30)


class Condition(StrEnum):
    """How a feed is doing, the worst first."""

    GONE = "gone"
    BROKEN = "broken"
    SILENT = "silent"
    NEVER_READ = "never_read"
    BUSY = "busy"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """A feed with what it brought: ``newest`` is the day of its last article.

    ``weekly`` is how many articles a week it brought of late, ``read`` how many of all are read.
    """

    feed: Feed
    newest: date | None
    weekly: float
    read: int
    condition: Condition


def condition(
    feed: Feed, newest: date | None, weekly: float, now: datetime | None = None
) -> Condition:
    """Return how a feed is doing at ``now`` (UTC), the worst that can be said of it."""
    now = now or datetime.now(UTC)
    since = newest or feed.added_at.date()
    if feed.is_gone:
        return Condition.GONE
    if feed.failures:
        return Condition.BROKEN
    if now.date() - since > _SILENT:
        return Condition.SILENT
    is_known = now - feed.added_at > _LONG_ENOUGH
    if is_known and feed.total >= _NEVER_READ and feed.unread == feed.total:
        return Condition.NEVER_READ
    return Condition.BUSY if weekly >= _BUSY_WEEKLY else Condition.FINE
