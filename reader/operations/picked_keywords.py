"""Find what articles are about that nobody has looked at: those of feeds, and of earlier libraries.

It is work of some milliseconds an article in one long row, which in the window's process would
make every key late. It may be ended at any time: what is found is kept.
"""

import logging
from contextlib import closing
from pathlib import Path

from reader.library import Library, keywords, open_library
from reader.operations.worker import Worker, WorkerClosedError, WorkerFailedError, answer

log = logging.getLogger(__name__)

# Few enough that whoever wants the worker next waits about a second.
_BATCH = 200


def pick_keywords(worker: Worker, library: Library) -> bool:
    """Look at the next articles; return whether more are waiting.

    Raises:
        LibraryError: what was found could not be kept; the articles wait.
    """
    if not keywords.are_missing(library):
        return False
    try:
        return answer(worker.submit(store_keywords, library.path)) == _BATCH
    except WorkerClosedError:
        return False
    except WorkerFailedError as error:
        # They wait for the next start, and are only not found as similar.
        log.warning("keywords not picked: %s", error)
        return False


def store_keywords(library_path: Path) -> int:
    """Pick and keep the keywords of the next articles, the worker's job; return how many.

    Raises:
        LibraryError: nothing of it could be kept.
    """
    with closing(open_library(library_path)) as library:
        return keywords.add_missing(library, most=_BATCH)
