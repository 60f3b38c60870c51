"""Bars in a row, one for each value: to look at, to point at, and to choose one of."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

_HEIGHT = 150
_PART_OF_STEP = 0.7
_WIDEST = 26.0
_LOWEST = 2.0
_ROUND = 2.0
_GAP = 6
_SMALL = 0.88


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with what is told when it is pointed at, and what stands below it, if anything.

    One that ``is_open`` is not whole yet.
    """

    value: int
    told: str
    below: str = ""
    is_open: bool = False


class Bars(QWidget):
    """Paints bars from 0 to the largest value, in the reading direction and the theme's colours.

    The keyboard does not reach it: whoever shows it has the same numbers in a table.
    """

    bar_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._chosen = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars that are shown."""
        return self._bars

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars and none of those before."""
        self._bars = tuple(bars)
        self.update()

    def choose(self, number: int) -> None:
        """Let one bar stand out, none for -1."""
        self._chosen = number
        self.update()

    def bar_at(self, x: float) -> int:
        """Return the number of the bar whose place is at ``x``, -1 beside them all."""
        room = self._room()
        if not self._bars or not room.left() <= x < room.right():
            return -1
        way = room.right() - x if self._is_mirrored() else x - room.left()
        return min(int(way / self._step()), len(self._bars) - 1)

    def place_of(self, number: int) -> QRectF:
        """Return the place of a bar, as high as the tallest could be."""
        room, step = self._room(), self._step()
        left = (
            room.right() - (number + 1) * step
            if self._is_mirrored()
            else room.left() + number * step
        )
        return QRectF(left, room.top(), step, room.height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, _HEIGHT + self._line_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, _HEIGHT + self._line_height())

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self.bar_at(event.pos().x())
            told = self._bars[number].told if number >= 0 else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.bar_at(event.position().x())
        if number >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.bar_chosen.emit(number)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        painter.setFont(font)
        self._paint_scale(painter)
        for number in range(len(self._bars)):
            self._paint_bar(painter, number)
        self._paint_words(painter)

    def _paint_scale(self, painter: QPainter) -> None:
        """Paint the ground that bars stand on, and the height of the tallest with its number."""
        room, largest = self._room(), self._largest()
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        for y in (room.top(), room.bottom()) if largest else (room.bottom(),):
            painter.drawLine(QPointF(0, y + 0.5), QPointF(self.width(), y + 0.5))
        if largest:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            words = QLocale().toString(largest)
            painter.drawText(QRectF(0, 0, self.width(), room.top()), self._leading(), words)

    def _paint_bar(self, painter: QPainter, number: int) -> None:
        bar, place, largest = self._bars[number], self.place_of(number), self._largest()
        role = QPalette.ColorRole
        if number == self._chosen:
            painter.fillRect(place, self.palette().color(role.Highlight))
        if not bar.value:
            return
        color = self.palette().color(role.Accent)
        height = max(place.height() * bar.value / largest, _LOWEST)
        wide = min(place.width() * _PART_OF_STEP, _WIDEST)
        body = QRectF(place.center().x() - wide / 2, place.bottom() - height, wide, height)
        painter.setPen(color if bar.is_open else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if bar.is_open else color)
        if bar.is_open:
            # Its outline lies inside of it, so that it stands on the ground as the others do.
            body.adjust(0.5, 0.5, -0.5, 0)
        painter.drawRoundedRect(body, _ROUND, _ROUND)

    def _paint_words(self, painter: QPainter) -> None:
        """Paint what stands below bars, but for what would run into the words before it."""
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        metrics, room = painter.fontMetrics(), self._room()
        taken = -float(_GAP)
        for number, bar in enumerate(self._bars):
            wide = metrics.horizontalAdvance(bar.below)
            place = self.place_of(number)
            begin = number * self._step()
            if not bar.below or begin < taken + _GAP or begin + wide > room.width():
                continue
            left = place.right() - wide if self._is_mirrored() else place.left()
            top = room.bottom() + _GAP / 2
            line = QRectF(left, top, wide + 1, self._line_height())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, bar.below)
            taken = begin + wide

    def _room(self) -> QRectF:
        """Return where bars may stand: between the line of the scale and that of the words."""
        line = self._line_height()
        return QRectF(0, line, self.width(), self.height() - 2 * line - _GAP / 2)

    def _step(self) -> float:
        return self._room().width() / max(len(self._bars), 1)

    def _largest(self) -> int:
        return max((bar.value for bar in self._bars), default=0)

    def _line_height(self) -> int:
        return self.fontMetrics().height()

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _leading(self) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._is_mirrored() else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
