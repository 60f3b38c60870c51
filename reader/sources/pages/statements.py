"""Everything in which a page says something of itself, gathered once and chosen from elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.markup.body import absolute
from reader.markup.lines import one_line
from reader.sources.pages.language import language_of
from reader.sources.pages.linked_data import (
    LinkedData,
    Thing,
    article_of,
    read_linked_data,
    read_microdata,
)
from reader.sources.pages.said import ANCHORS, agrees, begins_with, plain, squeezed, words_in
from reader.sources.words import Words, words_for

# Bounds for hostile pages; real ones have some dozens.
METAS = 3_000
VALUES = 60
HEADINGS = 60

_HEADINGS = ("h1", "h2", "h3")
_SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title")
_TITLES = ("og:title", "dc:title", "dcterms:title", "twitter:title", "parsely-title", "title")
# What stands around an article and speaks of others, or of its readers.
_APART_TAGS = frozenset({"nav", "aside", "form", "select", "blockquote"})
_APART_WORDS = (
    *("comment", "related", "sidebar", "recommend", "promo", "widget", "popular", "trending"),
    *("newsletter", "more-from", "teaser", "navbar", "menu", "disqus", "breadcrumb", "outbrain"),
)


@dataclass(frozen=True, slots=True)
class Statements:
    """What a page says of itself, unjudged.

    ``meta`` holds the values of the head's meta elements by their names, lower case and with
    ":" for "."; ``linked`` and ``items`` are the page's JSON-LD and microdata with the thing in
    each that is the article; ``heading`` is the article's own, where one can be told, and
    ``around`` are the elements that hold it.
    """

    root: HtmlElement
    url: str
    meta: Mapping[str, tuple[str, ...]]
    linked: LinkedData
    article: Thing
    items: LinkedData
    item: Thing
    document_title: str
    heading: HtmlElement | None
    around: frozenset[HtmlElement]
    language: str
    words: Words

    def first(self, *names: str) -> str:
        """Return the value of the first of some meta elements that has one, or ""."""
        return next((self.meta[name][0] for name in names if name in self.meta), "")

    def all(self, *names: str) -> tuple[str, ...]:
        """Return all values of the first of some meta elements that has any."""
        return next((self.meta[name] for name in names if name in self.meta), ())

    def linked_text(self, *names: str) -> str:
        """Return what the article's JSON-LD, or else its microdata, says of some property."""
        return self.linked.text(self.article, *names) or self.items.text(self.item, *names)

    def near_heading(self, after: int = 160, before: int = 40) -> Iterator[HtmlElement]:
        """Give the elements just below the heading and then those just above it.

        Without a heading, those at the beginning of the page's main part.
        """
        if self.heading is None:
            start = next(self.root.iter("article", "main", "body"), self.root)
            yield from islice((e for e in start.iter("*") if not self.is_apart(e)), 2 * after)
            return
        following = self.heading.xpath("following::*[position() <= $n]", n=after)
        preceding = self.heading.xpath("preceding::*[position() <= $n]", n=before)
        inside = self.heading.iterdescendants("*")
        yield from (e for e in chain(following, preceding, inside) if not self.is_apart(e))

    def is_apart(self, element: HtmlElement) -> bool:
        """Whether an element stands in what surrounds the article, and not with its heading."""
        return is_apart(element, self.around)


def read_statements(root: HtmlElement, url: str) -> Statements:
    """Gather what a page says of itself.

    Args:
        root: The page as it was parsed, scripts and all.
        url: Where it came from, absolute, "" when unknown.
    """
    meta = read_meta(root)
    language = language_of(root, meta)
    title = next(
        (t for e in root.xpath("//title[not(ancestor::svg)]") if (t := plain(words_in(e)))), ""
    )
    titles = [*(v for name in _TITLES for v in meta.get(name, ())), title]
    sites = [squeezed(n) for name in _SITES for n in meta.get(name, ())]
    headings = [
        e
        for tag in _HEADINGS
        for e in islice(root.iter(tag), HEADINGS)
        if words_in(e) and not _is_in_menu(e) and not _is_logo(e, sites)
    ]
    shown = [words_in(e) for e in headings if e.tag == "h1"]
    addresses = [
        url,
        *meta.get("og:url", ()),
        *(e.get("href") or "" for e in islice(root.iter("link"), METAS) if is_canonical(e)),
    ]
    linked, items = read_linked_data(root), read_microdata(root)
    article = article_of(linked, [*titles, *shown], addresses)
    titles += [linked.text(article, name) for name in ("headline", "name")]
    heading = _heading(headings, titles)
    around = () if heading is None else heading.iterancestors("*")
    return Statements(
        root=root,
        url=url,
        meta=meta,
        linked=linked,
        article=article,
        items=items,
        item=article_of(items, [*titles, *shown], addresses),
        document_title=title,
        heading=heading,
        around=frozenset(around),
        language=language,
        words=words_for(language.partition("-")[0].lower()),
    )


def _heading(headings: list[HtmlElement], titles: list[str]) -> HtmlElement | None:
    """Return the heading that the page's titles agree with, or the only one of the first rank."""
    told = [title for title in titles if title]
    for tag, agree in (*((tag, begins_with) for tag in _HEADINGS), ("h1", agrees)):
        for element in headings:
            shown = words_in(element).rstrip(ANCHORS)
            if element.tag == tag and any(agree(title, shown) for title in told):
                return element
    first = [element for element in headings if element.tag == "h1"]
    return first[0] if len(first) == 1 else None


def _is_logo(heading: HtmlElement, names: list[str]) -> bool:
    """Whether a heading is the site's name, or only leads to its front page."""
    shown = words_in(heading)
    links = [e for e in (*heading.iter("a"), *heading.iterancestors("a")) if e.get("href")]
    home = any(_path(link.get("href") or "#") in {"", "/"} for link in links[:1])
    return squeezed(shown) in names or (home and words_in(links[0]) == shown)


def _path(href: str) -> str | None:
    """Return the path of an address that leads away from here, or None."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return None
    return parts.path if (parts.path or parts.netloc) and not parts.query else None


def read_meta(root: HtmlElement) -> dict[str, tuple[str, ...]]:
    """Return the values of a page's meta elements by name; ``property`` goes before ``name``."""
    named: dict[str, tuple[str, ...]] = {}
    metas = list(islice(root.iter("meta"), METAS))
    for attribute in ("property", "name", "http-equiv"):
        found: dict[str, list[str]] = {}
        for element in metas:
            value = plain(element.get("content") or element.get("value") or "")
            for name in (element.get(attribute) or "").lower().split()[:5]:
                values = found.setdefault(name.replace(".", ":"), [])
                if value and value not in values and len(values) < VALUES:
                    values.append(value)
        named = {name: tuple(values) for name, values in found.items() if values} | named
    return named


def is_canonical(link: HtmlElement) -> bool:
    """Whether a link element names the page's own address."""
    return "canonical" in (link.get("rel") or "").lower().split()


def is_apart(element: HtmlElement, around: frozenset[HtmlElement] = frozenset()) -> bool:
    """Whether an element stands in what surrounds an article: menus, comments, other articles.

    What ``around`` holds is not looked at: a page may call all of itself "with-sidebar".
    """
    foot = False
    for place in chain((element,), element.iterancestors("*")):
        if place.tag in {"body", "html", "main"} or place in around:
            return foot and place.tag != "article"
        if place.tag in _APART_TAGS:
            return True
        if _names_what_is_apart(hints(place)):
            return True
        # An article's own foot often says who wrote it and when.
        foot = (foot or place.tag == "footer") and place.tag != "article"
    return foot


@lru_cache(maxsize=2_000)
def _names_what_is_apart(named: str) -> bool:
    # A page calls many of its elements the same, and each is asked many times.
    return any(word in named for word in _APART_WORDS)


def _is_in_menu(element: HtmlElement) -> bool:
    return any(place.tag in _APART_TAGS for place in element.iterancestors("*"))


def hints(element: HtmlElement) -> str:
    """Return the names that an element's author gave it, in lower case."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:300].lower()


def address(text: str, base: str) -> str:
    """Return an address on the web made absolute, as one line, or "" for every other."""
    told = one_line(text)
    if not told or told.startswith("#"):
        return ""  # joined to its base it would be the base
    whole = absolute(told, base).replace(" ", "%20")
    if not whole.lower().startswith(("http://", "https://")) or len(whole) > 2_000:  # noqa: PLR2004 (no server takes longer ones)
        return ""
    # A name before the host only serves to show another host than the true one.
    return "" if "@" in whole.partition("//")[2].partition("/")[0] else whole
