"""Takes off an article what its head says already and what its foot only invites to."""

import re
from collections import Counter
from collections.abc import Sequence

from reader.sources import furniture
from reader.sources.dates import read_date
from reader.sources.furniture import CREDIT
from reader.sources.lines import ends_in_stop
from reader.sources.pages.lines import HEADINGS, Line, squeeze
from reader.sources.pages.votes import LONG
from reader.sources.words import Words, fold, starting

_MOSTLY_LINKS = 0.6
_NETWORKS = (
    *("facebook", "twitter", "instagram", "youtube", "whatsapp", "telegram", "tiktok"),
    *("linkedin", "pinterest", "snapchat", "mastodon", "bluesky"),
)
# A day in figures, whichever comes first.
_DAY = re.compile(
    r"\b(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})\b"
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
# How many lines at the end an invitation may stand above.
_LAST = 3
# So many paragraphs in one element are the text.
_FIRST = 3


def drop_head(lines: Sequence[Line], kept: set[int], said: tuple[str, ...], words: Words) -> None:
    """Leave out, above the first paragraph, what the head says already: title, byline, date."""
    title, description = map(_even, said)
    parents = Counter(lines[n].block.getparent() for n in kept if lines[n].block.tag == "p")
    for n in sorted(kept):
        line = lines[n]
        shown = _even(line.text)
        is_title = line.block.tag in HEADINGS and _is_same(shown, title)
        # One that stands among the paragraphs, as one of them, is the first of them.
        is_first = line.block.tag == "p" and parents[line.block.getparent()] >= _FIRST
        is_lede = shown == description and not is_first
        if is_title or is_lede or shown == title:
            kept.discard(n)
            continue
        if line.size >= LONG * 4 or (line.block.tag in HEADINGS and line.block.tag != "h1"):
            break
        if (
            furniture.byline(line.text, words)
            or furniture.is_inline(line.text, words)
            or furniture.is_chrome(line.text, words)
            or (line.size < LONG * 3 and _is_dateline(line.text, words))
        ):
            kept.discard(n)


def _even(text: str) -> str:
    """Return a text as it is compared where its quotation marks may be set otherwise."""
    return squeeze(text.translate(_QUOTES))


def _is_dateline(text: str, words: Words) -> bool:
    """Whether a short line is there for its date: no sentence, or called "published"."""
    if ends_in_stop(text) and not starting(fold(text), words.date_labels):
        return False
    return bool(_DAY.search(text)) or read_date(text, "") is not None


def _is_same(heading: str, title: str) -> bool:
    """Whether a heading is the page's title, either of which may have a site's name beside it."""
    is_most = heading in title and len(heading) * 2 > len(title)
    return bool(title) and (is_most or title in heading)


def drop_foot(lines: Sequence[Line], kept: set[int], words: Words) -> None:
    """Leave out, from the end upwards, what invites, credits or leads elsewhere."""
    _drop_below_invitation(lines, kept)
    for n in sorted(kept, reverse=True):
        line = lines[n]
        is_foot = (
            furniture.is_footer(line.text, words)
            or _is_invitation(line)
            or (line.text.startswith("(") and furniture.is_footer(line.text[1:CREDIT], words))
            or furniture.is_inline(line.text, words)
            or furniture.is_section(line.text, words)
            or line.block.tag in HEADINGS
            or (line.linked > _MOSTLY_LINKS and line.size < LONG)
        )
        if not is_foot:
            break
        kept.discard(n)


def _drop_below_invitation(lines: Sequence[Line], kept: set[int]) -> None:
    """Leave out the short lines that follow an invitation near the end, and it."""
    last = sorted(kept)[-_LAST:]
    for place, n in enumerate(last):
        if _is_invitation(lines[n]) and all(lines[m].size < LONG * 4 for m in last[place:]):
            kept.difference_update(last[place:])
            return


def _is_invitation(line: Line) -> bool:
    """Whether a line names several social networks, as who invites there does."""
    return line.size < LONG * 8 and sum(name in line.squeezed for name in _NETWORKS) > 1
