"""The real program, driven to one view after another, each pictured once its frame is painted.

Nothing waits for a length of time. A small mark in the corner of the page, a shade away from the
ground so that no eye sees it, changes with each view; the frame in which it stands is the view's.
"""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget

from reader import paths
from reader.app import Senja
from reader.library import Library
from reader.library.connection import writing
from reader.model.list_look import ListLook
from reader.model.query import ArticleQuery
from reader.model.reading_record import ReadingRecord
from reader.model.typography import PageMode, Typography
from reader.ui.dialogs.reading import ReadingDialog
from reader.ui.focus_mode import Focus
from reader.ui.instance import become_first
from reader.ui.intake import IntakeSummary
from reader.ui.main_window import MainWindow
from reader.ui.preferences import ColorScheme, SidePanelPage
from reader.ui.printing import make_pdf, usual_paper
from tests.gallery import shelf

_PATIENCE_S = 15
_LOOK_MS = 4
_SHELF = 7
_PAPER_DOTS_A_MM = 5

# Everything that arrives late is there, and pictures are painted in the frame they are wanted in.
_ARRIVED = """document.fonts.status === 'loaded' && Array.from(document.images).every((one) => {
  one.decoding = 'sync';
  return !one.hasAttribute('src') || one.loading === 'lazy' || one.complete;
})"""
_MARK = """(() => {
  let mark = document.getElementById('gallery-mark');
  if (!mark) {
    mark = document.createElement('div');
    mark.id = 'gallery-mark';
    mark.setAttribute('popover', 'manual');
    mark.style.cssText = 'all: unset; position: fixed; left: 0; top: 0; right: auto; bottom: auto;'
      + 'width: 2px; height: 2px; pointer-events: none';
    document.body.append(mark);
  }
  mark.style.background = '%s';
  if (mark.matches(':popover-open')) mark.hidePopover();
  mark.showPopover();
  return true;
})()"""
_GO_TO = """(() => {
  const aim = Array.from(document.querySelectorAll(%s)).at(%d);
  if (!aim) return false;
  Place.jump(aim);
  Place._before.length = 0;
  delete root.dataset.canGoBack;
  return true;
})()"""


class Program:
    """A running Senja on a home of its own."""

    def __init__(self, home: Path) -> None:
        self._places = paths.Places(home / "data", home / "config", home / "cache")
        first = become_first(self._places.library, [])
        assert first is not None, "a Senja runs on this home"
        self._senja = Senja(self._places, [], first)
        self._senja.start()
        window = self._senja.window
        assert window is not None
        self.window: MainWindow = window
        self._shade = 0
        self._shelf: list[int] = []
        self._saved: list[IntakeSummary] = []
        window.intake.finished.connect(self._saved.append)
        self.wait_until(lambda: window.pane.engine is not None)
        self.wait_until(lambda: window.model.rowCount() >= _SHELF and window.pane.is_ready)
        window.notice_bar.hide()

    def close(self) -> None:
        """End the program as a person does."""
        gone: list[bool] = []
        self.window.closed.connect(lambda: gone.append(True))
        self.window.close()
        self.wait_until(lambda: bool(gone))
        # The engine wants its page gone before its profile, while the application is there.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # -- Waiting -----------------------------------------------------------------------------

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Let the program go on until ``condition`` is true."""
        end = time.monotonic() + _PATIENCE_S
        while not condition():
            assert time.monotonic() < end, "the program does not come to what was waited for"
            loop = QEventLoop()
            QTimer.singleShot(_LOOK_MS, loop.quit)
            loop.exec()

    def ask(self, expression: str) -> object:
        """Return what ``expression`` gives in our own script's world."""
        answers: list[object] = []
        engine = self.window.pane.engine
        assert engine is not None
        engine.ask(expression, answers.append)
        self.wait_until(lambda: bool(answers))
        return answers[0]

    def wait_for(self, expression: str) -> None:
        """Wait until ``expression`` is true in the page."""
        self.wait_until(lambda: bool(self.ask(f"Boolean({expression})")))

    def _wait_for_frame(self) -> None:
        """Wait until what the page is now has been painted in the window."""
        engine = self.window.pane.engine
        assert engine is not None
        self.wait_for(_ARRIVED)
        self._shade = (self._shade + 1) % 7
        ground = engine.page.backgroundColor()
        # Away from the ends of the scale, where a shade would be cut off.
        step = self._shade + 1 if ground.lightness() < 128 else -self._shade - 1
        wanted = QColor(*(min(255, max(0, part + step)) for part in ground.getRgb()[:3]))
        self.ask(_MARK % wanted.name())
        corner = engine.view
        self.wait_until(
            lambda: QColor(corner.grab().toImage().pixelColor(0, 0)).name() == wanted.name()
        )

    # -- What a view is made of ----------------------------------------------------------------

    def add_file(self, path: Path) -> int:
        """Save a file as an article and return its id."""
        return self._add(lambda: self.window.intake.add_paths([path]))

    def add_text(self, text: str) -> int:
        """Save a pasted text as an article and return its id."""
        return self._add(lambda: self.window.intake.add_text(text))

    def _add(self, begin: Callable[[], None]) -> int:
        self._saved.clear()
        begin()
        self.wait_until(lambda: bool(self._saved))
        assert self._saved[0].article_id, self._saved[0].refused
        self.window.notice_bar.hide()
        return self._saved[0].article_id

    def id_of(self, title: str) -> int:
        """Return the id of the article with this title."""
        model = self.window.model
        titles = [model.index(row).data() for row in range(model.rowCount())]
        return model.id_at(titles.index(title))

    @property
    def library(self) -> Library:
        """The window's library."""
        return self.window._library

    def show(self, article: int) -> None:
        """Show an article, or none for 0."""
        if not article:
            self.window.list_view.forget_choice()
            self.window.pane.close_article()
            return
        self.window.open_article(article)
        pane = self.window.pane
        self.wait_until(lambda: pane.article_id == article and pane.is_ready)

    def dress(self, theme: str, *, dark: bool) -> None:
        """Put on a theme's light or dark set."""
        self.window.settings.choose_theme(theme, dark=dark)
        self.window.settings.choose_scheme(ColorScheme.DARK if dark else ColorScheme.LIGHT)
        self.window.notice_bar.hide()

    def set_type(self, **changes: object) -> None:
        """Set the page in the usual type but for ``changes``."""
        self.window.settings.choose_typography(replace(Typography(), **changes))  # type: ignore[arg-type] # each is given by its name
        self.wait_until(lambda: self.window.pane.is_ready or not self.window.pane.article_id)

    def set_mode(self, mode: PageMode, *, upright: bool) -> None:
        """Scroll pages or turn them; stand lines upright where they may."""
        for name, wanted in (("turn_pages", mode is PageMode.PAGED), ("upright_lines", upright)):
            action = self.window.actions_by_name[name]
            if action.isChecked() != wanted:
                action.trigger()

    def resize(self, width: int, height: int) -> None:
        """Give the window a size; a narrow one shows the page alone."""
        shown = width >= 1200
        if self.window.sidebar.isVisible() != shown:
            self.window.actions_by_name["toggle_sidebar"].trigger()
        self.wait_until(lambda: self._has_size(width, height))

    def _has_size(self, width: int, height: int) -> bool:
        # Right after a part was hidden its width still counts as needed.
        self.window.resize(width, height)
        return self.window.width() == width

    def show_panel(self, page: SidePanelPage) -> None:
        """Show what stands beside the page, or nothing."""
        shown = self.window._file.preferences.side_panel
        if shown is page:
            return
        name = page.value or shown.value
        self.window.actions_by_name[f"toggle_{name}"].trigger()

    def focus(self, level: Focus) -> None:
        """Let what is not the page, or not the paragraph, step back."""
        while self.window.focus_mode.level is not level:
            self.window.actions_by_name["focus_mode"].trigger()

    def open_reading(self, record: ReadingRecord) -> ReadingDialog:
        """Open what was read, as if the library knew this of it."""
        dialog = ReadingDialog(self.window)
        dialog.show_record(record)
        dialog.open()
        self.wait_until(dialog.isVisible)
        return dialog

    def come_to_rest(self) -> None:
        """Wait until the page has the width that it has in the window."""
        engine = self.window.pane.engine
        assert engine is not None
        QApplication.processEvents()
        self.wait_for(f"window.innerWidth === {engine.view.width()}")

    def go_to(self, place: str) -> None:
        """Bring a place to the window's first edge.

        ``place`` is "top", "foot", "middle" or a selector, whose first element is meant.
        """
        if place == "top":
            self.ask("Place.goToEnd(-1)")
        elif place == "foot":
            self.ask("Place.goToEnd(1)")
        elif place == "middle":
            self.ask("Place.axis().go(Place.axis().end() / 2)")
        else:
            selector, _, number = place.partition(" @")
            assert self.ask(_GO_TO % (json.dumps(selector), int(number or 0))), f"no {place}"

    def show_list(self, look: ListLook, *, wide: int, row: int = 3, mirrored: bool = False) -> None:
        """Show a shelf of articles in the list, which has this look and is so wide."""
        window = self.window
        with writing(self.library) as connection:
            # What else is there stands aside.
            connection.execute("UPDATE article SET archived_at = 1 WHERE archived_at IS NULL")
        self._shelf = shelf.fill(self.library)
        window.splitter.setSizes([wide, self.window.splitter.width() - wide])
        if mirrored:
            window.list_view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        window._file.preferences.list_looks["shelf:"] = look
        window._show_query(ArticleQuery())
        self.show(window.model.id_at(row))
        self.come_to_rest()
        window.list_view.verticalScrollBar().setValue(0)
        window.list_view.setFocus()
        pictures = window.list_view.pictures
        assert pictures is not None
        window.list_view.grab()
        self.wait_until(lambda: not pictures.is_reading)

    def _empty_list(self) -> None:
        if self._shelf:
            window = self.window
            window.list_view.setLayoutDirection(window.layoutDirection())
            window._file.preferences.list_looks.clear()
            with writing(self.library) as connection:
                for each in self._shelf:
                    connection.execute("DELETE FROM article WHERE id = ?", (each,))
                connection.execute("UPDATE article SET archived_at = NULL WHERE archived_at = 1")
            self._shelf = []
            window._show_query(ArticleQuery())
            window.splitter.setSizes([350, window.splitter.width() - 350])

    def tidy(self) -> None:
        """Close whatever a view has opened."""
        self._empty_list()
        for name in ("keys_dialog", "reading_dialog"):
            for dialog in self.window.findChildren(QWidget, name):
                dialog.close()
        self.window.finding.palette.close_palette()
        if self.window.find_bar.isVisible():
            self.window.find_bar.close_bar()
        if self.window.pane.article_id:
            self.ask(
                "document.getSelection().empty(); Notes.close();"
                "document.querySelector('dialog[open]')?.close(); document.activeElement?.blur();"
                "delete root.dataset.canGoBack; true"
            )

    # -- Pictures ------------------------------------------------------------------------------

    def picture(self) -> QImage:
        """Return the window as it is now."""
        pane = self.window.pane
        if pane.article_id:
            # Progress and the heading that is read follow a move a moment later.
            self.wait_until(lambda: not pane._report.isActive() and not pane._asked)
            self._wait_for_frame()
        QApplication.processEvents()
        return self.window.grab().toImage()

    def paper(self, number: int) -> QImage:
        """Return a page of the open article as it is printed; the last for a number beyond."""
        engine = self.window.pane.engine
        assert engine is not None
        self.wait_for(_ARRIVED)
        self.ask("document.getElementById('gallery-mark')?.remove(); true")
        made: list[bytes] = []
        make_pdf(engine, usual_paper(), made.append)
        self.wait_until(lambda: bool(made))
        buffer = QBuffer()
        buffer.setData(made[0])
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        number = min(number, document.pageCount() - 1)
        size = document.pagePointSize(number) * 25.4 / 72 * _PAPER_DOTS_A_MM
        drawn = document.render(number, size.toSize())
        image = QImage(drawn.size(), QImage.Format.Format_RGB32)
        image.fill("white")
        _draw(drawn, image)
        return image


def _draw(drawn: QImage, image: QImage) -> None:
    from PySide6.QtGui import QPainter

    painter = QPainter(image)
    painter.drawImage(0, 0, drawn)
    painter.end()
