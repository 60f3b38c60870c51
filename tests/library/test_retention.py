"""How long the articles of feeds are kept, in a real library."""

from collections.abc import Callable

import pytest

from reader.library import Library, articles, edits, feeds, pages, repairs, retention
from reader.library.articles import State
from reader.library.feeds import FeedAnswer, NewEntry
from reader.model.article import ReadingPosition, Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.model.feed import KEPT_FOR_EVER, FeedSettings, Keeping, Subscription
from reader.model.query import ArticleQuery
from reader.model.repair import Repair
from tests.conftest import make_draft

FEED = "https://example.org/feed"
DAY = 24 * 60 * 60 * 1_000_000


def bring(library: Library, *names: str, url: str = FEED) -> int:
    """Let a feed bring articles with these titles, the last as the newest; return its id."""
    feed = feeds.subscribe(library, Subscription(url))
    entries = [
        NewEntry(name, name, make_draft(name, name, url=f"https://example.org/{name}"), b"")
        for name in names
    ]
    feeds.store_entries(library, feed, FeedAnswer(url), entries)
    return feed


def left(library: Library) -> list[str]:
    ids = articles.list_ids(library, ArticleQuery())
    return sorted(each.title for each in articles.articles(library, ids))


def read_all(library: Library) -> list[int]:
    """Let all articles be read some days ago."""
    ids = articles.list_ids(library, ArticleQuery())
    articles.set_state(library, ids, State.READ, on=True)
    library.connection.execute("UPDATE article SET read_at = read_at - ?", (2 * DAY,))
    return ids


def test_what_was_read_today_is_kept_since_it_may_be_open(library: Library) -> None:
    feed = bring(library, "one")
    ids = articles.list_ids(library, ArticleQuery())
    articles.set_state(library, ids, State.READ, on=True)
    keep(library, feed, days=1)
    age(library, 99, "one")
    assert retention.drop_old(library) == LibraryChanges()


def received_from_the_browser(library: Library, article: int) -> None:
    draft = make_draft("one", "one", url="https://example.org/one")
    assert articles.store(library, draft, b"", Source(SourceKind.PAGE, draft.url)).id == article


def keep(library: Library, feed: int, days: int = 0, count: int = 0) -> None:
    feeds.change(library, feed, FeedSettings(keeping=Keeping(days, count)))


def age(library: Library, days: int, *names: str) -> None:
    for name in names:
        library.connection.execute(
            "UPDATE article SET saved_at = saved_at - ? WHERE title = ?", (days * DAY, name)
        )


def test_without_a_wish_everything_is_kept(library: Library) -> None:
    bring(library, "one", "two")
    read_all(library)
    age(library, 9_000, "one")
    assert retention.drop_old(library) == LibraryChanges()


def test_read_articles_beyond_the_newest_go_and_do_not_come_back(library: Library) -> None:
    feed = bring(library, "one", "two", "three")
    read_all(library)
    keep(library, feed, count=2)
    assert len(retention.drop_old(library).removed) == 1
    assert left(library) == ["three", "two"]
    bring(library, "one", "two", "three")
    assert left(library) == ["three", "two"]
    assert retention.drop_old(library) == LibraryChanges()


def test_read_articles_go_when_they_are_old(library: Library) -> None:
    feed = bring(library, "one", "two")
    read_all(library)
    keep(library, feed, days=30)
    age(library, 31, "one")
    age(library, 29, "two")
    retention.drop_old(library)
    assert left(library) == ["two"]


def test_what_is_set_for_all_feeds_holds_but_where_one_has_its_own_wish(library: Library) -> None:
    bring(library, "one", "two")
    other = bring(library, "three", "four", url="https://example.org/other")
    keep(library, other, count=KEPT_FOR_EVER)
    read_all(library)
    retention.set_usual_keeping(library, Keeping(KEPT_FOR_EVER, 1))
    assert retention.usual_keeping(library) == Keeping(KEPT_FOR_EVER, 1)
    retention.drop_old(library)
    assert left(library) == ["four", "three", "two"]


def test_an_article_of_two_feeds_is_kept_while_one_of_them_keeps_it(library: Library) -> None:
    feed = bring(library, "one", "two")
    other = bring(library, "one", url="https://example.org/other")
    read_all(library)
    keep(library, feed, count=1)
    retention.drop_old(library)
    assert left(library) == ["one", "two"]
    feeds.unsubscribe(library, [other], keep_all=True)
    retention.drop_old(library)
    assert left(library) == ["two"]


def unread(library: Library, article: int) -> None:
    articles.set_state(library, [article], State.READ, on=False)


def bookmarked(library: Library, article: int) -> None:
    articles.set_state(library, [article], State.BOOKMARKED, on=True)


def tagged(library: Library, article: int) -> None:
    library.connection.execute("INSERT INTO article_tag VALUES (?, 'sea')", (article,))


def half_read(library: Library, article: int) -> None:
    articles.set_position(library, article, ReadingPosition(3, 0.5, 0.4))


def archived(library: Library, article: int) -> None:
    articles.set_state(library, [article], State.ARCHIVED, on=True)


def noted(library: Library, article: int) -> None:
    edits.set_note(library, article, "To be read again.")


def repaired(library: Library, article: int) -> None:
    draft, source = make_draft("one", "mended"), Source(SourceKind.FEED, FEED)
    repairs.keep_repair(library, article, draft, Repair(title="one"), source)


def saved_by_its_address(library: Library, article: int) -> None:
    assert pages.ask_for(library, "https://example.org/one").id == article


@pytest.mark.parametrize(
    "done",
    [
        unread,
        bookmarked,
        archived,
        noted,
        tagged,
        half_read,
        repaired,
        saved_by_its_address,
        received_from_the_browser,
    ],
)
def test_what_a_person_has_done_anything_with_is_never_dropped(
    library: Library, done: Callable[[Library, int], None]
) -> None:
    feed = bring(library, "one")
    (article,) = read_all(library)
    keep(library, feed, days=1)
    age(library, 99, "one")
    done(library, article)
    assert retention.drop_old(library) == LibraryChanges()


def test_one_that_was_read_to_its_end_is_dropped(library: Library) -> None:
    feed = bring(library, "one")
    (article,) = read_all(library)
    keep(library, feed, days=1)
    age(library, 99, "one")
    articles.set_position(library, article, ReadingPosition(9, 0.9, 1.0))
    assert retention.drop_old(library).removed == (article,)


def test_files_and_pastes_are_no_business_of_it(library: Library) -> None:
    articles.store(library, make_draft("own", "own"), b"", Source(SourceKind.PASTED, ""))
    read_all(library)
    retention.set_usual_keeping(library, Keeping(1, 1))
    age(library, 99, "own")
    assert retention.drop_old(library) == LibraryChanges()
