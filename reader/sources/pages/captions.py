"""Makes one figure of a picture and all that is said of it: its caption as one line, told once.

Authors lay captions out in many ways: beside the picture or around it, the photographer's name in
a line of its own, the whole a second time for small screens.
"""

from collections.abc import Iterable, Sequence
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
    wanted = set(media)
    figures: dict[HtmlElement, list[int]] = {}
    for n in sorted(captions):
        figure = _figure(_own(lines[n], around_text), wanted, around_text)
        if figure is not None:
            figures.setdefault(figure, []).append(n)
    for figure, numbers in figures.items():
        _settle(figure, [lines[n] for n in numbers], around_text)
    return {n for numbers in figures.values() for n in numbers}


def _own(line: Line, around_text: set[HtmlElement]) -> HtmlElement:
    """Return the element that is a caption's own, which holds no other text."""
    return line.holder if line.block in around_text else line.block


def _figure(
    block: HtmlElement, wanted: set[HtmlElement], around_text: set[HtmlElement]
) -> HtmlElement | None:
    """Return what holds a caption and the picture that it is of, as a figure, or None."""
    figure = block if block.tag == "figure" else next(block.iterancestors("figure"), None)
    if figure is not None:
        return figure if any(element in wanted for element in figure.iter()) else None

    def holds_one(element: HtmlElement) -> bool:
        if element.tag not in _CAN_BE_FIGURE or element in around_text:
            return False
        return sum(image in wanted for image in element.iter("img")) == 1

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
    if block.tag == "li" and block.getparent() is not None:
        # An empty mark of a list would be left.
        block.tag = "div"
    _add_text(caption, block.text or "")
    block.text = None
    for child in list(block):
        tail, child.tail = child.tail, None
        caption.append(child)
        child.tail = tail
    for inner in list(caption.iter(etree.Element)):
        if inner is not caption and (inner.tag in BLOCKS or inner.tag == "br"):
            inner.tail = f" {inner.tail or ''}"
            inner.text = f" {inner.text or ''}"
            inner.drop_tag()


def _add_text(caption: HtmlElement, text: str) -> None:
    if len(caption):
        caption[-1].tail = f"{caption[-1].tail or ''} {text}"
    else:
        caption.text = f"{caption.text} {text}" if caption.text else text
