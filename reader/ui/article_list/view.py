"""The list itself, with the words that stand there when it is empty."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from reader.rendering.theme import Colors
from reader.ui.article_list.delegate import ArticleDelegate
from reader.ui.article_list.model import ArticleListModel

Index = QModelIndex | QPersistentModelIndex


class ArticleListView(QTableView):
    """The list; moving in it opens the article at once.

    It is a table of one column, because a list view lays out every row at each change of style
    (10,000 rows: 90 ms), and a table only those that are seen.
    """

    open_requested = Signal(int)
    scrolled_past = Signal(list)  # ids that were seen, and that a hand has scrolled out above
    page_requested = Signal(int, bool)  # 1 down, -1 up: the space key; whether it is held

    def __init__(
        self, model: ArticleListModel, colors: Colors, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("article_list")
        self.setAccessibleName(self.tr("Articles"))
        self.article_model = model
        self._colors = colors
        self._takes_focus = False
        self.article_delegate = ArticleDelegate(colors, self)
        self.empty_words = ""
        self.setModel(model)
        self.setItemDelegate(self.article_delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self._size_rows()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(24)
        self._top, self._bottom, self._by_hand = 0, 0, False
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled_by_hand)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def selected_ids(self) -> list[int]:
        """Return the chosen articles' ids, from above to below."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.article_model.id_at(row) for row in rows]

    def choose(self, identifier: int) -> bool:
        """Choose the article ``identifier`` and bring it into view; say if it is in the list."""
        index = self.article_model.index_of(identifier)
        if index.isValid():
            self._choose(index)
        return index.isValid()

    def step(self, by: int) -> bool:
        """Choose the next (1) or previous (-1) article; say if there was one."""
        row = self.currentIndex().row() + by if self.currentIndex().isValid() else 0
        if not 0 <= row < self.article_model.rowCount():
            return False
        self._choose(self.article_model.index(row))
        return True

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours from now on."""
        self._colors = colors
        self.article_delegate.set_colors(colors)
        self.viewport().update()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        # The view passes its choice on when a row goes; what follows then is the window's to say.
        if self._takes_focus or self.article_model.is_changing:
            return
        if current.isValid():
            self.open_requested.emit(self.article_model.id_at(current.row()))

    def forget_choice(self) -> None:
        """Choose nothing, so that any article can be chosen anew."""
        self.selectionModel().clear()

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
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._size_rows()

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # In a table Home and End go along the row; in a list to its ends.
        rows = self.article_model.rowCount()
        if cursorAction == QAbstractItemView.CursorAction.MoveHome and rows:
            return self.article_model.index(0)
        if cursorAction == QAbstractItemView.CursorAction.MoveEnd and rows:
            return self.article_model.index(rows - 1)
        return super().moveCursor(cursorAction, modifiers)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.page_requested.emit(-1 if back else 1, event.isAutoRepeat())
            return
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        # Letters alone are keys of the window, or nothing; to look through every title for one
        # would read the whole library.
        pass

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.article_model.rowCount() or not self.empty_words:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(self._colors.secondary))
        room = self.viewport().rect().adjusted(32, 48, -32, -32)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self.empty_words)
        painter.end()

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

    def _size_rows(self) -> None:
        """Make every row as high as the delegate paints it in the present type."""
        height = self.article_delegate.row_height(self.font())
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def _choose(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)
