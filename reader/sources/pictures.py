"""Pictures beside a file, read only from its own folder and below, and only if they are rasters."""

import hashlib
import io
import warnings
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reader.model.article import Picture

LARGEST_BYTES = 15_000_000
LARGEST_SIDE = 8192
LARGEST_PIXELS = 25_000_000
_KINDS = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}
# What Pillow calls a JPEG that holds further pictures, as many cameras write.
_SEVERAL = "MPO"


def picture_beside(src: str, folder: Path) -> Picture | None:
    """Return the picture that ``src`` names below ``folder``, or None if there is none to show.

    An address with a scheme or a host, a path that leads out of ``folder`` (through links too),
    a file that is no PNG, JPEG, GIF, WebP or AVIF, and one that is too large give None.
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
        return checked_picture(path.read_bytes())
    except (OSError, ValueError, RuntimeError):  # RuntimeError is Python 3.11's for a ring of links
        return None


def checked_picture(data: bytes) -> Picture | None:
    """Return ``data`` as a picture if its first bytes say that it is one of bearable size."""
    # Pillow costs 50 ms that an article without pictures need not pay.
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=list(_KINDS)) as image:
                (width, height), kind = image.size, image.format or ""
    except Exception:  # noqa: BLE001 (a broken picture raises whatever its reader stumbles on)
        return None
    if max(width, height) > LARGEST_SIDE or width * height > LARGEST_PIXELS:
        return None
    return Picture(
        hashlib.sha256(data).hexdigest(),
        _KINDS["JPEG" if kind == _SEVERAL else kind],
        width,
        height,
        data,
    )
