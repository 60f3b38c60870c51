"""Searches that are kept under a name."""

from collections.abc import Iterator

from reader.errors import LibraryError
from reader.library import listing, search
from reader.library.connection import Library, writing
from reader.library.found import count_by_words
from reader.library.moments import now_microseconds
from reader.markup.words import fold
from reader.model.collection import MOST_COUNTED, Collection
from reader.model.query import ArticleQuery

_IS_UNREAD = "read_at IS NULL AND archived_at IS NULL"


def collections(
    library: Library, *, counted: bool = True, with_totals: bool = False
) -> list[Collection]:
    """Return every collection by its name, with how many are unread where they are ``counted``.

    That is counted to one over the most that is shown; with the totals, all is counted to the end.

    Raises:
        LibraryError: the library can't be read.
    """
    most = -1 if with_totals else MOST_COUNTED + 1
    found = [
        Collection(
            each.id,
            each.name,
            each.query,
            _count(library, each.query, unread=True, most=most) if counted else 0,
            _count(library, each.query, unread=False, most=most) if with_totals else 0,
        )
        for each in _kept(library)
    ]
    return sorted(found, key=lambda each: (fold(each.name), each.id))


def collection(library: Library, identifier: int) -> Collection | None:
    """Return the collection with this id, nothing counted, None where there is none."""
    return next((each for each in _kept(library) if each.id == identifier), None)


def collection_named(library: Library, name: str) -> int:
    """Return the id of the collection with a name, whatever its case and accents, else 0."""
    return listing.collection_named(library, name)


def is_any(library: Library) -> bool:
    """Return whether there is any collection."""
    return library.read_one("SELECT 1 FROM collection LIMIT 1") is not None


def make(library: Library, name: str, query: ArticleQuery) -> int:
    """Keep a search under a name; return the collection's id.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    _check_name(library, name, 0)
    with writing(library) as connection:
        connection.execute(
            "INSERT INTO collection (name, query, made_at) VALUES (?, ?, ?)",
            (name, listing.kept_text(query), now_microseconds()),
        )
        return connection.last_insert_rowid()


def rename(library: Library, identifier: int, name: str) -> None:
    """Give a collection another name.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    _check_name(library, name, identifier)
    with writing(library) as connection:
        connection.execute("UPDATE collection SET name = ? WHERE id = ?", (name, identifier))
        _check_there(connection.changes())


def change(library: Library, identifier: int, query: ArticleQuery) -> None:
    """Let a collection find something else.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        connection.execute(
            "UPDATE collection SET query = ? WHERE id = ?", (listing.kept_text(query), identifier)
        )
        _check_there(connection.changes())


def remove(library: Library, identifier: int) -> None:
    """Keep a search no longer; what it finds stays as it is.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        connection.execute("DELETE FROM collection WHERE id = ?", (identifier,))
        _check_there(connection.changes())


def _kept(library: Library) -> Iterator[Collection]:
    for identifier, name, text in library.read("SELECT id, name, query FROM collection"):
        yield Collection(int(identifier), str(name), listing.kept_query(str(text)))


def _count(library: Library, query: ArticleQuery, *, unread: bool, most: int) -> int:
    where, values = listing.condition(library, query)
    if unread:
        where = f"{where} AND {_IS_UNREAD}"
    wanted = search.wanted(library, query.words)
    if search.words_clause(wanted)[0]:
        return count_by_words(library, wanted, (where, values), most=most)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM article WHERE {where} LIMIT ?)"
    return int(library.read(sql, (*values, most))[0][0])


def _check_name(library: Library, name: str, own: int) -> None:
    known = listing.collection_named(library, name)
    if known and known != own:
        raise LibraryError(
            f"There is a collection “{name}” already; nothing was changed. Choose another name."
        )


def _check_there(changes: int) -> None:
    if not changes:
        raise LibraryError("This collection is gone meanwhile; nothing was changed.")
