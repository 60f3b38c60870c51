"""Search in the window: found as one types, shown with its words, opened at the first place."""

import json

import pytest
from PySide6.QtCore import Qt

from reader.library import articles, open_library, search
from reader.ui.article_list.model import Role
from tests.ui.program import Program, draft, source
from tests.ui.test_find import MARKED, current

QUIET = "".join(f"<p>Line {number} of a long text.</p>" for number in range(150))


def keep(program: Program, number: int, title: str, text: str) -> int:
    """Store an article as another process does, and wait until it is indexed."""
    other = open_library(program.places.library)
    html = f"{QUIET}<p>{text}</p>"
    values = {"title": title, "html": html, "text": text, "identity_text": html}
    identifier = articles.store(other, draft(number, **values), b"x", source(number)).id
    other.close()
    program.window._on_library_timer()
    program.wait_until(lambda: not search.count_missing(program.library))
    return identifier


def look_for(program: Program, words: str) -> None:
    program.trigger("find_title")
    program.window.search_box.clear()
    program.type(program.window.search_box, words)


def test_articles_are_found_by_their_text_as_one_types(program: Program) -> None:
    keep(program, 1, "Harbour", "At dusk the last ferry leaves.")
    keep(program, 2, "Ferry", "No boat goes to the island.")
    look_for(program, "fer")
    assert program.titles() == ["Ferry", "Harbour"]
    look_for(program, "ferry dusk")
    assert program.titles() == ["Harbour"]
    index = program.window.model.index(0)
    pieces = index.data(Role.EXCERPT)
    assert [piece.text for piece in pieces if piece.is_marked] == ["dusk", "ferry"]
    program.window.list_view.grab()
    note = program.window.sidebar.search_note
    assert not note.isVisible()
    look_for(program, "ferry is:new")
    assert program.titles() == ["Ferry", "Harbour"]
    assert note.isVisible()
    assert "is:new" in note.text()
    look_for(program, "nothing")
    assert not note.isVisible()
    assert program.window.list_view.empty_words.startswith("No article")


def test_what_is_found_opens_at_the_first_place_with_all_marked(program: Program) -> None:
    identifier = keep(program, 1, "Harbour", "At dusk the last ferry leaves; no ferry at dawn.")
    look_for(program, "ferry dusk ")
    program.show_article(identifier)
    bar = program.window.find_bar
    program.wait_until(lambda: bar.label.text() == "1 of 3")
    assert bar.isVisible()
    assert json.loads(str(program.ask_page(MARKED)))[0] == ["dusk", "ferry", "ferry"]
    assert current(program) == "dusk"
    assert float(str(program.ask_page("window.scrollY"))) > 0
    program.trigger("find_next")
    program.wait_until(lambda: bar.label.text() == "2 of 3")
    # With the words the marks go.
    program.window.search_box.clear()
    assert not bar.isVisible()


def test_who_closes_the_bar_is_not_shown_it_again_for_the_same_words(program: Program) -> None:
    one = keep(program, 1, "Harbour", "At dusk the last ferry leaves.")
    two = keep(program, 2, "Pier", "The ferry is late.")
    look_for(program, "ferry ")
    program.show_article(one)
    program.wait_until(program.window.find_bar.isVisible)
    program.press(program.window.find_bar, Qt.Key.Key_Escape)
    program.show_article(two)
    assert not program.window.find_bar.isVisible()
    three = keep(program, 3, "Quay", "It is late.")
    look_for(program, "late ")
    program.show_article(three)
    program.wait_until(program.window.find_bar.isVisible)


def test_what_comes_while_words_are_looked_for_stands_below_what_is_found(program: Program) -> None:
    keep(program, 1, "Ferry", "A ferry, and another ferry.")
    look_for(program, "ferry ")
    keep(program, 2, "Ferry ferry", "Ferry, ferry and ferry.")
    program.wait_until(lambda: program.titles() == ["Ferry", "Ferry ferry"])
    look_for(program, "ferry")
    assert program.titles() == ["Ferry ferry", "Ferry"]


def marked(program: Program) -> list[str]:
    found: list[str] = json.loads(str(program.ask_page(MARKED)))[0]
    return found


def test_what_is_typed_is_marked_in_the_open_article_which_stays_where_it_is(
    program: Program,
) -> None:
    identifier = keep(program, 1, "Harbour", "At dusk the last ferry leaves; no ferryman at dawn.")
    program.show_article(identifier)
    bar = program.window.find_bar
    look_for(program, "ferr")
    program.wait_until(bar.isVisible)
    assert marked(program) == ["ferr", "ferr"]
    assert bar.label.text() == "Matches: 2"
    assert program.ask_page("window.scrollY") == 0
    program.type(program.window.search_box, "y ")
    program.wait_until(lambda: marked(program) == ["ferry"])
    look_for(program, "erry")
    program.wait_until(lambda: not bar.isVisible())
    assert marked(program) == []


def test_what_somebody_looks_for_in_the_article_stays_marked(program: Program) -> None:
    identifier = keep(program, 1, "Harbour", "At dusk the last ferry leaves.")
    program.show_article(identifier)
    program.trigger("find_in_article")
    program.type(program.window.find_bar.box, "last")
    program.wait_until(lambda: marked(program) == ["last"])
    look_for(program, "ferry ")
    program.wait_until(lambda: not program.window.find_bar._rest.isActive())
    assert marked(program) == ["last"]
    assert program.window.find_bar.box.text() == "last"


@pytest.mark.parametrize(
    "words",
    ['"', "a\0b", "NEAR(a b)", "x " * 400, '"' * 99, "(((((", "\ud800", "tag:\ud800 is:", "-" * 99],
)
def test_nothing_that_is_typed_stops_the_window(program: Program, words: str) -> None:
    keep(program, 1, "Harbour", "At dusk the last ferry leaves.")
    program.window.search_box.setText(words)
    program.window.list_view.grab()
    program.window.search_box.clear()
    assert program.titles() == ["Harbour"]
