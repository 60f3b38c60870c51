"""Puts a block of code on the clipboard when the page asks for it; the page itself can't."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from reader.ui.reading_pane.engine import ArticleEngine, PageRequest

VERB = "copy-code"


class CodeCopy(QObject):
    """Answers the page's "copy-code"; lives as long as the engine, which is its parent."""

    def __init__(self, engine: ArticleEngine) -> None:
        super().__init__(engine)
        self._engine = engine
        engine.requested.connect(self._on_requested)

    @Slot(PageRequest)
    def _on_requested(self, request: PageRequest) -> None:
        if request.verb != VERB or len(request.values) != 1 or not request.values[0].isdecimal():
            return
        number = int(request.values[0])
        self._engine.call("Code.text", number, answered=partial(self._on_text, number))

    def _on_text(self, number: int, text: object) -> None:
        # An empty block leaves the clipboard as it is.
        if not isinstance(text, str) or not text:
            return
        QGuiApplication.clipboard().setText(text)
        self._engine.call("Code.copied", number)
