"""Asks for the addresses of web pages that are to be saved."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.markup.addresses import addresses_in


class AddressesDialog(QDialog):
    """A field for addresses, one a line; what is on the clipboard stands in it to begin with."""

    given = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("addresses_dialog")
        self.setWindowTitle(self.tr("Save a Web Page"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel(self.tr("Addresses, one a line"), self)
        self._field = QPlainTextEdit(self)
        self._field.setObjectName("addresses")
        self._field.setAccessibleName(label.text())
        self._field.setTabChangesFocus(True)
        self._field.setPlaceholderText("https://")
        label.setBuddy(self._field)
        buttons = QDialogButtonBox(self)
        self._save = QPushButton(self.tr("Save"), self)
        self._save.setObjectName("save_addresses")
        self._save.setDefault(True)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setIcon(QIcon())
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (label, self._field, buttons):
            layout.addWidget(widget)
        self.resize(520, 220)
        self._field.textChanged.connect(self._on_changed)
        self._field.setPlainText(
            "\n".join(addresses_in(QGuiApplication.clipboard().text()[:100_000]))
        )
        self._field.selectAll()
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._save.setEnabled(bool(self._addresses()))

    def _addresses(self) -> list[str]:
        lines = [line.strip() for line in self._field.toPlainText().splitlines() if line.strip()]
        # A host alone is what people type.
        whole = (line if "://" in line else f"https://{line}" for line in lines)
        return addresses_in("\n".join(whole))

    @Slot()
    def _on_accepted(self) -> None:
        addresses = self._addresses()
        self.accept()
        if addresses:
            self.given.emit(addresses)
