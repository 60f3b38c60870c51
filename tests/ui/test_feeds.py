"""Feeds in the window: followed, read, refreshed, marked as read, left and taken along."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from reader.library import articles, feeds, open_library, pages
from reader.model.feed import FeedSettings, Subscription
from reader.model.place import Place, Shelf
from reader.model.query import ArticleQuery, ListFilter
from reader.ui.feeds.feed_dialog import FeedDialog
from reader.ui.feeds.subscribe_dialog import SubscribeDialog
from reader.ui.preferences import PreferencesFile
from tests.feeds import RSS, atom, item, rss
from tests.ui.program import Program
from tests.web_site import Answer, WebSite, page


@pytest.fixture
def site(program: Program) -> Iterator[WebSite]:
    served = WebSite()
    served.pages["/feed"] = Answer(rss([item(2), item(1)]), RSS)
    yield served
    program.window.following.close()
    served.close()


def follow(program: Program, site: WebSite, *wanted: tuple[str, str]) -> list[int]:
    """Follow feeds by their paths and folders, and wait until they are there."""
    program.window.following.follow(
        [Subscription(f"{site.address}{path}", "", folder) for path, folder in wanted]
    )
    program.wait_until(lambda: all(feed.total for feed in feeds.feeds(program.library)))
    program.wait_until(lambda: not program.window.following.is_refreshing)
    return [feed.id for feed in feeds.feeds(program.library)]


def shown(program: Program) -> list[tuple[int, str]]:
    """Return the rows of the tree, each with its depth and its words."""
    tree = program.window.places
    rows: list[tuple[int, str]] = []
    waiting = [(0, tree.topLevelItem(row)) for row in reversed(range(tree.topLevelItemCount()))]
    while waiting:
        depth, row = waiting.pop()
        assert row is not None
        sign = str(row.data(0, Qt.ItemDataRole.UserRole + 1) or "")
        rows.append((depth, f"{row.text(0)} {sign}".strip()))
        waiting += [(depth + 1, row.child(n)) for n in reversed(range(row.childCount()))]
    return rows


def test_without_feeds_there_is_no_place_for_them(program: Program) -> None:
    assert not program.window.places.isVisible()
    program.trigger("refresh_feeds")
    assert "No feeds" in program.window.notice_bar.text()


def test_an_address_leads_to_a_feed_that_is_looked_at_and_followed(
    program: Program, site: WebSite
) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed" title="News">'
    site.pages["/"] = Answer(page(head=head))
    program.trigger("subscribe")
    dialog = program.window.findChild(SubscribeDialog)
    assert dialog is not None
    dialog.address.clear()
    QTest.keyClicks(dialog.address, f"{site.address}/")
    program.press(dialog.address, Qt.Key.Key_Return)
    program.wait_until(lambda: dialog.list.count() == 1)
    assert "Evening 2" in dialog.list.item(0).text()
    dialog.folder.setCurrentText("Papers / Asia")
    dialog.follow_button.click()
    program.wait_until(lambda: program.titles() == ["Evening 2", "Evening 1"])
    program.wait_until(lambda: "2 new articles" in program.window.notice_bar.text())
    assert program.window.places.isVisible()
    assert shown(program) == [
        (0, "Today 2"),
        (0, "All Articles"),
        (0, "Unread 2"),
        (0, "Bookmarks"),
        (0, "Archive"),
        (0, "Trash"),
        (0, "Papers 2"),
        (1, "Asia 2"),
        (2, "The Evening 2"),
    ]
    (feed,) = feeds.feeds(program.library)
    assert program.window.places.place() == Place(feed=feed.id)


def test_an_address_without_a_feed_is_told_and_another_can_be_tried(
    program: Program, site: WebSite
) -> None:
    program.trigger("subscribe")
    dialog = program.window.findChild(SubscribeDialog)
    assert dialog is not None
    dialog.address.setText(f"{site.address}/none")
    dialog.find_button.click()
    program.wait_until(lambda: "no such page" in dialog.told.text())
    assert not dialog.follow_button.isEnabled()
    dialog.address.setText(f"{site.address}/feed")
    dialog.find_button.click()
    program.wait_until(dialog.follow_button.isEnabled)
    dialog.reject()
    assert feeds.feeds(program.library) == []


def test_the_list_shows_what_the_chosen_place_has(program: Program, site: WebSite) -> None:
    site.pages["/b"] = Answer(atom(title="Another"), "text/xml")
    one, two = follow(program, site, ("/feed", "News"), ("/b", ""))
    places = {feed.folder: feed.id for feed in feeds.feeds(program.library)}
    program.window.places.choose(Place(folder="News"))
    program.wait_until(lambda: len(program.titles()) == 2)
    # With the mouse, as most do.
    tree = program.window.places
    alone = tree.topLevelItem(len(Shelf))
    assert alone is not None
    at = tree.visualItemRect(alone).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert tree.place() == Place(feed=places[""])
    assert len(program.titles()) == 1
    program.window.places.choose(Place())
    assert len(program.titles()) == len(articles.list_ids(program.library, ArticleQuery()))
    assert one != two


def test_reading_counts_down_and_all_can_be_marked_and_taken_back(
    program: Program, site: WebSite
) -> None:
    (number,) = follow(program, site, ("/feed", ""))
    program.window.places.choose(Place(feed=number))
    newest, _oldest = program.window.model.ids()
    program.show_article(newest)
    program.wait_until(lambda: (0, "The Evening 1") in shown(program))
    program.trigger("mark_all_read")
    program.wait_until(lambda: (0, "The Evening") in shown(program))
    assert "1 articles" in program.window.notice_bar.text()
    program.trigger("undo")
    program.wait_until(lambda: (0, "The Evening 1") in shown(program))
    program.trigger("next_unread")
    assert articles.list_ids(program.library, ArticleQuery(ListFilter.UNREAD)) == []
    program.trigger("next_unread")
    assert "Everything here is read" in program.window.notice_bar.text()
    program.trigger("mark_all_read")
    assert "Everything here is read" in program.window.notice_bar.text()


def test_refreshing_brings_what_is_new_and_says_what_failed(
    program: Program, site: WebSite
) -> None:
    site.pages["/b"] = Answer(rss([item(9)], "Other"), RSS)
    follow(program, site, ("/feed", ""), ("/b", ""))
    site.pages["/feed"] = Answer(rss([item(3), item(2), item(1)]), RSS)
    site.pages["/b"] = Answer(b"", status=500)
    program.trigger("refresh_feeds")
    program.wait_until(lambda: "could not be refreshed" in program.window.notice_bar.text())
    assert "1 new articles. 1 feeds" in program.window.notice_bar.text()
    assert program.titles()[0] == "Evening 3"
    assert (0, "Other !") in shown(program)
    site.pages["/b"] = Answer(rss([item(9)], "Other"), RSS)
    program.trigger("refresh_feeds")
    program.wait_until(lambda: "Nothing new" in program.window.notice_bar.text())


def test_what_is_due_comes_by_itself_and_nothing_does_offline(
    program: Program, site: WebSite
) -> None:
    other = open_library(program.places.library)
    feeds.subscribe(other, Subscription(f"{site.address}/feed"))
    pages.set_offline(other, on=True)
    program.window.following.restore()
    program.wait_until(lambda: not program.window.following.is_refreshing)
    assert site.asked == []
    pages.set_offline(other, on=False)
    other.close()
    program.window.following.restore()
    program.wait_until(lambda: program.titles() == ["Evening 2", "Evening 1"])
    # Nobody asked, so nothing is said.
    assert "new articles" not in program.window.notice_bar.text()


def menu_of(program: Program, place: Place) -> QMenu:
    program.window.following._on_menu(
        place, program.window.places.mapToGlobal(program.window.places.rect().center())
    )
    menu = program.window.findChild(QMenu, "place_menu")
    assert menu is not None
    return menu


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_a_feed_is_named_moved_and_left_and_followed_again(program: Program, site: WebSite) -> None:
    (number,) = follow(program, site, ("/feed", ""))
    choose(menu_of(program, Place(feed=number)), "Settings…")
    dialog = program.window.findChild(FeedDialog)
    assert dialog is not None
    dialog.name.setText("My own")
    dialog.folder.setCurrentText("News")
    dialog.whole.click()
    program.press(dialog.name, Qt.Key.Key_Return)
    program.wait_until(lambda: (1, "My own 2") in shown(program))
    assert feeds.feed(program.library, number).is_whole
    choose(menu_of(program, Place(feed=number)), "Unsubscribe")
    assert not program.window.places.isVisible()
    assert program.titles() == []
    assert "2 articles went" in program.window.notice_bar.text()
    program.trigger("undo")
    assert program.window.places.isVisible()
    assert len(program.titles()) == 2
    assert (1, "My own 2") in shown(program)


def test_feeds_are_taken_along_and_taken_in(
    program: Program, site: WebSite, tmp_path: Path
) -> None:
    (number,) = follow(program, site, ("/feed", "News"))
    file = tmp_path / "feeds.opml"
    program.window.following.export_file(str(file))
    assert f'xmlUrl="{site.address}/feed"' in file.read_text("utf-8")
    program.window.following.unsubscribe([number])
    program.window.adding.take_given([file])
    program.wait_until(program.window.places.isVisible)
    (tmp_path / "wrong.opml").write_text("<html/>", "utf-8")
    program.wait_until(lambda: not program.window.following.is_refreshing)
    program.window.following.import_file(str(tmp_path / "wrong.opml"))
    program.wait_until(lambda: "OPML" in program.window.notice_bar.text())


def test_the_feeds_can_be_hidden_and_stay_so_in_focus_too(program: Program, site: WebSite) -> None:
    follow(program, site, ("/feed", ""))
    places = program.window.places
    program.show_article(program.window.model.ids()[0])
    program.trigger("focus_mode")
    assert not places.isVisible()
    site.pages["/feed"] = Answer(rss([item(3), item(2), item(1)]), RSS)
    program.trigger("refresh_feeds")
    program.wait_until(lambda: "1 new articles" in program.window.notice_bar.text())
    assert not places.isVisible()
    program.trigger("leave_focus")
    program.wait_until(places.isVisible)
    program.trigger("toggle_places")
    assert not places.isVisible()
    program.window._save_preferences()
    assert not PreferencesFile(program.places.preferences).preferences.places_visible
    program.trigger("toggle_places")
    assert places.isVisible()


def test_what_is_asked_for_while_another_is_refreshed_comes_after_it(
    program: Program, site: WebSite
) -> None:
    site.pages["/b"] = Answer(rss([item(9)], "Other"), RSS)
    following = program.window.following
    following.follow([Subscription(f"{site.address}/feed")])
    assert following.is_refreshing
    following.follow([Subscription(f"{site.address}/b")])
    program.wait_until(lambda: len(program.window.model.ids()) == 1 or len(shown(program)) == 6)
    program.wait_until(lambda: (0, "Other 1") in shown(program))


def test_the_list_follows_a_feed_that_leaves_the_folder(program: Program, site: WebSite) -> None:
    site.pages["/b"] = Answer(rss([item(9)], "Other"), RSS)
    follow(program, site, ("/feed", "News"), ("/b", "News"))
    program.window.places.choose(Place(folder="News"))
    assert len(program.titles()) == 3
    other = next(feed for feed in feeds.feeds(program.library) if feed.title == "Other")
    program.window.following.change(other, FeedSettings())
    assert len(program.titles()) == 2
    program.window.following.unsubscribe(
        [feed.id for feed in feeds.feeds(program.library) if feed.folder]
    )
    program.trigger("undo")
    assert (1, "The Evening 2") in shown(program)


def test_marking_all_in_bookmarks_leaves_the_rest_unread(program: Program, site: WebSite) -> None:
    follow(program, site, ("/feed", ""))
    program.trigger("filter_bookmarks")
    program.trigger("mark_all_read")
    assert len(articles.list_ids(program.library, ArticleQuery(ListFilter.UNREAD))) == 2


def test_counting_moves_nothing_in_the_tree(program: Program, site: WebSite) -> None:
    other = open_library(program.places.library)
    for number in range(60):
        feeds.subscribe(other, Subscription(f"{site.address}/{number}", f"F{number:02}", "News"))
    other.close()
    program.window.following.show_feeds()
    tree = program.window.places
    bar = tree.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    assert before > 0
    program.window.following.show_feeds()
    assert bar.value() == before
    folder = tree.topLevelItem(1)
    assert folder is not None
    tree.setCurrentItem(folder.child(3))
    folder = tree.topLevelItem(1)
    assert folder is not None
    folder.setExpanded(False)
    program.window.following.show_feeds()
    folder = tree.topLevelItem(1)
    assert folder is not None
    assert not folder.isExpanded()
