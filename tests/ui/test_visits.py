"""Links to articles that are here and to places of the page, and the ways back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.library import articles, open_library
from reader.markup.sanitize import HERE
from reader.model.article import RelatedLink
from tests.ui.browser import Browser
from tests.ui.closer import click, middle, page, wait_for
from tests.ui.leading import LINK, OUT, WORDS, add, follow, link, show, two
from tests.ui.place import block, go_to_block, settle
from tests.ui.program import Program, draft, source


def test_a_link_to_an_article_of_the_library_opens_it_here(
    program: Program, browser: Browser
) -> None:
    here, there = two(program)
    show(program, here)
    follow(program, there)
    assert browser.opened == []
    assert program.window.list_view.selected_ids() == [there]
    assert articles.article(program.library, there).is_read


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_related_reading_that_is_here_opens_here(
    program: Program, browser: Browser, button: Qt.MouseButton
) -> None:
    there = add(program, 1, WORDS, "https://example.org/there")
    other = open_library(program.places.library)
    related = (RelatedLink("There", "https://example.org/there"),)
    here = articles.store(other, draft(2, related=related), b"x", source(2)).id
    other.close()
    program.window._on_library_timer()
    show(program, here)
    at = middle(program, "document.querySelector('footer a')")
    with program.qtbot.waitSignal(program.window.pane.article_shown, timeout=20_000):
        QTest.mouseClick(page(program), button, pos=at)
    assert program.window.pane.article_id == there
    assert browser.opened == []


def test_alt_left_comes_back_to_the_article_and_to_the_place(program: Program) -> None:
    here, there = two(program)
    show(program, here)
    middle(program, LINK)
    settle(program)
    read = block(program)
    assert read > 5
    follow(program, there)
    go_to_block(program, 40)
    with program.qtbot.waitSignal(program.window.pane.article_shown, timeout=20_000):
        program.press(program.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert program.window.pane.article_id == here
    settle(program)
    assert block(program) == read
    # From the first there is nowhere to go.
    program.trigger("go_back")
    assert program.ask_page("1") == 1
    assert program.window.pane.article_id == here
    program.show_article(there)
    settle(program)
    assert block(program) == 40


def test_the_way_back_goes_through_every_article(program: Program) -> None:
    last = add(program, 1, WORDS * 60, "https://example.org/last")
    there = add(program, 2, link("https://example.org/last"), "https://example.org/there")
    here = add(program, 3, link("https://example.org/there"))
    show(program, here)
    follow(program, there)
    follow(program, last)
    for before in (there, here):
        with program.qtbot.waitSignal(program.window.pane.article_shown, timeout=20_000):
            program.trigger("go_back")
        assert program.window.pane.article_id == before


@pytest.mark.parametrize("address", [OUT, "https://example.org/there"])
def test_the_next_page_lives_after_a_link_that_the_engine_itself_set_out_for(
    program: Program, browser: Browser, address: str
) -> None:
    there = add(program, 1, WORDS * 90, "https://example.org/there")
    show(program, add(program, 2, link(address)))
    # As it is while a long page is still arriving: nothing of ours hears the click.
    program.ask_page("window.addEventListener('click', (one) => one.stopPropagation(), true)")
    click(program, LINK)
    if address == OUT:
        program.wait_until(lambda: browser.opened == [OUT])
        show(program, there)
    program.wait_until(lambda: program.window.pane.article_id == there)
    program.wait_until(lambda: program.window.pane.is_ready)
    program.window.pane.focus_page()
    program.press(page(program), Qt.Key.Key_PageDown)
    wait_for(program, "scrollY > 200")
    program.wait_until(lambda: articles.position(program.library, there) is not None)


def test_an_article_deleted_meanwhile_is_passed_over_on_the_way_back(program: Program) -> None:
    here, there = two(program)
    show(program, here)
    follow(program, there)
    other = open_library(program.places.library)
    articles.set_state(other, [here], articles.State.DELETED, on=True)
    other.close()
    program.window._on_library_timer()
    program.trigger("go_back")
    assert program.ask_page("1") == 1
    assert program.window.pane.article_id == there


def test_a_link_inside_leads_there_and_alt_left_to_the_line_before(
    program: Program, browser: Browser
) -> None:
    here, there = two(program)
    inside = f'{WORDS * 30}<p><a href="{HERE}#x-far">far</a></p>{WORDS * 60}<h2 id="x-far">Far</h2>'
    third = add(program, 3, inside + WORDS * 60)
    show(program, third)
    middle(program, LINK)
    settle(program)
    before = program.ask_page("scrollY")
    click(program, LINK)
    wait_for(program, "document.activeElement.id === 'x-far'")
    top = "document.querySelector('#x-far').getBoundingClientRect().top"
    wait_for(program, f"{top} >= 0 && {top} < 100")
    program.press(page(program), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    wait_for(program, f"scrollY === {before}")
    assert browser.opened == []
    assert (here, there, program.window.pane.article_id) == (2, 1, third)


def test_back_inside_comes_before_back_to_the_article_that_led_here(program: Program) -> None:
    inside = f'<p><a href="{HERE}#x-far">far</a></p>{WORDS * 60}<h2 id="x-far">Far</h2>{WORDS * 60}'
    there = add(program, 1, inside, "https://example.org/there")
    here = add(program, 2, link("https://example.org/there"))
    show(program, here)
    follow(program, there)
    click(program, LINK)
    wait_for(program, "scrollY > 1000")
    program.trigger("go_back")
    wait_for(program, "scrollY === 0")
    assert program.window.pane.article_id == there
    with program.qtbot.waitSignal(program.window.pane.article_shown, timeout=20_000):
        program.trigger("go_back")
    assert program.window.pane.article_id == here
