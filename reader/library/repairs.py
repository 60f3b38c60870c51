"""What a person changed of how articles are read, and what their pages are read again from."""

from dataclasses import dataclass

from reader.errors import ArticleNotFoundError
from reader.library import articles, packing
from reader.library.connection import Library, writing
from reader.library.versions import set_site_repair_in
from reader.model.article import Draft, Origin, PageBytes, Picture, Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.model.picture import PictureKind
from reader.model.repair import Repair, from_json, to_json


@dataclass(frozen=True, slots=True)
class Original:
    """What an article was read from: the bytes as they came, where from, and what else it needs."""

    data: bytes
    source: Source
    origin: Origin


def repair(library: Library, identifier: int) -> Repair:
    """Return what a person changed of an article; nothing of one that is gone."""
    row = library.read_one("SELECT repair FROM article WHERE id = ?", (identifier,))
    return from_json(str(row[0]) if row else "")


def site_repair(library: Library, host: str) -> Repair:
    """Return what is done to every page of a site."""
    row = library.read_one("SELECT repair FROM site WHERE host = ?", (host,))
    return from_json(str(row[0]) if row else "")


def repairs(library: Library, identifier: int, host: str) -> tuple[Repair, ...]:
    """Return what is to be done when a page of ``host`` is read for an article; mostly nothing."""
    found = (site_repair(library, host), repair(library, identifier))
    return found if any(each.changes_blocks for each in found) else ()


def original(library: Library, identifier: int) -> Original:
    """Return what the article's present body was read from.

    Raises:
        ArticleNotFoundError: there is no such article.
    """
    row = library.read_one(
        "SELECT content.id, address, charset, "
        "coalesce(nullif(content.source_kind, ''), article.source_kind), "
        "iif(content.source_kind = '', article.source_place, content.source_place), "
        f"{packing.ORIGINAL} FROM content "
        "JOIN article ON content.id = content_id WHERE article.id = ? AND deleted_at IS NULL",
        (identifier,),
    )
    if row is None:
        raise ArticleNotFoundError(f"There is no article {identifier} in the library.")
    content, address, charset, kind, place, *data = row
    parts = library.read(
        "SELECT address, charset, original FROM part WHERE content_id = ? ORDER BY number",
        (content,),
    )
    return Original(
        packing.original_of(data),
        Source(SourceKind(str(kind)), str(place)),
        Origin(
            PageBytes(str(address), str(charset)),
            tuple(
                PageBytes(str(url), str(said), packing.part_of(data)) for url, said, data in parts
            ),
        ),
    )


def picture_at(library: Library, identifier: int, address: str) -> Picture | None:
    """Return the picture that the article's page has at ``address``, None if none was kept."""
    row = library.read_one(
        "SELECT media.sha256, mime, width, height, data, coalesce(kind, '') FROM content_media "
        "JOIN content ON content.id = content_id JOIN media USING (sha256) "
        "LEFT JOIN treatment USING (sha256) "
        "WHERE article_id = ? AND content_media.address = ? ORDER BY content.id DESC",
        (identifier, address),
    )
    if row is None:
        return None
    sha256, mime, width, height, data, kind = row
    return Picture(
        str(sha256), str(mime), int(width), int(height), bytes(data), PictureKind(kind), address
    )


def keep_repair(
    library: Library,
    identifier: int,
    draft: Draft,
    changed: Repair,
    source: Source,
    *,
    host: str = "",
    for_site: Repair | None = None,
) -> LibraryChanges:
    """Make an article what ``draft`` says and remember the repair.

    A body that is another than the present one becomes a new version from ``source``. With ``host``, ``for_site``
    is done to every page of that site from now on.

    Raises:
        ArticleNotFoundError: the article is gone; nothing was changed.
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        row = connection.execute(
            f"SELECT identity, {packing.ORIGINAL} FROM article JOIN content ON content.id = content_id "
            "WHERE article.id = ? AND deleted_at IS NULL",
            (identifier,),
        ).fetchone()
        if row is None:
            raise ArticleNotFoundError(f"There is no article {identifier} in the library.")
        identity, *kept = row
        if packing.body_of(kept[:-1]).html != draft.html:
            read_from = packing.original_of(kept)
            articles.add_content(connection, identifier, draft, read_from, source)
        articles.update(connection, identifier, draft)
        connection.execute(
            "UPDATE article SET repair = ?, identity = ? WHERE id = ?",
            (to_json(changed), identity, identifier),
        )
        if host:
            set_site_repair_in(connection, host, to_json(for_site or Repair()))
        return LibraryChanges(changed=(identifier,))
