"""Where links lead: to the browser, or to an article that is here already; and the way back."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from reader.errors import SenjaError
from reader.library import Library
from reader.library.articles import articles_at
from reader.markup.addresses import is_address
from reader.model.article import Article
from reader.operations import organize
from reader.ui.reading_pane.pane import ReadingPane

log = logging.getLogger(__name__)

_MOST = 100


class Visits(QObject):
    """Follows links, and remembers which articles were open before."""

    open_requested = Signal(int)

    def __init__(self, library: Library, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._library = library
        self._pane = pane
        self._before: list[int] = []
        # Later: the engine is still asking whether it may go there, and a page that is loaded while
        # it asks ends the whole program (measured).
        later = Qt.ConnectionType.QueuedConnection
        pane.link_activated.connect(self.follow, later)
        pane.article_wanted.connect(self.open_here, later)
        pane.link_hovered.connect(self._on_hovered)

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {"go_back": self.go_back}

    @Slot(str)
    def follow(self, address: str) -> None:
        """Open what a link leads to: here if the library has it, else in the browser."""
        url = QUrl(address)
        if url.scheme() not in {"http", "https", "mailto"}:
            return
        try:
            known = self._known(address)
        except SenjaError as error:
            # A click may come when the window has closed its library already.
            log.warning("link not followed: %s", error)
            return
        # What an article says of its own address leads to the original.
        if known is None or known.id == self._pane.article_id:
            QDesktopServices.openUrl(url)
        else:
            self.open_here(known.id)

    def open_outside(self, address: str) -> None:
        """Open in the browser what stands at an address of the web."""
        if is_address(address):
            QDesktopServices.openUrl(QUrl(address))

    @Slot(int)
    def open_here(self, identifier: int) -> None:
        """Open an article of the library from the one that is read, to be come back from."""
        if identifier == self._pane.article_id or not organize.find(self._library, [identifier]):
            return
        self._before.append(self._pane.article_id)
        del self._before[:-_MOST]
        self.open_requested.emit(identifier)

    def go_back(self) -> None:
        """Go back inside the article, else to the one that led here."""
        self._pane.go_back(self._go_to_article_before)

    def _go_to_article_before(self) -> None:
        while self._before:
            identifier = self._before.pop()
            if identifier != self._pane.article_id and organize.find(self._library, [identifier]):
                self.open_requested.emit(identifier)
                return

    @Slot(str)
    def _on_hovered(self, address: str) -> None:
        try:
            known = self._known(address) if address.startswith("http") else None
        except SenjaError as error:
            log.warning("link not looked up: %s", error)
            return
        if known is not None:
            address = self.tr("In your library: {}").format(known.title)
        self._pane.show_target(address)

    def _known(self, address: str) -> Article | None:
        """Return the article of the library that stands at ``address``."""
        return articles_at(self._library, [address]).get(address)
