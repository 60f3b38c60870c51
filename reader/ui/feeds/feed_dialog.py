"""A feed's name and folder, and how it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.model.feed import Feed
from reader.ui.dates import page_date


class FeedDialog(QDialog):
    """Changes a feed's name and folder, and whether pages are fetched; ``changed`` gives them."""

    changed = Signal(str, str, bool)

    def __init__(self, feed: Feed, folders: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("feed_dialog")
        self.setWindowTitle(self.tr("Feed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = feed.title
        self.name = QLineEdit(feed.title, self)
        self.name.setObjectName("feed_name")
        self.folder = QComboBox(self)
        self.folder.setObjectName("feed_folder")
        self.folder.setEditable(True)
        self.folder.addItems(["", *folders])
        self.folder.setCurrentText(feed.folder)
        form = QFormLayout()
        form.setSpacing(8)
        for field, words in ((self.name, self.tr("Name")), (self.folder, self.tr("Folder"))):
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.whole = QCheckBox(self.tr("Fetch the page of each new article"), self)
        self.whole.setObjectName("feed_whole")
        self.whole.setChecked(feed.is_whole)
        form.addRow("", self.whole)
        checked = page_date(feed.checked_at.astimezone().isoformat()) if feed.checked_at else "–"
        for words, text in (
            (self.tr("Address"), feed.url),
            (self.tr("Last asked"), checked),
            (self.tr("Articles"), self.tr("{} of {} unread").format(feed.unread, feed.total)),
            (self.tr("Problem"), feed.problem),
        ):
            if not text:
                continue
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
            form.addRow(words, label)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        for button in buttons.buttons():
            button.setIcon(QIcon())
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.resize(520, 300)

    @Slot()
    def _on_accepted(self) -> None:
        name = " ".join(self.name.text().split())
        self.accept()
        self.changed.emit(name, self.folder.currentText(), self.whole.isChecked())
