"""Articles to look at closely, and the keys and clicks of whoever looks."""

import hashlib
import json
from io import BytesIO

from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.library import articles, open_library
from reader.markup.sanitize import MEDIA, sanitize
from reader.model.article import Picture
from tests.ui.program import Program, draft, source


def picture(width: int, height: int, color: str = "teal") -> Picture:
    """Return a picture of one colour with a diagonal band, so that a move can be seen."""
    image = Image.new("RGB", (width, height), color)
    image.paste("gold", (width // 3, height // 3, width // 2 + 1, height // 2 + 1))
    file = BytesIO()
    image.save(file, "PNG")
    data = file.getvalue()
    return Picture(hashlib.sha256(data).hexdigest(), "image/png", width, height, data)


def address(shown: Picture) -> str:
    """Return where a picture stands for the page."""
    return MEDIA + shown.sha256


def show(program: Program, html: str, *pictures: Picture, **changes: object) -> None:
    """Store an article with this body and open it, the keyboard in its page."""
    other = open_library(program.places.library)
    values: dict[str, object] = {"html": sanitize(html), "pictures": pictures, "text": html}
    stored = articles.store(other, draft(1, **(values | changes)), b"x", source(1))
    other.close()
    program.window._on_library_timer()
    program.show_article(stored.id)
    program.wait_until(lambda: bool(program.ask_page("document.fonts.status === 'loaded'")))
    program.window.pane.focus_page()


def page(program: Program) -> QWidget:
    """Return the widget that takes the page's keys and clicks."""
    engine = program.window.pane.engine
    assert engine is not None
    target = engine.view.focusProxy()
    assert target is not None
    return target


def wait_for(program: Program, expression: str) -> None:
    """Wait until ``expression`` is true in the page."""
    program.wait_until(lambda: bool(program.ask_page(f"Boolean({expression})")))


def middle(program: Program, expression: str) -> QPoint:
    """Return the middle of an element in the page, which is brought into view."""
    box = json.loads(
        str(
            program.ask_page(
                f"(() => {{ const it = {expression}; it.scrollIntoView({{block: 'center'}}); "
                "const box = it.getBoundingClientRect(); "
                "return JSON.stringify([box.left + box.width / 2, box.top + box.height / 2]); })()"
            )
        )
    )
    return QPoint(round(box[0]), round(box[1]))


def click(program: Program, expression: str) -> None:
    """Click the middle of an element with a real mouse."""
    QTest.mouseClick(
        page(program),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        middle(program, expression),
    )


def double_click(program: Program, where: QPoint) -> None:
    """Click twice at a place of the page, as a hand does; the test library's own lets go never."""
    target, left = page(program), Qt.MouseButton.LeftButton
    for kind in (
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease),
        *(QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease),
    ):
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
        at, on_screen = QPointF(where), QPointF(target.mapToGlobal(where))
        QApplication.sendEvent(
            target, QMouseEvent(kind, at, on_screen, left, held, Qt.KeyboardModifier.NoModifier)
        )


def focus(program: Program, expression: str) -> None:
    """Give the keyboard to an element of the page."""
    program.ask_page(f"{expression}.focus()")
    wait_for(program, f"document.activeElement === {expression}")
