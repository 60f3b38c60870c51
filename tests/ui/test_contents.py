"""The contents beside the page: headings to go to, with the one that is read marked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from reader.library import articles, open_library
from reader.ui.preferences import SidePanelPage
from tests.ui.closer import page, show, wait_for
from tests.ui.place import settle
from tests.ui.program import Program, draft, source

WORDS = "<p>Words enough to fill a line or two of the column, as an article has them.</p>"
PART = WORDS * 20
BODY = (
    f"{PART}<h2>Sea</h2>{PART}<h3>Tides &amp; <em>waves</em></h3>{PART}<h3>Salt</h3>{PART}"
    f"<h2>Land</h2>{PART}<h4>Deep\n below</h4>{PART}<h2></h2>{PART}<h3>Stone</h3>{PART}"
)
HEADINGS = ["Sea", "Tides & waves", "Salt", "Land", "Deep below", "", "Stone"]


def tree(program: Program) -> QTreeWidget:
    found = program.window.side_panel.findChild(QTreeWidget, "contents_tree")
    assert found is not None
    return found


def rows(program: Program) -> list[tuple[int, str]]:
    """Return every row from above to below: how deep it stands, and its words."""
    found: list[tuple[int, str]] = []

    def add(item: QTreeWidgetItem, depth: int) -> None:
        for number in range(item.childCount()):
            child = item.child(number)
            found.append((depth, child.text(0)))
            add(child, depth + 1)

    add(tree(program).invisibleRootItem(), 0)
    return found


def marked(program: Program) -> str:
    """Return the words of the row that is marked, or none."""
    current = tree(program).currentIndex()
    selected = tree(program).selectedIndexes()
    assert selected == ([current] if current.isValid() else [])
    return str(current.data()) if current.isValid() else "none"


def wait_for_mark(program: Program, words: str) -> None:
    program.wait_until(lambda: marked(program) == words)


def row(program: Program, words: str) -> QTreeWidgetItem:
    (found,) = tree(program).findItems(
        words, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    )
    return found


def store(program: Program, number: int, html: str) -> int:
    other = open_library(program.places.library)
    stored = articles.store(other, draft(number, html=html), b"x", source(number))
    other.close()
    program.window._on_library_timer()
    return stored.id


def start(program: Program) -> None:
    show(program, BODY)
    program.trigger("toggle_contents")
    program.wait_until(lambda: len(rows(program)) == len(HEADINGS))
    settle(program)


def scroll_to(program: Program, heading: int, below: int) -> None:
    """Bring a heading so many pixels below the window's upper edge."""
    program.ask_page(
        f"window.scrollBy(0, Contents._headings()[{heading}].getBoundingClientRect().top - {below})"
    )


def test_headings_are_listed_under_those_above_them(program: Program) -> None:
    start(program)
    assert rows(program) == [
        *((0, "Sea"), (1, "Tides & waves"), (1, "Salt"), (0, "Land"), (1, "Deep below")),
        *((0, ""), (1, "Stone")),
    ]
    for words in HEADINGS:
        assert not tree(program).visualItemRect(row(program, words)).isEmpty(), words


def test_the_heading_that_is_read_is_marked_as_the_page_moves(program: Program) -> None:
    start(program)
    for heading in (1, 3, 4, 6, 2, 0):
        scroll_to(program, heading, 40)
        wait_for_mark(program, HEADINGS[heading])
    program.ask_page("window.scrollTo(0, 0)")
    wait_for_mark(program, "none")


def test_a_heading_just_come_into_view_is_not_read_yet(program: Program) -> None:
    start(program)
    scroll_to(program, 3, 40)
    wait_for_mark(program, "Land")
    program.ask_page(
        "window.scrollBy(0, Contents._headings()[3].getBoundingClientRect().top - innerHeight + 60)"
    )
    wait_for_mark(program, "Salt")


@pytest.mark.parametrize("way", ["click", "key"])
def test_a_heading_is_gone_to_and_the_way_back_leads_to_where_one_was(
    program: Program, way: str
) -> None:
    start(program)
    program.ask_page("window.scrollTo(0, 200)")
    contents = tree(program)
    if way == "click":
        at = contents.visualItemRect(row(program, "Land")).center()
        QTest.mouseClick(contents.viewport(), Qt.MouseButton.LeftButton, pos=at)
    else:
        assert QApplication.focusWidget() is contents
        program.type(contents, "la")
        program.press(contents, Qt.Key.Key_Return)
    line = "Place._line()"
    lead = "Contents._headings()[3].getBoundingClientRect().top"
    wait_for(program, f"{lead} >= 0 && {lead} < 2 * {line}")
    wait_for_mark(program, "Land")
    program.trigger("go_back")
    wait_for(program, "scrollY === 200")


def test_going_to_a_heading_turns_to_its_page(program: Program) -> None:
    program.trigger("turn_pages")
    start(program)
    contents = tree(program)
    at = contents.visualItemRect(row(program, "Stone")).center()
    QTest.mouseClick(contents.viewport(), Qt.MouseButton.LeftButton, pos=at)
    box = "Contents._headings()[6].getBoundingClientRect()"
    wait_for(program, f"{box}.left >= 0 && {box}.right <= innerWidth && {box}.top < innerHeight")
    wait_for_mark(program, "Stone")


def test_an_article_without_headings_says_so_and_another_brings_its_own(program: Program) -> None:
    start(program)
    bare = store(program, 2, PART)
    other = store(program, 3, f"<h2>Fire</h2>{PART}")
    hint = program.window.side_panel.findChild(QLabel, "panel_hint")
    assert hint is not None
    assert not hint.isVisible()
    program.show_article(bare)
    program.wait_until(hint.isVisible)
    assert "no headings" in hint.text()
    assert not tree(program).isVisible()
    program.show_article(other)
    program.wait_until(lambda: rows(program) == [(0, "Fire")])
    assert tree(program).isVisible()
    assert not hint.isVisible()
    program.trigger("delete_article")
    program.wait_until(lambda: rows(program) != [(0, "Fire")])


def test_the_last_article_s_headings_go_with_it(program: Program) -> None:
    start(program)
    program.trigger("delete_article")
    assert rows(program) == []
    assert not tree(program).isVisible()


def test_the_panel_comes_back_at_the_second_start(program: Program) -> None:
    start(program)
    program.restart()
    program.start_page()
    panel = program.window.side_panel
    assert panel.isVisible()
    assert program.window.actions_by_name["toggle_contents"].isChecked()
    program.wait_until(lambda: [words for _depth, words in rows(program)] == HEADINGS)
    program.click("panel_close")
    program.restart()
    assert not program.window.side_panel.isVisible()
    assert program.file.preferences.side_panel is SidePanelPage.NONE


def test_the_panel_opened_late_knows_the_article_and_the_place(program: Program) -> None:
    show(program, BODY)
    scroll_to(program, 4, 40)
    wait_for(program, "Contents.current() === 4")
    with program.qtbot.waitSignal(program.window.pane.moved):
        pass
    program.press(page(program), Qt.Key.Key_F8)
    assert [words for _depth, words in rows(program)] == HEADINGS
    assert marked(program) == "Deep below"


def test_escape_and_the_key_close_the_panel_and_the_page_has_the_keyboard(program: Program) -> None:
    start(program)
    program.press(tree(program), Qt.Key.Key_Escape)
    assert not program.window.side_panel.isVisible()
    assert not program.window.actions_by_name["toggle_contents"].isChecked()
    program.wait_until(lambda: QApplication.focusWidget() is page(program))
    program.trigger("toggle_contents")
    assert QApplication.focusWidget() is tree(program)
    program.trigger("toggle_contents")
    assert not program.window.side_panel.isVisible()


def test_contents_and_look_take_each_other_s_place(program: Program) -> None:
    start(program)
    program.trigger("toggle_look")
    assert not tree(program).isVisible()
    assert not program.window.actions_by_name["toggle_contents"].isChecked()
    look = program.window.side_panel.findChild(QWidget, "look_panel")
    assert look is not None
    assert look.isVisible()
    scroll_to(program, 6, 40)
    wait_for_mark(program, "Stone")
    program.trigger("toggle_contents")
    assert tree(program).isVisible()
    assert marked(program) == "Stone"


def test_headings_are_words_and_never_markup_and_hyphens_are_left_out(program: Program) -> None:
    show(program, "<h2>&lt;b&gt;Bold&lt;/b&gt; un\u00adder\u00adstanding</h2><p>Words.</p>")
    program.trigger("toggle_contents")
    program.wait_until(lambda: rows(program) == [(0, "<b>Bold</b> understanding")])


def test_nothing_is_gone_to_where_no_row_is(program: Program) -> None:
    start(program)
    contents = tree(program)
    QTest.mouseClick(
        contents.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(20, contents.viewport().height() - 4),
    )
    assert program.ask_page("scrollY") == 0
