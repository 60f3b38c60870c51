"""Follow feeds: find them, subscribe, refresh, and take them along.

Whatever asks the network or reads foreign bytes is a job of the worker.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reader.errors import InputRefusedError, SenjaError
from reader.library import Library, feeds
from reader.model.changes import LibraryChanges
from reader.model.feed import Feed, FeedSettings, FoundFeed, Subscription
from reader.operations import refreshing
from reader.operations.refreshing import Refreshed
from reader.operations.worker import Worker, WorkerClosedError, WorkerFailedError, answer

log = logging.getLogger(__name__)

# So many feeds are one job of the worker: what is new of them comes into the list together.
_TOGETHER = 8
_SECONDS = 120.0
_FIND_SECONDS = 90.0


def find_feeds(worker: Worker, library: Library, url: str) -> list[FoundFeed]:
    """Return the feeds that an address leads to.

    Raises:
        SenjaError: there is none, or the address can't be had; the sentence says so.
    """
    job = worker.submit(refreshing.find_feeds, library.path, url, seconds=_FIND_SECONDS)
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

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    return feeds.subscribe(library, wanted, typed=typed)


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
