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
    """A list's filter and the words looked for in titles; no words find every title."""

    filter: ListFilter = ListFilter.ALL
    title_words: str = ""
