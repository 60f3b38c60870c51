"""The window as a person uses it: list, page, switch, bookmarks, memory."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QToolButton, QWidget
from pytestqt.modeltest import ModelTester

from reader.library import articles, folders, open_library
from reader.library.articles import State
from reader.model.query import ArticleQuery, ListFilter
from reader.ui import actions
from reader.ui.preferences import ColorScheme
from tests.ui.program import Program


def test_an_empty_library_says_how_to_begin(program: Program) -> None:
    assert program.window.pane.empty.isVisible()
    assert "Drop files" in program.window.list_view.empty_words


def test_moving_in_the_list_opens_the_article_at_once(program: Program) -> None:
    first, second = program.add(2)
    program.show_article(first)
    with program.qtbot.waitSignal(program.window.pane.article_shown, timeout=20_000):
        program.press(program.window.list_view, Qt.Key.Key_Down)
    assert program.window.pane.article_id == second
    assert "article 0" in str(program.ask_page("document.body.innerText"))


def test_opening_marks_as_read_and_the_row_stays_under_the_unread_filter(program: Program) -> None:
    ids = program.add(3)
    program.trigger("filter_unread")
    program.window.open_article(ids[1])
    assert articles.article(program.library, ids[1]).is_read
    assert len(program.titles()) == 3
    program.trigger("filter_all")
    program.trigger("filter_unread")
    assert len(program.titles()) == 2


def test_an_article_reopens_where_it_was_left(program: Program) -> None:
    first, second = program.add(2)
    program.show_article(first)
    program.ask_page("window.scrollTo(0, 900); 1")
    program.wait_until(lambda: articles.position(program.library, first) is not None)
    program.show_article(second)
    assert program.ask_page("window.scrollY") == 0
    program.show_article(first)
    program.wait_until(lambda: abs(float(str(program.ask_page("window.scrollY"))) - 900) < 3)


def test_the_place_is_kept_across_a_restart_and_a_change_of_size(program: Program) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    program.ask_page("window.scrollTo(0, 1200); 1")
    block = json.loads(str(program.ask_page("JSON.stringify(Place.position())")))["block"]
    program.window.resize(780, 640)
    program.restart()
    program.window.resize(640, 760)
    program.show_article(first)
    place = json.loads(str(program.ask_page("JSON.stringify(Place.position())")))
    assert abs(place["block"] - block) <= 1
    assert place["block"] > 5


def test_larger_text_keeps_the_line_that_is_read(program: Program) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    program.ask_page("window.scrollTo(0, 1500); 1")
    before = json.loads(str(program.ask_page("JSON.stringify(Place.position())")))["block"]
    for _step in range(4):
        program.trigger("larger_text")
    after = json.loads(str(program.ask_page("JSON.stringify(Place.position())")))["block"]
    assert after == before
    program.restart()
    assert program.file.preferences.typography.size == pytest.approx(1.4)
    program.trigger("usual_text")
    assert program.file.preferences.typography.size == 1.0


@pytest.mark.parametrize("way", ["menu", "key", "switch"])
def test_light_and_dark_change_window_and_page_without_loading(program: Program, way: str) -> None:
    (first,) = program.add(1)
    program.trigger("scheme_light")
    program.show_article(first)
    program.ask_page("window.scrollTo(0, 700); 1")
    loads: list[bool] = []
    engine = program.window.pane.engine
    assert engine is not None
    engine.page.loadStarted.connect(lambda: loads.append(True))
    if way == "menu":
        program.trigger("toggle_color_scheme")
    elif way == "key":
        program.press(
            program.window,
            Qt.Key.Key_L,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
    else:
        program.click("scheme_dark_button")
    dark = program.appearance.colors
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().color(QPalette.ColorRole.Window).name() == dark.panel
    assert program.ask_page("document.documentElement.dataset.scheme") == "dark"
    ground = str(program.ask_page("getComputedStyle(document.body).backgroundColor"))
    wanted = [int(dark.ground[at : at + 2], 16) for at in (1, 3, 5)]
    assert ground == f"rgb({wanted[0]}, {wanted[1]}, {wanted[2]})"
    assert program.ask_page("window.scrollY") == 700
    assert loads == []
    assert program.window.actions_by_name["scheme_dark"].isChecked()


def test_the_scheme_is_remembered(program: Program) -> None:
    program.trigger("scheme_dark")
    program.restart()
    assert program.appearance.is_dark
    assert json.loads(program.places.preferences.read_text())["color_scheme"] == "dark"


def test_as_the_system_does_follows_the_system_live(program: Program) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    program.trigger("scheme_system")
    # A machine without screen has no system to change; its signal is Qt's own.
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert program.appearance.is_dark
    assert program.ask_page("document.documentElement.dataset.scheme") == "dark"
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert program.ask_page("document.documentElement.dataset.scheme") == "light"
    assert program.appearance.scheme is ColorScheme.SYSTEM


@pytest.mark.parametrize("way", ["menu", "key", "button", "list menu"])
def test_a_bookmark_is_set_and_taken_off(program: Program, way: str) -> None:
    ids = program.add(2)
    program.window.open_article(ids[0])
    for expected in (True, False):
        if way == "menu":
            program.trigger("toggle_bookmark")
        elif way == "key":
            program.press(
                program.window.list_view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier
            )
        elif way == "button":
            program.click("toggle_bookmark_button")
        else:
            view = program.window.list_view
            view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
            menu = program.window.findChild(QMenu, "list_menu")
            assert menu is not None
            action = next(a for a in menu.actions() if a.objectName() == "toggle_bookmark")
            action.trigger()
            menu.close()
            menu.deleteLater()
            program.qtbot.waitUntil(lambda: program.window.findChild(QMenu, "list_menu") is None)
        assert articles.article(program.library, ids[0]).is_bookmarked is expected
        assert program.window.actions_by_name["toggle_bookmark"].isChecked() is expected


def test_bookmarks_have_a_list_of_their_own_and_survive(program: Program) -> None:
    ids = program.add(3)
    program.window.open_article(ids[2])
    program.trigger("toggle_bookmark")
    program.trigger("filter_bookmarks")
    assert program.titles() == ["Article 0"]
    program.restart()
    assert program.window.model.query.filter is ListFilter.BOOKMARKS
    assert program.titles() == ["Article 0"]


def test_the_find_box_narrows_the_list_without_accents_and_case(program: Program) -> None:
    program.add(12)
    program.type(program.window.search_box, "ARTICLÉ 1")
    assert program.titles() == ["Article 11", "Article 10", "Article 1"]
    program.type(program.window.search_box, "zz")
    assert program.titles() == []
    assert program.window.list_view.empty_words.startswith("No article has these words.")
    program.window.search_box.clear()
    assert len(program.titles()) == 12


def test_letters_typed_into_the_find_box_are_no_shortcuts(program: Program) -> None:
    ids = program.add(2)
    program.window.open_article(ids[0])
    program.trigger("find_title")
    program.type(program.window.search_box, "jkbu/?")
    assert program.window.search_box.text() == "jkbu/?"
    assert not articles.article(program.library, ids[0]).is_bookmarked


def test_escape_leaves_the_find_box_and_shows_all_again(program: Program) -> None:
    program.add(3)
    program.trigger("find_title")
    program.type(program.window.search_box, "Article 1")
    assert len(program.titles()) == 1
    program.press(program.window.search_box, Qt.Key.Key_Escape)
    assert len(program.titles()) == 3
    assert program.window.list_view.hasFocus()


def test_a_deleted_article_comes_back_with_undo(program: Program) -> None:
    ids = program.add(3)
    program.window.open_article(ids[1])
    program.trigger("toggle_bookmark")
    program.press(program.window.list_view, Qt.Key.Key_Delete)
    assert program.titles() == ["Article 2", "Article 0"]
    assert program.window.pane.article_id == ids[2]
    assert "deleted" in program.window.notice_bar.text()
    program.trigger("undo")
    assert program.titles() == ["Article 2", "Article 1", "Article 0"]
    assert program.window.pane.article_id == ids[1]
    assert articles.article(program.library, ids[1]).is_bookmarked
    program.trigger("undo")
    assert not articles.article(program.library, ids[1]).is_bookmarked
    assert not program.window.actions_by_name["undo"].isEnabled()


def test_undo_in_a_filtered_list_stays_in_that_list(program: Program) -> None:
    ids = program.add(3)
    program.trigger("filter_unread")
    program.window.open_article(ids[1])
    program.trigger("delete_article")
    program.trigger("undo")
    assert program.window.model.query.filter is ListFilter.UNREAD
    assert program.window.pane.article_id == ids[1]
    assert len(program.titles()) == 3


def test_a_library_that_is_taken_away_is_told(program: Program) -> None:
    program.add(2)
    program.places.library.rename(program.places.library.with_name("elsewhere.sqlite"))
    program.wait_until(lambda: "moved or deleted" in program.window.notice_bar.text())
    program.places.library.with_name("elsewhere.sqlite").rename(program.places.library)


def test_several_chosen_articles_are_deleted_and_come_back_together(program: Program) -> None:
    ids = program.add(5)
    program.window.open_article(ids[2])
    program.window.list_view.selectAll()
    program.trigger("delete_article")
    assert program.titles() == []
    assert program.window.pane.empty.isVisible()
    program.trigger("undo")
    assert len(program.titles()) == 5
    assert program.window.pane.article_id == ids[2]


def test_bookmarks_that_were_taken_off_together_come_back_with_undo(program: Program) -> None:
    ids = program.add(3)
    program.window.open_article(ids[0])
    program.window.list_view.selectAll()
    program.trigger("toggle_bookmark")
    program.trigger("toggle_bookmark")
    assert "3 bookmarks were removed" in program.window.notice_bar.text()
    program.trigger("undo")
    found = articles.articles(program.library, ids)
    assert [article.is_bookmarked for article in found] == [True, True, True]


def test_an_article_marked_unread_stays_so_when_the_list_changes(program: Program) -> None:
    ids = program.add(3)
    program.window.open_article(ids[1])
    program.trigger("toggle_read")
    program.trigger("filter_unread")
    program.window.search_box.setText("Article")
    assert not articles.article(program.library, ids[1]).is_read


def test_the_keyboard_coming_to_the_list_opens_nothing(program: Program) -> None:
    ids = program.add(3)
    program.window.open_article(ids[2])
    program.trigger("toggle_bookmark")
    program.window.open_article(ids[0])
    program.trigger("filter_bookmarks")
    program.window.search_box.setFocus()
    program.window.list_view.setFocus()
    assert program.window.pane.article_id == ids[0]


def test_the_button_shows_and_changes_what_is_chosen(program: Program) -> None:
    ids = program.add(3)
    program.window.open_article(ids[0])
    program.trigger("toggle_bookmark")
    view = program.window.list_view
    view.selectionModel().select(
        program.window.model.index_of(ids[2]), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert not program.window.actions_by_name["toggle_bookmark"].isChecked()
    program.trigger("toggle_bookmark")
    assert articles.article(program.library, ids[2]).is_bookmarked
    assert articles.article(program.library, ids[0]).is_bookmarked
    assert program.window.actions_by_name["toggle_bookmark"].isChecked()


def test_after_several_are_deleted_the_next_one_is_opened(program: Program) -> None:
    ids = program.add(6)
    program.window.open_article(ids[0])
    for _step in range(2):
        program.press(program.window.list_view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert program.window.list_view.selected_ids() == ids[:3]
    program.trigger("delete_article")
    assert program.window.pane.article_id == ids[3]


def test_going_fast_through_the_list_never_mixes_up_places(program: Program) -> None:
    ids = program.add(4)
    for number, identifier in enumerate(ids):
        program.show_article(identifier)
        program.ask_page(f"window.scrollTo(0, {300 + 200 * number}); 1")
        program.wait_until(lambda i=identifier: articles.position(program.library, i) is not None)  # type: ignore[misc]
    before = [articles.position(program.library, identifier) for identifier in ids]
    for by in (1, 1, -1, 1, -1, -1, 1, -1) * 6:
        program.window.list_view.step(by)
        QApplication.processEvents()
    program.show_article(ids[0])
    program.show_article(ids[3])
    after = [articles.position(program.library, identifier) for identifier in ids]
    assert [place and place.block for place in after] == [place and place.block for place in before]


def test_home_and_end_go_to_the_ends_of_the_list(program: Program) -> None:
    ids = program.add(200)
    view = program.window.list_view
    program.press(view, Qt.Key.Key_End)
    assert program.window.pane.article_id == ids[-1]
    program.press(view, Qt.Key.Key_Home)
    assert program.window.pane.article_id == ids[0]
    program.press(view, Qt.Key.Key_PageDown)
    assert program.window.pane.article_id not in {ids[0], ids[1], ids[-1]}


def test_what_another_process_writes_appears(program: Program) -> None:
    ids = program.add(3)
    program.window.open_article(ids[0])
    other = open_library(program.places.library)
    articles.set_state(other, [ids[1]], State.BOOKMARKED, on=True)
    articles.set_state(other, [ids[2]], State.DELETED, on=True)
    other.close()
    program.wait_until(lambda: program.titles() == ["Article 2", "Article 1"])
    article = program.window.model.article_at(1)
    assert article is not None
    assert article.is_bookmarked


def test_an_open_article_that_another_process_deletes_is_left(program: Program) -> None:
    ids = program.add(2)
    program.window.open_article(ids[0])
    other = open_library(program.places.library)
    articles.set_state(other, [ids[0]], State.DELETED, on=True)
    other.close()
    program.wait_until(lambda: program.window.pane.article_id == ids[1])


def test_pasted_text_becomes_an_open_article(program: Program) -> None:
    QGuiApplication.clipboard().setText("A short title\n\n" + "Some words of a text. " * 20)
    program.trigger("paste")
    program.wait_until(lambda: bool(program.titles()))
    program.wait_until(lambda: program.window.pane.article_id > 0)
    article = articles.article(program.library, program.window.pane.article_id)
    assert article.title == "A short title"
    assert article.source.kind == "pasted"


def test_pasting_the_same_text_again_leads_to_the_article(program: Program) -> None:
    QGuiApplication.clipboard().setText("A short title\n\n" + "Some words of a text. " * 20)
    program.trigger("paste")
    program.wait_until(lambda: program.window.pane.article_id > 0)
    program.trigger("paste")
    program.wait_until(lambda: "already" in program.window.notice_bar.text())
    assert len(program.titles()) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "no text to paste"), ("  \n ", "no text")],
)
def test_pasting_nothing_says_so(program: Program, text: str, sentence: str) -> None:
    QGuiApplication.clipboard().setText(text)
    program.trigger("paste")
    assert sentence in program.window.notice_bar.text()
    assert program.window.notice_bar.isVisible()


@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent:DeprecationWarning")
def test_files_and_folders_dropped_on_the_window_are_added(
    program: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "one.md").write_text("# One\n\nText.")
    (tmp_path / "two.html").write_text("<title>Two</title><p>Text.</p>")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder)), QUrl.fromLocalFile(str(tmp_path / "two.html"))])
    enter = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(program.window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(program.window, drop)
    program.wait_until(lambda: sorted(program.titles()) == ["One", "Two"])
    assert folders.folders(program.library) == [str(folder)]


def test_a_followed_folder_is_followed(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "one.md").write_text("# One\n\nText.")
    program.window.intake.add_paths([folder])
    program.wait_until(lambda: program.titles() == ["One"])
    program.wait_until(lambda: not program.jobs.busy())
    (folder / "two.md").write_text("# Two\n\nText.")
    program.wait_until(lambda: program.titles() == ["Two", "One"])
    program.wait_until(lambda: not program.jobs.busy())
    first = program.window.model.id_at(1)
    program.show_article(first)
    assert "is gone" not in str(program.ask_page("document.body.innerText"))
    (folder / "one.md").unlink()

    def is_marked() -> bool:
        article = program.window.model.article_at(1)
        return article is not None and article.missing

    program.wait_until(is_marked)
    assert len(program.titles()) == 2
    program.wait_until(
        lambda: "is gone" in str(program.ask_page("document.body && document.body.innerText"))
    )
    assert "Text." in str(program.ask_page("document.body.innerText"))


def test_refused_files_are_told_and_the_rest_goes_on(program: Program, tmp_path: Path) -> None:
    (tmp_path / "binary.md").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "fine.md").write_text("# Fine\n\nText.")
    (tmp_path / "empty.md").write_text("")
    given = [tmp_path / name for name in ("binary.md", "fine.md", "empty.md", "gone.md")]
    program.window.intake.add_paths(given)
    program.wait_until(lambda: "3 were not added whole" in program.window.notice_bar.text())
    assert program.titles() == ["Fine"]


def test_everything_is_remembered(program: Program) -> None:
    ids = program.add(4)
    program.window.open_article(ids[2])
    program.window.resize(780, 590)
    program.window.splitter.setSizes([300, 480])
    program.trigger("filter_all")
    program.restart()
    assert program.window.size().width() == 780
    assert abs(program.window.splitter.sizes()[0] - 300) < 12
    assert program.window.pane.article_id == ids[2]
    program.trigger("toggle_sidebar")
    program.restart()
    assert not program.window.sidebar.isVisible()


def test_every_action_and_main_widget_can_be_named_and_heard(program: Program) -> None:
    for spec in actions.SPECS:
        action = program.window.actions_by_name[spec.name]
        assert action.objectName() == spec.name
        assert action.text()
    for name in ("article_list", "reading_pane", "search_box", "add_button", "list_filter",
                 "color_scheme_switch"):  # fmt: skip
        widget = program.window.findChild(QWidget, name)
        assert widget is not None, name
        assert widget.accessibleName(), name
    for button in program.window.findChildren(QToolButton):
        is_line_edits = isinstance(button.parent(), QLineEdit)
        if button.objectName() and not is_line_edits and not button.objectName().startswith("qt_"):
            assert button.accessibleName(), button.objectName()


def test_no_two_actions_share_a_key() -> None:
    keys = [key for spec in actions.SPECS for key in spec.keys]
    assert len(keys) == len(set(keys))


def test_foreign_titles_are_never_read_as_markup(program: Program) -> None:
    ids = program.add(1)
    program.window.open_article(ids[0])
    for label in program.window.findChildren(QLabel):
        if label.objectName() in {"notice_text", "link_target"}:
            assert label.textFormat() == Qt.TextFormat.PlainText
    program.window.warn("<img src='file:///etc/passwd'>")
    assert "<img" in program.window.notice_bar.text()


def test_the_list_model_keeps_its_promises(program: Program) -> None:
    model = program.window.model
    tester = ModelTester(model)  # type: ignore[no-untyped-call] # pytest-qt leaves it so
    ids = program.add(6)
    model.set_query(ArticleQuery(ListFilter.UNREAD))
    other = open_library(program.places.library)
    articles.set_state(other, ids[1:3], State.DELETED, on=True)
    articles.set_state(other, [ids[4]], State.READ, on=True)
    other.close()
    program.add(0)
    model.refresh()
    assert model.rowCount() == 4
    del tester
