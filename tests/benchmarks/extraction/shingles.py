"""How near one text comes to another: precision, recall and F1 of shingles, and exact sameness.

The definition is that of the public article extraction benchmark
(https://github.com/scrapinghub/article-extraction-benchmark): the tokens of a text are its runs of
word characters, as written; a shingle is four tokens in a row, or the whole of a shorter text; each
counts as often as it stands there. Precision is the mean over the pages for which something was
read, recall over those where something was expected, and F1 is that of the two means.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

SHINGLE = 4
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PageScore:
    """One page: its shingles found in both texts, added by the reading, and missed by it."""

    both: int
    added: int
    missed: int
    exact: bool

    @property
    def precision(self) -> float | None:
        """The share of what was read that is right, or None if nothing was read."""
        read = self.both + self.added
        return self.both / read if read else None

    @property
    def recall(self) -> float | None:
        """The share of what was expected that was read, or None if nothing was expected."""
        expected = self.both + self.missed
        return self.both / expected if expected else None

    @property
    def f1(self) -> float:
        """Precision and recall in one, 1 for two empty texts."""
        whole = 2 * self.both + self.added + self.missed
        return 2 * self.both / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class TextScore:
    """All pages together."""

    precision: float
    recall: float
    f1: float
    exact: float


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` as the public benchmark takes them."""
    return _TOKEN.findall(text)


def compare(expected: str, read: str) -> PageScore:
    """Return how near the text ``read`` comes to ``expected``."""
    right, ours = tokens(expected), tokens(read)
    wanted, found = _shingles(right), _shingles(ours)
    both = (wanted & found).total()
    return PageScore(both, found.total() - both, wanted.total() - both, right == ours)


def together(pages: Sequence[PageScore]) -> TextScore:
    """Return the score over ``pages``, zero where there is nothing to take a mean of."""
    precisions = [page.precision for page in pages if page.precision is not None]
    recalls = [page.recall for page in pages if page.recall is not None]
    precision = mean(precisions) if precisions else 0.0
    recall = mean(recalls) if recalls else 0.0
    whole = precision + recall
    return TextScore(
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / whole if whole else 0.0,
        exact=mean(page.exact for page in pages) if pages else 0.0,
    )


def _shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    if not words:
        return Counter()
    count = max(1, len(words) - SHINGLE + 1)
    return Counter(tuple(words[start : start + SHINGLE]) for start in range(count))
