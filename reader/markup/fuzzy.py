"""How well a few letters fit words, for finding something by what one remembers of its name.

The letters stand in the words in their order, with others between them: "mar" fits "mark all
read". Beginnings of words and letters side by side count most. Both texts are folded (``fold``).
"""

from collections.abc import Iterator
from functools import lru_cache

from reader.markup.words import UNSPACED

# What is longer nobody reads as a name.
_LONGEST = 160
_LONGEST_WANTED = 60
_FIRST = 12.0
_RUN = 10.0
_BEGINNING = 9.0
# Scripts without spaces hide where words begin.
_MAYBE_BEGINNING = 6.0
_ELSEWHERE = 1.0
# For each letter between two that fit.
_BETWEEN = 0.3
_NOWHERE = float("-inf")
# What fits by less is scattered letters only.
_LEAST = 0.3
_WHOLE = 0.03


def fuzzy_score(wanted: str, words: str) -> float:
    """Return how well ``wanted`` fits ``words``: 0 not at all, 1 at their beginning, word by word.

    Several words may be wanted in any order; each must fit.
    """
    pieces = _pieces(wanted)
    words = words[:_LONGEST]
    # Most do not fit, and are told quickly.
    for piece in pieces:
        if not _is_there(piece, words):
            return 0.0
    if not pieces:
        return 0.0
    total = 0.0
    for piece in pieces:
        score = _piece_score(piece, words)
        if score < _LEAST:
            return 0.0
        total += score * len(piece)
    letters = sum(map(len, pieces))
    # Of two that fit alike the shorter is meant.
    return total / letters * (1 - _WHOLE) + _WHOLE * min(1.0, letters / len(words))


@lru_cache(maxsize=8)
def _pieces(wanted: str) -> tuple[str, ...]:
    return tuple(wanted[:_LONGEST_WANTED].split())


def _is_there(piece: str, words: str) -> bool:
    """Return whether the letters stand in the words in their order."""
    at = -1
    for letter in piece:
        at = words.find(letter, at + 1)
        if at < 0:
            return False
    return True


def _piece_score(piece: str, words: str) -> float:
    """Return the best way in which the letters can be found in the words, from 0 to 1."""
    if words.startswith(piece) and words[0].isalnum():
        return 1.0
    worth = _worth(words)
    # The best way to each place at which the letters up to here can end.
    best = {at: worth[at] for at in _places(piece[0], words)}
    for letter in piece[1:]:
        best = _next(best, letter, words, worth)
    most = _FIRST + _RUN * (len(piece) - 1)
    return max(0.0, *best.values()) / most if best else 0.0


def _next(
    before: dict[int, float], letter: str, words: str, worth: tuple[float, ...]
) -> dict[int, float]:
    """Return the best ways to the places of the next letter, from those to the letter before."""
    best: dict[int, float] = {}
    behind = list(before.items())
    passed = 0
    # The best way to farther back; what lies between is taken off where it is gone on from.
    far = _NOWHERE
    for at in _places(letter, words):
        while passed < len(behind) and behind[passed][0] < at - 1:
            place, way = behind[passed]
            far = max(far, way + _BETWEEN * place)
            passed += 1
        way = max(before.get(at - 1, _NOWHERE) + _RUN, far - _BETWEEN * (at - 1) + worth[at])
        if way > _NOWHERE:
            best[at] = way
    return best


def _places(letter: str, words: str) -> Iterator[int]:
    at = words.find(letter)
    while at >= 0:
        yield at
        at = words.find(letter, at + 1)


@lru_cache(maxsize=16_384)
def _worth(words: str) -> tuple[float, ...]:
    """Return what a letter is worth that is found at each place, by where words begin."""
    found: list[float] = []
    before = ""
    for letter in words:
        if not letter.isalnum():
            found.append(_ELSEWHERE)
        elif not before:
            found.append(_FIRST)
        elif not before.isalnum():
            found.append(_BEGINNING)
        else:
            found.append(_MAYBE_BEGINNING if UNSPACED.match(letter) else _ELSEWHERE)
        before = letter
    return tuple(found)
