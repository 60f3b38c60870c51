"""Pictures, looked at closely."""

import json

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.model.article import Picture
from reader.ui.reading_pane.engine import PageRequest
from tests.ui.closer import (
    address,
    click,
    double_click,
    focus,
    middle,
    page,
    picture,
    show,
    wait_for,
)
from tests.ui.program import Program

BIG, WIDE, SMALL = picture(1600, 1200), picture(5000, 260, "navy"), picture(24, 24, "red")
WORDS = "<p>Words enough to fill a line or two of the column, as an article has them.</p>"
BODY = (
    f'{WORDS * 12}<figure><img src="{address(BIG)}" alt="A square"><figcaption id="x-c">Its <em>'
    f'caption</em></figcaption></figure>{WORDS * 12}<p><img src="{address(WIDE)}" title="The shore">'
    f'</p><p>A sign <img src="{address(BIG)}" width="20" alt="sign"> and <img src="{address(SMALL)}" '
    f'alt="dot"> in a line.</p><p><a href="https://example.org/"><img src="{address(BIG)}" '
    f'alt="linked"></a></p>{WORDS * 12}'
)
FIRST = "document.querySelector('#body figure img')"
IS_OPEN = "document.querySelector('dialog.large[open]')"


def start(program: Program) -> None:
    show(program, BODY, BIG, WIDE, SMALL)
    wait_for(program, "Array.from(document.images).every((one) => one.naturalWidth)")
    wait_for(program, "Pictures.all().length === 3")


def open_first(program: Program) -> None:
    start(program)
    click(program, FIRST)
    wait_for(program, f"{IS_OPEN} && Pictures._copy.clientWidth")


def zoom(program: Program) -> float:
    return float(str(program.ask_page("Pictures._zoom")))


def at(program: Program) -> list[float]:
    """Return how far the picture is from the middle."""
    answer = program.ask_page("JSON.stringify([Pictures._at.x, Pictures._at.y])")
    return [float(value) for value in json.loads(str(answer))]


def press(program: Program, *keys: Qt.Key) -> None:
    for key in keys:
        program.press(page(program), key)


def test_what_has_more_to_show_opens_and_signs_and_links_stay_as_they_are(program: Program) -> None:
    start(program)
    roles = "Array.from(document.querySelectorAll('#body img'), (one) => one.getAttribute('role'))"
    names = "Array.from(document.querySelectorAll('#body img[role]'), (one) => one.alt || one.ariaLabel)"
    assert json.loads(str(program.ask_page(f"JSON.stringify({roles})"))) == [
        *("button", "button"),
        *(None, None, None),
    ]
    assert json.loads(str(program.ask_page(f"JSON.stringify({names})"))) == ["A square", "Picture"]
    with program.qtbot.waitSignal(program.window.pane.link_activated) as activated:
        program.ask_page("document.querySelector('#body a img').click()")
    assert activated.args == ["https://example.org/"]
    assert program.ask_page(f"Boolean({IS_OPEN})") is False


def test_a_click_opens_a_picture_with_its_caption_and_loads_nothing_else(program: Program) -> None:
    open_first(program)
    assert program.ask_page("Pictures._copy.src") == address(BIG)
    assert program.ask_page("document.querySelector('.large-caption').textContent") == "Its caption"
    assert program.ask_page("document.querySelectorAll('#x-c').length") == 1
    assert program.ask_page("Pictures._dialog.getAttribute('aria-label')") == "A square"
    engine = program.window.pane.engine
    assert engine is not None
    assert engine.refused == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_opens_and_closes_a_picture_and_the_page_stays(
    program: Program, key: Qt.Key
) -> None:
    start(program)
    middle(program, FIRST)
    focus(program, FIRST)
    before = program.ask_page("scrollY")
    press(program, key)
    wait_for(program, IS_OPEN)
    press(program, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Escape)
    wait_for(program, f"!{IS_OPEN} && document.activeElement === {FIRST}")
    assert program.ask_page("scrollY") == before


def test_every_button_has_a_name_and_does_what_it_says(program: Program) -> None:
    open_first(program)
    names = "Array.from(Pictures._dialog.querySelectorAll('button'), (one) => one.ariaLabel)"
    assert json.loads(str(program.ask_page(f"JSON.stringify({names})"))) == [
        *("Previous picture", "Next picture", "Smaller", "Larger", "Actual size"),
        *("This picture in the dark", "Close"),
    ]
    click(program, "document.querySelector('.large .zoom-in')")
    wait_for(program, "Pictures._zoom === 1.5")
    click(program, "document.querySelector('.large .zoom-out')")
    wait_for(program, "Pictures._zoom === 1")
    click(program, "document.querySelector('.large .fit')")
    wait_for(program, "Pictures._size.textContent === '100 %'")
    click(program, "document.querySelector('.large .fit')")
    wait_for(program, "Pictures._zoom === 1")
    click(program, "document.querySelector('.large .next')")
    wait_for(program, f"Pictures._copy.src === '{address(WIDE)}'")
    assert program.ask_page("document.querySelector('.large-caption').textContent") == "The shore"
    click(program, "document.querySelector('.large .close')")
    wait_for(program, f"!{IS_OPEN}")


def test_keys_zoom_and_move_and_go_to_the_next(program: Program) -> None:
    open_first(program)
    press(program, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    wait_for(program, "Pictures._zoom > 3.3")
    press(program, Qt.Key.Key_Right, Qt.Key.Key_Down)
    wait_for(program, "Pictures._at.y < 0")
    assert at(program) == [-80, -80]
    press(program, Qt.Key.Key_Minus)
    wait_for(program, "Pictures._zoom < 3")
    press(program, Qt.Key.Key_0)
    wait_for(program, "Pictures._zoom === 1")
    assert at(program) == [0, 0]
    press(program, Qt.Key.Key_Right)
    wait_for(program, f"Pictures._copy.src === '{address(WIDE)}'")
    press(program, Qt.Key.Key_Left)
    wait_for(program, f"Pictures._copy.src === '{address(BIG)}'")


def test_the_wheel_zooms_where_the_pointer_is(program: Program) -> None:
    open_first(program)
    target = page(program)
    where = middle(program, "Pictures._stage") + QPoint(60, 40)
    program.ask_page("Pictures.zoomBy(3)")
    before = at(program)
    assert before == [0, 0]
    wheel = QWheelEvent(
        QPointF(where),
        QPointF(target.mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, wheel)
    wait_for(program, "Pictures._zoom > 3.01")
    by = zoom(program) / 3
    assert at(program) == pytest.approx([60 * (1 - by), 40 * (1 - by)], abs=2 * (by - 1))


def test_dragging_moves_a_picture_no_further_than_its_edge(program: Program) -> None:
    open_first(program)
    target = page(program)
    where = middle(program, "Pictures._stage")
    program.ask_page("Pictures.zoomBy(3)")
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseMove(target, where + QPoint(30, 20))
    wait_for(program, "Pictures._at.x === 30 && Pictures._at.y === 20")
    QTest.mouseMove(target, where + QPoint(5000, 20))
    wait_for(program, "Pictures._at.x === Pictures._room().x")
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=where + QPoint(5000, 20))
    wait_for(program, "!document.querySelector('.dragged')")
    assert program.ask_page(f"Boolean({IS_OPEN})") is True


def test_a_double_click_shows_the_actual_size_and_again_the_whole(program: Program) -> None:
    open_first(program)
    where = middle(program, "Pictures._stage")
    for state in ("Pictures._size.textContent === '100 %'", "Pictures._zoom === 1"):
        double_click(program, where)
        wait_for(program, state)
        # At the same place it would be a third and a fourth click.
        where += QPoint(50, 50)


def test_the_window_is_asked_how_the_picture_is_to_be_in_the_dark(program: Program) -> None:
    open_first(program)
    engine = program.window.pane.engine
    assert engine is not None
    with program.qtbot.waitSignal(engine.requested) as asked:
        click(program, "document.querySelector('.large .in-the-dark')")
    assert asked.args == [PageRequest("treat-picture", (BIG.sha256,))]


@pytest.mark.parametrize(("image", "whole"), [(WIDE, False), (SMALL, True)])
def test_any_picture_can_be_opened_by_its_address_and_lies_within_the_window(
    program: Program, image: Picture, *, whole: bool
) -> None:
    start(program)
    program.ask_page(f"Pictures.openLarge('{address(image)}')")
    wait_for(program, f"{IS_OPEN} && Pictures._copy.clientWidth")
    wait_for(program, f"(Pictures._size.textContent === '100 %') === {json.dumps(whole)}")
    assert program.ask_page("Pictures._copy.clientWidth <= Pictures._stage.clientWidth") is True
    ratio = "Pictures._copy.clientWidth / Pictures._copy.clientHeight"
    drawn = float(str(program.ask_page(ratio)))
    assert drawn == pytest.approx(image.width / image.height, rel=0.02)
    program.ask_page("Pictures.openLarge('article://senja/media/none')")
    assert program.ask_page("Pictures._copy.src") == address(image)
