"""What a text misses of another one and adds to it, run by run of words, in their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from tests.benchmarks.extraction.shingles import SHINGLE

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words of one line; ``added`` says that it's the reading's, else it is missed.

    ``whole`` says that it is the whole line.
    """

    added: bool
    text: str
    words: int
    whole: bool


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    line: int


def differences(expected: str, read: str) -> Iterator[Difference]:
    """Give what ``read`` misses of ``expected`` and adds to it, cut at the ends of lines.

    Line ends alone are no difference, as they are none in the score; and words in common that are
    fewer than a shingle do not count as found either.
    """
    wanted, found = _words(expected), _words(read)
    matcher = SequenceMatcher(
        None,
        [expected[word.start : word.end] for word in wanted],
        [read[word.start : word.end] for word in found],
        autojunk=False,
    )
    at, at_read = 0, 0
    for start, start_read, size in matcher.get_matching_blocks():
        if 0 < size < SHINGLE:
            continue
        yield from _runs(expected, wanted, at, start, added=False)
        yield from _runs(read, found, at_read, start_read, added=True)
        at, at_read = start + size, start_read + size


def _words(text: str) -> list[_Word]:
    words, line, last = [], 0, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        words.append(_Word(match.start(), match.end(), line))
    return words


def _runs(
    text: str, words: list[_Word], start: int, end: int, *, added: bool
) -> Iterator[Difference]:
    """Give the words from ``start`` to before ``end``, a run for each line."""
    while start < end:
        line = words[start].line
        stop = start
        while stop < end and words[stop].line == line:
            stop += 1
        begins = start == 0 or words[start - 1].line != line
        ends = stop == len(words) or words[stop].line != line
        yield Difference(
            added, text[words[start].start : words[stop - 1].end], stop - start, begins and ends
        )
        start = stop
