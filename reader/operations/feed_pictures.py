"""Keep the pictures of articles that feeds brought, so that they open without a network.

Pictures of an article's own site are asked for; those of other hosts only where a person wants it,
and those that only count readers never.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from reader.errors import SenjaError
from reader.library import Library, articles, contacts, feeds, media, open_library, pages
from reader.markup.links import host_of, site_host
from reader.model.article import Picture
from reader.model.changes import LibraryChanges
from reader.model.contact import Contact
from reader.operations import organize
from reader.operations.fetching import later_pictures
from reader.operations.worker import Worker, WorkerClosedError, answer

log = logging.getLogger(__name__)

_TOGETHER = 4
_SECONDS = 200.0


def keep_pictures(worker: Worker, library: Library) -> Iterator[LibraryChanges]:
    """Ask for the pictures that are owed to articles and keep them, some articles at a time.

    What can't be had stays an address. What is left when this is left comes with the next time.

    Raises:
        LibraryError: it could not be noted what is here.
    """
    if pages.is_offline(library):
        return
    while part := media.owed_pictures(library, _TOGETHER):
        changes = LibraryChanges()
        try:
            job = worker.submit(store_pictures, library.path, part, seconds=_SECONDS)
            changes = answer(job)
        except WorkerClosedError:
            return
        except SenjaError as error:
            log.warning("pictures of %s: %s", part, error)
        if pages.is_offline(library):
            return
        media.settle_pictures(library, part)
        yield changes


def store_pictures(library_path: Path, ids: Sequence[int]) -> LibraryChanges:
    """Ask for the pictures of articles and store them: the worker's job.

    Raises:
        LibraryError: the library could not be read or written.
    """
    made: list[Contact] = []
    with closing(open_library(library_path)) as library:
        everywhere = organize.keeps_all_feed_pictures(library)
        try:
            changed = tuple(
                article.id
                for article in articles.articles(library, ids)
                if _keep(library, article.id, article.url, made, everywhere=everywhere)
            )
        finally:
            contacts.add_contacts(library, made)
    return LibraryChanges(changed=changed)


def _keep(
    library: Library, identifier: int, url: str, made: list[Contact], *, everywhere: bool
) -> bool:
    from reader.markup.body import remote_pictures, with_pictures
    from reader.sources.trackers import is_tracker

    html = articles.content(library, identifier).html
    found: dict[str, Picture | None] = {}
    wanted: list[str] = []
    for address in remote_pictures(html):
        if is_tracker(address):
            found[address] = None
        elif everywhere or _is_own(address, url):
            wanted.append(address)
    # Who typed a feed's address may mean a host of the local network.
    typed = {host_of(each) for each in feeds.typed_addresses(library, identifier)}
    local_host = host_of(url) if host_of(url) in typed else None
    fetch = later_pictures(library, identifier, made, local_host)
    for address, picture in fetch(wanted).items():
        # Of so few pixels it is there to be asked for, and not to be seen.
        is_seen = max(picture.width, picture.height) > 2  # noqa: PLR2004 (pixels)
        found[address] = replace(picture, address=address) if is_seen else None
    if not found:
        return False
    kept = [picture for picture in found.values() if picture is not None]
    return media.put_pictures(library, identifier, html, with_pictures(html, found), kept)


def _is_own(address: str, url: str) -> bool:
    """Return whether a picture stands on the article's own site, or on a part of it."""
    site, host = site_host(url), host_of(address)
    return bool(site) and (host == site or host.endswith(f".{site}"))
