"""The conditions and orders of lists, as SQL."""

import json
from dataclasses import dataclass
from datetime import datetime

from reader.library import search
from reader.library.connection import Library
from reader.library.moments import DAY, microseconds
from reader.markup.words import fold
from reader.model.query import ArticleQuery, Grouping, ListFilter, ListOrder, Where

Value = str | int
Clause = tuple[str, tuple[Value, ...]]

_FILTERS = {
    ListFilter.UNREAD: "read_at IS NULL",
    ListFilter.BOOKMARKS: "bookmarked_at IS NOT NULL",
}
_ORDERS = {
    ListOrder.SAVED: ("saved_at", "DESC"),
    ListOrder.PUBLISHED: ("dated_at", "DESC"),
    ListOrder.TITLE: ("title_folded", ""),
    ListOrder.LENGTH: ("word_count", ""),
    ListOrder.UNREAD: ("read_at IS NOT NULL", ""),
    ListOrder.SOURCE: ("site COLLATE NOCASE", ""),
}
_CAME = {
    Where.LIBRARY: "saved_at",
    Where.ARCHIVE: "archived_at",
    Where.TRASH: "deleted_at",
}
# So many kept searches are asked for in one search, inside one another or not, and no more.
_MOST_KEPT = 10
_LAST_SAVED = "saved_at DESC, id DESC"
# What has no source stands at the end.
_BY_SOURCE = "site = '', site COLLATE NOCASE"
_KEPT = frozenset({"words", "filter", "feed", "folder", "today", "tag", "where"})


def condition(library: Library, query: ArticleQuery) -> Clause:
    """Return the condition for ``query`` and its values, but for the words that are all wanted."""
    return _condition(query, _Kept(library, [_MOST_KEPT]))


def _condition(query: ArticleQuery, kept_searches: "_Kept") -> Clause:
    conditions = [_part(query)]
    values: list[Value] = []
    if query.filter in _FILTERS:
        conditions.append(_FILTERS[query.filter])
    if query.words:
        wanted = search.wanted(kept_searches.library, query.words)
        sql, found = search.conditions(wanted, kept_searches.named)
        conditions += [sql] if sql else []
        values += found
    if query.feed:
        conditions.append("article.id IN (SELECT article_id FROM entry WHERE feed_id = ?)")
        values.append(query.feed)
    if query.folder:
        conditions.append(
            "article.id IN (SELECT article_id FROM entry JOIN feed ON feed.id = feed_id "
            "WHERE removed_at IS NULL AND (folder = ? OR substr(folder, 1, ?) = ?))"
        )
        values += [query.folder, len(query.folder) + 1, f"{query.folder}/"]
    if query.tag:
        conditions.append(
            "article.id IN (SELECT article_id FROM article_tag "
            "WHERE name = ? OR substr(name, 1, ?) = ?)"
        )
        values += [query.tag, len(query.tag) + 1, f"{query.tag}/"]
    if query.today:
        conditions.append("saved_at >= ?")
        values.append(microseconds(_midnight()))
    if query.collection:
        sql, kept = kept_searches.clause(query.collection)
        conditions.append(sql)
        values += kept
    return " AND ".join(conditions), tuple(values)


def order(query: ArticleQuery) -> str:
    """Return what ``query`` orders by, where it is not how well words match."""
    by = [] if query.grouping is Grouping.NONE else [_group_order(query)]
    if query.order is ListOrder.MATCH:
        came = _CAME[query.where]
        way = "ASC" if query.is_reversed else "DESC"
        return ", ".join([*by, f"{came} {way}", f"id {way}"])
    column, way = _ORDERS[query.order]
    if query.is_reversed:
        way = "" if way else "DESC"
    if query.order is ListOrder.SAVED:
        return ", ".join([*by, f"{column} {way}", f"id {way}"])
    if query.order is ListOrder.SOURCE:
        by.append("site = ''")
    return ", ".join([*by, f"{column} {way}", _LAST_SAVED])


def group_key(query: ArticleQuery) -> str:
    """Return what tells the groups of ``query`` apart: days as numbers since 1970, or sources."""
    if query.grouping is Grouping.SOURCE:
        return "site"
    moment = "dated_at" if query.order is ListOrder.PUBLISHED else _CAME[query.where]
    return f"(({moment} + {_offset()}) / {DAY})"


def _group_order(query: ArticleQuery) -> str:
    if query.grouping is Grouping.SOURCE:
        return _BY_SOURCE
    is_by_date = query.order in {ListOrder.MATCH, ListOrder.SAVED, ListOrder.PUBLISHED}
    return f"{group_key(query)} {'ASC' if query.is_reversed and is_by_date else 'DESC'}"


def kept_text(query: ArticleQuery) -> str:
    """Return what is looked for as a kept search keeps it: JSON, without order and collection."""
    return json.dumps(
        {
            name: getattr(query, name)
            for name in sorted(_KEPT)
            if getattr(query, name) != getattr(ArticleQuery(), name)
        },
        ensure_ascii=False,
    )


def kept_query(text: str) -> ArticleQuery:
    """Return what a kept search looks for; what a newer Senja wrote there is passed over."""
    try:
        said = json.loads(text)
        return ArticleQuery(
            filter=ListFilter(said.get("filter", ListFilter.ALL)),
            words=str(said.get("words", "")),
            feed=int(said.get("feed", 0)),
            folder=str(said.get("folder", "")),
            today=bool(said.get("today", False)),
            tag=str(said.get("tag", "")),
            where=Where(said.get("where", Where.LIBRARY)),
        )
    except (ValueError, TypeError, AttributeError, OverflowError):
        return ArticleQuery()


def _part(query: ArticleQuery) -> str:
    """Return the condition for the part of the library that is meant."""
    if query.where is Where.TRASH:
        return "deleted_at IS NOT NULL"
    if query.where is Where.ARCHIVE:
        return "deleted_at IS NULL AND archived_at IS NOT NULL"
    is_asked_for = query.words or query.feed or query.folder or query.tag or query.collection
    if query.filter is ListFilter.UNREAD:
        return "deleted_at IS NULL AND archived_at IS NULL"
    if is_asked_for or query.filter is ListFilter.BOOKMARKS:
        return "deleted_at IS NULL"
    return "deleted_at IS NULL AND archived_at IS NULL"


@dataclass(frozen=True, slots=True)
class _Kept:
    """Kept searches as conditions, inside one another; ``left`` says how many more are taken.

    ``path`` are those that ask for one another on the way here.
    """

    library: Library
    left: list[int]
    path: tuple[int, ...] = ()

    def clause(self, identifier: int) -> Clause:
        """Return the condition for what a kept search finds, its words included."""
        row = self.library.read_one("SELECT query FROM collection WHERE id = ?", (identifier,))
        if row is None:
            return "0", ()
        kept = kept_query(str(row[0]))
        sql, values = _condition(kept, _Kept(self.library, self.left, (*self.path, identifier)))
        words, of_words = search.words_clause(search.wanted(self.library, kept.words))
        if words:
            sql, values = f"{sql} AND {words}", (*values, *of_words)
        return f"({sql})", values

    def named(self, name: str) -> search.Clause | None:
        """Return the condition for the kept search with a name; None without any.

        One that asks for itself, by way of others or not, finds no more by that.
        """
        identifier = collection_named(self.library, name)
        if not identifier or identifier in self.path or not self.left[0]:
            return None
        self.left[0] -= 1
        sql, values = self.clause(identifier)
        return sql, list(values)


def collection_named(library: Library, name: str) -> int:
    """Return the id of the kept search with a name, whatever its case and accents, else 0."""
    wanted = fold(name)
    rows = library.read("SELECT id, name FROM collection ORDER BY id")
    return next((int(each) for each, its in rows if fold(str(its)) == wanted), 0)


def _midnight() -> datetime:
    """Return when this day began where the reader is."""
    # Its offset is that of midnight, which is another one on days when the clock changes.
    return datetime.now().replace(hour=0, minute=0, second=0, microsecond=0).astimezone()


def _offset() -> int:
    """Return by how much the reader's clock is ahead of UTC now, in microseconds."""
    ahead = datetime.now().astimezone().utcoffset()
    return 0 if ahead is None else int(ahead.total_seconds()) * 1_000_000
