"""Turns the lines of a body into blocks, and blocks into our own HTML and plain text.

Everything foreign is escaped; the only elements are those written out in this file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from html import escape

from reader.sources.furniture import addresses
from reader.sources.lines import LONG, Unit, bullet, ends_as_sentence, numbered, weight

# A heading is a short line between two paragraphs.
HEADING = 90
PARAGRAPH = 100


class Kind(Enum):
    """What a block is shown as."""

    PARAGRAPH = "p"
    HEADING = "h2"
    BULLETS = "ul"
    NUMBERS = "ol"
    QUOTE = "blockquote"
    CAPTION = "figure"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body: its paragraphs, items, or the lines of a heading."""

    kind: Kind
    texts: tuple[str, ...]


def blocks_of(body: list[tuple[Unit, bool]]) -> list[Block]:
    """Return the blocks of a body, given its units in order and which of them are captions."""
    found: list[Block] = []
    place = 0
    while place < len(body):
        unit, caption = body[place]
        run = 1 if caption else _run(body, place)
        if caption:
            found.append(Block(Kind.CAPTION, (unit.text,)))
        elif run > 1 or unit.text.startswith("> "):
            found.append(_run_block([unit for unit, _ in body[place : place + run]]))
        elif _is_heading(body, place):
            found.append(Block(Kind.HEADING, (unit.text,)))
        else:
            found.append(Block(Kind.PARAGRAPH, (unit.text,)))
        place += run
    return found


def _run(body: list[tuple[Unit, bool]], place: int) -> int:
    """Return how many units from here on make one list or quotation; 1 where they make none."""
    end = place
    first = body[place][0].text
    if bullet(first) is not None:
        while end < len(body) and bullet(body[end][0].text) is not None:
            end += 1
    elif first.startswith("> "):
        while end < len(body) and body[end][0].text.startswith(">"):
            end += 1
    else:
        while end < len(body):
            item = numbered(body[end][0].text)
            if item is None or item[0] != end - place + 1:
                break
            end += 1
    return max(end - place, 1)


def _run_block(run: list[Unit]) -> Block:
    if run[0].text.startswith(">"):
        texts = ("\n".join(line.strip().lstrip("> ") for line in unit.lines) for unit in run)
        return Block(Kind.QUOTE, tuple(texts))
    if bullet(run[0].text) is not None:
        return Block(Kind.BULLETS, tuple(bullet(unit.text) or "" for unit in run))
    items = (numbered(unit.text) for unit in run)
    return Block(Kind.NUMBERS, tuple(item[1] for item in items if item))


def _is_heading(body: list[tuple[Unit, bool]], place: int) -> bool:
    """Whether a short line stands as a heading: after a paragraph, and before a real one."""
    unit = body[place][0]
    if not unit.is_single or unit.weight > HEADING or place + 1 >= len(body) or place == 0:
        return False
    before, after = body[place - 1][0], body[place + 1][0]
    if not (before.is_prose or ends_as_sentence(before.text)) or after.weight < PARAGRAPH:
        return False
    return _looks_like_heading(unit.text)


def _looks_like_heading(text: str) -> bool:
    if text[-1] in '.,;:…。、，؛।"”»' or text[0] in '"“„«-–—([':
        return False
    return text[0].isalnum() and not text[0].islower() and weight(text) < LONG


def to_html(blocks: list[Block]) -> str:
    """Return the blocks as HTML, one element a line."""
    return "\n".join(_html(block) for block in blocks)


def _html(block: Block) -> str:
    tag = block.kind.value
    match block.kind:
        case Kind.BULLETS | Kind.NUMBERS:
            inner = "".join(f"<li>{_inline(text)}</li>" for text in block.texts)
        case Kind.QUOTE:
            inner = "".join(f"<p>{_inline(text)}</p>" for text in block.texts)
        case Kind.CAPTION:
            inner = f"<figcaption>{_inline(block.texts[0])}</figcaption>"
        case _:
            inner = _inline(block.texts[0])
    return f"<{tag}>{inner}</{tag}>"


def _inline(text: str) -> str:
    return "".join(_pieces(text)).replace("\n", "<br>\n")


def _pieces(text: str) -> Iterator[str]:
    done = 0
    for start, end in addresses(text):
        address = escape(text[start:end])
        yield escape(text[done:start], quote=False)
        yield f'<a href="{address}">{address}</a>'
        done = end
    yield escape(text[done:], quote=False)


def to_text(blocks: list[Block]) -> str:
    """Return the blocks as plain text, parted by blank lines."""
    return "\n\n".join("\n".join(block.texts) for block in blocks)
