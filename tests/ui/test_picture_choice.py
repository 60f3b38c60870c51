"""How a picture is shown in the dark, as its reader chose it; and the menu of the page."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from reader.library import media, open_library
from reader.library.connection import writing
from reader.model.picture import DarkTreatment
from tests.ui.browser import Browser
from tests.ui.closer import address, click, middle, page, picture, show, wait_for
from tests.ui.place import settle
from tests.ui.program import Program

PHOTO = picture(600, 400)
BODY = (
    f'<p>Before.</p><figure><img src="{address(PHOTO)}" alt="one"></figure><p>Words and <a '
    f'href="https://example.org/a?b=1">a link</a>.</p><p><img src="{address(PHOTO)}" alt="two"></p>'
)
SHOWN = "Array.from(document.querySelectorAll('#body img'), (one) => one.dataset.dark).join()"
FIRST = "document.querySelector('#body img')"


def start(program: Program) -> None:
    show(program, BODY, PHOTO)
    settle(program)
    wait_for(program, "Array.from(document.images).every((one) => one.naturalWidth === 600)")


def menu(program: Program, name: str) -> QMenu:
    """Wait for a menu and return it; one that was closed is on its way out."""
    found: list[QMenu] = []

    def is_there() -> bool:
        found[:] = [each for each in program.window.findChildren(QMenu, name) if each.isVisible()]
        return bool(found)

    program.wait_until(is_there)
    return found[-1]


def choices(shown: QMenu) -> dict[str, QAction]:
    return {action.text().replace("&", ""): action for action in shown.actions() if action.text()}


def page_menu(program: Program, expression: str) -> dict[str, QAction]:
    """Open the menu of the page at an element with the other button of the mouse."""
    at = middle(program, expression)
    settle(program)
    target, button = page(program), Qt.MouseButton.RightButton
    where, on_screen = QPointF(at), QPointF(target.mapToGlobal(at))
    for kind, held in (
        (QEvent.Type.MouseButtonPress, button),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(kind, where, on_screen, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, event)
    return choices(menu(program, "page_menu"))


def close_menus(program: Program) -> None:
    for each in program.window.findChildren(QMenu):
        if each.isVisible():
            each.close()


@pytest.mark.parametrize(
    ("words", "treatment"),
    [
        ("As It Is", DarkTreatment.AS_IS),
        ("Dimmed", DarkTreatment.DIMMED),
        ("On Light Ground", DarkTreatment.GROUND),
        ("Inverted", DarkTreatment.INVERTED),
    ],
)
def test_a_choice_is_shown_at_once_at_every_copy_and_is_remembered(
    program: Program, words: str, treatment: DarkTreatment
) -> None:
    program.trigger("scheme_dark")
    start(program)
    shown = program.window.pane.article_id
    offered = program.window.picture_choice.menu(PHOTO.sha256)
    assert offered is not None
    assert choices(offered)["Automatic"].isChecked()
    loads: list[bool] = []
    engine = program.window.pane.engine
    assert engine is not None
    engine.page.loadStarted.connect(lambda: loads.append(True))
    choices(offered)[words].trigger()
    assert program.ask_page(SHOWN) == f"{treatment},{treatment}"
    assert loads == []
    program.restart()
    program.show_article(shown)
    assert program.ask_page(SHOWN) == f"{treatment},{treatment}"
    again = program.window.picture_choice.menu(PHOTO.sha256)
    assert again is not None
    assert choices(again)[words].isChecked()


def test_automatic_brings_back_what_the_pixels_tell(program: Program) -> None:
    program.trigger("scheme_dark")
    start(program)
    before = program.ask_page(SHOWN)
    shown = program.window.pane.article_id
    for treatment in (DarkTreatment.INVERTED, None):
        program.window.picture_choice.choose(PHOTO.sha256, treatment)
    assert program.ask_page(SHOWN) == before
    assert media.treatments(program.library, shown)[PHOTO.sha256].chosen is None


def test_inverted_is_seen_in_the_dark_alone(program: Program) -> None:
    start(program)
    program.window.picture_choice.choose(PHOTO.sha256, DarkTreatment.INVERTED)
    drawn = f"getComputedStyle({FIRST}).filter"
    program.trigger("scheme_light")
    assert program.ask_page(drawn) == "none"
    program.trigger("scheme_dark")
    assert "invert" in str(program.ask_page(drawn))


def test_the_large_view_and_the_menu_of_the_page_lead_to_the_choice(program: Program) -> None:
    program.trigger("scheme_dark")
    start(program)
    click(program, FIRST)
    wait_for(program, "document.querySelector('dialog.large[open]')")
    click(program, "document.querySelector('.large .in-the-dark')")
    offered = menu(program, "picture_menu")
    choices(offered)["Inverted"].trigger()
    assert program.ask_page(SHOWN) == "inverted,inverted"
    close_menus(program)
    program.press(page(program), Qt.Key.Key_Escape)
    wait_for(program, "!document.querySelector('dialog.large[open]')")
    there = page_menu(program, FIRST)
    treatments = there["Picture in the Dark"].menu()
    assert isinstance(treatments, QMenu)
    choices(treatments)["As It Is"].trigger()
    assert program.ask_page(SHOWN) == "as_is,as_is"
    close_menus(program)


def test_a_picture_of_no_article_has_no_menu(program: Program) -> None:
    start(program)
    for sha256 in ("", "0" * 64, "../../etc"):
        assert program.window.picture_choice.menu(sha256) is None
        program.window.pane.picture_menu_wanted.emit(sha256)


def test_a_library_that_cannot_be_written_says_so_and_the_picture_stays(program: Program) -> None:
    program.trigger("scheme_dark")
    start(program)
    before = program.ask_page(SHOWN)
    other = open_library(program.places.library)
    # So that nobody waits for the other one to end.
    program.library.connection.set_busy_timeout(0)
    with writing(other):
        program.window.picture_choice.choose(PHOTO.sha256, DarkTreatment.INVERTED)
    other.close()
    assert program.window.notice_bar.isVisible()
    assert "not saved" in program.window.notice_bar.text()
    assert program.ask_page(SHOWN) == before


def test_the_menu_of_the_page_opens_pictures_and_links_and_copies_their_address(
    program: Program, browser: Browser
) -> None:
    start(program)
    page_menu(program, FIRST)["Open Large"].trigger()
    wait_for(program, "document.querySelector('dialog.large[open]')")
    close_menus(program)
    program.press(page(program), Qt.Key.Key_Escape)
    wait_for(program, "!document.querySelector('dialog.large[open]')")
    there = page_menu(program, "document.querySelector('#body a')")
    there["Open Link"].trigger()
    program.wait_until(lambda: browser.opened == ["https://example.org/a?b=1"])
    there["Copy Link"].trigger()
    assert QGuiApplication.clipboard().text() == "https://example.org/a?b=1"
    close_menus(program)
