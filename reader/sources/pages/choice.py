"""Chooses the article's lines: what the voters hold, mended and rid of what is no article.

The voters know best where an article lies; what they lose in it (headings, short paragraphs, half
a list) stands beside what they keep, and what they keep too much of (captions, "read also",
newsletters) can be told by its words and its place.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.sources import furniture
from reader.sources.dates import read_date
from reader.sources.furniture import CREDIT
from reader.sources.lines import ends_in_stop
from reader.sources.pages.dom import hints
from reader.sources.pages.lines import BLOCKS, HEADINGS, Line, common, squeeze
from reader.sources.pages.votes import LONG
from reader.sources.words import Words, fold, starting

# Elements that are of one piece: kept or left as a whole, by what most of their text is.
_WHOLE = ("table", "pre", "ul", "ol", "dl", "blockquote", "math")
_LISTS = frozenset(("ul", "ol", "dl"))
_HALF = 0.5
# How much of the long lines a title has below it that is the article's own.
_BELOW_TITLE = 0.2
_MOSTLY_LINKS = 0.6
# Class words of what stands in an article without being of it.
_ASIDES = frozenset(
    "ad ads advert advertisement advertorial banner breadcrumb breadcrumbs comment comments cookie "
    "disqus donate donation follow newsletter nav navigation pagination paywall popup promo promos "
    "promoted recirc recirculation recommend recommendation recommendations recommended related "
    "rss share sharebar sharedaddy sharing signup social sponsor sponsored subscribe subscription "
    "taboola outbrain tags teaser teasers toolbar trending widget".split()
)
_CAPTIONS = frozenset(
    "caption figcaption credit imagecaption photocredit wp-caption-text captiontext".split()
)
_NOT_ARTICLE = ("nav", "aside", "footer", "form", "button", "noscript")
_ALL_LINKS = 0.95
# A figure, and what may stand in one that is no caption.
_FIGURES = frozenset(("figure", "table", "pre", "blockquote", "ul", "ol", "dl"))
# What may hold a word that elsewhere would be a button.
_IN_TEXT = frozenset(("td", "th", "li", "pre", "dt", "dd"))
_NETWORKS = (
    *("facebook", "twitter", "instagram", "youtube", "whatsapp", "telegram", "tiktok"),
    *("linkedin", "pinterest", "snapchat", "mastodon", "bluesky"),
)
# A day in figures, whichever comes first.
_DAY = re.compile(
    r"\b(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})\b"
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_HEADING_REACH = 4
_FEW = 3
_LARGE = 1500
_FACTS = 8
# How many elements around a line's own tell its place from others.
_AROUND = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lines are the article's running text, which are captions, which lead elsewhere."""

    kept: frozenset[int]
    captions: frozenset[int]
    related: frozenset[int]


def choose(
    lines: Sequence[Line],
    votes: Sequence[bool],
    title: str,
    description: str,
    words: Words,
    host: str = "",
) -> Choice:
    """Return what of ``lines`` is the article, where ``votes`` says what the voters hold.

    ``title`` and ``description`` are the page's own; where its text begins with them they are not
    repeated. ``host`` is the page's, for what leads to other sites is the author's.
    """
    captions = {
        n for n, line in enumerate(lines) if _is_caption(line) and not _is_button(line, words)
    }
    doubles = _whole_articles(lines)
    long = [
        n
        for n, line in enumerate(lines)
        if votes[n] and line.size >= LONG and n not in captions and n not in doubles
    ]
    if not long:
        return Choice(frozenset(), frozenset(captions), frozenset())
    long = _below_title(lines, long, squeeze(title))
    home = common([lines[n].block for n in long])
    first, last = long[0], _reach(lines, long, home)
    first = _with_opening(lines, votes, first, home)
    last = _with_close(lines, votes, last, captions)
    kept = {n for n in range(first, last + 1) if votes[n]} - doubles
    first = _with_heading(lines, _with_table(lines, first, home), home)
    _mend(lines, kept, range(first, last + 1), home, host)
    kept -= captions
    others = _below_other_headings(lines, kept, words)
    kept -= others
    related = _leading_elsewhere(lines, kept, words, host)
    related |= {n for n in others if _is_bare_link(lines[n])}
    kept -= related
    kept -= {n for n in kept if _is_button(lines[n], words) or _is_repeat(lines[n], title)}
    told = {lines[n].squeezed for n in kept if lines[n].size >= LONG}
    captions = {n for n in captions if lines[n].squeezed not in told}
    # "Photo", which only those hear who can't see it.
    captions = {n for n in captions if fold(lines[n].text) not in words.captions}
    _drop_head(lines, kept, (title, description), words)
    _drop_foot(lines, kept, words)
    return Choice(frozenset(kept), frozenset(captions), frozenset(related))


def _whole_articles(lines: Sequence[Line]) -> set[int]:
    """Return the lines that are the article once more, in one, for machines to read."""
    large = [n for n, line in enumerate(lines) if line.size > _LARGE]
    found = set()
    for n in large[:_FEW]:
        whole = lines[n].squeezed
        inner = sum(
            m != n and line.size >= LONG and line.squeezed in whole for m, line in enumerate(lines)
        )
        if inner >= _FEW:
            found.add(n)
    return found


def _reach(lines: Sequence[Line], long: Sequence[int], home: HtmlElement) -> int:
    """Return the last line of the article: further paragraphs in places like those held count.

    Voters lose what follows an advertisement that parts an article into two elements.
    """
    places = {_place(lines[n]) for n in long if lines[n].block.tag == "p"}
    homes = {around for n in long if (around := _home(lines[n])) is not None}
    last = long[-1]
    for n in range(last + 1, len(lines)):
        line = lines[n]
        if line.block.tag == "h1":
            break
        if (
            line.block.tag == "p"
            and line.size >= LONG
            and line.linked < _MOSTLY_LINKS
            and _place(line) in places
            and _home(line) in homes
            and not is_aside(line.block, home)
        ):
            last = n
    return last


def _with_table(lines: Sequence[Line], first: int, home: HtmlElement) -> int:
    """Return the first line of the article, with a table of facts that stands above its text."""
    outside = {*home.iterancestors()}
    around = [each for each in lines[first].block.iterancestors() if each not in outside]
    for n in range(first):
        table = next((each for each in lines[n].block.iterancestors("table")), None)
        if table is None or table.getparent() not in around or is_aside(table, home):
            continue
        members = [
            m for m in range(n, len(lines)) if table in lines[m].block.iterancestors("table")
        ]
        size = sum(lines[m].size for m in members)
        linked = sum(lines[m].size * lines[m].linked for m in members)
        if len(members) >= _FACTS and linked < size * _MOSTLY_LINKS:
            return n
    return first


def _below_title(lines: Sequence[Line], long: list[int], title: str) -> list[int]:
    """Return what of ``long`` stands below the article's title, where enough of it does.

    What stands above it is of other articles, which a page shows before its own.
    """
    if not title:
        return long
    for n, line in enumerate(lines):
        if line.block.tag in HEADINGS and line.squeezed == title and line.linked < _ALL_LINKS:
            below = [m for m in long if m > n]
            size = sum(lines[m].size for m in below)
            if size > sum(lines[m].size for m in long) * _BELOW_TITLE:
                return below
    return long


def _with_opening(
    lines: Sequence[Line], votes: Sequence[bool], first: int, home: HtmlElement
) -> int:
    """Return the first line of the article, with short ones above it that are paragraphs too."""
    parent = lines[first].block.getparent()
    for n in range(first - 1, -1, -1):
        if not votes[n] or not _stands_in(lines[n], parent) or is_aside(lines[n].block, home):
            break
        first = n
    return first


def _stands_in(line: Line, parent: HtmlElement | None) -> bool:
    """Whether a line is a paragraph of ``parent``, or of a list or the like that stands in it."""
    around = (line.block, *line.block.iterancestors(*_WHOLE))
    return any(
        (each.tag == "p" or each.tag in _WHOLE) and each.getparent() is parent for each in around
    )


def _with_close(lines: Sequence[Line], votes: Sequence[bool], last: int, captions: set[int]) -> int:
    """Return the last line of the article, with short ones below it that are paragraphs too."""
    parent = lines[last].block.getparent()
    for n in range(last + 1, len(lines)):
        if n in captions:
            continue
        if not votes[n] or not _stands_in(lines[n], parent):
            break
        last = n
    return last


def _below_other_headings(lines: Sequence[Line], kept: set[int], words: Words) -> set[int]:
    """Return kept lines that a heading says to be of others ("Most read", "You may also like").

    What stands below it where the article's paragraphs stood before is of the article again.
    """
    found: set[int] = set()
    parents: set[HtmlElement | None] = set()
    heading: int | None = None
    for n in sorted(kept):
        line = lines[n]
        if line.block.tag in HEADINGS and _heads_others(line, words) and len(parents) > 0:
            heading = n
            found.add(n)
        elif heading is None:
            if line.block.tag == "p":
                parents.add(line.block.getparent())
        elif line.block.getparent() in parents and line.block.tag != "li":
            heading = None
        else:
            found.add(n)
    return found


def _heads_others(line: Line, words: Words) -> bool:
    marked = furniture.related(line.text, words)
    section = starting(fold(line.text), words.sections)
    return (
        furniture.is_section(line.text, words)
        or (" " in section and line.size < LONG)
        or (marked is not None and not marked.title)
    )


def _with_heading(lines: Sequence[Line], first: int, home: HtmlElement) -> int:
    """Return the first line of the article, with headings that stand directly above its text."""
    while first > 0:
        above = lines[first - 1]
        if above.block.tag not in HEADINGS or is_aside(above.block, home):
            break
        first -= 1
    return first


def _place(line: Line) -> tuple[str, ...]:
    """Return what a line's element and those around it are called."""
    around = [line.block, *islice(line.block.iterancestors(), _AROUND)]
    return tuple(f"{element.tag!s}.{element.get('class', '')}" for element in around)


def _home(line: Line) -> HtmlElement | None:
    return next(islice(line.block.iterancestors(), _AROUND - 1, None), None)


def _mend(
    lines: Sequence[Line], kept: set[int], reach: range, home: HtmlElement, host: str
) -> None:
    """Keep what stands among kept lines and belongs to them."""
    _keep_wholes(lines, kept, reach, home, host)
    kept_blocks = {lines[n].block for n in kept}
    parents = {block.getparent() for block in kept_blocks if block.tag == "p"}
    places = {_place(lines[n]) for n in kept if lines[n].block.tag == "p"}
    homes = {_home(lines[n]) for n in kept}
    for n in reach:
        line = lines[n]
        if n in kept or is_aside(line.block, home):
            continue
        if line.block.tag in HEADINGS:
            following = range(n + 1, min(n + _HEADING_REACH, reach.stop))
            if any(m in kept for m in following):
                kept.add(n)
        elif (
            line.block.tag == "p"
            and line.linked < _MOSTLY_LINKS
            and (
                line.block.getparent() in parents
                or (_place(line) in places and _home(line) in homes)
            )
        ):
            kept.add(n)
        elif line.block.tag == "pre" or (line.block in parents and line.linked < _MOSTLY_LINKS):
            # Code is nobody's furniture, nor is what stands bare among paragraphs.
            kept.add(n)


def _leading_elsewhere(lines: Sequence[Line], kept: set[int], words: Words, host: str) -> set[int]:
    """Return kept lines that only lead to other articles: marked so, or several links in a row."""
    found = {n for n in kept if lines[n].linked > 0 and furniture.related(lines[n].text, words)}
    found |= {n for n in kept if _is_bare_link(lines[n]) and _calls(lines[n], words)}
    run: list[int] = []
    for n in [*sorted(kept), -1]:
        if n >= 0 and _is_bare_link(lines[n]):
            run.append(n)
            continue
        if len(run) >= _FEW - 1 and not _is_authors(lines, run, host):
            found.update(run)
        run = []
    # The heading of what was found says nothing without it.
    headings = {n - 1 for n in found if n - 1 in kept and lines[n - 1].size < LONG}
    found |= {n for n in headings if not ends_in_stop(lines[n].text)}
    return found


def _calls(line: Line, words: Words) -> bool:
    """Whether a link of a paragraph's size calls its reader away: in capitals, or inviting."""
    if line.block.tag not in {"p", "div"}:
        return False
    return furniture.is_footer(line.text, words) or (line.size >= LONG and line.text.isupper())


def _is_authors(lines: Sequence[Line], run: Sequence[int], host: str) -> bool:
    """Whether links in a row are a list of other sites, as an author makes one."""
    return all(lines[n].block.tag == "li" and _leads_out(lines[n], host) for n in run)


def _leads_out(line: Line, host: str) -> bool:
    """Whether a line's link leads to another site, as those of the author do."""
    link = next(line.block.iter("a"), None)
    try:
        there = urlsplit("" if link is None else link.get("href", "")).hostname or ""
    except ValueError:
        return False
    here = host.removeprefix("www.")
    return bool(there and here) and not there.endswith(here)


def _keep_wholes(
    lines: Sequence[Line], kept: set[int], reach: range, home: HtmlElement, host: str
) -> None:
    """Keep tables, lists and the like that are held for the most part, or stand among paragraphs."""
    parents = {lines[n].block.getparent() for n in kept if lines[n].block.tag == "p"}
    members: dict[HtmlElement, list[int]] = {}
    for n in reach:
        for element in (lines[n].block, *lines[n].block.iterancestors()):
            if element.tag in _WHOLE:
                members.setdefault(element, []).append(n)
    for whole, numbers in members.items():
        size = sum(lines[n].size for n in numbers)
        held = sum(lines[n].size for n in numbers if n in kept)
        linked = sum(lines[n].size * lines[n].linked for n in numbers)
        is_among = (
            whole.tag in _LISTS
            and whole.getparent() in parents
            and (linked < size * _MOSTLY_LINKS or all(_leads_out(lines[n], host) for n in numbers))
            and not is_aside(whole, home)
        )
        if is_among or held > size * _HALF or (whole.tag == "table" and numbers[0] == reach.start):
            kept.update(numbers)


def _is_bare_link(line: Line) -> bool:
    """Whether a line is a link and no more, outside of tables, which may be full of them."""
    if line.linked < _ALL_LINKS or ends_in_stop(line.text):
        return False
    return next(line.block.iterancestors("table"), None) is None and line.block.tag != "td"


def _is_button(line: Line, words: Words) -> bool:
    """Whether a line is an advertisement's mark, a button or the head of a list of others."""
    if line.size >= LONG or line.block.tag in _IN_TEXT:
        return False
    return furniture.is_inline(line.text, words) or furniture.is_section(line.text, words)


def _is_repeat(line: Line, title: str) -> bool:
    """Whether a line is the title once more, as galleries and players have it."""
    return line.size >= LONG and line.block.tag != "p" and line.squeezed == squeeze(title)


def _drop_head(lines: Sequence[Line], kept: set[int], said: tuple[str, ...], words: Words) -> None:
    """Leave out, above the first paragraph, what the head says already: title, byline, date."""
    title, description = map(_even, said)
    parents = Counter(lines[n].block.getparent() for n in kept if lines[n].block.tag == "p")
    for n in sorted(kept):
        line = lines[n]
        shown = _even(line.text)
        is_title = line.block.tag in HEADINGS and _is_same(shown, title)
        # One that stands among the paragraphs, as one of them, is the first of them.
        is_first = line.block.tag == "p" and parents[line.block.getparent()] >= _FEW
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
            or (line.size < LONG * 3 and _names_day(line.text) and not ends_in_stop(line.text))
        ):
            kept.discard(n)


def _even(text: str) -> str:
    """Return a text as it is compared where its quotation marks may be set otherwise."""
    return squeeze(text.translate(_QUOTES))


def _names_day(text: str) -> bool:
    return bool(_DAY.search(text)) or read_date(text, "") is not None


def _is_invitation(line: Line) -> bool:
    """Whether a line names several social networks, as who invites there does."""
    return line.size < LONG * 8 and sum(name in line.squeezed for name in _NETWORKS) > 1


def _is_same(heading: str, title: str) -> bool:
    """Whether a heading is the page's title, which may have a site's name beside it."""
    return bool(title) and (heading in title or title in heading)


def _drop_foot(lines: Sequence[Line], kept: set[int], words: Words) -> None:
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
    last = sorted(kept)[-_FEW:]
    for place, n in enumerate(last):
        if _is_invitation(lines[n]) and all(lines[m].size < LONG * 4 for m in last[place:]):
            kept.difference_update(last[place:])
            return


def _is_caption(line: Line) -> bool:
    """Whether a line is a picture's: in its figure, or called a caption or a credit."""
    holder = line.holder
    figure = next((e for e in (holder, *holder.iterancestors()) if e.tag in _FIGURES), None)
    if figure is not None and figure.tag == "figure" and next(figure.iter("img"), None) is not None:
        return line.size < furniture.CAPTION
    levels = _FEW
    for element in (holder, *holder.iterancestors()):
        if element.tag in HEADINGS or levels == 0:
            return False
        if element.tag == "figcaption" or hints(element) & _CAPTIONS:
            return True
        # What stands in the line only adds to what its element is called.
        levels -= element.tag in BLOCKS
    return False


def is_aside(inner: HtmlElement, home: HtmlElement) -> bool:
    """Whether an element stands beside an article: in a menu, an advertisement, a form.

    ``home`` holds the article, or most of it; what it is itself in says nothing.
    """
    around = {home, *home.iterancestors()}
    for element in (inner, *inner.iterancestors()):
        if element in around:
            return False
        if element.tag in _NOT_ARTICLE or hints(element) & _ASIDES:
            return True
    return False
