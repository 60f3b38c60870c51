"""Articles put in order in the real window: archive, trash, tags, notes, details, undo, redo."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox, QPushButton, QTreeWidgetItem

from reader.library import articles
from reader.model.article import Article
from reader.model.place import Place, Shelf, place_text
from reader.model.query import ListFilter, Where
from reader.model.tag import TagColor
from reader.operations import organize, tagging
from reader.ui import steps
from reader.ui.dialogs.details import DetailsDialog
from reader.ui.dialogs.note import NoteDialog
from reader.ui.dialogs.tags import TagsDialog
from reader.ui.dragged import put_ids
from tests.conftest import opened
from tests.ui.program import Program


def article(program: Program, identifier: int) -> Article:
    return articles.article(program.library, identifier, anywhere=True)


def add(program: Program, count: int) -> list[int]:
    """Add articles that are called by their place in what is returned."""
    return program.add(count)[::-1]


def select(program: Program, ids: list[int]) -> None:
    view = program.window.list_view
    view.choose(ids[0])
    flags = view.selectionModel().SelectionFlag
    for each in ids:
        view.selectionModel().select(program.window.model.index_of(each), flags.Select | flags.Rows)


def go(program: Program, place: Place) -> None:
    program.wait_until(lambda: item_at(program, place) is not None)
    program.window.places.choose(place)


def item_at(program: Program, place: Place) -> QTreeWidgetItem | None:
    return program.window.places._find(place)


def undo_action(program: Program) -> QAction:
    return program.window.actions_by_name["undo"]


def test_an_archived_article_leaves_the_list_and_is_in_the_archive(program: Program) -> None:
    ids = add(program, 3)
    program.window.open_article(ids[1])
    program.press(program.window.list_view, Qt.Key.Key_E)
    assert program.titles() == ["Article 2", "Article 0"]
    # The next one is shown, as after deleting.
    assert program.window.pane.article_id == ids[0]
    assert "was archived" in program.window.notice_bar.text()
    program.window.following.show_feeds()
    program.window._on_place(Place(shelf=Shelf.ARCHIVE))
    assert program.titles() == ["Article 1"]
    assert program.window.places.isVisible()
    program.window.open_article(ids[1])
    assert program.window.actions_by_name["toggle_archived"].isChecked()
    program.trigger("toggle_archived")
    assert program.titles() == []
    program.trigger("undo")
    assert program.titles() == ["Article 1"]
    program.trigger("undo")
    assert program.window.model.query.where is Where.ARCHIVE
    # What comes back is shown, whatever hides it.
    assert program.window.pane.article_id == ids[1]


def test_undo_and_redo_survive_a_restart(program: Program) -> None:
    ids = add(program, 3)
    program.window.open_article(ids[2])
    program.trigger("toggle_bookmark")
    program.trigger("delete_article")
    program.trigger("toggle_archived")
    assert program.titles() == ["Article 0"]
    program.restart()
    assert "Archive" in undo_action(program).text()
    program.wait_until(program.window.isActiveWindow)
    for _ in range(3):
        assert undo_action(program).isEnabled()
        program.press(program.window.list_view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(program.titles()) == 3
    assert not article(program, ids[2]).is_bookmarked
    assert not undo_action(program).isEnabled()
    program.restart()
    redo = program.window.actions_by_name["redo"]
    assert "Bookmark" in redo.text()
    while redo.isEnabled():
        program.trigger("redo")
    assert article(program, ids[2]).is_bookmarked
    assert article(program, ids[2]).deleted_at is not None
    assert program.titles() == ["Article 0"]


def test_the_bar_takes_back_only_what_it_speaks_of(program: Program) -> None:
    ids = add(program, 3)
    program.window.open_article(ids[2])
    program.trigger("delete_article")
    with opened(program.library.path) as other:
        organize.bookmark(other, ids[:1])
    button = program.window.notice_bar.findChild(QPushButton, "notice_button")
    assert button is not None
    button.click()
    assert "Something else" in program.window.notice_bar.text()
    assert article(program, ids[2]).deleted_at is not None
    assert article(program, ids[0]).is_bookmarked


def test_what_the_command_line_did_is_taken_back_in_the_window(program: Program) -> None:
    ids = add(program, 2)
    with opened(program.library.path) as other:
        organize.bookmark(other, ids)
    program.wait_until(lambda: "Bookmark" in undo_action(program).text())
    program.trigger("undo")
    assert not article(program, ids[0]).is_bookmarked


def test_tags_are_written_with_the_keyboard_alone(program: Program) -> None:
    ids = add(program, 3)
    tagging.tag(program.library, ids[:1], ["Sea/Birds", "Work"])
    program.window.open_article(ids[1])
    program.press(program.window.list_view, Qt.Key.Key_T)
    dialog = program.window.findChild(TagsDialog)
    assert dialog is not None
    program.type(dialog.field, "bir")
    program.press(dialog.field, Qt.Key.Key_Return)
    program.type(dialog.field, "Harbour / Night")
    assert "Harbour/Night" in dialog.hint.text()
    program.press(dialog.field, Qt.Key.Key_Return)
    program.press(dialog.field, Qt.Key.Key_Return)
    assert article(program, ids[1]).own_tags == ("Harbour/Night", "Sea/Birds")
    # Beside the list there are places for them now, one in the other.
    program.wait_until(lambda: item_at(program, Place(tag="Harbour/Night")) is not None)
    item = item_at(program, Place(tag="Sea"))
    assert item is not None
    assert item.child(0).text(0) == "Birds"
    program.trigger("undo")
    assert article(program, ids[1]).own_tags == ()


def test_tags_of_several_articles_are_shown_and_changed_together(program: Program) -> None:
    ids = add(program, 3)
    tagging.tag(program.library, ids[:2], ["sea"])
    tagging.tag(program.library, ids, ["all"])
    select(program, ids)
    program.trigger("edit_tags")
    dialog = program.window.findChild(TagsDialog)
    assert dialog is not None
    states = {
        dialog.list.item(row).text(): dialog.list.item(row).checkState()
        for row in range(dialog.list.count())
    }
    assert states == {"all": Qt.CheckState.Checked, "sea": Qt.CheckState.PartiallyChecked}
    # What is not touched stays as it is: on some of them.
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog._on_accepted()
    assert [article(program, each).own_tags for each in ids] == [("sea",), ("sea",), ()]


@pytest.fixture
def tagged(program: Program) -> list[int]:
    """Return three articles, two of them tagged, with the places beside the list."""
    ids = add(program, 3)
    tagging.tag(program.library, ids[:2], ["sea"])
    program.window.following.show_feeds()
    return ids


@pytest.mark.usefixtures("tagged")
def test_a_tag_is_a_place(program: Program) -> None:
    go(program, Place(tag="sea"))
    assert program.titles() == ["Article 1", "Article 0"]
    program.restart()
    assert program.titles() == ["Article 1", "Article 0"]
    assert program.window.places.place() == Place(tag="sea")
    program.trigger("filter_unread")
    assert program.window.model.query == replace(
        program.window.model.query, tag="sea", filter=ListFilter.UNREAD
    )


def test_articles_are_dragged_to_tags_and_shelves(program: Program, tagged: list[int]) -> None:
    places = program.window.places
    data = program.window.model.mimeData([program.window.model.index_of(tagged[2])])
    drop(program, data, Place(tag="sea"))
    assert article(program, tagged[2]).own_tags == ("sea",)
    drop(program, data, Place(shelf=Shelf.BOOKMARKS))
    assert article(program, tagged[2]).is_bookmarked
    drop(program, data, Place(shelf=Shelf.ARCHIVE))
    assert article(program, tagged[2]).is_archived
    several = QMimeData()
    put_ids(several, tagged[:2])
    drop(program, several, Place(shelf=Shelf.TRASH))
    assert program.titles() == []
    # Nothing else takes them, and the window doesn't take them for a text.
    drop(program, several, Place(shelf=Shelf.TODAY))
    assert places.place() == Place()
    for _ in range(4):
        program.trigger("undo")
    assert len(program.titles()) == 3


def drop(program: Program, data: QMimeData, place: Place) -> None:
    places = program.window.places
    item = item_at(program, place)
    assert item is not None
    at = QPointF(places.visualItemRect(item).center())
    places.dropEvent(
        QDropEvent(
            at,
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_tag_is_renamed_coloured_and_deleted_from_its_menu(
    program: Program, tagged: list[int]
) -> None:
    program.window.organizing._on_rename(Place(tag="sea"))
    dialog = program.window.findChild(QInputDialog, "tag_dialog")
    assert dialog is not None
    dialog.setTextValue("Ocean/Deep")
    dialog.accept()
    assert article(program, tagged[0]).own_tags == ("Ocean/Deep",)
    choose(program, Place(tag="Ocean/Deep"), "Colour")
    choose_in(program, "color_menu", "Blue")
    (tag,) = tagging.all_tags(program.library)
    assert tag.color is TagColor.BLUE
    choose(program, Place(tag="Ocean/Deep"), "Delete")
    assert tagging.all_tags(program.library) == []
    for _ in range(3):
        program.trigger("undo")
    assert article(program, tagged[0]).own_tags == ("sea",)


def choose(program: Program, place: Place, word: str) -> None:
    program.window.organizing.open_place_menu(place, QPoint(5, 5))
    choose_in(program, "place_menu", word)


def choose_in(program: Program, name: str, word: str) -> None:
    menu = program.window.findChild(QMenu, name)
    assert menu is not None
    action = next(each for each in menu.actions() if word in each.text())
    menu.close()
    action.trigger()


def test_a_note_is_kept_however_its_window_is_left_and_shown_in_the_page(program: Program) -> None:
    program.start_page()
    ids = add(program, 2)
    program.show_article(ids[1])
    program.press(program.window.list_view, Qt.Key.Key_M)
    dialog = program.window.findChild(NoteDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.field, "The tide <b>comes</b> in")
    program.press(dialog.field, Qt.Key.Key_Escape)
    assert article(program, ids[1]).note == "The tide <b>comes</b> in"
    note = "document.querySelector('.own-note p')?.textContent"
    program.wait_until(lambda: program.ask_page(note) == "The tide <b>comes</b> in")
    program.trigger("undo")
    program.wait_until(lambda: program.ask_page("!document.querySelector('.own-note')") is True)


def test_the_head_of_an_article_is_written_anew(program: Program) -> None:
    ids = add(program, 2)
    program.window.open_article(ids[1])
    program.trigger("edit_details")
    dialog = program.window.findChild(DetailsDialog)
    assert dialog is not None
    dialog.title.setText("  A new   title ")
    dialog.authors.setText("Ann, Bob , ")
    dialog.published.setText("12 March 2026")
    dialog.language.setText("pt-BR")
    dialog.address.setText("https://example.org/x")
    dialog._on_edited()
    dialog.save_button.click()
    found = article(program, ids[1])
    assert (found.title, found.authors) == ("A new title", ("Ann", "Bob"))
    assert (found.published, found.language) == ("2026-03-12", "pt-BR")
    assert found.url == "https://example.org/x"
    assert "A new title" in program.titles()
    program.trigger("undo")
    assert article(program, ids[1]).title == "Article 1"


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("title", " ", "needs a title"),
        ("published", "the day after", "no date"),
        ("language", "<script>", "no sign of a language"),
        ("address", "javascript:alert(1)", "no address"),
    ],
)
def test_what_makes_no_sense_in_a_head_is_told_and_not_kept(
    program: Program, field: str, text: str, told: str
) -> None:
    (number,) = program.add(1)
    before = article(program, number)
    program.window.open_article(number)
    program.trigger("edit_details")
    dialog = program.window.findChild(DetailsDialog)
    assert dialog is not None
    line = getattr(dialog, field)
    line.clear()
    QTest.keyClicks(line, text)
    assert told in dialog.problem.text()
    assert not dialog.save_button.isEnabled()
    dialog._on_accepted()
    assert article(program, number).title == before.title


def test_several_heads_get_what_they_have_in_common(program: Program) -> None:
    ids = add(program, 3)
    select(program, ids[:2])
    program.trigger("edit_details")
    dialog = program.window.findChild(DetailsDialog)
    assert dialog is not None
    assert not dialog.title.isEnabled()
    dialog.authors.setText("Ann")
    dialog.save_button.click()
    assert [article(program, each).authors for each in ids] == [("Ann",), ("Ann",), ()]
    assert [article(program, each).title for each in ids] == ["Article 0", "Article 1", "Article 2"]


def test_the_trash_is_shown_read_from_and_emptied(program: Program) -> None:
    program.start_page()
    ids = add(program, 3)
    organize.delete(program.library, ids[:2])
    program.window._on_place(Place(shelf=Shelf.TRASH))
    assert program.titles() == ["Article 1", "Article 0"]
    program.show_article(ids[0])
    for name in ("toggle_bookmark", "delete_article", "edit_tags", "repair_article"):
        assert not program.window.actions_by_name[name].isEnabled()
    program.trigger("undelete_article")
    assert program.titles() == ["Article 1"]
    program.trigger("undo")
    assert len(program.titles()) == 2
    program.trigger("empty_trash")
    box = program.window.findChild(QMessageBox, "empty_trash_dialog")
    assert box is not None
    assert "2" in box.text()
    button = next(each for each in box.findChildren(QPushButton) if "for Good" in each.text())
    button.click()
    assert program.titles() == []
    assert program.window.list_view.empty_words == "The trash is empty."
    assert articles.articles(program.library, ids, in_trash=True) == []
    program.window._on_place(Place())
    assert program.titles() == ["Article 2"]


def test_many_are_marked_beside_the_window_and_unmarked_again(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is many is a matter of speed, and so is set for the test.
    monkeypatch.setattr(steps, "MANY", 2)
    ids = add(program, 5)
    program.window._on_mark_all_read(Place())
    assert program.window.steps.is_busy
    # What is small waits for it, and is done then.
    program.window.commands.note_opened(ids[0])
    program.wait_until(lambda: not program.window.steps.is_busy)
    assert all(each.is_read for each in articles.articles(program.library, ids))
    program.trigger("undo")
    program.wait_until(lambda: not article(program, ids[4]).is_read)
    program.wait_until(lambda: not program.window.steps.is_busy)
    assert "Taken back" in program.window.notice_bar.text()


def test_what_was_pasted_by_mistake_is_taken_back(program: Program) -> None:
    QGuiApplication.clipboard().setText("A title\n\nA paragraph of text that was copied.")
    program.trigger("paste")
    program.wait_until(lambda: len(program.titles()) == 1)
    program.wait_until(lambda: "Add" in undo_action(program).text())
    program.trigger("undo")
    assert program.titles() == []
    program.trigger("redo")
    assert program.titles() == ["A title"]


def test_a_place_is_written_as_text_and_read_again() -> None:
    assert place_text(Place(tag="a/b")) == "tag:a/b"
