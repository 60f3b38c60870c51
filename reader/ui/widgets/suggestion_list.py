"""A list below a field of what could be typed into it; the keyboard stays in the field."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

_WIDEST, _MOST_ROWS, _BESIDE, _AROUND, _BETWEEN, _ROUNDED = 420, 12, 10, 5, 16, 3


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says, and a few fainter words on it."""

    words: str
    explanation: str = ""


class SuggestionList(QListView):
    """Shows lines below its field; one may be current, none is at first."""

    taken = Signal(int)  # a line, by its number

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setObjectName("suggestions")
        self.setAccessibleName(self.tr("Suggestions"))
        self._field = field
        self._lines: tuple[Line, ...] = ()
        self._model = QStringListModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_LineDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, none of them current; hide where there are none."""
        kept = self.current_line()
        before = self._lines[kept] if kept >= 0 else None
        self._lines = tuple(lines)
        self._model.setStringList([_spoken(line) for line in lines])
        if before in self._lines:
            # What is added below must not take the choice away.
            self.setCurrentIndex(self._model.index(self._lines.index(before)))
        if not lines:
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()

    def lines(self) -> tuple[Line, ...]:
        """Return what is shown."""
        return self._lines if self.isVisible() else ()

    def line_at(self, row: int) -> Line:
        """Return a line by its number."""
        return self._lines[row]

    def current_line(self) -> int:
        """Return the number of the current line, -1 for none."""
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    def step(self, by: int) -> int:
        """Go some lines down, or up; above the first there is none. Return the current one."""
        row = min(self.current_line() + by, len(self._lines) - 1)
        index = self._model.index(row) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if row < 0:
            self.clearSelection()
        return max(row, -1)

    def _place(self) -> None:
        """Stand below the field, as wide as it or wider, within the window."""
        window = self._field.window()
        if self.parent() is not window:
            self.setParent(window)
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 3))
        room = window.width() - corner.x() - _BESIDE
        is_leftward = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if is_leftward:
            room = corner.x() + self._field.width() - _BESIDE
        width = max(self._field.width(), min(_WIDEST, room))
        left = corner.x() + (self._field.width() - width if is_leftward else 0)
        self.ensurePolished()
        rows = min(len(self._lines), _MOST_ROWS)
        around = self.height() - self.viewport().height()
        height = rows * self.sizeHintForRow(0) + around
        height = min(height, window.height() - corner.y() - _BESIDE)
        self.setGeometry(QRect(left, corner.y(), width, height))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.taken.emit(index.row())


class _LineDelegate(QStyledItemDelegate):
    """Paints a line's words, and its explanation fainter at the other end."""

    def __init__(self, suggestions: SuggestionList) -> None:
        super().__init__(suggestions)
        self._list = suggestions

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = self._list.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._list)
        line = self._list.line_at(index.row())
        box = option.rect.adjusted(_BESIDE, 0, -_BESIDE, 0)
        metrics, middle = option.fontMetrics, Qt.AlignmentFlag.AlignVCenter
        # Letters take parts of a point.
        faint = min(metrics.horizontalAdvance(line.explanation) + _ROUNDED, box.width() * 2 // 3)
        room = box.width() - faint - (_BETWEEN if line.words else 0)
        words = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, room)
        explanation = metrics.elidedText(line.explanation, Qt.TextElideMode.ElideRight, faint)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, words)
        # The list's own palette is what its style sheet makes of it.
        painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, explanation)
        painter.restore()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, option.fontMetrics.height() + 2 * _AROUND)


def _spoken(line: Line) -> str:
    return ", ".join(filter(None, (line.words, line.explanation)))
