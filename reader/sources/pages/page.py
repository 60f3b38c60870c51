"""A web page's markup to what Senja keeps of it: what it says of itself, and the article in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.markup import guard
from reader.markup.body import TooMuchMarkupError
from reader.markup.lines import one_line
from reader.model.article import RelatedLink
from reader.model.repair import Block, Field, Reading, Repair
from reader.sources.dates import read_date
from reader.sources.pages import dom
from reader.sources.pages.authors import names_in
from reader.sources.pages.document import document_body, is_document
from reader.sources.pages.metadata import Metadata, read_metadata
from reader.sources.pages.parts import next_part
from reader.sources.pages.reading import read_article
from reader.sources.words import words_for

# A page that was saved whole carries its pictures inside, each larger than its text.
_INLINE_PICTURE = re.compile(r"data:[\w.+/-]{0,80}(?:;[\w=-]{1,40}){0,4},[A-Za-z0-9+/=%]{5000,}")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page that was read.

    ``body`` is markup, not yet sanitized. Long "data:" addresses are taken out of it into
    ``within``; "data:,0" stands for the first one.
    ``is_chosen`` says whether an article was found in it; else the body is all of the page's.
    ``next_part`` is where the same article goes on, or "". ``blocks`` are those of the page, where
    a person repairs it.
    """

    metadata: Metadata
    body: str
    related: tuple[RelatedLink, ...] = ()
    within: tuple[str, ...] = ()
    is_chosen: bool = False
    next_part: str = ""
    blocks: tuple[Block, ...] = ()


def read_web_page(
    html: str,
    url: str = "",
    *,
    first: str = "",
    may_be_document: bool = False,
    repairs: Sequence[Repair] = (),
) -> WebPage:
    """Return the page ``html`` as it is kept; it was found at ``url``.

    ``first`` is where the article's first part was found, if this is a later one. A file on the
    disk ``may_be_document``: where nothing stands around its text, all of it is kept as its author
    marked it. ``repairs`` are what a person changed of how it is read.

    Raises:
        TooMuchMarkupError: it is past the limits of ``guard``; a page is nested deeper than a tree.
    """
    within: list[str] = []

    def take_out(match: re.Match[str]) -> str:
        within.append(match.group())
        return f"data:,{len(within) - 1}"

    slim = _INLINE_PICTURE.sub(take_out, dom.slim(html))
    if reason := guard.why_too_much(slim):
        raise TooMuchMarkupError(reason)
    root = dom.parse(slim)
    if root is None:
        if slim.strip() and not may_be_document:
            raise TooMuchMarkupError("its elements are nested too deeply")
        # A document's words can still be read.
        return WebPage(Metadata(), slim, within=tuple(within))
    said = read_metadata(root, url)
    is_whole = may_be_document and is_document(root)
    if is_whole and repairs:
        repairs = (Repair(Reading.WHOLE), *repairs)
    elif is_whole:
        return WebPage(said, document_body(root, said.title), within=tuple(within))
    language = said.language.partition("-")[0]
    following = next_part(root, url, words_for(language or "en"), first)
    found = read_article(
        slim,
        root,
        url=url,
        title=said.title,
        description=said.description,
        language=language,
        repairs=repairs,
    )
    if found is None:
        return WebPage(said, document_body(root, said.title), within=tuple(within))
    links = tuple(RelatedLink(title, address) for title, address in found.related)
    return WebPage(
        _as_the_site_has_it(said, found.fields),
        found.html,
        links,
        tuple(within),
        is_chosen=bool(found.html),
        next_part=following,
        blocks=found.blocks,
    )


def _as_the_site_has_it(said: Metadata, fields: Mapping[Field, str]) -> Metadata:
    """Return what a page says of itself, with the words that stand where its site has them."""
    language = said.language.partition("-")[0]
    title = one_line(fields.get(Field.TITLE, ""))
    authors = names_in(fields.get(Field.AUTHORS, ""), words_for(language or "en"))
    published = read_date(fields.get(Field.PUBLISHED, "")[:200], language)
    return replace(
        said,
        title=title or said.title,
        authors=tuple(authors) or said.authors,
        published=published or said.published,
    )
