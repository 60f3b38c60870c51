"""Words to select in a page, the bar that comes then, and what its buttons copy."""

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QToolButton

from tests.ui.closer import show
from tests.ui.place import settle
from tests.ui.program import Program

WORDS = "<p>Words enough to fill a line or two of the column, as an article has them.</p>"
BODY = (
    f'<p id="x-one">The tide rose, and <em>nobody</em> saw the <a href="https://example.org/b">boats'
    f'</a> go out.</p><p id="x-two">Then: night-fall, a &amp; b &lt;c&gt; “quoted”.</p>{WORDS * 60}'
)
SOURCED = {
    "url": "https://example.org/tides?a=1&b=2#top",
    "authors": ("Ada Lo", "B. Cee"),
    "published": "2021-03-04T05:06:07Z",
}
ON_WORDS = ("copy_quotation", "copy_place", "look_up", "search_web")


def bar(program: Program) -> QFrame | None:
    return program.window.pane.findChild(QFrame, "selection_bar")


def is_shown(program: Program) -> bool:
    there = bar(program)
    return there is not None and there.isVisible()


def select(program: Program, expression: str) -> None:
    """Select what an expression for a range gives, and wait for the bar."""
    program.ask_page(
        f"(() => {{ const range = document.createRange(); const chosen = getSelection(); {expression};"
        " chosen.removeAllRanges(); chosen.addRange(range); })()"
    )
    program.wait_until(lambda: is_shown(program))


def select_words(program: Program, words: str, within: str = "#body") -> None:
    """Select the first place of some words, which stand in one run of text."""
    select(
        program,
        f"const texts = document.createTreeWalker(document.querySelector('{within}'), 4);"
        f"let text; while ((text = texts.nextNode()) && !text.data.includes({json.dumps(words)})) {{}}"
        f"const at = text.data.indexOf({json.dumps(words)});"
        f"range.setStart(text, at); range.setEnd(text, at + {len(words)})",
    )


def select_all_of(program: Program, first: str, last: str = "") -> None:
    select(
        program,
        f"range.setStartBefore(document.querySelector('{first}').firstChild);"
        f"range.setEndAfter(document.querySelector('{last or first}').lastChild)",
    )


def start(program: Program, html: str = BODY, **changes: object) -> None:
    show(program, html, **(SOURCED | changes))
    settle(program)


def press_bar(program: Program, name: str) -> None:
    there = bar(program)
    assert there is not None
    button = there.findChild(QToolButton, f"{name}_button")
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def copied(program: Program, name: str) -> tuple[str, str]:
    """Do what a button of the bar says and return the clipboard's text and HTML."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    press_bar(program, name)
    program.wait_until(lambda: clipboard.text() != "before")
    return clipboard.text(), clipboard.mimeData().html()
