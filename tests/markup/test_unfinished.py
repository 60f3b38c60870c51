"""What of a search is being typed, and what it is when a suggestion is taken for that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.markup.unfinished import unfinished
from reader.model.search import Field


@pytest.mark.parametrize(
    ("text", "before", "begun", "field"),
    [
        ("", "", "", None),
        ("fer", "", "fer", None),
        ("last fer", "last ", "fer", None),
        ("last ", "last ", "", None),
        ("-fer", "-", "fer", None),
        ("tag:", "", "", Field.TAG),
        ("sea tag:har", "sea ", "har", Field.TAG),
        ("sea -TAG:har", "sea -", "har", Field.TAG),
        ('site:"The Ev', "", "The Ev", Field.SITE),
        ('"last ferry" ', '"last ferry" ', "", None),
    ],
)
def test_the_part_at_the_place_of_typing_is_found(
    text: str, before: str, begun: str, field: Field | None
) -> None:
    part = unfinished(text, len(text))
    assert part is not None
    assert (part.before, part.begun, part.after, part.field) == (before, begun, "", field)


@pytest.mark.parametrize("text", ['"last fer', "http:fer", '-"a'])
def test_within_a_phrase_or_an_address_nothing_is_suggested(text: str) -> None:
    assert unfinished(text, len(text)) is None


def test_within_a_word_nothing_is_suggested() -> None:
    assert unfinished("ferry", 2) is None


def test_what_is_taken_stands_in_its_place() -> None:
    part = unfinished("sea tag:h is:unread", 9)
    assert part is not None
    assert part.taken("harbour", Field.TAG) == ("sea tag:harbour is:unread", 16)
    part = unfinished("site:th", 7)
    assert part is not None
    assert part.taken("The Evening", Field.SITE) == ('site:"The Evening" ', 19)
    part = unfinished("sea -t", 6)
    assert part is not None
    assert part.asked(Field.TAG) == ("sea -tag:", 9)


@given(st.text(alphabet='ab":- t', max_size=20), st.integers(0, 20))
def test_nothing_that_is_typed_is_an_error(text: str, place: int) -> None:
    part = unfinished(text, min(place, len(text)))
    if part is not None:
        assert part.taken("x")[0].startswith(part.before)
