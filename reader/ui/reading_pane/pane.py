"""The pane beside the list: shows an article where it was left, and notes where it is left."""

import json
import logging
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedLayout, QWidget
from typing_extensions import override

from reader import paths
from reader.errors import SenjaError
from reader.library import Library, articles, media
from reader.model.article import ReadingPosition
from reader.ui.appearance import Appearance
from reader.ui.dates import page_date
from reader.ui.reading_pane.empty import EmptyPage

if TYPE_CHECKING:
    # At run time these are imported after the window is shown.
    from reader.rendering.page import PageWords
    from reader.ui.reading_pane.engine import ArticleEngine, Resource

log = logging.getLogger(__name__)

# The answer says of which article it is: by then the pane may be at another.
_WHERE = "report()"
_REPORT_MS = 200
_FLUSH_MS = 400


class ReadingPane(QWidget):
    """One article's page, or the words that say how to begin."""

    link_activated = Signal(str)
    position_noted = Signal(int, ReadingPosition)
    article_shown = Signal(int)
    engine_failed = Signal()

    def __init__(
        self, library: Library, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reading_pane")
        self.setAccessibleName(self.tr("Article"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = library
        self._appearance = appearance
        self._engine: ArticleEngine | None = None
        self._article_id = 0
        self._loads = 0
        self._asked = 0
        self._version = 0
        self._text_size = 1.0
        self._ready = False
        self.empty = EmptyPage(self)
        # The page's ground, for the moments before the engine has painted.
        ground = QWidget(self)
        ground.setObjectName("reading_ground")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(ground)
        self._stack.addWidget(self.empty)
        self._target = QLabel(self)
        self._target.setObjectName("link_target")
        self._target.setTextFormat(Qt.TextFormat.PlainText)
        self._target.hide()
        self._report = QTimer(self)
        self._report.setSingleShot(True)
        self._report.setInterval(_REPORT_MS)
        self._report.timeout.connect(self._on_report)

    @property
    def article_id(self) -> int:
        """The id of the article that is shown, or 0."""
        return self._article_id

    @property
    def version(self) -> int:
        """The number of the version that is shown."""
        return self._version

    @property
    def is_ready(self) -> bool:
        """Whether the page that is shown is all there."""
        return self._ready

    @property
    def engine(self) -> "ArticleEngine | None":
        """The page's engine, once it was started."""
        return self._engine

    def start_engine(self) -> None:
        """Make the engine and show the article that was asked for meanwhile."""
        if self._engine is not None:
            return
        from reader.rendering.page import page_script
        from reader.ui.reading_pane.engine import ArticleEngine

        engine = ArticleEngine(self._find_resource, page_script(), self)
        self._engine = engine
        engine.view.setObjectName("article_page")
        engine.view.setAccessibleName(self.tr("Page"))
        page = engine.page
        page.setBackgroundColor(QColor(self._appearance.colors.ground))
        page.scrollPositionChanged.connect(self._on_scrolled)
        page.link_clicked.connect(self._on_link_clicked)
        page.linkHovered.connect(self._on_link_hovered)
        page.loadFinished.connect(self._on_loaded)
        page.renderProcessTerminated.connect(self._on_engine_failed)
        engine.view.customContextMenuRequested.connect(self._on_context_menu)
        self._stack.addWidget(engine.view)
        if self._article_id:
            self._load()

    def open_article(self, identifier: int) -> None:
        """Show the article ``identifier`` at the place where it was left."""
        if identifier == self._article_id:
            return
        self._note_position()
        self._article_id = identifier
        self._load()

    def reload(self) -> None:
        """Show the open article's present version, at the same place."""
        self._note_position()
        if self._article_id:
            self._load()

    def close_article(self) -> None:
        """Show no article."""
        self._note_position()
        self._article_id = 0
        self._ready = False
        self._stack.setCurrentWidget(self.empty)

    def dress(self) -> None:
        """Take on the scheme that is shown now; nothing is loaded and nothing moves."""
        if self._engine is None:
            return
        self._engine.page.setBackgroundColor(QColor(self._appearance.colors.ground))
        scheme = "dark" if self._appearance.is_dark else "light"
        self._engine.call("Look.color", scheme, {})

    def set_text_size(self, size: float) -> None:
        """Set the text's size, 1 being the usual one; the line that is read stays."""
        self._text_size = size
        if self._engine is not None:
            self._engine.call("Look.set", {}, {"--text-size": f"{size:.3g}"})

    def turn_page(self, direction: int) -> None:
        """Go a screenful down (1) or up (-1)."""
        if self._engine is not None:
            self._engine.call("Place.turn", direction)

    def focus_page(self) -> None:
        """Give the keyboard to the page."""
        if self._engine is not None and self._article_id:
            self._engine.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_engine(self) -> None:
        """Note where the article is left and let the engine go."""
        if self._engine is None:
            return
        if self._ready or self._asked:
            self._wait_for_position()
        self._engine.close()
        self._engine = None

    def _load(self) -> None:
        self._report.stop()
        self._ready = False
        if self._engine is None:
            self._stack.setCurrentIndex(0)
            return
        self._loads += 1
        self._version = articles.page_version(self._library, self._article_id)
        # The number makes a changed article another address; a page is never taken from memory.
        self._engine.load(f"/article/{self._article_id}?{self._loads}")
        self._stack.setCurrentWidget(self._engine.view)

    def _find_resource(self, path: str) -> "Resource | None":
        """Return what stands at ``path`` of our scheme, None if it can't be read."""
        try:
            return self._resource(path)
        except SenjaError as error:
            log.warning("%s: %s", path, error)
            return None

    def _resource(self, path: str) -> "Resource | None":
        from reader.ui.reading_pane.engine import Resource

        kind, _, name = path.lstrip("/").partition("/")
        if kind == "article" and name.isdecimal():
            return Resource("text/html;charset=utf-8", self._render(int(name)).encode())
        if kind == "media":
            found = media.media(self._library, name)
            return None if found is None else Resource(found.mime, found.data)
        if kind == "page" and name.startswith("fonts/"):
            font = paths.resources() / "fonts" / name.removeprefix("fonts/")
            if font.parent == paths.resources() / "fonts" and font.suffix == ".woff2":
                return Resource("font/woff2", font.read_bytes())
        return None

    def _render(self, identifier: int) -> str:
        from reader.rendering.page import PageLook, render_page

        article = articles.article(self._library, identifier)
        content = articles.content(self._library, identifier)
        look = PageLook(self._appearance.theme, self._appearance.is_dark, self._text_size)
        return render_page(
            article,
            content,
            look,
            self._words(),
            when=page_date(article.published),
            position=articles.position(self._library, identifier),
            nonce=os.urandom(12).hex(),
        )

    def _words(self) -> "PageWords":
        from reader.rendering.page import PageWords

        return PageWords(
            minutes=self.tr("{} min to read"),
            related=self.tr("Related reading"),
            in_library=self.tr("In your library"),
            similar=self.tr("Similar in your library"),
            next_page=self.tr("The original goes on to a next page."),
            next_page_link=self.tr("Open it in the browser"),
            left_out=self.tr("Left out of the text: {} lines"),
            missing=self.tr("The file this came from is gone; the article is kept here."),
        )

    def _note_position(self) -> None:
        """Ask where the open article stands, before another takes its place."""
        if self._engine is None or not self._ready:
            return
        self._report.stop()
        self._ask_where()

    def _ask_where(self) -> None:
        if self._engine is not None:
            self._asked += 1
            self._engine.ask(_WHERE, self._on_position)

    def _wait_for_position(self) -> None:
        """Note the position before the window closes; the engine has a moment to answer."""
        loop = QEventLoop(self)
        self.position_noted.connect(loop.quit)
        QTimer.singleShot(_FLUSH_MS, loop.quit)
        self._note_position()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _on_position(self, answer: object) -> None:
        self._asked -= 1
        try:
            address, values = json.loads(str(answer))
            identifier = int(address.rpartition("/")[2])
            place = ReadingPosition(
                int(values["block"]), float(values["fraction"]), float(values["progress"])
            )
        except (ValueError, KeyError, TypeError):
            log.debug("no position in %r", answer)
            return
        self.position_noted.emit(identifier, place)

    @Slot()
    def _on_report(self) -> None:
        if self._engine is not None and self._ready:
            self._ask_where()

    @Slot()
    def _on_scrolled(self) -> None:
        if self._ready and not self._report.isActive():
            self._report.start()

    @Slot(bool)
    def _on_loaded(self, fine: bool) -> None:
        if not fine or self._engine is None or not self._article_id:
            return
        # The end of an earlier load may arrive when another article is already on its way.
        if self._engine.page.url().path() != f"/article/{self._article_id}":
            return
        self._ready = True
        # The scheme or size may have changed while the page was on its way.
        self.dress()
        self.article_shown.emit(self._article_id)

    @Slot(QUrl)
    def _on_link_clicked(self, url: QUrl) -> None:
        self.link_activated.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    @Slot(str)
    def _on_link_hovered(self, address: str) -> None:
        shown = address if address and not address.startswith("article:") else ""
        self._target.setText(shown if len(shown) <= 120 else shown[:119] + "…")  # noqa: PLR2004 (a line)
        self._target.adjustSize()
        self._place_target()
        self._target.setVisible(bool(shown))
        self._target.raise_()

    def _place_target(self) -> None:
        self._target.move(12, self.height() - self._target.height() - 10)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_target()

    @Slot()
    def _on_engine_failed(self) -> None:
        log.error("the page's engine ended")
        self._ready = False
        self._article_id = 0
        self._stack.setCurrentWidget(self.empty)
        self.engine_failed.emit()

    @Slot(QPoint)
    def _on_context_menu(self, at: QPoint) -> None:
        if self._engine is None:
            return
        page = self._engine.page
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"))
        copy.setEnabled(page.hasSelection())
        copy.triggered.connect(self._on_copy)
        menu.addAction(self.tr("Select All")).triggered.connect(self._on_select_all)
        request = self._engine.view.lastContextMenuRequest()
        link = request.linkUrl()
        if link.scheme() in {"http", "https", "mailto"}:
            action = menu.addAction(self.tr("Copy Link"))
            action.setData(link.toString())
            action.triggered.connect(self._on_copy_link)
        menu.popup(self._engine.view.mapToGlobal(at))

    @Slot()
    def _on_copy(self) -> None:
        if self._engine is not None:
            QGuiApplication.clipboard().setText(self._engine.page.selectedText())

    @Slot()
    def _on_select_all(self) -> None:
        if self._engine is not None:
            self._engine.page.triggerAction(self._engine.page.WebAction.SelectAll)

    @Slot()
    def _on_copy_link(self) -> None:
        action = self.sender()
        if action is not None:
            QGuiApplication.clipboard().setText(str(action.data()))  # type: ignore[attr-defined] # a QAction
