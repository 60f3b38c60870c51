"""The articles with certain words, in order: the first of them fast, also of words that all have."""

import json
from collections.abc import Sequence
from dataclasses import replace

from reader.library import listing, search
from reader.library.connection import Library
from reader.model.query import ArticleQuery, Grouping, ListOrder, Where
from reader.model.search import Search

# Of what came last it is tried first whether so many times what is wanted is enough.
_TRIED = 3

Condition = tuple[str, Sequence[str | int]]


def found_by_words(
    library: Library,
    wanted: Search,
    query: ArticleQuery,
    condition: Condition,
    *,
    most: int,
) -> list[int]:
    """Return the ids of articles with certain words, ``most`` of them; -1 for all.

    Where few have the words, those that match best are first, else those that came last, and there
    are no groups. What is not indexed yet is found by its title, and stands before them.

    Args:
        library: the library.
        wanted: what is looked for, with words.
        query: in what order.
        condition: what else must be so.
        most: how many of the first are wanted.
    """
    if query.order is ListOrder.MATCH:
        query = replace(query, grouping=Grouping.NONE)
    fresh = _by_title(library, search.titles_of(wanted), condition, most)
    last = search.newest(library, wanted, most=search.MOST_RANKED + 1)
    # Beginnings of words are asked for alone only where very many have them.
    is_common = len(last) > search.MOST_RANKED or not search.matched(wanted)
    if query.order is not ListOrder.MATCH:
        if not is_common:
            ids = [*fresh, *_of_these(library, last, query, _with_letters(wanted, condition), -1)]
            return _of_these(library, ids, query, condition, most)
        if most < 0 or not _is_by_arrival(query):
            return _of_all(library, wanted, fresh, query, condition, most)
        fresh = []
    if not is_common:
        found = _ranked(library, wanted, query, condition, most)
    elif most >= 0 and _is_by_arrival(query):
        found = _last(library, wanted, last, query, condition, most)
    else:
        found = _of_all(library, wanted, [], query, condition, most)
    if fresh:
        found = list(dict.fromkeys([*fresh, *found]))
    return found[: None if most < 0 else most]


def count_by_words(library: Library, wanted: Search, condition: Condition, *, most: int) -> int:
    """Return how many articles have certain words, or ``most`` where there are more; -1 for all."""
    fresh = _by_title(library, search.titles_of(wanted), condition, most)
    where, values = _with_letters(wanted, condition)
    table, expression = search.source(wanted)
    (row,) = library.read(
        f"SELECT count(*) FROM (SELECT 1 FROM {table} JOIN article ON article.id = {table}.rowid "
        f"WHERE {table} MATCH ? AND {where} AND indexed_of IS content_id LIMIT ?)",
        (expression, *values, most),
    )
    known = set(fresh)
    found = int(row[0]) + len(known)
    return found if most < 0 else min(found, most)


def _ranked(
    library: Library, wanted: Search, query: ArticleQuery, condition: Condition, most: int
) -> list[int]:
    where, values = _with_letters(wanted, condition)
    way = "DESC" if query.is_reversed else ""
    sql = (
        f"SELECT id FROM (SELECT rowid AS found, {search.RANK} AS fit FROM search "
        "WHERE search MATCH ?) JOIN article ON article.id = found "
        f"WHERE {where} ORDER BY fit {way} LIMIT ?"
    )
    return listing.read_ids(library, sql, (search.matched(wanted), *values, most))


def _last(
    library: Library,
    wanted: Search,
    last: Sequence[int],
    query: ArticleQuery,
    condition: Condition,
    most: int,
) -> list[int]:
    """Return the last that came of very many; a look at each of them is the last resort."""
    for some in (last[: _TRIED * most], last):
        found = _of_these(library, some, query, _with_letters(wanted, condition), most)
        if len(found) >= most:
            return found
    return _of_all(library, wanted, [], query, condition, most)


def _of_these(
    library: Library, ids: Sequence[int], query: ArticleQuery, condition: Condition, most: int
) -> list[int]:
    where, values = condition
    sql = (
        "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) "
        f"AND {where} ORDER BY {listing.order(query)} LIMIT ?"
    )
    return listing.read_ids(library, sql, (json.dumps(list(ids)), *values, most))


def _of_all(
    library: Library,
    wanted: Search,
    fresh: Sequence[int],
    query: ArticleQuery,
    condition: Condition,
    most: int,
) -> list[int]:
    where, values = condition
    words, of_words = search.words_clause(wanted, by_list=True)
    sql = (
        f"SELECT id FROM article WHERE (({words}) OR +id IN (SELECT value FROM json_each(?))) "
        f"AND {where} ORDER BY {listing.order(query)} LIMIT ?"
    )
    return listing.read_ids(library, sql, (*of_words, json.dumps(list(fresh)), *values, most))


def _with_letters(wanted: Search, condition: Condition) -> Condition:
    """Return a condition with that for the beginnings of words that are not asked for first."""
    where, values = condition
    letters, of_letters = search.begun(wanted, beside_source=True)
    return (f"{where} AND {letters}", (*values, *of_letters)) if letters else condition


def _by_title(
    library: Library, titles: Sequence[str], condition: Condition, most: int
) -> list[int]:
    """Return the ids of articles that are not indexed yet and have the words in their titles."""
    if not titles:
        return []
    where, values = condition
    sql = (
        # Of its own accord SQLite would go through all articles in their order.
        "SELECT id FROM article INDEXED BY article_not_indexed "
        f"WHERE indexed_of IS NOT content_id AND {where} "
        f"{''.join(' AND instr(title_folded, ?) > 0' for _ in titles)} ORDER BY id DESC LIMIT ?"
    )
    return listing.read_ids(library, sql, (*values, *titles, most))


def _is_by_arrival(query: ArticleQuery) -> bool:
    """Return whether the articles stand as they came, the last first."""
    return (
        query.order in {ListOrder.MATCH, ListOrder.SAVED}
        and query.grouping is not Grouping.SOURCE
        and query.where is Where.LIBRARY
        and not query.is_reversed
    )
