"""Inside the worker process, and what its pool is: limits, silence, an end with its parent.

Only ``worker`` imports it, and only when there is a job: pebble and what it stands on cost 60 ms.
"""

import faulthandler
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

MEMORY_BYTES = 1_500_000_000
# Half of the way to the least: what is read goes on while a frame is painted.
_NICENESS = 10
# So long after its time a job ends its process, if nobody else could.
_GRACE_SECONDS = 3

Answer = TypeVar("Answer")


def why_failed(error: BaseException) -> str:
    """Return why a job failed, as the end of a sentence; nothing if the job itself says why."""
    match error:
        case FutureTimeoutError():
            return "reading it took too long"
        case MemoryError():
            return "reading it took too much memory"
        case ProcessExpired() | BrokenProcessPool() | CancelledError() | RecursionError():
            return "reading it failed"
        case _:
            return ""


def was_not_begun(error: BaseException | None) -> bool:
    """Return whether a job failed only because the worker had died before it."""
    return isinstance(error, BrokenProcessPool)


def new_pool() -> ProcessPool:
    """Return a pool of one worker, which starts with its first job."""
    # "spawn" on every platform: a forked copy of a process with Qt's threads would hang.
    return ProcessPool(
        max_workers=1, context=multiprocessing.get_context("spawn"), initializer=_prepare
    )


def _prepare() -> None:
    """Make this process a worker: bounded, silent, and gone when its parent is."""
    logging.basicConfig(level=logging.CRITICAL)
    _step_back()
    _limit_memory()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the parent is gone, however it went, and end what is done here."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def run(seconds: float, function: Callable[..., Answer], arguments: tuple[object, ...]) -> Answer:
    """Do a job in the worker.

    The parent ends it after ``seconds``. Should the parent be gone, and the job be one that never
    lets a thread of Python run (a regular expression), a thread of C ends it a little later.
    """
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds + _GRACE_SECONDS, exit=True, file=nowhere)
        try:
            return function(*arguments)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _step_back() -> None:
    """Leave the processor to the window first, where the system knows of such a thing."""
    if sys.platform != "win32":
        os.nice(_NICENESS)


def _limit_memory() -> None:
    """Bound this process's memory where the system can; Windows has only the limit of time."""
    if sys.platform == "win32":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (ValueError, OSError):  # macOS takes no such limit
        return
