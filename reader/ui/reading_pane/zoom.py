"""Pinch and Ctrl+wheel on the page: they make its type larger or smaller."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_NOTCH = 120  # what one notch of a wheel turns by, in eighths of a degree (QWheelEvent)
_PINCH = 0.08  # a pinch sends a part of the size with each event; so much makes a step


class ZoomGestures(QObject):
    """Watches the widget that the engine paints in, and tells of each step up or down.

    The engine makes that widget anew with each renderer, so what is watched is a child to come.
    """

    stepped = Signal(int)  # 1 larger, -1 smaller

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._turned = 0.0
        self._pinched = 0.0
        view.installEventFilter(self)
        for child in view.findChildren(QWidget):
            child.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ChildPolished or event.type() == QEvent.Type.ChildAdded:
            for child in watched.children():
                if isinstance(child, QWidget):
                    child.installEventFilter(self)
            return False
        if (
            isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._turned += event.angleDelta().y()
            self._turned -= self._step(self._turned, _NOTCH)
            return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._pinched += event.value()
            self._pinched -= self._step(self._pinched, _PINCH)
            return True
        return False

    def _step(self, gathered: float, needed: float) -> float:
        """Tell of a step if enough was gathered, and return what it used up."""
        if abs(gathered) < needed:
            return 0
        direction = 1 if gathered > 0 else -1
        self.stepped.emit(direction)
        return direction * needed
