"""Gives the pictures of stored articles by their content's hash, and how they look in the dark."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import apsw

from reader.library import packing
from reader.library.connection import Library, writing
from reader.model.article import Picture
from reader.model.picture import DarkTreatment, PictureKind, PictureTreatment


@dataclass(frozen=True, slots=True)
class Media:
    """A stored picture's kind and bytes."""

    mime: str
    data: bytes


def media(library: Library, sha256: str) -> Media | None:
    """Return the picture with this hash, or None if the library has none."""
    row = library.read_one("SELECT mime, data FROM media WHERE sha256 = ?", (sha256,))
    return None if row is None else Media(str(row[0]), bytes(row[1]))


def store_picture(connection: apsw.Connection, picture: Picture) -> None:
    """Store a picture inside an open transaction; one that is there keeps what the reader chose."""
    connection.execute(
        "INSERT OR IGNORE INTO media (sha256, mime, width, height, data) VALUES (?, ?, ?, ?, ?)",
        (picture.sha256, picture.mime, picture.width, picture.height, picture.data),
    )
    if picture.kind is not PictureKind.UNKNOWN:
        _set_kind(connection, picture.sha256, picture.kind)


def owed_pictures(library: Library, most: int) -> list[int]:
    """Return up to ``most`` articles whose pictures are still to be asked for, the newest first."""
    rows = library.read(
        "SELECT article_id FROM picture_owed ORDER BY article_id DESC LIMIT ?", (most,)
    )
    return [int(row[0]) for row in rows]


def settle_pictures(library: Library, ids: Iterable[int]) -> None:
    """Note that nothing is owed any more: what was to be had is here.

    Raises:
        LibraryError: nothing was noted; the sentence says why.
    """
    with writing(library) as connection:
        connection.executemany(
            "DELETE FROM picture_owed WHERE article_id = ?", [(each,) for each in ids]
        )


def put_pictures(
    library: Library, article_id: int, before: str, html: str, pictures: Iterable[Picture]
) -> bool:
    """Give the body ``before`` of an article its pictures, which makes it ``html``; say if it was.

    It is no other version: the text is the same. A body that is another one by now stays as it is.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        row = connection.execute(
            f"SELECT content.id, {packing.ORIGINAL} FROM content "
            "JOIN article ON content.id = content_id WHERE article.id = ?",
            (article_id,),
        ).fetchone()
        if row is None:
            return False
        content, *kept, _original = row
        body = packing.body_of(kept)
        if body.html != before:
            return False
        packed = packing.pack(html, body.text, packing.original_of(row[1:]))
        packing.put_in(connection, content, packed)
        for picture in pictures:
            store_picture(connection, picture)
            connection.execute(
                "INSERT OR IGNORE INTO content_media VALUES (?, ?, ?)",
                (content, picture.sha256, picture.address),
            )
        return True


def treatments(library: Library, article_id: int) -> dict[str, PictureTreatment]:
    """Return how each picture of the article's present body is treated, by its hash."""
    rows = library.read(
        "SELECT content_media.sha256, coalesce(kind, ''), coalesce(chosen, '') FROM article "
        "JOIN content_media ON content_media.content_id = article.content_id "
        "LEFT JOIN treatment ON treatment.sha256 = content_media.sha256 "
        "WHERE article.id = ? AND deleted_at IS NULL",
        (article_id,),
    )
    return {
        str(sha256): PictureTreatment(PictureKind(kind), DarkTreatment(chosen) if chosen else None)
        for sha256, kind, chosen in rows
    }


def choose_treatment(library: Library, sha256: str, treatment: DarkTreatment | None) -> None:
    """Remember how the reader wants a picture in the dark; None is as its kind asks.

    A picture that is gone meanwhile is passed over.

    Raises:
        LibraryError: nothing was remembered; the sentence says why.
    """
    with writing(library) as connection:
        connection.execute(
            "INSERT INTO treatment (sha256, chosen) SELECT sha256, ? FROM media WHERE sha256 = ? "
            "ON CONFLICT (sha256) DO UPDATE SET chosen = excluded.chosen",
            (treatment.value if treatment else "", sha256),
        )


def undecided(library: Library, limit: int) -> list[str]:
    """Return the hashes of up to ``limit`` pictures that nobody has looked at."""
    rows = library.read(
        "SELECT sha256 FROM media WHERE sha256 NOT IN "
        "(SELECT sha256 FROM treatment WHERE kind <> '') LIMIT ?",
        (limit,),
    )
    return [str(row[0]) for row in rows]


def set_kinds(library: Library, kinds: Mapping[str, PictureKind]) -> None:
    """Remember what pictures are, all of them or none; those that are gone are passed over.

    Raises:
        LibraryError: nothing was remembered; the sentence says why.
    """
    with writing(library) as connection:
        for sha256, kind in kinds.items():
            _set_kind(connection, sha256, kind)


# A picture that says something in the list is at least so large, and no banner.
_LEAST_WIDTH, _LEAST_HEIGHT, _LONGEST = 160, 90, 4
_LEADING = (
    f"width >= {_LEAST_WIDTH} AND height >= {_LEAST_HEIGHT} "
    f"AND width <= {_LONGEST} * height AND height <= {_LONGEST} * width"
)


def with_pictures(library: Library, ids: Iterable[int]) -> set[int]:
    """Return which articles have a picture that can stand for them in a list."""
    rows = library.read(
        "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) "
        "AND EXISTS (SELECT 1 FROM content_media JOIN media ON media.sha256 = content_media.sha256 "
        f"WHERE content_media.content_id = article.content_id AND {_LEADING})",
        (json.dumps(list(ids)),),
    )
    return {int(row[0]) for row in rows}


def leading_picture(library: Library, article_id: int) -> tuple[PictureTreatment, bytes] | None:
    """Return the first picture of an article's body that can stand for it, and how it is treated.

    None if it has none, or is gone.
    """
    row = library.read_one(
        "SELECT coalesce(kind, ''), coalesce(chosen, ''), data FROM article "
        "JOIN content ON content.id = article.content_id "
        "JOIN content_media ON content_media.content_id = article.content_id "
        "JOIN media ON media.sha256 = content_media.sha256 "
        "LEFT JOIN treatment ON treatment.sha256 = media.sha256 "
        f"WHERE article.id = ? AND {_LEADING} ORDER BY instr(html, media.sha256) LIMIT 1",
        (article_id,),
    )
    if row is None:
        return None
    kind, chosen, data = row
    chosen_treatment = DarkTreatment(chosen) if chosen else None
    return PictureTreatment(PictureKind(kind), chosen_treatment), bytes(data)


def _set_kind(connection: apsw.Connection, sha256: str, kind: PictureKind) -> None:
    connection.execute(
        "INSERT INTO treatment (sha256, kind) SELECT sha256, ? FROM media WHERE sha256 = ? "
        "ON CONFLICT (sha256) DO UPDATE SET kind = excluded.kind",
        (kind.value, sha256),
    )


def article_media(library: Library, article_id: int) -> dict[str, Media]:
    """Return the pictures of the article's present body by their hashes; none if it is gone."""
    rows = library.read(
        "SELECT media.sha256, media.mime, media.data FROM content_media "
        "JOIN media ON media.sha256 = content_media.sha256 WHERE content_media.content_id = "
        "(SELECT content_id FROM article WHERE id = ? AND deleted_at IS NULL)",
        (article_id,),
    )
    return {str(row[0]): Media(str(row[1]), bytes(row[2])) for row in rows}
