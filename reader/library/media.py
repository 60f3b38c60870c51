"""Gives the pictures of stored articles by their content's hash."""

from dataclasses import dataclass

from reader.library.connection import Library


@dataclass(frozen=True, slots=True)
class Media:
    """A stored picture's kind and bytes."""

    mime: str
    data: bytes


def media(library: Library, sha256: str) -> Media | None:
    """Return the picture with this hash, or None if the library has none."""
    row = library.read_one("SELECT mime, data FROM media WHERE sha256 = ?", (sha256,))
    return None if row is None else Media(str(row[0]), bytes(row[1]))
