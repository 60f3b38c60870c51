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
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from reader.model.feed import Feed
from reader.ui.feeds.icons import SIDE, FeedIcons

_PLACE = Qt.ItemDataRole.UserRole
_SIGN = Qt.ItemDataRole.UserRole + 1
_BESIDE_SIGN = 8
_BESIDE_ICON = 6
_NARROWEST = 170


@dataclass(frozen=True, slots=True)
class Place:
    """Which articles are meant: those of one feed, of a folder of feeds, or all."""

    feed: int = 0
    folder: str = ""


class PlacesTree(QTreeWidget):
    """A tree of which one place is chosen; it is filled anew whenever something changed."""

    chosen = Signal(Place)
    menu_wanted = Signal(Place, QPoint)
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
        self._closed: set[str] = set()
        self.itemSelectionChanged.connect(self._on_chosen)
        self.itemCollapsed.connect(self._on_folded)
        self.itemExpanded.connect(self._on_folded)
        self.customContextMenuRequested.connect(self._on_menu)

    def show_feeds(self, feeds: Iterable[Feed]) -> None:
        """Show these feeds; the place that is chosen stays so while it is there."""
        before, scrolled = self.place(), self.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.clear()
            everything = self._item(Place(), self.tr("All Articles"), 0)
            self.addTopLevelItem(everything)
            folders: dict[str, QTreeWidgetItem] = {}
            unread: dict[str, int] = {}
            for feed in feeds:
                parent = self._folder(folders, feed.folder)
                item = self._item(Place(feed=feed.id), feed.title, feed.unread)
                item.setToolTip(0, feed.problem)
                item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, feed.problem)
                if feed.problem:
                    faint = self.palette().color(QPalette.ColorRole.PlaceholderText)
                    item.setForeground(0, faint)
                    item.setData(0, _SIGN, "!")
                self._add(parent, item)
                for name in _around(feed.folder):
                    unread[name] = unread.get(name, 0) + feed.unread
            self.setCurrentItem(self._find(before) or everything)
            # After it, since what is chosen is brought into view.
            for name, folder in folders.items():
                self._count(folder, unread.get(name, 0))
                folder.setExpanded(name not in self._closed)
        self.verticalScrollBar().setValue(scrolled)
        if self.place() != before:
            self.chosen.emit(self.place())

    @Slot(dict)
    def show_icons(self, found: Mapping[int, bytes]) -> None:
        """Show these icons, by their feeds' ids, besides those that are shown."""
        self._icons.take(found)
        self.viewport().update()

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
        item.setData(0, _PLACE, (place.feed, place.folder))
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

    def _folder(self, made: dict[str, QTreeWidgetItem], name: str) -> QTreeWidgetItem | None:
        """Return the item of a folder, made with those around it if it is not there yet."""
        if not name:
            return None
        if name not in made:
            outer, _, own = name.rpartition("/")
            parent = self._folder(made, outer)
            made[name] = self._item(Place(folder=name), own, 0)
            self._add(parent, made[name])
        return made[name]

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

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is not None:
            self.menu_wanted.emit(_place_of(item), self.viewport().mapToGlobal(at))


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
        feed, _folder = index.data(_PLACE)
        if feed:
            self._set_icon(option, int(feed))
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
        painter.restore()


def _sign(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.data(_SIGN) or "")


def _width(metrics: QFontMetrics, sign: str) -> int:
    return metrics.horizontalAdvance(sign) + _BESIDE_SIGN if sign else 0


def _place_of(item: QTreeWidgetItem) -> Place:
    feed, folder = item.data(0, _PLACE)
    return Place(int(feed), str(folder))


def _around(folder: str) -> list[str]:
    """Return a folder's name and those of the folders around it."""
    steps = folder.split("/") if folder else []
    return ["/".join(steps[: count + 1]) for count in range(len(steps))]
