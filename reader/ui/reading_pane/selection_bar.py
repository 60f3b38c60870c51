"""The small bar at a selection: what can be done with the words that are selected."""

import json
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from reader.ui.widgets.buttons import action_button

_APART = 10  # from the selection, in points of the screen
_SETTLED_MS = 180


@dataclass(frozen=True, slots=True)
class Passage:
    """Selected words, some words of the same block before and after them, and where they are.

    ``box`` is in points of the page's widget.
    """

    text: str
    before: str
    after: str
    box: QRect


def read_passage(answer: object) -> Passage | None:
    """Return what the page's script answered (``resources/page/selected.js``), None for nothing."""
    try:
        values = json.loads(str(answer))
        left, top, right, bottom = (round(float(edge)) for edge in values["box"])
        return Passage(
            str(values["text"]),
            str(values["before"]),
            str(values["after"]),
            QRect(QPoint(left, top), QPoint(right, bottom)),
        )
    except (ValueError, KeyError, TypeError):
        return None


class SelectionBar(QFrame):
    """Floats above or below a selection; the keyboard stays with the page."""

    passage_wanted = Signal()

    def __init__(self, actions: list[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("selection_bar")
        self.setAccessibleName(self.tr("Selection"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(2)
        for action in actions:
            button = action_button(action, self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(button)
        # A selection grows with every move of the mouse; the bar comes when it has come to rest.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.passage_wanted)
        self.hide()

    @Slot()
    def follow(self) -> None:
        """Hide, and ask for the passage once the selection has come to rest."""
        self.hide()
        self._settled.start()

    def show_at(self, passage: Passage, page: QRect) -> None:
        """Show the bar beside the part of ``passage`` that is in view; ``page`` is the view's place."""
        box = passage.box.translated(page.topLeft()).intersected(page)
        if box.isEmpty():
            self.hide()
            return
        self.adjustSize()
        above = box.top() - self.height() - _APART
        below = box.bottom() + _APART
        fits_above = above >= page.top() + _APART
        fits_below = below + self.height() <= page.bottom() - _APART
        # A selection that fills the window leaves no room but over it.
        top = above if fits_above else below if fits_below else page.top() + _APART
        left = box.center().x() - self.width() // 2
        rightmost = max(page.left() + _APART, page.right() - self.width() - _APART)
        self.move(min(max(left, page.left() + _APART), rightmost), top)
        self.show()
        self.raise_()
