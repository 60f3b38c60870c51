"""Foreign HTML to an article's body: formulas set, addresses and pictures settled, sanitized.

The one road for Markdown, HTML files and whatever else ends as HTML.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from reader.markup import guard, tree
from reader.markup.formulas import set_formulas
from reader.markup.lines import one_line, without_controls
from reader.markup.sanitize import HERE, ID_PREFIX, MEDIA, NO_PICTURE, sanitize
from reader.markup.text import plain_text
from reader.model.article import Picture

# A mark is a label and no paragraph.
LONGEST_MARK = 120

# Compiled once: for an article's few elements that takes longer than to look for them.
_TASKS = etree.XPath(".//li//input[@type='checkbox']")
_IN_A_LANGUAGE = etree.XPath(".//body//*[@lang and not(@dir)]")
_WITH_ID = etree.XPath(".//*[@id]")
_LINKS = etree.XPath(".//a[@href]")
_MARKS = etree.XPath(f".//span[contains(@class, '{NO_PICTURE}')]")
_PICTURES = etree.XPath(".//img")
# What taking an address apart can't tell anything of but that it is whole.
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:[:/?#][!-Z^-~]*)?")

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
            this disk; other pictures keep their address, unasked, in ``data-remote``, and one
            that has none leaves its words, or its file's name, as a ``span.no-picture``.

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
        _set_directions(root)
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
    for box in _TASKS(root):
        done = "checked" in box.attrib
        sign = lxml.html.Element("span")
        sign.set("class", "task done" if done else "task")
        sign.text = "☑" if done else "☐"
        sign.tail = box.tail
        box.getparent().replace(box, sign)


def _set_directions(root: HtmlElement) -> None:
    """Let what is in another language run its own way, where its author names no direction.

    The text decides, not the language named: pages name wrong ones.
    """
    for element in _IN_A_LANGUAGE(root):
        element.set("dir", "auto")


def _settle_ids(root: HtmlElement) -> None:
    """Give every id our prefix and make it the only one; the first keeps its name."""
    seen: set[str] = set()
    for element in _WITH_ID(root):
        name = ID_PREFIX + "".join(without_controls(element.get("id", "")).split())
        if name in seen or name == ID_PREFIX:
            del element.attrib["id"]
        else:
            seen.add(name)
            element.set("id", name)


def _settle_links(root: HtmlElement, base_url: str) -> None:
    for link in _LINKS(root):
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
    told = address.strip()
    # Joining and taking apart take most of the time; nearly all are whole addresses without steps.
    is_whole = told.startswith(("http://", "https://")) and "/." not in told
    if is_whole and _PLAIN_ADDRESS.fullmatch(told):
        return told
    try:
        whole = urljoin(base_url, told) if base_url and not is_whole else told
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme.lower() in {"http", "https"}:
        return whole if parts.netloc else ""
    return whole if parts.scheme.lower() == "mailto" else ""


def _settle_pictures(
    root: HtmlElement, base_url: str, find_picture: PictureFinder | None
) -> dict[str, Picture]:
    # The mark of a picture that can't be shown is ours alone.
    for posing in _MARKS(root):
        del posing.attrib["class"]
    by_src: dict[str, Picture | None] = {}
    for image in _PICTURES(root):
        src = without_controls(image.get("src") or "").strip()
        for name in ("src", "width", "height", "data-remote"):
            image.attrib.pop(name, None)
        if find_picture and src and src not in by_src:
            found = find_picture(src)
            # One that the page holds itself has no address; it is in the page's own bytes.
            is_within = src.startswith("data:")
            by_src[src] = replace(found, address=src) if found and not is_within else found
        picture = by_src.get(src)
        remote = absolute(src, base_url)
        if picture:
            image.set("src", MEDIA + picture.sha256)
            image.set("width", str(picture.width))
            image.set("height", str(picture.height))
        elif remote and not remote.startswith("mailto:"):
            image.set("data-remote", remote)
        else:
            _mark_missing(image, src)
    return {picture.sha256: picture for picture in by_src.values() if picture}


def _mark_missing(image: HtmlElement, src: str) -> None:
    """Put the words for a picture that can't be shown in its place, or nothing if it has none."""
    words = one_line(image.get("alt") or "") or one_line(_file_name(src))
    parent = image.getparent()
    if not words or parent is None:
        image.drop_tag()
        return
    if len(words) > LONGEST_MARK:
        words = words[: LONGEST_MARK - 1].rstrip() + "…"
    mark = lxml.html.Element("span")
    mark.set("class", NO_PICTURE)
    mark.text = words
    mark.tail = image.tail
    parent.replace(image, mark)


def _file_name(src: str) -> str:
    """Return the name of the file that ``src`` names on this disk, or nothing."""
    try:
        parts = urlsplit(src)
    except ValueError:
        return ""
    # One letter before the colon is a drive of Windows.
    if parts.netloc or not (parts.scheme in {"", "file"} or len(parts.scheme) == 1):
        return ""
    return unquote(parts.path).replace("\\", "/").rstrip("/").rpartition("/")[2]


def remote_pictures(html: str) -> list[str]:
    """Return the addresses of the pictures in sanitized ``html`` that were not asked for, once each."""
    root = tree.parse(f"<html><body>{html}") if "data-remote" in html else None
    images = root.xpath(".//img[@data-remote]") if root is not None else []
    return list(dict.fromkeys(image.get("data-remote") or "" for image in images))


def with_pictures(html: str, pictures: Mapping[str, Picture | None]) -> str:
    """Return sanitized ``html`` with the pictures that were had meanwhile, by their addresses.

    Where there is None, the picture is one that nobody is to see, and goes.
    """
    root = tree.parse(f"<html><body>{html}")
    body = None if root is None else root.find("body")
    if body is None:
        return html
    for image in list(body.xpath(".//img[@data-remote]")):
        address = image.get("data-remote") or ""
        if address not in pictures:
            continue
        found = pictures[address]
        if found is None:
            image.drop_tree()
            continue
        del image.attrib["data-remote"]
        image.set("src", MEDIA + found.sha256)
        image.set("width", str(found.width))
        image.set("height", str(found.height))
    whole = str(lxml.html.tostring(body, encoding="unicode", with_tail=False))
    return sanitize(whole.removeprefix("<body>").removesuffix("</body>"))
