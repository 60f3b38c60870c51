"""What was read, in the window: by week, by source, and what nobody reads."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget, QToolButton, QToolTip

from reader.library import articles, feeds, open_library, search
from reader.library.articles import State
from reader.library.feeds import FeedAnswer, NewEntry
from reader.library.moments import microseconds
from reader.model.feed import Subscription
from reader.ui.dialogs.reading import ReadingDialog, reading_time
from tests.ui.program import Program, draft, source

WORDS = "word " * 460


@pytest.fixture(autouse=True)
def locale() -> Iterator[None]:
    """Be where weeks begin on Monday."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def shelve(program: Program) -> None:
    """Keep four articles of two sites; three of them are read, one five weeks ago."""
    other = open_library(program.places.library)
    for number, site in enumerate(("Garden", "Garden", "Harbour", "Garden")):
        kept = draft(number, text=f"{number} {WORDS}", site=site)
        identifier = articles.store(other, kept, b"x", source(number)).id
        if number < 3:
            articles.set_state(other, [identifier], State.READ, on=True)
        if number == 1:
            then = microseconds(datetime.now(UTC) - timedelta(weeks=5))
            other.connection.execute(
                "UPDATE article SET read_at = ? WHERE id = ?", (then, identifier)
            )
    other.close()
    program.window._on_library_timer()


def follow(program: Program) -> None:
    """Follow a feed that has brought two articles, of which none is read."""
    url = "https://example.org/feed"
    other = open_library(program.places.library)
    feed = feeds.subscribe(other, Subscription(url, 'The "Evening" Post'))
    entries = [NewEntry(str(n), "", draft(n, site="Elsewhere"), b"") for n in (10, 11)]
    feeds.store_entries(other, feed, FeedAnswer(url), entries)
    other.close()
    program.window._on_library_timer()


def open_dialog(program: Program) -> ReadingDialog:
    program.trigger("reading_record")
    # One that was closed just now may still be there.
    dialog = program.window.findChildren(ReadingDialog)[-1]
    program.wait_until(lambda: "Looking" not in dialog.summary.text())
    return dialog


def choose(dialog: ReadingDialog, name: str) -> None:
    button = dialog.findChild(QToolButton, f"reading_{name}_button")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def cells(table: QTableWidget) -> list[list[str]]:
    found = [
        [table.item(row, column) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    return [[cell.text() for cell in row if cell] for row in found]


def test_before_anything_is_read_there_is_one_friendly_sentence(program: Program) -> None:
    program.add(2)
    dialog = open_dialog(program)
    assert "Nothing is read yet" in dialog.summary.text()
    assert not dialog.told.isVisible()
    assert not dialog.show_button.isVisible()


def test_weeks_are_told_in_a_sentence_in_bars_and_in_a_table(program: Program) -> None:
    shelve(program)
    dialog = open_dialog(program)
    assert dialog.summary.text() == "This week 2 articles, 4 min so far. In a usual week nothing."
    told = cells(dialog.weeks_table)
    assert [row[1:] for row in told[:6]] == [
        ["2", "4 min"],
        *[["–", "–"]] * 4,
        ["1", "2 min"],
    ]
    assert len(told) == len(dialog.bars.bars) == 26
    assert [bar.value for bar in dialog.bars.bars[-6:]] == [2, 0, 0, 0, 0, 4]
    assert dialog.bars.bars[-1].is_open
    choose(dialog, "articles")
    assert [bar.value for bar in dialog.bars.bars[-6:]] == [1, 0, 0, 0, 0, 2]
    assert dialog.bars.accessibleName().startswith("Articles in each week")


def test_an_article_that_is_opened_is_one_more(program: Program) -> None:
    shelve(program)
    open_dialog(program).close()
    program.window.open_article(program.window.model.id_at(0))
    dialog = open_dialog(program)
    assert dialog.summary.text().startswith("This week 3 articles, 6 min")


def test_what_is_marked_as_read_all_at_once_is_not(program: Program) -> None:
    program.add(4)
    program.trigger("mark_all_read")
    assert "Nothing is read yet" in open_dialog(program).summary.text()


def test_twice_as_many_weeks_are_told_when_they_are_wanted(program: Program) -> None:
    shelve(program)
    dialog = open_dialog(program)
    choose(dialog, "weeks_52")
    program.wait_until(lambda: len(dialog.bars.bars) == 52)
    assert dialog.weeks_table.rowCount() == 52
    choose(dialog, "weeks_26")
    program.wait_until(lambda: len(dialog.bars.bars) == 26)


def test_a_bar_tells_its_week_and_chooses_it_in_the_table(program: Program) -> None:
    shelve(program)
    dialog = open_dialog(program)
    choose(dialog, "most_read")
    bars, last = dialog.bars, len(dialog.bars.bars) - 1
    place = bars.place_of(last - 5).center().toPoint()
    told = QHelpEvent(QEvent.Type.ToolTip, place, bars.mapToGlobal(place))
    QApplication.sendEvent(bars, told)
    assert QToolTip.text().endswith(": 1 article, 2 min")
    QToolTip.hideText()
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=place)
    assert dialog.tables.currentWidget() is dialog.weeks_table
    assert [index.row() for index in dialog.weeks_table.selectionModel().selectedRows()] == [5]


@pytest.mark.parametrize("scheme", ["scheme_light", "scheme_dark"])
def test_bars_wear_the_colours_of_the_theme(program: Program, scheme: str) -> None:
    shelve(program)
    program.trigger(scheme)
    dialog = open_dialog(program)
    bars = dialog.bars
    place = bars.place_of(len(bars.bars) - 6)
    picture = bars.grab().toImage()
    at = QPoint(round(place.center().x()), round(place.bottom()) - 8)
    accent = QApplication.palette().color(QPalette.ColorRole.Accent)
    assert QColor(picture.pixel(at)).name() == accent.name()


def test_the_latest_week_stands_at_the_end_of_the_reading_direction(program: Program) -> None:
    shelve(program)
    dialog = open_dialog(program)
    last = len(dialog.bars.bars) - 1
    assert dialog.bars.bar_at(dialog.bars.width() - 2) == last
    dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert dialog.bars.bar_at(2) == last
    assert dialog.bars.place_of(last).left() == pytest.approx(0)
    assert dialog.bars.bar_at(-1) == -1


def test_keys_alone_reach_every_number(program: Program) -> None:
    shelve(program)
    program.window.activateWindow()
    dialog = open_dialog(program)
    dialog.activateWindow()
    program.qtbot.waitActive(dialog)
    first = dialog.findChild(QToolButton, "reading_minutes_button")
    assert first is not None
    first.setFocus()
    reached = []
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached[:4] == [
        "reading_minutes_button",
        "reading_weeks_26_button",
        "reading_by_week_button",
        "weeks_table",
    ]
    dialog.weeks_table.setFocus()
    dialog.weeks_table.setCurrentCell(0, 0)
    QTest.keyClick(dialog.weeks_table, Qt.Key.Key_Down)
    assert dialog.weeks_table.currentRow() == 1
    names = {table.accessibleName() for table in dialog.findChildren(QTableWidget)}
    assert names == {"Week by week", "Most read", "Never read"}
    part = dialog.findChild(QToolButton, "reading_by_week_button")
    assert part is not None
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Right)
    assert dialog.tables.currentWidget() is dialog.sources_table


def test_sources_are_told_and_their_articles_shown(program: Program) -> None:
    shelve(program)
    program.wait_until(lambda: not search.count_missing(program.library))
    dialog = open_dialog(program)
    choose(dialog, "most_read")
    assert cells(dialog.sources_table) == [
        ["Garden", "2", "4 min", "2 of 3"],
        ["Harbour", "1", "2 min", "1 of 1"],
    ]
    assert not dialog.show_button.isEnabled()
    dialog.sources_table.sortItems(1, Qt.SortOrder.AscendingOrder)
    dialog.sources_table.selectRow(1)
    program.trigger("toggle_sidebar")
    dialog.show_button.click()
    assert program.window.search_box.text() == 'site:"Garden"'
    assert len(program.titles()) == 3
    assert program.window.sidebar.isVisible()
    program.wait_until(lambda: program.window.findChild(ReadingDialog) is None)


def test_a_feed_that_nobody_reads_is_told_and_what_waits_is_shown(program: Program) -> None:
    shelve(program)
    follow(program)
    program.wait_until(lambda: not search.count_missing(program.library))
    dialog = open_dialog(program)
    choose(dialog, "never_read")
    (row,) = cells(dialog.never_table)
    assert row[:2] == ['The "Evening" Post', "2"]
    dialog.never_table.setCurrentCell(0, 0)
    program.press(dialog.never_table, Qt.Key.Key_Return)
    assert sorted(program.titles()) == ["Article 10", "Article 11"]


def test_without_such_a_feed_that_is_said(program: Program) -> None:
    shelve(program)
    dialog = open_dialog(program)
    choose(dialog, "never_read")
    shown = dialog.tables.currentWidget()
    assert isinstance(shown, QLabel)
    assert shown.text() == "There is none."


def test_what_can_not_be_told_is_said_in_a_sentence(program: Program) -> None:
    shelve(program)
    version = program.library.connection.pragma("user_version")
    program.library.connection.pragma("user_version", 999)
    dialog = open_dialog(program)
    program.library.connection.pragma("user_version", version)
    assert "was made by a newer Senja" in dialog.summary.text()
    assert not dialog.told.isVisible()


def test_a_dialog_that_is_closed_before_the_answer_comes_is_left_alone(program: Program) -> None:
    shelve(program)
    program.trigger("reading_record")
    dialog = program.window.findChild(ReadingDialog)
    assert dialog is not None
    dialog.close()
    program.wait_until(lambda: not program.jobs.busy())
    assert "This week" in open_dialog(program).summary.text()


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (119, "119 min"), (120, "2 h"), (1_325, "22 h 5 min")]
)
def test_much_time_is_told_in_hours(minutes: int, words: str) -> None:
    assert reading_time(minutes) == words
