"""Searches that are kept under a name: kept, renamed, changed and deleted from the window."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QWidget

from reader.errors import SenjaError
from reader.library import Library
from reader.model.changes import LibraryChanges
from reader.model.collection import Collection
from reader.model.place import Place
from reader.model.query import ArticleQuery, Where
from reader.ui.article_commands import ArticleCommands
from reader.ui.feeds.places import PlacesTree
from reader.ui.widgets.context_menu import Entry, open_menu


class Collecting(QObject):
    """Looks after kept searches; whatever is done to them can be taken back."""

    changed = Signal()
    mark_read_wanted = Signal(Place)

    def __init__(
        self,
        library: Library,
        commands: ArticleCommands,
        places: PlacesTree,
        query: Callable[[], ArticleQuery],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._commands = commands
        self._places = places
        self._query = query
        self._window = window
        places.rename_wanted.connect(self._on_rename)

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {"keep_search": self.keep_search}

    def may_keep(self, query: ArticleQuery) -> bool:
        """Return whether what is looked for can be kept."""
        may_write = not self._library.read_only
        return may_write and bool(query.words.strip()) and query.where is not Where.TRASH

    def keep_search(self) -> None:
        """Ask for a name, and keep under it what is looked for now."""
        query = self._kept(self._query())
        if not self.may_keep(query):
            return
        words = query.words.strip()
        self._ask(self.tr("Keep This Search"), words, replace(query, words=words), self._keep)

    def open_place_menu(self, place: Place, at: QPoint) -> None:
        """Open the menu of a collection."""
        known = self._collection(place)
        if known is None:
            return
        entries = [
            Entry(self.tr("Mark All as Read"), partial(self.mark_read_wanted.emit, place)),
            None,
            Entry(self.tr("Rename…"), partial(self._on_rename, place)),
            Entry(self.tr("Change the Search…"), partial(self._change, known)),
            None,
            Entry(self.tr("Delete Collection"), partial(self._delete, known)),
        ]
        open_menu("place_menu", entries, at, self._window)

    def keep(self, name: str, query: ArticleQuery) -> None:
        """Keep a search under a name, and show it."""
        from reader.operations import collections

        try:
            made = collections.keep_search(self._library, name, query)
        except SenjaError as error:
            self._commands.warn(str(error))
            return
        self.changed.emit()
        self._places.choose(Place(collection=made))
        self._commands.note(LibraryChanges(), self.tr("“{}” is kept beside the list.").format(name))

    def rename(self, known: Collection, name: str) -> None:
        """Give a collection another name."""
        from reader.operations import collections

        rename = partial(collections.rename_collection, self._library, known.id, name)
        if name.strip() != known.name and self._do(rename):
            words = self.tr("“{}” has another name now.").format(known.name)
            self._commands.note(LibraryChanges(), words)

    def change(self, known: Collection, name: str, query: ArticleQuery) -> None:
        """Let a collection have another name, and find something else."""
        from reader.operations import collections

        self.rename(known, name)
        change = partial(collections.change_collection, self._library, known.id, query)
        if query != known.query and self._do(change):
            words = self.tr("“{}” finds something else now.").format(name.strip())
            self._commands.note(LibraryChanges(), words)

    def _keep(self, name: str, query: ArticleQuery) -> None:
        self.keep(name, query)

    def _delete(self, known: Collection) -> None:
        from reader.operations import collections

        if self._do(partial(collections.delete_collection, self._library, known.id)):
            words = self.tr("“{}” was deleted; what it found stays.").format(known.name)
            self._commands.note(LibraryChanges(), words)

    def _change(self, known: Collection) -> None:
        self._ask(
            self.tr("Change the Search"), known.name, known.query, partial(self.change, known)
        )

    def _ask(
        self,
        title: str,
        name: str,
        query: ArticleQuery,
        wanted: Callable[[str, ArticleQuery], None],
    ) -> None:
        from reader.ui.dialogs.collection import CollectionDialog

        dialog = CollectionDialog(title, name, query, self._within(query), self._window)
        dialog.wanted.connect(partial(_give, wanted))
        dialog.open()

    def _within(self, query: ArticleQuery) -> str:
        """Return where it is looked for, "" for everywhere."""
        if query.feed:
            return self.tr("In the chosen feed only.")
        if query.folder:
            return self.tr("In the folder “{}” only.").format(query.folder)
        if query.tag:
            return self.tr("Among what is tagged “{}” only.").format(query.tag)
        if query.today:
            return self.tr("Among what came on the day only.")
        return self.tr("In the archive only.") if query.where is Where.ARCHIVE else ""

    def _kept(self, query: ArticleQuery) -> ArticleQuery:
        """Return what is looked for without a collection; it is asked for by its name."""
        known = self._collection(Place(collection=query.collection)) if query.collection else None
        if known is None:
            return replace(query, collection=0)
        name = known.name.replace('"', " ")
        return replace(query, collection=0, words=f'{query.words.strip()} collection:"{name}"')

    def _collection(self, place: Place) -> Collection | None:
        from reader.operations import collections

        return collections.collection(self._library, place.collection) if place.collection else None

    @Slot(Place)
    def _on_rename(self, place: Place) -> None:
        known = self._collection(place)
        if known is None:
            return
        dialog = QInputDialog(self._window)
        dialog.setObjectName("collection_name_dialog")
        dialog.setWindowTitle(self.tr("Rename Collection"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(known.name)
        dialog.textValueSelected.connect(partial(_rename, self, known))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _do(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except SenjaError as error:
            self._commands.warn(str(error))
            return False
        self.changed.emit()
        return True


def _give(wanted: Callable[[str, ArticleQuery], None], name: str, query: ArticleQuery) -> None:
    wanted(name, query)


def _rename(collecting: Collecting, known: Collection, name: str) -> None:
    collecting.rename(known, name)
