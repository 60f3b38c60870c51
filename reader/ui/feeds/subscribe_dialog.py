"""Asks for an address, shows the feeds that it leads to, and which of them to follow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.markup.addresses import is_address, without_login
from reader.model.access import Access
from reader.model.feed import FoundFeed, Subscription
from reader.ui.widgets.labels import label_of


class SubscribeDialog(QDialog):
    """Finds feeds first; what looks for them and follows them listens.

    ``find_wanted`` asks for the feeds of an address, with what lets in there or None, to be answered
    by ``show_found``, ``show_refused`` or ``ask_access``. ``follow_wanted`` gives those that were
    chosen.
    """

    find_wanted = Signal(str, object)
    follow_wanted = Signal(list)

    def __init__(self, folders: Sequence[str], folder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("subscribe_dialog")
        self.setWindowTitle(self.tr("Follow a Feed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found: list[FoundFeed] = []
        self._access: Access | None = None
        self._access_url = ""
        self.told = QLabel(self)
        self.told.setObjectName("panel_hint")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("found_feeds")
        self.list.setAccessibleName(self.tr("Feeds that were found"))
        self.list.setWordWrap(True)
        self.list.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(self._make_head())
        layout.addWidget(self.told)
        layout.addWidget(self.list, 1)
        layout.addLayout(self._make_folder(folders, folder))
        layout.addWidget(self._make_buttons())
        self.resize(560, 420)
        self.address.textChanged.connect(self._on_changed)
        self.list.itemChanged.connect(self._on_checked)
        copied = QGuiApplication.clipboard().text()[:2_000].strip()
        self.address.setText(copied if is_address(copied) else "")
        self._on_changed()
        self.address.setFocus()
        self.address.selectAll()

    def _make_head(self) -> QVBoxLayout:
        self.address = QLineEdit(self)
        self.address.setObjectName("feed_address")
        self.address.setAccessibleName(self.tr("Address of a feed or of its site"))
        self.address.setPlaceholderText("https://")
        self.find_button = QPushButton(self.tr("Find"), self)
        self.find_button.setObjectName("find_feeds")
        self.find_button.clicked.connect(self._on_find)
        row = QHBoxLayout()
        row.addWidget(self.address, 1)
        row.addWidget(self.find_button)
        head = QVBoxLayout()
        head.addWidget(label_of(self.address, self))
        head.addLayout(row)
        return head

    def _make_folder(self, folders: Sequence[str], folder: str) -> QHBoxLayout:
        self.folder = QComboBox(self)
        self.folder.setObjectName("feed_folder")
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.setEditable(True)
        self.folder.addItems(["", *folders])
        self.folder.setCurrentText(folder)
        row = QHBoxLayout()
        row.addWidget(label_of(self.folder, self))
        row.addWidget(self.folder, 1)
        return row

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.follow_button = QPushButton(self.tr("Follow"), self)
        self.follow_button.setObjectName("follow_feeds")
        self.follow_button.setEnabled(False)
        buttons.addButton(self.follow_button, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setIcon(QIcon())
        cancel.setAutoDefault(False)
        self.access_button = QPushButton(self.tr("Name and Password…"), self)
        self.access_button.setObjectName("feed_access")
        self.access_button.setAutoDefault(False)
        self.access_button.clicked.connect(self._on_access)
        buttons.addButton(self.access_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self._on_follow)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot(list)
    def show_found(self, found: list[FoundFeed]) -> None:
        """Show the feeds that were found, the first one chosen."""
        self._found = found
        self.list.clear()
        for number, feed in enumerate(found):
            newest = "\n".join(f"  {title}" for title in feed.newest)
            item = QListWidgetItem("\n".join(filter(None, (feed.title, feed.url, newest))))
            item.setCheckState(Qt.CheckState.Unchecked if number else Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.show()
        self.told.setText(
            self.tr("Choose what to follow. Its newest articles stand below it.")
            if len(found) > 1
            else self.tr("Its newest articles stand below it.")
        )
        self.find_button.setEnabled(True)
        self._on_checked()
        self.follow_button.setFocus()

    @Slot(str)
    def show_refused(self, sentence: str) -> None:
        """Say why no feed was found."""
        self.told.setText(sentence)
        self.find_button.setEnabled(True)

    def ask_access(self, url: str, sentence: str) -> None:
        """Ask for what lets in at ``url``, which the address led to; ``sentence`` says why."""
        self.show_refused(sentence)
        self.address.setText(url)
        self._show_access_dialog(sentence)

    @Slot()
    def _on_access(self) -> None:
        self._take_login()
        self._show_access_dialog(self._address())

    def _show_access_dialog(self, told: str) -> None:
        # Only who follows a protected feed pays for it.
        from reader.ui.feeds.password_dialog import PasswordDialog

        had = self._access
        kind, user = (had.kind, had.user) if had else ("", "")
        dialog = PasswordDialog(told, self, kind=kind, user=user)
        dialog.given.connect(self._on_access_given)
        dialog.forget_wanted.connect(self._on_access_forgotten)
        dialog.open()

    @Slot(Access)
    def _on_access_given(self, access: Access) -> None:
        self._access, self._access_url = access, self._address()
        if self.find_button.isEnabled():
            self._on_find()

    @Slot()
    def _on_access_forgotten(self) -> None:
        self._access = None

    def _take_login(self) -> None:
        """Take a name and password out of the address, so that they are seen and stored nowhere."""
        bare, user, password = without_login(self._address())
        if bare != self._address():
            self.address.setText(bare)
            access = Access(password, user)
            self._access, self._access_url = None if access.problem else access, bare

    def _address(self) -> str:
        text = self.address.text().strip()
        # A host alone is what people type.
        whole = text if "://" in text else f"https://{text}"
        return whole if text and is_address(whole) else ""

    @Slot()
    def _on_changed(self) -> None:
        self.find_button.setEnabled(bool(self._address()))
        self.access_button.setEnabled(bool(self._address()))
        self.find_button.setDefault(True)
        self.follow_button.setEnabled(False)
        self.list.hide()

    @Slot()
    def _on_find(self) -> None:
        self._take_login()
        self.find_button.setEnabled(False)
        self.told.setText(self.tr("Looking for feeds…"))
        # What was given for one address is not shown to another.
        access = self._access if self._access_url == self._address() else None
        self.find_wanted.emit(self._address(), access)

    @Slot()
    def _on_checked(self) -> None:
        self.follow_button.setEnabled(bool(self._chosen()))
        self.follow_button.setDefault(bool(self._chosen()))

    def _chosen(self) -> list[FoundFeed]:
        return [
            feed
            for row, feed in enumerate(self._found)
            if self.list.item(row).checkState() is Qt.CheckState.Checked
        ]

    @Slot()
    def _on_follow(self) -> None:
        chosen = self._chosen() if self.follow_button.isEnabled() else []
        if not chosen:
            return
        folder = "/".join(filter(None, map(str.strip, self.folder.currentText().split("/"))))
        self.follow_wanted.emit(
            [
                Subscription(feed.url, "", folder, feed.site_url, feed.is_typed, feed.access)
                for feed in chosen
            ]
        )
        self.accept()
