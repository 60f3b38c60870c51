"""Which of a page's lines an extraction library takes for the article's.

Its text alone is asked for, never its HTML, which has lost figures, captions and formulas.
"""

from collections import Counter
from collections.abc import Sequence

from reader.sources.pages.lines import Line, squeeze

# From here on a line is held to be the same wherever its text stands in a library's answer.
LONG = 30
# A long line counts as held when so much of it is: libraries drop notes' numbers and the like.
_ENOUGH = 0.7
_WINDOW, _STEP = 20, 7
# The library's time grows with the square of a page's tags: 60,000 take 5 s, three times as many
# 40 s. The largest article seen has 20,000; what is longer is read by its author's marks alone.
MOST_TAGS = 60_000


def held(text: str, lines: Sequence[Line]) -> list[bool]:
    """Return, for each line, whether the library's ``text`` holds it.

    A short line must be a line there too, and is held as often as it stands there.
    """
    whole = squeeze(text)
    short = Counter(squeezed for line in text.splitlines() if (squeezed := squeeze(line)))
    short |= Counter(squeezed for line in text.splitlines() for squeezed in _cells(line))
    found = []
    for line in lines:
        if line.size >= LONG:
            found.append(_stands_in(line.squeezed, whole))
            continue
        found.append(short[line.squeezed] > 0)
        short[line.squeezed] -= 1
    return found


def vote(html: str, url: str = "") -> str:
    """Return the article's text as trafilatura tells it.

    It is empty where there is none, and for a page of more than ``MOST_TAGS``.
    """
    if html.count("<") > MOST_TAGS:
        return ""
    # Costs 0.2 s, and only the worker process reads pages.
    import trafilatura

    found = trafilatura.extract(
        html, url=url or None, include_comments=False, include_tables=True, deduplicate=False
    )
    return found or ""


def _stands_in(squeezed: str, whole: str) -> bool:
    if squeezed in whole:
        return True
    starts = range(0, len(squeezed) - _WINDOW + 1, _STEP)
    count = sum(squeezed[start : start + _WINDOW] in whole for start in starts)
    return count >= _ENOUGH * len(starts)


def _cells(line: str) -> list[str]:
    """Return the cells of a table's row, and what follows a list's mark."""
    cells = [squeeze(cell) for cell in line.split("|")] if "|" in line else []
    if line.startswith("- "):
        cells.append(squeeze(line[2:]))
    return [cell for cell in cells if cell]
