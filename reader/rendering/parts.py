"""Small pieces that every page is made of: links, directions, colours as CSS, resources."""

from collections.abc import Mapping
from functools import cache
from html import escape
from string import Template

from reader import paths

_QUOTATION = "<blockquote>"
_LONGEST_QUOTATION = 20_000
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ku nqo ps sd syr ug ur yi".split())


def is_right_to_left(language: str) -> bool:
    """Return whether lines of ``language`` (a BCP 47 tag) begin at the right."""
    return language.partition("-")[0].lower() in _RIGHT_TO_LEFT


def direction(language: str) -> str:
    """Return the direction of a page in ``language``: what its script says, else its words."""
    return "rtl" if is_right_to_left(language) else "auto"


def with_bars(html: str) -> str:
    """Return a sanitized body whose quotations have their bars where their first lines begin."""
    first, *parts = html.split(_QUOTATION)
    written = [first]
    for part in parts:
        # Of a long one the engine takes too long to find its direction. And no quotes: in an
        # attribute's value, where such words may stand too, one would end it.
        is_short = "</blockquote>" in part[:_LONGEST_QUOTATION]
        written += ["<blockquote dir=auto>" if is_short else _QUOTATION, part]
    return "".join(written)


def is_web_address(url: str) -> bool:
    """Return whether ``url`` is one that a link may lead to."""
    return url.startswith(("http://", "https://"))


def link_to(words: str, url: str) -> str:
    """Return a link, or its words alone where ``url`` is no address on the web."""
    if not is_web_address(url):
        return escape(words)
    return f'<a href="{escape(url)}">{escape(words)}</a>'


def declarations(variables: Mapping[str, str]) -> str:
    """Return custom properties as the inside of a CSS rule."""
    return "".join(f"{name}:{value};" for name, value in variables.items())


@cache
def resource(name: str) -> str:
    """Return the text of ``resources/page/NAME``."""
    return (paths.resources() / "page" / name).read_text("utf-8")


@cache
def template(name: str) -> Template:
    """Return ``resources/page/NAME`` as a template."""
    return Template(resource(name))
