"""Articles that lead to others and to the world, for the tests of their links."""

from reader.library import articles, open_library
from reader.markup.sanitize import sanitize
from tests.ui.closer import click
from tests.ui.place import settle
from tests.ui.program import Program, draft, source

WORDS = "<p>Words enough to fill a line or two of the column, as an article has them.</p>"
LINK = "document.querySelector('#body a')"
OUT = "https://example.org/out?a=1&b=%20x#part"


def add(program: Program, number: int, html: str, url: str = "") -> int:
    other = open_library(program.places.library)
    stored = articles.store(
        other, draft(number, html=sanitize(html), url=url), b"x", source(number)
    )
    other.close()
    program.window._on_library_timer()
    return stored.id


def link(address: str) -> str:
    return f'{WORDS * 30}<p><a href="{address.replace("&", "&amp;")}">There</a></p>{WORDS * 60}'


def show(program: Program, identifier: int) -> None:
    program.show_article(identifier)
    settle(program)


def two(program: Program) -> tuple[int, int]:
    """Store an article at an address and one that leads there; return that one first."""
    there = add(program, 1, WORDS * 90, "https://example.org/there")
    return add(program, 2, link("https://example.org/there")), there


def follow(program: Program, there: int) -> None:
    with program.qtbot.waitSignal(program.window.pane.article_shown, timeout=20_000):
        click(program, LINK)
    assert program.window.pane.article_id == there
    settle(program)
