"""Find words and phrases in a text as a person means them: whole, whatever their case and accents."""

import re
from collections.abc import Callable, Iterable

from reader.markup.words import UNSPACED, fold

Pattern = re.Pattern[str]


def phrases_pattern(phrases: Iterable[str], folded: Callable[[str], str] = fold) -> Pattern:
    """Return what finds any of ``phrases`` in a text that is ``folded``.

    A phrase is found as whole words, unless a star at its end or start lets it go on; scripts
    without spaces have no ends of words, so there it is found anywhere. No phrases find nothing.
    """
    parts = [found for phrase in phrases if (found := _part(phrase, folded))]
    return re.compile("|".join(parts) or r"(?!)")


def _part(phrase: str, folded: Callable[[str], str]) -> str:
    bare = folded(phrase.strip("*"))
    if not bare:
        return ""
    start = "" if phrase.startswith("*") or not _ends_words(bare[0]) else r"(?<!\w)"
    end = "" if phrase.endswith("*") or not _ends_words(bare[-1]) else r"(?!\w)"
    return f"{start}{re.escape(bare)}{end}"


def _ends_words(character: str) -> bool:
    return character.isalnum() and not UNSPACED.match(character)
