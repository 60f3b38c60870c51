"""Packs what is kept of an article's body: its HTML and text as one, and the bytes it came as.

The text says again what the HTML says, and what a feed gave does so too: beside it they take a few
bytes. Each is packed by Zstandard (RFC 8878) and has a checksum. Bodies that an earlier Senja stored
stand as they are, their originals as zlib, and are packed little by little.
"""

import logging
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from reader.errors import LibraryDamagedError
from reader.library.connection import Library, writing
from reader.markup.words import without_surrogates

log = logging.getLogger(__name__)

# What ``body_of`` and ``original_of`` read of a row of ``content``, in this order.
BODY = "content.html, content.text, (SELECT packed FROM body WHERE body.content_id = content.id)"
ORIGINAL = f"{BODY}, content.original"
# What need not be unpacked to be known: whether there is no HTML, and the text's characters.
IS_PACKED = "EXISTS (SELECT 1 FROM body WHERE body.content_id = content.id)"
IS_EMPTY = f"(content.html = '' AND NOT {IS_PACKED})"
TEXT_SIZE = (
    "coalesce((SELECT text_size FROM body WHERE body.content_id = content.id), "
    "length(content.text))"
)

# How many bytes of what is packed are its HTML.
_HTML_SIZE = struct.Struct(">I")
# What zlib's begin with, and Zstandard's never do.
_ZLIB = b"\x78"
# So many bodies from before are packed in one transaction: whoever wants to write waits for some
# milliseconds.
_BATCH = 20
# The last of the bodies that may still be as they were. Those after it were packed when they came.
_TO_PACK = "bodies_to_pack"


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it is read."""

    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Packed:
    """A body as it is kept; ``body`` is empty where there is nothing in it.

    ``text_size`` is how many characters its text has.
    """

    body: bytes
    text_size: int
    original: bytes


def pack(html: str, text: str, original: bytes) -> Packed:
    """Return a body, and the bytes that it was read from, as they are kept."""
    text = without_surrogates(text)
    shown = without_surrogates(html).encode()
    return Packed(_packed_body(shown, text.encode()), len(text), _compressed(original, like=shown))


def body_of(row: Sequence[Any]) -> Body:
    """Return a body from the columns ``BODY``.

    Raises:
        LibraryDamagedError: it is not what was once stored.
    """
    html, text, packed = row
    if packed is None:
        return Body(str(html), str(text))
    shown, plain = _unpacked_body(packed)
    return Body(shown.decode(), plain.decode())


def text_of(row: Sequence[Any]) -> str:
    """Return a body's text from the columns ``BODY``, "" where it can't be read any more.

    For work on many articles, which one that is damaged must not end.
    """
    try:
        return body_of(row).text
    except LibraryDamagedError as error:
        log.warning("a body is passed over: %s", error)
        return ""


def original_of(row: Sequence[Any]) -> bytes:
    """Return the bytes that a body was read from, from the columns ``ORIGINAL``.

    Raises:
        LibraryDamagedError: they are not what was once stored.
    """
    *body, original = row
    return _unpacked_original(original, body_of(body).html.encode())


def part_of(kept: bytes) -> bytes:
    """Return the bytes of an article's further page, which are packed like an original of nothing.

    Raises:
        LibraryDamagedError: they are not what was once stored.
    """
    return _unpacked_original(kept, b"")


def keep_in(connection: apsw.Connection, content: int, packed: Packed) -> None:
    """Keep the body of a content that has none, inside an open transaction."""
    if packed.body:
        connection.execute(
            "INSERT INTO body VALUES (?, ?, ?)", (content, packed.text_size, packed.body)
        )


def put_in(connection: apsw.Connection, content: int, packed: Packed) -> None:
    """Keep a body in the place of what was kept of it, inside an open transaction."""
    connection.execute(
        "UPDATE content SET html = '', text = '', original = ? WHERE id = ?",
        (packed.original, content),
    )
    connection.execute("DELETE FROM body WHERE content_id = ?", (content,))
    keep_in(connection, content, packed)


def are_older_left(library: Library) -> bool:
    """Return whether any body may still be as an earlier Senja stored it."""
    return _last_to_pack(library) > 0


def pack_older(library: Library, *, most: int) -> int:
    """Pack bodies that an earlier Senja stored, ``most`` of them; return how many were looked at.

    Nothing takes a body's place that was not unpacked first and found to be the same.

    Raises:
        LibraryError: the batches before are kept; the rest is done another time.
    """
    done = 0
    while done < most and (last := _last_to_pack(library)):
        done += _pack_batch(library, last, min(_BATCH, most - done))
    return done


def _last_to_pack(library: Library) -> int:
    row = library.read_one("SELECT value FROM fact WHERE name = ?", (_TO_PACK,))
    return 0 if row is None else int(row[0])


def _pack_batch(library: Library, last: int, most: int) -> int:
    rows = library.read(
        # As bytes: whatever stands there is kept to the last of them.
        "SELECT id, CAST(html AS BLOB), CAST(text AS BLOB), length(text), original "
        "FROM content WHERE id <= ? ORDER BY id DESC LIMIT ?",
        (last, most),
    )
    packed = [
        (int(identifier), found)
        for identifier, *kept in rows
        if (found := _packed_older(*kept)) is not None
    ]
    following = int(rows[-1][0]) - 1 if len(rows) == most else 0
    with writing(library) as connection:
        for identifier, found in packed:
            # Who has given it another body meanwhile has packed it.
            sql = f"SELECT 1 FROM content WHERE id = ? AND NOT {IS_PACKED}"
            if connection.execute(sql, (identifier,)).get:
                put_in(connection, identifier, found)
        if following:
            sql = "UPDATE fact SET value = ? WHERE name = ?"
            connection.execute(sql, (str(following), _TO_PACK))
        else:
            connection.execute("DELETE FROM fact WHERE name = ?", (_TO_PACK,))
    return len(rows)


def _packed_older(html: bytes, text: bytes, text_size: int, kept: bytes) -> Packed | None:
    """Return an earlier body as it is kept now, None where nothing stands there to be packed."""
    if not html and not text:
        return None
    packed = _packed_body(html, text)
    if _unpacked_body(packed) != (html, text):
        return None
    return Packed(packed, text_size, _packed_older_original(kept, html))


def _packed_body(html: bytes, text: bytes) -> bytes:
    both = html + text
    return _HTML_SIZE.pack(len(html)) + _compressed(both) if both else b""


def _unpacked_body(packed: bytes) -> tuple[bytes, bytes]:
    (size,) = _HTML_SIZE.unpack_from(packed)
    both = _decompressed(packed[_HTML_SIZE.size :])
    return both[:size], both[size:]


def _packed_older_original(kept: bytes, html: bytes) -> bytes:
    """Return an original as it is kept now, or as it was kept where it can't be unpacked."""
    try:
        original = _unpacked_original(kept, html)
        packed = _compressed(original, like=html)
        return packed if _unpacked_original(packed, html) == original else kept
    except LibraryDamagedError:
        return kept


def _unpacked_original(kept: bytes, html: bytes) -> bytes:
    if kept[:1] != _ZLIB:
        return _decompressed(kept, like=html)
    try:
        return zlib.decompress(kept)
    except zlib.error as error:
        raise LibraryDamagedError(
            "What this article was read from can't be read any more; its text is kept."
        ) from error


def _compressed(data: bytes, like: bytes = b"") -> bytes:
    from reader.library.zstandard import compressed  # not before there is something to pack

    return compressed(data, like) if data else b""


def _decompressed(data: bytes, like: bytes = b"") -> bytes:
    from reader.library.zstandard import decompressed  # not before there is something to unpack

    return decompressed(data, like) if data else b""
