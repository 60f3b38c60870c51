"""Decide what the library's pictures are that nobody has looked at: those of earlier libraries.

It may be killed at any time: what is decided is kept, and the rest still waits.
"""

import logging
from contextlib import closing
from pathlib import Path

from reader.library import Library, media, open_library
from reader.model.picture import PictureKind
from reader.operations.worker import Worker, WorkerClosedError, WorkerFailedError, answer

log = logging.getLogger(__name__)

# Few enough that whoever wants the worker next waits a second or two.
_BATCH = 20


def decide_kinds(worker: Worker, library: Library) -> bool:
    """Decide what the next pictures are; return whether more are waiting.

    One that the worker can't bear counts as a photograph, so that it is not tried for ever.

    Raises:
        LibraryError: what was found out could not be kept; nothing else is lost.
    """
    waiting = media.undecided(library, _BATCH)
    if not waiting:
        return False
    try:
        answer(worker.submit(store_kinds, library.path, waiting))
    except WorkerClosedError:
        return False
    except WorkerFailedError as error:
        log.warning("pictures are looked at one by one: %s", error)
        return _decide_each(worker, library, waiting)
    return bool(media.undecided(library, 1))


def store_kinds(library_path: Path, hashes: list[str]) -> None:
    """Look at the pictures with these hashes and keep what they are; this is the worker's job.

    Raises:
        LibraryError: nothing of it could be kept.
    """
    from reader.sources.pictures import kind_of

    with closing(open_library(library_path)) as library:
        kinds = {}
        for sha256 in hashes:
            found = media.media(library, sha256)
            if found is not None:
                kinds[sha256] = kind_of(found.data)
        media.set_kinds(library, kinds)


def _decide_each(worker: Worker, library: Library, hashes: list[str]) -> bool:
    """Do as ``decide_kinds`` for the pictures of which one was too much for the worker."""
    for sha256 in hashes:
        try:
            answer(worker.submit(store_kinds, library.path, [sha256]))
        except WorkerClosedError:
            return False
        except WorkerFailedError as error:
            log.warning("the picture %s could not be looked at: %s", sha256, error)
            if not _works(worker):
                return False
            media.set_kinds(library, {sha256: PictureKind.PHOTO})
    return bool(media.undecided(library, 1))


def _works(worker: Worker) -> bool:
    """Return whether the worker does anything at all, so that a picture is to blame."""
    try:
        return answer(worker.submit(len, "")) == 0
    except WorkerFailedError:
        return False
