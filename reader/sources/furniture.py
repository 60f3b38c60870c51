"""Judges single lines: is this a button, a caption, a byline, a "read also", a footer?

It sees one line at a time; what the line's place says is for ``pasted``.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reader.sources.lines import ends_in_stop, weight
from reader.sources.words import (
    Words,
    after_marker,
    containing,
    fold,
    is_unspaced,
    loosely_folded,
    starting,
)

# How much of a caption's end is looked through for whose picture it is.
CREDIT = 45
CAPTION = 400
NAME_WORDS = range(1, 6)
UNCASED_NAME = 30
PARTICLES = frozenset(
    "de da do dos das del della di du des la le van von der den ten ter zu zum bin binti al el "
    "y e of av af bar ben".split()
)

_ADDRESS = re.compile(r"https?://[^\s<>\"«»“”]+")
_DOMAIN = re.compile(r"(?:[\w-]{2,40}\.){1,3}[A-Za-z]{2,12}")
_NOT_DOMAINS = (".st", ".dr", ".mr", ".jpg", ".png", ".pdf", ".txt", ".doc", ".html")
_PART = re.compile(r"\s[|｜·•/–—-]+\s|[|｜\t]|\s{2,}|\u3000")
_TRAIL = re.compile(r"\s(?:[>›»→]|::)\s|\s/\s[^/]{1,60}\s/\s")


@dataclass(frozen=True, slots=True)
class Pagination:
    """A line of page numbers or a "next"; ``more`` says that the original goes on."""

    more: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """What a "read also" line leads to; both are empty where the marker stands alone."""

    title: str
    url: str


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Give where web addresses stand in a text, without the punctuation that follows them."""
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?'’*_。，、")
        if address.endswith(")") and address.count("(") < address.count(")"):
            address = address[: -(address.count(")") - address.count("("))].rstrip(".,;:")
        yield match.start(), match.start() + len(address)


def only_address(text: str) -> str:
    """Return the web address that a line consists of, or ""."""
    for start, end in addresses(text):
        return text[start:end] if start == 0 and end >= len(text) - 1 else ""
    return ""


def domain(text: str) -> str:
    """Return a text that is a site's name such as "Example.com", or ""."""
    text = text.strip(" .,:()")
    if _DOMAIN.fullmatch(text) and not text.casefold().endswith(_NOT_DOMAINS):
        return text
    return ""


def parts(text: str) -> list[str]:
    """Return the parts of a line that bars, dashes or wide gaps keep apart."""
    return [part for part in (part.strip(" ,:;()|-–—") for part in _PART.split(text)) if part]


def is_trail(text: str) -> bool:
    """Whether a line shows the way through a site ("Home > News > Local")."""
    return bool(_TRAIL.search(text[:200])) and not ends_in_stop(text)


def is_chrome(text: str, words: Words) -> bool:
    """Whether a line is a button or a menu's entry, around the article or in it."""
    folded = fold(text)
    if not folded:
        return False
    return folded in words.chrome or bool(starting(folded, words.chrome_starts))


def is_inline(text: str, words: Words) -> bool:
    """Whether a line is an advertisement's mark or a button, wherever it stands."""
    if weight(text) > CAPTION:
        return False
    folded, loose = fold(text), loosely_folded(text)
    return (
        folded in words.inline
        or loose in words.inline
        or (bool(starting(folded, words.inline_starts)) and not ends_in_stop(text))
    )


def is_section(text: str, words: Words) -> bool:
    """Whether a line heads a list of other articles or the comments."""
    return fold(text) in words.sections


def is_footer(text: str, words: Words) -> bool:
    """Whether a line invites, credits or protects as the foot of a page does.

    A long line or a full sentence needs two signs, for articles speak of apps and channels too.
    """
    folded, loose = fold(text), loosely_folded(text)
    begins = bool(starting(folded, words.footer)) or loose.startswith(("©", "ⓒ", "<저작권자"))
    signs = begins + containing(loose, words.footer_phrases) + bool(_ADDRESS.search(text[:600]))
    prose = weight(text) >= CREDIT * 2 or ends_in_stop(text)
    return signs >= 2 or (signs == 1 and not prose)  # noqa: PLR2004 (signs)


def is_invitation(text: str, words: Words) -> bool:
    """Whether a line between two paragraphs can only be a footer's: it begins and reads so."""
    if weight(text) > CREDIT * 3 or ends_in_stop(text):
        return False
    begins = starting(fold(text), words.footer)
    return bool(begins) and containing(loosely_folded(text), words.footer_phrases) > 0


def related(text: str, words: Words) -> Marked | None:
    """Return what a "read also" line leads to, or None for every other line."""
    if weight(text) > CAPTION:
        return None
    folded = fold(text)
    if folded in words.related or folded in words.related_weak:
        return Marked("", "")
    for markers, weak in ((words.related, False), (words.related_weak, True)):
        marker = starting(folded, markers)
        if not marker:
            continue
        rest, colon = after_marker(text, marker)
        if rest and (colon or (not weak and _reads_on_as_title(text, rest))):
            return _marked(rest)
    return None


def _reads_on_as_title(text: str, rest: str) -> bool:
    """Whether a marker without a colon is followed by a title and not by a sentence's rest."""
    begins = rest[0].isupper() or rest[0].isdigit() or rest[0] in "“‘«\"'„「『"
    return begins and not ends_in_stop(text)


def _marked(rest: str) -> Marked:
    for start, end in addresses(rest):
        title = f"{rest[:start]} {rest[end:]}".strip(" ()-–—:|[]<>")
        return Marked(title or rest[start:end], rest[start:end])
    return Marked(rest, "")


def pagination(text: str, words: Words) -> Pagination | None:
    """Return what a line of page numbers says, or None for every other line."""
    if len(text) > CREDIT * 2:
        return None
    line = text
    for start, end in addresses(text):
        line = text[:start] + text[end:]
    folded = fold(line)
    rest = "".join(char if _is_of_word(char) else " " for char in folded)
    numbers = [int(part) for part in _numbers(folded)]
    rest, found = _without(" ".join(rest.split()), words)
    if rest or not (found or len(numbers) > 1):
        return None
    if not found:
        grows = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        return Pagination(more=True) if grows else None
    onward = folded in words.next or any(word in words.next for word in found)
    if not onward and not numbers:
        return Pagination(more=False) if folded in words.previous else None
    return Pagination(more=onward or (len(numbers) > 1 and numbers[0] < numbers[-1]))


def _is_of_word(char: str) -> bool:
    """Whether a character is a letter, or a vowel sign as Thai and Hindi write them."""
    return char == "'" or unicodedata.category(char)[0] in "LM"


def _numbers(folded: str) -> list[str]:
    line = "".join(char if char.isascii() and char.isdigit() else " " for char in folded)
    return [number for number in line.split() if len(number) <= 3]  # noqa: PLR2004 (no article has 1000 pages)


def _without(rest: str, words: Words) -> tuple[str, list[str]]:
    """Take the words of a pagination line off a short text; return what is left, and they."""
    found: list[str] = []
    while rest:
        word = starting(rest, words.next) or starting(rest, words.previous)
        word = max(word, starting(rest, words.pages), key=len)
        if not word:
            return rest, found
        found.append(word)
        rest = rest[len(word) :].lstrip()
    return "", found


def is_caption(text: str, words: Words, *, in_head: bool) -> bool:
    """Whether a line belongs to a picture: a caption by its beginning, or a credit at its end.

    In the body a colon is asked for as well, for prose may begin with the same words.
    """
    if weight(text) > CAPTION:
        return False
    marker = starting(fold(text), words.captions)
    if marker and _marks_caption(text, marker, in_head=in_head):
        return True
    if in_head and containing(loosely_folded(text[-CREDIT:]), words.credits):
        return True
    return _ends_in_credit(text, words, in_head=in_head)


def _marks_caption(text: str, marker: str, *, in_head: bool) -> bool:
    rest, colon = after_marker(text, marker)
    if colon or not rest:
        return True
    sure = not is_unspaced(marker[-1]) or len(marker) > 1
    return in_head and sure and (weight(text) < CREDIT * 2 or not ends_in_stop(text))


def _ends_in_credit(text: str, words: Words, *, in_head: bool) -> bool:
    """Whether the last part of a line, after a stop, a bar or a bracket, says whose picture."""
    end = text.rstrip(" .)）]】")
    place = max(end.rfind(mark, 1) for mark in ("(", "（", ". ", "。", "|", "— ", "[", "! ", "? "))
    last = end[place + 1 :].strip() if place > 0 else ""
    if not last or weight(last) > CREDIT * 2:
        return False
    marker = starting(fold(last), words.captions)
    if marker:
        _, colon = after_marker(last, marker)
        return colon or (in_head and weight(last) < CREDIT)
    bracketed = end[place] in "(（" and len(end) < len(text.rstrip())
    return in_head and bracketed and "/" in last and weight(last) < CREDIT * 2


def byline(text: str, words: Words) -> tuple[str, ...]:
    """Return the authors that a byline names, none for every other line."""
    if weight(text) > CREDIT * 4:
        return ()
    line = text.strip(" ()（）[]—–-")
    marker = starting(fold(line), words.bylines)
    if marker:
        rest, colon = after_marker(line, marker)
        if rest and (colon or len(marker) > 1):
            return _names(rest, words)
    return _ending_byline(line, words)


def _ending_byline(line: str, words: Words) -> tuple[str, ...]:
    """Read "김다온 기자 (mail@example.com)": the author's name before the word for it."""
    bare = [part for part in line.split() if "@" not in part]
    for end in words.byline_ends:
        joined = " ".join(bare)
        if joined.endswith(end) and (name := joined[: -len(end)].strip()):
            return (name,) if weight(name) <= UNCASED_NAME // 2 and is_name(name) else ()
    return ()


def labelled(text: str, labels: tuple[str, ...]) -> str:
    """Return what stands after a label and its colon, within a line of several ("来源：…")."""
    pieces = text.replace("：", ": ").split()
    for place, piece in enumerate(pieces):
        if piece.endswith(":") and fold(piece) in labels and place + 1 < len(pieces):
            return pieces[place + 1].strip(",;|")
    return ""


def _names(rest: str, words: Words) -> tuple[str, ...]:
    pieces = parts(rest)
    if not pieces:
        return ()
    line = pieces[0].partition("(")[0]
    for joiner in words.joiners:
        line = _parted_at(line, joiner)
    names = [name.strip(" .()") for name in re.split(r"[,،;&/／]", line)]
    return tuple(dict.fromkeys(name for name in names if is_name(name)))


def _parted_at(line: str, joiner: str) -> str:
    return line.replace(joiner, ",") if is_unspaced(joiner) else line.replace(f" {joiner} ", ",")


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: capitals where the script has them, no digits."""
    names = text.split()
    if len(names) not in NAME_WORDS or any(char.isdigit() or char in "@:" for char in text):
        return False
    if domain(text) or not any(map(str.isalpha, text)):
        return False
    if any(char.isupper() for char in text):
        return all(
            name[0].isupper() or name.casefold() in PARTICLES or name[0] in "'’" for name in names
        )
    return not any(char.islower() for char in text) and weight(text) <= UNCASED_NAME
