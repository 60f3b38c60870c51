"""Keys that the window itself needs, and for what; no action may have them."""

import re
from collections.abc import Iterable
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt

from reader.ui.keys import sequences

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


class Need(Enum):
    """What the window needs a key for."""

    PARTS = auto()
    MOVING = auto()
    PRESSING = auto()
    LEAVING = auto()
    CHOOSING = auto()
    CUTTING = auto()
    MENUS = auto()


_BY_KEY = {
    Need.PARTS: {_Key.Key_Tab, _Key.Key_Backtab},
    Need.MOVING: {
        _Key.Key_Up,
        _Key.Key_Down,
        _Key.Key_Left,
        _Key.Key_Right,
        _Key.Key_PageUp,
        _Key.Key_PageDown,
        _Key.Key_Home,
        _Key.Key_End,
    },
    Need.PRESSING: {_Key.Key_Space, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Select},
    Need.LEAVING: {_Key.Key_Escape},
    Need.MENUS: {_Key.Key_Menu},
}
_ALONE = {
    QKeyCombination(_CTRL, _Key.Key_A): Need.CHOOSING,
    QKeyCombination(_CTRL, _Key.Key_X): Need.CUTTING,
    QKeyCombination(_CTRL | _SHIFT, _Key.Key_Up): Need.MOVING,
    QKeyCombination(_CTRL | _SHIFT, _Key.Key_Down): Need.MOVING,
    QKeyCombination(_SHIFT, _Key.Key_F10): Need.MENUS,
}


def need_of(keys: str, menus: Iterable[str]) -> Need | None:
    """Return what the window needs ``keys`` for, None for what is free.

    ``menus`` are the names of the menus with the signs of their own keys ("&File").
    """
    for combination in sequences.combinations(keys):
        if combination in _ALONE:
            return _ALONE[combination]
        if combination.keyboardModifiers() == _ALT and _opens(combination, menus):
            return Need.MENUS
        if not sequences.is_commanding(combination):
            for need, names in _BY_KEY.items():
                if combination.key() in names:
                    return need
    return None


def sentence(need: Need, keys: str) -> str:
    """Return why ``keys`` can't be taken."""
    words = {
        Need.PARTS: QCoreApplication.translate(
            "keys", "“{}” goes from one part of the window to the next, so it can't be taken."
        ),
        Need.MOVING: QCoreApplication.translate(
            "keys", "“{}” moves in lists, fields and the page, so it can't be taken."
        ),
        Need.PRESSING: QCoreApplication.translate(
            "keys", "“{}” turns the page and presses buttons, so it can't be taken."
        ),
        Need.LEAVING: QCoreApplication.translate(
            "keys", "“{}” leaves fields, bars and dialogs, so it can't be taken."
        ),
        Need.CHOOSING: QCoreApplication.translate(
            "keys", "“{}” chooses all in lists and fields, so it can't be taken."
        ),
        Need.CUTTING: QCoreApplication.translate(
            "keys", "“{}” cuts text out of fields, so it can't be taken."
        ),
        Need.MENUS: QCoreApplication.translate("keys", "“{}” opens a menu, so it can't be taken."),
    }
    return words[need].format(sequences.shown(keys))


def _opens(combination: QKeyCombination, menus: Iterable[str]) -> bool:
    letters = {found[1].upper() for menu in menus if (found := re.search(r"&(\w)", menu))}
    key = combination.key().value
    return sequences.has_sign(combination) and chr(key).upper() in letters
