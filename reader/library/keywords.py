"""Keeps the terms that say what each article is about, for finding similar ones."""

from collections.abc import Mapping, Sequence
from typing import Any

import apsw

from reader.library.connection import Library, writing

# So many texts are looked at before the next ones are written; a reader's own change waits for
# the writing alone, some milliseconds.
_BATCH = 50


def pick(title: str, text: str, language: str, tags: Sequence[str]) -> dict[str, int]:
    """Return the terms of an article that is to be stored, with their weights."""
    # Making its patterns costs some milliseconds, which a start that stores nothing need not pay.
    from reader.markup.keywords import keywords

    return keywords(title, text, language=language, tags=tags)


def put(connection: apsw.Connection, article_id: int, terms: Mapping[str, int]) -> None:
    """Keep ``terms`` as those of an article instead of its earlier ones, inside a transaction.

    The caller notes of which content they are (``article.keywords_of``).
    """
    connection.execute("DELETE FROM keyword WHERE article_id = ?", (article_id,))
    connection.executemany(
        "INSERT INTO keyword VALUES (?, ?, ?)",
        # In the table's order, so that neighbours are written together.
        ((term, article_id, weight) for term, weight in sorted(terms.items())),
    )


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
            (article_id, content_id, pick(title, text, language, tags.split("\n")))
            for article_id, content_id, title, text, language, tags in found
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


def _without_keywords(library: Library, most: int) -> list[tuple[Any, ...]]:
    return library.read(
        "SELECT article.id, content_id, title, text, language, "
        "(SELECT coalesce(group_concat(value, char(10)), '') FROM json_each(tags)) "
        "FROM article JOIN content ON content.id = content_id "
        "WHERE keywords_of IS NOT content_id LIMIT ?",
        (most,),
    )
