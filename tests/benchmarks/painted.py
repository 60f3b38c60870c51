"""Says when a widget was painted, in a process that is measured from outside.

A paint event is sent on by a filter, which then looks at the clock: what is noted is the end of the
painting, not its beginning.
"""

import json
import sys
import time
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class PaintWatch(QObject):
    """Notes the moments at which paintings of a widget ended (monotonic, in nanoseconds)."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.moments: list[int] = []
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint:
            return False
        send_on(self, watched, event)
        self.moments.append(time.monotonic_ns())
        return True


def send_on(event_filter: QObject, watched: QObject, event: QEvent) -> None:
    """Let ``watched`` have the event now, so that its filter can see what became of it."""
    watched.removeEventFilter(event_filter)
    QCoreApplication.sendEvent(watched, event)
    watched.installEventFilter(event_filter)


def wait(milliseconds: int) -> None:
    """Let the program go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def since(started: int, moment: int) -> float:
    """Return the milliseconds between two moments of the monotonic clock."""
    return (moment - started) / 1e6


def tell(answer: dict[str, float | Sequence[float]]) -> None:
    """Print what was measured, as one line of JSON, for the process that asked."""
    print(json.dumps(answer), flush=True)


def wait_for_asker() -> None:
    """Stand still until the process that asked has looked at this one."""
    sys.stdin.readline()
