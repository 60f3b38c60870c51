"""What the page asks of the window, and that an article can't."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from reader.library import articles, open_library
from reader.ui.reading_pane.engine import PageRequest, page_request
from tests.ui.program import Program, draft, source

OPENINGS = 12


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("article://senja/do/k3y/moved?4", PageRequest("moved", ())),
        ("article://senja/do/k3y/open/12", PageRequest("open", ("12",))),
        ("article://senja/do/k3y/a/b%2Fc/%C3%A9", PageRequest("a", ("b/c", "é"))),
        ("article://senja/do/k3y", None),
        ("article://senja/do/moved", None),
        ("article://senja/do/other/moved", None),
        ("article://senja/article/12", None),
        ("article://other/do/k3y/moved", None),
        ("https://senja/do/k3y/moved", None),
    ],
)
def test_only_an_address_with_the_key_asks(address: str, asked: PageRequest | None) -> None:
    assert page_request(QUrl(address), "k3y") == asked


def test_an_article_opened_right_after_a_turn_of_the_page_comes_whole(program: Program) -> None:
    ids = program.add(3)
    program.show_article(ids[0])
    program.trigger("turn_pages")
    for opening in range(1, OPENINGS):
        program.ask_page("ask('moved')")
        program.show_article(ids[opening % 3])
        assert program.window.pane.is_ready


def test_an_article_can_not_ask_even_past_the_sanitizer(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    program.start_page()
    engine = program.window.pane.engine
    assert engine is not None
    asked: list[PageRequest] = []
    engine.requested.connect(asked.append)
    tries = "".join(
        f'<img src="article://senja/{path}follow/https%3A%2F%2Fevil.example%2F">'
        for path in ("do/", "media/../do/", "do/$key/", "do//", "do/undefined/")
    )
    other = open_library(program.places.library)
    ids = [articles.store(other, draft(n, html=tries), b"x", source(n)).id for n in range(2)]
    other.close()
    program.window._on_library_timer()
    for identifier in ids:
        program.show_article(identifier)
    # What the page asks comes in order: an answer to ours means that theirs are through.
    program.ask_page("ask('last')")
    program.wait_until(lambda: PageRequest("last", ()) in asked)
    # Our own script says of each page that it has arrived.
    assert [request.verb for request in asked] == ["arrived", "arrived", "last"]
    assert opened == []
