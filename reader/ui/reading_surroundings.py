"""What stands around the page and follows it: contents, progress, the panel of its look."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from reader.library import Library
from reader.operations import organize
from reader.rendering.theme import Colors, Theme
from reader.ui.appearance import Appearance
from reader.ui.page_settings import PageSettings
from reader.ui.preferences import ColorScheme, Preferences, SidePanelPage
from reader.ui.reading_pane.pane import ReadingPane, ReadingPlace
from reader.ui.reading_side import ReadingSide
from reader.ui.side_panel.panel import SidePanel
from reader.ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    # At run time these are imported when the panel is first opened.
    from PySide6.QtWidgets import QWidget

    from reader.ui.side_panel.contents import ContentsPanel, Heading
    from reader.ui.side_panel.look import LookPanel
    from reader.ui.side_panel.swatches import Swatch


class ReadingSurroundings(QObject):
    """Keeps panel and progress at what the page shows."""

    save_wanted = Signal()

    def __init__(
        self,
        library: Library,
        preferences: Preferences,
        appearance: Appearance,
        settings: PageSettings,
        *,
        pane: ReadingPane,
        side: ReadingSide,
        panel: SidePanel,
        actions: dict[str, QAction],
    ) -> None:
        super().__init__(pane)
        self._library = library
        self._preferences = preferences
        self._appearance = appearance
        self._settings = settings
        self._pane = pane
        self._side = side
        self._panel = panel
        self._actions = actions
        self._minutes = 1
        self._headings: list[Heading] = []
        self._heading = -1
        self._contents: ContentsPanel | None = None
        self._look: LookPanel | None = None
        panel.add_page(SidePanelPage.CONTENTS, self._make_contents)
        panel.add_page(SidePanelPage.LOOK, self._make_look)
        panel.close_requested.connect(self._on_close_requested)
        settings.colors_chosen.connect(self._show_colors)
        appearance.changed.connect(self._show_colors)
        pane.headings_found.connect(self._on_headings_found)
        pane.moved.connect(self._on_moved)
        pane.article_shown.connect(self._on_article_shown)
        pane.article_closed.connect(self._on_article_closed)

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {
            "toggle_contents": partial(self._toggle, SidePanelPage.CONTENTS),
            "toggle_look": partial(self._toggle, SidePanelPage.LOOK),
        }

    def restore(self) -> None:
        """Show the panel that was open."""
        self._show(self._preferences.side_panel)

    def _toggle(self, page: SidePanelPage) -> None:
        # In focus the panel may be hidden, though it is remembered.
        is_shown = not self._panel.isHidden() and self._preferences.side_panel is page
        self._show(SidePanelPage.NONE if is_shown else page)
        if self._contents is not None and self._preferences.side_panel is SidePanelPage.CONTENTS:
            self._contents.take_focus()
        self.save_wanted.emit()

    @Slot()
    def _on_close_requested(self) -> None:
        self._show(SidePanelPage.NONE)
        self._pane.focus_page()
        self.save_wanted.emit()

    def _make_contents(self) -> "ContentsPanel":
        from reader.ui.side_panel.contents import ContentsPanel

        contents = ContentsPanel(self._panel)
        contents.heading_requested.connect(self._pane.go_to_heading)
        contents.show_headings(self._headings)
        contents.mark(self._heading)
        self._contents = contents
        return contents

    def _make_look(self) -> "LookPanel":
        from reader.ui.side_panel.look import LookPanel

        schemes = [f"scheme_{each}" for each in ("light", "system", "schedule", "dark")]
        look = LookPanel([self._actions[name] for name in schemes], self._panel)
        look.typography_chosen.connect(self._settings.choose_typography)
        look.schedule_chosen.connect(self._settings.choose_schedule)
        look.light_themes.chosen.connect(self._on_light_theme)
        look.dark_themes.chosen.connect(self._on_dark_theme)
        self._settings.typography_changed.connect(look.show_typography)
        self._look = look
        return look

    def _show(self, page: SidePanelPage) -> None:
        self._preferences.side_panel = page
        if page is SidePanelPage.LOOK:
            self._panel.page(page)
            self._fill_look()
        self._panel.show_page(page)
        self._order_tabs()
        self._actions["toggle_contents"].setChecked(page is SidePanelPage.CONTENTS)
        self._actions["toggle_look"].setChecked(page is SidePanelPage.LOOK)

    def _fill_look(self) -> None:
        if self._look is not None:
            self._look.fill()
            self._look.show_typography(self._preferences.typography)
            self._show_colors()

    def _order_tabs(self) -> None:
        """Give what stands in the panel its place; it is made when it is first shown."""
        in_panel: list[QWidget] = []
        for page in (self._contents, self._look):
            in_panel += page.stops() if page is not None else []
        order_tabs(self._side.stops(in_panel))

    @Slot()
    def _show_colors(self) -> None:
        if self._look is None or self._preferences.side_panel is not SidePanelPage.LOOK:
            return
        known = self._preferences
        by_hour = self._appearance.scheme is ColorScheme.SCHEDULE
        self._look.show_schedule(known.schedule, used=by_hour)
        if by_hour:
            moment = self._appearance.next_change()
            self._look.show_next_change(moment, is_dark=self._appearance.is_dark)
        themes = self._settings.themes()
        light = [_swatch(theme, theme.light) for theme in themes if theme.light]
        dark = [_swatch(theme, theme.dark) for theme in themes if theme.dark]
        self._look.light_themes.show_swatches(
            light, self._settings.chosen_theme(themes, dark=False)
        )
        self._look.dark_themes.show_swatches(dark, self._settings.chosen_theme(themes, dark=True))

    @Slot(str)
    def _on_light_theme(self, key: str) -> None:
        self._settings.choose_theme(key, dark=False)

    @Slot(str)
    def _on_dark_theme(self, key: str) -> None:
        self._settings.choose_theme(key, dark=True)

    @Slot(ReadingPlace)
    def _on_moved(self, place: ReadingPlace) -> None:
        self._side.show_progress(place.progress, self._minutes)
        self._heading = place.heading
        if self._contents is not None:
            self._contents.mark(place.heading)

    @Slot(list)
    def _on_headings_found(self, headings: "list[Heading]") -> None:
        self._headings = headings
        if self._contents is not None:
            self._contents.show_headings(headings)

    @Slot(int)
    def _on_article_shown(self, identifier: int) -> None:
        for article in organize.find(self._library, [identifier]):
            self._minutes = article.reading_minutes

    @Slot()
    def _on_article_closed(self) -> None:
        self._side.show_no_progress()
        self._heading = -1
        self._on_headings_found([])


def _swatch(theme: Theme, colors: Colors) -> "Swatch":
    from reader.ui.side_panel.swatches import Swatch

    return Swatch(theme.key, theme.name, "\n".join(theme.notes), colors)
