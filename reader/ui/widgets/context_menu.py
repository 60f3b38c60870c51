"""A menu at a point, of words and what each does; made when it is opened, gone when it is closed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Entry:
    """What a menu says, and what is done where it is chosen."""

    words: str
    act: Callable[[], object]
    icon: QIcon | None = None


def open_menu(name: str, entries: Iterable[Entry | None], at: QPoint, parent: QWidget) -> QMenu:
    """Open a menu at a point of the screen; None is a line between two entries."""
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            action = menu.addAction(entry.words)
            if entry.icon is not None:
                action.setIcon(entry.icon)
            action.triggered.connect(partial(_act, entry.act))
    menu.popup(at)
    return menu


def _act(act: Callable[[], object], _checked: object = None) -> None:
    act()
