"""The floor of a page: a QWebEngineView that is given finished pages with ``setHtml``.

    python -m tests.benchmarks.bare_page STARTED FOLDER WIDTH HEIGHT OPENINGS

It shows the first page of ``FOLDER`` and prints the milliseconds from ``STARTED`` (the monotonic
clock, in nanoseconds) until it was painted; stands still to be weighed; then opens the pages one
after the other, ``OPENINGS`` times, and prints how many milliseconds each took.
"""

import itertools
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from tests.benchmarks.painted import since, tell, wait, wait_for_asker
from tests.benchmarks.painted_page import PageWatch

SETTLE_MS = 2500


def main() -> None:
    """Show the pages and tell the times."""
    started, width, height, openings = (int(sys.argv[at]) for at in (1, 3, 4, 5))
    pages = [path.read_text("utf-8") for path in sorted(Path(sys.argv[2]).iterdir())]
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([sys.argv[0]])
    application.setStyle("Fusion")
    view = QWebEngineView()
    view.resize(width, height)
    watch = PageWatch(view)
    view.setHtml(pages[0])
    view.show()

    def measure() -> None:
        try:
            watch.wait_for_rest(after_load=True)
            tell({"page": since(started, watch.painted_at())})
            wait(SETTLE_MS)
            tell({})
            wait_for_asker()
            following = itertools.islice(itertools.cycle(pages[1:] + pages[:1]), openings)
            times = [watch.time_opening(partial(view.setHtml, page)) for page in following]
            tell({"openings": times})
        finally:
            application.quit()

    QTimer.singleShot(0, measure)
    application.exec()


if __name__ == "__main__":
    main()
