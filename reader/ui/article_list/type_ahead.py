"""Jumping in the list by typing how a title begins, with a small sign that shows what was typed."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

OPENS = "'"
# After the last letter, and after the key that opens it.
_REST_MS, _PATIENCE_MS = 1_000, 3_000
_LONGEST = 60
_INSET = 10
_TAKEN = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class TypeAhead(QLabel):
    """Takes the letters that are typed in the list while it is open.

    While single letters are keys of the window, "'" opens it; without them any letter does.
    """

    typed = Signal(str)  # all that was typed so far

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = parent
        self.setObjectName("type_ahead")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._text = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.end)

    @property
    def is_open(self) -> bool:
        """Whether what is typed is taken."""
        return self._rest.isActive()

    def wants(self, event: QKeyEvent) -> bool:
        """Return whether a key is for it, before it is one of the window's."""
        if event.modifiers() & _TAKEN:
            return False
        if self.is_open:
            return event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Backspace} or _is_sign(event)
        return False

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key says; return whether it was for it."""
        if not self.wants(event) and not self._opens(event):
            return False
        if not self.is_open and event.text() == OPENS:
            self._show(_PATIENCE_MS)
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() == Qt.Key.Key_Backspace:
            self._text = self._text[:-1]
            self._show(_REST_MS)
        else:
            self._text = (self._text + event.text())[:_LONGEST]
            self._show(_REST_MS)
            self.typed.emit(self._text)
        return True

    @Slot()
    def end(self) -> None:
        """Forget what was typed."""
        self._rest.stop()
        self._text = ""
        self.hide()

    def found(self, *, any_title: bool) -> None:
        """Show whether a title begins so."""
        self.setEnabled(any_title)

    def _opens(self, event: QKeyEvent) -> bool:
        if event.modifiers() & _TAKEN or not _is_sign(event):
            return False
        if event.text() == OPENS:
            return True
        # A blank turns the page.
        return not event.text().isspace() and not _letters_are_keys(self.window())

    def _show(self, milliseconds: int) -> None:
        self._rest.start(milliseconds)
        self.setEnabled(True)
        self.setText(self._text or self.tr("Type how a title begins"))
        self.adjustSize()
        room = self._list.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET)
        self.resize(min(self.width(), room.width()), self.height())
        self.move(room.center().x() - self.width() // 2, room.bottom() - self.height())
        self.show()
        self.raise_()


def _is_sign(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable()


def _letters_are_keys(window: QObject) -> bool:
    """Return whether a letter alone does something in the window."""
    actions = window.actions() if isinstance(window, QWidget) else []
    return any(_is_letter(keys) for action in actions for keys in QAction.shortcuts(action))


def _is_letter(keys: QKeySequence) -> bool:
    return keys.count() == 1 and len(keys.toString()) == 1 and keys.toString().isalpha()
