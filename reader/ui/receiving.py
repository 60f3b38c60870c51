"""Takes pages from a browser's extension while the window is open, if a person wants it."""

import logging
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.library import Library
from reader.ui.jobs import Jobs, Lane, Report
from reader.ui.preferences import Preferences
from reader.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from reader.operations.receiving import Receiving

log = logging.getLogger(__name__)


class PageDoor(QObject):
    """Opens and closes the door for pages; it is closed to begin with.

    ``changed`` says with which token it was opened, or closed, or could not be opened.
    """

    changed = Signal(str, bool)
    save_wanted = Signal()

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        preferences: Preferences,
        notice_bar: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._preferences = preferences
        self._notice_bar = notice_bar
        self._window = window
        self._process: Receiving | None = None
        self.is_open = False

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {"receive_pages": self.show_dialog}

    @property
    def token(self) -> str:
        """The word by which an extension is known; made when it is first wanted."""
        if not self._preferences.receive_token:
            self._preferences.receive_token = secrets.token_urlsafe(24)
            self.save_wanted.emit()
        return self._preferences.receive_token

    def restore(self) -> None:
        """Open the door if it was left open."""
        if self._preferences.receive_pages and not self._library.read_only:
            self._open()

    def set_wanted(self, *, wanted: bool) -> None:
        """Open or close the door, and remember it."""
        self._preferences.receive_pages = wanted
        self.save_wanted.emit()
        if wanted:
            self._open()
        else:
            self.close()
            self._tell()

    @Slot()
    def renew_token(self) -> None:
        """Make another token; who knew the one before is not let in any more."""
        self._preferences.receive_token = ""
        if self._process is not None:
            self.close()
            self._open()
        self._tell()

    def close(self) -> None:
        """Let nothing in any more."""
        self._jobs.forget(self)
        self.is_open = False
        if self._process is not None:
            self._process.stop()
            self._process = None

    def show_dialog(self) -> None:
        """Show how an extension is set up, and the switch."""
        from reader.operations.receiving import address_of
        from reader.ui.dialogs.receiving import ReceivingDialog

        dialog = ReceivingDialog(
            address_of(self._preferences.receive_port),
            self._window,
            is_wanted=self._preferences.receive_pages,
        )
        dialog.wanted.connect(self._on_wanted)
        dialog.renew_wanted.connect(self.renew_token)
        self.changed.connect(dialog.show_state)
        self._tell()
        dialog.open()

    @Slot(bool)
    def _on_wanted(self, wanted: bool) -> None:
        self.set_wanted(wanted=wanted)

    def _tell(self) -> None:
        self.changed.emit(self.token, self.is_open)

    def _open(self) -> None:
        if self._process is not None:
            return
        # Only who wants it pays for it.
        from reader.operations import receiving

        process = receiving.start(self._library.path, self._preferences.receive_port, self.token)
        self._process = process

        def job(_report: Report) -> int:
            return process.listening_on()

        self._jobs.submit(
            self, Lane.LIBRARY, job, done=self._on_listening, failed=lambda _error: None
        )

    def _on_listening(self, port: int) -> None:
        self.is_open = bool(port)
        if not port:
            self.close()
            self._notice_bar.warn(
                self.tr(
                    "Pages can't be received: another program has taken the place {}. "
                    "Close it, then switch receiving on again."
                ).format(self._preferences.receive_port)
            )
        self._tell()
