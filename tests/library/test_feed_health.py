"""How feeds are doing, told from a real library."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.library import Library, articles, feed_health, feeds
from reader.library.articles import State
from reader.library.feeds import FeedAnswer, NewEntry
from reader.model.feed import Subscription
from reader.model.feed_health import Condition, FeedHealth
from reader.model.query import ArticleQuery
from tests.conftest import make_draft

TODAY = datetime.now(UTC)
FEED = "https://example.org/feed"


def followed(library: Library, *days_ago: int) -> int:
    """Return a feed that has brought an article on each of these days."""
    feed = feeds.subscribe(library, Subscription(FEED))
    entries = []
    for number, days in enumerate(days_ago):
        day = (TODAY - timedelta(days=days)).isoformat()
        draft = make_draft(f"Number {number}", f"text {number}", published=day)
        entries.append(NewEntry(str(number), "", draft, b""))
    feeds.store_entries(library, feed, FeedAnswer(FEED), entries)
    return feed


def old(library: Library) -> None:
    """Let the feeds be followed for two years."""
    moment = int((TODAY - timedelta(days=730)).timestamp() * 1_000_000)
    library.connection.execute("UPDATE feed SET added_at = ?", (moment,))


def only(library: Library) -> FeedHealth:
    (found,) = feed_health.health(library)
    return found


def test_a_feed_that_brings_something_is_fine(library: Library) -> None:
    followed(library, *range(0, 91, 7), 400)
    found = only(library)
    assert (found.condition, found.newest) == (Condition.FINE, TODAY.date())
    assert found.weekly == pytest.approx(1, abs=0.1)


def test_one_with_nothing_new_for_a_year_is_silent(library: Library) -> None:
    followed(library, 366, 700)
    assert only(library).condition is Condition.SILENT


def test_one_that_has_just_been_followed_and_is_empty_is_no_silent_one(library: Library) -> None:
    followed(library)
    assert (only(library).condition, only(library).newest) == (Condition.FINE, None)
    old(library)
    assert only(library).condition is Condition.SILENT


def test_a_date_in_the_future_says_nothing(library: Library) -> None:
    followed(library, -4_000, 500)
    assert only(library).condition is Condition.SILENT


def test_one_that_brings_ten_a_day_is_very_busy(library: Library) -> None:
    followed(library, *(number // 10 for number in range(910)))
    assert only(library).condition is Condition.BUSY


def test_one_of_which_nothing_was_ever_read_is_told_after_a_month(library: Library) -> None:
    followed(library, *range(10))
    assert only(library).condition is Condition.FINE
    old(library)
    assert only(library).condition is Condition.NEVER_READ
    first = articles.list_ids(library, ArticleQuery())[:1]
    articles.set_state(library, first, State.READ, on=True)
    assert (only(library).condition, only(library).read) == (Condition.FINE, 1)


def test_one_that_breaks_is_broken_since_its_first_failure(library: Library) -> None:
    feed = followed(library, 1)
    feeds.note_problem(library, feed, "It did not answer.")
    since = feeds.feed(library, feed).broken_at
    feeds.note_problem(library, feed, "It did not answer again.")
    found = only(library)
    assert (found.condition, found.feed.broken_at) == (Condition.BROKEN, since)
    assert since is not None
    feeds.note_unchanged(library, [feed])
    assert (only(library).condition, only(library).feed.broken_at) == (Condition.FINE, None)


def test_one_whose_server_will_not_have_it_any_more_is_gone(library: Library) -> None:
    feed = followed(library, 1)
    feeds.note_problem(library, feed, "It is gone.", is_gone=True)
    assert only(library).condition is Condition.GONE
