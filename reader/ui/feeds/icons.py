"""What stands before a feed's name: its icon, or a letter on a quiet ground where it has none.

It decodes only what the worker has made of an icon, and only of feeds that are seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QImageReader, QPainter, QPalette, QPixmap

from reader.rendering.colors import contrast, mixed, nearest_with_contrast

SIDE = 16
"""Its width and height, in points."""
# WCAG 2.2: 1.4.11 for what is no text, 1.4.3 for what is.
_SEEN, _READ = 3.0, 4.5
# How much of the secondary ink is in a letter's ground.
_QUIET = 0.2
_LETTER = 10
_ROUND = 3.5
# An icon on a ground of its own leaves so much of it at each edge.
_INSET = 2.0
# As large as it is looked at; more opaque than this is seen, and less of it are rounded corners.
_LOOKED_AT = 16
_OPAQUE = 250
_CLEAR_SHARE = 0.08
_PNG = QByteArray(b"png")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a drawn icon depends on besides itself."""

    ground: str
    ink: str
    letter: str
    scale: float


class FeedIcons:
    """Draws the icon of each feed once, for the sharpest screen and the colours that are shown."""

    def __init__(self) -> None:
        self._data: dict[int, bytes] | None = None
        self._look: _Look | None = None
        self._drawn: dict[int, QIcon | None] = {}
        self._letters: dict[str, QIcon] = {}

    def take(self, found: Mapping[int, bytes]) -> None:
        """Take icons, by their feeds' ids, as PNG; those that are here stay."""
        self._data = {**(self._data or {}), **found}
        for identifier in found:
            self._drawn.pop(identifier, None)

    def icon(self, feed: int, name: str, palette: QPalette, scale: float) -> QIcon:
        """Return what stands before the ``name`` of a feed on a screen of ``scale``.

        Before any were taken it is only the room for it: nothing is to flash by.
        """
        look = _look(palette, scale)
        if look != self._look:
            self._look = look
            self._drawn.clear()
            self._letters.clear()
        if self._data is None:
            return _icon(_empty(scale))
        if feed not in self._drawn:
            pixmap = _shown(self._data.get(feed, b""), look)
            self._drawn[feed] = None if pixmap is None else _icon(pixmap)
        return self._drawn[feed] or self._letter(first_letter(name), look)

    def _letter(self, letter: str, look: _Look) -> QIcon:
        if letter not in self._letters:
            self._letters[letter] = _icon(_tile(letter, look))
        return self._letters[letter]


def first_letter(name: str) -> str:
    """Return the sign that stands for a name: its first letter or number, large."""
    # A feed without a name is called by its address.
    told = name.partition("://")[2].removeprefix("www.") if "://" in name else name
    found = next((sign for sign in told if sign.isalnum()), "")
    # Some letters are two when large.
    return found.upper()[:1]


def ground_behind(image: QImage, ground: str, ink: str) -> str | None:
    """Return the colour that an icon needs behind it to be seen on ``ground``, None for no other.

    It is one that lets the ground of the list show through, and whose mean is too near to that;
    then what is behind it is of the ``ink``, with as much of ``ground`` in it as can be.
    """
    mean = _mean(image)
    if mean is None or contrast(mean, ground) >= _SEEN:
        return None
    for part in (0.8, 0.9, 1.0):
        if contrast(mean, mixed(ink, ground, part)) >= _SEEN:
            return mixed(ink, ground, part)
    return max(("#ffffff", "#000000", ink), key=lambda color: contrast(mean, color))


def _mean(image: QImage) -> str | None:
    """Return the mean colour of what is seen of an icon; None of one that covers its square."""
    small = image.scaled(
        _LOOKED_AT,
        _LOOKED_AT,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_RGBA8888)
    data = bytes(small.constBits())
    alphas = data[3::4]
    clear = sum(alpha < _OPAQUE for alpha in alphas)
    weight = sum(alphas)
    if not weight or clear < _CLEAR_SHARE * len(alphas):
        return None
    channels = (
        round(sum(value * alpha for value, alpha in zip(data[at::4], alphas, strict=True)) / weight)
        for at in range(3)
    )
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _look(palette: QPalette, scale: float) -> _Look:
    role = QPalette.ColorRole
    ground = palette.color(role.Window).name()
    return _Look(
        ground,
        palette.color(role.WindowText).name(),
        palette.color(role.PlaceholderText).name(),
        scale,
    )


def _icon(pixmap: QPixmap) -> QIcon:
    icon = QIcon(pixmap)
    # Otherwise the style would dye the one that is chosen.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def _empty(scale: float) -> QPixmap:
    pixmap = QPixmap(round(SIDE * scale), round(SIDE * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _decoded(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(data)
    # It reads nothing but what the worker makes, whatever else the bytes may be.
    return QImageReader(buffer, _PNG).read()


def _shown(data: bytes, look: _Look) -> QPixmap | None:
    image = _decoded(data)
    if image.isNull():
        return None
    pixmap = _empty(look.scale)
    painter = QPainter(pixmap)
    behind = ground_behind(image, look.ground, look.ink)
    inset = 0.0
    if behind is not None:
        _draw_ground(painter, behind)
        inset = _INSET
    room = QRectF(inset, inset, SIDE - 2 * inset, SIDE - 2 * inset)
    # Qt scales smoothly down to any size only where it does so at once.
    side = round(room.width() * look.scale)
    smooth = Qt.TransformationMode.SmoothTransformation
    scaled = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    painter.drawImage(room, scaled)
    painter.end()
    return pixmap


def _tile(letter: str, look: _Look) -> QPixmap:
    ground = mixed(look.letter, look.ground, _QUIET)
    ink = nearest_with_contrast(look.letter, [ground], _READ) or look.ink
    pixmap = _empty(look.scale)
    painter = QPainter(pixmap)
    _draw_ground(painter, ground)
    font = QFont()
    font.setPixelSize(_LETTER)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(QRectF(0, 0, SIDE, SIDE), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return pixmap


def _draw_ground(painter: QPainter, color: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(QRectF(0, 0, SIDE, SIDE), _ROUND, _ROUND)
