"""What is done with selected words: copied, quoted with their source, linked to, looked up."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication

from reader.library import Library
from reader.model.article import Article
from reader.operations import organize
from reader.ui.dates import page_date
from reader.ui.preferences import Preferences
from reader.ui.reading_pane.pane import ReadingPane
from reader.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    # At run time it is imported when something is first selected.
    from reader.ui.reading_pane.selection_bar import Passage, SelectionBar

BAR = ("copy", "copy_quotation", "copy_place", "look_up", "search_web")


class Passages(QObject):
    """Shows the bar at a selection and does what its buttons, the menu and the keys say."""

    def __init__(
        self,
        library: Library,
        preferences: Preferences,
        pane: ReadingPane,
        notice_bar: NoticeBar,
        actions: dict[str, QAction],
    ) -> None:
        super().__init__(pane)
        self._library = library
        self._preferences = preferences
        self._pane = pane
        self._notice_bar = notice_bar
        self._actions = actions
        self._bar: SelectionBar | None = None
        pane.selection_changed.connect(self._on_selection_changed)
        pane.moved.connect(self._on_moved)
        pane.article_shown.connect(self._on_article_changed)
        pane.article_closed.connect(self._on_article_changed)
        self._enable(None)

    @property
    def bar(self) -> "SelectionBar":
        """The bar, which no one who only reads pays for."""
        if self._bar is None:
            from reader.ui.reading_pane.selection_bar import SelectionBar

            self._bar = SelectionBar([self._actions[name] for name in BAR], self._pane)
            self._bar.passage_wanted.connect(self._on_passage_wanted)
        return self._bar

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each action on a selection does, by its name."""
        return {
            "copy_quotation": partial(self._with_passage, self._quote),
            "copy_place": partial(self._with_passage, self._copy_place),
            "look_up": partial(self._with_passage, self._look_up),
            "search_web": partial(self._with_passage, self._search),
        }

    @Slot()
    def _on_article_changed(self) -> None:
        self._enable(None)
        if self._bar is not None:
            self._bar.hide()

    @Slot()
    def _on_selection_changed(self) -> None:
        self.bar.follow()

    @Slot()
    def _on_moved(self) -> None:
        if self._bar is not None:
            self._bar.follow()

    @Slot()
    def _on_passage_wanted(self) -> None:
        self._pane.ask_passage(self._show)

    def _show(self, passage: "Passage | None") -> None:
        self._enable(passage)
        if passage is None or self._pane.engine is None:
            self.bar.hide()
        else:
            self.bar.show_at(passage, self._pane.engine.view.geometry())

    def _enable(self, passage: "Passage | None") -> None:
        for name in BAR[1:]:
            self._actions[name].setEnabled(passage is not None)
        if passage is not None:
            self._actions["copy_place"].setEnabled(bool(self._link(passage)))

    def _with_passage(self, act: "Callable[[Article, Passage], None]") -> None:
        def on_answer(passage: "Passage | None") -> None:
            article = self._article()
            if passage is not None and article is not None:
                act(article, passage)
            self.bar.hide()

        self._pane.ask_passage(on_answer)

    def _article(self) -> Article | None:
        found = organize.find(self._library, [self._pane.article_id])
        return found[0] if found else None

    def _quote(self, article: Article, passage: "Passage") -> None:
        # Only who quotes pays for this.
        from reader.rendering.quotation import quotation_html, quotation_text

        data = QMimeData()
        when = page_date(article.published)
        data.setText(quotation_text(article, passage.text, when=when))
        data.setHtml(quotation_html(article, passage.text, when=when))
        QGuiApplication.clipboard().setMimeData(data)
        self._notice_bar.inform(self.tr("Copied as a quotation with its source."))

    def _link(self, passage: "Passage") -> str:
        from reader.rendering.quotation import place_link

        article = self._article()
        if article is None:
            return ""
        return place_link(article, passage.text, passage.before, passage.after)

    def _copy_place(self, article: Article, passage: "Passage") -> None:
        # Its table of names is no part of the start.
        from html import escape

        link = self._link(passage)
        data = QMimeData()
        data.setText(link)
        data.setUrls([QUrl(link)])
        data.setHtml(f'<a href="{escape(link)}">{escape(article.title)}</a>')
        QGuiApplication.clipboard().setMimeData(data)
        self._notice_bar.inform(self.tr("Copied a link to this place in the original."))

    def _look_up(self, article: Article, passage: "Passage") -> None:
        from reader.rendering.quotation import look_up_address

        QDesktopServices.openUrl(QUrl(look_up_address(article.language, passage.text)))

    def _search(self, _article: Article, passage: "Passage") -> None:
        from reader.rendering.quotation import DEFAULT_SEARCH, search_address

        template = self._preferences.search_address or DEFAULT_SEARCH
        address = search_address(template, passage.text)
        QDesktopServices.openUrl(QUrl(address))
