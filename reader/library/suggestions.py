"""What a library has that a search may ask for: values of conditions, words and titles."""

import json
import re
from collections.abc import Iterable, Mapping

import apsw

from reader.library.connection import Library
from reader.markup.words import UNSPACED, alike
from reader.model.search import Field
from reader.model.suggestion import KnownValues

_MOST_VALUES = 3_000
# Shorter ones are typed sooner than they are chosen.
_WORD = re.compile(r"[^\W\d_]{4,40}|[\uac00-\ud7a3]{2,40}")
_VALUES: Mapping[Field, str] = {
    Field.TAG: (
        "SELECT name FROM (SELECT name, 1000000 AS weight FROM article_tag GROUP BY name "
        "UNION ALL SELECT value, count(*) FROM article, json_each(article.tags) "
        "WHERE deleted_at IS NULL AND tags <> '[]' GROUP BY value) "
        "GROUP BY name COLLATE NOCASE ORDER BY sum(weight) DESC, name LIMIT ?"
    ),
    Field.SITE: (
        "SELECT site FROM article WHERE deleted_at IS NULL AND site <> '' "
        "GROUP BY site ORDER BY count(*) DESC, site LIMIT ?"
    ),
    Field.FEED: (
        "SELECT coalesce(nullif(title, ''), own_title) AS name FROM feed "
        "WHERE removed_at IS NULL ORDER BY name COLLATE NOCASE LIMIT ?"
    ),
    Field.AUTHOR: (
        "SELECT value FROM article, json_each(article.authors) WHERE deleted_at IS NULL "
        "GROUP BY value ORDER BY count(*) DESC, value LIMIT ?"
    ),
    Field.LANGUAGE: (
        "SELECT language FROM article WHERE deleted_at IS NULL AND language <> '' "
        "GROUP BY language ORDER BY count(*) DESC LIMIT ?"
    ),
    Field.COLLECTION: "SELECT name FROM collection ORDER BY name COLLATE NOCASE LIMIT ?",
}


def known_values(library: Library) -> KnownValues:
    """Return what conditions may ask for; it takes a second where there are very many articles.

    Raises:
        LibraryError: the library can't be read.
    """
    return KnownValues(
        {
            field: tuple(
                str(row[0]) for row in library.read(sql, (_MOST_VALUES,)) if str(row[0]).strip()
            )
            for field, sql in _VALUES.items()
        }
    )


def words_from(library: Library, begun: str, *, most: int) -> list[str]:
    """Return the words of titles that begin so and go on, the most frequent first.

    Raises:
        LibraryError: the library can't be read.
    """
    start = alike(begun)
    if not start:
        return []
    rows = library.read(
        "SELECT word FROM title_word WHERE folded > ?1 AND folded < ?1 || char(0x10ffff) "
        "GROUP BY folded ORDER BY sum(count) DESC, folded LIMIT ?2",
        (start, most),
    )
    return [str(row[0]) for row in rows]


def note_words_in(connection: apsw.Connection, titles: Iterable[str]) -> None:
    """Count the words of titles inside an open transaction, for ``words_from``."""
    words = [
        word
        for title in titles
        for word in set(_WORD.findall(title.lower()))
        if not UNSPACED.search(word)
    ]
    connection.execute(
        "INSERT INTO title_word SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), "
        "count(*) FROM json_each(?) WHERE true GROUP BY 1, 2 "
        "ON CONFLICT (folded, word) DO UPDATE SET count = count + excluded.count",
        (json.dumps([[alike(word), word] for word in words]),),
    )
