import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.markup.excerpts import excerpt, marks_pattern, wanted_phrases
from reader.markup.search_query import parse_search

LONG = (
    "It rains on the quay. " * 20
    + "At dusk the last\n ferry leaves the Hafenstraße, été. "
    + "Later. " * 60
)


def found(words: str, text: str = LONG) -> list[str]:
    pattern = marks_pattern(wanted_phrases(parse_search(words)))
    assert pattern is not None
    return [f"[{p.text}]" if p.is_marked else p.text for p in excerpt(text, pattern)]


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("dusk ", ["[dusk]"]),
        ("DUSK ferry ", ["[dusk]", "[ferry]"]),
        ('"last ferry"', ["[last ferry]"]),
        ("hafen", ["[Hafen]"]),
        ("ete ", ["[été]"]),
        ("strasse OR leaves ", ["[leaves]"]),
        ("-rains dusk NEAR last ", ["[dusk]", "[last]"]),
    ],
)
def test_the_words_are_marked_where_they_stand_first(words: str, marked: list[str]) -> None:
    pieces = found(words)
    assert [each for each in pieces if each.startswith("[")] == marked
    assert pieces[0] == "…"
    assert len("".join(pieces)) < 240


def test_at_the_beginning_nothing_is_left_out_before_it() -> None:
    assert found("rains ")[:2] == ["It ", "[rains]"]


def test_scripts_without_spaces_are_marked_too() -> None:
    assert found("フェリー", "港から最後のフェリーが出ていく。") == [
        "港から最後の",
        "[フェリー]",
        "が出ていく。",
    ]


def test_what_is_not_there_has_no_excerpt() -> None:
    assert found("dawn ") == []


@given(st.text(), st.text(max_size=20))
def test_an_excerpt_is_a_part_of_its_text(text: str, words: str) -> None:
    pattern = marks_pattern(wanted_phrases(parse_search(words)))
    for piece in excerpt(text, pattern) if pattern else ():
        assert piece.text == "…" or piece.text.split() == [] or piece.text.split()[0] in text
