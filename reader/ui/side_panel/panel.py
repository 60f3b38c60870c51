"""The panel itself: one of its pages, under a heading and a button that closes it."""

from collections.abc import Callable

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
    """Shows one of its pages or is hidden; what the pages do is their own to say.

    A page is made when it is first wanted: every widget costs the start, and each change of the
    theme anew.
    """

    close_requested = Signal()

    def __init__(self, headings: dict[SidePanelPage, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side_panel")
        self.setFixedWidth(_WIDTH)
        self._headings = headings
        self._makers: dict[SidePanelPage, Callable[[], QWidget]] = {}
        self._pages: dict[SidePanelPage, QWidget] = {}
        self._heading = QLabel(self)
        self._heading.setObjectName("panel_heading")
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("panel_close")
        self.close_button.setAccessibleName(self.tr("Close the panel"))
        self.close_button.setToolTip(self.tr("Close the panel"))
        self.close_button.clicked.connect(self.close_requested)
        self._stack = QStackedWidget(self)
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

    def add_page(self, page: SidePanelPage, make: Callable[[], QWidget]) -> None:
        """Let ``make`` give what stands on ``page`` when it is first shown."""
        self._makers[page] = make

    def page(self, page: SidePanelPage) -> QWidget:
        """Return what stands on one of the pages, made now if it was not yet."""
        if page not in self._pages:
            self._pages[page] = self._makers[page]()
            self._stack.addWidget(self._pages[page])
        return self._pages[page]

    def show_page(self, page: SidePanelPage) -> None:
        """Show one of the pages, or nothing."""
        if page in self._headings:
            self._heading.setText(self._headings[page])
            self.setAccessibleName(self._headings[page])
            self._stack.setCurrentWidget(self.page(page))
        self.setVisible(page in self._headings)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)
