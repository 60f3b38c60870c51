"""The bar at a selection: it comes beside the words and goes with them."""

import json

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.closer import page
from tests.ui.place import settle
from tests.ui.program import Program
from tests.ui.selecting import ON_WORDS, bar, copied, is_shown, select_all_of, select_words, start


def test_a_selection_made_with_the_mouse_brings_the_bar_beside_it(program: Program) -> None:
    start(program)
    assert not is_shown(program)
    left, top, right, bottom = json.loads(
        str(
            program.ask_page(
                "(() => { const box = document.querySelector('#x-one').getBoundingClientRect();"
                "return JSON.stringify([box.left, box.top, box.right, box.bottom]); })()"
            )
        )
    )
    target = page(program)
    line = QPoint(round(left) + 2, round(top) + 12)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=line)
    QTest.mouseMove(target, line + QPoint(120, 0))
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=line + QPoint(120, 0))
    program.wait_until(lambda: is_shown(program))
    there = bar(program)
    assert there is not None
    box = there.geometry()
    assert box.bottom() < line.y() or box.top() > bottom
    assert box.left() >= 0
    assert program.window.pane.rect().contains(box)
    assert right > left
    assert QApplication.focusWidget() is target


def test_the_bar_goes_with_the_selection_and_its_actions_with_it(program: Program) -> None:
    start(program)
    actions = program.window.actions_by_name
    assert not any(actions[name].isEnabled() for name in ON_WORDS)
    select_words(program, "tide rose")
    assert all(actions[name].isEnabled() for name in ON_WORDS)
    program.ask_page("getSelection().removeAllRanges()")
    program.wait_until(lambda: not any(actions[name].isEnabled() for name in ON_WORDS))
    assert not is_shown(program)


def test_another_article_takes_bar_and_actions_away(program: Program) -> None:
    start(program)
    other = program.add(1)[0]
    select_words(program, "tide rose")
    program.show_article(other)
    assert not is_shown(program)
    actions = program.window.actions_by_name
    program.wait_until(lambda: not any(actions[name].isEnabled() for name in ON_WORDS))


def test_the_bar_follows_a_scrolled_selection_and_goes_when_it_is_out_of_view(
    program: Program,
) -> None:
    start(program)
    program.window.resize(900, 500)
    settle(program)
    program.ask_page("document.querySelector('#x-two').scrollIntoView({block: 'center'})")
    select_all_of(program, "#x-two")
    there = bar(program)
    assert there is not None
    before = there.y()
    program.ask_page("window.scrollBy(0, 60)")
    program.wait_until(lambda: there.isVisible() and there.y() == before - 60)
    program.ask_page("window.scrollBy(0, 2000)")
    program.wait_until(lambda: not there.isVisible())
    program.ask_page("window.scrollBy(0, -2000)")
    program.wait_until(there.isVisible)


def test_all_can_be_selected_and_the_bar_lies_within_the_page(program: Program) -> None:
    start(program)
    engine = program.window.pane.engine
    assert engine is not None
    engine.page.triggerAction(engine.page.WebAction.SelectAll)
    program.wait_until(lambda: is_shown(program))
    there = bar(program)
    assert there is not None
    assert program.window.pane.rect().contains(there.geometry())
    text, _html = copied(program, "copy")
    assert "The tide rose" in text
    assert "Back to where you were" not in text
