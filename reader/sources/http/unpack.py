"""Unpacking of answers as they come, never more than a piece at a time.

A bomb costs one piece of memory: whoever takes the pieces counts them and stops.
"""

import sys
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdDecompressor
    else:
        from backports.zstd import ZstdDecompressor

PIECE = 64 * 1024
# More is no answer that was packed in parts, but a way to keep us busy.
_MOST_PARTS = 100
# The largest window of a zstd answer (RFC 9659).
_ZSTD_WINDOW_LOG = 23
# Not packed; the last two are common mistakes.
_AS_IT_IS = frozenset({"", "identity", "none", "utf-8"})

ACCEPTED = "gzip, deflate, br, zstd"


class PackedBadlyError(ValueError):
    """The bytes are not what their content-encoding says, or it is one that nobody announced."""


class PackedShortError(PackedBadlyError):
    """The bytes end before what is packed in them does."""


class _Unpacker(Protocol):
    """What takes packed bytes and gives them back unpacked, at most a piece a call."""

    def step(self, data: bytes) -> bytes:
        """Take ``data`` and return a piece; none says that more is needed."""

    @property
    def is_whole(self) -> bool:
        """Return whether the end was seen."""


def unpack(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Give what is packed in ``chunks``, in pieces; ``encoding`` is their content-encoding.

    Raises:
        PackedBadlyError: they are not packed so, or the encoding is none of ``ACCEPTED``.
    """
    if encoding in _AS_IT_IS:
        yield from chunks
        return
    unpacker = None
    for data in chunks:
        if unpacker is None:
            unpacker = _unpacker(encoding)
        fed = data
        while piece := unpacker.step(fed):
            yield piece
            fed = b""
    # A packed answer of no bytes at all is an empty answer.
    if unpacker is not None and not unpacker.is_whole:
        raise PackedShortError(encoding)


def _unpacker(encoding: str) -> _Unpacker:
    match encoding:
        case "gzip" | "x-gzip":
            return _Gzip()
        case "deflate":
            return _Deflate()
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstd()
        case _:
            raise PackedBadlyError(encoding)


class _Gzip:
    """One or more gzip members (RFC 1952); what follows that is none is ignored, as by gzip."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._parts = 1

    def step(self, data: bytes) -> bytes:
        self._waiting += data
        while True:
            if self._inner.eof and not self._begin_next():
                return b""
            try:
                piece = self._inner.decompress(self._waiting, PIECE)
            except zlib.error as error:
                raise PackedBadlyError(str(error)) from error
            is_done = self._inner.eof
            self._waiting = self._inner.unused_data if is_done else self._inner.unconsumed_tail
            if piece or not is_done:
                return piece

    def _begin_next(self) -> bool:
        if not self._waiting.startswith(b"\x1f"):
            self._waiting = b""
            return False
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise PackedBadlyError("parts")
        self._inner = zlib.decompressobj(wbits=31)
        return True

    @property
    def is_whole(self) -> bool:
        return self._inner.eof


class _Deflate:
    """The zlib format, or bare deflate, which many send under the same name (RFC 9110, 8.4.1.2)."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj()
        self._is_sure = False
        self._waiting = b""

    def step(self, data: bytes) -> bytes:
        self._waiting += data
        if not self._is_sure:
            head = self._waiting[:2]
            if len(head) < 2:  # noqa: PLR2004 (a zlib header's length)
                return b""
            # A zlib header (RFC 1950) names method 8 and is a multiple of 31.
            if head[0] & 15 != 8 or int.from_bytes(head, "big") % 31:  # noqa: PLR2004
                self._inner = zlib.decompressobj(wbits=-15)
            self._is_sure = True
        if self._inner.eof:
            return b""
        try:
            piece = self._inner.decompress(self._waiting, PIECE)
        except zlib.error as error:
            raise PackedBadlyError(str(error)) from error
        self._waiting = self._inner.unconsumed_tail
        return piece

    @property
    def is_whole(self) -> bool:
        return self._inner.eof


class _Brotli:
    """Brotli (RFC 7932)."""

    def __init__(self) -> None:
        # Only the answers that need it pay for it.
        import brotli  # type: ignore[import-untyped] # it ships no types

        self._inner = brotli.Decompressor()
        self._error: type[Exception] = brotli.error

    def step(self, data: bytes) -> bytes:
        if self._inner.is_finished():
            return b""
        try:
            piece: bytes = self._inner.process(data, output_buffer_limit=PIECE)
        except self._error as error:
            raise PackedBadlyError(str(error)) from error
        return piece

    @property
    def is_whole(self) -> bool:
        return bool(self._inner.is_finished())


class _Zstd:
    """One zstd frame after the other (RFC 8878), with windows as HTTP allows them (RFC 9659)."""

    def __init__(self) -> None:
        # Only the answers that need it pay for it.
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd

        self._zstd = zstd
        self._inner = self._new()
        self._parts = 1

    def _new(self) -> "ZstdDecompressor":
        window = self._zstd.DecompressionParameter.window_log_max
        return self._zstd.ZstdDecompressor(options={window: _ZSTD_WINDOW_LOG})

    def step(self, data: bytes) -> bytes:
        fed = data
        while True:
            if self._inner.eof:
                fed = self._inner.unused_data + fed
                if not fed:
                    return b""
                self._parts += 1
                if self._parts > _MOST_PARTS:
                    raise PackedBadlyError("parts")
                self._inner = self._new()
            try:
                piece = self._inner.decompress(fed, PIECE)
            except self._zstd.ZstdError as error:
                raise PackedBadlyError(str(error)) from error
            if piece or not self._inner.eof:
                return piece
            fed = b""

    @property
    def is_whole(self) -> bool:
        return self._inner.eof
