"""Blocks of code and wide tables."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reader.ui.reading_pane.engine import PageRequest
from tests.ui.closer import click, focus, page, show, wait_for
from tests.ui.program import Program

LONG = "".join(f"line {number} of a long listing\n" for number in range(500))
WIDE = "".join(f"<td>cell {number}</td>" for number in range(30))
HEAD = "".join(f"<th>column {number}</th>" for number in range(30))
BODY = (
    '<p>Before.</p><div class="language-python highlight"><pre><code><span class="k">if</span> a &lt; b:'
    "\n    return<br>    pass\n</code></pre></div><p>Between.</p>"
    f"<pre>{'x' * 500}</pre><pre>{LONG}</pre>"
    f"<table><thead><tr>{HEAD}</tr></thead><tbody><tr>{WIDE}</tr></tbody></table><p>After.</p>"
)
BUTTON = "document.querySelector('.copy-code')"


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_the_button_copies_the_code_and_says_so(program: Program, way: str) -> None:
    show(program, BODY)
    QGuiApplication.clipboard().setText("before")
    assert program.ask_page(f"{BUTTON}.getAttribute('aria-label')") == "Copy the code"
    if way == "mouse":
        click(program, BUTTON)
    else:
        focus(program, BUTTON)
        program.press(page(program), Qt.Key.Key_Space)
    wait_for(program, f"{BUTTON}.classList.contains('copied')")
    assert QGuiApplication.clipboard().text() == "if a < b:\n    return\n    pass"
    assert program.ask_page("document.querySelector('[role=status]').textContent") == "Copied"
    wait_for(program, f"!{BUTTON}.classList.contains('copied')")


@pytest.mark.parametrize("values", [("9",), ("-1",), ("x",), (), ("0", "0")])
def test_a_request_for_code_that_is_not_there_leaves_the_clipboard(
    program: Program, values: tuple[str, ...]
) -> None:
    show(program, BODY)
    QGuiApplication.clipboard().setText("before")
    engine = program.window.pane.engine
    assert engine is not None
    engine.requested.emit(PageRequest("copy-code", values))
    # Whatever the page was asked for before this has been answered by now.
    assert program.ask_page("1") == 1
    assert QGuiApplication.clipboard().text() == "before"


def test_the_page_s_own_words_are_neither_found_nor_selected(program: Program) -> None:
    show(program, BODY)
    engine = program.window.pane.engine
    assert engine is not None
    for words, count in (
        ("Copy the code", 0),
        ("Copied", 0),
        ("Back to where", 0),
        ("Between.", 1),
    ):
        with program.qtbot.waitSignal(engine.page.findTextFinished) as found:
            engine.page.findText(words)
        assert found.args is not None
        assert found.args[0].numberOfMatches() == count
    with program.qtbot.waitSignal(engine.page.selectionChanged):
        engine.page.triggerAction(engine.page.WebAction.SelectAll)
    selected = engine.page.selectedText()
    assert "Before." in selected
    assert "After." in selected
    assert "Cop" not in selected
    assert "Back" not in selected


def test_the_button_is_there_for_the_keyboard_and_the_pointer_only(program: Program) -> None:
    show(program, BODY)
    assert program.ask_page(f"getComputedStyle({BUTTON}).opacity") == "0"
    focus(program, BUTTON)
    wait_for(program, f"getComputedStyle({BUTTON}).opacity === '1'")


@pytest.mark.parametrize(
    ("scroller", "key", "side"),
    [
        ("document.querySelectorAll('#body pre')[1]", Qt.Key.Key_Right, "scrollLeft"),
        ("document.querySelectorAll('#body pre')[2]", Qt.Key.Key_Down, "scrollTop"),
        ("document.querySelector('#body table')", Qt.Key.Key_Right, "scrollLeft"),
    ],
)
def test_what_is_too_large_scrolls_by_itself_and_by_keys(
    program: Program, scroller: str, key: Qt.Key, side: str
) -> None:
    show(program, BODY)
    assert program.ask_page("root.scrollWidth <= root.clientWidth") is True
    program.ask_page(f"{scroller}.scrollIntoView()")
    focus(program, scroller)
    before = program.ask_page("scrollY")
    program.press(page(program), key)
    wait_for(program, f"{scroller}.{side} > 0")
    assert program.ask_page("scrollY") == before


def test_a_long_block_is_lower_than_the_window(program: Program) -> None:
    show(program, BODY)
    height = "document.querySelectorAll('#body pre')[2].clientHeight"
    assert program.ask_page(f"{height} < innerHeight") is True
    assert program.ask_page(f"Code.text(2) === {LONG.rstrip()!r}") is True


def test_code_in_an_article_from_right_to_left_keeps_its_button_at_the_right(
    program: Program,
) -> None:
    show(program, BODY, language="ar")
    box = f"{BUTTON}.getBoundingClientRect()"
    frame = "document.querySelector('.code').getBoundingClientRect()"
    assert program.ask_page(f"{frame}.right - {box}.right < 12") is True
