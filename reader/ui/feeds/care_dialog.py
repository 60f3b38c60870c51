"""All feeds with how they are doing, and what holds for every one of them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.model.feed import Keeping
from reader.model.feed_health import Condition, FeedHealth
from reader.ui.feeds.choices import count_choice, days_choice, kept_words, minutes_choice
from reader.ui.widgets.buttons import close_box
from reader.ui.widgets.tables import OrderedCell, plain_table

_FEED = Qt.ItemDataRole.UserRole


class CareDialog(QDialog):
    """A table of feeds, the worst first; what is to be done with those chosen is asked for."""

    edit_wanted = Signal(int)
    refresh_wanted = Signal(list)
    unsubscribe_wanted = Signal(list)
    minutes_chosen = Signal(int)
    keeping_chosen = Signal(Keeping)

    def __init__(self, minutes: int, keeping: Keeping, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("care_dialog")
        self.setWindowTitle(self.tr("Look After Feeds"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.table = self._table()
        self.minutes = minutes_choice(self, minutes, for_all=True)
        self.days = days_choice(self, keeping.days, for_all=True)
        self.count = count_choice(self, keeping.count, for_all=True)
        self.minutes.activated.connect(self._on_minutes)
        self._keeping = keeping
        form = QFormLayout()
        form.setSpacing(8)
        kept = QHBoxLayout()
        kept.addWidget(self.days)
        kept.addWidget(self.count)
        kept.addStretch(1)
        self.days.setAccessibleName(self.tr("Keep read articles"))
        self.count.setAccessibleName(self.tr("Keep at most"))
        self.minutes.setAccessibleName(self.tr("Look for new articles"))
        often = QHBoxLayout()
        often.addWidget(self.minutes)
        often.addStretch(1)
        form.addRow(self.tr("Look for new articles"), often)
        form.addRow(self.tr("Keep read articles"), kept)
        note = QLabel(kept_words(), self)
        note.setWordWrap(True)
        form.addRow("", note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._buttons())
        layout.addLayout(form)
        layout.addWidget(close_box(self))
        self.resize(900, 620)

    def show_health(self, found: Sequence[FeedHealth]) -> None:
        """Show the feeds as they are now; those that were chosen stay so."""
        chosen = set(self._chosen())
        order = list(Condition)
        worst_first = sorted(found, key=lambda each: order.index(each.condition))
        ill = sum(each.condition in (Condition.GONE, Condition.BROKEN) for each in found)
        self.summary.setText(
            self.tr("{} feeds, {} of them can't be refreshed.").format(len(found), ill)
            if found
            else self.tr("No feeds are followed yet.")
        )
        self.table.setSortingEnabled(False)
        self.table.setRowCount(len(worst_first))
        for row, each in enumerate(worst_first):
            for column, cell in enumerate(self._row(each)):
                self.table.setItem(row, column, cell)
        self.table.setSortingEnabled(True)
        self.table.clearSelection()
        flags = QItemSelectionModel.SelectionFlag
        for row in range(self.table.rowCount()):
            if self._feed_at(row) in chosen:
                index = self.table.model().index(row, 0)
                self.table.selectionModel().select(index, flags.Select | flags.Rows)
        self._on_selection()

    def _table(self) -> QTableWidget:
        headings = [
            self.tr("Feed"),
            self.tr("How it is"),
            self.tr("Last article"),
            self.tr("A week"),
            self.tr("Read"),
            self.tr("Folder"),
        ]
        table = plain_table("feeds_table", self.windowTitle(), headings, (0, 1), self)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.itemSelectionChanged.connect(self._on_selection)
        table.itemActivated.connect(self._on_edit)
        return table

    def _buttons(self) -> QHBoxLayout:
        self.edit_button = QPushButton(self.tr("Settings…"), self)
        self.refresh_button = QPushButton(self.tr("Refresh"), self)
        self.unsubscribe_button = QPushButton(self.tr("Unsubscribe"), self)
        row = QHBoxLayout()
        for button, slot in (
            (self.edit_button, self._on_edit),
            (self.refresh_button, self._on_refresh),
            (self.unsubscribe_button, self._on_unsubscribe),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _row(self, each: FeedHealth) -> list[QTableWidgetItem]:
        feed = each.feed
        order = list(Condition).index(each.condition)
        share = each.read / feed.total if feed.total else -1.0
        told = self.tr("{} of {}").format(each.read, feed.total) if feed.total else "–"
        newest = _short(each.newest) if each.newest else ""
        cells = [
            OrderedCell(feed.title, feed.title.casefold()),
            OrderedCell(self._condition(each), order),
            OrderedCell(newest or "–", each.newest or date.min),
            OrderedCell(_weekly(each.weekly), each.weekly),
            OrderedCell(told, share),
            OrderedCell(feed.folder, feed.folder.casefold()),
        ]
        cells[0].setData(_FEED, feed.id)
        cells[0].setToolTip(feed.url)
        cells[1].setToolTip(feed.problem)
        return list(cells)

    def _condition(self, each: FeedHealth) -> str:
        feed = each.feed
        match each.condition:
            case Condition.GONE:
                return self.tr("Gone: {}").format(feed.problem)
            case Condition.BROKEN:
                since = _short(feed.broken_at.astimezone().date()) if feed.broken_at else ""
                return (
                    self.tr("Since {}: {}").format(since, feed.problem) if since else feed.problem
                )
            case Condition.SILENT:
                return self.tr("Nothing new for a year")
            case Condition.NEVER_READ:
                return self.tr("Never read")
            case Condition.BUSY:
                return self.tr("Very busy")
            case Condition.FINE:
                return self.tr("Fine")

    def _chosen(self) -> list[int]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._feed_at(row) for row in rows]

    def _feed_at(self, row: int) -> int:
        cell = self.table.item(row, 0)
        return int(cell.data(_FEED)) if cell else 0

    @Slot()
    def _on_selection(self) -> None:
        count = len(self._chosen())
        self.edit_button.setEnabled(count == 1)
        self.refresh_button.setEnabled(count > 0)
        self.unsubscribe_button.setEnabled(count > 0)

    @Slot()
    def _on_edit(self) -> None:
        for feed in self._chosen()[:1]:
            self.edit_wanted.emit(feed)

    @Slot()
    def _on_refresh(self) -> None:
        self.refresh_wanted.emit(self._chosen())

    @Slot()
    def _on_unsubscribe(self) -> None:
        self.unsubscribe_wanted.emit(self._chosen())

    @Slot()
    def _on_minutes(self) -> None:
        self.minutes_chosen.emit(self.minutes.value())

    @override
    def done(self, result: int) -> None:
        # Not at each step of the arrow keys: what is passed on the way would let articles go.
        keeping = Keeping(self.days.value(), self.count.value())
        if keeping != self._keeping:
            self.keeping_chosen.emit(keeping)
        super().done(result)


def _short(day: date) -> str:
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)


def _weekly(count: float) -> str:
    """Return how many articles come in a week, without a false precision."""
    if not count:
        return "–"
    return str(round(count)) if count >= 1 else "< 1"
