"""The worker process: where foreign bytes are parsed, under limits of time and memory.

It is started by the first job, ended when nothing was asked of it for a while, and replaced when
it dies or hangs; the job it had then ends in ``WorkerFailedError``.
"""

import faulthandler
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from reader.errors import SenjaError

SECONDS = 10
MEMORY_BYTES = 1_500_000_000
IDLE_SECONDS = 60
# So long after its time a job ends its process, if nobody else could.
_GRACE_SECONDS = 3

Answer = TypeVar("Answer")


class WorkerFailedError(SenjaError):
    """A job hung or killed the worker; the text is the reason, as the end of a sentence."""


_CLOSED = WorkerFailedError("Senja was closed")


@dataclass(frozen=True, slots=True)
class _Job(Generic[Answer]):
    """What is asked of the worker, and where its answer goes."""

    function: Callable[..., Answer]
    arguments: tuple[object, ...]
    seconds: float
    answer: "Future[Answer]"


class Worker:
    """A process that does one job at a time. It may be asked from any thread.

    ``seconds`` is what a job gets unless it says otherwise.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._pool: ProcessPool | None = None
        self._lock = threading.Lock()
        self._idle: threading.Timer | None = None
        self._running = 0
        self._closed = False
        self._owed: set[Future[Any]] = set()

    def submit(
        self, function: Callable[..., Answer], *arguments: object, seconds: float | None = None
    ) -> "Future[Answer]":
        """Run ``function(*arguments)`` in the worker; it is killed after ``seconds``.

        After ``close`` the answer is ``WorkerFailedError`` at once.
        """
        job = _Job(function, arguments, seconds or self._seconds, Future())
        with self._lock:
            if self._closed:
                job.answer.set_exception(_CLOSED)
                return job.answer
            if self._idle is not None:
                self._idle.cancel()
                self._idle = None
            self._running += 1
            self._owed.add(job.answer)
        self._start(job, may_start_again=True)
        return job.answer

    def close(self) -> None:
        """End the worker at once; what it was doing is not stored, and whoever waits is told."""
        with self._lock:
            self._closed = True
            if self._idle is not None:
                self._idle.cancel()
                self._idle = None
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it untyped
            pool.join()
        with self._lock:
            owed, self._owed = self._owed, set()
        for answer_owed in owed:
            answer_owed.set_exception(_CLOSED)

    def _start(self, job: _Job[Answer], *, may_start_again: bool) -> None:
        def on_done(future: "Future[Answer]") -> None:
            self._on_done(job, future, may_start_again=may_start_again)

        with self._lock:
            if self._closed:
                return
            future: Future[Answer] = Future()
            try:
                # A pool whose worker died between two jobs takes no more of them.
                if self._pool is None or not self._pool.active:
                    self._pool = _new_pool()
                future = self._pool.schedule(
                    _run, args=[job.seconds, job.function, job.arguments], timeout=job.seconds
                )
            except (OSError, RuntimeError) as error:
                # The system gives us no process just now.
                self._pool = None
                future.set_exception(BrokenProcessPool(str(error)))
        future.add_done_callback(on_done)

    def _on_done(
        self, job: _Job[Answer], future: "Future[Answer]", *, may_start_again: bool
    ) -> None:
        error = CancelledError() if future.cancelled() else future.exception()
        if isinstance(error, BrokenProcessPool) and may_start_again:
            # The worker was killed before it began with this job, which is not to blame.
            self._start(job, may_start_again=False)
            return
        with self._lock:
            if job.answer not in self._owed:
                return
            self._owed.discard(job.answer)
            self._running -= 1
            if self._running == 0 and self._pool is not None and self._idle is None:
                self._idle = threading.Timer(IDLE_SECONDS, self._end_idle)
                self._idle.daemon = True
                self._idle.start()
        if error is None:
            job.answer.set_result(future.result())
        else:
            job.answer.set_exception(error)

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
    except (ProcessExpired, BrokenProcessPool, RecursionError) as error:
        raise WorkerFailedError("reading it failed") from error


def _new_pool() -> ProcessPool:
    # "spawn" on every platform: a forked copy of a process with Qt's threads would hang.
    return ProcessPool(
        max_workers=1, context=multiprocessing.get_context("spawn"), initializer=_prepare
    )


def _prepare() -> None:
    """Make this process a worker: bounded, silent, and gone when its parent is."""
    logging.basicConfig(level=logging.CRITICAL)
    _limit_memory()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the parent is gone, however it went, and end what is done here."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run(seconds: float, function: Callable[..., Answer], arguments: tuple[object, ...]) -> Answer:
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
