"""Two versions of an article as one text: what was added and what was taken away is marked.

Paragraphs are compared first, then the words of those that changed (``difflib``, which follows
Ratcliff and Obershelp).
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# So many pairs of words may be compared in all, some seconds at worst; after that only whole
# paragraphs are.
_MOST_PAIRS = 4_000_000
_MOST_PARAGRAPHS = 5_000
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Differences:
    """The text with its marks, as markup, and how many paragraphs differ."""

    html: str
    count: int


@dataclass(slots=True)
class _Budget:
    """How many pairs of words may still be compared."""

    left: int = _MOST_PAIRS

    def has(self, pairs: int) -> bool:
        """Take ``pairs`` from what is left, if there are so many."""
        if pairs > self.left:
            return False
        self.left -= pairs
        return True


def differences(before: str, after: str) -> Differences:
    """Return ``after`` with what is in one of both texts only as ``ins`` and ``del``.

    Both are plain text, paragraphs parted by an empty line.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    parts: list[str] = []
    count = 0
    budget = _Budget()
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) > _MOST_PARAGRAPHS)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            parts += (_paragraph(html.escape(text)) for text in new[c:d])
            continue
        count += max(b - a, d - c)
        if kind == "replace" and b - a == d - c:
            parts += (_changed(*pair, budget) for pair in zip(old[a:b], new[c:d], strict=True))
            continue
        parts += (_paragraph(_mark("del", text)) for text in old[a:b])
        parts += (_paragraph(_mark("ins", text)) for text in new[c:d])
    return Differences("".join(parts), count)


def _changed(before: str, after: str, budget: _Budget) -> str:
    """Return a paragraph with the words that changed, or both where hardly one stayed."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not budget.has(len(old) * len(new)) or matcher.quick_ratio() < 0.5:  # noqa: PLR2004 (half)
        return _paragraph(_mark("del", before)) + _paragraph(_mark("ins", after))
    parts: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            parts.append(html.escape("".join(new[c:d])))
            continue
        parts += [_mark(name, "".join(words)) for name, words in _sides(old[a:b], new[c:d])]
    return _paragraph("".join(parts))


def _sides(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
    return [(name, words) for name, words in (("del", old), ("ins", new)) if words]


def _mark(name: str, text: str) -> str:
    return f"<{name}>{html.escape(text)}</{name}>"


def _paragraph(inner: str) -> str:
    return f'<p dir="auto">{inner}</p>\n'


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]
