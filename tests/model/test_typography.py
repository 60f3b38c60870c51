import json
import math
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.typography import (
    RANGES,
    USUAL,
    ParagraphStyle,
    Typography,
    as_fields,
    family_of,
    from_fields,
)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
SENSELESS_NUMBERS = (math.nan, math.inf, -math.inf, 10**400, -(10**400), True, "1", None, [1])


def typographies() -> st.SearchStrategy[Typography]:
    numbers = {
        name: st.floats(allowed.smallest, allowed.largest) for name, allowed in RANGES.items()
    }
    return st.builds(
        Typography,
        typeface=st.sampled_from(["serif", "sans", "readable", "mono", "family:Gentium Plus"]),
        paragraphs=st.sampled_from(ParagraphStyle),
        **(numbers | {"measure": st.integers(40, 110)}),
    )


@given(typographies())
def test_what_is_written_is_read_back(typography: Typography) -> None:
    assert from_fields(json.loads(json.dumps(as_fields(typography)))) == typography


@pytest.mark.parametrize("name", RANGES)
@pytest.mark.parametrize("value", SENSELESS_NUMBERS)
def test_a_number_without_sense_gives_the_usual(name: str, value: object) -> None:
    assert from_fields({name: value}) == USUAL


@pytest.mark.parametrize("name", RANGES)
def test_the_ends_of_a_range_are_within_it_and_what_lies_past_them_is_not(name: str) -> None:
    allowed = RANGES[name]
    for end in (allowed.smallest, allowed.largest):
        assert getattr(from_fields({name: end}), name) == end
    for outside in (allowed.smallest - 0.01, allowed.largest + 0.01):
        assert from_fields({name: outside}) == USUAL


@pytest.mark.parametrize(
    "typeface",
    ["", "Serif", "family:", "family: ", "family:a\nb", "family:\ud800", "family:" + "x" * 101, 7],
)
def test_a_typeface_without_sense_gives_the_usual(typeface: object) -> None:
    assert from_fields({"typeface": typeface}) == USUAL


def test_an_installed_family_is_kept_by_its_name() -> None:
    typeface = from_fields({"typeface": "family:Noto Naskh عربي"}).typeface
    assert family_of(typeface) == "Noto Naskh عربي"
    assert family_of("serif") == ""


def test_a_value_without_sense_takes_no_other_with_it() -> None:
    read = from_fields({"size": "large", "measure": 72, "justified": "yes", "unknown": 1})
    assert read == replace(USUAL, measure=72)


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Typography)]), ANYTHING))
def test_whatever_a_file_says_the_text_can_be_set(values: dict[str, object]) -> None:
    typography = from_fields(values)
    for name, allowed in RANGES.items():
        assert allowed.holds(getattr(typography, name))
    assert from_fields(as_fields(typography)) == typography


@given(ANYTHING)
def test_values_that_are_no_fields_give_the_usual(values: object) -> None:
    if not isinstance(values, dict):
        assert from_fields(values) == USUAL


@pytest.mark.parametrize("name", RANGES)
def test_steps_meet_the_usual_value_and_stay_in_range(name: str) -> None:
    allowed = RANGES[name]
    assert allowed.stepped(allowed.usual, 0) == allowed.usual
    assert allowed.stepped(allowed.usual, 1_000) == allowed.largest
    assert allowed.stepped(allowed.usual, -1_000) == allowed.smallest
    assert allowed.stepped(allowed.smallest, 1) == pytest.approx(allowed.smallest + allowed.step)
