"""Says when a page was painted: with the first frame that looks like the one it comes to rest with.

A page's engine paints through a QQuickWidget, one for each of its renderers, so that widget's paint
events are the frames that reach the window. Neither ``loadFinished`` nor ``requestAnimationFrame`` in
the page says as much: both come before the frame is in the window. Looking at a frame costs some
2 ms, after its moment was noted.
"""

import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtQuickWidgets import QQuickWidget
from PySide6.QtWebEngineWidgets import QWebEngineView
from typing_extensions import override

from tests.benchmarks.painted import send_on, since, wait

_REST_MS = 150
_LONGEST_MS = 10_000


@dataclass(frozen=True, slots=True)
class Frame:
    """The moment a frame was painted (monotonic, in nanoseconds), and a sum of its pixels."""

    moment: int
    pixels: int


class PageWatch(QObject):
    """Notes every frame of a view, and every load."""

    def __init__(self, view: QWebEngineView) -> None:
        super().__init__(view)
        self.frames: list[Frame] = []
        self.loads = 0
        self._loaded_at = 0
        view.loadStarted.connect(self._on_load_started)
        view.loadFinished.connect(self._on_load_finished)
        view.installEventFilter(self)
        for renderer in view.findChildren(QQuickWidget):
            renderer.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QChildEvent) and event.added():
            if isinstance(event.child(), QQuickWidget):
                event.child().installEventFilter(self)
        elif isinstance(watched, QQuickWidget) and event.type() == QEvent.Type.Paint:
            send_on(self, watched, event)
            moment = time.monotonic_ns()
            image = watched.grabFramebuffer()  # held, since its bytes go with it
            self.frames.append(Frame(moment, zlib.crc32(image.constBits())))
            return True
        return False

    def _on_load_started(self) -> None:
        self.loads += 1

    def _on_load_finished(self) -> None:
        self._loaded_at = time.monotonic_ns()

    def painted_at(self) -> int:
        """Return the moment of the first frame from which on the page looks as it does now."""
        moment = 0
        for frame in reversed(self.frames):
            if frame.pixels != self.frames[-1].pixels:
                break
            moment = frame.moment
        return moment

    def wait_for_rest(self, *, after_load: bool) -> None:
        """Wait until frames have come and no more come, and a load is over if one is awaited."""
        started = last = time.monotonic_ns()
        seen = 0
        while since(started, last) < _LONGEST_MS:
            wait(10)
            now = time.monotonic_ns()
            if not self.frames or len(self.frames) > seen or (after_load and not self._loaded_at):
                seen, last = len(self.frames), now
            elif since(last, now) >= _REST_MS:
                return
        raise TimeoutError("the page does not come to rest")

    def time_opening(self, trigger: Callable[[], None]) -> float:
        """Return the milliseconds from ``trigger`` until its page is loaded and painted."""
        self.frames.clear()
        self._loaded_at = 0
        started = time.monotonic_ns()
        trigger()
        self.wait_for_rest(after_load=True)
        return since(started, max(self.painted_at(), self._loaded_at))

    def time_change(self, trigger: Callable[[], None]) -> float:
        """Return the milliseconds from ``trigger`` until the page shows what it brings about."""
        self.frames.clear()
        started = time.monotonic_ns()
        trigger()
        self.wait_for_rest(after_load=False)
        return since(started, self.painted_at())
