"""The list's model: the ids in order, and changes that become rows.

Filter, order and search are the library's. Of a long list the first rows are there at once, and the
rest is brought from beside the window. What changes arrives as ``LibraryChanges`` and becomes
insertions, removals and changed rows; only another query is a reset.
"""

import logging
from array import array
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from itertools import groupby
from operator import itemgetter

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from typing_extensions import override

from reader.library import Library, articles, listed, listing, open_library
from reader.model.article import Article
from reader.model.changes import LibraryChanges
from reader.model.list_look import COLUMNS
from reader.model.query import ArticleQuery, ListOrder, Where
from reader.ui.article_list import words
from reader.ui.article_list.contents import BLOCK, RowContents
from reader.ui.article_list.differences import difference, places
from reader.ui.article_list.rows import Edits, Groups, Insertion, Rows, runs
from reader.ui.dragged import ARTICLES, put_ids
from reader.ui.jobs import Jobs, Lane, Report

log = logging.getLogger(__name__)

# So many rows are there at once; the rest of a long list comes from beside the window.
_WINDOW = 400
# What is far down is looked for among so many times more rows each time.
_GROWTH = 8
# So many rows in the order of saving are read in less than a frame.
_SOON = 4_000
# A library that can't be larger is asked in the window: that takes less than a frame.
_SMALL = 4_000
# More changes than this are followed from beside the window.
_MANY = 400
# So many are dragged as text too.
_MOST_AS_TEXT = 500
# What is typed goes through many queries; the last one's rest is asked for.
_REST_MS = 30


class Role(IntEnum):
    """What a row answers beside its title."""

    ARTICLE = Qt.ItemDataRole.UserRole + 1
    EXCERPT = Qt.ItemDataRole.UserRole + 2  # the words around what was looked for, as pieces
    HEADING = Qt.ItemDataRole.UserRole + 3  # what stands above a group's first row, else ""
    HAS_PICTURE = Qt.ItemDataRole.UserRole + 4  # whether a picture can stand for it


@dataclass(frozen=True, slots=True)
class _Compared:
    """What came of comparing the list as it was at ``moment`` with the library."""

    moment: int
    edits: Edits


class ArticleListModel(QAbstractTableModel):
    """The articles that a query finds, in its order.

    An article that stops to match (it was read while "Unread" was chosen), or that belongs elsewhere
    by now (it was read, and the unread stand first), stays in its place until the query changes, so
    that nothing moves under the reader. What leaves the part of the library that is shown goes.

    Without ``jobs`` all is done at once.
    """

    following = Signal()  # rows are about to be put in or taken out
    followed = Signal()  # they were

    def __init__(
        self, library: Library, parent: QObject | None = None, *, jobs: Jobs | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._query = ArticleQuery()
        self._rows = Rows()
        self._is_whole = True
        self._contents = RowContents(library)
        self._at: dict[int, int] = {}
        self._held: set[int] = set()
        # What the query does not find, and is shown since it was only taken out by mistake.
        self._also: set[int] = set()
        self._changing = False
        # Rises whenever the rows change: what was compared with them before says nothing more.
        self._moment = 0
        self._is_comparing = False
        self._is_asked = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)

    @property
    def is_changing(self) -> bool:
        """Whether rows are just being put in or taken out."""
        return self._changing

    @property
    def is_whole(self) -> bool:
        """Whether every row is here, and none is still to come from beside the window."""
        return self._is_whole

    @property
    def is_comparing(self) -> bool:
        """Whether it is still being asked, beside the window, what the library has."""
        return self._is_comparing or self._rest.isActive()

    @property
    def query(self) -> ArticleQuery:
        """The query that is shown."""
        return self._query

    # -- What is shown -----------------------------------------------------------------------

    def set_query(self, query: ArticleQuery) -> None:
        """Show what ``query`` finds now.

        Raises:
            LibraryError: the library can't be read; what was shown stays.
        """
        most = self._most(query)
        found = listed.listed(self._library, query, most=most)
        self.beginResetModel()
        self._moment += 1
        self._query = query
        self._contents.begin(query)
        self._at.clear()
        self._held.clear()
        self._also.clear()
        self._rows = Rows.of(found)
        self._is_whole = most < 0 or len(found.ids) < most
        self.endResetModel()
        if self._is_whole:
            self._rest.stop()
        else:
            self._rest.start()

    def complete(self) -> None:
        """Bring what is still missing of the list now."""
        if not self._is_whole:
            self._grow(-1)

    def _most(self, query: ArticleQuery) -> int:
        """Return how many rows are asked for at once, -1 for all."""
        if self._jobs is None or listed.most_articles(self._library) <= _SMALL:
            return -1
        return -1 if listed.best_match(self._library, query) else _WINDOW

    def _grow(self, most: int) -> None:
        """Bring the first ``most`` rows, or all for -1, in this turn."""
        found = listed.listed(self._library, self._query, most=most)
        is_whole = most < 0 or len(found.ids) < most
        # Of a part it can't be said that what is not in it is gone.
        keep = self._still_there if is_whole else set
        edits = difference(self._rows.ids, found, self._rows.groups, keep, at_end=self._is_at_end())
        self._is_whole = is_whole
        self._apply(edits)

    # -- Following the library ---------------------------------------------------------------

    def apply(self, changes: LibraryChanges, *, keep_added: bool = False) -> None:
        """Follow a change of the library.

        With ``keep_added`` what was added is shown even if the query does not find it: it was
        here before, and was only taken out by mistake.
        """
        touched = {*changes.added, *changes.changed, *changes.removed}
        self._contents.forget(touched)
        moved = {*changes.added, *changes.removed}
        if len(touched) <= _MANY or keep_added:
            self._follow(touched, moved, changes.added if keep_added else ())
            if changes.added and self._most(self._query) < 0:
                # What came with them and nobody told of costs nothing in a small library.
                self._compare()
        else:
            self._follow_many(moved)
        self._held.update(changes.changed)
        for first, last in runs(sorted(self._rows.rows_of(touched).values())):
            self.dataChanged.emit(self.index(first), self.index(last, len(COLUMNS) - 1), [])

    def _follow(
        self, touched: Collection[int], moved: Collection[int], also: Collection[int]
    ) -> None:
        """Follow what became of some articles.

        Args:
            touched: all of them.
            moved: those that came or went, to the archive say: what the query does not find goes,
                while what only changed may stay.
            also: those that are shown though the query does not find them.
        """
        standing = listed.standing(self._library, self._query, touched)
        shown = self._rows.rows_of(touched)
        self._also.difference_update(moved)
        if also:
            is_trash = self._query.where is Where.TRASH
            self._also.update(articles.existing(self._library, list(also), in_trash=is_trash))
        wanted = standing.found.union(self._also.intersection(touched))
        may_stay = wanted.union(standing.kept.difference(moved))
        gone = sorted(row for each, row in shown.items() if each not in may_stay)
        new = sorted(wanted.difference(shown))
        if not gone and not new:
            return
        self._begin()
        self._remove(runs(gone))
        for insertion in self._insertions(new):
            self._insert(insertion)
        self._end()

    def _insertions(self, new: Sequence[int]) -> list[Insertion]:
        """Return where each of ``new`` comes in, from above to below."""
        ids = self._rows.ids
        if not new:
            return []
        if self._is_at_end():
            found = [(len(ids), each) for each in new]
        else:
            order = partial(articles.in_order, self._library, self._query)
            found = places(ids, new, self._held, order)
        if not self._is_whole:
            # What comes below all that is here comes with the rest.
            found = [(row, each) for row, each in found if row < len(ids)]
        keys: dict[int, listed.GroupKey] = {}
        if listed.is_grouped(self._query):
            keys = listed.group_keys(self._library, self._query, new)
        insertions = []
        above = 0
        for row, together in groupby(found, key=itemgetter(0)):
            coming = array("q", [each for _row, each in together])
            numbers = [self._rows.groups.number(keys.get(each, "")) for each in coming]
            insertions.append(Insertion(row + above, coming, array("i", numbers if keys else [])))
            above += len(coming)
        return insertions

    def _follow_many(self, moved: Collection[int]) -> None:
        """Follow what became of many articles: what goes at once, the rest from beside the window."""
        shown = self._rows.rows_of(moved)
        if shown:
            found = listed.standing(self._library, self._query, shown).found
            gone = sorted(row for each, row in shown.items() if each not in found)
            self._begin()
            self._remove(runs(gone))
            self._end()
        self._compare()

    def find_again(self) -> None:
        """Show what the query finds by now as well."""
        self._compare()

    def refresh(self) -> None:
        """Follow whatever another process has changed."""
        self._contents.forget_all()
        self._compare()
        if self._rows.ids:
            last = self.index(len(self._rows.ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0), last, [])

    def _compare(self) -> None:
        """Bring the list to what the query finds now, beside what it shows and still exists."""
        if self._most(self._query) < 0 and self._is_whole:
            self._grow(-1)
        else:
            self._rest.start()

    @Slot()
    def _on_rest(self) -> None:
        # What runs already may have looked at the library too early.
        self._is_asked = self._is_comparing
        if self._is_comparing or self._jobs is None:
            return
        self._is_comparing = True
        job = partial(
            _compared,
            self._library,
            self._query,
            array("q", self._rows.ids),
            self._rows.groups.copy(),
            frozenset(self._also),
            self._moment,
            at_end=self._is_at_end(),
        )
        self._jobs.submit(
            self, Lane.LIBRARY, job, done=self._on_compared, failed=self._on_not_compared
        )

    def _on_compared(self, compared: _Compared) -> None:
        self._is_comparing = False
        if compared.moment == self._moment:
            self._is_whole = True
            self._apply(compared.edits)
        else:
            # The list is another one by now.
            self._is_asked = True
        if self._is_asked:
            self._rest.start()

    def _on_not_compared(self, error: Exception) -> None:
        self._is_comparing = False
        log.warning("the list was not compared with the library: %s", error)

    def _apply(self, edits: Edits) -> None:
        """Take rows out and put rows in."""
        if not edits.removed and not edits.inserted:
            return
        self._begin()
        self._rows.groups = edits.groups
        self._remove(edits.removed)
        for insertion in edits.inserted:
            self._insert(insertion)
        self._end()

    def _begin(self) -> None:
        self._moment += 1
        self._changing = True
        self.following.emit()

    def _remove(self, taken: Iterable[tuple[int, int]]) -> None:
        for first, last in reversed(list(taken)):
            self.beginRemoveRows(QModelIndex(), first, last)
            gone = self._rows.ids[first : last + 1]
            self._contents.forget(gone)
            self._held.difference_update(gone)
            self._rows.remove(first, last)
            self.endRemoveRows()

    def _insert(self, insertion: Insertion) -> None:
        last = insertion.row + len(insertion.ids) - 1
        self.beginInsertRows(QModelIndex(), insertion.row, last)
        self._rows.insert(insertion)
        self.endInsertRows()

    def _end(self) -> None:
        self._changing = False
        self.followed.emit()

    def _is_at_end(self) -> bool:
        """Return whether what comes stands below all: it was not ranked with what is shown."""
        return bool(self._query.words) and self._query.order is ListOrder.MATCH

    def _still_there(self, ids: Sequence[int]) -> set[int]:
        return _still_there(self._library, self._query, self._also, ids)

    # -- What is asked -----------------------------------------------------------------------

    def article_at(self, row: int) -> Article | None:
        """Return the article in ``row``; None when another process has just deleted it."""
        return self._contents.article(self._rows.ids, row)

    def ids(self) -> list[int]:
        """Return the ids of all articles in the list, in order."""
        self.complete()
        return list(self._rows.ids)

    def shown_ids(self) -> "array[int]":
        """Return the ids of the rows that are here, in order; the rest may still come."""
        return array("q", self._rows.ids)

    def id_at(self, row: int) -> int:
        """Return the id of the article in ``row``."""
        return self._rows.ids[row]

    def ids_between(self, first: int, last: int) -> list[int]:
        """Return the ids of the rows from ``first`` to ``last``."""
        return self._rows.ids[first : last + 1].tolist()

    def index_of(self, identifier: int) -> QModelIndex:
        """Return the index of an article, invalid if it is not in the list."""
        return self._index_within(identifier, -1)

    def index_here(self, identifier: int) -> QModelIndex:
        """Return the index of an article whose row is here already, else an invalid one."""
        return self._index_within(identifier, 0)

    def index_soon(self, identifier: int) -> QModelIndex:
        """Return the index of an article that is among the first rows; invalid if it is not.

        No more rows are asked for than can be had in a moment.
        """
        return self._index_within(identifier, _SOON if listing.is_by_saving(self._query) else 0)

    def _index_within(self, identifier: int, most: int) -> QModelIndex:
        """Return the index of an article, asking for up to ``most`` more rows, or all for -1."""
        row = self._row_of(identifier)
        wanted = _WINDOW * _GROWTH
        while (
            row < 0
            and not self._is_whole
            and (most < 0 or wanted <= most)
            and self.will_have(identifier)
        ):
            self._grow(wanted if wanted < listed.most_articles(self._library) else -1)
            wanted *= _GROWTH
            row = self._row_of(identifier)
        return self.index(row) if row >= 0 else QModelIndex()

    def will_have(self, identifier: int) -> bool:
        """Return whether the query finds an article, though its row may still be to come."""
        return identifier in listed.standing(self._library, self._query, [identifier]).found

    def _row_of(self, identifier: int) -> int:
        """Return the row of an article that is here, -1 if it is not."""
        rows = self._rows
        at = self._at.get(identifier, 0)
        row = rows.find(identifier, at - BLOCK, min(at + BLOCK, len(rows.ids)))
        if row < 0:
            row = rows.find(identifier, 0, len(rows.ids))
        if row >= 0:
            self._at[identifier] = row
        return row

    def next_unread(self, after: int) -> int:
        """Return the next unread article below ``after``, else the first; 0 if all are read."""
        start = self._row_of(after) + 1
        end = len(self._rows.ids)
        found = self._first_unread(start, end)
        if not found and not self._is_whole:
            self.complete()
            found = self._first_unread(end, len(self._rows.ids))
        return found or self._first_unread(0, start)

    def _first_unread(self, low: int, end: int) -> int:
        """Return the first unread article in the rows from ``low`` to before ``end``, 0 if none is."""
        step = BLOCK
        while low < end:
            some = self._rows.ids[low : min(low + step, end)]
            unread = listed.unread_among(self._library, some)
            if unread:
                return next(each for each in some if each in unread)
            # Where much is read, the next unread is far.
            low, step = low + step, step * _GROWTH
        return 0

    def next_titled(self, begun: str, row: int) -> int:
        """Return the first row from ``row`` on whose title begins so, else the first of all.

        -1 if no title does. Accents and case don't matter.
        """
        wanted = set(listed.titled(self._library, self._query, begun))
        if not wanted:
            return -1
        self.complete()
        ids = self._rows.ids
        rows = (each for part in (range(row, len(ids)), range(row)) for each in part)
        return next((each for each in rows if ids[each] in wanted), -1)

    def begins_group(self, row: int) -> bool:
        """Return whether a heading stands above ``row``."""
        return self._rows.begins_group(row)

    def group_starts(self, first: int, last: int) -> list[int]:
        """Return which rows from ``first`` to ``last`` have a heading."""
        return self._rows.group_starts(first, last)

    def has_groups(self) -> bool:
        """Return whether rows stand below headings."""
        return bool(self._rows.numbers)

    def heading_of(self, row: int) -> str:
        """Return the heading of the group that ``row`` stands in; "" without groups."""
        return words.heading(self._rows.key(row)) if self._rows.numbers else ""

    @override
    def index(
        self,
        row: int,
        column: int = 0,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 (Qt's signature)
    ) -> QModelIndex:
        if parent.isValid() or not 0 <= row < len(self._rows.ids):
            return QModelIndex()
        return self.createIndex(row, column) if 0 <= column < len(COLUMNS) else QModelIndex()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._rows.ids)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        row = index.row()
        if role not in _ANSWERED or not index.isValid() or row >= len(self._rows.ids):
            return None
        if role == Role.HEADING:
            return self.heading_of(row) if self._rows.begins_group(row) else ""
        article = self.article_at(row)
        if article is None:
            return None
        if role == Role.ARTICLE:
            return article
        if role == Role.EXCERPT:
            return self._contents.excerpt(article.id)
        if role == Role.HAS_PICTURE:
            return self._contents.has_picture(self._rows.ids, row)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            above = self.heading_of(row) if self._rows.begins_group(row) else ""
            return words.spoken(article, above)
        return words.column_text(article, COLUMNS[index.column()])

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        # Without words a screen reader would say their numbers with every row.
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            if role == Qt.ItemDataRole.DisplayRole:
                return words.column_name(COLUMNS[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        return [ARTICLES, "text/plain"]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        # A row is there once for each of its columns.
        rows = list(dict.fromkeys(index.row() for index in indexes))
        put_ids(data, (self._rows.ids[row] for row in rows))
        found = [article for row in rows[:_MOST_AS_TEXT] if (article := self.article_at(row))]
        data.setText("\n".join(f"{each.title} {each.url}".strip() for each in found))
        return data


_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        *Role,
    }
)


def _compared(
    library: Library,
    query: ArticleQuery,
    shown: "array[int]",
    groups: Groups,
    also: Collection[int],
    moment: int,
    _report: Report,
    *,
    at_end: bool,
) -> _Compared:
    """Compare a list with the library, beside the window."""
    with closing(open_library(library.path)) as own:
        keep = partial(_still_there, own, query, also)
        found = listed.listed(own, query)
        return _Compared(moment, difference(shown, found, groups, keep, at_end=at_end))


def _still_there(
    library: Library, query: ArticleQuery, also: Collection[int], ids: Sequence[int]
) -> set[int]:
    """Return which of ``ids`` may stay in a list that shows some that its query passes over."""
    is_trash = query.where is Where.TRASH
    by_mistake = [each for each in ids if each in also]
    there = articles.existing(library, by_mistake, in_trash=is_trash) if by_mistake else ()
    return listed.still_there(library, query, ids).union(there)
