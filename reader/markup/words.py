"""Words of a text: how many, how long they take to read, and how they are compared."""

import re
import unicodedata

WORDS_A_MINUTE = 230

# Han, kana, and the unspaced scripts of South-East Asia; Korean parts its words by spaces.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
# Signs on letters that may be left out, and what has no shape. The vowel signs of India and Thailand,
# and the voicing of kana, are no such signs: without them it is another word.
_LEFT_OUT = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u0640\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff]"
)
# Unicode takes none of these apart.
_PLAIN_LETTERS = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
)
# A word goes on through hyphens, apostrophes and the combining marks that ``\w`` leaves out.
_WORD = re.compile(r"\w[^\s.,;:!?…()\[\]{}<>\"“”„«»‹›–—/|·•،؛؟।。、]*")


def count_words(text: str) -> int:
    """Return the words in ``text``; in scripts without spaces two characters count as one."""
    pieces = text.split()
    # Most are a word each, and need no closer look.
    others = [piece for piece in pieces if not (piece.isalnum() and piece.isascii())]
    rest, unspaced = UNSPACED.subn(" ", " ".join(others))
    plain = len(pieces) - len(others)
    return plain + len(_WORD.findall(rest)) + (unspaced + 1) // 2


def reading_minutes(words: int) -> int:
    """Return the minutes that ``words`` take at an easy pace, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))


def fold(text: str) -> str:
    """Return ``text`` as it is compared in a search: no case, no accents, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(bare(text).split())


def bare(text: str) -> str:
    """Return ``text`` without case and accents; its white space stays."""
    # Twice, since "℡" has no case of its own but is decomposed to letters that have.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def alike(text: str) -> str:
    """Return ``text`` as the index has it and excerpts are found in it; its white space stays.

    Without case and accents, "ß" as "ss", without what has no shape; so does the page's own search.
    """
    if text.isascii():
        return text.lower()
    # Whole letters first: an accent may stand beside its letter.
    return unicodedata.normalize("NFC", text).translate(_LETTERS)


class _Letters(dict[int, str]):
    """What stands for each letter; worked out when it is first met, since texts repeat theirs."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFKD", chr(code)).casefold()
        plain = _LEFT_OUT.sub("", unicodedata.normalize("NFKD", letter)).translate(_PLAIN_LETTERS)
        # Korean syllables and voiced kana are whole again.
        self[code] = unicodedata.normalize("NFC", plain)
        return self[code]


_LETTERS = _Letters()


def without_surrogates(text: str) -> str:
    """Return ``text`` with a question mark for each lone surrogate, which no UTF-8 can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text
