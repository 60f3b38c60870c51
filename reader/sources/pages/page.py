"""A web page's markup to what Senja keeps of it: what it says of itself, and the article in it."""

import re
from dataclasses import dataclass

import lxml.html
from lxml.html import HtmlElement

from reader.markup import guard
from reader.markup.body import TooMuchMarkupError
from reader.model.article import RelatedLink
from reader.sources.pages import dom
from reader.sources.pages.metadata import Metadata, read_metadata
from reader.sources.pages.reading import read_article

# A page that was saved whole carries its pictures inside, each larger than its text.
_INLINE_PICTURE = re.compile(r"data:[\w.+/-]{0,80}(?:;[\w=-]{1,40}){0,4},[A-Za-z0-9+/=%]{5000,}")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page that was read.

    ``body`` is markup, not yet sanitized. Long "data:" addresses are taken out of it into
    ``within``; "data:,0" stands for the first one.
    ``is_chosen`` says whether an article was found in it; else the body is all of the page's.
    """

    metadata: Metadata
    body: str
    related: tuple[RelatedLink, ...] = ()
    within: tuple[str, ...] = ()
    is_chosen: bool = False


def read_web_page(html: str, url: str = "") -> WebPage:
    """Return the page ``html`` as it is kept; it was found at ``url``.

    Raises:
        TooMuchMarkupError: it is past the limits of ``guard``, or nested deeper than a tree.
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
        raise TooMuchMarkupError("its elements are nested too deeply")
    said = read_metadata(root, url)
    found = read_article(
        slim,
        root,
        url=url,
        title=said.title,
        description=said.description,
        language=said.language.partition("-")[0],
    )
    if found is None:
        return WebPage(said, _whole_body(root), within=tuple(within))
    links = tuple(RelatedLink(title, address) for title, address in found.related)
    return WebPage(said, found.html, links, tuple(within), is_chosen=True)


def _whole_body(root: HtmlElement) -> str:
    body = root.find("body")
    return "" if body is None else lxml.html.tostring(body, encoding="unicode", with_tail=False)
