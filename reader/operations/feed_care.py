"""Look after feeds: how they are doing, how often all are looked at, how long they are kept."""

from dataclasses import replace

from reader.library import Library, feed_health, feeds, journal, retention
from reader.model.changes import LibraryChanges
from reader.model.feed import Excerpts, Keeping, feed_settings
from reader.model.feed_health import FeedHealth
from reader.model.step import StepKind


def health(library: Library) -> list[FeedHealth]:
    """Return every feed that is followed with how it is doing."""
    return feed_health.health(library)


def usual_minutes(library: Library) -> int:
    """Return the minutes between two looks at feeds of which nobody says anything."""
    return feeds.usual_minutes(library)


def set_usual_minutes(library: Library, minutes: int) -> None:
    """Set the minutes between two looks at feeds of which nobody says anything.

    Raises:
        LibraryError: nothing was set; the sentence says why.
    """
    feeds.set_usual_minutes(library, minutes)


def usual_keeping(library: Library) -> Keeping:
    """Return how long articles are kept of feeds that have no wish of their own."""
    return retention.usual_keeping(library)


def keep_for(library: Library, keeping: Keeping) -> LibraryChanges:
    """Set how long articles of feeds without a wish of their own are kept, and let go what is over.

    Both are one step that can be taken back; returns what went into the trash.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with journal.step(library, StepKind.KEEPING):
        retention.set_usual_keeping(library, keeping)
        return retention.drop_old(library)


def drop_old(library: Library) -> LibraryChanges:
    """Put read articles that need not be kept any more into the trash; return what went.

    Raises:
        LibraryError: nothing was dropped; the sentence says why.
    """
    return retention.drop_old(library)


def note_offered(library: Library, feed: int) -> None:
    """Note that the whole pages of a feed were offered; nobody is asked twice.

    Raises:
        LibraryError: nothing was noted; the sentence says why.
    """
    feeds.set_excerpts(library, feed, Excerpts.OFFERED)


def read_whole(library: Library, feed: int) -> int:
    """Let the pages of a feed's articles be fetched from now on, and of those unread that are here.

    Returns:
        how many of them wait for their pages now.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    known = feeds.feed(library, feed)
    feeds.change(library, feed, replace(feed_settings(known), is_whole=True))
    return feeds.wait_for_pages(library, feed)
