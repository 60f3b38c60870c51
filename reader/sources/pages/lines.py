"""The lines of text that a page shows, each with the pieces of the tree that it is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.sources.lines import weight

# Elements that begin a line of their own. What is not named here runs on in its line.
BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu "
    "nav ol p pre section summary table tbody td tfoot th thead title tr ul video".split()
)
# How many elements around a line's own tell its place from others.
AROUND = 3
# A line of more pieces is nothing that would stand in one element of the line.
_MOST_OWNERS = 30
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class PieceKind(StrEnum):
    """Which text of an element a piece is: that inside, before its children, or after it."""

    TEXT = "text"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of the tree."""

    element: HtmlElement
    kind: PieceKind

    @property
    def text(self) -> str:
        """The text as it stands in the tree."""
        return getattr(self.element, self.kind.value) or ""

    @property
    def owner(self) -> HtmlElement:
        """The element in which the text stands."""
        parent = self.element.getparent() if self.kind is PieceKind.TAIL else None
        return self.element if parent is None else parent

    def clear(self) -> None:
        """Take the text out of the tree; a blank stays where it parted words."""
        setattr(self.element, self.kind.value, None)


@dataclass(slots=True)
class Line:
    """What a page shows in one line of its own.

    ``block`` is the element of whose text it is; ``squeezed`` is the text without blanks, in one
    case, as texts of different libraries are compared; ``size`` is how much it says, in letters of
    an alphabet, of which a wide character counts for two; ``linked`` is how much of it is in links to
    other pages, from 0 to 1.
    """

    block: HtmlElement
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""
    squeezed: str = ""
    size: int = 0
    linked: float = 0.0

    @property
    def holder(self) -> HtmlElement:
        """The nearest element that holds all of its text: ``block``, or one in the line in it."""
        owners = [piece.owner for piece in self.pieces[: _MOST_OWNERS + 1] if piece.text.strip()]
        if not owners or len(self.pieces) > _MOST_OWNERS:
            return self.block
        for element in (owners[0], *owners[0].iterancestors()):
            if element is self.block or all(_is_within(owner, element) for owner in owners):
                return element
        return self.block


def squeeze(text: str) -> str:
    """Return ``text`` as it is compared: no blanks, one case."""
    return "".join(text.split()).casefold()


def lines_of(body: HtmlElement) -> list[Line]:
    """Return the lines of ``body`` in their order; those without any text are left out."""
    collector = _Collector()
    collector.walk(body)
    return collector.finished()


def place(line: Line) -> tuple[str, ...]:
    """Return what a line's element and those around it are called."""
    around = [line.block, *islice(line.block.iterancestors(), AROUND)]
    return tuple(f"{element.tag!s}.{element.get('class', '')}" for element in around)


def common(elements: Iterable[HtmlElement]) -> HtmlElement:
    """Return the nearest element that holds all of ``elements``."""
    paths = [[*reversed(list(element.iterancestors())), element] for element in elements]
    shared = paths[0]
    for path in paths[1:]:
        size = next(
            (n for n, (a, b) in enumerate(zip(shared, path, strict=False)) if a is not b),
            min(len(shared), len(path)),
        )
        shared = shared[:size]
    found = shared[-1]
    # A single paragraph is an article too, within its parent.
    parent = found.getparent()
    return parent if len(paths) == 1 and parent is not None else found


class _Collector:
    """Walks a tree without recursion and parts its text where a block begins or ends."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._line: Line | None = None
        self._linked = 0
        self._anchors = 0

    def walk(self, body: HtmlElement) -> None:
        blocks: list[HtmlElement] = []
        for event, element in _events(body):
            name = element.tag
            if event == "start":
                if name in BLOCKS:
                    blocks.append(element)
                    self._part()
                elif name == "br" and not _in_pre(blocks):
                    self._part()
                self._anchors += _leads_away(element)
                self._add(Piece(element, PieceKind.TEXT), blocks)
            else:
                self._anchors -= _leads_away(element)
                if name in BLOCKS:
                    self._part()
                    blocks.pop()
                if element is not body:
                    self._add(Piece(element, PieceKind.TAIL), blocks)

    def finished(self) -> list[Line]:
        self._part()
        return self._lines

    def _add(self, piece: Piece, blocks: list[HtmlElement]) -> None:
        text = piece.text
        if not text:
            return
        if self._line is None:
            if not text.strip():
                return
            self._line = Line(blocks[-1])
        self._line.pieces.append(piece)
        if self._anchors:
            self._linked += len("".join(text.split()))

    def _part(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            whole = "".join(piece.text for piece in line.pieces)
            line.text = " ".join(whole.split())
            line.squeezed = squeeze(whole)
            line.size = weight(line.squeezed)
            line.linked = self._linked / max(1, len(line.squeezed))
            self._lines.append(line)
        self._linked = 0


def _is_within(inner: HtmlElement, outer: HtmlElement) -> bool:
    return inner is outer or outer in inner.iterancestors()


def _leads_away(element: HtmlElement) -> bool:
    """Whether an element is a link, but for those within the page: notes, contents, anchors."""
    return element.tag == "a" and not element.get("href", "").startswith("#")


def _in_pre(blocks: list[HtmlElement]) -> bool:
    return bool(blocks) and blocks[-1].tag == "pre"


def _events(body: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element
