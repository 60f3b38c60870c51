"""The field over the window in which everything is found by a few letters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.ui.palette.delegate import EntryDelegate
from reader.ui.palette.entries import Entry, in_order
from reader.ui.palette.model import EntriesModel, spoken
from reader.ui.widgets.announcing import announce

_WIDEST = 680
_BESIDE = 24
_MOST_ROWS = 10
_SHADE = 70
_ROWS_A_PAGE = _MOST_ROWS - 1

# The keyboard comes back from another window, or from the field's own menu.
_FOR_A_WHILE = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}
_FARTHEST = 1_000_000

# Gives what the library finds by what was typed.
Finder = Callable[[str], Sequence[Entry]]


class PaletteField(QLineEdit):
    """Takes every key while it has the keyboard, but those that bring it and take it away."""

    moved = Signal(int)  # by so many rows; the farthest for the ends
    accepted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.closing_keys: list[QKeySequence] = []

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # What the window does by keys waits until the field is gone.
            keys = QKeySequence(event.keyCombination())
            if keys not in self.closing_keys:
                event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        moves = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -_ROWS_A_PAGE,
            Qt.Key.Key_PageDown: _ROWS_A_PAGE,
            Qt.Key.Key_Home: -_FARTHEST,
            Qt.Key.Key_End: _FARTHEST,
        }
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit()
        elif key in moves and plain == Qt.KeyboardModifier.NoModifier:
            self.moved.emit(moves[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _FOR_A_WHILE:
            self.left.emit()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # There is nowhere else to go while it is open.
        return True


class Palette(QWidget):
    """Lies over the whole window, so that a click beside the field closes it.

    It only shows and chooses: what there is and what choosing does are given to it.
    """

    chosen = Signal(Entry)
    closed = Signal(bool)  # whether the keyboard is to go back to where it was

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Find anything"))
        self._fixed: Sequence[Entry] = ()
        self._last: Sequence[str] = ()
        self._find: Finder | None = None
        self._window = window
        self._pointer = QCursor.pos()
        self.frame = QFrame(self)
        self.frame.setObjectName("palette_frame")
        self.field = PaletteField(self.frame)
        self.field.setObjectName("palette_field")
        self.field.setAccessibleName(self.tr("Find anything"))
        self.field.setPlaceholderText(
            self.tr("Find an action, an article, a feed, a tag, a theme…")
        )
        self.model = EntriesModel(self)
        self.list = QListView(self.frame)
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.nothing = QLabel(self.tr("Nothing has these letters."), self.frame)
        self.nothing.setObjectName("palette_nothing")
        layout = QVBoxLayout(self.frame)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        self.field.textChanged.connect(self._on_typed)
        self.field.moved.connect(self._on_moved)
        self.field.accepted.connect(self._on_accepted)
        self.field.left.connect(self.close_palette)
        self.list.clicked.connect(self._on_clicked)
        self.list.entered.connect(self._on_entered)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.hide()

    def open_with(
        self,
        fixed: Sequence[Entry],
        find: Finder,
        last: Sequence[str],
        closing_keys: Sequence[QKeySequence],
    ) -> None:
        """Show the empty field over the window.

        Args:
            fixed: what there is whatever is typed, the most useful first.
            find: gives what is found by what is typed.
            last: the names of what was chosen last.
            closing_keys: keys that do what they do everywhere: they close it again. None of them
                is one that somebody types.
        """
        self._fixed, self._find, self._last = fixed, find, last
        self.field.closing_keys = list(closing_keys)
        self.field.clear()
        self._pointer = QCursor.pos()
        self._window.installEventFilter(self)
        self._show_found()
        self.raise_()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def close_palette(self) -> None:
        """Take the field away."""
        if self.isHidden():
            return
        has_keyboard = self._window.focusWidget() is self.field
        self._window.removeEventFilter(self)
        self.hide()
        self._fixed, self._find = (), None
        self.model.show_entries(())
        self.closed.emit(has_keyboard)

    def entries(self) -> list[Entry]:
        """Return what is shown, from above to below."""
        rows = map(self.model.entry, range(self.model.rowCount()))
        return [entry for entry in rows if entry is not None]

    def current(self) -> Entry | None:
        """Return the entry that Return would choose."""
        return self.model.entry(self.list.currentIndex().row())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._lay_out()
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_palette()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor(QGuiApplication.palette().color(QPalette.ColorRole.Window))
        shade.setAlpha(_SHADE)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()

    @Slot()
    def _on_typed(self) -> None:
        if self._find is not None:
            self._show_found()

    def _show_found(self) -> None:
        words = self.field.text()
        found = self._find(words) if self._find is not None and words.strip() else ()
        self.model.show_entries(in_order(words, [*self._fixed, *found], self._last))
        self._lay_out()
        self._go_to(0)
        if not self.model.rowCount():
            self._tell()

    def _lay_out(self) -> None:
        """Put the field in the middle, as high as what was found needs."""
        self.setGeometry(self._window.rect())
        rows = self.model.rowCount()
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        height = self.list.sizeHintForRow(0) if rows else 0
        room = self.height() - self._top() - _BESIDE - self.field.sizeHint().height() - 2 * _BESIDE
        shown = min(rows, _MOST_ROWS, max(room // height, 1)) if height else 0
        self.list.setFixedHeight(shown * height + 2 * self.list.frameWidth())
        width = min(_WIDEST, self.width() - 2 * _BESIDE)
        self.frame.setFixedWidth(width)
        self.frame.adjustSize()
        self.frame.move((self.width() - width) // 2, self._top())

    def _top(self) -> int:
        return min(96, self.height() // 8)

    def _go_to(self, row: int) -> None:
        row = min(max(row, 0), self.model.rowCount() - 1)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.list.currentIndex())

    @Slot(int)
    def _on_moved(self, by: int) -> None:
        self._go_to(self.list.currentIndex().row() + by)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        # The list may move under a pointer that rests.
        before, self._pointer = self._pointer, QCursor.pos()
        if self._pointer != before:
            self.list.setCurrentIndex(index)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(self.model.entry(index.row()))

    @Slot()
    def _on_accepted(self) -> None:
        self._choose(self.current())

    def _choose(self, entry: Entry | None) -> None:
        if entry is None or not entry.enabled:
            return
        self.close_palette()
        self.chosen.emit(entry)

    @Slot()
    def _tell(self) -> None:
        """Let the chosen row be heard: the keyboard stays in the field."""
        entry = self.current()
        words = spoken(entry) if entry is not None else self.nothing.text()
        self.field.setAccessibleDescription(words)
        announce(self.field, words)
