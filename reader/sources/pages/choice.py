"""Chooses the article's lines: what the voters hold, mended and rid of what is no article.

The voters know best where an article lies; what they lose in it (headings, short paragraphs, half
a list) stands beside what they keep, and what they keep too much of (captions, "read also",
newsletters) can be told by its words and its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from reader.sources.pages.beside import is_aside, is_bare_link, is_button, is_caption, leads_out
from reader.sources.pages.ends import drop_foot, drop_head
from reader.sources.pages.lines import AROUND, HEADINGS, Line, common, place, squeeze
from reader.sources.pages.strays import below_other_headings, leading_elsewhere
from reader.sources.pages.votes import LONG
from reader.sources.words import Words, fold

# Elements that are of one piece: kept or left as a whole, by what most of their text is.
_WHOLE = ("table", "pre", "ul", "ol", "dl", "blockquote", "math")
# Those that are kept among paragraphs though no voter holds them.
_AMONG = frozenset(("ul", "ol", "dl", "table"))
_HALF = 0.5
# How much of the long lines a title has below it that is the article's own.
_BELOW_TITLE = 0.2
_MOSTLY_LINKS = 0.6
_HEADING_REACH = 4
_FEW = 3
_LARGE = 1500
_FACTS = 8


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
    images = lines[0].block.getroottree().iter("img") if lines else ()
    figures = {figure for image in images for figure in image.iterancestors("figure")}
    captions = {
        n
        for n, line in enumerate(lines)
        if is_caption(line, figures) and not is_button(line, words)
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
    first, last = _to_ends_of_wholes(lines, first, last, home)
    kept = {n for n in range(first, last + 1) if votes[n]} - doubles
    first = _with_heading(lines, _with_table(lines, first, home), home)
    _mend(lines, kept, range(first, last + 1), home, host)
    kept -= captions
    others = below_other_headings(lines, kept, words)
    kept -= others
    related = leading_elsewhere(lines, kept, words, host)
    related |= {n for n in others if is_bare_link(lines[n])}
    kept -= related
    kept -= {n for n in kept if is_button(lines[n], words) or _is_repeat(lines[n], title)}
    told = {lines[n].squeezed for n in kept if lines[n].size >= LONG}
    captions = {n for n in captions if lines[n].squeezed not in told}
    # "Photo", which only those hear who can't see it.
    captions = {n for n in captions if fold(lines[n].text) not in words.captions}
    drop_head(lines, kept, (title, description), words)
    drop_foot(lines, kept, words)
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
    places = {place(lines[n]) for n in long if lines[n].block.tag == "p"}
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
            and place(line) in places
            and _home(line) in homes
            and not is_aside(line.block, home)
        ):
            last = n
    return last


def _to_ends_of_wholes(
    lines: Sequence[Line], first: int, last: int, home: HtmlElement
) -> tuple[int, int]:
    """Return the first and the last line, moved to the ends of the tables and lists they are in."""
    outside = {home, *home.iterancestors()}

    def wholes(n: int) -> set[HtmlElement]:
        around = (lines[n].block, *lines[n].block.iterancestors())
        return {each for each in around if each.tag in _WHOLE and each not in outside}

    at_first, at_last = wholes(first), wholes(last)
    while first > 0 and wholes(first - 1) & at_first:
        first -= 1
    while last + 1 < len(lines) and wholes(last + 1) & at_last:
        last += 1
    return first, last


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
    titles = (
        n
        for n, line in enumerate(lines)
        if line.block.tag in HEADINGS and line.squeezed == title and line.linked < 1
    )
    whole = sum(lines[m].size for m in long)
    for n in islice(titles, _FEW):
        below = [m for m in long if m > n]
        if sum(lines[m].size for m in below) > whole * _BELOW_TITLE:
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


def _with_heading(lines: Sequence[Line], first: int, home: HtmlElement) -> int:
    """Return the first line of the article, with headings that stand directly above its text."""
    while first > 0:
        above = lines[first - 1]
        if above.block.tag not in HEADINGS or is_aside(above.block, home):
            break
        first -= 1
    return first


def _home(line: Line) -> HtmlElement | None:
    return next(islice(line.block.iterancestors(), AROUND - 1, None), None)


def _mend(
    lines: Sequence[Line], kept: set[int], reach: range, home: HtmlElement, host: str
) -> None:
    """Keep what stands among kept lines and belongs to them."""
    _keep_wholes(lines, kept, reach, home, host)
    kept_blocks = {lines[n].block for n in kept}
    parents = {block.getparent() for block in kept_blocks if block.tag == "p"}
    places = {place(lines[n]) for n in kept if lines[n].block.tag == "p"}
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
                or (place(line) in places and _home(line) in homes)
            )
        ):
            kept.add(n)
        elif line.block.tag == "pre" or (line.block in parents and line.linked < _MOSTLY_LINKS):
            # Code is nobody's furniture, nor is what stands bare among paragraphs.
            kept.add(n)


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
            whole.tag in _AMONG
            and whole.getparent() in parents
            and (linked < size * _MOSTLY_LINKS or all(leads_out(lines[n], host) for n in numbers))
            and not is_aside(whole, home)
        )
        if is_among or held > size * _HALF or (whole.tag == "table" and numbers[0] == reach.start):
            kept.update(numbers)


def _is_repeat(line: Line, title: str) -> bool:
    """Whether a line is the title once more, as galleries and players have it."""
    return line.size >= LONG and line.block.tag != "p" and line.squeezed == squeeze(title)
