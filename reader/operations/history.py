"""Take back what was done to the library, and do it again; it survives the program's end."""

from reader.library import Library, journal
from reader.model.changes import LibraryChanges
from reader.model.step import Step


def last_done(library: Library) -> Step | None:
    """Return the step that would be taken back next, None where there is none."""
    return journal.last_done(library)


def next_undone(library: Library) -> Step | None:
    """Return the step that would be done again next, None where there is none."""
    return journal.next_undone(library)


def undo(library: Library) -> tuple[Step, LibraryChanges] | None:
    """Take back the last step, as far as nobody has changed the same since then.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    return journal.undo(library)


def redo(library: Library) -> tuple[Step, LibraryChanges] | None:
    """Do again the step that was taken back last.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    return journal.redo(library)
