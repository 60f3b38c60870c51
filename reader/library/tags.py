"""A person's own tags on articles."""

import json
from collections.abc import Iterable

import apsw

from reader.library import search
from reader.library.connection import Library, writing
from reader.model.changes import LibraryChanges


def add_tag(library: Library, ids: Iterable[int], name: str) -> LibraryChanges:
    """Put a tag on articles; return those that did not have it.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        done = tuple(each for each in ids if add_tag_in(connection, each, name))
    return LibraryChanges(changed=done)


def remove_tag(library: Library, ids: Iterable[int], name: str) -> LibraryChanges:
    """Take a tag off articles; return those that had it.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    sql = (
        "DELETE FROM article_tag WHERE name = ? "
        "AND article_id IN (SELECT value FROM json_each(?)) RETURNING article_id"
    )
    with writing(library) as connection:
        rows = connection.execute(sql, (name, json.dumps(list(ids))))
        done = tuple(int(row[0]) for row in rows)
        search.forget_in(connection, done)
    return LibraryChanges(changed=done)


def add_tag_in(connection: apsw.Connection, article: int, name: str) -> bool:
    """Put a tag on an article inside an open transaction; return whether it did not have it."""
    connection.execute(
        "INSERT OR IGNORE INTO article_tag SELECT id, ? FROM article WHERE id = ?", (name, article)
    )
    is_new = connection.changes() > 0
    search.forget_in(connection, [article])
    return is_new
