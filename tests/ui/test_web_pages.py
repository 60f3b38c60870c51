"""Web pages in the window: pasted, dropped or typed addresses, shown when they come, fetched again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QTableWidget

from reader.library import articles, pages
from reader.model.article import SourceKind
from reader.ui.dialogs.addresses import AddressesDialog
from reader.ui.dialogs.contacts import ContactsDialog
from tests.ui.program import Program
from tests.web_site import PARAGRAPHS, Answer, WebSite, page, picture


@pytest.fixture
def site() -> Iterator[WebSite]:
    served = WebSite()
    served.pages["/a"] = Answer(page())
    yield served
    served.close()


def text_of(program: Program) -> str:
    return str(program.ask_page("document.querySelector('main').innerText"))


def test_a_pasted_address_becomes_an_article_and_is_shown(program: Program, site: WebSite) -> None:
    program.start_page()
    QGuiApplication.clipboard().setText(f"{site.address}/a")
    program.trigger("paste")
    program.wait_until(lambda: program.titles() == ["A harbour at dusk"])
    program.wait_until(lambda: program.window.pane.is_ready and PARAGRAPHS[3] in text_of(program))
    assert (
        not program.window.notice_bar.isVisible() or "fetched" in program.window.notice_bar.text()
    )


def test_dropped_addresses_are_kept_each(program: Program, site: WebSite) -> None:
    site.pages["/b"] = Answer(page("Another evening"))
    data = QMimeData()
    data.setUrls([QUrl(f"{site.address}/a"), QUrl(f"{site.address}/b")])
    program.window.adding.take(data)
    program.wait_until(lambda: program.titles() == ["Another evening", "A harbour at dusk"])


def test_text_with_an_address_in_it_is_text(program: Program, site: WebSite) -> None:
    data = QMimeData()
    data.setText(f"See {site.address}/a\n\n{' '.join(PARAGRAPHS)}")
    program.window.adding.take(data)
    program.wait_until(lambda: len(program.titles()) == 1)
    assert site.asked == []


def test_opening_a_saved_page_asks_nobody_for_anything(program: Program, site: WebSite) -> None:
    figure = '<figure><img src="/p.png" alt="x"></figure>'
    site.pages |= {"/a": Answer(page(extra=figure + "<p>More words below it.</p>"))}
    site.pages["/p.png"] = picture()
    program.window.adding.save_addresses([f"{site.address}/a"])
    program.wait_until(lambda: program.titles() == ["A harbour at dusk"])
    asked = list(site.asked)
    program.show_article(program.window.model.id_at(0))
    width = "document.querySelector('#body img').naturalWidth"
    program.wait_until(lambda: program.ask_page(width) == 240)
    assert site.asked == asked


def test_a_page_that_can_not_be_had_says_so_on_its_page_and_comes_later(
    program: Program, site: WebSite
) -> None:
    del site.pages["/a"]
    program.start_page()
    program.window.adding.save_addresses([f"{site.address}/a"])
    bar = program.window.notice_bar
    program.wait_until(lambda: "no such page" in bar.text())
    program.show_article(program.window.model.id_at(0))
    assert "no such page" in text_of(program)
    site.pages["/a"] = Answer(page())
    program.trigger("fetch_again")
    program.wait_until(lambda: program.titles() == ["A harbour at dusk"])
    program.wait_until(lambda: PARAGRAPHS[0] in text_of(program))


def test_addresses_are_typed_in_a_dialog(program: Program, site: WebSite) -> None:
    QGuiApplication.clipboard().setText("not an address")
    program.trigger("save_page")
    dialog = program.window.findChild(AddressesDialog)
    assert dialog is not None
    field, save = dialog.findChild(QPlainTextEdit), dialog.findChild(QPushButton, "save_addresses")
    assert field is not None
    assert save is not None
    assert (field.toPlainText(), save.isEnabled()) == ("", False)
    field.setPlainText(f"{site.address}/a\n\n")
    assert save.isEnabled()
    save.click()
    program.wait_until(lambda: program.titles() == ["A harbour at dusk"])


def test_offline_nothing_is_asked_and_what_was_kept_is_fetched_afterwards(
    program: Program, site: WebSite
) -> None:
    program.trigger("stay_offline")
    program.window.adding.save_addresses([f"{site.address}/a"])
    bar = program.window.notice_bar
    program.wait_until(lambda: "stay offline" in bar.text())
    assert (len(program.titles()), site.asked) == (1, [])
    program.restart()
    assert program.window.actions_by_name["stay_offline"].isChecked()
    program.window.intake.fetch_waiting()
    program.trigger("stay_offline")
    program.wait_until(lambda: program.titles() == ["A harbour at dusk"])
    assert site.asked == ["/a"]


def test_every_request_is_shown(program: Program, site: WebSite) -> None:
    program.trigger("show_contacts")
    dialog = program.window.findChild(ContactsDialog)
    assert dialog is not None
    dialog.close()
    program.window.adding.save_addresses([f"{site.address}/a", f"{site.address}/none"])
    program.wait_until(lambda: "no such page" in program.window.notice_bar.text())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    program.trigger("show_contacts")
    dialog = program.window.findChild(ContactsDialog)
    assert dialog is not None
    table = dialog.findChild(QTableWidget)
    assert table is not None
    rows = [
        [item.text() for column in (1, 2, 3, 4) if (item := table.item(row, column))]
        for row in range(table.rowCount())
    ]
    assert [row[:2] for row in rows] == [
        [f"{site.address}/none", "Page"],
        [f"{site.address}/a", "Page"],
    ]
    assert rows[1][2] == "A harbour at dusk"
    assert rows[0][3].startswith("Answered (404")


def test_only_an_article_from_the_web_can_be_fetched_again(program: Program) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    assert not program.window.actions_by_name["fetch_again"].isEnabled()


def test_what_waits_is_fetched_at_the_next_start(program: Program, site: WebSite) -> None:
    asked = pages.ask_for(program.library, f"{site.address}/a")
    program.window._on_library_timer()
    assert articles.article(program.library, asked.id).notice == pages.WAITING_NOTICE
    program.window.intake.fetch_waiting()
    program.wait_until(lambda: program.titles() == ["A harbour at dusk"])


def copied(html: str, text: str, url: str = "") -> QMimeData:
    """Return what a browser puts on the clipboard."""
    data = QMimeData()
    data.setHtml(f"<html><body>\n<!--StartFragment-->{html}<!--EndFragment-->\n</body></html>")
    data.setText(text)
    if url:
        data.setData("chromium/x-source-url", url.encode())
    return data


def test_a_piece_of_a_page_is_pasted_with_its_formatting_and_pictures(
    program: Program, site: WebSite
) -> None:
    site.pages["/p.png"] = picture()
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    html = (
        f"<h1>Copied</h1>{body}<img src='{site.address}/p.png' alt='A quay'><p><b>Bold</b> end.</p>"
    )
    program.start_page()
    program.window.adding.take(copied(html, "Copied\n\n" + "\n\n".join(PARAGRAPHS)))
    program.wait_until(lambda: program.titles() == ["Copied"])
    (identifier,) = program.window.model.ids()
    content = articles.content(program.library, identifier)
    assert "<b>Bold</b>" in content.html
    # A pasted page may not have us ask the local network.
    assert site.asked == []
    assert 'data-remote="' in content.html
    found = articles.article(program.library, identifier)
    assert (found.source.kind, found.url) == (SourceKind.CLIPPED, "")


def test_a_piece_of_a_page_that_is_here_whole_does_not_replace_it(
    program: Program, site: WebSite
) -> None:
    program.window.adding.save_addresses([f"{site.address}/a"])
    program.wait_until(lambda: program.titles() == ["A harbour at dusk"])
    (whole,) = program.window.model.ids()
    program.wait_until(lambda: PARAGRAPHS[3] in articles.content(program.library, whole).text)
    url = f"{site.address}/a"
    program.window.adding.take(copied(f"<p>{PARAGRAPHS[1]}</p>", PARAGRAPHS[1], url))
    program.wait_until(lambda: len(program.titles()) == 2)
    assert PARAGRAPHS[3] in articles.content(program.library, whole).text


def test_what_is_copied_without_bare_text_is_pasted_too(program: Program) -> None:
    data = QMimeData()
    data.setHtml("<h1>Copied</h1>" + "".join(f"<p>{each}</p>" for each in PARAGRAPHS))
    program.window.adding.take(data)
    program.wait_until(lambda: program.titles() == ["Copied"])


def test_code_that_an_editor_coloured_is_pasted_as_text(program: Program) -> None:
    lines = ["def dusk():", "    return 'bright water'", "", "print(dusk())"]
    coloured = "".join(f"<div><span style='color:red'>{line}</span></div>" for line in lines)
    program.window.adding.take(copied(coloured, "\n".join(lines)))
    program.wait_until(lambda: len(program.titles()) == 1)
    (identifier,) = program.window.model.ids()
    assert articles.article(program.library, identifier).source.kind is SourceKind.PASTED


def test_what_can_not_be_read_with_its_formatting_is_pasted_as_text(program: Program) -> None:
    program.window.adding.take(copied("<div>" * 3000 + "<p>x", "\n\n".join(PARAGRAPHS)))
    program.wait_until(lambda: len(program.titles()) == 1)
    (identifier,) = program.window.model.ids()
    assert articles.article(program.library, identifier).source.kind is SourceKind.PASTED
    assert articles.content(program.library, identifier).text == "\n\n".join(PARAGRAPHS)
