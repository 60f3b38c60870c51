"""The open article repaired in the window: seen at once, kept, taken back; and its versions."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton

from reader.library import articles, open_library, pages, repairs
from reader.model.repair import Reading, Repair
from reader.ui.repair.dialog import RepairDialog
from reader.ui.repair.versions import VersionsDialog
from tests.ui.program import Program
from tests.web_site import PARAGRAPHS, Answer, WebSite, page

OFFER = "Read every evening without a limit, for less than what a cup of coffee costs you."
BOX = f"<div class='box-offer'><p>{OFFER}</p></div>"


@pytest.fixture
def site() -> Iterator[WebSite]:
    served = WebSite()
    served.pages["/a"] = Answer(page(extra=BOX))
    yield served
    served.close()


@pytest.fixture
def saved(program: Program, site: WebSite) -> int:
    """Return the id of a page that was saved, and is open."""
    program.start_page()
    program.window.adding.save_addresses([f"{site.address}/a"])
    program.wait_until(lambda: program.titles() == ["A harbour at dusk"])
    (identifier,) = program.window.model.ids()
    program.wait_until(
        lambda: (
            pages.state(program.library, identifier) is pages.PageState.KEPT
            and program.window.pane.is_ready
            and PARAGRAPHS[0] in text_of(program)
        )
    )
    return int(identifier)


def text_of(program: Program) -> str:
    return str(program.ask_page("document.querySelector('main').innerText"))


def opened(program: Program) -> RepairDialog:
    program.wait_until(lambda: program.window.findChild(RepairDialog) is None)
    program.trigger("repair_article")
    dialog = program.window.findChild(RepairDialog)
    assert dialog is not None
    program.wait_until(lambda: dialog.preview.is_ready and save_button(dialog).isEnabled())
    return dialog


def save_button(dialog: RepairDialog) -> QPushButton:
    button = dialog.findChild(QPushButton, "save_repair")
    assert button is not None
    return button


def preview_text(program: Program, dialog: RepairDialog | VersionsDialog) -> str:
    answers: list[object] = []
    program.wait_until(lambda: dialog.preview.is_ready)
    assert dialog.preview.engine is not None
    dialog.preview.engine.ask("document.querySelector('main').innerText", answers.append)
    program.wait_until(lambda: bool(answers))
    return str(answers[0])


def row_of(blocks: QListWidget, start: str) -> int:
    return next(row for row in range(blocks.count()) if blocks.item(row).text().startswith(start))


def toggle(program: Program, dialog: RepairDialog, start: str) -> None:
    """Go to a block and press Space on it, as a reader does."""
    dialog.blocks.setCurrentRow(row_of(dialog.blocks, start))
    program.press(dialog.blocks, Qt.Key.Key_Space)
    program.wait_until(lambda: save_button(dialog).isEnabled() and dialog.preview.is_ready)


def keep(program: Program, dialog: RepairDialog) -> None:
    with program.qtbot.waitSignal(dialog.finished, timeout=20_000):
        save_button(dialog).click()


def told(dialog: RepairDialog) -> str:
    return dialog._told.text() if dialog._told.isVisible() else ""


def test_a_block_is_taken_out_seen_gone_kept_and_brought_back(program: Program, saved: int) -> None:
    assert OFFER in text_of(program)
    dialog = opened(program)
    assert OFFER in preview_text(program, dialog)
    toggle(program, dialog, OFFER)
    program.wait_until(lambda: OFFER not in preview_text(program, dialog))
    # Nothing is kept before it is asked for.
    assert OFFER in articles.content(program.library, saved).text
    keep(program, dialog)
    program.wait_until(lambda: program.window.pane.is_ready and OFFER not in text_of(program))
    assert "repaired" in program.window.notice_bar.text()
    program.trigger("undo")
    program.wait_until(lambda: program.window.pane.is_ready and OFFER in text_of(program))
    assert repairs.repair(program.library, saved) == Repair()


def test_what_was_left_out_is_shown_alone_and_put_in(program: Program, saved: int) -> None:
    dialog = opened(program)
    dialog.filter.setCurrentIndex(2)
    dialog.filter.activated.emit(2)
    blocks = dialog.blocks
    shown = [
        blocks.item(row).text() for row in range(blocks.count()) if not blocks.isRowHidden(row)
    ]
    assert shown == ["Home", "A harbour at dusk", "© The Evening"]
    toggle(program, dialog, "© The Evening")
    program.wait_until(lambda: "© The Evening" in preview_text(program, dialog))
    # It is no longer of those that were left out.
    assert blocks.isRowHidden(row_of(blocks, "© The Evening"))
    toggle(program, dialog, "© The Evening")
    keep(program, dialog)
    assert repairs.repair(program.library, saved) == Repair()


def test_another_reading_is_chosen_and_reset(program: Program, saved: int) -> None:
    dialog = opened(program)
    index = dialog.readings.findData(Reading.WHOLE)
    dialog.readings.setCurrentIndex(index)
    dialog.readings.activated.emit(index)
    program.wait_until(lambda: "Home" in preview_text(program, dialog))
    dialog.reset.click()
    program.wait_until(lambda: "Home" not in preview_text(program, dialog))
    assert dialog.readings.currentData() == Reading.CHOSEN
    dialog.reject()
    assert repairs.repair(program.library, saved) == Repair()


def test_the_head_is_edited_and_a_date_that_is_none_is_told(program: Program, saved: int) -> None:
    dialog = opened(program)
    for field, words in (
        (dialog.title_field, "Dusk,  edited"),
        (dialog.authors_field, "Ann Lee, Bob Ray"),
        (dialog.date_field, "some day"),
    ):
        field.selectAll()
        QTest.keyClicks(field, words)
    program.wait_until(lambda: "some day" in told(dialog))
    assert not save_button(dialog).isEnabled()
    dialog.date_field.selectAll()
    QTest.keyClicks(dialog.date_field, "11 March 2026, 12:50")
    program.wait_until(lambda: save_button(dialog).isEnabled())
    assert "Dusk, edited" in preview_text(program, dialog)
    keep(program, dialog)
    program.wait_until(lambda: program.titles() == ["Dusk, edited"])
    found = articles.article(program.library, saved)
    assert (found.authors, found.published) == (("Ann Lee", "Bob Ray"), "2026-03-11T12:50:00")
    # Opened again, it is as it was written, and cleared it is the page's own.
    dialog = opened(program)
    assert dialog.title_field.text() == "Dusk, edited"
    dialog.title_field.selectAll()
    program.press(dialog.title_field, Qt.Key.Key_Delete)
    keep(program, dialog)
    program.wait_until(lambda: program.titles() == ["A harbour at dusk"])


@pytest.mark.usefixtures("saved")
def test_it_is_done_to_other_pages_of_the_site_and_forgotten(
    program: Program, site: WebSite
) -> None:
    dialog = opened(program)
    assert site.address.partition("//")[2].partition(":")[0] in dialog.remember.text()
    assert not dialog.forget.isVisible()
    toggle(program, dialog, OFFER)
    dialog.remember.click()
    keep(program, dialog)
    site.pages["/b"] = Answer(page("Another", extra=BOX))
    program.window.adding.save_addresses([f"{site.address}/b"])
    program.wait_until(lambda: program.titles()[0] == "Another")
    newest = program.window.model.ids()[0]
    program.wait_until(lambda: PARAGRAPHS[0] in articles.content(program.library, newest).text)
    assert OFFER not in articles.content(program.library, newest).text
    program.show_article(newest)
    dialog = opened(program)
    assert dialog.forget.isVisible()
    dialog.forget.click()
    program.wait_until(lambda: OFFER in preview_text(program, dialog))
    keep(program, dialog)
    assert not repairs.site_repair(program.library, "127.0.0.1")
    assert OFFER in articles.content(program.library, newest).text


def test_an_article_that_went_meanwhile_is_told_of(program: Program, saved: int) -> None:
    dialog = opened(program)
    other = open_library(program.places.library)
    articles.set_state(other, [saved], articles.State.DELETED, on=True)
    other.close()
    save_button(dialog).click()
    program.wait_until(lambda: "no article" in told(dialog))
    dialog.reject()


def test_only_the_head_of_a_text_without_a_page_is_repaired(program: Program) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    program.trigger("repair_article")
    dialog = program.window.findChild(RepairDialog)
    assert dialog is not None
    program.wait_until(lambda: dialog._reread is not None or bool(told(dialog)))
    assert not dialog.blocks.isVisible() or dialog.blocks.count() > 0
    dialog.reject()


@pytest.mark.usefixtures("saved")
def test_the_original_is_opened_in_the_browser(
    program: Program, site: WebSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_urls.append(url.toString()))
    dialog = opened(program)
    dialog.original.click()
    assert opened_urls == [f"{site.address}/a"]
    dialog.reject()


@pytest.mark.usefixtures("saved")
def test_versions_are_compared_and_one_is_shown_again(program: Program, site: WebSite) -> None:
    site.pages["/a"] = Answer(page(extra=BOX.replace("evening", "morning")))
    program.trigger("fetch_again")
    program.wait_until(lambda: program.window.pane.is_ready and "morning" in text_of(program))
    program.trigger("show_versions")
    dialog = program.window.findChild(VersionsDialog)
    assert dialog is not None
    assert dialog.list.count() == 2
    assert dialog.list.item(0).checkState() is Qt.CheckState.Checked
    marked: list[object] = []
    program.wait_until(lambda: dialog.preview.is_ready)
    assert dialog.preview.engine is not None
    expression = "[...document.querySelectorAll('del, ins')].map((it) => it.innerText).join('|')"
    dialog.preview.engine.ask(expression, marked.append)
    program.wait_until(lambda: bool(marked))
    assert marked == ["evening|morning"]
    assert "1" in dialog._told.text()
    dialog.restore.click()
    program.wait_until(
        lambda: program.window.pane.is_ready and "Read every evening" in text_of(program)
    )
    program.trigger("undo")
    program.wait_until(
        lambda: program.window.pane.is_ready and "Read every morning" in text_of(program)
    )


@pytest.mark.usefixtures("saved")
def test_the_look_of_the_window_reaches_the_preview(program: Program) -> None:
    dialog = opened(program)
    program.trigger("scheme_dark")
    answers: list[object] = []

    def is_dark() -> bool:
        answers.clear()
        if not dialog.preview.is_ready or dialog.preview.engine is None:
            return False
        dialog.preview.engine.ask("document.documentElement.dataset.scheme", answers.append)
        program.wait_until(lambda: bool(answers))
        return answers == ["dark"]

    program.wait_until(is_dark)
    dialog.reject()
    # The window's own page goes on.
    assert PARAGRAPHS[0] in text_of(program)


def test_what_is_being_kept_when_the_dialog_is_closed_is_told_of_and_can_be_undone(
    program: Program, saved: int
) -> None:
    dialog = opened(program)
    toggle(program, dialog, OFFER)
    save_button(dialog).click()
    assert not dialog.blocks.isEnabled()
    dialog.reject()
    program.wait_until(lambda: "repaired" in program.window.notice_bar.text())
    assert OFFER not in articles.content(program.library, saved).text
    program.trigger("undo")
    assert OFFER in articles.content(program.library, saved).text


def test_a_name_with_a_comma_in_it_is_not_taken_apart(program: Program, site: WebSite) -> None:
    site.pages["/a"] = Answer(page(head="<meta name='author' content='Sammy Davis, Jr.'>"))
    program.start_page()
    program.window.adding.save_addresses([f"{site.address}/a"])
    program.wait_until(lambda: program.titles() == ["A harbour at dusk"])
    (identifier,) = program.window.model.ids()
    program.wait_until(lambda: bool(articles.article(program.library, identifier).authors))
    program.wait_until(lambda: program.window.pane.is_ready)
    authors = articles.article(program.library, identifier).authors
    dialog = opened(program)
    QTest.keyClicks(dialog.title_field, "!")
    keep(program, dialog)
    program.wait_until(lambda: program.titles() == ["A harbour at dusk!"])
    assert articles.article(program.library, identifier).authors == authors
    assert repairs.repair(program.library, identifier) == Repair(title="A harbour at dusk!")
