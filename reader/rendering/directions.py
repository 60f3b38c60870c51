"""Says which way texts run, where the engine would take too long to find out.

``dir="auto"`` on an element of very many others and ``unicode-bidi: plaintext`` in a very long
paragraph both cost the engine the square of their length: 7 s for 80,000 elements, 9 s for 2 MB
(measured).
"""

import re
from html import unescape
from unicodedata import bidirectional

from reader.rendering.parts import is_right_to_left

# Characters of a block from which on it is told its direction; up to here a block takes 30 ms.
LONG_BLOCK = 100_000
# Characters in which one is looked for that says a direction; digits and signs say none.
_LOOKED_THROUGH = 10_000
_RIGHT_TO_LEFT = frozenset({"R", "AL"})

# The tags between which text is one block's, whatever inline elements stand in it.
_BLOCK_TAG = re.compile(
    r"<(/?)(p|li|h[1-6]|dt|dd|figcaption|blockquote|div|ul|ol|dl|table|caption|t[dhr]|pre|figure"
    r"|section|article|aside|header|footer|details|summary|hr)\b([^<>]*)>"
)
_TAG = re.compile(r"<[^<>]*>")


def text_direction(language: str, text: str) -> str:
    """Return "rtl" or "ltr": what the script of ``language`` says, else the first letter of ``text``.

    The first letter is the first character of a strong type, as HTML's ``dir="auto"`` has it
    (WHATWG HTML, 3.2.6.4; UAX #9, table 4).
    """
    if is_right_to_left(language):
        return "rtl"
    kinds = map(bidirectional, text[:_LOOKED_THROUGH])
    first = next((kind for kind in kinds if kind == "L" or kind in _RIGHT_TO_LEFT), "L")
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


def with_directions(html: str) -> str:
    """Return sanitized ``html`` with its very long blocks told the direction of their words."""
    if not _may_have_long_block(html):
        return html
    parts = []
    written = 0
    tags = list(_BLOCK_TAG.finditer(html))
    ends = [*(tag.start() for tag in tags), len(html)]
    for tag, end in zip(tags, ends[1:], strict=True):
        if end - tag.end() < LONG_BLOCK or tag[1] or " dir=" in tag[3]:
            continue
        words = unescape(_TAG.sub("", html[tag.end() : tag.end() + _LOOKED_THROUGH]))
        at = tag.end() - 1
        parts += [html[written:at], f' dir="{text_direction("", words)}"']
        written = at
    return "".join([*parts, html[written:]])


def _may_have_long_block(html: str) -> bool:
    """Return whether half a long block's length anywhere has no block's tag; most have none."""
    starts = range(0, len(html) - LONG_BLOCK // 2, LONG_BLOCK // 2)
    found = ((start, _BLOCK_TAG.search(html, start)) for start in starts)
    return any(tag is None or tag.start() - start >= LONG_BLOCK // 2 for start, tag in found)
