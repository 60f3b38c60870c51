"""Cuts a text into the lines and paragraphs it was written in, and measures them.

It knows no word of any language; what a line is for is decided elsewhere.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# A line this heavy is running text, not a title or a button.
LONG = 140
# A line this heavy that ends like a sentence is running text too.
SENTENCE = 60
# Texts broken by hand or by a typewriter's margin have lines about this wide.
WRAP_WIDTHS = range(45, 101)
# More combining marks on one letter than Unicode's Stream-Safe Text Format allows; sorting a long
# run of them would take quadratic time.
MARKS = 30

_NEWLINE = re.compile(r"\r\n|[\r\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
_MANY_MARKS = re.compile(rf"[^\x00-\u02ff\w\s]{{{MARKS + 1},}}")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]")
_ENDS = tuple(".。．।۔…؟!?！？")
_STOPS = tuple(".。．।۔…")
_CLOSERS = "\"'”’»›)）」』】]*_ \u00a0"
_BULLET = re.compile(r"[-*•·‣▪●◦]\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_INDENT = ("  ", "\t", "\u3000")


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of a page, or the lines of one paragraph where the text is hard-wrapped.

    ``number`` is the first line's, counted from 1; ``text`` is what is read, with the lines
    joined, or parted by newlines where they are verse. ``gap`` says a blank line stands above.
    """

    number: int
    lines: tuple[str, ...]
    text: str
    weight: int
    gap: bool

    @property
    def is_single(self) -> bool:
        """Whether it is one line of the source."""
        return len(self.lines) == 1

    @property
    def is_long(self) -> bool:
        """Whether it can only be running text."""
        return self.weight >= LONG

    @property
    def is_prose(self) -> bool:
        """Whether it is running text, by its length or by its end."""
        return self.is_long or (self.weight >= SENTENCE and ends_in_stop(self.text))


def clean(text: str) -> str:
    r"""Return the text with plain newlines, in NFC, without what cannot be shown or stored."""
    text = _UNPRINTABLE.sub("", _NEWLINE.sub("\n", text))
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(_stream_safe, text))


def _stream_safe(match: re.Match[str]) -> str:
    """Part a long run of combining marks as Unicode's Stream-Safe Text Format does."""
    parts: list[str] = []
    run = 0
    for char in match[0]:
        run = run + 1 if unicodedata.combining(char) else 0
        if run > MARKS:
            parts.append("\u034f")
            run = 1
        parts.append(char)
    return "".join(parts)


def identity(cleaned: str) -> str:
    """Return what two copies of the same text have in common, however they ended their lines."""
    return "\n".join(line.rstrip() for line in cleaned.split("\n")).strip("\n")


def weight(text: str) -> int:
    """Return how much a text says, in letters of an alphabet; wide characters count double."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def ends_in_stop(text: str) -> bool:
    """Whether a text ends as a statement does; titles may ask or exclaim, but seldom state."""
    return text[-8:].rstrip(_CLOSERS).endswith(_STOPS)


def ends_as_sentence(text: str) -> bool:
    """Whether a text ends in a full stop, a question mark or the like."""
    return text[-8:].rstrip(_CLOSERS).endswith(_ENDS)


def bullet(line: str) -> str | None:
    """Return the text of a list's line without its bullet, or None."""
    match = _BULLET.match(line)
    return line[match.end() :] if match else None


def numbered(line: str) -> tuple[int, str] | None:
    """Return number and text of a numbered list's line, or None."""
    match = _NUMBER.match(line)
    return (int(match[1]), line[match.end() :]) if match else None


def units(cleaned: str) -> list[Unit]:
    """Return the lines or paragraphs of a cleaned text, without the blank ones."""
    groups = list(_groups(cleaned.split("\n")))
    wrapped = _is_wrapped(groups)
    short = not any(weight(line) >= LONG // 2 for _, lines in groups for line in lines)
    found: list[Unit] = []
    for number, lines in groups:
        if wrapped:
            found.extend(_paragraphs(number, lines))
        elif short and _is_verse(lines):
            found.append(_unit(number, lines, "\n", gap=True))
        else:
            found.extend(
                _unit(number + place, [line], " ", gap=place == 0)
                for place, line in enumerate(lines)
            )
    return found


def _groups(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Give the runs of lines between blank lines, with the number of their first."""
    run: list[str] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            run.append(line)
        elif run:
            yield number - len(run), run
            run = []
    if run:
        yield len(lines) + 1 - len(run), run


def _unit(number: int, lines: list[str], joint: str, *, gap: bool) -> Unit:
    if len(lines) == 1:
        text = lines[0].strip()
    else:
        text = _joined(lines) if joint == " " else "\n".join(line.strip() for line in lines)
    return Unit(number, tuple(lines), text, weight(text), gap)


def _joined(lines: list[str]) -> str:
    """Join a paragraph's lines, with a blank but for scripts that have none."""
    parts = [lines[0].strip()]
    for before, after in pairwise(line.strip() for line in lines):
        wide = _WIDE.match(after[0]) and _WIDE.match(before[-1])
        parts.append(after if wide else f" {after}")
    return "".join(parts)


def _is_wrapped(groups: list[tuple[int, list[str]]]) -> bool:
    """Whether the text's lines end at a margin rather than with their paragraphs."""
    inner = [weight(line) for _, lines in groups for line in lines[:-1]]
    if len(inner) < 2:  # noqa: PLR2004 (one line proves no margin)
        return False
    widest = max(weight(line) for _, lines in groups for line in lines)
    if widest not in WRAP_WIDTHS:
        return False
    full = sum(width > 0.7 * widest for width in inner)
    broken = sum(not ends_as_sentence(line.strip()) for _, lines in groups for line in lines[:-1])
    return full > 0.6 * len(inner) and broken > 0.5 * len(inner)


def _paragraphs(number: int, lines: list[str]) -> Iterator[Unit]:
    """Give the paragraphs of one run of a hard-wrapped text: items apart, verse with its lines."""
    items = [0, *(i for i in range(1, len(lines)) if _starts_item(lines[i])), len(lines)]
    for start, end in pairwise(items):
        part = lines[start:end]
        widest = max(weight(line) for line in part)
        full = all(weight(line) > 0.5 * max(widest, LONG // 3) for line in part[:-1])
        yield _unit(number + start, part, " " if full else "\n", gap=start == 0)


def _starts_item(line: str) -> bool:
    line = line.strip()
    return bullet(line) is not None or numbered(line) is not None


def _is_verse(lines: list[str]) -> bool:
    """Whether a run of short lines belongs together as a poem's or an address's lines do."""
    if len(lines) < 3 or any(_starts_item(line) for line in lines):  # noqa: PLR2004 (a couplet is no proof)
        return False
    return sum(ends_in_stop(line) for line in lines) <= len(lines) / 2
