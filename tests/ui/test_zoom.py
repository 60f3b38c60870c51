"""Ctrl+wheel, pinch and keys: the type grows and shrinks, and the line that is read stays."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication

from reader.model.typography import RANGES
from tests.ui.closer import page
from tests.ui.place import block, first_words, go_to_block, pixels, settle, turn_wheel
from tests.ui.program import Program

CTRL = Qt.KeyboardModifier.ControlModifier


def start(program: Program) -> float:
    """Open an article at a block in its middle and return the pixels of its type."""
    (first,) = program.add(1)
    program.show_article(first)
    program.wait_until(lambda: bool(program.ask_page("document.fonts.status === 'loaded'")))
    settle(program)
    go_to_block(program, 21)
    program.window.pane.focus_page()
    return pixels(program, "html", "fontSize")


def size(program: Program) -> float:
    return program.file.preferences.typography.size


def pinch(program: Program, *values: float) -> None:
    """Spread (more than nothing) or close two fingers on a touch pad over the page."""
    target = page(program)
    at = QPointF(target.rect().center())
    on_screen = QPointF(target.mapToGlobal(at.toPoint()))
    pad = QPointingDevice.primaryPointingDevice()
    for value in values:
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture, pad, 2, at, at, on_screen, value, QPointF()
        )
        QApplication.sendEvent(target, event)


@pytest.mark.parametrize("way", ["wheel", "pinch", "keys"])
def test_it_grows_and_shrinks_and_the_line_stays(program: Program, way: str) -> None:
    usual = start(program)
    words = first_words(program)
    assert "Paragraph 20 " in words
    for direction, wanted in ((1, 1.1), (1, 1.2), (-1, 1.1), (-1, 1.0), (-1, 0.9)):
        if way == "wheel":
            turn_wheel(program, direction, CTRL)
        elif way == "pinch":
            pinch(program, direction * 0.05, direction * 0.04)
        else:
            key = Qt.Key.Key_Plus if direction > 0 else Qt.Key.Key_Minus
            program.press(page(program), key, CTRL)
        assert size(program) == pytest.approx(wanted)
        assert pixels(program, "html", "fontSize") == pytest.approx(usual * wanted)
        assert (block(program), first_words(program)) == (21, words)
    program.restart()
    assert size(program) == pytest.approx(0.9)


def test_one_key_brings_the_usual_size_back(program: Program) -> None:
    usual = start(program)
    turn_wheel(program, 5, CTRL)
    assert size(program) == pytest.approx(1.5)
    program.press(page(program), Qt.Key.Key_0, CTRL)
    assert size(program) == 1.0
    assert pixels(program, "html", "fontSize") == usual
    assert block(program) == 21


@pytest.mark.parametrize("direction", [1, -1])
@pytest.mark.parametrize("way", ["wheel", "pinch", "keys"])
def test_it_ends_where_the_range_ends_and_comes_back_at_once(
    program: Program, way: str, direction: int
) -> None:
    usual = start(program)

    def step(towards: int) -> None:
        if way == "wheel":
            turn_wheel(program, towards, CTRL)
        elif way == "pinch":
            pinch(program, towards * 0.085)
        else:
            program.press(page(program), Qt.Key.Key_Plus if towards > 0 else Qt.Key.Key_Minus, CTRL)

    for _step in range(60):
        step(direction)
    ends = RANGES["size"]
    end = ends.largest if direction > 0 else ends.smallest
    assert size(program) == end
    assert pixels(program, "html", "fontSize") == pytest.approx(usual * end)
    assert block(program) == 21
    # What was turned in vain is not owed.
    step(-direction)
    assert size(program) != end


def test_a_fine_wheel_and_a_slow_pinch_gather_to_one_step(program: Program) -> None:
    start(program)
    for _part in range(7):
        turn_wheel(program, 1 / 8, CTRL)
    assert size(program) == 1.0
    turn_wheel(program, 1 / 8, CTRL)
    assert size(program) == pytest.approx(1.1)
    pinch(program, *[0.01] * 7)
    assert size(program) == pytest.approx(1.1)
    pinch(program, 0.011)
    assert size(program) == pytest.approx(1.2)


def test_turning_back_half_way_makes_no_step(program: Program) -> None:
    start(program)
    turn_wheel(program, 0.5, CTRL)
    turn_wheel(program, -0.5, CTRL)
    turn_wheel(program, 0.5, CTRL)
    assert size(program) == 1.0


def test_the_wheel_alone_moves_the_page_and_its_type_stays(program: Program) -> None:
    start(program)
    before = float(str(program.ask_page("scrollY")))
    turn_wheel(program, -1)
    program.wait_until(lambda: float(str(program.ask_page("scrollY"))) > before)
    assert size(program) == 1.0
    turn_wheel(program, 1, CTRL)
    assert program.ask_page("visualViewport.scale") == 1
    engine = program.window.pane.engine
    assert engine is not None
    assert engine.view.zoomFactor() == 1.0


@pytest.mark.parametrize("mode", ["turn_pages", "upright_lines"])
def test_it_keeps_the_block_where_pages_are_turned_or_lines_upright(
    program: Program, mode: str
) -> None:
    start(program)
    program.trigger(mode)
    settle(program)
    before = block(program)
    for _step in range(3):
        turn_wheel(program, 1, CTRL)
    for _step in range(3):
        turn_wheel(program, -1, CTRL)
    settle(program)
    assert block(program) == before


def test_it_works_on_after_the_page_s_widget_was_made_anew(program: Program) -> None:
    start(program)
    first, second = program.add(2)
    engine = program.window.pane.engine
    assert engine is not None
    with program.qtbot.waitSignal(program.window.pane.engine_failed, timeout=20_000):
        engine.page.runJavaScript("0")
        engine.page.setUrl("chrome://crash")
    program.show_article(second)
    # Our own script is there in the new process too.
    assert program.ask_page("typeof Place") == "object"
    turn_wheel(program, 1, CTRL)
    assert size(program) == pytest.approx(1.1)
    assert first != second
