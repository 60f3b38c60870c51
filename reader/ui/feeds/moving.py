"""Feeds and folders put into other places from the window: by hand, by name, under another name."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QWidget

from reader.errors import SenjaError
from reader.library import Library
from reader.model.changes import LibraryChanges
from reader.operations import arranging, history
from reader.ui.article_commands import ArticleCommands


class FeedMoving(QObject):
    """Changes where feeds and folders stand; undo puts everything back."""

    moved = Signal()

    def __init__(self, library: Library, commands: ArticleCommands, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._commands = commands
        self._window = window

    @Slot(str, list)
    def arrange(self, folder: str, children: list[int | str]) -> None:
        """Put feeds, by their ids, and folders, by their names, into a folder in this order."""
        self._change(partial(arranging.arrange, self._library, folder, children))

    def ask_for_name(self, folder: str) -> None:
        """Ask for another name of a folder."""
        dialog = QInputDialog(self._window)
        dialog.setObjectName("folder_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename Folder"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(folder.rpartition("/")[2])
        dialog.textValueSelected.connect(partial(_rename, self, folder))
        dialog.open()

    def rename(self, folder: str, wanted: str) -> None:
        """Give a folder another name; its rules go with it."""
        change = partial(arranging.rename_folder, self._library, folder, wanted)
        self._change(change)

    def sort_by_name(self, folder: str) -> None:
        """Let what is in a folder, or outside of all, stand by its name again."""
        change = partial(arranging.sort_by_name, self._library, folder)
        self._change(change)

    def _change(self, change: Callable[[], object]) -> None:
        try:
            before = history.last_done(self._library)
            change()
            after = history.last_done(self._library)
        except SenjaError as error:
            self._commands.warn(str(error))
            return
        if after == before:
            # Everything stood there already.
            return
        self.moved.emit()
        self._commands.note(LibraryChanges(), self.tr("The feeds are in another order."))


def _rename(moving: FeedMoving, folder: str, wanted: str) -> None:
    moving.rename(folder, wanted)
