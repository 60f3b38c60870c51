"""A running Senja for the tests: the real window, offscreen, on a library of its own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader import paths
from reader.library import Library, articles, open_library
from reader.model.article import Draft, Source, SourceKind
from reader.operations.worker import Worker
from reader.rendering.theme import color_pair
from reader.ui.appearance import Appearance
from reader.ui.jobs import Jobs
from reader.ui.main_window import MainWindow
from reader.ui.preferences import ColorScheme, PreferencesFile

TIMEOUT_MS = 20_000


class Program:
    """A running window with its library; it can be closed and started again."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self.qtbot = qtbot
        self.places = paths.Places(home / "data", home / "config", home / "cache")
        self.worker = Worker()
        self._open()

    def _open(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setStyle("Fusion")
        self.library: Library = open_library(self.places.library)
        self.jobs = Jobs()
        self.file = PreferencesFile(self.places.preferences)
        known = self.file.preferences
        pair = color_pair(known.light_theme, known.dark_theme, self.places.themes)
        self.appearance = Appearance(application, pair)
        self.window = MainWindow(
            self.library,
            self.file,
            self.appearance,
            self.jobs,
            self.worker,
            self.places.themes,
        )
        self.window.show()
        self.qtbot.waitExposed(self.window)

    def restart(self) -> None:
        """Close the window as a person does, and start again."""
        self.close()
        self._open()

    def close(self) -> None:
        """Close the window and everything behind it."""
        self.appearance.set_scheme(ColorScheme.LIGHT)
        self.window.close()
        self.worker.close()
        self.jobs.close()
        self.library.close()
        self.window.deleteLater()
        self.appearance.deleteLater()
        self.worker = Worker()

    def add(self, count: int) -> list[int]:
        """Store articles as another process would; return their ids, the last saved first."""
        other = open_library(self.places.library)
        ids = [articles.store(other, draft(n), b"x", source(n)).id for n in range(count)]
        other.close()
        self.window._on_library_timer()
        return ids[::-1]

    def start_page(self) -> None:
        """Start the page's engine."""
        self.window.start_engine()

    def show_article(self, identifier: int) -> None:
        """Open an article and wait until its page is there."""
        self.start_page()
        if self.window.pane.article_id == identifier:
            self.wait_until(lambda: self.window.pane.is_ready)
            return
        with self.qtbot.waitSignal(self.window.pane.article_shown, timeout=TIMEOUT_MS):
            self.window.open_article(identifier)

    def ask_page(self, expression: str) -> object:
        """Return what ``expression`` gives in our own script's world."""
        answers: list[object] = []
        engine = self.window.pane.engine
        assert engine is not None
        engine.ask(expression, answers.append)
        self.wait_until(lambda: bool(answers))
        return answers[0]

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait for ``condition``."""
        self.qtbot.waitUntil(condition, timeout=TIMEOUT_MS)

    def trigger(self, name: str) -> None:
        """Do an action by its name."""
        action = self.window.actions_by_name[name]
        assert action.isEnabled(), name
        action.trigger()

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key on ``widget``."""
        QTest.keyClick(widget, key, modifiers)
        if modifiers is not Qt.KeyboardModifier.NoModifier:
            # Qt takes what it last heard of for held down, and lists select by it.
            QTest.keyRelease(widget, Qt.Key.Key_Control)

    def type(self, widget: QWidget, text: str) -> None:
        """Type ``text`` into ``widget``."""
        QTest.keyClicks(widget, text)

    def click(self, name: str) -> None:
        """Click the tool button called ``name``."""
        button = self.window.findChild(QToolButton, name)
        assert button is not None, name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def titles(self) -> list[str]:
        """Return the titles in the list, from above to below."""
        model = self.window.model
        return [str(model.index(row).data()) for row in range(model.rowCount())]


def draft(number: int, **changes: object) -> Draft:
    """Return an article of some length."""
    paragraphs = "".join(
        f"<p>Paragraph {line} of article {number} has words enough to fill a line or two.</p>"
        for line in range(60)
    )
    values: dict[str, object] = {
        "title": f"Article {number}",
        "html": paragraphs,
        "text": paragraphs,
        "identity_text": f"text {number}",
        "site": "Example",
        "language": "en",
    }
    return Draft(**(values | changes))  # type: ignore[arg-type] # each is given by its name


def source(number: int) -> Source:
    """Return where an article of a test came from."""
    return Source(SourceKind.FILE, f"/tmp/{number}.md")  # noqa: S108 (only a name)
