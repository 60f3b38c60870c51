"""What a list that is shown asks to follow the library: groups, places, what still belongs to it."""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import apsw

from reader.library import listing, search
from reader.library.articles import list_ids
from reader.library.connection import Library, library_error
from reader.markup.words import fold
from reader.model.query import ArticleQuery, Grouping, ListOrder

GroupKey = str | int
"""A day as a number since 1970, or a source's name."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The articles of a list in order, and the groups they are in; ``groups`` is empty without any.

    ``keys`` says of each group what it is, and ``sizes`` how many of the ids, in order, are in it.
    """

    ids: "array[int]"
    keys: tuple[GroupKey, ...] = ()
    sizes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Which of some articles a list may go on showing, and which of these its query finds now."""

    kept: frozenset[int]
    found: frozenset[int]


def listed(library: Library, query: ArticleQuery, *, most: int = -1) -> Listed:
    """Return the first ``most`` articles that ``query`` finds, or all for -1, with their groups.

    Raises:
        LibraryError: the library can't be read.
    """
    if not is_grouped(query):
        query = replace(query, grouping=Grouping.NONE)
    with _at_one_moment(library):
        ids = array("q", list_ids(library, query, most=most))
        if query.grouping is Grouping.NONE:
            return Listed(ids)
        if most < 0 and not query.words:
            where, values = listing.condition(library, query)
            rows = library.read(listing.groups_in_order(library, query, where), values)
            return Listed(ids, tuple(row[0] for row in rows), tuple(int(row[1]) for row in rows))
        return _with_groups(ids, group_keys(library, query, ids))


def is_grouped(query: ArticleQuery) -> bool:
    """Return whether what ``query`` finds stands in groups; what matches best does not."""
    is_by_match = bool(query.words) and query.order is ListOrder.MATCH
    return query.grouping is not Grouping.NONE and not is_by_match


def group_keys(library: Library, query: ArticleQuery, ids: Iterable[int]) -> dict[int, GroupKey]:
    """Return the group of each article that is there."""
    sql = (
        f"SELECT id, {listing.group_key(query)} FROM article "
        "WHERE id IN (SELECT value FROM json_each(?))"
    )
    return {int(row[0]): row[1] for row in library.read(sql, (json.dumps(list(ids)),))}


def standing(library: Library, query: ArticleQuery, ids: Iterable[int]) -> Standing:
    """Return which of ``ids`` the list of ``query`` may keep, and which it finds.

    It may keep what is in the same part of the library, though its filter passes it over by now.

    Raises:
        LibraryError: the library can't be read.
    """
    where, values = listing.with_words(library, query)
    rows = library.read(
        f"SELECT id, ({where}) FROM article "
        f"WHERE {listing.part(query)} AND id IN (SELECT value FROM json_each(?))",
        (*values, json.dumps(list(ids))),
    )
    found = frozenset(int(row[0]) for row in rows if row[1])
    return Standing(frozenset(int(row[0]) for row in rows), found)


def still_there(library: Library, query: ArticleQuery, ids: Iterable[int]) -> set[int]:
    """Return which of ``ids`` the list of ``query`` may keep; see ``standing``."""
    sql = (
        f"SELECT id FROM article WHERE {listing.part(query)} "
        "AND id IN (SELECT value FROM json_each(?))"
    )
    return set(listing.read_ids(library, sql, (json.dumps(list(ids)),)))


def titled(library: Library, query: ArticleQuery, begun: str) -> list[int]:
    """Return the articles of a list whose titles begin so, accents and case aside, in no order.

    Raises:
        LibraryError: the library can't be read.
    """
    wanted = fold(begun)
    where, values = listing.with_words(library, query)
    # The words are looked for in what is left only.
    source = "article" if query.words else listing.table(library, query)
    sql = f"SELECT id FROM {source} WHERE substr(title_folded, 1, ?) = ? AND {where}"
    return listing.read_ids(library, sql, (len(wanted), wanted, *values))


def unread_among(library: Library, ids: Sequence[int]) -> set[int]:
    """Return which of ``ids`` are unread."""
    sql = "SELECT id FROM article WHERE read_at IS NULL AND id IN (SELECT value FROM json_each(?))"
    return set(listing.read_ids(library, sql, (json.dumps(list(ids)),)))


def most_articles(library: Library) -> int:
    """Return how many articles the library can have at most, without counting them."""
    row = library.read_one("SELECT max(id) FROM article")
    return 0 if row is None or row[0] is None else int(row[0])


def _with_groups(ids: "array[int]", keys: dict[int, GroupKey]) -> Listed:
    """Return ids with the groups in which they follow one another."""
    groups: list[GroupKey] = []
    sizes: list[int] = []
    for identifier in ids:
        key = keys.get(identifier, "")
        if groups and same_group(groups[-1], key):
            sizes[-1] += 1
        else:
            groups.append(key)
            sizes.append(1)
    return Listed(ids, tuple(groups), tuple(sizes))


def same_group(one: GroupKey, other: GroupKey) -> bool:
    """Return whether two keys are of one group."""
    return group_name(one) == group_name(other)


def group_name(key: GroupKey) -> GroupKey:
    """Return what is the same for keys of one group, as SQLite's NOCASE has it."""
    return key.translate(_ASCII_LOWER) if isinstance(key, str) else key


_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


@contextmanager
def _at_one_moment(library: Library) -> Iterator[None]:
    """Let all that is read in between be of one moment."""
    connection = library.connection
    if connection.in_transaction:
        yield
        return
    try:
        connection.execute("BEGIN")
    except apsw.Error as error:
        raise library_error(error) from error
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def best_match(library: Library, query: ArticleQuery) -> bool:
    """Return whether the order is how well the words match, which only asking for all tells."""
    if not query.words or query.order is not ListOrder.MATCH:
        return False
    wanted = search.wanted(library, query.words)
    # Without whole words there are only beginnings that very many have.
    if not search.matched(wanted):
        return False
    most = search.MOST_RANKED
    return len(search.newest(library, wanted, most=most + 1)) <= most
