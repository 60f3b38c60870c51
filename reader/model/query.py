"""Which articles are asked for, and in what order."""

from dataclasses import dataclass
from enum import StrEnum


class ListFilter(StrEnum):
    """The three lists of the window."""

    ALL = "all"
    UNREAD = "unread"
    BOOKMARKS = "bookmarks"


class Where(StrEnum):
    """In which part of the library articles are looked for."""

    LIBRARY = "library"
    ARCHIVE = "archive"
    TRASH = "trash"


class ListOrder(StrEnum):
    """What articles are ordered by.

    ``MATCH`` is how well they match the words that are looked for; without words it is when they
    came: into the library, the archive or the trash. Where two are alike, the last saved is first.
    """

    MATCH = "match"
    SAVED = "saved"  # the last first
    PUBLISHED = "published"  # the last first; what has no date by when it was saved
    TITLE = "title"  # from A
    SOURCE = "source"  # from A, what has none at the end
    LENGTH = "length"  # the shortest first
    UNREAD = "unread"  # the unread first


class Grouping(StrEnum):
    """What stands together under one heading; it goes before the order."""

    NONE = "none"
    DAY = "day"  # when it was saved, or published where that is the order
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """A list's filter and what is looked for, as it is typed; no words find every article.

    ``feed`` is the id of the one feed whose entries are meant, or 0 for all articles; ``folder``
    means those of all feeds in a folder and below, ``tag`` those with a person's own tag or one
    below it, and ``collection`` those of the kept search with this id. ``today`` means what came
    since midnight, where the reader is. ``is_reversed`` turns the order round.

    Archived articles are found where words, a feed, a folder, a tag, a collection or bookmarks are
    asked for, and are never among the unread; deleted ones only in the trash.
    """

    filter: ListFilter = ListFilter.ALL
    words: str = ""
    feed: int = 0
    folder: str = ""
    today: bool = False
    tag: str = ""
    collection: int = 0
    where: Where = Where.LIBRARY
    order: ListOrder = ListOrder.MATCH
    is_reversed: bool = False
    grouping: Grouping = Grouping.NONE
