"""Links: to the browser or nowhere, whatever the button; and where they lead, told before."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reader.library import articles
from tests.ui.browser import Browser
from tests.ui.closer import click, focus, middle, page
from tests.ui.leading import LINK, OUT, WORDS, add, link, show, two
from tests.ui.place import settle
from tests.ui.program import Program


def target(program: Program) -> QLabel:
    label = program.window.pane.findChild(QLabel, "link_target")
    assert label is not None
    return label


@pytest.mark.parametrize("way", ["click", "keyboard", "middle button", "with ctrl"])
def test_a_link_opens_the_browser_and_the_page_stays(
    program: Program, browser: Browser, way: str
) -> None:
    here = add(program, 1, link(OUT))
    show(program, here)
    at = middle(program, LINK)
    before = program.ask_page("scrollY")
    if way == "click":
        QTest.mouseClick(page(program), Qt.MouseButton.LeftButton, pos=at)
    elif way == "keyboard":
        program.window.pane.focus_page()
        focus(program, LINK)
        program.press(page(program), Qt.Key.Key_Return)
    elif way == "middle button":
        QTest.mouseClick(page(program), Qt.MouseButton.MiddleButton, pos=at)
    else:
        QTest.mouseClick(
            page(program), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at
        )
    program.wait_until(lambda: browser.opened == [OUT])
    assert program.ask_page("scrollY") == before
    engine = program.window.pane.engine
    assert engine is not None
    assert engine.page.url().path() == f"/article/{here}"
    assert engine.refused == []


def test_an_address_for_letters_is_given_to_the_system(program: Program, browser: Browser) -> None:
    show(program, add(program, 1, link("mailto:ada@example.org")))
    click(program, LINK)
    program.wait_until(lambda: browser.opened == ["mailto:ada@example.org"])


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JAVASCRIPT:alert(1)", "file:///etc/passwd", "data:text/html,x"),
        *("article://senja/article/1", "senja:x", "ftp://a.example/b"),
        *("blob:https://example.org/1", "chrome://gpu", "view-source:https://example.org"),
    ],
)
def test_a_hostile_address_does_nothing_whatever_door_it_comes_through(
    program: Program, browser: Browser, address: str
) -> None:
    add(program, 1, WORDS)
    here = add(program, 2, link(OUT))
    show(program, here)
    # The sanitizer lets none through; this is what would be left if it did.
    program.window.visits.follow(address)
    program.ask_page(f"{LINK}.href = {address!r}")
    click(program, LINK)
    assert program.ask_page("document.querySelectorAll('#body p').length") == 91
    # A link that leads out is answered after all before it.
    program.ask_page(f"{LINK}.href = {OUT!r}")
    click(program, LINK)
    program.wait_until(lambda: bool(browser.opened))
    assert browser.opened == [OUT]
    assert program.window.pane.article_id == here


def test_an_article_s_own_address_leads_to_the_original(program: Program, browser: Browser) -> None:
    here = add(program, 1, link("https://example.org/self"), "https://example.org/self")
    show(program, here)
    click(program, LINK)
    program.wait_until(lambda: browser.opened == ["https://example.org/self"])
    assert program.window.pane.article_id == here


def test_a_link_to_a_deleted_article_goes_to_the_browser(
    program: Program, browser: Browser
) -> None:
    here, there = two(program)
    articles.set_state(program.library, [there], articles.State.DELETED, on=True)
    program.window._on_library_timer()
    show(program, here)
    click(program, LINK)
    program.wait_until(lambda: browser.opened == ["https://example.org/there"])


def hover(program: Program, expression: str) -> None:
    at = middle(program, expression)
    settle(program)
    # A pointer that is there already would not move.
    QTest.mouseMove(page(program), at + QPoint(0, 60))
    QTest.mouseMove(page(program), at)


def test_hovering_shows_where_a_link_leads_and_leaving_hides_it(program: Program) -> None:
    show(program, add(program, 1, link("https://example.org/<b>x</b>?" + "y" * 300)))
    hover(program, LINK)
    label = target(program)
    program.wait_until(label.isVisible)
    assert label.text().startswith("https://example.org/")
    assert "<b>" not in label.text() or label.textFormat() is Qt.TextFormat.PlainText
    assert label.text().endswith("…")
    assert program.window.pane.rect().contains(label.geometry())
    hover(program, "document.querySelector('#body p')")
    program.wait_until(lambda: not label.isVisible())


def test_hovering_a_link_to_an_article_here_names_it(program: Program) -> None:
    here, _there = two(program)
    show(program, here)
    hover(program, LINK)
    program.wait_until(lambda: target(program).text() == "In your library: Article 1")
