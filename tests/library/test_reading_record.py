"""What was read, told from a real library."""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from reader.library import Library, articles, feeds, reading_record, rules
from reader.library.articles import State
from reader.library.feeds import FeedAnswer, NewEntry
from reader.library.moments import microseconds
from reader.model.article import Source, SourceKind
from reader.model.feed import Subscription
from reader.model.query import ArticleQuery
from reader.model.reading_record import ReadingRecord, SourceRead, WeekRead
from reader.model.rule import Rule, RuleAction, RulePart
from tests.conftest import make_draft

PASTED = Source(SourceKind.PASTED, "")
MONDAY, SATURDAY, SUNDAY = 1, 6, 7
# A Wednesday, at noon.
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
WEEK = timedelta(weeks=1)


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    """Be in UTC, or in the zone that a test names."""
    if sys.platform == "win32":
        pytest.skip("a process can't be put elsewhere")
    monkeypatch.setenv("TZ", getattr(request, "param", "UTC"))
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def store(library: Library, name: str, words: int = 230, **more: object) -> int:
    draft = make_draft(name, f"{name} " + "word " * (words - 1), **more)
    identifier = articles.store(library, draft, b"", PASTED).id
    arrived(library, identifier, NOW - 2 * WEEK)
    return identifier


def arrived(library: Library, identifier: int, moment: datetime) -> None:
    library.connection.execute(
        "UPDATE article SET saved_at = ? WHERE id = ?", (microseconds(moment), identifier)
    )


def read(library: Library, identifier: int, moment: datetime = NOW) -> None:
    """Open an article as the window does, at some moment."""
    articles.set_state(library, [identifier], State.READ, on=True)
    library.connection.execute(
        "UPDATE article SET read_at = ? WHERE id = ?",
        # No two at once.
        (microseconds(moment) + identifier, identifier),
    )


def bring(library: Library, address: str, *names: str) -> list[int]:
    """Follow a feed and let it bring articles; return their ids."""
    feed = feeds.subscribe(library, Subscription(address, address.rpartition("/")[2]))
    entries = [NewEntry(name, "", make_draft(name, "word " * 230 + name), b"") for name in names]
    changes = feeds.store_entries(library, feed, FeedAnswer(address), entries)
    for identifier in changes.added:
        arrived(library, identifier, NOW - 2 * WEEK)
    return list(changes.added)


def record(library: Library, weeks: int = 4, first_day: int = MONDAY) -> ReadingRecord:
    return reading_record.record(library, weeks=weeks, first_day=first_day, now=NOW)


def counts(found: ReadingRecord) -> list[int]:
    return [week.articles for week in found.weeks]


def test_an_empty_library_has_weeks_without_reading(library: Library) -> None:
    found = record(library)
    begins = [date(2026, 11, day) for day in (2, 9, 16, 23)]
    assert found == ReadingRecord(tuple(WeekRead(day) for day in begins))


def test_what_was_read_stands_in_its_week_with_its_length(library: Library) -> None:
    read(library, store(library, "short", 230))
    read(library, store(library, "long", 690))
    read(library, store(library, "before", 460), NOW - 2 * WEEK)
    store(library, "unread")
    found = record(library)
    assert counts(found) == [0, 1, 0, 2]
    assert [week.minutes for week in found.weeks] == [0, 2, 0, 4]
    assert found.has_read


@pytest.mark.parametrize(
    ("first_day", "begin", "expected"),
    [
        (MONDAY, date(2026, 11, 23), [0, 0, 2, 1]),
        (SUNDAY, date(2026, 11, 22), [0, 0, 1, 2]),
        (SATURDAY, date(2026, 11, 21), [0, 0, 0, 3]),
    ],
)
def test_weeks_begin_on_the_day_that_is_asked_for(
    library: Library, first_day: int, begin: date, expected: list[int]
) -> None:
    for name, day in (("saturday", 21), ("sunday", 22), ("monday", 23)):
        read(library, store(library, name), datetime(2026, 11, day, 8, tzinfo=UTC))
    found = record(library, first_day=first_day)
    assert (found.weeks[-1].begins, counts(found)) == (begin, expected)


def test_what_was_marked_together_does_not_count_and_what_was_alone_does(library: Library) -> None:
    together = [store(library, name) for name in ("one", "two")]
    articles.set_state(library, together, State.READ, on=True)
    articles.set_state(library, [store(library, "alone")], State.READ, on=True)
    now = datetime.now(UTC)
    found = reading_record.record(library, weeks=4, first_day=MONDAY, now=now)
    assert counts(found) == [0, 0, 0, 1]


def test_one_of_those_that_is_opened_later_counts(library: Library) -> None:
    together = [store(library, name) for name in ("one", "two", "three")]
    articles.set_state(library, together, State.READ, on=True)
    articles.set_state(library, together[:1], State.READ, on=False)
    read(library, together[0])
    assert counts(record(library)) == [0, 0, 0, 1]


def test_what_a_rule_marks_as_it_comes_does_not_count(library: Library) -> None:
    wanted = Rule(part=RulePart.TITLE, words=("advert",), action=RuleAction.READ)
    rules.put_rule(library, wanted)
    feed = feeds.subscribe(library, Subscription("https://example.org/feed"))
    entries = [NewEntry(n, "", make_draft(n, n), b"") for n in ("advert", "news")]
    feeds.store_entries(library, feed, FeedAnswer("https://example.org/feed"), entries)
    (advert,) = library.read("SELECT id FROM article WHERE read_at IS NOT NULL")
    assert articles.article(library, advert[0]).title == "advert"
    now = datetime.now(UTC)
    found = reading_record.record(library, weeks=4, first_day=MONDAY, now=now)
    assert not found.has_read
    assert [(each.name, each.waiting) for each in found.never_read] == [
        ("https://example.org/feed", 1)
    ]


def test_a_file_that_is_opened_as_it_is_saved_counts(library: Library) -> None:
    identifier = articles.store(library, make_draft(), b"", PASTED).id
    articles.set_state(library, [identifier], State.READ, on=True)
    now = datetime.now(UTC)
    found = reading_record.record(library, weeks=4, first_day=MONDAY, now=now)
    assert counts(found) == [0, 0, 0, 1]


def test_what_is_in_the_trash_counts_until_it_is_gone_for_good(library: Library) -> None:
    identifier = store(library, "one", site="Example")
    read(library, identifier)
    articles.set_state(library, [identifier], State.DELETED, on=True)
    assert counts(record(library)) == [0, 0, 0, 1]
    assert [each.name for each in record(library).sources] == ["Example"]
    articles.empty_trash(library, older_than_days=-1)
    assert record(library).weeks == tuple(
        replace(each, articles=0, minutes=0) for each in record(library).weeks
    )
    assert not record(library).has_read


def test_what_a_wrong_clock_let_be_read_in_the_future_is_in_no_week(library: Library) -> None:
    read(library, store(library, "later", site="Later"), NOW + 9 * WEEK)
    found = record(library)
    assert (counts(found), found.sources) == ([0, 0, 0, 0], ())


# -- Where the reader is -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("Pacific/Kiritimati", [0, 0, 0, 1]), ("America/Los_Angeles", [0, 0, 1, 0])],
    indirect=["zone"],
)
def test_a_day_is_the_day_where_the_reader_is(library: Library, expected: list[int]) -> None:
    # Sunday noon in Greenwich: Monday, 2 o'clock, on Kiritimati.
    read(library, store(library, "one"), datetime(2026, 11, 22, 12, tzinfo=UTC))
    assert counts(record(library)) == expected


@pytest.mark.parametrize("zone", ["Europe/Berlin"], indirect=True)
def test_weeks_begin_at_midnight_before_and_after_the_clock_is_changed(library: Library) -> None:
    # Summer time ended on 25 October: midnight is 22 o'clock in Greenwich before, 23 after.
    last, first = timedelta(minutes=-1), timedelta(minutes=1)
    for monday in (
        datetime(2026, 10, 18, 22, tzinfo=UTC),
        datetime(2026, 10, 25, 23, tzinfo=UTC),
        datetime(2026, 11, 1, 23, tzinfo=UTC),
    ):
        for by in (last, first):
            read(library, store(library, f"{monday} {by}"), monday + by)
    found = reading_record.record(
        library, weeks=4, first_day=MONDAY, now=datetime(2026, 11, 4, tzinfo=UTC)
    )
    assert counts(found) == [1, 2, 2, 1]


@pytest.mark.parametrize("zone", ["America/Santiago"], indirect=True)
def test_a_week_may_begin_on_a_day_without_midnight(library: Library) -> None:
    # On Sunday, 6 September, the clock went from 24 o'clock to 1, which is 4 in Greenwich.
    jump = datetime(2026, 9, 6, 4, tzinfo=UTC)
    before, after = store(library, "before", site="S"), store(library, "after", site="S")
    arrived(library, before, jump - timedelta(minutes=1))
    arrived(library, after, jump + timedelta(minutes=1))
    read(library, before, jump - timedelta(seconds=30))
    read(library, after, jump + timedelta(minutes=2))
    found = reading_record.record(
        library, weeks=1, first_day=SUNDAY, now=datetime(2026, 9, 9, tzinfo=UTC)
    )
    assert found.weeks == (WeekRead(date(2026, 9, 6), 1, 1),)
    assert [(each.articles, each.came, each.came_read) for each in found.sources] == [(1, 1, 1)]


# -- Sources -------------------------------------------------------------------------------------


def test_sources_are_feeds_else_sites_the_most_read_first(library: Library) -> None:
    evening = bring(library, "https://example.org/Evening", "a", "b", "c")
    read(library, evening[0])
    read(library, evening[1], NOW - WEEK)
    read(library, store(library, "kept", 690, site="Garden"))
    read(library, store(library, "note"))
    store(library, "other", site="Garden")
    store(library, "elsewhere", site="Nobody reads it")
    assert record(library).sources == (
        SourceRead("Evening", True, 2, 2, 3, 2),
        SourceRead("Garden", False, 1, 3, 2, 1),
        SourceRead("", False, 1, 1, 1, 1),
    )


def test_only_what_came_in_these_weeks_is_what_came(library: Library) -> None:
    old = store(library, "old", site="Garden")
    arrived(library, old, NOW - 30 * WEEK)
    read(library, old)
    store(library, "new", site="Garden")
    assert record(library).sources == (SourceRead("Garden", False, 1, 1, 1, 0),)


def test_what_several_feeds_bring_counts_once(library: Library) -> None:
    (article,) = bring(library, "https://example.org/One", "a")
    other = feeds.subscribe(library, Subscription("https://example.org/Two", "Two"))
    library.connection.execute("INSERT INTO entry VALUES (?, 'a', ?, '')", (other, article))
    read(library, article)
    found = record(library)
    assert [(each.name, each.articles) for each in found.sources] == [("One", 1)]
    assert (counts(found), found.never_read) == ([0, 0, 0, 1], ())


def test_feeds_of_which_nothing_was_opened_are_told_with_what_waits(library: Library) -> None:
    marked = bring(library, "https://example.org/Marked", "a", "b", "c")
    articles.set_state(library, marked[:2], State.READ, on=True)
    busy = bring(library, "https://example.org/Busy", *"defgx")
    articles.set_state(library, busy[:1], State.ARCHIVED, on=True)
    read(library, bring(library, "https://example.org/Read", "h", "i")[0], NOW - 90 * WEEK)
    bring(library, "https://example.org/Empty")
    left = bring(library, "https://example.org/Left", "j")
    feeds.unsubscribe(library, [each.id for each in feeds.feeds(library) if each.title == "Left"])
    assert left
    gone = bring(library, "https://example.org/Deleted", "k")
    articles.set_state(library, gone, State.DELETED, on=True)
    told = [(each.name, each.waiting) for each in record(library).never_read]
    assert told == [("Busy", 4), ("Marked", 1), ("Deleted", 0)]


def test_nothing_is_written(library: Library) -> None:
    read(library, store(library, "one"))
    before = library.connection.total_changes()
    record(library, weeks=52)
    assert library.connection.total_changes() == before
    assert articles.list_ids(library, ArticleQuery())
