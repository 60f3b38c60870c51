"""Where in a page a line of text stands, so that one sees why it was taken or left."""

from lxml.html import HtmlElement

from tests.benchmarks.extraction.markup import parse, text_of
from tests.benchmarks.extraction.metadata import fold

_LEVELS = 4
_LONGEST_NAME = 40
_NOT_IN_PAGE = "not in the page's text"
# A longer element is the page's frame, and says nothing of a line.
_LONGEST_BLOCK = 5_000
# What is asked for is often a part of a line; so much of it finds the line.
_WORDS_LOOKED_FOR = 8


class Places:
    """The blocks of one page, by their words."""

    def __init__(self, html: str) -> None:
        self._blocks: list[tuple[str, HtmlElement]] = []
        for element in parse(html).iter():
            if isinstance(element.tag, str) and len(element.text_content()) < _LONGEST_BLOCK:
                self._blocks.append((f" {fold(text_of(element))} ", element))

    def path(self, line: str) -> str:
        """Return the smallest element that has the first words of ``line``, and its parents."""
        words = " ".join(fold(line).split()[:_WORDS_LOOKED_FOR])
        holding = [
            # Of elements with the same text the innermost, which comes last, says most.
            (len(text), -place)
            for place, (text, _) in enumerate(self._blocks)
            if f" {words} " in text
        ]
        if not words or not holding:
            return _NOT_IN_PAGE
        element = self._blocks[-min(holding)[1]][1]
        names = [_name(each) for each in [element, *element.iterancestors()][:_LEVELS]]
        return " > ".join(reversed(names))


def _name(element: HtmlElement) -> str:
    """Return an element as a selector would name it."""
    id_ = f"#{element.get('id')}" if element.get("id") else ""
    classes = "".join(f".{name}" for name in (element.get("class") or "").split())
    name = f"{element.tag!s}{id_}{classes}"
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
