"""Our line icons, drawn in the colour of the text beside them."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader import paths

_SIZE = 20
_SCALES = (1, 2, 3)


def line_icon(name: str, color: QColor, faint: QColor | None = None) -> QIcon:
    """Return the icon ``resources/icons/NAME.svg`` in ``color``; ``faint`` when disabled."""
    icon = QIcon()
    source = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    for mode, ink in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, faint or color)):
        for scale in _SCALES:
            icon.addPixmap(_pixmap(source, ink, _SIZE, scale), mode)
    return icon


def line_pixmap(name: str, color: QColor, size: int, scale: float) -> QPixmap:
    """Return an icon as a picture of ``size`` points on a screen of ``scale``."""
    source = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    return _pixmap(source, color, size, scale)


def _pixmap(source: str, color: QColor, size: int, scale: float) -> QPixmap:
    inked = source.replace("currentColor", color.name())
    pixels = round(size * scale)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(inked.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
