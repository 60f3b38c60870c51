"""The plain text of sanitized HTML."""

import re
from html.parser import HTMLParser

from typing_extensions import override

_BLOCKS = frozenset(
    "address article aside blockquote caption dd details div dl dt figcaption figure footer h1 h2 "
    "h3 h4 h5 h6 header hgroup hr li main ol p pre section summary table tbody tfoot thead tr "
    "ul".split()
)
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[^\S\n]+")


def plain_text(html: str) -> str:
    """Return the text of sanitized ``html``: blocks parted by a blank line, cells by a tab.

    A formula gives its source (``alttext``); a picture, shown or not, and the sign of a footnote
    give nothing.
    """
    collector = _TextCollector()
    collector.feed(html)
    collector.close()
    return collector.finished()


class _TextCollector(HTMLParser):
    """Gathers text as blocks; meant for sanitized HTML, which is well formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str] = []
        self._parts: list[str] = []
        self._preformatted = 0
        self._silent: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._end_block()
        if tag == "pre":
            self._preformatted += 1
        elif tag == "br":
            self._parts.append("\n")
        elif tag in _CELLS and any(part.strip() for part in self._parts):
            self._parts.append("\t")
        elif tag == "math":
            self._silent.append(tag)
            self._parts.append(dict(attrs).get("alttext") or "")
        elif _is_silent(tag, dict(attrs).get("class") or ""):
            self._silent.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        if tag in _BLOCKS:
            self._end_block()
        if tag == "pre":
            self._preformatted = max(0, self._preformatted - 1)

    @override
    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self._parts.append(data if self._preformatted else re.sub(r"\s+", " ", data))

    def finished(self) -> str:
        """Return all blocks gathered so far as one text."""
        self._end_block()
        return "\n\n".join(self._blocks)

    def _end_block(self) -> None:
        text = "".join(self._parts)
        self._parts.clear()
        if self._preformatted:
            text = text.strip("\n")
        else:
            text = "\t".join(_BLANKS.sub(" ", cell).strip(" ") for cell in text.split("\t"))
            text = "\n".join(line.strip() for line in text.split("\n")).strip()
        if text.strip():
            self._blocks.append(text)


def _is_silent(tag: str, class_: str) -> bool:
    """Return whether an element is the sign of a footnote, or the mark of a missing picture."""
    return (tag == "a" and class_.startswith("footnote")) or (
        tag == "span" and class_ == "no-picture"
    )
