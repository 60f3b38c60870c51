"""The worker process: where foreign bytes are parsed, under limits of time and memory.

It is started by the first job, ended when nothing was asked of it for a while, and replaced when
it dies or hangs; the job it had then ends in ``WorkerFailedError``.
"""

import multiprocessing
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from reader.errors import SenjaError

SECONDS = 10
MEMORY_BYTES = 1_500_000_000
IDLE_SECONDS = 60

Answer = TypeVar("Answer")


class WorkerFailedError(SenjaError):
    """A job hung or killed the worker; the text is the reason, as the end of a sentence."""


class Worker:
    """A process that does one job at a time. It may be asked from any thread."""

    def __init__(self) -> None:
        self._pool: ProcessPool | None = None
        self._lock = threading.Lock()
        self._idle: threading.Timer | None = None
        self._running = 0

    def submit(
        self, function: Callable[..., Answer], *arguments: object, seconds: float = SECONDS
    ) -> "Future[Answer]":
        """Run ``function(*arguments)`` in the worker; it is killed after ``seconds``."""
        with self._lock:
            if self._idle is not None:
                self._idle.cancel()
                self._idle = None
            if self._pool is None:
                self._pool = _new_pool()
            self._running += 1
            future: Future[Answer] = self._pool.schedule(
                function, args=list(arguments), timeout=seconds
            )
        future.add_done_callback(self._on_done)
        return future

    def close(self) -> None:
        """End the worker at once; what it was doing is not stored."""
        with self._lock:
            if self._idle is not None:
                self._idle.cancel()
                self._idle = None
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it untyped
            pool.join()

    def _on_done(self, _future: "Future[Answer]") -> None:
        with self._lock:
            self._running -= 1
            if self._running == 0 and self._pool is not None and self._idle is None:
                self._idle = threading.Timer(IDLE_SECONDS, self._end_idle)
                self._idle.daemon = True
                self._idle.start()

    def _end_idle(self) -> None:
        """Give the worker's memory back."""
        with self._lock:
            if self._running or self._idle is None:
                return
            self._idle = None
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()  # type: ignore[no-untyped-call] # pebble leaves it untyped
            pool.join()


def answer(future: "Future[Answer]") -> Answer:
    """Return a job's answer when it is there.

    Raises:
        WorkerFailedError: the job hung, ran out of memory or killed the worker.
        SenjaError: whatever the job itself raised for the reader.
    """
    try:
        return future.result()
    except FutureTimeoutError as error:
        raise WorkerFailedError("reading it took too long") from error
    except MemoryError as error:
        raise WorkerFailedError("reading it took too much memory") from error
    except (ProcessExpired, RecursionError) as error:
        raise WorkerFailedError("reading it failed") from error


def _new_pool() -> ProcessPool:
    # "spawn" on every platform: a forked copy of a process with Qt's threads would hang.
    return ProcessPool(
        max_workers=1, context=multiprocessing.get_context("spawn"), initializer=_limit_memory
    )


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
