"""Labels of fields, for the eye and the ear."""

from PySide6.QtWidgets import QLabel, QWidget


def label_of(field: QWidget, parent: QWidget) -> QLabel:
    """Return a label with a field's accessible name.

    Where names are told over AT-SPI, Qt gives a box of choices its choice for a name, and only its
    label says what is chosen there.
    """
    label = QLabel(field.accessibleName(), parent)
    label.setBuddy(field)
    return label
