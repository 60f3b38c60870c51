"""Tells how long the window's loop did not turn while something else was done."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from PySide6.QtCore import QTimer

AIM_MS = 50
_TURN_MS = 4


class Gaps:
    """The times between two turns of the loop, in milliseconds."""

    def __init__(self) -> None:
        self._found: list[float] = []
        self._last = time.perf_counter()

    def note(self) -> None:
        """Note that the loop turned."""
        now = time.perf_counter()
        self._found.append((now - self._last) * 1000)
        self._last = now

    def longest(self) -> float:
        """Return the longest of them."""
        return max(self._found)

    def told(self) -> str:
        """Return what was found, in words."""
        late = sum(gap > AIM_MS for gap in self._found)
        return (
            f"gaps: median {median(self._found):.0f} ms, longest {max(self._found):.0f} ms  "
            f"aim {AIM_MS} ms  later than that {late}"
        )


@contextmanager
def watched_gaps() -> Iterator[Gaps]:
    """Watch the loop while the block runs it."""
    gaps = Gaps()
    timer = QTimer()
    timer.setInterval(_TURN_MS)
    timer.timeout.connect(gaps.note)
    timer.start()
    yield gaps
    timer.stop()
