import gzip
import sys
import zlib
from collections.abc import Callable, Iterator

import brotli  # type: ignore[import-untyped] # it ships no types
import pytest

from reader.sources.http.unpack import (
    PIECE,
    PackedBadlyError,
    PackedShortError,
    unpack,
)

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = b"".join(b"%d: a line of text that is packed. " % n for n in range(20_000))


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: bytes(brotli.compress(data, quality=5)),
    "zstd": zstd.compress,
}


def parts(data: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


@pytest.mark.parametrize("encoding", PACKERS)
@pytest.mark.parametrize("size", [1, 1000, 1 << 20])
def test_what_was_packed_comes_back_in_pieces(encoding: str, size: int) -> None:
    pieces = list(unpack(parts(PACKERS[encoding](TEXT), size), encoding))
    assert b"".join(pieces) == TEXT
    assert max(map(len, pieces)) <= 2 * PIECE


@pytest.mark.parametrize("size", [1, 1 << 20])
def test_bare_deflate_is_deflate_too(size: int) -> None:
    assert b"".join(unpack(parts(bare_deflate(TEXT), size), "deflate")) == TEXT


@pytest.mark.parametrize("encoding", PACKERS)
def test_a_bomb_comes_in_pieces(encoding: str) -> None:
    bomb = PACKERS[encoding](bytes(50_000_000))
    pieces = unpack(iter([bomb]), encoding)
    assert all(len(piece) <= 2 * PIECE for piece in pieces)


@pytest.mark.parametrize("encoding", PACKERS)
def test_an_end_that_is_missing_is_noticed(encoding: str) -> None:
    with pytest.raises(PackedShortError):
        list(unpack(iter([PACKERS[encoding](TEXT)[:-20]]), encoding))


@pytest.mark.parametrize("encoding", PACKERS)
def test_what_is_not_packed_so_is_told(encoding: str) -> None:
    with pytest.raises(PackedBadlyError):
        list(unpack(iter([b"<!doctype html><p>Plain text." * 9]), encoding))


@pytest.mark.parametrize("encoding", PACKERS)
def test_no_bytes_are_an_empty_answer(encoding: str) -> None:
    assert list(unpack(iter([]), encoding)) == []


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br, gzip", "compress", "gzip,"])
def test_more_than_one_packing_or_an_unknown_one_is_refused(encoding: str) -> None:
    with pytest.raises(PackedBadlyError):
        list(unpack(iter([gzip.compress(TEXT)]), encoding))


@pytest.mark.parametrize("encoding", ["", "identity", "none", "utf-8"])
def test_what_is_not_packed_passes(encoding: str) -> None:
    assert list(unpack(iter([b"as", b"it is"]), encoding)) == [b"as", b"it is"]


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
@pytest.mark.parametrize("size", [1, 1 << 20])
def test_packed_parts_after_each_other_are_one_answer(encoding: str, size: int) -> None:
    data = PACKERS[encoding](b"first ") + PACKERS[encoding](TEXT) + PACKERS[encoding](b"")
    assert b"".join(unpack(parts(data, size), encoding)) == b"first " + TEXT


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_parts_without_end_are_refused(encoding: str) -> None:
    with pytest.raises(PackedBadlyError):
        list(unpack(iter([PACKERS[encoding](b"") * 1000]), encoding))


def test_what_follows_gzip_and_is_none_is_ignored() -> None:
    assert b"".join(unpack(iter([gzip.compress(b"text") + b"\0" * 20]), "gzip")) == b"text"


def test_a_zstd_window_larger_than_http_allows_is_refused() -> None:
    packer = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
    data = packer.compress(TEXT) + packer.flush()
    with pytest.raises(PackedBadlyError):
        list(unpack(iter([data]), "zstd"))
