"""The article's headings beside the page, with the one that is being read marked."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

Heading = tuple[int, str]
_NUMBER = Qt.ItemDataRole.UserRole


class ContentsPanel(QWidget):
    """Headings as a tree; choosing one asks for it by its number in the article."""

    heading_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contents_panel")
        self._rows: list[QTreeWidgetItem] = []
        self._empty = QLabel(self.tr("This article has no headings."), self)
        self._empty.setObjectName("panel_hint")
        self._empty.setWordWrap(True)
        self._tree = QTreeWidget(self)
        self._tree.setObjectName("contents_tree")
        self._tree.setAccessibleName(self.tr("Contents"))
        self._tree.setHeaderLabels([self.tr("Contents")])
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setItemsExpandable(False)
        self._tree.setIndentation(16)
        self._tree.setUniformRowHeights(True)
        self._tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty)
        layout.addWidget(self._tree, 1)
        self._tree.itemActivated.connect(self._on_chosen)
        self._tree.itemClicked.connect(self._on_chosen)
        self.show_headings([])

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through."""
        return [self._tree]

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """Show these headings (level 1 to 6, words) in place of those before."""
        self._tree.clear()
        self._rows.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []
        for number, (level, words) in enumerate(headings):
            while above and above[-1][0] >= level:
                above.pop()
            row = QTreeWidgetItem(
                above[-1][1] if above else self._tree.invisibleRootItem(), [words]
            )
            row.setData(0, _NUMBER, number)
            above.append((level, row))
            self._rows.append(row)
        self._tree.expandAll()
        self._empty.setVisible(not headings)
        self._tree.setVisible(bool(headings))

    def mark(self, number: int) -> None:
        """Mark the heading that is being read; -1 marks none."""
        if 0 <= number < len(self._rows):
            row = self._rows[number]
            if row is not self._tree.currentItem():
                self._tree.setCurrentItem(row)
        else:
            self._tree.clearSelection()
            self._tree.setCurrentIndex(QModelIndex())

    def take_focus(self) -> None:
        """Give the keyboard to the headings, to the first where none is being read yet."""
        if not self._tree.currentIndex().isValid() and self._rows:
            self._tree.setCurrentItem(self._rows[0])
        self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(QTreeWidgetItem, int)
    def _on_chosen(self, row: QTreeWidgetItem, _column: int) -> None:
        self.heading_requested.emit(int(row.data(0, _NUMBER)))
