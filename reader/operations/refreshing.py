"""The worker's jobs about feeds: find those that an address leads to, ask for them, store what is new."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reader.errors import InputRefusedError, LibraryError, SenjaError
from reader.library import Library, articles, contacts, feeds, open_library, pages
from reader.library.feeds import FeedAnswer, Known, NewEntry
from reader.model.access import Access
from reader.model.changes import LibraryChanges
from reader.model.contact import Contact, Reason
from reader.model.feed import FoundFeed, ParsedFeed, Subscription
from reader.operations import protected
from reader.operations.passwords import KeyringError

if TYPE_CHECKING:
    from reader.sources.http.limits import Limits
    from reader.sources.http.network import Fetched, Network

log = logging.getLogger(__name__)

_AT_ONCE = 6
# So many answers at most are asked for or wait to be stored, however many feeds there are.
_HELD = 8
_NEWEST = 5
_OFFLINE = "Senja is set to stay offline; go online and try again."


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one feed: what is new, or why it could not be had."""

    feed_id: int
    title: str
    changes: LibraryChanges
    problem: str = ""


def find_feeds(library_path: Path, url: str, access: Access | None = None) -> list[FoundFeed]:
    """Return the feeds that the address ``url`` leads to, each looked into.

    ``access`` is shown to the server of ``url``, and comes back with the feeds that are there.

    Raises:
        AccessWantedError: what is there is only for those who show something, or something else.
        SenjaError: there is none, or the address can't be had; the sentence says so.
    """
    from reader.sources.http.errors import LogInError
    from reader.sources.http.network import Network

    made: list[Contact] = []
    with closing(open_library(library_path)) as library:
        if pages.is_offline(library):
            raise InputRefusedError(_OFFLINE)
        try:
            with Network(made.append) as network:
                return [
                    replace(each, access=access)
                    if protected.is_same_server(each.url, url)
                    else each
                    for each in _found(network, url, access)
                ]
        except LogInError as error:
            raise protected.wanted(url, access, error) from error
        finally:
            contacts.add_contacts(library, made)


def refresh(library_path: Path, identifiers: Sequence[int]) -> list[Refreshed]:
    """Ask for feeds, several at once, and store what is new in each as it comes.

    Raises:
        LibraryError: the library could not be read or written.
    """
    from reader.sources.http.limits import OF_FEEDS
    from reader.sources.http.network import Network

    made: list[Contact] = []
    done: dict[int, Refreshed] = {}
    with closing(open_library(library_path)) as library:
        if pages.is_offline(library):
            return [Refreshed(each, "", LibraryChanges(), _OFFLINE) for each in identifiers]
        wanted = [found for each in identifiers if (found := feeds.known(library, each))]
        unchanged: list[int] = []
        try:
            with (
                Network(made.append, manners=OF_FEEDS) as network,
                ThreadPoolExecutor(_AT_ONCE) as threads,
            ):
                for known, answer in _answers(threads, network, wanted):
                    done[known.id] = _safely(library, known, answer, unchanged)
        finally:
            _note(library, unchanged, made)
    return [done[known.id] for known in wanted if known.id in done]


def _note(library: Library, unchanged: Sequence[int], made: Sequence[Contact]) -> None:
    """Note what asking came to; what was stored is told whether or not this can be noted."""
    try:
        feeds.note_unchanged(library, unchanged, made)
    except LibraryError as error:
        log.warning("unchanged feeds and contacts not noted: %s", error)


def _answers(
    threads: ThreadPoolExecutor, network: "Network", wanted: Iterable[Known]
) -> "Iterator[tuple[Known, Future[Fetched]]]":
    """Give each feed with its answer, whichever comes first: a slow one keeps no other waiting."""
    rest, keys = iter(wanted), protected.Keys()
    asked: dict[Future[Fetched], Known] = {}
    while True:
        for known in islice(rest, _HELD - len(asked)):
            asked[_asked(threads, network, known, keys)] = known
        if not asked:
            return
        answer = next(iter(wait(asked, return_when=FIRST_COMPLETED).done))
        yield asked.pop(answer), answer


def read_opml_file(path: Path) -> list[Subscription]:
    """Return the feeds in the OPML file at ``path``.

    Raises:
        InputRefusedError: it is none, or can't be read.
    """
    from reader.exchange.opml import read_opml
    from reader.sources.files import read_bytes

    return read_opml(read_bytes(path))


def _asked(
    threads: ThreadPoolExecutor, network: "Network", known: Known, keys: protected.Keys
) -> "Future[Fetched]":
    """Have a feed asked for; the keyring is asked here, for one feed at a time."""
    try:
        access = keys.find(known)
    except KeyringError as error:
        refused: Future[Fetched] = Future()
        refused.set_exception(error)
        return refused
    return threads.submit(_ask, network, known, access)


def _ask(network: "Network", known: Known, access: Access | None) -> "Fetched":
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    said = {name: value for name, value in headers.items() if value}
    limits = _limits(typed=known.typed)
    return network.fetch(known.url, Reason.FEED, limits=limits, headers=said, access=access)


def _limits(*, typed: bool) -> "Limits":
    from reader.sources.http.limits import FEED

    return replace(FEED, allow_private=typed)


def _safely(
    library: Library, known: Known, answer: "Future[Fetched]", unchanged: list[int]
) -> Refreshed:
    """Do as ``_stored``; whatever one feed makes us stumble on, the others are stored."""
    try:
        return _stored(library, known, answer, unchanged)
    except LibraryError as error:
        # The feed is not to blame, and nothing can be noted now.
        return Refreshed(known.id, known.title, LibraryChanges(), str(error))
    except Exception:
        log.exception("feed %s", known.url)
        problem = "The feed could not be read; what was there before is kept."
        feeds.note_problem(library, known.id, problem)
        return Refreshed(known.id, known.title, LibraryChanges(), problem)


def _stored(
    library: Library, known: Known, answer: "Future[Fetched]", unchanged: list[int]
) -> Refreshed:
    """Store what is new in a feed; one that has not changed is put into ``unchanged``."""
    from reader.sources.feeds.excerpts import are_cut_short
    from reader.sources.http.errors import BusyError, GoneError, LogInError

    nothing = LibraryChanges()
    try:
        found = answer.result()
    except SenjaError as error:
        is_gone = isinstance(error, GoneError) and error.status == 410  # noqa: PLR2004 (Gone)
        pause = (error.seconds or 0) if isinstance(error, BusyError) else 0
        sentence = str(error)
        if isinstance(error, LogInError):
            sentence = protected.why_refused(library, known, error)
        feeds.note_problem(library, known.id, sentence, is_gone=is_gone, pause=pause)
        return Refreshed(known.id, known.title, nothing, sentence)
    if found.status == 304:  # noqa: PLR2004 (Not Modified)
        unchanged.append(known.id)
        return Refreshed(known.id, known.title, nothing)
    try:
        parsed = _parsed(found)
    except SenjaError as error:
        feeds.note_problem(library, known.id, str(error))
        return Refreshed(known.id, known.title, nothing, str(error))
    title = known.title or parsed.title
    # Not before there is something to compare: most feeds have not changed.
    hashes = feeds.hashes(library, known.id)
    entries = _new_entries(hashes, parsed, title, found.url)
    answered = FeedAnswer(
        url=found.permanent_url,
        own_title=parsed.title,
        site_url=_whole(found.url, parsed.site_url),
        etag=_sendable(found.headers.get("etag", ""), 500) if parsed.is_whole else "",
        last_modified=(
            _sendable(found.headers.get("last-modified", ""), 100) if parsed.is_whole else ""
        ),
        rhythm=parsed.rhythm,
        keys=frozenset(entry.key for entry in parsed.entries),
        asked=known.url,
        is_cut_short=are_cut_short([entry.draft for entry in entries]),
    )

    def store(url: str) -> LibraryChanges:
        return feeds.store_entries(library, known.id, replace(answered, url=url), entries)

    changes = protected.stored_at(library, known, answered.url, store)
    return Refreshed(known.id, title, changes)


def _sendable(value: str, most: int) -> str:
    """Return a header's value if it can be sent back, else nothing."""
    return value if value.isascii() and value.isprintable() and len(value) <= most else ""


def _parsed(found: "Fetched") -> ParsedFeed:
    from reader.sources.feeds.parse import parse_feed

    return parse_feed(found.data, found.charset)


def _whole(url: str, site: str) -> str:
    """Return what a feed at ``url`` says of where its site is, as a whole address."""
    try:
        return urljoin(url, site) if site else ""
    except ValueError:
        return ""


def _new_entries(
    hashes: Mapping[str, str], parsed: ParsedFeed, title: str, url: str
) -> list[NewEntry]:
    """Return the entries that are new or have changed, the oldest first."""
    from reader.sources.feeds.entries import entry_draft, entry_hash

    site = title or urlsplit(url).hostname or url
    base = _whole(url, parsed.site_url) or url
    fresh = [
        (entry, hashed)
        for entry in parsed.entries
        if hashes.get(entry.key) != (hashed := entry_hash(entry))
    ]
    # Most feeds have the newest first; their dates say it where they have some.
    fresh.reverse()
    fresh.sort(key=lambda each: each[0].published or "9999")
    made = []
    for entry, hashed in fresh:
        draft = entry_draft(entry, site, base, parsed.language)
        # Here, where nobody waits for the library.
        ready = articles.ready(draft, entry.html.encode("utf-8", "replace"))
        made.append(NewEntry(entry.key, hashed, draft, ready))
    return made


def _found(network: "Network", url: str, access: Access | None) -> Iterator[FoundFeed]:
    """Give the feeds that an address leads to; the usual places are asked only without any other.

    Raises:
        SenjaError: there is none.
    """
    from reader.sources.feeds.discovery import known_places, usual_places
    from reader.sources.http.errors import LogInError

    refused: list[LogInError] = []

    # Who gives an address may mean a host of the local network, and that one only.
    def ask(place: str) -> "Fetched":
        limits = _limits(typed=feeds.same_host(place, url))
        shown = access if protected.is_same_server(place, url) else None
        try:
            return network.fetch(place, Reason.FEED, limits=limits, access=shown)
        except LogInError as error:
            refused.append(error)
            raise

    named = [(place, "") for place in known_places(url)]
    place = url
    if not named:
        found = ask(url)
        itself, named = _read_address(found)
        if itself is not None:
            yield replace(itself, is_typed=feeds.same_host(itself.url, url))
            return
        place = found.url
    looked = list(_that_are_feeds(ask, named, url))
    # Those at the usual places are guesses: what is refused there need not be a feed.
    wanted = refused[:1]
    # Of the usual places one is enough.
    looked = looked or list(islice(_that_are_feeds(ask, _unnamed(usual_places(place)), url), 1))
    if not looked and wanted:
        raise wanted[0]
    if not looked:
        raise InputRefusedError("No feed was found at this address; look for one on its page.")
    yield from looked


def _read_address(found: "Fetched") -> tuple[FoundFeed | None, list[tuple[str, str]]]:
    """Return the feed that an answer is, or those that it names as a page."""
    from reader.sources.feeds.discovery import named_feeds
    from reader.sources.pages.fetched import is_page, page_text

    try:
        return _looked_into(found), []
    except InputRefusedError:
        if not is_page(found.mime, found.data):
            raise
    return None, named_feeds(page_text(found.data, found.charset), found.url)


def _that_are_feeds(
    ask: "Callable[[str], Fetched]", places: Iterable[tuple[str, str]], given: str
) -> Iterator[FoundFeed]:
    """Give those of some places, each with its title or "", at which there is a feed."""
    from reader.sources.http.errors import FetchError

    for place, title in places:
        try:
            looked = _looked_into(ask(place))
        except (FetchError, InputRefusedError):
            continue
        is_typed = feeds.same_host(looked.url, given)
        yield replace(looked, title=title or looked.title, is_typed=is_typed)


def _unnamed(places: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((place, "") for place in places)


def _looked_into(found: "Fetched") -> FoundFeed:
    parsed = _parsed(found)
    newest = tuple(entry.title for entry in parsed.entries[:_NEWEST] if entry.title)
    site = _whole(found.url, parsed.site_url)
    return FoundFeed(found.permanent_url, parsed.title or found.url, site, newest)
