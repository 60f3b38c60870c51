"""The page's side of the window: a row of buttons, the page, the notices."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reader.ui.reading_pane.find_bar import FindBar
from reader.ui.reading_pane.pane import ReadingPane
from reader.ui.widgets.buttons import action_button, choice_row
from reader.ui.widgets.notice_bar import NoticeBar


class ReadingSide(QWidget):
    """Lays out what belongs to the open article; what each part does is the window's to say."""

    def __init__(
        self,
        pane: ReadingPane,
        find_bar: FindBar,
        notice_bar: NoticeBar,
        actions: dict[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reading_side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        schemes = [actions[f"scheme_{each}"] for each in ("light", "system", "dark")]
        strip = QHBoxLayout()
        strip.setContentsMargins(10, 9, 12, 5)
        strip.setSpacing(6)
        strip.addWidget(action_button(actions["toggle_sidebar"], self))
        strip.addStretch(1)
        strip.addWidget(action_button(actions["toggle_bookmark"], self))
        strip.addSpacing(6)
        strip.addWidget(
            choice_row("color_scheme_switch", self.tr("Light or dark"), schemes, self, icons=True)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(strip)
        column.addWidget(find_bar)
        column.addWidget(pane, 1)
        column.addWidget(notice_bar)
