from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.markup.search_query import condition_text, day_of, parse_search
from reader.model.search import Condition, Either, Field, Near, Not, Part, Words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("harbour", (Words("harbour", is_begun=True),)),
        ("harbour ", (Words("harbour"),)),
        ("last ferry", (Words("last"), Words("ferry", is_begun=True))),
        ("harb* dusk ", (Words("harb", is_begun=True), Words("dusk"))),
        ('"last ferry"', (Words("last ferry"),)),
        ("“last ferry”", (Words("last ferry"),)),
        ('"last ferry', (Words("last ferry"),)),
        ("sea -rain ", (Words("sea"), Not(Words("rain")))),
        ('-"last ferry" ', (Not(Words("last ferry")),)),
        ("sea OR lake ", (Either((Words("sea"), Words("lake"))),)),
        ("a OR b OR c d ", (Either((Words("a"), Words("b"), Words("c"))), Words("d"))),
        ("sea NEAR ferry ", (Near((Words("sea"), Words("ferry")), 10),)),
        ("a NEAR/3 b NEAR c ", (Near((Words("a"), Words("b"), Words("c")), 3),)),
        ("-a NEAR b ", (Not(Words("a")), Words("b"))),
        ("OR", ()),
        ("sea OR", (Words("sea"),)),
        ("OR sea ", (Words("sea"),)),
        ("or near ", (Words("or"), Words("near"))),
        ("tag:sea", (Condition(Field.TAG, "sea"),)),
        ('site:"The Evening"', (Condition(Field.SITE, "The Evening"),)),
        ("IS:Unread", (Condition(Field.IS, "unread"),)),
        ("-is:read", (Not(Condition(Field.IS, "read")),)),
        ("before:2026-03 long:10", (Condition(Field.BEFORE, "2026-03"), Condition(Field.LONG, "10"))),
        ("tag:", ()),
        ("12:40 ", (Words("12:40"),)),
        ("http://example.org ", (Words("http://example.org"),)),
        ("- ? ( ", ()),
    ],
)  # fmt: skip
def test_what_is_typed_is_taken_apart(text: str, parts: tuple[Part, ...]) -> None:
    found = parse_search(text)
    assert (found.parts, found.problems) == (parts, ())


@pytest.mark.parametrize(
    ("text", "told"),
    [("is:new sea ", "is:new"), ("before:soon sea ", "2026-03"), ("long:x sea ", "minutes")],
)
def test_what_makes_no_sense_is_left_out_and_told(text: str, told: str) -> None:
    found = parse_search(text)
    assert found.parts == (Words("sea"),)
    (problem,) = found.problems
    assert told in problem
    assert problem.endswith(".")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026", date(2026, 1, 1)),
        ("2026-3", date(2026, 3, 1)),
        ("2026-03-09", date(2026, 3, 9)),
        ("today", date(2026, 11, 30)),
        ("yesterday", date(2026, 11, 29)),
        ("2w", date(2026, 11, 16)),
        ("2026-13", None),
        ("9999999", None),
        ("soon", None),
    ],
)
def test_a_plain_date_means_a_day(value: str, day: date | None) -> None:
    assert day_of(value, date(2026, 11, 30)) == day


@given(st.text())
def test_nothing_that_is_typed_is_an_error(text: str) -> None:
    assert len(parse_search(text).parts) <= 64


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        ("The Evening", 'site:"The Evening"'),
        ("example.org", 'site:"example.org"'),
        ('The "Last Ferry" News', 'site:"Last Ferry"'),
        ("„Zeit“", 'site:"Zeit"'),
        ("夕暮れ", 'site:"夕暮れ"'),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_condition_is_typed_so_that_it_means_its_value(value: str, typed: str) -> None:
    assert condition_text(Field.SITE, value) == typed


@given(st.text(max_size=200))
def test_whatever_a_name_is_its_condition_is_one(value: str) -> None:
    typed = condition_text(Field.FEED, value)
    found = parse_search(typed)
    assert not found.problems
    for part in found.parts:
        assert isinstance(part, Condition)
        assert part.field is Field.FEED
    assert len(found.parts) == bool(typed)
