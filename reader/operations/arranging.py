"""Put feeds and folders into other places; each is a step that can be taken back."""

from collections.abc import Sequence

from reader.library import Library, arranging, journal
from reader.model.step import StepKind


def arrange(library: Library, parent: str, children: Sequence[int | str]) -> None:
    """Put feeds, by their ids, and folders, by their names, into a folder in this order.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with journal.step(library, StepKind.ARRANGE):
        arranging.arrange(library, parent, children)


def rename_folder(library: Library, name: str, wanted: str) -> str:
    """Give a folder another name where it stands, if there is any; return its whole name.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with journal.step(library, StepKind.ARRANGE, name):
        return arranging.rename_folder(library, name, wanted)


def sort_by_name(library: Library, parent: str) -> None:
    """Let what is in a folder stand by its name again.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with journal.step(library, StepKind.ARRANGE, parent):
        arranging.sort_by_name(library, parent)
