"""A piece of a page, pasted with its formatting, to an article.

Whoever copied it chose what is of the article, so most of it stays. What each line is for, title,
date, author, "read also", is made out as in bare text; the page's own elements are kept around the
lines that stay.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import lxml.html
from lxml.html import HtmlElement

from reader.errors import InputRefusedError
from reader.markup import guard
from reader.markup.body import Body, TooMuchMarkupError, clean_body
from reader.markup.lines import one_line
from reader.model.article import Draft, LeftOut, LeftOutRole, Picture, RelatedLink
from reader.model.repair import Block, Repair
from reader.sources.outline import Mark, Part
from reader.sources.pages import dom
from reader.sources.pages.beside import is_caption
from reader.sources.pages.choice import Choice
from reader.sources.pages.code import settle_code
from reader.sources.pages.cut import cut
from reader.sources.pages.fetched import MOST_PICTURES
from reader.sources.pages.lines import HEADINGS, Line, lines_of
from reader.sources.pages.pictures import settle_pictures
from reader.sources.pages.repaired import page_blocks, pictures_meant, repaired, with_kept
from reader.sources.pasted import Outlined, outlined

# What stands in these was laid out by the author, whatever its words are.
_LAID_OUT = ("table", "ul", "ol", "dl", "pre", "blockquote", "math")
_FURNITURE = frozenset({LeftOutRole.CHROME, LeftOutRole.FOOTER, LeftOutRole.BYLINE})
_MOSTLY_LINKS = 0.6

PictureFetcher = Callable[[list[str]], dict[str, Picture]]


def read_clipped(
    html: str, url: str, fetch_pictures: PictureFetcher, repairs: Sequence[Repair] = ()
) -> tuple[Draft, tuple[Block, ...]]:
    """Return the article in a piece of a page, and its blocks.

    Args:
        html: what was copied, as the browser put it on the clipboard.
        url: where it was copied, or "".
        fetch_pictures: gets the addresses of its pictures and returns those that could be had.
        repairs: what a person changed of how it is read.

    Raises:
        InputRefusedError: there is nothing to read in it.
    """
    slim = dom.slim(html)
    root = None if guard.why_too_much(slim) else dom.parse(slim)
    body = None if root is None else root.find("body")
    if root is None or body is None:
        raise InputRefusedError("What was copied can't be read with its formatting.")
    settle_pictures(root)
    dom.strip_unread(root)
    dom.set_addresses(root, url)
    settle_code(root)
    lines = lines_of(body)
    found = outlined("\n\n".join(line.text for line in lines), "", ())
    title = _title(lines, found)
    choice = repaired(lines, _choice(lines, found, title), repairs)
    images = list(body.iter("img"))
    blocks = page_blocks(lines, choice, images, body)
    shown, hidden = pictures_meant(images, repairs)
    related = _related(lines, choice)
    cut_out = cut(body, lines, choice, shown | set(images) - hidden, hidden)
    markup = "" if cut_out is None else lxml.html.tostring(cut_out.home, encoding="unicode")
    clean = _cleaned(markup, url, [] if cut_out is None else images, fetch_pictures)
    if not clean.text.strip() and not repairs:
        raise InputRefusedError("There is no text to paste; copy an article's text first.")
    kept = choice.kept | choice.captions | choice.related
    draft = replace(
        found.draft,
        title=one_line(title or found.draft.title),
        html=clean.html,
        text=clean.text,
        url=url or found.draft.url,
        related=related or found.draft.related,
        left_out=tuple(
            LeftOut(n + 1, line.text, _role(found, n))
            for n, line in enumerate(lines)
            if n not in kept and line.text != title
        ),
        pictures=clean.pictures,
    )
    return draft, with_kept(blocks, choice, cut_out)


def _cleaned(
    markup: str, url: str, images: Sequence[HtmlElement], fetch_pictures: PictureFetcher
) -> Body:
    asked = dict.fromkeys(
        image.get("src") or "" for image in images if image.getparent() is not None
    )
    pictures = fetch_pictures(
        [each for each in asked if each.startswith(("http://", "https://"))][:MOST_PICTURES]
    )
    try:
        return clean_body(markup, url, pictures.get)
    except TooMuchMarkupError as error:
        raise InputRefusedError(f"What was copied can't be read because {error}.") from error


def _title(lines: Sequence[Line], found: Outlined) -> str:
    """Return the title: the one first heading, where there is one, or what the lines' places say."""
    headings = [line.text for line in lines if line.block.tag == "h1"]
    if len(headings) == 1:
        return headings[0]
    place = found.outline.title
    return found.units[place].text if place is not None else ""


def _marks(found: Outlined) -> dict[int, Mark]:
    """Return what each line is; a line stands in every other line of the text that was made."""
    return {
        (found.units[place].number - 1) // 2: mark for place, mark in found.outline.marks.items()
    }


def _choice(lines: Sequence[Line], found: Outlined, title: str) -> Choice:
    marks = _marks(found)
    images = lines[0].block.getroottree().iter("img") if lines else ()
    figures = {figure for image in images for figure in image.iterancestors("figure")}
    captions = {n for n, line in enumerate(lines) if is_caption(line, figures)}
    kept: set[int] = set()
    related: set[int] = set()
    for n, line in enumerate(lines):
        mark = marks.get(n)
        if mark is LeftOutRole.RELATED:
            related.add(n)
        elif (
            mark is None
            or mark is Part.CAPTION
            or (mark is Part.TITLE and line.text != title)
            or (mark in _FURNITURE and _is_laid_out(line))
        ):
            kept.add(n)
    kept -= {n for n in kept if lines[n].text == title and lines[n].block.tag in {*HEADINGS, "p"}}
    return Choice(frozenset(kept - captions), frozenset(captions), frozenset(related))


def _is_laid_out(line: Line) -> bool:
    if line.linked >= _MOSTLY_LINKS:
        return False
    around = (line.block, *line.block.iterancestors())
    return line.block.tag in HEADINGS or any(each.tag in _LAID_OUT for each in around)


def _related(lines: Sequence[Line], choice: Choice) -> tuple[RelatedLink, ...]:
    """Return where related lines lead, as the page has it."""
    found: dict[RelatedLink, None] = {}
    for n in sorted(choice.related):
        link = next(lines[n].block.iter("a"), None)
        if link is None:
            link = next(lines[n].block.iterancestors("a"), None)
        if link is not None and (link.get("href") or "").startswith(("http://", "https://")):
            text = " ".join(link.text_content().split())
            found.setdefault(RelatedLink(one_line(text), link.get("href") or ""))
    return tuple(found)


def _role(found: Outlined, number: int) -> LeftOutRole:
    mark = _marks(found).get(number)
    return mark if isinstance(mark, LeftOutRole) else LeftOutRole.CHROME
