"""The feeds that a person follows: what is known of each, and its entries as articles."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import apsw

from reader.errors import LibraryError
from reader.library import articles, contacts, leaving, packing, pages, rules, stories
from reader.library.connection import Library, writing
from reader.library.moments import microseconds, moment, now_microseconds
from reader.markup.words import fold
from reader.model.article import Draft, Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.model.contact import Contact
from reader.model.feed import (
    Excerpts,
    Feed,
    FeedSettings,
    FeedsOutline,
    Keeping,
    Rhythm,
    Subscription,
)
from reader.model.query import ArticleQuery, ListFilter
from reader.model.rhythm import USUAL_MINUTES, next_look

MINUTE = 60_000_000
# The longest pause of a broken one, in minutes.
_LONGEST_PAUSE = 24 * 60
# When what is looked at only when asked is due.
_NEVER = 2**62
# The minutes between two looks at a feed of which nobody says anything.
MINUTES_FACT = "feed_minutes"
# So many pages of a feed that is read whole from now on are fetched at once.
_MOST_WAITING = 50
# What an article has whose pictures are to be asked for.
_PICTURE = "<img"
# Folders in folders; nobody finds anything deeper.
_DEEPEST = 20
# What has so much less text than the page that is kept is only an excerpt of it.
_EXCERPT = 0.9


@dataclass(frozen=True, slots=True)
class Known:
    """What is needed to ask for a feed.

    ``access`` is as ``Feed`` has it.
    """

    id: int
    url: str
    title: str
    etag: str
    last_modified: str
    typed: bool
    access: str = ""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Where a feed is, and whether it was never looked at."""

    id: int
    url: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry that is new or has changed, ready to be stored.

    ``original`` is what its feed gave, or what ``articles.ready`` made of it and the draft.
    """

    key: str
    hash: str
    draft: Draft
    original: bytes | articles.Ready


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What asking for a feed came to; ``keys`` are those of all the entries that stand in it."""

    url: str
    own_title: str = ""
    site_url: str = ""
    etag: str = ""
    last_modified: str = ""
    rhythm: Rhythm = field(default_factory=Rhythm)
    is_cut_short: bool = False
    keys: frozenset[str] = frozenset()
    asked: str = ""


def subscribe(library: Library, wanted: Subscription, *, typed: bool = True) -> int:
    """Follow a feed from now on; return its id. One that is followed already stays as it is.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        left = connection.execute("SELECT id FROM feed WHERE url = ?", (wanted.url,)).get
        if left is not None:
            leaving.bring_back_in(connection, int(left))
        connection.execute(
            "INSERT INTO feed (url, title, own_title, site_url, folder, typed, added_at) "
            "VALUES (?, ?, '', ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET "
            # One that was left is followed as it is wanted now.
            "folder = iif(removed_at IS NULL, folder, excluded.folder), "
            "title = iif(removed_at IS NULL, title, excluded.title), "
            "typed = max(typed, excluded.typed), removed_at = NULL, gone = 0, due_at = 0",
            (
                wanted.url,
                wanted.title,
                wanted.site_url,
                folder_name(wanted.folder),
                typed and wanted.is_typed,
                now_microseconds(),
            ),
        )
        return int(connection.execute("SELECT id FROM feed WHERE url = ?", (wanted.url,)).get)


def folder_name(text: str) -> str:
    """Return a folder's name as a person wrote it, with one blank and one line between its steps."""
    steps = (" ".join(step.split()) for step in text.split("/"))
    return "/".join([step for step in steps if step][:_DEEPEST])


@dataclass(frozen=True, slots=True)
class Unsubscribed:
    """The feeds that are followed no more, and what of their articles went into the trash."""

    ids: tuple[int, ...]
    changes: LibraryChanges


def unsubscribe(library: Library, ids: Iterable[int], *, keep_all: bool = False) -> Unsubscribed:
    """Follow feeds no more. What nobody has kept of them goes into the trash, unless ``keep_all``.

    What is bookmarked, tagged, repaired, half read, saved by another door as well or brought by
    another feed stays.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    # One moment for both, by which what went is known when a feed is followed again.
    now = now_microseconds()
    wanted = json.dumps(list(ids))
    with writing(library) as connection:
        left = tuple(
            int(row[0])
            for row in connection.execute(
                "UPDATE feed SET removed_at = ? WHERE removed_at IS NULL "
                "AND id IN (SELECT value FROM json_each(?)) RETURNING id",
                (now, wanted),
            )
        )
        gone = () if keep_all else leaving.put_away_in(connection, now)
    return Unsubscribed(left, LibraryChanges(removed=gone))


def change(library: Library, identifier: int, wanted: FeedSettings) -> None:
    """Give a feed what a person wants of it.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        connection.execute(
            "UPDATE feed SET title = coalesce(?, title), folder = ?, whole = ?, minutes = ?, "
            "keep_days = ?, keep_count = ? WHERE id = ?",
            (
                wanted.title,
                folder_name(wanted.folder),
                wanted.is_whole,
                wanted.minutes,
                wanted.keeping.days,
                wanted.keeping.count,
                identifier,
            ),
        )
        _plan(connection, identifier)
        if wanted.url:
            _readdress(connection, identifier, wanted.url)


def _readdress(connection: apsw.Connection, identifier: int, url: str) -> None:
    """Look for a feed at another address, which a person has given, from now on."""
    if connection.execute("SELECT 1 FROM feed WHERE url = ? AND id <> ?", (url, identifier)).get:
        raise LibraryError(
            "Another feed has this address already, or one that you left, which you can follow "
            "again; nothing was changed."
        )
    connection.execute(
        "UPDATE feed SET url = ?1, typed = 1, access = '', etag = '', last_modified = '', "
        "due_at = 0, failures = 0, problem = '', gone = 0, broken_at = NULL "
        "WHERE id = ?2 AND url <> ?1",
        (url, identifier),
    )


def set_excerpts(library: Library, identifier: int, excerpts: Excerpts) -> None:
    """Note whether a feed's entries are cut short.

    Raises:
        LibraryError: nothing was noted; the sentence says why.
    """
    with writing(library) as connection:
        connection.execute(
            "UPDATE feed SET excerpts = ? WHERE id = ?", (excerpts.value, identifier)
        )


def is_any_followed(library: Library) -> bool:
    """Return whether any feed is followed."""
    return library.read_one("SELECT 1 FROM feed WHERE removed_at IS NULL LIMIT 1") is not None


def outline(library: Library, *, counted: bool = True, has_others: bool = False) -> FeedsOutline:
    """Return the feeds that are followed, and what stands around them.

    What is ``counted`` is so where there is something to stand beside: feeds, or ``has_others``.
    """
    ranks = library.read("SELECT name, rank FROM feed_folder WHERE rank > 0")
    found = tuple(feeds(library, counted=counted))
    if not found and not has_others:
        # Nothing is shown of it then.
        return FeedsOutline()
    unread = ArticleQuery(ListFilter.UNREAD)
    return FeedsOutline(
        found,
        {str(name): int(rank) for name, rank in ranks},
        articles.count(library, unread),
        articles.count(library, replace(unread, today=True)),
    )


def wait_for_pages(library: Library, identifier: int) -> int:
    """Let the unread articles of a feed wait for their pages, where none was asked for yet.

    Returns:
        how many wait now that did not before.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        rows = library.read(
            "SELECT article.id, article.url, feed.url, typed "
            "FROM entry JOIN article ON article.id = article_id JOIN feed ON feed.id = feed_id "
            "WHERE feed_id = ? AND deleted_at IS NULL AND read_at IS NULL AND article.url <> '' "
            "AND NOT EXISTS (SELECT 1 FROM page WHERE page.article_id = article.id) "
            "ORDER BY saved_at DESC LIMIT ?",
            (identifier, _MOST_WAITING),
        )
        for article, url, own, typed in rows:
            is_typed = bool(typed) and same_host(str(url), str(own))
            pages.wait_in(connection, int(article), str(url), typed=is_typed)
    return len(rows)


def usual_minutes(library: Library) -> int:
    """Return the pause between two looks at a feed of which nobody says anything, in minutes."""
    return int(articles.fact(library, MINUTES_FACT) or USUAL_MINUTES)


def set_usual_minutes(library: Library, minutes: int) -> None:
    """Set the pause between two looks at feeds of which nobody says anything, in minutes.

    Raises:
        LibraryError: nothing was set; the sentence says why.
    """
    articles.set_fact(library, MINUTES_FACT, str(minutes))
    with writing(library) as connection:
        for (identifier,) in library.read("SELECT id FROM feed"):
            _plan(connection, int(identifier))


def feeds(library: Library, *, counted: bool = True) -> list[Feed]:
    """Return the feeds that are followed, by folder and name; with their counts, if they are wanted."""
    rows = library.read(
        "SELECT feed.id, feed.url, coalesce(nullif(feed.title, ''), nullif(own_title, ''), feed.url), "
        "feed.site_url, folder, added_at, checked_at, problem, failures, gone, whole, "
        "minutes, keep_days, keep_count, broken_at, excerpts, rank, feed.access "
        "FROM feed WHERE removed_at IS NULL ORDER BY folder COLLATE NOCASE, 3 COLLATE NOCASE"
    )
    unread, all_of = (_unread(library), _totals(library)) if counted else ({}, {})
    return [_feed(row, unread.get(row[0], 0), *all_of.get(row[0], (0, None))) for row in rows]


def _unread(library: Library) -> dict[int, int]:
    """Return how many unread articles each feed has: of these there are few, and they are indexed."""
    rows = library.read(
        "SELECT feed_id, count(*) FROM article INDEXED BY article_unread "
        "CROSS JOIN entry INDEXED BY entry_article ON article_id = article.id "
        "WHERE deleted_at IS NULL AND read_at IS NULL AND archived_at IS NULL GROUP BY feed_id"
    )
    return {int(feed): int(count) for feed, count in rows}


def _totals(library: Library) -> dict[int, tuple[int, int]]:
    """Return how many articles each feed has, and when the newest came; from indexes alone."""
    rows = library.read(
        "SELECT feed_id, count(*), max(saved_at) FROM article INDEXED BY article_listed "
        "CROSS JOIN entry INDEXED BY entry_article ON article_id = article.id "
        "WHERE deleted_at IS NULL GROUP BY feed_id"
    )
    return {int(feed): (int(count), int(newest)) for feed, count, newest in rows}


def known(library: Library, identifier: int) -> Known | None:
    """Return what is needed to ask for a feed, None for one that is not followed."""
    row = library.read_one(
        "SELECT id, url, coalesce(nullif(title, ''), own_title), etag, last_modified, typed, access "
        "FROM feed WHERE id = ? AND removed_at IS NULL",
        (identifier,),
    )
    if row is None:
        return None
    return Known(
        int(row[0]),
        str(row[1]),
        str(row[2]),
        str(row[3]),
        str(row[4]),
        bool(row[5]),
        str(row[6]),
    )


def set_access(library: Library, identifier: int, access: str) -> None:
    """Note what a feed's server is shown, as ``Feed.access``; the feed is due, and asked for whole.

    What it gave before may be what it gives to others.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        connection.execute(
            "UPDATE feed SET access = ?, etag = '', last_modified = '', due_at = 0 WHERE id = ?",
            (access, identifier),
        )


def move(library: Library, identifier: int, url: str) -> None:
    """Let a feed be at ``url`` from now on, with nothing to show there; not where another one is.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        _move_in(connection, identifier, url)
        connection.execute(
            "UPDATE feed SET access = '', etag = '', last_modified = '' WHERE id = ? AND url = ?",
            (identifier, url),
        )


def title_of(library: Library, ids: Sequence[int]) -> str:
    """Return the name of the one feed that is meant, "" where there are several or none."""
    if len(ids) != 1:
        return ""
    row = library.read_one(
        "SELECT coalesce(nullif(title, ''), nullif(own_title, ''), url) FROM feed WHERE id = ?", ids
    )
    return "" if row is None else str(row[0])


def address(library: Library, identifier: int) -> str:
    """Return where a feed is, followed or not; "" where there is none with this id."""
    row = library.read_one("SELECT url FROM feed WHERE id = ?", (identifier,))
    return "" if row is None else str(row[0])


def hashes(library: Library, identifier: int) -> dict[str, str]:
    """Return the hash of each entry of a feed that was ever here, by its key."""
    rows = library.read("SELECT key, hash FROM entry WHERE feed_id = ?", (identifier,))
    return {str(key): str(found) for key, found in rows}


def to_ask(library: Library, ids: Iterable[int]) -> list[ToAsk]:
    """Return where the feeds with these ids are, in the same order; those that are not there left out."""
    wanted = list(ids)
    rows = library.read(
        "SELECT id, url, checked_at IS NULL FROM feed "
        "WHERE removed_at IS NULL AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(wanted),),
    )
    found = {int(row[0]): ToAsk(int(row[0]), str(row[1]), bool(row[2])) for row in rows}
    return [found[each] for each in wanted if each in found]


def newest_article(library: Library) -> int:
    """Return the highest id of an article that ever was."""
    row = library.read_one("SELECT seq FROM sqlite_sequence WHERE name = 'article'")
    return 0 if row is None else int(row[0])


def added_since(library: Library, identifier: int, article: int) -> tuple[int, ...]:
    """Return the articles of a feed, the trash left out, that came after ``article``."""
    rows = library.read(
        "SELECT id FROM article WHERE id > ? AND deleted_at IS NULL "
        "AND id IN (SELECT article_id FROM entry WHERE feed_id = ?) ORDER BY id",
        (article, identifier),
    )
    return tuple(int(row[0]) for row in rows)


def due(library: Library) -> list[int]:
    """Return the feeds that are to be looked at by now, the longest due first."""
    rows = library.read(
        "SELECT id FROM feed WHERE removed_at IS NULL AND gone = 0 AND due_at <= ? ORDER BY due_at",
        (now_microseconds(),),
    )
    return [int(row[0]) for row in rows]


def typed_addresses(library: Library, article: int) -> list[str]:
    """Return the addresses, given by a person, of the feeds that an article came with."""
    rows = library.read(
        "SELECT url FROM feed JOIN entry ON feed_id = feed.id WHERE article_id = ? AND typed",
        (article,),
    )
    return [str(url) for (url,) in rows]


def store_entries(
    library: Library, identifier: int, answer: FeedAnswer, entries: Sequence[NewEntry]
) -> LibraryChanges:
    """Store what a feed brought, the last of ``entries`` as the newest, in one transaction.

    An entry that is here keeps its states and gets a new version where its text changed; one whose
    article was deleted stays so.

    Raises:
        LibraryError: nothing was stored; the sentence says why.
    """
    with writing(library) as connection:
        source = Source(SourceKind.FEED, answer.url)
        row = connection.execute(
            "SELECT whole, typed FROM feed WHERE id = ?1 AND removed_at IS NULL "
            "AND ?2 IN ('', url)",
            (identifier, answer.asked),
        ).fetchone()
        if row is None:
            # It was left, or is looked for elsewhere, since it was asked for.
            return LibraryChanges()
        whole, typed = row
        known = rules.rules_for(connection, identifier) if entries else []
        changes: list[LibraryChanges] = []
        for entry in entries:
            is_first = bool(known) and not _is_noted(connection, identifier, entry.key)
            stored = _store_entry(connection, identifier, source, entry, answer.keys)
            hidden = [
                new for new in stored.added if rules.follow_in(connection, known, new, entry.draft)
            ]
            if is_first and not stored.added:
                _follow_rules_of_guest(connection, known, identifier, entry)
            if hidden:
                continue
            changes.append(stored)
            if _PICTURE in entry.draft.html:
                owed = [(each,) for each in (*stored.added, *stored.changed)]
                connection.executemany("INSERT OR IGNORE INTO picture_owed VALUES (?)", owed)
            for new in stored.added if whole else ():
                # With the entry, so that no end of anything comes between.
                url = entry.draft.url
                pages.wait_in(connection, new, url, typed=typed and same_host(url, answer.url))
        now = now_microseconds()
        _move_in(connection, identifier, answer.url)
        pages.wait_again_in(connection, identifier)
        connection.execute(
            "UPDATE feed SET own_title = coalesce(nullif(?, ''), own_title), "
            "site_url = coalesce(nullif(?, ''), site_url), etag = ?, last_modified = ?, "
            "rhythm = ?, excerpts = iif(? AND NOT whole AND excerpts = '', ?, excerpts), "
            "checked_at = ?, failures = 0, problem = '', gone = 0, broken_at = NULL WHERE id = ?",
            (
                answer.own_title,
                answer.site_url,
                answer.etag,
                answer.last_modified,
                _rhythm_text(answer.rhythm),
                answer.is_cut_short,
                Excerpts.FOUND.value,
                now,
                identifier,
            ),
        )
        _plan(connection, identifier)
        return LibraryChanges.together(changes)


def note_unchanged(library: Library, ids: Sequence[int], made: Sequence[Contact] = ()) -> None:
    """Note that feeds have nothing new, and what was contacted: together, each write waits.

    Raises:
        LibraryError: nothing was noted; the sentence says why.
    """
    if not ids and not made:
        return
    now = now_microseconds()
    with writing(library) as connection:
        contacts.add_contacts_in(connection, made)
        connection.executemany(
            "UPDATE feed SET checked_at = ?, failures = 0, problem = '', gone = 0, "
            "broken_at = NULL WHERE id = ?",
            [(now, identifier) for identifier in ids],
        )
        for identifier in ids:
            _plan(connection, identifier)
            pages.wait_again_in(connection, identifier)


def note_problem(
    library: Library, identifier: int, problem: str, *, is_gone: bool = False, pause: float = 0
) -> None:
    """Note why a feed could not be had; each time in a row it is left alone for twice as long.

    ``pause`` is how many seconds its server wants to be left alone at least.

    Raises:
        LibraryError: nothing was noted; the sentence says why.
    """
    with writing(library) as connection:
        failures = int(
            connection.execute("SELECT failures FROM feed WHERE id = ?", (identifier,)).get or 0
        )
        minutes = min(USUAL_MINUTES * 2 ** min(failures, 10), _LONGEST_PAUSE)
        now = now_microseconds()
        connection.execute(
            "UPDATE feed SET checked_at = ?1, failures = ?2, problem = ?3, gone = ?4, "
            "broken_at = coalesce(broken_at, ?1) WHERE id = ?5",
            (now, failures + 1, problem, is_gone, identifier),
        )
        _plan(connection, identifier, not_before=now + max(minutes * MINUTE, int(pause * 1e6)))


def _plan(connection: apsw.Connection, identifier: int, *, not_before: int = 0) -> None:
    """Say when a feed is looked at next, inside an open transaction."""
    row = connection.execute(
        "SELECT checked_at, minutes, rhythm, (SELECT value FROM fact WHERE name = ?), "
        "iif(failures AND due_at < ?, due_at, 0) FROM feed WHERE id = ?",
        (MINUTES_FACT, _NEVER, identifier),
    ).fetchone()
    if row is None or row[0] is None:
        return
    # One that is broken is left alone for as long as was said.
    not_before = not_before or int(row[4])
    due = next_look(
        moment(int(row[0])), int(row[1]), _read_rhythm(str(row[2])), int(row[3] or USUAL_MINUTES)
    )
    due_at = _NEVER if due is None else max(microseconds(due), not_before)
    connection.execute("UPDATE feed SET due_at = ? WHERE id = ?", (due_at, identifier))


def _rhythm_text(rhythm: Rhythm) -> str:
    return "" if rhythm == Rhythm() else json.dumps(asdict(rhythm))


def _read_rhythm(text: str) -> Rhythm:
    if not text:
        return Rhythm()
    said = json.loads(text)
    return Rhythm(said["minutes"], tuple(said["hours"]), tuple(said["days"]))


def _move_in(connection: apsw.Connection, identifier: int, url: str) -> None:
    """Let a feed be at ``url``, not where another one is, inside an open transaction.

    A person has typed the host where it was; what else its owner names may be in the local network.
    """
    # Taking addresses apart costs a start time at import that it need not pay.
    from reader.markup.links import host_of

    old = connection.execute("SELECT url FROM feed WHERE id = ?", (identifier,)).get
    connection.execute(
        "UPDATE OR IGNORE feed SET url = ?, typed = typed AND ? WHERE id = ?",
        (url, host_of(str(old)) == host_of(url), identifier),
    )


def same_host(url: str, other: str) -> bool:
    """Return whether two addresses have the same host and port."""
    return url.split("/")[:3][-1].lower() == other.split("/")[:3][-1].lower()


def _store_entry(
    connection: apsw.Connection,
    identifier: int,
    source: Source,
    entry: NewEntry,
    keys: frozenset[str],
) -> LibraryChanges:
    row = connection.execute(
        "SELECT article_id, hash FROM entry WHERE feed_id = ? AND key = ?", (identifier, entry.key)
    ).fetchone()
    if row is not None and row[0] is None:
        # Its article was deleted for good.
        return LibraryChanges()
    known_as = (
        int(row[0]) if row else articles.known_article(connection, entry.draft, entry.original)
    )
    own = ""
    if row is None and known_as is not None:
        row = _renamed(connection, identifier, known_as, entry, keys)
    if row is None and known_as is not None and _has_entry(connection, identifier, known_as):
        # A feed may give all its entries one address, or no words: each is an article all the same.
        known_as, own = None, f"{articles.OWN_IDENTITY}{identifier}:{entry.key}"
    changes, hashed = LibraryChanges(), entry.hash
    if row is None and known_as is None and not own:
        known_as = stories.same_story(connection, identifier, entry.draft)
        is_guest = known_as is not None
    else:
        is_guest = row is not None and _is_guest(connection, identifier, known_as, entry.draft)
    came_back = known_as is not None and _came_back(connection, known_as)
    if known_as is not None and is_guest:
        # What the other feed says of it is what is shown; the list names both.
        changes = LibraryChanges(changed=(known_as,))
    elif known_as is not None and _is_deleted(connection, known_as):
        # Taken out of the trash, it is brought up to date.
        hashed = str(row[1]) if row else ""
    elif known_as is None or not _is_excerpt(connection, known_as, entry.draft):
        stored = articles.store_in(
            connection, entry.draft, entry.original, source, known_as, later=True, identity=own
        )
        known_as, changes = stored.id, stored.changes
    connection.execute(
        "INSERT INTO entry VALUES (?, ?, ?, ?) ON CONFLICT (feed_id, key) DO UPDATE SET "
        "hash = excluded.hash",
        (identifier, entry.key, known_as, hashed),
    )
    return LibraryChanges(added=(known_as,)) if came_back and known_as else changes


def _is_noted(connection: apsw.Connection, identifier: int, key: str) -> bool:
    sql = "SELECT 1 FROM entry WHERE feed_id = ? AND key = ?"
    return connection.execute(sql, (identifier, key)).get is not None


def _follow_rules_of_guest(
    connection: apsw.Connection, known: Sequence[rules.ReadyRule], identifier: int, entry: NewEntry
) -> None:
    """Do with an article that was here what rules of this feed say, but for hiding it."""
    sql = (
        "SELECT article.id FROM entry JOIN article ON article.id = article_id "
        "WHERE feed_id = ? AND key = ? AND deleted_at IS NULL"
    )
    article = connection.execute(sql, (identifier, entry.key)).get
    if article is not None:
        rules.follow_in(connection, known, int(str(article)), entry.draft, may_hide=False)


def _came_back(connection: apsw.Connection, article: int) -> bool:
    connection.execute(
        f"UPDATE article SET deleted_at = NULL WHERE id = ? AND {leaving.WENT_WITH_A_FEED}",
        (article,),
    )
    return connection.changes() > 0


def _renamed(
    connection: apsw.Connection,
    identifier: int,
    article: int,
    entry: NewEntry,
    keys: frozenset[str],
) -> tuple[int, str] | None:
    """Return the article and hash of an entry that has another key by now, None where it is new.

    Some feeds make up new ids each time. It is the same where it has the same address and title,
    and its old key does not stand in the feed any more.
    """
    row = connection.execute(
        "SELECT key, hash FROM entry JOIN article ON article.id = article_id "
        "WHERE feed_id = ? AND article_id = ? "
        "AND (hash = ? OR (title_folded = ? AND published = ?))",
        (identifier, article, entry.hash, fold(entry.draft.title), entry.draft.published),
    ).fetchone()
    if row is None or str(row[0]) in keys:
        return None
    connection.execute(
        "UPDATE entry SET key = ? WHERE feed_id = ? AND key = ?", (entry.key, identifier, row[0])
    )
    return article, str(row[1])


def _has_entry(connection: apsw.Connection, identifier: int, article: int) -> bool:
    sql = "SELECT 1 FROM entry WHERE feed_id = ? AND article_id = ?"
    return connection.execute(sql, (identifier, article)).get is not None


def _is_guest(
    connection: apsw.Connection, identifier: int, article: int | None, draft: Draft
) -> bool:
    """Return whether an article is another feed's, and tells only the same story as this entry."""
    sql = (
        "SELECT 1 FROM entry JOIN feed ON feed.id = feed_id JOIN article ON article.id = article_id "
        "WHERE article_id = ?1 AND feed_id <> ?2 AND removed_at IS NULL "
        "AND source_place <> (SELECT url FROM feed WHERE id = ?2)"
    )
    is_shared = connection.execute(sql, (article, identifier)).get is not None
    return is_shared and articles.known_article(connection, draft) != article


def _is_deleted(connection: apsw.Connection, article: int) -> bool:
    sql = "SELECT deleted_at IS NOT NULL FROM article WHERE id = ?"
    return bool(connection.execute(sql, (article,)).get)


def _is_excerpt(connection: apsw.Connection, article: int, draft: Draft) -> bool:
    """Return whether a page that was saved has more of an article than its feed gives."""
    size = connection.execute(
        f"SELECT {packing.TEXT_SIZE} FROM article JOIN content ON content.id = content_id "
        "LEFT JOIN page ON page.article_id = article.id "
        "WHERE article.id = ? AND (article.source_kind <> ? OR page.state = 'kept')",
        (article, SourceKind.FEED.value),
    ).get
    return size is not None and len(draft.text) < _EXCERPT * int(size)


def feed(library: Library, identifier: int) -> Feed:
    """Return a feed that is followed.

    Raises:
        LibraryError: there is none with this id.
    """
    for found in feeds(library):
        if found.id == identifier:
            return found
    raise LibraryError(f"There is no feed {identifier} in the library.")


def _feed(row: Sequence[Any], unread: int, total: int, newest: int | None) -> Feed:
    return Feed(
        id=int(row[0]),
        url=str(row[1]),
        title=str(row[2]),
        site_url=str(row[3]),
        folder=str(row[4]),
        added_at=moment(int(row[5])),
        checked_at=None if row[6] is None else moment(int(row[6])),
        problem=str(row[7]),
        failures=int(row[8]),
        is_gone=bool(row[9]),
        is_whole=bool(row[10]),
        unread=unread,
        total=total,
        newest_at=None if newest is None else moment(newest),
        minutes=int(row[11]),
        keeping=Keeping(int(row[12]), int(row[13])),
        broken_at=None if row[14] is None else moment(int(row[14])),
        excerpts=Excerpts(str(row[15])),
        rank=int(row[16]),
        access=str(row[17]),
    )
