"""Which articles are asked for."""

from dataclasses import dataclass
from enum import StrEnum


class ListFilter(StrEnum):
    """The three lists of the window."""

    ALL = "all"
    UNREAD = "unread"
    BOOKMARKS = "bookmarks"


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """A list's filter and what is looked for, as it is typed; no words find every article.

    ``feed`` is the id of the one feed whose entries are meant, or 0 for all articles; ``folder``
    means those of all feeds in a folder and below. ``today`` means what came since midnight, where
    the reader is.
    """

    filter: ListFilter = ListFilter.ALL
    words: str = ""
    feed: int = 0
    folder: str = ""
    today: bool = False
