"""Gives the engine what stands at our own addresses: pages, pictures, typefaces."""

import logging
import os
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject

from reader import paths
from reader.errors import SenjaError
from reader.library import Library, articles, media, open_library
from reader.operations.related import related_reading
from reader.rendering.look import PageLook
from reader.rendering.page import PageState, PageWords, ScriptWords, render_page
from reader.ui.dates import page_date
from reader.ui.jobs import Jobs, Lane, Report
from reader.ui.reading_pane.engine import Answer, Resource

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Order:
    """All that is taken to the thread that renders; nothing of it is Qt's."""

    library: Path
    article_id: int
    look: PageLook
    words: PageWords
    number: int
    newest: "_Newest"


@dataclass(slots=True)
class _Newest:
    """The number of the page that was asked for last; the one before it is not waited for."""

    number: int = 0


class Pages(QObject):
    """Renders articles of one library in the look that is chosen.

    A long article takes a tenth of a second and more, so it is rendered beside the window.
    ``rendered`` is the look of the page that was rendered last. Imported after the window is
    shown: rendering and the engine's classes cost the start.
    """

    def __init__(self, library: Library, look: PageLook, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._newest = _Newest()
        self.look = look
        self.rendered: PageLook | None = None

    def change(self, **changes: object) -> None:
        """Render pages from now on with another look; the fields are those of ``PageLook``."""
        self.look = replace(self.look, **changes)  # type: ignore[arg-type] # each by its name

    def find(self, path: str, answer: Answer) -> None:
        """Answer what stands at ``path`` of our scheme, None if it can't be read.

        An article's page is answered later; one that was asked for before another was, maybe not.
        """
        kind, _, name = path.lstrip("/").partition("/")
        if kind == "article" and name.isdecimal():
            self._order(int(name), answer)
            return
        answer(beside_page(self._library, path))

    def _order(self, identifier: int, answer: Answer) -> None:
        self._newest.number += 1
        order = _Order(
            self._library.path,
            identifier,
            self.look,
            self.words,
            self._newest.number,
            self._newest,
        )
        self._jobs.submit(
            self,
            Lane.PAGE,
            partial(_rendered, order),
            done=partial(self._on_rendered, order.look, answer),
            failed=partial(self._on_failed, identifier, answer),
        )

    def _on_rendered(self, look: PageLook, answer: Answer, page: Resource | None) -> None:
        if page is not None:
            self.rendered = look
        answer(page)

    def _on_failed(self, identifier: int, answer: Answer, error: Exception) -> None:
        log.warning("article %s: %s", identifier, error)
        answer(None)

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
            own_note=self.tr("My note"),
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


def beside_page(library: Library, path: str) -> Resource | None:
    """Return what a page of ours shows beside its text: a picture or a typeface, None for another."""
    kind, _, name = path.lstrip("/").partition("/")
    if kind == "media":
        try:
            found = media.media(library, name)
        except SenjaError as error:
            log.warning("%s: %s", path, error)
            return None
        return None if found is None else Resource(found.mime, found.data)
    if kind == "page" and name.startswith("fonts/"):
        font = paths.resources() / "fonts" / name.removeprefix("fonts/")
        if font.parent == paths.resources() / "fonts" and font.suffix == ".woff2":
            return Resource("font/woff2", font.read_bytes())
    return None


def _rendered(order: _Order, _report: Report) -> Resource | None:
    """Return an article's page, or None if another is wanted by now; in the lane's thread."""
    if order.number != order.newest.number:
        return None
    with closing(open_library(order.library)) as library:
        article = articles.article(library, order.article_id, anywhere=True)
        page = render_page(
            article,
            articles.content(library, order.article_id),
            order.look,
            order.words,
            when=page_date(article.published),
            state=PageState(
                position=articles.position(library, order.article_id),
                related=related_reading(library, article),
                treatments=media.treatments(library, order.article_id),
            ),
            nonce=os.urandom(12).hex(),
        )
    return Resource("text/html;charset=utf-8", page.encode())
