"""Receive pages that a browser's extension sends: a process of its own, and what it stores.

The window's process opens no socket; this one opens a single one, on this machine alone, and reads
nothing itself: each page is a job of its worker.
"""

import logging
import multiprocessing
import os
import threading
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from reader.errors import InputRefusedError, SenjaError
from reader.library import articles, open_library, pages, repairs
from reader.model.article import Draft, Picture, Source, SourceKind
from reader.model.repair import Repair
from reader.operations.reading import Saved
from reader.operations.repaired import as_repaired
from reader.operations.worker import Worker, WorkerFailedError, answer

log = logging.getLogger(__name__)

_SECONDS = 60.0
# Less than this part of what is kept is rather a notice than the article.
_POORER = 0.5


def store_received(library_path: Path, data: bytes, url: str) -> Saved:
    """Read a page that an extension saved at ``url`` and store it: the worker's job.

    Raises:
        InputRefusedError: there is no article in it, or much less of one than is here.
        LibraryError: it could not be stored.
    """
    from reader.markup.addresses import is_address
    from reader.sources.pages.fetched import page_text, read_fetched
    from reader.sources.pages.saved_by_browser import saved_address

    html = page_text(data, "")
    place = url if is_address(url) else saved_address(html)
    with closing(open_library(library_path)) as library:
        at_place = articles.articles_at(library, [place]).get(place)
        identifier = at_place.id if at_place else 0

        def kept(addresses: list[str]) -> dict[str, Picture]:
            # Those that were had before need not be in the page.
            found = {each: repairs.picture_at(library, identifier, each) for each in addresses}
            return {each: picture for each, picture in found.items() if picture is not None}

        def read(wanted: tuple[Repair, ...]) -> Draft:
            return read_fetched(html, place, kept, repairs=wanted)

        draft = as_repaired(library, identifier, place, read)
        known = articles.articles_at(library, [draft.url]).get(draft.url)
        if known and len(draft.text) < _POORER * pages.text_size(library, known.id):
            raise InputRefusedError(
                "Senja has this article with much more text, and left it as it is."
            )
        stored = articles.store(library, draft, data, Source(SourceKind.PAGE, place))
        return Saved(stored.id, stored.changes)


def address_of(port: int) -> str:
    """Return where an extension is to send pages."""
    from reader.sources.http import receiver

    return receiver.address_of(port)


def start(library_path: Path, port: int, token: str) -> "Receiving":
    """Start to receive pages on ``port`` of this machine."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(library_path, port, token, theirs))
    process.start()
    theirs.close()
    return Receiving(process, ours)


class Receiving:
    """A process that receives pages, until it is stopped or its parent is gone."""

    def __init__(self, process: SpawnProcess, told: Connection) -> None:
        self._process = process
        self._told = told

    def listening_on(self) -> int:
        """Wait until it listens, and return the port; 0 if it can't."""
        try:
            return int(self._told.recv())
        except (EOFError, OSError):
            return 0

    def stop(self) -> None:
        """Receive nothing any more."""
        self._process.terminate()
        self._process.join()
        self._told.close()


def _serve(library_path: Path, port: int, token: str, told: Connection) -> None:
    """Be the process that receives."""
    from reader.sources.http.receiver import Receiver, Sent

    logging.basicConfig(level=logging.CRITICAL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    worker = Worker()

    def take(sent: Sent) -> str:
        job = worker.submit(store_received, library_path, sent.data, sent.url, seconds=_SECONDS)
        try:
            answer(job)
        except WorkerFailedError as error:
            return f"The page was not saved: {error}."
        except SenjaError as error:
            return str(error)
        except Exception:
            # Whatever a page makes a parser stumble on, the sender is told.
            log.exception("a page that was sent could not be read")
            return "The page was not saved: reading it failed."
        return ""

    try:
        server = Receiver(port, token, take)
    except OSError:
        told.send(0)
        return
    told.send(server.port)
    server.serve_forever()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
