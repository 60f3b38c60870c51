"""Runs slow work beside the window and brings every answer back to the main thread."""

import itertools
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")
Report = Callable[[Any], None]


class Lane(Enum):
    """Jobs of one lane run one after another; the lanes run side by side."""

    LIBRARY = "library"  # short reads and writes
    INTAKE = "intake"  # saving files and following folders, which may take long
    PAGE = "page"  # rendering what is read
    FEEDS = "feeds"  # asking for feeds, which may take long
    ICONS = "icons"  # asking for the icons of feeds, for which nothing waits
    CARDS = "cards"  # the pictures of the list
    INDEX = "index"  # the words of articles, for finding them
    SUGGEST = "suggest"  # how a search may go on, while it is typed
    FIND = "find"  # looking for the feeds of an address
    REPAIR = "repair"  # reading an article again while a person changes how it is read


@dataclass(frozen=True, slots=True)
class _Callbacks:
    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progressed: Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class _Message:
    """What a job sends: its number, which callback is meant, and the value for it."""

    ticket: int
    kind: str
    value: Any


class Jobs(QObject):
    """The one bridge from background work to the window.

    Callbacks stay on the main thread under a number, with their owner, and are dropped when the
    owner is gone. The signal carries nothing: what crosses threads is a queue.
    """

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}
        self._tickets = itertools.count()
        self._waiting: dict[int, _Callbacks] = {}
        self._messages: deque[_Message] = deque()
        self._closed = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        owner: QObject,
        lane: Lane,
        function: Callable[[Report], Answer],
        *,
        done: Callable[[Answer], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[Any], None] = lambda _value: None,
    ) -> None:
        """Run ``function(report)`` in ``lane``; its answer or error comes to ``owner``'s side.

        ``report(value)`` may be called by the job at any time; ``progressed`` gets the values.
        """
        if self._closed:
            return
        ticket = next(self._tickets)
        self._waiting[ticket] = _Callbacks(owner, done, failed, progressed)
        self._lane(lane).submit(self._run, ticket, function)

    def busy(self) -> bool:
        """Return whether any job is waiting, running, or not yet answered."""
        return bool(self._waiting)

    def forget(self, owner: QObject) -> None:
        """Let nothing more come to ``owner``; its jobs are still done."""
        self._waiting = {
            ticket: callbacks
            for ticket, callbacks in self._waiting.items()
            if callbacks.owner is not owner
        }

    def close(self) -> None:
        """Take no more jobs, drop those that wait, and wait for those that run."""
        self._closed = True
        self._waiting.clear()
        for executor in self._lanes.values():
            executor.shutdown(wait=True, cancel_futures=True)

    def _lane(self, lane: Lane) -> "ThreadPoolExecutor":
        if lane not in self._lanes:
            # No job comes before the window is shown, so the start does without this.
            from concurrent.futures import ThreadPoolExecutor

            name = f"senja-{lane.value}"
            self._lanes[lane] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        return self._lanes[lane]

    def _run(self, ticket: int, function: Callable[[Report], Any]) -> None:
        """Do the job; this runs in the lane's thread."""

        def report(value: Any) -> None:
            self._send(_Message(ticket, "progressed", value))

        try:
            answer = function(report)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is the answer)
            self._send(_Message(ticket, "failed", error))
        else:
            self._send(_Message(ticket, "done", answer))

    def _send(self, message: _Message) -> None:
        self._messages.append(message)
        if not self._closed:
            self._arrived.emit()

    @Slot()
    def _on_arrived(self) -> None:
        while self._messages:
            message = self._messages.popleft()
            if message.kind == "progressed":
                callbacks = self._waiting.get(message.ticket)
            else:
                callbacks = self._waiting.pop(message.ticket, None)
            if callbacks is None or not _is_alive(callbacks.owner):
                continue
            if message.kind == "failed":
                log.info("a job failed", exc_info=message.value)
            getattr(callbacks, message.kind)(message.value)


def _is_alive(owner: QObject) -> bool:
    """Return whether Qt has not deleted ``owner``."""
    return bool(shiboken6.isValid(owner))  # type: ignore[no-untyped-call] # shiboken leaves it so
