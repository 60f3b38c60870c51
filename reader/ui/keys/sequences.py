"""Keys as text, in the form that is the same on every platform: "Ctrl+D", "J", "G, G"."""

from functools import lru_cache

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_MODIFIERS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_ScrollLock,
    Qt.Key.Key_unknown,
}
# From here on keys have no sign of their own: Esc, F1, the arrows.
_FIRST_WITHOUT_SIGN = 0x01000000


@lru_cache(maxsize=1024)
def combinations(keys: str) -> tuple[QKeyCombination, ...]:
    """Return what is pressed one after the other for ``keys``; nothing for what makes no sense."""
    sequence = QKeySequence(keys, _PORTABLE)
    found = tuple(sequence[number] for number in range(sequence.count()))
    return () if any(each.key() in _MODIFIERS for each in found) else found


@lru_cache(maxsize=1024)
def numbers(keys: str) -> tuple[int, ...]:
    """Return what is pressed for ``keys`` as numbers, to be compared."""
    return tuple(each.toCombined() for each in combinations(keys))


@lru_cache(maxsize=1024)
def portable(keys: str) -> str:
    """Return ``keys`` as they are written everywhere; "" for what makes no sense."""
    found = combinations(keys)
    return QKeySequence(*found).toString(_PORTABLE) if found else ""


def shown(keys: str) -> str:
    """Return ``keys`` as the platform writes them."""
    return QKeySequence(keys, _PORTABLE).toString(_NATIVE)


def pressed(combination: QKeyCombination, text: str) -> str:
    """Return the keys that somebody presses, "" while only Shift, Ctrl or the like is held.

    ``text`` is what they would type: a sign that needs Shift has it in itself.
    """
    modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    modifiers &= ~Qt.KeyboardModifier.GroupSwitchModifier
    if text.isprintable() and text.strip() and not text[:1].isalnum():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    if combination.key() in _MODIFIERS:
        return ""
    return QKeySequence(QKeyCombination(modifiers, combination.key())).toString(_PORTABLE)


def is_single(keys: str) -> bool:
    """Return whether ``keys`` begin with a letter, a digit or a sign alone, or with Shift."""
    found = combinations(keys)
    return bool(found) and not is_commanding(found[0]) and has_sign(found[0])


def is_commanding(combination: QKeyCombination) -> bool:
    """Return whether Ctrl, Alt or Meta is held."""
    return bool(combination.keyboardModifiers() & _COMMANDING)


def has_sign(combination: QKeyCombination) -> bool:
    """Return whether a key has a letter, a digit or another sign on it, not only a blank."""
    return Qt.Key.Key_Space.value < combination.key().value < _FIRST_WITHOUT_SIGN


def do_clash(one: str, other: str) -> bool:
    """Return whether the window could not tell two keys apart: one is the other, or begins it."""
    first, second = numbers(one), numbers(other)
    return bool(first and second) and all(a == b for a, b in zip(first, second, strict=False))
