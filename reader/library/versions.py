"""The bodies that an article has had: each that was ever stored stays, and one of them is shown."""

import apsw

from reader.errors import ArticleNotFoundError
from reader.library import packing
from reader.library.connection import Library, writing
from reader.library.moments import moment
from reader.markup.words import count_words
from reader.model.article import Version
from reader.model.changes import LibraryChanges


def versions(library: Library, identifier: int) -> list[Version]:
    """Return every version of the article's body that is kept, the last stored first.

    Raises:
        ArticleNotFoundError: there is no such article.
    """
    rows = library.read(
        "SELECT content.id, stored_at, content.id = article.content_id, "
        f"{packing.BODY} FROM content "
        "JOIN article ON article.id = article_id WHERE article_id = ? AND deleted_at IS NULL "
        "ORDER BY content.id DESC",
        (identifier,),
    )
    if not rows:
        raise ArticleNotFoundError(f"There is no article {identifier} in the library.")
    return [
        Version(int(number), moment(int(at)), count_words(packing.text_of(body)), bool(shown))
        for number, at, shown, *body in rows
    ]


def show_version(library: Library, identifier: int, version: int) -> LibraryChanges:
    """Show an earlier or later body of an article.

    Raises:
        ArticleNotFoundError: the article, or that body of it, is gone; nothing was changed.
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        row = connection.execute(
            f"SELECT {packing.BODY} FROM content WHERE id = ? AND article_id = ?",
            (version, identifier),
        ).fetchone()
        if row is None:
            raise ArticleNotFoundError(f"Article {identifier} has no such version any more.")
        connection.execute(
            "UPDATE article SET content_id = ?, word_count = ? WHERE id = ?",
            (version, count_words(packing.body_of(row).text), identifier),
        )
        return LibraryChanges(changed=(identifier,))


def set_site_repair_in(connection: apsw.Connection, host: str, repair: str) -> None:
    """Note what is done to every page of a site, "" for nothing, inside an open transaction."""
    if repair:
        connection.execute("INSERT OR REPLACE INTO site VALUES (?, ?)", (host, repair))
    else:
        connection.execute("DELETE FROM site WHERE host = ?", (host,))
