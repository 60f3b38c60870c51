"""The keys of the window: presets, a person's own, those that are needed, and those switched off."""

import json
from collections.abc import Mapping

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton

from reader.library import articles, open_library
from reader.model.keys import KeyChoice, KeyPreset
from reader.ui import actions
from reader.ui.dialogs.keys import KeysDialog
from reader.ui.keys import sequences
from reader.ui.keys.present import present_keys, preset_keys
from reader.ui.keys.presets import PRESETS
from reader.ui.keys.reserved import Need, need_of, sentence
from tests.ui.program import Program, draft, source

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
USUAL: Mapping[str, tuple[str, ...]] = {spec.name: spec.keys for spec in actions.SPECS}
MENUS = list(actions.MENUS.values())


# -- Keys as text ----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "blah", "Ctrl+", "Ctrl+Foo", "Ctrl", "Ctrl+Shift", "a b"])
def test_what_names_no_key_is_nothing(text: str) -> None:
    assert sequences.portable(text) == ""


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "keys"),
    [
        (Key.Key_J, NONE, "j", "J"),
        (Key.Key_J, SHIFT, "J", "Shift+J"),
        (Key.Key_Question, SHIFT, "?", "?"),
        (Key.Key_Colon, SHIFT, ":", ":"),
        (Key.Key_1, SHIFT, "1", "Shift+1"),
        (Key.Key_B, CTRL, "\x02", "Ctrl+B"),
        (Key.Key_5, Qt.KeyboardModifier.KeypadModifier, "5", "5"),
        (Key.Key_F4, ALT, "", "Alt+F4"),
        (Key.Key_Control, CTRL, "", ""),
        (Key.Key_Shift, SHIFT, "", ""),
    ],
)
def test_keys_are_written_as_they_are_pressed(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, keys: str
) -> None:
    assert sequences.pressed(QKeyCombination(modifiers, key), text) == keys


@pytest.mark.parametrize(
    ("keys", "single"),
    [
        ("J", True),
        ("Shift+J", True),
        ("/", True),
        ("5", True),
        ("Ж", True),
        ("G, G", True),
        ("Ctrl+J", False),
        ("Alt+J", False),
        ("Meta+J", False),
        ("F8", False),
        ("Del", False),
        ("Esc", False),
        ("Ctrl+K, J", False),
    ],
)
def test_single_keys_are_letters_digits_and_signs(keys: str, single: bool) -> None:
    assert sequences.is_single(keys) is single


def test_keys_clash_that_are_the_same_or_begin_the_other() -> None:
    assert sequences.do_clash("G", "G, G")
    assert sequences.do_clash("Ctrl+J", "ctrl+j")
    assert not sequences.do_clash("G", "Shift+G")
    assert not sequences.do_clash("G, G", "G, H")
    assert not sequences.do_clash("", "G")


# -- Presets and a person's own ----------------------------------------------------------------


@pytest.mark.parametrize("preset", list(KeyPreset))
def test_a_preset_names_real_actions_and_keys_as_they_are_written_everywhere(
    preset: KeyPreset,
) -> None:
    for name, keys in PRESETS[preset].items():
        assert name in USUAL, name
        assert list(keys) == [sequences.portable(each) for each in keys], name
    for spec in actions.SPECS:
        assert list(spec.keys) == [sequences.portable(each) for each in spec.keys], spec.name


@pytest.mark.parametrize("preset", list(KeyPreset))
def test_no_keys_clash_inside_a_preset_nor_are_needed_by_the_window(preset: KeyPreset) -> None:
    choice = KeyChoice(preset)
    wanted = preset_keys(USUAL, choice)
    assert present_keys(USUAL, choice, MENUS).keys == wanted
    for name, keys in PRESETS[preset].items():
        assert not [each for each in keys if need_of(each, MENUS)], name


@pytest.mark.parametrize("preset", list(KeyPreset))
def test_every_preset_leaves_a_way_to_what_matters(preset: KeyPreset) -> None:
    keys = present_keys(USUAL, KeyChoice(preset), MENUS).keys
    lost = [name for name, there in USUAL.items() if there and not keys[name]]
    assert not lost


def test_a_persons_own_keys_go_before_those_of_a_preset() -> None:
    choice = KeyChoice(KeyPreset.NETNEWSWIRE, {"quit": ("K",)})
    keys = present_keys(USUAL, choice, MENUS).keys
    assert keys["quit"] == ("K",)
    assert keys["mark_all_read"] == ("Ctrl+Shift+R",)


def test_what_of_a_persons_own_keys_makes_no_sense_is_left_out_and_told() -> None:
    own = {
        "quit": ("Foo", "Tab", "Alt+F", "Ctrl+W"),
        "no_such_action": ("Ctrl+Y",),
        "about": ("Ctrl+W",),
        "leave_focus": ("Esc", "F12"),
    }
    choice = KeyChoice(own=own, unknown_own={"copy": 5})
    found = present_keys(USUAL, choice, MENUS)
    assert found.keys["quit"] == ("Ctrl+W",)
    assert found.keys["about"] == ()
    assert found.keys["leave_focus"] == ("Esc", "F12")
    assert found.keys["copy"] == USUAL["copy"]
    assert set(found.left_out) == {
        "no_such_action", "copy", "quit: Foo", "quit: Tab", "quit: Alt+F", "about: Ctrl+W"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "need"),
    [
        ("Tab", Need.PARTS),
        ("Shift+Backtab", Need.PARTS),
        ("Down", Need.MOVING),
        ("Shift+Home", Need.MOVING),
        ("Space", Need.PRESSING),
        ("Return", Need.PRESSING),
        ("Esc", Need.LEAVING),
        ("Ctrl+A", Need.CHOOSING),
        ("Ctrl+X", Need.CUTTING),
        ("Alt+F", Need.MENUS),
        ("Alt+D", Need.MENUS),
        ("G, Tab", Need.PARTS),
        ("Alt+Q", None),
        ("Alt+Down", None),
        ("Ctrl+Tab", None),
        ("J", None),
        ("F5", None),
    ],
)
def test_what_the_window_needs_is_told_with_the_reason(keys: str, need: Need | None) -> None:
    assert need_of(keys, MENUS) is need
    if need is not None:
        assert sequences.shown(keys) in sentence(need, keys)


# -- The window --------------------------------------------------------------------------------


def opened(program: Program) -> KeysDialog:
    program.trigger("show_keys")
    return open_dialogs(program)[-1]


def open_dialogs(program: Program) -> list[KeysDialog]:
    return [each for each in program.window.findChildren(KeysDialog) if each.isVisible()]


def press_new(
    dialog: KeysDialog, name: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    """Choose an action and press its new keys."""
    dialog.list.choose(name)
    dialog.change_button.click()
    QTest.keyClick(dialog.field, key, modifiers)


def keys_in_force(program: Program, name: str) -> list[str]:
    shortcuts = program.window.actions_by_name[name].shortcuts()
    return [each.toString(QKeySequence.SequenceFormat.PortableText) for each in shortcuts]


def test_every_action_has_its_keys_at_the_start(program: Program) -> None:
    for spec in actions.SPECS:
        assert keys_in_force(program, spec.name) == list(spec.keys), spec.name
    hint = program.window.actions_by_name["toggle_bookmark"].toolTip()
    assert hint == "Bookmark (Ctrl+D, B)"


def test_the_keys_window_lists_every_action_with_its_keys(program: Program) -> None:
    dialog = opened(program)
    rows = dialog.list.rows()
    assert set(rows) == {spec.name for spec in actions.SPECS}
    for spec in actions.SPECS:
        assert rows[spec.name] == [sequences.shown(each) for each in spec.keys]
    dialog.close()


def test_actions_are_filtered_by_their_words_their_menu_and_their_keys(program: Program) -> None:
    dialog = opened(program)
    program.type(dialog.search_box, "mark above")
    assert list(dialog.list.rows()) == ["mark_above_read"]
    dialog.search_box.setText("ctrl+shift+p")
    assert list(dialog.list.rows()) == ["print_article"]
    dialog.search_box.setText("feeds refresh")
    assert list(dialog.list.rows()) == ["refresh_feeds"]
    program.press(dialog.search_box, Key.Key_Down)
    assert dialog.list.chosen() == "refresh_feeds"
    assert dialog.change_button.isEnabled()
    dialog.search_box.setText("no such thing")
    assert dialog.list.rows() == {}
    assert not dialog.change_button.isEnabled()
    dialog.close()


def test_keys_are_changed_by_pressing_them(program: Program) -> None:
    program.window.open_article(program.add(2)[0])
    dialog = opened(program)
    press_new(dialog, "toggle_bookmark", Key.Key_B, CTRL)
    assert dialog.list.rows()["toggle_bookmark"] == ["Ctrl+B"]
    assert "Ctrl+B" in dialog.told.text()
    assert not dialog.field.isVisible()
    dialog.close()
    assert keys_in_force(program, "toggle_bookmark") == ["Ctrl+B"]
    button = program.window.findChild(QToolButton, "toggle_bookmark_button")
    assert button is not None
    assert button.toolTip() == "Bookmark (Ctrl+B)"
    program.press(program.window.list_view, Key.Key_B, CTRL)
    assert program.window.actions_by_name["toggle_bookmark"].isChecked()
    # What it was before does nothing now.
    program.press(program.window.list_view, Key.Key_D, CTRL)
    assert program.window.actions_by_name["toggle_bookmark"].isChecked()


def test_changed_keys_hold_after_a_restart(program: Program) -> None:
    dialog = opened(program)
    press_new(dialog, "quit", Key.Key_W, CTRL)
    dialog.close()
    program.restart()
    assert keys_in_force(program, "quit") == ["Ctrl+W"]
    saved = json.loads(program.places.preferences.read_text())
    assert saved["keys"]["own"] == {"quit": ["Ctrl+W"]}


def test_a_second_key_is_added_and_one_of_two_removed(program: Program) -> None:
    dialog = opened(program)
    dialog.list.choose("quit")
    dialog.add_button.click()
    QTest.keyClick(dialog.field, Key.Key_F12)
    assert keys_in_force(program, "quit") == ["Ctrl+Q", "F12"]
    dialog.remove_button.click()
    menu = dialog.findChild(QMenu, "remove_menu")
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Ctrl+Q", "F12"]
    menu.actions()[0].trigger()
    menu.close()
    assert keys_in_force(program, "quit") == ["F12"]
    dialog.remove_button.click()
    assert keys_in_force(program, "quit") == []
    assert dialog.told.text() == "“Quit” has no keys now."
    dialog.reset_button.click()
    assert keys_in_force(program, "quit") == ["Ctrl+Q"]
    assert not dialog.reset_button.isEnabled()
    dialog.close()


def test_a_clash_is_told_and_left(program: Program) -> None:
    dialog = opened(program)
    press_new(dialog, "quit", Key.Key_D, CTRL)
    assert dialog.told.text() == "“Ctrl+D” belongs to “Bookmark”."
    assert dialog.take_button.isVisible()
    dialog.leave_button.click()
    assert keys_in_force(program, "quit") == ["Ctrl+Q"]
    assert keys_in_force(program, "toggle_bookmark") == ["Ctrl+D", "B"]
    assert not dialog.take_button.isVisible()
    dialog.close()


def test_keys_that_clash_are_taken_over_and_given_back(program: Program) -> None:
    dialog = opened(program)
    press_new(dialog, "quit", Key.Key_D, CTRL)
    dialog.take_button.click()
    assert keys_in_force(program, "quit") == ["Ctrl+D"]
    assert keys_in_force(program, "toggle_bookmark") == ["B"]
    dialog.list.choose("toggle_bookmark")
    dialog.reset_button.click()
    assert "“Ctrl+D” stays with “Quit”." in dialog.told.text()
    assert keys_in_force(program, "toggle_bookmark") == ["B"]
    dialog.list.choose("quit")
    dialog.reset_button.click()
    assert keys_in_force(program, "toggle_bookmark") == ["Ctrl+D", "B"]
    dialog.close()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_Down, NONE),
        (Key.Key_Space, NONE),
        (Key.Key_Return, NONE),
        (Key.Key_A, CTRL),
        (Key.Key_F, ALT),
        (Key.Key_Tab, NONE),
    ],
)
def test_a_key_that_the_window_needs_is_refused_with_the_reason(
    program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    dialog = opened(program)
    press_new(dialog, "quit", key, modifiers)
    assert "can't be taken" in dialog.told.text()
    assert keys_in_force(program, "quit") == ["Ctrl+Q"]
    dialog.close()


def test_escape_empties_the_filter_and_then_leaves(program: Program) -> None:
    dialog = opened(program)
    program.type(dialog.search_box, "quit")
    program.press(dialog.search_box, Key.Key_Escape)
    assert dialog.search_box.text() == ""
    assert dialog.isVisible()
    program.press(dialog.search_box, Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_leaves_the_keys_as_they_are_and_the_window_open(program: Program) -> None:
    dialog = opened(program)
    press_new(dialog, "quit", Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.field.isVisible()
    assert keys_in_force(program, "quit") == ["Ctrl+Q"]
    dialog.close()


def test_a_preset_holds_at_once_and_leaves_what_a_person_changed(program: Program) -> None:
    dialog = opened(program)
    press_new(dialog, "quit", Key.Key_W, CTRL)
    at = dialog.preset.findData("netnewswire")
    dialog.preset.setCurrentIndex(at)
    dialog.preset.activated.emit(at)
    assert keys_in_force(program, "toggle_bookmark") == ["S", "Ctrl+D"]
    assert keys_in_force(program, "previous_article") == ["Alt+Up"]
    assert keys_in_force(program, "quit") == ["Ctrl+W"]
    assert "stay" in dialog.told.text()
    dialog.reset_all_button.click()
    assert keys_in_force(program, "quit") == ["Ctrl+Q"]
    assert keys_in_force(program, "toggle_bookmark") == ["S", "Ctrl+D"]
    dialog.back_button.click()
    assert keys_in_force(program, "quit") == ["Ctrl+W"]
    dialog.close()
    program.restart()
    assert keys_in_force(program, "mark_all_read") == ["K", "Ctrl+Shift+R"]


def test_the_vim_keys_go_through_the_list(program: Program) -> None:
    ids = program.add(5)
    program.window.keys.choose_preset(KeyPreset.VIM)
    view = program.window.list_view
    program.press(view, Key.Key_G, SHIFT)
    assert view.selected_ids() == [ids[-1]]
    program.press(view, Key.Key_K)
    assert view.selected_ids() == [ids[-2]]
    program.press(view, Key.Key_G)
    assert view.selected_ids() == [ids[0]]
    program.press(view, Key.Key_J)
    assert view.selected_ids() == [ids[1]]
    program.press(view, Key.Key_M)
    assert program.window.actions_by_name["toggle_bookmark"].isChecked()
    program.press(view, Key.Key_Slash)
    assert program.window.focusWidget() is program.window.search_box


def test_single_keys_that_are_switched_off_do_nothing_anywhere(program: Program) -> None:
    ids = program.add(3)
    program.show_article(ids[0])
    window = program.window
    dialog = opened(program)
    dialog.single_keys.setChecked(False)
    assert dialog.list.rows()["next_article"] == ["J", "Alt+Down"]
    assert "switched off: J" in dialog.list.told("next_article")
    press_new(dialog, "quit", Key.Key_Y)
    assert "switched off" in dialog.told.text()
    dialog.close()
    assert keys_in_force(program, "next_article") == ["Alt+Down"]
    assert window.actions_by_name["next_article"].toolTip() == "Next (Alt+Down)"
    window.pane.focus_page()
    page = window.focusWidget()
    assert page is not None
    for widget in (window.list_view, window.places, page):
        QTest.keyClicks(widget, "jkxab/?1")
    assert window.pane.article_id == ids[0]
    assert window.list_view.selected_ids() == [ids[0]]
    assert not window.side_panel.isVisible()
    assert not open_dialogs(program)
    program.press(window.list_view, Key.Key_Down, ALT)
    assert window.pane.article_id == ids[1]
    program.restart()
    assert keys_in_force(program, "next_article") == ["Alt+Down"]


def test_keys_work_in_the_page_at_once_after_a_change(program: Program) -> None:
    ids = program.add(3)
    program.show_article(ids[0])
    program.window.keys.set_keys("next_article", ["Ctrl+Alt+N", "Q"])
    program.window.pane.focus_page()
    page = program.window.focusWidget()
    assert page is not None
    program.press(page, Key.Key_Q)
    assert program.window.pane.article_id == ids[1]
    program.wait_until(lambda: program.window.pane.is_ready)
    program.window.pane.focus_page()
    page = program.window.focusWidget()
    assert page is not None
    program.press(page, Key.Key_J)
    assert program.window.pane.article_id == ids[1]


@pytest.mark.parametrize("preset", list(KeyPreset))
def test_single_keys_are_typed_in_fields(program: Program, preset: KeyPreset) -> None:
    ids = program.add(2)
    program.show_article(ids[0])
    program.window.keys.choose_preset(preset)
    program.trigger("find_in_article")
    typed = "abcdefghijklmnopqrstuvwxyzG:/?+-123"
    dialog = opened(program)
    for field in (program.window.search_box, program.window.find_bar.box, dialog.search_box):
        field.clear()
        field.setFocus()
        program.type(field, typed)
        assert field.text() == typed
    dialog.close()
    assert program.window.pane.article_id == ids[0]
    assert not program.window.side_panel.isVisible()
    assert not program.window.actions_by_name["toggle_bookmark"].isChecked()


def test_nonsense_in_the_preferences_is_told_in_the_keys_window(program: Program) -> None:
    program.close()
    path = program.places.preferences
    own = {"quit": ["Foo"], "nothing": ["Ctrl+B"]}
    path.write_text(json.dumps({"keys": {"preset": "emacs", "own": own}}))
    program._open()
    assert keys_in_force(program, "quit") == []
    dialog = opened(program)
    assert "quit: Foo" in dialog.told.text()
    assert "nothing" in dialog.told.text()
    assert "preset: emacs" in dialog.told.text()
    dialog.close()


def test_the_list_of_bookmarks_names_the_present_key(program: Program) -> None:
    program.trigger("filter_bookmarks")
    assert "Ctrl+D keeps" in program.window.list_view.empty_words
    program.window.keys.set_keys("toggle_bookmark", ["Ctrl+B"])
    assert "Ctrl+B keeps" in program.window.list_view.empty_words
    program.window.keys.set_keys("toggle_bookmark", [])
    assert program.window.list_view.empty_words == "No bookmarks yet."


def test_the_original_is_opened_in_the_browser(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_urls.append(url.toString()))
    other = open_library(program.places.library)
    kept = articles.store(other, draft(7, url="https://a.example/7"), b"x", source(7)).id
    other.close()
    program.window._on_library_timer()
    program.window.open_article(kept)
    program.trigger("open_original")
    assert opened_urls == ["https://a.example/7"]
    program.window.open_article(program.add(1)[0])
    assert not program.window.actions_by_name["open_original"].isEnabled()


def test_the_pages_of_an_article_are_turned_by_actions(program: Program) -> None:
    ids = program.add(1)
    program.show_article(ids[0])
    program.trigger("page_on")
    program.wait_until(lambda: program.ask_page("Place.axis().at() > 0") is True)
    further = program.ask_page("Place.axis().at()")
    program.trigger("page_back")
    program.wait_until(lambda: program.ask_page(f"Place.axis().at() < {further}") is True)
