"""What stands beside the list: shelves, collections, tags and feeds, with what is counted of each."""

from dataclasses import dataclass, field

from reader.model.collection import Collection
from reader.model.feed import FeedsOutline
from reader.model.tag import Tag


@dataclass(frozen=True, slots=True)
class Outline:
    """The collections, the tags and the feeds of a library."""

    feeds: FeedsOutline = field(default_factory=FeedsOutline)
    tags: tuple[Tag, ...] = ()
    collections: tuple[Collection, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.feeds.feeds or self.tags or self.collections)
