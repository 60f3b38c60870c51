"""Gives every block of code a frame, in which the page's script puts the button that copies it.

The block itself scrolls, and whatever stands in it would scroll along; so the button needs an
element around it. Tables need none: the engine keeps their rows and headers for screen readers
though they scroll as blocks do (seen in the accessibility tree of Chromium 140).
"""

import re

LONG = 100
"""Lines from which on a block of code has a height of its own and scrolls within it."""

# A tag as the sanitizer writes it. Values of attributes are taken whole, since they may hold
# what looks like a tag. A bracket outside of them ends the attempt, which keeps the search
# linear in any text.
_TAG = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9-]*+)(?:[^"<>]|"[^"]*+")*+>')


def frame_code(html: str) -> str:
    """Return sanitized ``html`` with ``<div class="code">`` around every outermost ``pre``."""
    if "<pre" not in html:
        return html
    parts: list[str] = []
    depth = written = start = 0
    for tag in _TAG.finditer(html):
        if tag[2] != "pre":
            continue
        if not tag[1]:
            if depth == 0:
                start = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                parts += (html[written:start], _framed(html[start : tag.end()]))
                written = tag.end()
    return "".join(parts) + html[written:]


def _framed(block: str) -> str:
    name = "code long" if block.count("\n") >= LONG else "code"
    return f'<div class="{name}">{block}</div>'
