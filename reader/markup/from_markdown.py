"""Markdown to HTML, as people write it: tables, footnotes, definitions, tasks, code, maths.

The result is not sanitized and formulas are still TeX; ``body.clean_body`` does both. Some
inputs make the parser slow or recurse without end, so it runs in the worker process only.
"""

import re
from html import unescape

import markdown

_EXTENSIONS = (
    "abbr",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "pymdownx.arithmatex",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)
_SETTINGS: dict[str, dict[str, object]] = {
    "footnotes": {"BACKLINK_TEXT": "↩\ufe0e", "SEPARATOR": "-"},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.highlight": {"use_pygments": True, "pygments_lang_class": True},
    "pymdownx.tilde": {"subscript": False},
    "tables": {"use_align_attribute": True},
}
_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t])")
_LONGEST_HEADING = 500
# A sign of emphasis or code, or one that a backslash makes a character like others.
_SIGN = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|$~>])|\*\*|__|[*`]|~~")
_FENCE = re.compile(r" {0,3}(```|~~~)")


def to_html(text: str) -> str:
    """Return ``text`` as HTML.

    Raises:
        RecursionError: the text is nested deeper than the parser can follow.
    """
    return markdown.markdown(
        text,
        extensions=list(_EXTENSIONS),
        extension_configs={name: dict(values) for name, values in _SETTINGS.items()},
        tab_length=4,
    )


def split_title(text: str) -> tuple[str, str]:
    """Return the first top heading's words and ``text`` without it; empty words if none leads.

    Only a heading before any other text is taken, since a later one may stand for a part.
    """
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), None)
    if start is None or _FENCE.match(lines[start]):
        return "", text
    level, heading = _heading(lines[start])
    if level == 1 and heading:
        return heading, "\n".join(lines[start + 1 :])
    underlined = start + 1 < len(lines) and re.fullmatch(r" {0,3}=+[ \t]*", lines[start + 1])
    if underlined:
        return _bare(lines[start].strip()), "\n".join(lines[start + 2 :])
    return "", text


def first_heading(text: str) -> str:
    """Return the words of the first heading of any level outside code, or nothing."""
    fenced = False
    for line in text.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and (heading := _heading(line)[1]):
            return heading
    return ""


def _heading(line: str) -> tuple[int, str]:
    """Return a heading's level and words; 0 and nothing for any other line."""
    match = _HEADING.match(line)
    if not match:
        return 0, ""
    words = line[match.end() :].strip()
    closing = words.rstrip("#")
    # A "#" that ends a word ("C#") belongs to it.
    if not closing or closing[-1] in " \t":
        words = closing
    return len(match[1]), _bare(words[:_LONGEST_HEADING])


def _bare(heading: str) -> str:
    """Return a heading's words without the signs of emphasis, code and links, and unescaped."""
    words = re.sub(r"(?<!\\)!?\[([^\[\]]{0,500})\]\([^()]{0,2000}\)", r"\1", heading)
    return unescape(_SIGN.sub(lambda sign: sign[1] or "", words)).strip()
