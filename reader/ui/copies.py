"""Taking an article along: printed, saved as a file, copied whole."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.errors import SenjaError
from reader.library import Library, articles
from reader.model.article import Article
from reader.model.copy_form import CopyForm, form_of
from reader.operations import organize
from reader.ui.dates import page_date
from reader.ui.reading_pane.pane import ReadingPane
from reader.ui.widgets.notice_bar import NoticeBar

USUAL_FORM = CopyForm.HTML


class Copies(QObject):
    """Prints, saves and copies the open article."""

    def __init__(
        self, library: Library, pane: ReadingPane, notice_bar: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._library = library
        self._pane = pane
        self._notice_bar = notice_bar
        self._window = window

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {
            "save_copy": self.save_copy,
            "print_article": self.print_article,
            "copy_article": self.copy_article,
        }

    def _article(self) -> Article | None:
        found = organize.find(self._library, [self._pane.article_id])
        return found[0] if found else None

    def print_article(self) -> None:
        """Show the article on paper, to be printed or saved as PDF."""
        article, engine = self._article(), self._pane.engine
        if article is None or engine is None or not self._pane.is_ready:
            return
        # Printing brings two libraries of Qt that only this needs.
        from reader.operations.transfer import proposed_name
        from reader.ui.printing import PrintPreview

        name = f"{Path(proposed_name(article, CopyForm.TEXT)).stem}.pdf"
        preview = PrintPreview(engine, name, self._window)
        preview.failed.connect(self._notice_bar.warn)
        preview.saved.connect(self._on_saved)
        preview.open()

    def save_copy(self) -> None:
        """Ask where a copy goes and in which form, and write it."""
        article = self._article()
        # A page is saved with words that come with the engine.
        if article is None or self._pane.engine is None:
            return
        from reader.operations.transfer import proposed_name

        dialog = QFileDialog(self._window, self.tr("Save a Copy"))
        dialog.setObjectName("save_copy_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(self._filters().values()))
        dialog.setDefaultSuffix("html")
        dialog.selectFile(proposed_name(article, CopyForm.HTML))
        dialog.filterSelected.connect(partial(_follow_filter, self, dialog))
        dialog.fileSelected.connect(partial(_save, self, dialog, article.id))
        dialog.open()

    def form_named(self, words: str) -> CopyForm:
        """Return the form that these words of the dialog stand for."""
        return next((form for form, each in self._filters().items() if each == words), USUAL_FORM)

    def _filters(self) -> dict[CopyForm, str]:
        return {
            CopyForm.HTML: self.tr("Web page with its pictures ({})").format("*.html"),
            CopyForm.MARKDOWN: self.tr("Markdown ({})").format("*.md"),
            CopyForm.TEXT: self.tr("Plain text ({})").format("*.txt"),
        }

    def save_to(self, article_id: int, name: str, chosen: CopyForm = USUAL_FORM) -> None:
        """Write a copy of the article into the file ``name``, in the form that its end says."""
        from reader.operations.transfer import save_copy

        path = Path(name)
        # A name with another ending is the person's own.
        form = form_of(path) or chosen
        words, when = self._pane.page_words(), self._when(article_id)
        try:
            save_copy(self._library, article_id, path, form, words=words, when=when)
        except SenjaError as error:
            self._notice_bar.warn(str(error))
        else:
            self._on_saved(name)

    def _when(self, article_id: int) -> str:
        found = organize.find(self._library, [article_id])
        return page_date(found[0].published) if found else ""

    @Slot(str)
    def _on_saved(self, name: str) -> None:
        self._notice_bar.inform(self.tr("Saved as “{}”.").format(Path(name).name))

    def copy_article(self) -> None:
        """Put the whole article on the clipboard, as rich and as plain text."""
        article = self._article()
        if article is None:
            return
        from reader.operations.transfer import article_pictures
        from reader.rendering.whole_article import whole_article_html, whole_article_text

        try:
            content = articles.content(self._library, article.id)
            pictures = article_pictures(self._library, article.id)
        except SenjaError as error:
            self._notice_bar.warn(str(error))
            return
        when = page_date(article.published)
        data = QMimeData()
        data.setText(whole_article_text(article, content, when=when))
        data.setHtml(whole_article_html(article, content, pictures, when=when))
        QGuiApplication.clipboard().setMimeData(data)
        self._notice_bar.inform(self.tr("The whole article was copied."))


def _save(copies: Copies, dialog: QFileDialog, article_id: int, name: str) -> None:
    copies.save_to(article_id, name, copies.form_named(dialog.selectedNameFilter()))


def _follow_filter(copies: Copies, dialog: QFileDialog, words: str) -> None:
    """Let the name end as the chosen form demands; what was typed before the end stays."""
    form = copies.form_named(words)
    dialog.setDefaultSuffix(form.value)
    for name in dialog.selectedFiles():
        path = Path(name)
        # A dot in a title begins no ending.
        stem = path.stem if form_of(path) else path.name
        dialog.selectFile(str(path.with_name(f"{stem}.{form.value}")))
