"""A kept search: its name, and what it looks for."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.model.query import ArticleQuery, ListFilter
from reader.ui.widgets.buttons import save_box


class CollectionDialog(QDialog):
    """Fields for a new kept search, or for one that is there; ``wanted`` gives what they say."""

    wanted = Signal(str, ArticleQuery)

    def __init__(
        self, title: str, name: str, query: ArticleQuery, within: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("collection_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._query = query
        self.name = QLineEdit(name, self)
        self.name.setObjectName("collection_name")
        self.name.setMaxLength(200)
        self.words = QLineEdit(query.words, self)
        self.words.setObjectName("collection_words")
        self.filter = QComboBox(self)
        self.filter.setObjectName("collection_filter")
        for which, words in (
            (ListFilter.ALL, self.tr("All")),
            (ListFilter.UNREAD, self.tr("Unread")),
            (ListFilter.BOOKMARKS, self.tr("Bookmarks")),
        ):
            self.filter.addItem(words, which.value)
        self.filter.setCurrentIndex(self.filter.findData(query.filter.value))
        self._buttons = save_box(self)
        self._buttons.accepted.connect(self.accept)
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Search"), self.words)
        form.addRow(self.tr("&Which"), self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        if within:
            hint = QLabel(within, self)
            hint.setObjectName("panel_hint")
            hint.setTextFormat(Qt.TextFormat.PlainText)
            hint.setWordWrap(True)
            layout.addWidget(hint)
        layout.addWidget(self._buttons)
        self.name.textChanged.connect(self._on_name_changed)
        self._on_name_changed()
        self.accepted.connect(self._on_accepted)
        self.resize(460, self.sizeHint().height())
        self.name.selectAll()
        self.name.setFocus()

    @Slot()
    def _on_name_changed(self) -> None:
        save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(bool(self.name.text().strip()))

    @Slot()
    def _on_accepted(self) -> None:
        which = ListFilter(self.filter.currentData())
        query = replace(self._query, words=self.words.text(), filter=which)
        self.wanted.emit(self.name.text(), query)
