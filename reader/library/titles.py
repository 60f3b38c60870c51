"""Finds articles by a few words of their titles, as they are typed."""

from reader.library.connection import Library
from reader.markup.words import fold


def find_titles(library: Library, text: str, *, most: int) -> list[int]:
    """Return the ids of articles whose titles have every word of ``text``, the newest first.

    Any part of a word is found. Deleted articles are not. It is asked of the list's own index,
    which is gone through from the newest on: the index of words would first gather all that has
    words which begin so anywhere.
    """
    pieces = fold(text).split()
    if not pieces:
        return []
    rows = library.read(
        "SELECT id FROM article INDEXED BY article_listed WHERE deleted_at IS NULL AND "
        f"{' AND '.join('instr(title_folded, ?) > 0' for _ in pieces)} "
        "ORDER BY saved_at DESC, id DESC LIMIT ?",
        (*pieces, most),
    )
    return [int(row[0]) for row in rows]
