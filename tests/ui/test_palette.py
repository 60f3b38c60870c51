"""The field in which everything is found by a few letters, in the real window."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester

from reader.library import articles, feeds, open_library, tags
from reader.library.articles import State
from reader.model.feed import Subscription
from reader.model.keys import KeyPreset
from reader.model.place import Place, Shelf, place_of
from reader.model.query import ListFilter
from reader.ui.focus_mode import Focus
from reader.ui.palette.entries import MOST_REMEMBERED, Entry, Kind, in_order, remembered
from reader.ui.palette.palette import Palette
from reader.ui.palette.providers import shown_words
from tests.ui.program import Program, draft, source

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def entry(words: str, kind: Kind = Kind.ACTION, *, enabled: bool = True) -> Entry:
    return Entry(kind, f"{kind}:{words}", words, lambda: None, enabled=enabled)


def opened(program: Program) -> Palette:
    program.press(program.window.list_view, Key.Key_P, CTRL)
    palette = program.window.finding.palette
    assert palette.isVisible()
    return palette


def typed(program: Program, words: str) -> Palette:
    palette = opened(program)
    program.type(palette.field, words)
    return palette


def words_of(palette: Palette, kind: Kind) -> list[str]:
    return [each.words for each in palette.entries() if each.kind is kind]


def choose(program: Program, words: str, kind: Kind) -> None:
    """Choose what has these words by moving to it."""
    palette = typed(program, words)
    wanted = next(each for each in palette.entries() if each.kind is kind and each.words == words)
    for _ in range(palette.entries().index(wanted)):
        program.press(palette.field, Key.Key_Down)
    assert palette.current() == wanted
    program.press(palette.field, Key.Key_Return)
    assert not palette.isVisible()


# -- Order -------------------------------------------------------------------------------------


def test_what_was_chosen_last_stands_first_where_nothing_is_typed() -> None:
    there = [entry("One"), entry("Two"), entry("Three"), entry("Off", enabled=False)]
    last = ["action:Off", "action:Three", "action:gone", "action:Two"]
    found = in_order(" ", there, last)
    assert [each.words for each in found] == ["Three", "Two", "One", "Off"]


def test_what_was_chosen_last_goes_before_what_fits_alike_but_not_before_what_fits_better() -> None:
    there = [entry("Mark Above"), entry("Mark Below"), entry("Bookmark")]
    found = in_order("mark", there, ["action:Bookmark", "action:Mark Below"])
    assert [each.words for each in found] == ["Mark Below", "Mark Above", "Bookmark"]


def test_what_fits_far_worse_than_the_best_is_left_out() -> None:
    there = [entry("Refresh"), entry("Form of a shelf")]
    assert [each.words for each in in_order("refresh", there, [])] == ["Refresh"]


def test_actions_go_before_articles_that_fit_alike() -> None:
    there = [entry("Mark", Kind.ARTICLE), entry("Mark…", enabled=False), entry("Mark")]
    assert in_order("mark", there, [])[0] == there[2]


def test_what_is_there_twice_is_shown_once() -> None:
    assert len(in_order("mark", [entry("Mark"), entry("Mark")], [])) == 1
    assert len(in_order("", [entry("Mark"), entry("Mark")], ["action:Mark"])) == 1


def test_so_much_is_remembered_and_nothing_twice() -> None:
    last: list[str] = []
    for number in range(MOST_REMEMBERED + 9):
        last = remembered(f"action:{number}", last)
    again = remembered("action:20", last)
    assert len(again) == MOST_REMEMBERED
    assert again[0] == "action:20"
    assert len(set(again)) == len(again)


# -- Opening and closing -----------------------------------------------------------------------


def test_it_is_opened_and_closed_by_its_key(program: Program) -> None:
    palette = opened(program)
    assert program.window.focusWidget() is palette.field
    program.press(palette.field, Key.Key_P, CTRL)
    assert not palette.isVisible()
    assert program.window.focusWidget() is program.window.list_view


def test_it_is_opened_by_its_menu(program: Program) -> None:
    menu = program.window.findChild(QMenu, "edit_menu")
    assert menu is not None
    (action,) = (each for each in menu.actions() if each.objectName() == "show_palette")
    action.trigger()
    assert program.window.finding.palette.isVisible()


@pytest.mark.parametrize("before", ["list_view", "search_box", "page"])
def test_escape_gives_the_keyboard_back_to_where_it_was(program: Program, before: str) -> None:
    program.show_article(program.add(1)[0])
    window = program.window
    if before == "page":
        window.pane.focus_page()
    else:
        getattr(window, before).setFocus()
    there = window.focusWidget()
    assert there is not None
    program.press(there, Key.Key_P, CTRL)
    palette = window.finding.palette
    assert palette.isVisible()
    program.press(palette.field, Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is there


def test_a_click_beside_it_closes_it(program: Program) -> None:
    palette = opened(program)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(3, palette.height() - 3))
    assert not palette.isVisible()


def test_it_follows_the_window(program: Program) -> None:
    program.window.resize(1000, 700)
    palette = opened(program)
    for width, height in ((700, 420), (1300, 900)):
        program.window.resize(width, height)
        assert palette.size() == program.window.size()
        frame = palette.frame.geometry()
        assert abs(frame.center().x() - palette.rect().center().x()) <= 1
        assert palette.rect().contains(frame)


def test_keys_of_the_window_wait_while_it_is_open(program: Program) -> None:
    ids = program.add(2)
    program.window.open_article(ids[0])
    palette = opened(program)
    program.press(palette.field, Key.Key_D, CTRL)
    program.press(palette.field, Key.Key_F8)
    program.press(palette.field, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert palette.isVisible()
    assert program.window.pane.article_id == ids[0]
    assert not program.window.side_panel.isVisible()
    assert not program.window.actions_by_name["toggle_bookmark"].isChecked()


@pytest.mark.parametrize("preset", list(KeyPreset))
def test_single_keys_are_typed_into_it(program: Program, preset: KeyPreset) -> None:
    program.add(2)
    program.window.keys.choose_preset(preset)
    letters = "jkabcngo:/?+- 12"
    palette = typed(program, letters)
    assert palette.field.text() == letters
    assert palette.isVisible()


def test_escape_closes_it_before_it_leaves_the_focus_mode(program: Program) -> None:
    program.show_article(program.add(1)[0])
    program.trigger("focus_mode")
    program.trigger("show_palette")
    palette = program.window.finding.palette
    program.press(palette.field, Key.Key_Escape)
    assert not palette.isVisible()
    assert program.window.focus_mode.level is Focus.PAGE


def test_tab_stays_in_the_field(program: Program) -> None:
    palette = opened(program)
    program.press(palette.field, Key.Key_Tab)
    program.press(palette.field, Key.Key_Backtab)
    assert program.window.focusWidget() is palette.field
    assert palette.isVisible()


# -- Moving ------------------------------------------------------------------------------------


def test_keys_move_through_what_was_found(program: Program) -> None:
    palette = opened(program)
    rows = len(palette.entries())
    assert rows > 30

    def row(*keys: Qt.Key) -> int:
        for key in keys:
            program.press(palette.field, key)
        return palette.list.currentIndex().row()

    assert row() == 0
    assert row(Key.Key_Down, Key.Key_Down, Key.Key_Up) == 1
    assert row(Key.Key_PageDown) == 10
    assert row(Key.Key_End) == rows - 1
    assert row(Key.Key_Down) == rows - 1
    assert row(Key.Key_PageUp) == rows - 10
    assert row(Key.Key_Home) == 0
    assert row(Key.Key_Up) == 0


def test_a_click_chooses(program: Program) -> None:
    palette = typed(program, "dark and light")
    assert palette.entries()[0].name == "action:toggle_color_scheme"
    was_dark = program.appearance.is_dark
    where = palette.list.visualRect(palette.model.index(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert not palette.isVisible()
    assert program.appearance.is_dark is not was_dark


def test_the_pointer_chooses_where_it_moves_and_not_where_it_rests(program: Program) -> None:
    palette = opened(program)
    viewport = palette.list.viewport()
    QTest.mouseMove(viewport, palette.list.visualRect(palette.model.index(4)).center())
    assert palette.list.currentIndex().row() == 4
    for _ in range(20):
        # The list moves on below the pointer.
        program.press(palette.field, Key.Key_Down)
    assert palette.list.currentIndex().row() == 24


def test_nothing_found_is_said_in_one_line(program: Program) -> None:
    palette = typed(program, "zzqqxx")
    assert palette.entries() == []
    assert palette.nothing.isVisible()
    assert not palette.list.isVisible()
    assert palette.field.accessibleDescription() == palette.nothing.text()
    program.press(palette.field, Key.Key_Return)
    assert palette.isVisible()


def test_the_rows_keep_their_promises_to_every_view(program: Program) -> None:
    palette = opened(program)
    tester = ModelTester(palette.model)  # type: ignore[no-untyped-call] # pytest-qt leaves it so
    program.type(palette.field, "re")
    del tester


# -- Actions -----------------------------------------------------------------------------------


def test_an_action_is_found_and_done(program: Program) -> None:
    choose(program, "Contents", Kind.ACTION)
    assert program.window.side_panel.isVisible()


def test_every_action_is_there_with_its_present_keys(program: Program) -> None:
    program.window.keys.set_keys("toggle_contents", ["F12"])
    palette = opened(program)
    there = {each.name: each for each in palette.entries() if each.kind is Kind.ACTION}
    named = set(program.window.actions_by_name) - {"show_palette"}
    assert {name.removeprefix("action:") for name in there} == named
    assert there["action:toggle_contents"].keys == ("F12",)
    assert there["action:quit"].detail == "File"


def test_an_action_that_cannot_be_done_is_shown_and_not_done(program: Program) -> None:
    palette = typed(program, "repair")
    first = palette.current()
    assert first is not None
    assert first.name == "action:repair_article"
    assert not first.enabled
    program.press(palette.field, Key.Key_Return)
    assert palette.isVisible()
    assert "not possible now" in palette.field.accessibleDescription()


def test_what_is_checked_is_shown_so(program: Program) -> None:
    program.trigger("filter_unread")
    palette = opened(program)
    checked = {each.name: each.checked for each in palette.entries()}
    assert checked["action:filter_unread"] is True
    assert checked["action:filter_all"] is False
    assert checked["action:quit"] is None


def test_an_action_sees_the_keyboard_where_it_was(program: Program) -> None:
    program.window.search_box.setText("words")
    program.window.search_box.setFocus()
    program.window.search_box.selectAll()
    program.press(program.window.search_box, Key.Key_P, CTRL)
    palette = program.window.finding.palette
    copied: list[object] = []
    program.window.actions_by_name["copy"].triggered.connect(
        lambda: copied.append(program.window.focusWidget())
    )
    program.type(palette.field, "copy")
    assert palette.current() is not None
    program.press(palette.field, Key.Key_Return)
    assert copied == [program.window.search_box]


def test_what_was_chosen_last_is_remembered(program: Program) -> None:
    choose(program, "Contents", Kind.ACTION)
    choose(program, "Show the List", Kind.ACTION)
    program.restart()
    program.trigger("show_palette")
    palette = program.window.finding.palette
    names = [each.name for each in palette.entries()[:2]]
    assert names == ["action:toggle_sidebar", "action:toggle_contents"]
    saved = json.loads(program.places.preferences.read_text())
    assert saved["last_found"] == names


# -- Articles, places and themes ---------------------------------------------------------------


def test_an_article_is_found_by_words_of_its_title_and_opened(program: Program) -> None:
    program.add(12)
    program.trigger("filter_bookmarks")
    palette = typed(program, "article 7")
    first = palette.current()
    assert first is not None
    assert (first.kind, first.words, first.detail) == (Kind.ARTICLE, "Article 7", "Example")
    program.press(palette.field, Key.Key_Return)
    opened_now = program.window._open()
    assert opened_now is not None
    assert opened_now.title == "Article 7"
    # Remembered by its number, it has its title again.
    palette = opened(program)
    assert palette.entries()[0].words == "Article 7"
    program.type(palette.field, "article 7")
    assert words_of(palette, Kind.ARTICLE) == ["Article 7"]


def test_an_article_of_the_archive_is_opened_too(program: Program) -> None:
    ids = program.add(3)
    other = open_library(program.places.library)
    articles.set_state(other, ids[:1], State.ARCHIVED, on=True)
    other.close()
    program.window._on_library_timer()
    choose(program, "Article 2", Kind.ARTICLE)
    assert program.window.pane.article_id == ids[0]


def test_titles_are_found_in_scripts_of_all_kinds(program: Program) -> None:
    other = open_library(program.places.library)
    titles = ["Новости дня", "夕暮れに読む", "القراءة عند الغسق", "Café am Meer"]
    for number, title in enumerate(titles):
        values = {"title": title, "identity_text": title}
        articles.store(other, draft(number, **values), b"x", source(number))
    other.close()
    program.window._on_library_timer()
    palette = opened(program)
    for words, title in zip(("новос", "読む", "الغسق", "CAFE"), titles, strict=True):
        palette.field.setText(words)
        assert words_of(palette, Kind.ARTICLE) == [title]


def follow(program: Program) -> int:
    """Follow two feeds as another process would; return the first one's id."""
    other = open_library(program.places.library)
    first = feeds.subscribe(
        other, Subscription("https://a.example/feed", title="Harbour News", folder="Sea/Ports")
    )
    feeds.subscribe(other, Subscription("https://b.example/feed", title="Hill Walks"))
    other.close()
    program.window.following.show_feeds()
    return first


def test_a_feed_a_folder_and_a_shelf_are_gone_to(program: Program) -> None:
    program.add(2)
    feed = follow(program)
    program.window.search_box.setText("article")
    choose(program, "Harbour News", Kind.FEED)
    assert place_of(program.window.model.query) == Place(feed=feed)
    assert program.window.model.query.words == ""
    assert program.window.places.place() == Place(feed=feed)
    assert program.window.focusWidget() is program.window.list_view
    choose(program, "Ports", Kind.FOLDER)
    assert place_of(program.window.model.query) == Place(folder="Sea/Ports")
    choose(program, "Unread", Kind.SHELF)
    assert program.window.model.query.filter is ListFilter.UNREAD
    choose(program, "Today", Kind.SHELF)
    assert place_of(program.window.model.query) == Place(shelf=Shelf.TODAY)


def test_without_feeds_there_is_no_today_to_go_to(program: Program) -> None:
    palette = opened(program)
    assert "All Articles" in words_of(palette, Kind.SHELF)
    assert "Today" not in words_of(palette, Kind.SHELF)


def test_a_tag_is_gone_to(program: Program) -> None:
    ids = program.add(3)
    other = open_library(program.places.library)
    tags.add_tag(other, ids[1:2], "Sea/Birds")
    other.close()
    program.window._on_library_timer()
    beside = program.window.places
    program.wait_until(lambda: Place(tag="Sea/Birds") in [place for place, _ in beside.places()])
    choose(program, "Sea/Birds", Kind.TAG)
    assert program.titles() == ["Article 1"]
    palette = opened(program)
    assert [each.words for each in palette.entries() if each.checked and each.kind is Kind.TAG]


def test_going_to_a_place_shows_the_list(program: Program) -> None:
    program.trigger("toggle_sidebar")
    assert not program.window.sidebar.isVisible()
    choose(program, "Unread", Kind.SHELF)
    assert program.window.sidebar.isVisible()


def test_a_theme_is_chosen_and_shown(program: Program) -> None:
    program.trigger("scheme_light")
    palette = typed(program, "paper")
    dark = next(each for each in palette.entries() if each.name == "theme:dark:paper")
    assert dark.checked is False
    dark.act()
    assert program.file.preferences.dark_theme == "paper"
    assert program.appearance.is_dark
    program.press(palette.field, Key.Key_Escape)
    choose(program, "Paper", Kind.THEME)
    assert program.file.preferences.light_theme == "paper"
    assert not program.appearance.is_dark


# -- To be heard, and from the right -----------------------------------------------------------


def test_the_row_that_return_chooses_is_heard(program: Program) -> None:
    palette = typed(program, "contents")
    assert palette.field.accessibleDescription() == "Contents, Action · View, F8, C"
    assert palette.field.accessibleName()
    assert palette.list.accessibleName()
    program.press(palette.field, Key.Key_Escape)
    program.trigger("toggle_contents")
    palette = typed(program, "contents")
    assert palette.field.accessibleDescription().endswith("F8, C, on")


def test_in_a_window_from_the_right_words_stand_at_the_right(program: Program) -> None:
    palette = typed(program, "quit")

    def ink(direction: Qt.LayoutDirection) -> tuple[bool, bool]:
        palette.setLayoutDirection(direction)
        image = palette.list.viewport().grab().toImage()
        height = palette.list.visualRect(palette.model.index(0)).height()
        ground = image.pixelColor(image.width() // 2, height // 2)
        sides = []
        for begin, end in ((24, 60), (image.width() - 60, image.width() - 40)):
            inked = [
                image.pixelColor(x, y).lightness() < ground.lightness() - 60
                for x in range(begin, end)
                for y in range(6, height - 6)
            ]
            sides.append(sum(inked) > 8)
        return sides[0], sides[1]

    program.trigger("scheme_light")
    assert ink(Qt.LayoutDirection.LeftToRight)[0]
    right = ink(Qt.LayoutDirection.RightToLeft)
    assert right[1]


def test_a_name_with_an_and_sign_is_shown_whole(program: Program) -> None:
    assert shown_words("&Undo Bread && Butter") == "Undo Bread & Butter"
    assert shown_words(QAction("Plain", program.window).text()) == "Plain"
