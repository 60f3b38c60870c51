"""Feeds looked after in the window: how they are doing, how often, how long they are kept."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from reader.library import articles, feeds, retention
from reader.library.articles import State
from reader.model.feed import KEPT_FOR_EVER, WHEN_ASKED, FeedSettings, Keeping, Subscription
from reader.model.place import Place
from reader.model.query import ArticleQuery
from reader.ui.feeds.care_dialog import CareDialog
from reader.ui.feeds.choices import Choice
from reader.ui.feeds.feed_dialog import FeedDialog
from tests.feeds import RSS, item, rss
from tests.ui.followed import following_feeds
from tests.ui.program import Program
from tests.web_site import PARAGRAPHS, Answer, WebSite, page

pytestmark = pytest.mark.usefixtures("following")


@pytest.fixture
def following(program: Program) -> Iterator[WebSite]:
    """Follow a feed with three articles, and one that is not there."""
    wanted = [("/feed", "feed", ""), ("/nothing", "nothing", "")]
    with following_feeds(program, [item(3), item(2), item(1)], wanted) as site:
        yield site


def care(program: Program) -> CareDialog:
    program.trigger("look_after_feeds")
    dialog = program.window.findChild(CareDialog)
    assert dialog is not None
    program.wait_until(lambda: dialog.table.rowCount() == 2)
    return dialog


def rows(dialog: CareDialog) -> list[tuple[str, str]]:
    cells = [
        [dialog.table.item(row, column) for column in (0, 1)]
        for row in range(dialog.table.rowCount())
    ]
    return [(name.text(), how.text()) for name, how in cells if name and how]


def choose(choice: Choice, value: int) -> None:
    choice.setCurrentIndex(choice.findData(value))
    choice.activated.emit(choice.currentIndex())


def test_the_feeds_are_shown_with_how_they_are_doing_the_worst_first(program: Program) -> None:
    dialog = care(program)
    (broken, how), (fine, well) = rows(dialog)
    assert (broken, fine, well) == ("nothing", "feed", "Fine")
    assert how.startswith("Since ")
    assert "1 of them" in dialog.summary.text()
    dialog.table.sortItems(0, Qt.SortOrder.AscendingOrder)
    assert [name for name, _how in rows(dialog)] == ["feed", "nothing"]


def test_a_feed_is_left_from_there_and_followed_again(program: Program) -> None:
    dialog = care(program)
    assert not dialog.unsubscribe_button.isEnabled()
    dialog.table.selectRow(0)
    dialog.unsubscribe_button.click()
    # A second click means no other feed.
    dialog.unsubscribe_button.click()
    program.wait_until(lambda: [name for name, _how in rows(dialog)] == ["feed"])
    dialog.unsubscribe_button.click()
    assert len(feeds.feeds(program.library)) == 1
    program.trigger("undo")
    program.wait_until(lambda: len(rows(dialog)) == 2)


def test_a_feed_gets_its_own_pause_and_keeping(program: Program) -> None:
    dialog = care(program)
    dialog.table.selectRow(1)
    dialog.edit_button.click()
    settings = dialog.findChild(FeedDialog)
    assert settings is not None
    settings.address.setText("no address")
    assert not settings.save_button.isEnabled()
    settings.address.setText("https://example.org/elsewhere")
    choose(settings.minutes, WHEN_ASKED)
    choose(settings.days, 30)
    program.press(settings.name, Qt.Key.Key_Return)
    feed = next(each for each in feeds.feeds(program.library) if each.title == "feed")
    assert (feed.minutes, feed.keeping) == (WHEN_ASKED, Keeping(days=30))
    assert feed.url == "https://example.org/elsewhere"


def test_what_is_kept_of_all_feeds_goes_at_once_and_comes_back_with_undo(program: Program) -> None:
    ids = articles.list_ids(program.library, ArticleQuery())
    articles.set_state(program.library, ids, State.READ, on=True)
    program.library.connection.execute("UPDATE article SET read_at = 1")
    program.library.connection.execute("UPDATE article SET saved_at = 0 WHERE id <> ?", ids[:1])
    dialog = care(program)
    choose(dialog.days, 7)
    choose(dialog.days, 30)
    dialog.close()
    program.wait_until(lambda: "2 read articles" in program.window.notice_bar.text())
    assert len(program.titles()) == 1
    program.trigger("undo")
    program.wait_until(lambda: len(program.titles()) == 3)
    assert retention.usual_keeping(program.library).days == KEPT_FOR_EVER


def test_all_feeds_are_looked_at_as_often_as_is_chosen(program: Program) -> None:
    choose(care(program).minutes, WHEN_ASKED)
    program.library.connection.execute("UPDATE feed SET checked_at = 1")
    assert feeds.due(program.library) == []


def test_the_pages_of_a_feed_that_gives_only_beginnings_are_offered_once(
    program: Program, following: WebSite
) -> None:
    entries = [item(n, body="<p>Only a beginning…</p>") for n in (3, 2, 1)]
    data = rss(entries, "Short").replace(b"https://example.org", following.address.encode())
    following.pages |= {"/short": Answer(data, RSS)}
    following.pages |= {f"/{n}": Answer(page(times=n)) for n in (1, 2, 3)}
    program.window.following.follow([Subscription(f"{following.address}/short")])
    notice = program.window.notice_bar
    program.wait_until(lambda: "only the beginnings" in notice.text())
    notice.findChild(QPushButton, "notice_button").click()
    feed = next(each for each in feeds.feeds(program.library) if each.title == "Short")
    assert feed.is_whole
    ids = articles.list_ids(program.library, ArticleQuery(feed=feed.id))
    program.wait_until(
        lambda: all(PARAGRAPHS[0] in articles.content(program.library, e).text for e in ids)
    )
    notice.inform("x")
    program.window.places.choose(Place())
    program.window.places.choose(Place(feed=feed.id))
    assert notice.text() == "x"


def test_old_articles_go_after_a_refresh_without_a_word(program: Program) -> None:
    feed = next(each for each in feeds.feeds(program.library) if each.title == "feed")
    ids = articles.list_ids(program.library, ArticleQuery())
    articles.set_state(program.library, ids, State.READ, on=True)
    program.library.connection.execute("UPDATE article SET read_at = 1")
    feeds.change(program.library, feed.id, FeedSettings(keeping=Keeping(count=2)))
    program.window.following.refresh([feed.id], tells=True)
    program.wait_until(lambda: len(program.titles()) == 2)
    program.wait_until(lambda: "Nothing new" in program.window.notice_bar.text())
