"""What is shown of the rows that are looked at: read by the block, and forgotten in time."""

import re
from array import array
from collections.abc import Iterable

from reader.errors import SenjaError
from reader.library import Library, articles, media
from reader.markup.excerpts import Piece, excerpt, marks_pattern
from reader.model.article import Article
from reader.model.query import ArticleQuery, Where

BLOCK = 64
_MOST = 1024


class RowContents:
    """The articles around the rows that were asked for, and what their rows have beside them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._in_trash = False
        self._marks: re.Pattern[str] | None = None
        self._articles: dict[int, Article] = {}
        self._excerpts: dict[int, tuple[Piece, ...]] = {}
        self._pictured: dict[int, bool] = {}

    def begin(self, query: ArticleQuery) -> None:
        """Show rows of this query from now on."""
        self.forget_all()
        self._in_trash = query.where is Where.TRASH
        self._marks = None
        if query.words or query.collection:
            # Only who searches pays for it.
            from reader.operations.searching import marked

            self._marks = marks_pattern(marked(self._library, query))

    def forget(self, ids: Iterable[int]) -> None:
        """Read these articles anew when they are asked for."""
        for each in ids:
            self._articles.pop(each, None)
            self._excerpts.pop(each, None)
            self._pictured.pop(each, None)

    def forget_all(self) -> None:
        """Read every article anew when it is asked for."""
        self._articles.clear()
        self._excerpts.clear()
        self._pictured.clear()

    def article(self, ids: "array[int]", row: int) -> Article | None:
        """Return the article in ``row``; None when another process has just deleted it."""
        identifier = ids[row]
        if identifier not in self._articles:
            if len(self._articles) > _MOST:
                self._articles.clear()
            wanted = [each for each in _around(ids, row) if each not in self._articles]
            for found in articles.articles(self._library, wanted, in_trash=self._in_trash):
                self._articles[found.id] = found
        return self._articles.get(identifier)

    def excerpt(self, identifier: int) -> tuple[Piece, ...]:
        """Return the words around what was looked for; nothing where nothing was."""
        if self._marks is None:
            return ()
        if identifier not in self._excerpts:
            try:
                text = articles.content(self._library, identifier).text
            except SenjaError:
                # Another process has just deleted it.
                return ()
            self._excerpts[identifier] = excerpt(text, self._marks)
        return self._excerpts[identifier]

    def has_picture(self, ids: "array[int]", row: int) -> bool:
        """Return whether a picture can stand for the article in ``row``."""
        identifier = ids[row]
        if identifier not in self._pictured:
            if len(self._pictured) > _MOST:
                self._pictured.clear()
            around = _around(ids, row)
            found = media.with_pictures(self._library, around)
            self._pictured.update((each, each in found) for each in around)
        return self._pictured[identifier]


def _around(ids: "array[int]", row: int) -> "array[int]":
    start = max(0, row - BLOCK // 2)
    return ids[start : start + BLOCK]
