"""How the words of a row are drawn: each line in its own direction, cut short where room ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle

from reader.markup.excerpts import Piece

SMALLER = 0.86
_HEADING = 0.82
# A borrowed face may be taller than ours; its signs are not cut.
_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)
# Longer than any room, and short enough to be laid out in a moment.
_MOST_OF_TITLE, _MOST_OF_DESCRIPTION = 400, 700


@dataclass(frozen=True, slots=True)
class Face:
    """A font with its measures, which cost more to make than a line to draw."""

    font: QFont
    metrics: QFontMetrics


@dataclass(frozen=True, slots=True)
class Faces:
    """The type of a list: titles of what is unread and of what is read, what is beside, headings."""

    strong: Face
    plain: Face
    smaller: Face
    heading: Face

    def title(self, *, is_read: bool) -> Face:
        """Return the type of a title."""
        return self.plain if is_read else self.strong


def faces(font: QFont) -> Faces:
    """Return the type of a list whose own is ``font``."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    plain = QFont(font)
    plain.setWeight(QFont.Weight.Normal)
    heading = _scaled(font, _HEADING)
    heading.setWeight(QFont.Weight.DemiBold)
    made = (
        Face(each, QFontMetrics(each)) for each in (strong, plain, _scaled(font, SMALLER), heading)
    )
    return Faces(*made)


def _scaled(font: QFont, part: float) -> QFont:
    scaled = QFont(font)
    if font.pointSizeF() > 0:
        scaled.setPointSizeF(font.pointSizeF() * part)
    else:
        scaled.setPixelSize(round(font.pixelSize() * part))
    return scaled


def draw_line(painter: QPainter, place: QRect, words: str) -> None:
    """Draw a line where lines begin in the window's language, left or right."""
    # Isolated, a line has the direction of its own first letter.
    painter.drawText(place, _LINE, f"\u2068{words}\u2069")


def draw_elided(painter: QPainter, place: QRect, words: str, face: Face) -> None:
    """Draw as much of a line as there is room for."""
    painter.setFont(face.font)
    shown = face.metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    draw_line(painter, place, shown)


def draw_lines(painter: QPainter, inner: QRect, words: str, face: Face, lines: int) -> int:
    """Draw words on up to so many lines, the last cut short; return where they end below."""
    metrics = face.metrics
    layout = QTextLayout(words, face.font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    painter.setFont(face.font)
    layout.beginLayout()
    top = inner.top()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(inner.width())
        start, length = line.textStart(), line.textLength()
        shown = layout.text()[start : start + length]
        if number == lines - 1 and start + length < len(layout.text()):
            rest = layout.text()[start:]
            shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, inner.width())
        place = QRect(inner.left(), top, inner.width(), metrics.lineSpacing())
        draw_line(painter, place, shown.rstrip())
        top += metrics.lineSpacing()
    layout.endLayout()
    return top


def title_words(title: str) -> str:
    """Return a title as it is drawn."""
    return " ".join(title[:_MOST_OF_TITLE].split())


def description_words(description: str) -> str:
    """Return a description as it is drawn."""
    return " ".join(description[:_MOST_OF_DESCRIPTION].split())


def draw_excerpt(
    painter: QPainter,
    inner: QRect,
    top: int,
    pieces: Sequence[Piece],
    *,
    face: Face,
    accent: str,
) -> int:
    """Draw one line of what was found, its words marked; return where it ends below."""
    # Only who searches pays for it.
    from PySide6.QtGui import QTextCharFormat

    marked = QTextCharFormat()
    marked.setFontWeight(QFont.Weight.DemiBold)
    marked.setForeground(QColor(accent))
    ranges = []
    at = 0
    for piece in pieces:
        # In UTF-16, as Qt counts.
        length = len(piece.text.encode("utf-16-le")) // 2
        if piece.is_marked:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = at, length, marked
            ranges.append(mark)
        at += length
    layout = QTextLayout("".join(piece.text for piece in pieces), face.font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(painter.layoutDirection())
    layout.setTextOption(option)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(inner.width())
    layout.endLayout()
    line.draw(painter, QPointF(inner.left(), top + 2))
    return top + face.metrics.lineSpacing()


def at_the_end(painter: QPainter, inner: QRect, size: QSize, top: int) -> QRect:
    """Return the place of something at the end of lines, right or left."""
    place = QRect(inner.right() - size.width() + 1, top, size.width(), size.height())
    return QStyle.visualRect(painter.layoutDirection(), inner, place)
