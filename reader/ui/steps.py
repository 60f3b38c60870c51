"""Undo and redo from the window: the journal of the library, and what the two actions say of it."""

import logging
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from reader.errors import SenjaError
from reader.library import Library, open_library
from reader.model.changes import LibraryChanges
from reader.model.step import Step
from reader.operations import history
from reader.ui.jobs import Jobs, Lane, Report
from reader.ui.step_words import step_label
from reader.ui.widgets.notice_bar import NoticeBar

log = logging.getLogger(__name__)

# What changes more articles than this is done beside the window: it takes longer than a frame.
MANY = 2_000
Went = tuple[Step, LibraryChanges] | None
Answer = TypeVar("Answer")


class Steps(QObject):
    """Takes the last step back, and does it again, whoever did it and however long ago."""

    went = Signal(Step, LibraryChanges)  # back, or forth again

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        notice_bar: NoticeBar,
        actions: dict[str, QAction],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._notice_bar = notice_bar
        self._undo_action = actions["undo"]
        self._redo_action = actions["redo"]
        self._is_busy = False
        self._later: list[Callable[[], None]] = []
        self.show()

    @property
    def is_busy(self) -> bool:
        """Whether something big is being written beside the window."""
        return self._is_busy

    def when_free(self, act: Callable[[], None]) -> None:
        """Do something small to the library, once what is being written beside the window is done.

        The window would stand still until then.
        """
        if self._is_busy:
            self._later.append(act)
        else:
            act()

    def show(self) -> None:
        """Let the actions say what they would do."""
        try:
            last, following = history.last_done(self._library), history.next_undone(self._library)
        except SenjaError as error:
            log.warning("steps not shown: %s", error)
            return
        for action, step, words, alone in (
            (self._undo_action, last, self.tr("&Undo {}"), self.tr("&Undo")),
            (self._redo_action, following, self.tr("R&edo {}"), self.tr("R&edo")),
        ):
            label = step_label(step)
            action.setEnabled(step is not None and not self._is_busy)
            action.setText(words.format(label) if label else alone)

    def offer(self, sentence: str) -> None:
        """Say what was done, with a button that takes just that back."""
        last = history.last_done(self._library)
        undo = partial(self._undo_only, last.id if last else 0)
        self._notice_bar.inform(sentence, self.tr("Undo"), undo)
        self.show()

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        self._go(history.last_done, history.undo, self._tell_undone)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go(history.next_undone, history.redo, self._tell_redone)

    def run(
        self,
        count: int,
        write: Callable[[Library], Answer | None],
        done: Callable[[Answer], None],
    ) -> None:
        """Write something about ``count`` articles: at once, or beside the window if they are many."""
        if self._is_busy:
            self._notice_bar.inform(self.tr("A moment: the last change is still being written."))
            return
        if count <= MANY:
            try:
                answer = write(self._library)
            except SenjaError as error:
                self._notice_bar.warn(str(error))
                answer = None
            if answer is not None:
                done(answer)
            self.show()
            return
        path = self._library.path

        def job(_report: Report) -> Answer | None:
            with closing(open_library(path)) as library:
                return write(library)

        self._is_busy = True
        self._jobs.submit(
            self, Lane.LIBRARY, job, done=partial(self._on_done, done), failed=self._on_failed
        )
        self.show()

    def _undo_only(self, identifier: int) -> None:
        last = history.last_done(self._library)
        if last is not None and last.id == identifier:
            self.undo()
        else:
            self._notice_bar.inform(
                self.tr("Something else was done since then; Edit > Undo takes that back first.")
            )

    def _go(
        self,
        look: Callable[[Library], Step | None],
        go: Callable[[Library], Went],
        tell: Callable[[Step], None],
    ) -> None:
        try:
            step = look(self._library)
        except SenjaError as error:
            self._notice_bar.warn(str(error))
            return
        if step is not None:
            self.run(step.count, go, partial(self._on_gone, tell))

    def _on_gone(self, tell: Callable[[Step], None], went: tuple[Step, LibraryChanges]) -> None:
        step, changes = went
        self.went.emit(step, changes)
        tell(step)

    def _on_done(self, done: Callable[[Answer], None], answer: Answer | None) -> None:
        self._free()
        if answer is not None:
            done(answer)
        self.show()

    def _on_failed(self, error: Exception) -> None:
        self._free()
        self.show()
        if not isinstance(error, SenjaError):
            log.error("a step failed", exc_info=error)
        words = self.tr("This could not be done; everything is as it was.")
        self._notice_bar.warn(str(error) if isinstance(error, SenjaError) else words)

    def _free(self) -> None:
        self._is_busy = False
        later, self._later = self._later, []
        for act in later:
            act()

    def _tell_undone(self, step: Step) -> None:
        label = step_label(step)
        if label:
            words = self.tr("Taken back: {}").format(label)
            self._notice_bar.inform(words, self.tr("Redo"), self.redo)

    def _tell_redone(self, step: Step) -> None:
        label = step_label(step)
        if label:
            words = self.tr("Done again: {}").format(label)
            self._notice_bar.inform(words, self.tr("Undo"), self.undo)
