"""The pane beside the list: shows an article where it was left, and notes where it is left."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedLayout, QWidget
from typing_extensions import override

from reader.errors import SenjaError
from reader.library import Library, articles
from reader.model.article import ReadingPosition
from reader.model.picture import DarkTreatment
from reader.model.typography import PageMode, Typography
from reader.ui.appearance import Appearance
from reader.ui.jobs import Jobs
from reader.ui.reading_pane.empty import EmptyPage
from reader.ui.reading_pane.zoom import ZoomGestures

if TYPE_CHECKING:
    # At run time these are imported after the window is shown.
    from reader.rendering.look import PageLook
    from reader.rendering.page import PageWords
    from reader.ui.reading_pane.engine import ArticleEngine, PageRequest
    from reader.ui.reading_pane.pages import Pages
    from reader.ui.reading_pane.selection_bar import Passage

log = logging.getLogger(__name__)

# The answer says of which article it is: by then the pane may be at another.
_WHERE = "report()"
# The label that tells where a link leads: what is left beside it, and its own padding.
_BESIDE_TARGET, _WITHIN_TARGET = 12, 24
_REPORT_MS = 200
_FLUSH_MS = 400


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """How much of the page was read, 0 to 1, and the number of the heading above, or -1."""

    progress: float
    heading: int


class ReadingPane(QWidget):
    """One article's page, or the words that say how to begin."""

    link_activated = Signal(str)
    link_hovered = Signal(str)
    picture_menu_wanted = Signal(str)
    picture_menu_offered = Signal(QMenu, str)
    article_wanted = Signal(int)
    next_wanted = Signal()
    position_noted = Signal(int, ReadingPosition)
    moved = Signal(ReadingPlace)
    headings_found = Signal(list)
    article_shown = Signal(int)
    article_closed = Signal()
    selection_changed = Signal()
    zoom_requested = Signal(int)
    engine_started = Signal()
    engine_failed = Signal()

    def __init__(
        self,
        library: Library,
        appearance: Appearance,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reading_pane")
        self.setAccessibleName(self.tr("Article"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = library
        self._appearance = appearance
        self._jobs = jobs
        self._engine: ArticleEngine | None = None
        self._article_id = 0
        self._loads = 0
        self._asked = 0
        self._version = 0
        self._ready = False
        self._language = ""
        self._typography = Typography()
        self._mode = PageMode.SCROLLED
        self._upright = False
        self._pages: Pages | None = None
        self.empty = EmptyPage(self)
        # The page's ground, for the moments before the engine has painted.
        ground = QWidget(self)
        ground.setObjectName("reading_ground")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(ground)
        self._stack.addWidget(self.empty)
        self._target = QLabel(self)
        self._target.setObjectName("link_target")
        self._target.setTextFormat(Qt.TextFormat.PlainText)
        self._shown_target = ""
        self._target.hide()
        self._report = QTimer(self)
        self._report.setSingleShot(True)
        self._report.setInterval(_REPORT_MS)
        self._report.timeout.connect(self._on_report)

    @property
    def article_id(self) -> int:
        """The id of the article that is shown, or 0."""
        return self._article_id

    @property
    def version(self) -> int:
        """The number of the version that is shown."""
        return self._version

    @property
    def is_ready(self) -> bool:
        """Whether the page that is shown is all there."""
        return self._ready

    @property
    def engine(self) -> "ArticleEngine | None":
        """The page's engine, once it was started."""
        return self._engine

    def start_engine(self) -> None:
        """Make the engine and show the article that was asked for meanwhile."""
        if self._engine is not None:
            return
        from reader.rendering.look import PageLook
        from reader.rendering.page import page_script
        from reader.ui.reading_pane.code_copy import CodeCopy
        from reader.ui.reading_pane.engine import ArticleEngine
        from reader.ui.reading_pane.pages import Pages

        look = PageLook(
            self._appearance.colors,
            self._appearance.is_dark,
            self._typography,
            self._mode,
            self._upright,
        )
        self._pages = Pages(self._library, look, self._jobs, self)
        engine = ArticleEngine(self._pages.find, page_script, self)
        self._engine = engine
        engine.view.setObjectName("article_page")
        engine.view.setAccessibleName(self.tr("Page"))
        page = engine.page
        page.setBackgroundColor(QColor(self._appearance.colors.ground))
        page.scrollPositionChanged.connect(self._on_scrolled)
        page.link_clicked.connect(self._on_link_clicked)
        engine.requested.connect(self._on_requested)
        page.selectionChanged.connect(self.selection_changed)
        page.linkHovered.connect(self._on_link_hovered)
        CodeCopy(engine)
        page.renderProcessTerminated.connect(self._on_engine_failed)
        engine.view.customContextMenuRequested.connect(self._on_context_menu)
        self._stack.addWidget(engine.view)
        ZoomGestures(engine.view).stepped.connect(self.zoom_requested)
        self.engine_started.emit()
        if self._article_id:
            self._load()

    def open_article(self, identifier: int) -> None:
        """Show the article ``identifier`` at the place where it was left."""
        if identifier == self._article_id:
            return
        self._note_position()
        self._article_id = identifier
        self._load()

    def reload(self) -> None:
        """Show the open article's present version, at the same place."""
        self._note_position()
        if self._article_id:
            self._load()

    def close_article(self) -> None:
        """Show no article."""
        self._note_position()
        self._article_id = 0
        self._ready = False
        self._stack.setCurrentWidget(self.empty)
        self.article_closed.emit()

    def dress(self) -> None:
        """Take on the colours that are shown now; nothing is loaded and nothing moves."""
        if self._engine is None or self._pages is None:
            return
        from reader.rendering.theme import color_variables

        colors = self._appearance.colors
        self._pages.change(colors=colors, dark=self._appearance.is_dark)
        self._engine.page.setBackgroundColor(QColor(colors.ground))
        scheme = "dark" if self._appearance.is_dark else "light"
        self._engine.call("Look.color", scheme, color_variables(colors))

    def set_typography(self, typography: Typography) -> None:
        """Set the type; the line that is read stays."""
        self._typography = typography
        if self._pages is None:
            return
        self._pages.change(typography=typography)
        if self._lacks_hyphens():
            self._render_in_place()
        self._set_look()

    def _lacks_hyphens(self) -> bool:
        """Return whether the page must be rendered anew: what has hyphens need only show them."""
        rendered = self._pages.rendered if self._pages else None
        if self._pages is None or rendered is None:
            return False
        return self._pages.look.typography.hyphenated and not rendered.typography.hyphenated

    def _render_in_place(self) -> None:
        """Show the open article's page anew, once it is known where its reader is."""
        if self._engine is None or not self._ready:
            return
        identifier = self._article_id

        def on_answer(answer: object) -> None:
            self._on_position(answer)
            if self._article_id == identifier:
                self._load()

        self._report.stop()
        self._ready = False
        self._asked += 1
        self._engine.ask(_WHERE, on_answer)

    def set_mode(self, mode: PageMode, *, upright: bool) -> None:
        """Scroll the page, or turn it; and set lines upright where a script allows it."""
        self._mode, self._upright = mode, upright
        if self._pages is not None:
            self._pages.change(mode=mode, upright=upright)
            self._set_look()

    def set_focus(self, *, on: bool) -> None:
        """Dim all but the paragraph that is read, or nothing."""
        if self._engine is not None and self._pages is not None:
            self._pages.change(focus=on)
            self._engine.call("Focus.set", on)

    def _set_look(self) -> None:
        if self._engine is None or self._pages is None or not self._article_id:
            return
        from reader.rendering.look import mode_attributes
        from reader.rendering.type_look import type_attributes, type_variables

        look = self._pages.look
        attributes = type_attributes(look.typography) | mode_attributes(look, self._language)
        variables = type_variables(look.typography, self._language)
        self._engine.call("Look.set", attributes, variables)
        self._report.start()

    def treat_picture(self, sha256: str, treatment: DarkTreatment) -> None:
        """Show a picture so in the dark, wherever it stands on the page."""
        if self._engine is not None:
            self._engine.call("Look.treat", sha256, treatment.value)

    def turn_page(self, direction: int, held: bool) -> None:
        """Go a screenful down (1) or up (-1); at the end on to the next article, unless held."""
        if self._engine is None:
            return
        if direction > 0:
            self._engine.call("Place.readOn", held)
        else:
            self._engine.call("Place.turn", direction)

    def go_to_heading(self, number: int) -> None:
        """Go to a heading by its number."""
        if self._engine is not None:
            self._engine.call("Contents.goTo", number)

    def go_back(self, nowhere: Callable[[], None]) -> None:
        """Go where the reader was before a jump inside the article, or call ``nowhere``."""
        self._ask_or("Place.back", nowhere)

    def uncover(self, nowhere: Callable[[], None]) -> None:
        """Close what lies over the page (a picture, a note), or call ``nowhere``."""
        self._ask_or("Focus.uncover", nowhere)

    def page_words(self) -> "PageWords":
        """Return the page's own words in the reader's language; the engine must be there."""
        assert self._pages is not None  # noqa: S101 (an article is open)
        return self._pages.words

    def page_look(self) -> "PageLook":
        """Return the look of pages as it is now; the engine must be there."""
        assert self._pages is not None  # noqa: S101 (an article is open)
        return self._pages.look

    def ask_passage(self, answered: "Callable[[Passage | None], None]") -> None:
        """Ask for what is selected in the page."""
        from reader.ui.reading_pane.selection_bar import read_passage

        if self._engine is None:
            answered(None)
            return
        self._engine.call(
            "Selected.passage", answered=lambda answer: answered(read_passage(answer))
        )

    def copy_selection(self) -> None:
        """Put what is selected in the page on the clipboard, as rich and as plain text."""
        if self._engine is not None:
            self._engine.call("Selected.copied", answered=_put_on_clipboard)

    def _ask_or(self, function: str, nowhere: Callable[[], None]) -> None:
        """Call a function of the page, and ``nowhere`` if it did nothing."""

        def on_answer(done: object) -> None:
            if done is not True:
                nowhere()

        if self._engine is not None and self._ready:
            self._engine.call(function, answered=on_answer)
        else:
            nowhere()

    def focus_page(self) -> None:
        """Give the keyboard to the page."""
        if self._engine is not None and self._article_id:
            self._engine.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_engine(self) -> None:
        """Note where the article is left and let the engine go."""
        if self._engine is None:
            return
        if self._ready or self._asked:
            self._wait_for_position()
        self._engine.close()
        self._engine = None

    def _load(self) -> None:
        self._report.stop()
        self._ready = False
        if self._engine is None:
            self._stack.setCurrentIndex(0)
            return
        self._loads += 1
        self._version = articles.page_version(self._library, self._article_id)
        self._language = self._language_of(self._article_id)
        # The number makes a changed article another address; a page is never taken from memory.
        self._engine.load(f"/article/{self._article_id}?{self._loads}")
        self._stack.setCurrentWidget(self._engine.view)

    def _language_of(self, identifier: int) -> str:
        try:
            return articles.article(self._library, identifier, anywhere=True).language
        except SenjaError:
            return ""

    def _note_position(self) -> None:
        """Ask where the open article stands, before another takes its place."""
        if self._engine is None or not self._ready:
            return
        self._report.stop()
        self._ask_where()

    def _ask_where(self) -> None:
        if self._engine is not None:
            self._asked += 1
            self._engine.ask(_WHERE, self._on_position)

    def _wait_for_position(self) -> None:
        """Note the position before the window closes; the engine has a moment to answer."""
        loop = QEventLoop(self)
        self.position_noted.connect(loop.quit)
        QTimer.singleShot(_FLUSH_MS, loop.quit)
        self._note_position()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _on_position(self, answer: object) -> None:
        self._asked -= 1
        report = _read_report(answer)
        if report is not None:
            self.position_noted.emit(report.article_id, report.position)
            self._tell_place(report)

    def _on_first_place(self, answer: object) -> None:
        """Tell where a page begins; nothing is noted until the reader moves it."""
        report = _read_report(answer)
        if report is not None:
            self._tell_place(report)

    def _tell_place(self, report: "_Report") -> None:
        if report.article_id == self._article_id:
            self.moved.emit(ReadingPlace(report.position.progress, report.heading))

    @Slot()
    def _on_report(self) -> None:
        if self._engine is not None and self._ready:
            self._ask_where()

    @Slot()
    def _on_scrolled(self) -> None:
        if self._ready and not self._report.isActive():
            self._report.start()

    def _on_arrived(self, load: str) -> None:
        # An earlier page may say it when another is already on its way.
        if self._engine is None or not self._article_id or load != str(self._loads):
            return
        self._ready = True
        # What is chosen may have changed while the page was on its way.
        if self._pages is not None and self._pages.rendered is not self._pages.look:
            self.dress()
            self._set_look()
            if self._lacks_hyphens():
                self._render_in_place()
                return
        self._engine.call("Contents.headings", answered=self._on_headings)
        self._engine.ask(_WHERE, self._on_first_place)
        self.article_shown.emit(self._article_id)

    def _on_headings(self, answer: object) -> None:
        try:
            headings = [(int(level), str(words)) for level, words in json.loads(str(answer))]
        except (ValueError, TypeError):
            headings = []
        self.headings_found.emit(headings)

    @Slot(object)
    def _on_requested(self, request: "PageRequest") -> None:
        """Do what the page asks (``ask`` in ``resources/page/links.js``)."""
        match request.verb, request.values:
            case "arrived", (load,):
                self._on_arrived(load)
            case "moved", ():
                self._on_scrolled()
            case "treat-picture", (sha256,):
                self.picture_menu_wanted.emit(sha256)
            # A page that is being left may have been asked to go on once more.
            case "read-on", (load,) if self._ready and load == str(self._loads):
                self.next_wanted.emit()
            case "open", (number,) if number.isdecimal():
                self.article_wanted.emit(int(number))
            case "follow", (address,):
                self._on_link_clicked(QUrl(address))
            case _:
                log.debug("not for the pane: %s", request.verb)

    @Slot(QUrl)
    def _on_link_clicked(self, url: QUrl) -> None:
        if self._engine is not None:
            self.link_activated.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    @Slot(str)
    def _on_link_hovered(self, address: str) -> None:
        # The engine may tell of it after the window was closed, and its library.
        if self._engine is not None:
            self.link_hovered.emit("" if address.startswith("article:") else address)

    def show_target(self, shown: str) -> None:
        """Tell where the link under the pointer leads, or nothing."""
        self._shown_target = shown
        self._place_target()
        self._target.setVisible(bool(shown))
        self._target.raise_()

    def _place_target(self) -> None:
        room = self.width() - 2 * _BESIDE_TARGET
        self._target.setMaximumWidth(room)
        metrics = self._target.fontMetrics()
        words = metrics.elidedText(
            self._shown_target, Qt.TextElideMode.ElideRight, room - _WITHIN_TARGET
        )
        self._target.setText(words)
        self._target.adjustSize()
        self._target.move(_BESIDE_TARGET, self.height() - self._target.height() - 10)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_target()

    @Slot()
    def _on_engine_failed(self) -> None:
        log.error("the page's engine ended")
        self._ready = False
        self._article_id = 0
        self._stack.setCurrentWidget(self.empty)
        self.article_closed.emit()
        self.engine_failed.emit()

    @Slot(QPoint)
    def _on_context_menu(self, at: QPoint) -> None:
        if self._engine is None:
            return
        page = self._engine.page
        menu = QMenu(self)
        menu.setObjectName("page_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"))
        copy.setEnabled(page.hasSelection())
        copy.triggered.connect(self.copy_selection)
        menu.addAction(self.tr("Select All")).triggered.connect(self._on_select_all)
        request = self._engine.view.lastContextMenuRequest()
        link = request.linkUrl()
        if link.scheme() in {"http", "https", "mailto"}:
            menu.addSeparator()
            follow = menu.addAction(self.tr("Open Link"))
            follow.triggered.connect(partial(_follow, self, link))
            action = menu.addAction(self.tr("Copy Link"))
            action.setData(link.toString())
            action.triggered.connect(self._on_copy_link)
        picture = request.mediaUrl()
        if request.mediaType() == request.MediaType.MediaTypeImage and picture.isValid():
            menu.addSeparator()
            large = menu.addAction(self.tr("Open Large"))
            large.triggered.connect(partial(_open_large, self._engine, picture.toString()))
            self.picture_menu_offered.emit(menu, picture.fileName())
        menu.popup(self._engine.view.mapToGlobal(at))

    @Slot()
    def _on_select_all(self) -> None:
        if self._engine is not None:
            self._engine.page.triggerAction(self._engine.page.WebAction.SelectAll)

    @Slot()
    def _on_copy_link(self) -> None:
        action = self.sender()
        if action is not None:
            QGuiApplication.clipboard().setText(str(action.data()))  # type: ignore[attr-defined] # a QAction


@dataclass(frozen=True, slots=True)
class _Report:
    article_id: int
    position: ReadingPosition
    heading: int


def _follow(pane: ReadingPane, link: QUrl, _checked: object = None) -> None:
    pane.link_activated.emit(link.toString(QUrl.ComponentFormattingOption.FullyEncoded))


def _open_large(engine: "ArticleEngine", address: str, _checked: object = None) -> None:
    engine.call("Pictures.openLarge", address)


def _put_on_clipboard(answer: object) -> None:
    """Put what the page gives of its selection (``resources/page/selected.js``) there."""
    if not answer:
        return
    found = json.loads(str(answer))
    data = QMimeData()
    data.setText(found["text"])
    data.setHtml(found["html"])
    QGuiApplication.clipboard().setMimeData(data)


def _read_report(answer: object) -> _Report | None:
    """Return what the page said of where it is (``report`` in ``resources/page/start.js``)."""
    try:
        address, values = json.loads(str(answer))
        position = ReadingPosition(
            int(values["block"]), float(values["fraction"]), float(values["progress"])
        )
        return _Report(int(address.rpartition("/")[2]), position, int(values["heading"]))
    except (ValueError, KeyError, TypeError):
        log.debug("no position in %r", answer)
        return None
