"""Says when the list showed what it comes to rest with, in a process that is measured."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from reader.ui.article_list.model import Role
from reader.ui.article_list.view import ArticleListView
from tests.benchmarks.painted import send_on, since, wait

_REST_MS = 50
_LONGEST_MS = 30_000


@dataclass(frozen=True, slots=True)
class Painting:
    """The moment a painting of the list ended, and its rows.

    ``moment`` is of the monotonic clock, ``worked`` what the thread had worked by then; nanoseconds.
    """

    moment: int
    worked: int
    rows: tuple[object, ...]


class ShownWatch(QObject):
    """Notes every painting of the list, and what stood in it."""

    def __init__(self, view: ArticleListView) -> None:
        super().__init__(view)
        self._view = view
        self.paintings: list[Painting] = []
        self.worked = 0.0
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint:
            return False
        send_on(self, watched, event)
        self.paintings.append(Painting(time.monotonic_ns(), time.thread_time_ns(), self._rows()))
        return True

    def _rows(self) -> tuple[object, ...]:
        view, model = self._view, self._view.model()
        first = max(view.rowAt(0), 0)
        last = view.rowAt(view.viewport().height() - 1)
        rows = range(first, (model.rowCount() if last < 0 else last + 1))
        return tuple(
            (getattr(index.data(Role.ARTICLE), "id", 0), index.data(Role.EXCERPT))
            for index in (model.index(row, 0) for row in rows)
        )

    def time_change(self, trigger: Callable[[], object]) -> float:
        """Return the milliseconds from ``trigger`` until the list showed what it rests with.

        ``worked`` says then how many of them this thread worked, whatever else the machine did.
        """
        self.paintings.clear()
        started, worked = time.monotonic_ns(), time.thread_time_ns()
        trigger()
        shown = Painting(time.monotonic_ns(), time.thread_time_ns(), ())
        self._wait_for_rest()
        for painting in reversed(self.paintings):
            if painting.rows != self.paintings[-1].rows:
                break
            shown = painting
        self.worked = since(worked, shown.worked)
        return since(started, shown.moment)

    def time_painting(self) -> float:
        """Return the milliseconds that painting what is shown takes once more."""
        started = time.monotonic_ns()
        self._view.viewport().repaint()
        return since(started, self.paintings[-1].moment)

    def _wait_for_rest(self) -> None:
        started = last = time.monotonic_ns()
        seen = len(self.paintings)
        while since(last, time.monotonic_ns()) < _REST_MS:
            wait(5)
            if len(self.paintings) > seen:
                seen, last = len(self.paintings), time.monotonic_ns()
            if since(started, last) > _LONGEST_MS:
                raise TimeoutError("the list does not come to rest")
