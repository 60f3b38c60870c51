"""The worker's job of reading an article again, from the bytes that it was first read from.

Nothing that a person changes of its reading is ever lost by it: what was shown before stays as an
earlier version.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from reader.errors import InputRefusedError
from reader.library import Library, articles, contacts, journal, open_library, repairs
from reader.library.repairs import Original
from reader.markup.links import site_host
from reader.model.article import Draft, Picture, SourceKind
from reader.model.changes import LibraryChanges
from reader.model.contact import Contact
from reader.model.repair import Block, Repair, Reread, edited
from reader.model.step import StepKind
from reader.operations.fetching import PictureFetcher, later_pictures


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one article's original again; the pictures that are kept already are asked for first."""

    library: Library
    identifier: int
    host: str
    original: Original

    def read(
        self, own: Repair, for_site: Repair, fetch: PictureFetcher = lambda _addresses: {}
    ) -> tuple[Draft, tuple[Block, ...]]:
        """Return the article and the page's blocks, with a repair of its own and its site's.

        The words of the head are the page's.
        """
        draft, blocks = self._read((for_site, own), fetch)
        known = repairs.repair(self.library, self.identifier)
        before = repairs.site_repair(self.library, self.host)
        if not any(each.changes_blocks for each in (own, for_site, known, before)):
            draft = self._with_stored_body(draft)
        return draft, blocks

    def _with_stored_body(self, draft: Draft) -> Draft:
        """Return a draft with the body that is kept: where nobody changed it, it is not read anew."""
        stored = articles.content(self.library, self.identifier)
        return replace(
            draft, html=stored.html, text=stored.text, left_out=stored.left_out, pictures=()
        )

    def _read(
        self, wanted: Sequence[Repair], fetch: PictureFetcher
    ) -> tuple[Draft, tuple[Block, ...]]:
        # Only the worker process reads pages.
        from reader.sources import clipped, files, pasted
        from reader.sources.pages import fetched

        data, source, origin = self.original.data, self.original.source, self.original.origin
        if source.kind is SourceKind.PASTED:
            return pasted.read_with_blocks(data.decode("utf-8", "replace"), "", wanted)
        if source.kind is SourceKind.CLIPPED:
            html = data.decode("utf-8", "replace")
            return clipped.read_clipped(html, origin.page.url, self._pictures(fetch), wanted)
        if source.kind is not SourceKind.PAGE:
            path = Path(source.place)
            return files.read_with_blocks(path, data, wanted, self._kept)
        parts = {part.url: part for part in origin.parts}

        def fetch_part(address: str) -> tuple[str, str] | None:
            part = parts.get(address)
            return None if part is None else (fetched.page_text(part.data, part.charset), part.url)

        html = fetched.page_text(data, origin.page.charset)
        url = origin.page.url or source.place
        return fetched.read_with_blocks(html, url, self._pictures(fetch), fetch_part, wanted)

    def _kept(self, address: str) -> Picture | None:
        return repairs.picture_at(self.library, self.identifier, address)

    def _pictures(self, fetch: PictureFetcher) -> PictureFetcher:
        def find(addresses: list[str]) -> dict[str, Picture]:
            kept = {each: picture for each in addresses if (picture := self._kept(each))}
            return kept | fetch([each for each in addresses if each not in kept])

        return find


def look(library_path: Path, identifier: int, own: Repair, for_site: Repair | None) -> Reread:
    """Read an article again as a repair has it, and keep nothing of it.

    ``for_site`` is what is done to its site's pages, None for what is remembered.

    Raises:
        SenjaError: it can't be read again; the sentence says why.
    """
    with closing(open_library(library_path)) as library:
        reader = _reader(library, identifier)
        site = repairs.site_repair(library, reader.host) if for_site is None else for_site
        draft, blocks = reader.read(own, site)
        return Reread(replace(draft, pictures=(), origin=None), blocks, reader.host)


def keep(
    library_path: Path, identifier: int, own: Repair, remember: bool, forget: bool
) -> LibraryChanges:
    """Make an article what a repair has of it, and ask for pictures that it did not have before.

    ``remember`` does to every page of its site what can be; ``forget`` does nothing to them from
    now on.

    Raises:
        InputRefusedError: nothing would be left of it; it stays as it was.
        SenjaError: nothing was changed; the sentence says why.
    """
    from reader.sources.pages.remembered import for_site

    made: list[Contact] = []
    with closing(open_library(library_path)) as library:
        reader = _reader(library, identifier)
        site = Repair() if forget else repairs.site_repair(library, reader.host)
        try:
            draft, blocks = reader.read(own, site, later_pictures(library, identifier, made))
        finally:
            contacts.add_contacts(library, made)
        if not draft.text.strip() and "<img" not in draft.html:
            raise InputRefusedError(
                "Nothing would be left of the article; it was left as it is. Show a block of it."
            )
        if remember and reader.host:
            site = for_site(own, blocks, site, draft.language)
        is_changed = bool(reader.host) and (remember or forget)
        # What is said of how it was had ("an archive's copy") is still so.
        notice = draft.notice or articles.article(library, identifier).notice
        draft = replace(edited(draft, own), origin=reader.original.origin, notice=notice)
        with journal.step(library, StepKind.REPAIR, draft.title, article=identifier):
            return repairs.keep_repair(
                library,
                identifier,
                draft,
                own,
                reader.original.source,
                host=reader.host if is_changed else "",
                for_site=site,
            )


def _reader(library: Library, identifier: int) -> _Reader:
    original = repairs.original(library, identifier)
    article = articles.article(library, identifier)
    return _Reader(
        library, identifier, site_host(original.origin.page.url or article.url), original
    )
