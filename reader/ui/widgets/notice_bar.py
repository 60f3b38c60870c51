"""A quiet bar at the foot of the window: one sentence, and at most one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

SECONDS = 8


class NoticeBar(QFrame):
    """Shows the last notice; one that only informs goes by itself, an error waits to be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_bar")
        self._act: Callable[[], None] | None = None
        self._label = QLabel(self)
        self._label.setObjectName("notice_text")
        # Foreign words may stand in a sentence; they are never read as markup.
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        # A word without end must not make the window wider.
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(self)
        self._button.setObjectName("notice_button")
        self._button.clicked.connect(self._on_clicked)
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("notice_close")
        self.close_button.setAccessibleName(self.tr("Close the notice"))
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button)
        layout.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, as it stands in a line."""
        return [self._button, self.close_button]

    def text(self) -> str:
        """Return the sentence that is shown, or was shown last."""
        return self._label.text()

    def inform(
        self, sentence: str, button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Show ``sentence`` for some seconds, with a button if there is something to do."""
        self._show(sentence, button, act)
        self._timer.start()

    def warn(self, sentence: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Show ``sentence`` until it is closed or another takes its place."""
        self._show(sentence, button, act)
        self._timer.stop()

    def _show(self, sentence: str, button: str, act: Callable[[], None] | None) -> None:
        self._act = act
        self._label.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(sentence)
        self.show()

    @Slot()
    def _on_clicked(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()
