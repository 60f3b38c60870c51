"""Which colours of a theme are read on which, how well they must, and how that is brought about.

The pairs are those that resources/page/page.css, resources/window/window.qss, the window's palette
and the list's delegate show. Colours come as a mapping from a field's name to "#rrggbb".
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.rendering.colors import contrast, distance, luminance, mixed, nearest_at_marks

# Contrast for words and for what is no word, and the better one for words (WCAG 2.2, sections
# 1.4.3, 1.4.11 and 1.4.6).
AA, AA_OF_SHAPES, AAA = 4.5, 3.0, 7.0

_WINDOW = "ground panel raised accent_ground hover"
_INKS = (
    ("text", f"{_WINDOW} code_ground highlight", AA),
    ("secondary", f"{_WINDOW} code_ground", AA),
    ("link", "ground panel raised code_ground highlight", AA),
    ("accent", "ground panel raised accent_ground", AA),
    ("accent", "code_ground hover", AA_OF_SHAPES),
    ("focus", f"{_WINDOW} code_ground", AA_OF_SHAPES),
    ("found", "ground", AA_OF_SHAPES),
    ("on_accent", "accent", AA),
    ("on_found", "found", AA),
    ("code_text", "code_ground", AA),
    ("code_keyword", "code_ground", AA),
    ("code_string", "code_ground", AA),
    ("code_number", "code_ground", AA),
    ("code_name", "code_ground", AA),
    ("code_comment", "code_ground", AA),
)

PAIRS: tuple[tuple[str, str, float], ...] = tuple(
    (ink, ground, mark) for ink, grounds, mark in _INKS for ground in grounds.split()
)
"""The ink, the ground and the least contrast of every pair."""

HIGH_CONTRAST_PAIRS: tuple[tuple[str, str, float], ...] = (
    *((ink, ground, AAA if ink == "text" else mark) for ink, ground, mark in PAIRS),
    # There, fields and tables are told from their ground by their lines.
    *(("line", ground, AA_OF_SHAPES) for ground in ("ground", "panel", "raised")),
)
"""The same for themes of high contrast."""

# What gives way to the text and then what gives way to its grounds, in this order.
_YIELDING_GROUNDS = ("panel", "raised", "accent_ground", "hover", "code_ground", "highlight")
_YIELDING_INKS = (
    *("secondary", "link", "accent", "on_accent", "focus", "found", "on_found", "line"),
    *("code_text", "code_keyword", "code_string", "code_number", "code_name", "code_comment"),
)
# What may be left out, and whose colour it then has.
_FOLLOWING = {"focus": "accent", "found": "accent", "on_found": "on_accent"}
_HOVER = 0.07  # how much of the text's colour is over the panel under the pointer
OPTIONAL = frozenset({*_FOLLOWING, "hover"})
"""The colours that follow from others where they are not given."""

_BLACK, _WHITE = "#000000", "#ffffff"


@dataclass(frozen=True, slots=True)
class PairRatio:
    """A pair of colours: the contrast that it has and the one that it must have."""

    ink: str
    ground: str
    ratio: float
    mark: float

    @property
    def holds(self) -> bool:
        """Whether the pair is at its mark."""
        return self.ratio >= self.mark


def ratios(colors: Mapping[str, str], *, high_contrast: bool) -> list[PairRatio]:
    """Return every pair of a whole set of colours, in the order of the table."""
    return [
        PairRatio(ink, ground, contrast(colors[ink], colors[ground]), mark)
        for ink, ground, mark in (HIGH_CONTRAST_PAIRS if high_contrast else PAIRS)
    ]


def mended(given: Mapping[str, str], *, high_contrast: bool) -> tuple[dict[str, str], list[str]]:
    """Return all colours with every pair at its mark, and a note for each given one that moved.

    ``given`` holds every colour but perhaps some of ``OPTIONAL``.

    The page's ground is the anchor: only high contrast may move it, away from the greys on which
    neither black nor white has 7. Then the text moves, then the other grounds, to that side of
    the text where the page's ground is, then the inks. Each moves once, and there is always
    somewhere to go: on all grounds that have passed, black (for light text, white) reaches the
    mark of every ink, and on a ground that stands alone one of the two has 4.58 at least.
    """
    mending = _Mending(given, HIGH_CONTRAST_PAIRS if high_contrast else PAIRS)
    mending.move_ground(AAA if high_contrast else AA)
    mending.move("text", ["ground"])
    for ground in _YIELDING_GROUNDS:
        mending.move_to_text(ground)
    for ink in _YIELDING_INKS:
        mending.move(ink)
    return mending.colors, mending.notes


class _Mending:
    """A set of colours on its way to be read well, with what to tell its author."""

    def __init__(self, given: Mapping[str, str], pairs: tuple[tuple[str, str, float], ...]) -> None:
        self.colors = dict(given)
        self.notes: list[str] = []
        self._given = given
        self._pairs = pairs

    def move_ground(self, mark: float) -> None:
        """Move the page's ground to where black or white reaches ``mark`` on it."""
        ground = self.colors["ground"]
        best = max((_BLACK, _WHITE), key=lambda end: contrast(ground, end))
        nearest = [nearest_at_marks(ground, [(end, mark)]) for end in (_BLACK, _WHITE)]
        moved = min(filter(None, nearest), key=lambda color: distance(ground, color))
        name = "black" if best == _BLACK else "white"
        self._set("ground", moved, (f"even {name} on ground", contrast(ground, best), mark))

    def move_to_text(self, name: str) -> None:
        """Move a ground to where the text reaches its mark, on the same side as on the page."""
        self._fill(name)
        mark = next(mark for ink, ground, mark in self._pairs if (ink, ground) == ("text", name))
        text, ground = self.colors["text"], self.colors["ground"]
        end = _BLACK if luminance(text) < luminance(ground) else _WHITE
        ratio = contrast(text, self.colors[name])
        moved = nearest_at_marks(self.colors[name], [(text, mark), (end, mark)])
        self._set(name, moved, (f"text on {name}", ratio, mark))

    def move(self, ink: str, only: Sequence[str] = ()) -> None:
        """Move an ink to where it reaches its marks on all its grounds, or ``only`` on some."""
        self._fill(ink)
        marks = [
            (ground, mark)
            for pair_ink, ground, mark in self._pairs
            if pair_ink == ink and (not only or ground in only)
        ]
        if not marks:
            return
        found = [(contrast(self.colors[ink], self.colors[ground]), mark) for ground, mark in marks]
        worst = min(range(len(marks)), key=lambda at: found[at][0] / found[at][1])
        moved = nearest_at_marks(
            self.colors[ink], [(self.colors[ground], mark) for ground, mark in marks]
        )
        self._set(ink, moved, (f"{ink} on {marks[worst][0]}", *found[worst]))

    def _fill(self, name: str) -> None:
        """Give a colour that was left out the one that follows from others."""
        if name == "hover" and name not in self.colors:
            self.colors[name] = mixed(self.colors["text"], self.colors["panel"], _HOVER)
        elif name in _FOLLOWING:
            self.colors.setdefault(name, self.colors[_FOLLOWING[name]])

    def _set(self, name: str, color: str | None, reason: tuple[str, float, float]) -> None:
        before = self.colors[name]
        # There is always one (see ``mended``).
        self.colors[name] = color or before
        if color != before and name in self._given:
            pair, ratio, mark = reason
            self.notes.append(
                f"{pair} has a contrast of {shown_ratio(ratio)} and needs {mark:g}, "
                f"so {name} was moved from {before} to {color}"
            )


def shown_ratio(ratio: float) -> str:
    """Return a contrast as it is printed: cut, so that what is under a mark is shown under it."""
    return f"{math.floor(ratio * 100) / 100:.2f}"
