"""The page's engine keeps one article, not all that were opened."""

import psutil

from tests.ui.program import Program

# Kept, each of these pages takes more than a megabyte.
_OPENINGS = 90
_ROOM = 50e6


def test_pages_that_were_left_are_let_go_of(program: Program) -> None:
    ids = program.add(30)
    program.show_article(ids[-1])
    engine = program.window.pane.engine
    assert engine is not None
    renderer = psutil.Process(engine.page.renderProcessPid())
    before = renderer.memory_full_info().uss
    for opening in range(_OPENINGS):
        program.show_article(ids[opening % len(ids)])
    # A sweep waits for the page to come to rest, and what is left over is small.
    program.wait_until(lambda: bool(renderer.memory_full_info().uss - before < _ROOM))
    assert engine.page.renderProcessPid() == renderer.pid


def test_only_our_own_script_can_ask_for_it(program: Program) -> None:
    (article,) = program.add(1)
    program.show_article(article)
    assert program.ask_page("typeof gc") == "function"
    engine = program.window.pane.engine
    assert engine is not None
    answers: list[object] = []
    engine.page.runJavaScript("typeof gc", answers.append)
    program.wait_until(lambda: bool(answers))
    assert answers[0] != "function"
