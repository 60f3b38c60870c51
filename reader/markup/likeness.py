"""Whether two texts are the same story, though one may have been edited or cut a little.

The texts are compared as sets of runs of three words (shingles: Broder, "On the resemblance and
containment of documents", 1997): how much of the smaller set is in the larger.
"""

import re

from reader.markup.words import UNSPACED, fold

_RUN = 3
_CONTAINED = 0.8
# One that has much less of it is only an announcement of the other.
_SHORTER = 0.5
# So much of a text is enough to tell.
_MOST = 20_000
_WORD = re.compile(r"\w+")


def is_same_story(one: str, other: str) -> bool:
    """Return whether two texts say the same in nearly the same words, at nearly the same length."""
    first, second = _runs(one), _runs(other)
    smaller, larger = sorted((first, second), key=len)
    if not smaller or len(smaller) < _SHORTER * len(larger):
        return False
    return len(smaller & larger) >= _CONTAINED * len(smaller)


def _runs(text: str) -> set[tuple[str, ...]]:
    # In scripts without spaces each character is a word of its own.
    words = _WORD.findall(UNSPACED.sub(r" \g<0> ", fold(text[:_MOST])))
    if len(words) < _RUN:
        return {tuple(words)} if words else set()
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
