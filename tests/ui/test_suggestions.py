"""What the search box suggests while one types, in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.library import articles, open_library, search, tags
from reader.ui.widgets.search_box import SearchBox
from reader.ui.widgets.suggestion_list import SuggestionList
from tests.ui.program import Program, draft, source


@pytest.fixture
def shelf(program: Program) -> Program:
    """A window with three articles, indexed, in front of all others."""
    other = open_library(program.places.library)
    found: tuple[tuple[str, dict[str, object]], ...] = (
        ("Harbours of the north", {"authors": ("Ann Lee",), "language": "de"}),
        ("The harbour at dusk", {"site": "The Evening"}),
        ("Harbour lights", {"tags": ("Sea/Birds", "Seaside")}),
    )
    for number, (title, more) in enumerate(found):
        values = {"title": title, "text": title, "identity_text": title, **more}
        stored = articles.store(other, draft(number, **values), b"x", source(number))
        tags.add_tag(other, [stored.id], "own")
    search.index_missing(other, most=9)
    other.close()
    program.window._on_library_timer()
    program.window.activateWindow()
    program.wait_until(program.window.isActiveWindow)
    return program


def box(program: Program) -> SearchBox:
    return program.window.search_box


def shown(program: Program) -> SuggestionList:
    return box(program).suggestions


def lines(program: Program) -> list[str]:
    return [line.words for line in shown(program).lines()]


def begin(program: Program, words: str = "") -> None:
    box(program).clear()
    program.trigger("find_title")
    program.type(box(program), words)


def test_where_nothing_is_typed_what_can_be_asked_for_is_told(shelf: Program) -> None:
    begin(shelf)
    found = shown(shelf).lines()
    assert [line.words for line in found][:3] == ["tag:", "is:", "feed:"]
    assert all(line.explanation for line in found)
    assert box(shelf).hasFocus()
    assert str(len(found)) in box(shelf).accessibleDescription()


def test_the_values_of_the_library_are_suggested(shelf: Program) -> None:
    begin(shelf, "tag:")
    shelf.wait_until(lambda: lines(shelf) == ["tag:own", "tag:Sea/Birds", "tag:Seaside"])
    begin(shelf, "tag:bi")
    shelf.wait_until(lambda: lines(shelf) == ["tag:Sea/Birds"])
    begin(shelf, "author:")
    assert lines(shelf) == ["author:Ann Lee"]
    begin(shelf, "lang:d")
    assert lines(shelf) == ["lang:de"]
    begin(shelf, "is:un")
    assert lines(shelf) == ["is:unread", "is:untagged"]
    begin(shelf, "after:1")
    assert [line.explanation for line in shown(shelf).lines()] == [
        "a week ago", "a month ago", "a year ago"
    ]  # fmt: skip


def test_a_suggestion_is_taken_by_the_keyboard(shelf: Program) -> None:
    begin(shelf, "harbour si")
    assert lines(shelf) == ["site:"]
    shelf.press(box(shelf), Qt.Key.Key_Down)
    assert box(shelf).hasFocus()
    assert box(shelf).accessibleDescription() == "site:, from this site"
    shelf.press(box(shelf), Qt.Key.Key_Return)
    assert box(shelf).text() == "harbour site:"
    shelf.wait_until(lambda: "site:The Evening" in lines(shelf))
    row = lines(shelf).index("site:The Evening")
    for _ in range(row + 1):
        shelf.press(box(shelf), Qt.Key.Key_Down)
    shelf.press(box(shelf), Qt.Key.Key_Return)
    assert box(shelf).text() == 'harbour site:"The Evening" '
    assert not shown(shelf).isVisible()
    assert shelf.titles() == ["The harbour at dusk"]


def test_words_that_go_on_and_titles_are_suggested_and_taken_by_a_click(shelf: Program) -> None:
    begin(shelf, "harb")
    shelf.wait_until(lambda: len(lines(shelf)) == 4)
    assert lines(shelf)[:2] == ["harbour", "harbours"]
    assert lines(shelf)[2:] == ["Harbour lights", "The harbour at dusk"]
    view = shown(shelf)
    middle = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert box(shelf).text() == "harbour "
    assert box(shelf).hasFocus()
    begin(shelf, "north")
    shelf.wait_until(lambda: lines(shelf) == ["Harbours of the north"])
    shelf.press(box(shelf), Qt.Key.Key_Down)
    shelf.press(box(shelf), Qt.Key.Key_Return)
    assert shelf.window.windowTitle().startswith("Harbours of the north")


def test_escape_closes_the_suggestions_and_then_the_search(shelf: Program) -> None:
    begin(shelf, "harb")
    shelf.wait_until(lambda: bool(lines(shelf)))
    shelf.press(box(shelf), Qt.Key.Key_Escape)
    assert not shown(shelf).isVisible()
    assert box(shelf).text() == "harb"
    shelf.press(box(shelf), Qt.Key.Key_Escape)
    assert box(shelf).text() == ""
    assert shelf.window.list_view.hasFocus()


def test_what_was_looked_for_is_suggested_again_until_it_is_forgotten(shelf: Program) -> None:
    for words in ("harbour dusk", "lights"):
        begin(shelf, words)
        shelf.press(box(shelf), Qt.Key.Key_Return)
    shelf.restart()
    shelf.window.activateWindow()
    shelf.wait_until(shelf.window.isActiveWindow)
    begin(shelf)
    assert lines(shelf)[:3] == ["lights", "harbour dusk", ""]
    assert shown(shelf).lines()[2].explanation == "Forget what was searched before"
    shelf.press(box(shelf), Qt.Key.Key_Down)
    shelf.press(box(shelf), Qt.Key.Key_Delete)
    assert lines(shelf)[0] == "harbour dusk"
    shelf.press(box(shelf), Qt.Key.Key_Down)
    shelf.press(box(shelf), Qt.Key.Key_Down)
    shelf.press(box(shelf), Qt.Key.Key_Return)
    begin(shelf)
    assert lines(shelf)[0] == "tag:"


def test_who_leaves_the_box_leaves_the_suggestions(shelf: Program) -> None:
    begin(shelf)
    assert shown(shelf).isVisible()
    shelf.window.list_view.setFocus()
    assert not shown(shelf).isVisible()
    assert box(shelf).accessibleDescription() == ""


@pytest.mark.parametrize(
    "words", ['"', "tag:\u200f", "-" * 40, "x " * 500, "\ud800", "is:", "a\tb", "before:99"]
)
def test_nothing_that_is_typed_stops_the_window(shelf: Program, words: str) -> None:
    begin(shelf)
    box(shelf).put(words, len(box(shelf).text()))
    box(shelf).put(words, len(words))
    shelf.wait_until(lambda: not shelf.jobs.busy())
    assert shelf.window.isVisible()
