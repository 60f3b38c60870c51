"""The panel in which the page is set: every control shows itself on the page at once and stays."""

import json
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QFontDatabase, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QSlider,
    QTimeEdit,
    QToolButton,
    QWidget,
)

from reader.model.schedule import ScheduleKind
from reader.model.typography import FAMILY_PREFIX, ParagraphStyle, Stack, Typography
from reader.ui.dates import clock_time
from reader.ui.preferences import ColorScheme, SidePanelPage
from tests.ui.closer import show, wait_for
from tests.ui.place import block, first_words, go_to_block, pixels, settle, style
from tests.ui.program import Program

PARAGRAPH = "#body p:nth-of-type(9)"
Kind = TypeVar("Kind", bound=QWidget)

LONG_WORDS = {
    "en": "Understanding the considerable responsibilities of international organizations. ",
    "de": "Die Rindfleischetikettierungsüberwachung und die Donaudampfschifffahrtsgesellschaft. ",
    "id": "Pertanggungjawaban pemerintahan dan ketidakberuntungan perekonomian masyarakat. ",
}


def start(program: Program) -> None:
    """Open an article at a block in its middle, with the panel beside it."""
    (first,) = program.add(1)
    program.show_article(first)
    program.wait_until(lambda: bool(program.ask_page("document.fonts.status === 'loaded'")))
    program.trigger("toggle_look")
    go_to_block(program, 21)


def control(program: Program, kind: type[Kind], name: str) -> Kind:
    found = program.window.side_panel.findChild(kind, name)
    assert found is not None, name
    return found


def typography(program: Program) -> Typography:
    return program.file.preferences.typography


@pytest.mark.parametrize("way", ["menu", "key", "letter", "button"])
def test_the_panel_opens_and_closes(program: Program, way: str) -> None:
    window = program.window
    for shown in (True, False):
        if way == "menu":
            program.trigger("toggle_look")
        elif way == "key":
            both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            program.press(window, Qt.Key.Key_T, both)
        elif way == "letter":
            program.press(window.list_view, Qt.Key.Key_A)
        else:
            program.click("toggle_look_button")
        assert window.side_panel.isVisible() is shown
        assert window.actions_by_name["toggle_look"].isChecked() is shown


@pytest.mark.parametrize("way", ["cross", "escape"])
def test_the_panel_can_be_closed_from_within(program: Program, way: str) -> None:
    program.trigger("toggle_look")
    if way == "cross":
        program.click("panel_close")
    else:
        program.press(control(program, QComboBox, "typeface"), Qt.Key.Key_Escape)
    assert program.window.side_panel.isHidden()
    assert not program.window.actions_by_name["toggle_look"].isChecked()
    assert program.file.preferences.side_panel is SidePanelPage.NONE


def test_the_open_panel_is_remembered(program: Program) -> None:
    program.trigger("toggle_look")
    program.restart()
    assert program.window.side_panel.isVisible()
    assert program.window.actions_by_name["toggle_look"].isChecked()


@pytest.mark.parametrize(
    ("name", "field", "key", "selector", "css"),
    [
        ("size", "size", Qt.Key.Key_Right, "html", "fontSize"),
        ("size", "size", Qt.Key.Key_Left, "html", "fontSize"),
        ("line_height", "line_height", Qt.Key.Key_Right, PARAGRAPH, "lineHeight"),
        ("measure", "measure", Qt.Key.Key_Left, "article", "maxInlineSize"),
        ("letter_spacing", "letter_spacing", Qt.Key.Key_Right, PARAGRAPH, "letterSpacing"),
        ("word_spacing", "word_spacing", Qt.Key.Key_Right, PARAGRAPH, "wordSpacing"),
    ],
)
def test_a_slider_sets_the_page_at_once_and_the_line_stays(
    program: Program, name: str, field: str, key: Qt.Key, selector: str, css: str
) -> None:
    start(program)
    words = first_words(program)
    assert "Paragraph 20 " in words
    slider = control(program, QSlider, name)
    before, was = style(program, selector, css), getattr(typography(program), field)
    for _step in range(4):
        program.press(slider, key)
    assert style(program, selector, css) != before
    larger = getattr(typography(program), field) > was
    assert larger is (key == Qt.Key.Key_Right)
    assert block(program) == 21
    assert first_words(program) == words
    now = typography(program)
    program.restart()
    assert typography(program) == now
    (first,) = [program.window.pane.article_id]
    program.show_article(first)
    assert style(program, selector, css) != before
    assert control(program, QSlider, name).value() == slider_steps(name, getattr(now, field))


def slider_steps(name: str, value: float) -> int:
    from reader.model.typography import RANGES

    return round((value - RANGES[name].smallest) / RANGES[name].step)


@pytest.mark.parametrize(
    "name", ["size", "line_height", "measure", "letter_spacing", "word_spacing"]
)
def test_the_ends_of_a_slider_are_the_ends_of_its_range(program: Program, name: str) -> None:
    from reader.model.typography import RANGES

    start(program)
    slider = control(program, QSlider, name)
    for key, end in (
        (Qt.Key.Key_Home, RANGES[name].smallest),
        (Qt.Key.Key_End, RANGES[name].largest),
    ):
        program.press(slider, key)
        assert getattr(typography(program), name) == pytest.approx(end)
        assert block(program) == 21
    assert slider.accessibleDescription()


def test_the_line_that_is_read_stays_whatever_size_it_is_set_in(program: Program) -> None:
    show(
        program,
        f"<p>{'Words of many lengths fill lines that break elsewhere each time. ' * 400}</p>",
    )
    program.trigger("toggle_look")
    settle(program)
    program.ask_page("scrollTo(0, 0.37 * document.documentElement.scrollHeight)")
    wait_for(program, "scrollY > 500")
    program.ask_page("globalThis.held = Place.hold().line")
    top = "_letterBox(held.text, held.letter).top"
    before = float(str(program.ask_page(top)))
    for name in ("size", "measure", "line_height", "letter_spacing") * 2:
        slider = control(program, QSlider, name)
        slider.setValue(slider.maximum() if slider.value() < slider.maximum() else 0)
        assert float(str(program.ask_page(top))) == pytest.approx(before, abs=1)
    program.window.resize(900, 700)
    wait_for(program, f"innerHeight < 700 && Math.abs({top} - {before}) <= 1")


def test_a_wheel_over_a_slider_changes_nothing(program: Program) -> None:
    program.trigger("toggle_look")
    slider = control(program, QSlider, "size")
    where = QPointF(slider.rect().center())
    wheel = QWheelEvent(
        where, slider.mapToGlobal(where), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, wheel)
    assert typography(program) == Typography()


def test_paragraphs_are_indented_as_in_books(program: Program) -> None:
    start(program)
    words = first_words(program)
    combo = control(program, QComboBox, "paragraph_style")
    assert pixels(program, PARAGRAPH, "textIndent") == 0
    program.press(combo, Qt.Key.Key_Down)
    assert pixels(program, PARAGRAPH, "textIndent") > 10
    assert typography(program).paragraphs is ParagraphStyle.INDENT
    assert (block(program), first_words(program)) == (21, words)
    program.restart()
    assert control(program, QComboBox, "paragraph_style").currentIndex() == 1


def test_justified_lines_bring_hyphens_until_they_are_taken_off(program: Program) -> None:
    start(program)
    justified = control(program, QCheckBox, "justified")
    hyphenated = control(program, QCheckBox, "hyphenated")
    justified.click()
    assert hyphenated.isChecked()
    # The page is rendered anew with its hyphens.
    program.wait_until(lambda: program.window.pane.is_ready)
    wait_for(program, f"getComputedStyle(document.querySelector('{PARAGRAPH}')).hyphens==='manual'")
    assert style(program, PARAGRAPH, "textAlign") == "justify"
    wait_for(program, "document.querySelector('#body').textContent.includes('\\u00ad')")
    wait_for(program, "Place.position().block === 21")
    hyphenated.click()
    assert style(program, PARAGRAPH, "hyphens") == "none"
    assert style(program, PARAGRAPH, "textAlign") == "justify"
    assert (typography(program).justified, typography(program).hyphenated) == (True, False)
    program.restart()
    assert control(program, QCheckBox, "justified").isChecked()
    assert not control(program, QCheckBox, "hyphenated").isChecked()


def test_hyphens_that_come_right_after_scrolling_keep_the_place(program: Program) -> None:
    start(program)
    program.ask_page("Place.restore({block: 40, fraction: 0, progress: 0})")
    loads: list[bool] = []
    program.window.pane.article_shown.connect(lambda _identifier: loads.append(True))
    control(program, QCheckBox, "hyphenated").click()
    program.wait_until(lambda: bool(loads))
    assert block(program) == 40


@pytest.mark.parametrize("language", sorted(LONG_WORDS))
def test_words_are_broken_as_the_article_s_language_breaks_them(
    program: Program, language: str
) -> None:
    program.trigger("toggle_look")
    show(program, f"<p>{LONG_WORDS[language] * 12}</p>", language=language)
    soft = "(document.querySelector('#body').textContent.match(/\\u00ad/g) || []).length"
    lines = "document.querySelector('#body p').getBoundingClientRect().height"
    assert program.ask_page(soft) == 0
    control(program, QSlider, "measure").setValue(0)
    open_lines = float(str(program.ask_page(lines)))
    control(program, QCheckBox, "hyphenated").click()
    wait_for(program, f"{soft} > 60")
    program.wait_until(lambda: program.window.pane.is_ready)
    assert float(str(program.ask_page(lines))) <= open_lines
    control(program, QCheckBox, "hyphenated").click()
    assert float(str(program.ask_page(lines))) == open_lines


def test_an_installed_family_sets_the_page(program: Program) -> None:
    start(program)
    family = next(
        each for each in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(each)
    )
    faces = control(program, QComboBox, "typeface")
    at = faces.findData(FAMILY_PREFIX + family)
    assert at > 0
    faces.setCurrentIndex(at)
    assert style(program, PARAGRAPH, "fontFamily").startswith((f'"{family}"', family))
    wait_for(program, "Place.position().block === 21")
    program.restart()
    shown = control(program, QComboBox, "typeface")
    assert shown.currentText() == family


@pytest.mark.parametrize("stack", list(Stack))
def test_a_proposed_typeface_sets_the_page(program: Program, stack: Stack) -> None:
    start(program)
    faces = control(program, QComboBox, "typeface")
    faces.setCurrentIndex(faces.findData(FAMILY_PREFIX + "DejaVu Sans"))
    faces.setCurrentIndex(faces.findData(stack.value))
    assert typography(program).typeface == stack
    shown = style(program, PARAGRAPH, "fontFamily")
    assert ("monospace" in shown) is (stack is Stack.MONO)
    assert ("Senja Text" in shown) is (stack is Stack.SERIF)
    wait_for(program, "Place.position().block === 21")


def test_a_typeface_that_is_gone_is_named_and_the_page_falls_back(program: Program) -> None:
    program.close()
    program.places.preferences.parent.mkdir(parents=True, exist_ok=True)
    program.places.preferences.write_text(
        json.dumps({"typography": {"typeface": "family:No Such Font"}})
    )
    program._open()
    start(program)
    faces = control(program, QComboBox, "typeface")
    assert faces.currentText() == "No Such Font (not installed)"
    assert '"Senja Text"' in style(program, PARAGRAPH, "fontFamily")
    control(program, QSlider, "size").setValue(3)
    assert typography(program).typeface == "family:No Such Font"
    faces.setCurrentIndex(0)
    assert typography(program).typeface == Stack.SERIF


def test_keys_before_the_panel_was_ever_open_leave_its_typefaces_whole(program: Program) -> None:
    program.trigger("larger_text")
    program.trigger("toggle_look")
    faces = control(program, QComboBox, "typeface")
    assert faces.currentText() == "Serif"
    assert faces.count() > len(Stack)
    assert not [at for at in range(faces.count()) if "not installed" in faces.itemText(at)]


def test_as_it_was_at_first_brings_everything_back(program: Program) -> None:
    start(program)
    words = first_words(program)
    names = ("fontSize", "lineHeight", "textAlign", "letterSpacing", "wordSpacing", "fontFamily")
    before = [style(program, PARAGRAPH, name) for name in names]
    for name in ("size", "line_height", "measure", "letter_spacing", "word_spacing"):
        control(program, QSlider, name).setValue(2)
    control(program, QCheckBox, "justified").click()
    control(program, QComboBox, "paragraph_style").setCurrentIndex(1)
    control(program, QComboBox, "typeface").setCurrentIndex(3)
    program.wait_until(lambda: program.window.pane.is_ready)
    assert [style(program, PARAGRAPH, name) for name in names] != before
    control(program, QPushButton, "reset_type").click()
    assert typography(program) == Typography()
    program.wait_until(lambda: program.window.pane.is_ready)
    program.wait_until(
        lambda: [style(program, PARAGRAPH, name) for name in names] == before,
    )
    assert control(program, QSlider, "size").value() == slider_steps("size", 1.0)
    assert not control(program, QCheckBox, "justified").isChecked()
    program.wait_until(lambda: (block(program), first_words(program)) == (21, words))
    program.restart()
    assert typography(program) == Typography()


def test_the_panel_follows_the_keys_of_the_text_s_size(program: Program) -> None:
    program.trigger("toggle_look")
    program.trigger("larger_text")
    assert control(program, QSlider, "size").value() == slider_steps("size", 1.1)


def test_the_panel_works_without_an_article_and_before_the_engine(program: Program) -> None:
    program.trigger("toggle_look")
    control(program, QSlider, "size").setValue(12)
    control(program, QCheckBox, "justified").click()
    program.start_page()
    control(program, QSlider, "size").setValue(14)
    (first,) = program.add(1)
    program.show_article(first)
    assert pixels(program, "html", "fontSize") == pytest.approx(19 * 1.3)
    assert style(program, PARAGRAPH, "textAlign") == "justify"


@pytest.mark.parametrize("latitude", [0.0, -6.2, 90.0])
def test_the_panel_tells_when_the_hours_change_next(program: Program, latitude: float) -> None:
    program.trigger("scheme_schedule")
    program.trigger("toggle_look")
    control(program, QComboBox, "schedule_kind").setCurrentIndex(1)
    control(program, QDoubleSpinBox, "latitude").setValue(latitude)
    told = control(program, QLabel, "next_change").text()
    moment = program.appearance.next_change()
    # At a pole the sun changes but twice a year.
    assert (moment is not None) or (latitude == 90 and told.startswith("Here it stays"))
    if moment is not None:
        is_dark = program.appearance.is_dark
        assert told.startswith("It becomes light at" if is_dark else "It becomes dark at")
        assert clock_time(moment) in told


def test_hours_are_chosen_in_the_panel(program: Program) -> None:
    program.trigger("toggle_look")
    dark_from = control(program, QTimeEdit, "dark_from")
    assert not dark_from.isVisible()
    program.click("panel_scheme_schedule_button")
    assert program.appearance.scheme is ColorScheme.SCHEDULE
    assert dark_from.isVisible()
    dark_from.setTime(QTime(21, 30))
    control(program, QTimeEdit, "light_from").setTime(QTime(6, 15))
    assert program.file.preferences.schedule.dark_from.hour == 21
    kind = control(program, QComboBox, "schedule_kind")
    kind.setCurrentIndex(1)
    latitude = control(program, QDoubleSpinBox, "latitude")
    assert latitude.isVisible()
    assert not dark_from.isVisible()
    latitude.setValue(-6.2)
    program.restart()
    known = program.file.preferences
    assert known.color_scheme is ColorScheme.SCHEDULE
    assert (known.schedule.kind, known.schedule.latitude) == (ScheduleKind.SUN, -6.2)
    assert known.schedule.light_from.isoformat("minutes") == "06:15"
    assert control(program, QDoubleSpinBox, "latitude").value() == -6.2
    program.click("panel_scheme_light_button")
    assert not control(program, QDoubleSpinBox, "latitude").isVisible()


def test_a_swatch_chooses_a_theme_and_the_focus_stays_on_it(program: Program) -> None:
    program.trigger("scheme_light")
    program.trigger("toggle_look")
    row = program.window.side_panel.findChild(QWidget, "light_themes")
    assert row is not None
    swatch = row.findChild(QToolButton, "swatch_paper")
    assert swatch is not None
    swatch.setFocus()
    QTest.keyClick(swatch, Qt.Key.Key_Space)
    assert program.file.preferences.light_theme == "paper"
    assert swatch.isChecked()
    assert QApplication.focusWidget() is swatch
