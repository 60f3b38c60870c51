"""What somebody looks for, taken apart: words, phrases, what is not wanted, and conditions."""

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What a condition is about; the value is how it is written, as in "tag:sea"."""

    TAG = "tag"
    SITE = "site"
    FEED = "feed"
    AUTHOR = "author"
    TITLE = "title"
    NOTE = "note"
    IS = "is"
    HAS = "has"
    COLLECTION = "collection"
    BEFORE = "before"
    AFTER = "after"
    LANGUAGE = "lang"
    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand one after the other; ``is_begun`` says that the last may go on."""

    text: str
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words of which no two stand further apart than ``distance`` others."""

    words: tuple[Words, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be so of an article; ``value`` makes sense for the field."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be so."""

    wanted: "Words | Near | Condition"


@dataclass(frozen=True, slots=True)
class Either:
    """Of these one is enough."""

    parts: tuple["Part", ...]


Part = Words | Near | Condition | Not | Either


@dataclass(frozen=True, slots=True)
class Search:
    """All of ``parts`` are wanted; ``problems`` are sentences on what was left out, and why."""

    parts: tuple[Part, ...] = ()
    problems: tuple[str, ...] = ()
