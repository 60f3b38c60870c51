"""Web pages that were asked for by their address: waiting, kept, or failed with the reason.

The address is an article from the moment it is asked for, so that nothing that was asked for is
ever lost; what is fetched becomes its body.
"""

from enum import StrEnum

import apsw

from reader.library import articles, packing
from reader.library.articles import Stored
from reader.library.connection import Library, writing
from reader.library.moments import now_microseconds
from reader.model.article import Draft, Source, SourceKind
from reader.model.changes import LibraryChanges

WAITING_NOTICE = "This page is being fetched."
OFFLINE_NOTICE = "Senja is set to stay offline; this page is fetched when it goes online again."
_OFFLINE_FACT = "offline"


# After the first time, each with another refresh of the feed.
_MOST_TRIES = 3


class PageState(StrEnum):
    """What became of an address."""

    WAITING = "waiting"
    KEPT = "kept"
    FAILED = "failed"
    OWED = "owed"  # it failed, and the article has what its feed gave of it


def ask_for(library: Library, url: str, *, typed: bool = True) -> Stored:
    """Keep ``url`` as an article whose page waits to be fetched.

    One whose page is here already is taken out of the trash and keeps it. What was not ``typed`` by
    a person, as a link that a page may have opened, is never looked for in the local network.

    Raises:
        LibraryError: nothing was kept; the sentence says why.
    """
    bare = url.partition("://")[2].rstrip("/") or url
    draft = Draft(
        title=bare,
        html="",
        text="",
        identity_text=url,
        site=bare.partition("/")[0],
        url=url,
        notice=WAITING_NOTICE,
    )
    with writing(library) as connection:
        known = articles.known_article(connection, draft)
        if known is not None and not _is_empty(connection, known):
            # What a feed brought is a person's own from now on, and is kept as such.
            articles.make_own_in(connection, known, Source(SourceKind.PAGE, url))
            return Stored(known, articles.restore_in(connection, known))
        source = Source(SourceKind.PAGE, url)
        stored = articles.store_in(connection, draft, b"", source, known)
        _set_state(connection, stored.id, url, PageState.WAITING, typed=typed)
        return stored


def ask_again(library: Library, identifier: int) -> str:
    """Let the page of an article wait to be fetched again; return its address, "" without one.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        row = connection.execute(
            "SELECT coalesce(page.url, article.url) FROM article "
            "LEFT JOIN page ON page.article_id = article.id "
            "WHERE article.id = ? AND deleted_at IS NULL",
            (identifier,),
        ).fetchone()
        url = str(row[0]) if row else ""
        if url.startswith(("http://", "https://")):
            _set_state(connection, identifier, url, PageState.WAITING)
            return url
        return ""


def wait_in(connection: apsw.Connection, identifier: int, url: str, *, typed: bool) -> None:
    """Let an article wait for its page, inside an open transaction."""
    if url.startswith(("http://", "https://")):
        _set_state(connection, identifier, url, PageState.WAITING, typed=typed)


def was_typed(library: Library, identifier: int) -> bool:
    """Return whether a person gave the article's address."""
    row = library.read_one("SELECT typed FROM page WHERE article_id = ?", (identifier,))
    return row is None or bool(row[0])


def waiting(library: Library) -> list[tuple[int, str]]:
    """Return the articles whose pages wait, with their addresses, in the order they were asked."""
    rows = library.read(
        "SELECT article_id, page.url FROM page JOIN article ON article.id = article_id "
        "WHERE state = 'waiting' AND deleted_at IS NULL ORDER BY asked_at, article_id"
    )
    return [(int(identifier), str(url)) for identifier, url in rows]


def state(library: Library, identifier: int) -> PageState | None:
    """Return what became of the article's page, None if it was never asked for."""
    row = library.read_one("SELECT state FROM page WHERE article_id = ?", (identifier,))
    return None if row is None else PageState(str(row[0]))


def is_offline(library: Library) -> bool:
    """Return whether Senja is set to ask nothing of the network."""
    return articles.fact(library, _OFFLINE_FACT) == "yes"


def set_offline(library: Library, *, on: bool) -> None:
    """Set whether Senja asks anything of the network; it holds for whoever opens this library.

    Raises:
        LibraryError: nothing was set; the sentence says why.
    """
    articles.set_fact(library, _OFFLINE_FACT, "yes" if on else "")


def put_off(library: Library, identifier: int) -> LibraryChanges:
    """Note that the page waits until Senja goes online; one that has a page shows no sign of it.

    Raises:
        LibraryError: nothing was noted; the sentence says why.
    """
    with writing(library) as connection:
        if not _is_empty(connection, identifier):
            return LibraryChanges()
        sql = "UPDATE article SET notice = ? WHERE id = ?"
        connection.execute(sql, (OFFLINE_NOTICE, identifier))
        return LibraryChanges(changed=(identifier,))


def is_waiting(library: Library, identifier: int) -> bool:
    """Return whether the article's page is still to come."""
    return state(library, identifier) is PageState.WAITING


def keep(library: Library, identifier: int, draft: Draft, original: bytes) -> Stored:
    """Give the article its page; what it had before stays as an earlier version.

    A page that is an article of its own already (its address says so) becomes that one's newest
    version, and the address that led there goes.

    Raises:
        LibraryError: nothing was kept; the sentence says why.
    """
    with writing(library) as connection:
        other = articles.known_article(connection, draft)
        if other in {None, identifier}:
            url = _asked_url(connection, identifier) or draft.url
            source = Source(SourceKind.PAGE, url)
            deleted = _deleted_at(connection, identifier)
            stored = articles.store_in(connection, draft, original, source, identifier)
            # The address alone was no version of the article.
            connection.execute(
                f"DELETE FROM content WHERE article_id = ?1 AND {packing.IS_EMPTY} "
                "AND id <> (SELECT content_id FROM article WHERE id = ?1)",
                (identifier,),
            )
            _set_state(connection, identifier, url, PageState.KEPT)
            if deleted is not None:
                # What was deleted while it was fetched stays in the trash, whole.
                sql = "UPDATE article SET deleted_at = ? WHERE id = ?"
                connection.execute(sql, (deleted, identifier))
                return Stored(identifier, LibraryChanges())
            return Stored(identifier, stored.changes.then(LibraryChanges(changed=(identifier,))))
        assert other is not None  # noqa: S101 (told apart above)
        stored = articles.store_in(
            connection, draft, original, Source(SourceKind.PAGE, draft.url), other
        )
        _set_state(connection, other, draft.url, PageState.KEPT)
        _inherit(connection, other, identifier)
        removed: tuple[int, ...] = ()
        if _is_empty(connection, identifier):
            connection.execute("DELETE FROM article WHERE id = ?", (identifier,))
            removed = (identifier,)
        else:
            # It has a text of its own, and nothing more is to come for it.
            _set_state(connection, identifier, draft.url, PageState.KEPT)
        return Stored(other, stored.changes.then(LibraryChanges(changed=(other,), removed=removed)))


def _inherit(connection: apsw.Connection, heir: int, identifier: int) -> None:
    """Give an article what another that turned out to be the same has beside its text.

    What a person saved is a person's own, whichever of the two a feed brought.
    """
    kind = str(
        connection.execute("SELECT source_kind FROM article WHERE id = ?", (identifier,)).get
    )
    if kind != SourceKind.FEED.value:
        place = connection.execute("SELECT source_place FROM article WHERE id = ?", (identifier,))
        articles.make_own_in(connection, heir, Source(SourceKind(kind), str(place.get)))
    connection.execute(
        "UPDATE article SET bookmarked_at = coalesce(bookmarked_at, "
        "(SELECT bookmarked_at FROM article WHERE id = ?2)) WHERE id = ?1",
        (heir, identifier),
    )
    connection.execute(
        "INSERT OR IGNORE INTO article_tag SELECT ?1, name FROM article_tag WHERE article_id = ?2",
        (heir, identifier),
    )
    connection.execute("UPDATE entry SET article_id = ?1 WHERE article_id = ?2", (heir, identifier))


def fail(library: Library, identifier: int, sentence: str) -> LibraryChanges:
    """Note why the page could not be had; an article that has one keeps it and shows no sign.

    Raises:
        LibraryError: nothing was noted; the sentence says why.
    """
    with writing(library) as connection:
        url = _asked_url(connection, identifier)
        if not url:
            return LibraryChanges()
        if not _is_empty(connection, identifier):
            state = PageState.OWED if _has_only_its_feed(connection, identifier) else PageState.KEPT
            _set_state(connection, identifier, url, state)
            return LibraryChanges()
        _set_state(connection, identifier, url, PageState.FAILED)
        connection.execute("UPDATE article SET notice = ? WHERE id = ?", (sentence, identifier))
        return LibraryChanges(changed=(identifier,))


def wait_again_in(connection: apsw.Connection, feed: int) -> None:
    """Let the pages that a feed still owes wait once more, inside an open transaction.

    Its server answers again; a page that can't be had time after time is let go.
    """
    connection.execute(
        "UPDATE page SET state = ?, tries = tries + 1 WHERE state = ? AND tries < ? "
        "AND article_id IN (SELECT article_id FROM entry WHERE feed_id = ?)",
        (PageState.WAITING.value, PageState.OWED.value, _MOST_TRIES, feed),
    )


def text_size(library: Library, identifier: int) -> int:
    """Return how many characters of text the article's present body has."""
    row = library.read_one(
        f"SELECT {packing.TEXT_SIZE} FROM content "
        "WHERE id = (SELECT content_id FROM article WHERE id = ?)",
        (identifier,),
    )
    return 0 if row is None else int(row[0])


def _has_only_its_feed(connection: apsw.Connection, identifier: int) -> bool:
    """Return whether an article of a feed never had more than what its feed gave of it."""
    sql = (
        "SELECT article.source_kind = ?1 AND NOT EXISTS (SELECT 1 FROM content "
        "WHERE article_id = article.id AND content.source_kind NOT IN ('', ?1)) "
        "FROM article WHERE id = ?2"
    )
    return bool(connection.execute(sql, (SourceKind.FEED.value, identifier)).get)


def _is_empty(connection: apsw.Connection, identifier: int) -> bool:
    """Return whether an article is an address and no more as yet."""
    is_empty = connection.execute(
        f"SELECT {packing.IS_EMPTY} FROM content "
        "WHERE id = (SELECT content_id FROM article WHERE id = ?)",
        (identifier,),
    ).get
    return is_empty is None or bool(is_empty)


def _deleted_at(connection: apsw.Connection, identifier: int) -> int | None:
    sql = "SELECT deleted_at FROM article WHERE id = ?"
    value = connection.execute(sql, (identifier,)).get
    return None if value is None else int(value)


def _asked_url(connection: apsw.Connection, identifier: int) -> str:
    url = connection.execute("SELECT url FROM page WHERE article_id = ?", (identifier,)).get
    return "" if url is None else str(url)


def _set_state(
    connection: apsw.Connection, identifier: int, url: str, new: PageState, *, typed: bool = True
) -> None:
    """Note a page's state; who gave its address is noted once."""
    connection.execute(
        "INSERT INTO page (article_id, url, state, typed, asked_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (article_id) DO UPDATE SET "
        "url = excluded.url, state = excluded.state, asked_at = excluded.asked_at",
        (identifier, url, new.value, typed, now_microseconds()),
    )
