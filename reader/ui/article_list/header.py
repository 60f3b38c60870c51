"""The head of a list of lines: its columns, moved, widened and sorted by as a person wants."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from reader.model.list_look import COLUMNS, NARROWEST, USUAL_COLUMNS, Column, ColumnWidth
from reader.ui.article_list.words import column_name

_USUAL_WIDTHS = {
    **dict.fromkeys(COLUMNS, 80),
    **{each.column: each.width for each in USUAL_COLUMNS},
    Column.MINUTES: 62,
    Column.TAGS: 90,
}
_NARROWEST_TITLE = 90


class ColumnsHeader(QHeaderView):
    """Keeps the columns as wide as the list together: what one gets, its neighbour gives."""

    arranged = Signal()  # by hand: which columns there are, in what order, how wide
    sort_requested = Signal(str)  # by a column

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("list_columns")
        # A style sheet knows left and right only.
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setProperty("mirrored", "yes" if is_mirrored else "no")
        self._room = 0
        self._is_fitting = False
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NARROWEST)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.sectionResized.connect(self._on_resized)
        self.sectionMoved.connect(self._on_moved)
        self.sectionClicked.connect(self._on_clicked)

    def show_columns(self, columns: Sequence[ColumnWidth]) -> None:
        """Show these columns, as wide and in this order."""
        self._is_fitting = True
        shown = {each.column for each in columns}
        for number, column in enumerate(COLUMNS):
            self.setSectionHidden(number, column not in shown)
        for place, each in enumerate(columns):
            number = COLUMNS.index(each.column)
            self.moveSection(self.visualIndex(number), place)
            self.resizeSection(number, each.width)
        self._is_fitting = False
        self.fit(self._room)

    def columns(self) -> tuple[ColumnWidth, ...]:
        """Return the columns that are shown, as they stand."""
        return tuple(
            ColumnWidth(COLUMNS[number], self.sectionSize(number)) for number in self._shown()
        )

    def fit(self, room: int) -> None:
        """Let the columns fill ``room``: the title has what the others leave."""
        self._room = room
        if room <= 0 or not self.count():
            return
        title = COLUMNS.index(Column.TITLE)
        others = [number for number in self._shown() if number != title]
        taken = sum(self.sectionSize(number) for number in others)
        least = min(_NARROWEST_TITLE, room)
        self._is_fitting = True
        if taken > room - least and taken:
            # What is left is shared in the proportions that they had.
            part = (room - least) / taken
            for number in others:
                self.resizeSection(number, max(NARROWEST, int(self.sectionSize(number) * part)))
            taken = sum(self.sectionSize(number) for number in others)
        self.resizeSection(title, max(room - taken, NARROWEST))
        self._is_fitting = False

    def show_sort(self, column: Column | None, *, is_down: bool) -> None:
        """Show by which column the list is sorted, if by one, and if from the greatest down."""
        with QSignalBlocker(self):
            if column is not None:
                way = Qt.SortOrder.DescendingOrder if is_down else Qt.SortOrder.AscendingOrder
                self.setSortIndicator(COLUMNS.index(column), way)
            self.setSortIndicatorShown(column is not None)
        self.viewport().update()

    def _shown(self) -> list[int]:
        """Return the numbers of the columns that are shown, from the first to the last."""
        numbers = (self.logicalIndex(place) for place in range(self.count()))
        return [number for number in numbers if not self.isSectionHidden(number)]

    @Slot(int, int, int)
    def _on_resized(self, number: int, before: int, after: int) -> None:
        if self._is_fitting or self.isHidden():
            return
        shown = self._shown()
        if number not in shown:
            return
        at = shown.index(number)
        self._is_fitting = True
        if at + 1 < len(shown):
            neighbour = shown[at + 1]
            wide = max(NARROWEST, self.sectionSize(neighbour) + before - after)
            taken = wide - self.sectionSize(neighbour)
            self.resizeSection(neighbour, wide)
            self.resizeSection(number, before - taken)
        else:
            self.resizeSection(number, before)
        self._is_fitting = False
        self.arranged.emit()

    @Slot()
    def _on_moved(self) -> None:
        if not self._is_fitting:
            self.arranged.emit()

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.sort_requested.emit(COLUMNS[number].value)

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("columns_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(COLUMNS):
            action = QAction(column_name(column), menu)
            action.setObjectName(f"column_{column.value}")
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(number))
            # A row without its title would say nothing.
            action.setEnabled(column is not Column.TITLE)
            action.setData(column.value)
            menu.addAction(action)
        menu.triggered.connect(self._on_chosen)
        menu.popup(self.viewport().mapToGlobal(at))

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        self.toggle(Column(action.data()), shown=action.isChecked())

    def toggle(self, column: Column, *, shown: bool) -> None:
        """Show a column, or not."""
        if column is Column.TITLE:
            return
        number = COLUMNS.index(column)
        self._is_fitting = True
        self.setSectionHidden(number, not shown)
        if shown:
            self.resizeSection(number, _USUAL_WIDTHS[column])
        self._is_fitting = False
        self.fit(self._room)
        self.arranged.emit()
