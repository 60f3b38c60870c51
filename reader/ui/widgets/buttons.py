"""Buttons that do an action: alone, in a row of which one is chosen, or at a dialog's foot."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QToolButton, QWidget

from reader.ui.widgets.tab_order import keep_one_stop


def action_button(
    action: QAction,
    parent: QWidget,
    style: Qt.ToolButtonStyle = Qt.ToolButtonStyle.ToolButtonIconOnly,
) -> QToolButton:
    """Return a button for ``action``, reached by Tab, named after it, with its words to be heard."""
    button = QToolButton(parent)
    button.setObjectName(f"{action.objectName()}_button")
    button.setDefaultAction(action)
    button.setToolButtonStyle(style)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text().replace("&", ""))
    return button


def choice_row(
    name: str,
    accessible_name: str,
    choices: list[QAction],
    parent: QWidget,
    *,
    icons: bool = False,
    prefix: str = "",
) -> QWidget:
    """Return a row of buttons for actions of which one is chosen.

    Tab reaches the chosen one, and the arrow keys choose another.

    A second row for the same actions gives its buttons' names a ``prefix``.
    """
    chosen: QToolButton | None = None
    row = QWidget(parent)
    row.setObjectName(name)
    row.setAccessibleName(accessible_name)
    row.setProperty("choices", "yes")
    row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.setSpacing(0)
    style = (
        Qt.ToolButtonStyle.ToolButtonIconOnly if icons else Qt.ToolButtonStyle.ToolButtonTextOnly
    )
    for action in choices:
        button = action_button(action, row, style)
        button.setObjectName(prefix + button.objectName())
        if not icons:
            button.setSizePolicy(
                button.sizePolicy().Policy.Expanding, button.sizePolicy().verticalPolicy()
            )
        button.setAutoExclusive(True)
        action.toggled.connect(partial(_follow, row, button))
        layout.addWidget(button)
        if action.isChecked():
            chosen = button
    if chosen is not None:
        keep_one_stop(row.findChildren(QToolButton), chosen)
    return row


def close_box(dialog: QDialog) -> QDialogButtonBox:
    """Return the foot of ``dialog`` with a button that closes it; others may be added."""
    close = QDialogButtonBox.StandardButton.Close
    box = QDialogButtonBox(close, dialog)
    # A style may give it an icon; the other buttons have words alone.
    box.button(close).setIcon(QIcon())
    box.rejected.connect(dialog.reject)
    return box


def save_box(dialog: QDialog) -> QDialogButtonBox:
    """Return the foot of ``dialog`` with buttons that save and cancel; saving is its to connect."""
    standard = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(standard.Save | standard.Cancel, dialog)
    for button in box.buttons():
        button.setIcon(QIcon())
    box.rejected.connect(dialog.reject)
    return box


def _follow(row: QWidget, button: QToolButton, chosen: bool) -> None:
    """Let Tab reach what was chosen, and unchoose what was chosen before.

    By itself a button stays chosen when what is chosen now has none in its row.
    """
    if chosen:
        keep_one_stop(row.findChildren(QToolButton), button)
    elif button.isChecked():
        button.setAutoExclusive(False)
        button.setChecked(False)
        button.setAutoExclusive(True)
