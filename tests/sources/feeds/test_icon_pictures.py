"""What comes of a picture from outside: our own small square, or nothing."""

import io
import struct

import pytest
from PIL import Image

from reader.sources.feeds.icon_pictures import LARGEST_BYTES, SIDE, icon_png
from tests.sources.drawn import encoded
from tests.sources.test_pictures import png_head

RED, BLUE = (200, 30, 40, 255), (20, 60, 200, 255)


def seen(data: bytes) -> Image.Image:
    """Return the picture that came out, as the window would decode it."""
    image = Image.open(io.BytesIO(data), formats=["PNG"])
    image.load()
    assert image.width == image.height <= SIDE
    return image.convert("RGBA")


def ico(*parts: tuple[int, bytes]) -> bytes:
    """Return an ICO file of these sides (as its list says them) and bytes."""
    head, offset = struct.pack("<HHH", 0, 1, len(parts)), 6 + 16 * len(parts)
    for side, data in parts:
        head += struct.pack("<4BHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + b"".join(data for _side, data in parts)


def png(side: int, color: tuple[int, int, int, int] = RED) -> bytes:
    return encoded(Image.new("RGBA", (side, side), color), "PNG")


def bitmap_ico(side: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (side, side), BLUE).save(
        file, "ICO", sizes=[(side, side)], bitmap_format="bmp"
    )
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_pictures_of_many_kinds_become_small_squares(kind: str) -> None:
    image = seen(icon_png(encoded(Image.new("RGB", (300, 200), RED[:3]), kind)))
    assert image.size == (SIDE, SIDE)
    # Transparent above and below.
    assert image.getpixel((32, 2)) == (0, 0, 0, 0)
    red, green, _blue, alpha = image.getpixel((32, 32))  # type: ignore[misc] # four bands
    assert (red > 180, green < 50, alpha) == (True, True, 255)


def test_a_small_one_stays_as_it_is() -> None:
    assert seen(icon_png(png(16))).size == (16, 16)


def test_of_several_sizes_the_best_is_taken() -> None:
    data = ico((16, png(16)), (48, png(48, BLUE)), (256, png(256)))
    image = seen(icon_png(data))
    assert (image.size, image.getpixel((5, 5))) == ((48, 48), BLUE)


def test_old_icons_are_bitmaps() -> None:
    image = seen(icon_png(bitmap_ico(32)))
    assert (image.size, image.getpixel((5, 5))) == ((32, 32), BLUE)


def test_of_sizes_that_are_broken_the_next_is_taken() -> None:
    assert seen(icon_png(ico((48, b"no picture"), (32, png(32))))).size == (32, 32)


def test_of_one_that_moves_the_first_picture_is_taken() -> None:
    frames = [Image.new("P", (32, 32), number) for number in range(200)]
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    assert seen(icon_png(file.getvalue())).size == (32, 32)


def big_bitmap(side: int) -> bytes:
    """Return an icon's bitmap that says it is so large, and holds nothing."""
    return struct.pack("<IiiHHIIiiII", 40, side, 2 * side, 1, 32, 0, 0, 0, 0, 0, 0)


HOSTILE = {
    "nothing": b"",
    "html": b"<!doctype html><html><body>Not found</body></html>",
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    "huge": png_head(60_000, 60_000),
    "many pixels": encoded(Image.new("L", (3_400, 3_000)), "PNG"),
    "large file": png(32) + bytes(LARGEST_BYTES),
    "cut": encoded(Image.effect_noise((64, 64), 90), "PNG")[:900],
    "dot": png(1),
    "banner": encoded(Image.new("RGB", (300, 40), "red"), "PNG"),
    "unseen": encoded(Image.new("RGBA", (32, 32), (0, 0, 0, 0)), "PNG"),
    "ico cut in its head": b"\0\0\1\0",
    "ico cut in its list": ico((32, png(32)))[:15],
    "ico cut in its picture": ico((32, png(32)))[:-30],
    "ico of nothing": ico((32, b"")),
    "ico that counts too far": b"\0\0\1\0\xff\xff" + bytes(40),
    "ico with a huge picture": ico((16, png_head(60_000, 60_000))),
    "ico with a huge bitmap": ico((16, big_bitmap(30_000))),
    "ico with a bitmap below nothing": ico((16, big_bitmap(-5))),
    "cursor": b"\0\0\2\0" + ico((32, png(32)))[4:],
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_comes_of_what_means_harm_or_is_no_icon(data: bytes) -> None:
    assert icon_png(data) == b""


def test_a_bomb_of_bearable_size_comes_out_small() -> None:
    bomb = encoded(Image.new("L", (3_100, 3_100)), "PNG")
    assert len(bomb) < 100_000
    assert seen(icon_png(bomb)).size == (SIDE, SIDE)
