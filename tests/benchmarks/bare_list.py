"""The floor of a start: a window with nothing but a list of as many rows.

    python -m tests.benchmarks.bare_list STARTED ROWS WIDTH HEIGHT

``STARTED`` is the monotonic clock, in nanoseconds, just before this process was made. It prints the
milliseconds from then until the list was painted.
"""

import sys

from PySide6.QtCore import QStringListModel, QTimer
from PySide6.QtWidgets import QApplication, QListView, QMainWindow

from tests.benchmarks.painted import PaintWatch, since, tell


def main() -> None:
    """Show the list, and leave when it is painted."""
    started, rows, width, height = (int(word) for word in sys.argv[1:])
    application = QApplication([sys.argv[0]])
    application.setStyle("Fusion")
    window = QMainWindow()
    view = QListView(window)
    view.setUniformItemSizes(True)
    view.setModel(QStringListModel([f"Article {row}" for row in range(rows)], view))
    window.setCentralWidget(view)
    window.resize(width, height)
    watch = PaintWatch(view.viewport())
    window.show()

    def leave_when_painted() -> None:
        if watch.moments:
            application.quit()

    timer = QTimer()
    timer.timeout.connect(leave_when_painted)
    timer.start(5)
    application.exec()
    tell({"list": since(started, watch.moments[0])})


if __name__ == "__main__":
    main()
