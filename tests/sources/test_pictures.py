import hashlib
import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from reader.sources.pictures import LARGEST_BYTES, LARGEST_SIDE, checked_picture, picture_beside


def drawn(kind: str = "PNG", size: tuple[int, int] = (8, 6)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "#a1452a").save(data, kind)
    return data.getvalue()


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
        place.write_bytes(drawn())
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
    assert picture.sha256 == hashlib.sha256(drawn()).hexdigest()
    assert (picture.mime, picture.width, picture.height) == ("image/png", 8, 6)
    assert picture.data == drawn()


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
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif"), ("WEBP", "image/webp")],
)
def test_the_kinds_that_the_page_shows_are_told_by_their_bytes(kind: str, mime: str) -> None:
    picture = checked_picture(drawn(kind))
    assert picture is not None
    assert (picture.mime, picture.width, picture.height) == (mime, 8, 6)


def test_a_jpeg_of_a_camera_that_holds_further_pictures_is_a_jpeg() -> None:
    data = io.BytesIO()
    first, second = Image.new("RGB", (8, 6)), Image.new("RGB", (4, 3))
    first.save(data, "MPO", save_all=True, append_images=[second])
    picture = checked_picture(data.getvalue())
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
        drawn("BMP"),
        drawn("TIFF"),
        drawn("ICO", (16, 16)),
    ],
    ids=["empty", "text", "svg", "pdf", "png", "jpeg", "gif", "webp", "bmp", "tiff", "ico"],
)
def test_what_is_no_picture_of_those_kinds_is_none(data: bytes) -> None:
    assert checked_picture(data) is None


@pytest.mark.parametrize(
    ("width", "height", "taken"),
    [
        (5000, 5000, True),
        (LARGEST_SIDE, 3000, True),
        (LARGEST_SIDE + 1, 1, False),
        (5001, 5000, False),
        (60_000, 60_000, False),
        (2**31 - 1, 2**31 - 1, False),
    ],
)
def test_a_picture_that_would_unpack_to_too_much_is_known_by_its_head(
    width: int, height: int, *, taken: bool
) -> None:
    assert (checked_picture(png_head(width, height)) is not None) is taken


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_broken_pictures_never_raise(kind: str) -> None:
    whole = drawn(kind)
    chance = random.Random(7)  # noqa: S311 (the same breakages each time)
    taken = 0
    for length in range(len(whole)):
        broken = bytearray(whole[: length + 1])
        broken[chance.randrange(len(broken))] = chance.randrange(256)
        taken += checked_picture(bytes(broken)) is not None
    assert taken < len(whole)
