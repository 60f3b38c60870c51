"""Joins the parts of an article that stands on several pages: once each, in order, as one body.

What every part repeats (the title, the first picture, a line on the author, page numbers) is kept
once or not at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import lxml.html
from lxml.html import HtmlElement

from reader.markup import guard
from reader.markup.body import TooMuchMarkupError
from reader.model.repair import Repair
from reader.sources import furniture
from reader.sources.pages import dom
from reader.sources.pages.cut import drop_empty
from reader.sources.pages.lines import Line, lines_of, squeeze
from reader.sources.pages.page import WebPage, read_web_page
from reader.sources.pages.parts import is_part
from reader.sources.pages.votes import LONG
from reader.sources.words import Words, words_for

MOST_PARTS = 20
# How many lines at a part's beginning and at its end may be what every part has.
_EDGE = 12
_ALL_LINKS = 0.95
# A page with more of its text known than this is one that was had already.
_REPEATED = 0.5
_WITHIN = "data:,"

PartFetcher = Callable[[str], tuple[str, str] | None]


@dataclass(slots=True)
class _Part:
    """A part's body, and the lines of it that are still in it."""

    body: HtmlElement
    lines: list[Line]

    def drop(self, lines: list[Line]) -> None:
        dropped = {id(line) for line in lines}
        for line in lines:
            for piece in line.pieces:
                piece.clear()
        self.lines = [line for line in self.lines if id(line) not in dropped]


def join_parts(
    page: WebPage, url: str, fetch_part: PartFetcher, repairs: Sequence[Repair] = ()
) -> tuple[WebPage, str]:
    """Return ``page``, found at ``url``, with its further parts, and where it still goes on.

    The address is that of the first part that could not be had, or "" where the article is whole.
    ``fetch_part`` gets a part's address and returns its markup and where that was found, or None.
    ``repairs`` are what a person changed of how each part is read.
    """
    address = page.next_part
    if not address or not page.is_chosen:
        return page, ""
    joiner = _Joiner(page, url)
    had = [url]
    while address and len(had) < MOST_PARTS:
        found = fetch_part(address)
        if found is None:
            break
        html, place = found
        if any(is_part(place, url, known) for known in had):
            # Past the last part some sites show the first one.
            address = ""
            break
        if not is_part(place, url, address):
            break
        try:
            part = read_web_page(html, place, first=url, repairs=repairs)
        except TooMuchMarkupError:
            break
        if not part.is_chosen or not joiner.has_room(part):
            break
        if not joiner.add(part):
            address = ""
            break
        had.append(place)
        address = part.next_part
    return joiner.joined(), address


class _Joiner:
    """The body as it grows; it is done with ``joined``."""

    def __init__(self, page: WebPage, url: str) -> None:
        self._page = page
        self._url = url
        self._words = words_for(page.metadata.language.partition("-")[0] or "en")
        self._within = list(page.within)
        self._related = list(page.related)
        self._blocks = list(page.blocks)
        self._characters = self._tags = self._ampersands = 0
        first = _tree(page)
        self._known = {line.squeezed for line in first.lines if line.size >= LONG}
        self._head = {line.squeezed for line in first.lines[:_EDGE]}
        self._head.add(squeeze(page.metadata.title))
        self._pictures = {image.get("src") for image in first.body.iter("img")}
        self._parts = [first]
        self._count(page)
        self._drop_numbers(first)

    def has_room(self, part: WebPage) -> bool:
        """Return whether the whole would still be of a size that is read."""
        return (
            self._characters + len(part.body) < guard.MAX_CHARACTERS
            and self._tags + part.body.count("<") < guard.MAX_TAGS
            and self._ampersands + part.body.count("&") < guard.MAX_AMPERSANDS
        )

    def add(self, page: WebPage) -> bool:
        """Add a further part; False says that it brings nothing new, and was left out."""
        part = _tree(page)
        size = sum(line.size for line in part.lines if line.size >= LONG)
        known = sum(line.size for line in part.lines if line.squeezed in self._known)
        if not part.lines or known > size * _REPEATED:
            return False
        self._drop_numbers(part)
        self._drop_head(part)
        self._drop_foot(part)
        self._settle(part, len(self._within))
        self._known.update(line.squeezed for line in part.lines if line.size >= LONG)
        self._pictures.update(image.get("src") for image in part.body.iter("img"))
        self._within += page.within
        self._related += page.related
        self._blocks += page.blocks
        self._parts.append(part)
        self._count(page)
        return True

    def joined(self) -> WebPage:
        """Return the whole as one page."""
        for part in self._parts:
            drop_empty(part.body)
        return replace(
            self._page,
            body="\n".join(_inner(part.body) for part in self._parts),
            related=tuple(dict.fromkeys(self._related)),
            within=tuple(self._within),
            next_part="",
            blocks=tuple(self._blocks),
        )

    def _count(self, page: WebPage) -> None:
        self._characters += len(page.body)
        self._tags += page.body.count("<")
        self._ampersands += page.body.count("&")

    def _drop_numbers(self, part: _Part) -> None:
        """Take page numbers and links to other parts off a part's two ends."""
        for edge in (part.lines[:_EDGE], part.lines[::-1][:_EDGE]):
            found: list[Line] = []
            for line in edge:
                if not self._leads_to_part(line):
                    break
                found.append(line)
            part.drop(found)

    def _leads_to_part(self, line: Line) -> bool:
        if furniture.pagination(line.text, self._words) or _is_number(line, self._words):
            return True
        links = [*line.block.iter("a"), *line.block.iterancestors("a")]
        return (
            line.linked >= _ALL_LINKS
            and bool(links)
            and all(
                is_part(href, self._url, href) for link in links if (href := link.get("href", ""))
            )
        )

    def _drop_head(self, part: _Part) -> None:
        """Take off a further part's beginning what the first one begins with as well."""
        found: list[Line] = []
        for line in part.lines[:_EDGE]:
            if line.squeezed not in self._head and line.squeezed not in self._known:
                break
            found.append(line)
        part.drop(found)
        self._drop_numbers(part)
        below = part.lines[0].block if part.lines else None
        for element in list(part.body.iter()):
            if element is below:
                break
            if element.tag == "img" and element.get("src") in self._pictures:
                element.drop_tree()

    def _drop_foot(self, part: _Part) -> None:
        """Take off the end of the part before what the new one ends with as well."""
        before = self._parts[-1]
        found: list[Line] = []
        for old, new in zip(before.lines[:0:-1][:_EDGE], part.lines[:0:-1], strict=False):
            if old.squeezed != new.squeezed:
                break
            found.append(old)
        before.drop(found)

    def _settle(self, part: _Part, offset: int) -> None:
        """Give a part's own pictures and ids names that no other part has."""
        for image in part.body.iter("img"):
            number = (image.get("src") or "").removeprefix(_WITHIN)
            if number.isdecimal():
                image.set("src", f"{_WITHIN}{int(number) + offset}")
        prefix = f"part{len(self._parts) + 1}-"
        ids = {element.get("id"): element for element in part.body.xpath(".//*[@id]")}
        for name, element in ids.items():
            element.set("id", prefix + name)
        for link in part.body.iter("a"):
            target = (link.get("href") or "").removeprefix("#")
            if target in ids and (link.get("href") or "").startswith("#"):
                link.set("href", f"#{prefix}{target}")


def _is_number(line: Line, words: Words) -> bool:
    """Whether a line is a single page's number, or a step of the way through pages."""
    return line.linked >= _ALL_LINKS and (
        line.squeezed.isdecimal() or line.squeezed in {squeeze(word) for word in words.next}
    )


def _tree(page: WebPage) -> _Part:
    root = dom.parse(f"<html><body>{page.body}")
    body = None if root is None else root.find("body")
    if body is None:
        body = lxml.html.Element("body")
    return _Part(body, lines_of(body))


def _inner(body: HtmlElement) -> str:
    body.attrib.clear()
    whole = lxml.html.tostring(body, encoding="unicode", with_tail=False)
    return str(whole).removeprefix("<body>").removesuffix("</body>")
