"""Space goes through an article, and from its end on to the next that nobody has read."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.operations import organize
from tests.ui.closer import page, show, wait_for
from tests.ui.place import settle
from tests.ui.program import Program

LONG = "<p>Words enough to fill a line or two of the column, as an article has them.</p>" * 60
AT_END = "Place.axis().at() >= Place.axis().end() - 1"


def hold_space(widget: QWidget) -> None:
    """Send what the system sends while Space is held down."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
        QApplication.sendEvent(widget, event)


def at_its_end(program: Program) -> int:
    """Show a long article at its end, three short ones below it in the list; return its number."""
    program.add(3)
    show(program, LONG)
    settle(program)
    program.ask_page("Place.goToEnd(1)")
    wait_for(program, AT_END)
    return program.window.pane.article_id


def wait_for_article(program: Program, identifier: int) -> None:
    pane = program.window.pane
    program.wait_until(lambda: pane.article_id == identifier and pane.is_ready)


@pytest.mark.parametrize("mode", ["scrolled", "turned"])
def test_space_goes_through_the_article_and_then_on(program: Program, mode: str) -> None:
    below = program.add(2)
    if mode == "turned":
        program.trigger("turn_pages")
    show(program, LONG)
    settle(program)
    read = program.window.pane.article_id
    program.press(page(program), Qt.Key.Key_Space)
    wait_for(program, "Place.axis().at() > 0")
    assert program.window.pane.article_id == read
    program.ask_page("Place.goToEnd(1)")
    wait_for(program, AT_END)
    program.press(page(program), Qt.Key.Key_Space)
    wait_for_article(program, below[0])
    # It fits into the window, and the keyboard is still in the page.
    program.press(page(program), Qt.Key.Key_Space)
    wait_for_article(program, below[1])


def test_space_in_the_list_does_the_same_and_leaves_out_what_was_read(program: Program) -> None:
    at_its_end(program)
    ids = program.window.model.ids()
    organize.mark_read(program.library, ids[1:2])
    program.window._on_library_timer()
    program.press(program.window.list_view, Qt.Key.Key_Space)
    wait_for_article(program, ids[2])
    assert program.window.list_view.selected_ids() == [ids[2]]


@pytest.mark.parametrize("place", ["page", "list"])
def test_a_key_that_is_held_stays_in_the_article(program: Program, place: str) -> None:
    read = at_its_end(program)
    hold_space(page(program) if place == "page" else program.window.list_view)
    # From the list they go another way to the page; none is to come after the way back.
    program.ask_page("0")
    program.press(page(program), Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    wait_for(program, f"!({AT_END})")
    assert program.window.pane.article_id == read


def test_page_down_stays_in_the_article(program: Program) -> None:
    read = at_its_end(program)
    program.press(page(program), Qt.Key.Key_PageDown)
    program.press(page(program), Qt.Key.Key_PageUp)
    wait_for(program, f"!({AT_END})")
    assert program.window.pane.article_id == read


def test_at_the_end_of_all_it_says_so(program: Program) -> None:
    read = at_its_end(program)
    program.trigger("mark_all_read")
    program.press(page(program), Qt.Key.Key_Space)
    program.wait_until(lambda: "Everything here is read" in program.window.notice_bar.text())
    assert program.window.pane.article_id == read
