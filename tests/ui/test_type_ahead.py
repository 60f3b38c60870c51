"""Jumping in the list by typing how a title begins, and letters that are keys of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from reader.library import articles
from reader.model.changes import LibraryChanges
from reader.model.query import ArticleQuery
from tests.conftest import make_draft
from tests.ui.long_list import PASTED, fill
from tests.ui.program import Program

TITLES = ("Birds", "Élan", "Bees", "Boats", "Nuts")


@pytest.fixture
def titled(program: Program) -> Program:
    """Return a window with articles of these titles, the list chosen."""
    ids = [
        articles.store(program.library, make_draft(each, each), b"", PASTED).id
        for each in reversed(TITLES)
    ]
    program.window._on_library_changed(LibraryChanges(added=tuple(ids)))
    assert program.titles() == list(TITLES)
    program.window.activateWindow()
    program.qtbot.waitActive(program.window)
    program.window.list_view.setFocus()
    return program


def current(program: Program) -> str:
    return str(program.window.list_view.currentIndex().data())


def leave_letters(program: Program) -> None:
    """Let no letter alone be a key, as it can be chosen."""
    for action in program.window.actions_by_name.values():
        kept = [keys for keys in action.shortcuts() if not keys.toString().isalpha()]
        action.setShortcuts([keys for keys in kept if len(keys.toString()) > 1])


def test_the_apostrophe_opens_it_and_letters_go_to_titles(titled: Program) -> None:
    view = titled.window.list_view
    titled.type(view, "'")
    assert view.type_ahead.isVisible()
    titled.type(view, "bo")
    assert current(titled) == "Boats"
    assert view.type_ahead.text() == "bo"
    assert titled.window.pane.article_id == view.selected_ids()[0]
    titled.press(view, Qt.Key.Key_Escape)
    assert not view.type_ahead.isVisible()


def test_letters_are_keys_unless_it_is_open(titled: Program) -> None:
    view = titled.window.list_view
    titled.type(view, "'n")
    assert current(titled) == "Nuts"
    assert view.type_ahead.text() == "n"
    titled.press(view, Qt.Key.Key_Escape)
    titled.type(view, "k")
    assert current(titled) == "Boats"
    assert not view.type_ahead.isVisible()
    # A letter that is no key opens nothing either.
    titled.type(view, "x")
    assert not view.type_ahead.isVisible()


def test_where_letters_are_no_keys_any_letter_opens_it(titled: Program) -> None:
    leave_letters(titled)
    view = titled.window.list_view
    titled.type(view, "el")
    assert current(titled) == "Élan"
    assert view.type_ahead.text() == "el"


def test_one_letter_again_and_again_goes_from_title_to_title(titled: Program) -> None:
    view = titled.window.list_view
    view.choose(view.article_model.id_at(4))
    titled.type(view, "'")
    found = []
    for _ in range(4):
        titled.type(view, "b")
        found.append(current(titled))
    assert found == ["Birds", "Bees", "Boats", "Birds"]


def test_what_no_title_begins_with_leaves_the_choice_and_says_so(titled: Program) -> None:
    view = titled.window.list_view
    titled.type(view, "'bi")
    assert view.type_ahead.isEnabled()
    titled.type(view, "x")
    assert current(titled) == "Birds"
    assert not view.type_ahead.isEnabled()
    titled.press(view, Qt.Key.Key_Backspace)
    assert view.type_ahead.text() == "bi"
    assert view.type_ahead.isEnabled()


def test_what_was_typed_is_forgotten_after_a_rest(titled: Program) -> None:
    view = titled.window.list_view
    titled.type(view, "'bo")
    titled.wait_until(lambda: not view.type_ahead.isVisible())
    titled.type(view, "'e")
    assert current(titled) == "Élan"


def test_keys_with_others_held_are_never_typed(titled: Program) -> None:
    view = titled.window.list_view
    titled.type(view, "'b")
    titled.press(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(view.selected_ids()) == len(TITLES)
    assert view.type_ahead.text() == "b"


def test_blank_turns_the_page_unless_a_title_is_being_typed(titled: Program) -> None:
    leave_letters(titled)
    view = titled.window.list_view
    with titled.qtbot.waitSignal(view.page_requested):
        titled.press(view, Qt.Key.Key_Space)
    assert not view.type_ahead.isVisible()
    titled.type(view, "b o")
    assert view.type_ahead.text() == "b o"


def test_a_title_far_down_in_a_long_list_is_found(program: Program) -> None:
    fill(program.library)
    program.window._show_query(ArticleQuery())
    assert not program.window.model.is_whole
    view = program.window.list_view
    program.type(view, "'title 0003")
    assert current(program) == "Title 0003"
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    assert QKeySequence("'") not in [
        keys for action in program.window.actions_by_name.values() for keys in action.shortcuts()
    ]
