"""A person's own note on an article."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.ui.widgets.buttons import close_box


class NoteDialog(QDialog):
    """A field for the note; ``written`` gives it. What was written is kept however it is left."""

    written = Signal(str)

    def __init__(self, title: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("My Note"))
        self._before = note
        label = QLabel(title, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.field = QPlainTextEdit(self)
        self.field.setObjectName("note_field")
        self.field.setAccessibleName(self.tr("My note on “{}”").format(title))
        self.field.setPlaceholderText(self.tr("Only for you; it is found by searching."))
        self.field.setTabChangesFocus(True)
        self.field.setPlainText(note)
        buttons = close_box(self)
        done = QShortcut(QKeySequence("Ctrl+Return"), self)
        done.activated.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (label, self.field, buttons):
            layout.addWidget(widget)
        self.resize(480, 320)
        self.field.setFocus()
        self.finished.connect(self._on_finished)

    @Slot()
    def _on_finished(self) -> None:
        text = self.field.toPlainText().strip()
        if text != self._before.strip():
            self.written.emit(text)
