"""Find in the article: what is found in the real page, and how one gets from place to place."""

import json
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.library import articles, open_library
from reader.model.article import LeftOut, LeftOutRole
from tests.ui.program import Program, draft, source

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

# What is marked, and what is marked as the current place, as text.
MARKED = (
    "JSON.stringify(['found', 'found-current'].map((name) =>"
    " Array.from(CSS.highlights.get(name) || [], (place) => {"
    " const range = document.createRange();"
    " range.setStart(place.startContainer, place.startOffset);"
    " range.setEnd(place.endContainer, place.endOffset);"
    " return range.toString(); })))"
)
LINES = "".join(f"<p>Line {number} of a long text.</p>" for number in range(200))


def show(program: Program, html: str, **changes: object) -> int:
    """Open an article of its own; return its id."""
    other = open_library(program.places.library)
    number = 1000 + len(program.titles())
    values = {"html": html, "text": html, "identity_text": html} | changes
    identifier = articles.store(other, draft(number, **values), b"x", source(number)).id
    other.close()
    program.window._on_library_timer()
    program.show_article(identifier)
    return identifier


def ask(program: Program, words: str, **options: bool) -> list[str]:
    """Let the page search; return what it has marked."""
    found = answer(program, f"Find.search({json.dumps(words)}, {json.dumps(options)})")
    marked = json.loads(str(program.ask_page(MARKED)))[0]
    assert found["count"] == len(marked)
    return list(marked)


def answer(program: Program, expression: str) -> dict[str, Any]:
    """Return the answer of the page's own script as it is."""
    return dict(json.loads(str(program.ask_page(expression))))


def current(program: Program) -> str:
    """Return the current place's text."""
    return str(json.loads(str(program.ask_page(MARKED)))[1][0])


def find(program: Program, words: str, says: str) -> None:
    """Open the bar, type and wait for what it says."""
    program.trigger("find_in_article")
    program.window.find_bar.box.clear()
    program.type(program.window.find_bar.box, words)
    expect(program, says)


def expect(program: Program, says: str) -> None:
    """Wait until the bar says it, to eyes and ears."""
    bar = program.window.find_bar
    program.wait_until(lambda: bar.label.text() == says)
    assert bar.label.accessibleName() == says
    assert bar.box.accessibleDescription() == says


# -- What is found ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "words", "marked"),
    [
        ("<p>a <em>quiet eve</em>ning <strong>at</strong> <a href='#x'>sea</a></p>",
         "evening at sea", ["evening at sea"]),
        ("<p>one</p><p>two</p>", "onetwo", []),
        ("<p>one</p><p>two</p>", "one two", []),
        ("<p>one<br>two</p>", "one two", ["onetwo"]),
        ("<p>before <a class='x'>link</a>.</p>", "link.", ["link."]),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", "onetwo", []),
        ("<table><tr><td>one</td><td>two</td></tr></table>", "onetwo", []),
        ("<p>hy\u00adphen\u00adation</p>", "hyphenation", ["hy\u00adphen\u00adation"]),
        ("<p>plain</p>", "pl\u00adain", ["plain"]),
        ("<p>some \n  white\u00a0space</p>", "some white  space", ["some \n  white\u00a0space"]),
        ("<pre>def one():\n    return 1</pre>", "one(): return", ["one():\n    return"]),
        ("<p>café cafe\u0301 CAFE</p>", "cafe", ["café", "cafe\u0301", "CAFE"]),
        ("<p>café cafe\u0301 cafe</p>", "café", ["café", "cafe\u0301"]),
        ("<p>ế ê e</p>", "ê", ["ê"]),
        ("<p>Straße STRASSE</p>", "strasse", ["Straße", "STRASSE"]),
        ("<p>Straße</p>", "stras", []),
        ("<p>İstanbul ISTANBUL ısı</p>", "istanbul", ["İstanbul", "ISTANBUL"]),
        ("<p>İİİ then a word</p>", "word", ["word"]),
        ("<p>ΟΔΟΣ οδός</p>", "οδος", ["ΟΔΟΣ", "οδός"]),
        ("<p>smørrebrød</p>", "smorrebrod", ["smørrebrød"]),
        ("<p>It isn’t “so”</p>", 'isn\'t "so"', ["isn’t “so”"]),
        ("<p>efﬁcient ﬁn</p>", "efficient", ["efﬁcient"]),
        ("<p>a𝒳b a𝒳b</p>", "𝒳b", ["𝒳b", "𝒳b"]),
        ("<p>aaaa</p>", "aa", ["aa", "aa"]),
        ("<p>a.b (c) [d] $1 \\d+ a+b</p>", "a.b (c) [d] $1 \\d+ a+b", ["a.b (c) [d] $1 \\d+ a+b"]),
        ("<p>anything</p>", ".*", []),
        ("<p>السَّلامُ عليكم</p>", "السلام", ["السَّلامُ"]),
        ("<p>שָׁלוֹם</p>", "שלום", ["שָׁלוֹם"]),
        ("<p>夕暮れの<em>海</em>を見る</p>", "の海を", ["の海を"]),
        ("<p>か が</p>", "か", ["か"]),
        ("<p><ruby>夕<rt>ゆう</rt>暮<rt>ぐ</rt></ruby>れ</p>", "ぐ", ["ぐ"]),
        ("<p>각 가</p>", "가", ["가"]),
        ("<p>लड़का लड़की</p>", "लड़क", ["लड़क", "लड़क"]),
        ("<p>text</p>", "", []),
        ("<p>a b</p>", "  ", []),
        ("<p>text</p>", "absent", []),
        ("<p>text</p>", "x" * 10_000, []),
        (f"<p>{'xy' * 6_000}</p>", "xy" * 5_000, ["xy" * 5_000]),
    ],
)  # fmt: skip
def test_words_are_found_across_formatting_and_writing(
    program: Program, html: str, words: str, marked: list[str]
) -> None:
    show(program, html)
    assert ask(program, words) == marked


def test_readings_above_and_numbers_of_footnotes_do_not_part_words(program: Program) -> None:
    show(
        program,
        "<p><ruby>夕<rt>ゆう</rt>暮<rt>ぐ</rt></ruby>れ</p>"
        '<p>the sea<sup><a class="footnote-ref" href="#fn">1</a></sup> at night</p>',
    )
    assert ask(program, "夕暮れ") == ["夕ゆう暮ぐれ"]
    assert ask(program, "sea at", wholeWord=True) == ["sea1 at"]


def test_case_counts_when_asked(program: Program) -> None:
    show(program, "<p>Senja senja SENJA</p>")
    assert ask(program, "Senja") == ["Senja", "senja", "SENJA"]
    assert ask(program, "Senja", matchCase=True) == ["Senja"]
    assert ask(program, "straße", matchCase=True) == []


@pytest.mark.parametrize(
    ("html", "words", "count"),
    [
        ("<p>cat cats concat cat. (cat)</p>", "cat", 3),
        ("<p>a c<em>at</em>s and a c<em>at</em></p>", "cat", 1),
        ("<p>día dí</p>", "di", 1),
        ("<p>кот котик</p>", "кот", 1),
        ("<p>x1 x 𝒳x</p>", "x", 1),
        ("<p>夕暮れの海を見る</p>", "海", 1),
        ("<p>ไปทะเลกัน</p>", "ทะเล", 1),
        ("<p>नमस्ते नम</p>", "नम", 1),
        ("<p>foo(bar)</p>", "(bar", 1),
    ],
)
def test_whole_words_are_told_by_letters_of_any_script(
    program: Program, html: str, words: str, count: int
) -> None:
    show(program, html)
    assert len(ask(program, words, wholeWord=True)) == count


def test_title_description_and_foot_are_searched_too(program: Program) -> None:
    show(
        program,
        "<p>body</p>",
        title="An owl",
        description="Of an owl",
        left_out=(LeftOut(1, "Share the owl", LeftOutRole.CHROME),),
    )
    assert ask(program, "owl") == ["owl", "owl", "owl"]


def test_what_is_folded_away_is_counted_and_unfolded_when_its_turn_comes(program: Program) -> None:
    show(
        program,
        "<p>owl</p><details><summary>More</summary><details><summary>Still more</summary>"
        f"<p>a second owl</p></details></details>{LINES}",
    )
    opened = "Array.from(document.querySelectorAll('#body details'), (d) => d.open).join()"
    assert ask(program, "owl") == ["owl", "owl"]
    assert program.ask_page(opened) == "false,false"
    answer(program, "Find.next()")
    assert program.ask_page(opened) == "true,true"
    program.ask_page("Find.clear()")
    assert program.ask_page("document.getSelection().toString()") == "owl"


def test_the_document_is_not_changed(program: Program) -> None:
    show(program, f"<p>o<em>w</em>l</p>{LINES}<p>owl</p>")
    before = program.ask_page("document.documentElement.outerHTML")
    answer(program, "Find.search('owl')")
    assert program.ask_page("document.documentElement.outerHTML") == before
    answer(program, "Find.next()")
    program.ask_page("Find.clear(); Place.back()")
    assert program.ask_page("document.documentElement.outerHTML") == before
    assert program.ask_page("CSS.highlights.size") == 0


# -- Where one gets --------------------------------------------------------------------------


def test_the_first_place_is_the_first_below_and_the_way_goes_round(program: Program) -> None:
    show(program, LINES)
    program.ask_page("Place.restore({block: 101, fraction: 0, progress: 0})")
    found = answer(program, "Find.search('line')")
    assert found == {"count": 200, "current": 101, "wrapped": False}
    for _step in range(99):
        found = answer(program, "Find.next()")
    assert found == {"count": 200, "current": 200, "wrapped": False}
    assert answer(program, "Find.next()") == {"count": 200, "current": 1, "wrapped": True}
    assert answer(program, "Find.previous()") == {"count": 200, "current": 200, "wrapped": True}


def test_one_letter_more_stays_at_the_same_place(program: Program) -> None:
    show(program, LINES + "<p>Lines of an owl.</p>" + LINES)
    for words in ("o", "ow", "owl"):
        answer(program, f"Find.search('Lines of an {words}')")
    assert answer(program, "Find.search('line')")["current"] == 201
    assert answer(program, "Find.search('lines')")["current"] == 1


@pytest.mark.parametrize("size", [(1200, 800), (500, 420)])
def test_the_current_place_is_brought_into_sight_and_the_way_back_is_kept(
    program: Program, size: tuple[int, int]
) -> None:
    program.window.resize(*size)
    show(program, f"{LINES}<p>one owl</p>{LINES}<p>another owl</p>{LINES}")
    program.ask_page("Place.restore({block: 5, fraction: 0, progress: 0})")
    before = program.ask_page("window.scrollY")
    top = "_boxOf(Find._hits[Find._current].range).top / window.innerHeight"
    answer(program, "Find.search('owl')")
    assert 0.25 < float(str(program.ask_page(top))) < 0.45
    answer(program, "Find.next()")
    assert 0.25 < float(str(program.ask_page(top))) < 0.45
    assert program.ask_page("document.documentElement.dataset.canGoBack") == "yes"
    assert program.ask_page("Place.back()") is True
    assert program.ask_page("window.scrollY") == before
    assert program.ask_page("Place.back()") is False


def test_wide_code_moves_across_to_the_place(program: Program) -> None:
    show(program, f"<pre><code>{'x = 1; ' * 200}owl</code></pre>")
    answer(program, "Find.search('owl')")
    seen = "_boxOf(Find._hits[0].range).right <= document.querySelector('pre').getBoundingClientRect().right"
    assert program.ask_page(seen) is True


# -- The bar ---------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["menu", "key"])
def test_the_bar_is_opened_by_menu_and_key(program: Program, way: str) -> None:
    show(program, LINES)
    if way == "menu":
        menu = program.window.findChild(QMenu, "edit_menu")
        assert menu is not None
        action = next(each for each in menu.actions() if each.objectName() == "find_in_article")
        action.trigger()
    else:
        program.press(program.window, Qt.Key.Key_F, CONTROL)
    assert program.window.find_bar.isVisible()
    assert program.window.find_bar.box.hasFocus()


def test_typing_searches_and_the_count_is_said(program: Program) -> None:
    show(program, "<p>owl</p>" * 27)
    find(program, "owl", "1 of 27")
    find(program, "ow!", "No match")
    find(program, "", "")
    assert program.ask_page("CSS.highlights.get('found').size") == 0


@pytest.mark.parametrize(
    ("on", "back"),
    [
        ((Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Return, SHIFT)),
        ((Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F3, SHIFT)),
        ((Qt.Key.Key_G, CONTROL), (Qt.Key.Key_G, CONTROL | SHIFT)),
    ],
)
def test_keys_go_on_and_back_and_round(
    program: Program,
    on: tuple[Qt.Key, Qt.KeyboardModifier],
    back: tuple[Qt.Key, Qt.KeyboardModifier],
) -> None:
    show(program, "<p>one owl</p><p>two owls</p>")
    find(program, "owl", "1 of 2")
    box = program.window.find_bar.box
    program.press(box, *on)
    expect(program, "2 of 2")
    program.press(box, *on)
    expect(program, "1 of 2, from the start again")
    program.press(box, *back)
    expect(program, "2 of 2, from the end again")
    program.press(box, *back)
    expect(program, "1 of 2")
    assert box.text() == "owl"


def test_buttons_go_on_and_back(program: Program) -> None:
    show(program, "<p>one owl</p><p>two owls</p>")
    find(program, "owl", "1 of 2")
    program.click("find_next_button")
    expect(program, "2 of 2")
    program.click("find_previous_button")
    expect(program, "1 of 2")


def test_case_and_whole_word_have_buttons(program: Program) -> None:
    show(program, "<p>Owl owls owl</p>")
    find(program, "owl", "1 of 3")
    program.click("whole_word")
    expect(program, "1 of 2")
    program.click("match_case")
    expect(program, "1 of 1")
    program.click("whole_word")
    expect(program, "2 of 2")


@pytest.mark.parametrize("way", ["key", "button"])
def test_closing_selects_the_place_and_gives_the_page_the_keyboard(
    program: Program, way: str
) -> None:
    show(program, f"{LINES}<p>one owl</p>{LINES}")
    find(program, "owl", "1 of 1")
    before = program.ask_page("window.scrollY")
    if way == "key":
        program.press(program.window.find_bar.box, Qt.Key.Key_Escape)
    else:
        program.click("find_close")
    assert program.window.find_bar.isHidden()
    engine = program.window.pane.engine
    assert engine is not None
    assert engine.view.hasFocus() or engine.view.isAncestorOf(program.window.focusWidget())
    program.wait_until(lambda: engine.page.selectedText() == "owl")
    assert program.ask_page("CSS.highlights.size") == 0
    assert program.ask_page("window.scrollY") == before


def test_f3_after_closing_goes_on_from_there(program: Program) -> None:
    show(program, "<p>one owl</p><p>two owls</p><p>three owls</p>")
    find(program, "owl", "1 of 3")
    program.press(program.window.find_bar.box, Qt.Key.Key_Escape)
    engine = program.window.pane.engine
    assert engine is not None
    program.wait_until(lambda: engine.page.selectedText() == "owl")
    program.press(program.window, Qt.Key.Key_F3)
    expect(program, "2 of 3")


def test_the_selected_words_are_looked_for(program: Program) -> None:
    show(program, "<p>an owl</p><p id='two'>the ow\u00adl is</p>")
    program.ask_page("document.getSelection().selectAllChildren(document.querySelector('p + p'))")
    engine = program.window.pane.engine
    assert engine is not None
    program.wait_until(lambda: bool(engine.page.selectedText()))
    program.trigger("find_in_article")
    assert program.window.find_bar.box.text() == "the owl is"
    expect(program, "1 of 1")
    assert current(program) == "the ow\u00adl is"


def test_another_article_is_searched_but_stays_where_it_was_left(program: Program) -> None:
    other = show(program, f"{LINES}<p>an owl</p>{LINES}<p>two owls</p>")
    show(program, "<p>owl</p>")
    find(program, "owl", "1 of 1")
    program.show_article(other)
    expect(program, "Matches: 2")
    assert program.ask_page("window.scrollY") == 0
    program.press(program.window.find_bar.box, Qt.Key.Key_Return)
    expect(program, "1 of 2")
    assert current(program) == "owl"


def test_the_bar_goes_with_the_last_article(program: Program) -> None:
    show(program, "<p>owl</p>")
    find(program, "owl", "1 of 1")
    program.trigger("delete_article")
    assert program.window.find_bar.isHidden()
    assert not program.window.actions_by_name["find_in_article"].isEnabled()


def test_every_part_of_the_bar_is_reached_by_tab_and_can_be_heard(program: Program) -> None:
    show(program, "<p>owl</p>")
    find(program, "owl", "1 of 1")
    bar = program.window.find_bar
    reached = []
    for _part in range(6):
        focused = program.window.focusWidget()
        reached.append(focused.objectName())
        assert focused.accessibleName()
        program.press(focused, Qt.Key.Key_Tab)
    assert reached == [
        "find_in_article", "find_previous_button", "find_next_button", "match_case", "whole_word",
        "find_close",
    ]  # fmt: skip
    assert all(not button.icon().isNull() for button in bar.findChildren(QToolButton))


def test_letters_and_delete_in_the_box_are_no_shortcuts(program: Program) -> None:
    identifier = show(program, "<p>owl</p>")
    find(program, "jb/?u owl", "No match")
    box = program.window.find_bar.box
    program.press(box, Qt.Key.Key_Home)
    program.press(box, Qt.Key.Key_Delete)
    assert box.text() == "b/?u owl"
    assert program.window.pane.article_id == identifier
    assert not articles.article(program.library, identifier).is_bookmarked


def test_the_keys_work_while_the_page_has_the_keyboard(program: Program) -> None:
    show(program, "<p>one owl</p><p>two owls</p>")
    program.window.pane.focus_page()
    engine = program.window.pane.engine
    assert engine is not None
    page = engine.view.focusProxy()
    assert isinstance(page, QWidget)
    program.press(page, Qt.Key.Key_F, CONTROL)
    assert program.window.find_bar.box.hasFocus()
    program.type(program.window.find_bar.box, "owl")
    expect(program, "1 of 2")
    program.window.pane.focus_page()
    program.press(page, Qt.Key.Key_F3)
    expect(program, "2 of 2")
