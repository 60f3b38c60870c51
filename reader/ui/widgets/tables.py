"""A table to look at: whole rows are chosen, nothing is written into it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

_ORDER = Qt.ItemDataRole.UserRole + 1


class OrderedCell(QTableWidgetItem):
    """A cell that is ordered by something else than its words."""

    def __init__(self, words: str, order: object) -> None:
        super().__init__(words)
        self.setData(_ORDER, order)

    @override
    def __lt__(self, other: object) -> bool:
        return isinstance(other, OrderedCell) and bool(self.data(_ORDER) < other.data(_ORDER))


def plain_table(
    name: str, told: str, headings: Sequence[str], wide: Sequence[int], parent: QWidget
) -> QTableWidget:
    """Return a table without rows.

    Args:
        name: its object name.
        told: what a screen reader calls it.
        headings: the words above its columns.
        wide: the columns that share the room that the others leave.
        parent: what it stands in.
    """
    table = QTableWidget(0, len(headings), parent)
    table.setObjectName(name)
    table.setAccessibleName(told)
    table.setHorizontalHeaderLabels(list(headings))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in wide:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table
