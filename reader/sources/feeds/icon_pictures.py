"""A picture from outside to the small PNG that stands beside a feed's name.

Whatever it was, what comes out is made here, pixel by pixel: the window decodes nothing else.
"""

import io
import struct
import warnings
from typing import TYPE_CHECKING

from reader.sources.pictures import LARGEST_SIDE

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_BYTES = 3_000_000
# Several are decoded at once, and the largest that are in use (of podcasts) have nine million.
LARGEST_PIXELS = 10_000_000
SIDE = 64
"""The most pixels each way of what comes out."""
# Smaller ones are there to be asked for, and not to be seen.
_SMALLEST = 8
# What is longer is a banner, of which nothing can be made out beside a name.
_LONGEST = 2

_KINDS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")
_ICO = b"\0\0\1\0"
_PNG = b"\x89PNG"
_ICO_HEAD, _ICO_ENTRY = struct.Struct("<4sH"), struct.Struct("<4BHHII")
_MOST_SIZES = 64
_MOST_TRIED = 3
_LARGEST_ICO = 512
_BITMAP_HEAD = struct.Struct("<Iii")
_FAINTEST = 16


def icon_png(data: bytes) -> bytes:
    """Return ``data`` as a square PNG of at most ``SIDE``, transparent around; else nothing.

    Nothing comes of what is no picture, too large, broken, too small, a banner, or not to be seen.
    Of one that moves the first picture is taken.
    """
    if len(data) > LARGEST_BYTES:
        return b""
    if data.startswith(_ICO):
        found = map(_made_of_ico_part, _ico_parts(data)[:_MOST_TRIED])
        return next(filter(None, found), b"")
    return _made(data, _KINDS)


def _made(data: bytes, kinds: tuple[str, ...]) -> bytes:
    # Only who asks for an icon pays for it.
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=kinds) as image:
                return _png(image) if _is_bearable(image) else b""
    except Exception:  # noqa: BLE001 (a broken picture raises whatever its reader stumbles on)
        return b""


def _is_bearable(image: "Image") -> bool:
    """Return whether a picture that was opened, but not decoded, may be and is an icon's shape."""
    least, most = sorted(image.size)
    return (
        least >= _SMALLEST
        and most <= min(LARGEST_SIDE, _LONGEST * least)
        and image.width * image.height <= LARGEST_PIXELS
    )


def _png(image: "Image") -> bytes:
    from PIL import Image

    # A JPEG is decoded no larger than it is needed.
    image.draft("RGB", (2 * SIDE, 2 * SIDE))
    seen = image.convert("RGBA")
    seen.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    _least, strongest = seen.getchannel("A").getextrema()
    if not isinstance(strongest, int | float) or strongest < _FAINTEST:
        return b""
    side = max(seen.size)
    square = Image.new("RGBA", (side, side))
    square.paste(seen, ((side - seen.width) // 2, (side - seen.height) // 2))
    file = io.BytesIO()
    square.save(file, "PNG", optimize=True)
    return file.getvalue()


def _ico_parts(data: bytes) -> list[bytes]:
    """Return the pictures of an ICO file, the best first, each as an ICO file of it alone."""
    count = min(_ICO_HEAD.unpack_from(data)[1] if len(data) >= _ICO_HEAD.size else 0, _MOST_SIZES)
    found: list[tuple[tuple[int, int, int], bytes]] = []
    for number in range(count):
        start = _ICO_HEAD.size + number * _ICO_ENTRY.size
        if start + _ICO_ENTRY.size > len(data):
            break
        width, height, colors, reserved, planes, bits, size, offset = _ICO_ENTRY.unpack_from(
            data, start
        )
        # Of 256 pixels it says 0.
        side = width or 256
        rank = (side > SIDE, abs(side - SIDE), -bits)
        alone = _ICO_HEAD.pack(_ICO, 1) + _ICO_ENTRY.pack(
            width, height, colors, reserved, planes, bits, size, _ICO_HEAD.size + _ICO_ENTRY.size
        )
        found.append((rank, alone + data[offset : offset + size]))
    return [part for _rank, part in sorted(found, key=lambda each: each[0])]


def _made_of_ico_part(part: bytes) -> bytes:
    body = part[_ICO_HEAD.size + _ICO_ENTRY.size :]
    if body.startswith(_PNG):
        return _made(body, ("PNG",))
    # What the list of sizes says is not always what there is.
    if len(body) < _BITMAP_HEAD.size:
        return b""
    _size, width, height = _BITMAP_HEAD.unpack_from(body)
    if not 0 < width <= _LARGEST_ICO or not 0 < height <= 2 * _LARGEST_ICO:
        return b""
    return _made(part, ("ICO",))
