"""Gives the engine what stands at our own addresses: pages, pictures, typefaces."""

import logging
import os
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QObject

from reader import paths
from reader.errors import SenjaError
from reader.library import Library, articles, media
from reader.operations.related import related_reading
from reader.rendering.look import PageLook
from reader.rendering.page import PageState, PageWords, ScriptWords, render_page
from reader.ui.dates import page_date
from reader.ui.reading_pane.engine import Resource

log = logging.getLogger(__name__)


class Pages(QObject):
    """Renders articles of one library in the look that is chosen.

    ``rendered`` is the look of the page that was rendered last. Imported after the window is shown: rendering and the engine's classes cost the start.
    """

    def __init__(self, library: Library, look: PageLook, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self.look = look
        self.rendered: PageLook | None = None

    def change(self, **changes: object) -> None:
        """Render pages from now on with another look; the fields are those of ``PageLook``."""
        self.look = replace(self.look, **changes)  # type: ignore[arg-type] # each by its name

    def find(self, path: str) -> Resource | None:
        """Return what stands at ``path`` of our scheme, None if it can't be read."""
        try:
            return self._find(path)
        except SenjaError as error:
            log.warning("%s: %s", path, error)
            return None

    def _find(self, path: str) -> Resource | None:
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
        self.rendered = self.look
        article = articles.article(self._library, identifier)
        return render_page(
            article,
            articles.content(self._library, identifier),
            self.look,
            self.words,
            when=page_date(article.published),
            state=PageState(
                position=articles.position(self._library, identifier),
                related=related_reading(self._library, article),
                treatments=media.treatments(self._library, identifier),
            ),
            nonce=os.urandom(12).hex(),
        )

    @cached_property
    def words(self) -> PageWords:
        """The page's own words in the reader's language."""
        return PageWords(
            minutes=self.tr("{} min to read"),
            related=self.tr("Related reading"),
            in_library=self.tr("In your library"),
            similar=self.tr("Similar in your library"),
            next_page=self.tr("The original goes on to a next page."),
            next_page_link=self.tr("Open it in the browser"),
            left_out=self.tr("Left out of the text: {} lines"),
            missing=self.tr("The file this came from is gone; the article is kept here."),
            script=self._script_words(),
        )

    def _script_words(self) -> ScriptWords:
        return ScriptWords(
            note=self.tr("Note"),
            go_to_note=self.tr("Go to the note"),
            copy=self.tr("Copy the code"),
            copied=self.tr("Copied"),
            picture=self.tr("Picture"),
            in_the_dark=self.tr("This picture in the dark"),
            zoom_in=self.tr("Larger"),
            zoom_out=self.tr("Smaller"),
            fit=self.tr("Whole picture"),
            actual_size=self.tr("Actual size"),
            previous=self.tr("Previous picture"),
            next=self.tr("Next picture"),
            close=self.tr("Close"),
            back=self.tr("Back to where you were"),
        )
