"""Whether the entries of a feed are plainly cut short, so that the whole pages are worth offering."""

import re
from collections.abc import Sequence
from statistics import median

from reader.model.article import Draft

# Fewer say nothing of a feed.
_FEWEST = 3
_MOST_OF_THEM = 0.6
# Nobody's articles are all so short.
_SHORT = 250
_LONG_ENOUGH = 2_500
# A text that stops in the middle, or that leads on to its page: the end of it in several languages.
_CUT = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|»|→|read (?:more|on)|continue reading|more…?"
    r"|weiterlesen|lire la suite|leer más|seguir leyendo|continua a leggere|leggi tutto|lees verder"
    r"|läs mer|baca selengkapnya|читать далее|続きを読む|阅读全文)[\s.»→\])]*$",
    re.IGNORECASE,
)
_END = 60


def are_cut_short(drafts: Sequence[Draft]) -> bool:
    """Return whether most of the articles are only beginnings of what stands at their addresses."""
    texts = [draft.text for draft in drafts if draft.url]
    if len(texts) < _FEWEST:
        return False
    cut = sum(len(text) < _LONG_ENOUGH and _is_cut(text) for text in texts)
    return cut >= _MOST_OF_THEM * len(texts) or median(map(len, texts)) < _SHORT


def _is_cut(text: str) -> bool:
    return _CUT.search(text[-_END:].rstrip()) is not None
