import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.rendering.colors import (
    Lch,
    contrast,
    distance,
    from_lch,
    luminance,
    mixed,
    nearest_at_marks,
    nearest_with_contrast,
    to_lch,
)

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
MARKS = st.sampled_from([3.0, 4.5, 7.0])


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        # The ends of the scale, and colours whose ratios are widely published: #767676 is the
        # lightest grey that reaches AA on white, #949494 the lightest that reaches 3 to 1,
        # #595959 the lightest that reaches AAA.
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#949494", "#ffffff", 3.03),
        ("#595959", "#ffffff", 7.0),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#008000", "#ffffff", 5.14),
        ("#ffff00", "#000000", 19.56),
    ],
)
def test_contrast_is_as_published_and_the_same_both_ways(
    first: str, second: str, ratio: float
) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)
    assert contrast(second, first) == contrast(first, second)
    assert contrast(first.upper(), second.upper()) == contrast(first, second)


@pytest.mark.parametrize(
    ("color", "value"),
    [("#000000", 0.0), ("#ffffff", 1.0), ("#ff0000", 0.2126), ("#00ff00", 0.7152)],
)
def test_luminance_is_the_channels_by_their_share(color: str, value: float) -> None:
    assert luminance(color) == pytest.approx(value)


@pytest.mark.parametrize(
    ("color", "lightness", "chroma", "hue"),
    [
        # CSS Color 4 gives these for the primaries.
        ("#ff0000", 0.62796, 0.25768, 29.234),
        ("#00ff00", 0.86644, 0.29483, 142.495),
        ("#0000ff", 0.45201, 0.31321, 264.052),
        ("#663399", 0.44027, 0.1603, 303.373),
    ],
)
def test_oklch_is_as_published(color: str, lightness: float, chroma: float, hue: float) -> None:
    lch = to_lch(color)
    assert lch.lightness == pytest.approx(lightness, abs=0.0005)
    assert lch.chroma == pytest.approx(chroma, abs=0.0005)
    assert math.degrees(lch.hue) % 360 == pytest.approx(hue, abs=0.05)


@given(COLORS)
def test_a_colour_comes_back_from_oklch_as_it_was(color: str) -> None:
    assert from_lch(to_lch(color)) == color


@given(st.floats(-1, 2), st.floats(0, 1), st.floats(-4, 4))
def test_every_point_of_oklch_has_a_colour(lightness: float, chroma: float, hue: float) -> None:
    color = from_lch(Lch(lightness, chroma, hue))
    assert len(color) == 7
    assert luminance(color) == pytest.approx(luminance(color.upper()))


def test_a_mixture_covers_by_its_part() -> None:
    assert mixed("#000000", "#ffffff", 0) == "#ffffff"
    assert mixed("#000000", "#ffffff", 1) == "#000000"
    assert mixed("#ff0000", "#0000ff", 0.4) == "#660099"


def of_the_hue(ink: str) -> set[str]:
    """Return every colour that ``ink`` becomes when its lightness alone is moved."""
    lch = to_lch(ink)
    return {ink} | {from_lch(Lch(step / 1500, lch.chroma, lch.hue)) for step in range(1501)}


@given(COLORS, st.lists(COLORS, min_size=1, max_size=3), MARKS)
def test_the_nearest_colour_holds_and_none_of_its_hue_is_nearer(
    ink: str, grounds: list[str], mark: float
) -> None:
    candidates = [
        color
        for color in of_the_hue(ink)
        if all(contrast(color, ground) >= mark for ground in grounds)
    ]
    nearest = nearest_with_contrast(ink, grounds, mark)
    if nearest is None:
        assert candidates == []
        return
    assert all(contrast(nearest, ground) >= mark for ground in grounds)
    # One step of a channel apart is as near as rounding lets them be told; in the darkest blue that
    # is 0.006.
    best = min((distance(ink, color) for color in candidates), default=math.inf)
    assert distance(ink, nearest) <= best + 0.01


@given(COLORS, COLORS)
def test_on_one_ground_aa_is_always_reached(ink: str, ground: str) -> None:
    assert nearest_with_contrast(ink, [ground], 4.5) is not None


@given(COLORS, COLORS, MARKS)
def test_a_colour_that_holds_is_left_alone(ink: str, ground: str, mark: float) -> None:
    if contrast(ink, ground) >= mark:
        assert nearest_with_contrast(ink, [ground], mark) == ink


def test_the_end_of_a_hue_is_reached_where_nothing_else_does() -> None:
    assert nearest_with_contrast("#00000d", ["#009972"], 5.799) == "#000000"


def test_between_black_and_white_there_is_no_room_for_aaa() -> None:
    assert nearest_with_contrast("#888888", ["#000000", "#ffffff"], 7) is None
    assert nearest_with_contrast("#888888", ["#000000", "#ffffff"], 4.5) == "#767676"


def test_each_ground_may_have_its_own_mark() -> None:
    moved = nearest_at_marks("#888888", [("#ffffff", 4.5), ("#f0f0f0", 3.0)])
    assert moved == "#767676"


def test_no_ground_asks_nothing() -> None:
    assert nearest_with_contrast("#888888", [], 4.5) == "#888888"
