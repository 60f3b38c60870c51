"""What is done to articles from the window: bookmark, read, delete, and taking it back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from reader.errors import SenjaError
from reader.library import Library
from reader.model.article import Article
from reader.model.changes import LibraryChanges
from reader.model.query import ArticleQuery
from reader.operations import organize
from reader.ui.undo import UndoStack
from reader.ui.widgets.notice_bar import NoticeBar

_LONGEST_TITLE = 80


class ArticleCommands(QObject):
    """Changes articles' states, tells what changed, and says why when something could not be."""

    library_changed = Signal(LibraryChanges)
    undeleted = Signal(LibraryChanges)
    open_requested = Signal(int)

    def __init__(
        self, library: Library, notice_bar: NoticeBar, undo_action: QAction, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notice_bar = notice_bar
        self._undo_action = undo_action
        self._stack = UndoStack(self)
        self._stack.changed.connect(self._on_undo_changed)
        self._stack.failed.connect(notice_bar.warn)
        self._on_undo_changed()

    def mark_read(self, ids: Sequence[int]) -> None:
        """Mark articles as read."""
        self._write(lambda: organize.mark_read(self._library, ids))

    def toggle_bookmark(self, ids: Sequence[int], opened: Article | None) -> None:
        """Bookmark articles, or take their bookmarks off if the open one has one."""
        off = opened is not None and opened.is_bookmarked
        change, back = organize.bookmark, organize.unbookmark
        if off:
            change, back = back, change
        changed = self._write(lambda: change(self._library, ids)).changed
        if not changed:
            return
        label = self.tr("Remove Bookmark") if off else self.tr("Bookmark")
        self._stack.push(label, partial(self._back, partial(back, self._library, changed)))
        if off and len(changed) > 1:
            words = self.tr("{} bookmarks were removed.").format(len(changed))
            self._notice_bar.inform(words, self.tr("Undo"), self.undo)

    def toggle_read(self, ids: Sequence[int], opened: Article | None) -> None:
        """Mark articles as unread, or as read if the open one is unread."""
        change = (
            organize.mark_unread if opened is not None and opened.is_read else organize.mark_read
        )
        self._write(lambda: change(self._library, ids))

    def mark_all_read(self, query: ArticleQuery) -> None:
        """Mark every article that ``query`` finds as read; undo makes those unread again."""
        ids = organize.list_ids(self._library, query)
        changed = self._write(lambda: organize.mark_read(self._library, ids)).changed
        if not changed:
            self._notice_bar.inform(self.tr("Everything here is read."))
            return
        self._stack.push(
            self.tr("Mark All as Read"),
            partial(self._back, partial(organize.mark_unread, self._library, changed)),
        )
        words = self.tr("{} articles were marked as read.").format(len(changed))
        self._notice_bar.inform(words, self.tr("Undo"), self.undo)

    def mark_many_read(self, ids: Sequence[int]) -> None:
        """Mark articles as read and say how many; undo makes those unread again."""
        changed = self._mark_with_undo(ids)
        if not changed:
            self._notice_bar.inform(self.tr("Everything there is read."))
            return
        words = self.tr("{} articles were marked as read.").format(len(changed))
        self._notice_bar.inform(words, self.tr("Undo"), self.undo)

    def mark_passed_read(self, ids: Sequence[int]) -> None:
        """Mark as read, without a word, articles that were scrolled past; undo takes it back."""
        self._mark_with_undo(ids)

    def _mark_with_undo(self, ids: Sequence[int]) -> tuple[int, ...]:
        changed = self._write(lambda: organize.mark_read(self._library, ids)).changed
        if changed:
            back = partial(organize.mark_unread, self._library, changed)
            self._stack.push(self.tr("Mark as Read"), partial(self._back, back))
        return changed

    def delete(self, ids: Sequence[int], meant: Article | None, opened: int) -> None:
        """Put articles into the trash; undo takes them out and opens the one that was open."""
        gone = self._write(lambda: organize.delete(self._library, ids)).removed
        if not gone:
            return
        if len(gone) == 1 and meant is not None:
            words = self.tr("“{}” was deleted.").format(_short(meant.title))
        else:
            words = self.tr("{} articles were deleted.").format(len(gone))
        self._stack.push(self.tr("Delete"), partial(self._undelete, gone, opened))
        self._notice_bar.inform(words, self.tr("Undo"), self.undo)

    def note(
        self,
        changes: LibraryChanges,
        label: str,
        sentence: str,
        back: Callable[[], LibraryChanges],
    ) -> None:
        """Tell of a change that was made elsewhere, and how it is taken back."""
        self.library_changed.emit(changes)
        self._stack.push(label, partial(self._back, back))
        self._notice_bar.inform(sentence, self.tr("Undo"), self.undo)

    def warn(self, sentence: str) -> None:
        """Say that something could not be done."""
        self._notice_bar.warn(sentence)

    def _back(self, back: Callable[[], LibraryChanges]) -> None:
        self.library_changed.emit(back())
        self._notice_bar.hide()

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        self._stack.undo()

    def _undelete(self, ids: tuple[int, ...], opened: int) -> None:
        self.undeleted.emit(organize.undelete(self._library, ids))
        self.open_requested.emit(opened if opened in ids else ids[-1])
        self._notice_bar.hide()

    def _write(self, change: Callable[[], LibraryChanges]) -> LibraryChanges:
        try:
            changes = change()
        except SenjaError as error:
            self._notice_bar.warn(str(error))
            changes = LibraryChanges()
        self.library_changed.emit(changes)
        return changes

    @Slot()
    def _on_undo_changed(self) -> None:
        label = self._stack.label
        self._undo_action.setEnabled(bool(label))
        self._undo_action.setText(self.tr("&Undo {}").format(label) if label else self.tr("&Undo"))


def _short(title: str) -> str:
    """Return a title as it stands in a sentence."""
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
