"""The icons of feeds in the library: which are due, and what is kept of those that were found."""

from contextlib import closing

import pytest

from reader.errors import LibraryError
from reader.library import Library, feed_icons, feeds, open_library
from reader.model.feed import Subscription


def follow(library: Library, *names: str) -> list[int]:
    ids = [feeds.subscribe(library, Subscription(f"https://example.org/{each}")) for each in names]
    feeds.note_unchanged(library, ids)
    return ids


def due(library: Library, most: int = 10) -> list[int]:
    return [each.id for each in feed_icons.due(library, most)]


def test_feeds_that_were_never_looked_at_are_due_first_and_some_at_a_time(
    library: Library,
) -> None:
    one, two, three = follow(library, "a", "b", "c")
    assert due(library) == [one, two, three]
    assert due(library, most=2) == [one, two]
    feed_icons.store(library, {one: b"", two: b"png"})
    assert due(library) == [three]
    assert [each.id for each in feed_icons.due(library, 10, [one, two])] == []


def test_a_feed_is_not_due_before_it_was_had_nor_while_it_can_not_be(library: Library) -> None:
    feeds.subscribe(library, Subscription("https://example.org/new"))
    (broken,) = follow(library, "broken")
    feeds.note_problem(library, broken, "It is broken.")
    assert due(library) == []
    feeds.note_unchanged(library, [broken])
    assert due(library) == [broken]


def test_what_was_found_is_told_where_it_is_another_and_kept_where_nothing_was(
    library: Library,
) -> None:
    one, two = follow(library, "a", "b")
    assert feed_icons.store(library, {one: b"first", two: b""}) == (one,)
    assert feed_icons.store(library, {one: b"first"}) == ()
    assert feed_icons.store(library, {one: b""}) == ()
    assert feed_icons.icons(library) == {one: b"first"}
    assert feed_icons.store(library, {one: b"second", two: b"other"}) == (one, two)
    assert feed_icons.icons(library, [two]) == {two: b"other"}
    feeds.unsubscribe(library, [two])
    assert feed_icons.icons(library) == {one: b"second"}


def test_a_feed_that_is_gone_meanwhile_is_passed_over(library: Library) -> None:
    feed_icons.store(library, {77: b"png"})
    assert feed_icons.icons(library) == {}


def test_nothing_is_noted_in_a_library_that_is_locked(library: Library) -> None:
    (one,) = follow(library, "a")
    with closing(open_library(library.path)) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        library.connection.set_busy_timeout(1)
        with pytest.raises(LibraryError):
            feed_icons.store(library, {one: b"png"})
    assert feed_icons.icons(library) == {}
    assert due(library) == [one]
