"""Keys as they are painted in a row of a list: each in a box of its own, at the row's end."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle

_WITHIN = 7
_BETWEEN = 5
_AROUND = 2
_ROUND = 5


def caps_width(keys: Sequence[str], metrics: QFontMetrics) -> int:
    """Return how wide the boxes of ``keys`` are, side by side; 0 without any."""
    return sum(_width(each, metrics) + _BETWEEN for each in keys) - _BETWEEN if keys else 0


def paint_caps(
    painter: QPainter,
    room: QRect,
    keys: Sequence[str],
    palette: QPalette,
    direction: Qt.LayoutDirection,
    faint: Collection[str],
) -> None:
    """Paint ``keys`` into ``room``, the last at its end, those that are ``faint`` less dark."""
    metrics = painter.fontMetrics()
    height = metrics.height() + 2 * _AROUND
    at = room.right() + 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for key in reversed(keys):
        width = _width(key, metrics)
        at -= width
        box = QRect(at, room.center().y() - height // 2, width, height)
        there = QStyle.visualRect(direction, room, box)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(there).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        role = QPalette.ColorRole.PlaceholderText if key in faint else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        painter.drawText(there, Qt.AlignmentFlag.AlignCenter, key)
        at -= _BETWEEN
    painter.restore()


def _width(key: str, metrics: QFontMetrics) -> int:
    return metrics.horizontalAdvance(key) + 2 * _WITHIN
