"""Remembers the folders that are followed and the files that became articles."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from reader.library import articles
from reader.library.articles import Stored
from reader.library.connection import Library, writing
from reader.model.article import Draft, Source
from reader.model.changes import LibraryChanges


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when it was read: bytes, and time of change in nanoseconds."""

    size: int
    modified_ns: int


def add_folder(library: Library, path: str) -> None:
    """Follow the folder at ``path`` from now on."""
    with writing(library) as connection:
        connection.execute(
            "INSERT OR IGNORE INTO folder VALUES (?, ?)", (path, articles.now_microseconds())
        )


def remove_folder(library: Library, path: str) -> None:
    """Follow the folder no longer; its articles stay."""
    with writing(library) as connection:
        connection.execute("DELETE FROM folder WHERE path = ?", (path,))


def folders(library: Library) -> list[str]:
    """Return the folders that are followed, the first added first."""
    rows = library.connection.execute("SELECT path FROM folder ORDER BY added_at, path")
    return [str(row[0]) for row in rows]


def known_files(library: Library) -> dict[str, FileState]:
    """Return every file that was ever read, by its path."""
    rows = library.connection.execute("SELECT path, size, modified_ns FROM file")
    return {str(path): FileState(int(size), int(modified)) for path, size, modified in rows}


def missing_files(library: Library) -> set[str]:
    """Return the paths of files that are noted as gone."""
    rows = library.connection.execute(
        "SELECT path FROM file JOIN article ON article.id = article_id WHERE missing"
    )
    return {str(row[0]) for row in rows}


def store_file(
    library: Library, draft: Draft, original: bytes, source: Source, path: str, state: FileState
) -> Stored:
    """Store ``draft``, read from the file at ``path``, and remember the file's state.

    A file that was read before gives its article a new version, whatever it says now; a new file
    that holds a known article is that article.

    Raises:
        LibraryError: nothing was stored; the sentence says why.
    """
    with writing(library) as connection:
        known = articles.known_article(connection, draft)
        if known is None:
            known = _only_article_of(connection, path)
        stored = articles.store_in(connection, draft, original, source, known)
        connection.execute(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, '')",
            (path, stored.id, state.size, state.modified_ns),
        )
    return stored


def _only_article_of(connection: apsw.Connection, path: str) -> int | None:
    """Return the article that was read from ``path`` and from no other file, or None."""
    found = connection.execute(
        "SELECT article_id FROM file AS this WHERE path = ? AND NOT EXISTS "
        "(SELECT 1 FROM file AS other WHERE other.article_id = this.article_id "
        "AND other.path <> this.path)",
        (path,),
    ).get
    return None if found is None else int(found)


def refuse_file(library: Library, path: str, state: FileState, why: str) -> None:
    """Remember that the file can't be read as it is, so that only a change tries it again."""
    with writing(library) as connection:
        connection.execute(
            "INSERT INTO file VALUES (?, NULL, ?, ?, ?) ON CONFLICT (path) DO UPDATE "
            "SET size = excluded.size, modified_ns = excluded.modified_ns, "
            "refused = excluded.refused",
            (path, state.size, state.modified_ns, why),
        )


def set_missing(library: Library, paths: Iterable[str], *, missing: bool) -> LibraryChanges:
    """Mark the articles of files that are gone, or are back again.

    ``paths`` are all that are gone (or back); an article that another file holds too is not
    missing while that one is there.
    """
    with writing(library) as connection:
        rows = connection.execute(
            "WITH named AS (SELECT value AS path FROM json_each(?1)) "
            "UPDATE article SET missing = ?2 WHERE missing <> ?2 AND deleted_at IS NULL "
            "AND id IN (SELECT article_id FROM file WHERE path IN named) "
            "AND (NOT ?2 OR NOT EXISTS (SELECT 1 FROM file WHERE article_id = article.id "
            "AND path NOT IN named)) RETURNING id",
            (json.dumps(list(paths)), int(missing)),
        )
        return LibraryChanges(changed=tuple(int(row[0]) for row in rows))
