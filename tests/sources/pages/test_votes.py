"""Which lines a library's text holds."""

import pytest

from reader.sources.pages.lines import lines_of
from reader.sources.pages.votes import held, vote
from tests.sources.pages.markup import body_of

LONG = "The keeper of the light writes the hour into a book that was begun by his mother."


def held_in(inner: str, text: str) -> list[bool]:
    return held(text, lines_of(body_of(inner)))


def test_a_long_line_is_held_wherever_its_words_stand() -> None:
    assert held_in(f"<p>{LONG}</p>", f"Before. {LONG.upper()} After.") == [True]


def test_a_long_line_of_which_a_note_s_number_was_lost_is_held() -> None:
    marked = LONG.replace("book", "book<sup>[12]</sup>")
    assert held_in(f"<p>{LONG} {marked}</p>", f"{LONG} {LONG}") == [True]


def test_a_long_line_of_which_little_is_found_is_not_held() -> None:
    assert held_in(f"<p>{LONG}</p>", LONG[:30]) == [False]


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("Lamps", True),
        ("lamps ", True),
        ("- Lamps", True),
        ("Hour | Lamps | Light", True),
        ("The lamps are lit.", False),
        ("", False),
    ],
)
def test_a_short_line_must_be_a_line_a_cell_or_a_mark(text: str, is_held: bool) -> None:
    assert held_in("<p>Lamps</p>", text) == [is_held]


def test_a_short_line_is_held_as_often_as_the_library_has_it() -> None:
    assert held_in("<p>More</p><p>More</p><p>More</p>", "More\nMore") == [True, True, False]


def test_the_voter_tells_the_article_and_not_the_menu() -> None:
    page = (
        "<html><body><nav><a href='/'>Home</a></nav><article>"
        + f"<p>{LONG} {LONG}</p>" * 4
        + "</article></body></html>"
    )
    found = vote(page, "https://e.example/a")
    assert LONG in found
    assert "Home" not in found


def test_the_voter_tells_nothing_of_a_page_with_nothing() -> None:
    assert not vote("<html><body></body></html>")
