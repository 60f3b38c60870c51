"""Reads what a web page says of itself: title, authors, dates, site, address and the rest.

It asks the page's own declarations, in order of trust, and what stands around its heading. It
never raises on any page, makes up nothing, and gives no text of more than one line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from reader.markup.lines import one_line
from reader.sources.pages.authors import read_authors
from reader.sources.pages.headline import read_title
from reader.sources.pages.language import language_tag
from reader.sources.pages.linked_data import LinkedData, Thing
from reader.sources.pages.published import read_dates
from reader.sources.pages.said import TEXT, agrees, words_in
from reader.sources.pages.site import (
    base_address,
    direction_of,
    own_address,
    read_site,
    site_names,
)
from reader.sources.pages.statements import Statements, address, read_statements
from reader.sources.words import fold

TAGS = 20
TAG = 80
DESCRIPTION = 2_000
LINKS = 5_000
_PICTURES = (
    "og:image:secure_url",
    "og:image",
    "og:image:url",
    "twitter:image",
    "twitter:image:src",
)
_MORE_PICTURES = ("parsely-image-url", "sailthru:image:full", "thumbnail")
_TIERS = {"locked": True, "metered": True, "free": False}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; every text is one line, and empty where it says nothing.

    ``url`` and ``lead_picture`` are absolute addresses on the web (http or https); ``url`` is the
    address the page calls its own. ``published`` and ``modified`` are ISO 8601 and only as
    precise as the page: a date, a local time, or an instant with its offset. ``language`` is a
    BCP 47 tag, ``direction`` "ltr", "rtl" or "". ``is_paywalled`` is None where nothing tells.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    site: str = ""
    url: str = ""
    published: str | None = None
    modified: str | None = None
    language: str = ""
    direction: str = ""
    description: str = ""
    lead_picture: str = ""
    tags: tuple[str, ...] = ()
    is_paywalled: bool | None = None


def read_metadata(root: HtmlElement, url: str = "") -> Metadata:
    """Return what a page says of itself.

    Args:
        root: The page as ``reader.markup.tree.parse`` gave it, with its scripts.
        url: Where the page came from; relative addresses are dropped without it.
    """
    page = read_statements(root, address(url, ""))
    site = read_site(page)
    names = site_names(page, site)
    title = one_line(read_title(page, names))
    dates = read_dates(page)
    return Metadata(
        title=title,
        authors=read_authors(page, names),
        site=site,
        url=own_address(page),
        published=dates.published,
        modified=dates.modified,
        language=page.language or language_tag(page.linked_text("inLanguage")),
        direction=direction_of(page),
        description=_description(page, title),
        lead_picture=_lead_picture(page),
        tags=_tags(page),
        is_paywalled=_is_paywalled(page),
    )


def _description(page: Statements, title: str) -> str:
    """Return the first description that says more than the title."""
    said = (
        page.linked.text(page.article, "description", "abstract"),
        page.first("dc:description", "dcterms:description", "dcterm:description"),
        page.first("og:description"),
        page.first("description"),
        page.first("twitter:description", "sailthru:description", "citation_abstract"),
        page.items.text(page.item, "description"),
    )
    return next((text[:DESCRIPTION] for text in said if text and not _repeats(title, text)), "")


def _repeats(title: str, text: str) -> bool:
    return fold(text) in fold(title) or (agrees(text, title) and len(text) < len(title) + 40)


def _lead_picture(page: Statements) -> str:
    base = base_address(page)
    said = (
        *(value for name in _PICTURES for value in page.meta.get(name, ())),
        *_pictures(page.linked, page.article),
        *(value for name in _MORE_PICTURES for value in page.meta.get(name, ())),
        *(e.get("href") or "" for e in islice(page.root.iter("link"), LINKS) if _is_picture(e)),
        *_pictures(page.items, page.item),
    )
    return next((whole for text in said if text and (whole := address(text, base))), "")


def _pictures(data: LinkedData, thing: Thing) -> Iterator[str]:
    for value in data.values(thing, "image", "thumbnailUrl", "primaryImageOfPage"):
        found: Any = value
        if isinstance(value, dict):
            found = next((value[n] for n in ("url", "contentUrl", "@id") if value.get(n)), "")
            found = found[0] if isinstance(found, list) else found
        if isinstance(found, str):
            yield one_line(found[:TEXT])


def _is_picture(link: HtmlElement) -> bool:
    return "image_src" in (link.get("rel") or "").lower().split()


def _tags(page: Statements) -> tuple[str, ...]:
    """Return the tags of the first place that has any, each once."""
    for said in _tag_sources(page):
        tags: dict[str, str] = {}
        for text in said:
            for tag in map(one_line, text.replace("،", ",").split(",")):
                if tag and len(tag) <= TAG:
                    tags.setdefault(fold(tag), tag)
        if tags:
            return tuple(tags.values())[:TAGS]
    return ()


def _tag_sources(page: Statements) -> Iterator[list[str]]:
    yield [*page.all("article:tag", "og:article:tag")]
    yield [str(v) for v in page.linked.values(page.article, "keywords") if isinstance(v, str)]
    yield [*page.all("news_keywords", "keywords", "parsely-tags", "sailthru:tags", "dc:subject")]
    links = (e for e in islice(page.root.iter("a"), LINKS) if "tag" in (e.get("rel") or "").split())
    yield [words_in(e) for e in links if not page.is_apart(e)]


def _is_paywalled(page: Statements) -> bool | None:
    for data, thing in ((page.linked, page.article), (page.items, page.item)):
        free = _truth(data.values(thing, "isAccessibleForFree"))
        if free is None:
            parts = (p for p in data.values(thing, "hasPart") if isinstance(p, dict))
            told = (_truth(data.values(part, "isAccessibleForFree")) for part in parts)
            free = False if False in told else None
        if free is not None:
            return not free
    return _TIERS.get(page.first("article:content_tier").lower())


def _truth(values: list[Any]) -> bool | None:
    """Return a JSON-LD truth, which many pages write as a text."""
    for value in values:
        word = str(value)[:40].rpartition("/")[2].lower()
        if word in {"true", "yes", "1"}:
            return True
        if word in {"false", "no", "0"}:
            return False
    return None
