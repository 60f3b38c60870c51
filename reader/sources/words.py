"""The words that pages put around an article, by language, and how a line is matched with them.

The words are data (``resources/words/<language>.toml``); a match is a whole line or a line's
beginning, both folded, and never a regular expression.
"""

import tomllib
import unicodedata
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from reader.paths import resources

# A line longer than this is no furniture, and is not folded.
LONGEST = 600
# What may stand between a marker and what it marks.
SEPARATORS = " \t\u00a0\u3000:：-–—|｜»›>＞/／=＝,，、]】)）」"
OUTER_MARKS = "".join(sorted({*" .,;:!?…·|»«›‹>→←↓-–—[](){}【】「」“”'*_#", '"'}))
COLONS = (":", "：", "=", "＝", "/", "／", "]", "】", "|", "｜", "—", "–", "-")
_NEIGHBOURS = {"id": ("ms",), "ms": ("id",), "nb": ("sv",), "uk": ("ru",), "ca": ("es",)}


@dataclass(frozen=True, slots=True)
class Words:
    """The folded marker words of some languages, longest first.

    ``related`` leads on to other articles, ``related_weak`` only where a colon follows or
    nothing does; ``next``, ``previous`` and ``pages`` make up a pagination line; ``chrome`` are
    the buttons around an article and ``inline`` those inside it (``_starts``: only the line's
    beginning); ``footer`` begins a footer's line and ``footer_phrases`` hint at one; a line of
    ``sections`` heads a list of other articles; ``captions`` begin a picture's caption and
    ``credits`` stand near its end; ``bylines`` come before an author's name, ``byline_ends``
    after it; ``date_labels`` come before a date, ``origins`` before the publisher's name, and
    ``joiners`` between two names.
    """

    related: tuple[str, ...] = ()
    related_weak: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    chrome: tuple[str, ...] = ()
    chrome_starts: tuple[str, ...] = ()
    inline: tuple[str, ...] = ()
    inline_starts: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    footer_phrases: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    byline_ends: tuple[str, ...] = ()
    date_labels: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()


KINDS = tuple(field.name for field in fields(Words))


def fold(text: str) -> str:
    """Return a line as it is compared: compatible forms, no case, single blanks, no outer marks."""
    return loosely_folded(text).strip(OUTER_MARKS)


def loosely_folded(text: str) -> str:
    """Return a line folded, but with its outer punctuation, for words that contain some."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    # Turkish has two letters i, and its capitals fold to neither.
    folded = folded.replace("i\u0307", "i").replace("ı", "i").replace("’", "'")
    return " ".join(folded.split())


def languages() -> tuple[str, ...]:
    """Return the languages there are words for."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


@cache
def words_for(language: str) -> Words:
    """Return the words of a language together with English, which pages use everywhere.

    For a language that is unknown or has no words, those of all languages.
    """
    known = languages()
    if language not in known and language not in _NEIGHBOURS:
        return _merged(known)
    wanted = (language, *_NEIGHBOURS.get(language, ()), "en")
    return _merged(tuple(tag for tag in wanted if tag in known))


def _folder() -> Path:
    return resources() / "words"


def _merged(tags: tuple[str, ...]) -> Words:
    tables = [tomllib.loads((_folder() / f"{tag}.toml").read_text("utf-8")) for tag in tags]
    merged = {}
    for kind in KINDS:
        # Credits and phrases are looked for inside a line, where "/ap)" needs its punctuation.
        folded = loosely_folded if kind in {"credits", "footer_phrases"} else _fold_marker
        found = {folded(word) for table in tables for word in table.get(kind, ())}
        merged[kind] = tuple(sorted(found, key=lambda word: (-len(word), word)))
    return Words(**merged)


def _fold_marker(word: str) -> str:
    return fold(word) or loosely_folded(word)


def starting(folded: str, markers: tuple[str, ...]) -> str:
    """Return the longest marker that a folded line begins with, as whole words, or ""."""
    if not folded.startswith(markers):
        return ""
    for marker in markers:
        if folded.startswith(marker) and _parted(folded, len(marker)):
            return marker
    return ""


def _parted(folded: str, place: int) -> bool:
    """Whether a word may end before this place; scripts without blanks end them anywhere."""
    if place >= len(folded) or not folded[place].isalnum():
        return True
    return is_unspaced(folded[place - 1])


def is_unspaced(char: str) -> bool:
    """Whether a character belongs to a script that writes without blanks."""
    return "\u0e00" <= char <= "\u0e7f" or "\u2e80" <= char <= "\uabff" or char > "\uf8ff"


def containing(folded: str, phrases: tuple[str, ...]) -> int:
    """Return how many of the phrases stand in a loosely folded line."""
    return sum(phrase in folded for phrase in phrases)


def after_marker(line: str, marker: str) -> tuple[str, bool]:
    """Return what follows a marker at a line's beginning, and whether a colon parts them.

    The line is the original, whose letters the folding may have made more or fewer.
    """
    for end in range(1, min(len(line), 3 * len(marker) + 12) + 1):
        if fold(line[:end]) == marker:
            rest = line[end:]
            mark = rest.lstrip().startswith(COLONS)
            return rest.lstrip(SEPARATORS).strip(), mark
    return "", False
