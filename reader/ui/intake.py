"""Takes in what a person gives the window: files, folders, pasted text; keeps folders followed."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, QTimer, Signal, Slot

from reader.errors import SenjaError
from reader.library import Library, folders, open_library
from reader.library import pages as stored_pages
from reader.markup.addresses import is_address, linked_address
from reader.model.changes import LibraryChanges
from reader.operations import save
from reader.operations.save import SaveResult
from reader.operations.worker import Worker
from reader.ui.jobs import Jobs, Lane, Report

log = logging.getLogger(__name__)

# Systems watch only so many paths for a process; beyond, coming back to the window looks anew.
_MOST_WATCHED = 4000
_SETTLE_MS = 300
# Adding is faster than eyes; the list follows in steps.
_TELL_MS = 80

Batch = Callable[[Library], Iterator[SaveResult]]
LibraryJob = Callable[[Library], LibraryChanges]


@dataclass(frozen=True, slots=True)
class IntakeSummary:
    """What a batch came to: the last article made or found, how many, and what was refused."""

    article_id: int
    saved: int
    added: int
    refused: tuple[str, ...]


class Intake(QObject):
    """Runs everything that saves articles, one batch after another, beside the window."""

    library_changed = Signal(LibraryChanges)
    finished = Signal(IntakeSummary)
    failed = Signal(str)
    progressed = Signal(int)  # how many inputs of the present batch are through

    def __init__(self, library: Library, jobs: Jobs, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._worker = worker
        self._count = 0
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_disk_changed)
        self._watcher.fileChanged.connect(self._on_disk_changed)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.follow)
        self._untold = LibraryChanges()
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(_TELL_MS)
        self._tell.timeout.connect(self._on_tell)

    def close(self) -> None:
        """Tell the window nothing more: it is closed, and its library soon."""
        self._settle.stop()
        self._tell.stop()
        self._jobs.forget(self)

    def add_paths(self, given: Sequence[Path]) -> None:
        """Save files, and folders to be followed."""
        if not given:
            return
        chosen = list(given)
        self._count = 0
        self._submit(lambda library: save.save_paths(self._worker, library, chosen), tell=True)

    def add_given(self, given: Sequence[Path | str]) -> None:
        """Save what Senja was started with: paths, addresses, and links that ask for a page."""
        self.add_paths([each for each in given if isinstance(each, Path)])
        places = [each for each in given if isinstance(each, str)]
        if typed := [place for place in places if is_address(place)]:
            self.add_addresses(typed)
        # A page may have opened such a link.
        if linked := [found for place in places if (found := linked_address(place))]:
            self.add_addresses(linked, typed=False)

    def add_addresses(self, urls: Sequence[str], *, typed: bool = True) -> None:
        """Keep addresses as articles at once and fetch their pages."""
        # Not before it is wanted: the start does without.
        from reader.operations import pages

        self._count = 0
        asked = list(urls)
        self._submit(
            lambda library: pages.save_addresses(self._worker, library, asked, typed=typed),
            tell=True,
        )

    def fetch_again(self, identifiers: Sequence[int], *, archived: bool = False) -> None:
        """Fetch the pages of articles again, or an archive's copies of them."""
        # Not before it is wanted: the start does without.
        from reader.operations import pages

        asked = list(identifiers)
        self._submit(
            lambda library: pages.refetch(self._worker, library, asked, archived=archived),
            tell=True,
        )

    def fetch_waiting(self) -> None:
        """Fetch the pages that were still to come when Senja was ended."""
        # Most starts have none, and do without a job and what it brings along.
        if not stored_pages.waiting(self._library):
            return
        # Not before it is wanted: the start does without.
        from reader.operations import pages

        self._submit(lambda library: pages.fetch_waiting(self._worker, library), tell=False)

    def add_text(self, text: str) -> None:
        """Save a pasted text."""
        self._count = 0
        self._submit(
            lambda library: iter([save.save_text(self._worker, library.path, text)]), tell=True
        )

    def add_clipped(self, html: str, text: str, url: str) -> None:
        """Save a piece of a page that was pasted with its formatting."""
        self._count = 0
        self._submit(
            lambda library: iter([save.save_clipped(self._worker, library.path, html, text, url)]),
            tell=True,
        )

    def add_shelf(self) -> None:
        """Put the articles that come with Senja into a library that never had them."""
        self._jobs.submit(
            self,
            Lane.INTAKE,
            self._in_library(lambda library: save.save_shelf(self._worker, library)),
            done=self.library_changed.emit,
            failed=self._on_failed,
        )

    @Slot()
    def follow(self) -> None:
        """Look what appeared, changed or vanished in followed folders."""
        if folders.folders(self._library):
            self._submit(lambda library: save.follow_folders(self._worker, library), tell=False)

    def _submit(self, batch: Batch, *, tell: bool) -> None:
        done = self._on_batch_done if tell else self._on_followed
        self._jobs.submit(
            self,
            Lane.INTAKE,
            _run_batch(self._library.path, batch),
            done=done,
            failed=self._on_failed,
            progressed=self._on_progressed if tell else self._on_followed_one,
        )

    def _in_library(self, function: LibraryJob) -> Callable[[Report], LibraryChanges]:
        path = self._library.path

        def run(_report: Report) -> LibraryChanges:
            with closing(open_library(path)) as library:
                return function(library)

        return run

    def _on_followed_one(self, result: SaveResult) -> None:
        """Follow without a word."""
        self._untold = self._untold.then(result.changes)
        if not self._tell.isActive():
            self._tell.start()

    def _on_progressed(self, result: SaveResult) -> None:
        self._count += 1
        self._on_followed_one(result)

    @Slot()
    def _on_tell(self) -> None:
        """Tell what changed since the last time, many files at once."""
        self._tell.stop()
        changes, self._untold = self._untold, LibraryChanges()
        if changes:
            self.library_changed.emit(changes)
        if self._count > 1:
            self.progressed.emit(self._count)

    def _on_batch_done(self, summary: IntakeSummary) -> None:
        self._count = 0
        self._on_tell()
        self.finished.emit(summary)
        self._watch()

    def _on_followed(self, summary: IntakeSummary) -> None:
        self._on_tell()
        for sentence in summary.refused:
            log.info("followed folder: %s", sentence)
        self._watch()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, SenjaError):
            self.failed.emit(str(error))
        else:
            log.error("an intake failed", exc_info=error)
            self.failed.emit(
                QCoreApplication.translate(
                    "intake", "Something went wrong while adding; what was added before is kept."
                )
            )

    @Slot()
    def follow_soon(self) -> None:
        """Look into followed folders in a moment."""
        self._settle.start()

    @Slot(str)
    def _on_disk_changed(self, _path: str) -> None:
        # A program that saves touches its file several times.
        self._settle.start()

    def _watch(self) -> None:
        """Watch the followed folders, what is below them, and the files that became articles."""
        roots = folders.folders(self._library)
        if not roots:
            return
        wanted: set[str] = set()
        for root in roots:
            for folder, inner, _names in os.walk(root):
                inner[:] = [name for name in inner if not name.startswith(".")]
                wanted.add(folder)
                if len(wanted) >= _MOST_WATCHED:
                    break
        for path in folders.known_files(self._library):
            if len(wanted) >= _MOST_WATCHED:
                break
            if any(path.startswith(root + os.sep) for root in roots) and Path(path).exists():
                wanted.add(path)
        watched = {*self._watcher.directories(), *self._watcher.files()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))


def _run_batch(path: Path, batch: Batch) -> Callable[[Report], IntakeSummary]:
    """Return the job that runs ``batch`` on a library of its own and reports each result."""

    def run(report: Report) -> IntakeSummary:
        last = 0
        # An address gives two results: when it is kept and when its page is there.
        saved: set[int] = set()
        added: set[int] = set()
        refused: list[str] = []
        with closing(open_library(path)) as library:
            for result in batch(library):
                report(result)
                if result.article_id is not None:
                    last = result.article_id
                    saved.add(result.article_id)
                    added.update(result.changes.added)
                elif result.refused:
                    refused.append(result.refused)
        return IntakeSummary(last, len(saved), len(added), tuple(refused))

    return run
