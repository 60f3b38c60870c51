"""Tells by its place and its links what a line is beside an article: a menu, a caption, a button."""

from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.sources import furniture
from reader.sources.lines import ends_in_stop
from reader.sources.pages.dom import hints
from reader.sources.pages.lines import BLOCKS, HEADINGS, Line
from reader.sources.pages.votes import LONG
from reader.sources.words import Words

# Class words of what stands in an article without being of it.
_ASIDES = frozenset(
    "ad ads advert advertisement advertorial banner breadcrumb breadcrumbs comment comments cookie "
    "disqus donate donation follow newsletter nav navigation pagination paywall popup promo promos "
    "promoted recirc recirculation recommend recommendation recommendations recommended related "
    "rss share sharebar sharedaddy sharing signup social sponsor sponsored subscribe subscription "
    "taboola outbrain tags teaser teasers toolbar trending".split()
)
_CAPTIONS = frozenset(
    "caption figcaption credit imagecaption photocredit wp-caption-text captiontext".split()
)
_NOT_ARTICLE = ("nav", "aside", "footer", "form", "button", "noscript")
# A figure, and what may stand in one that is no caption.
_FIGURES = frozenset(("figure", "table", "pre", "blockquote", "ul", "ol", "dl"))
# What may hold a word that elsewhere would be a button.
_IN_TEXT = frozenset(("td", "th", "li", "pre", "dt", "dd"))
_ALL_LINKS = 0.95
# How many blocks around a caption's text may be called one.
_LEVELS = 3


def is_aside(inner: HtmlElement, home: HtmlElement) -> bool:
    """Whether an element stands beside an article: in a menu, an advertisement, a form.

    ``home`` holds the article, or most of it; what it is itself in says nothing.
    """
    around = {home, *home.iterancestors()}
    for element in (inner, *inner.iterancestors()):
        if element in around:
            return False
        if element.tag in _NOT_ARTICLE or hints(element) & _ASIDES or _is_widget(element):
            return True
    return False


def _is_widget(element: HtmlElement) -> bool:
    """Whether an element is a sidebar's, and not what page builders call each of theirs."""
    return any(name.startswith("widget") for name in element.get("class", "")[:500].split())


def is_caption(line: Line, figures: AbstractSet[HtmlElement]) -> bool:
    """Whether a line is a picture's: in one of ``figures``, or called a caption or a credit."""
    holder = line.holder
    figure = next((e for e in (holder, *holder.iterancestors()) if e.tag in _FIGURES), None)
    if figure in figures:
        return line.size < furniture.CAPTION
    levels = _LEVELS
    for element in (holder, *holder.iterancestors()):
        if element.tag in HEADINGS or levels == 0:
            return False
        if element.tag == "figcaption" or hints(element) & _CAPTIONS:
            return True
        # What stands in the line only adds to what its element is called.
        levels -= element.tag in BLOCKS
    return False


def is_button(line: Line, words: Words) -> bool:
    """Whether a line is an advertisement's mark, a button or the head of a list of others."""
    if line.size >= LONG or line.block.tag in _IN_TEXT:
        return False
    return furniture.is_inline(line.text, words) or furniture.is_section(line.text, words)


def is_bare_link(line: Line) -> bool:
    """Whether a line is a link and no more, outside of tables, which may be full of them."""
    if line.linked < _ALL_LINKS or ends_in_stop(line.text):
        return False
    return next(line.block.iterancestors("table"), None) is None and line.block.tag != "td"


def leads_out(line: Line, host: str) -> bool:
    """Whether a line's link leads to another site, as those of the author do."""
    link = next(line.block.iter("a"), None)
    try:
        there = urlsplit("" if link is None else link.get("href", "")).hostname or ""
    except ValueError:
        return False
    here = host.removeprefix("www.")
    return bool(there and here) and not there.endswith(here)
