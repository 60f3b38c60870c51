"""The pictures of cards: read and decoded beside the window, and kept within a fixed room."""

import logging
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageReader, QPainter, QPixmap

from reader.library import Library, media, open_library
from reader.model.picture import DarkTreatment
from reader.ui.jobs import Jobs, Lane, Report

log = logging.getLogger(__name__)

_MOST_BYTES = 24 * 2**20
_TOGETHER = 8
# What was passed by in scrolling is not looked for any more.
_MOST_WAITING = 48
# As the page has it below what is transparent.
_GROUND = "#f2efe9"
_DIMMED = {DarkTreatment.AS_IS: 1.0, DarkTreatment.INVERTED: 0.78}
_USUALLY_DIMMED = 0.86


@dataclass(frozen=True, slots=True)
class CardPicture:
    """A picture cut to its frame, and how much of its light it has in the dark, up to 1.

    Its pixmap is null where the picture can't be read.
    """

    pixmap: QPixmap
    in_the_dark: float = 1.0


@dataclass(frozen=True, slots=True)
class _Decoded:
    article: int
    image: QImage
    in_the_dark: float


class CardPictures(QObject):
    """Gives the pictures of articles in one size; what is not here yet is sent for."""

    arrived = Signal()

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._size = QSize()
        self._scale = 1.0
        self._kept: OrderedDict[int, CardPicture] = OrderedDict()
        self._bytes = 0
        self._stale: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._is_busy = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read)

    @property
    def is_reading(self) -> bool:
        """Whether a picture that was wanted is not here yet."""
        return self._is_busy or bool(self._wanted)

    def picture(self, article: int, size: QSize, scale: float) -> CardPicture | None:
        """Return an article's picture, cut to ``size`` on a screen of ``scale``; None until then."""
        if (size, scale) != (self._size, self._scale):
            self._size, self._scale = QSize(size), scale
            self._forget_all()
        found = self._kept.get(article)
        if found is not None:
            self._kept.move_to_end(article)
            if article not in self._stale:
                return found
        self._wanted[article] = None
        self._wanted.move_to_end(article)
        if not self._is_busy:
            self._soon.start()
        return found

    def read_again(self, articles: Iterable[int]) -> None:
        """Read the pictures of these articles anew when they are seen; until then they stay."""
        self._stale.update(each for each in articles if each in self._kept)

    def _forget_all(self) -> None:
        self._kept.clear()
        self._stale.clear()
        self._wanted.clear()
        self._bytes = 0

    @Slot()
    def _read(self) -> None:
        """Read those that were wanted last."""
        while len(self._wanted) > _MOST_WAITING:
            self._wanted.popitem(last=False)
        if self._is_busy or not self._wanted:
            return
        together = [self._wanted.popitem()[0] for _ in range(min(_TOGETHER, len(self._wanted)))]
        self._is_busy = True
        job = partial(_decoded, self._library, together, QSize(self._size), self._scale)
        self._jobs.submit(
            self,
            Lane.CARDS,
            job,
            done=partial(self._on_read, self._shape()),
            failed=self._on_failed,
        )

    def _shape(self) -> tuple[int, int, float]:
        return self._size.width(), self._size.height(), self._scale

    def _on_read(self, shape: tuple[int, int, float], found: Sequence[_Decoded]) -> None:
        self._is_busy = False
        if shape == self._shape():
            for each in found:
                self._keep(each)
            self.arrived.emit()
        self._soon.start()

    def _keep(self, decoded: _Decoded) -> None:
        before = self._kept.pop(decoded.article, None)
        self._bytes -= 0 if before is None else _bytes(before.pixmap)
        self._stale.discard(decoded.article)
        pixmap = QPixmap.fromImage(decoded.image)
        pixmap.setDevicePixelRatio(self._scale)
        self._kept[decoded.article] = CardPicture(pixmap, decoded.in_the_dark)
        self._bytes += _bytes(pixmap)
        while self._bytes > _MOST_BYTES:
            _article, gone = self._kept.popitem(last=False)
            self._bytes -= _bytes(gone.pixmap)

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        log.warning("pictures of cards not read: %s", error)


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def _decoded(
    library: Library, articles: Sequence[int], size: QSize, scale: float, _report: Report
) -> list[_Decoded]:
    """Read and decode the pictures of articles, beside the window."""
    pixels = QSize(round(size.width() * scale), round(size.height() * scale))
    made = []
    with closing(open_library(library.path)) as own:
        for article in articles:
            found = media.leading_picture(own, article)
            if found is None:
                made.append(_Decoded(article, QImage(), 1.0))
                continue
            treatment, data = found
            dimmed = _DIMMED.get(treatment.in_the_dark, _USUALLY_DIMMED)
            made.append(_Decoded(article, cut_to(data, pixels), dimmed))
    return made


def cut_to(data: bytes, wanted: QSize) -> QImage:
    """Return a picture that fills ``wanted`` pixels, its middle; a null one if it can't be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    is_turned = bool(
        reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    )
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        return QImage()
    room = wanted.transposed() if is_turned else wanted
    scaled = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    reader.setScaledSize(scaled)
    image = reader.read()
    if image.isNull():
        return QImage()
    left, top = (image.width() - wanted.width()) // 2, (image.height() - wanted.height()) // 2
    cut = QImage(wanted, QImage.Format.Format_RGB32)
    cut.fill(QColor(_GROUND))
    painter = QPainter(cut)
    painter.drawImage(
        QRect(0, 0, wanted.width(), wanted.height()),
        image,
        QRect(left, top, wanted.width(), wanted.height()),
    )
    painter.end()
    return cut
