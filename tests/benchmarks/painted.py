"""Says when a widget or a page was painted, in a process that is measured from outside.

A paint event is sent on by a filter, which then looks at the clock: what is noted is the end of the
painting, not its beginning. A page's engine paints through a QQuickWidget, one for each renderer, so
its paint events are the frames that reach the window; a page counts as painted with the first frame
that looks like the one it comes to rest with. Neither ``loadFinished`` nor the page's own
``requestAnimationFrame`` says as much: both come before the frame is in the window.
"""

import json
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QChildEvent, QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_REST_MS = 150
_LONGEST_MS = 10_000


@dataclass(frozen=True, slots=True)
class Paint:
    """The moment a painting ended (monotonic, in nanoseconds), and what was to be seen then."""

    moment: int
    look: int


class PaintWatch(QObject):
    """Notes every painting of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.paints: list[Paint] = []
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint:
            return False
        watched.removeEventFilter(self)
        QCoreApplication.sendEvent(watched, event)
        watched.installEventFilter(self)
        self.paints.append(Paint(time.monotonic_ns(), 0))
        return True


class PageWatch(QObject):
    """Notes every frame of a QWebEngineView, and every load.

    The view's classes are imported late, so that a process that measures its own start pays for
    them when the program under test does.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.paints: list[Paint] = []
        self.loads = 0
        self.loaded_at = 0
        view.loadStarted.connect(self._on_load_started)  # type: ignore[attr-defined]
        view.loadFinished.connect(self._on_load_finished)  # type: ignore[attr-defined]
        view.installEventFilter(self)
        for child in view.findChildren(QWidget):
            child.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QChildEvent) and event.added():
            event.child().installEventFilter(self)
        elif event.type() == QEvent.Type.Paint and hasattr(watched, "grabFramebuffer"):
            watched.removeEventFilter(self)
            QCoreApplication.sendEvent(watched, event)
            watched.installEventFilter(self)
            moment = time.monotonic_ns()
            look = zlib.crc32(watched.grabFramebuffer().constBits())
            self.paints.append(Paint(moment, look))
            return True
        return False

    def _on_load_started(self) -> None:
        self.loads += 1

    def _on_load_finished(self) -> None:
        self.loaded_at = time.monotonic_ns()

    def painted_at(self) -> int:
        """Return the moment of the first frame that looks as the last one does, or 0."""
        moment = 0
        for paint in reversed(self.paints):
            if paint.look != self.paints[-1].look:
                break
            moment = paint.moment
        return moment

    def wait_for_rest(self, *, after_load: bool) -> None:
        """Wait until frames have come and no more come, and a load is over if one is awaited."""
        started = last = time.monotonic_ns()
        seen = 0
        while _milliseconds(time.monotonic_ns() - started) < _LONGEST_MS:
            wait(10)
            now = time.monotonic_ns()
            if len(self.paints) > seen or (after_load and not self.loaded_at):
                seen, last = len(self.paints), now
            elif seen and _milliseconds(now - last) >= _REST_MS:
                return
        raise TimeoutError(f"the page does not come to rest {self.loaded_at} {self.loads} {len(self.paints)} {seen}")

    def time_opening(self, trigger: Callable[[], None]) -> float:
        """Return the milliseconds from ``trigger`` until its page is loaded and painted."""
        self.paints.clear()
        self.loaded_at = 0
        started = time.monotonic_ns()
        trigger()
        self.wait_for_rest(after_load=True)
        return _milliseconds(max(self.painted_at(), self.loaded_at) - started)


def wait(milliseconds: int) -> None:
    """Let the program go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def since(started: int, moment: int) -> float:
    """Return the milliseconds between two moments of the monotonic clock."""
    return _milliseconds(moment - started)


def tell(answer: dict[str, float | Sequence[float]]) -> None:
    """Print what was measured, as one line of JSON, for the process that asked."""
    print(json.dumps(answer), flush=True)


def wait_for_asker() -> None:
    """Stand still until the process that asked has looked at this one."""
    sys.stdin.readline()


def _milliseconds(nanoseconds: int) -> float:
    return nanoseconds / 1e6
