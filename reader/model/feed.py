"""A feed: what a person subscribes to, and what its address gives."""

from dataclasses import dataclass
from datetime import datetime


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
class ParsedFeed:
    """What is at a feed's address; the entries stand in the feed's own order."""

    title: str
    site_url: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that an address leads to, with the titles of its newest entries.

    ``is_typed`` says that it stands on the host whose address a person gave.
    """

    url: str
    title: str
    site_url: str = ""
    newest: tuple[str, ...] = ()
    is_typed: bool = True


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a person wants to follow: an address, and what it is called and where it belongs.

    Only one that ``is_typed`` by a person may be in the local network.
    """

    url: str
    title: str = ""
    folder: str = ""
    site_url: str = ""
    is_typed: bool = True


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the library.

    ``problem`` is why it could not be refreshed the last time, as a sentence, or ""; ``failures``
    counts how often in a row. ``is_gone`` says that its server will not have it any more,
    ``is_whole`` that the page of each new entry is fetched.
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
