"""How much of the article was read and how long the rest takes, above the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reader.library import articles
from tests.ui.closer import page, show, wait_for
from tests.ui.place import settle
from tests.ui.program import Program

LONG = "<p>Words enough to fill a line or two of the column, as an article has them.</p>" * 200


def left(program: Program) -> str:
    """Return what is said of the minutes that are left."""
    label = program.window.findChild(QLabel, "minutes_left")
    assert label is not None
    return label.text()


def thousandths(program: Program) -> int:
    return program.window.reading_side.progress.value()


def start(program: Program) -> int:
    """Show an article of ten minutes and return how many it is said to take."""
    show(program, LONG, text="word " * 2300)
    minutes = articles.article(program.library, program.window.pane.article_id).reading_minutes
    assert minutes > 5
    settle(program)
    program.wait_until(lambda: left(program) != "")
    return minutes


def go_to(program: Program, part: float) -> None:
    program.ask_page(f"window.scrollTo(0, {part} * DOWN.end())")


def wait_for_part(program: Program, part: float) -> None:
    program.wait_until(lambda: abs(thousandths(program) - 1000 * part) <= 1)


def test_it_begins_with_nothing_read_and_all_minutes_left(program: Program) -> None:
    minutes = start(program)
    assert left(program) == f"{minutes} min left"
    assert thousandths(program) == 0


def test_line_and_minutes_follow_the_page_and_go_back_with_it(program: Program) -> None:
    minutes = start(program)
    for part in (0.5, 0.9, 0.25):
        go_to(program, part)
        wait_for_part(program, part)
        assert abs(int(left(program).split()[0]) - minutes * (1 - part)) <= 0.5


def test_shortly_before_the_end_and_at_the_end_it_says_so(program: Program) -> None:
    start(program)
    go_to(program, 0.97)
    program.wait_until(lambda: left(program) == "Less than a minute left")
    program.press(page(program), Qt.Key.Key_End)
    program.wait_until(lambda: left(program) == "Read to the end")
    assert thousandths(program) == 1000


def test_the_end_of_an_article_that_was_left_there_is_shown_at_once(program: Program) -> None:
    start(program)
    read = program.window.pane.article_id
    go_to(program, 1)
    program.wait_until(lambda: left(program) == "Read to the end")
    other = program.add(1)[0]
    program.show_article(other)
    program.wait_until(lambda: thousandths(program) == 0)
    assert left(program) != "Read to the end"
    program.show_article(read)
    program.wait_until(lambda: left(program) == "Read to the end")


def test_what_fits_into_the_window_is_read_to_the_end(program: Program) -> None:
    show(program, "<p>Some words.</p>")
    program.wait_until(lambda: left(program) == "Read to the end")
    assert thousandths(program) == 1000


def test_without_an_article_nothing_is_said(program: Program) -> None:
    start(program)
    go_to(program, 0.5)
    program.wait_until(lambda: thousandths(program) > 400)
    program.trigger("delete_article")
    assert left(program) == ""
    assert thousandths(program) == 0


def test_turned_pages_are_counted_from_the_first_to_the_last(program: Program) -> None:
    program.trigger("turn_pages")
    minutes = start(program)
    assert (thousandths(program), left(program)) == (0, f"{minutes} min left")
    program.press(page(program), Qt.Key.Key_PageDown)
    program.wait_until(lambda: 0 < thousandths(program) < 500)
    program.press(page(program), Qt.Key.Key_End)
    program.wait_until(lambda: left(program) == "Read to the end")
    program.press(page(program), Qt.Key.Key_PageUp)
    program.wait_until(lambda: 500 < thousandths(program) < 1000)


@pytest.mark.parametrize("action", ["larger_text", "toggle_look"])
def test_what_was_read_stays_about_the_same_when_the_page_is_set_anew(
    program: Program, action: str
) -> None:
    start(program)
    go_to(program, 0.5)
    program.wait_until(lambda: thousandths(program) == 500)
    program.trigger(action)
    settle(program)
    wait_for(program, "Place.position().progress > 0.45")
    program.wait_until(lambda: 470 <= thousandths(program) <= 530)


def test_it_is_told_to_those_who_hear_the_window(program: Program) -> None:
    start(program)
    progress = program.window.reading_side.progress
    assert progress.accessibleName() == "Read so far"
    go_to(program, 0.5)
    program.wait_until(lambda: progress.value() == 500)
    assert progress.text() == "50%"
