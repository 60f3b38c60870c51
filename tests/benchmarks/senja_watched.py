"""Senja itself, started as ``senja`` is, with a look at its clock from outside.

    python -m tests.benchmarks.senja_watched STARTED OPENINGS SWITCHES

Nothing of the program is changed: filters are put on its widgets when it has made them. It prints
the milliseconds from ``STARTED`` (the monotonic clock, in nanoseconds) until the list and the
article were painted, with the sizes of window and page; stands still to be weighed; then switches
the colour scheme and opens articles, and prints how long each took.
"""

import sys
import time
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer

from reader import app, cli
from reader.ui.main_window import MainWindow
from reader.ui.reading_pane.pane import ReadingPane
from tests.benchmarks.painted import PaintWatch, since, tell, wait, wait_for_asker

SETTLE_MS = 2500
_START = app.Senja.start
_START_ENGINE = ReadingPane.start_engine


class Watcher:
    """Puts its watches on the window and its page, and asks the window to do things."""

    def __init__(self, started: int, openings: int, switches: int) -> None:
        self._started = started
        self._openings = openings
        self._switches = switches

    def start(self, senja: app.Senja) -> None:
        """Start Senja and watch its list."""
        _START(senja)
        window = senja.window
        assert window is not None
        self._window: MainWindow = window
        self._list = PaintWatch(window.list_view.viewport())

    def start_engine(self, pane: ReadingPane) -> None:
        """Start the page's engine and watch its frames."""
        _START_ENGINE(pane)
        assert pane.engine is not None
        # It brings the engine's classes with it, which Senja imports no sooner.
        from tests.benchmarks.painted_page import PageWatch

        self._page = PageWatch(pane.engine.view)
        QTimer.singleShot(0, self._measure)

    def _measure(self) -> None:
        try:
            self._tell_start()
            wait(SETTLE_MS)
            tell({})
            wait_for_asker()
            tell(self._switch_schemes())
            tell({"openings": self._open_articles()})
        finally:
            # The program notes errors and goes on; whoever waits for an answer must see an end.
            self._window.close()

    def _tell_start(self) -> None:
        window = self._window
        self._page.wait_for_rest(after_load=True)
        tell(
            {
                "list": since(self._started, self._list.moments[0]),
                "page": since(self._started, self._page.painted_at()),
                "window_size": [window.width(), window.height()],
                "page_size": [window.pane.width(), window.pane.height()],
            }
        )

    def _switch_schemes(self) -> dict[str, float | Sequence[float]]:
        page = self._page
        self._window.pane.turn_page(1, held=False)
        page.wait_for_rest(after_load=False)
        place, loads = self._place(), page.loads
        windows, pages = [], []
        for _ in range(self._switches):
            page.frames.clear()
            self._list.moments.clear()
            before = time.monotonic_ns()
            self._window.actions_by_name["toggle_color_scheme"].trigger()
            page.wait_for_rest(after_load=False)
            windows.append(since(before, self._list.moments[0]))
            pages.append(since(before, page.painted_at()))
        return {
            "switch_window": windows,
            "switch_page": pages,
            "loads": page.loads - loads,
            "moved": abs(self._place() - place),
        }

    def _place(self) -> float:
        engine = self._window.pane.engine
        assert engine is not None
        return engine.page.scrollPosition().y()

    def _open_articles(self) -> list[float]:
        model = self._window.model
        rows = [(at + 1) % model.rowCount() for at in range(self._openings)]
        opened = [partial(self._window.open_article, model.id_at(row)) for row in rows]
        return [self._page.time_opening(trigger) for trigger in opened]


def main() -> int:
    """Run the program."""
    watcher = Watcher(*(int(word) for word in sys.argv[1:]))

    # Functions, since a bound method put into a class would not be given the object.
    def start(senja: app.Senja) -> None:
        watcher.start(senja)

    def start_engine(pane: ReadingPane) -> None:
        watcher.start_engine(pane)

    # By hand: ``unittest.mock`` brings asyncio and 6 MB of memory that would count as Senja's.
    app.Senja.start = start  # type: ignore[method-assign,assignment]
    ReadingPane.start_engine = start_engine  # type: ignore[method-assign,assignment]
    return cli.main([])


if __name__ == "__main__":
    sys.exit(main())
