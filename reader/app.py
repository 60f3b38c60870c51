"""The composition root: library, jobs, preferences, window, put together and taken apart."""

import faulthandler
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from types import FrameType, TracebackType

# All that does not know Qt comes first: once PySide6 is there, it looks into the source of each
# module that is imported (30 ms in all).
import reader
from reader import paths
from reader.errors import LibraryDamagedError, SenjaError
from reader.library import Library, backup, open_library
from reader.library.articles import empty_trash
from reader.library.retention import drop_old
from reader.operations import organize, save  # noqa: F401 (for the window's modules, see above)
from reader.operations.worker import Worker
from reader.rendering.theme import color_pair

try:
    from PySide6.QtCore import (
        QCoreApplication,
        QLibraryInfo,
        QLocale,
        QObject,
        Qt,
        QTimer,
        QTranslator,
        Slot,
    )
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication
except ImportError as missing:
    # The wheel may be on a system without the libraries that Qt stands on.
    from reader import system_libraries

    sys.exit(f"senja: {system_libraries.missing_sentence() or missing}")

from reader.ui.appearance import Appearance
from reader.ui.instance import FirstInstance, become_first
from reader.ui.jobs import Jobs, Lane, Report
from reader.ui.main_window import MainWindow
from reader.ui.preferences import PreferencesFile

log = logging.getLogger(__name__)

_GARBAGE_MS = 10_000
_UPKEEP_MS = 15_000
_ACTIVATION_MS = 500
# Texts of an earlier Senja that are looked at in one session, some seconds' work beside the window.
_LARGEST_LOG = 1_000_000


class Senja(QObject):
    """One running Senja: what it is made of, and the order in which it starts and ends."""

    def __init__(
        self, places: paths.Places, given: Sequence[Path | str], first: FirstInstance
    ) -> None:
        super().__init__()
        self._places = places
        self._given = list(given)
        self._first = first
        self._library: Library | None = None
        self.window: MainWindow | None = None
        # What of the upkeep is still being gone through.
        self._looking: set[Callable[[Worker, Path], bool]] = set()
        self.exit_code = 0
        self._was_shown = False
        self._jobs = Jobs(self)
        self._worker = Worker()
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 (run() made it)
        self._preferences = PreferencesFile(places.preferences)
        known = self._preferences.preferences
        pair = color_pair(known.light_theme, known.dark_theme, places.themes)
        self._appearance = Appearance(application, pair, self)
        # Widgets that a collection in another thread deletes crash the program (measured), so
        # cyclic garbage is collected here and only here.
        gc.disable()
        self._garbage = QTimer(self)
        self._garbage.setInterval(_GARBAGE_MS)
        self._garbage.timeout.connect(self._on_garbage)
        self._garbage.start()
        first.given.connect(self._on_given)

    @Slot()
    def start(self) -> None:
        """Open the library and show the window; ask what to do if the library is damaged."""
        try:
            self._library = open_library(self._places.library)
        except LibraryDamagedError as error:
            self._ask_about_damage(str(error))
            return
        except SenjaError as error:
            self._fail(str(error))
            return
        self._show_window(self._library)

    def _show_window(self, library: Library) -> None:
        window = MainWindow(
            library,
            self._preferences,
            self._appearance,
            self._jobs,
            self._worker,
            self._places.themes,
        )
        self.window = window
        window.closed.connect(self._on_closed)
        # The engine takes its half second when the list is on the screen, not before.
        window.painted.connect(self._on_painted)
        window.show()

    @Slot()
    def _on_painted(self) -> None:
        """Go on when it is safe to.

        WORKAROUND: the engine's view makes Qt replace the window below ours. On X11 a focus event
        for the old one that is still under way then ends the program (seen on scaled screens), so
        there the engine waits until the window has become the active one, or for half a second.
        """
        window = self.window
        if window is None:
            return
        if QGuiApplication.platformName() != "xcb":
            self._on_shown()
            return
        window.activated.connect(self._on_activated)
        QTimer.singleShot(_ACTIVATION_MS, self._on_shown)
        if window.isActiveWindow():
            self._on_activated()

    @Slot()
    def _on_activated(self) -> None:
        QTimer.singleShot(0, self._on_shown)

    @Slot()
    def _on_shown(self) -> None:
        window = self.window
        if window is None or self._was_shown:
            return
        self._was_shown = True
        self._first.listen()
        window.start_engine()
        window.intake.library_changed.connect(self._open_first)
        window.intake.add_shelf()
        window.intake.follow()
        window.intake.fetch_waiting()
        window.page_door.restore()
        window.following.restore()
        window.indexing.follow()
        window.adding.take_given(self._given)
        # A folder that was away, on a drive or a net, may be back.
        window.activated.connect(window.intake.follow_soon)
        QTimer.singleShot(_UPKEEP_MS, self._on_upkeep)

    @Slot()
    def _open_first(self) -> None:
        """At the very first start, open the article on top of the shelf."""
        window = self.window
        if window is None:
            return
        window.intake.library_changed.disconnect(self._open_first)
        if not window.pane.article_id and window.model.rowCount():
            window.open_article(window.model.id_at(0))

    @Slot(list)
    def _on_given(self, given: list[Path | str]) -> None:
        if self.window is not None:
            self.window.come_forward()
            self.window.adding.take_given(given)

    @Slot()
    def _on_upkeep(self) -> None:
        """Make the day's snapshot, empty the trash of what is a month old, look at what is new."""
        library = self._library
        if library is None or library.read_only:
            return
        path = library.path
        self._jobs.submit(
            self,
            Lane.LIBRARY,
            lambda _report: _keep_up(path, _report),
            done=lambda _answer: None,
            failed=self._on_upkeep_failed,
        )
        for look in (_decide_kinds, _pick_keywords, _pack_bodies):
            self._look_on(look, more=True)

    def _look_on(self, look: Callable[[Worker, Path], bool], more: bool) -> None:
        """Look at the next things that nobody has looked at; files may be added in between."""
        if self._library is None:
            return
        self._note_looking(look, more=more)
        if not more:
            return
        worker, path = self._worker, self._library.path
        self._jobs.submit(
            self,
            Lane.INTAKE,
            lambda _report: look(worker, path),
            done=partial(self._look_on, look),
            failed=partial(self._on_look_failed, look),
        )

    def _note_looking(self, look: Callable[[Worker, Path], bool], *, more: bool) -> None:
        """Note whether there is more to look at, and tell the window whether anything is."""
        if more:
            self._looking.add(look)
        else:
            self._looking.discard(look)
        if self.window is not None:
            self.window.is_kept_up = bool(self._looking)

    def _on_look_failed(self, look: Callable[[Worker, Path], bool], error: Exception) -> None:
        self._note_looking(look, more=False)
        self._on_upkeep_failed(error)

    def _on_upkeep_failed(self, error: Exception) -> None:
        log.error("upkeep failed", exc_info=error)
        if self.window is not None and isinstance(error, SenjaError):
            self.window.warn(str(error))

    def _ask_about_damage(self, sentence: str) -> None:
        from reader.ui.dialogs.damaged import damaged_dialog

        known = backup.snapshots(self._places.library)
        self._damage = damaged_dialog(
            sentence,
            known[0] if known else None,
            restore=self._restore_snapshot,
            start_anew=self._start_anew,
            leave=QCoreApplication.quit,
        )
        self._damage.open()

    def _restore_snapshot(self) -> None:
        try:
            newest = backup.snapshots(self._places.library)[0]
            backup.set_aside(self._places.library)
            backup.restore(newest, self._places.library)
        except SenjaError as error:
            self._fail(str(error))
            return
        self.start()

    def _start_anew(self) -> None:
        try:
            backup.set_aside(self._places.library)
        except SenjaError as error:
            self._fail(str(error))
            return
        self.start()

    def _fail(self, sentence: str) -> None:
        """End with ``sentence`` where the reader sees it: in a window and in the terminal."""
        from PySide6.QtWidgets import QMessageBox

        print(f"senja: {sentence}", file=sys.stderr, flush=True)
        self.exit_code = 1
        self._message = QMessageBox(QMessageBox.Icon.Critical, "Senja", sentence)
        self._message.setObjectName("failed_dialog")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.finished.connect(self._on_failure_read)
        self._message.open()

    @Slot()
    def _on_failure_read(self) -> None:
        QCoreApplication.exit(1)

    @Slot()
    def _on_garbage(self) -> None:
        gc.collect()

    def end(self, _number: int, _frame: FrameType | None) -> None:
        """Close the window, or end the program if there is none; a signal's handler.

        Python runs it in the middle of whatever slot comes next, so it only asks for the close.
        """
        QTimer.singleShot(0, self._on_end)

    @Slot()
    def _on_end(self) -> None:
        if self.window is not None:
            self.window.close()
        else:
            QCoreApplication.quit()

    @Slot()
    def _on_closed(self) -> None:
        """End in the order that loses nothing: jobs, worker, library, lock."""
        self._worker.close()
        self._jobs.close()
        if self._library is not None:
            self._library.close()
            self._library = None
        self._first.close()
        QCoreApplication.quit()


def run(given: Sequence[Path | str]) -> int:
    """Show the window, or hand ``given`` to the one that is open; return the exit code."""
    if _is_root_without_leave():
        print(
            "senja: The page's engine does not run as root; start Senja as an ordinary user.",
            file=sys.stderr,
        )
        return 1
    if _has_no_screen():
        print(
            "senja: There is no screen to open a window on; “senja --help” tells what can be done "
            "without one.",
            file=sys.stderr,
        )
        return 1
    places = paths.places()
    _log_to(places.log)
    # The page's engine shares the window's graphics; it must be said before the application is.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([sys.argv[0]])
    application.setApplicationName("senja")
    application.setApplicationDisplayName("Senja")
    application.setApplicationVersion(reader.__version__)
    application.setDesktopFileName("io.github.senja_reader.Senja")
    application.setStyle("Fusion")
    _translate(application)
    try:
        first = become_first(places.library, given)
    except OSError as error:
        print(
            f"senja: The folder “{places.data}” can't be made: {error.strerror}.", file=sys.stderr
        )
        return 1
    if first is None:
        return 0
    senja = Senja(places, given, first)
    # A logout or Ctrl+C in the terminal closes the window as a person would.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, senja.end)
    senja.start()
    code = application.exec()
    return code or senja.exit_code


def _keep_up(path: Path, _report: Report) -> None:
    with closing(open_library(path)) as library:
        if backup.is_due(path):
            backup.make_snapshot(library)
        empty_trash(library)
        drop_old(library)


def _pick_keywords(worker: Worker, path: Path) -> bool:
    from reader.operations.picked_keywords import pick_keywords

    with closing(open_library(path)) as library:
        return pick_keywords(worker, library)


def _pack_bodies(worker: Worker, path: Path) -> bool:
    from reader.operations.packed_bodies import pack_bodies

    with closing(open_library(path)) as library:
        return pack_bodies(worker, library)


def _decide_kinds(worker: Worker, path: Path) -> bool:
    # Pictures are looked at long after the start.
    from reader.operations import picture_kinds

    with closing(open_library(path)) as library:
        return picture_kinds.decide_kinds(worker, library)


def _is_root_without_leave() -> bool:
    """Return whether the engine would refuse to start for its sandbox's sake."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    return os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") != "1"


def _has_no_screen() -> bool:
    """Return whether Qt would end the program for want of a display; only Unix can lack one."""
    if sys.platform in {"win32", "darwin"}:
        return False
    return not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def _translate(application: QApplication) -> None:
    """Install Qt's own words and ours in the reader's language, where they are there."""
    folder = str(paths.resources() / "i18n")
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, where in (("qtbase", qt_folder), ("senja", folder)):
        translator = QTranslator(application)
        if translator.load(QLocale(), name, "_", where):
            application.installTranslator(translator)


def _log_to(path: Path) -> None:
    """Write what happens to a file that never grows large; crashes too."""
    # A log that can't be written must not fill the terminal.
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST_LOG:
            path.replace(path.with_suffix(".old.log"))
        # logging.handlers would bring sockets and 18 ms.
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    try:
        faulthandler.enable(path.with_suffix(".crash").open("a"))
    except OSError:
        faulthandler.enable()
    sys.excepthook = _log_uncaught


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Note an error that nobody expected; the window goes on."""
    log.critical("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
