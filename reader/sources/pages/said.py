"""Short texts of a page's markup, each as one line of bounded length, and how they compare."""

import html
import re

from lxml import etree
from lxml.html import HtmlElement

from reader.markup.lines import one_line
from reader.sources.lines import weight
from reader.sources.words import fold

TEXT = 5_000
# Elements are read up to here: what is looked for is short, and a page may nest a long text often.
ELEMENT = 600
# What stands between a title and its site's name, and after a site's name before a title.
RULE = re.compile(r"\s+[|｜\-–—·•»«✩:]{1,2}\s+|\s*[|｜]\s*|_")
# A heading's link to itself.
ANCHORS = " ¶#§🔗"
_BEFORE = re.compile(r"(?:[:：]|\s[|｜\-–—·•»]{1,2})\s*$")
_EVEN = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
# Elements that part no words; all others stand on lines of their own.
_IN_LINE = frozenset(
    "a abbr b bdi bdo cite em font i mark q s small span strong sub sup time u".split()
)
_NOT_READ = frozenset({"script", "style", "noscript", "template"})
_TAG = re.compile(r"</?(?:p|br|em|i|b|strong|a|span|div|sup|sub)\b[^<>]{0,300}>", re.IGNORECASE)


def plain(text: str) -> str:
    """Return an attribute's text as one line, references that were escaped twice decoded."""
    return one_line(html.unescape(text[:TEXT]))


def without_tags(text: str) -> str:
    """Return a text of JSON as one line, without the few tags that get into one."""
    return plain(_TAG.sub(" ", text[:TEXT]) if "<" in text else text)


def words_in(element: HtmlElement, limit: int = ELEMENT) -> str:
    """Return the text of an element as one line, cut off soon after ``limit`` characters."""
    return one_line("".join(_pieces(element, limit)))


def pieces_in(element: HtmlElement) -> list[str]:
    """Return the texts of an element and its children, one by one, without the blank ones."""
    lines = (one_line(piece) for piece in _pieces(element, ELEMENT))
    return [line for line in lines if line]


def _pieces(element: HtmlElement, limit: int) -> list[str]:
    found: list[str] = []
    size = 0
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            text = "" if part.tag in _NOT_READ else part.text
        else:
            text = "" if part is element else part.tail
        if part.tag not in _IN_LINE:
            found.append(" ")
        if text:
            found.append(text[:limit])
            size += len(text)
        if size > limit:
            break
    return found


def agrees(title: str, heading: str) -> bool:
    """Whether a title is the heading, alone or with more after or before a rule."""
    told, shown = _even(title), _even(heading)
    if begins_with(title, heading):
        return True
    return bool(shown) and told.endswith(shown) and bool(_BEFORE.search(told[: -len(shown)]))


def begins_with(title: str, heading: str) -> bool:
    """Whether a title is the heading, alone or with more after it.

    Many titles begin with the same word; several in a row, or a rule after it, are no chance.
    """
    told, shown = _even(title), _even(heading)
    if not shown or not told.startswith(shown):
        return False
    many = len(shown.split()) > 3 or weight(shown) > 30  # noqa: PLR2004 (more than a site's name has)
    return told == shown or many or bool(RULE.match(told, len(shown)))


def _even(text: str) -> str:
    """Return a title folded, with one kind of quotation mark and dash."""
    return fold("".join(_EVEN.get(char, char) for char in text))


def squeezed(text: str) -> str:
    """Return a name as it is compared: letters and digits only, folded."""
    return "".join(char for char in fold(text) if char.isalnum())
