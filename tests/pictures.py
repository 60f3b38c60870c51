"""Makes the README's pictures from the real program: the window with a shelf, in light and dark.

Run as ``QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1.5 python -m tests.pictures`` with an empty
``SENJA_HOME``; the pictures land in ``docs/pictures``.
"""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from reader import app, paths
from reader.ui.instance import become_first
from reader.ui.main_window import MainWindow

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
TOUR = "A tour of the page"
SETTLE_MS = 1500


def main() -> int:
    """Make the pictures and return the exit code."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(sys.argv)
    application.setStyle("Fusion")
    places = paths.places()
    first = become_first(places.library, [])
    if first is None:
        return 1
    senja = app.Senja(places, [], first)
    senja.start()
    if senja.window is None:
        return 1
    senja.window.resize(1180, 760)
    QTimer.singleShot(4 * SETTLE_MS, partial(_open_tour, senja.window))
    return application.exec()


def _open_tour(window: MainWindow) -> None:
    titles = [window.model.index(row).data() for row in range(window.model.rowCount())]
    window.open_article(window.model.id_at(titles.index(TOUR)))
    window.actions_by_name["toggle_bookmark"].trigger()
    window.notice_bar.hide()
    QTimer.singleShot(SETTLE_MS, partial(_take, window, ["light", "dark"]))


def _take(window: MainWindow, schemes: list[str]) -> None:
    """Dress the window in the first of ``schemes``, take its picture, go on with the rest."""
    if not schemes:
        window.close()
        return
    window.actions_by_name[f"scheme_{schemes[0]}"].trigger()
    QTimer.singleShot(SETTLE_MS, partial(_save, window, schemes))


def _save(window: MainWindow, schemes: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(FOLDER / f"{schemes[0]}.webp"), quality=90)
    _take(window, schemes[1:])


if __name__ == "__main__":
    sys.exit(main())
