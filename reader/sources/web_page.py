"""An HTML file to the parts of an article: what its head says, and its body's markup.

It takes the body as the author marked it (``article``, ``main``, ``body``); choosing the article
out of a whole web page is another module's work.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from reader.markup import tree
from reader.markup.body import absolute

_DATES = (
    "article:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "date",
    "pubdate",
)
# What stands between a title and its site's name.
_RULES = (" | ", " - ", " – ", " — ", " · ", " :: ")
# A page that was saved whole carries its pictures inside, each larger than its text.
_INLINE_PICTURE = re.compile(r"data:[\w.+/-]{0,80}(?:;[\w=-]{1,40}){0,4},[A-Za-z0-9+/=%]{5000,}")
# What is not read aloud either; its own "<" would be counted as markup.
_NOT_READ = ("script", "style", "template")


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page says of itself, each as the author wrote it, and its body's markup.

    Long "data:" addresses are taken out into ``within``; "data:,0" stands for the first one.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    site: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    body: str = ""
    within: tuple[str, ...] = ()


def read_page(html: str) -> WebPage:
    """Return the parts of the page ``html``.

    A page that is nested too deeply for a tree gives its whole markup as body and no more.
    """
    within: list[str] = []

    def take_out(match: re.Match[str]) -> str:
        within.append(match.group())
        return f"data:,{len(within) - 1}"

    html = _INLINE_PICTURE.sub(take_out, html)
    root = tree.parse(html)
    if root is None:
        return WebPage(body=html)
    meta = _meta(root)
    url = absolute(
        _first(root.xpath("//link[@rel='canonical']/@href")) or meta.get("og:url", ""), ""
    )
    body = _body(root)
    title = (
        meta.get("og:title")
        or _first(root.xpath("//head/title/text()"))
        or _words(next(iter(root.iter("h1")), None))
    )
    title = _without_repeat(body, title, meta.get("og:site_name", ""))
    linked_date, linked_author = _linked_data(root, "datePublished"), _linked_data(root, "author")
    etree.strip_elements(root, *_NOT_READ, with_tail=False)
    return WebPage(
        title=" ".join(title.split()),
        authors=_authors(root, meta, linked_author),
        site=meta.get("og:site_name", ""),
        url="" if url.startswith("mailto:") else url,
        published=next((meta[name] for name in _DATES if meta.get(name)), "")
        or linked_date
        or _first(root.xpath("//time/@datetime")),
        language=(root.get("lang") or meta.get("content-language", "")).strip(),
        description=meta.get("description") or meta.get("og:description", ""),
        tags=tuple(tag.strip() for tag in meta.get("keywords", "").split(",") if tag.strip())[:20],
        body=lxml.html.tostring(body, encoding="unicode", with_tail=False),
        within=tuple(within),
    )


def _meta(root: HtmlElement) -> dict[str, str]:
    """Return the head's meta elements by their name in lower case; the first one counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        content = " ".join((element.get("content") or "").split())
        if content:
            found.setdefault(name.strip().lower(), content)
    return found


def _body(root: HtmlElement) -> HtmlElement:
    """Return the one ``article``, else ``main``, else the body."""
    articles = [
        e for e in root.iter("article") if not any(True for _ in e.iterancestors("article"))
    ]
    if len(articles) == 1:
        return articles[0]
    for name in ("main", "body"):
        found = next(iter(root.iter(name)), None)
        if found is not None:
            return found
    return root


def _without_repeat(body: HtmlElement, title: str, site: str) -> str:
    """Take the title's repeat out of ``body`` and the site's name off ``title``."""
    heading = next(iter(body.iter("h1")), None)
    words = _words(heading)
    whole = " ".join(title.split())
    if heading is not None and words and (whole == words or whole.startswith(_ruled(words))):
        heading.drop_tree()
        return words
    for rule in _RULES:
        front, found, back = title.rpartition(rule)
        if found and front and site and back.strip().casefold() == site.casefold():
            return front
    return title


def _ruled(words: str) -> tuple[str, ...]:
    return tuple(words + rule for rule in _RULES)


def _authors(root: HtmlElement, meta: dict[str, str], linked: str) -> tuple[str, ...]:
    names = [
        " ".join((element.get("content") or "").split())
        for element in root.iter("meta")
        if (element.get("name") or element.get("property") or "").lower()
        in {"author", "article:author", "dc.creator"}
    ]
    names = [name for name in names if name and not name.startswith(("http:", "https:"))]
    if not names:
        names = [linked] if linked else []
    return tuple(dict.fromkeys(names)) or ((meta["byl"],) if meta.get("byl") else ())


def _linked_data(root: HtmlElement, key: str) -> str:
    """Return the text of ``key`` in the page's first JSON-LD object that has it, or nothing."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            loaded: Any = json.loads(script.text[:200_000])
        except (ValueError, RecursionError):
            continue
        for entry in _entries(loaded):
            value = entry.get(key) if isinstance(entry, dict) else None
            value = value[0] if isinstance(value, list) and value else value
            value = value.get("name") if isinstance(value, dict) else value
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
    return ""


def _entries(loaded: Any) -> Iterator[Any]:
    """Give the objects of one JSON-LD script: it alone, a list of them, or a graph."""
    for entry in loaded if isinstance(loaded, list) else [loaded]:
        yield entry
        graph = entry.get("@graph") if isinstance(entry, dict) else None
        yield from graph if isinstance(graph, list) else ()


def _words(element: HtmlElement | None) -> str:
    return "" if element is None else " ".join(element.text_content().split())


def _first(values: Any) -> str:
    return next((str(value).strip() for value in values if str(value).strip()), "")
