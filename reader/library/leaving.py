"""What becomes of a feed's articles when it is followed no more, and when it is followed again."""

import apsw

from reader.library.moments import DAY, now_microseconds
from reader.library.unkept import UNKEPT

TRASH_DAYS = 30
# An article that went into the trash only because its feeds were left.
WENT_WITH_A_FEED = (
    "deleted_at IN (SELECT removed_at FROM feed JOIN entry ON feed.id = feed_id "
    "WHERE article_id = article.id)"
)


def put_away_in(connection: apsw.Connection, moment: int) -> tuple[int, ...]:
    """Put into the trash what nobody has kept of the feeds that were left at ``moment``.

    What another feed brings as well stays. Inside an open transaction; returns what went.
    """
    rows = connection.execute(
        f"UPDATE article SET deleted_at = ?1 WHERE deleted_at IS NULL AND {UNKEPT} "
        "AND id IN (SELECT article_id FROM entry JOIN feed ON feed.id = feed_id "
        "WHERE removed_at = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM entry JOIN feed ON feed.id = feed_id "
        "WHERE article_id = article.id AND removed_at IS NULL) RETURNING id",
        (moment,),
    )
    return tuple(int(row[0]) for row in rows)


def bring_back_in(connection: apsw.Connection, feed: int) -> tuple[int, ...]:
    """Take out of the trash what went there when a feed was left, inside an open transaction.

    What is gone for good comes again with the feed, if it still stands in it.
    """
    rows = connection.execute(
        f"UPDATE article SET deleted_at = NULL WHERE {WENT_WITH_A_FEED} "
        "AND id IN (SELECT article_id FROM entry WHERE feed_id = ?1) RETURNING id",
        (feed,),
    )
    back = tuple(int(row[0]) for row in rows)
    connection.execute(
        "DELETE FROM entry WHERE feed_id = ?1 AND article_id IS NULL "
        "AND (SELECT removed_at FROM feed WHERE id = ?1) < ?2",
        # Before that nothing that went with it can be gone for good.
        (feed, now_microseconds() - TRASH_DAYS * DAY),
    )
    connection.execute(
        "UPDATE feed SET etag = '', last_modified = '' WHERE id = ? AND removed_at IS NOT NULL",
        (feed,),
    )
    return back
