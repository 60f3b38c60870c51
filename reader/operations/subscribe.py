"""Follow feeds: find them, subscribe, refresh, and take them along.

Whatever asks the network or reads foreign bytes is a job of the worker.
"""

import logging
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from reader.errors import InputRefusedError, SenjaError
from reader.library import Library, feeds, journal
from reader.library.feeds import Unsubscribed
from reader.markup.addresses import without_login
from reader.model.access import Access
from reader.model.changes import LibraryChanges
from reader.model.feed import Feed, FeedSettings, FoundFeed, Subscription
from reader.model.step import StepKind
from reader.operations import protected, refreshing
from reader.operations.passwords import KeyringError
from reader.operations.protected import Followed
from reader.operations.refreshing import Refreshed
from reader.operations.worker import Worker, WorkerClosedError, WorkerFailedError, answer

log = logging.getLogger(__name__)

# So many feeds are one job of a worker: what is new of them comes into the list together. Where
# little is expected, more of them share what a job costs.
_TOGETHER = 8
_QUIET_TOGETHER = 24
# Of one host only some at a time are asked for, so that a slow one does not use up a job's time.
OF_ONE_HOST = 2
# New articles of one job that are worth a second process for those that follow.
_MUCH = 100
SECONDS, _SECONDS_EACH = 80.0, 5.0
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
        words = (bare[0].title or bare[0].url) if len(bare) == 1 else ""
        with journal.step(library, StepKind.FOLLOW, words):
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


def unsubscribe(library: Library, ids: Sequence[int], *, keep_all: bool = False) -> Unsubscribed:
    """Follow feeds no more; what nobody has kept of them goes into the trash, unless ``keep_all``.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with journal.step(library, StepKind.UNSUBSCRIBE, feeds.title_of(library, ids)):
        return feeds.unsubscribe(library, ids, keep_all=keep_all)


def change_feed(library: Library, identifier: int, wanted: FeedSettings) -> None:
    """Give a feed what a person wants of it; its name, folder and address are tidied.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    name = None if wanted.title is None else " ".join(wanted.title.split())
    url = without_login(wanted.url.strip())[0]
    with journal.step(library, StepKind.FEED, feeds.title_of(library, [identifier])):
        feeds.change(library, identifier, replace(wanted, title=name, url=url))


def refresh(
    worker: Worker, library: Library, identifiers: Sequence[int] | None = None
) -> Iterator[Refreshed]:
    """Ask for feeds, those named or else all that are due, and give what became of each.

    A feed that hangs or ends the worker is told of; the others are unharmed. Pages of feeds that are
    read whole wait to be fetched afterwards.
    """
    asked = feeds.due(library) if identifiers is None else identifiers
    waiting = [
        _Wanted(place.id, _others_host(place.url), place.is_new)
        for place in feeds.to_ask(library, asked)
    ]
    is_much = sum(each.is_new for each in waiting) > _TOGETHER
    running: dict[Future[list[Refreshed]], _Job] = {}
    try:
        while waiting or running:
            for free in _free_workers(worker, running.values(), is_much=is_much):
                newest = feeds.newest_article(library)
                job = _next_job(free, waiting, running.values(), newest, is_much=is_much)
                if job is not None:
                    running[job.begin(library)] = job
            added = 0
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                for told in _told(library, running.pop(done), done):
                    added += len(told.changes.added)
                    yield told
            is_much |= added > _MUCH
    except GeneratorExit:
        # Nobody wants to hear more; what is under way is in the library before this is left.
        wait(running)
        raise


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A feed that is to be asked for; ``host`` is "" where it is on this machine."""

    id: int
    host: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Job:
    """Feeds that a worker asks for together."""

    worker: Worker
    wanted: list[_Wanted]
    newest: int  # article when it began

    def begin(self, library: Library) -> "Future[list[Refreshed]]":
        ids = [each.id for each in self.wanted]
        seconds = SECONDS + len(ids) * _SECONDS_EACH
        return self.worker.submit(refreshing.refresh, library.path, ids, seconds=seconds)


def _free_workers(worker: Worker, running: Collection[_Job], *, is_much: bool) -> list[Worker]:
    """Return the workers that have nothing to do; only for much a second one is worth its start."""
    workers = [worker, worker.second()] if is_much and (os.cpu_count() or 1) > 1 else [worker]
    return [each for each in workers if all(job.worker is not each for job in running)]


def _next_job(
    worker: Worker,
    waiting: list[_Wanted],
    running: Collection[_Job],
    newest: int,
    *,
    is_much: bool,
) -> _Job | None:
    """Take what a worker is to ask for off ``waiting``; no host is asked by two of them at once."""
    asked = {each.host for job in running for each in job.wanted} - {""}
    taken: list[_Wanted] = []
    counts: Counter[str] = Counter()
    for each in waiting:
        if each.host in asked or (each.host and counts[each.host] >= OF_ONE_HOST):
            continue
        counts[each.host] += 1
        taken.append(each)
        if len(taken) == (_TOGETHER if is_much else _QUIET_TOGETHER):
            break
    for each in taken:
        waiting.remove(each)
    return _Job(worker, taken, newest) if taken else None


def _others_host(url: str) -> str:
    # Only who refreshes pays for it.
    from reader.markup.links import host_of
    from reader.sources.http.turns import is_own_machine

    host = host_of(url)
    return "" if is_own_machine(host) else host


def _told_too(
    library: Library, job: _Job, future: "Future[list[Refreshed]]"
) -> Iterator[Refreshed]:
    """Give what became of a feed, with what was stored of it before its first job had to end."""
    for told in _told(library, job, future):
        stored = feeds.added_since(library, told.feed_id, job.newest)
        yield replace(told, changes=LibraryChanges(added=stored).then(told.changes))


def _told(library: Library, job: _Job, future: "Future[list[Refreshed]]") -> Iterator[Refreshed]:
    """Give what became of the feeds of a job."""
    asked = [each.id for each in job.wanted]
    try:
        yield from answer(future)
    except WorkerClosedError:
        raise
    except WorkerFailedError as error:
        if len(asked) > 1:
            # One of them is to blame; each is asked for alone.
            for suspect in job.wanted:
                alone = _Job(job.worker, [suspect], job.newest)
                yield from _told_too(library, alone, alone.begin(library))
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
