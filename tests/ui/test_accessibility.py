"""The window for those who hear it, and for those who use it by keys alone."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSlider,
    QTimeEdit,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from reader import paths
from reader.library import articles, open_library
from reader.rendering.theme import ColorPair, Colors, find_themes
from reader.ui import actions
from reader.ui.dialogs.about import AboutDialog
from reader.ui.dialogs.keys import KeysDialog
from tests.ui.program import Program, draft, source

Role = QAccessible.Role
CONTROLS = frozenset(
    {
        Role.Button,
        Role.ButtonMenu,
        Role.CheckBox,
        Role.RadioButton,
        Role.ComboBox,
        Role.EditableText,
        Role.SpinBox,
        Role.Slider,
        Role.ProgressBar,
        Role.Table,
        Role.Cell,
        Role.Tree,
        Role.TreeItem,
        Role.MenuItem,
    }
)
TWO_KEYS = {"dark_from", "light_from"}  # hour and minute are a stop each


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Give what is told of a window or a part of it, itself first."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child.isValid():
            yield from walk(child)


def told(widget: QWidget) -> list[QAccessibleInterface]:
    """Return the controls that are shown and told of."""
    found = walk(QAccessible.queryAccessibleInterface(widget))
    return [each for each in found if each.role() in CONTROLS and not each.state().invisible]


def name_of(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def store(program: Program, html: str) -> int:
    """Store an article with this body, as another process would; return its id."""
    other = open_library(program.places.library)
    identifier = articles.store(other, draft(70, html=html), b"x", source(70)).id
    other.close()
    program.window._on_library_timer()
    return identifier


def show_everything(program: Program) -> None:
    """Show an article, the find bar and a notice with something to do."""
    program.show_article(program.add(3)[0])
    program.window.activateWindow()
    program.qtbot.waitActive(program.window)
    program.trigger("find_in_article")
    program.window.notice_bar.warn("Something happened.", "Undo", lambda: None)


@pytest.mark.parametrize("panel", ["toggle_look", "toggle_contents"])
def test_every_control_of_the_window_is_named_in_words(program: Program, panel: str) -> None:
    show_everything(program)
    program.trigger("scheme_schedule")
    program.trigger(panel)
    controls = told(program.window)
    assert len(controls) > 25
    for control in controls:
        assert re.search(r"\w", name_of(control)), (control.role(), control.object())
        assert "&" not in name_of(control)
        assert "<" not in control.text(QAccessible.Text.Description)


def test_the_page_that_says_how_to_begin_is_named(program: Program) -> None:
    names = {name_of(each) for each in told(program.window.pane.empty)}
    assert names == {"Open files…", "Open a folder…", "Paste text"}


@pytest.mark.parametrize("dialog", ["keys", "about"])
def test_every_control_of_a_dialog_is_named(program: Program, dialog: str) -> None:
    opened: QWidget = (
        KeysDialog(program.window.keys, program.window)
        if dialog == "keys"
        else AboutDialog("x", program.window)
    )
    opened.show()
    assert opened.windowTitle()
    controls = told(opened)
    assert controls
    assert all(name_of(each) for each in controls)
    opened.close()


def test_controls_side_by_side_have_names_of_their_own(program: Program) -> None:
    show_everything(program)
    program.trigger("toggle_look")
    groups: dict[QObject | None, list[str]] = {}
    for control in told(program.window):
        if control.role() not in {Role.Cell, Role.MenuItem} and control.object() is not None:
            groups.setdefault(control.object().parent(), []).append(name_of(control))
    for group, names in groups.items():
        twice = [name for name, count in Counter(names).items() if count > 1]
        assert not twice, (group, twice)


def test_boxes_of_choices_have_a_label(program: Program) -> None:
    # Over AT-SPI their name is what is chosen in them.
    program.trigger("toggle_look")
    panel = program.window.side_panel
    labels = {label.buddy() for label in panel.findChildren(QLabel) if label.text()}
    for box in panel.findChildren(QComboBox):
        assert box in labels, box.objectName()


def test_what_is_chosen_and_what_is_not_is_told(program: Program) -> None:
    program.trigger("toggle_look")
    for row in ("list_filter", "color_scheme_switch", "scheme_choice", "light_themes"):
        there = program.window.findChild(QWidget, row)
        assert there is not None
        states = [each.state() for each in told(there)]
        assert all(state.checkable for state in states), row
        assert [bool(state.checked) for state in states].count(True) == 1, row
    program.trigger("scheme_schedule")
    switch = program.window.findChild(QWidget, "color_scheme_switch")
    assert switch is not None
    # By the hour is none of the three.
    assert not any(each.state().checked for each in told(switch))


def test_rows_of_the_list_are_told_whole(program: Program) -> None:
    program.add(2)
    cells = [each for each in told(program.window.list_view) if each.role() == Role.Cell]
    assert [name_of(cell).split(",")[0] for cell in cells] == ["Article 1", "Article 0"]
    assert "unread" in name_of(cells[0])


# -- Keys ------------------------------------------------------------------------------------


def has_keys(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and part.isAncestorOf(focused)


def stops(program: Program, key: Qt.Key) -> list[str]:
    """Return the names of all that the key reaches from the search box until it is back there."""
    window = program.window
    window.search_box.setFocus()
    names: list[str] = []
    while True:
        focused = QApplication.focusWidget()
        assert focused is not None
        in_page = window.pane.isAncestorOf(focused)
        name = "page" if in_page else focused.objectName()
        if name == "search_box" and names:
            return names
        names.append(name)
        assert len(names) < 80, names
        QTest.keyClick(focused, key)
        if in_page:
            # The engine has another process to ask before it lets go.
            program.wait_until(lambda: not has_keys(window.pane))


def once(names: list[str]) -> list[str]:
    return [
        name
        for before, name in zip(["", *names], names, strict=False)
        if name != before or name not in TWO_KEYS
    ]


LEFT = ["search_box", "add_button", "filter_all_button", "article_list"]
STRIP = [
    *("toggle_sidebar_button", "toggle_bookmark_button", "toggle_contents_button"),
    *("toggle_look_button", "scheme_light_button"),
]
FIND = [
    *("find_in_article", "find_previous_button", "find_next_button", "match_case"),
    *("whole_word", "find_close"),
]
LOOK = [
    *("panel_close", "panel_scheme_light_button", "swatch_day", "swatch_dusk", "typeface"),
    *("size", "line_height", "measure", "paragraph_style", "justified", "hyphenated"),
    *("letter_spacing", "word_spacing", "reset_type"),
]
NOTICE = ["notice_button", "notice_close"]


def test_tab_goes_through_the_whole_window_as_it_is_laid_out(program: Program) -> None:
    show_everything(program)
    program.trigger("scheme_light")
    program.trigger("toggle_look")
    ways = [*LEFT, *STRIP, *FIND, *LOOK, *NOTICE, "page"]
    assert stops(program, Qt.Key.Key_Tab) == ways
    assert stops(program, Qt.Key.Key_Backtab) == [ways[0], *reversed(ways[1:])]


def test_tab_goes_through_the_hours_too(program: Program) -> None:
    show_everything(program)
    program.trigger("scheme_schedule")
    program.trigger("toggle_look")
    names = once(stops(program, Qt.Key.Key_Tab))
    at = names.index("panel_scheme_schedule_button")
    assert names[at : at + 4] == [names[at], "schedule_kind", "dark_from", "light_from"]


def test_tab_goes_through_links_of_the_page_and_leaves_it(program: Program) -> None:
    program.add(1)
    window = program.window
    links = '<p><a href="https://a.example/">one</a> <a href="https://b.example/">two</a></p>'
    program.show_article(store(program, links))
    window.activateWindow()
    program.qtbot.waitActive(window)
    last = window.reading_side.strip.findChildren(QToolButton)[-1]
    last.setFocus()
    last.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    QTest.keyClick(last, Qt.Key.Key_Tab)
    for word in ("one", "two"):
        program.wait_until(partial(is_at_link, program, word))
        keys = QApplication.focusWidget()
        assert keys is not None
        QTest.keyClick(keys, Qt.Key.Key_Tab)
    program.wait_until(window.search_box.hasFocus)


def is_at_link(program: Program, word: str) -> bool:
    return program.ask_page("document.activeElement.textContent.trim()") == word


@pytest.mark.parametrize(
    ("row", "first", "second"),
    [
        ("light_themes", "swatch_day", "swatch_paper"),
        ("scheme_choice", "panel_scheme_light_button", "panel_scheme_system_button"),
    ],
)
def test_arrows_choose_in_a_row(program: Program, row: str, first: str, second: str) -> None:
    program.trigger("scheme_light")
    program.trigger("toggle_look")
    program.window.activateWindow()
    program.qtbot.waitActive(program.window)
    there = program.window.side_panel.findChild(QWidget, row)
    assert there is not None
    one, two = (there.findChild(QToolButton, name) for name in (first, second))
    assert one is not None
    assert two is not None
    one.setFocus()
    assert one.isChecked()
    QTest.keyClick(one, Qt.Key.Key_Right)
    assert two.isChecked()
    assert not one.isChecked()
    assert two.hasFocus()
    known = program.file.preferences
    chosen = known.light_theme if row == "light_themes" else known.color_scheme.value
    assert chosen == ("paper" if row == "light_themes" else "system")


def test_no_key_does_two_things() -> None:
    keys = [QKeySequence(key).toString() for spec in actions.SPECS for key in spec.keys]
    assert not [key for key, count in Counter(keys).items() if count > 1]


def test_no_key_of_the_window_is_one_of_the_page() -> None:
    script = (paths.resources() / "page" / "start.js").read_text("utf-8")
    of_page = set(re.findall(r'^  "([^"]+)": \((?:event)?\) =>', script, re.MULTILINE))
    assert {" ", "PageDown", "ArrowUp", "Home"} <= of_page
    names = {" ": "Space", "PageDown": "PgDown", "PageUp": "PgUp"}
    as_keys = {names.get(key, key.removeprefix("Arrow")) for key in of_page}
    assert not as_keys & {key for spec in actions.SPECS for key in spec.keys}


@pytest.mark.parametrize("field", ["search_box", "find_in_article"])
def test_letters_that_are_keys_are_typed_in_a_field(program: Program, field: str) -> None:
    show_everything(program)
    box = program.window.findChild(QLineEdit, field)
    assert box is not None
    box.clear()
    box.setFocus()
    opened = program.window.pane.article_id
    program.type(box, "abcjkpu/?")
    assert box.text() == "abcjkpu/?"
    assert program.window.pane.article_id == opened
    assert not program.window.side_panel.isVisible()


def test_letters_do_nothing_in_a_number(program: Program) -> None:
    show_everything(program)
    program.trigger("toggle_look")
    latitude = program.window.side_panel.findChild(QDoubleSpinBox, "latitude")
    assert latitude is not None
    latitude.setFocus()
    opened = program.window.pane.article_id
    program.type(latitude, "abcjkpu")
    assert program.window.pane.article_id == opened
    assert program.window.side_panel.isVisible()


# -- Focus that is seen ----------------------------------------------------------------------

THEMES = [
    (theme.key, scheme)
    for theme in find_themes(paths.resources() / "none")[0]
    for scheme in ("light", "dark")
    if getattr(theme, scheme) is not None
]


def colors_of(key: str, scheme: str) -> Colors:
    for theme in find_themes(paths.resources() / "none")[0]:
        if theme.key == key:
            colors = getattr(theme, scheme)
            assert isinstance(colors, Colors)
            return colors
    raise AssertionError(key)


def changed_colors(widget: QWidget) -> set[str]:
    """Return the colours that are in a widget only while it has the keyboard."""
    window = widget.window()
    window.setFocus()
    before = window.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is not None
    after = window.grab().toImage()
    box = widget.rect().translated(widget.mapTo(window, widget.rect().topLeft()))
    return {
        QColor(after.pixel(x, y)).name()
        for y in range(box.top(), box.bottom() + 1)
        for x in range(box.left(), box.right() + 1)
        if before.pixel(x, y) != after.pixel(x, y)
    }


@pytest.mark.parametrize(("key", "scheme"), THEMES)
def test_focus_is_seen_in_every_theme(program: Program, key: str, scheme: str) -> None:
    show_everything(program)
    colors = colors_of(key, scheme)
    program.appearance.set_pair(ColorPair(colors, colors))
    program.trigger("toggle_look")
    program.window.activateWindow()
    program.qtbot.waitActive(program.window)
    window = program.window
    window.find_bar.match_case.setChecked(True)
    kinds: list[tuple[type[QWidget], str]] = [
        *((QLineEdit, name) for name in ("search_box", "find_in_article")),
        *((QToolButton, name) for name in ("add_button", "filter_all_button", "match_case")),
        *((QToolButton, name) for name in ("find_close", "swatch_day", "panel_close")),
        *((QComboBox, name) for name in ("typeface", "paragraph_style")),
        (QCheckBox, "justified"),
        (QSlider, "size"),
    ]
    look = window.side_panel.findChild(QScrollArea, "look_panel")
    assert look is not None
    widgets = [window.findChild(kind, name) for kind, name in kinds]
    widgets += [window.list_view, window.notice_bar.stops()[0]]
    # The panel was made just now, and is laid out when the window comes to rest.
    QApplication.processEvents()
    for widget in widgets:
        assert widget is not None
        if look.isAncestorOf(widget):
            look.ensureWidgetVisible(widget)
        assert colors.focus in changed_colors(widget), widget.objectName()


@pytest.mark.parametrize(("key", "scheme"), THEMES)
def test_focus_is_seen_in_hours_and_contents(program: Program, key: str, scheme: str) -> None:
    program.add(1)
    html = "<h2>One</h2><p>Words.</p><h2>Two</h2><p>Words.</p>"
    program.show_article(store(program, html))
    colors = colors_of(key, scheme)
    program.appearance.set_pair(ColorPair(colors, colors))
    program.trigger("scheme_schedule")
    program.trigger("toggle_look")
    window = program.window
    window.activateWindow()
    program.qtbot.waitActive(window)
    edit = window.side_panel.findChild(QTimeEdit, "dark_from")
    assert edit is not None
    assert colors.focus in changed_colors(edit)
    program.trigger("toggle_contents")
    tree = window.side_panel.findChild(QTreeWidget, "contents_tree")
    assert tree is not None
    program.wait_until(lambda: tree.topLevelItemCount() > 1)
    first = tree.topLevelItem(0)
    assert first is not None
    tree.setCurrentItem(first)
    assert colors.focus in changed_colors(tree)
    program.trigger("scheme_light")


# -- Movement --------------------------------------------------------------------------------


REDUCED = re.compile(r"@media \(prefers-reduced-motion: reduce\) \{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}")


@pytest.mark.parametrize("name", ["page", "overlays", "modes"])
def test_what_moves_in_the_page_rests_for_those_who_ask_for_it(name: str) -> None:
    style = (paths.resources() / "page" / f"{name}.css").read_text("utf-8")
    resting = "".join(REDUCED.findall(style))
    moving = re.findall(r"([^{};]+)\{[^{}]*transition: (?!none)", REDUCED.sub("", style))
    for selector in moving:
        last = selector.split()[-1]
        assert last in resting or '[data-focus="paragraph"] *' in resting, selector
    assert "scroll-behavior: smooth" not in REDUCED.sub("", style)
