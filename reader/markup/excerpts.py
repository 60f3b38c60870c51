"""What of a text is shown where something was found in it: the words around the first place, marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.markup.phrases import phrases_pattern
from reader.markup.words import bare
from reader.model.search import Either, Near, Part, Search, Words

# So much stands before the first place, that it is seen in a narrow list, and in all; what of a text
# is further down than the last is not looked through.
_BEFORE, _MOST, _LOOKED_THROUGH = 24, 180, 200_000


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
    pattern = phrases_pattern(written).pattern.replace("\\ ", r"\s+")
    return re.compile(pattern) if written else None


def excerpt(text: str, pattern: re.Pattern[str]) -> tuple[Piece, ...]:
    """Return the words of ``text`` around the first place that ``pattern`` finds; none without."""
    said = text[:_LOOKED_THROUGH]
    plain = said.lower()
    places: Sequence[int] = range(len(said) + 1)
    if len(plain) != len(said) or not pattern.search(plain):
        plain, places = _with_places(said)
    found = pattern.search(plain)
    if found is None:
        return ()
    start = _start(said, places[found.start()])
    end = min(len(said), start + _MOST)
    pieces: list[Piece] = [Piece("…")] if start else []
    at = start
    for each in pattern.finditer(plain, found.start()):
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
            case Words():
                yield part
            case Near():
                yield from part.words
            case Either():
                yield from _words(part.parts)
            case _:
                pass


def _with_places(text: str) -> tuple[str, list[int]]:
    """Return a text without case and accents, and where in ``text`` each of its signs stands."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for each in sign.lower() if sign.isascii() else bare(sign):
            signs.append(each)
            places.append(place)
    places.append(len(text))
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
