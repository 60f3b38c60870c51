"""Find articles by their words, and keep the index of words up to date."""

from collections.abc import Iterator, Sequence

from reader.library import Library, collections, search
from reader.markup.excerpts import wanted_phrases
from reader.markup.search_query import parse_search
from reader.model.query import ArticleQuery
from reader.model.search import Condition, Either, Field, Not, Part, Search, Words

# So many are indexed at a time; whoever wants to write waits for some milliseconds.
BATCH = 50
# A command brings the index up to date first, but for no longer than this takes.
_MOST_AT_ONCE = 5_000


def index_some(library: Library) -> bool:
    """Index the next articles whose words are not in the index yet; return whether more wait.

    Raises:
        LibraryError: they could not be indexed; they wait.
    """
    return search.index_missing(library, most=BATCH) == BATCH


def index_all(library: Library) -> int:
    """Index what waits, as far as it is soon done; return how many articles still wait.

    Raises:
        LibraryError: some could not be indexed; they wait.
    """
    search.index_missing(library, most=_MOST_AT_ONCE)
    return search.count_missing(library)


def waiting(library: Library) -> int:
    """Return how many articles are still to be indexed."""
    return search.count_missing(library)


def problems(library: Library, words: str) -> tuple[str, ...]:
    """Return a sentence on each part of what is looked for that was left out."""
    found = parse_search(words)
    unknown = [
        f"“collection:{name}” was left out: no search is kept under this name."
        for name in _collections_in(found.parts)
        if not collections.collection_named(library, name)
    ]
    return (*found.problems, *unknown)


def marked(library: Library, query: ArticleQuery) -> tuple[Words, ...]:
    """Return the words that are marked in what is found: those typed, and those of kept searches."""
    found = parse_search(query.words)
    kept = [query.collection] if query.collection else []
    kept += [
        identifier
        for name in _collections_in(found.parts)
        if (identifier := collections.collection_named(library, name))
    ]
    parts = list(found.parts)
    for identifier in kept:
        known = collections.collection(library, identifier)
        parts += parse_search(known.query.words).parts if known else ()
    return wanted_phrases(Search(tuple(parts)))


def _collections_in(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case Condition(Field.COLLECTION, name):
                yield name
            case Not(wanted):
                yield from _collections_in([wanted])
            case Either(inner):
                yield from _collections_in(inner)
            case _:
                pass
