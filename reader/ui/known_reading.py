"""Shows what was read when somebody asks for it, worked out beside the window."""

import logging
from contextlib import closing

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.errors import SenjaError
from reader.library import Library, open_library
from reader.model.reading_record import ReadingRecord
from reader.operations import reading_record
from reader.ui.dialogs.reading import ReadingDialog
from reader.ui.jobs import Jobs, Lane, Report

log = logging.getLogger(__name__)


class KnownReading(QObject):
    """Opens the dialog and asks the library for what it shows."""

    search_wanted = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._window = window
        self._dialog: ReadingDialog | None = None

    def show(self) -> None:
        """Show what was read of late."""
        dialog = ReadingDialog(self._window)
        dialog.weeks_wanted.connect(self._ask)
        dialog.search_wanted.connect(self.search_wanted)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        self._ask(dialog.weeks)
        dialog.open()

    @Slot(int)
    def _ask(self, weeks: int) -> None:
        """Look what was read in so many weeks; of many articles it takes a while."""
        path = self._library.path
        first_day = QLocale().firstDayOfWeek().value

        def job(_report: Report) -> ReadingRecord:
            with closing(open_library(path)) as library:
                return reading_record.record(library, weeks=weeks, first_day=first_day)

        self._jobs.submit(self, Lane.LIBRARY, job, done=self._on_known, failed=self._on_failed)

    def _on_known(self, record: ReadingRecord) -> None:
        if self._dialog is not None:
            self._dialog.show_record(record)

    def _on_failed(self, error: Exception) -> None:
        log.error("what was read can't be told", exc_info=error)
        if self._dialog is not None and isinstance(error, SenjaError):
            self._dialog.show_problem(str(error))

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None
