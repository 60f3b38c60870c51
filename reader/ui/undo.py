"""What can be taken back, the last step first."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from reader.errors import SenjaError

_MOST = 200


@dataclass(frozen=True, slots=True)
class _Step:
    label: str
    take_back: Callable[[], None]


class UndoStack(QObject):
    """The steps of this session; a step that can't be taken back stays and says why."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[_Step] = []

    @property
    def label(self) -> str:
        """What the last step was called, or nothing."""
        return self._steps[-1].label if self._steps else ""

    def push(self, label: str, take_back: Callable[[], None]) -> None:
        """Note a step and how it is taken back."""
        self._steps.append(_Step(label, take_back))
        del self._steps[:-_MOST]
        self.changed.emit()

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        if not self._steps:
            return
        step = self._steps.pop()
        try:
            step.take_back()
        except SenjaError as error:
            self._steps.append(step)
            self.failed.emit(str(error))
        self.changed.emit()
