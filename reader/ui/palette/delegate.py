"""How a found entry is painted: a check, its words, what it is, and its keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from reader.ui.palette.entries import Entry, kind_words
from reader.ui.palette.model import Role
from reader.ui.widgets.icons import line_pixmap
from reader.ui.widgets.key_caps import caps_width, paint_caps

_CHECK = 16
_BEGIN = 34
_END = 12
_BETWEEN = 14
_AROUND = 9
_ROUND = 8
_BAR = 3
# A long title leaves so much of the row to what it is.
_MOST_WORDS = 0.72


class EntryDelegate(QStyledItemDelegate):
    """Paints from the row alone, in the application's own palette."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, option.fontMetrics.height() + 2 * _AROUND)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry = index.data(Role.ENTRY)
        if not isinstance(entry, Entry):
            return
        # A view's own palette is what its style sheet makes of it.
        palette = QGuiApplication.palette()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(QRectF(option.rect), _ROUND, _ROUND)
            # In some themes that ground alone is hard to tell from the one around it.
            bar = option.rect.adjusted(_BAR, 2 * _BAR, 0, -2 * _BAR)
            bar.setWidth(_BAR)
            painter.setBrush(palette.color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(
                QRectF(QStyle.visualRect(option.direction, option.rect, bar)), _BAR / 2, _BAR / 2
            )
        _paint_row(painter, option, entry, palette)
        painter.restore()


def _paint_row(
    painter: QPainter, option: QStyleOptionViewItem, entry: Entry, palette: QPalette
) -> None:
    direction = option.direction
    row = option.rect
    room = row.adjusted(_BEGIN, 0, -_END, 0)
    group = QPalette.ColorGroup.Normal if entry.enabled else QPalette.ColorGroup.Disabled
    ink = palette.color(group, QPalette.ColorRole.Text)
    faint = palette.color(QPalette.ColorRole.PlaceholderText) if entry.enabled else ink
    if entry.checked:
        ratio = painter.device().devicePixelRatio()
        at = QRect(row.left() + (_BEGIN - _CHECK) // 2, row.center().y() - _CHECK // 2, 0, 0)
        at.setSize(QSize(_CHECK, _CHECK))
        there = QStyle.visualRect(direction, row, at)
        painter.drawPixmap(there, line_pixmap("check", ink, _CHECK, ratio))
    metrics = QFontMetrics(option.font)
    painter.setFont(option.font)
    if entry.keys:
        keys_room = QStyle.visualRect(direction, row, room)
        paint_caps(painter, keys_room, entry.keys, palette, direction, faint=entry.keys)
        room.setRight(room.right() - caps_width(entry.keys, metrics) - _BETWEEN)
    words = metrics.elidedText(
        entry.words, Qt.TextElideMode.ElideRight, _words_room(entry, room, metrics)
    )
    width = metrics.horizontalAdvance(words)
    _draw(painter, option, QRect(room.left(), row.top(), width + 2, row.height()), words, ink)
    left = QRect(room.left() + width + _BETWEEN, row.top(), 0, row.height())
    left.setRight(room.right())
    kind = metrics.elidedText(kind_words(entry), Qt.TextElideMode.ElideRight, left.width())
    _draw(painter, option, left, kind, faint)


def _words_room(entry: Entry, room: QRect, metrics: QFontMetrics) -> int:
    """Return how wide the words may be: all but what the kind needs, or most of the row."""
    kind = metrics.horizontalAdvance(kind_words(entry)) + _BETWEEN
    return max(room.width() - kind, round(room.width() * _MOST_WORDS))


def _draw(
    painter: QPainter, option: QStyleOptionViewItem, box: QRect, words: str, ink: QColor
) -> None:
    there = QStyle.visualRect(option.direction, option.rect, box)
    painter.setPen(ink)
    side = (
        Qt.AlignmentFlag.AlignRight
        if option.direction == Qt.LayoutDirection.RightToLeft
        else Qt.AlignmentFlag.AlignLeft
    )
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(there, int(flags), words)
