"""The heads of the chosen articles, to be written anew: title, authors, date, language, address."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.markup.addresses import is_address
from reader.model.article import Article
from reader.model.repair import HeadEdit
from reader.operations.repair import read_published
from reader.ui.widgets.buttons import save_box

_LONGEST = 1_000


class DetailsDialog(QDialog):
    """Fields for one article, or for what several have in common; ``wanted`` gives what is new."""

    wanted = Signal(HeadEdit)

    def __init__(self, articles: Sequence[Article], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("details_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_one = len(articles) == 1
        self.setWindowTitle(
            self.tr("Details")
            if is_one
            else self.tr("Details of {} Articles").format(len(articles))
        )
        form = QFormLayout()
        form.setSpacing(8)
        self._before: dict[QLineEdit, str] = {}

        def field(name: str, words: str, value: Callable[[Article], str]) -> QLineEdit:
            made = QLineEdit(self)
            made.setObjectName(f"details_{name}")
            made.setAccessibleName(words)
            made.setMaxLength(_LONGEST)
            values = {value(article) for article in articles}
            if len(values) == 1:
                made.setText(values.pop())
                made.setCursorPosition(0)
            else:
                made.setPlaceholderText(self.tr("several; stays unless you write here"))
            self._before[made] = made.text()
            made.textEdited.connect(self._on_edited)
            form.addRow(words, made)
            return made

        self.title = field("title", self.tr("Title"), lambda article: article.title)
        self.authors = field("authors", self.tr("Authors"), lambda each: ", ".join(each.authors))
        self.authors.setToolTip(self.tr("Names, parted by commas"))
        self.published = field("published", self.tr("Date"), lambda each: each.published or "")
        self.published.setToolTip(self.tr("As in 2026-03-12, or as it is written in the article"))
        self.language = field("language", self.tr("Language"), lambda each: each.language)
        self.language.setToolTip(self.tr("Its sign, as in en, de or pt-BR"))
        self.address = field("address", self.tr("Address"), lambda each: each.url)
        for only_one in (self.title, self.address):
            only_one.setEnabled(is_one)
        self._language_of_dates = articles[0].language
        self.problem = QLabel(self)
        self.problem.setObjectName("details_problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        buttons = save_box(self)
        self.save_button = buttons.button(QDialogButtonBox.StandardButton.Save)
        buttons.accepted.connect(self._on_accepted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.resize(560, 260)
        self._on_edited()

    def _is_new(self, field: QLineEdit) -> bool:
        return field.text().strip() != self._before[field].strip()

    def _problem(self) -> str:
        if self._is_new(self.title) and not self.title.text().strip():
            return self.tr("An article needs a title.")
        date = self.published.text().strip()
        if self._is_new(self.published) and date and self._date() is None:
            return self.tr("This is no date: {}").format(date)
        language = self.language.text().strip()
        if self._is_new(self.language) and language and not _is_language(language):
            return self.tr("This is no sign of a language, such as en or pt-BR: {}").format(
                language
            )
        address = self.address.text().strip()
        if self._is_new(self.address) and address and not is_address(address):
            return self.tr("This is no address of the web: {}").format(address)
        return ""

    def _date(self) -> str | None:
        return read_published(self.published.text(), self._language_of_dates)

    @Slot()
    def _on_edited(self) -> None:
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.save_button.setEnabled(not problem)

    @Slot()
    def _on_accepted(self) -> None:
        if self._problem():
            return
        names = [" ".join(name.split()) for name in self.authors.text().split(",")]
        edit = HeadEdit(
            title=" ".join(self.title.text().split()) if self._is_new(self.title) else None,
            authors=tuple(filter(None, names)) if self._is_new(self.authors) else None,
            published=(self._date() or "") if self._is_new(self.published) else None,
            language=self.language.text().strip() if self._is_new(self.language) else None,
            url=self.address.text().strip() if self._is_new(self.address) else None,
        )
        self.accept()
        if edit:
            self.wanted.emit(edit)


def _is_language(text: str) -> bool:
    """Return whether ``text`` has the form of a language's sign (RFC 5646, 2.1, as far as used)."""
    first, *rest = text.split("-")
    is_first = first.isascii() and first.isalpha() and len(first) in {2, 3}
    return is_first and all(part.isascii() and part.isalnum() and len(part) < 9 for part in rest)  # noqa: PLR2004 (its longest part)
