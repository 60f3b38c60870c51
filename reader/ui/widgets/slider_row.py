"""A number that is set by a slider, with its name and its value in words."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget
from typing_extensions import override


class SliderRow(QWidget):
    """A name, a value and a slider in steps between two numbers."""

    value_chosen = Signal(float)

    def __init__(
        self,
        name: str,
        words: str,
        span: tuple[float, float, float],
        shown: Callable[[float], str],
        parent: QWidget,
    ) -> None:
        """Make a row.

        Args:
            name: the slider's object name.
            words: what it sets, for the eye and the ear.
            span: the smallest and the largest value, and the step between two.
            shown: gives a value in words.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._smallest, largest, self._step = span
        self._shown = shown
        self._value_now = self._smallest
        self._label = QLabel(words, self)
        self._value = QLabel(self)
        self._value.setObjectName("slider_value")
        self.slider = _CalmSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName(name)
        self.slider.setAccessibleName(words)
        self.slider.setRange(0, round((largest - self._smallest) / self._step))
        self.slider.setPageStep(2)
        self._label.setBuddy(self.slider)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(2)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self._value, 0, 1, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.slider, 1, 0, 1, 2)
        self.slider.valueChanged.connect(self._on_moved)

    def value(self) -> float:
        """Return the value that is shown."""
        return self._value_now

    def show_value(self, value: float) -> None:
        """Show ``value`` without telling that it was chosen."""
        self.slider.blockSignals(True)
        self.slider.setValue(round((value - self._smallest) / self._step))
        self.slider.blockSignals(False)
        # Kept as it is, though the slider may stand at a step beside it.
        self._tell(value)

    def _tell(self, value: float) -> None:
        self._value_now = value
        self._value.setText(self._shown(value))
        self.slider.setAccessibleDescription(self._shown(value))

    @Slot(int)
    def _on_moved(self, steps: int) -> None:
        value = round(self._smallest + steps * self._step, 4)
        self._tell(value)
        self.value_chosen.emit(value)


class _CalmSlider(QSlider):
    """A slider that a wheel passes over: who scrolls the panel means the panel."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
