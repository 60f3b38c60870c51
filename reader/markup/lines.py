"""Text that can be shown, and titles and names as one line; no HTML is read here."""

import re

from reader.markup.words import without_surrogates

# Controls and noncharacters, which neither a tree nor a page can hold.
_UNSHOWN: dict[int, str | None] = dict.fromkeys([*range(9), *range(14, 32), 127, 0xFFFE, 0xFFFF])
_UNSHOWN |= {11: " ", 12: " "}  # vertical tab and form feed part words
_ANY_UNSHOWN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ufffe\\uffff]")
# Marks that turn the direction of what follows, up to another's words (Unicode Annex 9).
_TURNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_BREAKS = re.compile(r"[^\S\u3000]+")


def without_controls(text: str) -> str:
    """Return ``text`` without what can't be shown; lone surrogates become question marks."""
    if text.isprintable():
        return text
    # To look for them takes a tenth of what it takes to take them out of a long text.
    return without_surrogates(text.translate(_UNSHOWN) if _ANY_UNSHOWN.search(text) else text)


def one_line(text: str) -> str:
    """Return a title or a name as one line that can't disturb what is shown beside it."""
    if text.isprintable():
        # Most are, and have no white space but the blank.
        return " ".join(text.split())
    # The wide space of Chinese and Japanese is a part of how a title is set.
    return _BREAKS.sub(" ", without_controls(text).translate(_TURNS)).strip()
