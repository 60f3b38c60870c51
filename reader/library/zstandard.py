"""Zstandard (RFC 8878) as the library packs with it: a level, a checksum, and what data is like.

Importing it takes some milliseconds, which a start need not pay before an article is read.
"""

import sys

from reader.errors import LibraryDamagedError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAGIC = b"\x28\xb5\x2f\xfd"
"""What all that is packed begins with."""

# Level 9 takes twice as long for 1 % less.
_OPTIONS: dict[int, int] = {
    zstd.CompressionParameter.compression_level: 5,
    zstd.CompressionParameter.checksum_flag: 1,
}
# A text says again what its HTML says as far away as the HTML is long, which in a book is much.
_FAR_OPTIONS = _OPTIONS | {
    zstd.CompressionParameter.enable_long_distance_matching: 1,
    zstd.CompressionParameter.window_log: 24,
}
_FAR = 1_000_000
# It takes no dictionary that is shorter.
_SHORTEST = 8


def compressed(data: bytes, like: bytes = b"") -> bytes:
    """Return ``data`` packed; what it is ``like`` is needed to unpack it."""
    options = _FAR_OPTIONS if len(data) > _FAR else _OPTIONS
    return zstd.compress(data, options=options, zstd_dict=_dictionary(like))


def decompressed(data: bytes, like: bytes = b"") -> bytes:
    """Return what ``compressed`` has packed.

    Raises:
        LibraryDamagedError: it is not what was packed.
    """
    try:
        return zstd.decompress(data, zstd_dict=_dictionary(like))
    except zstd.ZstdError as error:
        raise LibraryDamagedError(
            "What the library keeps of this article can't be read any more; an earlier snapshot "
            "of the library may have it."
        ) from error


def _dictionary(like: bytes) -> tuple[zstd.ZstdDict, int] | None:
    return zstd.ZstdDict(like, is_raw=True).as_prefix if len(like) >= _SHORTEST else None
