"""The feeds beside the list, in their folders, each with how many articles are unread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from reader.model.feed import Feed, FeedsOutline, is_in_folder
from reader.model.place import Place, Shelf
from reader.ui.feeds.icons import SIDE, FeedIcons

_PLACE = Qt.ItemDataRole.UserRole
_SIGN = Qt.ItemDataRole.UserRole + 1
_BESIDE_SIGN = 8
_BESIDE_ICON = 6
_NARROWEST = 170


class PlacesTree(QTreeWidget):
    """A tree of which one place is chosen; it is filled anew whenever something changed."""

    chosen = Signal(Place)
    menu_wanted = Signal(Place, QPoint)
    arranged = Signal(str, list)  # what stands in a folder now: feeds by id, folders by name
    folded = Signal()  # a folder was closed or opened
    icons_wanted = Signal()  # once, when the first feeds are painted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("places")
        self.setAccessibleName(self.tr("Feeds"))
        self.setHeaderHidden(True)
        self._icons = FeedIcons()
        self.setItemDelegate(_CountDelegate(self, self._icons))
        self.setIconSize(QSize(SIDE, SIDE))
        # Otherwise each row is measured, and each icon drawn, before the first is seen.
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumWidth(_NARROWEST)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._closed: set[str] = set()
        self.itemSelectionChanged.connect(self._on_chosen)
        self.itemCollapsed.connect(self._on_folded)
        self.itemExpanded.connect(self._on_folded)
        self.customContextMenuRequested.connect(self._on_menu)

    def show_outline(self, found: FeedsOutline) -> None:
        """Show these feeds; the place that is chosen stays so while it is there."""
        before, scrolled = self.place(), self.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.clear()
            for shelf, words, unread in (
                (Shelf.TODAY, self.tr("Today"), found.today),
                (Shelf.ALL, self.tr("All Articles"), 0),
                (Shelf.UNREAD, self.tr("Unread"), found.unread),
                (Shelf.BOOKMARKS, self.tr("Bookmarks"), 0),
            ):
                item = self._item(Place(shelf=shelf), words, unread)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.addTopLevelItem(item)
            folders = self._fill(found)
            chosen = self._find(before) or self._find(Place())
            if chosen is not None:
                self.setCurrentItem(chosen)
            # After it, since what is chosen is brought into view.
            for name, folder in folders.items():
                folder.setExpanded(name not in self._closed)
        self.verticalScrollBar().setValue(scrolled)
        if self.place() != before:
            self.chosen.emit(self.place())

    def _fill(self, found: FeedsOutline) -> dict[str, QTreeWidgetItem]:
        """Add feeds and folders, each to its folder and at its place; return the folders."""
        unread: dict[str, int] = {}
        for feed in found.feeds:
            for name in _around(feed.folder):
                unread[name] = unread.get(name, 0) + feed.unread
        rows = [_Row(feed.rank, feed.title, feed.folder, feed=feed) for feed in found.feeds]
        rows += [
            _Row(found.folder_ranks.get(name, 0), own, outer, name)
            for name in unread
            for outer, _, own in [name.rpartition("/")]
        ]
        # Folders from the outermost, so that each is there before what is in it.
        folders: dict[str, QTreeWidgetItem] = {}
        for row in sorted(rows, key=_Row.depth_first):
            if row.feed is not None:
                item = self._feed_item(row.feed)
            else:
                item = self._item(Place(folder=row.folder), row.name, unread[row.folder])
                folders[row.folder] = item
            self._add(folders.get(row.parent), item)
        return folders

    def _feed_item(self, feed: Feed) -> QTreeWidgetItem:
        item = self._item(Place(feed=feed.id), feed.title, feed.unread)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        item.setToolTip(0, feed.problem)
        item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, feed.problem)
        if feed.problem:
            item.setForeground(0, self.palette().color(QPalette.ColorRole.PlaceholderText))
            item.setData(0, _SIGN, "!")
        return item

    @Slot(dict)
    def show_icons(self, found: Mapping[int, bytes]) -> None:
        """Show these icons, by their feeds' ids, besides those that are shown."""
        self._icons.take(found)
        self.viewport().update()

    def fold(self, folders: Iterable[str]) -> None:
        """Let these folders be closed when they are shown."""
        self._closed = set(folders)

    def folded_folders(self) -> list[str]:
        """Return the folders that are closed."""
        return sorted(self._closed)

    def place(self) -> Place:
        """Return the place that is chosen."""
        chosen = self.selectedItems()
        return _place_of(chosen[0]) if chosen else Place()

    def choose(self, place: Place) -> None:
        """Choose a place, if it is there."""
        item = self._find(place)
        if item is not None:
            self.setCurrentItem(item)

    def _item(self, place: Place, words: str, unread: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, _PLACE, (place.feed, place.folder, place.shelf.value))
        self._count(item, unread)
        return item

    def _count(self, item: QTreeWidgetItem, unread: int) -> None:
        item.setData(0, _SIGN, str(unread) if unread else "")
        font = item.font(0)
        font.setBold(bool(unread))
        item.setFont(0, font)
        if unread:
            words = self.tr("{}, {} unread").format(item.text(0), unread)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)

    def _add(self, parent: QTreeWidgetItem | None, item: QTreeWidgetItem) -> None:
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)

    def _find(self, place: Place) -> QTreeWidgetItem | None:
        waiting = [self.invisibleRootItem()]
        while waiting:
            item = waiting.pop()
            if item.data(0, _PLACE) is not None and _place_of(item) == place:
                return item
            waiting += filter(None, map(item.child, range(item.childCount())))
        return None

    def move_place(self, place: Place, step: int) -> None:
        """Put a feed or a folder one place up (-1) or down (1) among its neighbours."""
        item = self._find(place)
        if item is None or place.is_shelf:
            return
        parent: QTreeWidgetItem | None = item.parent()
        children = self._children(parent)
        at = children.index(_name_of(place))
        to = min(max(at + step, 0), len(children) - 1)
        if to != at:
            children.insert(to, children.pop(at))
            self.arranged.emit(_place_of(parent).folder if parent is not None else "", children)

    def _children(self, parent: QTreeWidgetItem | None) -> list[int | str]:
        """Return what stands in a folder, or outside of all: feeds by id, folders by name."""
        inner = parent or self.invisibleRootItem()
        places = [_place_of(inner.child(row)) for row in range(inner.childCount())]
        return [_name_of(place) for place in places if not place.is_shelf]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & moved == moved and event.key() in steps:
            self.move_place(self.place(), steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            super().dragEnterEvent(event)
        else:
            # Files and addresses are the window's.
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        at = self.itemAt(event.position().toPoint())
        self.drop(self.place(), at, self.dropIndicatorPosition())
        # The rows are not Qt's to move: the tree is filled anew.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def drop(
        self,
        moved: Place,
        at: QTreeWidgetItem | None,
        side: QAbstractItemView.DropIndicatorPosition,
    ) -> None:
        """Put a feed or a folder above or below what is there, or into it."""
        sides = QAbstractItemView.DropIndicatorPosition
        is_on = side == sides.OnItem
        place = _place_of(at) if at else Place()
        if moved.is_shelf or place == moved:
            return
        into = at if is_on else (at.parent() if at else None)
        folder = _place_of(into).folder if into else ""
        if moved.folder and is_in_folder(folder, moved.folder):
            return
        name = _name_of(moved)
        children = [each for each in self._children(into) if each != name]
        if is_on or at is None:
            to = len(children)
        elif place.is_shelf:
            to = 0
        else:
            to = children.index(_name_of(place)) + (side == sides.BelowItem)
        children.insert(to, name)
        self.arranged.emit(folder, children)

    @Slot()
    def _on_chosen(self) -> None:
        self.chosen.emit(self.place())

    @Slot(QTreeWidgetItem)
    def _on_folded(self, item: QTreeWidgetItem) -> None:
        name = _place_of(item).folder
        if item.isExpanded():
            self._closed.discard(name)
        else:
            self._closed.add(name)
        self.folded.emit()

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is not None:
            self.menu_wanted.emit(_place_of(item), self.viewport().mapToGlobal(at))


@dataclass(frozen=True, slots=True)
class _Row:
    """A feed or a ``folder`` among its neighbours in ``parent``; a ``rank`` of 0 is by its name."""

    rank: int
    name: str
    parent: str
    folder: str = ""
    feed: Feed | None = None

    def depth_first(self) -> tuple[int, bool, int, bool, str]:
        """Return what sorts rows: those of outer folders first, then by hand, then by name."""
        depth = self.parent.count("/") + 1 if self.parent else 0
        return (depth, not self.rank, self.rank, bool(self.folder), self.name.casefold())


class _CountDelegate(QStyledItemDelegate):
    """Sets at a row's end how many articles are unread, or that something is wrong.

    A feed's icon is set before its name, drawn when it is seen.
    """

    def __init__(self, tree: PlacesTree, icons: FeedIcons) -> None:
        super().__init__(tree)
        self._tree = tree
        self._icons = icons
        self._has_asked = False

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        metrics = option.fontMetrics
        room = option.rect.width() - _width(metrics, _sign(index)) - _BESIDE_SIGN
        feed = _feed(index)
        if feed:
            self._set_icon(option, feed)
            room -= SIDE + _BESIDE_ICON
        option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def _set_icon(self, option: QStyleOptionViewItem, feed: int) -> None:
        tree = self._tree
        # The tree's own palette is what its style sheet makes of it.
        palette = QGuiApplication.palette()
        option.icon = self._icons.icon(feed, option.text, palette, tree.devicePixelRatioF())
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        if not self._has_asked:
            self._has_asked = True
            tree.icons_wanted.emit()

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(
            option.rect.adjusted(_BESIDE_SIGN, 0, -_BESIDE_SIGN, 0),
            # In a window that runs from the right the painter turns it round itself.
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            _sign(index),
        )
        if _shelf(index) == Shelf.BOOKMARKS:
            # Below the shelves of the whole library begin the feeds.
            painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def _shelf(index: QModelIndex | QPersistentModelIndex) -> str:
    place = index.data(_PLACE)
    return str(place[2]) if place else ""


def _feed(index: QModelIndex | QPersistentModelIndex) -> int:
    # What is raised while a row is painted ends the program.
    place = index.data(_PLACE)
    return int(place[0]) if place else 0


def _sign(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.data(_SIGN) or "")


def _width(metrics: QFontMetrics, sign: str) -> int:
    return metrics.horizontalAdvance(sign) + _BESIDE_SIGN if sign else 0


def _place_of(item: QTreeWidgetItem) -> Place:
    feed, folder, shelf = item.data(0, _PLACE)
    return Place(int(feed), str(folder), Shelf(shelf))


def _name_of(place: Place) -> int | str:
    return place.feed or place.folder


def _around(folder: str) -> list[str]:
    """Return a folder's name and those of the folders around it."""
    steps = folder.split("/") if folder else []
    return ["/".join(steps[: count + 1]) for count in range(len(steps))]
