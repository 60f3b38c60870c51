"""The worker's job of storing a piece of a page that was pasted with its formatting."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from reader.library import Library, articles, contacts, journal, open_library, pages
from reader.model.article import Draft, Origin, PageBytes, Source, SourceKind
from reader.model.contact import Contact
from reader.model.step import StepKind
from reader.operations.fetching import later_pictures
from reader.operations.reading import Saved

# What is pasted beside an article of so much more text is a piece of it, and no newer version.
_PIECE = 0.8


def store_clipped(library_path: Path, html: str, url: str) -> Saved:
    """Read what was copied at ``url`` ("" where that is not known) and store it as an article.

    Its pictures are asked for, unless Senja stays offline.

    Raises:
        InputRefusedError: there is nothing to read in it with its formatting.
        LibraryError: it could not be stored.
    """
    from reader.sources.clipped import read_clipped

    made: list[Contact] = []
    with closing(open_library(library_path)) as library:
        try:
            draft, _blocks = read_clipped(html, url, later_pictures(library, None, made))
        finally:
            contacts.add_contacts(library, made)
        draft = replace(draft, origin=Origin(PageBytes(url, "")))
        data = html.encode("utf-8", "replace")
        draft = _apart(library, draft)
        with journal.step(library, StepKind.ADD, draft.title):
            stored = articles.store(library, draft, data, Source(SourceKind.CLIPPED, url))
        return Saved(stored.id, stored.changes)


def _apart(library: Library, draft: Draft) -> Draft:
    """Return a draft without its address, if an article of more text stands there."""
    known = articles.articles_at(library, [draft.url]).get(draft.url)
    if known is None or len(draft.text) >= _PIECE * pages.text_size(library, known.id):
        return draft
    return replace(draft, url="")
