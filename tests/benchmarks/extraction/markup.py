"""HTML to a tree and to its lines of text, for the scorers alone.

None of our own modules is used: what is measured doesn't hold the measure.
"""

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

# libxml2 does not know these to be empty and lets them swallow what follows.
_EMPTY = re.compile(r"<(source|track|wbr)\b([^<>]*?)/?>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math mi "
    "mn mo ms mtext mrow mfrac msqrt mroot msub msup msubsup mover munder munderover mspace mstyle "
    "mpadded mphantom semantics nobr q rb rp rt ruby s samp small span strike strong sub sup time "
    "tt u var wbr".split()
)
_SILENT = frozenset(
    "script style template noscript iframe svg annotation annotation-xml head title".split()
)


def parse(html: str) -> HtmlElement:
    """Return the tree of ``html``, a page or a part of one."""
    fit = _EMPTY.sub(r"<\1\2></\1>", _UNFIT.sub("", html))
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return lxml.html.document_fromstring(fit.encode(), parser=parser)
    except etree.ParserError:
        return lxml.html.document_fromstring("<html><body></body></html>")


def text_of(root: HtmlElement) -> str:
    """Return the text below ``root``, a line for each block, row's cell and forced line."""
    written = "".join(_pieces(root))
    lines = (" ".join(line.split()) for line in written.split("\n"))
    return "\n".join(line for line in lines if line)


def words_of(element: HtmlElement) -> str:
    """Return the text below ``element`` as one line."""
    return " ".join(text_of(element).split())


def _pieces(root: HtmlElement) -> Iterator[str]:
    """Give the text below ``root`` with a line's end around every block, without recursion."""
    silent = preformatted = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = str(element.tag).lower()
        if event == "start":
            silent += name in _SILENT
            preformatted += name == "pre"
            if name not in _INLINE:
                yield "\n"
            text = element.text
        else:
            silent -= name in _SILENT
            preformatted -= name == "pre"
            if name not in _INLINE:
                yield "\n"
            text = element.tail if element is not root else None
        if text and not silent:
            yield text if preformatted else _SPACE.sub(" ", text)
