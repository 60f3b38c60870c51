"""A field to find in, that the keyboard can leave, with suggestions below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QFocusEvent,
    QKeyEvent,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from reader.ui.widgets.suggestion_list import Line, SuggestionList


class SearchBox(QLineEdit):
    """Escape closes the suggestions, else empties the field and leaves it; Return leaves it as it is.

    Down goes into the suggestions, and out of the field where there are none.
    """

    left = Signal()
    suggestions_wanted = Signal()  # something was typed, or the field has the keyboard now
    suggestion_taken = Signal(int)
    suggestion_dropped = Signal(int)  # it is not to be suggested again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        # Qt gives the button that empties the field no name.
        for action in self.findChildren(QAction):
            action.setText(self.tr("Empty the field"))
        self.suggestions = SuggestionList(self)
        self.keep_action = QAction(self)
        self.keep_action.setVisible(False)
        self.suggestions.taken.connect(self.suggestion_taken)
        self.textEdited.connect(self._on_edited)

    def offer_to_keep(self, action: QAction) -> None:
        """Have a button at the end that does ``action``, shown while ``keep_action`` is visible."""
        self.keep_action.setText(action.text().replace("&", ""))
        self.keep_action.setToolTip(action.toolTip())
        self.keep_action.triggered.connect(action.trigger)
        self.addAction(self.keep_action, QLineEdit.ActionPosition.TrailingPosition)

    def open(self) -> None:
        """Take the keyboard, with all that is typed selected, and suggest how it may go on."""
        had_focus = self.hasFocus()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if had_focus:
            self.suggestions_wanted.emit()

    def suggest(self, lines: Sequence[Line]) -> None:
        """Show these lines below the field while it has the keyboard."""
        self.suggestions.show_lines(lines if self.hasFocus() else ())
        shown = len(self.suggestions.lines())
        words = self.tr("Suggestions: {}. Down goes to them.").format(shown) if shown else ""
        self.setAccessibleDescription(words)

    def put(self, text: str, place: int) -> None:
        """Take ``text`` as if it had been typed, with the next letter at ``place``."""
        self.setText(text)
        self.setCursorPosition(place)
        self.suggestions_wanted.emit()

    @Slot()
    def _on_edited(self) -> None:
        self.suggestions_wanted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.suggestions.isVisible() and self._goes_to_suggestions(Qt.Key(event.key())):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.suggest(())
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _goes_to_suggestions(self, key: Qt.Key) -> bool:
        """Do what a key does to the suggestions; return whether it is theirs."""
        current = self.suggestions.current_line()
        if key == Qt.Key.Key_Escape:
            self.suggest(())
        elif key == Qt.Key.Key_Down or (key == Qt.Key.Key_Up and current >= 0):
            self._tell(self.suggestions.step(1 if key == Qt.Key.Key_Down else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current >= 0:
            self.suggestion_taken.emit(current)
        elif key == Qt.Key.Key_Delete and current >= 0:
            self.suggestion_dropped.emit(current)
        else:
            return False
        return True

    def _tell(self, row: int) -> None:
        """Say the current line to those who hear the window: the keyboard is not on it."""
        if row < 0:
            self.setAccessibleDescription("")
            return
        line = self.suggestions.line_at(row)
        words = ", ".join(filter(None, (line.words, line.explanation)))
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in {
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        }:
            self.suggestions_wanted.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.suggest(())

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.suggestions.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.suggestions.hide()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.suggestions.hide()
