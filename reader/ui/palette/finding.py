"""Opens the field that finds everything, fills it, and does what was chosen in it."""

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reader.errors import SenjaError
from reader.library import Library
from reader.library.titles import find_titles
from reader.model.article import Article
from reader.model.place import Place, Shelf
from reader.operations import organize
from reader.ui.feeds.places import PlacesTree
from reader.ui.keys import sequences
from reader.ui.keys.bindings import KeyBindings
from reader.ui.page_settings import PageSettings
from reader.ui.palette import providers
from reader.ui.palette.entries import Entry, remembered
from reader.ui.palette.palette import Palette
from reader.ui.preferences import ColorScheme, Preferences
from reader.ui.reading_pane.pane import ReadingPane

log = logging.getLogger(__name__)

_MOST_ARTICLES = 40
_ACTION = "show_palette"
_Row = TypeVar("_Row")


class Finding(QObject):
    """Knows what there is to find; whatever is chosen is done as the window does it."""

    save_wanted = Signal()
    article_wanted = Signal(int)
    place_wanted = Signal(Place)

    def __init__(
        self,
        library: Library,
        preferences: Preferences,
        named: dict[str, QAction],
        keys: KeyBindings,
        *,
        places: PlacesTree,
        settings: PageSettings,
        pane: ReadingPane,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._preferences = preferences
        self._actions = named
        self._keys = keys
        self._places = places
        self._settings = settings
        self._pane = pane
        self._window = window
        self._had_keyboard: QWidget | None = None
        self.palette = Palette(window)
        self.palette.chosen.connect(self._on_chosen)
        self.palette.closed.connect(self._on_closed)

    def toggle(self, here: Place) -> None:
        """Open the field, or close it where it is open; ``here`` is the place that is shown."""
        if self.palette.isVisible():
            self.palette.close_palette()
            return
        self._had_keyboard = self._window.focusWidget()
        self.palette.open_with(
            self._fixed(here),
            self._find,
            self._preferences.last_found,
            [
                QKeySequence(each)
                for each in self._keys.working(_ACTION)
                if not sequences.is_single(each)
            ],
        )

    def _fixed(self, here: Place) -> list[Entry]:
        """Return what there is whatever is typed."""
        last = self._preferences.last_found
        others = {name: each for name, each in self._actions.items() if name != _ACTION}
        return [
            *providers.action_entries(others, self._keys.shown),
            *providers.place_entries(self._all_places(), here, self.place_wanted.emit),
            *self._themes(),
            *self._articles(providers.remembered_articles(last), is_found=False),
        ]

    def _all_places(self) -> Sequence[tuple[Place, str]]:
        there = self._places.places()
        has_feeds = any(place.is_feeds for place, _words in there)
        # Without feeds nothing comes by itself, and "Today" says nothing.
        return [each for each in there if has_feeds or each[0].shelf is not Shelf.TODAY]

    def _themes(self) -> list[Entry]:
        found = self._settings.themes()
        return providers.theme_entries(
            found,
            self._settings.chosen_theme(found, dark=False),
            self._settings.chosen_theme(found, dark=True),
            self._choose_theme,
        )

    def _find(self, words: str) -> Sequence[Entry]:
        ids = self._safely(lambda library: find_titles(library, words, most=_MOST_ARTICLES))
        return self._articles(ids, is_found=True)

    def _articles(self, ids: Sequence[int], *, is_found: bool) -> list[Entry]:
        if not ids:
            # To be told of none, the library would go through all.
            return []
        by_id: dict[int, Article] = {
            each.id: each for each in self._safely(lambda there: organize.find(there, ids))
        }
        there = (by_id[each] for each in ids if each in by_id)
        return providers.article_entries(there, self.article_wanted.emit, is_found=is_found)

    def _safely(self, ask: Callable[[Library], Sequence[_Row]]) -> Sequence[_Row]:
        """Return what the library answers, nothing where it can't be read just now."""
        try:
            return ask(self._library)
        except SenjaError as error:
            log.warning("not found: %s", error)
            return ()

    def _choose_theme(self, key: str, dark: bool) -> None:
        """Choose a theme and show it, in light or in dark as it is."""
        self._settings.choose_theme(key, dark=dark)
        if self._settings.is_dark is not dark:
            self._settings.choose_scheme(ColorScheme.DARK if dark else ColorScheme.LIGHT)

    @Slot(bool)
    def _on_closed(self, gives_back: bool) -> None:
        """Give the keyboard back to where it was, unless something else has taken it."""
        before, self._had_keyboard = self._had_keyboard, None
        if not gives_back:
            return
        view = self._pane.engine.view if self._pane.engine is not None else None
        if before is None or not isValid(before):  # type: ignore[no-untyped-call] # shiboken leaves it so
            self._window.setFocus()
        elif view is not None and view.isAncestorOf(before):
            # What has the keyboard inside the page's view may be another by now.
            self._pane.focus_page()
        else:
            before.setFocus()

    @Slot(Entry)
    def _on_chosen(self, entry: Entry) -> None:
        known = self._preferences
        known.last_found = remembered(entry.name, known.last_found)
        self.save_wanted.emit()
        entry.act()
