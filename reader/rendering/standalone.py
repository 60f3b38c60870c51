"""An article as one HTML file that needs nothing else and opens from the disk in any browser.

The body was sanitized when it was stored; everything else is escaped here. The page's policy lets
it ask for nothing: pictures are inside, its one style is known by its hash, there is no script.
"""

import base64
import hashlib
from collections.abc import Iterable
from html import escape

from reader.model.article import Article, Content
from reader.rendering.directions import text_direction
from reader.rendering.page import PageWords
from reader.rendering.parts import (
    declarations,
    is_web_address,
    link_to,
    resource,
    template,
    with_bars,
)
from reader.rendering.portable import Pictures, encoded_size, portable_html
from reader.rendering.theme import Colors, color_variables

# As in page.css, by what the pictures are.
_DARK_PICTURES = (
    "img{filter:brightness(.86)}"
    'img[data-dark="as_is"]{filter:none}'
    'img[data-dark="ground"]{background:#f2efe9;filter:brightness(.92)}'
    'img[data-dark="inverted"]{filter:invert(1) hue-rotate(180deg);mix-blend-mode:screen}'
)
# What showing pictures again may take.
_MOST_REPEATED = 10_000_000


def standalone_page(
    article: Article,
    content: Content,
    pictures: Pictures,
    words: PageWords,
    *,
    when: str,
    colors: Colors,
    dark_colors: Colors | None = None,
) -> str:
    """Return the whole file.

    Args:
        article: what is said of the article.
        content: its body.
        pictures: the pictures on the disk, by SHA-256; the others stay words and a link.
        words: the page's own words, of which only those for related reading are used.
        when: the article's date as the reader writes dates.
        colors: how the page looks, on paper too.
        dark_colors: how it looks for whoever likes the dark, if that is to be another way.
    """
    css = _style(colors, dark_colors)
    room = sum(encoded_size(len(data)) for _, data in pictures.values())
    language = f' lang="{escape(article.language)}"' if article.language else ""
    return template("standalone.html").substitute(
        language=language,
        direction=text_direction(article.language, content.text),
        policy=escape(policy(css)),
        metadata=_metadata(article, dark=dark_colors is not None),
        title=escape(article.title),
        css=css,
        head=article_head(article, content, when),
        body=portable_html(with_bars(content.html), pictures, room, _MOST_REPEATED),
        foot=_foot(article, words),
    )


def policy(css: str) -> str:
    """Return the page's Content-Security-Policy (CSP Level 3), which allows this style alone."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def article_head(article: Article, content: Content, when: str) -> str:
    """Return the article's title and what is said of it, as elements for its head."""
    lines = [_paragraph("kicker", article.site), f'<h1 dir="auto">{escape(article.title)}</h1>\n']
    parts = [f"<span>{escape(name)}</span>" for name in article.authors]
    if when:
        parts.append(f'<time datetime="{escape(article.published or "")}">{escape(when)}</time>')
    if parts:
        lines.append(f'<p class="meta">{"".join(parts)}</p>\n')
    said = " ".join(article.description.split())
    repeats = said[:80] in " ".join(content.text[:400].split())
    return "".join(lines) + ("" if repeats else _paragraph("lede", said))


def _metadata(article: Article, *, dark: bool) -> str:
    """Return what programs read of an article, Senja among them, as elements of the head."""
    named: list[tuple[str, str, str]] = [
        ("name", "generator", "Senja"),
        ("name", "color-scheme", "light dark" if dark else "light"),
        *(("name", "author", author) for author in article.authors),
        ("name", "description", article.description),
        ("name", "keywords", ", ".join(article.tags)),
        ("property", "og:title", article.title),
        ("property", "og:site_name", article.site),
        ("property", "article:published_time", article.published or ""),
    ]
    lines = [
        f'<meta {kind}="{name}" content="{escape(value)}">\n'
        for kind, name, value in named
        if value
    ]
    if is_web_address(article.url):
        lines.append(f'<link rel="canonical" href="{escape(article.url)}">\n')
    return "".join(lines)


def _foot(article: Article, words: PageWords) -> str:
    sections = []
    if article.next_page:
        link = ""
        if isinstance(article.next_page, str) and is_web_address(article.next_page):
            link = f" {link_to(words.next_page_link, article.next_page)}"
        sections.append(f"<p>{escape(words.next_page)}{link}</p>\n")
    if article.related:
        entries = (f'<li dir="auto">{link_to(r.title, r.url)}</li>\n' for r in article.related)
        sections.append(_related(words.related, entries))
    if is_web_address(article.url):
        sections.append(f'<p class="source" dir="ltr">{link_to(article.url, article.url)}</p>\n')
    return f"<footer>\n{''.join(sections)}</footer>\n" if sections else ""


def _related(heading: str, entries: Iterable[str]) -> str:
    return f"<nav>\n<h2>{escape(heading)}</h2>\n<ul>\n{''.join(entries)}</ul>\n</nav>\n"


def _paragraph(name: str, text: str) -> str:
    return f'<p class="{name}" dir="auto">{escape(text)}</p>\n' if text else ""


def _style(colors: Colors, dark_colors: Colors | None) -> str:
    rules = f":root{{{declarations(color_variables(colors))}}}\n"
    if dark_colors is not None:
        rules += (
            "@media screen and (prefers-color-scheme:dark){"
            f":root{{{declarations(color_variables(dark_colors))}}}{_DARK_PICTURES}}}\n"
        )
    return rules + resource("standalone.css")
