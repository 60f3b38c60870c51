"""Said at the start when the library can't be read: what can be done about it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from reader.library.backup import Snapshot


def damaged_dialog(
    sentence: str,
    snapshot: Snapshot | None,
    *,
    restore: Callable[[], None],
    start_anew: Callable[[], None],
    leave: Callable[[], None],
    parent: QWidget | None = None,
) -> QMessageBox:
    """Return a dialog, to be opened, that offers the newest snapshot, a new library, or leaving.

    The damaged file is kept beside in each case.
    """
    box = QMessageBox(parent)
    box.setObjectName("damaged_dialog")
    box.setWindowTitle(QCoreApplication.translate("damaged", "The library can't be opened"))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    choices: dict[QPushButton, Callable[[], None]] = {}
    if snapshot is not None:
        made = QLocale().toString(
            snapshot.made_at.astimezone(), QLocale().dateTimeFormat(QLocale.FormatType.ShortFormat)
        )
        box.setInformativeText(
            QCoreApplication.translate(
                "damaged", "A snapshot from {} is there. The damaged file is kept in any case."
            ).format(made)
        )
        button = box.addButton(
            QCoreApplication.translate("damaged", "Restore the snapshot"),
            QMessageBox.ButtonRole.AcceptRole,
        )
        button.setObjectName("damaged_restore")
        choices[button] = restore
        box.setDefaultButton(button)
    else:
        box.setInformativeText(
            QCoreApplication.translate(
                "damaged", "There is no snapshot of it. The damaged file is kept in any case."
            )
        )
    anew = box.addButton(
        QCoreApplication.translate("damaged", "Start a new library"),
        QMessageBox.ButtonRole.DestructiveRole,
    )
    anew.setObjectName("damaged_anew")
    choices[anew] = start_anew
    quit_button = box.addButton(
        QCoreApplication.translate("damaged", "Quit"), QMessageBox.ButtonRole.RejectRole
    )
    quit_button.setObjectName("damaged_quit")
    choices[quit_button] = leave
    box.finished.connect(partial(_chosen, box, choices))
    return box


def _chosen(box: QMessageBox, choices: dict[QPushButton, Callable[[], None]], _result: int) -> None:
    for button, choice in choices.items():
        if box.clickedButton() is button:
            choice()
            return
