"""What a library knows of what was read: by week, by source, and the feeds that nobody reads.

What counts as read is what was marked so alone, as opening an article does. A command for several
articles gives all of them one and the same moment, and a rule marks an article the moment it comes;
neither says that somebody has read it. What has left the trash for good is not known any more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from reader.library.connection import Library
from reader.library.moments import moment
from reader.markup.words import reading_minutes
from reader.model.article import SourceKind
from reader.model.reading_record import (
    NeverRead,
    ReadingRecord,
    SourceRead,
    WeekRead,
    usual_week,
    week_begin,
)

_EPOCH = date(1970, 1, 1)
_SECOND = 1_000_000
# Instead of a week's number: what is not read, what was read before the weeks that are told of, and
# the rows of feeds.
_UNREAD, _BEFORE, _OF_FEED = -1, -2, -3
_FEED_NAME = "coalesce(nullif(feed.title, ''), nullif(own_title, ''), feed.url)"
# Both answers from one pass through the articles: each source's weeks, and feeds that nobody reads.
# A day is a number since 1970, and is the day where the reader is.
_COUNTS = f"""
WITH narrow AS MATERIALIZED (
    SELECT id, saved_at, read_at, word_count, site,
        coalesce(read_at, archived_at, deleted_at) IS NULL AS waits,
        source_kind = '{SourceKind.FEED.value}'
            AND read_at BETWEEN saved_at AND saved_at + {_SECOND} AS by_rule
    FROM article
), together AS MATERIALIZED (
    SELECT read_at FROM narrow WHERE read_at IS NOT NULL GROUP BY read_at HAVING count(*) > 1
), each AS MATERIALIZED (
    SELECT id, saved_at, waits, word_count, site,
        (SELECT min(feed_id) FROM entry WHERE article_id = narrow.id) AS first_feed,
        iif(NOT by_rule AND read_at NOT IN (SELECT read_at FROM together),
            unixepoch(read_at / {_SECOND}, 'unixepoch', 'localtime') / 86400, NULL) AS day
    FROM narrow
)
SELECT CASE WHEN day IS NULL THEN {_UNREAD} WHEN day < ?1 THEN {_BEFORE} ELSE (day - ?1) / 7 END,
    coalesce({_FEED_NAME}, site) AS name, max(feed.id IS NOT NULL), count(day),
    sum(iif(day IS NULL, 0, word_count)), sum(saved_at >= ?2), sum(saved_at >= ?2 AND day IS NOT NULL)
FROM each LEFT JOIN feed ON feed.id = first_feed GROUP BY 1, 2
UNION ALL
SELECT {_OF_FEED}, {_FEED_NAME}, feed.id, added_at, sum(waits), 0, 0
FROM (SELECT DISTINCT feed_id, article_id FROM entry WHERE article_id IS NOT NULL)
JOIN each ON each.id = article_id JOIN feed ON feed.id = feed_id
WHERE removed_at IS NULL GROUP BY feed.id HAVING count(day) = 0
"""


@dataclass(frozen=True, slots=True)
class _Part:
    """What was read of a source in one week, and what came of it in all the weeks."""

    week: int
    name: str
    is_feed: bool
    articles: int
    words: int
    came: int
    came_read: int


def record(
    library: Library, *, weeks: int, first_day: int, now: datetime | None = None
) -> ReadingRecord:
    """Return what was read in the last ``weeks`` weeks, the present one with them.

    Weeks begin on ``first_day``, 1 (Monday) to 7, at midnight where the reader is.

    Raises:
        LibraryError: the library can't be read, with its sentence.
    """
    today = (now or datetime.now(UTC)).astimezone().date()
    begin = week_begin(today, first_day) - timedelta(weeks=weeks - 1)
    # Where the clock jumps over midnight, ``astimezone`` would give a moment of the day before.
    start = round(datetime.combine(begin, time()).timestamp()) * _SECOND
    rows = library.read(_COUNTS, ((begin - _EPOCH).days, start))
    parts = [
        _Part(row[0], str(row[1]), bool(row[2]), *row[3:]) for row in rows if row[0] != _OF_FEED
    ]
    told = _weeks(parts, begin, weeks)
    return ReadingRecord(
        weeks=told,
        usual=usual_week(told, since_before=any(part.week == _BEFORE for part in parts)),
        sources=tuple(sorted(_sources(parts, weeks), key=_most_read_first)),
        never_read=tuple(
            sorted(_never_read(rows), key=lambda each: (-each.waiting, each.name.casefold()))
        ),
        has_read=any(part.articles for part in parts),
    )


def _weeks(parts: Sequence[_Part], begin: date, weeks: int) -> tuple[WeekRead, ...]:
    articles, words = Counter[int](), Counter[int]()
    for part in parts:
        articles[part.week] += part.articles
        words[part.week] += part.words
    return tuple(
        WeekRead(begin + timedelta(weeks=week), articles[week], _minutes(words[week]))
        for week in range(weeks)
    )


def _sources(parts: Sequence[_Part], weeks: int) -> Iterator[SourceRead]:
    """Give the sources of which anything was read in these weeks."""
    by_name: defaultdict[str, list[_Part]] = defaultdict(list)
    for part in parts:
        by_name[part.name].append(part)
    for name, own in by_name.items():
        # A clock that was wrong may have let somebody read in weeks to come.
        read = [part for part in own if 0 <= part.week < weeks]
        if read:
            yield SourceRead(
                name,
                any(part.is_feed for part in own),
                sum(part.articles for part in read),
                _minutes(sum(part.words for part in read)),
                sum(part.came for part in own),
                sum(part.came_read for part in own),
            )


def _never_read(rows: Sequence[tuple[Any, ...]]) -> Iterator[NeverRead]:
    for week, name, feed, added_at, waiting, *_rest in rows:
        if week == _OF_FEED:
            yield NeverRead(int(feed), str(name), moment(int(added_at)), int(waiting))


def _most_read_first(source: SourceRead) -> tuple[int, int, str]:
    return -source.articles, -source.minutes, source.name.casefold()


def _minutes(words: int) -> int:
    return reading_minutes(words) if words else 0
