"""The bodies that an article has had: each that was ever stored stays, and one of them is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import apsw

from reader.errors import ArticleNotFoundError
from reader.library.connection import Library, writing
from reader.library.moments import moment
from reader.markup.words import count_words
from reader.model.article import Version
from reader.model.changes import LibraryChanges

# What repairing an article, or showing another of its versions, can change. The keywords are not
# named: they are picked again wherever they are not of the body that is shown.
_COLUMNS = (
    "identity title title_folded authors site url published language description word_count tags "
    "related next_page notice content_id repair"
).split()


@dataclass(frozen=True, slots=True)
class Before:
    """An article as it was before a change, to be put back: its columns, and its site's repair.

    ``host`` is "" where no site's repair was changed.
    """

    article_id: int
    columns: Mapping[str, Any]
    host: str = ""
    site_repair: str = ""


def versions(library: Library, identifier: int) -> list[Version]:
    """Return every version of the article's body that is kept, the last stored first.

    Raises:
        ArticleNotFoundError: there is no such article.
    """
    rows = library.read(
        "SELECT content.id, stored_at, text, content.id = article.content_id FROM content "
        "JOIN article ON article.id = article_id WHERE article_id = ? AND deleted_at IS NULL "
        "ORDER BY content.id DESC",
        (identifier,),
    )
    if not rows:
        raise ArticleNotFoundError(f"There is no article {identifier} in the library.")
    return [
        Version(int(number), moment(int(at)), count_words(str(text)), bool(shown))
        for number, at, text, shown in rows
    ]


def show_version(library: Library, identifier: int, version: int) -> tuple[LibraryChanges, Before]:
    """Show an earlier or later body of an article; return how it was before as well.

    Raises:
        ArticleNotFoundError: the article, or that body of it, is gone; nothing was changed.
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        row = connection.execute(
            "SELECT text FROM content WHERE id = ? AND article_id = ?", (version, identifier)
        ).fetchone()
        if row is None:
            raise ArticleNotFoundError(f"Article {identifier} has no such version any more.")
        before = state_before(connection, identifier)
        connection.execute(
            "UPDATE article SET content_id = ?, word_count = ? WHERE id = ?",
            (version, count_words(str(row[0])), identifier),
        )
        return LibraryChanges(changed=(identifier,)), before


def state_before(connection: apsw.Connection, identifier: int, host: str = "") -> Before:
    """Return an article as it is now, and the repair of ``host``, inside an open transaction.

    Raises:
        ArticleNotFoundError: there is no such article.
    """
    row = connection.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM article WHERE id = ? AND deleted_at IS NULL",
        (identifier,),
    ).fetchone()
    if row is None:
        raise ArticleNotFoundError(f"There is no article {identifier} in the library.")
    known = connection.execute("SELECT repair FROM site WHERE host = ?", (host,)).get
    return Before(identifier, dict(zip(_COLUMNS, row, strict=True)), host, str(known or ""))


def put_back(library: Library, before: Before) -> LibraryChanges:
    """Make an article, and its site's repair, what they were.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        connection.execute(
            f"UPDATE article SET {', '.join(f'{name} = :{name}' for name in _COLUMNS)} "
            "WHERE id = :id",
            {**before.columns, "id": before.article_id},
        )
        if before.host:
            set_site_repair_in(connection, before.host, before.site_repair)
        return LibraryChanges(changed=(before.article_id,))


def set_site_repair_in(connection: apsw.Connection, host: str, repair: str) -> None:
    """Note what is done to every page of a site, "" for nothing, inside an open transaction."""
    if repair:
        connection.execute("INSERT OR REPLACE INTO site VALUES (?, ?)", (host, repair))
    else:
        connection.execute("DELETE FROM site WHERE host = ?", (host,))
