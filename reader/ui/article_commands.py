"""What is done to articles from the window: read, bookmark, archive, delete, tag, edit, note."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from reader.errors import SenjaError
from reader.library import Library
from reader.model.article import Article
from reader.model.changes import LibraryChanges
from reader.model.query import ArticleQuery
from reader.model.repair import HeadEdit
from reader.model.step import Step, StepKind
from reader.operations import organize
from reader.ui.steps import Steps
from reader.ui.widgets.notice_bar import NoticeBar

_LONGEST_TITLE = 80
# What was taken away by these is shown again when they are taken back, whatever hides it.
_TOOK_AWAY = frozenset({StepKind.DELETE, StepKind.ARCHIVE, StepKind.UNARCHIVE})


class ArticleCommands(QObject):
    """Changes articles, tells what changed, and says why when something could not be."""

    library_changed = Signal(LibraryChanges)
    undeleted = Signal(LibraryChanges)
    open_requested = Signal(int)
    went = Signal(Step)  # back, or forth again: feeds, tags and collections may be others

    def __init__(
        self, library: Library, notice_bar: NoticeBar, steps: Steps, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notice_bar = notice_bar
        self._steps = steps
        steps.went.connect(self._on_went)

    def note_opened(self, identifier: int) -> None:
        """Mark an article as read, since it was opened."""
        self._steps.when_free(partial(self._note_opened, identifier))

    def _note_opened(self, identifier: int) -> None:
        self._try(lambda: organize.note_opened(self._library, identifier))

    def toggle_bookmark(self, ids: Sequence[int], opened: Article | None) -> None:
        """Bookmark articles, or take their bookmarks off if the open one has one."""
        off = opened is not None and opened.is_bookmarked
        change = organize.unbookmark if off else organize.bookmark
        told = self._tell_bookmarks if off else self._tell_nothing
        self._write(ids, change, told)

    def toggle_read(self, ids: Sequence[int], opened: Article | None) -> None:
        """Mark articles as unread, or as read if the open one is unread."""
        is_read = opened is not None and opened.is_read
        self._write(
            ids, organize.mark_unread if is_read else organize.mark_read, self._tell_nothing
        )

    def mark_all_read(self, query: ArticleQuery) -> None:
        """Mark every article that ``query`` finds as read; undo makes those unread again."""
        ids = organize.list_ids(self._library, query)
        mark = partial(_mark_read, kind=StepKind.ALL_READ)
        self._write(ids, mark, partial(self._tell_read, self.tr("Everything here is read.")))

    def mark_many_read(self, ids: Sequence[int]) -> None:
        """Mark articles as read and say how many; undo makes those unread again."""
        told = partial(self._tell_read, self.tr("Everything there is read."))
        self._write(ids, organize.mark_read, told)

    def mark_passed_read(self, ids: Sequence[int]) -> None:
        """Mark as read, without a word, articles that were scrolled past; undo takes it back."""
        if ids:
            self._steps.when_free(partial(self._write, ids, organize.mark_read, self._tell_nothing))

    def bookmark(self, ids: Sequence[int]) -> None:
        """Bookmark articles."""
        self._write(ids, organize.bookmark, self._tell_nothing)

    def archive(self, ids: Sequence[int], meant: Article | None) -> None:
        """Archive articles."""
        self._archive(ids, meant, 0, off=False)

    def toggle_archived(self, ids: Sequence[int], meant: Article | None, opened: int) -> None:
        """Archive articles, or take them out of the archive if the open one is there."""
        self._archive(ids, meant, opened, off=meant is not None and meant.is_archived)

    def _archive(
        self, ids: Sequence[int], meant: Article | None, opened: int, *, off: bool
    ) -> None:
        change = partial(organize.unarchive if off else organize.archive, shown=_shown(ids, opened))
        one = (
            self.tr("“{}” was taken out of the archive.") if off else self.tr("“{}” was archived.")
        )
        many = (
            self.tr("{} articles were taken out of the archive.")
            if off
            else self.tr("{} articles were archived.")
        )
        self._write(ids, change, partial(self._tell_gone, one, many, meant))

    def delete(self, ids: Sequence[int], meant: Article | None, opened: int) -> None:
        """Put articles into the trash; undo takes them out and opens the one that was open."""
        change = partial(organize.delete, shown=_shown(ids, opened))
        one, many = self.tr("“{}” was deleted."), self.tr("{} articles were deleted.")
        self._write(ids, change, partial(self._tell_gone, one, many, meant))

    def undelete(self, ids: Sequence[int], meant: Article | None) -> None:
        """Take articles out of the trash."""
        one = self.tr("“{}” was taken out of the trash.")
        many = self.tr("{} articles were taken out of the trash.")
        self._write(ids, organize.undelete, partial(self._tell_gone, one, many, meant))

    def edit(self, ids: Sequence[int], edit: HeadEdit) -> None:
        """Write articles' heads anew."""
        self._write(ids, partial(_edit, edit=edit), self._tell_edited)

    def write_note(self, identifier: int, text: str) -> None:
        """Keep a note on an article."""
        self._write([identifier], partial(_write_note, text=text), self._tell_nothing)

    def change_tags(self, ids: Sequence[int], on: Sequence[str], off: Sequence[str]) -> None:
        """Put tags on articles, and take others off."""
        told = partial(self._tell_tags, tuple(on), tuple(off))
        self._write(ids, partial(_change_tags, on=on, off=off), told)

    def note(self, changes: LibraryChanges, sentence: str) -> None:
        """Tell of a step that was done elsewhere, and offer to take it back."""
        self.library_changed.emit(changes)
        self._steps.offer(sentence)

    def inform(self, sentence: str) -> None:
        """Say something, for some seconds."""
        self._notice_bar.inform(sentence)

    def warn(self, sentence: str) -> None:
        """Say that something could not be done."""
        self._notice_bar.warn(sentence)

    def _write(
        self,
        ids: Sequence[int],
        change: Callable[[Library, Sequence[int]], LibraryChanges],
        tell: Callable[[LibraryChanges], None],
    ) -> None:
        if not ids:
            tell(LibraryChanges())
            return

        def done(changes: LibraryChanges) -> None:
            self.library_changed.emit(changes)
            tell(changes)

        self._steps.run(len(ids), lambda library: change(library, ids), done)

    def _try(self, change: Callable[[], LibraryChanges]) -> None:
        try:
            changes = change()
        except SenjaError as error:
            self._notice_bar.warn(str(error))
            return
        self.library_changed.emit(changes)

    def _tell_nothing(self, changes: LibraryChanges) -> None:
        """Say nothing: it is seen."""

    def _tell_bookmarks(self, changes: LibraryChanges) -> None:
        if len(changes.changed) > 1:
            self._steps.offer(self.tr("{} bookmarks were removed.").format(len(changes.changed)))

    def _tell_read(self, nothing: str, changes: LibraryChanges) -> None:
        if changes.changed:
            words = self.tr("{} articles were marked as read.").format(len(changes.changed))
            self._steps.offer(words)
        else:
            self._notice_bar.inform(nothing)

    def _tell_gone(
        self, one: str, many: str, meant: Article | None, changes: LibraryChanges
    ) -> None:
        gone = (*changes.removed, *changes.added)
        if len(gone) == 1 and meant is not None:
            self._steps.offer(one.format(_short(meant.title)))
        elif gone:
            self._steps.offer(many.format(len(gone)))

    def _tell_edited(self, changes: LibraryChanges) -> None:
        if len(changes.changed) > 1:
            self._steps.offer(self.tr("{} articles were edited.").format(len(changes.changed)))

    def _tell_tags(self, on: Sequence[str], off: Sequence[str], changes: LibraryChanges) -> None:
        if not changes:
            return
        put = ", ".join(f"#{each}" for each in on)
        taken = ", ".join(f"#{each}" for each in off)
        parts = [
            self.tr("Tagged {}.").format(put) if put else "",
            self.tr("{} taken off.").format(taken) if taken else "",
        ]
        self._steps.offer(" ".join(filter(None, parts)))

    @Slot(Step, LibraryChanges)
    def _on_went(self, step: Step, changes: LibraryChanges) -> None:
        self.went.emit(step)
        if not step.is_undone or step.kind not in _TOOK_AWAY or not changes.added:
            self.library_changed.emit(changes)
            return
        self.undeleted.emit(changes)
        shown = step.article if step.article in changes.added else changes.added[-1]
        self.open_requested.emit(shown)


def _shown(ids: Sequence[int], opened: int) -> int:
    """Return the article that is shown again when what is done now is taken back."""
    return opened if opened in ids else ids[-1] if ids else 0


def _mark_read(library: Library, ids: Sequence[int], kind: StepKind) -> LibraryChanges:
    return organize.mark_read(library, ids, kind)


def _edit(library: Library, ids: Sequence[int], edit: HeadEdit) -> LibraryChanges:
    return organize.edit_heads(library, ids, edit)


def _write_note(library: Library, ids: Sequence[int], text: str) -> LibraryChanges:
    return organize.write_note(library, ids[0], text)


def _change_tags(
    library: Library, ids: Sequence[int], on: Sequence[str], off: Sequence[str]
) -> LibraryChanges:
    from reader.operations import tagging

    return tagging.change_tags(library, ids, on, off)


def _short(title: str) -> str:
    """Return a title as it stands in a sentence."""
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
