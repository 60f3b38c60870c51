"""Put tags on articles and look after the tags themselves; each is a step that can be taken back."""

from collections.abc import Sequence

from reader.library import Library, journal, tags
from reader.model.changes import LibraryChanges
from reader.model.step import StepKind
from reader.model.tag import Tag, TagColor, tag_name


def all_tags(library: Library) -> list[Tag]:
    """Return every tag, by its name."""
    return tags.all_tags(library)


def tags_of(library: Library, ids: Sequence[int]) -> dict[str, int]:
    """Return the tags on these articles, and on how many of them each stands."""
    return tags.tags_of(library, ids)


def tag(library: Library, ids: Sequence[int], names: Sequence[str]) -> LibraryChanges:
    """Put tags on articles, as one step.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    return change_tags(library, ids, names, ())


def untag(library: Library, ids: Sequence[int], names: Sequence[str]) -> LibraryChanges:
    """Take tags off articles, as one step.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    return change_tags(library, ids, (), names)


def change_tags(
    library: Library, ids: Sequence[int], on: Sequence[str], off: Sequence[str]
) -> LibraryChanges:
    """Put some tags on articles and take others off, as one step; names are tidied.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    put, taken = (tuple(filter(None, map(tag_name, names))) for names in (on, off))
    kind = StepKind.TAGS if put and taken else StepKind.UNTAG if taken else StepKind.TAG
    shown = ids[0] if len(ids) == 1 else 0
    with journal.step(library, kind, ", ".join([*put, *taken]), article=shown):
        return LibraryChanges.together(
            [
                *(tags.add_tag(library, ids, name) for name in put),
                *(tags.remove_tag(library, ids, name) for name in taken),
            ]
        )


def rename_tag(library: Library, name: str, wanted: str) -> LibraryChanges:
    """Give a tag another name; where there is one of that name, they become one.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    fresh = tag_name(wanted)
    if not fresh or fresh == name:
        return LibraryChanges()
    with journal.step(library, StepKind.RENAME_TAG, name):
        return tags.rename_tag(library, name, fresh)


def delete_tag(library: Library, name: str) -> LibraryChanges:
    """Take a tag, and those below it, off every article.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with journal.step(library, StepKind.DELETE_TAG, name):
        return tags.delete_tag(library, name)


def color_tag(library: Library, name: str, color: TagColor) -> LibraryChanges:
    """Give a tag a colour, or none; no article is another by it.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with journal.step(library, StepKind.COLOR_TAG, name):
        tags.color_tag(library, name, color)
        return LibraryChanges()
