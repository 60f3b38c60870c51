"""What is suggested while a search is typed."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model.search import Field


class SuggestionKind(StrEnum):
    """What is suggested."""

    OPERATOR = "operator"  # what a condition is about, as in "tag:"
    VALUE = "value"  # what a condition asks for
    WORD = "word"  # a word that goes on
    TITLE = "title"  # of an article that is opened
    RECENT = "recent"  # what was looked for before
    FORGET = "forget"  # what was looked for before


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the suggestions.

    ``text`` is what the box has when it is taken, and ``place`` where the next letter goes in it.
    ``words`` is what is shown: a value, a word, a title. ``field`` is of operators and values,
    ``article`` of a title.
    """

    kind: SuggestionKind
    words: str
    text: str = ""
    place: int = 0
    field: Field | None = None
    article: int = 0


@dataclass(frozen=True, slots=True)
class KnownValues:
    """What conditions may ask for in a library: for each field its values, the most used first."""

    values: dict[Field, tuple[str, ...]]
