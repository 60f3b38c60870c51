"""The one window: the list beside the page, and what every action does."""

import base64
import logging
from array import array
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QMenu,
    QSplitter,
)
from typing_extensions import override

from reader import paths
from reader.errors import SenjaError
from reader.library import Library
from reader.markup.addresses import is_address
from reader.model.article import Article, ReadingPosition
from reader.model.changes import LibraryChanges
from reader.model.place import Place, Shelf, place_of, place_text, query_at, read_place
from reader.model.query import ArticleQuery, ListFilter, Where
from reader.model.step import Step, StepKind
from reader.operations import organize
from reader.operations.worker import Worker
from reader.ui import actions
from reader.ui.adding import Adding
from reader.ui.appearance import Appearance, mixed
from reader.ui.article_commands import ArticleCommands
from reader.ui.article_list.model import ArticleListModel, Role
from reader.ui.collecting import Collecting
from reader.ui.copies import Copies
from reader.ui.dragged import ARTICLES
from reader.ui.feeds.following import Following
from reader.ui.feeds.places import PlacesTree
from reader.ui.focus_mode import Focus, FocusMode
from reader.ui.indexing import Indexing
from reader.ui.intake import Intake
from reader.ui.jobs import Jobs
from reader.ui.keys.bindings import KeyBindings
from reader.ui.list_looks import ListLooks
from reader.ui.organizing import Organizing
from reader.ui.page_settings import PageSettings
from reader.ui.passages import Passages
from reader.ui.picture_choice import PictureChoice
from reader.ui.preferences import PreferencesFile, SidePanelPage
from reader.ui.reading_pane.find_bar import FindBar
from reader.ui.reading_pane.pane import ReadingPane
from reader.ui.reading_side import ReadingSide
from reader.ui.reading_surroundings import ReadingSurroundings
from reader.ui.receiving import PageDoor
from reader.ui.repairs import Repairs
from reader.ui.side_panel.panel import SidePanel
from reader.ui.sidebar import Sidebar
from reader.ui.steps import Steps
from reader.ui.suggesting import Suggesting
from reader.ui.triage import Triage
from reader.ui.visits import Visits
from reader.ui.web_pages import WebPages
from reader.ui.widgets.icons import LineIcons
from reader.ui.widgets.notice_bar import NoticeBar
from reader.ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    from reader.ui.feeds.caring import FeedCare
    from reader.ui.feeds.ruling import FeedRules
    from reader.ui.known_reading import KnownReading
    from reader.ui.palette.finding import Finding

log = logging.getLogger(__name__)

_ON_OPEN_ARTICLE = (
    "find_in_article find_next find_previous save_copy print_article copy_article focus_mode"
).split()
# Not while it is in the trash.
_ON_OPEN_THERE = "repair_article show_versions".split()
_ON_CHOSEN = (
    "toggle_bookmark toggle_read toggle_archived edit_tags write_note edit_details delete_article"
).split()
_ON_LIST = (
    "toggle_bookmark toggle_read toggle_archived edit_tags write_note edit_details "
    "mark_above_read mark_below_read fetch_again delete_article"
).split()
_ON_TRASH = "undelete_article empty_trash".split()
# The filters of the whole library; they are remembered by themselves.
_FILTERED = frozenset({Shelf.ALL, Shelf.UNREAD, Shelf.BOOKMARKS})
# After these, taken back or done again, a place has other articles than before.
_MOVED = frozenset(
    {
        StepKind.FOLLOW,
        StepKind.UNSUBSCRIBE,
        StepKind.FEED,
        StepKind.ARRANGE,
        StepKind.RENAME_TAG,
        StepKind.DELETE_TAG,
        StepKind.KEEP_SEARCH,
        StepKind.CHANGE_SEARCH,
        StepKind.DELETE_SEARCH,
    }
)
_FOLLOW_LIBRARY_MS = 500
_SAVE_MS = 800
# While articles are indexed, other processes' changes are followed every so many times only.
_LOOKS_WHILE_INDEXING = 8


class MainWindow(QMainWindow):
    """Brings list, page, actions and library together."""

    painted = Signal()  # once: the list is on the screen
    activated = Signal()
    closed = Signal()

    def __init__(
        self,
        library: Library,
        preferences: PreferencesFile,
        appearance: Appearance,
        jobs: Jobs,
        worker: Worker,
        themes_folder: Path,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Senja")
        self.setWindowIcon(QIcon(str(paths.resources() / "icons" / "senja-256.png")))
        self.setAcceptDrops(True)
        self._library = library
        self._jobs = jobs
        self._file = preferences
        self._appearance = appearance
        self._themes_folder = themes_folder
        self._version = library.version()
        self._skipped = 0
        # Whether things are being looked at, or packed, that only get another form by it.
        self.is_kept_up = False
        self._day = date.today()  # noqa: DTZ011 (the reader's day)
        self._was_painted = False
        # The filter for a feed, a folder or a day; those of the whole library are places.
        self._filter_inside = ListFilter.ALL
        self._icons = LineIcons()
        self.intake = Intake(library, jobs, worker, self)
        self.actions_by_name = actions.make_actions(self)
        self.keys = KeyBindings(self.actions_by_name, preferences.preferences, self)
        self.model = ArticleListModel(library, self, jobs=jobs)
        self._build()
        self.adding = Adding(library, self.intake, self.notice_bar, self)
        self.steps = Steps(library, jobs, self.notice_bar, self.actions_by_name, self)
        self.commands = ArticleCommands(library, self.notice_bar, self.steps, self)
        self.web_pages = WebPages(
            library, self.intake, self.notice_bar, self.actions_by_name, self._chosen, self
        )
        self.page_door = PageDoor(library, jobs, preferences.preferences, self.notice_bar, self)
        self.triage = Triage(
            self.list_view, preferences.preferences, self.commands, self.actions_by_name
        )
        self.organizing = Organizing(library, self.commands, self.places, self._chosen, self)
        self.collecting = Collecting(
            library, self.commands, self.places, lambda: self.model.query, self
        )
        self.following = Following(library, jobs, self.places, self.notice_bar, self.commands, self)
        self.indexing = Indexing(library, jobs, lambda: self.following.is_refreshing, self)
        self.suggesting = Suggesting(library, jobs, preferences.preferences, self.search_box, self)
        self._add_reading()
        self._build_menus()
        order_tabs([self.places, *self.sidebar.stops(), *self.reading_side.stops()])
        self._timers()
        self._connect()
        self._restore()

    # -- What others ask of the window -------------------------------------------------------

    def start_engine(self) -> None:
        """Start the page's engine; the window is on the screen by now."""
        self.pane.start_engine()

    def open_article(self, identifier: int) -> None:
        """Choose an article in the list and show it, whatever filter hides it."""
        if not self.list_view.choose(identifier):
            self.places.choose(Place())
            self._show_query(ArticleQuery())
            if not self.list_view.choose(identifier):
                self._on_open_requested(identifier)

    def come_forward(self) -> None:
        """Bring the window before all others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def warn(self, sentence: str) -> None:
        """Tell the reader that something was not done."""
        self.notice_bar.warn(sentence)

    # -- Building ----------------------------------------------------------------------------

    def _build(self) -> None:
        named = self.actions_by_name
        filters = [named[f"filter_{each.value}"] for each in ListFilter]
        drawn_from = (self._library, self._jobs)
        self.sidebar = Sidebar(
            self.model, self._appearance.colors, filters, self, pictures=drawn_from
        )
        self.list_view = self.sidebar.list_view
        self.search_box = self.sidebar.search_box
        self.search_box.offer_to_keep(named["keep_search"])
        self.list_looks = ListLooks(self.list_view, self._file.preferences, named)
        self.pane = ReadingPane(self._library, self._appearance, self._jobs, self)
        self.notice_bar = NoticeBar(self)
        self.side_panel = SidePanel(
            {
                SidePanelPage.CONTENTS: self.tr("Contents"),
                SidePanelPage.LOOK: self.tr("Colours and type"),
            },
            self,
        )
        self.find_bar = FindBar(self.pane, self._appearance, self._icons, named, self)
        self.reading_side = ReadingSide(
            self.pane, self.find_bar, self.side_panel, self.notice_bar, named, self
        )
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("panes")
        self.splitter.addWidget(self.sidebar)
        self.splitter.addWidget(self.reading_side)
        # A splitter puts what comes last before all else, for those who hear the window too.
        self.sidebar.lower()
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([350, 850])
        self.places = PlacesTree(self)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setObjectName("columns")
        self.columns.addWidget(self.places)
        self.columns.addWidget(self.splitter)
        self.columns.setStretchFactor(1, 1)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(1)
        self.places.hide()
        self.setCentralWidget(self.columns)
        self.resize(1200, 800)

    def _add_reading(self) -> None:
        """Make what each part of the page's side does."""
        known, pane, named = self._file.preferences, self.pane, self.actions_by_name
        notices = self.notice_bar
        self.settings = PageSettings(
            known,
            self._appearance,
            pane,
            notices,
            themes_folder=self._themes_folder,
            actions=named,
            window=self,
        )
        self.surroundings = ReadingSurroundings(
            self._library,
            known,
            self._appearance,
            self.settings,
            pane=pane,
            side=self.reading_side,
            panel=self.side_panel,
            actions=named,
        )
        self.passages = Passages(self._library, known, pane, notices, named)
        self.copies = Copies(self._library, pane, notices, self)
        self.visits = Visits(self._library, pane)
        self.repairs = Repairs(
            self._library, self._jobs, pane, self._appearance, self.commands, self
        )
        self.picture_choice = PictureChoice(self._library, pane, notices)
        aside = [
            self.places,
            self.sidebar,
            self.side_panel,
            self.reading_side.strip,
            self.reading_side.progress,
        ]
        self.focus_mode = FocusMode(self, pane, self.find_bar, aside, named)

    def _build_menus(self) -> None:
        for menu_name, title in actions.MENUS.items():
            menu = self.menuBar().addMenu(actions.translated(title))
            menu.setObjectName(f"{menu_name}_menu")
            for spec in actions.specs_of(menu_name):
                if spec.name in actions.LINES:
                    menu.addSeparator()
                menu.addAction(self.actions_by_name[spec.name])
                if spec.name == "toggle_color_scheme":
                    self.list_looks.add_menus(menu, self.actions_by_name[spec.name])
                if spec.name == "scheme_dark":
                    menu.addMenu(self._theme_menu(menu, self.tr("Theme in L&ight"), dark=False))
                    menu.addMenu(self._theme_menu(menu, self.tr("Theme in Dar&kness"), dark=True))
        add = QMenu(self)
        add.addActions(
            [self.actions_by_name[n] for n in ("open_files", "open_folder", "save_page", "paste")]
        )
        self.sidebar.add_button.setMenu(add)
        empty = self.pane.empty
        for button, name in (
            (empty.open_button, "open_files"),
            (empty.folder_button, "open_folder"),
            (empty.paste_button, "paste"),
        ):
            button.clicked.connect(self.actions_by_name[name].trigger)

    def _theme_menu(self, parent: QMenu, words: str, *, dark: bool) -> QMenu:
        """Return a menu of themes that is filled each time when it is opened."""
        menu = QMenu(words, parent)
        menu.setObjectName("dark_theme_menu" if dark else "light_theme_menu")
        menu.aboutToShow.connect(partial(_fill_theme_menu, self.settings, menu, dark))
        return menu

    def _connect(self) -> None:
        slots: dict[str, Callable[[], None]] = {
            "open_files": self.adding.open_files,
            "open_folder": self.adding.open_folder,
            "stop_following": self.adding.stop_following,
            "quit": self._on_quit,
            "undo": self.steps.undo,
            "redo": self.steps.redo,
            "paste": self.adding.paste,
            "save_page": self.adding.ask_for_addresses,
            "copy": self._on_copy,
            "find_in_article": self.find_bar.open,
            "find_next": self.find_bar.find_next,
            "find_previous": self.find_bar.find_previous,
            "find_title": self._on_find_title,
            "show_palette": self._on_show_palette,
            "filter_all": partial(self._on_filter, ListFilter.ALL),
            "filter_unread": partial(self._on_filter, ListFilter.UNREAD),
            "filter_bookmarks": partial(self._on_filter, ListFilter.BOOKMARKS),
            "toggle_sidebar": self._on_toggle_sidebar,
            "toggle_places": self._on_toggle_places,
            "focus_other": self._on_focus_other,
            "next_article": partial(self._on_step, 1),
            "previous_article": partial(self._on_step, -1),
            "first_article": partial(self._on_end_of_list, 0),
            "last_article": partial(self._on_end_of_list, -1),
            "page_on": partial(self.pane.turn_page, 1, False),
            "page_back": partial(self.pane.turn_page, -1, False),
            "open_original": self._on_open_original,
            "next_unread": self._on_next_unread,
            "toggle_bookmark": self._on_toggle_bookmark,
            "toggle_read": self._on_toggle_read,
            "toggle_archived": self._on_toggle_archived,
            "delete_article": self._on_delete,
            "undelete_article": self._on_undelete,
            "show_keys": self._on_show_keys,
            "about": self._on_about,
            **self.settings.slots(),
            **self.surroundings.slots(),
            **self.passages.slots(),
            **self.copies.slots(),
            **self.visits.slots(),
            **self.web_pages.slots(),
            **self.repairs.slots(),
            **self.page_door.slots(),
            **self.following.slots(),
            "look_after_feeds": self._on_look_after_feeds,
            "feed_rules": self._on_feed_rules,
            "reading_record": self._on_reading_record,
            **self.triage.slots(),
            **self.organizing.slots(),
            **self.collecting.slots(),
            **self.list_looks.slots(),
            **self.focus_mode.slots(),
        }
        for name, slot in slots.items():
            self.actions_by_name[name].triggered.connect(_without_argument(slot))
        self.list_view.open_requested.connect(self._on_open_requested)
        self.list_view.selectionModel().selectionChanged.connect(self._show_states)
        self.list_view.page_requested.connect(self.pane.turn_page)
        self.pane.next_wanted.connect(self._on_next_unread)
        self.list_view.customContextMenuRequested.connect(self._on_list_menu)
        self.search_box.textChanged.connect(self._on_search_changed)
        self.search_box.left.connect(self.list_view.setFocus)
        self.suggesting.open_requested.connect(self.open_article)
        self.suggesting.save_wanted.connect(self._save_timer.start)
        self.visits.open_requested.connect(self.open_article)
        self.focus_mode.left.connect(self._show_aside)
        self.settings.save_wanted.connect(self._save_timer.start)
        self.surroundings.save_wanted.connect(self._save_timer.start)
        self.page_door.save_wanted.connect(self._save_timer.start)
        self.triage.save_wanted.connect(self._save_timer.start)
        self.keys.save_wanted.connect(self._save_timer.start)
        self.keys.changed.connect(self._on_keys_changed)
        self.list_looks.save_wanted.connect(self._save_timer.start)
        self.list_looks.order_changed.connect(self._on_order_changed)
        self.places.folded.connect(self._on_folded)
        self.pane.position_noted.connect(self._on_position_noted)
        self.pane.engine_failed.connect(self._on_engine_failed)
        self.intake.library_changed.connect(self._on_library_changed)
        self.following.library_changed.connect(self._on_library_changed)
        self.following.refreshed.connect(self._on_feeds_refreshed)
        self.indexing.indexed.connect(self._on_indexed)
        self.following.feeds_moved.connect(self._on_feeds_moved)
        self.following.places_came_or_went.connect(self._show_places)
        self.following.pages_waiting.connect(self.intake.fetch_waiting)
        self.following.place_chosen.connect(self._on_place)
        self.following.mark_read_wanted.connect(self._on_mark_all_read)
        self.following.other_menu_wanted.connect(self.organizing.open_place_menu)
        self.following.other_menu_wanted.connect(self.collecting.open_place_menu)
        self.collecting.changed.connect(self.following.show_changed)
        self.collecting.mark_read_wanted.connect(self._on_mark_all_read)
        self.columns.splitterMoved.connect(self._on_splitter_moved)
        self.adding.open_requested.connect(self.open_article)
        self.adding.feeds_given.connect(self.following.import_file)
        self.commands.library_changed.connect(self._on_library_changed)
        self.commands.undeleted.connect(self._on_undeleted)
        self.commands.open_requested.connect(self.open_article)
        self.commands.went.connect(self._on_step_went)
        self._appearance.changing.connect(self.pane.dress)
        self._appearance.changed.connect(self._on_appearance_changed)
        self.splitter.splitterMoved.connect(self._on_splitter_moved)

    def _timers(self) -> None:
        # Another process may write to the library; asking for its number costs microseconds.
        self._library_timer = QTimer(self)
        self._library_timer.setInterval(_FOLLOW_LIBRARY_MS)
        self._library_timer.timeout.connect(self._on_library_tick)
        self._library_timer.start()
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_MS)
        self._save_timer.timeout.connect(self._save_preferences)

    def _restore(self) -> None:
        """Put everything where it was left."""
        known = self._file.preferences
        self.settings.restore()
        self.restoreGeometry(QByteArray(_bytes(known.window)))
        self.splitter.restoreState(QByteArray(_bytes(known.panes)))
        self.places.fold(known.folded_folders)
        self.following.show_feeds()
        self.columns.setSizes([known.places_width, 10_000])
        self._show_aside()
        place = read_place(known.place)
        self._show_query(ArticleQuery(known.filter))
        if self.following.has_places and (not place.is_shelf or place.shelf not in _FILTERED):
            self._filter_inside = known.filter
            # Gone meanwhile, it leaves what is shown.
            self.places.choose(place)
        if not self.list_view.choose_soon(known.last_article):
            for article in organize.find(self._library, [known.last_article]):
                self.pane.open_article(article.id)
        if not self.pane.article_id:
            self.pane.close_article()
        self.list_view.setFocus()
        self._show_states()
        if self._file.notice:
            self.warn(self._file.notice)
        elif self._library.read_only:
            self.warn(self.tr("The library can't be written to: you can read, but not change it."))

    @Slot()
    def _show_aside(self) -> None:
        """Show list and panel, or not, as it is remembered."""
        visible = self._file.preferences.sidebar_visible
        self.actions_by_name["toggle_sidebar"].setChecked(visible)
        self.sidebar.setVisible(visible)
        self._show_places()
        self.surroundings.restore()

    @Slot()
    def _show_places(self) -> None:
        """Show the places beside the list if there are any and they are wanted there."""
        wanted = self._file.preferences.places_visible
        self.actions_by_name["toggle_places"].setChecked(wanted)
        if self.focus_mode.level is Focus.OFF:
            # From archive and trash nothing else leads back.
            is_away = self.model.query.where is not Where.LIBRARY
            self.places.setVisible((wanted and self.following.has_places) or is_away)
        if self.model.query.today and not self.following.has_places:
            # Without the places nothing else leads out of it.
            self._show_query(replace(self.model.query, today=False))
        with QSignalBlocker(self.places):
            self.places.choose(place_of(self.model.query))

    # -- List and article --------------------------------------------------------------------

    def _show_query(self, query: ArticleQuery) -> None:
        """Show what ``query`` finds, with the open article still chosen if it is there."""
        self.actions_by_name[f"filter_{query.filter.value}"].setChecked(True)
        if self.search_box.text() != query.words:
            self.search_box.setText(query.words)
        query = self.list_looks.dressed(query)
        self.list_looks.show(query)
        self.model.set_query(query)
        self._show_search(query)
        self.list_view.empty_words = self._empty_words(query)
        if self.pane.article_id:
            self.list_view.choose_soon(self.pane.article_id)
        with QSignalBlocker(self.places):
            self.places.choose(place_of(query))
        if self.places.isHidden() and query.where is not Where.LIBRARY:
            self._show_places()
        known, place = self._file.preferences, place_text(place_of(query))
        if (known.filter, known.place) != (query.filter, place):
            known.filter, known.place = query.filter, place
            self._save_timer.start()

    def _show_search(self, query: ArticleQuery) -> None:
        """Tell what of the words makes no sense, and mark the others in the article."""
        self.actions_by_name["keep_search"].setEnabled(self.collecting.may_keep(query))
        self.search_box.keep_action.setVisible(self.collecting.may_keep(query))
        if not (query.words or query.collection):
            self.sidebar.tell(())
            self.find_bar.mark(())
            return
        from reader.operations import searching

        self.sidebar.tell(searching.problems(self._library, query.words))
        marked = searching.marked(self._library, query)
        self.find_bar.mark(tuple((each.text, not each.is_begun) for each in marked))

    def _empty_words(self, query: ArticleQuery) -> str:
        if query.words:
            return self._nothing_found()
        if query.where is Where.TRASH:
            return self.tr("The trash is empty.")
        if query.filter is ListFilter.ALL:
            if query.where is Where.ARCHIVE:
                return self.tr("Nothing is archived.\nE archives the open article.")
            if query.today:
                return self.tr("Nothing came today.")
            if query.tag:
                return self.tr("No article has this tag.")
            if query.collection:
                return self.tr("Nothing is found by this search now.")
        return {
            ListFilter.ALL: self.tr("No articles yet.\nDrop files here, or paste a text."),
            ListFilter.UNREAD: self.tr("Everything is read."),
            ListFilter.BOOKMARKS: self._no_bookmarks(),
        }[query.filter]

    def _no_bookmarks(self) -> str:
        sentence = self.tr("No bookmarks yet.")
        keys = self.keys.shown("toggle_bookmark")
        if not keys:
            return sentence
        return f"{sentence}\n{self.tr('{} keeps the open article here.').format(keys[0])}"

    @Slot()
    def _on_keys_changed(self) -> None:
        self.list_view.empty_words = self._empty_words(self.model.query)
        self.list_view.viewport().update()

    def _nothing_found(self) -> str:
        from reader.operations import searching

        waiting = searching.waiting(self._library)
        sentences = [self.tr("No article has these words.")]
        if waiting:
            sentences.append(self.tr("{} articles are still being looked through.").format(waiting))
        return "\n".join(sentences)

    def _open(self) -> Article | None:
        """Return the open article."""
        index = self.model.index_here(self.pane.article_id)
        if index.isValid():
            article = index.data(Role.ARTICLE)
            return article if isinstance(article, Article) else None
        found = organize.find(self._library, [self.pane.article_id], in_trash=self._is_in_trash)
        return found[0] if found else None

    @property
    def _is_in_trash(self) -> bool:
        """Whether the list shows the trash."""
        return self.model.query.where is Where.TRASH

    def _chosen(self) -> list[int]:
        """Return the ids that an action is meant for: those chosen, else the open one."""
        chosen = self.list_view.selected_ids()
        if not chosen and self.pane.article_id:
            chosen = [self.pane.article_id]
        return chosen

    def _meant(self) -> Article | None:
        """Return the article whose state decides what an action does: the open one, if chosen."""
        chosen = self._chosen()
        if not chosen or self.pane.article_id in chosen:
            return self._open()
        found = organize.find(self._library, chosen[:1], in_trash=self._is_in_trash)
        return next(iter(found), None)

    @Slot()
    def _show_states(self) -> None:
        """Make bookmark button and menu say what is chosen, and the title what is open."""
        opened = self._open()
        article = self._meant()
        named = self.actions_by_name
        is_there = article is not None and article.deleted_at is None
        for name in _ON_CHOSEN:
            named[name].setEnabled(is_there)
        named["undelete_article"].setEnabled(article is not None and not is_there)
        named["toggle_archived"].setChecked(article is not None and article.is_archived)
        for name in ("fetch_again", "fetch_archived", "open_original"):
            named[name].setEnabled(is_there and article is not None and is_address(article.url))
        for name in _ON_OPEN_ARTICLE:
            named[name].setEnabled(opened is not None)
        for name in _ON_OPEN_THERE:
            named[name].setEnabled(opened is not None and opened.deleted_at is None)
        if opened is None:
            self.find_bar.hide()
        bookmarked = article is not None and article.is_bookmarked
        named["toggle_bookmark"].setChecked(bookmarked)
        colors = self._appearance.colors
        ink = QColor(colors.accent if bookmarked else colors.text)
        faint = mixed(colors.secondary, colors.ground)
        icon = "bookmark-filled" if bookmarked else "bookmark"
        named["toggle_bookmark"].setIcon(self._icons.icon(icon, ink, faint))
        read = article is None or article.is_read
        named["toggle_read"].setText(
            self.tr("Mark as &Unread") if read else self.tr("Mark as &Read")
        )
        self.setWindowTitle(f"{opened.title} — Senja" if opened else "Senja")

    @Slot(int)
    def _on_open_requested(self, identifier: int) -> None:
        if identifier == self.pane.article_id:
            return
        if self.model.query.words:
            self.suggesting.remember()
        self.pane.open_article(identifier)
        article = self._open()
        is_new = article is not None and not article.is_read and article.deleted_at is None
        if is_new and not self._library.read_only:
            self.commands.note_opened(identifier)
        self._file.preferences.last_article = identifier
        self._save_timer.start()
        self._show_states()

    @Slot(LibraryChanges)
    def _on_library_changed(self, changes: LibraryChanges) -> None:
        if not changes:
            return
        self._follow(partial(self.model.apply, changes))

    @Slot(LibraryChanges)
    def _on_undeleted(self, changes: LibraryChanges) -> None:
        self._follow(partial(self.model.apply, changes, keep_added=True))

    def _follow(self, change_list: Callable[[], None]) -> None:
        """Let the list follow the library, and the page, the buttons and the counts after it."""
        self.following.follow_library()
        self.indexing.follow()
        self.steps.show()
        before = self.model.shown_ids()
        change_list()
        if self.pane.article_id and self._has_left(before):
            self._after_removal(before)
        elif self.pane.article_id and self._page_is_old():
            self.pane.reload()
        self._show_states()

    def _has_left(self, before: "array[int]") -> bool:
        """Return whether the open article is gone, from the library or from the list it was in."""
        opened = self.pane.article_id
        in_list = self.model.index_here(opened).isValid()
        return not in_list and (opened in before or self._open() is None)

    def _after_removal(self, before: "array[int]") -> None:
        """Show the next article of the list as it was before, else the last, else none."""
        left = self.model.shown_ids()
        if left and self.pane.article_id in before:
            row = before.index(self.pane.article_id)
            # It has moved up by no more rows than there are fewer.
            still = set(left[max(0, row - max(0, len(before) - len(left))) :])
            identifier = next((each for each in before[row:] if each in still), left[-1])
            self.list_view.choose(identifier)
            self._on_open_requested(identifier)
        else:
            self.list_view.clearSelection()
            self.pane.close_article()

    def _page_is_old(self) -> bool:
        """Return whether the page no longer shows the open article as it is."""
        return organize.page_version(self._library, self.pane.article_id) != self.pane.version

    @cached_property
    def feed_care(self) -> "FeedCare":
        """What looks after feeds; made when it is needed, so that the start need not pay for it."""
        from reader.ui.feeds.caring import FeedCare

        care = FeedCare(
            self._library, self._jobs, self.following, self.notice_bar, self.commands, self
        )
        care.library_changed.connect(self._on_library_changed)
        return care

    @cached_property
    def feed_rules(self) -> "FeedRules":
        """What makes rules for feeds; made when it is needed."""
        from reader.ui.feeds.ruling import FeedRules

        return FeedRules(self._library, self._jobs, self.commands, self)

    @cached_property
    def known_reading(self) -> "KnownReading":
        """What shows what was read; made when it is needed."""
        from reader.ui.known_reading import KnownReading

        known = KnownReading(self._library, self._jobs, self)
        known.search_wanted.connect(self._on_search_wanted)
        return known

    def _on_reading_record(self) -> None:
        self.known_reading.show()

    @Slot(str)
    def _on_search_wanted(self, words: str) -> None:
        """Show all articles that a search finds, in the list."""
        self._show_list()
        self.places.choose(Place())
        self._show_query(ArticleQuery(words=words))
        self.list_view.setFocus()

    @cached_property
    def finding(self) -> "Finding":
        """What finds everything by a few letters; made when it is needed."""
        from reader.ui.palette.finding import Finding

        finding = Finding(
            self._library,
            self._file.preferences,
            self.actions_by_name,
            self.keys,
            places=self.places,
            settings=self.settings,
            pane=self.pane,
            window=self,
        )
        finding.save_wanted.connect(self._save_timer.start)
        finding.article_wanted.connect(self.open_article)
        finding.place_wanted.connect(self._on_go_to_place)
        return finding

    def _on_show_palette(self) -> None:
        self.finding.toggle(place_of(self.model.query))

    @Slot(Place)
    def _on_go_to_place(self, place: Place) -> None:
        """Show all that a place has, in the list, with the keyboard there."""
        self._show_query(query_at(place, replace(self.model.query, words=""), self._filter_inside))
        self._show_list()
        self.list_view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_look_after_feeds(self) -> None:
        self.feed_care.look_after()

    def _on_feed_rules(self) -> None:
        self.feed_rules.show_rules()

    @Slot()
    def _on_feeds_refreshed(self) -> None:
        self.feed_care.drop_old()

    @Slot()
    def _on_indexed(self) -> None:
        """Show what is found only now."""
        if self.model.query.words:
            self.model.find_again()

    @Slot()
    def _on_feeds_moved(self) -> None:
        self._show_query(self.model.query)

    @Slot()
    def _on_order_changed(self) -> None:
        self._show_query(self.model.query)

    @Slot()
    def _on_library_tick(self) -> None:
        # What index and upkeep write is no change of what is shown; a whole library takes a minute.
        is_busy = self.indexing.is_running or self.is_kept_up
        self._skipped = self._skipped + 1 if is_busy else 0
        if self._skipped % _LOOKS_WHILE_INDEXING == 0:
            self._on_library_timer()

    @Slot()
    def _on_library_timer(self) -> None:
        try:
            self._library.check_place()
            version = self._library.version()
        except SenjaError as error:
            self._library_timer.stop()
            self.warn(str(error))
            return
        if self.model.query.today and self._day != date.today():  # noqa: DTZ011 (the reader's day)
            # Midnight has passed.
            self._show_query(self.model.query)
        self._day = date.today()  # noqa: DTZ011 (the reader's day)
        if version == self._version:
            return
        self._version = version
        self._follow(self.model.refresh)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Our own articles are here already.
        is_ours = event.mimeData().hasFormat(ARTICLES)
        if not is_ours and (event.mimeData().hasUrls() or event.mimeData().hasText()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.adding.take(event.mimeData())

    # -- Actions on articles -----------------------------------------------------------------

    @Slot(Place)
    def _on_mark_all_read(self, place: Place) -> None:
        """Mark as read what a place has; where it is the one that is shown, what the list shows."""
        if place == self.places.place():
            query = self.model.query
        else:
            query = query_at(place, ArticleQuery(), ListFilter.UNREAD)
        self.commands.mark_all_read(query)
        self._show_states()

    @Slot()
    def _on_next_unread(self) -> None:
        """Open the next unread article of the list, else the first."""
        following = self.model.next_unread(self.pane.article_id)
        if not following:
            self.notice_bar.inform(self.tr("Everything here is read."))
        else:
            self.list_view.choose(following)
            self._on_open_requested(following)

    def _on_toggle_bookmark(self) -> None:
        self.commands.toggle_bookmark(self._chosen(), self._meant())
        self._show_states()

    def _on_toggle_read(self) -> None:
        self.triage.keep_unread(self._chosen())
        self.commands.toggle_read(self._chosen(), self._meant())

    def _on_toggle_archived(self) -> None:
        self.commands.toggle_archived(self._chosen(), self._meant(), self.pane.article_id)
        self._show_states()

    def _on_delete(self) -> None:
        self.commands.delete(self._chosen(), self._meant(), self.pane.article_id)

    def _on_undelete(self) -> None:
        self.commands.undelete(self._chosen(), self._meant())

    @Slot(Step)
    def _on_step_went(self, step: Step) -> None:
        """Show feeds and tags as they are after a step was taken back or done again."""
        if step.kind in _MOVED:
            self.following.show_changed()
        else:
            self.following.follow_library()

    @Slot(QPoint)
    def _on_list_menu(self, at: QPoint) -> None:
        if not self.list_view.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setObjectName("list_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _ON_TRASH if self._is_in_trash else _ON_LIST:
            menu.addAction(self.actions_by_name[name])
        menu.popup(self.list_view.viewport().mapToGlobal(at))

    @Slot(int, ReadingPosition)
    def _on_position_noted(self, identifier: int, place: ReadingPosition) -> None:
        self.steps.when_free(partial(self._note_position, identifier, place))

    def _note_position(self, identifier: int, place: ReadingPosition) -> None:
        try:
            organize.note_position(self._library, identifier, place)
        except SenjaError as error:
            log.warning("position not noted: %s", error)

    @Slot()
    def _on_engine_failed(self) -> None:
        self.list_view.forget_choice()
        self.warn(
            self.tr(
                "The page could not be shown and was closed; the article is kept. "
                "Choose it again to retry."
            )
        )

    # -- View --------------------------------------------------------------------------------

    def _on_filter(self, chosen: ListFilter) -> None:
        query = replace(self.model.query, filter=chosen)
        if not place_of(query).is_shelf or query.today:
            self._filter_inside = chosen
        self._show_query(query)

    @Slot(Place)
    def _on_place(self, place: Place) -> None:
        self._show_query(query_at(place, self.model.query, self._filter_inside))

    @Slot()
    def _on_folded(self) -> None:
        self._file.preferences.folded_folders = self.places.folded_folders()
        self._save_timer.start()

    @Slot(str)
    def _on_search_changed(self, words: str) -> None:
        if words != self.model.query.words:
            self._show_query(replace(self.model.query, words=words))

    def _show_list(self) -> None:
        self.actions_by_name["toggle_sidebar"].setChecked(True)
        self.sidebar.setVisible(True)

    def _on_find_title(self) -> None:
        self._show_list()
        self.search_box.open()

    @Slot()
    def _on_appearance_changed(self) -> None:
        """Dress what the palette and the style sheet don't reach, in the same turn."""
        colors = self._appearance.colors
        ink, faint = QColor(colors.text), mixed(colors.secondary, colors.panel)
        for spec in actions.SPECS:
            if spec.icon:
                icon = self._icons.icon(spec.icon, ink, faint)
                self.actions_by_name[spec.name].setIcon(icon)
        self.sidebar.add_button.setIcon(self._icons.icon("add", ink, faint))
        for button in (self.notice_bar.close_button, self.side_panel.close_button):
            button.setIcon(self._icons.icon("close", ink, faint))
        self.search_box.keep_action.setIcon(self.actions_by_name["keep_search"].icon())
        self.list_view.set_colors(colors)
        self._show_states()

    def _on_toggle_sidebar(self) -> None:
        shown = self.actions_by_name["toggle_sidebar"].isChecked()
        self.sidebar.setVisible(shown)
        self._file.preferences.sidebar_visible = shown
        self._save_timer.start()
        if not shown:
            self.pane.focus_page()

    def _on_toggle_places(self) -> None:
        self._file.preferences.places_visible = self.actions_by_name["toggle_places"].isChecked()
        self._save_timer.start()
        self._show_places()

    def _on_focus_other(self) -> None:
        if self.list_view.hasFocus():
            self.pane.focus_page()
        else:
            self.list_view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_step(self, by: int) -> None:
        self.list_view.step(by)

    def _on_end_of_list(self, row: int) -> None:
        """Choose the first article of the list (0) or the last (-1)."""
        ids = self.model.ids()
        if ids:
            self.list_view.choose(ids[row])

    def _on_open_original(self) -> None:
        article = self._meant()
        if article is not None:
            self.visits.open_outside(article.url)

    def _on_copy(self) -> None:
        """Copy from wherever the reader is: a field, or else the page."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.copy()
        else:
            self.pane.copy_selection()

    def _on_show_keys(self) -> None:
        # Dialogs are no part of the start.
        from reader.ui.dialogs.keys import KeysDialog

        KeysDialog(self.keys, self).open()

    def _on_about(self) -> None:
        from reader.ui.dialogs.about import AboutDialog

        AboutDialog(str(self._library.path), self).open()

    def _on_quit(self) -> None:
        self.close()

    # -- Remembering -------------------------------------------------------------------------

    @Slot()
    def _on_splitter_moved(self) -> None:
        self._save_timer.start()

    @Slot()
    def _save_preferences(self) -> None:
        known = self._file.preferences
        # Focus is for now; the next start has the window as it was before.
        if self.focus_mode.level is Focus.OFF:
            known.window = _text(self.saveGeometry())
            known.panes = _text(self.splitter.saveState())
            if self.places.isVisible():
                known.places_width = self.places.width()
        try:
            self._file.save()
        except SenjaError as error:
            self.warn(str(error))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # What is in the window is painted right after it.
            QTimer.singleShot(0, self.painted.emit)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._save_preferences()
        self._library_timer.stop()
        self.intake.close()
        self.repairs.close()
        self.page_door.close()
        self.following.close()
        self.pane.close_engine()
        super().closeEvent(event)
        self.closed.emit()


def _fill_theme_menu(settings: PageSettings, menu: QMenu, dark: bool) -> None:
    settings.fill_menu(menu, dark=dark)


def _without_argument(slot: Callable[[], None]) -> Callable[[], None]:
    """Return ``slot`` so that Qt sees that it takes no "checked"; it can't see into a partial."""

    def call() -> None:
        slot()

    return call


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


def _text(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode("ascii")
