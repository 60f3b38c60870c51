"""Where a page stands, as it is seen, and what its reader's hands do to it."""

import json

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.closer import page, wait_for
from tests.ui.program import Program

_FIRST_WORDS = """(() => {
  const box = document.querySelector("article").getBoundingClientRect();
  for (let y = 3; y < innerHeight; y += 3) {
    const caret = document.caretRangeFromPoint(Math.max(box.left, Place.isPaged() ? parseFloat(
      getComputedStyle(document.querySelector("main")).paddingInlineStart) : 0) + 2, y);
    if (caret && caret.startContainer.nodeType === Node.TEXT_NODE) {
      const text = caret.startContainer.textContent.replace(/\\u00ad/g, "").trim();
      if (text) return text.slice(caret.startOffset, caret.startOffset + 40);
    }
  }
  return "";
})()"""


def block(program: Program) -> int:
    """Return the number of the block that is read."""
    return int(json.loads(str(program.ask_page("JSON.stringify(Place.position())")))["block"])


def go_to_block(program: Program, number: int) -> None:
    """Bring the beginning of a block to the page's first edge, as its reader left it."""
    program.ask_page(f"Place.restore({{block: {number}, fraction: 0, progress: 0}})")
    program.wait_until(lambda: block(program) == number)


def first_words(program: Program) -> str:
    """Return what stands at the page's first edge."""
    return str(program.ask_page(_FIRST_WORDS))


def style(program: Program, selector: str, name: str) -> str:
    """Return what the page computed for a property of the first such element."""
    return str(
        program.ask_page(f"getComputedStyle(document.querySelector({json.dumps(selector)})).{name}")
    )


def pixels(program: Program, selector: str, name: str) -> float:
    """Return a computed length in pixels."""
    return float(style(program, selector, name).removesuffix("px"))


def settle(program: Program) -> None:
    """Wait until the page has taken on the size that its widget has, and has painted since."""
    size = page(program).size()
    wait_for(program, f"innerWidth === {size.width()} && innerHeight === {size.height()}")
    program.ask_page(
        "window.painted = 0; requestAnimationFrame(() => requestAnimationFrame(() => { painted = 1; }))"
    )
    wait_for(program, "window.painted")


def turn_wheel(
    program: Program,
    notches: float,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Turn the wheel over the page; up is more than nothing."""
    target = page(program)
    where = target.rect().center()
    event = QWheelEvent(
        QPointF(where),
        QPointF(target.mapToGlobal(where)),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)
