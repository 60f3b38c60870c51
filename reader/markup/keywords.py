"""Picks the words that say what a text is about; it knows no other text and no list of words.

How rare a word is elsewhere is the library's to weigh in, when it looks for similar articles.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log2, sqrt

from reader.markup.words import UNSPACED, fold

MOST_TERMS = 24
"""How many terms an article has at most."""

LOOKED_AT = 30_000
"""The characters of a text that are looked at, some 5,000 words; a text says early what it is of."""

LENGTH = 100
"""The length of the vector that the weights of a text make, as integers of one byte."""

_TITLE_LOOKED_AT = 400
_TAGS_LOOKED_AT = 50
_LONGEST_TERM = 32
_TITLE = 2.0
_TAG = 2.5
_NAME = 1.7
# Of ten times that a word stands there, a name is small at most twice ("Bill" and "bill").
_SMALL_AT_MOST = 0.2
# Words of few letters are seldom of anything, whatever the language; those of one never.
_BY_LENGTH = (0.0, 0.0, 0.05, 0.15, 0.4, 0.65, 0.85)
_ACRONYM = 0.8
_LONGEST_ACRONYM = 4
# Arabic and Hebrew leave their vowels out and so say more in a letter.
_WITHOUT_VOWELS = re.compile("[\u0590-\u06ff]")

_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
# As in ``reader.markup.words``, but hyphens, apostrophes and underscores part: what is before or
# after them is a word itself, or too short to count. The "rd" of "3rd" is none.
_REST = r"[^\s.,;:!?…()\[\]{}<>\"“”„«»‹›‘’'`´–—/|·•،؛؟।。、_=+*#@$%&^~\\-]*"
_WORD = re.compile(rf"(?<![^\W_])[^\W\d_]{_REST}")
_INSIDE_SENTENCE = re.compile(rf"(?<=[\w,] )[^\W\d_]{_REST}")
# What is written without spaces is taken in overlapping pieces of a usual word's length; Korean
# too, whose words carry their particles. Hiragana is mostly grammar and is passed over.
_RUNS = (
    (
        re.compile(
            "[\uac00-\ud7a3\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2,}"
        ),
        2,
    ),
    (re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{4,}"), 4),
)
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{3,}")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_NOUNS_ARE_CAPITAL = frozenset({"de", "lb", "nds"})


def keywords(
    title: str, text: str, *, language: str = "", tags: Sequence[str] = ()
) -> dict[str, int]:
    """Return the terms that say most about a text, at most ``MOST_TERMS``, with their weights.

    A term counts by the logarithm of how often it stands there (Salton and Buckley 1988,
    "Term-weighting approaches in automatic text retrieval"), more if it stands in the title or is
    a tag or a name, less if it is short. Only the first ``LOOKED_AT`` characters are looked at, so
    the work is bounded. The squares of the weights add up to about ``LENGTH`` squared.

    Args:
        title: The text's title.
        text: Its plain text, in any script.
        language: Its BCP 47 tag, or "" if nobody knows.
        tags: What its author said it is about.
    """
    looked_at = _ADDRESS.sub(" ", text[:LOOKED_AT])
    heading = title[:_TITLE_LOOKED_AT]
    counts = Counter(_terms(f"{heading}\n{looked_at}"))
    names = set() if _primary(language) in _NOUNS_ARE_CAPITAL else _names(looked_at, counts)
    strengths: dict[str, float] = {}
    for written, count in counts.items():
        term = _folded(written)
        strength = (1 + log2(count)) * _by_shape(written) * (_NAME if written in names else 1)
        strengths[term] = max(strength, strengths.get(term, 0.0))
    _raise(strengths, _terms(heading), _TITLE)
    tag_terms = {term for tag in tags[:_TAGS_LOOKED_AT] for term in _terms(tag[:_TITLE_LOOKED_AT])}
    for written in tag_terms:
        strengths.setdefault(_folded(written), _by_shape(written))
    _raise(strengths, tag_terms, _TAG)
    return _weights(strengths)


def _terms(text: str) -> Iterable[str]:
    """Return the words of ``text`` as they are written, and the pieces of unspaced ones."""
    if text.isascii():
        return _WORD.findall(text)
    terms: list[str] = _KATAKANA.findall(text)
    for runs, size in _RUNS:
        for run in runs.findall(text):
            terms += (run[at : at + size] for at in range(len(run) - size + 1))
    return terms + _WORD.findall(_HANGUL.sub(" ", UNSPACED.sub(" ", text)))


def _names(text: str, counts: Mapping[str, int]) -> set[str]:
    """Return the words that are capitalised inside a sentence and hardly ever written small."""
    capital = {word for word in _INSIDE_SENTENCE.findall(text) if word[0].isupper()}
    return {
        word
        for word in capital
        if counts.get(word.lower(), 0) <= _SMALL_AT_MOST * counts.get(word, 0)
    }


def _by_shape(written: str) -> float:
    """Return how much a word's length lets expect of it, 0 to 1."""
    if UNSPACED.match(written) or _HANGUL.match(written):
        return 0.7
    length = len(written)
    if 1 < length <= _LONGEST_ACRONYM and written.isupper():
        return _ACRONYM
    if _WITHOUT_VOWELS.match(written):
        length += 1
    return _BY_LENGTH[length] if length < len(_BY_LENGTH) else 1.0


def _raise(strengths: dict[str, float], written: Iterable[str], factor: float) -> None:
    for term in {_folded(word) for word in written}:
        if term in strengths:
            strengths[term] *= factor


def _weights(strengths: Mapping[str, float]) -> dict[str, int]:
    """Return the strongest terms with integer weights; equal ones in the alphabet's order."""
    ordered = sorted(strengths.items(), key=lambda pair: (-pair[1], pair[0]))
    best = [(term, strength) for term, strength in ordered[:MOST_TERMS] if term and strength > 0]
    length = sqrt(sum(strength * strength for _, strength in best))
    return {term: max(1, round(LENGTH * strength / length)) for term, strength in best}


def _folded(written: str) -> str:
    return fold(written)[:_LONGEST_TERM]


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
