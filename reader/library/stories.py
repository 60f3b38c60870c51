"""The same story from several feeds: found when it arrives, so that it is shown once.

Only articles of other feeds, with the same title, that came within some days, are compared by
their text; what is shown then is the one that came first, with the names of all its feeds.
"""

import apsw

from reader.library import packing
from reader.library.moments import DAY, now_microseconds
from reader.markup.likeness import is_same_story
from reader.markup.words import fold
from reader.model.article import Draft, SourceKind

STORIES_FACT = "feed_stories"
APART = "apart"
# "News" or "Links" may be the title of anything.
_SHORTEST_TITLE = 12
_DAYS = 4
_MOST_COMPARED = 8


def same_story(connection: apsw.Connection, feed: int, draft: Draft) -> int | None:
    """Return the article of another feed that tells the story of ``draft``, inside a transaction."""
    title = fold(draft.title)
    if len(title) < _SHORTEST_TITLE or not draft.text:
        return None
    rows = connection.execute(
        f"SELECT article.id, {packing.BODY} FROM article JOIN content ON content.id = content_id "
        "WHERE title_folded = ?1 AND article.source_kind = ?2 AND saved_at > ?3 "
        "AND NOT EXISTS (SELECT 1 FROM entry WHERE article_id = article.id AND feed_id = ?4) "
        "AND ?5 <> coalesce((SELECT value FROM fact WHERE name = ?6), '') "
        "ORDER BY saved_at LIMIT ?7",
        (
            title,
            SourceKind.FEED.value,
            now_microseconds() - _DAYS * DAY,
            feed,
            APART,
            STORIES_FACT,
            _MOST_COMPARED,
        ),
    ).fetchall()
    return next(
        (int(str(row[0])) for row in rows if is_same_story(draft.text, packing.text_of(row[1:]))),
        None,
    )
