"""One web page to the article in it: the road through this package."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from itertools import islice
from urllib.parse import urlsplit

import lxml.html
from lxml.html import HtmlElement

from reader.model.repair import Block, Field, Repair
from reader.sources import furniture
from reader.sources.pages import dom
from reader.sources.pages.beside import is_aside
from reader.sources.pages.choice import Choice, choose
from reader.sources.pages.code import settle_code
from reader.sources.pages.cut import Cut, cut
from reader.sources.pages.lines import Line, lines_of
from reader.sources.pages.pictures import settle_pictures
from reader.sources.pages.repaired import (
    choice_of,
    fields_of,
    page_blocks,
    pictures_meant,
    reading_of,
    repaired,
    with_kept,
)
from reader.sources.pages.votes import held, vote
from reader.sources.words import Words, words_for

# More would be a list of articles.
_MOST_MARKED = 20


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """The article in a page: its markup, not yet sanitized, and lines that led to others.

    Where a person repairs it: the page's blocks, and what stands where its site has its head.
    """

    html: str
    related: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    fields: Mapping[Field, str] = dataclass_field(default_factory=dict)


def read_article(
    html: str,
    root: HtmlElement,
    *,
    url: str,
    title: str,
    description: str,
    language: str,
    repairs: Sequence[Repair] = (),
) -> ArticleBody | None:
    """Return the article that the page holds, or None where there is none to be found.

    With ``repairs`` it is never None, and tells the page's blocks.

    Args:
        html: the page as it came.
        root: its tree (``dom.parse``), which is used up.
        url: where it was.
        title: what the page calls the article, which is not repeated in its body.
        description: the same, for what stands above the article's first paragraph.
        language: whose words tell furniture from text.
        repairs: what a person changed of how it is read.
    """
    body = root.find("body")
    if body is None:
        return None
    settle_pictures(root)
    dom.strip_unread(root)
    dom.set_addresses(root, url)
    settle_code(root)
    lines = lines_of(body)
    words = words_for(language or "en")
    text = vote(html, url)
    votes = held(text, lines) if text else _marked(body, lines)
    choice = choose(lines, votes, title, description, words, _host(url))
    if repairs:
        wanted = choice_of(reading_of(repairs), lines, choice, votes, _marked(body, lines), title)
        return _repaired(body, lines, repaired(lines, wanted, repairs), words, repairs)
    links = tuple(_link(lines[n], words) for n in sorted(choice.related))
    found = cut(body, lines, choice)
    return None if found is None else ArticleBody(_markup(found), links)


def _repaired(
    body: HtmlElement,
    lines: Sequence[Line],
    choice: Choice,
    words: Words,
    repairs: Sequence[Repair],
) -> ArticleBody:
    """Return the article as a person wants it, ``choice``, with all blocks of the page."""
    images = list(body.iter("img"))
    # All of this while the page is whole.
    blocks = page_blocks(lines, choice, images, body)
    fields = fields_of(lines, repairs)
    shown, hidden = pictures_meant(images, repairs)
    links = tuple(_link(lines[n], words) for n in sorted(choice.related))
    found = cut(body, lines, choice, shown, hidden)
    html = "" if found is None else _markup(found)
    return ArticleBody(html, links, with_kept(blocks, choice, found), fields)


def _markup(found: Cut) -> str:
    return str(lxml.html.tostring(found.home, encoding="unicode", with_tail=False))


def _marked(body: HtmlElement, lines: Sequence[Line]) -> list[bool]:
    """Return which lines stand where an author marks an article; voters pass over short ones."""
    marked = [
        element for name in ("article", "main") for element in islice(body.iter(name), _MOST_MARKED)
    ]
    if len(marked) != 1:
        marked = [element for element in marked if element.tag == "main"]
    home = marked[0] if len(marked) == 1 else body
    return [
        home in {line.block, *line.block.iterancestors()}
        and not is_aside(line.block, home)
        and line.linked < 1
        for line in lines
    ]


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _link(line: Line, words: Words) -> tuple[str, str]:
    """Return the title and the address that a line leads to, without its "read also"."""
    marked = furniture.related(line.text, words)
    link = next(line.block.iter("a"), None)
    if link is None:
        link = next(line.block.iterancestors("a"), None)
    title = marked.title if marked and marked.title else line.text
    return title, "" if link is None else link.get("href", "")
