"""What can be found, as data, and in which order it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from reader.markup.fuzzy import fuzzy_score
from reader.markup.words import fold

MOST_SHOWN = 100
MOST_REMEMBERED = 40
# So much is a name worth that was chosen last; the ones before it ever less.
_RECENT = 0.14
# Among names that fit alike, what the window does and where it goes come before articles.
_ASIDE = 0.06
# Names that fit far worse than the best are letters by chance.
_TOO_FAR = 0.55


class Kind(StrEnum):
    """What sort of thing is found."""

    ACTION = "action"
    ARTICLE = "article"
    SHELF = "shelf"
    FEED = "feed"
    FOLDER = "folder"
    TAG = "tag"
    COLLECTION = "collection"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found, and what choosing it does.

    ``name`` is what it is remembered by, of its own among all kinds. ``detail`` says more of it
    than its words, ``keys`` are its keys as the platform writes them, and ``checked`` is None for
    what can't be checked. ``is_found`` is for what the library has found by the words themselves.
    """

    kind: Kind
    name: str
    words: str
    act: Callable[[], object]
    detail: str = ""
    keys: tuple[str, ...] = ()
    enabled: bool = True
    checked: bool | None = None
    is_found: bool = False


def kind_words(entry: Entry) -> str:
    """Return what an entry is, in words, with what more there is to say of it."""
    words = {
        Kind.ACTION: QCoreApplication.translate("palette", "Action"),
        Kind.ARTICLE: QCoreApplication.translate("palette", "Article"),
        Kind.SHELF: QCoreApplication.translate("palette", "Shelf"),
        Kind.FEED: QCoreApplication.translate("palette", "Feed"),
        Kind.FOLDER: QCoreApplication.translate("palette", "Folder"),
        Kind.TAG: QCoreApplication.translate("palette", "Tag"),
        Kind.COLLECTION: QCoreApplication.translate("palette", "Collection"),
        Kind.THEME: QCoreApplication.translate("palette", "Theme"),
    }[entry.kind]
    return f"{words} · {entry.detail}" if entry.detail else words


def in_order(wanted: str, entries: Sequence[Entry], last: Sequence[str]) -> list[Entry]:
    """Return the entries that ``wanted`` fits, the best first; all of them where nothing is wanted.

    Args:
        wanted: what was typed.
        entries: what there is, the most useful first; of two with one name the later is meant.
        last: the names of what was chosen last, the last first.
    """
    entries = list({each.name: each for each in entries}.values())
    rank = {name: number for number, name in enumerate(last)}
    if not wanted.strip():
        recent = [each for each in entries if each.name in rank and each.enabled]
        recent.sort(key=lambda each: rank[each.name])
        names = {each.name for each in recent}
        return [*recent, *(each for each in entries if each.name not in names)][:MOST_SHOWN]
    folded = fold(wanted)
    scored: list[tuple[float, int, Entry]] = []
    for number, entry in enumerate(entries):
        score = fuzzy_score(folded, _folded(entry.words))
        if score or entry.is_found:
            # What the library found fits in some way, whatever the letters' order.
            scored.append((max(score, _TOO_FAR) if entry.is_found else score, number, entry))
    best = max((score for score, _number, _entry in scored), default=0.0)
    kept = [
        (score + _liking(entry, rank), -number, entry)
        for score, number, entry in scored
        if score >= best * _TOO_FAR
    ]
    kept.sort(key=lambda each: each[:2], reverse=True)
    return [entry for _score, _number, entry in kept][:MOST_SHOWN]


def remembered(name: str, last: Sequence[str]) -> list[str]:
    """Return the names of what was chosen last after ``name`` was chosen."""
    return [name, *(each for each in last if each != name)][:MOST_REMEMBERED]


def _liking(entry: Entry, rank: dict[str, int]) -> float:
    """Return what an entry gains by having been chosen before, and loses by what it is."""
    recent = _RECENT / (1 + rank[entry.name] / 4) if entry.name in rank else 0.0
    is_aside = entry.kind is Kind.ARTICLE or not entry.enabled
    return recent - (_ASIDE if is_aside else 0.0)


@lru_cache(maxsize=16_384)
def _folded(words: str) -> str:
    return fold(words)
