"""A place beside the list: which articles are meant."""

from dataclasses import dataclass, replace
from enum import StrEnum

from reader.model.query import ArticleQuery, ListFilter


class Shelf(StrEnum):
    """What is chosen of the whole library."""

    TODAY = "today"
    ALL = ""
    UNREAD = "unread"
    BOOKMARKS = "bookmarks"


_FILTERS = {
    Shelf.ALL: ListFilter.ALL,
    Shelf.UNREAD: ListFilter.UNREAD,
    Shelf.BOOKMARKS: ListFilter.BOOKMARKS,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Which articles are meant: those of one feed, of a folder of feeds, or of a shelf."""

    feed: int = 0
    folder: str = ""
    shelf: Shelf = Shelf.ALL

    @property
    def is_shelf(self) -> bool:
        """Whether the whole library is meant, or what is chosen of it."""
        return not self.feed and not self.folder


def place_text(place: Place) -> str:
    """Return a place as it is remembered."""
    if place.is_shelf:
        return f"shelf:{place.shelf.value}"
    return f"feed:{place.feed}" if place.feed else f"folder:{place.folder}"


def read_place(text: str) -> Place:
    """Return the place that was remembered as ``text``; all articles for what makes no sense."""
    kind, _, name = text.partition(":")
    if kind == "feed" and name.isdecimal() and len(name) < 18:  # noqa: PLR2004 (SQLite's whole numbers)
        return Place(feed=int(name))
    if kind == "folder":
        return Place(folder=name)
    return Place(shelf=Shelf(name) if name in list(Shelf) else Shelf.ALL)


def place_of(query: ArticleQuery) -> Place:
    """Return the place whose articles ``query`` finds."""
    if query.feed or query.folder:
        return Place(query.feed, query.folder)
    if query.today:
        return Place(shelf=Shelf.TODAY)
    return next(Place(shelf=shelf) for shelf, each in _FILTERS.items() if each is query.filter)


def query_at(place: Place, before: ArticleQuery, inside: ListFilter) -> ArticleQuery:
    """Return what is looked for at a place.

    Args:
        place: what was chosen.
        before: what was looked for until now; the words stay.
        inside: the filter that a person last chose for a feed, a folder or a day.
    """
    return replace(
        before,
        feed=place.feed,
        folder=place.folder,
        today=place.is_shelf and place.shelf is Shelf.TODAY,
        filter=_FILTERS.get(place.shelf, inside) if place.is_shelf else inside,
    )
