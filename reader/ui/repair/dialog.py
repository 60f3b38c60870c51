"""Repairs how an article is read: its page's blocks beside what the article would be."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.model.article import Article, Content, Draft
from reader.model.repair import Reading, Repair, Reread, edited
from reader.operations.repair import read_published
from reader.ui.reading_pane.preview import PagePreview
from reader.ui.repair.blocks_list import BlocksList
from reader.ui.widgets.labels import label_of

_TYPING_MS = 400


class RepairDialog(QDialog):
    """Changes a repair and shows what comes of it; what reads and keeps it listens.

    ``look_wanted`` asks for the article as a repair has it, to be answered by ``show_reread`` or
    ``show_refused``; its flag says that what is remembered for the site is to be left aside.
    ``keep_wanted`` asks for it to be kept: the repair, and whether its site's pages are to be read
    so too, and whether what was remembered for them is to be forgotten.
    """

    look_wanted = Signal(Repair, bool)
    keep_wanted = Signal(Repair, bool, bool)
    original_wanted = Signal()

    def __init__(
        self,
        article: Article,
        own: Repair,
        preview: PagePreview,
        parent: QWidget,
        *,
        site_has_repair: bool,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("repair_dialog")
        self.setWindowTitle(self.tr("Repair"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = preview
        self._article = article
        self._own = own
        self._answered = own
        self._reread: Reread | None = None
        self._was_asked = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._on_typed)
        # Nothing is changed before there is something to change, nor while it is being kept.
        self._left = left = QWidget(self)
        left.setEnabled(False)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._make_head())
        column.addLayout(self._make_choices())
        self.blocks = BlocksList(self)
        self.blocks.setMinimumWidth(360)
        self._no_blocks = QLabel(
            self.tr("This article was not read from a page; only its head can be repaired."), self
        )
        self._no_blocks.setObjectName("panel_hint")
        self._no_blocks.setWordWrap(True)
        self._no_blocks.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._no_blocks.hide()
        column.addWidget(self.blocks, 1)
        column.addWidget(self._no_blocks, 1)
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.addWidget(left)
        sides.addWidget(preview)
        sides.setStretchFactor(1, 1)
        sides.setChildrenCollapsible(False)
        sides.setSizes([460, 640])
        self._told = QLabel(self)
        self._told.setObjectName("repair_told")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(sides, 1)
        layout.addWidget(self._told)
        layout.addLayout(self._make_foot(site_has_repair=site_has_repair))
        self.resize(1120, 760)
        self.blocks.wanted.connect(self._on_blocks_wanted)
        self.blocks.looked_at.connect(preview.seek)

    def ask(self) -> None:
        """Ask for the article as it is now."""
        self._look()

    @Slot(object)
    def show_reread(self, found: Reread) -> None:
        """Show what came of the repair that was asked for last."""
        self._reread = found
        self._answered = self._own
        self.blocks.show_blocks(found.blocks)
        has_blocks = bool(found.blocks)
        for widget in (self.blocks, self.readings, self.filter, *self._choice_labels):
            widget.setVisible(has_blocks)
        self._no_blocks.setVisible(not has_blocks)
        for box, words in (
            (self.remember, self.tr("Do the same to other pages of {}")),
            (self.forget, self.tr("Forget what is done to every page of {}")),
        ):
            box.setText(words.format(found.site))
        self.remember.setVisible(bool(found.site) and has_blocks)
        self._left.setEnabled(True)
        if not self._was_asked:
            self._was_asked = True
            self._fill_head()
            self.blocks.setFocus()
        self._show_preview()
        is_empty = not found.draft.text.strip() and "<img" not in found.draft.html
        if is_empty:
            self._tell(self.tr("Nothing is left of the article; check a block to keep it."))
        self._save.setEnabled(not is_empty and self._has_date())

    @Slot(str)
    def show_refused(self, sentence: str) -> None:
        """Say why something could not be done; the article is as it was."""
        self._tell(sentence)
        # What is shown is what was answered last, and so is what may be saved.
        self._own = replace(
            self._own,
            reading=self._answered.reading,
            shown=self._answered.shown,
            hidden=self._answered.hidden,
        )
        self._left.setEnabled(self._reread is not None)
        self._save.setEnabled(self._reread is not None and self._has_date())
        if self._reread is not None:
            self.blocks.show_blocks(self._reread.blocks)

    def _make_head(self) -> QFormLayout:
        self.title_field = QLineEdit(self)
        self.title_field.setObjectName("repair_title")
        self.authors_field = QLineEdit(self)
        self.authors_field.setObjectName("repair_authors")
        self.authors_field.setPlaceholderText(self.tr("Names, parted by commas"))
        self.date_field = QLineEdit(self)
        self.date_field.setObjectName("repair_date")
        self.date_field.setPlaceholderText(self.tr("Such as 2026-03-11, or with 12:50"))
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        for field, words in (
            (self.title_field, self.tr("Title")),
            (self.authors_field, self.tr("Authors")),
            (self.date_field, self.tr("Date")),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
            field.textEdited.connect(self._typing.start)
        return form

    def _make_choices(self) -> QHBoxLayout:
        self.readings = QComboBox(self)
        self.readings.setObjectName("readings")
        self.readings.setAccessibleName(self.tr("Reading"))
        for reading, words in (
            (Reading.CHOSEN, self.tr("As Senja reads it")),
            (Reading.SURE, self.tr("Only what surely is the text")),
            (Reading.MARKED, self.tr("All that the site marks as the article")),
            (Reading.WHOLE, self.tr("The whole page")),
        ):
            self.readings.addItem(words, reading)
        self.readings.setCurrentIndex(self.readings.findData(self._own.reading or Reading.CHOSEN))
        self.filter = QComboBox(self)
        self.filter.setObjectName("blocks_filter")
        self.filter.setAccessibleName(self.tr("Show"))
        for kept, words in (
            (None, self.tr("All blocks of the page")),
            (True, self.tr("What is kept")),
            (False, self.tr("What was left out")),
        ):
            self.filter.addItem(words, kept)
        self.readings.activated.connect(self._on_reading_chosen)
        self.filter.activated.connect(self._on_filter_chosen)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._choice_labels = [label_of(field, self) for field in (self.readings, self.filter)]
        for label, field in zip(self._choice_labels, (self.readings, self.filter), strict=True):
            row.addWidget(label)
            row.addWidget(field, 1)
        return row

    def _make_foot(self, *, site_has_repair: bool) -> QVBoxLayout:
        self.remember = QCheckBox(self)
        self.remember.setObjectName("remember_for_site")
        self.remember.hide()
        self.forget = QCheckBox(self)
        self.forget.setObjectName("forget_site")
        self.forget.setVisible(site_has_repair)
        self.remember.toggled.connect(self._on_remember_toggled)
        self.forget.toggled.connect(self._on_forget_toggled)
        buttons = QDialogButtonBox(self)
        self._save = QPushButton(self.tr("Save"), self)
        self._save.setObjectName("save_repair")
        self._save.setDefault(True)
        self._save.setEnabled(False)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setIcon(QIcon())
        self.reset = QPushButton(self.tr("Reset"), self)
        self.reset.setObjectName("reset_repair")
        self.reset.setAutoDefault(False)
        buttons.addButton(self.reset, QDialogButtonBox.ButtonRole.ResetRole)
        self.original = QPushButton(self.tr("Original in the Browser"), self)
        self.original.setObjectName("open_original")
        self.original.setAutoDefault(False)
        self.original.setVisible(self._article.url.startswith(("http://", "https://")))
        buttons.addButton(self.original, QDialogButtonBox.ButtonRole.HelpRole)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        self.reset.clicked.connect(self._on_reset)
        self.original.clicked.connect(self.original_wanted)
        foot = QVBoxLayout()
        foot.setSpacing(8)
        for widget in (self.remember, self.forget, buttons):
            foot.addWidget(widget)
        return foot

    def _look(self) -> None:
        self._told.hide()
        self._save.setEnabled(False)
        self.look_wanted.emit(self._own, self.forget.isChecked())

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.show()

    def _fill_head(self) -> None:
        shown = self._edited()
        self.title_field.setText(shown.title)
        self.authors_field.setText(", ".join(shown.authors))
        self.date_field.setText(shown.published or "")

    def _edited(self) -> Draft:
        assert self._reread is not None  # noqa: S101 (asked for once it is there)
        return edited(self._reread.draft, self._own)

    def _show_preview(self) -> None:
        draft = self._edited()
        article = replace(
            self._article,
            title=draft.title,
            authors=draft.authors,
            published=draft.published,
            description=draft.description,
            related=draft.related,
            next_page=draft.next_page,
            notice=draft.notice,
        )
        # What was left out stands in the list.
        self.preview.show_article(article, Content(draft.html, draft.text, ()))

    @Slot(list, bool)
    def _on_blocks_wanted(self, marks: list[str], kept: bool) -> None:
        """Keep blocks or leave them out; what is wanted the other way by now is only taken back."""
        named = dict.fromkeys(marks)
        against, wanted = (
            (self._own.hidden, self._own.shown) if kept else (self._own.shown, self._own.hidden)
        )
        taken_back = [mark for mark in named if mark in against]
        new = [mark for mark in named if mark not in against]
        against = tuple(mark for mark in against if mark not in taken_back)
        wanted = tuple(dict.fromkeys((*wanted, *new)))
        shown, hidden = (wanted, against) if kept else (against, wanted)
        self._own = replace(self._own, shown=shown, hidden=hidden)
        self._look()

    @Slot(int)
    def _on_reading_chosen(self, _index: int) -> None:
        # Qt gives the bare text back.
        chosen = Reading(self.readings.currentData())
        self._own = replace(self._own, reading=None if chosen is Reading.CHOSEN else chosen)
        self._look()

    @Slot(int)
    def _on_filter_chosen(self, _index: int) -> None:
        self.blocks.show_only(self.filter.currentData())

    @Slot()
    def _on_typed(self) -> None:
        """Take over what stands in the head's fields; what the page says itself is no change."""
        self._typing.stop()
        if self._reread is None:
            return
        said = self._reread.draft
        title = " ".join(self.title_field.text().split())
        authors = self._written_authors(said.authors)
        published = self._written_date()
        self._told.hide()
        self._own = replace(
            self._own,
            title=title if title and title != said.title else None,
            authors=authors if authors != said.authors else None,
            published=None if published in {None, said.published or ""} else published,
        )
        self._save.setEnabled(self._has_date())
        self._show_preview()

    def _written_authors(self, said: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names in their field; where nobody touched it, those that were there."""
        text = self.authors_field.text()
        for known in (said, self._own.authors):
            # A name may have a comma in it ("Davis, Jr.").
            if known is not None and text == ", ".join(known):
                return known
        names = (" ".join(name.split()) for name in text.split(","))
        return tuple(name for name in names if name)

    def _written_date(self) -> str | None:
        """Return the date in its field as ISO 8601, "" without one, None where it is no date."""
        written = self.date_field.text().strip()
        language = self._reread.draft.language if self._reread else ""
        return read_published(written, language) if written else ""

    def _has_date(self) -> bool:
        """Return whether the date's field can be read, and say so if it can't."""
        if self._written_date() is not None:
            return True
        written = self.date_field.text().strip()
        self._tell(self.tr("“{}” is no date; write it like 2026-03-11.").format(written))
        return False

    @Slot(bool)
    def _on_remember_toggled(self, on: bool) -> None:
        if on:
            self.forget.setChecked(False)

    @Slot(bool)
    def _on_forget_toggled(self, on: bool) -> None:
        if on:
            self.remember.setChecked(False)
        self._look()

    @Slot()
    def _on_reset(self) -> None:
        self._own = Repair()
        self.readings.setCurrentIndex(0)
        self._was_asked = False
        self._look()

    @Slot()
    def _on_save(self) -> None:
        if self._typing.isActive():
            self._on_typed()
        if not self._save.isEnabled():
            return
        self._save.setEnabled(False)
        self._left.setEnabled(False)
        self.keep_wanted.emit(self._own, self.remember.isChecked(), self.forget.isChecked())

    @override
    def done(self, result: int) -> None:
        """Close, and let the preview's engine go."""
        self._typing.stop()
        self.preview.close_engine()
        super().done(result)
