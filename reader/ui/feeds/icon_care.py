"""Brings the icons of feeds from the library to the tree, and has them looked for when it is time."""

import logging
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot

from reader.library import Library, feed_icons, open_library
from reader.operations.worker import Worker
from reader.ui.feeds.places import PlacesTree
from reader.ui.jobs import Jobs, Lane, Report

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """The icons that a look at some feeds brought, and if there may be more to look for."""

    icons: dict[int, bytes]
    may_go_on: bool


class IconCare(QObject):
    """Reads icons once the tree has been painted, and looks for them with a worker of its own.

    Neither what is being refreshed nor who looks for a feed waits for them.
    """

    def __init__(self, library: Library, jobs: Jobs, places: PlacesTree, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._places = places
        self._worker = Worker()
        self._is_looking = False
        places.icons_wanted.connect(self.load, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def load(self) -> None:
        """Show the icons that the library has."""
        path = self._library.path

        def job(_report: Report) -> dict[int, bytes]:
            with closing(open_library(path)) as library:
                return feed_icons.icons(library)

        self._jobs.submit(
            self, Lane.LIBRARY, job, done=self._places.show_icons, failed=self._on_failed
        )

    def look(self, _before: object = None) -> None:
        """Look for the icons that are due, some at a time, after whatever was done ``_before``."""
        if not self._is_looking:
            self._look_on()

    def close(self) -> None:
        """End what is still being looked for; it is looked for after the next refresh."""
        self._jobs.forget(self)
        self._worker.close()

    def _look_on(self) -> None:
        from reader.operations.feed_icons import keep_next_icons

        self._is_looking = True
        path, worker = self._library.path, self._worker

        def job(_report: Report) -> _Found:
            with closing(open_library(path)) as library:
                kept = keep_next_icons(worker, library)
                return _Found(_icons(library, kept.changed), kept.may_go_on)

        self._jobs.submit(self, Lane.ICONS, job, done=self._on_found, failed=self._on_failed)

    def _on_found(self, found: _Found) -> None:
        self._is_looking = False
        if found.icons:
            self._places.show_icons(found.icons)
        if found.may_go_on:
            self._look_on()

    def _on_failed(self, error: Exception) -> None:
        # A letter stands for it; nobody needs to be told.
        self._is_looking = False
        log.warning("icons of feeds: %s", error, exc_info=error)


def _icons(library: Library, ids: Sequence[int]) -> dict[int, bytes]:
    return feed_icons.icons(library, ids) if ids else {}
