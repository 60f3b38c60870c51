"""One web page to the article in it: the road through this package."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

import lxml.html
from lxml.html import HtmlElement

from reader.sources import furniture
from reader.sources.pages import dom
from reader.sources.pages.beside import is_aside
from reader.sources.pages.choice import choose
from reader.sources.pages.code import settle_code
from reader.sources.pages.cut import cut
from reader.sources.pages.lines import Line, lines_of
from reader.sources.pages.pictures import settle_pictures
from reader.sources.pages.votes import held, vote
from reader.sources.words import Words, words_for

# More would be a list of articles.
_MOST_MARKED = 20


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """The article in a page: its markup, not yet sanitized, and lines that led to others."""

    html: str
    related: tuple[tuple[str, str], ...] = ()


def read_article(
    html: str, root: HtmlElement, *, url: str, title: str, description: str, language: str
) -> ArticleBody | None:
    """Return the article that the page holds, or None where there is none to be found.

    Args:
        html: the page as it came.
        root: its tree (``dom.parse``), which is used up.
        url: where it was.
        title: what the page calls the article, which is not repeated in its body.
        description: the same, for what stands above the article's first paragraph.
        language: whose words tell furniture from text.
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
    links = [_link(lines[n], words) for n in sorted(choice.related)]
    home = cut(body, lines, choice)
    if home is None:
        return None
    return ArticleBody(lxml.html.tostring(home, encoding="unicode", with_tail=False), tuple(links))


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
