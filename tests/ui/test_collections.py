"""Searches kept under a name, in the window."""

import json
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMenu

from reader.library import open_library
from reader.model.place import Place
from reader.model.query import ArticleQuery, ListFilter
from reader.operations import collections
from reader.ui.article_list.model import Role
from reader.ui.dialogs.collection import CollectionDialog
from tests.ui.program import Program
from tests.ui.test_find import MARKED
from tests.ui.test_search import keep, look_for


@pytest.fixture
def shelf(program: Program) -> Program:
    keep(program, 1, "Harbour", "At dusk the last ferry leaves.")
    keep(program, 2, "Ferry", "No boat goes to the island.")
    keep(program, 3, "Quay", "Nothing happens.")
    return program


def keep_search(program: Program, words: str, name: str) -> None:
    look_for(program, words)
    program.trigger("keep_search")
    dialog = program.window.findChild(CollectionDialog)
    assert dialog is not None
    assert dialog.words.text() == words.strip()
    dialog.name.setText(name)
    program.press(dialog.name, Qt.Key.Key_Return)
    program.wait_until(lambda: program.window.findChild(CollectionDialog) is None)
    program.window.search_box.clear()


def shown(program: Program) -> list[tuple[str, str]]:
    """Return the collections beside the list, each with its count."""
    tree = program.window.places
    found = []
    for row in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(row)
        assert item is not None
        place = str(item.data(0, Qt.ItemDataRole.UserRole) or "")
        if place.startswith("collection:"):
            found.append((item.text(0), str(item.data(0, Qt.ItemDataRole.UserRole + 1))))
    return found


def is_shown(program: Program, name: str, count: str) -> bool:
    return shown(program) == [(name, count)]


def choose(program: Program, words: str) -> None:
    """Choose an entry of the menu of the place that is chosen."""
    tree = program.window.places
    tree.customContextMenuRequested.emit(tree.visualItemRect(tree.currentItem()).center())
    menu = program.window.findChild(QMenu, "place_menu")
    assert menu is not None
    action = next(each for each in menu.actions() if each.text() == words)
    menu.close()
    action.trigger()


def test_a_search_is_kept_and_finds_what_it_found(shelf: Program) -> None:
    assert not shelf.window.actions_by_name["keep_search"].isEnabled()
    keep_search(shelf, "ferry ", "Boats")
    shelf.wait_until(lambda: shown(shelf) == [("Boats", "2")])
    assert shelf.window.places.isVisible()
    assert shelf.window.places.place().collection
    assert shelf.titles() == ["Ferry", "Harbour"]
    index = shelf.window.model.index(1)
    assert [piece.text for piece in index.data(Role.EXCERPT) if piece.is_marked] == ["ferry"]
    shelf.window.places.choose(Place())
    assert shelf.titles() == ["Quay", "Ferry", "Harbour"]


def test_its_words_are_marked_in_what_is_opened(shelf: Program) -> None:
    keep_search(shelf, "ferry dusk ", "Boats")
    (identifier,) = shelf.window.model.ids()
    shelf.show_article(identifier)
    shelf.wait_until(lambda: json.loads(str(shelf.ask_page(MARKED)))[0] == ["dusk", "ferry"])


def test_its_count_follows_what_comes_and_changes(shelf: Program) -> None:
    keep_search(shelf, "ferry ", "Boats")
    shelf.wait_until(lambda: shown(shelf) == [("Boats", "2")])
    keep(shelf, 4, "Pier", "The ferry is late.")
    shelf.wait_until(lambda: shown(shelf) == [("Boats", "3")])
    assert shelf.titles() == ["Pier", "Ferry", "Harbour"]
    shelf.window.commands.mark_many_read(shelf.window.model.ids())
    shelf.wait_until(lambda: shown(shelf) == [("Boats", "")])
    shelf.trigger("undo")
    shelf.wait_until(lambda: shown(shelf) == [("Boats", "3")])


def test_it_is_renamed_changed_and_deleted_and_all_of_it_is_taken_back(shelf: Program) -> None:
    keep_search(shelf, "ferry ", "Boats")
    choose(shelf, "Rename…")
    dialog = shelf.window.findChild(QInputDialog, "collection_name_dialog")
    assert dialog is not None
    dialog.setTextValue("Ships")
    dialog.accept()
    shelf.wait_until(lambda: shown(shelf) == [("Ships", "2")])
    choose(shelf, "Change the Search…")
    change = shelf.window.findChild(CollectionDialog)
    assert change is not None
    change.words.setText("dusk ")
    change.accept()
    shelf.wait_until(lambda: shown(shelf) == [("Ships", "1")])
    assert shelf.titles() == ["Harbour"]
    choose(shelf, "Delete Collection")
    shelf.wait_until(lambda: not shown(shelf))
    assert len(shelf.titles()) == 3
    for name, count in (("Ships", "1"), ("Ships", "2"), ("Boats", "2")):
        shelf.trigger("undo")
        shelf.qtbot.waitUntil(partial(is_shown, shelf, name, count))
    shelf.trigger("undo")
    shelf.wait_until(lambda: not shown(shelf))


def test_it_is_there_after_a_restart(shelf: Program) -> None:
    keep_search(shelf, "ferry ", "Boats")
    shelf.restart()
    shelf.wait_until(lambda: shown(shelf) == [("Boats", "2")])
    assert shelf.window.places.place().collection
    assert shelf.titles() == ["Ferry", "Harbour"]


def test_what_is_looked_for_within_one_can_be_kept_too(shelf: Program) -> None:
    keep_search(shelf, "ferry ", "Boats")
    look_for(shelf, "dusk ")
    assert shelf.titles() == ["Harbour"]
    shelf.trigger("keep_search")
    dialog = shelf.window.findChild(CollectionDialog)
    assert dialog is not None
    assert dialog.words.text() == 'dusk collection:"Boats"'
    dialog.name.setText("Evening")
    dialog.accept()
    shelf.wait_until(lambda: shown(shelf) == [("Boats", "2"), ("Evening", "1")])


def test_a_name_that_is_there_is_refused_and_said(shelf: Program) -> None:
    keep_search(shelf, "ferry ", "Boats")
    shelf.window.places.choose(Place())
    keep_search(shelf, "dusk ", "boats")
    assert "“boats”" in shelf.window.notice_bar.text()
    assert [name for name, _count in shown(shelf)] == ["Boats"]


def test_one_that_is_unknown_is_told_below_the_box(shelf: Program) -> None:
    look_for(shelf, "ferry collection:Boats")
    assert "collection:Boats" in shelf.window.sidebar.search_note.text()
    assert shelf.titles() == ["Ferry", "Harbour"]


def test_what_another_process_keeps_appears(shelf: Program) -> None:
    other = open_library(shelf.places.library)
    collections.keep_search(other, "Unread", ArticleQuery(ListFilter.UNREAD, "ferry "))
    other.close()
    shelf.window._on_library_timer()
    shelf.wait_until(lambda: shown(shelf) == [("Unread", "2")])
    assert shelf.window.places.isVisible()
