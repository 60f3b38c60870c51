"""A feed: what a person subscribes to, and what its address gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reader.model.access import Access


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that an entry comes with: audio, video, anything."""

    url: str
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed gives of one article; ``html`` is its author's, nothing of it judged.

    ``key`` tells an entry from others of its feed: its own id, else its address, else its words.
    ``published`` is ISO 8601, or None.
    """

    key: str
    title: str
    html: str
    url: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    tags: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a feed wants to be asked.

    ``minutes`` is the pause between two looks, 0 where it says nothing; in the ``hours`` (0 to 23,
    UTC) and on the ``days`` (0 is Monday) it is not to be asked.
    """

    minutes: int = 0
    hours: tuple[int, ...] = ()
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What is at a feed's address; the entries stand in the feed's own order.

    ``is_whole`` says that its end is there as well.
    """

    title: str
    site_url: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    rhythm: Rhythm = Rhythm()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that an address leads to, with the titles of its newest entries.

    ``is_typed`` says that it stands on the host whose address a person gave; ``access`` is what was
    given with it, if the feed's server is the one that it was given for.
    """

    url: str
    title: str
    site_url: str = ""
    newest: tuple[str, ...] = ()
    is_typed: bool = True
    access: Access | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a person wants to follow: an address, and what it is called and where it belongs.

    Only one that ``is_typed`` by a person may be in the local network. ``access`` is what its server
    lets in.
    """

    url: str
    title: str = ""
    folder: str = ""
    site_url: str = ""
    is_typed: bool = True
    access: Access | None = None


# Between two looks at a feed, in minutes: as it says itself, or only when somebody asks.
AS_IT_SAYS, WHEN_ASKED = 0, -1
# How many articles of a feed are kept, or for how long: as it is set for all feeds, or all of them.
AS_ALL_FEEDS, KEPT_FOR_EVER = 0, -1


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long the read articles of a feed are kept: for ``days``, and the newest ``count``.

    Each is a number from 1, ``KEPT_FOR_EVER``, or ``AS_ALL_FEEDS``.
    """

    days: int = AS_ALL_FEEDS
    count: int = AS_ALL_FEEDS


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """What a person wants of a feed.

    ``title`` is its name, "" for its own and None for the one it has. ``is_whole`` says that the
    page of each new entry is fetched; ``minutes`` is the pause between two looks, else
    ``AS_IT_SAYS`` or ``WHEN_ASKED``. ``url`` is another address for it, "" for the one it has.
    """

    title: str | None = None
    folder: str = ""
    is_whole: bool = False
    minutes: int = AS_IT_SAYS
    keeping: Keeping = Keeping()
    url: str = ""


class Excerpts(StrEnum):
    """Whether a feed's entries are plainly cut short, and whether their pages were offered."""

    NONE = ""
    FOUND = "found"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the library.

    ``problem`` is why it could not be refreshed the last time, as a sentence, or ""; ``failures``
    counts how often in a row, since ``broken_at``. ``is_gone`` says that its server will not have
    it any more, ``is_whole`` that the page of each new entry is fetched. ``rank`` is its place
    among its neighbours, from 1, as a person has put it there; 0 is by its name.
    ``access`` is what its server is shown, kept in the system's keyring: "password" for a name and
    password, else a header's name, "" for nothing.
    """

    id: int
    url: str
    title: str
    site_url: str
    folder: str
    added_at: datetime
    checked_at: datetime | None
    problem: str
    failures: int
    is_gone: bool
    is_whole: bool
    unread: int
    total: int
    newest_at: datetime | None
    minutes: int = AS_IT_SAYS
    keeping: Keeping = Keeping()
    broken_at: datetime | None = None
    excerpts: Excerpts = Excerpts.NONE
    rank: int = 0
    access: str = ""


@dataclass(frozen=True, slots=True)
class FeedsOutline:
    """The feeds that are followed, and what stands around them.

    ``folder_ranks`` are the places of folders that a person has put there, from 1; ``unread`` and
    ``today`` count the unread articles of the library, and of what came today.
    """

    feeds: tuple[Feed, ...] = ()
    folder_ranks: Mapping[str, int] = field(default_factory=dict)
    unread: int = 0
    today: int = 0


def is_in_folder(folder: str, outer: str) -> bool:
    """Return whether a folder is ``outer`` or stands in it, however deep."""
    return f"{folder}/".startswith(f"{outer}/")


def feed_settings(feed: Feed) -> FeedSettings:
    """Return what is wanted of a feed as it is."""
    return FeedSettings(None, feed.folder, feed.is_whole, feed.minutes, feed.keeping)
