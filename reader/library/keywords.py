"""Keeps the terms that say what each article is about, for finding similar ones.

A term is kept as a number of four bytes: only whether two are the same is ever asked, and of some
hundred thousand terms hardly any have the same number by chance.
"""

import json
import struct
from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import apsw

from reader.library import packing
from reader.library.connection import Library, writing

# So many texts are looked at before the next ones are written; a reader's own change waits for
# the writing alone, some milliseconds.
_BATCH = 50
_TERM = struct.Struct(">IB")


def pick(title: str, text: str, language: str, tags: Sequence[str]) -> dict[str, int]:
    """Return the terms of an article that is to be stored, with their weights."""
    # Making its patterns costs some milliseconds, which a start that stores nothing need not pay.
    from reader.markup.keywords import keywords

    return keywords(title, text, language=language, tags=tags)


def put(connection: apsw.Connection, article_id: int, terms: Mapping[str, int]) -> None:
    """Keep ``terms`` as those of an article instead of its earlier ones, inside a transaction.

    The caller notes of which content they are (``article.keywords_of``).
    """
    numbers = {term_number(term): weight for term, weight in terms.items()}
    connection.execute(
        "INSERT OR REPLACE INTO topics VALUES (?, ?)",
        (article_id, b"".join(_TERM.pack(*each) for each in numbers.items())),
    )
    connection.execute("DELETE FROM topic WHERE rowid = ?", (article_id,))
    connection.execute(
        "INSERT INTO topic (rowid, terms) VALUES (?, ?)",
        (article_id, " ".join(map(_token, numbers))),
    )


def term_number(term: str) -> int:
    """Return the number that a term is kept as."""
    return int.from_bytes(blake2b(term.encode("utf-8", "replace"), digest_size=4).digest())


def terms_of(library: Library, ids: Collection[int]) -> dict[int, dict[int, int]]:
    """Return the terms of articles, as numbers, with their weights."""
    rows = library.read(
        "SELECT article_id, terms FROM topics WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {int(article): dict(_TERM.iter_unpack(terms)) for article, terms in rows}


def articles_with(library: Library, number: int, *, most: int) -> list[int]:
    """Return the ids of ``most`` articles that have a term."""
    rows = library.read(
        "SELECT rowid FROM topic WHERE topic MATCH ? LIMIT ?", (f'"{_token(number)}"', most)
    )
    return [int(row[0]) for row in rows]


def add_missing(library: Library, *, most: int) -> int:
    """Pick and keep the terms of articles that have none, ``most`` of them; return how many.

    Articles have none that an earlier Senja stored. Where all have theirs it costs one look into
    an empty index.

    Raises:
        LibraryError: the batches before are kept; the rest is done another time.
    """
    done = 0
    while done < most and (found := _without_keywords(library, min(_BATCH, most - done))):
        picked = [
            (
                article_id,
                content_id,
                pick(title, packing.text_of(body), language, tags.split("\n")),
            )
            for article_id, content_id, title, language, tags, *body in found
        ]
        with writing(library) as connection:
            for article_id, content_id, terms in picked:
                connection.execute(
                    "UPDATE article SET keywords_of = ?1 WHERE id = ?2 AND content_id = ?1",
                    (content_id, article_id),
                )
                # It may have got another content, with its terms, or be gone meanwhile.
                if connection.changes():
                    put(connection, article_id, terms)
        done += len(found)
    return done


def are_missing(library: Library) -> bool:
    """Return whether any article has no keywords yet."""
    return bool(_without_keywords(library, 1))


def _token(number: int) -> str:
    return f"{number:08x}"


def _without_keywords(library: Library, most: int) -> list[tuple[Any, ...]]:
    return library.read(
        "SELECT article.id, content_id, title, language, "
        "(SELECT coalesce(group_concat(value, char(10)), '') FROM json_each(tags)), "
        f"{packing.BODY} FROM article JOIN content ON content.id = content_id "
        "WHERE keywords_of IS NOT content_id LIMIT ?",
        (most,),
    )
