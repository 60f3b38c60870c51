"""Save web pages by their addresses, and fetch them again.

An address is an article at once; its page follows. What fetches and reads it is a job of the worker
process.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path

from reader.errors import SenjaError
from reader.library import Library, pages
from reader.markup.addresses import without_login
from reader.model.changes import LibraryChanges
from reader.operations import fetching
from reader.operations.fetching import Fetching
from reader.operations.save import SaveResult
from reader.operations.worker import Worker, WorkerClosedError, WorkerFailedError, answer

log = logging.getLogger(__name__)

# A page with its pictures, from a slow host.
SECONDS = 150
_AHEAD = 4


def save_addresses(
    worker: Worker, library: Library, urls: Iterable[str], *, typed: bool = True
) -> Iterator[SaveResult]:
    """Keep each address as an article and fetch its page; ``typed`` says that a person gave them.

    Each address that is new gives a result as soon as it is kept, and another one with its page;
    one whose page is here already gives one.
    """
    asked: list[tuple[int, str]] = []
    # A password in an address is neither stored nor sent: a page behind one is saved by the browser.
    for url in (without_login(given)[0] for given in urls):
        try:
            stored = pages.ask_for(library, url, typed=typed)
        except SenjaError as error:
            yield SaveResult(url, None, LibraryChanges(), str(error))
            continue
        yield SaveResult(url, stored.id, stored.changes)
        if pages.state(library, stored.id) is pages.PageState.WAITING:
            asked.append((stored.id, url))
    yield from _fetch(worker, library, asked)


def refetch(
    worker: Worker, library: Library, identifiers: Iterable[int], *, archived: bool = False
) -> Iterator[SaveResult]:
    """Fetch the pages of articles again; what they had before stays as an earlier version.

    ``archived`` asks the Internet Archive for them instead of their own sites.
    """
    asked = []
    for identifier in identifiers:
        url = pages.ask_again(library, identifier)
        if url:
            asked.append((identifier, url))
        else:
            sentence = f"Article {identifier} has no address of a page to be fetched."
            yield SaveResult(str(identifier), None, LibraryChanges(), sentence)
    store = fetching.store_archived if archived else fetching.store_page
    yield from _fetch(worker, library, asked, store)


def fetch_waiting(worker: Worker, library: Library) -> Iterator[SaveResult]:
    """Fetch the pages that still wait, from a time when Senja was ended before they came."""
    yield from _fetch(worker, library, pages.waiting(library))


def _fetch(
    worker: Worker,
    library: Library,
    asked: Iterable[tuple[int, str]],
    store: Callable[[Path, int, str], Fetching] = fetching.store_page,
) -> Iterator[SaveResult]:
    waiting: deque[tuple[int, str, Future[Fetching]]] = deque()
    for identifier, url in asked:
        job = worker.submit(store, library.path, identifier, url, seconds=SECONDS)
        waiting.append((identifier, url, job))
        if len(waiting) >= _AHEAD:
            yield _result(library, *waiting.popleft())
    while waiting:
        yield _result(library, *waiting.popleft())


def _result(library: Library, identifier: int, url: str, job: "Future[Fetching]") -> SaveResult:
    try:
        done = answer(job)
    except WorkerClosedError:
        raise
    except WorkerFailedError as error:
        log.warning("%s: %s", url, error, exc_info=True)
        sentence = f"The page can't be had: {error}. Its address is kept."
        return SaveResult(url, None, pages.fail(library, identifier, sentence), sentence)
    except SenjaError as error:
        return SaveResult(url, None, LibraryChanges(), str(error))
    except Exception:
        # Whatever a page makes a parser stumble on, the rest of a batch goes on.
        log.exception("%s could not be read", url)
        sentence = "The page can't be had: reading it failed. Its address is kept."
        return SaveResult(url, None, pages.fail(library, identifier, sentence), sentence)
    return SaveResult(url, done.article_id or None, done.changes, done.refused)
