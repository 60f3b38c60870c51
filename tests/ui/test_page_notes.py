"""Notes beside the text, and the way back after a jump."""

import json

import pytest
from PySide6.QtCore import Qt

from reader.markup.sanitize import HERE
from tests.ui.closer import address, click, focus, page, picture, show, wait_for
from tests.ui.program import Program

WORDS = "<p>Words enough to fill a line or two of the column, as an article has them.</p>"
REFERENCE = "document.querySelector('#body .footnote-ref')"
POPUP = "document.querySelector('.note-popup')"
IS_OPEN = "Notes._reference"
BODY = (
    f'<p>A claim<sup id="x-ref1"><a class="footnote-ref" href="{HERE}#x-fn1">1</a></sup>, after '
    f'<a href="{HERE}#x-knuth">Knuth</a>, more in <a href="{HERE}#x-part">a part</a>, and '
    f'<a href="{HERE}#x-long">at length</a>.</p>{WORDS * 40}<h2 id="x-part">A part</h2>{WORDS * 40}'
    f'<p id="x-long">{"Long. " * 300}</p><ul><li><a id="x-knuth"></a>Knuth, 1984.</li></ul>'
    f'<div class="footnote"><ol><li id="x-fn1"><p id="x-in">The note, <a href="https://example.org/n">'
    f'linked</a>. <a class="footnote-backref" href="{HERE}#x-ref1">↩</a></p></li></ol></div>'
)


def place(program: Program) -> object:
    return program.ask_page("JSON.stringify([window.scrollX, window.scrollY])")


def test_a_click_on_a_reference_shows_its_note_and_the_page_stays(program: Program) -> None:
    show(program, BODY)
    before = place(program)
    click(program, REFERENCE)
    wait_for(program, IS_OPEN)
    said = str(program.ask_page(f"{POPUP}.innerText")).split("\n")
    assert [line for line in said if line] == ["The note, linked.", "Go to the note"]
    assert place(program) == before
    assert program.ask_page("document.querySelectorAll('#x-in').length") == 1
    assert program.ask_page(f"{POPUP}.getAttribute('role')") == "dialog"
    assert program.ask_page(f"{POPUP}.getAttribute('aria-label')") == "Note"


def test_the_keyboard_opens_a_note_and_escape_gives_it_back(program: Program) -> None:
    show(program, BODY)
    focus(program, REFERENCE)
    program.press(page(program), Qt.Key.Key_Return)
    wait_for(program, f"document.activeElement === {POPUP}")
    program.press(page(program), Qt.Key.Key_Tab)
    wait_for(program, f"document.activeElement === {POPUP}.querySelector('a')")
    program.press(page(program), Qt.Key.Key_Escape)
    wait_for(program, f"!{IS_OPEN} && document.activeElement === {REFERENCE}")


@pytest.mark.parametrize("where", [REFERENCE, "document.querySelector('h1')"])
def test_a_click_on_the_reference_or_elsewhere_closes_the_note(
    program: Program, where: str
) -> None:
    show(program, BODY)
    click(program, REFERENCE)
    wait_for(program, IS_OPEN)
    click(program, where)
    wait_for(program, f"!{IS_OPEN} && !{POPUP}.matches(':popover-open')")


def test_keys_in_a_note_turn_no_page(program: Program) -> None:
    show(program, BODY)
    click(program, REFERENCE)
    wait_for(program, f"document.activeElement === {POPUP}")
    before = place(program)
    program.press(page(program), Qt.Key.Key_Space)
    program.press(page(program), Qt.Key.Key_Escape)
    wait_for(program, f"!{IS_OPEN}")
    assert place(program) == before


def test_a_link_in_a_note_opens_outside(program: Program) -> None:
    show(program, BODY)
    click(program, REFERENCE)
    wait_for(program, IS_OPEN)
    with program.qtbot.waitSignal(program.window.pane.link_activated) as activated:
        program.ask_page(f"{POPUP}.querySelector('a').click()")
    assert activated.args == ["https://example.org/n"]


@pytest.mark.parametrize(
    ("link", "is_note"), [("x-knuth", True), ("x-part", False), ("x-long", False)]
)
def test_a_short_text_below_is_a_note_and_all_else_is_gone_to(
    program: Program, link: str, *, is_note: bool
) -> None:
    show(program, BODY)
    click(program, f"document.querySelector('#body a[href=\"#{link}\"]')")
    wait_for(program, IS_OPEN if is_note else "root.dataset.canGoBack")
    assert program.ask_page(f"Boolean({IS_OPEN})") is is_note
    if is_note:
        assert "Knuth, 1984." in str(program.ask_page(f"{POPUP}.innerText"))


def test_the_arrow_at_a_note_leads_back_into_the_text(program: Program) -> None:
    show(program, BODY)
    click(program, "document.querySelector('#body .footnote-backref')")
    wait_for(program, "root.dataset.canGoBack && document.activeElement.id === 'x-ref1'")
    assert program.ask_page(f"Boolean({IS_OPEN})") is False


def test_from_a_note_one_goes_to_its_place_and_by_the_button_back(program: Program) -> None:
    show(program, BODY)
    click(program, REFERENCE)
    wait_for(program, IS_OPEN)
    before = place(program)
    click(program, f"{POPUP}.querySelector('.note-foot a')")
    wait_for(program, f"!{IS_OPEN} && document.activeElement.id === 'x-fn1'")
    assert place(program) != before
    chip = "document.querySelector('.back-chip')"
    wait_for(program, f"{chip}.checkVisibility()")
    assert program.ask_page(f"{chip}.getAttribute('aria-label')") == "Back to where you were"
    click(program, chip)
    wait_for(program, f"!{chip}.checkVisibility()")
    assert place(program) == before


def test_the_way_back_goes_when_the_reader_has_gone_on(program: Program) -> None:
    show(program, BODY)
    click(program, "document.querySelector('#body a[href=\"#x-part\"]')")
    chip = "document.querySelector('.back-chip')"
    wait_for(program, f"{chip}.checkVisibility() && Chip._jumps === 1")
    for screens, is_shown in ((1, True), (4, False)):
        program.ask_page(f"window.scrollTo(0, Chip._led - {screens} * innerHeight)")
        wait_for(program, f"{chip}.checkVisibility() === {json.dumps(is_shown)}")


def test_a_note_may_hold_a_formula_a_table_and_a_picture(program: Program) -> None:
    shown = picture(300, 200)
    note = (
        '<li id="x-fn1"><math><mi>a</mi></math><table><tbody><tr><td>1</td></tr></tbody></table>'
        f'<img src="{address(shown)}" alt=""><pre>code</pre></li>'
    )
    show(program, BODY.partition('<div class="footnote">')[0] + f"<ol>{note}</ol>", shown)
    click(program, REFERENCE)
    wait_for(program, IS_OPEN)
    wait_for(program, f"{POPUP}.querySelector('img').naturalWidth === 300")
    counted = "['math', 'td', 'pre', 'button'].map((name) => %s.querySelectorAll(name).length)"
    assert json.loads(str(program.ask_page(f"JSON.stringify({counted % POPUP})"))) == [1, 1, 1, 0]


@pytest.mark.parametrize("at", ["start", "end"])
def test_a_note_stays_within_a_small_window_beside_its_reference(program: Program, at: str) -> None:
    program.trigger("toggle_sidebar")
    program.window.resize(320, 480)
    show(program, f"{WORDS * 20}{BODY}")
    program.ask_page(f"{REFERENCE}.scrollIntoView({{block: '{at}'}}), {REFERENCE}.click()")
    wait_for(program, IS_OPEN)
    left, top, right, bottom, reference_top, width, height = json.loads(
        str(
            program.ask_page(
                f"(() => {{ const box = {POPUP}.getBoundingClientRect(); return JSON.stringify("
                "[box.left, box.top, box.right, box.bottom, "
                f"{REFERENCE}.getBoundingClientRect().top, innerWidth, innerHeight]); }})()"
            )
        )
    )
    assert left >= 0
    assert right <= width
    assert top >= 0
    assert bottom <= height
    assert (top > reference_top) is (at == "start")
