"""The panel itself: one of its pages, under a heading and a button that closes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.ui.preferences import SidePanelPage

_WIDTH = 292


class SidePanel(QFrame):
    """Shows one of its pages or is hidden; what the pages do is their own to say."""

    close_requested = Signal()

    def __init__(self, pages: dict[SidePanelPage, tuple[str, QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side_panel")
        self.setFixedWidth(_WIDTH)
        self._pages = pages
        self._heading = QLabel(self)
        self._heading.setObjectName("panel_heading")
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("panel_close")
        self.close_button.setAccessibleName(self.tr("Close the panel"))
        self.close_button.setToolTip(self.tr("Close the panel"))
        self.close_button.clicked.connect(self.close_requested)
        self._stack = QStackedWidget(self)
        for _heading, page in pages.values():
            self._stack.addWidget(page)
        top = QHBoxLayout()
        top.setContentsMargins(18, 8, 8, 0)
        top.addWidget(self._heading, 1)
        top.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        self.hide()

    def page(self, page: SidePanelPage) -> QWidget:
        """Return what stands on one of the pages."""
        return self._pages[page][1]

    def show_page(self, page: SidePanelPage) -> None:
        """Show one of the pages, or nothing."""
        if page in self._pages:
            heading, widget = self._pages[page]
            self._heading.setText(heading)
            self.setAccessibleName(heading)
            self._stack.setCurrentWidget(widget)
        self.setVisible(page in self._pages)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)
