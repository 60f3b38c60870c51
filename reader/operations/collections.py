"""Keep searches under a name; whatever is done to them is a step that can be taken back."""

from reader.errors import InputRefusedError
from reader.library import Library, collections, journal
from reader.model.collection import Collection, collection_name
from reader.model.query import ArticleQuery, Where
from reader.model.step import StepKind


def all_collections(
    library: Library, *, counted: bool = True, with_totals: bool = False
) -> list[Collection]:
    """Return every collection by its name, with how many are unread where they are ``counted``.

    That is counted to one over the most that is shown; with the totals, all is counted to the end.
    """
    return collections.collections(library, counted=counted, with_totals=with_totals)


def collection(library: Library, identifier: int) -> Collection | None:
    """Return the collection with this id, None where it is gone."""
    return collections.collection(library, identifier)


def keep_search(library: Library, name: str, query: ArticleQuery) -> int:
    """Keep a search under a name; return the collection's id.

    Raises:
        InputRefusedError: it has no name, or it looks through the trash.
        LibraryError: nothing was changed; the sentence says why.
    """
    said = _name(name)
    if query.where is Where.TRASH:
        raise InputRefusedError(
            "A search of the trash can't be kept: what is there is gone in 30 days."
        )
    with journal.step(library, StepKind.KEEP_SEARCH, said):
        return collections.make(library, said, query)


def rename_collection(library: Library, identifier: int, name: str) -> None:
    """Give a collection another name.

    Raises:
        InputRefusedError: it would have none.
        LibraryError: nothing was changed; the sentence says why.
    """
    said = _name(name)
    with journal.step(library, StepKind.CHANGE_SEARCH, said):
        collections.rename(library, identifier, said)


def change_collection(library: Library, identifier: int, query: ArticleQuery) -> None:
    """Let a collection find something else.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    known = collections.collection(library, identifier)
    with journal.step(library, StepKind.CHANGE_SEARCH, known.name if known else ""):
        collections.change(library, identifier, query)


def delete_collection(library: Library, identifier: int) -> None:
    """Keep a search no longer; what it finds stays as it is.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    known = collections.collection(library, identifier)
    with journal.step(library, StepKind.DELETE_SEARCH, known.name if known else ""):
        collections.remove(library, identifier)


def _name(text: str) -> str:
    said = collection_name(text)
    if not said:
        raise InputRefusedError("A kept search needs a name; nothing was changed.")
    return said
