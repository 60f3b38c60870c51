"""The coloured dots of tags, readable in the light and in the dark."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap

from reader.model.tag import TagColor

_SIDE = 16
_DOT = 8.0
_HALF = 128
# Each as it is on a light ground and on a dark one; both stand out by 3 to 1 at least (WCAG 1.4.11).
_COLORS = {
    TagColor.RED: ("#c0392b", "#f0776a"),
    TagColor.ORANGE: ("#b8600b", "#f0a050"),
    TagColor.YELLOW: ("#8f7400", "#e6c84a"),
    TagColor.GREEN: ("#2f7d46", "#6fc68a"),
    TagColor.BLUE: ("#2f6db5", "#7db0ee"),
    TagColor.PURPLE: ("#7d4fb3", "#b99aec"),
    TagColor.GREY: ("#6b6b6b", "#a3a3a3"),
}


def dot_color(color: str) -> QColor:
    """Return a tag's colour on the present ground; that of faint text for one without."""
    palette = QGuiApplication.palette()
    is_dark = palette.color(QPalette.ColorRole.Base).lightness() < _HALF
    known = _COLORS.get(TagColor(color)) if color in list(TagColor) else None
    if known is None:
        return palette.color(QPalette.ColorRole.PlaceholderText)
    return QColor(known[is_dark])


class TagDots:
    """Draws each dot once for a colour, a ground and a screen."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, float], QIcon] = {}

    def icon(self, color: str, scale: float) -> QIcon:
        """Return the dot of a tag's colour."""
        ink = dot_color(color)
        key = (ink.name(), scale)
        if key not in self._known:
            pixmap = QPixmap(round(_SIDE * scale), round(_SIDE * scale))
            pixmap.setDevicePixelRatio(scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            edge = (_SIDE - _DOT) / 2
            painter.drawEllipse(QRectF(edge, edge, _DOT, _DOT))
            painter.end()
            self._known[key] = QIcon(pixmap)
        return self._known[key]
