"""Focus: nothing but the page, and then nothing but the paragraph."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from reader.ui.reading_pane.find_bar import FindBar
from reader.ui.reading_pane.pane import ReadingPane


class Focus(IntEnum):
    """How much steps back: nothing, all but the page, all but the paragraph that is read."""

    OFF = 0
    PAGE = 1
    PARAGRAPH = 2


# What these show may be shown and hidden in focus too.
_TOGGLES = ("toggle_sidebar", "toggle_places", "toggle_contents", "toggle_look")


class FocusMode(QObject):
    """Hides what is not the page and brings back just what was there before."""

    left = Signal()  # what is remembered of list and panel is to be shown again

    def __init__(
        self,
        window: QMainWindow,
        pane: ReadingPane,
        find_bar: FindBar,
        aside: list[QWidget],
        actions: dict[str, QAction],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._pane = pane
        self._find_bar = find_bar
        self._aside = aside
        self._actions = actions
        self._hidden: list[QWidget] = []
        self._state = window.windowState()
        self.level = Focus.OFF
        actions["leave_focus"].setEnabled(False)

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {"focus_mode": self.step, "leave_focus": self.leave}

    def step(self) -> None:
        """Go one level further, and from the last back to the whole window."""
        self._go_to(Focus((self.level + 1) % len(Focus)))

    def leave(self) -> None:
        """Close what lies over the page, if anything does, else bring the whole window back."""
        if self._find_bar.isVisible():
            self._find_bar.close_bar()
        else:
            self._pane.uncover(self._leave)

    def _leave(self) -> None:
        self._go_to(Focus.OFF)

    def _go_to(self, level: Focus) -> None:
        before, self.level = self.level, level
        if before is Focus.OFF and level is not Focus.OFF:
            self._enter()
        elif before is not Focus.OFF and level is Focus.OFF:
            self._bring_back()
        self._pane.set_focus(on=level is Focus.PARAGRAPH)
        self._actions["focus_mode"].setChecked(level is not Focus.OFF)
        self._actions["leave_focus"].setEnabled(level is not Focus.OFF)
        self._pane.focus_page()

    def _enter(self) -> None:
        self._state = self._window.windowState()
        # A hidden menu bar keeps its keys, since every action is the window's own.
        candidates = [self._window.menuBar(), *self._aside]
        self._hidden = [widget for widget in candidates if widget.isVisible()]
        for widget in self._hidden:
            widget.hide()
        for name in _TOGGLES:
            self._actions[name].setChecked(False)
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)

    def _bring_back(self) -> None:
        self._window.setWindowState(self._state)
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        self.left.emit()
