"""Where a feed's icon may be: what the feed itself says, what its site's page says, the usual place.

Addresses only; nothing is asked for here, and no picture is looked at.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from reader.markup.body import absolute
from reader.sources.pages import dom

# A feed says what it is before its first entry; libxml2 needs the square of an element's length
# for its attributes, so it is given no more than this of it.
_HEAD = 100_000
_PAGE_HEAD = 200_000
_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_LONGEST = 2_000
_MOST = 4

_ICONS = frozenset({"icon", "apple-touch-icon", "apple-touch-icon-precomposed"})
# What is shown has 16 points, on most screens of today 32 pixels.
_WANTED = 32
# What a touch icon has that says nothing of its size.
_TOUCH_SIDE = 180
_SIZE = re.compile(r"(\d{1,4})x\d{1,4}", re.IGNORECASE)


def feed_icons(data: bytes, url: str) -> list[str]:
    """Return where a feed that was found at ``url`` says that its icon is, the best first."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    said = _said_in_json(head) if head.startswith(b"{") else _said_in_xml(data)
    return _addresses(said, url)


def page_icons(html: str, url: str) -> list[str]:
    """Return where a site's page says that its icon is: first what is just as large as needed.

    Drawings (SVG) are left out: they are programs of a kind, and are not read.
    """
    root = dom.parse(dom.slim(html)[:_PAGE_HEAD])
    if root is None:
        return []
    found = sorted((_rank(link), link.get("href") or "") for link in _icon_links(root))
    return _addresses((href for _rank_, href in found), dom.base_address(root, url))


def usual_icon(url: str) -> str:
    """Return where the site of ``url`` keeps its icon if it says nothing of one, or nothing."""
    return absolute("/favicon.ico", url)


def site_of(url: str) -> str:
    """Return the front page of the site that ``url`` is on, or nothing."""
    try:
        return urljoin(url, "/") if urlsplit(url).hostname else ""
    except ValueError:
        return ""


def _addresses(said: Iterable[str], base: str) -> list[str]:
    found = (absolute(each, base) for each in said if each.strip() and len(each) <= _LONGEST)
    kept = (each for each in found if each.startswith(("http://", "https://")))
    return list(dict.fromkeys(each for each in kept if not _is_drawing(each)))[:_MOST]


def _is_drawing(address: str) -> bool:
    return urlsplit(address).path.lower().endswith((".svg", ".svgz"))


def _said_in_json(data: bytes) -> Iterator[str]:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError):
        return
    for name in ("favicon", "icon"):
        value: Any = feed.get(name) if isinstance(feed, dict) else None
        if isinstance(value, str):
            yield value


def _said_in_xml(data: bytes) -> list[str]:
    first = _ENTRY.search(data, 0, _HEAD)
    # What is cut off leaves its beginning open, which the parser closes.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data[: first.start() if first else _HEAD], parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return []
    icons, pictures, logos = list[str](), list[str](), list[str]()
    for element in _feed_level(root):
        name = _name(element)
        if name == "icon":
            icons.append(element.text or "")
        elif name == "image":
            pictures += [each.text or "" for each in element if _name(each) == "url"]
            # That of podcasts.
            pictures.append(element.get("href") or "")
        elif name == "logo":
            logos.append(element.text or "")
    return [*icons, *pictures, *logos]


def _feed_level(root: "etree._Element") -> Iterator["etree._Element"]:
    """Give what is said of a feed as a whole: by Atom and RSS 1 in it, by RSS 2 in its channel."""
    for element in root:
        if _name(element) == "channel":
            yield from element
        else:
            yield element


def _name(element: "etree._Element") -> str:
    # A comment's tag is a function; what was mended may be called anything.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _icon_links(root: HtmlElement) -> Iterator[HtmlElement]:
    for link in root.iter("link"):
        rel = frozenset((link.get("rel") or "").lower().split())
        if rel & _ICONS and "svg" not in (link.get("type") or "").lower() and link.get("href"):
            yield link


def _rank(link: HtmlElement) -> tuple[int, int]:
    """Return what sorts icons: just as large as needed, larger, of unknown size, too small."""
    sides = [int(side) for side in _SIZE.findall((link.get("sizes") or "")[:200])]
    if not sides and "apple" in (link.get("rel") or "").lower():
        sides = [_TOUCH_SIDE]
    if not sides:
        return (1, 0)
    enough = [side for side in sides if side >= _WANTED]
    return (0, min(enough)) if enough else (2, -max(sides))
