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
    """A list's filter and the words looked for in titles; no words find every title.

    ``feed`` is the id of the one feed whose entries are meant, or 0 for all articles; ``folder``
    means those of all feeds in a folder and below. ``today`` means what came since midnight, where
    the reader is.
    """

    filter: ListFilter = ListFilter.ALL
    title_words: str = ""
    feed: int = 0
    folder: str = ""
    today: bool = False
