"""Stores articles and answers for them: lists, states, bodies and reading positions."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import apsw

from reader.errors import ArticleNotFoundError
from reader.library import keywords, listing, packing, search
from reader.library.connection import Library, writing
from reader.library.found import count_by_words, found_by_words
from reader.library.leaving import TRASH_DAYS
from reader.library.media import store_picture
from reader.library.moments import DAY, moment, now_microseconds
from reader.markup.words import count_words, fold, reading_minutes, without_surrogates
from reader.model.article import (
    Article,
    Content,
    Draft,
    LeftOut,
    LeftOutRole,
    PageBytes,
    ReadingPosition,
    RelatedLink,
    Source,
    SourceKind,
)
from reader.model.changes import LibraryChanges
from reader.model.query import ArticleQuery
from reader.model.repair import Repair, edited, from_json

# Begins what an article is known by that neither its address nor its text tells from others.
OWN_IDENTITY = "entry:"

_COLUMNS = (
    "id, title, authors, site, url, published, saved_at, language, description, word_count, "
    "read_at, bookmarked_at, archived_at, deleted_at, tags, related, next_page, source_kind, "
    "source_place, missing, notice, note"
)
# What other tables know of an article: its own tags, and the feeds that brought it.
_BESIDE = (
    "(SELECT json_group_array(name) FROM article_tag WHERE article_tag.article_id = article.id), "
    "(SELECT json_group_array(json_array(coalesce(nullif(feed.title, ''), own_title), "
    "removed_at IS NULL AND feed.url <> article.source_place)) "
    "FROM entry JOIN feed ON feed.id = feed_id WHERE entry.article_id = article.id)"
)


class State(StrEnum):
    """A state of an article that is an event in time; the value is its column."""

    READ = "read_at"
    BOOKMARKED = "bookmarked_at"
    ARCHIVED = "archived_at"
    DELETED = "deleted_at"


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing a draft came to: the article's id and what changed."""

    id: int
    changes: LibraryChanges


@dataclass(frozen=True, slots=True)
class Ready:
    """What of an article takes the most time; worked out before the library is locked for it.

    ``identity`` is what it is known by, ``packed`` its body as it is kept.
    """

    identity: str
    word_count: int
    packed: packing.Packed


def ready(draft: Draft, original: bytes) -> Ready:
    """Return what of ``draft`` can be worked out before it is known whether it is a new article."""
    packed = packing.pack(draft.html, draft.text, original)
    return Ready(_identity(draft), count_words(draft.text), packed)


def store(library: Library, draft: Draft, original: bytes, source: Source) -> Stored:
    """Store ``draft`` as an article, in one transaction.

    The same article (by canonical address, else by content) is not stored twice: it keeps its id
    and state, is taken out of the trash, and gets a new version where its content differs.

    Raises:
        LibraryError: nothing was stored; the sentence says why.
    """
    with writing(library) as connection:
        known = _known(connection, _identity(draft))
        if known is not None and source.kind is not SourceKind.FEED:
            make_own_in(connection, known, source)
        return store_in(connection, draft, original, source, known)


def store_in(
    connection: apsw.Connection,
    draft: Draft,
    original: bytes | Ready,
    source: Source,
    known: int | None,
    *,
    wanted: bool = True,
    later: bool = False,
    identity: str = "",
) -> Stored:
    """Store ``draft`` as the article ``known``, or as a new one, inside an open transaction.

    Where nobody ``wanted`` it just now, an article with the same content stays in the trash.
    ``later`` leaves it to the upkeep to find what it is about. ``identity`` is what a new one is
    known by where its address and its text don't tell it from another. Instead of the ``original``
    bytes there may be what ``ready`` made of them and this draft.
    """
    if known is None:
        if isinstance(original, Ready):
            known_by, words = original.identity, original.word_count
        else:
            known_by, words = _identity(draft), count_words(draft.text)
        identifier = _insert(connection, draft, source, identity or known_by, words)
        add_content(connection, identifier, draft, original, source, later=later)
        return Stored(identifier, LibraryChanges(added=(identifier,)))
    # What a person wrote of it stands over what its source says.
    draft = edited(draft, repair_in(connection, known))
    is_same = _content_hash(draft) == _current_hash(connection, known)
    if is_same and not wanted and _is_deleted(connection, known):
        return Stored(known, LibraryChanges())
    changed = _restore(connection, known)
    if not is_same:
        update(connection, known, draft)
        add_content(connection, known, draft, original, source, later=later)
        changed = True
    return Stored(known, LibraryChanges(changed=(known,) if changed else ()))


def make_own_in(connection: apsw.Connection, identifier: int, source: Source) -> None:
    """Let what a feed brought be a person's own from now on, inside an open transaction."""
    connection.execute(
        "UPDATE article SET source_kind = ?, source_place = ? WHERE id = ? AND source_kind = ?",
        (source.kind.value, source.place, identifier, SourceKind.FEED.value),
    )


def restore_in(connection: apsw.Connection, identifier: int) -> LibraryChanges:
    """Take an article out of the trash inside an open transaction; return what that changed."""
    return LibraryChanges(changed=(identifier,) if _restore(connection, identifier) else ())


def repair_in(connection: apsw.Connection, identifier: int) -> Repair:
    """Return what a person changed of an article, inside an open transaction."""
    value = connection.execute("SELECT repair FROM article WHERE id = ?", (identifier,)).get
    return from_json(str(value or ""))


def known_article(
    connection: apsw.Connection, draft: Draft, original: bytes | Ready = b""
) -> int | None:
    """Return the id of the article that ``draft`` is, in the trash or not."""
    made = original.identity if isinstance(original, Ready) else _identity(draft)
    return _known(connection, made)


def list_ids(library: Library, query: ArticleQuery, *, most: int = -1) -> list[int]:
    """Return the ids that ``query`` finds, in its order: ``most`` of the first, or all for -1."""
    where, values = listing.condition(library, query)
    found = search.wanted(library, query.words)
    if search.words_clause(found)[0]:
        return found_by_words(library, found, query, (where, values), most=most)
    return listing.read_ids(library, listing.ids_in_order(library, query, where), (*values, most))


def in_order(library: Library, query: ArticleQuery, ids: Iterable[int]) -> list[int]:
    """Return ``ids`` in the order of ``query``, which is not that of how well words match."""
    sql = (
        "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) "
        f"ORDER BY {listing.order(query)}"
    )
    return listing.read_ids(library, sql, (json.dumps(list(ids)),))


def existing(library: Library, ids: Sequence[int], *, in_trash: bool = False) -> list[int]:
    """Return those of ``ids`` that are there, in the same order; ``in_trash`` as of ``articles``."""
    rows = library.read(
        "SELECT id FROM article WHERE (deleted_at IS NOT NULL) = ? "
        "AND id IN (SELECT value FROM json_each(?))",
        (in_trash, json.dumps(list(ids))),
    )
    there = {int(row[0]) for row in rows}
    return [each for each in ids if each in there]


def count(library: Library, query: ArticleQuery) -> int:
    """Return how many articles ``query`` finds."""
    where, values = listing.condition(library, query)
    found = search.wanted(library, query.words)
    if search.words_clause(found)[0]:
        return count_by_words(library, found, (where, values), most=-1)
    sql = f"SELECT count(*) FROM {listing.table(library, query)} WHERE {where}"
    return int(library.read(sql, values)[0][0])


def articles(library: Library, ids: Sequence[int], *, in_trash: bool = False) -> list[Article]:
    """Return the articles with these ids, in no set order; missing ones are left out.

    With ``in_trash`` those of the trash are meant, else the others.
    """
    rows = library.read(
        f"SELECT {_COLUMNS}, {_BESIDE} FROM article "
        "WHERE (deleted_at IS NOT NULL) = ? AND id IN (SELECT value FROM json_each(?))",
        (in_trash, json.dumps(list(ids))),
    )
    return [_article(row) for row in rows]


def article(library: Library, identifier: int, *, anywhere: bool = False) -> Article:
    """Return the article ``identifier``; with ``anywhere`` from the trash as well.

    Raises:
        ArticleNotFoundError: there is none, or it is in the trash.
    """
    for in_trash in (False, True) if anywhere else (False,):
        for found in articles(library, [identifier], in_trash=in_trash):
            return found
    raise ArticleNotFoundError(f"There is no article {identifier} in the library.")


def title_of(library: Library, ids: Sequence[int]) -> str:
    """Return the title of the one article that is meant, "" where there are several or none."""
    if len(ids) != 1:
        return ""
    row = library.read_one("SELECT title FROM article WHERE id = ?", ids)
    return "" if row is None else str(row[0])


def articles_at(library: Library, urls: Iterable[str]) -> dict[str, Article]:
    """Return the articles that stand at these addresses, each under the address as it was given.

    Addresses are compared in their canonical form, so a fragment or a tracking parameter changes
    nothing. Only addresses of the web are looked up, and articles in the trash are left out.

    Raises:
        LibraryError: the library can't be read.
    """
    identities = {
        url: _address_identity(url)
        for url in urls
        if url.lower().startswith(("http://", "https://"))
    }
    if not identities:
        return {}
    rows = library.read(
        f"SELECT identity, {_COLUMNS}, {_BESIDE} FROM article "
        "WHERE deleted_at IS NULL AND identity IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(identities.values()))),),
    )
    found = {str(row[0]): _article(row[1:]) for row in rows}
    return {url: found[identity] for url, identity in identities.items() if identity in found}


def content(library: Library, identifier: int, version: int | None = None) -> Content:
    """Return the body of the article ``identifier``: the present one, or that of ``version``.

    Raises:
        ArticleNotFoundError: there is none.
    """
    row = library.read_one(
        f"SELECT left_out, {packing.BODY} FROM content JOIN article ON article.id = article_id "
        "WHERE article.id = ?1 AND content.id = coalesce(?2, content_id)",
        (identifier, version),
    )
    if row is None:
        raise ArticleNotFoundError(f"There is no article {identifier} in the library.")
    left_out = tuple(
        LeftOut(part["line"], part["text"], LeftOutRole(part["role"]))
        for part in json.loads(row[0])
    )
    body = packing.body_of(row[1:])
    return Content(body.html, body.text, left_out)


def page_version(library: Library, identifier: int) -> int:
    """Return a number that changes when the article's page must be shown anew; 0 if it is gone."""
    row = library.read_one(
        "SELECT content_id, missing, title, authors, published, url, site, language, note, "
        "(SELECT json_group_array(name) FROM article_tag WHERE article_id = article.id) "
        "FROM article WHERE id = ?",
        (identifier,),
    )
    return 0 if row is None else 1 + zlib.crc32(repr(row).encode())


def original(library: Library, identifier: int) -> bytes:
    """Return the bytes that the article's present body was read from.

    Raises:
        ArticleNotFoundError: there is no such article.
    """
    row = library.read_one(
        f"SELECT {packing.ORIGINAL} FROM content "
        "WHERE id = (SELECT content_id FROM article WHERE id = ? AND deleted_at IS NULL)",
        (identifier,),
    )
    if row is None:
        raise ArticleNotFoundError(f"There is no article {identifier} in the library.")
    return packing.original_of(row)


def set_state(library: Library, ids: Iterable[int], state: State, *, on: bool) -> LibraryChanges:
    """Set or clear ``state`` on articles; those that are so already keep their time.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    value, other = (now_microseconds(), "IS NULL") if on else (None, "IS NOT NULL")
    visible = "" if state is State.DELETED else " AND deleted_at IS NULL"
    recorder = library.recorder
    with writing(library) as connection, recorder.pause() if recorder else nullcontext():
        rows = connection.execute(
            f"SELECT id, {state.value} FROM article "
            f"WHERE id IN (SELECT value FROM json_each(?)) AND {state.value} {other}{visible}",
            (json.dumps(list(ids)),),
        )
        found = [(int(row[0]), row[1]) for row in rows]
        done = tuple(identifier for identifier, _before in found)
        connection.execute(
            f"UPDATE article SET {state.value} = ? WHERE id IN (SELECT value FROM json_each(?))",
            (value, json.dumps(done)),
        )
        if recorder:
            recorder.cells("article", state.value, done, [was for _id, was in found], value)
    if state in {State.READ, State.BOOKMARKED}:
        return LibraryChanges(changed=done)
    return LibraryChanges(removed=done) if on else LibraryChanges(added=done)


def empty_trash(library: Library, *, older_than_days: int = TRASH_DAYS) -> int:
    """Take articles out for good that were deleted so many days ago; return how many."""
    limit = now_microseconds() - older_than_days * DAY
    with writing(library) as connection:
        connection.execute("DELETE FROM article WHERE deleted_at < ?", (limit,))
        gone = connection.changes()
        if gone:
            connection.execute(
                "DELETE FROM media WHERE sha256 NOT IN (SELECT sha256 FROM content_media)"
            )
    return gone


def position(library: Library, identifier: int) -> ReadingPosition | None:
    """Return where the article was left, or None if it was never scrolled."""
    row = library.read_one(
        "SELECT block, fraction, progress FROM position WHERE article_id = ?", (identifier,)
    )
    return None if row is None else ReadingPosition(int(row[0]), float(row[1]), float(row[2]))


def set_position(library: Library, identifier: int, place: ReadingPosition) -> None:
    """Note where the article was left; an article that is gone meanwhile is passed over.

    Raises:
        LibraryError: nothing was noted; the sentence says why.
    """
    with writing(library) as connection:
        connection.execute(
            "INSERT INTO position SELECT id, ?, ?, ?, ? FROM article WHERE id = ? "
            "ON CONFLICT (article_id) DO UPDATE SET block = excluded.block, "
            "fraction = excluded.fraction, progress = excluded.progress, "
            "noted_at = excluded.noted_at",
            (place.block, place.fraction, place.progress, now_microseconds(), identifier),
        )


def fact(library: Library, name: str) -> str:
    """Return a fact that the library keeps about itself, or nothing."""
    row = library.read_one("SELECT value FROM fact WHERE name = ?", (name,))
    return "" if row is None else str(row[0])


def set_fact(library: Library, name: str, value: str) -> None:
    """Keep a fact about the library itself."""
    with writing(library) as connection:
        connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))


def _identity(draft: Draft) -> str:
    return _address_identity(draft.url) if draft.url else "sha256:" + _content_hash(draft)


def _address_identity(url: str) -> str:
    # Taking addresses apart costs 5 ms at import that a start without saving need not pay.
    from reader.markup.links import canonical_address

    return "url:" + canonical_address(without_surrogates(url))


def _content_hash(draft: Draft) -> str:
    return hashlib.sha256(draft.identity_text.encode("utf-8", "replace")).hexdigest()


def _known(connection: apsw.Connection, identity: str) -> int | None:
    value = connection.execute("SELECT id FROM article WHERE identity = ?", (identity,)).get
    return None if value is None else int(value)


def _current_hash(connection: apsw.Connection, identifier: int) -> str:
    value = connection.execute(
        "SELECT source_sha256 FROM content "
        "WHERE id = (SELECT content_id FROM article WHERE id = ?)",
        (identifier,),
    ).get
    return "" if value is None else str(value)


def _is_deleted(connection: apsw.Connection, identifier: int) -> bool:
    sql = "SELECT deleted_at IS NOT NULL FROM article WHERE id = ?"
    return bool(connection.execute(sql, (identifier,)).get)


def _restore(connection: apsw.Connection, identifier: int) -> bool:
    """Take an article out of the trash, and note that its source is there; say if that changed."""
    connection.execute(
        "UPDATE article SET deleted_at = NULL, missing = 0 "
        "WHERE id = ? AND (deleted_at IS NOT NULL OR missing)",
        (identifier,),
    )
    return connection.changes() > 0


def _described(draft: Draft, word_count: int) -> dict[str, object]:
    """Return the columns that a draft fills."""
    return {
        "title": draft.title,
        "title_folded": fold(draft.title),
        "authors": json.dumps(draft.authors, ensure_ascii=False),
        "site": draft.site,
        "url": draft.url,
        "published": draft.published,
        "language": draft.language,
        "description": draft.description,
        "word_count": word_count,
        "tags": json.dumps(draft.tags, ensure_ascii=False),
        "related": json.dumps(
            [{"title": link.title, "url": link.url} for link in draft.related], ensure_ascii=False
        ),
        "next_page": json.dumps(draft.next_page),
        "notice": draft.notice,
    }


def _insert(
    connection: apsw.Connection, draft: Draft, source: Source, identity: str, word_count: int
) -> int:
    values = _described(draft, word_count) | {
        "identity": identity,
        "source_kind": source.kind.value,
        "source_place": source.place,
        "saved_at": now_microseconds(),
    }
    connection.execute(
        f"INSERT INTO article ({', '.join(values)}) "
        f"VALUES ({', '.join(':' + name for name in values)})",
        _clean(values),
    )
    return connection.last_insert_rowid()


def update(connection: apsw.Connection, identifier: int, draft: Draft) -> None:
    """Give an article what a draft says of it, inside an open transaction.

    Its identity stays where another article has the new one, where it is known by its own, and
    where a person gave it another address.
    """
    values: dict[str, object] = {**_described(draft, count_words(draft.text)), "indexed_of": None}
    sql = "SELECT identity FROM article WHERE id = ?"
    current = str(connection.execute(sql, (identifier,)).get or "")
    fresh = _identity(draft)
    is_own = current.startswith(OWN_IDENTITY) or repair_in(connection, identifier).url is not None
    if not is_own and _known(connection, fresh) is None:
        values["identity"] = fresh
    connection.execute(
        f"UPDATE article SET {', '.join(f'{name} = :{name}' for name in values)} WHERE id = :id",
        _clean(values | {"id": identifier}),
    )


def _clean(values: dict[str, object]) -> dict[str, object]:
    """Return ``values`` without lone surrogates, which no UTF-8 can hold."""
    return {
        name: without_surrogates(value) if isinstance(value, str) else value
        for name, value in values.items()
    }


def add_content(
    connection: apsw.Connection,
    identifier: int,
    draft: Draft,
    original: bytes | Ready,
    source: Source,
    *,
    later: bool = False,
) -> None:
    """Give an article a new body, inside an open transaction; those before it stay.

    ``source`` is where the body came from, which may be another door than the article's first.
    ``later`` leaves it to the upkeep to find what it is about.
    """
    packed = (
        original.packed
        if isinstance(original, Ready)
        else packing.pack(draft.html, draft.text, original)
    )
    page = draft.origin.page if draft.origin else PageBytes("", "")
    left_out = [
        {"line": part.line, "text": part.text, "role": part.role.value} for part in draft.left_out
    ]
    values = {
        "article_id": identifier,
        "stored_at": now_microseconds(),
        "source_sha256": _content_hash(draft),
        "left_out": json.dumps(left_out, ensure_ascii=False),
        "address": page.url,
        "charset": page.charset,
        "source_kind": source.kind.value,
        "source_place": source.place,
        "html": "",
        "text": "",
        "original": packed.original,
    }
    connection.execute(
        f"INSERT INTO content ({', '.join(values)}) "
        f"VALUES ({', '.join(':' + name for name in values)})",
        _clean(values),
    )
    content_id = connection.last_insert_rowid()
    packing.keep_in(connection, content_id, packed)
    for number, part in enumerate(draft.origin.parts if draft.origin else ()):
        connection.execute(
            "INSERT INTO part VALUES (?, ?, ?, ?, ?)",
            (content_id, number, part.url, part.charset, packing.pack("", "", part.data).original),
        )
    if later:
        sql = "UPDATE article SET content_id = ?1 WHERE id = ?2"
    else:
        terms = keywords.pick(draft.title, draft.text, draft.language, draft.tags)
        keywords.put(connection, identifier, terms)
        sql = "UPDATE article SET content_id = ?1, keywords_of = ?1 WHERE id = ?2"
    connection.execute(sql, (content_id, identifier))
    for picture in draft.pictures:
        store_picture(connection, picture)
        connection.execute(
            "INSERT OR IGNORE INTO content_media VALUES (?, ?, ?)",
            (content_id, picture.sha256, without_surrogates(picture.address)),
        )


def _article(row: Sequence[Any]) -> Article:
    *own, own_tags, brought_by = row
    values = dict(zip(_COLUMNS.split(", "), own, strict=True))
    words = int(values["word_count"])
    feeds = json.loads(brought_by)
    others = {name for name, is_another in feeds if is_another} - {str(values["site"])}
    return Article(
        id=int(values["id"]),
        title=str(values["title"]),
        authors=tuple(json.loads(str(values["authors"]))),
        site=str(values["site"]),
        url=str(values["url"]),
        published=None if values["published"] is None else str(values["published"]),
        saved_at=moment(int(values["saved_at"])),
        language=str(values["language"]),
        description=str(values["description"]),
        word_count=words,
        reading_minutes=reading_minutes(words),
        read_at=_moment(values["read_at"]),
        bookmarked_at=_moment(values["bookmarked_at"]),
        archived_at=_moment(values["archived_at"]),
        deleted_at=_moment(values["deleted_at"]),
        tags=tuple(json.loads(str(values["tags"]))),
        related=tuple(
            RelatedLink(link["title"], link["url"]) for link in json.loads(str(values["related"]))
        ),
        next_page=json.loads(str(values["next_page"])),
        source=Source(SourceKind(str(values["source_kind"])), str(values["source_place"])),
        missing=bool(values["missing"]),
        notice=str(values["notice"]),
        note=str(values["note"]),
        own_tags=tuple(json.loads(own_tags)),
        # A feed may be named anew, or be elsewhere; only several say more than the site does.
        also_in=tuple(sorted(others)) if len(feeds) > 1 else (),
    )


def _moment(value: Any) -> datetime | None:
    return None if value is None else moment(int(value))
