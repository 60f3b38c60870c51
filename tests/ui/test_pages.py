"""Pages are rendered beside the window, and the one that is asked for last is shown."""

import threading
from functools import partial

from PySide6.QtWidgets import QApplication

from reader.model.typography import Typography
from reader.ui.jobs import Lane
from reader.ui.reading_pane.engine import Resource
from reader.ui.reading_pane.pages import Pages
from tests.ui.program import Program


def pages_of(program: Program) -> Pages:
    """Return what renders for the program's window."""
    program.start_page()
    pages = program.window.pane.findChild(Pages)
    assert isinstance(pages, Pages)
    return pages


class Gate:
    """Holds up the lane in which pages are rendered, until it is opened."""

    def __init__(self, program: Program) -> None:
        self._gate = threading.Event()
        gate = self._gate
        program.jobs.submit(
            program.window,
            Lane.PAGE,
            lambda _report: gate.wait(20),
            done=lambda _answer: None,
            failed=lambda _error: None,
        )

    def open(self) -> None:
        """Let the pages be rendered."""
        self._gate.set()


def opened_behind_a_gate(program: Program, identifier: int) -> Gate:
    """Open an article and return, once its page was asked for, what holds it up."""
    gate = Gate(program)
    newest = pages_of(program)._newest
    before = newest.number
    program.window.open_article(identifier)
    program.wait_until(lambda: newest.number > before)
    return gate


def test_a_page_is_answered_later_and_pictures_and_faces_at_once(program: Program) -> None:
    (article,) = program.add(1)
    pages = pages_of(program)
    program.wait_until(lambda: not program.jobs.busy())
    answers: list[Resource | None] = []
    pages.find(f"/article/{article}", answers.append)
    assert answers == []
    program.wait_until(lambda: bool(answers))
    assert answers[0] is not None
    assert b"Article 0" in answers[0].data
    assert pages.rendered is pages.look
    for path, is_there in (
        ("/page/fonts/literata-latin-wght-normal.woff2", True),
        ("/page/fonts/../page/page.css", False),
        ("/media/none", False),
        ("/article/x", False),
        ("/", False),
    ):
        answers.clear()
        pages.find(path, answers.append)
        assert [answer is not None for answer in answers] == [is_there]


def test_an_article_that_is_gone_is_answered_with_nothing(program: Program) -> None:
    answers: list[Resource | None] = []
    pages_of(program).find("/article/404", answers.append)
    program.wait_until(lambda: bool(answers))
    assert answers == [None]


def test_of_many_pages_asked_for_only_the_last_is_rendered(program: Program) -> None:
    ids = program.add(6)
    pages = pages_of(program)
    program.wait_until(lambda: not program.jobs.busy())
    gate = Gate(program)
    answers: list[tuple[int, Resource | None]] = []
    for identifier in ids:
        pages.find(f"/article/{identifier}", partial(_note, answers, identifier))
    gate.open()
    program.wait_until(lambda: len(answers) == len(ids))
    assert [identifier for identifier, found in answers if found is not None] == [ids[-1]]


def _note(
    answers: list[tuple[int, Resource | None]], identifier: int, found: Resource | None
) -> None:
    answers.append((identifier, found))


def test_whoever_goes_on_before_the_page_is_there_sees_the_last(program: Program) -> None:
    ids = program.add(5)
    program.show_article(ids[0])
    gate = Gate(program)
    shown: list[int] = []
    program.window.pane.article_shown.connect(shown.append)
    for identifier in ids[1:]:
        program.window.open_article(identifier)
        QApplication.processEvents()
    gate.open()
    program.wait_until(lambda: program.window.pane.is_ready)
    assert shown == [ids[-1]]
    assert "Article 0" in str(program.ask_page("document.title"))


def test_hyphens_that_are_chosen_while_a_page_is_on_its_way_come(program: Program) -> None:
    first, second = program.add(2)
    program.show_article(first)
    gate = opened_behind_a_gate(program, second)
    program.window.settings.choose_typography(Typography(hyphenated=True))
    gate.open()
    program.wait_until(lambda: program.window.pane.is_ready)
    program.wait_until(
        lambda: program.ask_page("document.body.textContent.includes('\\u00ad')") is True
    )


def test_hyphens_that_are_there_already_are_only_shown(program: Program) -> None:
    (article,) = program.add(1)
    program.window.settings.choose_typography(Typography(hyphenated=True))
    program.show_article(article)
    loads: list[bool] = []
    assert program.window.pane.engine is not None
    program.window.pane.engine.page.loadStarted.connect(lambda: loads.append(True))
    for hyphenated in (False, True):
        program.window.settings.choose_typography(Typography(hyphenated=hyphenated))
    hyphens = "getComputedStyle(document.querySelector('#body p')).hyphens"
    assert program.ask_page(hyphens) == "manual"
    assert loads == []


def test_the_window_can_be_closed_while_a_page_is_rendered(program: Program) -> None:
    first, second = program.add(2)
    program.show_article(first)
    gate = opened_behind_a_gate(program, second)
    program.window.close()
    gate.open()
    program.wait_until(lambda: not program.jobs.busy())
    program.restart()
    program.show_article(second)
    assert program.window.pane.article_id == second
