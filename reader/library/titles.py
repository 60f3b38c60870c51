"""Finds articles by a few words of their titles, as they are typed."""

from collections.abc import Sequence

from reader.library import search
from reader.library.connection import Library
from reader.markup.words import UNSPACED, fold
from reader.model.search import Search, Words

# Among the newest any part of a word is found; to go through more takes longer than a key press.
_NEWEST = 5_000
# With fewer letters than this the index gives nearly everything, slowly.
_LETTERS = 2


def find_titles(library: Library, text: str, *, most: int) -> list[int]:
    """Return the ids of articles whose titles have every word of ``text``, the newest first.

    Words may be unfinished. In older articles they are found by how they begin, and only once
    their words are in the index; deleted articles are not found.
    """
    pieces = fold(text).split()
    if not pieces:
        return []
    found = _among_newest(library, pieces, most)
    if len(found) < most:
        found += _indexed(library, pieces, most)
    return list(dict.fromkeys(found))[:most]


def _among_newest(library: Library, pieces: Sequence[str], most: int) -> list[int]:
    rows = library.read(
        "SELECT id FROM (SELECT id, title_folded FROM article WHERE deleted_at IS NULL "
        f"ORDER BY saved_at DESC, id DESC LIMIT ?) WHERE {_has_all(pieces)} LIMIT ?",
        (_NEWEST, *pieces, most),
    )
    return [int(row[0]) for row in rows]


def _indexed(library: Library, pieces: Sequence[str], most: int) -> list[int]:
    long = [each for each in pieces if len(each) >= _LETTERS or UNSPACED.match(each)]
    words = search.matched(Search(tuple(Words(each, is_begun=True) for each in long)))
    if not words:
        return []
    short = [each for each in pieces if each not in long]
    others = f" AND {_has_all(short)}" if short else ""
    rows = library.read(
        "SELECT article.id FROM search JOIN article ON article.id = search.rowid "
        f"WHERE search MATCH ? AND deleted_at IS NULL{others} "
        "ORDER BY search.rowid DESC LIMIT ?",
        (f"title : ({words})", *short, most),
    )
    return [int(row[0]) for row in rows]


def _has_all(pieces: Sequence[str]) -> str:
    return " AND ".join("instr(title_folded, ?) > 0" for _ in pieces)
