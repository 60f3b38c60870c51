"""Suggests how a search may go on while it is typed, and remembers what was looked for."""

import logging
from contextlib import closing
from datetime import date
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QElapsedTimer, QObject, Signal, Slot

from reader.library import Library, open_library
from reader.model.search import Field
from reader.model.suggestion import KnownValues, Suggestion, SuggestionKind
from reader.ui.jobs import Jobs, Lane, Report
from reader.ui.preferences import Preferences
from reader.ui.widgets.search_box import SearchBox
from reader.ui.widgets.suggestion_list import Line

log = logging.getLogger(__name__)

# What conditions may ask for is asked anew no sooner.
_FRESH_MS = 60_000
_OPERATORS = {
    Field.TAG: QT_TRANSLATE_NOOP("suggestions", "with this tag"),
    Field.IS: QT_TRANSLATE_NOOP("suggestions", "unread, bookmarked, archived…"),
    Field.FEED: QT_TRANSLATE_NOOP("suggestions", "from this feed"),
    Field.SITE: QT_TRANSLATE_NOOP("suggestions", "from this site"),
    Field.AUTHOR: QT_TRANSLATE_NOOP("suggestions", "by this author"),
    Field.TITLE: QT_TRANSLATE_NOOP("suggestions", "in titles only"),
    Field.AFTER: QT_TRANSLATE_NOOP("suggestions", "since a day, as in 2026-03 or 2w"),
    Field.BEFORE: QT_TRANSLATE_NOOP("suggestions", "before a day"),
    Field.LANGUAGE: QT_TRANSLATE_NOOP("suggestions", "in this language"),
    Field.NOTE: QT_TRANSLATE_NOOP("suggestions", "in your notes only"),
    Field.HAS: QT_TRANSLATE_NOOP("suggestions", "with a note"),
    Field.COLLECTION: QT_TRANSLATE_NOOP("suggestions", "what a kept search finds"),
    Field.LONG: QT_TRANSLATE_NOOP("suggestions", "minutes to read, at least"),
    Field.SHORT: QT_TRANSLATE_NOOP("suggestions", "minutes to read, at most"),
}
_DAYS = {
    "today": QT_TRANSLATE_NOOP("suggestions", "today"),
    "yesterday": QT_TRANSLATE_NOOP("suggestions", "yesterday"),
    "1w": QT_TRANSLATE_NOOP("suggestions", "a week ago"),
    "1m": QT_TRANSLATE_NOOP("suggestions", "a month ago"),
    "3m": QT_TRANSLATE_NOOP("suggestions", "three months ago"),
    "1y": QT_TRANSLATE_NOOP("suggestions", "a year ago"),
}
_KINDS = {
    SuggestionKind.RECENT: QT_TRANSLATE_NOOP("suggestions", "searched before"),
    SuggestionKind.TITLE: QT_TRANSLATE_NOOP("suggestions", "open"),
}


class Suggesting(QObject):
    """Fills the suggestions of the search box; what takes longer than a frame is looked up beside."""

    open_requested = Signal(int)
    save_wanted = Signal()

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        preferences: Preferences,
        box: SearchBox,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._path = library.path
        self._jobs = jobs
        self._preferences = preferences
        self._box = box
        self._known = KnownValues({})
        self._age = QElapsedTimer()
        self._asked = _Asked()
        self._shown: list[Suggestion] = []
        box.suggestions_wanted.connect(self._on_wanted)
        box.suggestion_taken.connect(self._on_taken)
        box.suggestion_dropped.connect(self._on_dropped)
        box.left.connect(self.remember)

    @Slot()
    def remember(self) -> None:
        """Keep what is looked for now among the last searches."""
        from reader.operations.suggesting import remembered

        before = self._preferences.last_searches
        kept = remembered(before, self._box.text())
        if kept != before:
            self._preferences.last_searches = kept
            self.save_wanted.emit()

    def forget(self) -> None:
        """Forget what was looked for."""
        self._preferences.last_searches = []
        self.save_wanted.emit()

    @Slot()
    def _on_wanted(self) -> None:
        # Only who searches pays for it.
        from reader.operations.suggesting import at_once, looked_up

        text, place = self._box.text(), self._box.cursorPosition()
        today = date.today()  # noqa: DTZ011 (the reader's day)
        self._show(at_once(text, place, self._known, self._preferences.last_searches, today))
        self._look_for_values()
        asked, path = self._asked, self._path
        number = asked.next()
        if not text.strip():
            return

        def job(_report: Report) -> list[Suggestion]:
            if asked.number != number:
                # Something else is typed by now.
                return []
            with closing(open_library(path)) as library:
                return looked_up(library, text, place)

        done = partial(self._on_looked_up, number)
        self._jobs.submit(self, Lane.SUGGEST, job, done=done, failed=_note)

    def _on_looked_up(self, number: int, found: list[Suggestion]) -> None:
        if self._asked.number == number and found:
            self._show([*self._shown, *found])

    def _look_for_values(self) -> None:
        if self._age.isValid() and not self._age.hasExpired(_FRESH_MS):
            return
        from reader.operations.suggesting import known_values

        self._age.start()
        path = self._path

        def job(_report: Report) -> KnownValues:
            with closing(open_library(path)) as library:
                return known_values(library)

        self._jobs.submit(self, Lane.LIBRARY, job, done=self._on_known, failed=_note)

    def _on_known(self, known: KnownValues) -> None:
        is_first = not self._known.values
        self._known = known
        if is_first and self._box.hasFocus() and ":" in self._box.text():
            self._on_wanted()

    def _show(self, found: list[Suggestion]) -> None:
        self._shown = found
        self._box.suggest([_line(each) for each in found])

    @Slot(int)
    def _on_taken(self, row: int) -> None:
        taken = self._shown[row]
        self._box.suggest(())
        match taken.kind:
            case SuggestionKind.TITLE:
                self.open_requested.emit(taken.article)
            case SuggestionKind.FORGET:
                self.forget()
            case _:
                self._box.put(taken.text, taken.place)

    @Slot(int)
    def _on_dropped(self, row: int) -> None:
        dropped = self._shown[row]
        if dropped.kind is SuggestionKind.RECENT:
            known = self._preferences
            known.last_searches = [each for each in known.last_searches if each != dropped.words]
            self.save_wanted.emit()
            self._on_wanted()


class _Asked:
    """Counts what was asked for; a job in its lane sees whether it is still the last."""

    def __init__(self) -> None:
        self.number = 0

    def next(self) -> int:
        self.number += 1
        return self.number


def _note(error: Exception) -> None:
    log.warning("nothing suggested: %s", error)


def _line(each: Suggestion) -> Line:
    if each.kind is SuggestionKind.FORGET:
        return Line(
            "", QCoreApplication.translate("suggestions", "Forget what was searched before")
        )
    if each.field is not None and each.kind is SuggestionKind.OPERATOR:
        return Line(each.words, _told(_OPERATORS.get(each.field, "")))
    if each.field is not None:
        return Line(f"{each.field.value}:{each.words}", _told(_DAYS.get(each.words, "")))
    return Line(each.words, _told(_KINDS.get(each.kind, "")))


def _told(text: str) -> str:
    return QCoreApplication.translate("suggestions", text) if text else ""
