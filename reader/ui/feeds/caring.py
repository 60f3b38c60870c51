"""What is done from the window to look after feeds: how they are doing, how long they are kept."""

import logging
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.errors import SenjaError
from reader.library import Library, open_library
from reader.model.changes import LibraryChanges
from reader.model.feed import Keeping
from reader.model.feed_health import FeedHealth
from reader.ui.article_commands import ArticleCommands
from reader.ui.feeds.following import Following
from reader.ui.jobs import Jobs, Lane, Report
from reader.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from reader.ui.feeds.care_dialog import CareDialog

log = logging.getLogger(__name__)


class FeedCare(QObject):
    """Shows how feeds are doing, and lets what need not be kept any more go after each refresh."""

    library_changed = Signal(LibraryChanges)

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        following: Following,
        notice_bar: NoticeBar,
        commands: ArticleCommands,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._following = following
        self._notice_bar = notice_bar
        self._commands = commands
        self._window = window
        self._dialog: CareDialog | None = None
        following.shown.connect(self._show_health)

    def look_after(self) -> None:
        """Show all feeds with how they are doing."""
        # Only who looks after feeds pays for it.
        from reader.operations import feed_care
        from reader.ui.feeds.care_dialog import CareDialog

        dialog = CareDialog(
            feed_care.usual_minutes(self._library),
            feed_care.usual_keeping(self._library),
            self._window,
        )
        dialog.edit_wanted.connect(self._following.edit)
        dialog.refresh_wanted.connect(self._on_refresh)
        dialog.unsubscribe_wanted.connect(self._following.unsubscribe)
        dialog.minutes_chosen.connect(self._on_minutes)
        dialog.keeping_chosen.connect(self._on_keeping)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        self._show_health()
        dialog.open()

    @Slot()
    def drop_old(self) -> None:
        """Let go what need not be kept any more, beside the window and without a word."""
        from reader.operations import feed_care

        self._run(feed_care.drop_old, self.library_changed.emit)

    def _run(
        self,
        change: Callable[[Library], LibraryChanges],
        done: Callable[[LibraryChanges], None],
    ) -> None:
        path = self._library.path

        def job(_report: Report) -> LibraryChanges:
            with closing(open_library(path)) as library:
                return change(library)

        self._jobs.submit(self, Lane.LIBRARY, job, done=done, failed=self._on_failed)

    @Slot()
    def _show_health(self) -> None:
        """Look how feeds are doing, beside the window: with many articles it takes a while."""
        if self._dialog is None:
            return
        from reader.operations import feed_care

        path = self._library.path

        def job(_report: Report) -> list[FeedHealth]:
            with closing(open_library(path)) as library:
                return feed_care.health(library)

        self._jobs.submit(self, Lane.LIBRARY, job, done=self._on_health, failed=self._on_failed)

    def _on_health(self, found: list[FeedHealth]) -> None:
        if self._dialog is not None:
            self._dialog.show_health(found)

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None

    @Slot(list)
    def _on_refresh(self, ids: list[int]) -> None:
        self._following.refresh(ids, tells=True)

    @Slot(int)
    def _on_minutes(self, minutes: int) -> None:
        from reader.operations import feed_care

        self._try(lambda: feed_care.set_usual_minutes(self._library, minutes))

    @Slot(Keeping)
    def _on_keeping(self, keeping: Keeping) -> None:
        from reader.operations import feed_care

        self._run(lambda library: feed_care.keep_for(library, keeping), self._tell_dropped)

    def _tell_dropped(self, changes: LibraryChanges) -> None:
        """Say what went because of a new wish; undo brings it back, and the wish as it was."""
        if not changes.removed:
            return
        words = self.tr("{} read articles went into the trash.").format(len(changes.removed))
        self._commands.note(changes, words)

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except SenjaError as error:
            self._notice_bar.warn(str(error))

    def _on_failed(self, error: Exception) -> None:
        log.error("old articles stay", exc_info=error)
        if isinstance(error, SenjaError):
            self._notice_bar.warn(str(error))
