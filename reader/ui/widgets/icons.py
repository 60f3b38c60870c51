"""Our line icons, drawn in the colour of the text beside them."""

import math

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from reader import paths

_SIZE = 20


class LineIcons:
    """Draws each icon once in each colour, for the sharpest screen that is there."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str, str], QIcon] = {}

    def icon(self, name: str, color: QColor, faint: QColor) -> QIcon:
        """Return the icon ``resources/icons/NAME.svg`` in ``color``; ``faint`` when disabled."""
        key = (name, color.name(), faint.name())
        if key not in self._drawn:
            sharpest = math.ceil(QGuiApplication.instance().devicePixelRatio())
            icon = QIcon()
            for mode, ink in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, faint)):
                icon.addPixmap(line_pixmap(name, ink, _SIZE, sharpest), mode)
            self._drawn[key] = icon
        return self._drawn[key]


def line_pixmap(name: str, color: QColor, size: int, scale: float) -> QPixmap:
    """Return an icon as a picture of ``size`` points on a screen of ``scale``."""
    pixmap = QPixmap(_drawn(name, round(size * scale)))
    # Its shape is drawn once; for each colour only its ink is changed, a tenth of the work.
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), color)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def _drawn(name: str, pixels: int) -> QPixmap:
    key = f"senja {name} {pixels}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    source = (paths.resources() / "icons" / f"{name}.svg").read_bytes()
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap
