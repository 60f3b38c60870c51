"""What a page says of itself: whether a reading found it, got it wrong, or is silent.

Facts are compared by their words, without case, signs and accents; a date by its day as it is
written, and by its instant where the page gives a zone.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum

from tests.benchmarks.extraction.cases import StructuredPage
from tests.benchmarks.extraction.markup import parse, text_of
from tests.benchmarks.extraction.reading import Reading


class Verdict(StrEnum):
    """How a reading did with one fact that the page has."""

    RIGHT = "right"
    WRONG = "wrong"
    SILENT = "silent"


FACTS = ("title", "authors", "day", "instant", "site", "language", "description")
# What a byline says besides names.
_NO_NAMES = frozenset("by written and par von und por y et de text story posted".split())
# What stands between a title and its site's name.
_RULE = re.compile(r"\s(?:[|·–—-]|::)\s")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def judge(page: StructuredPage, reading: Reading) -> Mapping[str, Verdict]:
    """Return the verdict on each fact that ``page`` has.

    A description that is a sentence of the article itself was made up for want of one, and is no
    fact of the page.
    """
    verdicts = {
        "title": _same_title(page.title, reading.title),
        "authors": _same_names(page.byline, reading.authors),
        "site": _same_words(page.site, reading.site),
        "language": _same_words(_primary(page.language), _primary(reading.language)),
        "day": _same_day(page.published, reading.published),
        "instant": _same_instant(page.published, reading.published),
    }
    if fold(page.description) not in fold(text_of(parse(page.expected))):
        verdicts["description"] = _same_words(page.description, reading.description)
    return {name: verdict for name, verdict in verdicts.items() if verdict}


def fold(text: str) -> str:
    """Return the words of ``text`` without case, accents and signs, a blank between two."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))


def _verdict(found: object, *, right: bool) -> Verdict:
    if not found:
        return Verdict.SILENT
    return Verdict.RIGHT if right else Verdict.WRONG


def _same_words(expected: str, read: str) -> Verdict | None:
    return _verdict(read, right=fold(expected) == fold(read)) if expected else None


def _same_title(expected: str, read: str) -> Verdict | None:
    """Compare as words; a site's name behind the title may be there or not."""
    if not expected:
        return None
    fronts = [expected, *(expected[: rule.start()] for rule in _RULE.finditer(expected))]
    return _verdict(read, right=fold(read) in map(fold, fronts))


def _same_names(byline: str, authors: Sequence[str]) -> Verdict | None:
    """Compare the names of a byline, whose first line alone has them."""
    if not byline:
        return None
    expected = _names(byline.splitlines()[0])
    read = _names(" ".join(authors))
    return _verdict(authors, right=expected == read)


def _names(text: str) -> list[str]:
    return sorted(word for word in fold(text).split() if word not in _NO_NAMES)


def _primary(language: str) -> str:
    return re.split(r"[-_]", language.strip(), maxsplit=1)[0]


def _same_day(expected: str, read: str) -> Verdict | None:
    day, ours = _day(expected), _day(read)
    if not day:
        return None
    instant = _instant(expected)
    return _verdict(ours, right=day == ours or (bool(instant) and instant == _instant(read)))


def _same_instant(expected: str, read: str) -> Verdict | None:
    """Compare to the minute: some pages give seconds in one place and none in another."""
    instant, ours = _instant(expected), _instant(read)
    if instant is None:
        return None
    right = ours is not None and abs((instant - ours).total_seconds()) < 60
    return _verdict(ours, right=right)


def _day(written: str) -> date | None:
    match = _DAY.match(written)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _instant(written: str) -> datetime | None:
    """Return the instant, or None where no zone is given."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo else None
