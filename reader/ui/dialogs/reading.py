"""What was read, week by week and source by source; nothing in it urges anybody to read more."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.markup.words import WORDS_A_MINUTE
from reader.model.reading_record import NeverRead, ReadingRecord, SourceRead, WeekRead
from reader.operations.reading_record import search_for
from reader.ui.widgets.bars import Bar, Bars
from reader.ui.widgets.buttons import choice_row, close_box
from reader.ui.widgets.tab_order import order_tabs
from reader.ui.widgets.tables import OrderedCell, plain_table

SPANS = (26, 52)
# Nobody looks further down, and each row takes its time.
_MOST_SOURCES = 100
_SEARCH = Qt.ItemDataRole.UserRole
_JANUARY = 1
_HOUR = 60
# So many minutes and more are told in hours.
_LONG = 120


class ReadingDialog(QDialog):
    """A sentence, a bar for each week, and the same in tables; what is read is asked for."""

    weeks_wanted = Signal(int)
    search_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reading_dialog")
        self.setWindowTitle(self.tr("Your Reading"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._record = ReadingRecord(())
        self.summary = QLabel(self.tr("Looking through the library…"), self)
        self.summary.setWordWrap(True)
        self.told = QWidget(self)
        self.told.setEnabled(False)
        self._add_told()
        box = close_box(self)
        self.show_button = QPushButton(self.tr("Show Articles"), self)
        self.show_button.setAutoDefault(False)
        self.show_button.clicked.connect(self._on_show)
        box.addButton(self.show_button, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(self.summary)
        layout.addWidget(self.told, 1)
        layout.addWidget(self._note())
        layout.addWidget(box)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        switches = self.told.findChildren(QToolButton)
        order_tabs([*switches, *self._all_tables(), self.show_button, close])
        self._show_part()
        # With less room the words, which wrap, would be cut off.
        self.setMinimumSize(560, 560)
        self.resize(820, 680)

    @property
    def weeks(self) -> int:
        """How many weeks are wanted."""
        return int(next(each.data() for each in self._spans if each.isChecked()))

    def show_record(self, record: ReadingRecord) -> None:
        """Show what was read."""
        self._record = record
        self.summary.setText(self._sentence(record))
        self.told.setEnabled(True)
        self._show_told(is_shown=record.has_read)
        _fill(self.weeks_table, map(self._week_row, reversed(record.weeks)))
        _fill(self.sources_table, map(self._source_row, record.sources[:_MOST_SOURCES]))
        _fill(self.never_table, map(self._never_row, record.never_read))
        self._show_bars()
        self._show_part()

    def show_problem(self, sentence: str) -> None:
        """Say why nothing can be told."""
        self.summary.setText(sentence)
        self._show_told(is_shown=False)

    def _show_told(self, *, is_shown: bool) -> None:
        """Show bars and tables; without them the sentence stands alone in the middle."""
        self.told.setVisible(is_shown)
        self.show_button.setVisible(is_shown)
        side = Qt.AlignmentFlag.AlignLeading if is_shown else Qt.AlignmentFlag.AlignHCenter
        self.summary.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        vertical = QSizePolicy.Policy.Preferred if is_shown else QSizePolicy.Policy.Expanding
        self.summary.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)

    # -- Building ----------------------------------------------------------------------------

    def _add_told(self) -> None:
        measures = {"minutes": self.tr("Minutes"), "articles": self.tr("Articles")}
        spans = {f"weeks_{n}": self.tr("{} weeks").format(_number(n)) for n in SPANS}
        parts = {
            "by_week": self.tr("Week by week"),
            "most_read": self.tr("Most read"),
            "never_read": self.tr("Never read"),
        }
        self._measures = self._choice(measures, self._show_bars)
        self._spans = self._choice(spans, self._on_span)
        self._parts = self._choice(parts, self._show_part)
        for action, weeks in zip(self._spans, SPANS, strict=True):
            action.setData(weeks)
        self.bars = Bars(self.told)
        self.bars.setObjectName("reading_bars")
        self.bars.bar_chosen.connect(self._on_bar)
        self._add_tables(list(parts.values()))
        measure = self._row("reading_measure", self.tr("What the bars show"), self._measures)
        span = self._row("reading_span", self.tr("How many weeks"), self._spans)
        part = self._row("reading_part", self.tr("What the table shows"), self._parts)
        heads = QHBoxLayout()
        heads.addWidget(measure)
        heads.addStretch(1)
        heads.addWidget(span)
        tables = QHBoxLayout()
        tables.addWidget(part)
        tables.addStretch(1)
        layout = QVBoxLayout(self.told)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(heads)
        layout.addWidget(self.bars)
        layout.addLayout(tables)
        layout.addWidget(self.tables, 1)

    def _add_tables(self, names: Sequence[str]) -> None:
        articles, minutes = self.tr("Articles"), self.tr("Reading time")
        week = [self.tr("Week from"), articles, minutes]
        source = [self.tr("Source"), articles, minutes, self.tr("Read of those that came")]
        feed = [self.tr("Feed"), self.tr("Unread"), self.tr("Followed since")]
        self.weeks_table = plain_table("weeks_table", names[0], week, (0,), self.told)
        self.sources_table = plain_table("sources_table", names[1], source, (0,), self.told)
        self.never_table = plain_table("never_table", names[2], feed, (0,), self.told)
        self.nothing = QLabel(self.tr("There is none."), self.told)
        self.nothing.setObjectName("reading_nothing")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tables = QStackedWidget(self.told)
        for table in self._all_tables():
            table.setSelectionMode(table.SelectionMode.SingleSelection)
            self.tables.addWidget(table)
        self.tables.addWidget(self.nothing)
        self.weeks_table.itemSelectionChanged.connect(self._on_week)
        for table in (self.sources_table, self.never_table):
            table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            table.setSortingEnabled(True)
            table.itemSelectionChanged.connect(self._on_selection)
            table.itemActivated.connect(self._on_show)

    def _all_tables(self) -> tuple[QTableWidget, ...]:
        return self.weeks_table, self.sources_table, self.never_table

    def _choice(self, words: dict[str, str], slot: Callable[[], None]) -> list[QAction]:
        """Return actions of which one is chosen, the first to begin with."""
        group = QActionGroup(self)
        made = []
        for name, text in words.items():
            action = QAction(text, self)
            action.setObjectName(name)
            action.setCheckable(True)
            action.setActionGroup(group)
            made.append(action)
        made[0].setChecked(True)
        group.triggered.connect(slot)
        return made

    def _row(self, name: str, told: str, choices: list[QAction]) -> QWidget:
        return choice_row(name, told, choices, self.told, prefix="reading_")

    def _note(self) -> QLabel:
        words = self.tr(
            "An article counts once you opened it or marked it as read by itself, not when it was "
            "marked together with others or by a rule. Minutes are how long the articles are, at {} "
            "words a minute; nobody looks at a clock. All of this is worked out here, from your "
            "library, and goes nowhere; what has left the trash for good is no longer in it."
        )
        note = QLabel(words.format(WORDS_A_MINUTE), self)
        note.setObjectName("reading_note")
        note.setWordWrap(True)
        return note

    # -- Words -------------------------------------------------------------------------------

    def _sentence(self, record: ReadingRecord) -> str:
        if not record.has_read:
            return self.tr(
                "Nothing is read yet. Once you have opened an article, its week stands here."
            )
        this = record.weeks[-1]
        words = self.tr("This week {} so far.").format(self._read(this.articles, this.minutes))
        usual = record.usual
        if usual is None:
            return words
        told = self._read(usual.articles, usual.minutes)
        return f"{words} {self.tr('In a usual week {}.').format(told)}"

    def _read(self, articles: int, minutes: int) -> str:
        if not articles:
            return self.tr("nothing")
        count = _number(articles)
        words = self.tr("1 article") if articles == 1 else self.tr("{} articles").format(count)
        return self.tr("{}, {}").format(words, reading_time(minutes))

    def _week_row(self, week: WeekRead) -> list[QTableWidgetItem]:
        return [
            QTableWidgetItem(_day(week.begins)),
            QTableWidgetItem(_number(week.articles) if week.articles else "–"),
            QTableWidgetItem(reading_time(week.minutes) if week.articles else "–"),
        ]

    def _source_row(self, source: SourceRead) -> list[QTableWidgetItem]:
        name = source.name or self.tr("Without a site")
        told = self.tr("{} of {}").format(_number(source.came_read), _number(source.came))
        cells = [
            OrderedCell(name, name.casefold()),
            OrderedCell(_number(source.articles), source.articles),
            OrderedCell(reading_time(source.minutes), source.minutes),
            OrderedCell(
                told if source.came else "–",
                source.came_read / source.came if source.came else -1.0,
            ),
        ]
        cells[0].setData(_SEARCH, search_for(source.name, is_feed=source.is_feed))
        return list(cells)

    def _never_row(self, feed: NeverRead) -> list[QTableWidgetItem]:
        since = feed.followed_since.astimezone().date()
        cells = [
            OrderedCell(feed.name, feed.name.casefold()),
            OrderedCell(_number(feed.waiting), feed.waiting),
            OrderedCell(_day(since), since),
        ]
        cells[0].setData(_SEARCH, search_for(feed.name, is_feed=True))
        return list(cells)

    # -- What is shown -----------------------------------------------------------------------

    @Slot()
    def _show_bars(self) -> None:
        """Show a bar for each week, as high as it has minutes, or articles."""
        in_minutes = self._measures[0].isChecked()
        bars, before = [], self._record.weeks[0].begins.month if self._record.weeks else 0
        for week in self._record.weeks:
            begins = week.begins
            told = self.tr("Week from {}: {}").format(
                _day(begins), self._read(week.articles, week.minutes)
            )
            bars.append(
                Bar(
                    week.minutes if in_minutes else week.articles,
                    told,
                    _month(begins) if begins.month != before else "",
                    is_open=week is self._record.weeks[-1],
                )
            )
            before = begins.month
        self.bars.set_bars(bars)
        self.bars.setAccessibleName(
            self.tr("Minutes in each week, as in the table")
            if in_minutes
            else self.tr("Articles in each week, as in the table")
        )
        self._on_week()

    @Slot()
    def _show_part(self) -> None:
        chosen = next(n for n, each in enumerate(self._parts) if each.isChecked())
        table = self._all_tables()[chosen]
        is_loaded = bool(self._record.weeks)
        self.tables.setCurrentWidget(table if table.rowCount() or not is_loaded else self.nothing)
        self._on_selection()

    def _wanted(self) -> str:
        """Return the search for the articles of what is chosen, "" without any."""
        table = self.tables.currentWidget()
        if not isinstance(table, QTableWidget):
            return ""
        rows = {index.row() for index in table.selectedIndexes()}
        cells = [table.item(row, 0) for row in rows]
        return next((str(cell.data(_SEARCH) or "") for cell in cells if cell), "")

    @Slot()
    def _on_selection(self) -> None:
        self.show_button.setEnabled(bool(self._wanted()))

    @Slot()
    def _on_show(self) -> None:
        wanted = self._wanted()
        if wanted:
            self.search_wanted.emit(wanted)
            self.accept()

    @Slot()
    def _on_span(self) -> None:
        self.weeks_wanted.emit(self.weeks)

    @Slot()
    def _on_week(self) -> None:
        """Let the bar of the week that is chosen in the table stand out."""
        rows = {index.row() for index in self.weeks_table.selectedIndexes()}
        self.bars.choose(next((len(self._record.weeks) - 1 - row for row in rows), -1))

    @Slot(int)
    def _on_bar(self, number: int) -> None:
        self._parts[0].trigger()
        self.weeks_table.selectRow(len(self._record.weeks) - 1 - number)


def reading_time(minutes: int) -> str:
    """Return minutes in words, many of them in hours."""
    if minutes < _LONG:
        words = QCoreApplication.translate("reading", "{} min")
        return words.format(_number(minutes))
    hours, rest = divmod(minutes, _HOUR)
    if not rest:
        return QCoreApplication.translate("reading", "{} h").format(_number(hours))
    words = QCoreApplication.translate("reading", "{} h {} min")
    return words.format(_number(hours), _number(rest))


def _fill(table: QTableWidget, rows: Iterable[Sequence[QTableWidgetItem]]) -> None:
    """Put rows into a table in place of those that it has."""
    sorts = table.isSortingEnabled()
    table.setSortingEnabled(False)
    found = list(rows)
    table.setRowCount(len(found))
    for row, cells in enumerate(found):
        for column, cell in enumerate(cells):
            table.setItem(row, column, cell)
    table.setSortingEnabled(sorts)
    table.clearSelection()


def _number(count: int) -> str:
    return QLocale().toString(count)


def _day(day: date) -> str:
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)


def _month(day: date) -> str:
    name = QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return f"{name} {day.year}" if day.month == _JANUARY else name
