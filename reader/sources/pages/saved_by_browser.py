"""What a browser or an extension wrote into a page when it saved it, and what it left undone.

Internet Explorer, Chrome and Firefox begin a saved page with "saved from url=(0020)…", SingleFile
with "Page saved with SingleFile url: …", Save Page WE names the address in a ``meta``.
"""

import re
from collections.abc import Callable
from functools import partial
from html import unescape
from itertools import islice
from urllib.parse import urljoin

from reader.markup import guard
from reader.markup.body import PictureFinder
from reader.sources.pages import dom
from reader.sources.pages.statements import METAS, address, is_canonical

_HEAD = 2_000
# What may stand before the body, once scripts and styles are out.
_LARGEST_HEAD = 200_000
_SAVED_FROM = re.compile(r"<!--\s{0,20}saved from url=\((\d{1,4})\)", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s{0,20}Page saved with SingleFile\s{1,20}url:\s{0,20}(\S{1,2000})", re.IGNORECASE
)
_METAS = ("savepage-url", "og:url")
_PICTURE = re.compile(r"<(?:img|source)\b[^<>]{1,20000}>", re.IGNORECASE)
_SRC = re.compile(
    r"""\ssrc\s{0,5}=\s{0,5}(?:(["'])(.{1,2000}?)\1|([^"'\s<>]{1,2000}))""",
    re.IGNORECASE,
)
# The attributes that offer a picture in other sizes, or later.
_OTHERS = re.compile(
    r"""\s(?P<name>(?:data-[\w-]{0,40})?srcset|data-[\w-]{0,40}(?:src|original|lazy|url))\s{0,5}="""
    r"""\s{0,5}(?P<value>"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""",
    re.IGNORECASE,
)
_REMOTE = ("http:", "https:", "//", "/", "data:")


def saved_address(html: str) -> str:
    """Return where a saved page was found, or "" where it does not tell an address on the web.

    The words of what saved it count before the page's own, which may be another page's.
    """
    head = html[:_HEAD]
    if match := _SAVED_FROM.search(head):
        # The number is the address's length, so that it may hold anything.
        start, length = match.end(), int(match[1])
        told = html[start : start + length].partition("-->")[0]
        if found := address(told, ""):
            return found
    if (match := _SINGLE_FILE.search(head)) and (found := address(match[1], "")):
        return found
    return _own_address(html)


def is_beside(src: str) -> bool:
    """Return whether a picture's address is that of a file beside the page."""
    return bool(src) and not src.lower().startswith(_REMOTE)


def beside(find: PictureFinder, url: str) -> PictureFinder:
    """Return ``find``, which knows the files beside a page, for addresses made absolute by ``url``."""
    folder = urljoin(url, ".") if url else ""
    return lambda src: find(src.removeprefix(folder))


def only_saved_pictures(html: str, is_saved: Callable[[str], bool] = is_beside) -> str:
    """Return a saved page without other sizes of the pictures that were saved with it.

    Of the several sizes that a page offers a browser saves the one that it shows; the addresses of
    the others still lead to the web. ``is_saved`` says of an ``src`` whether it came along.
    """
    if html.count("<") > guard.MAX_TAGS:
        # No parser will see it.
        return html
    parts: list[str] = []
    end, saved = len(html), ""
    # Backwards, since the sources of a picture stand before it.
    for match in reversed(list(_PICTURE.finditer(html))):
        tag = match[0]
        if tag[:4].lower() == "<img":
            src = _SRC.search(tag)
            saved = unescape(src[2] or src[3]) if src else ""
            saved = saved if is_saved(saved) else ""
        if saved:
            parts += [html[match.end() : end], _OTHERS.sub(partial(_left, saved), tag)]
            end = match.start()
    parts.append(html[:end])
    return "".join(reversed(parts))


def _left(saved: str, match: re.Match[str]) -> str:
    """Return what is left of an attribute beside an ``src`` that was saved.

    A picture that a script was to show later may be another one than the one shown.
    """
    name = re.split(r"[?#]", saved, maxsplit=1)[0].rpartition("/")[2]
    is_same = "srcset" in match["name"].lower() or (name and name in match["value"])
    return "" if is_same else match[0]


def _own_address(html: str) -> str:
    head = re.split(r"<body\b", dom.slim(html), maxsplit=1, flags=re.IGNORECASE)[0]
    root = dom.parse(head[:_LARGEST_HEAD])
    if root is None:
        return ""
    metas = {
        (meta.get("name") or meta.get("property") or "").lower(): meta.get("content") or ""
        for meta in islice(root.iter("meta"), METAS)
    }
    links = [
        link.get("href") or "" for link in islice(root.iter("link"), METAS) if is_canonical(link)
    ]
    told = (metas.get(_METAS[0], ""), *links, metas.get(_METAS[1], ""))
    return next((found for text in told if (found := address(text, ""))), "")
