"""Selected words: copied, quoted with their source, linked to, looked up."""

from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.browser import Browser
from tests.ui.closer import page
from tests.ui.program import Program
from tests.ui.selecting import (
    SOURCED,
    copied,
    is_shown,
    press_bar,
    select_all_of,
    select_words,
    start,
)


@pytest.mark.parametrize("way", ["bar", "key"])
def test_copying_gives_words_and_markup_without_anything_of_ours(
    program: Program, way: str
) -> None:
    start(program)
    select_all_of(program, "#x-one", "#x-two")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    if way == "bar":
        press_bar(program, "copy")
    else:
        program.press(page(program), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    program.wait_until(lambda: clipboard.text() != "before")
    first, second = "The tide rose, and nobody saw the boats go out.", "Then: night-fall, a & b <c>"
    assert clipboard.text() == f"{first}\n\n{second} “quoted”."
    html = clipboard.mimeData().html()
    assert "<em>nobody</em>" in html
    assert '<a href="https://example.org/b">boats</a>' in html
    assert "a &amp; b &lt;c&gt;" in html
    assert not [word for word in ("x-one", "style", "class", "article:") if word in html]


def test_a_quotation_names_author_title_place_date_and_address(program: Program) -> None:
    start(program)
    select_words(program, "The tide rose")
    text, html = copied(program, "copy_quotation")
    quoted, _, said = text.partition("\n\n")
    assert quoted == "“The tide rose”"
    assert said.startswith("— Ada Lo, B. Cee, Article 1, Example, ")
    assert "2021" in said
    assert said.strip().endswith(str(SOURCED["url"]))
    assert "<blockquote" in html
    assert "“The tide rose”" in html
    assert 'href="https://example.org/tides?a=1&amp;b=2#top"' in html
    assert "quotation" in program.window.notice_bar.text()
    program.wait_until(lambda: not is_shown(program))


def test_a_quotation_has_the_marks_of_its_language_and_foreign_signs_stay_signs(
    program: Program,
) -> None:
    start(program, language="de", authors=("<b>Eve</b>",))
    select_words(program, "a & b <c>", "#x-two")
    text, html = copied(program, "copy_quotation")
    assert text.startswith("„a & b <c>“\n\n— <b>Eve</b>,")
    assert "„a &amp; b &lt;c&gt;“" in html
    assert "&lt;b&gt;Eve&lt;/b&gt;" in html


def test_right_to_left_words_are_selected_and_quoted_as_they_are(program: Program) -> None:
    start(program, '<p id="x-one">البحر هادئ اليوم والقارب بعيد.</p>', language="ar")
    select_words(program, "هادئ اليوم")
    text, html = copied(program, "copy_quotation")
    assert text.startswith("”هادئ اليوم“")
    assert 'dir="rtl"' in html
    assert program.ask_page("document.querySelector('#x-one').matches(':dir(rtl)')") is True
    select_words(program, "والقارب")
    link, _html = copied(program, "copy_place")
    named = unquote(link.partition(":~:text=")[2]).split(",")
    assert named == ["البحر هادئ اليوم-", "والقارب", "-بعيد."]


def test_a_link_to_the_place_names_the_words_and_what_stands_around_them(program: Program) -> None:
    start(program)
    select_words(program, "night-fall", "#x-two")
    link, html = copied(program, "copy_place")
    assert link.startswith("https://example.org/tides?a=1&b=2#top:~:text=Then%3A-,night%2Dfall,-")
    assert QGuiApplication.clipboard().mimeData().urls()[0].toString().startswith("https://example")
    assert ">Article 1</a>" in html
    assert "link to this place" in program.window.notice_bar.text()


def test_an_article_from_nowhere_has_no_link_to_copy_but_all_else(program: Program) -> None:
    start(program, url="")
    select_words(program, "tide")
    actions = program.window.actions_by_name
    assert not actions["copy_place"].isEnabled()
    assert actions["copy_quotation"].isEnabled()
    text, _html = copied(program, "copy_quotation")
    assert text.startswith("“tide”\n\n— Ada Lo, B. Cee, Article 1, Example, ")
    assert "http" not in text


@pytest.mark.parametrize(
    ("language", "edition"), [("en", "en"), ("de-AT", "de"), ("nb", "no"), ("xx", "en"), ("", "en")]
)
def test_words_are_looked_up_in_the_dictionary_of_the_article_s_language(
    program: Program, browser: Browser, language: str, edition: str
) -> None:
    start(program, language=language)
    select_words(program, "boats")
    press_bar(program, "look_up")
    program.wait_until(lambda: bool(browser.opened))
    assert browser.opened == [f"https://{edition}.wiktionary.org/wiki/Special:Search?search=boats"]


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("", "https://duckduckgo.com/?q=a%20%26%20b%20%3Cc%3E"),
        ("https://find.example/{}?x=1", "https://find.example/a%20%26%20b%20%3Cc%3E?x=1"),
        ("javascript:alert({})", "https://duckduckgo.com/?q=a%20%26%20b%20%3Cc%3E"),
    ],
)
def test_words_are_looked_for_where_the_reader_chose(
    program: Program, browser: Browser, template: str, wanted: str
) -> None:
    program.file.preferences.search_address = template
    start(program)
    select_words(program, "a & b <c>", "#x-two")
    press_bar(program, "search_web")
    program.wait_until(lambda: bool(browser.opened))
    assert browser.opened == [wanted]
    engine = program.window.pane.engine
    assert engine is not None
    assert engine.refused == []


def test_a_key_without_a_selection_leaves_the_clipboard(program: Program) -> None:
    start(program)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    program.press(page(program), Qt.Key.Key_C, both)
    program.press(page(program), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert program.ask_page("getSelection().isCollapsed") is True
    assert clipboard.text() == "before"
