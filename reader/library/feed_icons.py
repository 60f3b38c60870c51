"""The icons of feeds: which are to be looked for, and those that were found, as our own PNG."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.library.connection import Library, writing
from reader.library.moments import DAY, now_microseconds

# Sites change their icon rarely, and one that has none seldom gets one.
_AGAIN = 30 * DAY
_AFTER_NONE = 7 * DAY
_THESE = "feed.id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Iconless:
    """A feed whose icon is to be looked for; ``typed`` is as in the feed."""

    id: int
    url: str
    site_url: str
    typed: bool


def due(library: Library, most: int, ids: Iterable[int] | None = None) -> list[Iconless]:
    """Return up to ``most`` feeds, of ``ids`` or of all, whose icon is to be looked for by now.

    A feed that can't be had just now, or was never asked, waits until it can.
    """
    now = now_microseconds()
    among, values = _among(ids)
    rows = library.read(
        "SELECT feed.id, url, site_url, typed FROM feed LEFT JOIN feed_icon ON feed_id = feed.id "
        "WHERE removed_at IS NULL AND gone = 0 AND failures = 0 AND checked_at IS NOT NULL "
        "AND (asked_at IS NULL OR asked_at <= iif(length(data), ?, ?)) "
        f"{among} ORDER BY asked_at NULLS FIRST, feed.id LIMIT ?",
        (now - _AGAIN, now - _AFTER_NONE, *values, most),
    )
    return [
        Iconless(int(identifier), str(url), str(site), bool(typed))
        for identifier, url, site, typed in rows
    ]


def store(library: Library, found: Mapping[int, bytes]) -> tuple[int, ...]:
    """Note what looking for icons came to, b"" where there is none; return which got a new one.

    An icon that is here stays where no other was found. A feed that is gone meanwhile is passed
    over.

    Raises:
        LibraryError: nothing was noted; the sentence says why.
    """
    had = icons(library, found)
    with writing(library) as connection:
        connection.executemany(
            "INSERT INTO feed_icon (feed_id, asked_at, data) SELECT id, ?, ? FROM feed "
            "WHERE id = ? ON CONFLICT (feed_id) DO UPDATE SET asked_at = excluded.asked_at, "
            "data = iif(length(excluded.data), excluded.data, data)",
            [(now_microseconds(), data, identifier) for identifier, data in found.items()],
        )
    return tuple(each for each, data in found.items() if data and had.get(each) != data)


def icons(library: Library, ids: Iterable[int] | None = None) -> dict[int, bytes]:
    """Return the icons of these feeds, or of all that are followed, by the feeds' ids."""
    among, values = _among(ids)
    rows = library.read(
        "SELECT feed_id, data FROM feed_icon JOIN feed ON feed.id = feed_id "
        f"WHERE removed_at IS NULL AND length(data) {among}",
        values,
    )
    return {int(identifier): bytes(data) for identifier, data in rows}


def _among(ids: Iterable[int] | None) -> tuple[str, Sequence[str]]:
    return ("", ()) if ids is None else (f"AND {_THESE}", (json.dumps(list(ids)),))
