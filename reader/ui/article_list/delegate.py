"""How a row of the list is painted: title on up to two lines, where from and when below."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from reader.markup.excerpts import Piece
from reader.model.article import Article
from reader.rendering.theme import Colors
from reader.ui.article_list.model import Role
from reader.ui.dates import list_date
from reader.ui.widgets.icons import line_pixmap

_TITLE_LINES = 2
_GUTTER = 26  # left of the title, with the unread mark in it
_MARGIN = 16
_PADDING = 12
_BETWEEN = 5
_DOT = 7
_MARK = 15
_RADIUS = 9
_SMALLER = 0.86


class ArticleDelegate(QStyledItemDelegate):
    """Paints a row from its article alone; every row is equally high."""

    def __init__(self, colors: Colors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colors = colors
        self._height: tuple[str, int] | None = None
        self._mark: tuple[tuple[str, float], QPixmap] | None = None

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours from now on."""
        self._colors = colors

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        font: QFont = option.font
        return QSize(200, self.row_height(font))

    def row_height(self, font: QFont) -> int:
        """Return the height of every row in points of the screen."""
        key = font.key()
        if self._height is None or self._height[0] != key:
            title, details = QFontMetrics(_title_font(font)), QFontMetrics(_details_font(font))
            height = 2 * _PADDING + _TITLE_LINES * title.lineSpacing() + _BETWEEN + details.height()
            self._height = (key, height)
        return self._height[1]

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        article = index.data(Role.ARTICLE)
        if not isinstance(article, Article):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state)
        inner = rect.adjusted(_GUTTER, _PADDING, -_MARGIN, -_PADDING)
        inner = QStyle.visualRect(painter.layoutDirection(), rect, inner)
        self._paint_marks(painter, rect, inner, article, font)
        pieces = index.data(Role.EXCERPT)
        self._paint_words(painter, inner, article, font, pieces or ())
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        box = rect.adjusted(8, 2, -8, -2)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colors.accent_ground))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            hover = QColor(self._colors.text)
            hover.setAlphaF(0.045)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hover)
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self._colors.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), _RADIUS, _RADIUS)

    def _paint_marks(
        self, painter: QPainter, rect: QRect, inner: QRect, article: Article, font: QFont
    ) -> None:
        if not article.is_read:
            middle = inner.top() + QFontMetrics(_title_font(font)).height() // 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colors.accent))
            dot = QRect(rect.left() + 14, middle - _DOT // 2, _DOT, _DOT)
            painter.drawEllipse(QStyle.visualRect(painter.layoutDirection(), rect, dot))
        if article.is_bookmarked:
            scale = painter.device().devicePixelRatioF()
            place = QRect(inner.right() - _MARK + 3, inner.bottom() - _MARK + 1, _MARK, _MARK)
            place = QStyle.visualRect(painter.layoutDirection(), inner, place)
            painter.drawPixmap(place.topLeft(), self._bookmark(scale))

    def _bookmark(self, scale: float) -> QPixmap:
        """Return the bookmark's picture, drawn once for a colour and a screen."""
        key = (self._colors.accent, scale)
        if self._mark is None or self._mark[0] != key:
            color = QColor(self._colors.accent)
            self._mark = (key, line_pixmap("bookmark-filled", color, _MARK, scale))
        return self._mark[1]

    def _paint_words(
        self,
        painter: QPainter,
        inner: QRect,
        article: Article,
        font: QFont,
        pieces: Sequence[Piece],
    ) -> None:
        title_font = _title_font(font, strong=not article.is_read)
        painter.setPen(QColor(self._colors.text))
        # Where something was looked for, its place in the text is worth more than a long title.
        lines = 1 if pieces else _TITLE_LINES
        below = _draw_title(painter, inner, article.title, title_font, lines)
        details_font = _details_font(font)
        painter.setFont(details_font)
        painter.setPen(QColor(self._colors.secondary))
        metrics = QFontMetrics(details_font)
        if pieces:
            below = self._draw_excerpt(painter, inner, below, pieces, details_font)
        elif below < inner.top() + _TITLE_LINES * QFontMetrics(title_font).lineSpacing():
            below = _draw_description(painter, inner, below, article.description, metrics)
        room = inner.width() - (_MARK + 4 if article.is_bookmarked else 0)
        words = metrics.elidedText(_details(article), Qt.TextElideMode.ElideRight, room)
        line = QRect(inner.left(), below + _BETWEEN, room, metrics.height())
        _draw_line(painter, QStyle.visualRect(painter.layoutDirection(), inner, line), words)

    def _draw_excerpt(
        self,
        painter: QPainter,
        inner: QRect,
        top: int,
        pieces: Sequence[Piece],
        font: QFont,
    ) -> int:
        """Draw one line of what was found, its words marked; return where it ends below."""
        # Only who searches pays for it.
        from PySide6.QtGui import QTextCharFormat

        marked = QTextCharFormat()
        marked.setFontWeight(QFont.Weight.DemiBold)
        marked.setForeground(QColor(self._colors.accent))
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
        layout = QTextLayout("".join(piece.text for piece in pieces), font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(painter.layoutDirection())
        layout.setTextOption(option)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(inner.width())
        layout.endLayout()
        line.draw(painter, QPointF(inner.left(), top + 2))
        return top + QFontMetrics(font).lineSpacing()


def _title_font(font: QFont, *, strong: bool = True) -> QFont:
    title = QFont(font)
    title.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return title


def _details_font(font: QFont) -> QFont:
    details = QFont(font)
    if font.pointSizeF() > 0:
        details.setPointSizeF(font.pointSizeF() * _SMALLER)
    else:
        details.setPixelSize(round(font.pixelSize() * _SMALLER))
    return details


def _details(article: Article) -> str:
    """Return the line below the title: site or file, date, reading time."""
    where = article.sites or article.source.place.replace("\\", "/").rpartition("/")[2]
    minutes = QCoreApplication.translate("article_list", "{} min").format(article.reading_minutes)
    today = date.today()  # noqa: DTZ011 (the reader's day)
    parts = [where, list_date(article.published, article.saved_at, today), minutes]
    if article.missing:
        parts.append(QCoreApplication.translate("article_list", "file gone"))
    # Each part keeps its own direction (Unicode Annex 9, isolates).
    return "  ·  ".join(f"\u2068{part}\u2069" for part in parts if part)


def _draw_description(
    painter: QPainter, inner: QRect, top: int, description: str, metrics: QFontMetrics
) -> int:
    """Draw a line of the description where the title left room; return where it ends below."""
    words = " ".join(description[:300].split())
    if not words:
        return top
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
    _draw_line(painter, QRect(inner.left(), top + 2, inner.width(), metrics.height()), shown)
    return top + metrics.lineSpacing()


def _draw_title(painter: QPainter, inner: QRect, title: str, font: QFont, lines: int) -> int:
    """Draw ``title`` on up to so many lines, the last cut short; return where it ends below."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(" ".join(title[:400].split()), font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    painter.setFont(font)
    layout.beginLayout()
    top = inner.top()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(inner.width())
        start, length = line.textStart(), line.textLength()
        words = layout.text()[start : start + length]
        if number == lines - 1 and start + length < len(layout.text()):
            rest = layout.text()[start:]
            words = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, inner.width())
        place = QRect(inner.left(), top, inner.width(), metrics.lineSpacing())
        _draw_line(painter, place, words.rstrip())
        top += metrics.lineSpacing()
    layout.endLayout()
    return top


def _draw_line(painter: QPainter, place: QRect, words: str) -> None:
    """Draw a line where lines begin in the window's language, left or right."""
    # A borrowed face may be taller than ours; its signs are not cut.
    flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    # Isolated, a line has the direction of its own first letter.
    painter.drawText(place, int(flags), f"\u2068{words}\u2069")
