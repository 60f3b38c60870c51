"""Pack the bodies of articles that an earlier Senja stored, beside the window.

It may be ended at any time: a body is packed or stands as it was, and is read the same. When all are
packed, the room that they took is given back.
"""

import logging
from contextlib import closing
from pathlib import Path

from reader.errors import LibraryError
from reader.library import Library, open_library, packing, room
from reader.operations.worker import Worker, WorkerClosedError, WorkerFailedError, answer

log = logging.getLogger(__name__)

# Few enough that whoever wants the worker next waits about a second.
_BATCH = 500


def pack_bodies(worker: Worker, library: Library) -> bool:
    """Pack the next bodies; return whether more may be waiting.

    Raises:
        LibraryError: they could not be packed; they stand as they were.
    """
    if not packing.are_older_left(library):
        return False
    try:
        return answer(worker.submit(pack_some, library.path)) == _BATCH
    except WorkerClosedError:
        return False
    except WorkerFailedError as error:
        # They only take more room than they need, until the next start.
        log.warning("bodies not packed: %s", error)
        return False


def pack_some(library_path: Path) -> int:
    """Pack the next bodies, the worker's job; return how many were looked at.

    Raises:
        LibraryError: the last of them could not be packed.
    """
    with closing(open_library(library_path)) as library:
        done = packing.pack_older(library, most=_BATCH)
        if done < _BATCH:
            _give_back(library)
        return done


def _give_back(library: Library) -> None:
    try:
        room.give_back(library)
    except LibraryError as error:
        # Nothing is lost by it, and nobody asked for it.
        log.warning("room not given back: %s", error)
