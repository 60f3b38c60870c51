"""A row of themes, each shown as a piece of a page in its own colours."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QToolButton, QWidget

from reader.rendering.theme import Colors
from reader.ui.widgets.tab_order import keep_one_stop

_ACROSS = 4
_WIDTH, _HEIGHT = 46, 34


@dataclass(frozen=True, slots=True)
class Swatch:
    """A theme to choose: its key, its name, what its author should know, and its colours."""

    key: str
    name: str
    notes: str
    colors: Colors


class SwatchRow(QWidget):
    """Themes of which one is chosen; Tab reaches that one, and the arrow keys choose another."""

    chosen = Signal(str)

    def __init__(self, name: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self._on_clicked)
        self._swatches: tuple[Swatch, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def stops(self) -> list[QAbstractButton]:
        """Return the themes' buttons in order."""
        return self._group.buttons()

    def show_swatches(self, swatches: Sequence[Swatch], chosen: str) -> None:
        """Show these themes, the one with the key ``chosen`` as chosen."""
        if tuple(swatches) != self._swatches:
            self._make(swatches)
        for number, swatch in enumerate(self._swatches):
            button = self._group.button(number)
            button.setChecked(swatch.key == chosen)
            if swatch.key == chosen:
                keep_one_stop(self._group.buttons(), button)

    def _make(self, swatches: Sequence[Swatch]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.deleteLater()
        self._swatches = tuple(swatches)
        for number, swatch in enumerate(swatches):
            button = QToolButton(self)
            button.setObjectName(f"swatch_{swatch.key}")
            button.setProperty("swatch", "yes")
            button.setCheckable(True)
            button.setIcon(QIcon(_picture(swatch.colors, self.devicePixelRatioF())))
            button.setIconSize(QSize(_WIDTH, _HEIGHT))
            button.setAccessibleName(swatch.name)
            # Else the tool tip with its markup would be read out.
            button.setAccessibleDescription(swatch.notes or self.accessibleName())
            button.setToolTip(_escaped(f"{swatch.name}\n{swatch.notes}".strip()))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoExclusive(True)
            self._group.addButton(button, number)
            self._grid.addWidget(button, number // _ACROSS, number % _ACROSS)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        keep_one_stop(self._group.buttons(), self._group.button(number))
        self.chosen.emit(self._swatches[number].key)


def _picture(colors: Colors, scale: float) -> QPixmap:
    """Return a small page: ground, some lines of text, a link."""
    pixmap = QPixmap(QSize(round(_WIDTH * scale), round(_HEIGHT * scale)))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colors.line), 1))
    painter.setBrush(QColor(colors.ground))
    painter.drawRoundedRect(QRect(1, 1, _WIDTH - 2, _HEIGHT - 2), 6, 6)
    painter.setPen(QColor(colors.text))
    font = painter.font()
    font.setFamilies(["Georgia", "Noto Serif", "DejaVu Serif", "serif"])
    font.setPixelSize(16)
    painter.setFont(font)
    painter.drawText(QRect(7, 5, 26, 24), int(Qt.AlignmentFlag.AlignVCenter), "Aa")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.accent))
    painter.drawEllipse(_WIDTH - 14, _HEIGHT // 2 - 3, 6, 6)
    painter.end()
    return pixmap


def _escaped(text: str) -> str:
    """Return foreign words for a tool tip, which would read markup and files in them."""
    from html import escape

    return f"<p>{escape(text)}</p>".replace("\n", "<br>")
