"""Foreign HTML to an article's body: formulas set, addresses and pictures settled, sanitized.

The one road for Markdown, HTML files and whatever else ends as HTML.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

from reader.markup import guard, tree
from reader.markup.formulas import set_formulas
from reader.markup.sanitize import HERE, ID_PREFIX, MEDIA, sanitize
from reader.markup.text import plain_text, without_controls
from reader.model.article import Picture

PictureFinder = Callable[[str], Picture | None]


@dataclass(frozen=True, slots=True)
class Body:
    """A sanitized body, its plain text, and the pictures that came with it."""

    html: str
    text: str
    pictures: tuple[Picture, ...]


class TooMuchMarkupError(ValueError):
    """The markup is larger or deeper than a parser is given; the text says why."""


def clean_body(html: str, base_url: str = "", find_picture: PictureFinder | None = None) -> Body:
    """Return the body that ``html`` makes.

    Args:
        html: a fragment or a page's body, from anyone.
        base_url: the page's own address, for its relative links; they are dropped without it.
        find_picture: gives the picture for an ``src`` as the author wrote it, where it lies on
            this disk; other pictures keep their address, unasked, in ``data-remote``.

    Raises:
        TooMuchMarkupError: ``html`` is past the limits of ``guard``.
    """
    reason = guard.why_too_much(html)
    if reason:
        raise TooMuchMarkupError(reason)
    pictures: dict[str, Picture] = {}
    # A page too deep for a tree keeps its words and loses its pictures.
    root = tree.parse(f"<html><body>{html}")
    if root is not None:
        _set_preformatted(root)
        set_formulas(root)
        _set_tasks(root)
        _settle_ids(root)
        _settle_links(root, base_url)
        pictures = _settle_pictures(root, base_url, find_picture)
        html = lxml.html.tostring(root, encoding="unicode")
    clean = sanitize(html)
    return Body(clean, plain_text(clean), tuple(pictures.values()))


def _set_preformatted(root: HtmlElement) -> None:
    """Name old elements of raw text as today's, so that every parser reads them alike."""
    for element in root.iter("plaintext", "xmp", "listing"):
        element.tag = "pre"


def _set_tasks(root: HtmlElement) -> None:
    """Make a task list's boxes signs that need no form."""
    for box in root.xpath(".//li//input[@type='checkbox']"):
        done = "checked" in box.attrib
        sign = lxml.html.Element("span")
        sign.set("class", "task done" if done else "task")
        sign.text = "☑" if done else "☐"
        sign.tail = box.tail
        box.getparent().replace(box, sign)


def _settle_ids(root: HtmlElement) -> None:
    """Give every id our prefix and make it the only one; the first keeps its name."""
    seen: set[str] = set()
    for element in root.xpath(".//*[@id]"):
        name = ID_PREFIX + "".join(without_controls(element.get("id", "")).split())
        if name in seen or name == ID_PREFIX:
            del element.attrib["id"]
        else:
            seen.add(name)
            element.set("id", name)


def _settle_links(root: HtmlElement, base_url: str) -> None:
    for link in root.xpath(".//a[@href]"):
        href = without_controls(link.get("href") or "").strip()
        if href.startswith("#") and len(href) > 1:
            link.set("href", f"{HERE}#{ID_PREFIX}{href[1:]}")
            continue
        address = absolute(href, base_url)
        if address:
            link.set("href", address)
        else:
            del link.attrib["href"]


def absolute(address: str, base_url: str) -> str:
    """Return ``address`` made absolute, or nothing unless it is http, https or mailto."""
    try:
        whole = urljoin(base_url, address.strip()) if base_url else address.strip()
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme.lower() in {"http", "https"}:
        return whole if parts.netloc else ""
    return whole if parts.scheme.lower() == "mailto" else ""


def _settle_pictures(
    root: HtmlElement, base_url: str, find_picture: PictureFinder | None
) -> dict[str, Picture]:
    found: dict[str, Picture] = {}
    for image in root.xpath(".//img"):
        src = without_controls(image.get("src") or "").strip()
        for name in ("src", "width", "height", "data-remote"):
            image.attrib.pop(name, None)
        picture = find_picture(src) if find_picture and src else None
        remote = absolute(src, base_url)
        if picture:
            found[picture.sha256] = picture
            image.set("src", MEDIA + picture.sha256)
            image.set("width", str(picture.width))
            image.set("height", str(picture.height))
        elif remote and not remote.startswith("mailto:"):
            image.set("data-remote", remote)
        elif not (image.get("alt") or "").strip():
            image.drop_tag()
    return found
