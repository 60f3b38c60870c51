"""The plain text of sanitized HTML."""

import re
from html import unescape

_BLOCKS = frozenset(
    "address article aside blockquote caption dd details div dl dt figcaption figure footer h1 h2 "
    "h3 h4 h5 h6 header hgroup hr li main ol p pre section summary table tbody tfoot thead tr "
    "ul".split()
)
_CELLS = frozenset({"td", "th"})
# Elements that may be signs of something else.
_MAYBE_SILENT = frozenset({"a", "span"})
# What is to become one blank; a blank alone is one already.
_BLANKS = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_SPACES = re.compile(r"\s{2,}|[^\S ]")
# A value may hold any sign but its own quotation mark. The bounds keep what is not well formed from
# being read again and again.
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]{0,50000}"|'[^']{0,50000}'){0,2000})>"""
)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'<>]+)""")


def plain_text(html: str) -> str:
    """Return the text of sanitized ``html``: blocks parted by a blank line, cells by a tab.

    A formula gives its source (``alttext``); a picture, shown or not, and the sign of a footnote
    give nothing. What is not well formed is read as the text that it stands as.
    """
    collector = _TextCollector()
    # What is sanitized needs no parser, which would take half of the time that an article takes.
    text, *rest = _TAG.split(html)
    collector.add_text(text)
    for at in range(0, len(rest), 4):
        slash, name, attributes, text = rest[at : at + 4]
        if slash:
            collector.end(name.lower())
        else:
            collector.start(name.lower(), attributes)
        if text:
            collector.add_text(text)
    return collector.finished()


class _TextCollector:
    """Gathers text as blocks."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._parts: list[str] = []
        self._preformatted = 0
        self._is_even = True
        self._silent: list[str] = []

    def start(self, tag: str, attributes: str) -> None:
        """Begin an element; ``attributes`` as they stand in its tag."""
        if tag in _BLOCKS:
            self._end_block()
        if tag == "pre":
            self._preformatted += 1
        elif tag == "br":
            self._add_uneven("\n")
        elif tag in _CELLS and any(part.strip() for part in self._parts):
            self._add_uneven("\t")
        elif tag == "math":
            self._silent.append(tag)
            self._add_uneven(_value(attributes, "alttext"))
        elif tag in _MAYBE_SILENT and _is_silent(tag, _value(attributes, "class")):
            self._silent.append(tag)

    def end(self, tag: str) -> None:
        """End an element."""
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        if tag in _BLOCKS:
            self._end_block()
        if tag == "pre":
            self._preformatted = max(0, self._preformatted - 1)

    def add_text(self, text: str) -> None:
        """Add what stands between two tags."""
        # The line's end between two blocks is nothing of either.
        is_between = not self._parts and not self._preformatted and text.isspace()
        if self._silent or is_between:
            return
        data = unescape(text) if "&" in text else text
        if _is_even(data):
            self._parts.append(data)
        else:
            self._add_uneven(data if self._preformatted else _SPACES.sub(" ", data))

    def finished(self) -> str:
        """Return all blocks gathered so far as one text."""
        self._end_block()
        return "\n\n".join(self._blocks)

    def _add_uneven(self, text: str) -> None:
        self._parts.append(text)
        self._is_even = False

    def _end_block(self) -> None:
        if not self._parts:
            return
        text = "".join(self._parts)
        is_even, self._is_even = self._is_even and "  " not in text, True
        self._parts.clear()
        if self._preformatted:
            text = text.strip("\n")
        elif is_even:
            # Most are: each part was looked at already.
            text = text.strip()
        elif "\t" in text or "\n" in text:
            text = "\t".join(_BLANKS.sub(" ", cell).strip(" ") for cell in text.split("\t"))
            text = "\n".join(line.strip() for line in text.split("\n")).strip()
        else:
            text = _BLANKS.sub(" ", text).strip()
        if text.strip():
            self._blocks.append(text)


def _is_even(text: str) -> bool:
    """Return whether a text has no white space but single blanks; most have none."""
    return text.isprintable() and "  " not in text


def _value(attributes: str, name: str) -> str:
    """Return the value of an attribute, or ""."""
    for match in _ATTRIBUTE.finditer(attributes):
        if match[1].lower() == name:
            return unescape(match[2][1:-1] if match[2][:1] in {'"', "'"} else match[2])
    return ""


def _is_silent(tag: str, class_: str) -> bool:
    """Return whether an element is the sign of a footnote, or the mark of a missing picture."""
    return (tag == "a" and class_.startswith("footnote")) or (
        tag == "span" and class_ == "no-picture"
    )
