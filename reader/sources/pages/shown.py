"""What stands in a sanitized body, taken apart: its running text, its pictures and their captions."""

import lxml.html
from lxml.html import HtmlElement

from reader.markup.text import plain_text


def running_text(html: str) -> str:
    """Return the plain text of a body without its captions."""
    root = _root(html)
    for caption in list(root.iter("figcaption")):
        caption.drop_tree()
    return plain_text(lxml.html.tostring(root, encoding="unicode"))


def pictures_of(html: str) -> list[dict[str, str]]:
    """Return each picture's address (``src``) and its ``caption``, empty where it has none."""
    found = []
    for image in _root(html).iter("img"):
        figure = next(image.iterancestors("figure"), None)
        caption = None if figure is None else next(figure.iter("figcaption"), None)
        words = "" if caption is None else " ".join(caption.text_content().split())
        found.append({"src": image.get("src") or image.get("data-remote") or "", "caption": words})
    return found


def _root(html: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(html, create_parent="div")
