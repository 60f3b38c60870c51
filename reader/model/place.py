"""A place beside the list: which articles are meant."""

from dataclasses import dataclass, replace
from enum import StrEnum

from reader.model.query import ArticleQuery, ListFilter, Where


class Shelf(StrEnum):
    """What is chosen of the whole library."""

    TODAY = "today"
    ALL = ""
    UNREAD = "unread"
    BOOKMARKS = "bookmarks"
    ARCHIVE = "archive"
    TRASH = "trash"


_FILTERS = {
    Shelf.ALL: ListFilter.ALL,
    Shelf.UNREAD: ListFilter.UNREAD,
    Shelf.BOOKMARKS: ListFilter.BOOKMARKS,
}
_WHERE = {Shelf.ARCHIVE: Where.ARCHIVE, Shelf.TRASH: Where.TRASH}


@dataclass(frozen=True, slots=True)
class Place:
    """Which articles are meant: those of one feed, folder of feeds, tag, collection, or shelf."""

    feed: int = 0
    folder: str = ""
    shelf: Shelf = Shelf.ALL
    tag: str = ""
    collection: int = 0

    @property
    def is_shelf(self) -> bool:
        """Whether the whole library is meant, or what is chosen of it."""
        return not (self.feed or self.folder or self.tag or self.collection)

    @property
    def is_feeds(self) -> bool:
        """Whether a feed or a folder of feeds is meant."""
        return bool(self.feed or self.folder)


def place_text(place: Place) -> str:
    """Return a place as it is remembered."""
    if place.is_shelf:
        return f"shelf:{place.shelf.value}"
    if place.tag:
        return f"tag:{place.tag}"
    if place.collection:
        return f"collection:{place.collection}"
    return f"feed:{place.feed}" if place.feed else f"folder:{place.folder}"


def read_place(text: str) -> Place:
    """Return the place that was remembered as ``text``; all articles for what makes no sense."""
    kind, _, name = text.partition(":")
    is_number = name.isdecimal() and len(name) < 18  # noqa: PLR2004 (SQLite's whole numbers)
    if kind == "feed" and is_number:
        return Place(feed=int(name))
    if kind == "collection" and is_number:
        return Place(collection=int(name))
    if kind == "folder":
        return Place(folder=name)
    if kind == "tag":
        return Place(tag=name)
    return Place(shelf=Shelf(name) if name in list(Shelf) else Shelf.ALL)


def place_of(query: ArticleQuery) -> Place:
    """Return the place whose articles ``query`` finds."""
    if query.feed or query.folder or query.tag or query.collection:
        return Place(query.feed, query.folder, tag=query.tag, collection=query.collection)
    if query.today:
        return Place(shelf=Shelf.TODAY)
    for shelf, where in _WHERE.items():
        if query.where is where:
            return Place(shelf=shelf)
    return next(Place(shelf=shelf) for shelf, each in _FILTERS.items() if each is query.filter)


def query_at(place: Place, before: ArticleQuery, inside: ListFilter) -> ArticleQuery:
    """Return what is looked for at a place.

    Args:
        place: what was chosen.
        before: what was looked for until now; the words stay.
        inside: the filter that a person last chose for a feed, a folder, a tag or a day.
    """
    is_at_shelf = place.is_shelf
    where = _WHERE.get(place.shelf, Where.LIBRARY) if is_at_shelf else Where.LIBRARY
    # Archive and trash are shown whole at first.
    usual = inside if where is Where.LIBRARY else ListFilter.ALL
    return replace(
        before,
        feed=place.feed,
        folder=place.folder,
        tag=place.tag,
        collection=place.collection,
        today=is_at_shelf and place.shelf is Shelf.TODAY,
        where=where,
        filter=_FILTERS.get(place.shelf, usual) if is_at_shelf else inside,
    )
