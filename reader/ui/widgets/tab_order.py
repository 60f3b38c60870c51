"""The order in which Tab goes through widgets."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget


def order_tabs(stops: Sequence[QWidget]) -> None:
    """Let Tab go from each of ``stops`` to the next.

    Qt's own order is that in which widgets were made, wherever they stand.
    """
    # Of a choice of one Tab reaches one only, but all have their place, which Qt gives to none that
    # it does not reach.
    passed = [stop for stop in stops if stop.focusPolicy() == Qt.FocusPolicy.NoFocus]
    for stop in passed:
        stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)
    for stop in passed:
        stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def keep_one_stop(buttons: Iterable[QAbstractButton], chosen: QAbstractButton) -> None:
    """Let Tab reach the chosen one of some buttons; the arrow keys reach the others."""
    for button in buttons:
        is_chosen = button is chosen
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_chosen else Qt.FocusPolicy.NoFocus)
