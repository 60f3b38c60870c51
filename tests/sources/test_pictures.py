"""Pictures: only from the article's own place, only whole rasters of bearable size, each looked at."""

import base64
import hashlib
import random
import struct
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from reader.model.picture import PictureKind
from reader.sources.pictures import (
    LARGEST_BYTES,
    LARGEST_SIDE,
    ArticlePictures,
    DecodingTime,
    checked_picture,
    picture_beside,
    picture_within,
)
from tests.sources.drawn import chart, encoded, formula, photograph

NO_TIME = DecodingTime(0)


def small(kind: str = "PNG", size: tuple[int, int] = (8, 6)) -> bytes:
    return encoded(Image.new("RGB", size, "#a1452a"), kind)


def png_head(width: int, height: int) -> bytes:
    """Return a PNG that says it is so large, and holds nothing."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + head
        + struct.pack(">I", zlib.crc32(head))
        + struct.pack(">I", 0)
        + b"IDAT"
        + struct.pack(">I", zlib.crc32(b"IDAT"))
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an article's folder, with a picture in it, one below it and one outside."""
    inner = tmp_path / "notes"
    (inner / "my pictures").mkdir(parents=True)
    for place in (inner / "a.png", inner / "my pictures" / "ü b.png", tmp_path / "secret.png"):
        place.write_bytes(small())
    return inner


@pytest.mark.parametrize(
    "src",
    [
        "a.png",
        "./a.png",
        "a.png?raw=true#x",
        "%61.png",
        "my pictures/ü b.png",
        "my%20pictures/%C3%BC%20b.png",
        "my pictures/../a.png",
    ],
)
def test_a_picture_in_the_folder_or_below_is_found(folder: Path, src: str) -> None:
    picture = picture_beside(src, folder)
    assert picture is not None
    assert picture.sha256 == hashlib.sha256(small()).hexdigest()
    assert (picture.mime, picture.width, picture.height) == ("image/png", 8, 6)
    assert picture.data == small()


@pytest.mark.parametrize(
    "src",
    [
        "../secret.png",
        "my pictures/../../secret.png",
        "%2e%2e/secret.png",
        "..%2fsecret.png",
        "..\\secret.png",
        "/etc/passwd",
        "//localhost/a.png",
        "file:a.png",
        "http://[::1",
        "https://example.org/a.png",
        "data:image/png;base64,AAAA",
        "C:\\a.png",
        "",
        "#a.png",
        ".",
        "my pictures",
        "missing.png",
        "a%00.png",
        "a.png/b",
        "x" * 5000,
        "\ud800.png",
    ],
)
def test_nothing_outside_the_folder_and_nothing_that_is_no_file_is_read(
    folder: Path, src: str
) -> None:
    assert picture_beside(src, folder) is None


def test_an_absolute_path_and_a_file_address_are_refused_even_within_the_folder(
    folder: Path,
) -> None:
    inside = folder.parent / "secret.png"
    assert picture_beside(str(inside), folder) is None
    assert picture_beside(inside.as_uri(), folder) is None
    assert picture_beside((folder / "a.png").as_uri(), folder) is None


def test_a_link_that_leads_out_is_not_followed_and_one_within_is(folder: Path) -> None:
    (folder / "out.png").symlink_to(folder.parent / "secret.png")
    (folder / "up").symlink_to(folder.parent, target_is_directory=True)
    (folder / "in.png").symlink_to(folder / "a.png")
    assert picture_beside("out.png", folder) is None
    assert picture_beside("up/secret.png", folder) is None
    assert picture_beside("in.png", folder) is not None


def test_a_ring_of_links_and_a_folder_that_is_gone_have_no_picture(folder: Path) -> None:
    (folder / "ring.png").symlink_to(folder / "ring.png")
    assert picture_beside("ring.png", folder) is None
    assert picture_beside("a.png", folder / "gone") is None


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    with (folder / "a.png").open("ab") as file:
        file.truncate(LARGEST_BYTES + 1)
    assert picture_beside("a.png", folder) is None


@pytest.mark.parametrize(
    ("kind", "mime"),
    [
        ("PNG", "image/png"),
        ("JPEG", "image/jpeg"),
        ("GIF", "image/gif"),
        ("WEBP", "image/webp"),
        ("AVIF", "image/avif"),
    ],
)
def test_the_kinds_that_the_page_shows_are_told_by_their_bytes(kind: str, mime: str) -> None:
    picture = checked_picture(small(kind))
    assert picture is not None
    assert (picture.mime, picture.width, picture.height) == (mime, 8, 6)


def test_a_jpeg_of_a_camera_that_holds_further_pictures_is_a_jpeg() -> None:
    first, second = Image.new("RGB", (8, 6)), Image.new("RGB", (4, 3))
    picture = checked_picture(encoded(first, "MPO", save_all=True, append_images=[second]))
    assert picture is not None
    assert (picture.mime, picture.width, picture.height) == ("image/jpeg", 8, 6)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"GIF89a",
        b"RIFF\xff\xff\xff\xffWEBPVP8 ",
        small("BMP"),
        small("TIFF"),
        small("ICO", (16, 16)),
    ],
    ids=["empty", "text", "svg", "pdf", "png", "jpeg", "gif", "webp", "bmp", "tiff", "ico"],
)
def test_what_is_no_picture_of_those_kinds_is_none(data: bytes) -> None:
    assert checked_picture(data) is None


@pytest.mark.parametrize("size", [(5000, 5000), (LARGEST_SIDE, 3000), (1, LARGEST_SIDE)])
def test_a_picture_may_be_large(size: tuple[int, int]) -> None:
    picture = checked_picture(encoded(Image.new("1", size, 1)))
    assert picture is not None
    assert (picture.width, picture.height) == size


@pytest.mark.parametrize(
    "size",
    [
        (LARGEST_SIDE + 1, 1),
        (5001, 5000),
        (30_000, 30_000),
        (60_000, 60_000),
        (2**31 - 1, 2**31 - 1),
    ],
)
def test_a_picture_that_would_unpack_to_too_much_is_known_by_its_head(
    size: tuple[int, int],
) -> None:
    """A head with nothing behind it, past the time for decoding: only its size can refuse it."""
    assert checked_picture(png_head(*size), NO_TIME) is None
    assert checked_picture(png_head(10, 10), NO_TIME) is not None


@pytest.mark.parametrize(("kind", "side"), [("PNG", 30_000), ("GIF", 8200), ("WEBP", 8200)])
def test_a_small_file_that_unpacks_to_a_huge_picture_is_refused(kind: str, side: int) -> None:
    data = encoded(Image.new("1", (side, side)).convert("1" if kind == "PNG" else "L"), kind)
    assert len(data) < 1_000_000
    assert checked_picture(data) is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_broken_pictures_never_raise(kind: str) -> None:
    whole = small(kind)
    chance = random.Random(7)  # noqa: S311 (the same breakages each time)
    taken = 0
    for length in range(len(whole)):
        broken = bytearray(whole[: length + 1])
        broken[chance.randrange(len(broken))] = chance.randrange(256)
        taken += checked_picture(bytes(broken)) is not None
    assert taken < len(whole)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (encoded(photograph(), "JPEG"), PictureKind.PHOTO),
        (encoded(photograph(), "AVIF"), PictureKind.PHOTO),
        (encoded(chart()), PictureKind.DRAWING),
        (encoded(chart().quantize(16), "GIF"), PictureKind.DRAWING),
        (encoded(formula(), "WEBP", lossless=True), PictureKind.INK),
    ],
    ids=["JPEG", "AVIF", "PNG", "GIF", "WEBP"],
)
def test_a_picture_is_looked_at_when_it_is_taken(data: bytes, kind: PictureKind) -> None:
    picture = checked_picture(data)
    assert picture is not None
    assert picture.kind is kind
    assert picture.data == data


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_picture_that_was_cut_off_is_refused(kind: str, part: float) -> None:
    data = encoded(photograph(), kind)
    assert checked_picture(data) is not None
    assert checked_picture(data[: round(len(data) * part)]) is None


def test_past_the_time_for_decoding_pictures_are_taken_by_their_heads() -> None:
    moments = iter([0.0, 2.0, 10.0, 11.5, 20.0, 20.0])
    time = DecodingTime(3, lambda: next(moments))
    data = encoded(chart())
    pictures = [checked_picture(data, time) for _ in range(3)]
    assert [picture.kind for picture in pictures if picture] == [
        PictureKind.DRAWING,
        PictureKind.DRAWING,
        PictureKind.UNKNOWN,
    ]


def test_time_is_spent_on_broken_pictures_too() -> None:
    moments = iter([0.0, 5.0])
    time = DecodingTime(3, lambda: next(moments))
    assert checked_picture(encoded(photograph(), "JPEG")[:9000], time) is None
    assert not time.is_left()


def address(data: bytes, kind: str = "image/png;base64") -> str:
    return f"data:{kind},{base64.b64encode(data).decode()}"


@pytest.mark.parametrize(
    "made",
    [
        address(encoded(chart())),
        "data:image/png;base64," + quote(base64.b64encode(encoded(chart())), safe=""),
        address(encoded(chart()), "IMAGE/PNG;charset=utf-8;BASE64").replace("data:", "DATA:"),
        address(encoded(chart()), "image/jpeg;base64"),
    ],
    ids=["plain", "escaped", "loud", "misnamed"],
)
def test_a_picture_within_the_page_is_taken(made: str, tmp_path: Path) -> None:
    picture = ArticlePictures(tmp_path).find(made)
    assert picture is not None
    assert (picture.mime, picture.data) == ("image/png", encoded(chart()))
    assert picture.kind is PictureKind.DRAWING


@pytest.mark.parametrize(
    "made",
    [
        "data:",
        "data:,",
        "data:image/png;base64",
        "data:image/png;base64,",
        "data:image/png;base64,A",
        "data:image/png;base64,\u00e9\ud800",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/svg+xml,<svg/>",
        "data:text/html;base64,PGI+",
        address(b"\x89PNG\r\n\x1a\n"),
        address(encoded(Image.new("RGBA", (1, 1), (0, 0, 0, 0)), "GIF")),
        address(encoded(Image.new("RGB", (16, 9), "#eee"))),
        "data:image/png;base64," + "A" * (LARGEST_BYTES * 4 // 3 + 4),
    ],
)
def test_what_is_no_picture_within_the_page_is_none(made: str) -> None:
    assert picture_within(made) is None
    assert picture_within(made, NO_TIME) is None


def test_what_was_taken_out_of_the_page_is_found_by_its_number(tmp_path: Path) -> None:
    within = ("data:font/woff2;base64,AAAA", address(encoded(chart())))
    pictures = ArticlePictures(tmp_path, within)
    found = pictures.find("data:,1")
    assert found is not None
    assert found.data == encoded(chart())
    for src in ("data:,0", "data:,2", "data:,-1", "data:,", "data:,1x", "data:,²"):
        assert pictures.find(src) is None
