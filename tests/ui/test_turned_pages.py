"""Pages turned like a book's: whole lines, no line twice or lost, the place kept."""

import json

import pytest
from PySide6.QtCore import Qt

from reader.model.article import Picture
from tests.ui.closer import address, page, picture, show, wait_for
from tests.ui.place import block, go_to_block, settle, turn_wheel
from tests.ui.program import Program

BODY = "".join(
    f"<p>Paragraph {number}: words enough to fill a line or two of the column, and then some more, "
    "so that pages break in the midst of them as they do in books of every kind and size.</p>"
    for number in range(150)
)
# Every line of the text that is seen, from the first column to the last: [left, top, right, bottom].
SEEN = """(() => {
  const lines = [];
  for (const paragraph of document.querySelectorAll("#body p, #body h2, header h1")) {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    for (const box of range.getClientRects()) {
      if (box.width > 0 && box.right > 1 && box.left < innerWidth - 1) {
        lines.push([box.left, box.top, box.right, box.bottom].map(Math.round));
      }
    }
  }
  return JSON.stringify(lines);
})()"""
NUMBERS = """JSON.stringify(Array.from(document.querySelectorAll("#body p")).flatMap((one, number) =>
  Array.from(one.getClientRects()).some((box) => box.right > 1 && box.left < innerWidth - 1) ? [number] : []))"""


def at(program: Program) -> int:
    """Return the number of the page that is shown."""
    return int(float(str(program.ask_page("PAGES.at() / innerWidth"))))


def last(program: Program) -> int:
    return int(float(str(program.ask_page("PAGES.end() / innerWidth"))))


def numbers(program: Program) -> list[int]:
    """Return the paragraphs of which something is seen."""
    found = json.loads(str(program.ask_page(NUMBERS)))
    return [int(number) for number in found]


def start(program: Program, html: str = BODY, *pictures: Picture, **changes: object) -> None:
    show(program, html, *pictures, **changes)
    program.trigger("turn_pages")
    settle(program)
    wait_for(program, "Place.isPaged()")


def press(
    program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    program.press(page(program), key, modifiers)


@pytest.mark.parametrize(
    ("on", "back"),
    [
        ((Qt.Key.Key_Space, 0), (Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)),
        ((Qt.Key.Key_PageDown, 0), (Qt.Key.Key_PageUp, 0)),
        ((Qt.Key.Key_Right, 0), (Qt.Key.Key_Left, 0)),
        ((Qt.Key.Key_Down, 0), (Qt.Key.Key_Up, 0)),
    ],
)
def test_a_key_turns_one_whole_page(
    program: Program, on: tuple[Qt.Key, int], back: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    start(program)
    before = numbers(program)
    for number in (1, 2, 3):
        press(program, on[0])
        wait_for(program, f"PAGES.at() === {number} * innerWidth")
        after = numbers(program)
        # Not a paragraph is passed over; one that is broken shows on both.
        assert after[0] in {before[-1], before[-1] + 1}
        before = after
    press(program, back[0], Qt.KeyboardModifier(back[1]))
    wait_for(program, "PAGES.at() === 2 * innerWidth")


@pytest.mark.parametrize("width", [480, 760, 1200, 1900])
def test_no_line_is_cut_on_any_page(program: Program, width: int) -> None:
    program.trigger("toggle_sidebar")
    program.window.resize(width, 633)
    start(program)
    height = page(program).height()
    count = last(program)
    assert count > 3
    total = 0
    for number in range(count + 1):
        if number:
            press(program, Qt.Key.Key_PageDown)
            wait_for(program, f"PAGES.at() === {number} * innerWidth")
        lines = json.loads(str(program.ask_page(SEEN)))
        assert lines, number
        for left, top, right, bottom in lines:
            assert left >= 0, (number, left)
            assert right <= page(program).width(), (number, right)
            assert top >= 0, (number, top)
            assert bottom <= height, (number, bottom)
        total += len(lines)
    # Every line stood on just one page.
    whole = (
        "Array.from(document.querySelectorAll('#body p, header h1')).reduce((sum, one) => { const "
    )
    whole += (
        "range = document.createRange(); range.selectNodeContents(one); return sum + Array.from("
    )
    whole += "range.getClientRects()).filter((box) => box.width > 0).length; }, 0)"
    assert total == program.ask_page(whole)


def test_the_ends_are_the_first_and_the_last_page_and_nothing_is_beyond(program: Program) -> None:
    start(program)
    press(program, Qt.Key.Key_Left)
    press(program, Qt.Key.Key_PageUp)
    assert at(program) == 0
    press(program, Qt.Key.Key_End)
    wait_for(program, "PAGES.at() === PAGES.end()")
    assert 149 in numbers(program)
    press(program, Qt.Key.Key_PageDown)
    press(program, Qt.Key.Key_Space)
    assert program.ask_page("Place.position().progress") == 1
    # That nothing more is unread is told in a bar, which leaves the page less room, and more pages.
    wait_for(program, "PAGES.at() === PAGES.end()")
    press(program, Qt.Key.Key_Home)
    wait_for(program, "PAGES.at() === 0")


def test_a_notch_of_the_wheel_turns_one_page_and_a_touch_pad_gathers(program: Program) -> None:
    start(program)
    turn_wheel(program, -1)
    wait_for(program, "PAGES.at() === innerWidth")
    turn_wheel(program, 1)
    wait_for(program, "PAGES.at() === 0")
    assert program.ask_page("scrollY") == 0


def test_in_a_right_to_left_article_the_next_page_is_at_the_left(program: Program) -> None:
    start(
        program, "<p>البحر هادئ اليوم والقارب بعيد عن الشاطئ منذ الصباح.</p>" * 150, language="ar"
    )
    press(program, Qt.Key.Key_Left)
    wait_for(program, "PAGES.at() === innerWidth")
    lines = json.loads(str(program.ask_page(SEEN)))
    assert lines
    assert all(left >= 0 and right <= page(program).width() for left, _, right, _ in lines)
    press(program, Qt.Key.Key_Right)
    wait_for(program, "PAGES.at() === 0")
    press(program, Qt.Key.Key_Space)
    wait_for(program, "PAGES.at() === innerWidth")


def test_the_place_stays_from_scrolled_to_turned_and_back(program: Program) -> None:
    show(program, BODY)
    settle(program)
    go_to_block(program, 61)
    for _time in range(3):
        program.trigger("turn_pages")
        settle(program)
        assert 60 in numbers(program)
        assert block(program) == 61
    program.trigger("turn_pages")
    settle(program)
    assert block(program) == 61
    top = "document.querySelectorAll('#body p')[60].getBoundingClientRect().top"
    assert abs(float(str(program.ask_page(top)))) < 2


def test_a_page_that_was_turned_to_is_the_place_when_it_is_scrolled_again(program: Program) -> None:
    start(program)
    for _turn in range(3):
        press(program, Qt.Key.Key_PageDown)
    wait_for(program, "PAGES.at() === 3 * innerWidth")
    seen = numbers(program)
    program.trigger("turn_pages")
    settle(program)
    middle = f"document.querySelectorAll('#body p')[{seen[1]}].getBoundingClientRect()"
    wait_for(program, f"{middle}.top < innerHeight / 2 && {middle}.bottom > 0")


def test_the_place_stays_when_the_window_changes_its_size(program: Program) -> None:
    start(program)
    go_to_block(program, 61)
    for width, height in ((700, 500), (1800, 900), (500, 900), (1200, 800)):
        program.window.resize(width, height)
        settle(program)
        assert 60 in numbers(program), (width, height)
        assert program.ask_page("PAGES.at() % innerWidth") == 0
    assert block(program) == 61


def test_mode_and_place_are_there_at_the_second_start(program: Program) -> None:
    start(program)
    for _turn in range(4):
        press(program, Qt.Key.Key_PageDown)
    wait_for(program, "PAGES.at() === 4 * innerWidth")
    seen = numbers(program)
    shown = program.window.pane.article_id
    program.restart()
    assert program.window.actions_by_name["turn_pages"].isChecked()
    program.show_article(shown)
    settle(program)
    assert program.ask_page("Place.isPaged()") is True
    # The screen of the tests is smaller than the window was.
    assert seen[0] in numbers(program)
    press(program, Qt.Key.Key_PageDown)
    program.wait_until(lambda: seen[0] not in numbers(program))


def test_another_article_is_turned_to_its_own_place(program: Program) -> None:
    start(program)
    shown = program.window.pane.article_id
    go_to_block(program, 61)
    program.show_article(program.add(1)[0])
    assert at(program) == 0
    program.show_article(shown)
    settle(program)
    assert 60 in numbers(program)
    assert program.window.pane.is_ready


def test_the_letter_in_the_list_turns_and_the_space_there_turns_pages(program: Program) -> None:
    show(program, BODY)
    program.press(program.window.list_view, Qt.Key.Key_P)
    wait_for(program, "Place.isPaged()")
    settle(program)
    program.press(program.window.list_view, Qt.Key.Key_Space)
    wait_for(program, "PAGES.at() === innerWidth")


def test_a_tall_picture_fits_on_one_page(program: Program) -> None:
    tall = picture(600, 3000)
    start(program, f'{BODY[:3000]}</p><figure><img src="{address(tall)}"></figure>{BODY}', tall)
    wait_for(program, "document.images[0].naturalHeight === 3000")
    program.ask_page("Place.jump(document.images[0])")
    box = "document.images[0].getBoundingClientRect()"
    wait_for(program, f"{box}.left >= 0 && {box}.right <= innerWidth")
    assert program.ask_page(f"{box}.top >= 0 && {box}.bottom <= innerHeight") is True
    ratio = float(str(program.ask_page(f"{box}.height / {box}.width")))
    assert ratio == pytest.approx(5, rel=0.02)
