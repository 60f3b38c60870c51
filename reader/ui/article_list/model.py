"""The list's model: all ids in order, and the rows around what is looked at.

Filter, order and search are the library's. What changes arrives as ``LibraryChanges`` and becomes
insertions, removals and changed rows; only another query is a reset.
"""

import re
from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from reader.errors import SenjaError
from reader.library import Library, articles
from reader.markup.excerpts import Piece, excerpt, marks_pattern
from reader.model.article import Article
from reader.model.changes import LibraryChanges
from reader.model.query import ArticleQuery, Where
from reader.ui.dates import list_date
from reader.ui.dragged import ARTICLES, put_ids

_BLOCK = 64
_MOST_ROWS = 4096


class Role(IntEnum):
    """What a row answers beside its title."""

    ARTICLE = Qt.ItemDataRole.UserRole + 1
    EXCERPT = Qt.ItemDataRole.UserRole + 2  # the words around what was looked for, as pieces


class ArticleListModel(QAbstractListModel):
    """The articles that a query finds, the last saved first.

    An article that stops to match (it was read while "Unread" was chosen) stays in its place
    until the query changes, so that nothing moves under the reader.
    """

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._query = ArticleQuery()
        self._ids: list[int] = []
        self._rows: dict[int, Article] = {}
        self._changing = False
        self._marks: re.Pattern[str] | None = None
        self._excerpts: dict[int, tuple[Piece, ...]] = {}

    @property
    def is_changing(self) -> bool:
        """Whether rows are just being put in or taken out."""
        return self._changing

    @property
    def query(self) -> ArticleQuery:
        """The query that is shown."""
        return self._query

    def set_query(self, query: ArticleQuery) -> None:
        """Show what ``query`` finds now."""
        self.beginResetModel()
        self._query = query
        self._rows.clear()
        self._excerpts.clear()
        self._marks = None
        if query.words or query.collection:
            # Only who searches pays for it.
            from reader.operations.searching import marked

            self._marks = marks_pattern(marked(self._library, query))
        self._ids = articles.list_ids(self._library, query)
        self.endResetModel()

    def apply(self, changes: LibraryChanges, *, keep_added: bool = False) -> None:
        """Follow a change of the library.

        With ``keep_added`` what was added is shown even if the query does not find it: it was
        here before, and was only taken out by mistake.
        """
        told = (*changes.changed, *changes.added, *changes.removed)
        for identifier in told:
            self._rows.pop(identifier, None)
            self._excerpts.pop(identifier, None)
        if changes.added or changes.removed:
            moved = (*changes.added, *changes.removed)
            self._follow_ids(changes.added if keep_added else (), moved)
        for identifier in told:
            index = self.index_of(identifier)
            if index.isValid():
                self.dataChanged.emit(index, index, [])

    def find_again(self) -> None:
        """Show what the query finds by now as well."""
        self._follow_ids()

    def refresh(self) -> None:
        """Follow whatever another process has changed."""
        self._rows.clear()
        self._follow_ids()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1), [])

    def article_at(self, row: int) -> Article | None:
        """Return the article in ``row``; None when another process has just deleted it."""
        identifier = self._ids[row]
        if identifier not in self._rows:
            self._load_around(row)
        return self._rows.get(identifier)

    def ids(self) -> list[int]:
        """Return the ids of all articles in the list, in order."""
        return list(self._ids)

    def id_at(self, row: int) -> int:
        """Return the id of the article in ``row``."""
        return self._ids[row]

    def index_of(self, identifier: int) -> QModelIndex:
        """Return the index of an article, invalid if it is not in the list."""
        try:
            return self.index(self._ids.index(identifier))
        except ValueError:
            return QModelIndex()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._ids)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role not in _ANSWERED:
            return None
        article = self.article_at(index.row())
        if article is None:
            return None
        if role == Role.ARTICLE:
            return article
        if role == Role.EXCERPT:
            return self._excerpt(article.id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(article)
        return article.title

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        # The headers are hidden, but a screen reader would say their numbers with every row.
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Articles")
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeTypes(self) -> list[str]:
        return [ARTICLES, "text/plain"]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        found = [article for index in indexes if (article := self.article_at(index.row()))]
        put_ids(data, (article.id for article in found))
        data.setText("\n".join(f"{each.title} {each.url}".strip() for each in found))
        return data

    def _excerpt(self, identifier: int) -> tuple[Piece, ...]:
        """Return the words around what was looked for; read only for rows that are seen."""
        if self._marks is None:
            return ()
        if identifier not in self._excerpts:
            try:
                text = articles.content(self._library, identifier).text
            except SenjaError:
                # Another process has just deleted it.
                return ()
            self._excerpts[identifier] = excerpt(text, self._marks)
        return self._excerpts[identifier]

    def _spoken(self, article: Article) -> str:
        """Return what a screen reader says of a row."""
        parts = [
            article.title,
            article.sites,
            list_date(article.published, article.saved_at, date.today()),  # noqa: DTZ011 (the reader's day)
            self.tr("{} min").format(article.reading_minutes),
            "" if article.is_read else self.tr("unread"),
            self.tr("bookmarked") if article.is_bookmarked else "",
        ]
        return ", ".join(part for part in parts if part)

    def _fresh_ids(self, keep: Sequence[int], moved: Sequence[int]) -> list[int]:
        """Return what is to be shown now, in an order in which nothing shown changes its place.

        What was ``moved``, to the archive say, is shown only if the query finds it.
        """
        leaving = set(moved).difference(keep)
        shown = [each for each in (*self._ids, *keep) if each not in leaving]
        if self._query.words:
            # Found by words, they stand by how well they match; what comes now stands below.
            found = articles.list_ids(self._library, self._query)
            together = list(dict.fromkeys([*shown, *found]))
            return articles.existing(self._library, together, in_trash=self._in_trash)
        # A filter keeps what it showed until it is chosen anew; all articles need no more.
        also = keep if self._query == ArticleQuery() else shown
        return articles.list_ids(self._library, self._query, also=also)

    def _load_around(self, row: int) -> None:
        if len(self._rows) > _MOST_ROWS:
            self._rows.clear()
        start = max(0, row - _BLOCK // 2)
        wanted = [i for i in self._ids[start : start + _BLOCK] if i not in self._rows]
        for article in articles.articles(self._library, wanted, in_trash=self._in_trash):
            self._rows[article.id] = article

    @property
    def _in_trash(self) -> bool:
        return self._query.where is Where.TRASH

    def _follow_ids(self, keep: Sequence[int] = (), moved: Sequence[int] = ()) -> None:
        """Bring the list to what the query finds now, beside what it shows and still exists."""
        self._changing = True
        fresh = self._fresh_ids(keep, moved)
        found = set(fresh)
        for first, last in reversed(_runs([i not in found for i in self._ids])):
            self.beginRemoveRows(QModelIndex(), first, last)
            for identifier in self._ids[first : last + 1]:
                self._rows.pop(identifier, None)
            del self._ids[first : last + 1]
            self.endRemoveRows()
        # Both lists have the same order, so what is new stands at its final place.
        shown = set(self._ids)
        for first, last in _runs([i not in shown for i in fresh]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._ids[first:first] = fresh[first : last + 1]
            self.endInsertRows()
        self._changing = False


_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Role.ARTICLE,
        Role.EXCERPT,
    }
)


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the first and last place of each run of True."""
    runs: list[tuple[int, int]] = []
    for place, flag in enumerate(flags):
        if not flag:
            continue
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
