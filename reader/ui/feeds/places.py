"""Shelves, collections, tags and feeds beside the list, each with how many articles are unread or tagged."""

from collections.abc import Iterable, Mapping, Sequence
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
    QDragMoveEvent,
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

from reader.markup.words import fold
from reader.model.collection import Collection, counted
from reader.model.feed import Feed, FeedsOutline, is_in_folder
from reader.model.outline import Outline
from reader.model.place import Place, Shelf, place_text, read_place
from reader.model.tag import Tag
from reader.ui.dragged import ARTICLES, dragged_ids
from reader.ui.feeds.icons import SIDE, FeedIcons
from reader.ui.tag_dots import TagDots

_PLACE = Qt.ItemDataRole.UserRole
_SIGN = Qt.ItemDataRole.UserRole + 1
_COLOR = Qt.ItemDataRole.UserRole + 2
_HEADING = 0.85
_LAST_SHELF = Place(shelf=Shelf.TRASH)
_BESIDE_SIGN = 8
_BESIDE_ICON = 6
_NARROWEST = 170


class PlacesTree(QTreeWidget):
    """A tree of which one place is chosen; it is filled anew whenever something changed."""

    chosen = Signal(Place)
    menu_wanted = Signal(Place, QPoint)
    articles_dropped = Signal(Place, list)  # ids, on a tag or a shelf
    rename_wanted = Signal(Place)
    arranged = Signal(str, list)  # what stands in a folder now: feeds by id, folders by name
    folded = Signal()  # a folder was closed or opened
    icons_wanted = Signal()  # once, when the first feeds are painted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("places")
        self.setAccessibleName(self.tr("Places"))
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

    def show_outline(self, found: Outline) -> None:
        """Show these tags and feeds; the place that is chosen stays so while it is there."""
        before, scrolled = self.place(), self.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.clear()
            for shelf, words, unread in (
                (Shelf.TODAY, self.tr("Today"), found.feeds.today),
                (Shelf.ALL, self.tr("All Articles"), 0),
                (Shelf.UNREAD, self.tr("Unread"), found.feeds.unread),
                (Shelf.BOOKMARKS, self.tr("Bookmarks"), 0),
                (Shelf.ARCHIVE, self.tr("Archive"), 0),
                (Shelf.TRASH, self.tr("Trash"), 0),
            ):
                item = self._item(Place(shelf=shelf), words, unread)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.addTopLevelItem(item)
            self._fill_collections(found.collections)
            opened = self._fill_tags(found.tags)
            if (found.tags or found.collections) and found.feeds.feeds:
                self._heading(self.tr("Feeds"))
            opened |= self._fill(found.feeds)
            chosen = self._find(before) or self._find(Place())
            if chosen is not None:
                self.setCurrentItem(chosen)
            # After it, since what is chosen is brought into view.
            for name, item in opened.items():
                item.setExpanded(name not in self._closed)
        self.verticalScrollBar().setValue(scrolled)
        if self.place() != before:
            self.chosen.emit(self.place())

    def _heading(self, words: str) -> None:
        """Add a line that tells what stands below it."""
        item = QTreeWidgetItem([words])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setForeground(0, self.palette().color(QPalette.ColorRole.PlaceholderText))
        font = item.font(0)
        font.setPointSizeF(font.pointSizeF() * _HEADING)
        item.setFont(0, font)
        self.addTopLevelItem(item)

    def _fill_collections(self, collections: Sequence[Collection]) -> None:
        """Add kept searches by their names, each with how many unread articles it finds."""
        if collections:
            self._heading(self.tr("Collections"))
        for each in collections:
            item = self._item(Place(collection=each.id), each.name, each.unread)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(0, each.query.words)
            if each.unread:
                unread = counted(each.unread)
                item.setData(0, _SIGN, unread)
                words = self.tr("{}, {} unread").format(each.name, unread)
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
            self.addTopLevelItem(item)

    def _fill_tags(self, tags: Iterable[Tag]) -> dict[str, QTreeWidgetItem]:
        """Add tags, each below the one it stands in; return them by what they are folded as."""
        known = {tag.name: tag for tag in tags}
        if not known:
            return {}
        self._heading(self.tr("Tags"))
        items: dict[str, QTreeWidgetItem] = {}
        names = {name for tag in known for name in _around(tag)}
        for name in sorted(names, key=lambda each: [fold(step) for step in each.split("/")]):
            tag = known.get(name, Tag(name, 0))
            outer, _, own = name.rpartition("/")
            item = self._item(Place(tag=name), own, 0)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setData(0, _SIGN, str(tag.count or ""))
            item.setData(0, _COLOR, tag.color.value)
            words = self.tr("Tag {}, {} articles").format(name, tag.count)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
            self._add(items.get(outer), item)
            items[name] = item
        return {place_text(Place(tag=name)): item for name, item in items.items()}

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

    def places(self) -> list[tuple[Place, str]]:
        """Return every place with its name, as they stand there from above to below."""
        found: list[tuple[Place, str]] = []
        waiting = [self.invisibleRootItem()]
        while waiting:
            item = waiting.pop()
            if item.data(0, _PLACE) is not None:
                found.append((_place_of(item), item.text(0)))
            waiting += [item.child(row) for row in reversed(range(item.childCount()))]
        return found

    def place(self) -> Place:
        """Return the place that is chosen."""
        chosen = self.selectedItems()
        return _place_of(chosen[0]) if chosen else Place()

    def choose(self, place: Place) -> None:
        """Choose a place, if it is there."""
        chosen = self.selectedItems()
        if chosen and _place_of(chosen[0]) == place:
            # So it is at every letter that is typed into the search box.
            return
        item = self._find(place)
        if item is not None:
            self.setCurrentItem(item)

    def _item(self, place: Place, words: str, unread: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, _PLACE, place_text(place))
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
        text, waiting = place_text(place), [self.invisibleRootItem()]
        while waiting:
            item = waiting.pop()
            if item.data(0, _PLACE) == text:
                return item
            waiting += filter(None, map(item.child, range(item.childCount())))
        return None

    def move_place(self, place: Place, step: int) -> None:
        """Put a feed or a folder one place up (-1) or down (1) among its neighbours."""
        item = self._find(place)
        if item is None or not place.is_feeds:
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
        return [_name_of(place) for place in places if place.is_feeds]

    @override
    def keyboardSearch(self, search: str) -> None:
        # Letters alone are keys of the window, or nothing; Find Anything finds feeds by letters.
        pass

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & moved == moved and event.key() in steps:
            self.move_place(self.place(), steps[Qt.Key(event.key())])
            return
        if event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit(self.place())
            return
        super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            super().dragEnterEvent(event)
        elif event.mimeData().hasFormat(ARTICLES):
            event.acceptProposedAction()
        else:
            # Files and addresses are the window's.
            event.ignore()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(ARTICLES):
            super().dragMoveEvent(event)
            return
        item = self.itemAt(event.position().toPoint())
        if item is not None and _takes_articles(_place_of(item)):
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(ARTICLES):
            self._drop_articles(event)
            return
        at = self.itemAt(event.position().toPoint())
        self.drop(self.place(), at, self.dropIndicatorPosition())
        # The rows are not Qt's to move: the tree is filled anew.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _drop_articles(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        place = _place_of(item) if item is not None else Place()
        if item is not None and _takes_articles(place):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.articles_dropped.emit(place, dragged_ids(event.mimeData()))

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
        if not moved.is_feeds or place == moved or (is_on and at and not place.is_feeds):
            return
        into = at if is_on else (at.parent() if at else None)
        folder = _place_of(into).folder if into else ""
        if moved.folder and is_in_folder(folder, moved.folder):
            return
        name = _name_of(moved)
        children = [each for each in self._children(into) if each != name]
        if is_on or at is None:
            to = len(children)
        elif not place.is_feeds:
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
        place = _place_of(item)
        name = place_text(place) if place.tag else place.folder
        if item.isExpanded():
            self._closed.discard(name)
        else:
            self._closed.add(name)
        self.folded.emit()

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is not None and item.data(0, _PLACE) is not None:
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
        self._dots = TagDots()
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
        elif index.data(_COLOR):
            option.icon = self._dots.icon(str(index.data(_COLOR)), self._tree.devicePixelRatioF())
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
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
        if _place(index) == _LAST_SHELF:
            # Below the shelves of the whole library begin the feeds.
            painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def _place(index: QModelIndex | QPersistentModelIndex) -> Place | None:
    # What is raised while a row is painted ends the program.
    text = index.data(_PLACE)
    return None if text is None else read_place(str(text))


def _feed(index: QModelIndex | QPersistentModelIndex) -> int:
    place = _place(index)
    return place.feed if place else 0


def _sign(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.data(_SIGN) or "")


def _width(metrics: QFontMetrics, sign: str) -> int:
    return metrics.horizontalAdvance(sign) + _BESIDE_SIGN if sign else 0


def _place_of(item: QTreeWidgetItem) -> Place:
    """Return the place of a row; that of a heading is the whole library."""
    return read_place(str(item.data(0, _PLACE) or ""))


def _takes_articles(place: Place) -> bool:
    """Return whether articles may be dropped on a place."""
    dropped_on = {Shelf.BOOKMARKS, Shelf.ARCHIVE, Shelf.TRASH}
    return bool(place.tag) or (place.is_shelf and place.shelf in dropped_on)


def _name_of(place: Place) -> int | str:
    return place.feed or place.folder


def _around(folder: str) -> list[str]:
    """Return a folder's name and those of the folders around it."""
    steps = folder.split("/") if folder else []
    return ["/".join(steps[: count + 1]) for count in range(len(steps))]
