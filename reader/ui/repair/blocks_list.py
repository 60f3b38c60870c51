"""The blocks of a page in their order; those that the article has are checked."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from reader.model.repair import Block, BlockKind

# Two lines or so: the whole is to be seen in the preview.
_SHOWN = 150


class BlocksList(QListWidget):
    """A list to check what is to be kept; several that are selected are checked together."""

    wanted = Signal(list, bool)  # the marks of blocks, and whether they are to be kept
    looked_at = Signal(str)  # the words of the block that is current, if the article has it

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("blocks")
        self.setAccessibleName(self.tr("Blocks of the page"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setSpacing(1)
        # A page of a thousand lines is laid out piece by piece.
        self.setLayoutMode(QListWidget.LayoutMode.Batched)
        self._blocks: tuple[Block, ...] = ()
        self._kept: bool | None = None
        self.itemChanged.connect(self._on_item_changed)
        self.currentRowChanged.connect(self._on_current_changed)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show the blocks of a page; where they are the same ones, only what is kept changes."""
        known = [block.marks for block in self._blocks]
        self._blocks = tuple(blocks)
        with QSignalBlocker(self):
            if known != [block.marks for block in blocks]:
                self.clear()
                for block in blocks:
                    self.addItem(QListWidgetItem(self._words(block)))
            for row, block in enumerate(blocks):
                self._settle(self.item(row), block)
        self._filter()

    def show_only(self, kept: bool | None) -> None:
        """Show only what the article has, only what it has not, or, with None, all."""
        self._kept = kept
        self._filter()

    def _filter(self) -> None:
        for row, block in enumerate(self._blocks):
            self.setRowHidden(row, self._kept is not None and block.is_kept is not self._kept)

    def _settle(self, item: QListWidgetItem, block: Block) -> None:
        checked = Qt.CheckState.Checked if block.is_kept else Qt.CheckState.Unchecked
        item.setCheckState(checked)
        role = QPalette.ColorRole.Text if block.is_kept else QPalette.ColorRole.PlaceholderText
        item.setForeground(self.palette().color(role))
        font = item.font()
        font.setBold(block.kind is BlockKind.HEADING)
        item.setFont(font)

    def _words(self, block: Block) -> str:
        text = block.text if len(block.text) <= _SHOWN else block.text[: _SHOWN - 1].rstrip() + "…"
        prefix = {
            BlockKind.PICTURE: self.tr("Picture: {}"),
            BlockKind.CAPTION: self.tr("Caption: {}"),
            BlockKind.TABLE: self.tr("Table: {}"),
            BlockKind.CODE: self.tr("Code: {}"),
        }
        return prefix[block.kind].format(text) if block.kind in prefix else text

    @Slot(QListWidgetItem)
    def _on_item_changed(self, item: QListWidgetItem) -> None:
        chosen = self.selectedItems() if item.isSelected() else [item]
        kept = item.checkState() is Qt.CheckState.Checked
        rows = [self.row(each) for each in chosen]
        marks = [mark for row in rows for mark in self._blocks[row].marks]
        self.wanted.emit(list(dict.fromkeys(marks)), kept)

    @Slot(int)
    def _on_current_changed(self, row: int) -> None:
        block = self._blocks[row] if 0 <= row < len(self._blocks) else None
        is_text = block is not None and block.is_kept and block.kind is not BlockKind.PICTURE
        self.looked_at.emit(block.text.partition(" · ")[0] if block and is_text else "")
