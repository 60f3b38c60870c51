"""Small pages as trees, for the tests of the parts that read them."""

from lxml.html import HtmlElement

from reader.sources.pages import dom


def body_of(inner: str) -> HtmlElement:
    """Return the ``body`` of a page that holds ``inner``."""
    root = dom.parse(f"<!doctype html><html><body>{inner}</body></html>")
    assert root is not None
    body = root.find("body")
    assert body is not None
    return body
