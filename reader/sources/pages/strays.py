"""Finds lines of other articles among those of one: what a heading, a mark or links in a row say."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from reader.sources import furniture
from reader.sources.lines import ends_in_stop
from reader.sources.pages.beside import is_bare_link, leads_out
from reader.sources.pages.lines import HEADINGS, Line, place
from reader.sources.pages.votes import LONG
from reader.sources.words import Words, fold, starting

# So many links in a row are a list of others.
_ROW = 2


def below_other_headings(lines: Sequence[Line], kept: set[int], words: Words) -> set[int]:
    """Return kept lines that a heading says to be of others ("Most read", "You may also like").

    What stands below it where the article's paragraphs stood before is of the article again.
    """
    found: set[int] = set()
    parents = set[HtmlElement | None]()
    places = set[tuple[str, ...]]()
    is_of_others = False
    for n in sorted(kept):
        line = lines[n]
        if line.block.tag in HEADINGS and _heads_others(line, words) and parents:
            is_of_others = True
            found.add(n)
        elif not is_of_others:
            if line.block.tag == "p":
                parents.add(line.block.getparent())
                places.add(place(line))
        elif line.block.tag != "li" and (
            line.block.getparent() in parents or place(line) in places
        ):
            is_of_others = False
        else:
            found.add(n)
    return found


def _heads_others(line: Line, words: Words) -> bool:
    section = starting(fold(line.text), words.sections)
    return (
        furniture.is_section(line.text, words)
        or (" " in section and line.size < LONG)
        or fold(line.text) in words.related
    )


def leading_elsewhere(lines: Sequence[Line], kept: set[int], words: Words, host: str) -> set[int]:
    """Return kept lines that only lead to other articles: marked so, or several links in a row."""
    found = {n for n in kept if lines[n].linked > 0 and furniture.related(lines[n].text, words)}
    found |= {n for n in kept if is_bare_link(lines[n]) and _calls(lines[n], words)}
    run: list[int] = []
    for n in [*sorted(kept), -1]:
        if n >= 0 and is_bare_link(lines[n]):
            run.append(n)
            continue
        if len(run) >= _ROW and not _is_authors(lines, run, host):
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
    return all(lines[n].block.tag == "li" and leads_out(lines[n], host) for n in run)
