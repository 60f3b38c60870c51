"""Pages that a browser saved in one file with all that they show (MHTML, RFC 2557).

The file is an e-mail message of several parts. It is taken apart here in one pass each level, for
a file from anywhere may have parts without number, or within each other without end.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from reader.errors import InputRefusedError
from reader.markup.body import PictureFinder
from reader.model.article import Picture
from reader.sources.pages.fetched import page_text
from reader.sources.pages.saved_by_browser import only_saved_pictures, saved_address
from reader.sources.pages.statements import address
from reader.sources.pictures import DecodingTime, checked_picture, picture_within

MOST_PARTS = 5_000
# A page of parts within parts is a letter; more levels are nobody's.
_DEEPEST = 5
_LONGEST_HEAD = 64 * 1024
_LONGEST_BOUNDARY = 200
# Its parameters are parted in a time that grows with the square of their length.
_LONGEST_KIND = 600
_LONGEST_ADDRESS = 8_000
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_FOUR = 4


class SavedPage(NamedTuple):
    """A page that was saved with its pictures.

    ``url`` is where it was found, or ""; ``find_picture`` takes an ``src`` as it stands in
    ``html``, or the absolute address that it means.
    """

    html: str
    url: str
    find_picture: PictureFinder


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the file: what its head says of it, and its bytes as they are packed."""

    kind: str
    charset: str
    encoding: str
    location: str
    name: str
    packed: bytes

    def data(self) -> bytes:
        if self.encoding == "base64":
            return _from_base64(self.packed)
        if self.encoding == "quoted-printable":
            return binascii.a2b_qp(self.packed)
        return self.packed


@dataclass(frozen=True, slots=True)
class _File:
    """All parts of the file that are no wrappings, in order, and what its own head says."""

    parts: list[_Part]
    start: str
    location: str


def read_mhtml(data: bytes) -> SavedPage:
    """Return the page in the file ``data``, and what finds the pictures that came with it.

    Raises:
        InputRefusedError: it is no MHTML, or there is no page in it.
    """
    file = _read(data)
    main = _main_part(file)
    if main is None:
        raise InputRefusedError(
            "There is no page in this file; open it in the browser that saved it."
        )
    pictures = _SavedPictures(file.parts, main.location or file.location)
    html = only_saved_pictures(page_text(main.data(), main.charset), pictures.has)
    url = address(main.location, "") or address(file.location, "") or saved_address(html)
    return SavedPage(html, url, pictures.find)


class _SavedPictures:
    """Finds the pictures of a file by the addresses that its page gives them."""

    def __init__(self, parts: list[_Part], base: str) -> None:
        self._base = base
        self._parts = parts
        self._found: dict[int, Picture | None] = {}
        self._time = DecodingTime()
        self._places: dict[str, int] = {}
        for place, part in enumerate(parts):
            for said in (
                part.location and self._key(part.location),
                part.name and f"cid:{part.name}",
            ):
                if said:
                    self._places.setdefault(said, place)

    def has(self, src: str) -> bool:
        """Return whether there is something at ``src`` in the file."""
        return self._place(src) is not None

    def find(self, src: str) -> Picture | None:
        """Return the picture at ``src``, or None if there is none to show."""
        if src[:5].lower() == "data:":
            return picture_within(src, self._time)
        place = self._place(src)
        if place is None:
            return None
        if place not in self._found:
            self._found[place] = checked_picture(self._parts[place].data(), self._time)
        return self._found[place]

    def _place(self, src: str) -> int | None:
        is_name = src[:4].lower() == "cid:"
        key = f"cid:{unquote(src[4:])}" if is_name else self._key(src)
        return self._places.get(key) if key else None

    def _key(self, told: str) -> str:
        try:
            whole = urljoin(self._base, told[:_LONGEST_ADDRESS].strip())
        except ValueError:
            return ""
        return unquote(urldefrag(whole).url)


def _main_part(file: _File) -> _Part | None:
    pages = [part for part in file.parts if part.kind in _PAGES]
    if file.start:
        pages.sort(key=lambda part: part.name != file.start)
    elif file.location:
        pages.sort(key=lambda part: part.location != file.location)
    return pages[0] if pages else None


def _read(data: bytes) -> _File:
    # Some write a line of a mailbox, or nothing, before the head.
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    head, body = _parted(data)
    if head is None or not (head["Content-Type"] or head["MIME-Version"]):
        raise InputRefusedError("This file is no page that a browser saved as one file (MHTML).")
    return _File(
        list(_parts(head, body)),
        _bare(_parameter(head, "start")),
        _said(head, "Snapshot-Content-Location") or _said(head, "Content-Location"),
    )


def _parts(head: Message, body: bytes) -> Iterator[_Part]:
    """Give the parts in their order; wrappings are opened, without recursion."""
    waiting = [(head, body, 0)]
    count = 0
    while waiting:
        message, packed, depth = waiting.pop()
        boundary = _parameter(message, "boundary")
        if message.get_content_maintype() != "multipart" or not boundary:
            yield _part(message, packed)
            continue
        if depth >= _DEEPEST:
            continue
        inner = []
        for piece in _pieces(packed, boundary.encode("utf-8", "surrogateescape")):
            count += 1
            if count > MOST_PARTS:
                break
            part_head, part_body = _parted(piece)
            if part_head is not None:
                inner.append((part_head, part_body, depth + 1))
        waiting += reversed(inner)


def _pieces(packed: bytes, boundary: bytes) -> Iterator[bytes]:
    """Give what stands between the lines of a boundary (RFC 2046, 5.1.1); the end may be missing."""
    line = re.compile(
        rb"(?:^|\r?\n)--" + re.escape(boundary[:_LONGEST_BOUNDARY]) + rb"(--)?[ \t]*(?=[\r\n]|$)"
    )
    start = -1
    for match in line.finditer(packed):
        if start >= 0:
            yield packed[start : match.start()]
        start = match.end()
        if match[1]:
            return
    if start >= 0:
        yield packed[start:]


def _parted(data: bytes) -> tuple[Message | None, bytes]:
    """Return a message's head, None where there is no end of one within reason, and its body."""
    data = data.removeprefix(b"\r\n").removeprefix(b"\n")
    end = _HEAD_END.search(data, 0, _LONGEST_HEAD)
    if end is None:
        return None, b""
    head = BytesHeaderParser().parsebytes(data[: end.start()] + b"\n\n")
    if len(str(head["Content-Type"])) > _LONGEST_KIND:
        del head["Content-Type"]
    return head, data[end.end() :]


def _part(head: Message, packed: bytes) -> _Part:
    return _Part(
        head.get_content_type(),
        _parameter(head, "charset"),
        _said(head, "Content-Transfer-Encoding").lower(),
        _said(head, "Content-Location"),
        _bare(_said(head, "Content-ID")),
        packed,
    )


def _said(head: Message, name: str) -> str:
    """Return what a head says, without the blanks that parted a long line (RFC 2557, 4.4.2)."""
    told = "".join(str(head.get(name, "")).split())[:_LONGEST_ADDRESS]
    if "=?" not in told:
        return told
    try:
        return str(make_header(decode_header(told.replace("?==?", "?= =?"))))
    except (LookupError, ValueError):
        return told


def _parameter(head: Message, name: str) -> str:
    try:
        told = head.get_param(name, "")
    except (LookupError, ValueError):
        return ""
    # One in another encoding (RFC 2231) is a triple.
    return told[2] if isinstance(told, tuple) else str(told)


def _bare(name: str) -> str:
    return name.strip().removeprefix("<").removesuffix(">")


def _from_base64(packed: bytes) -> bytes:
    """Return what base64 holds; signs that are none are passed over, a broken end is left out."""
    signs = _NOT_BASE64.sub(b"", packed)
    if len(signs) % _FOUR == 1:
        signs = signs[:-1]
    return binascii.a2b_base64(signs + b"=" * (-len(signs) % _FOUR))
