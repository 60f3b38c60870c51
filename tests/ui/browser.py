"""What the system is asked to open, caught where Qt would hand it over."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

_SCHEMES = ("http", "https", "mailto", "file", "data", "javascript", "article", "ftp", "senja")


class Browser(QObject):
    """Stands where the system's browser stands; ``opened`` are the addresses it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Take an address and open nothing."""
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@contextmanager
def caught() -> Iterator[Browser]:
    """Give every address to a browser of ours for a while."""
    browser = Browser()
    for scheme in _SCHEMES:
        # The stub asks for bytes, which PySide6 refuses.
        QDesktopServices.setUrlHandler(scheme, browser, "take")  # type: ignore[arg-type] # see above
    try:
        yield browser
    finally:
        for scheme in _SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
