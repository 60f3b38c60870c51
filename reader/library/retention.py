"""How long the articles of feeds are kept, and what goes when that is over.

Only what came by a feed goes, and only what a person has read and done nothing else with: nothing
unread, bookmarked, tagged, repaired or half read, nothing that was saved by another door as well.
What goes lies in the trash first, as if it had been deleted, and never comes back by itself.
"""

import json
from collections.abc import Iterator

import apsw

from reader.library import articles
from reader.library.connection import Library, writing
from reader.library.moments import DAY, now_microseconds
from reader.library.unkept import UNKEPT
from reader.model.changes import LibraryChanges
from reader.model.feed import AS_ALL_FEEDS, KEPT_FOR_EVER, Keeping

KEEPING_FACT = "feed_keeping"


def usual_keeping(library: Library) -> Keeping:
    """Return how long articles are kept of feeds that have no wish of their own."""
    told = articles.fact(library, KEEPING_FACT)
    return Keeping(*json.loads(told)) if told else Keeping(KEPT_FOR_EVER, KEPT_FOR_EVER)


def set_usual_keeping(library: Library, keeping: Keeping) -> None:
    """Set how long articles are kept of feeds that have no wish of their own.

    Raises:
        LibraryError: nothing was set; the sentence says why.
    """
    articles.set_fact(library, KEEPING_FACT, json.dumps([keeping.days, keeping.count]))


def drop_old(library: Library) -> LibraryChanges:
    """Put into the trash what need not be kept any more; return what went.

    An article of several feeds goes when none of them keeps it.

    Raises:
        LibraryError: nothing was dropped; the sentence says why.
    """
    usual = usual_keeping(library)
    rules = library.read(
        "SELECT id, keep_days, keep_count FROM feed WHERE removed_at IS NULL "
        "AND (keep_days > 0 OR keep_count > 0 OR (?1 > 0 AND keep_days = ?3) "
        "OR (?2 > 0 AND keep_count = ?3))",
        (usual.days, usual.count, AS_ALL_FEEDS),
    )
    if not rules:
        return LibraryChanges()
    with writing(library) as connection:
        over: dict[int, set[int]] = {}
        for identifier, days, count in rules:
            keeping = Keeping(int(days) or usual.days, int(count) or usual.count)
            for article in _over(library, int(identifier), keeping):
                over.setdefault(article, set()).add(int(identifier))
        gone = tuple(
            article
            for article, feeds in over.items()
            if feeds >= _followed(connection, article) and _is_free(connection, article)
        )
        connection.execute(
            "UPDATE article SET deleted_at = ? WHERE id IN (SELECT value FROM json_each(?))",
            (now_microseconds(), json.dumps(gone)),
        )
    return LibraryChanges(removed=gone)


def _over(library: Library, feed: int, keeping: Keeping) -> Iterator[int]:
    """Give the articles of a feed that are older than is kept, or that are too many."""
    rows = library.read(
        "SELECT article.id, saved_at, read_at < ?2 FROM entry JOIN article ON article.id = article_id "
        "WHERE feed_id = ?1 AND deleted_at IS NULL ORDER BY saved_at DESC, article.id DESC",
        # What was read just now may be open, and is what an undo makes unread.
        (feed, now_microseconds() - DAY),
    )
    limit = now_microseconds() - keeping.days * DAY
    for place, (article, saved_at, is_read) in enumerate(rows):
        is_old = keeping.days > 0 and saved_at < limit
        if is_read and (is_old or 0 < keeping.count <= place):
            yield int(article)


def _followed(connection: apsw.Connection, article: int) -> set[int]:
    rows = connection.execute(
        "SELECT feed.id FROM entry JOIN feed ON feed.id = feed_id "
        "WHERE article_id = ? AND removed_at IS NULL",
        (article,),
    )
    return {int(row[0]) for row in rows}


def _is_free(connection: apsw.Connection, article: int) -> bool:
    """Return whether nobody has done anything with an article but reading it."""
    sql = f"SELECT 1 FROM article WHERE id = ? AND read_at IS NOT NULL AND {UNKEPT}"
    return connection.execute(sql, (article,)).get is not None
