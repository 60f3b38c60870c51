"""A page's markup as a tree that can be cut: well closed, without what nobody reads.

The tree is lxml's. libxml2 does not know some of today's elements that hold nothing; left open,
they would swallow what follows them.
"""

import re
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from reader.markup import tree
from reader.markup.body import absolute

# Elements of which nothing is read: neither seen nor part of any article.
_NOT_READ = (
    *("script", "style", "template", "svg", "canvas", "iframe", "frame", "object", "embed"),
    *("applet", "map", "dialog", "datalist", "select", "textarea", "input", "audio", "link"),
)
_EMPTY = re.compile(r"<(source|track|wbr)\b([^<>]{0,4000})>", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# Words of a class or an id, of which some say what an element is for.
_WORDS = re.compile(r"[a-z]+")
_MATHS = "math/"
_DATA = ("ld+json", _MATHS)
_LONGEST_OPENING = 1000
_LONGEST_MARK = 30
# Class words of what shows only while a pointer rests on something.
_UNDER_POINTER = frozenset(("rollover", "popover", "hovercard", "tooltiptext"))
_TEXTS = frozenset(("html", "body", "main", "article", "p", "pre", "table", "figure"))
_UNREAD = re.compile(r"<(/?)(script|style)\b", re.IGNORECASE)


def slim(html: str) -> str:
    """Return ``html`` without its scripts and styles, which are most of many pages.

    Scripts that hold data for readers (JSON-LD, TeX) stay. It reads the page once, so that no page
    can make it slow.
    """
    parts, at, inside = [], 0, ""
    for match in _UNREAD.finditer(html):
        closing, name, start = match[1], match[2].lower(), match.start()
        if inside:
            if closing and name == inside:
                inside, at = "", start
        elif not closing:
            opening = html[start : start + _LONGEST_OPENING].partition(">")[0].lower()
            if not any(kind in opening for kind in _DATA):
                parts += [html[at:start], f"<{name}>"]
                inside = name
    # What is never closed takes the rest of the page with it, as in a browser.
    return "".join(parts) + ("" if inside else html[at:])


def parse(html: str) -> HtmlElement | None:
    """Return the tree of a page, or None where it is empty or deeper than a tree can be."""
    return tree.parse(_EMPTY.sub(_closed, html))


def strip_unread(root: HtmlElement) -> None:
    """Take out of a tree what nobody reads; its places in the text stay as they are."""
    for script in root.xpath(".//script[starts-with(@type, 'math/')]"):
        _keep_formula(script)
    etree.strip_elements(root, *_NOT_READ, with_tail=False)
    for element in root.xpath(".//*[@hidden or @style or @aria-hidden='true']"):
        if (
            "hidden" in element.attrib
            or _HIDDEN.search(element.get("style", "")[:500])
            or _is_unsaid(element)
        ):
            _drop(element)
    # From within: what holds the word itself may be called so too.
    for element in reversed(list(root.iter("span", "div"))):
        if hints(element) & _UNDER_POINTER and len(element.text_content()) > _LONGEST_MARK:
            element.drop_tree()


def set_addresses(root: HtmlElement, url: str) -> None:
    """Make the addresses of links and pictures absolute, by the page's own base or by ``url``.

    Links within the page stay as they are.
    """
    base = base_address(root, url)
    for name, attribute in (("a", "href"), ("img", "src")):
        for element in root.iter(name):
            address = (element.get(attribute) or "").strip()
            if address and not address.startswith(("#", "data:")):
                element.set(attribute, absolute(address, base) or address)


def base_address(root: HtmlElement, url: str) -> str:
    """Return what the relative addresses of a page that was found at ``url`` start from."""
    bases = root.xpath(".//base/@href")
    return (absolute(bases[0], url) if bases else "") or url


def hints(element: HtmlElement) -> frozenset[str]:
    """Return the words, in lower case, of an element's class and id."""
    return _words_in(f"{element.get('class', '')} {element.get('id', '')}"[:500])


@lru_cache(maxsize=2_000)
def _words_in(said: str) -> frozenset[str]:
    # A page calls many of its elements the same, and each is asked many times.
    return frozenset(_WORDS.findall(_parted(said).lower()))


def _parted(name: str) -> str:
    """Part words that capitals part ("articleBody")."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def _closed(match: re.Match[str]) -> str:
    name, rest = match[1], match[2]
    return f"<{name}{rest.rstrip('/')}></{name}>"


def _drop(element: HtmlElement) -> None:
    # What is hidden until a script shows it may be a picture that comes late.
    if element.getparent() is not None and not element.xpath(".//img[@src or @data-src]"):
        element.drop_tree()


def _is_unsaid(element: HtmlElement) -> bool:
    """Whether an element is a mark that screen readers leave out, and no page behind a dialog."""
    if element.get("aria-hidden") != "true" or element.tag in _TEXTS:
        return False
    return len("".join(element.text_content().split())) <= _LONGEST_MARK


def _keep_formula(script: HtmlElement) -> None:
    """Turn TeX that a script would set into the marks that are read as TeX elsewhere."""
    tex = (script.text or "").strip()
    if not tex or not script.get("type", "").startswith(_MATHS):
        return
    is_block = "display" in script.get("type", "")
    script.tag = "span"
    script.attrib.clear()
    script.set("class", "arithmatex")
    script.text = rf"\[{tex}\]" if is_block else rf"\({tex}\)"
