"""An article's pictures, beside its file or within it: only rasters that can be shown are taken.

A file is read only from the article's own folder and below.
"""

import base64
import hashlib
import io
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reader.model.article import Picture
from reader.model.picture import PictureKind
from reader.sources.picture_kinds import picture_kind

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_BYTES = 15_000_000
LARGEST_SIDE = 8192
LARGEST_PIXELS = 25_000_000
# A third of what the worker has for an article, so that the rest can be read as well.
DECODING_SECONDS = 3.0
_KINDS = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}
# What Pillow calls a JPEG that holds further pictures, as many cameras write.
_SEVERAL = "MPO"
_BASE64 = ";base64"
# A page's stand-in for a picture to come is no larger than so many pixels each way.
_LARGEST_STAND_IN = 64
# How a page's own picture is named in the markup that it was taken out of.
_WITHIN = "data:,"


class DecodingTime:
    """The time that is left for decoding the pictures of one article.

    It counts what is spent in ``spending`` blocks only, by ``clock``, in seconds.
    """

    def __init__(
        self, seconds: float = DECODING_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._left = seconds
        self._clock = clock

    def is_left(self) -> bool:
        """Return whether another picture may be decoded."""
        return self._left > 0

    @contextmanager
    def spending(self) -> Iterator[None]:
        """Take the time that the block needs from what is left."""
        begun = self._clock()
        try:
            yield
        finally:
            self._left -= self._clock() - begun


class ArticlePictures:
    """Finds the pictures that an article shows by the addresses that it gives them.

    ``within`` are the "data:" addresses that were taken out of the page, where "data:,0" is now.
    """

    def __init__(
        self,
        folder: Path,
        within: Sequence[str] = (),
        decoding_time: DecodingTime | None = None,
    ) -> None:
        self._folder = folder
        self._within = within
        self._time = decoding_time or DecodingTime()

    def find(self, src: str) -> Picture | None:
        """Return the picture at ``src``, or None if there is none to show."""
        if src[:5].lower() != "data:":
            return picture_beside(src, self._folder, self._time)
        number = src.removeprefix(_WITHIN)
        if number.isdecimal() and int(number) < len(self._within):
            src = self._within[int(number)]
        return picture_within(src, self._time)


def picture_beside(
    src: str, folder: Path, decoding_time: DecodingTime | None = None
) -> Picture | None:
    """Return the picture that ``src`` names below ``folder``, or None if there is none to show.

    An address with a scheme or a host, a path that leads out of ``folder`` (through links too),
    and a file that is no picture of ``checked_picture`` give None.
    """
    try:
        parts = urlsplit(src)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        root = folder.resolve(strict=True)
        path = (root / unquote(parts.path)).resolve(strict=True)
        if not path.is_relative_to(root) or not path.is_file():
            return None
        if path.stat().st_size > LARGEST_BYTES:
            return None
        return checked_picture(path.read_bytes(), decoding_time)
    except (OSError, ValueError, RuntimeError):  # RuntimeError is Python 3.11's for a ring of links
        return None


def picture_within(address: str, decoding_time: DecodingTime | None = None) -> Picture | None:
    """Return the picture that a "data:" ``address`` holds (RFC 2397), or None.

    None is also what an even area of colour gives: pages hold it where a script was to put a
    picture.
    """
    head, _comma, body = address.partition(",")
    if not head.lower().startswith("data:image/") or not head.lower().endswith(_BASE64):
        return None
    # Four signs of base64 are three bytes.
    if len(body) > LARGEST_BYTES // 3 * 4:
        return None
    try:
        data = base64.b64decode(unquote(body))
    except ValueError:
        return None
    picture = checked_picture(data, decoding_time)
    if picture is None or _is_even(data, picture):
        return None
    return picture


def checked_picture(data: bytes, decoding_time: DecodingTime | None = None) -> Picture | None:
    """Return ``data`` as a picture of its kind, or None if it can't be shown.

    It is a PNG, JPEG, GIF, WebP or AVIF of bearable size, and whole: it is decoded to see. Past
    ``decoding_time`` only its head is read, and its kind is left unknown.
    """
    # Pillow costs 50 ms that an article without pictures need not pay.
    from PIL import Image

    if len(data) > LARGEST_BYTES:
        return None
    spent = decoding_time or DecodingTime()
    try:
        with spent.spending(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=list(_KINDS)) as image:
                (width, height), name = image.size, image.format or ""
                if not _is_bearable(image):
                    return None
                kind = picture_kind(image) if spent.is_left() else PictureKind.UNKNOWN
    except Exception:  # noqa: BLE001 (a broken picture raises whatever its reader stumbles on)
        return None
    return Picture(
        hashlib.sha256(data).hexdigest(),
        _KINDS["JPEG" if name == _SEVERAL else name],
        width,
        height,
        data,
        kind,
    )


def kind_of(data: bytes) -> PictureKind:
    """Return what kind of picture ``data`` is; one that can't be decoded counts as a photograph."""
    picture = checked_picture(data)
    return PictureKind.PHOTO if picture is None else picture.kind


def _is_bearable(image: "Image") -> bool:
    """Return whether a picture that was opened, but not decoded, may be."""
    return max(image.size) <= LARGEST_SIDE and image.width * image.height <= LARGEST_PIXELS


def _is_even(data: bytes, picture: Picture) -> bool:
    """Return whether a small picture is all of one colour."""
    from PIL import Image

    if max(picture.width, picture.height) > _LARGEST_STAND_IN:
        return False
    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.convert("RGBA").getcolors(1) is not None
    except Exception:  # noqa: BLE001 (past the decoding time a broken picture comes so far)
        return False
