"""How a browser's extension sends pages to Senja: the switch, the address and the token."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.widgets.buttons import close_box


class ReceivingDialog(QDialog):
    """Tells what the extension must know; ``show_state`` keeps it true.

    ``wanted`` asks for pages to be received, or not; ``renew_wanted`` for another token.
    """

    wanted = Signal(bool)
    renew_wanted = Signal()

    def __init__(self, address: str, parent: QWidget, *, is_wanted: bool) -> None:
        super().__init__(parent)
        self.setObjectName("receiving_dialog")
        self.setWindowTitle(self.tr("Receive Pages"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hint = QLabel(
            self.tr(
                "What your browser shows, also behind a log-in, can be sent here by the extension "
                "SingleFile. In its options, under Destination, choose to upload to a REST form "
                "API, and enter what stands below. Only programs on this computer that know the "
                "token are answered, and only while Senja is open."
            ),
            self,
        )
        hint.setWordWrap(True)
        self.switch = QCheckBox(self.tr("Receive pages from SingleFile"), self)
        self.switch.setObjectName("receive_switch")
        self.switch.setChecked(is_wanted)
        self.state = QLabel(self)
        self.state.setObjectName("panel_hint")
        self.address = self._field("receive_address", self.tr("URL"))
        self.address.setText(address)
        self.token = self._field("receive_token", self.tr("Authorization token"))
        fields = self._field("receive_fields", self.tr("Field names"))
        fields.setText("file, url")
        form = QFormLayout()
        form.setSpacing(8)
        for field in (self.address, self.token, fields):
            row = QHBoxLayout()
            row.addWidget(field, 1)
            if field is not fields:
                row.addWidget(self._copy_button(field))
            form.addRow(field.accessibleName(), row)
        buttons = close_box(self)
        self.renew = QPushButton(self.tr("New Token"), self)
        self.renew.setObjectName("renew_token")
        self.renew.setAutoDefault(False)
        buttons.addButton(self.renew, buttons.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        for part in (hint, self.switch, self.state):
            layout.addWidget(part)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.resize(580, 400)
        self.switch.toggled.connect(self.wanted)
        self.renew.clicked.connect(self.renew_wanted)

    @Slot(str, bool)
    def show_state(self, token: str, is_open: bool) -> None:
        """Show the token, and whether pages are received."""
        self.token.setText(token)
        self.state.setText(
            self.tr("Pages are received.") if is_open else self.tr("Nothing is received.")
        )

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(words)
        field.setReadOnly(True)
        return field

    def _copy_button(self, field: QLineEdit) -> QPushButton:
        button = QPushButton(self.tr("Copy"), self)
        button.setObjectName(f"copy_{field.objectName()}")
        button.setAccessibleName(self.tr("Copy: {}").format(field.accessibleName()))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: QGuiApplication.clipboard().setText(field.text()))
        return button
