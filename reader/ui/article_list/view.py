"""The list itself, with the words that stand there when it is empty."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from reader.library import Library
from reader.model.list_look import Column, ColumnWidth, Density, ListLook
from reader.rendering.theme import Colors
from reader.ui.article_list.delegate import ArticleDelegate
from reader.ui.article_list.header import ColumnsHeader
from reader.ui.article_list.model import ArticleListModel
from reader.ui.article_list.pictures import CardPictures
from reader.ui.article_list.type_ahead import TypeAhead
from reader.ui.jobs import Jobs

Index = QModelIndex | QPersistentModelIndex

# Where more rows change it is their state that does, and not their pictures.
_FEW_CHANGED = 64
_TITLE_ALONE = (ColumnWidth(Column.TITLE, 200),)


class ArticleListView(QTableView):
    """The list; moving in it opens the article at once.

    It is a table, because a list view lays out every row at each change of style (10,000 rows:
    90 ms), and a table only those that are seen. But in lines it has one column.
    """

    open_requested = Signal(int)
    scrolled_past = Signal(list)  # ids that were seen, and that a hand has scrolled out above
    page_requested = Signal(int, bool)  # 1 down, -1 up: the space key; whether it is held

    def __init__(
        self,
        model: ArticleListModel,
        colors: Colors,
        parent: QWidget | None = None,
        *,
        pictures: tuple[Library, Jobs] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("article_list")
        self.setAccessibleName(self.tr("Articles"))
        self.article_model = model
        self._colors = colors
        self._takes_focus = False
        self._awaited = 0
        self._query = model.query
        self.pictures = None if pictures is None else CardPictures(*pictures, self)
        self.article_delegate = ArticleDelegate(colors, self, self.pictures, self)
        self.article_delegate.set_colors(colors)
        self.empty_words = ""
        self._hovered = -1
        self._density = Density.EXCERPT
        self.columns_header = ColumnsHeader(self)
        self.setHorizontalHeader(self.columns_header)
        self.setModel(model)
        self.setItemDelegate(self.article_delegate)
        self._set_up()
        self._size_rows()
        self._top, self._bottom, self._by_hand = 0, 0, False
        self._anchors: list[tuple[QPersistentModelIndex, int]] = []
        self.type_ahead = TypeAhead(self)
        self.type_ahead.typed.connect(self._on_typed)
        self._connect(model)

    def _set_up(self) -> None:
        """Let the table be a list."""
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.columns_header.hide()
        self.columns_header.show_columns(_TITLE_ALONE)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(24)

    def _connect(self, model: ArticleListModel) -> None:
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled_by_hand)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        # After the headers' own connections, so that they know of the rows already.
        model.following.connect(self._on_following)
        model.followed.connect(self._on_followed)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsRemoved.connect(self._on_rows_removed)
        model.modelAboutToBeReset.connect(self._lower_heads)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self._on_data_changed)
        if self.pictures is not None:
            self.pictures.arrived.connect(self.viewport().update)

    # -- What others ask of the list ---------------------------------------------------------

    def selected_ids(self) -> list[int]:
        """Return the chosen articles' ids, from above to below."""
        selection = self.selectionModel().selection()
        ranges = sorted(
            (each.top(), each.bottom()) for each in map(selection.at, range(selection.count()))
        )
        ids: list[int] = []
        end = 0
        for top, bottom in ranges:
            ids += self.article_model.ids_between(max(top, end), bottom)
            end = max(end, bottom + 1)
        return ids

    def choose(self, identifier: int) -> bool:
        """Choose the article ``identifier`` and bring it into view; say if it is in the list."""
        index = self.article_model.index_of(identifier)
        if index.isValid():
            self._choose(index)
        return index.isValid()

    def choose_soon(self, identifier: int) -> bool:
        """Choose the article ``identifier`` if it is among the first rows; say if it is.

        If it is further down it is chosen when its row comes, but nothing moves for it.
        """
        index = self.article_model.index_soon(identifier)
        if index.isValid():
            self._choose(index)
        elif not self.article_model.is_whole and self.article_model.will_have(identifier):
            self._awaited = identifier
        return index.isValid()

    def step(self, by: int) -> bool:
        """Choose the next (1) or previous (-1) article; say if there was one."""
        row = self.currentIndex().row() + by if self.currentIndex().isValid() else 0
        if row >= self.article_model.rowCount():
            self.article_model.complete()
        if not 0 <= row < self.article_model.rowCount():
            return False
        self._choose(self.article_model.index(row))
        return True

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours from now on."""
        self._colors = colors
        self.article_delegate.set_colors(colors)
        self.viewport().update()

    def forget_choice(self) -> None:
        """Choose nothing, so that any article can be chosen anew."""
        self.selectionModel().clear()

    def show_look(self, look: ListLook) -> None:
        """Show rows as close, and columns as wide, as in ``look``; the row on top stays there."""
        is_lines = look.density is Density.LINE
        if look.density is not self._density:
            self._density = self.article_delegate.density = look.density
            self.columns_header.setVisible(is_lines)
            self._size_rows()
        self.columns_header.show_columns(look.columns if is_lines else _TITLE_ALONE)
        self.viewport().update()

    @property
    def density(self) -> Density:
        """How much of each article is shown."""
        return self._density

    def is_hovered(self, row: int) -> bool:
        """Return whether the pointer is over a row."""
        return row == self._hovered

    def has_keyboard(self, row: int) -> bool:
        """Return whether a row is the one that keys are for."""
        return self.hasFocus() and row == self.currentIndex().row()

    def row_width(self) -> int:
        """Return how wide rows are, all columns together."""
        return self.viewport().width()

    # -- Choosing ----------------------------------------------------------------------------

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        # The view passes its choice on when a row goes; what follows then is the window's to say.
        if self._takes_focus or self.article_model.is_changing:
            return
        if current.isValid() and current.row() != previous.row():
            self.open_requested.emit(self.article_model.id_at(current.row()))

    @override
    def selectAll(self) -> None:
        self.article_model.complete()
        super().selectAll()

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # In a table Home and End go along the row; in a list to its ends.
        model, moves = self.article_model, QAbstractItemView.CursorAction
        row = self.currentIndex().row()
        if cursorAction == moves.MoveEnd:
            model.complete()
            row = model.rowCount() - 1
        elif cursorAction == moves.MoveHome:
            row = 0
        elif cursorAction in {moves.MoveUp, moves.MovePrevious}:
            row = max(row - 1, 0)
        elif cursorAction in {moves.MoveDown, moves.MoveNext}:
            row = min(row + 1, model.rowCount() - 1)
        elif cursorAction in {moves.MovePageUp, moves.MovePageDown}:
            row = self._row_a_page_away(1 if cursorAction == moves.MovePageDown else -1)
        else:
            # Along the row there is nothing to go to.
            return self.currentIndex()
        return model.index(row)

    def _row_a_page_away(self, way: int) -> int:
        """Return the row that a page further down (1) or up (-1) begins or ends with."""
        header = self.verticalHeader()
        row = max(self.currentIndex().row(), 0)
        page = self.viewport().height() - header.sectionSize(row)
        at = header.sectionPosition(row) + way * page
        if at >= header.length():
            self.article_model.complete()
        last = self.article_model.rowCount() - 1
        found = header.visualIndexAt(at - header.offset()) if 0 <= at < header.length() else -1
        if found < 0:
            return last if way > 0 else 0
        # At least a row further, however low the list is.
        return min(max(found, row + 1), last) if way > 0 else max(min(found, row - 1), 0)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # The base class makes the first row current when none is; that would open it.
        had = self.currentIndex().isValid()
        self._takes_focus = not had
        super().focusInEvent(event)
        self._takes_focus = False
        if not had:
            self.selectionModel().clear()

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        # Columns are never scrolled; and what is below the heading on top can't be read.
        super().scrollTo(self.article_model.index(index.row()), hint)
        if not self.article_model.has_groups() or self.article_model.begins_group(index.row()):
            return
        hidden = self._heading_height() - self.rowViewportPosition(index.row())
        if hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)

    def _choose(self, index: QModelIndex) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    # -- Keys --------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.type_ahead.wants(event)
        ):
            # A letter is a key of the window's only while no title is being typed.
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.type_ahead.take(event):
            return
        if event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.page_requested.emit(-1 if back else 1, event.isAutoRepeat())
            return
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would look through the rows that are here, one by one."""

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        """Go to the next title that begins so; one letter again and again goes from one to the next."""
        current = self.currentIndex().row()
        is_same = len(set(text)) == 1
        row = -1 if is_same else self.article_model.next_titled(text, max(current, 0))
        if row < 0 and is_same:
            row = self.article_model.next_titled(text, current + 1) if len(text) > 1 else -1
            if row < 0:
                row = self.article_model.next_titled(text[0], current + 1)
        self.type_ahead.found(any_title=row >= 0)
        if row >= 0 and row != current:
            top, end = self._seen()
            index = self.article_model.index(row)
            if not top < row < end - 1:
                # Among its neighbours, and not below the sign.
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self._choose(index)

    # -- Painting ----------------------------------------------------------------------------

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._size_rows()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns_header.fit(self.viewport().width())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self._hovered = self._hovered, row
        if row != before:
            for each in (before, row):
                if each >= 0:
                    top, height = self.rowViewportPosition(each), self.rowHeight(each)
                    self.viewport().update(0, top, self.viewport().width(), height)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self.article_model.has_groups():
            # The heading on top stays where it is.
            self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.article_model.rowCount():
            self._paint_heading_on_top()
            return
        if not self.empty_words:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(self._colors.secondary))
        room = self.viewport().rect().adjusted(32, 48, -32, -32)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self.empty_words)
        painter.end()

    def _paint_heading_on_top(self) -> None:
        """Draw the heading of the rows on top over them, pushed up by the one that follows."""
        row = self.rowAt(0)
        if row < 0 or not self.article_model.has_groups():
            return
        high = self._heading_height()
        top = 0
        following = self.article_model.group_starts(row + 1, row + 3)
        if following:
            top = min(0, self.rowViewportPosition(following[0]) - high)
        if self.article_model.begins_group(row) and self.rowViewportPosition(row) >= 0:
            return
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        place = QRect(0, top, self.viewport().width(), high)
        painter.fillRect(place, QColor(self._colors.panel))
        heading = self.article_model.heading_of(row)
        self.article_delegate.paint_heading(painter, place, heading, self.font())
        painter.end()

    def _heading_height(self) -> int:
        return self.article_delegate.sizes(self.font()).heading

    # -- Rows and their heights --------------------------------------------------------------

    def _size_rows(self) -> None:
        """Make every row as high as the delegate paints it in the present type.

        The row on top stays there, and the current one in view.
        """
        header = self.verticalHeader()
        height = self.article_delegate.sizes(self.font()).row
        if header.defaultSectionSize() == height:
            return
        top, end = self._seen()
        current = self.currentIndex()
        # A row of another size than the usual one would keep it.
        self._lower_heads()
        # Each row's own signal would cost more than all else.
        with QSignalBlocker(header):
            header.setDefaultSectionSize(height)
        self._raise_heads(0, self.article_model.rowCount() - 1)
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(header.sectionPosition(top) if top else 0)
        if top <= current.row() < end:
            self.scrollTo(current)

    @Slot()
    def _lower_heads(self) -> None:
        """Let the rows that have a heading be as high as the others."""
        size = self.verticalHeader().defaultSectionSize()
        self._resize(self.article_model.group_starts(0, self.article_model.rowCount() - 1), size)

    def _raise_heads(self, first: int, last: int) -> None:
        """Give the rows that have a heading, of these, the room for it."""
        sizes = self.article_delegate.sizes(self.font())
        self._resize(self.article_model.group_starts(first, last), sizes.row + sizes.heading)

    def _resize(self, rows: Iterable[int], size: int) -> None:
        header = self.verticalHeader()
        with QSignalBlocker(header):
            header.setUpdatesEnabled(False)
            for row in rows:
                header.resizeSection(row, size)
            header.setUpdatesEnabled(True)

    def _settle_row(self, row: int) -> None:
        """Give one row the height that it has among its present neighbours."""
        model = self.article_model
        if not model.has_groups() or not 0 <= row < model.rowCount():
            return
        sizes = self.article_delegate.sizes(self.font())
        self._resize([row], sizes.row + (sizes.heading if model.begins_group(row) else 0))

    @Slot()
    def _on_reset(self) -> None:
        self._hovered = -1
        self._awaited = 0
        self.type_ahead.end()
        self._raise_heads(0, self.article_model.rowCount() - 1)
        self.scheduleDelayedItemsLayout()
        if self._query != self.article_model.query:
            # Another list begins at its start; the same one anew stays where it is.
            self._query = self.article_model.query
            self.verticalScrollBar().setValue(0)

    @Slot(QModelIndex, int, int)
    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._raise_heads(first, last)
        self._settle_row(last + 1)

    @Slot(QModelIndex, int, int)
    def _on_rows_removed(self, _parent: QModelIndex, first: int, _last: int) -> None:
        self._hovered = -1
        self._settle_row(first)

    @Slot(QModelIndex, QModelIndex)
    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if self.pictures is not None and last.row() - first.row() < _FEW_CHANGED:
            model = self.article_model
            self.pictures.read_again(model.ids_between(first.row(), last.row()))

    # -- Scrolling ---------------------------------------------------------------------------

    @Slot()
    def _on_following(self) -> None:
        """Note where the rows that are seen end, so that they can be put there again."""
        self._anchors.clear()
        bar = self.verticalScrollBar()
        if bar.value() == 0 and not self.currentIndex().isValid():
            # Who has chosen nothing yet and looks at the newest sees what is newer.
            return
        self.executeDelayedItemsLayout()
        top, end = self._seen()
        for row in range(top, end):
            # By its end: what stands above a row may come to have a heading, or lose it.
            place = self.rowViewportPosition(row) + self.rowHeight(row)
            self._anchors.append((QPersistentModelIndex(self.article_model.index(row)), place))

    @Slot()
    def _on_followed(self) -> None:
        self.executeDelayedItemsLayout()
        header = self.verticalHeader()
        for index, place in self._anchors:
            if index.isValid():
                row = index.row()
                end = header.sectionPosition(row) + header.sectionSize(row)
                self.verticalScrollBar().setValue(end - place)
                break
        self._anchors.clear()
        self._choose_awaited()

    def _choose_awaited(self) -> None:
        """Choose what was to be chosen once its row is here, unless something else was since."""
        if not self._awaited or not self.article_model.is_whole:
            return
        awaited, self._awaited = self._awaited, 0
        index = self.article_model.index_of(awaited)
        if index.isValid() and not self.currentIndex().isValid():
            flags = QItemSelectionModel.SelectionFlag
            scrolls = self.hasAutoScroll()
            self.setAutoScroll(False)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.setAutoScroll(scrolls)

    @Slot()
    def _on_scrolled_by_hand(self) -> None:
        """Note that the wheel or the bar is about to scroll, and what is seen now."""
        bar = self.verticalScrollBar()
        self._by_hand = bar.sliderPosition() != bar.value()
        self._top, self._bottom = self._seen()

    @Slot()
    def _on_scrolled(self) -> None:
        """Tell what has gone above; what the window itself brought into view tells nothing."""
        by_hand, self._by_hand = self._by_hand, False
        top, _bottom = self._seen()
        if by_hand and top > self._top:
            # What was never seen, since the bar was drawn over it, was not passed by either.
            rows = range(self._top, min(top, self._bottom))
            self.scrolled_past.emit([self.article_model.id_at(row) for row in rows])

    def _seen(self) -> tuple[int, int]:
        """Return the first row that is seen, and the one after the last."""
        rows = self.article_model.rowCount()
        last = self.rowAt(self.viewport().height() - 1)
        return max(self.rowAt(0), 0), rows if last < 0 else last + 1
