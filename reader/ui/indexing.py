"""Keeps the index of words up to date while the window is open, beside everything else."""

import logging
from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.library import Library, open_library
from reader.ui.jobs import Jobs, Lane, Report

log = logging.getLogger(__name__)

# What was just saved can be found this soon.
_REST_MS = 400


class Indexing(QObject):
    """Indexes what came or changed, some articles at a time, in a lane of its own.

    While ``is_busy`` says that much is still coming, it waits: that is to be seen first.
    """

    indexed = Signal()  # more is found now than before

    def __init__(
        self, library: Library, jobs: Jobs, is_busy: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._library = library
        self._jobs = jobs
        self.is_running = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)

    @Slot()
    def follow(self) -> None:
        """Look in a moment for what is not indexed yet."""
        if not self._library.read_only and not self._rest.isActive():
            self._rest.start()

    @Slot()
    def _on_rest(self) -> None:
        if self.is_running or self._is_busy():
            # What came meanwhile is among what the running job finds, or comes after it.
            self._rest.start()
            return
        # Only who has something to index pays for it.
        from reader.operations.searching import index_some

        path = self._library.path
        self.is_running = True

        def job(_report: Report) -> bool:
            with closing(open_library(path)) as library:
                return index_some(library)

        self._jobs.submit(self, Lane.INDEX, job, done=self._on_indexed, failed=self._on_failed)

    def _on_indexed(self, more: bool) -> None:
        self.is_running = False
        self.indexed.emit()
        if more:
            self._on_rest()

    def _on_failed(self, error: Exception) -> None:
        self.is_running = False
        log.warning("not indexed: %s", error, exc_info=error)
