"""The Internet Archive's copies of pages: where to ask for one, and where it is.

The lookup is its "Wayback Availability JSON API"; "id_" and "im_" after a copy's time ask for the
page and for a picture as they were kept, without the archive's own frame.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from reader.errors import InputRefusedError

_TIME = re.compile(r"\d{8,14}")


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive's two addresses; ``is_local`` for one in the local network."""

    lookup: str
    copies: str
    is_local: bool = False

    def lookup_address(self, url: str) -> str:
        """Return where to ask whether there is a copy of ``url``."""
        return f"{self.lookup}?url={quote(url, safe='')}"


INTERNET_ARCHIVE = Archive("https://archive.org/wayback/available", "https://web.archive.org/web")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy by its time, as the archive writes it, and its day."""

    time: str
    day: date


def newest_copy(answer: bytes) -> Copy:
    """Return the copy that a lookup's answer tells of.

    Raises:
        InputRefusedError: there is none, or the answer is none.
    """
    try:
        found = json.loads(answer)["archived_snapshots"]["closest"]
        time = str(found["timestamp"])
        if found["available"] and _TIME.fullmatch(time):
            return Copy(time, date(int(time[:4]), int(time[4:6]), int(time[6:8])))
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise InputRefusedError("The Internet Archive has no copy of this page.")


def copy_address(archive: Archive, copy: Copy, url: str) -> str:
    """Return where the page ``url`` stands as it was kept."""
    return f"{archive.copies}/{copy.time}id_/{url}"


def picture_address(archive: Archive, copy: Copy, url: str) -> str:
    """Return where the picture ``url`` stands as it was kept, near the page's time."""
    return f"{archive.copies}/{copy.time}im_/{url}"
