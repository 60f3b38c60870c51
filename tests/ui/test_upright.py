"""Lines from above to below, and from right to left, where the article's script has them."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.closer import page, show, wait_for
from tests.ui.place import block, go_to_block, settle, turn_wheel
from tests.ui.program import Program

LINE = "潮が満ちて、舟は朝から沖へ出ていた。誰もそれを見ていなかったが、岸の人々は知っていた。"
BODY = "<h2>海</h2>" + f"<p>{LINE * 3}</p>" * 60 + "<h2>陸</h2>" + f"<p>{LINE}</p>" * 30
MODE = "getComputedStyle(root).writingMode"


def start(program: Program, html: str = BODY, language: str = "ja") -> None:
    show(program, html, language=language)
    program.trigger("upright_lines")
    settle(program)


def number(program: Program, expression: str) -> float:
    return float(str(program.ask_page(expression)))


@pytest.mark.parametrize(("language", "is_upright"), [("ja", True), ("zh-TW", True), ("en", False)])
def test_lines_stand_upright_where_the_script_has_it(
    program: Program, language: str, *, is_upright: bool
) -> None:
    start(program, language=language)
    assert (program.ask_page(MODE) == "vertical-rl") is is_upright
    program.trigger("upright_lines")
    settle(program)
    assert program.ask_page(MODE) == "horizontal-tb"


def test_the_beginning_is_at_the_right_and_the_next_screenful_at_the_left(program: Program) -> None:
    start(program)
    first = "document.querySelector('#body p').getBoundingClientRect()"
    title = "document.querySelector('h1').getBoundingClientRect()"
    assert number(program, f"{first}.right") < number(program, f"{title}.left") + 1
    program.press(page(program), Qt.Key.Key_Space)
    wait_for(program, "scrollX < 0")
    room = number(program, "innerWidth")
    moved = -number(program, "scrollX")
    # Not a line is passed over.
    assert room / 2 < moved < room
    program.press(page(program), Qt.Key.Key_PageUp)
    wait_for(program, "scrollX === 0")


def test_the_wheel_goes_on_to_the_left(program: Program) -> None:
    start(program)
    turn_wheel(program, -2)
    wait_for(program, "scrollX < 0")
    turn_wheel(program, 3)
    wait_for(program, "scrollX === 0")


def test_no_line_runs_out_of_the_window(program: Program) -> None:
    start(program)
    box = "document.querySelector('#body p').getBoundingClientRect()"
    assert number(program, f"{box}.top") >= 0
    assert number(program, f"{box}.bottom - innerHeight") <= 0
    assert number(program, "root.scrollHeight - innerHeight") <= 0


def test_the_place_stays_when_lines_are_raised_and_the_window_is_sized(program: Program) -> None:
    show(program, BODY, language="ja")
    settle(program)
    go_to_block(program, 30)
    program.trigger("upright_lines")
    settle(program)
    assert block(program) == 30
    edge = "innerWidth - Place.blocks()[30].getBoundingClientRect().right"
    assert abs(number(program, edge)) < 2
    for width, height in ((700, 600), (1300, 500), (1200, 800)):
        program.window.resize(width, height)
        settle(program)
        assert block(program) == 30
        assert abs(number(program, edge)) < 2
    program.trigger("upright_lines")
    settle(program)
    assert block(program) == 30


def test_an_upright_article_opens_where_it_was_left(program: Program) -> None:
    start(program)
    shown = program.window.pane.article_id
    go_to_block(program, 40)
    program.show_article(program.add(1)[0])
    assert program.ask_page(MODE) == "horizontal-tb"
    program.show_article(shown)
    settle(program)
    assert block(program) == 40
    program.restart()
    assert program.window.actions_by_name["upright_lines"].isChecked()
    program.show_article(shown)
    settle(program)
    assert program.ask_page(MODE) == "vertical-rl"
    assert block(program) == 40


def test_headings_are_gone_to_and_progress_runs_to_the_end(program: Program) -> None:
    start(program)
    program.window.pane.go_to_heading(1)
    heading = "Contents._headings()[1].getBoundingClientRect()"
    wait_for(program, f"{heading}.right <= innerWidth && {heading}.left > innerWidth / 2")
    program.trigger("go_back")
    wait_for(program, "scrollX === 0")
    program.ask_page("Place.goToEnd(1)")
    program.wait_until(lambda: program.window.reading_side.progress.value() == 1000)


def test_upright_lines_on_pages_that_are_turned_keep_the_place(program: Program) -> None:
    start(program)
    go_to_block(program, 30)
    program.trigger("turn_pages")
    settle(program)
    box = "Place.blocks()[30].getBoundingClientRect()"
    assert number(program, f"{box}.right") > 0
    assert number(program, f"{box}.left - innerWidth") < 0
    program.press(page(program), Qt.Key.Key_PageDown)
    program.wait_until(lambda: block(program) > 30)
    program.press(page(program), Qt.Key.Key_PageUp)
    program.trigger("turn_pages")
    settle(program)
    assert 25 <= block(program) <= 30
