"""The places beside the list: shelves of the whole library, and feeds put where they are wanted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QInputDialog, QMenu, QTreeWidgetItem

from reader.library import articles, feeds, outline
from reader.library.articles import State
from reader.model.place import Place, Shelf
from reader.model.query import ArticleQuery, ListFilter
from reader.ui.feeds.places import _SIGN
from tests.feeds import item
from tests.ui.followed import following_feeds
from tests.ui.program import Program
from tests.web_site import WebSite

pytestmark = pytest.mark.usefixtures("site")
SIDES = QAbstractItemView.DropIndicatorPosition


@pytest.fixture
def site(program: Program) -> Iterator[WebSite]:
    """Follow one feed with two articles, outside of all folders, and two without any in one."""
    wanted = [("/feed", "a", ""), ("/b", "b", "News"), ("/c", "c", "News")]
    with following_feeds(program, [item(2), item(1)], wanted) as served:
        yield served


def place(program: Program, name: str) -> Place:
    return Place(feed=next(e.id for e in feeds.feeds(program.library) if e.title == name))


def row(program: Program, where: Place) -> QTreeWidgetItem:
    found = program.window.places._find(where)
    assert found is not None
    return found


def order(program: Program) -> list[str]:
    """Return the feeds and folders with their folders, from above to below."""
    tree = program.window.places
    rows: list[str] = []
    waiting = [("", tree.topLevelItem(at)) for at in range(len(Shelf), tree.topLevelItemCount())]
    while waiting:
        folder, found = waiting.pop(0)
        assert found is not None
        name = folder + found.text(0)
        rows.append(name)
        inner = [(f"{name}/", found.child(at)) for at in range(found.childCount())]
        waiting = inner + waiting
    return rows


def test_the_shelves_and_the_filter_say_the_same(program: Program) -> None:
    tree = program.window.places
    tree.choose(Place(shelf=Shelf.UNREAD))
    assert program.window.actions_by_name["filter_unread"].isChecked()
    program.trigger("filter_bookmarks")
    assert tree.place() == Place(shelf=Shelf.BOOKMARKS)
    tree.choose(place(program, "a"))
    assert program.window.model.query == ArticleQuery(feed=place(program, "a").feed)
    program.trigger("filter_unread")
    tree.choose(Place())
    assert program.window.model.query == ArticleQuery()
    tree.choose(place(program, "a"))
    assert program.window.model.query.filter is ListFilter.UNREAD


def test_today_has_what_came_since_midnight(program: Program) -> None:
    (old, *_rest) = articles.list_ids(program.library, ArticleQuery())
    program.library.connection.execute("UPDATE article SET saved_at = 1 WHERE id = ?", (old,))
    program.window.places.choose(Place(shelf=Shelf.TODAY))
    assert program.titles() == ["Evening 1"]
    program.trigger("mark_all_read")
    unread = articles.list_ids(program.library, ArticleQuery(ListFilter.UNREAD))
    assert unread == [old]
    articles.set_state(program.library, [old], State.DELETED, on=True)


def test_a_feed_is_dropped_into_a_folder_and_before_another(program: Program) -> None:
    tree = program.window.places
    assert order(program) == ["a", "News", "News/b", "News/c"]
    tree.drop(place(program, "a"), row(program, Place(folder="News")), SIDES.OnItem)
    assert order(program) == ["News", "News/b", "News/c", "News/a"]
    tree.drop(place(program, "a"), row(program, place(program, "b")), SIDES.AboveItem)
    assert order(program) == ["News", "News/a", "News/b", "News/c"]
    tree.drop(place(program, "b"), None, SIDES.OnViewport)
    assert order(program) == ["News", "News/a", "News/c", "b"]
    for _ in range(3):
        program.trigger("undo")
    assert order(program) == ["a", "News", "News/b", "News/c"]


def test_a_folder_is_dropped_but_never_into_itself(program: Program) -> None:
    tree = program.window.places
    tree.drop(Place(folder="News"), row(program, place(program, "b")), SIDES.BelowItem)
    assert order(program) == ["a", "News", "News/b", "News/c"]
    tree.drop(Place(folder="News"), row(program, Place()), SIDES.BelowItem)
    assert order(program) == ["News", "News/b", "News/c", "a"]
    tree.drop(Place(shelf=Shelf.TODAY), row(program, place(program, "b")), SIDES.BelowItem)
    assert order(program) == ["News", "News/b", "News/c", "a"]


def test_a_feed_is_moved_by_keys_and_by_its_menu(program: Program) -> None:
    tree = program.window.places
    tree.choose(place(program, "c"))
    moved = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    program.press(tree, Qt.Key.Key_Up, moved)
    assert order(program) == ["a", "News", "News/c", "News/b"]
    assert tree.place() == place(program, "c")
    program.press(tree, Qt.Key.Key_Up, moved)
    assert order(program) == ["a", "News", "News/c", "News/b"]
    choose(program, place(program, "c"), "Move Down")
    assert order(program) == ["a", "News", "News/b", "News/c"]
    choose(program, Place(folder="News"), "Move Up")
    assert order(program) == ["News", "News/b", "News/c", "a"]
    choose(program, Place(), "Order by Name")
    assert order(program) == ["a", "News", "News/b", "News/c"]


def test_a_folder_is_named_anew_and_undone(program: Program) -> None:
    choose(program, Place(folder="News"), "Rename…")
    dialog = program.window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("World")
    dialog.accept()
    assert order(program) == ["a", "World", "World/b", "World/c"]
    program.trigger("undo")
    assert order(program) == ["a", "News", "News/b", "News/c"]


def test_the_place_and_what_is_folded_are_there_again_at_the_second_start(
    program: Program,
) -> None:
    program.window.places.choose(place(program, "a"))
    row(program, Place(folder="News")).setExpanded(False)
    program.restart()
    assert program.window.places.place() == place(program, "a")
    assert not row(program, Place(folder="News")).isExpanded()
    assert program.window.model.query.feed == place(program, "a").feed


def choose(program: Program, where: Place, words: str) -> None:
    tree = program.window.places
    at = tree.visualItemRect(row(program, where)).center()
    tree.customContextMenuRequested.emit(at)
    menu = next(
        each for each in program.window.findChildren(QMenu, "place_menu") if each.isVisible()
    )
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_of_very_many_articles_feeds_are_counted_after_the_window_is_there(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is many is a matter of speed, and so is set for the test.
    monkeypatch.setattr(outline, "_QUICKLY_COUNTED", 0)
    program.restart()
    program.wait_until(lambda: row(program, place(program, "a")).data(0, _SIGN) == "2")
    # Where nothing is counted at once there stands what was counted before.
    program.window.following.show_feeds()
    assert row(program, place(program, "a")).data(0, _SIGN) == "2"
