"""What a person wants of a feed, and how it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
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

from reader.markup.addresses import is_address
from reader.model.feed import Feed, FeedSettings, Keeping
from reader.ui.dates import page_date
from reader.ui.feeds.choices import count_choice, days_choice, kept_words, minutes_choice
from reader.ui.widgets.buttons import save_box


class FeedDialog(QDialog):
    """Changes what is wanted of a feed; ``changed`` gives it."""

    changed = Signal(FeedSettings)

    def __init__(self, feed: Feed, folders: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("feed_dialog")
        self.setWindowTitle(self.tr("Feed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = feed.title
        self._url = feed.url
        self.name = QLineEdit(feed.title, self)
        self.name.setObjectName("feed_name")
        self.folder = QComboBox(self)
        self.folder.setObjectName("feed_folder")
        self.folder.setEditable(True)
        self.folder.addItems(["", *folders])
        self.folder.setCurrentText(feed.folder)
        form = QFormLayout()
        form.setSpacing(8)
        self.minutes = minutes_choice(self, feed.minutes, for_all=False)
        self.days = days_choice(self, feed.keeping.days, for_all=False)
        self.count = count_choice(self, feed.keeping.count, for_all=False)
        self.address = QLineEdit(feed.url, self)
        self.address.setObjectName("feed_address")
        self.address.setCursorPosition(0)
        self.address.textChanged.connect(self._on_address)
        rows: list[tuple[QWidget, str]] = [
            (self.name, self.tr("Name")),
            (self.address, self.tr("Address")),
            (self.folder, self.tr("Folder")),
            (self.minutes, self.tr("Look for new articles")),
            (self.days, self.tr("Keep read articles")),
            (self.count, self.tr("Keep at most")),
        ]
        for field, words in rows:
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.days.setToolTip(kept_words())
        self.count.setToolTip(kept_words())
        self.whole = QCheckBox(self.tr("Fetch the page of each new article"), self)
        self.whole.setObjectName("feed_whole")
        self.whole.setChecked(feed.is_whole)
        form.addRow("", self.whole)
        self._add_facts(form, feed)
        buttons = save_box(self)
        self.save_button = buttons.button(QDialogButtonBox.StandardButton.Save)
        buttons.accepted.connect(self._on_accepted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.resize(540, 380)

    def _add_facts(self, form: QFormLayout, feed: Feed) -> None:
        """Add what is known of the feed and can't be changed."""
        checked = page_date(feed.checked_at.astimezone().isoformat()) if feed.checked_at else "–"
        for words, text in (
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

    @Slot()
    def _on_address(self) -> None:
        self.save_button.setEnabled(is_address(self.address.text().strip()))

    @Slot()
    def _on_accepted(self) -> None:
        name = " ".join(self.name.text().split())
        wanted = FeedSettings(
            title=None if name == self._title else name,
            folder=self.folder.currentText(),
            is_whole=self.whole.isChecked(),
            minutes=self.minutes.value(),
            keeping=Keeping(self.days.value(), self.count.value()),
            url="" if self.address.text() == self._url else self.address.text(),
        )
        self.accept()
        self.changed.emit(wanted)
