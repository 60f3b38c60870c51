"""A whole article for the clipboard and for a text file: its head, then its body."""

from html import escape

from reader.model.article import Article, Content
from reader.rendering.parts import direction, is_web_address
from reader.rendering.portable import Pictures, portable_html

# What programs that take a paste still bear, in characters of pictures, and of their repeats.
MOST_PICTURES = 5_000_000
MOST_REPEATED = 500_000


def whole_article_html(
    article: Article, content: Content, pictures: Pictures, *, when: str = ""
) -> str:
    """Return the article as rich text: HTML without styles, for programs that bring their own.

    Pictures on the disk are inside as far as ``MOST_PICTURES`` allows; the others are words.
    """
    language = f' lang="{escape(article.language)}"' if article.language else ""
    parts = [f"<h1>{escape(article.title)}</h1>"]
    line = byline(article, when)
    if line:
        parts.append(f"<p>{escape(line)}</p>")
    if is_web_address(article.url):
        parts.append(f'<p><a href="{escape(article.url)}">{escape(article.url)}</a></p>')
    parts.append(portable_html(content.html, pictures, MOST_PICTURES, MOST_REPEATED))
    inner = "\n".join(parts)
    return f'<div{language} dir="{direction(article.language)}">\n{inner}\n</div>\n'


def whole_article_text(article: Article, content: Content, *, when: str = "") -> str:
    """Return the article as plain text: title, who and when, address, then the body."""
    lines = [article.title, byline(article, when), article.url]
    return "\n".join(filter(None, lines)) + f"\n\n{content.text}\n"


def byline(article: Article, when: str) -> str:
    """Return who wrote the article, where it appeared and when, as far as that is known."""
    return " · ".join(filter(None, [", ".join(article.authors), article.site, when]))
