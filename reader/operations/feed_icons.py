"""Find the icons of feeds and keep them, each made small and square, so that the window shows them.

It is asked for what is of the feed's and its site's own hosts; of other hosts only where a person
wants pictures of them too. Nobody waits for an icon: what can't be had leaves a letter.
"""

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import InputRefusedError, SenjaError
from reader.library import Library, contacts, feed_icons, feeds, open_library, pages
from reader.library.feed_icons import Iconless
from reader.markup.links import site_host
from reader.model.contact import Contact, Reason
from reader.operations import organize
from reader.operations.worker import Worker, WorkerClosedError, WorkerFailedError, answer

if TYPE_CHECKING:
    from reader.sources.http.limits import Deadline, Limits
    from reader.sources.http.network import Fetched, Network

log = logging.getLogger(__name__)

# So many feeds are one job of the worker, all at once.
_TOGETHER = 6
_SECONDS = 120.0
# What looking for one icon may take in all, in seconds, and each request of it.
_ICON_SECONDS = 30.0
_REQUEST_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class KeptIcons:
    """What looking for some icons came to: which feeds have a new one, and if more may be due."""

    changed: tuple[int, ...] = ()
    may_go_on: bool = False


def keep_icons(
    worker: Worker, library: Library, ids: Sequence[int] | None = None
) -> Iterator[KeptIcons]:
    """Look for the icons that are due, of ``ids`` or of all feeds, some at a time; give what came."""
    kept = keep_next_icons(worker, library, ids)
    yield kept
    while kept.may_go_on:
        kept = keep_next_icons(worker, library, ids)
        yield kept


def keep_next_icons(
    worker: Worker, library: Library, ids: Sequence[int] | None = None
) -> KeptIcons:
    """Look for the next icons that are due; what can't be had is noted, and left alone for a while."""
    try:
        return _keep(worker, library, feed_icons.due(library, _TOGETHER, ids))
    except WorkerClosedError:
        return KeptIcons()
    except SenjaError as error:
        log.warning("icons of feeds: %s", error)
        return KeptIcons()


def _keep(worker: Worker, library: Library, asked: list[Iconless]) -> KeptIcons:
    if not asked:
        return KeptIcons()
    try:
        return answer(worker.submit(store_icons, library.path, asked, seconds=_SECONDS))
    except WorkerClosedError:
        raise
    except WorkerFailedError as error:
        if len(asked) == 1:
            log.warning("icon of %s: %s", asked[0].url, error)
            feed_icons.store(library, {asked[0].id: b""})
            return KeptIcons(may_go_on=True)
    # One of them is to blame; each is asked for alone.
    parts = [_keep(worker, library, [each]) for each in asked]
    changed = tuple(each for part in parts for each in part.changed)
    return KeptIcons(changed, may_go_on=all(part.may_go_on for part in parts))


def store_icons(library_path: Path, asked: Sequence[Iconless]) -> KeptIcons:
    """Look for the icons of feeds and store what was found: the worker's job.

    Raises:
        LibraryError: the library could not be read or written.
    """
    from reader.sources.http.network import Network

    made: list[Contact] = []
    with closing(open_library(library_path)) as library:
        if pages.is_offline(library):
            return KeptIcons()
        everywhere = organize.keeps_all_feed_pictures(library)
        try:
            with Network(made.append) as network, ThreadPoolExecutor(_TOGETHER) as threads:
                searches = [_search(network, each, everywhere=everywhere) for each in asked]
                found = list(threads.map(_Search.icon, searches))
        finally:
            contacts.add_contacts(library, made)
        numbers = (each.id for each in asked)
        changed = feed_icons.store(library, dict(zip(numbers, found, strict=True)))
    return KeptIcons(changed, may_go_on=True)


def _search(network: "Network", feed: Iconless, *, everywhere: bool) -> "_Search":
    from reader.sources.http.limits import Deadline

    hosts = {site_host(feed.url), site_host(feed.site_url)} - {""}
    return _Search(network, feed, everywhere, Deadline(_ICON_SECONDS), hosts)


@dataclass(slots=True)
class _Search:
    """Looks for one feed's icon, wherever it may be, until one is found or the time is over.

    ``hosts`` are the feed's own, those that it was led on to included.
    """

    network: "Network"
    feed: Iconless
    everywhere: bool
    deadline: "Deadline"
    hosts: set[str]
    looked_at: set[str] = field(default_factory=set)

    def icon(self) -> bytes:
        """Return the icon as a PNG, or nothing."""
        from reader.sources.feeds.icon_pictures import icon_png
        from reader.sources.http.limits import ICON

        try:
            for address in self._places():
                if address not in self.looked_at and self._may_be_asked(address):
                    self.looked_at.add(address)
                    found = self._ask(address, Reason.ICON, ICON)
                    png = icon_png(found.data) if found else b""
                    if png:
                        return png
        except TimeoutError:
            pass
        except Exception:
            # Whatever one feed makes us stumble on, the others get theirs.
            log.exception("icon of %s", self.feed.url)
        return b""

    def _places(self) -> Iterator[str]:
        from reader.sources.feeds.icons import feed_icons as named_by_feed
        from reader.sources.feeds.icons import page_icons, site_of, usual_icon
        from reader.sources.http.limits import FEED, PAGE

        # Not what was kept of it: of a feed only its entries are.
        feed = self._ask(self.feed.url, Reason.FEED, FEED)
        if feed is not None:
            self.hosts.add(site_host(feed.url))
            yield from named_by_feed(feed.data, feed.url)
        site = self.feed.site_url or site_of(self.feed.url)
        page = self._ask(site, Reason.ICON, PAGE)
        if page is not None:
            self.hosts.add(site_host(page.url))
            yield from page_icons(_text_of(page), page.url)
        yield usual_icon(page.url if page else site)

    def _ask(self, address: str, reason: Reason, limits: "Limits") -> "Fetched | None":
        """Return what is at an address, None where nothing can be had.

        Raises:
            TimeoutError: the time for this icon is over.
        """
        # Who typed a feed's address may mean a host of the local network, and that one only.
        is_typed = self.feed.typed and feeds.same_host(address, self.feed.url)
        seconds = min(_REQUEST_SECONDS, self.deadline.left())
        wanted = replace(limits, allow_private=is_typed, seconds=seconds)
        try:
            return self.network.fetch(address, reason, limits=wanted)
        except SenjaError:
            return None

    def _may_be_asked(self, address: str) -> bool:
        from reader.sources.trackers import is_tracker

        host = site_host(address)
        is_own = any(host == own or host.endswith(f".{own}") for own in self.hosts)
        return (is_own or self.everywhere) and not is_tracker(address)


def _text_of(found: "Fetched") -> str:
    """Return the markup of a page, nothing of what is none."""
    from reader.sources.pages.fetched import is_page, page_text

    try:
        return page_text(found.data, found.charset) if is_page(found.mime, found.data) else ""
    except InputRefusedError:
        return ""
