"""Makes one figure of a picture and all that is said of it: its caption as one line, told once.

Authors lay captions out in many ways: beside the picture or around it, the photographer's name in
a line of its own, the whole a second time for small screens.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.sources.pages.lines import BLOCKS, Line

# How many elements around a caption are asked whether they hold its picture.
_REACH = 4
_CAN_BE_FIGURE = frozenset(("figure", "div", "span", "p", "section", "a", "table", "dl", "li"))


def gather_captions(
    lines: Sequence[Line],
    captions: Iterable[int],
    media: Sequence[HtmlElement],
    around_text: set[HtmlElement],
) -> set[int]:
    """Give each picture's caption the form of a figure's; return which of ``captions`` have one.

    Args:
        lines: what the page shows.
        captions: which of them are captions.
        media: the pictures that are kept.
        around_text: the elements that hold text of the article, and can't be a figure.
    """
    # How many of the pictures each element holds.
    holding = Counter(
        around for each in media if each.tag != "hr" for around in (each, *each.iterancestors())
    )
    figures: dict[HtmlElement, list[int]] = {}
    for n in sorted(captions):
        figure = _figure(_own(lines[n], around_text), holding, around_text)
        if figure is not None:
            figures.setdefault(figure, []).append(n)
    for figure, numbers in figures.items():
        _settle(figure, [lines[n] for n in numbers], around_text)
    return {n for numbers in figures.values() for n in numbers}


def _own(line: Line, around_text: set[HtmlElement]) -> HtmlElement:
    """Return the element that is a caption's own, which holds no other text."""
    return line.holder if line.block in around_text else line.block


def _figure(
    block: HtmlElement, holding: Mapping[HtmlElement, int], around_text: set[HtmlElement]
) -> HtmlElement | None:
    """Return what holds a caption and the picture that it is of, as a figure, or None."""
    figure = block if block.tag == "figure" else next(block.iterancestors("figure"), None)
    if figure is not None:
        return figure if figure in holding else None

    def holds_one(element: HtmlElement) -> bool:
        is_free = element.tag in _CAN_BE_FIGURE and element not in around_text
        return is_free and holding.get(element) == 1

    before = block.getprevious()
    if before is not None and holds_one(before):
        _move_into(before, block)
        before.tag = "figure"
        return before
    around = next(filter(holds_one, islice(block.iterancestors(), _REACH)), None)
    if around is not None:
        # Some lay a picture and its caption out as a table.
        for part in list(around.iter("tbody", "tr", "td")):
            if part is not block and part is not around:
                part.drop_tag()
        around.tag = "figure"
    return around


def _move_into(holder: HtmlElement, block: HtmlElement) -> None:
    tail, block.tail = block.tail or "", None
    holder.append(block)
    holder.tail = (holder.tail or "") + tail


def _settle(figure: HtmlElement, lines: Sequence[Line], around_text: set[HtmlElement]) -> None:
    """Make one caption of all lines of a figure, at its end."""
    caption = etree.SubElement(figure, "figcaption")
    told: set[str] = set()
    blocks: set[HtmlElement] = set()
    for line in lines:
        block = _own(line, around_text)
        if block in blocks or any(around in blocks for around in block.iterancestors()):
            continue
        if line.squeezed in told:
            _clear(line)
            continue
        told.add(line.squeezed)
        if block in around_text or next(block.iter("img", "math"), None) is not None:
            # What stands bare beside the picture leaves it there.
            _add_text(caption, line.text)
            _clear(line)
            continue
        blocks.add(block)
        _add_text(caption, "")
        _append(caption, block)


def _clear(line: Line) -> None:
    for piece in line.pieces:
        piece.clear()


def _append(caption: HtmlElement, block: HtmlElement) -> None:
    """Move what ``block`` holds to the end of a caption, as one line."""
    for inner in list(block.iterdescendants(*BLOCKS, "br")):
        inner.tail = f" {inner.tail or ''}"
        inner.text = f" {inner.text or ''}"
        inner.drop_tag()
    _add_text(caption, block.text or "")
    block.text = None
    for child in list(block):
        caption.append(child)


def _add_text(caption: HtmlElement, text: str) -> None:
    if len(caption):
        caption[-1].tail = f"{caption[-1].tail or ''} {text}"
    else:
        caption.text = f"{caption.text} {text}" if caption.text else text
