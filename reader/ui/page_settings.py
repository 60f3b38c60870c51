"""How the page is set: what is chosen in menu, panel and by gesture, shown and remembered."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from reader.model.schedule import Schedule
from reader.model.typography import RANGES, PageMode, Typography
from reader.rendering.theme import DEFAULT_DARK, DEFAULT_LIGHT
from reader.ui.appearance import Appearance
from reader.ui.preferences import ColorScheme, Preferences
from reader.ui.reading_pane.pane import ReadingPane
from reader.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from reader.rendering.theme import Theme

log = logging.getLogger(__name__)

_SIZE_STEPS = 2


class PageSettings(QObject):
    """Changes colours and type, shows each change at once, and asks for it to be saved."""

    save_wanted = Signal()
    typography_changed = Signal(Typography)
    colors_chosen = Signal()  # scheme, themes or hours

    def __init__(
        self,
        preferences: Preferences,
        appearance: Appearance,
        pane: ReadingPane,
        notice_bar: NoticeBar,
        *,
        themes_folder: Path,
        actions: dict[str, QAction],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._appearance = appearance
        self._pane = pane
        self._notice_bar = notice_bar
        self._folder = themes_folder
        self._actions = actions
        self._told: set[str] = set()
        pane.zoom_requested.connect(self.step_size)

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each action of colours and type does, by its name."""
        return {
            "toggle_color_scheme": self.toggle_scheme,
            "scheme_light": partial(self.choose_scheme, ColorScheme.LIGHT),
            "scheme_system": partial(self.choose_scheme, ColorScheme.SYSTEM),
            "scheme_dark": partial(self.choose_scheme, ColorScheme.DARK),
            "scheme_schedule": partial(self.choose_scheme, ColorScheme.SCHEDULE),
            "open_themes_folder": self.open_themes_folder,
            "larger_text": partial(self.step_size, 1),
            "smaller_text": partial(self.step_size, -1),
            "usual_text": self.usual_size,
            "turn_pages": self._on_mode,
            "upright_lines": self._on_mode,
        }

    def restore(self) -> None:
        """Show everything as it was left."""
        known = self._preferences
        self._appearance.set_schedule(known.schedule)
        self._appearance.set_scheme(known.color_scheme)
        self._actions[f"scheme_{known.color_scheme.value}"].setChecked(True)
        self._actions["turn_pages"].setChecked(known.page_mode is PageMode.PAGED)
        self._actions["upright_lines"].setChecked(known.upright)
        self._pane.set_typography(known.typography)
        self._pane.set_mode(known.page_mode, upright=known.upright)

    @property
    def is_dark(self) -> bool:
        """Whether dark is shown now."""
        return self._appearance.is_dark

    # -- Colours -----------------------------------------------------------------------------

    def toggle_scheme(self) -> None:
        """Switch from dark to light or back, whatever chose it."""
        dark = self._appearance.is_dark
        self.choose_scheme(ColorScheme.LIGHT if dark else ColorScheme.DARK)

    def choose_scheme(self, scheme: ColorScheme) -> None:
        """Choose light, dark, as the system does, or by the hour."""
        self._actions[f"scheme_{scheme.value}"].setChecked(True)
        self._appearance.set_scheme(scheme)
        self._preferences.color_scheme = scheme
        self._chosen()

    @Slot(Schedule)
    def choose_schedule(self, schedule: Schedule) -> None:
        """Choose the hours of light and dark."""
        self._preferences.schedule = schedule
        self._appearance.set_schedule(schedule)
        self._chosen()

    def choose_theme(self, key: str, *, dark: bool) -> None:
        """Choose the theme for light or for dark, and say what had to be mended in it."""
        from reader.rendering.theme import color_pair

        known = self._preferences
        if dark:
            known.dark_theme = key
        else:
            known.light_theme = key
        self._appearance.set_pair(color_pair(known.light_theme, known.dark_theme, self._folder))
        for theme in self.themes():
            if theme.key == key and theme.notes:
                words = self.tr(
                    "Colours of “{}” that were moved so that they can be read: {}; “senja themes "
                    "--check” tells which."
                )
                self._notice_bar.inform(words.format(theme.name, len(theme.notes)))
        self._chosen()

    def themes(self) -> "list[Theme]":
        """Return all themes that can be read now; a broken one is told of once."""
        from reader.rendering.theme import find_themes

        found, broken = find_themes(self._folder)
        for sentence in broken:
            if sentence not in self._told:
                self._told.add(sentence)
                self._notice_bar.warn(sentence)
        return found

    def chosen_theme(self, found: "list[Theme]", *, dark: bool) -> str:
        """Return the key of the theme that is shown in light or in dark.

        One that was chosen and is gone has given way to Senja's own.
        """
        known = self._preferences
        chosen = known.dark_theme if dark else known.light_theme
        usual = DEFAULT_DARK if dark else DEFAULT_LIGHT
        there = {theme.key for theme in found if (theme.dark if dark else theme.light)}
        return chosen if chosen in there else usual

    def fill_menu(self, menu: QMenu, *, dark: bool) -> None:
        """Put the themes for light or dark into ``menu``, as they are just now."""
        menu.clear()
        for old in menu.findChildren(QActionGroup):
            old.deleteLater()
        group = QActionGroup(menu)
        found = self.themes()
        chosen = self.chosen_theme(found, dark=dark)
        for theme in found:
            if (theme.dark if dark else theme.light) is None:
                continue
            action = menu.addAction(theme.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(theme.key == chosen)
            action.setActionGroup(group)
            # Qt can't see into a partial and may leave out whether it is checked.
            action.triggered.connect(partial(_choose, self, theme.key, dark))
        menu.addSeparator()
        menu.addAction(self._actions["open_themes_folder"])

    def open_themes_folder(self) -> None:
        """Show the folder in which the reader's own themes are, made if there is none."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            log.warning("themes folder: %s", error)
            words = self.tr("The folder “{}” can't be made; nothing was changed.")
            self._notice_bar.warn(words.format(self._folder))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _chosen(self) -> None:
        self.colors_chosen.emit()
        # Soon, but not before the frame that shows it.
        QTimer.singleShot(0, self.save_wanted.emit)

    # -- Type --------------------------------------------------------------------------------

    @Slot(int)
    def step_size(self, direction: int) -> None:
        """Make the type a step larger (1) or smaller (-1)."""
        size = self._preferences.typography.size
        self._set_size(RANGES["size"].stepped(size, direction * _SIZE_STEPS))

    def usual_size(self) -> None:
        """Give the type its usual size."""
        self._set_size(RANGES["size"].usual)

    def _set_size(self, size: float) -> None:
        self.choose_typography(replace(self._preferences.typography, size=size))

    @Slot(Typography)
    def choose_typography(self, typography: Typography) -> None:
        """Set the page in another type."""
        if typography == self._preferences.typography:
            return
        self._preferences.typography = typography
        self._pane.set_typography(typography)
        self.typography_changed.emit(typography)
        self.save_wanted.emit()

    def _on_mode(self) -> None:
        paged = self._actions["turn_pages"].isChecked()
        self._preferences.page_mode = PageMode.PAGED if paged else PageMode.SCROLLED
        self._preferences.upright = self._actions["upright_lines"].isChecked()
        self._pane.set_mode(self._preferences.page_mode, upright=self._preferences.upright)
        self.save_wanted.emit()


def _choose(settings: PageSettings, key: str, dark: bool, _checked: object = None) -> None:
    settings.choose_theme(key, dark=dark)
