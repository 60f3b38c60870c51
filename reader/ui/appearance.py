"""The one switch between light and dark: palette, style sheet and whoever else listens.

Everything changes in the same turn of the event loop, so that it is seen in one frame.
"""

from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.rendering.theme import ColorPair, Colors
from reader.ui.preferences import ColorScheme


class Appearance(QObject):
    """Holds the theme and the chosen scheme, and dresses the application in it."""

    changing = Signal()  # first, so that the page's process works beside us
    changed = Signal()

    def __init__(
        self, application: QApplication, theme: ColorPair, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._application = application
        self.theme = theme
        self._scheme = ColorScheme.SYSTEM
        self._dressed: bool | None = None
        self._system_is_dark = _is_dark(application.styleHints().colorScheme())
        self._sheet = Template((paths.resources() / "window" / "window.qss").read_text("utf-8"))
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
        return self._scheme is ColorScheme.DARK

    @property
    def colors(self) -> Colors:
        """The colours that are shown now."""
        return self.theme.colors(dark=self.is_dark)

    def set_scheme(self, scheme: ColorScheme) -> None:
        """Choose light, dark, or as the system does, and show it."""
        self._scheme = scheme
        hints = self._application.styleHints()
        # The title bar is the platform's; it is told what we show.
        hints.setColorScheme(
            {
                ColorScheme.LIGHT: Qt.ColorScheme.Light,
                ColorScheme.DARK: Qt.ColorScheme.Dark,
                ColorScheme.SYSTEM: Qt.ColorScheme.Unknown,
            }[scheme]
        )
        if scheme is ColorScheme.SYSTEM:
            self._system_is_dark = _is_dark(hints.colorScheme())
        self._dress()

    def _dress(self) -> None:
        dark = self.is_dark
        if dark == self._dressed:
            return
        self._dressed = dark
        self.changing.emit()
        self._application.setPalette(_palette(self.colors))
        self._application.setStyleSheet(self._sheet.substitute(_sheet_colors(self.colors)))
        self.changed.emit()

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
    return {
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
        "faint": mixed(colors.secondary, colors.panel).name(),
    }
