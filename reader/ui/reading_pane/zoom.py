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
            self._turned = self._gathered(self._turned, event.angleDelta().y(), _NOTCH)
            return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._pinched = self._gathered(self._pinched, event.value(), _PINCH)
            # A gesture is born refused: it would come here once more by way of the view.
            event.accept()
            return True
        return False

    def _gathered(self, before: float, by: float, needed: float) -> float:
        """Tell of each step that has come together, and return what is left; turning begins anew."""
        gathered = before + by if before * by > 0 else by
        steps = int(gathered / needed)
        for _step in range(abs(steps)):
            self.stepped.emit(1 if steps > 0 else -1)
        return gathered - steps * needed
