"""What is done about feeds from the window: follow, refresh, mark as read, leave, take along."""

import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from reader.errors import SenjaError
from reader.library import Library, open_library, outline
from reader.library import feeds as stored_feeds
from reader.model.changes import LibraryChanges
from reader.model.collection import Collection
from reader.model.feed import (
    Excerpts,
    Feed,
    FeedSettings,
    FeedsOutline,
    FoundFeed,
    Subscription,
    is_in_folder,
)
from reader.model.outline import Outline
from reader.model.place import Place, Shelf
from reader.operations.worker import Worker
from reader.ui.article_commands import ArticleCommands
from reader.ui.feeds.icon_care import IconCare
from reader.ui.feeds.moving import FeedMoving
from reader.ui.feeds.passwords import Passwords
from reader.ui.feeds.places import PlacesTree
from reader.ui.jobs import Jobs, Lane, Report
from reader.ui.widgets.context_menu import Entry, open_menu
from reader.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from reader.model.access import Access
    from reader.operations.protected import Followed
    from reader.operations.refreshing import Refreshed
    from reader.ui.feeds.subscribe_dialog import SubscribeDialog

log = logging.getLogger(__name__)

# How often it is looked whether a feed is due; each has its own time.
_LOOK_MS = 5 * 60_000
# What feeds bring comes into the list in steps that are soon enough for the eye.
_CHANGES_MS = 200
# Articles are marked and arrive many at once; the counts follow in steps.
_COUNT_MS = 150


class Following(QObject):
    """Brings feeds, their places beside the list, and the library together.

    Refreshing has a worker of its own: pages that are being saved are not waited for.
    """

    library_changed = Signal(LibraryChanges)
    place_chosen = Signal(Place)
    mark_read_wanted = Signal(Place)
    pages_waiting = Signal()  # of feeds that are read whole
    feeds_moved = Signal()  # from or to a folder
    places_came_or_went = Signal()  # the first feed or tag, or the last
    refreshed = Signal()  # all that was asked for
    other_menu_wanted = Signal(Place, QPoint)  # of a place that is no feed's
    shown = Signal()  # the feeds as they are now

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        places: PlacesTree,
        notice_bar: NoticeBar,
        commands: ArticleCommands,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._places = places
        self._notice_bar = notice_bar
        self._commands = commands
        self._window = window
        self._worker = Worker()
        self._finder = Worker()
        self._icons = IconCare(library, jobs, places, self)
        self._passwords = Passwords(library.path, jobs, self._finder, notice_bar, window)
        self._passwords.changed.connect(self._on_access_changed)
        self._passwords.followed.connect(self._on_followed)
        self.is_refreshing = False
        self.has_places = False
        self._collections: tuple[Collection, ...] = ()
        # What was asked for while something else was being refreshed.
        self._asked_meanwhile: list[int] = []
        self._count_asked = 0
        self._stop = _Stop()
        self._tells = False
        self._done = self._new = self._failed = 0
        self._feeds: tuple[Feed, ...] = ()
        self._due = QTimer(self)
        self._due.setInterval(_LOOK_MS)
        self._due.timeout.connect(self.refresh_due)
        self._changes = LibraryChanges()
        self._tell_changes = QTimer(self)
        self._tell_changes.setSingleShot(True)
        self._tell_changes.setInterval(_CHANGES_MS)
        self._tell_changes.timeout.connect(self._on_changes)
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(_COUNT_MS)
        self._count.timeout.connect(self._on_count)
        places.chosen.connect(self._on_chosen)
        places.menu_wanted.connect(self._on_menu)
        self.moving = FeedMoving(library, commands, window)
        self.moving.moved.connect(self.show_changed)
        places.arranged.connect(self.moving.arrange)

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {
            "subscribe": self.subscribe,
            "refresh_feeds": self.refresh_all,
            "import_feeds": self.import_feeds,
            "export_feeds": self.export_feeds,
            "mark_all_read": self.mark_read_here,
        }

    @property
    def has_feeds(self) -> bool:
        """Whether any feed is followed."""
        return bool(self._feeds)

    def restore(self) -> None:
        """Look for what is due, now and from time to time."""
        self._due.start()
        self.refresh_due()

    def close(self) -> None:
        """End what is still being fetched; it comes with the next refresh."""
        self._due.stop()
        self._count.stop()
        self._tell_changes.stop()
        self._stop.is_wanted = True
        self._jobs.forget(self)
        self._passwords.close()
        self._worker.close()
        self._finder.close()
        self._icons.close()

    def follow_library(self) -> None:
        """Count anew in a moment: something changed."""
        if not self._count.isActive():
            self._count.start()

    @Slot()
    def show_feeds(self) -> None:
        """Show tags and feeds as they are in the library now; of very many articles, count later."""
        try:
            is_quick = outline.is_quickly_counted(self._library)
            found = outline.outline(self._library, counted=is_quick)
        except SenjaError as error:
            log.warning("feeds not shown: %s", error)
            return
        if not is_quick:
            counts = {each.id: each.unread for each in self._collections}
            kept = (replace(each, unread=counts.get(each.id, 0)) for each in found.collections)
            found = replace(
                found,
                feeds=_counted_before(found.feeds, self._feeds),
                collections=tuple(kept),
            )
            self.follow_library()
        self._show(found)

    @Slot(Place)
    def _on_chosen(self, place: Place) -> None:
        self.place_chosen.emit(place)
        self._offer_whole(place)

    def _offer_whole(self, place: Place) -> None:
        """Offer, once, the whole pages of a feed that is looked at and gives only beginnings."""
        feed = next((each for each in self._feeds if each.id == place.feed), None)
        if feed is None or feed.excerpts is not Excerpts.FOUND or feed.is_whole:
            return
        from reader.operations import feed_care

        try:
            feed_care.note_offered(self._library, feed.id)
        except SenjaError as error:
            log.warning("not offered: %s", error)
            return
        self.show_feeds()
        words = self.tr("“{}” gives only the beginnings of its articles.").format(feed.title)
        self._notice_bar.warn(
            words, self.tr("Fetch Whole Articles"), partial(_read_whole, self, feed.id)
        )

    def read_whole(self, identifier: int) -> None:
        """Fetch the pages of a feed's articles from now on, and of those unread that are here."""
        from reader.operations import feed_care

        try:
            feed_care.read_whole(self._library, identifier)
        except SenjaError as error:
            self._notice_bar.warn(str(error))
            return
        self.show_changed()
        self.pages_waiting.emit()

    def _show(self, found: Outline) -> None:
        had, self._feeds, self.has_places = self.has_places, found.feeds.feeds, bool(found)
        self._collections = found.collections
        # The tree is filled anew each time, which takes the longer the more there are.
        self._count.setInterval(max(_COUNT_MS, len(self._feeds) + len(found.tags)))
        self._places.show_outline(found)
        self.shown.emit()
        if self.has_places is not had:
            self.places_came_or_went.emit()

    @Slot()
    def _on_count(self) -> None:
        """Count beside the window: with many articles it takes longer than a frame."""
        if not self.has_places and not outline.is_anything(self._library):
            return
        path = self._library.path

        def job(_report: Report) -> Outline:
            with closing(open_library(path)) as library:
                return outline.outline(library)

        self._jobs.submit(
            self, Lane.LIBRARY, job, done=self._show, failed=lambda error: log.warning("%s", error)
        )

    def subscribe(self) -> None:
        """Ask for an address and follow the feeds that it leads to."""
        # Only who follows a feed pays for it.
        from reader.ui.feeds.subscribe_dialog import SubscribeDialog

        dialog = SubscribeDialog(self._folders(), self._places.place().folder, self._window)
        dialog.find_wanted.connect(partial(_find, self, dialog))
        dialog.follow_wanted.connect(self.follow)
        dialog.open()

    def find(self, dialog: "SubscribeDialog", url: str, access: "Access | None" = None) -> None:
        """Look for feeds for the dialog; nothing that is being refreshed is waited for."""
        from reader.operations import subscribe

        path = self._library.path

        def job(_report: Report) -> list[FoundFeed]:
            with closing(open_library(path)) as library:
                return subscribe.find_feeds(self._finder, library, url, access)

        self._jobs.forget(dialog)
        self._jobs.submit(
            dialog,
            Lane.FIND,
            job,
            done=dialog.show_found,
            failed=partial(self._refuse, dialog),
        )

    @Slot(list)
    def follow(self, wanted: list[Subscription]) -> None:
        """Follow feeds, and fetch what they have."""
        from reader.operations import subscribe

        if any(each.access for each in wanted):
            self._passwords.follow(wanted)
            return
        try:
            ids = [subscribe.subscribe(self._library, each) for each in wanted]
        except SenjaError as error:
            self._notice_bar.warn(str(error))
            return
        self._on_followed(ids)

    @Slot(list)
    def _on_followed(self, ids: list[int]) -> None:
        self.show_changed()
        self.refresh(ids, tells=True)
        if len(ids) == 1:
            self._places.choose(Place(feed=ids[0]))

    @Slot(int)
    def _on_access_changed(self, identifier: int) -> None:
        self.show_feeds()
        self.refresh([identifier], tells=True)

    def edit_password(self, identifier: int) -> None:
        """Ask for what lets into a feed."""
        for feed in self._feeds:
            if feed.id == identifier:
                self._passwords.edit(feed)

    @Slot()
    def refresh_due(self) -> None:
        """Fetch what is due, without a word; where nothing can be noted nobody is asked."""
        if self._library.read_only:
            return
        if stored_feeds.due(self._library):
            self.refresh(None, tells=False)

    def refresh_all(self) -> None:
        """Fetch every feed, and say what came of it."""
        ids = [feed.id for feed in self._feeds if not feed.is_gone]
        if ids:
            self.refresh(ids, tells=True)
        else:
            self._notice_bar.inform(
                self.tr("No feeds are followed yet."), self.tr("Follow a Feed…"), self.subscribe
            )

    def mark_read_here(self) -> None:
        """Mark as read what the chosen place has."""
        self.mark_read_wanted.emit(self._places.place())

    def import_feeds(self) -> None:
        """Ask for an OPML file and follow what is in it."""
        dialog = QFileDialog(self._window, self.tr("Take In Feeds"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Feeds ({})").format("*.opml *.xml")])
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    @Slot(str)
    def import_file(self, name: str) -> None:
        """Follow the feeds of an OPML file."""
        from reader.operations import subscribe

        path = self._library.path

        def job(_report: Report) -> "Followed":
            with closing(open_library(path)) as library:
                found = subscribe.read_opml(self._worker, Path(name))
                return subscribe.subscribe_all(self._worker, library, found, typed=False)

        self._jobs.submit(self, Lane.FEEDS, job, done=self._on_imported, failed=self._on_failed)

    def export_feeds(self) -> None:
        """Ask for a file and write the feeds into it as OPML."""
        dialog = QFileDialog(self._window, self.tr("Save Feeds"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("opml")
        dialog.setNameFilters([self.tr("Feeds ({})").format("*.opml")])
        dialog.selectFile("senja.opml")
        dialog.fileSelected.connect(self.export_file)
        dialog.open()

    @Slot(str)
    def export_file(self, name: str) -> None:
        """Write the feeds into a file as OPML."""
        from reader.operations.subscribe import write_opml
        from reader.operations.transfer import write_whole

        try:
            write_whole(Path(name), write_opml(self._library).encode())
        except SenjaError as error:
            self._notice_bar.warn(str(error))
            return
        words = self.tr("The feeds were saved as “{}”.").format(Path(name).name)
        self._notice_bar.inform(words)

    def unsubscribe(self, ids: Sequence[int]) -> None:
        """Follow feeds no more; undo follows them again."""
        from reader.operations import subscribe

        names = {feed.id: feed.title for feed in self._feeds}
        try:
            left = subscribe.unsubscribe(self._library, ids)
        except SenjaError as error:
            self._notice_bar.warn(str(error))
            return
        if not left.ids:
            return
        self.show_changed()
        gone = len(left.changes.removed)
        name = names.get(left.ids[0], "")
        if len(left.ids) > 1:
            words = self.tr("{} feeds are no longer followed.").format(len(left.ids))
        else:
            words = self.tr("“{}” is no longer followed.").format(name)
        if gone:
            told = self.tr("{} articles went into the trash; what you kept of it stays.")
            words = f"{words} {told.format(gone)}"
        self._commands.note(left.changes, words)

    def edit(self, identifier: int) -> None:
        """Show a feed's name and folder, to be changed."""
        from reader.ui.feeds.feed_dialog import FeedDialog

        feed = next((each for each in self._feeds if each.id == identifier), None)
        if feed is None:
            return
        dialog = FeedDialog(feed, self._folders(), QApplication.activeModalWidget() or self._window)
        dialog.changed.connect(partial(_change, self, feed))
        dialog.open()

    def change(self, feed: Feed, wanted: FeedSettings) -> None:
        """Give a feed what a person wants of it."""
        from reader.operations import subscribe

        try:
            subscribe.change_feed(self._library, feed.id, wanted)
        except SenjaError as error:
            self._notice_bar.warn(str(error))
        self.show_changed()

    @Slot()
    def show_changed(self) -> None:
        """Show the feeds after a change of where they belong, and let the list follow it."""
        self.show_feeds()
        self.feeds_moved.emit()

    def _folders(self) -> list[str]:
        return list(dict.fromkeys(feed.folder for feed in self._feeds if feed.folder))

    def refresh(self, ids: list[int] | None, *, tells: bool) -> None:
        """Fetch feeds, those that are due for None; a word on it only where somebody asked."""
        from reader.operations import subscribe

        if self.is_refreshing:
            if ids is not None:
                self._asked_meanwhile += ids
            return
        self._count_asked = len(self._feeds if ids is None else ids)
        self.is_refreshing, self._tells = True, tells
        self._done = self._new = self._failed = 0
        self._stop = stop = _Stop()
        path = self._library.path

        def job(report: Report) -> None:
            with closing(open_library(path)) as library:
                for done in subscribe.refresh(self._worker, library, ids):
                    report(done)
                    if stop.is_wanted:
                        return

        self._jobs.submit(
            self,
            Lane.FEEDS,
            job,
            done=self._on_refreshed,
            failed=self._on_failed,
            progressed=self._on_one_refreshed,
        )
        if tells:
            self._notice_bar.inform(self.tr("Feeds are being refreshed…"))

    def _on_one_refreshed(self, done: "Refreshed") -> None:
        self._done += 1
        self._new += len(done.changes.added)
        self._failed += bool(done.problem)
        self._changes = self._changes.then(done.changes)
        if self._changes and not self._tell_changes.isActive():
            self._tell_changes.start()
        if self._tells and self._done > 1:
            words = self.tr("Feeds are being refreshed: {} of {}, {} new articles. {}")
            count = max(self._done, self._count_asked)
            self._notice_bar.inform(
                words.format(self._done, count, self._new, done.title),
                self.tr("Stop"),
                self._on_stop,
            )

    @Slot()
    def _on_changes(self) -> None:
        """Show what came since the last time: the list is gone through once, and not for each feed."""
        self._tell_changes.stop()
        changes, self._changes = self._changes, LibraryChanges()
        if changes:
            self.library_changed.emit(changes)
        self.follow_library()

    def _on_stop(self) -> None:
        self._stop.is_wanted = True
        self._notice_bar.hide()

    def _on_refreshed(self, _done: object) -> None:
        self.is_refreshing = False
        self._on_changes()
        self.show_feeds()
        self.pages_waiting.emit()
        self._keep_pictures()
        self._look_for_icons()
        self._on_keywords_picked(more=True)
        self.refreshed.emit()
        asked, self._asked_meanwhile = list(dict.fromkeys(self._asked_meanwhile)), []
        if asked:
            self.refresh(asked, tells=True)
        elif self._tells:
            self._tell_outcome()
            if not self._failed:
                self._offer_whole(self._places.place())

    def _tell_outcome(self) -> None:
        if self._failed:
            words = self.tr("{} new articles. {} feeds could not be refreshed; they are marked.")
            self._notice_bar.warn(words.format(self._new, self._failed))
        elif self._new:
            self._notice_bar.inform(self.tr("{} new articles.").format(self._new))
        else:
            self._notice_bar.inform(self.tr("Nothing new in your feeds."))

    def _keep_pictures(self) -> None:
        """Fetch the pictures of the new articles, so that they open without a network."""
        from reader.operations.feed_pictures import keep_pictures

        path = self._library.path

        def job(_report: Report) -> LibraryChanges | None:
            with closing(open_library(path)) as library:
                # Some, so that a refresh that was asked for meanwhile comes before the others.
                return next(keep_pictures(self._worker, library), None)

        self._jobs.submit(
            self, Lane.FEEDS, job, done=self._on_pictures, failed=self._on_aside_failed
        )

    def _on_pictures(self, changes: LibraryChanges | None) -> None:
        if changes is not None:
            self.library_changed.emit(changes)
            self._keep_pictures()

    def _look_for_icons(self) -> None:
        """Look for the icons of feeds when what the refresh brought is there."""
        self._jobs.submit(
            self,
            Lane.FEEDS,
            lambda _report: None,
            done=self._icons.look,
            failed=self._on_aside_failed,
        )

    def _on_keywords_picked(self, more: bool) -> None:
        """Find what the new articles are about, some at a time; another refresh comes before."""
        if not more:
            return
        from reader.operations.picked_keywords import pick_keywords

        path = self._library.path

        def job(_report: Report) -> bool:
            with closing(open_library(path)) as library:
                return pick_keywords(self._worker, library)

        self._jobs.submit(
            self, Lane.FEEDS, job, done=self._on_keywords_picked, failed=self._on_aside_failed
        )

    def _on_imported(self, done: "Followed") -> None:
        self.show_feeds()
        words = self.tr("{} feeds are followed now.").format(len(done.ids))
        if done.problem:
            # The refresh that comes next would take the words away; it marks the feeds.
            self._notice_bar.warn(f"{words} {done.problem}")
        else:
            self._notice_bar.inform(words)
        self.refresh(list(done.ids), tells=not done.problem)

    def _on_aside_failed(self, error: Exception) -> None:
        """Note that something beside a refresh failed; it comes with the next one."""
        log.error("not brought along", exc_info=error)
        if isinstance(error, SenjaError):
            self._notice_bar.warn(str(error))

    def _on_failed(self, error: Exception) -> None:
        self.is_refreshing = False
        self._on_changes()
        if isinstance(error, SenjaError):
            self._notice_bar.warn(str(error))
        else:
            log.error("feeds failed", exc_info=error)
            self._notice_bar.warn(
                self.tr("Something went wrong with your feeds; what was stored before is kept.")
            )

    def _refuse(self, dialog: "SubscribeDialog", error: Exception) -> None:
        # There is an error already; what tells its kinds apart costs nothing more.
        from reader.operations.protected import AccessWantedError

        if isinstance(error, AccessWantedError):
            dialog.ask_access(error.url, str(error))
            return
        if not isinstance(error, SenjaError):
            log.error("no feeds found", exc_info=error)
        words = self.tr("Looking for feeds failed; try another address.")
        dialog.show_refused(str(error) if isinstance(error, SenjaError) else words)

    @Slot(Place, QPoint)
    def _on_menu(self, place: Place, at: QPoint) -> None:
        is_kept_apart = place.is_shelf and place.shelf in {Shelf.ARCHIVE, Shelf.TRASH}
        if place.tag or place.collection or is_kept_apart:
            self.other_menu_wanted.emit(place, at)
            return
        meant = [feed for feed in self._feeds if _is_at(feed, place)]
        ids = [feed.id for feed in meant]
        site = meant[0].site_url if place.feed and meant else ""
        entries: list[Entry | None] = [
            Entry(self.tr("Refresh"), partial(self.refresh, ids, tells=True)),
            Entry(self.tr("Mark All as Read"), partial(self.mark_read_wanted.emit, place)),
        ]
        if site.startswith(("http://", "https://")):
            entries.append(Entry(self.tr("Open the Site"), partial(_open, site)))
        if place.feed:
            entries += [
                Entry(self.tr("Settings…"), partial(self.edit, place.feed)),
                Entry(self.tr("Name and Password…"), partial(self.edit_password, place.feed)),
            ]
        entries.append(None)
        if not place.is_shelf:
            entries += [
                Entry(self.tr("Move Up"), partial(self._places.move_place, place, -1)),
                Entry(self.tr("Move Down"), partial(self._places.move_place, place, 1)),
            ]
        if place.folder:
            entries.append(
                Entry(self.tr("Rename…"), partial(self.moving.ask_for_name, place.folder))
            )
        if not place.feed:
            sort = partial(self.moving.sort_by_name, place.folder)
            entries.append(Entry(self.tr("Order by Name"), sort))
        if place.feed:
            entries += [None, Entry(self.tr("Unsubscribe"), partial(self.unsubscribe, ids))]
        open_menu("place_menu", entries, at, self._window)


@dataclass(slots=True)
class _Stop:
    """Says to a job in its thread that nobody wants the rest."""

    is_wanted: bool = False


def _counted_before(found: FeedsOutline, before: Sequence[Feed]) -> FeedsOutline:
    """Return feeds with the counts that they had."""
    known = {feed.id: feed for feed in before}
    counted = (
        replace(feed, unread=was.unread, total=was.total, newest_at=was.newest_at)
        if (was := known.get(feed.id))
        else feed
        for feed in found.feeds
    )
    return replace(found, feeds=tuple(counted))


def _read_whole(following: Following, identifier: int) -> None:
    following.read_whole(identifier)


def _find(
    following: Following, dialog: "SubscribeDialog", url: str, access: "Access | None"
) -> None:
    following.find(dialog, url, access)


def _change(following: Following, feed: Feed, wanted: FeedSettings) -> None:
    following.change(feed, wanted)


def _is_at(feed: Feed, place: Place) -> bool:
    """Return whether a feed is meant by a place; by bookmarks none is."""
    if place.is_shelf:
        return place.shelf is not Shelf.BOOKMARKS
    if place.feed:
        return feed.id == place.feed
    return is_in_folder(feed.folder, place.folder)


def _open(url: str) -> None:
    QDesktopServices.openUrl(QUrl(url))
