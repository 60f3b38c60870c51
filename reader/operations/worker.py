"""The worker process: where foreign bytes are parsed, under limits of time and memory.

It is started by the first job, ended when nothing was asked of it for a while, and replaced when
it dies or hangs; the job it had then ends in ``WorkerFailedError``.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from reader.errors import SenjaError

if TYPE_CHECKING:
    from pebble import ProcessPool

log = logging.getLogger(__name__)

SECONDS = 10
IDLE_SECONDS = 60

Answer = TypeVar("Answer")


class WorkerFailedError(SenjaError):
    """A job hung or killed the worker; the text is the reason, as the end of a sentence."""


class WorkerClosedError(WorkerFailedError):
    """The worker was closed before a job was done; a batch ends with it."""

    def __init__(self) -> None:
        super().__init__("Senja was closed")


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
        self._closed = False
        self._owed: set[Future[Any]] = set()
        self._second: Worker | None = None

    def submit(
        self, function: Callable[..., Answer], *arguments: object, seconds: float | None = None
    ) -> "Future[Answer]":
        """Run ``function(*arguments)`` in the worker; it is killed after ``seconds``.

        After ``close`` the answer is ``WorkerClosedError`` at once.
        """
        job = _Job(function, arguments, seconds or self._seconds, Future())
        with self._lock:
            if self._closed:
                job.answer.set_exception(WorkerClosedError())
                return job.answer
            if self._idle is not None:
                self._idle.cancel()
                self._idle = None
            self._owed.add(job.answer)
        self._start(job, may_start_again=True)
        return job.answer

    def second(self) -> "Worker":
        """Return another worker, for what can be done at the same time; it is closed with this one."""
        with self._lock:
            if self._second is None:
                self._second = Worker(self._seconds)
                if self._closed:
                    self._second.close()
            return self._second

    def close(self) -> None:
        """End the worker at once; what it was doing is not stored, and whoever waits is told."""
        with self._lock:
            self._closed = True
            second = self._second
            if self._idle is not None:
                self._idle.cancel()
                self._idle = None
            pool, self._pool = self._pool, None
        if second is not None:
            second.close()
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it untyped
            pool.join()
        with self._lock:
            owed, self._owed = self._owed, set()
        for answer_owed in owed:
            answer_owed.set_exception(WorkerClosedError())

    def _start(self, job: _Job[Answer], *, may_start_again: bool) -> None:
        def on_done(future: "Future[Answer]") -> None:
            self._on_done(job, future, may_start_again=may_start_again)

        # Not before there is a job: see there.
        from reader.operations import worker_process

        with self._lock:
            if self._closed:
                return
            future: Future[Answer] = Future()
            try:
                # A pool whose worker died between two jobs takes no more of them.
                if self._pool is None or not self._pool.active:
                    self._pool = worker_process.new_pool()
                future = self._pool.schedule(
                    worker_process.run,
                    args=[job.seconds, job.function, job.arguments],
                    timeout=job.seconds,
                )
            except (OSError, RuntimeError) as error:
                # The system gives us no process just now.
                self._pool = None
                future.set_exception(WorkerFailedError("no process could be started"))
                log.warning("no worker: %s", error)
        future.add_done_callback(on_done)

    def _on_done(
        self, job: _Job[Answer], future: "Future[Answer]", *, may_start_again: bool
    ) -> None:
        from reader.operations.worker_process import was_not_begun, why_failed

        error = CancelledError() if future.cancelled() else future.exception()
        if was_not_begun(error) and may_start_again:
            # The worker was killed before it began with this job, which is not to blame.
            self._start(job, may_start_again=False)
            return
        with self._lock:
            if job.answer not in self._owed:
                return
            self._owed.discard(job.answer)
            if not self._owed and self._pool is not None and self._idle is None:
                self._idle = threading.Timer(IDLE_SECONDS, self._end_idle)
                self._idle.daemon = True
                self._idle.start()
        if error is None:
            job.answer.set_result(future.result())
        else:
            reason = why_failed(error)
            job.answer.set_exception(WorkerFailedError(reason) if reason else error)

    def _end_idle(self) -> None:
        """Give the worker's memory back."""
        with self._lock:
            if self._owed or self._idle is None:
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
    return future.result()
