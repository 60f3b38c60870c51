"""Remembers the folders that are followed and the files that became articles."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from reader.library import articles
from reader.library.articles import Stored
from reader.library.connection import Library, writing
from reader.library.moments import now_microseconds
from reader.markup.words import without_surrogates
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
            "INSERT OR IGNORE INTO folder VALUES (?, ?)",
            (_stored(path), now_microseconds()),
        )


def remove_folder(library: Library, path: str) -> None:
    """Follow the folder no longer; its articles stay."""
    with writing(library) as connection:
        connection.execute("DELETE FROM folder WHERE path = ?", (_stored(path),))


def folders(library: Library) -> list[str]:
    """Return the folders that are followed, the first added first."""
    rows = library.read("SELECT path FROM folder ORDER BY added_at, path")
    return [_path(row[0]) for row in rows]


def known_files(library: Library) -> dict[str, FileState]:
    """Return every file that was ever read, by its path."""
    rows = library.read("SELECT path, size, modified_ns FROM file")
    return {_path(path): FileState(int(size), int(modified)) for path, size, modified in rows}


def article_of(library: Library, path: str) -> int:
    """Return the id of the article that the file at ``path`` was read into, 0 if there is none."""
    row = library.read_one("SELECT article_id FROM file WHERE path = ?", (_stored(path),))
    return int(row[0] or 0) if row else 0


def missing_files(library: Library) -> set[str]:
    """Return the paths of files that are noted as gone."""
    rows = library.read(
        "SELECT path FROM file JOIN article ON article.id = article_id WHERE missing"
    )
    return {_path(row[0]) for row in rows}


def store_file(
    library: Library,
    draft: Draft,
    original: bytes,
    source: Source,
    path: str,
    state: FileState,
    *,
    wanted: bool = True,
) -> Stored:
    """Store ``draft``, read from the file at ``path``, and remember the file's state.

    A file that was read before gives its article a new version, whatever it says now; a new file
    that holds a known article is that article. ``wanted`` says that the reader asked for it, and
    takes it out of the trash.

    Raises:
        LibraryError: nothing was stored; the sentence says why.
    """
    with writing(library) as connection:
        known = articles.known_article(connection, draft)
        if known is None:
            known = _only_article_of(connection, _stored(path))
        if known is not None:
            _forget_gone_files(connection, known)
        stored = articles.store_in(connection, draft, original, source, known, wanted=wanted)
        connection.execute(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, '')",
            (_stored(path), stored.id, state.size, state.modified_ns),
        )
    return stored


def _forget_gone_files(connection: apsw.Connection, identifier: int) -> None:
    """Forget the files of an article that is missing: it is read from another one now.

    So a file that was renamed is its article's only one, and changes it from then on.
    """
    connection.execute(
        "DELETE FROM file WHERE article_id = (SELECT id FROM article WHERE id = ? AND missing)",
        (identifier,),
    )


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
            (_stored(path), state.size, state.modified_ns, without_surrogates(why)),
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
            (json.dumps([_stored(path) for path in paths]), int(missing)),
        )
        return LibraryChanges(changed=tuple(int(row[0]) for row in rows))


# A file's name on Unix is bytes, and those that are no UTF-8 come to us as lone surrogates, which
# no database holds. They are kept as this sign, which is never a character, and four digits.
_SIGN = "\ufdd0"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SIGNED = re.compile(f"{_SIGN}([0-9a-f]{{4}})")


def _stored(path: str) -> str:
    """Return ``path`` as the library keeps it."""
    return _SURROGATE.sub(lambda match: f"{_SIGN}{ord(match[0]):04x}", path)


def _path(stored: str) -> str:
    """Return the path that ``_stored`` was given."""
    return _SIGNED.sub(lambda match: chr(int(match[1], 16)), stored)
