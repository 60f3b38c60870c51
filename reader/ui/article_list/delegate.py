"""How a row of the list is painted: as a line, with an excerpt, or as a card; headings above."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from reader.markup.excerpts import Piece
from reader.model.article import Article
from reader.model.list_look import COLUMNS, Column, Density
from reader.rendering.theme import Colors
from reader.ui.article_list import words
from reader.ui.article_list.model import Role
from reader.ui.article_list.painting import (
    Face,
    Faces,
    at_the_end,
    description_words,
    draw_elided,
    draw_excerpt,
    draw_line,
    draw_lines,
    faces,
    title_words,
)
from reader.ui.article_list.pictures import CardPicture, CardPictures
from reader.ui.widgets.icons import line_pixmap

_TITLE_LINES = 2
_GUTTER = 26  # left of the title, with the unread mark in it
_MARGIN = 16
_PADDING = 12
_BETWEEN = 5
_DOT = 7
_MARK = 15
_RADIUS = 9
# A line's own.
_LINE_PADDING = 6
_CELL = 8
# A card's own.
_CARD_SIDE, _CARD_GAP, _CARD_PADDING, _CARD_GUTTER = 10, 4, 13, 22
_CARD_DESCRIPTION = 3
_FRAME_WIDE, _FRAME_MOST = 1.25, 0.38
_FRAME_RADIUS = 6
_BESIDE_FRAME = 14
# A heading's own.
_ABOVE_HEADING, _BELOW_HEADING = 14, 5
_HOVER = 0.045

Index = QModelIndex | QPersistentModelIndex


class Host(Protocol):
    """What a delegate asks of its list."""

    def is_hovered(self, row: int) -> bool:
        """Return whether the pointer is over a row."""

    def has_keyboard(self, row: int) -> bool:
        """Return whether a row is the one that keys are for."""

    def row_width(self) -> int:
        """Return how wide rows are, all columns together."""


@dataclass(frozen=True, slots=True)
class RowSizes:
    """How high rows are in one type, without a heading above and what a heading adds."""

    row: int
    heading: int


class ArticleDelegate(QStyledItemDelegate):
    """Paints a row from its article alone; all rows of one density are equally high."""

    def __init__(
        self,
        colors: Colors,
        host: Host,
        pictures: CardPictures | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.density = Density.EXCERPT
        self._colors = colors
        self._host = host
        self._pictures = pictures
        self._is_dark = False
        self._faces: tuple[str, Faces] | None = None
        self._mark: tuple[tuple[str, float], QPixmap] | None = None

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours from now on."""
        self._colors = colors
        self._is_dark = QColor(colors.ground).lightnessF() < 0.5  # noqa: PLR2004 (half)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font: QFont = option.font
        return QSize(200, self.sizes(font).row)

    def sizes(self, font: QFont) -> RowSizes:
        """Return how high rows are in points of the screen."""
        type_ = self._type(font)
        heading = _ABOVE_HEADING + type_.heading.metrics.height() + _BELOW_HEADING
        return RowSizes(self._row_height(type_), heading)

    def _type(self, font: QFont) -> Faces:
        key = font.key()
        if self._faces is None or self._faces[0] != key:
            self._faces = (key, faces(font))
        return self._faces[1]

    def _row_height(self, type_: Faces) -> int:
        title, details = type_.strong.metrics, type_.smaller.metrics
        words_high = _TITLE_LINES * title.lineSpacing() + _BETWEEN + details.height()
        if self.density is Density.LINE:
            return 2 * _LINE_PADDING + title.lineSpacing()
        if self.density is Density.EXCERPT:
            return 2 * _PADDING + words_high
        described = _CARD_DESCRIPTION * details.lineSpacing() + _BETWEEN
        return 2 * (_CARD_GAP + _CARD_PADDING) + words_high + described

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        article = index.data(Role.ARTICLE)
        if not isinstance(article, Article):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        type_ = self._type(font)
        painter.save()
        painter.setLayoutDirection(option.direction)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = index.data(Role.HEADING)
        if heading:
            high = self.sizes(font).heading
            if index.column() == 0:
                self.paint_heading(painter, self._whole(rect, high), heading, font)
            rect = rect.adjusted(0, high, 0, 0)
        # Of all of the row, where Qt tells of one cell.
        if self._host.is_hovered(index.row()):
            state |= QStyle.StateFlag.State_MouseOver
        if self._host.has_keyboard(index.row()):
            state |= QStyle.StateFlag.State_HasFocus
        if self.density is Density.LINE:
            self._paint_cell(painter, rect, state, article, COLUMNS[index.column()], type_)
        elif self.density is Density.EXCERPT:
            pieces = index.data(Role.EXCERPT) or ()
            self._paint_row(painter, rect, state, article, type_, pieces)
        else:
            self._paint_card(painter, rect, state, article, type_, index)
        painter.restore()

    def paint_heading(self, painter: QPainter, place: QRect, heading: str, font: QFont) -> None:
        """Draw what stands above a group, with a line to the end of the row."""
        face = self._type(font).heading
        inner = place.adjusted(_GUTTER, _ABOVE_HEADING, -_MARGIN, -_BELOW_HEADING)
        inner = QStyle.visualRect(painter.layoutDirection(), place, inner)
        painter.setFont(face.font)
        painter.setPen(QColor(self._colors.secondary))
        shown = face.metrics.elidedText(heading, Qt.TextElideMode.ElideRight, inner.width())
        draw_line(painter, inner, shown)
        start = face.metrics.horizontalAdvance(shown) + _BESIDE_FRAME
        rule = QRect(inner.left() + start, inner.center().y() + 1, inner.width() - start, 1)
        if rule.width() > 0:
            rule = QStyle.visualRect(painter.layoutDirection(), inner, rule)
            painter.fillRect(rule, QColor(self._colors.line))

    def _whole(self, rect: QRect, height: int) -> QRect:
        return QRect(0, rect.top(), self._host.row_width(), height)

    # -- Grounds and marks -------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            self._fill(painter, box, QColor(self._colors.accent_ground))
        elif state & QStyle.StateFlag.State_MouseOver:
            self._fill(painter, box, self._hover())
        self._paint_focus(painter, box, state)

    def _fill(self, painter: QPainter, box: QRect, color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _hover(self) -> QColor:
        hover = QColor(self._colors.text)
        hover.setAlphaF(_HOVER)
        return hover

    def _paint_focus(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self._colors.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), _RADIUS, _RADIUS)

    def _paint_dot(self, painter: QPainter, rect: QRect, left: int, middle: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colors.accent))
        dot = QRect(rect.left() + left, middle - _DOT // 2, _DOT, _DOT)
        painter.drawEllipse(QStyle.visualRect(painter.layoutDirection(), rect, dot))

    def _paint_bookmark(self, painter: QPainter, inner: QRect, top: int) -> None:
        place = at_the_end(painter, inner, QSize(_MARK, _MARK), top)
        painter.drawPixmap(place.topLeft(), self._bookmark(painter.device().devicePixelRatioF()))

    def _bookmark(self, scale: float) -> QPixmap:
        """Return the bookmark's picture, drawn once for a colour and a screen."""
        key = (self._colors.accent, scale)
        if self._mark is None or self._mark[0] != key:
            color = QColor(self._colors.accent)
            self._mark = (key, line_pixmap("bookmark-filled", color, _MARK, scale))
        return self._mark[1]

    # -- A title with an excerpt -------------------------------------------------------------

    def _paint_row(
        self,
        painter: QPainter,
        rect: QRect,
        state: QStyle.StateFlag,
        article: Article,
        type_: Faces,
        pieces: Sequence[Piece],
    ) -> None:
        self._paint_ground(painter, rect.adjusted(8, 2, -8, -2), state)
        inner = rect.adjusted(_GUTTER, _PADDING, -_MARGIN, -_PADDING)
        inner = QStyle.visualRect(painter.layoutDirection(), rect, inner)
        if not article.is_read:
            middle = inner.top() + type_.strong.metrics.height() // 2
            self._paint_dot(painter, rect, 14, middle)
        if article.is_bookmarked:
            outer = inner.adjusted(-3, 0, 3, 0)
            self._paint_bookmark(painter, outer, inner.bottom() - _MARK + 1)
        face = type_.title(is_read=article.is_read)
        painter.setPen(QColor(self._colors.text))
        # Where something was looked for, its place in the text is worth more than a long title.
        lines = 1 if pieces else _TITLE_LINES
        below = draw_lines(painter, inner, title_words(article.title), face, lines)
        smaller = type_.smaller
        painter.setPen(QColor(self._colors.secondary))
        if pieces:
            painter.setFont(smaller.font)
            accent = self._colors.accent
            below = draw_excerpt(painter, inner, below, pieces, face=smaller, accent=accent)
        elif below < inner.top() + _TITLE_LINES * face.metrics.lineSpacing():
            described = description_words(article.description)
            if described:
                high = smaller.metrics.height()
                line = QRect(inner.left(), below + 2, inner.width(), high)
                draw_elided(painter, line, described, smaller)
                below += smaller.metrics.lineSpacing()
        self._paint_details(painter, inner, below + _BETWEEN, article, smaller)

    def _paint_details(
        self, painter: QPainter, inner: QRect, top: int, article: Article, face: Face
    ) -> None:
        room = inner.width() - (_MARK + 4 if article.is_bookmarked else 0)
        painter.setPen(QColor(self._colors.secondary))
        line = QRect(inner.left(), top, room, face.metrics.height())
        line = QStyle.visualRect(painter.layoutDirection(), inner, line)
        draw_elided(painter, line, words.details(article), face)

    # -- A line ------------------------------------------------------------------------------

    def _paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        state: QStyle.StateFlag,
        article: Article,
        column: Column,
        type_: Faces,
    ) -> None:
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        # Each cell shows its piece of what lies below the whole row.
        self._paint_ground(painter, self._whole(rect, rect.height()).adjusted(6, 1, -6, -1), state)
        left = _GUTTER if column is Column.TITLE else _CELL
        inner = rect.adjusted(left, _LINE_PADDING, -_CELL, -_LINE_PADDING)
        inner = QStyle.visualRect(painter.layoutDirection(), rect, inner)
        if column is not Column.TITLE:
            painter.setPen(QColor(self._colors.secondary))
            # On the line that the title stands on.
            drop = type_.plain.metrics.ascent() - type_.smaller.metrics.ascent()
            text = words.column_text(article, column)
            draw_elided(painter, inner.adjusted(0, drop, 0, 0), text, type_.smaller)
            return
        if not article.is_read:
            self._paint_dot(painter, rect, 14, rect.center().y())
        if article.is_bookmarked:
            self._paint_bookmark(painter, inner, rect.center().y() - _MARK // 2)
            inner = QStyle.visualRect(
                painter.layoutDirection(), inner, inner.adjusted(0, 0, -_MARK - 4, 0)
            )
        painter.setPen(QColor(self._colors.text))
        face = type_.title(is_read=article.is_read)
        draw_elided(painter, inner, title_words(article.title), face)

    # -- A card ------------------------------------------------------------------------------

    def _paint_card(
        self,
        painter: QPainter,
        rect: QRect,
        state: QStyle.StateFlag,
        article: Article,
        type_: Faces,
        index: Index,
    ) -> None:
        box = rect.adjusted(_CARD_SIDE, _CARD_GAP, -_CARD_SIDE, -_CARD_GAP)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(self._colors.accent if is_chosen else self._colors.line))
        painter.setBrush(QColor(self._colors.accent_ground if is_chosen else self._colors.raised))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if state & QStyle.StateFlag.State_MouseOver and not is_chosen:
            self._fill(painter, box, self._hover())
        self._paint_focus(painter, box, state)
        inner = box.adjusted(_CARD_GUTTER, _CARD_PADDING, -_CARD_PADDING, -_CARD_PADDING)
        inner = QStyle.visualRect(painter.layoutDirection(), box, inner)
        pieces = index.data(Role.EXCERPT) or ()
        if index.data(Role.HAS_PICTURE):
            inner = self._paint_picture(painter, inner, article)
        if not article.is_read:
            middle = inner.top() + type_.strong.metrics.height() // 2
            self._paint_dot(painter, box, 9, middle)
        self._paint_card_words(painter, inner, article, type_, pieces)

    def _paint_picture(self, painter: QPainter, inner: QRect, article: Article) -> QRect:
        """Draw an article's picture at the end of a card; return what is left beside it."""
        wide = min(round(inner.height() * _FRAME_WIDE), round(inner.width() * _FRAME_MOST))
        size = QSize(wide, inner.height())
        found: CardPicture | None = None
        if self._pictures is not None:
            scale = painter.device().devicePixelRatioF()
            found = self._pictures.picture(article.id, size, scale)
        if found is not None and found.pixmap.isNull():
            return inner
        frame = at_the_end(painter, inner, size, inner.top())
        path = QPainterPath()
        path.addRoundedRect(QRectF(frame), _FRAME_RADIUS, _FRAME_RADIUS)
        painter.fillPath(path, QColor(self._colors.hover))
        if found is not None:
            painter.save()
            painter.setClipPath(path)
            if self._is_dark:
                painter.fillRect(frame, QColor("black"))
                painter.setOpacity(found.in_the_dark)
            painter.drawPixmap(frame, found.pixmap)
            painter.restore()
        left = inner.adjusted(0, 0, -wide - _BESIDE_FRAME, 0)
        return QStyle.visualRect(painter.layoutDirection(), inner, left)

    def _paint_card_words(
        self,
        painter: QPainter,
        inner: QRect,
        article: Article,
        type_: Faces,
        pieces: Sequence[Piece],
    ) -> None:
        smaller = type_.smaller
        metrics = smaller.metrics
        bottom = inner.bottom() - metrics.height() + 1
        face = type_.title(is_read=article.is_read)
        painter.setPen(QColor(self._colors.text))
        described = description_words(article.description)
        # Without a description a long title may go on in its place.
        lines = _TITLE_LINES if described or pieces else _TITLE_LINES + 1
        below = draw_lines(painter, inner, title_words(article.title), face, lines) + 2
        painter.setFont(smaller.font)
        painter.setPen(QColor(self._colors.secondary))
        if pieces:
            accent = self._colors.accent
            draw_excerpt(painter, inner, below, pieces, face=smaller, accent=accent)
        elif described:
            room = max(0, (bottom - _BETWEEN - below + metrics.leading()) // metrics.lineSpacing())
            place = QRect(inner.left(), below, inner.width(), bottom - below)
            draw_lines(painter, place, described, smaller, room)
        if article.is_bookmarked:
            self._paint_bookmark(painter, inner.adjusted(-3, 0, 3, 0), inner.bottom() - _MARK + 1)
        self._paint_details(painter, inner, bottom, article, smaller)
