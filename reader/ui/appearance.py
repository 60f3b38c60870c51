"""The one switch between light and dark: palette, style sheet and whoever else listens.

Everything changes in the same turn of the event loop, so that it is seen in one frame.
"""

import time
from dataclasses import replace
from datetime import UTC, datetime
from string import Template

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.model.schedule import Schedule
from reader.rendering.theme import ColorPair, Colors
from reader.ui.preferences import ColorScheme

# The day's hours are looked at so often: a sleeping computer wakes to the right scheme soon.
_LOOK_MS = 20_000


class Appearance(QObject):
    """Holds the themes and the chosen scheme, and dresses the application in them."""

    changing = Signal()  # first, so that the page's process works beside us
    changed = Signal()

    def __init__(
        self, application: QApplication, pair: ColorPair, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._pair = pair
        self._schedule = Schedule()
        self._scheme = ColorScheme.SYSTEM
        self._dressed: tuple[bool, Colors] | None = None
        self._system_is_dark = _is_dark(application.styleHints().colorScheme())
        self._sheet = Template((paths.resources() / "window" / "window.qss").read_text("utf-8"))
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._on_clock)
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def scheme(self) -> ColorScheme:
        """The scheme that was chosen."""
        return self._scheme

    @property
    def is_dark(self) -> bool:
        """Whether dark is shown now."""
        if self._scheme is ColorScheme.SYSTEM:
            return self._system_is_dark
        if self._scheme is ColorScheme.SCHEDULE:
            return self._schedule.is_dark(self._now())
        return self._scheme is ColorScheme.DARK

    @property
    def colors(self) -> Colors:
        """The colours that are shown now."""
        return self._pair.colors(dark=self.is_dark)

    def set_scheme(self, scheme: ColorScheme) -> None:
        """Choose light, dark, as the system does or by the hour, and show it."""
        self._scheme = scheme
        if scheme is ColorScheme.SCHEDULE:
            self._clock.start()
        else:
            self._clock.stop()
        self._tell_platform()
        if scheme is ColorScheme.SYSTEM:
            self._system_is_dark = _is_dark(self._application.styleHints().colorScheme())
        self._dress()

    def set_pair(self, pair: ColorPair) -> None:
        """Take the colours for light and for dark from now on, and show them."""
        self._pair = pair
        self._dress()

    def set_schedule(self, schedule: Schedule) -> None:
        """Take the hours at which it becomes dark and light, and show what they say now."""
        # The middle of the clock's zone stands for where the reader is; summer time moves no sun.
        longitude = schedule.longitude
        self._schedule = replace(
            schedule, longitude=-time.timezone / 240 if longitude is None else longitude
        )
        self._on_clock()

    def next_change(self) -> datetime | None:
        """Return when the hours next change between light and dark, on this day or the next."""
        return self._schedule.next_change(self._now())

    def _now(self) -> datetime:
        return datetime.now(UTC).astimezone()

    def _tell_platform(self) -> None:
        """Tell the platform what we show: the title bar is its own."""
        if self._scheme is ColorScheme.SYSTEM:
            wanted = Qt.ColorScheme.Unknown
        else:
            wanted = Qt.ColorScheme.Dark if self.is_dark else Qt.ColorScheme.Light
        self._application.styleHints().setColorScheme(wanted)

    def _dress(self) -> None:
        worn = (self.is_dark, self.colors)
        if worn == self._dressed:
            return
        self._dressed = worn
        self.changing.emit()
        self._application.setPalette(_palette(self.colors))
        self._application.setStyleSheet(self._sheet.substitute(_sheet_colors(self.colors)))
        self.changed.emit()

    @Slot()
    def _on_clock(self) -> None:
        if self._scheme is ColorScheme.SCHEDULE:
            self._tell_platform()
            self._dress()

    @Slot(Qt.ColorScheme)
    def _on_system_changed(self, scheme: Qt.ColorScheme) -> None:
        # While light or dark is chosen, the hint only repeats our own wish.
        if self._scheme is ColorScheme.SYSTEM:
            self._system_is_dark = _is_dark(scheme)
            self._dress()


def _is_dark(scheme: Qt.ColorScheme) -> bool:
    """Return whether a system's scheme is dark; one that is unknown is light."""
    return scheme == Qt.ColorScheme.Dark


def _palette(colors: Colors) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, color in (
        ((role.Window,), colors.panel),
        ((role.Base, role.Button, role.ToolTipBase), colors.raised),
        ((role.AlternateBase,), colors.ground),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), colors.text),
        ((role.PlaceholderText,), colors.secondary),
        ((role.BrightText, role.Link, role.LinkVisited), colors.link),
        ((role.Highlight,), colors.accent_ground),
        ((role.HighlightedText,), colors.text),
        ((role.Accent,), colors.accent),
        ((role.Light, role.Midlight, role.Mid), colors.line),
        ((role.Dark, role.Shadow), colors.secondary),
    ):
        for each in roles:
            palette.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, mixed(colors.secondary, colors.panel))
    return palette


def mixed(first: str, second: str, part: float = 0.6) -> QColor:
    """Return ``first`` over ``second``, covering ``part`` of it (0 to 1)."""
    one, two = QColor(first), QColor(second)
    channels = zip(one.getRgb()[:3], two.getRgb()[:3], strict=True)
    red, green, blue = (round(a * part + b * (1 - part)) for a, b in channels)
    return QColor(red, green, blue)


def _sheet_colors(colors: Colors) -> dict[str, str]:
    # A style sheet's pictures have the colour they have; of two one can be seen on the accent.
    check = "check-light" if QColor(colors.on_accent).lightnessF() > 0.5 else "check-dark"  # noqa: PLR2004 (half)
    return {
        "icons": (paths.resources() / "icons").as_posix(),
        "check": check,
        "ground": colors.ground,
        "panel": colors.panel,
        "raised": colors.raised,
        "text": colors.text,
        "secondary": colors.secondary,
        "line": colors.line,
        "accent": colors.accent,
        "on_accent": colors.on_accent,
        "chosen": colors.accent_ground,
        "hover": colors.hover,
        "focus": colors.focus,
        "faint": mixed(colors.secondary, colors.panel).name(),
    }
