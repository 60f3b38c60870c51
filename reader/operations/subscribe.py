"""Follow feeds: find them, subscribe, refresh, and take them along.

Whatever asks the network or reads foreign bytes is a job of the worker.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from reader.errors import InputRefusedError, SenjaError
from reader.library import Library, feeds
from reader.markup.addresses import without_login
from reader.model.access import Access
from reader.model.changes import LibraryChanges
from reader.model.feed import Feed, FeedSettings, FoundFeed, Subscription
from reader.operations import protected, refreshing
from reader.operations.passwords import KeyringError
from reader.operations.protected import Followed
from reader.operations.refreshing import Refreshed
from reader.operations.worker import Worker, WorkerClosedError, WorkerFailedError, answer

log = logging.getLogger(__name__)

# So many feeds are one job of the worker: what is new of them comes into the list together.
_TOGETHER = 8
_SECONDS = 120.0
_FIND_SECONDS = 90.0
_KEYRING_SECONDS = 120.0

Answer = TypeVar("Answer")


def find_feeds(
    worker: Worker, library: Library, url: str, access: Access | None = None
) -> list[FoundFeed]:
    """Return the feeds that an address leads to; a name and password may stand in it.

    ``access`` is shown to the server of ``url``, and comes back with the feeds that are there.

    Raises:
        AccessWantedError: what is there is only for those who show something, or something else.
        SenjaError: there is none, or the address can't be had; the sentence says so.
    """
    bare, given = _apart(url)
    job = worker.submit(
        refreshing.find_feeds, library.path, bare, access or given, seconds=_FIND_SECONDS
    )
    try:
        return answer(job)
    except WorkerFailedError as error:
        raise InputRefusedError(f"Looking for feeds was given up: {error}.") from error


def read_opml(worker: Worker, path: Path) -> list[Subscription]:
    """Return the feeds in an OPML file.

    Raises:
        SenjaError: it is none, or can't be read.
    """
    try:
        return answer(worker.submit(refreshing.read_opml_file, path, seconds=_FIND_SECONDS))
    except WorkerFailedError as error:
        raise InputRefusedError(f"“{path.name}” was not taken in: {error}.") from error


def write_opml(library: Library) -> str:
    """Return the feeds that are followed as OPML."""
    from reader.exchange.opml import write_opml as written

    return written(feeds.feeds(library))


def subscribe(library: Library, wanted: Subscription, *, typed: bool = True) -> int:
    """Follow a feed from now on; return its id. Its entries come with the next refresh.

    What lets into it, given with it or in its address, goes into the system's keyring, which a
    person may have to unlock first: whoever can't wait for that takes ``subscribe_all``.

    Raises:
        KeyringError: the keyring does not keep that, and the feed is not followed.
        LibraryError: nothing was changed; the sentence says why.
    """
    return protected.subscribe(library, _bare(wanted), typed=typed)


def subscribe_all(
    worker: Worker, library: Library, wanted: Iterable[Subscription], *, typed: bool
) -> Followed:
    """Follow feeds; the worker waits for the keyring.

    One that was not ``typed`` and whose password the keyring does not keep is followed without.

    Raises:
        SenjaError: the sentence says why; those before are followed.
    """
    bare = [_bare(each) for each in wanted]
    if not any(each.access for each in bare):
        return Followed(tuple(feeds.subscribe(library, each, typed=typed) for each in bare))
    return _of_keyring(worker, protected.subscribe_all, library.path, bare, typed)


def keep_access(worker: Worker, library: Library, identifier: int, access: Access) -> None:
    """Show a feed's server ``access`` from now on; the system's keyring keeps it.

    Raises:
        SenjaError: it is not kept anywhere; the sentence says why.
    """
    _of_keyring(worker, protected.keep, library.path, identifier, access)


def forget_access(worker: Worker, library: Library, identifier: int) -> None:
    """Forget what lets into a feed, followed or not; it is asked for without from now on.

    Raises:
        SenjaError: it is still kept; the sentence says why.
    """
    _of_keyring(worker, protected.forget, library.path, identifier)


def _of_keyring(worker: Worker, job: Callable[..., Answer], *arguments: object) -> Answer:
    """Return the answer of a job that may have to wait until a person has unlocked the keyring."""
    try:
        return answer(worker.submit(job, *arguments, seconds=_KEYRING_SECONDS))
    except WorkerFailedError as error:
        raise KeyringError(
            "The keyring of this computer did not answer, so nothing was changed in it; "
            "unlock it and try again."
        ) from error


def _apart(url: str) -> tuple[str, Access | None]:
    """Return an address as it may be stored, and what lets in that stood in it."""
    bare, user, password = without_login(url)
    access = Access(password, user)
    return bare, access if user and not access.problem else None


def _bare(wanted: Subscription) -> Subscription:
    """Return a subscription whose addresses may be stored."""
    url, given = _apart(wanted.url)
    site = without_login(wanted.site_url)[0]
    return replace(wanted, url=url, site_url=site, access=wanted.access or given)


def followed(library: Library) -> list[Feed]:
    """Return the feeds that are followed, with their counts."""
    return feeds.feeds(library)


def unsubscribe(library: Library, ids: Sequence[int]) -> tuple[int, ...]:
    """Follow feeds no more; their articles stay.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    return feeds.unsubscribe(library, ids)


def resubscribe(library: Library, ids: Sequence[int]) -> tuple[int, ...]:
    """Follow feeds again, as they were.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    return feeds.resubscribe(library, ids)


def change_feed(library: Library, identifier: int, wanted: FeedSettings) -> None:
    """Give a feed what a person wants of it; its name and its folder are tidied.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    name = None if wanted.title is None else " ".join(wanted.title.split())
    feeds.change(library, identifier, replace(wanted, title=name))


def refresh(
    worker: Worker, library: Library, identifiers: Sequence[int] | None = None
) -> Iterator[Refreshed]:
    """Ask for feeds, those named or else all that are due, and give what became of each.

    A feed that hangs or ends the worker is told of; the others are unharmed. Pages of feeds that are
    read whole wait to be fetched afterwards.
    """
    asked = feeds.due(library) if identifiers is None else list(identifiers)
    for start in range(0, len(asked), _TOGETHER):
        yield from _refresh(worker, library, asked[start : start + _TOGETHER])


def _refresh(worker: Worker, library: Library, asked: list[int]) -> Iterator[Refreshed]:
    job = worker.submit(refreshing.refresh, library.path, asked, seconds=_SECONDS)
    try:
        yield from answer(job)
    except WorkerClosedError:
        raise
    except WorkerFailedError as error:
        if len(asked) > 1:
            # One of them is to blame; each is asked for alone.
            for each in asked:
                yield from _refresh(worker, library, [each])
            return
        log.warning("feed %s: %s", asked, error)
        sentence = f"The feed could not be refreshed: {error}."
        feeds.note_problem(library, asked[0], sentence)
        yield Refreshed(asked[0], "", LibraryChanges(), sentence)
    except SenjaError as error:
        for each in asked:
            yield Refreshed(each, "", LibraryChanges(), str(error))
    except Exception:
        log.exception("feeds %s", asked)
        sentence = "The feed could not be refreshed; what was there before is kept."
        for each in asked:
            feeds.note_problem(library, each, sentence)
            yield Refreshed(each, "", LibraryChanges(), sentence)
