"""The articles with certain words, in order: the first of them fast, also of words that all have."""

import json
from collections.abc import Sequence

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
    expression: str,
    query: ArticleQuery,
    condition: Condition,
    *,
    most: int,
) -> list[int]:
    """Return the ids of articles with certain words, ``most`` of them; -1 for all.

    Where few have the words, those that match best are first, else those that came last. What is
    not indexed yet is found by its title, and stands before them.

    Args:
        library: the library.
        wanted: what is looked for.
        expression: the words of it that all are wanted, for the index.
        query: in what order.
        condition: what else must be so.
        most: how many of the first are wanted.
    """
    fresh = _by_title(library, search.titles_of(wanted), condition, most)
    last = search.newest(library, expression, most=search.MOST_RANKED + 1)
    is_common = len(last) > search.MOST_RANKED
    if query.order is not ListOrder.MATCH:
        if not is_common:
            return _of_these(library, [*fresh, *last], query, condition, most)
        if most < 0 or not _is_by_arrival(query):
            return _of_all(library, expression, fresh, query, condition, most)
        fresh = []
    if not is_common:
        found = _ranked(library, expression, query, condition, most)
    elif most >= 0 and _is_by_arrival(query):
        found = _last(library, expression, last, query, condition, most)
    else:
        found = _of_all(library, expression, [], query, condition, most)
    if fresh:
        found = list(dict.fromkeys([*fresh, *found]))
    return found[: None if most < 0 else most]


def count_by_words(
    library: Library, wanted: Search, expression: str, condition: Condition, *, most: int
) -> int:
    """Return how many articles have certain words, or ``most`` where there are more; -1 for all."""
    where, values = condition
    fresh = _by_title(library, search.titles_of(wanted), condition, most)
    (row,) = library.read(
        "SELECT count(*) FROM (SELECT 1 FROM search JOIN article ON article.id = search.rowid "
        f"WHERE search MATCH ? AND {where} AND indexed_of IS content_id LIMIT ?)",
        (expression, *values, most),
    )
    known = set(fresh)
    found = int(row[0]) + len(known)
    return found if most < 0 else min(found, most)


def _ranked(
    library: Library, expression: str, query: ArticleQuery, condition: Condition, most: int
) -> list[int]:
    where, values = condition
    way = "DESC" if query.is_reversed else ""
    sql = (
        f"SELECT id FROM (SELECT rowid AS found, {search.RANK} AS fit FROM search "
        "WHERE search MATCH ?) JOIN article ON article.id = found "
        f"WHERE {where} ORDER BY {listing.order(query, match=f'fit {way}')} LIMIT ?"
    )
    return _ids(library, sql, (expression, *values, most))


def _last(
    library: Library,
    expression: str,
    last: Sequence[int],
    query: ArticleQuery,
    condition: Condition,
    most: int,
) -> list[int]:
    """Return the last that came of very many; a look at each of them is the last resort."""
    for some in (last[: _TRIED * most], last):
        found = _of_these(library, some, query, condition, most)
        if len(found) >= most:
            return found
    return _of_all(library, expression, [], query, condition, most)


def _of_these(
    library: Library, ids: Sequence[int], query: ArticleQuery, condition: Condition, most: int
) -> list[int]:
    where, values = condition
    sql = (
        "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) "
        f"AND {where} ORDER BY {listing.order(query)} LIMIT ?"
    )
    return _ids(library, sql, (json.dumps(list(ids)), *values, most))


def _of_all(
    library: Library,
    expression: str,
    fresh: Sequence[int],
    query: ArticleQuery,
    condition: Condition,
    most: int,
) -> list[int]:
    where, values = condition
    sql = (
        # With the sign SQLite goes through the list's own index, instead of through the articles.
        "SELECT id FROM article WHERE (+id IN (SELECT rowid FROM search WHERE search MATCH ?) "
        "OR +id IN (SELECT value FROM json_each(?))) "
        f"AND {where} ORDER BY {listing.order(query)} LIMIT ?"
    )
    return _ids(library, sql, (expression, json.dumps(list(fresh)), *values, most))


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
    return _ids(library, sql, (*values, *titles, most))


def _is_by_arrival(query: ArticleQuery) -> bool:
    """Return whether the articles stand as they came, the last first."""
    return (
        query.order in {ListOrder.MATCH, ListOrder.SAVED}
        and query.grouping is not Grouping.SOURCE
        and query.where is Where.LIBRARY
        and not query.is_reversed
    )


def _ids(library: Library, sql: str, values: Sequence[str | int]) -> list[int]:
    row = library.read_one(f"SELECT json_group_array(id) FROM ({sql})", values)
    return [] if row is None else list(json.loads(row[0]))
