"""Cuts the article out of a page's own tree, so that all that belongs to its text stays with it.

What was chosen is text; the pictures, tables, code, formulas and rules among it come along because
they stand between its first line and its last.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from reader.sources.pages.beside import is_aside
from reader.sources.pages.captions import gather_captions
from reader.sources.pages.choice import Choice
from reader.sources.pages.lines import BLOCKS, Line, common
from reader.sources.pages.pictures import is_sign

_MEDIA = ("img", "math", "hr", "video")
# What shows nothing by itself, but parts or holds a place.
_KEPT_EMPTY = frozenset(("br", "hr", "img", "math", "td", "th", "video", "wbr"))
# How far above the first line, in elements, a picture may stand that leads an article.
_LEAD_REACH = 60


@dataclass(frozen=True, slots=True)
class Cut:
    """What holds the article and nothing else; the pictures and captions that are in it."""

    home: HtmlElement
    media: frozenset[HtmlElement]
    captions: frozenset[int]


def cut(
    body: HtmlElement,
    lines: Sequence[Line],
    choice: Choice,
    shown: AbstractSet[HtmlElement] = frozenset(),
    hidden: AbstractSet[HtmlElement] = frozenset(),
) -> Cut | None:
    """Return the article, or None where there is none.

    ``body`` is changed: whatever is not of the article is taken out of it. Of the pictures those
    ``shown`` are kept and those ``hidden`` left out, wherever they stand.
    """
    kept = sorted(choice.kept)
    if not kept:
        return None
    blocks = [lines[n].block for n in kept]
    home = common(blocks)
    order = {element: place for place, element in enumerate(body.iter())}
    first, last = order[blocks[0]], max(_end(block, order) for block in blocks)
    # A picture may stand below the last words.
    following = kept[-1] + 1
    last = max(last, order[lines[following].block] if following < len(lines) else len(order))
    lead = _lead(body, order, first, home)
    media = [
        element
        for element in body.iter(*_MEDIA)
        if element is lead or (first <= order[element] <= last and _is_of(element, home))
    ]
    around_text = {around for block in blocks for around in (block, *block.iterancestors())}
    others = _images_of_others(lines, choice, around_text)
    media = [each for each in media if each not in others and each not in hidden]
    media += [each for each in body.iter("img") if each in shown and each not in media]
    if lead is not None:
        home = common([home, lead])
    if shown:
        home = common([home, *shown])
    captions = gather_captions(lines, choice.captions, media, around_text)
    for n, line in enumerate(lines):
        if n not in choice.kept and n not in captions:
            for piece in line.pieces:
                piece.clear()
    wanted = set(media)
    for element in list(body.iter(*_MEDIA)):
        if element not in wanted and element.getparent() is not None:
            element.drop_tree()
    drop_empty(home)
    return Cut(home, frozenset(media), frozenset(captions))


def _end(block: HtmlElement, order: dict[HtmlElement, int]) -> int:
    last = block
    while len(last):
        last = last[-1]
    return order[last]


def _lead(
    body: HtmlElement, order: dict[HtmlElement, int], first: int, home: HtmlElement
) -> HtmlElement | None:
    """Return the picture that stands last above the first line, near it and of the article."""
    around = {home, *home.iterancestors("article", "main")}
    for image in reversed([each for each in body.iter("img") if order[each] < first]):
        if order[image] < first - _LEAD_REACH:
            return None
        if _is_of(image, home) and any(above in around for above in image.iterancestors()):
            return image
    return None


def _is_of(media: HtmlElement, home: HtmlElement) -> bool:
    """Whether a picture or the like, with the figure around it, is of the article."""
    # Many a picture is a button that shows it larger, and its figure is none.
    figure = next(media.iterancestors("figure", "button"), media)
    place = figure.getparent() if figure.tag == "button" else figure
    return not is_sign(media) and (place is None or not is_aside(place, home))


def _images_of_others(
    lines: Sequence[Line], choice: Choice, around_text: set[HtmlElement]
) -> set[HtmlElement]:
    """Return the pictures that stand with what leads to other articles, apart from the text."""
    found: set[HtmlElement] = set()
    for n in choice.related:
        block = lines[n].block
        apart = [e for e in (block, *block.iterancestors()) if e not in around_text]
        if apart and block not in around_text:
            found.update(apart[-1].iter("img"))
    return found


def drop_empty(home: HtmlElement) -> None:
    """Take out of ``home`` the elements of which nothing is left."""
    for element in reversed(list(home.iter(etree.Element))):
        if element is home or element.tag in _KEPT_EMPTY or len(element):
            continue
        if not (element.text or "").strip():
            # A blank of its own may be what parts two words.
            drop = (
                element.drop_tag
                if element.text and element.tag not in BLOCKS
                else element.drop_tree
            )
            drop()
