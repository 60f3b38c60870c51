"""Give articles their states: read, bookmarked, deleted; note where one was left.

Pictures are given their treatment.
"""

from collections.abc import Iterable, Sequence

from reader.library import Library, articles, contacts, media, pages
from reader.library.articles import State
from reader.model.article import Article, ReadingPosition
from reader.model.changes import LibraryChanges
from reader.model.contact import Contact
from reader.model.picture import DarkTreatment
from reader.model.query import ArticleQuery

FEED_PICTURES_FACT = "feed_pictures"
_EVERYWHERE = "everywhere"


def bookmark(library: Library, ids: Iterable[int]) -> LibraryChanges:
    """Bookmark articles; a bookmark that is there keeps its time."""
    return articles.set_state(library, ids, State.BOOKMARKED, on=True)


def unbookmark(library: Library, ids: Iterable[int]) -> LibraryChanges:
    """Take bookmarks off."""
    return articles.set_state(library, ids, State.BOOKMARKED, on=False)


def mark_read(library: Library, ids: Iterable[int]) -> LibraryChanges:
    """Mark articles as read."""
    return articles.set_state(library, ids, State.READ, on=True)


def mark_unread(library: Library, ids: Iterable[int]) -> LibraryChanges:
    """Mark articles as unread."""
    return articles.set_state(library, ids, State.READ, on=False)


def delete(library: Library, ids: Iterable[int]) -> LibraryChanges:
    """Put articles into the trash, where they stay whole for 30 days."""
    return articles.set_state(library, ids, State.DELETED, on=True)


def undelete(library: Library, ids: Iterable[int]) -> LibraryChanges:
    """Take articles out of the trash, as they were."""
    return articles.set_state(library, ids, State.DELETED, on=False)


def note_position(library: Library, article_id: int, position: ReadingPosition) -> None:
    """Note where an article was left."""
    articles.set_position(library, article_id, position)


def treat_picture(library: Library, sha256: str, treatment: DarkTreatment | None) -> None:
    """Remember how a picture is to be shown in the dark, in every article; None is automatic."""
    media.choose_treatment(library, sha256, treatment)


def is_offline(library: Library) -> bool:
    """Return whether Senja is set to ask nothing of the network."""
    return pages.is_offline(library)


def set_offline(library: Library, *, on: bool) -> None:
    """Set whether Senja asks anything of the network.

    Raises:
        LibraryError: nothing was set; the sentence says why.
    """
    pages.set_offline(library, on=on)


def keeps_all_feed_pictures(library: Library) -> bool:
    """Return whether pictures of feeds are asked for wherever they are."""
    return articles.fact(library, FEED_PICTURES_FACT) == _EVERYWHERE


def keep_all_feed_pictures(library: Library, *, on: bool) -> None:
    """Set whether pictures of feeds are asked for wherever they are, or on their own sites only.

    Raises:
        LibraryError: nothing was set; the sentence says why.
    """
    articles.set_fact(library, FEED_PICTURES_FACT, _EVERYWHERE if on else "")


def contacted(library: Library) -> list[Contact]:
    """Return the last requests that were sent, the newest first."""
    return contacts.contacts(library)


def page_version(library: Library, article_id: int) -> int:
    """Return a number that tells an article's versions apart, 0 if it is not there."""
    return articles.page_version(library, article_id)


def list_ids(library: Library, query: ArticleQuery) -> list[int]:
    """Return the ids of the articles that ``query`` finds, the last saved first."""
    return articles.list_ids(library, query)


def find(library: Library, ids: Sequence[int]) -> list[Article]:
    """Return the articles with these ids that are there."""
    return articles.articles(library, ids)
