"""Give articles their states, heads and notes; note where one was left, and treat its pictures.

What a person does here is a step each, which can be taken back.
"""

from collections.abc import Sequence

from reader.library import Library, articles, contacts, edits, journal, media, pages
from reader.library.articles import State
from reader.model.article import Article, ReadingPosition
from reader.model.changes import LibraryChanges
from reader.model.contact import Contact
from reader.model.picture import DarkTreatment
from reader.model.query import ArticleQuery
from reader.model.repair import HeadEdit
from reader.model.step import StepKind

FEED_PICTURES_FACT = "feed_pictures"
_EVERYWHERE = "everywhere"


def bookmark(library: Library, ids: Sequence[int]) -> LibraryChanges:
    """Bookmark articles; a bookmark that is there keeps its time."""
    return _state(library, ids, State.BOOKMARKED, StepKind.BOOKMARK)


def unbookmark(library: Library, ids: Sequence[int]) -> LibraryChanges:
    """Take bookmarks off."""
    return _state(library, ids, State.BOOKMARKED, StepKind.UNBOOKMARK, on=False)


def mark_read(
    library: Library, ids: Sequence[int], kind: StepKind = StepKind.READ
) -> LibraryChanges:
    """Mark articles as read."""
    return _state(library, ids, State.READ, kind)


def mark_unread(library: Library, ids: Sequence[int]) -> LibraryChanges:
    """Mark articles as unread."""
    return _state(library, ids, State.READ, StepKind.UNREAD, on=False)


def note_opened(library: Library, identifier: int) -> LibraryChanges:
    """Mark an article as read because it was opened, which is no step of its own."""
    return articles.set_state(library, [identifier], State.READ, on=True)


def archive(library: Library, ids: Sequence[int], *, shown: int = 0) -> LibraryChanges:
    """Put articles into the archive; ``shown`` is the one that is shown again by an undo."""
    return _state(library, ids, State.ARCHIVED, StepKind.ARCHIVE, shown=shown)


def unarchive(library: Library, ids: Sequence[int], *, shown: int = 0) -> LibraryChanges:
    """Take articles out of the archive."""
    return _state(library, ids, State.ARCHIVED, StepKind.UNARCHIVE, on=False, shown=shown)


def delete(library: Library, ids: Sequence[int], *, shown: int = 0) -> LibraryChanges:
    """Put articles into the trash, where they stay whole for 30 days."""
    return _state(library, ids, State.DELETED, StepKind.DELETE, shown=shown)


def undelete(library: Library, ids: Sequence[int]) -> LibraryChanges:
    """Take articles out of the trash, as they were."""
    return _state(library, ids, State.DELETED, StepKind.UNDELETE, on=False)


def empty_trash(library: Library) -> int:
    """Take everything in the trash out for good, which can't be taken back; return how many.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    return articles.empty_trash(library, older_than_days=0)


def edit_heads(library: Library, ids: Sequence[int], edit: HeadEdit) -> LibraryChanges:
    """Write articles' heads anew: title, authors, date, language, address.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with journal.step(library, StepKind.EDIT, articles.title_of(library, ids), article=ids[0]):
        return edits.edit_heads(library, ids, edit)


def write_note(library: Library, identifier: int, text: str) -> LibraryChanges:
    """Keep a person's note on an article; "" for none.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    words = articles.title_of(library, [identifier])
    with journal.step(library, StepKind.NOTE, words, article=identifier):
        return edits.set_note(library, identifier, text)


def _state(
    library: Library,
    ids: Sequence[int],
    state: State,
    kind: StepKind,
    *,
    on: bool = True,
    shown: int = 0,
) -> LibraryChanges:
    with journal.step(library, kind, articles.title_of(library, ids), article=shown):
        return articles.set_state(library, ids, state, on=on)


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


def find(library: Library, ids: Sequence[int], *, in_trash: bool = False) -> list[Article]:
    """Return the articles with these ids that are there, or those that are ``in_trash``."""
    return articles.articles(library, ids, in_trash=in_trash)
