"""What the library knows of how feeds are doing."""

from datetime import UTC, date, datetime, timedelta

from reader.library.connection import Library
from reader.library.feeds import feeds
from reader.model.feed_health import FeedHealth, condition

_WEEKS = 13


def health(library: Library) -> list[FeedHealth]:
    """Return every feed that is followed with how it is doing, in the order of ``feeds``."""
    today = datetime.now(UTC).date()
    # The author's day where there is one: what is new to us may be years old.
    rows = library.read(
        "WITH one AS (SELECT feed_id, coalesce(date(substr(published, 1, 10)), "
        "date(saved_at / 1000000, 'unixepoch')) AS day "
        "FROM entry JOIN article ON article.id = article_id) "
        "SELECT feed_id, max(iif(day <= ?1, day, NULL)), sum(day > ?2 AND day <= ?1) FROM one "
        "GROUP BY feed_id",
        # Some calendars are a day ahead of ours.
        (str(today + timedelta(days=1)), str(today - timedelta(weeks=_WEEKS))),
    )
    known = {int(feed): (str(day or ""), int(count)) for feed, day, count in rows}
    found = []
    for feed in feeds(library):
        day, count = known.get(feed.id, ("", 0))
        newest = date.fromisoformat(day) if day else None
        weekly = count / _WEEKS
        read = feed.total - feed.unread
        found.append(FeedHealth(feed, newest, weekly, read, condition(feed, newest, weekly)))
    return found
