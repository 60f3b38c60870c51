"""What puts articles in order from the window: tags, notes, details, archive and trash."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from reader.errors import SenjaError
from reader.library import Library
from reader.model.article import Article
from reader.model.changes import LibraryChanges
from reader.model.place import Place, Shelf
from reader.model.query import ArticleQuery, Where
from reader.model.tag import TagColor
from reader.operations import organize
from reader.ui.article_commands import ArticleCommands
from reader.ui.feeds.places import PlacesTree
from reader.ui.tag_dots import TagDots
from reader.ui.widgets.context_menu import Entry, open_menu

Answer = TypeVar("Answer")


class Organizing(QObject):
    """Asks for what is to be written on articles, and looks after tags and the trash."""

    def __init__(
        self,
        library: Library,
        commands: ArticleCommands,
        places: PlacesTree,
        chosen: Callable[[], Sequence[int]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._commands = commands
        self._places = places
        self._chosen = chosen
        self._window = window
        places.articles_dropped.connect(self._on_dropped)
        places.rename_wanted.connect(self._on_rename)

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {
            "edit_tags": self.edit_tags,
            "write_note": self.write_note,
            "edit_details": self.edit_details,
            "empty_trash": self.empty_trash,
        }

    def edit_tags(self) -> None:
        """Show the tags of the chosen articles, to be changed."""
        ids = list(self._chosen())
        if not ids:
            return
        # Only who tags articles pays for it.
        from reader.operations import tagging
        from reader.ui.dialogs.tags import TagsDialog

        dialog = TagsDialog(
            tagging.all_tags(self._library),
            tagging.tags_of(self._library, ids),
            len(ids),
            self._window,
        )
        dialog.wanted.connect(partial(_change_tags, self._commands, ids))
        dialog.open()

    def write_note(self) -> None:
        """Show the note on the chosen article, to be written."""
        article = self._one()
        if article is None:
            return
        from reader.ui.dialogs.note import NoteDialog

        dialog = NoteDialog(article.title, article.note, self._window)
        dialog.written.connect(partial(_write_note, self._commands, article.id))
        dialog.open()

    def edit_details(self) -> None:
        """Show the heads of the chosen articles, to be written anew."""
        ids = list(self._chosen())
        found = organize.find(self._library, ids)
        if not found:
            return
        from reader.ui.dialogs.details import DetailsDialog

        dialog = DetailsDialog(found, self._window)
        dialog.wanted.connect(partial(_edit, self._commands, ids))
        dialog.open()

    def empty_trash(self) -> None:
        """Ask, and take everything in the trash out for good."""
        count = len(organize.list_ids(self._library, ArticleQuery(where=Where.TRASH)))
        if not count:
            self._commands.inform(self.tr("The trash is empty."))
            return
        box = QMessageBox(self._window)
        box.setObjectName("empty_trash_dialog")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Empty the Trash"))
        box.setText(self.tr("Delete {} articles for good?").format(count))
        box.setInformativeText(
            self.tr("This can't be taken back. Left alone, each goes 30 days after it was deleted.")
        )
        delete = box.addButton(self.tr("Delete for Good"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        delete.clicked.connect(self._on_empty)
        box.open()

    def open_place_menu(self, place: Place, at: QPoint) -> None:
        """Open the menu of a tag, the archive or the trash."""
        entries: list[Entry | None] = []
        if place.tag:
            entries = [
                Entry(self.tr("Rename…"), partial(self._on_rename, place)),
                Entry(self.tr("Colour…"), partial(self._ask_for_color, place.tag, at)),
                None,
                Entry(self.tr("Delete Tag"), partial(self._delete_tag, place.tag)),
            ]
        elif place.shelf is Shelf.TRASH:
            entries = [Entry(self.tr("Empty the Trash…"), self.empty_trash)]
        if entries:
            open_menu("place_menu", entries, at, self._window)

    def _one(self) -> Article | None:
        found = organize.find(self._library, list(self._chosen())[:1])
        return found[0] if found else None

    @Slot()
    def _on_empty(self) -> None:
        gone = organize.list_ids(self._library, ArticleQuery(where=Where.TRASH))
        if self._try(lambda: organize.empty_trash(self._library)):
            self._commands.library_changed.emit(LibraryChanges(removed=tuple(gone)))
            self._commands.inform(self.tr("{} articles were deleted for good.").format(len(gone)))

    @Slot(Place, list)
    def _on_dropped(self, place: Place, ids: list[int]) -> None:
        found = organize.find(self._library, ids)
        if not found:
            return
        meant = found[0] if len(found) == 1 else None
        if place.tag:
            self._commands.change_tags(ids, [place.tag], ())
        elif place.shelf is Shelf.BOOKMARKS:
            self._commands.bookmark(ids)
        elif place.shelf is Shelf.ARCHIVE:
            self._commands.archive(ids, meant)
        elif place.shelf is Shelf.TRASH:
            self._commands.delete(ids, meant, 0)

    @Slot(Place)
    def _on_rename(self, place: Place) -> None:
        if not place.tag:
            return
        dialog = QInputDialog(self._window)
        dialog.setObjectName("tag_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename Tag"))
        dialog.setLabelText(
            self.tr("Name, with a “/” for a tag within a tag. A name that is there joins both.")
        )
        dialog.setTextValue(place.tag)
        dialog.textValueSelected.connect(partial(_rename_tag, self, place.tag))
        dialog.open()

    def rename_tag(self, name: str, wanted: str) -> None:
        """Give a tag another name, or join it with the one of that name."""
        from reader.operations import tagging

        changes = self._try(lambda: tagging.rename_tag(self._library, name, wanted))
        if changes is not None:
            self._commands.note(changes, self.tr("The tag “{}” was renamed.").format(name))

    def color_tag(self, name: str, color: TagColor) -> None:
        """Give a tag a colour, or none."""
        from reader.operations import tagging

        changes = self._try(lambda: tagging.color_tag(self._library, name, color))
        if changes is not None:
            self._commands.note(changes, self.tr("The tag has another colour."))

    def _ask_for_color(self, name: str, at: QPoint) -> None:
        dots, scale = TagDots(), self._window.devicePixelRatioF()
        entries = [
            Entry(words, partial(self.color_tag, name, color), dots.icon(color.value, scale))
            for color, words in (
                (TagColor.RED, self.tr("Red")),
                (TagColor.ORANGE, self.tr("Orange")),
                (TagColor.YELLOW, self.tr("Yellow")),
                (TagColor.GREEN, self.tr("Green")),
                (TagColor.BLUE, self.tr("Blue")),
                (TagColor.PURPLE, self.tr("Purple")),
                (TagColor.GREY, self.tr("Grey")),
            )
        ]
        none = Entry(self.tr("None"), partial(self.color_tag, name, TagColor.NONE))
        open_menu("color_menu", [*entries, None, none], at, self._window)

    def _delete_tag(self, name: str) -> None:
        from reader.operations import tagging

        changes = self._try(lambda: tagging.delete_tag(self._library, name))
        if changes is not None:
            words = self.tr("The tag “{}” was deleted; its articles stay.").format(name)
            self._commands.note(changes, words)

    def _try(self, change: Callable[[], Answer]) -> Answer | None:
        try:
            return change()
        except SenjaError as error:
            self._commands.warn(str(error))
            return None


def _change_tags(
    commands: ArticleCommands, ids: Sequence[int], on: list[str], off: list[str]
) -> None:
    commands.change_tags(ids, on, off)


def _write_note(commands: ArticleCommands, identifier: int, text: str) -> None:
    commands.write_note(identifier, text)


def _edit(commands: ArticleCommands, ids: Sequence[int], edit: object) -> None:
    from reader.model.repair import HeadEdit

    if isinstance(edit, HeadEdit):
        commands.edit(ids, edit)


def _rename_tag(organizing: Organizing, name: str, wanted: str) -> None:
    organizing.rename_tag(name, wanted)
