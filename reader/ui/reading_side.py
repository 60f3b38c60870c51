"""The page's side of the window: a row of buttons, the page, what stands beside it, the notices."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from reader.ui.reading_pane.find_bar import FindBar
from reader.ui.reading_pane.pane import ReadingPane
from reader.ui.side_panel.panel import SidePanel
from reader.ui.widgets.buttons import action_button, choice_row
from reader.ui.widgets.notice_bar import NoticeBar

_PROGRESS_STEPS = 1000


class ReadingSide(QWidget):
    """Lays out what belongs to the open article; what each part does is the window's to say."""

    def __init__(
        self,
        pane: ReadingPane,
        find_bar: FindBar,
        side_panel: SidePanel,
        notice_bar: NoticeBar,
        actions: dict[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reading_side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._find_bar = find_bar
        self._side_panel = side_panel
        self._notice_bar = notice_bar
        self.strip = self._make_strip(actions)
        self.progress = QProgressBar(self)
        self.progress.setObjectName("reading_progress")
        self.progress.setAccessibleName(self.tr("Read so far"))
        self.progress.setRange(0, _PROGRESS_STEPS)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(2)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(pane, 1)
        beside.addWidget(side_panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.progress)
        column.addWidget(find_bar)
        column.addLayout(beside, 1)
        column.addWidget(notice_bar)

    def stops(self, in_panel: Sequence[QWidget] = ()) -> list[QWidget]:
        """Return what Tab goes through before the page: the page itself comes last."""
        return [
            *self.strip.findChildren(QToolButton),
            *self._find_bar.stops(),
            self._side_panel.close_button,
            *in_panel,
            *self._notice_bar.stops(),
        ]

    def show_progress(self, part: float, minutes: int) -> None:
        """Show that ``part`` (0 to 1) was read of an article of so many minutes."""
        left = round(minutes * (1 - part))
        if part >= 1:
            words = self.tr("Read to the end")
        elif left < 1:
            words = self.tr("Less than a minute left")
        else:
            words = self.tr("{} min left").format(left)
        self._left.setText(words)
        self.progress.setValue(round(part * _PROGRESS_STEPS))

    def show_no_progress(self) -> None:
        """Show nothing of an article: none is open."""
        self._left.clear()
        self.progress.setValue(0)

    def _make_strip(self, actions: dict[str, QAction]) -> QWidget:
        strip = QWidget(self)
        strip.setObjectName("reading_strip")
        schemes = [actions[f"scheme_{each}"] for each in ("light", "system", "dark")]
        self._left = QLabel(strip)
        self._left.setObjectName("minutes_left")
        row = QHBoxLayout(strip)
        row.setContentsMargins(10, 9, 12, 5)
        row.setSpacing(6)
        row.addWidget(action_button(actions["toggle_sidebar"], strip))
        row.addStretch(1)
        row.addWidget(self._left)
        row.addSpacing(8)
        for name in ("toggle_bookmark", "toggle_contents", "toggle_look"):
            row.addWidget(action_button(actions[name], strip))
        row.addSpacing(6)
        row.addWidget(
            choice_row("color_scheme_switch", self.tr("Light or dark"), schemes, strip, icons=True)
        )
        return strip
