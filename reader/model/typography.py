"""How a page's text is set, as the reader chose it."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

# What a typeface is called that names an installed family rather than one of the proposed stacks.
FAMILY_PREFIX = "family:"
_LONGEST_FAMILY = 100


class Stack(StrEnum):
    """The proposed typefaces."""

    SERIF = "serif"
    SANS = "sans"
    READABLE = "readable"
    MONO = "mono"


class ParagraphStyle(StrEnum):
    """What parts one paragraph from the next."""

    SPACE = "space"
    INDENT = "indent"


class PageMode(StrEnum):
    """How a page is gone through."""

    SCROLLED = "scrolled"
    PAGED = "paged"  # turned, as in a book


@dataclass(frozen=True, slots=True)
class Range:
    """The values a number may have, the step between two of them, and the usual one."""

    smallest: float
    largest: float
    step: float
    usual: float

    def holds(self, value: object) -> bool:
        """Return whether ``value`` is a number within the range."""
        # A bool is a number to Python and none to a reader; NaN compares as within nothing.
        return (
            isinstance(value, (int, float))
            and not isinstance(value, bool)
            and self.smallest <= value <= self.largest
        )

    def stepped(self, value: float, steps: int) -> float:
        """Return the value ``steps`` further on, on the grid of steps and within the range."""
        nearest = round((value - self.smallest) / self.step) + steps
        last = math.floor((self.largest - self.smallest) / self.step + 1e-9)
        return round(self.smallest + min(max(nearest, 0), last) * self.step, 6)


# The fields that are numbers; ``size`` is a factor, the spacings are in em.
RANGES = {
    "size": Range(0.6, 2.4, 0.05, 1.0),
    "line_height": Range(1.2, 2.4, 0.06, 1.62),
    "measure": Range(40, 110, 2, 66),
    "letter_spacing": Range(-0.02, 0.15, 0.01, 0.0),
    "word_spacing": Range(0.0, 0.5, 0.05, 0.0),
}


@dataclass(frozen=True, slots=True)
class Typography:
    """How text is set; ``typeface`` is a ``Stack`` or ``family:`` and an installed family."""

    typeface: str = Stack.SERIF
    size: float = RANGES["size"].usual
    line_height: float = RANGES["line_height"].usual
    measure: int = int(RANGES["measure"].usual)
    paragraphs: ParagraphStyle = ParagraphStyle.SPACE
    justified: bool = False
    hyphenated: bool = False
    letter_spacing: float = RANGES["letter_spacing"].usual
    word_spacing: float = RANGES["word_spacing"].usual


USUAL = Typography()


def from_fields(values: object) -> Typography:
    """Return the typography in a file's ``values``; what makes no sense there is the usual.

    Args:
        values: what was read, of any kind; ``as_fields`` wrote it, or anyone.
    """
    found: dict[Any, Any] = values if isinstance(values, dict) else {}
    numbers = {
        name: float(found[name]) if allowed.holds(found.get(name)) else allowed.usual
        for name, allowed in RANGES.items()
    }
    return Typography(
        typeface=_typeface(found.get("typeface")),
        size=numbers["size"],
        line_height=numbers["line_height"],
        measure=round(numbers["measure"]),
        paragraphs=_paragraphs(found.get("paragraphs")),
        justified=_choice(found.get("justified"), usual=USUAL.justified),
        hyphenated=_choice(found.get("hyphenated"), usual=USUAL.hyphenated),
        letter_spacing=numbers["letter_spacing"],
        word_spacing=numbers["word_spacing"],
    )


def as_fields(typography: Typography) -> dict[str, str | float | bool]:
    """Return ``typography`` as a file holds it; ``from_fields`` reads it back."""
    return {
        "typeface": str(typography.typeface),
        "size": typography.size,
        "line_height": typography.line_height,
        "measure": typography.measure,
        "paragraphs": typography.paragraphs.value,
        "justified": typography.justified,
        "hyphenated": typography.hyphenated,
        "letter_spacing": typography.letter_spacing,
        "word_spacing": typography.word_spacing,
    }


def family_of(typeface: str) -> str:
    """Return the installed family that ``typeface`` names, or nothing for a stack."""
    return typeface[len(FAMILY_PREFIX) :] if typeface.startswith(FAMILY_PREFIX) else ""


def _typeface(value: object) -> str:
    if not isinstance(value, str):
        return USUAL.typeface
    family = family_of(value)
    # No family's name has controls in it, and lone surrogates can be written nowhere.
    is_family = 0 < len(family) <= _LONGEST_FAMILY and family.isprintable() and family.strip()
    return value if is_family or value in list(Stack) else USUAL.typeface


def _paragraphs(value: object) -> ParagraphStyle:
    if isinstance(value, str) and value in list(ParagraphStyle):
        return ParagraphStyle(value)
    return USUAL.paragraphs


def _choice(value: object, *, usual: bool) -> bool:
    return value if isinstance(value, bool) else usual
