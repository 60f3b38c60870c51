"""The list of every action with its keys, by menu, and of the keys that are the window's own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from reader.markup.words import fold
from reader.ui import actions
from reader.ui.keys import sequences
from reader.ui.keys.bindings import KeyBindings
from reader.ui.widgets.key_caps import caps_width, paint_caps

_NAME = Qt.ItemDataRole.UserRole
_KEYS = Qt.ItemDataRole.UserRole + 1  # as the platform writes them, a list
_OFF = Qt.ItemDataRole.UserRole + 2  # those of them that are switched off
_AROUND = 6
_BESIDE = 10


@dataclass(frozen=True, slots=True)
class FixedKeys:
    """What the window does by keys that can't be changed, in words, and those keys."""

    words: str
    keys: tuple[str, ...]


class KeyList(QTreeWidget):
    """Shows what the keys are now; what is done about them is its dialog's to say."""

    def __init__(
        self, bindings: KeyBindings, fixed: tuple[FixedKeys, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._bindings = bindings
        self.setObjectName("keys_list")
        self.setAccessibleName(self.tr("Actions and their keys"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setItemDelegateForColumn(1, _KeysDelegate(self))
        for menu in (*actions.MENUS, ""):
            self._add_menu(menu)
        group = self._add_group(self.tr("List and page"))
        for each in fixed:
            item = QTreeWidgetItem(group, [each.words])
            self._show(item, each.keys, each.keys)
        self.expandAll()
        self.show_keys()

    def _add_menu(self, menu: str) -> None:
        title = actions.translated(actions.MENUS[menu]) if menu else self.tr("In no menu")
        group = self._add_group(title.replace("&", ""))
        for spec in actions.specs_of(menu):
            QTreeWidgetItem(group, [actions.plain_words(spec)]).setData(0, _NAME, spec.name)

    def _add_group(self, words: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self, [words])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        font = group.font(0)
        font.setWeight(QFont.Weight.DemiBold)
        group.setFont(0, font)
        group.setData(1, Qt.ItemDataRole.AccessibleTextRole, words)
        return group

    def show_keys(self) -> None:
        """Show the keys as they are now; what a person has changed stands out."""
        for item in self._items():
            name = item.data(0, _NAME)
            if name is None:
                continue
            keys = [sequences.shown(each) for each in self._bindings.keys_of(name)]
            self._show(item, keys, self._bindings.shown(name))
            is_own = self._bindings.is_own(name)
            font = item.font(0)
            font.setWeight(QFont.Weight.DemiBold if is_own else QFont.Weight.Normal)
            item.setFont(0, font)
            told = self.tr("changed by you") if is_own else ""
            item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, told)

    def _show(self, item: QTreeWidgetItem, keys: Sequence[str], working: Sequence[str]) -> None:
        off = [each for each in keys if each not in working]
        item.setData(1, _KEYS, list(keys))
        item.setData(1, _OFF, off)
        told = ", ".join(keys) or self.tr("no keys")
        if off:
            told = self.tr("{}; switched off: {}").format(told, ", ".join(off))
        item.setData(1, Qt.ItemDataRole.AccessibleTextRole, told)

    def filter(self, words: str) -> None:
        """Show what has all these words, or begins of them, in its name, its menu or its keys."""
        pieces = fold(words).split()
        for group in _children(self.invisibleRootItem()):
            shown = 0
            for item in _children(group):
                there = fold(f"{group.text(0)} {item.text(0)} {' '.join(item.data(1, _KEYS))}")
                is_there = all(piece in there for piece in pieces)
                item.setHidden(not is_there)
                shown += is_there
            group.setHidden(not shown)

    def chosen(self) -> str:
        """Return the name of the action that is chosen, "" where none is."""
        items = self.selectedItems()
        return str(items[0].data(0, _NAME) or "") if items else ""

    def choose(self, name: str) -> None:
        """Choose an action and bring it into view."""
        for item in self._items():
            if item.data(0, _NAME) == name:
                self.setCurrentItem(item)

    def rows(self) -> dict[str, list[str]]:
        """Return the actions that are shown, by name, with their keys as they stand there."""
        return {
            str(item.data(0, _NAME)): list(item.data(1, _KEYS))
            for item in self._items()
            if item.data(0, _NAME) is not None and not item.isHidden()
        }

    def told(self, name: str) -> str:
        """Return an action's keys as they are read aloud."""
        role = Qt.ItemDataRole.AccessibleTextRole
        found = (item.data(1, role) for item in self._items() if item.data(0, _NAME) == name)
        return str(next(found, ""))

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for group in _children(self.invisibleRootItem()):
            yield from _children(group)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [item.child(row) for row in range(item.childCount())]


class _KeysDelegate(QStyledItemDelegate):
    """Paints an action's keys at the end of its row."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = caps_width(index.data(_KEYS) or [], option.fontMetrics)
        return QSize(width + 2 * _BESIDE, option.fontMetrics.height() + 2 * _AROUND)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        paint_caps(
            painter,
            option.rect.adjusted(_BESIDE, 0, -_BESIDE, 0),
            index.data(_KEYS) or [],
            QGuiApplication.palette(),
            option.direction,
            faint=index.data(_OFF) or [],
        )
