"""A collection: a search that is kept under a name."""

from dataclasses import dataclass

from reader.model.query import ArticleQuery

# What has more is counted no further: the sign says that there are more.
MOST_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Collection:
    """A kept search, and how many articles it finds where that was counted."""

    id: int
    name: str
    query: ArticleQuery
    unread: int = 0
    total: int = 0


def counted(number: int) -> str:
    """Return a number as it is shown: no higher than it was counted."""
    return f"{number:,}" if number <= MOST_COUNTED else f"{MOST_COUNTED:,}+"


def collection_name(text: str) -> str:
    """Return a name as it is kept: in one line and not without end; "" for none."""
    return " ".join(text.split())[:_LONGEST_NAME].strip()


_LONGEST_NAME = 200
