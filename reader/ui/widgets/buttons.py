"""Buttons that do an action: alone, or in a row of which one is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget


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

    A second row for the same actions gives its buttons' names a ``prefix``.
    """
    row = QWidget(parent)
    row.setObjectName(name)
    row.setAccessibleName(accessible_name)
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
        layout.addWidget(button)
    return row
