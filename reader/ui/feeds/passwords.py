"""What is done from the window about what lets into protected feeds; the worker does the keeping.

The keyring may have to be unlocked by a person first, so nothing here waits for it.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.errors import SenjaError
from reader.library import Library, open_library
from reader.model.access import Access
from reader.model.feed import Feed, Subscription
from reader.operations.worker import Worker
from reader.ui.jobs import Jobs, Lane, Report
from reader.ui.widgets.notice_bar import NoticeBar

log = logging.getLogger(__name__)


class Passwords(QObject):
    """Asks for a feed's name and password, and has them kept or forgotten.

    ``changed`` tells of a feed that is to be asked with what is kept now, ``followed`` of feeds that
    are followed now that what lets into them is kept.
    """

    changed = Signal(int)
    followed = Signal(list)

    def __init__(
        self, library_path: Path, jobs: Jobs, worker: Worker, notice_bar: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._path = library_path
        self._jobs = jobs
        self._worker = worker
        self._notice_bar = notice_bar
        self._window = window

    def close(self) -> None:
        """Let nothing more come of what is being kept."""
        self._jobs.forget(self)

    def edit(self, feed: Feed) -> None:
        """Ask for what lets into a feed."""
        # Only who follows a protected feed pays for it.
        from reader.ui.feeds.password_dialog import PasswordDialog

        dialog = PasswordDialog(f"{feed.title}\n{feed.url}", self._window, kind=feed.access)
        dialog.given.connect(partial(_keep, self, feed.id))
        dialog.forget_wanted.connect(partial(_forget, self, feed.id))
        dialog.open()

    def keep(self, identifier: int, access: Access) -> None:
        """Have something kept for a feed, and the feed asked with it."""
        from reader.operations import subscribe

        self._submit(
            lambda library: subscribe.keep_access(self._worker, library, identifier, access),
            partial(_tell_changed, self, identifier),
        )

    def forget(self, identifier: int) -> None:
        """Have what lets into a feed forgotten."""
        from reader.operations import subscribe

        self._submit(
            lambda library: subscribe.forget_access(self._worker, library, identifier),
            partial(_tell_forgotten, self),
        )

    def follow(self, wanted: Sequence[Subscription]) -> None:
        """Follow feeds once what lets into them is kept."""
        from reader.operations import subscribe

        self._submit(
            lambda library: list(
                subscribe.subscribe_all(self._worker, library, wanted, typed=True).ids
            ),
            self.followed.emit,
        )

    def tell_forgotten(self) -> None:
        """Say that nothing is kept for a feed any more."""
        self._notice_bar.inform(self.tr("The name and password are forgotten."))

    def _submit(self, ask: Callable[[Library], object], done: Callable[[Any], None]) -> None:
        path = self._path

        def job(_report: Report) -> object:
            with closing(open_library(path)) as library:
                return ask(library)

        self._jobs.submit(self, Lane.FIND, job, done=done, failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, SenjaError):
            self._notice_bar.warn(str(error))
            return
        log.error("the keyring", exc_info=error)
        self._notice_bar.warn(self.tr("Something went wrong with the keyring; nothing was kept."))


def _keep(passwords: Passwords, identifier: int, access: Access) -> None:
    passwords.keep(identifier, access)


def _forget(passwords: Passwords, identifier: int) -> None:
    passwords.forget(identifier)


def _tell_changed(passwords: Passwords, identifier: int, _done: object) -> None:
    passwords.changed.emit(identifier)


def _tell_forgotten(passwords: Passwords, _done: object) -> None:
    passwords.tell_forgotten()
