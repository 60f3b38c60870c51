"""Counts, in one pass, what would make an HTML parser slow or deep, before any parser sees it.

It only judges; what to show instead is the caller's to decide.
"""

import re
from collections import Counter
from dataclasses import dataclass

MAX_CHARACTERS = 5_000_000
MAX_AMPERSANDS = 300_000
MAX_TAGS = 200_000
MAX_TAG_LENGTH = 300_000
MAX_NESTING = 2_000
# Parsers compare each attribute of a tag with all before it: 40,000 take 24 s.
MAX_ATTRIBUTES = 10_000

# Elements that never hold others, and those whose end tag may be left out: neither makes the
# page deeper, however often they are opened.
_NOT_NESTING = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rp rt html head body".split()
)

# Possessive by construction: each alternative is a run of characters that cannot match twice.
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


@dataclass(frozen=True, slots=True)
class Size:
    """How large a piece of markup is: characters, tags, and levels of open elements."""

    characters: int
    tags: int
    nesting: int


def measure(html: str) -> Size:
    """Return the size of ``html`` by one linear scan; nesting is an upper estimate."""
    depth = deepest = tags = 0
    opened: Counter[str] = Counter()
    for match in _TAG.finditer(html):
        tags += 1
        name = match[2].lower()
        if name in _NOT_NESTING:
            continue
        if not match[1]:
            opened[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened[name]:  # an end tag of what is not open ends nothing
            opened[name] -= 1
            depth -= 1
    return Size(len(html), tags, deepest)


def why_too_much(html: str) -> str:
    """Return why ``html`` must not be parsed, as the end of a sentence; empty when it may be."""
    if len(html) > MAX_CHARACTERS:
        return "its markup is too large"
    if html.count("&") > MAX_AMPERSANDS or html.count("<") > MAX_TAGS:
        return "it has too many elements"
    # Fewer characters hold no larger tag, and no more attributes.
    is_short = len(html) <= min(MAX_TAG_LENGTH, 2 * MAX_ATTRIBUTES)
    if not is_short and (
        _longest_tag(html) > MAX_TAG_LENGTH or _most_attributes(html) > MAX_ATTRIBUTES
    ):
        return "one of its elements is too large"
    # Every level takes a tag: few of them need not be gone through.
    if html.count("<") > MAX_NESTING and measure(html).nesting > MAX_NESTING:
        return "its elements are nested too deeply"
    return ""


def _longest_tag(html: str) -> int:
    """Return the most characters between a "<" and the next one."""
    return max((len(part) for part in html.split("<")[1:]), default=0)


def _most_attributes(html: str) -> int:
    """Return the most words, but for those in quotes, that a tag has before its first ">".

    A tag with a "<" in quotes is not seen whole; the worker's limit of time bounds it.
    """
    # Fewer characters hold no more attributes than a tag may have.
    parts = (part for part in html.split("<")[1:] if len(part) > 2 * MAX_ATTRIBUTES)
    tags = (part for part in parts if part[0].isalpha())
    return max((len(_QUOTED.sub("", tag).partition(">")[0].split()) for tag in tags), default=0)
