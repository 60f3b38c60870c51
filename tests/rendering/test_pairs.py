from dataclasses import fields

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.rendering.colors import contrast, luminance, mixed
from reader.rendering.pairs import (
    HIGH_CONTRAST_PAIRS,
    OPTIONAL,
    PAIRS,
    mended,
    ratios,
    shown_ratio,
)
from reader.rendering.theme import Colors

NAMES = [field.name for field in fields(Colors)]
COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
REQUIRED = [name for name in NAMES if name not in OPTIONAL]
SETS = st.fixed_dictionaries(
    dict.fromkeys(REQUIRED, COLORS), optional=dict.fromkeys(OPTIONAL, COLORS)
)


@given(SETS, st.booleans())
@example(dict.fromkeys(NAMES, "#767676"), True)
@example(dict.fromkeys(NAMES, "#000000"), False)
@example(dict.fromkeys(REQUIRED, "#ffffff"), True)
# A text that could be read on black and on white alike.
@example(dict.fromkeys(NAMES, "#000000") | {"text": "#767676", "raised": "#ffffff"}, False)
def test_whatever_colours_are_given_every_pair_comes_out_at_its_mark(
    given_colors: dict[str, str], high_contrast: bool
) -> None:
    colors, _ = mended(given_colors, high_contrast=high_contrast)
    assert set(colors) == set(NAMES)
    under = [row for row in ratios(colors, high_contrast=high_contrast) if not row.holds]
    assert under == []


@given(SETS, st.booleans())
def test_what_was_mended_is_not_mended_again_and_each_change_has_its_note(
    given_colors: dict[str, str], high_contrast: bool
) -> None:
    colors, notes = mended(given_colors, high_contrast=high_contrast)
    changed = [name for name, color in given_colors.items() if colors[name] != color]
    assert len(notes) == len(changed)
    for name in changed:
        said = f", so {name} was moved from {given_colors[name]} to {colors[name]}"
        assert sum(note.endswith(said) for note in notes) == 1
    assert mended(colors, high_contrast=high_contrast) == (colors, [])


@given(SETS)
def test_the_ground_stays_and_all_grounds_are_on_its_side_of_the_text(
    given_colors: dict[str, str],
) -> None:
    colors, _ = mended(given_colors, high_contrast=False)
    assert colors["ground"] == given_colors["ground"]
    grounds = [ground for ink, ground, _ in PAIRS if ink == "text"]
    is_dark_text = {luminance(colors["text"]) < luminance(colors[ground]) for ground in grounds}
    assert len(is_dark_text) == 1


def test_high_contrast_asks_aaa_of_the_text_and_more_of_no_other_word() -> None:
    usual = {(ink, ground): mark for ink, ground, mark in PAIRS}
    high = {(ink, ground): mark for ink, ground, mark in HIGH_CONTRAST_PAIRS}
    assert {ink for (ink, _), mark in high.items() if mark == 7} == {"text"}
    assert {high[pair] for pair in usual if pair[0] == "text"} == {7}
    assert {pair: mark for pair, mark in high.items() if pair[0] not in {"text", "line"}} == {
        pair: mark for pair, mark in usual.items() if pair[0] != "text"
    }
    assert [high["line", ground] for ground in ("ground", "panel", "raised")] == [3, 3, 3]


@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        ("text", "ground panel raised accent_ground hover code_ground highlight"),
        ("secondary", "ground panel raised accent_ground hover code_ground"),
        ("link", "ground panel raised code_ground highlight"),
        ("accent", "ground panel raised accent_ground"),
        ("on_accent", "accent"),
        ("on_found", "found"),
        ("code_text", "code_ground"),
        ("code_keyword", "code_ground"),
        ("code_string", "code_ground"),
        ("code_number", "code_ground"),
        ("code_name", "code_ground"),
        ("code_comment", "code_ground"),
    ],
)
def test_words_are_asked_for_aa_wherever_they_are_written(ink: str, grounds: str) -> None:
    asked = {ground for one, ground, mark in PAIRS if one == ink and mark == 4.5}
    assert asked == set(grounds.split())


def test_rings_and_marks_are_asked_for_three() -> None:
    asked = {(ink, ground) for ink, ground, mark in PAIRS if mark == 3}
    assert {("focus", ground) for ground in ("ground", "panel", "raised")} <= asked
    assert {("accent", "code_ground"), ("accent", "hover"), ("found", "ground")} <= asked


def test_a_note_names_the_worst_pair_its_contrast_its_mark_and_what_came_of_it() -> None:
    colors = {name: "#ffffff" for name in REQUIRED if "ground" in name or name == "highlight"}
    colors |= {"panel": "#eeeeee", "raised": "#ffffff"}
    colors |= {name: "#000000" for name in REQUIRED if name not in colors}
    colors |= {"on_accent": "#ffffff", "secondary": "#777777", "hover": "#ffffff"}
    moved, notes = mended(colors, high_contrast=False)
    assert contrast(moved["secondary"], "#eeeeee") >= 4.5
    (note,) = notes
    assert note == (
        "secondary on panel has a contrast of 3.85 and needs 4.5, "
        f"so secondary was moved from #777777 to {moved['secondary']}"
    )


def test_what_is_left_out_follows_what_others_became() -> None:
    colors = dict.fromkeys(REQUIRED, "#ffffff") | {"accent": "#fafafa", "text": "#222222"}
    moved, notes = mended(colors, high_contrast=False)
    assert moved["focus"] == moved["found"] == moved["accent"] != "#fafafa"
    assert moved["on_found"] == moved["on_accent"]
    assert moved["hover"] == mixed("#222222", "#ffffff", 0.07)
    assert not any(note.startswith(tuple(OPTIONAL)) for note in notes)


def test_a_contrast_just_under_its_mark_is_printed_under_it() -> None:
    assert shown_ratio(4.4999) == "4.49"
    assert shown_ratio(4.5) == "4.50"
