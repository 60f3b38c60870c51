"""One web page to the article in it: the road through this package."""

from dataclasses import dataclass

import lxml.html
from lxml.html import HtmlElement

from reader.sources.pages import dom
from reader.sources.pages.choice import choose
from reader.sources.pages.code import settle_code
from reader.sources.pages.cut import cut
from reader.sources.pages.lines import lines_of
from reader.sources.pages.pictures import settle_pictures
from reader.sources.pages.votes import held, vote
from reader.sources.words import words_for


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
    settle_code(root)
    lines = lines_of(body)
    words = words_for(language or "en")
    choice = choose(lines, held(vote(html, url), lines), title, description, words)
    links = [(lines[n].text, _address(lines[n].block)) for n in sorted(choice.related)]
    home = cut(body, lines, choice)
    if home is None:
        return None
    return ArticleBody(lxml.html.tostring(home, encoding="unicode", with_tail=False), tuple(links))


def _address(block: HtmlElement) -> str:
    link = next(block.iter("a"), None)
    return "" if link is None else link.get("href", "")
