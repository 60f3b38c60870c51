"""The worker's jobs about feeds: find those that an address leads to, ask for them, store what is new."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.errors import InputRefusedError, SenjaError
from reader.library import Library, contacts, feeds, open_library, pages
from reader.library.feeds import FeedAnswer, Known, NewEntry
from reader.model.changes import LibraryChanges
from reader.model.contact import Contact, Reason
from reader.model.feed import FoundFeed, ParsedFeed, Subscription

if TYPE_CHECKING:
    from reader.sources.http.limits import Limits
    from reader.sources.http.network import Fetched, Network

_AT_ONCE = 6
_NEWEST = 5
_OFFLINE = "Senja is set to stay offline; go online and try again."


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one feed: what is new, or why it could not be had."""

    feed_id: int
    title: str
    changes: LibraryChanges
    problem: str = ""


def find_feeds(library_path: Path, url: str) -> list[FoundFeed]:
    """Return the feeds that the address ``url`` leads to, each looked into.

    Raises:
        SenjaError: there is none, or the address can't be had; the sentence says so.
    """
    from reader.sources.http.network import Network

    made: list[Contact] = []
    with closing(open_library(library_path)) as library:
        if pages.is_offline(library):
            raise InputRefusedError(_OFFLINE)
        try:
            with Network(made.append) as network:
                return list(_found(network, url))
        finally:
            contacts.add_contacts(library, made)


def refresh(library_path: Path, identifiers: Sequence[int]) -> list[Refreshed]:
    """Ask for feeds, several at once, and store what is new in each.

    Raises:
        LibraryError: the library could not be read or written.
    """
    from reader.sources.http.network import Network

    made: list[Contact] = []
    done: list[Refreshed] = []
    with closing(open_library(library_path)) as library:
        if pages.is_offline(library):
            return [Refreshed(each, "", LibraryChanges(), _OFFLINE) for each in identifiers]
        wanted = [found for each in identifiers if (found := feeds.known(library, each))]
        try:
            with Network(made.append) as network, ThreadPoolExecutor(_AT_ONCE) as threads:
                asked = [(each, threads.submit(_ask, network, each)) for each in wanted]
                unchanged: list[int] = []
                done = [_stored(library, known, answer, unchanged) for known, answer in asked]
            # Together: each write waits for the disk.
            feeds.note_unchanged(library, unchanged)
        finally:
            contacts.add_contacts(library, made)
    return done


def read_opml_file(path: Path) -> list[Subscription]:
    """Return the feeds in the OPML file at ``path``.

    Raises:
        InputRefusedError: it is none, or can't be read.
    """
    from reader.exchange.opml import read_opml
    from reader.sources.files import read_bytes

    return read_opml(read_bytes(path))


def _ask(network: "Network", known: Known) -> "Fetched":
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    said = {name: value for name, value in headers.items() if value}
    return network.fetch(known.url, Reason.FEED, limits=_limits(typed=known.typed), headers=said)


def _limits(*, typed: bool) -> "Limits":
    from reader.sources.http.limits import FEED

    return replace(FEED, allow_private=typed)


def _stored(
    library: Library, known: Known, answer: "Future[Fetched]", unchanged: list[int]
) -> Refreshed:
    """Store what is new in a feed; one that has not changed is put into ``unchanged``."""
    from reader.sources.http.errors import BusyError, GoneError

    nothing = LibraryChanges()
    try:
        found = answer.result()
    except SenjaError as error:
        is_gone = isinstance(error, GoneError) and error.status == 410  # noqa: PLR2004 (Gone)
        pause = (error.seconds or 0) if isinstance(error, BusyError) else 0
        feeds.note_problem(library, known.id, str(error), is_gone=is_gone, pause=pause)
        return Refreshed(known.id, known.title, nothing, str(error))
    if found.status == 304:  # noqa: PLR2004 (Not Modified)
        unchanged.append(known.id)
        return Refreshed(known.id, known.title, nothing)
    try:
        parsed = _parsed(found)
    except SenjaError as error:
        feeds.note_problem(library, known.id, str(error))
        return Refreshed(known.id, known.title, nothing, str(error))
    answered = FeedAnswer(
        url=found.permanent_url,
        own_title=parsed.title,
        site_url=parsed.site_url,
        etag=found.headers.get("etag", "")[:500],
        last_modified=found.headers.get("last-modified", "")[:100],
    )
    title = known.title or parsed.title
    changes = feeds.store_entries(
        library, known.id, answered, _new_entries(known, parsed, title, found.url)
    )
    return Refreshed(known.id, title, changes)


def _parsed(found: "Fetched") -> ParsedFeed:
    from reader.sources.feeds.parse import parse_feed

    return parse_feed(found.data)


def _new_entries(known: Known, parsed: ParsedFeed, title: str, url: str) -> list[NewEntry]:
    """Return the entries that are new or have changed, the oldest first."""
    from reader.sources.feeds.entries import entry_draft, entry_hash

    site = title or urlsplit(url).hostname or url
    base = parsed.site_url or url
    fresh = [
        (entry, hashed)
        for entry in parsed.entries
        if known.hashes.get(entry.key) != (hashed := entry_hash(entry))
    ]
    # Most feeds have the newest first; their dates say it where they have some.
    fresh.reverse()
    fresh.sort(key=lambda each: each[0].published or "9999")
    return [
        NewEntry(
            entry.key,
            hashed,
            entry_draft(entry, site, base, parsed.language),
            entry.html.encode("utf-8", "replace"),
        )
        for entry, hashed in fresh
    ]


def _found(network: "Network", url: str) -> Iterator[FoundFeed]:
    """Give the feeds that an address leads to; the usual places are asked only without any other.

    Raises:
        SenjaError: there is none.
    """
    from reader.sources.feeds.discovery import known_places, named_feeds, usual_places
    from reader.sources.http.errors import FetchError
    from reader.sources.pages.fetched import is_page, page_text

    limits = _limits(typed=True)
    named = [(place, "") for place in known_places(url)]
    if not named:
        found = network.fetch(url, Reason.FEED, limits=limits)
        try:
            yield _looked_into(found)
        except InputRefusedError:
            if not is_page(found.mime, found.data):
                raise
        else:
            return
        named = named_feeds(page_text(found.data, found.charset), found.url)
        url = found.url
    count = 0
    for places in (named, [(place, "") for place in usual_places(url)]):
        for place, title in places:
            try:
                looked = _looked_into(network.fetch(place, Reason.FEED, limits=limits))
            except (FetchError, InputRefusedError):
                continue
            count += 1
            yield replace(looked, title=title or looked.title)
            if places is not named:
                return
        if count:
            return
    raise InputRefusedError("No feed was found at this address; look for one on its page.")


def _looked_into(found: "Fetched") -> FoundFeed:
    parsed = _parsed(found)
    newest = tuple(entry.title for entry in parsed.entries[:_NEWEST] if entry.title)
    return FoundFeed(found.permanent_url, parsed.title or found.url, parsed.site_url, newest)
