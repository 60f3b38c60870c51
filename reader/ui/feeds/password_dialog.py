"""Asks for what lets into a protected feed: a name and password, or a token and its header."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.model.access import PASSWORD, USUAL_HEADER, Access


class PasswordDialog(QDialog):
    """``given`` gives what was typed; ``forget_wanted`` says that nothing is to be kept any more.

    What is kept is not shown: it stays in the keyring, and is replaced by what is typed.
    """

    given = Signal(Access)
    forget_wanted = Signal()

    def __init__(self, told: str, parent: QWidget, *, kind: str = "", user: str = "") -> None:
        """Say ``told`` of the feed, of which access of this kind is kept, "" for none."""
        super().__init__(parent)
        self.setObjectName("password_dialog")
        self.setWindowTitle(self.tr("Name and Password"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.told = self._words(told)
        self.told.setObjectName("password_told")
        self._make_fields(kind, user)
        hint = self._words(
            self.tr(
                "It is kept in this computer's keyring, and shown to the feed's own server only."
            )
        )
        hint.setObjectName("panel_hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(self.told)
        layout.addLayout(self._form)
        layout.addWidget(hint)
        layout.addStretch(1)
        layout.addWidget(self._make_buttons(kind))
        self.resize(460, 260)
        self.kind.currentIndexChanged.connect(self._on_kind)
        for field in (self.user, self.password, self.header, self.token):
            field.textChanged.connect(self._on_changed)
        self._on_kind()
        (self.password if user else self.user).setFocus()

    def _make_fields(self, kind: str, user: str) -> None:
        is_token = kind not in {"", PASSWORD}
        self.kind = QComboBox(self)
        self.kind.setObjectName("access_kind")
        self.kind.setAccessibleName(self.tr("The feed wants"))
        self.kind.addItems([self.tr("a name and password"), self.tr("a token in a header")])
        self.kind.setCurrentIndex(int(is_token))
        self.user = self._field("access_user", self.tr("Name"), user)
        self.password = self._field("access_password", self.tr("Password"))
        header = kind if is_token else USUAL_HEADER
        self.header = self._field("access_header", self.tr("Header"), header)
        self.token = self._field("access_token", self.tr("Token, the header's whole value"))
        for field in (self.password, self.token):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._form = QFormLayout()
        self._form.setSpacing(8)
        for row in (self.kind, self.user, self.password, self.header, self.token):
            self._form.addRow(row.accessibleName(), row)

    def _field(self, name: str, words: str, text: str = "") -> QLineEdit:
        field = QLineEdit(text, self)
        field.setObjectName(name)
        field.setAccessibleName(words)
        return field

    def _words(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _make_buttons(self, kind: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.save_button = QPushButton(self.tr("Keep"), self)
        self.save_button.setObjectName("keep_access")
        self.save_button.setDefault(True)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setIcon(QIcon())
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        if kind:
            forget = QPushButton(self.tr("Forget"), self)
            forget.setObjectName("forget_access")
            forget.setAutoDefault(False)
            forget.clicked.connect(self._on_forget)
            buttons.addButton(forget, QDialogButtonBox.ButtonRole.DestructiveRole)
        return buttons

    def _access(self) -> Access:
        if self.kind.currentIndex() == 0:
            return Access(self.password.text(), self.user.text().strip())
        return Access(self.token.text().strip(), header=self.header.text().strip())

    @Slot()
    def _on_kind(self) -> None:
        is_token = self.kind.currentIndex() == 1
        for row in (self.user, self.password):
            self._form.setRowVisible(row, not is_token)
        for row in (self.header, self.token):
            self._form.setRowVisible(row, is_token)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.save_button.setEnabled(not self._access().problem)

    @Slot()
    def _on_accepted(self) -> None:
        access = self._access()
        if access.problem:
            return
        self.accept()
        self.given.emit(access)

    @Slot()
    def _on_forget(self) -> None:
        self.accept()
        self.forget_wanted.emit()
