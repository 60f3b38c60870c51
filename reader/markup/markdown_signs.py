"""Pieces of text as pieces of Markdown: escaped where they would be signs, marked where they are.

Strings in, strings out; what an element is written as is ``to_markdown``'s to say.
"""

import re
from html import escape

INDENT = 4

_BLANKS = re.compile(r"[ \t\n\r\f]+")
# What would be a sign where it stands. A bracket or an underscore mostly is none, nor is the
# dollar of a price.
_SPECIAL = re.compile(
    r"[\\`*]|~(?=~)|(?<=~)~|(?<![^\W_])_|_(?![^\W_])|!(?=\[|$)|(?<!\s)\$|\$(?!\d)"
    r"|\[(?=\^|[ xX]\]|[^\[\]]*(?:\](?:[(\[:]|$)|$))"
)
_MARKUP = re.compile(r"<(?=[A-Za-z/!?]|$)|&(?=#|\w{1,40};|$)")
_NUMBER_IN_BRACKETS = re.compile(r"\[[\w .]{1,20}\]")
_LINE_SIGN = re.compile(r"[#>]|[-+](?=[\s-]|$)")
_LINE_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_LINE_MARK = re.compile(r"(?:\[\^\d+\])?[:=]")
_TASK = re.compile(r"\[[ x]\] ")
_LIST = re.compile(r"- |\d+\. ")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s<>|\\]")
# A sign and those of the other kind around the same words: "***".
_BOTH = {"**": 2, "*": 4}
_TAG_OF_SIGN = {"**": "strong", "*": "em", "~~": "del"}


def escaped(text: str) -> str:
    """Return ``text`` so that no part of it is a sign of Markdown or HTML inside a line."""
    safe = _SPECIAL.sub(r"\\\g<0>", text)
    return _MARKUP.sub(lambda match: escape(match[0]), safe)


def escaped_in_link(text: str) -> str:
    """Return ``text`` as it can stand in the words of a link."""
    if _NUMBER_IN_BRACKETS.fullmatch(text):
        return text
    # A backslash would not keep a bracket from ending a definition.
    parts = (escaped(part) for part in re.split(r"([\[\]])", text))
    return "".join({"[": "&#91;", r"\[": "&#91;", "]": "&#93;"}.get(part, part) for part in parts)


def single_blanks(text: str) -> str:
    """Return ``text`` with each run of blanks and line ends as one blank, as HTML shows it."""
    return _BLANKS.sub(" ", text)


def tidied(run: str) -> str:
    """Return a run of text with single blanks, and without blanks at line ends or empty lines."""
    lines = (single_blanks(line).strip(" ") for line in run.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(run: str) -> str:
    """Return a run of text as the words of a heading."""
    words = tidied(run).replace("\n", " ")
    # Signs at the end would close the heading.
    return words[:-1] + r"\#" if words.endswith("#") else words


def paragraph(run: str) -> str:
    """Return a run of text as a paragraph, none of whose lines begins as another block would."""
    return "  \n".join(_safe_start(line) for line in tidied(run).split("\n"))


def _safe_start(line: str) -> str:
    if _TASK.match(line):
        return line
    if _LINE_SIGN.match(line):
        return f"\\{line}"
    if mark := _LINE_MARK.match(line):
        return f"{line[: mark.end() - 1]}&#{ord(line[mark.end() - 1])};{line[mark.end() :]}"
    return _LINE_NUMBER.sub(r"\1\\\2", line, count=1) if _LINE_NUMBER.match(line) else line


def marked(words: str, sign: str, before: str, after: str) -> str:
    """Return ``words`` between two of ``sign``, given what stands before and after them.

    Where a sign would not be taken for one (CommonMark 0.31, section 6.2, "flanking"), or two
    that meet for a third, elements of HTML stand instead.
    """
    front, bare, back = parted(words)
    if not bare:
        return words
    before, after = (front or before)[-1:], (back or after)[:1]
    is_both = bare[0] == bare[-1] == "*" and bare.count("*") == _BOTH.get(sign)
    touches = sign[0] in {bare[0], bare[-1]} and not is_both
    meets = before == sign[0] or touches or (sign == "~~" and "~" in bare)
    opens = is_both or bare[0].isalnum() or not before or before.isspace()
    closes = is_both or bare[-1].isalnum() or not after or after.isspace()
    if opens and closes and not meets:
        return f"{front}{sign}{bare}{sign}{back}"
    tag = _TAG_OF_SIGN[sign]
    return f"{front}<{tag}>{bare}</{tag}>{back}"


def parted(words: str) -> tuple[str, str, str]:
    """Return the blanks before, the words, and the blanks after: signs stand close to words."""
    bare = words.strip(" \n")
    if not bare:
        return words, "", ""
    start = words.index(bare)
    return words[:start], bare, words[start + len(bare) :]


def code(text: str, before: str = "", *, in_cell: bool = False) -> str:
    """Return ``text`` as code inside a line, given what stands before it and if in a table."""
    words = single_blanks(text).strip(" ")
    if before.endswith("`") or ("|" in words and in_cell):
        return f"<code>{escaped(words).replace('|', '&#124;')}</code>"
    fence = "`" * (_longest_fence(words) + 1)
    pad = " " if "`" in words else ""
    return f"{fence}{pad}{words}{pad}{fence}" if words else ""


def fenced(text: str, language: str) -> str:
    """Return ``text`` as a block of code between fences longer than any in it."""
    fence = "`" * max(3, _longest_fence(text) + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _longest_fence(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


def indented(text: str, width: int) -> str:
    """Return ``text`` with all lines but the first indented; empty ones stay empty."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


def quoted(text: str) -> str:
    """Return blocks as a quotation."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def tight(blocks: list[str]) -> str:
    """Return the blocks of a list's entry, a list in it directly below its words."""
    text = ""
    for block in blocks:
        gap = "\n" if _LIST.match(block) else "\n\n"
        text += gap + block if text else block
    return text


def address(url: str) -> str:
    """Return an address as it can stand between round brackets."""
    safe = _UNSAFE_IN_ADDRESS.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), url)
    if safe.count("(") != safe.count(")"):
        safe = safe.replace("(", "%28").replace(")", "%29")
    return safe


def title(words: str) -> str:
    """Return what a link says of itself, as it follows the address; nothing for no words."""
    safe = escape(single_blanks(words).strip(" ")).replace("|", "&#124;").replace("\\", "&#92;")
    return f' "{safe}"' if safe else ""
