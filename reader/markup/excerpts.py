"""What of a text is shown where something was found in it: the words around the first place, marked."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.markup.phrases import phrases_pattern
from reader.markup.search_query import is_slight
from reader.markup.words import alike
from reader.model.search import Either, Near, Part, Search, Words

# So much stands before the first place, that it is seen in a narrow list, and in all; what of a text
# is further down than the last is not looked through.
_BEFORE, _MOST, _LOOKED_THROUGH = 24, 180, 200_000
# What is marked may go on beyond the end for so long.
_BEYOND = 200
_STEP = 256


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an excerpt; ``is_marked`` says that it was looked for."""

    text: str
    is_marked: bool = False


def wanted_phrases(search: Search) -> tuple[Words, ...]:
    """Return the words and phrases that are to be marked in what was found."""
    return tuple(dict.fromkeys(_words(search.parts)))


def marks_pattern(phrases: Iterable[Words]) -> re.Pattern[str] | None:
    """Return what finds the phrases in a text without case and accents, None for none."""
    written = [f"{each.text}*" if each.is_begun else each.text for each in phrases]
    pattern = phrases_pattern(written, _one_spaced).pattern.replace("\\ ", r"\s+")
    return re.compile(pattern) if written else None


def excerpt(text: str, pattern: re.Pattern[str]) -> tuple[Piece, ...]:
    """Return the words of ``text`` around the first place that ``pattern`` finds; none without."""
    said = unicodedata.normalize("NFC", text[:_LOOKED_THROUGH])
    place = _first(said, pattern)
    if place < 0:
        return ()
    start = _start(said, place)
    end = min(len(said), start + _MOST)
    plain, places = _with_places(said, start, end + _BEYOND)
    pieces: list[Piece] = [Piece("…")] if start else []
    at = start
    for each in pattern.finditer(plain):
        first, last = places[each.start()], places[each.end()]
        if first >= end:
            break
        pieces += [Piece(said[at:first]), Piece(said[first:last], is_marked=True)]
        at = last
    pieces.append(Piece(said[at:end] if at < end else ""))
    return tuple(Piece(_one_space(each.text), each.is_marked) for each in pieces if each.text)


def _words(parts: Iterable[Part]) -> Iterator[Words]:
    for part in parts:
        match part:
            case Words() if not is_slight(part):
                yield part
            case Near():
                yield from part.words
            case Either():
                yield from _words(part.parts)
            case _:
                pass


def _first(text: str, pattern: re.Pattern[str]) -> int:
    """Return where ``pattern`` finds something first in a text, -1 for nowhere."""
    plain = text.lower()
    if len(plain) == len(text) and (found := pattern.search(plain)):
        # Most are written so; to take the accents off takes ten times as long.
        return found.start()
    found = pattern.search(alike(text))
    return -1 if found is None else _place(text, found.start())


def _place(text: str, place: int) -> int:
    """Return where in ``text`` stands what stands at ``place`` in it without case and accents."""
    if text.isascii():
        return place
    for start in range(0, len(text), _STEP):
        length = len(alike(text[start : start + _STEP]))
        if place < length:
            _plain, places = _with_places(text, start, start + _STEP)
            return places[place]
        place -= length
    return len(text)


def _with_places(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """Return a part of a text without case and accents, and where each of its signs stands."""
    signs: list[str] = []
    places: list[int] = []
    last = min(end, len(text))
    for place in range(start, last):
        for each in alike(text[place]):
            signs.append(each)
            places.append(place)
    places.append(last)
    return "".join(signs), places


def _start(text: str, place: int) -> int:
    """Return where the excerpt begins: with a word, some of them before the place."""
    start = max(0, place - _BEFORE)
    if not start:
        return 0
    space = re.search(r"\s", text[start:place])
    return start + space.end() if space else start


def _one_space(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _one_spaced(text: str) -> str:
    return " ".join(alike(text).split())
