"""The versions of an article: looked at, compared with the one that is shown, and shown again."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.markup.words import reading_minutes
from reader.model.article import Article, Content, Version
from reader.ui.reading_pane.preview import PagePreview
from reader.ui.widgets.buttons import close_box


class VersionsDialog(QDialog):
    """A list of versions, the newest first, beside the one that is chosen in it.

    ``version_wanted`` asks for one of them, and whether its differences from the one that is shown
    are to be marked; the answer is for ``show_version``. ``restore_wanted`` asks for one to be
    shown from now on.
    """

    version_wanted = Signal(int, bool)
    restore_wanted = Signal(int)

    def __init__(
        self, article: Article, versions: Sequence[Version], preview: PagePreview, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("versions_dialog")
        self.setWindowTitle(self.tr("Versions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = preview
        self._article = article
        self._versions = list(versions)
        words = (
            self.tr("Every version is kept. The one that is checked is shown.")
            if len(versions) > 1
            else self.tr("There is one version. Fetching or repairing the article makes others.")
        )
        hint = QLabel(words, self)
        hint.setWordWrap(True)
        hint.setObjectName("panel_hint")
        self.list = QListWidget(self)
        self.list.setObjectName("versions")
        self.list.setAccessibleName(self.tr("Versions"))
        self.list.setFixedWidth(260)
        for version in versions:
            item = QListWidgetItem(self._words(version))
            shown = Qt.CheckState.Checked if version.is_shown else Qt.CheckState.Unchecked
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(shown)
            self.list.addItem(item)
        self.compare = QCheckBox(self.tr("Mark what differs from the one that is shown"), self)
        self.compare.setObjectName("compare_versions")
        self.compare.setChecked(len(versions) > 1)
        self._told = QLabel(self)
        self._told.setObjectName("panel_hint")
        buttons = close_box(self)
        self.restore = QPushButton(self.tr("Show This Version"), self)
        self.restore.setObjectName("show_this_version")
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(hint)
        side.addWidget(self.list, 1)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addLayout(side)
        top.addWidget(preview, 1)
        below = QHBoxLayout()
        below.addWidget(self.compare)
        below.addWidget(self._told, 1)
        below.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(top, 1)
        layout.addLayout(below)
        self.resize(1040, 720)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.compare.toggled.connect(self._on_chosen)
        self.restore.clicked.connect(self._on_restore)

    def ask(self) -> None:
        """Ask for the newest version that is not shown, else for the one there is."""
        others = [row for row, version in enumerate(self._versions) if not version.is_shown]
        self.list.setCurrentRow(others[0] if others else 0)
        self.list.setFocus()

    def show_version(self, content: Content, differing: int | None) -> None:
        """Show a version; ``differing`` is how many of its paragraphs differ, if that was asked."""
        version = self._version()
        words = version.word_count
        minutes = reading_minutes(words)
        article = replace(self._article, word_count=words, reading_minutes=minutes)
        if differing:
            self.preview.show_changes(article, content)
        else:
            self.preview.show_article(article, content)
        if differing is None or version.is_shown:
            self._told.clear()
        elif differing:
            self._told.setText(self.tr("Paragraphs that differ: {}").format(differing))
        else:
            self._told.setText(self.tr("The text is the same."))

    def show_refused(self, sentence: str) -> None:
        """Say why something could not be done."""
        self._told.setText(sentence)

    def _version(self) -> Version:
        return self._versions[max(0, self.list.currentRow())]

    def _words(self, version: Version) -> str:
        moment = version.stored_at.astimezone().replace(tzinfo=None)
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        return self.tr("{} — {} words").format(when, QLocale().toString(version.word_count))

    @Slot()
    def _on_chosen(self) -> None:
        version = self._version()
        self.restore.setEnabled(not version.is_shown)
        self.version_wanted.emit(version.id, self.compare.isChecked() and not version.is_shown)

    @Slot()
    def _on_restore(self) -> None:
        self.restore_wanted.emit(self._version().id)

    @override
    def done(self, result: int) -> None:
        """Close, and let the preview's engine go."""
        self.preview.close_engine()
        super().done(result)
