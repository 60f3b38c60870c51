"""A page's reading as a person wants it: another reading, blocks hidden or shown, a head's places.

A block is named by its words, and by where it stands for the other pages of its site. What is done
to a site comes before what is done to the article itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lxml.html import HtmlElement

from reader.model.repair import Block, BlockKind, Field, Reading, Repair
from reader.sources.pages.choice import Choice
from reader.sources.pages.cut import Cut
from reader.sources.pages.lines import HEADINGS, Line, place, squeeze

# So much of a line names it.
_MARK = 160
_LONGEST_PLACE = 400
# What a list of blocks shows of one.
_SHOWN = 400
_PICTURE = "picture:"
_KINDS = {
    "pre": BlockKind.CODE,
    "table": BlockKind.TABLE,
    "li": BlockKind.LIST,
    "dl": BlockKind.LIST,
    "blockquote": BlockKind.QUOTATION,
}


def mark_of(text: str) -> str:
    """Return what names a line by its words."""
    return squeeze(text)[:_MARK]


def place_of(line: Line) -> str:
    """Return what a line's element and those around it are called, as one word of a kind."""
    return " < ".join(place(line))[:_LONGEST_PLACE]


def picture_mark(image: HtmlElement) -> str:
    """Return what names a picture: its address."""
    return _PICTURE + (image.get("src") or "")


def reading_of(repairs: Sequence[Repair]) -> Reading:
    """Return which reading is wanted: the last one that was chosen."""
    chosen = [repair.reading for repair in repairs if repair.reading is not None]
    return chosen[-1] if chosen else Reading.CHOSEN


def choice_of(
    reading: Reading,
    lines: Sequence[Line],
    choice: Choice,
    votes: Sequence[bool],
    marked: Sequence[bool],
    title: str,
) -> Choice:
    """Return what a reading takes for the article; ``choice`` is what we choose ourselves.

    A line that is the article's ``title`` is told above the body, and in it only where all is.
    """
    if reading is Reading.CHOSEN:
        return choice
    held = {
        Reading.SURE: votes,
        Reading.MARKED: marked,
        Reading.WHOLE: [True] * len(lines),
    }[reading]
    told = "" if reading is Reading.WHOLE else squeeze(title)
    kept = frozenset(
        n for n, line in enumerate(lines) if held[n] and (not told or line.squeezed != told)
    )
    kept -= choice.captions
    return replace(choice, kept=kept, related=choice.related - kept)


def repaired(lines: Sequence[Line], choice: Choice, repairs: Sequence[Repair]) -> Choice:
    """Return ``choice`` with what the repairs show and without what they hide."""
    kept, captions = set(choice.kept), set(choice.captions)
    marks = [mark_of(line.text) for line in lines]
    for repair in repairs:
        shown = _meant(lines, marks, repair.shown, repair.shown_places)
        hidden = _meant(lines, marks, repair.hidden, repair.hidden_places) - shown
        # A caption that has no picture is only to be seen as text.
        kept = (kept | (shown - captions)) - hidden
        captions -= hidden
    related = frozenset(n for n in choice.related if n not in kept)
    return Choice(frozenset(kept), frozenset(captions), related)


def pictures_meant(
    images: Iterable[HtmlElement], repairs: Sequence[Repair]
) -> tuple[set[HtmlElement], set[HtmlElement]]:
    """Return which pictures are to be shown and which hidden, whatever stands around them."""
    shown: set[HtmlElement] = set()
    hidden: set[HtmlElement] = set()
    for repair in repairs:
        for image in images:
            mark = picture_mark(image)
            if mark in repair.shown:
                shown.add(image)
                hidden.discard(image)
            elif mark in repair.hidden:
                hidden.add(image)
                shown.discard(image)
    return shown, hidden


def _meant(
    lines: Sequence[Line], marks: Sequence[str], named: Sequence[str], places: Sequence[str]
) -> set[int]:
    wanted, standing = set(named), set(places)
    found = {n for n, mark in enumerate(marks) if mark in wanted}
    if standing:
        found |= {n for n, line in enumerate(lines) if place_of(line) in standing}
    return found


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block, and what it is in the page: lines by their numbers, or a picture."""

    block: Block
    lines: tuple[int, ...] = ()
    picture: HtmlElement | None = None


def page_blocks(
    lines: Sequence[Line], choice: Choice, images: Sequence[HtmlElement], body: HtmlElement
) -> list[PageBlock]:
    """Return a page's lines, tables and pictures in their order; ``body`` is still whole."""
    order = {element: number for number, element in enumerate(body.iter())}
    # A picture stands before what is said of it in the same element.
    entries = [(order[image], 0, _picture_block(image)) for image in images]
    for members in _units(lines):
        first = lines[members[0]]
        block = Block(
            marks=tuple(dict.fromkeys(mark_of(lines[n].text) for n in members)),
            text=" · ".join(lines[n].text for n in members)[:_SHOWN],
            kind=BlockKind.CAPTION if members[0] in choice.captions else _kind(first.block),
            is_kept=False,
            places=tuple(dict.fromkeys(place_of(lines[n]) for n in members)),
        )
        number = order[first.pieces[0].element]
        entries.append((number, 1, PageBlock(block, tuple(members))))
    return [block for *_place, block in sorted(entries, key=lambda each: each[:2])]


def with_kept(blocks: Iterable[PageBlock], choice: Choice, found: Cut | None) -> tuple[Block, ...]:
    """Return the blocks, each with whether the article that was cut out has it."""
    told = choice.kept | found.captions if found else frozenset[int]()
    media = found.media if found else frozenset[HtmlElement]()

    def is_kept(each: PageBlock) -> bool:
        if each.picture is not None:
            return each.picture in media
        return 2 * sum(n in told for n in each.lines) > len(each.lines)

    return tuple(replace(each.block, is_kept=is_kept(each)) for each in blocks)


def _units(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Give the numbers of the lines that are one block: a table's all, every other alone."""
    # Each table is looked through once, however many lines it has.
    data = dict[HtmlElement, bool]()
    for table, group in groupby(range(len(lines)), key=lambda n: _table_of(lines[n], data)):
        numbers = list(group)
        if table is None:
            yield from ([n] for n in numbers)
        else:
            yield numbers


def _picture_block(image: HtmlElement) -> PageBlock:
    address = (image.get("src") or "").partition("?")[0]
    said = image.get("alt") or address.rpartition("/")[2]
    words = " ".join(said.split())[:_SHOWN]
    block = Block((picture_mark(image),), words, BlockKind.PICTURE, is_kept=False)
    return PageBlock(block, picture=image)


def fields_of(lines: Sequence[Line], repairs: Sequence[Repair]) -> dict[Field, str]:
    """Return the lines that stand where a site's pages have their title, authors and date."""
    found: dict[Field, str] = {}
    for repair in repairs:
        for name, where in repair.field_places:
            text = next((line.text for line in lines if place_of(line) == where), "")
            known = next((each for each in Field if each.value == name), None)
            if text and known is not None:
                found[known] = text
    return found


def _table_of(line: Line, data: dict[HtmlElement, bool]) -> HtmlElement | None:
    """Return the outermost table that a line is in, if it is one of data."""
    around = (line.block, *line.block.iterancestors("table"))
    for each in reversed([element for element in around if element.tag == "table"]):
        if each not in data:
            data[each] = next(each.iter("p", "h1", "h2"), None) is None
        if data[each]:
            return each
    return None


def _kind(block: HtmlElement) -> BlockKind:
    if block.tag in HEADINGS:
        return BlockKind.HEADING
    around = (block, *block.iterancestors())
    return next((_KINDS[each.tag] for each in around if each.tag in _KINDS), BlockKind.TEXT)
