"""Foreign HTML as a tree that holds all of its text, or none at all.

libxml2 is fast and drops text without a word where a page is deep; what it made is looked over.
"""

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from reader.markup.lines import without_controls

# libxml2 drops whatever comes after 256 levels.
_DEEPEST = 250


def parse(html: str) -> HtmlElement | None:
    """Return the tree of the page ``html``, or None where it is empty or deeper than a tree."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(without_controls(html).encode(), parser=parser)
    except etree.ParserError:
        return None
    body = root.find("body")
    if body is not None:
        # What follows </html> is a tree of its own for libxml2, and more of the body for browsers.
        body.extend(list(root.itersiblings()))
    # Every level takes a tag, but for the few that libxml2 puts around: few tags are not deep.
    is_shallow = html.count("<") < _DEEPEST // 2
    return root if is_shallow or _is_whole(root) else None


def _is_whole(root: HtmlElement) -> bool:
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= _DEEPEST:
            return False
    return True
