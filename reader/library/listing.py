"""The conditions and orders of lists, as SQL."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

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
_DATED = frozenset({ListOrder.MATCH, ListOrder.SAVED, ListOrder.PUBLISHED})
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
_OF_FEED = "SELECT article_id FROM entry WHERE feed_id = ?"
_IN_FOLDER = (
    "SELECT article_id FROM entry WHERE feed_id IN "
    "(SELECT id FROM feed WHERE removed_at IS NULL AND (folder = ? OR substr(folder, 1, ?) = ?))"
)
_TAGGED = "SELECT article_id FROM article_tag WHERE name = ? OR substr(name, 1, ?) = ?"
# So few are looked up one by one sooner than all articles are gone through in an index.
_FEW = 1_500
_OF_FILTER = {
    ListFilter.UNREAD: "article_unread",
    ListFilter.BOOKMARKS: "article_bookmarked",
}
_OF_WORDS = re.compile(r"article\.id IN \(SELECT rowid FROM (\w+) WHERE \1 MATCH \?\)")
_KEPT = frozenset({"words", "filter", "feed", "folder", "today", "tag", "where"})


def condition(library: Library, query: ArticleQuery) -> Clause:
    """Return the condition for ``query`` and its values, but for the words that are all wanted."""
    return _condition(query, _Kept(library, [_MOST_KEPT]))


def _condition(query: ArticleQuery, kept_searches: "_Kept") -> Clause:
    conditions = [part(query)]
    values: list[Value] = []
    if query.filter in _FILTERS:
        conditions.append(_FILTERS[query.filter])
    if query.words:
        wanted = search.wanted(kept_searches.library, query.words)
        sql, found = search.conditions(wanted, kept_searches.named)
        conditions += [sql] if sql else []
        values += found
    if query.feed:
        conditions.append(f"article.id IN ({_OF_FEED})")
        values.append(query.feed)
    if query.folder:
        conditions.append(f"article.id IN ({_IN_FOLDER})")
        values += _below(query.folder)
    if query.tag:
        conditions.append(f"article.id IN ({_TAGGED})")
        values += _below(query.tag)
    if query.today:
        conditions.append("saved_at >= ?")
        values.append(microseconds(_midnight()))
    if query.collection:
        sql, kept = kept_searches.clause(query.collection)
        conditions.append(sql)
        values += kept
    return " AND ".join(conditions), tuple(values)


def read_ids(library: Library, sql: str, values: Sequence[str | int]) -> list[int]:
    """Return the one column that ``sql`` finds; as one text it comes in a third of the time."""
    row = library.read_one(f"SELECT json_group_array(id) FROM ({sql})", values)
    return [] if row is None else list(json.loads(row[0]))


def with_words(library: Library, query: ArticleQuery) -> Clause:
    """Return the condition for ``query`` and its values, with the words that are all wanted.

    What is not indexed yet is found by its title.
    """
    where, values = condition(library, query)
    wanted = search.wanted(library, query.words)
    words, of_words = search.words_clause(wanted)
    if not words:
        return where, values
    # Of a few articles it is asked one by one, and not first which of all have the words.
    words = _OF_WORDS.sub(
        r"EXISTS (SELECT 1 FROM \1 WHERE \1 MATCH ? AND \1.rowid = article.id)", words
    )
    titles = search.titles_of(wanted)
    by_title = "".join(" AND instr(title_folded, ?) > 0" for _ in titles)
    fresh = f" OR (indexed_of IS NOT content_id{by_title})" if titles else ""
    return f"({where}) AND (({words}){fresh})", (*values, *of_words, *titles)


def table(library: Library, query: ArticleQuery) -> str:
    """Return the table to ask for a whole list, with the index that answers alone if many match.

    Of its own accord SQLite looks up each of a hundred thousand rows where many match, and goes
    through all articles where few do.
    """
    if query.where is Where.TRASH or query.collection:
        return "article"
    by_saving = is_by_saving(query)
    if query.feed or query.folder or query.tag:
        return "article" if _are_few(library, *_chosen(query)) else _LISTED
    if by_saving and query.filter in _OF_FILTER and query.where is Where.LIBRARY:
        return f"article INDEXED BY {_OF_FILTER[query.filter]}"
    if query.today:
        return "article"
    if query.where is Where.ARCHIVE:
        if query.filter is ListFilter.ALL and query.order is ListOrder.MATCH and by_saving:
            return "article"
        index, narrow = "article_archived", "archived_at IS NOT NULL"
    elif query.filter is ListFilter.UNREAD:
        index, narrow = "article_unread", "read_at IS NULL AND archived_at IS NULL"
    elif query.filter is ListFilter.BOOKMARKS:
        index, narrow = "article_bookmarked", "bookmarked_at IS NOT NULL"
    else:
        return _LISTED
    narrow = f"SELECT 1 FROM article INDEXED BY {index} WHERE deleted_at IS NULL AND {narrow}"
    return f"article INDEXED BY {index}" if _are_few(library, narrow, ()) else _LISTED


_LISTED = "article INDEXED BY article_listed"


def is_by_saving(query: ArticleQuery) -> bool:
    """Return whether the order asks for nothing but when articles came."""
    return query.order in {ListOrder.MATCH, ListOrder.SAVED} and (
        query.grouping is not Grouping.SOURCE
    )


def _chosen(query: ArticleQuery) -> Clause:
    """Return the SQL that finds the articles of a feed, a folder or a tag, whatever their state."""
    if query.feed:
        return _OF_FEED, (query.feed,)
    if query.folder:
        return _IN_FOLDER, _below(query.folder)
    return _TAGGED, _below(query.tag)


def _below(name: str) -> tuple[Value, ...]:
    """Return the values that find a folder or a tag and what is below it."""
    return name, len(name) + 1, f"{name}/"


def _are_few(library: Library, sql: str, values: tuple[Value, ...]) -> bool:
    found = library.read(f"SELECT count(*) FROM ({sql} LIMIT ?)", (*values, _FEW + 1))
    return int(found[0][0]) <= _FEW


def order(query: ArticleQuery) -> str:
    """Return what ``query`` orders by, where it is not how well words match."""
    # By date, days are in order of their own accord.
    is_plain = query.grouping is Grouping.NONE or (
        query.grouping is Grouping.DAY and query.order in _DATED
    )
    by = [] if is_plain else [_group_order(query)]
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


def ids_in_order(library: Library, query: ArticleQuery, where: str) -> str:
    """Return the SQL for the ids of all that ``where`` finds, in the order of ``query``.

    After its values it wants how many are wanted, -1 for all.
    """
    source = f"{table(library, query)} WHERE {where}"
    if query.order is ListOrder.PUBLISHED and query.is_reversed and query.where is not Where.TRASH:
        # The first of many are found sooner from the end that they stand at.
        columns = "id, saved_at, dated_at, site"
        source = f"(SELECT {columns} FROM {source} ORDER BY saved_at, id LIMIT -1)"
    return f"SELECT id FROM {source} ORDER BY {order(query)} LIMIT ?"


def groups_in_order(library: Library, query: ArticleQuery, where: str) -> str:
    """Return the SQL for the groups of all that ``where`` finds: what each is, and how many."""
    key = group_key(query)
    if query.grouping is Grouping.SOURCE:
        shown, by = f"min({key})", f"{key} COLLATE NOCASE"
    else:
        shown = by = key
    return (
        f"SELECT {shown}, count(*) FROM {table(library, query)} WHERE {where} "
        f"GROUP BY {by} ORDER BY {_group_order(query)}"
    )


def group_key(query: ArticleQuery) -> str:
    """Return what tells the groups of ``query`` apart: days as numbers since 1970, or sources.

    Sources are alike where only their letters' case is not.
    """
    if query.grouping is Grouping.SOURCE:
        return "site"
    by_date = {ListOrder.PUBLISHED: "dated_at", ListOrder.SAVED: "saved_at"}
    moment = by_date.get(query.order, _CAME[query.where])
    return f"(({moment} + {_offset()}) / {DAY})"


def _group_order(query: ArticleQuery) -> str:
    if query.grouping is Grouping.SOURCE:
        return _BY_SOURCE
    is_backward = query.is_reversed and query.order in _DATED
    return f"{group_key(query)} {'ASC' if is_backward else 'DESC'}"


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


def part(query: ArticleQuery) -> str:
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
    start = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)  # noqa: DTZ005 (the reader's day)
    # Some days begin at one o'clock; only by way of the timestamp that is so.
    return datetime.fromtimestamp(start.timestamp(), UTC)


def _offset() -> int:
    """Return by how much the reader's clock is ahead of UTC now, in microseconds."""
    ahead = datetime.now().astimezone().utcoffset()
    return 0 if ahead is None else int(ahead.total_seconds()) * 1_000_000
