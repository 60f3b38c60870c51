"""Words of a text: how many, how long they take to read, and how they are compared."""

import re
import unicodedata

WORDS_A_MINUTE = 230

# Han, kana, and the unspaced scripts of South-East Asia; Korean parts its words by spaces.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
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


def without_surrogates(text: str) -> str:
    """Return ``text`` with a question mark for each lone surrogate, which no UTF-8 can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text
