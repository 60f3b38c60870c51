"""Shows a page that is not in the library: what an article would be, or once was."""

import json
import os
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from reader.library import Library
from reader.model.article import Article, Content, ReadingPosition
from reader.rendering.look import PageLook
from reader.rendering.page import PageState, PageWords, page_script, render_page
from reader.ui.dates import page_date
from reader.ui.reading_pane.engine import Answer, ArticleEngine, PageRequest, Resource
from reader.ui.reading_pane.pages import beside_page

_TO_FIRST_CHANGE = "document.querySelector('ins, del')?.scrollIntoView({block: 'center'})"


class PagePreview(QWidget):
    """One page in the look of all pages, which ``look`` tells; a link on it leads nowhere."""

    def __init__(
        self,
        library: Library,
        look: Callable[[], PageLook],
        words: PageWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page_preview")
        self._library = library
        self._look = look
        self._words = words
        self._html = ""
        self._shown: tuple[Article, Content] | None = None
        self._loads = 0
        self._sought = ""
        self._script = ""
        self.is_ready = False
        self._engine: ArticleEngine | None = ArticleEngine(self._find, page_script, self)
        self._engine.view.setObjectName("preview_page")
        self._engine.view.setAccessibleName(self.tr("Preview"))
        self._engine.page.setBackgroundColor(QColor(look().colors.ground))
        self._engine.requested.connect(self._on_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._engine.view)

    @property
    def engine(self) -> ArticleEngine | None:
        """The page's engine, until it was let go."""
        return self._engine

    def show_article(self, article: Article, content: Content, sought: str = "") -> None:
        """Show an article with this body where the one before was left, or at words ``sought``."""
        self._shown = article, content
        self._sought = sought
        self._script = ""
        if self.is_ready and self._engine is not None:
            self.is_ready = False
            self._engine.ask("JSON.stringify(Place.position())", self._render)
        else:
            self._render(None)

    def show_changes(self, article: Article, content: Content) -> None:
        """Show an article whose changes are marked, at the first of them."""
        self.show_article(article, content)
        self._script = _TO_FIRST_CHANGE

    def seek(self, words: str) -> None:
        """Bring the place where ``words`` stand into view, and mark it."""
        self._sought = words
        if self.is_ready:
            self._seek()

    @Slot()
    def dress(self) -> None:
        """Show the page in the look that is chosen by now."""
        if self._engine is not None:
            self._engine.page.setBackgroundColor(QColor(self._look().colors.ground))
            if self._shown is not None:
                self.show_article(*self._shown)

    def close_engine(self) -> None:
        """Let the engine go."""
        self.is_ready = False
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def _render(self, place: object) -> None:
        # The engine answers a closed window too.
        alive = isValid(self)  # type: ignore[no-untyped-call] # shiboken leaves it so
        if not alive or self._engine is None or self._shown is None:
            return
        article, content = self._shown
        self._html = render_page(
            article,
            content,
            replace(self._look(), focus=False),
            self._words,
            when=page_date(article.published),
            state=PageState(position=_position(place)),
            nonce=os.urandom(12).hex(),
        )
        self._loads += 1
        self._engine.load(f"/preview/page?{self._loads}")

    def _find(self, path: str, answer: Answer) -> None:
        if path.startswith("/preview/"):
            answer(Resource("text/html;charset=utf-8", self._html.encode()))
        else:
            answer(beside_page(self._library, path))

    @Slot(object)
    def _on_requested(self, request: PageRequest) -> None:
        if request.verb == "arrived" and request.values == (str(self._loads),):
            self.is_ready = True
            self._seek()

    def _seek(self) -> None:
        if self._engine is None:
            return
        if self._sought:
            self._engine.call("Find.search", self._sought)
            self._engine.call("Place.forgetWays")
        elif self._script:
            self._engine.ask(self._script)
        else:
            self._engine.call("Find.clear")


def _position(answer: object) -> ReadingPosition | None:
    try:
        found = json.loads(str(answer))
        return ReadingPosition(
            int(found["block"]), float(found["fraction"]), float(found["progress"])
        )
    except (ValueError, KeyError, TypeError):
        return None
