"""How lists are shown: chosen in menus and at the columns' heads, remembered for each place."""

import json

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from reader.library import articles
from reader.library.articles import State
from reader.model.list_look import Column, Density, ListLook
from reader.model.place import Place, Shelf, place_text
from reader.model.query import Grouping, ListOrder
from reader.ui.list_looks import MOST_PLACES
from tests.ui.program import Program

UNREAD, BOOKMARKS = Place(shelf=Shelf.UNREAD), Place(shelf=Shelf.BOOKMARKS)


def checked(program: Program, group: str) -> list[str]:
    return [
        name.removeprefix(f"{group}_")
        for name, action in program.window.actions_by_name.items()
        if name.startswith(f"{group}_") and action.isChecked()
    ]


def click_head(program: Program, column: Column) -> None:
    header = program.window.list_view.columns_header
    number = list(Column).index(column)
    at = QPoint(header.sectionViewportPosition(number) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def drag_head(program: Program, start: int, by: int) -> None:
    viewport = program.window.list_view.columns_header.viewport()
    at = QPoint(start, viewport.height() // 2)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    for step in (1, 2):
        QTest.mouseMove(viewport, at + QPoint(by * step // 2, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at + QPoint(by, 0))


def shown(program: Program) -> list[str]:
    return [each.column.value for each in program.window.list_view.columns_header.columns()]


def test_menus_have_densities_orders_and_groups(program: Program) -> None:
    names = {}
    for name in ("list_density_menu", "list_sort_menu", "list_group_menu"):
        menu = program.window.findChild(QMenu, name)
        assert menu is not None
        names[name] = [each.objectName() for each in menu.actions() if each.isVisible()]
    assert names == {
        "list_density_menu": ["density_line", "density_excerpt", "density_card"],
        "list_sort_menu": [
            *("sort_saved", "sort_published", "sort_title", "sort_source", "sort_length"),
            *("sort_unread", "", "sort_reversed"),
        ],
        "list_group_menu": ["group_none", "group_day", "group_source"],
    }
    assert (checked(program, "density"), checked(program, "sort")) == (["excerpt"], ["saved"])


def test_the_list_is_sorted_as_it_is_chosen(program: Program) -> None:
    program.add(3)
    program.trigger("sort_title")
    assert program.titles() == ["Article 0", "Article 1", "Article 2"]
    program.trigger("sort_reversed")
    assert program.titles() == ["Article 2", "Article 1", "Article 0"]
    assert checked(program, "sort") == ["title", "reversed"]
    program.window.open_article(program.window.model.id_at(2))
    program.trigger("sort_reversed")
    program.trigger("sort_unread")
    assert program.titles() == ["Article 2", "Article 1", "Article 0"]


def test_each_place_keeps_its_look_across_a_restart(program: Program) -> None:
    program.add(2)
    program.trigger("sort_title")
    program.trigger("density_line")
    program.trigger("filter_unread")
    # What was never looked at otherwise is as all articles are.
    assert (checked(program, "density"), checked(program, "sort")) == (["line"], ["title"])
    program.trigger("density_card")
    program.trigger("group_day")
    program.restart()
    view = program.window.list_view
    assert view.density is Density.CARD
    assert checked(program, "group") == ["day"]
    program.trigger("filter_all")
    assert (view.density, checked(program, "group")) == (Density.LINE, ["none"])
    assert program.window.model.query.order is ListOrder.TITLE
    kept = json.loads(program.places.preferences.read_text())["list_looks"]
    assert list(kept) == [place_text(Place()), place_text(UNREAD)]


def test_what_is_looked_for_has_a_look_of_its_own(program: Program) -> None:
    program.add(3)
    program.trigger("sort_title")
    program.trigger("density_line")
    match = program.window.actions_by_name["sort_match"]
    assert not match.isVisible()
    program.window.search_box.setText("article")
    assert match.isVisible()
    assert match.isChecked()
    assert "Match" in match.text()
    assert program.window.list_view.density is Density.LINE
    program.trigger("sort_source")
    program.window.search_box.setText("article 1")
    assert checked(program, "sort") == ["source"]
    program.window.search_box.clear()
    assert checked(program, "sort") == ["title"]


def test_archive_and_trash_begin_with_what_came_there_last(program: Program) -> None:
    ids = program.add(3)
    program.window._on_library_changed(
        articles.set_state(program.library, ids[1:2], State.ARCHIVED, on=True)
    )
    program.window._on_place(Place(shelf=Shelf.ARCHIVE))
    assert program.titles() == ["Article 1"]
    match = program.window.actions_by_name["sort_match"]
    assert match.isVisible()
    assert "Archived" in match.text()


def test_no_more_places_are_remembered_than_make_sense(program: Program) -> None:
    for number in range(1, MOST_PLACES + 20):
        program.window._on_place(Place(folder=f"Folder {number}"))
        program.window.list_looks._choose(grouping=Grouping.DAY)
    program.window._on_place(Place())
    program.trigger("density_line")
    looks = program.file.preferences.list_looks
    assert len(looks) == MOST_PLACES
    assert "folder:Folder 1" not in looks
    assert f"folder:Folder {MOST_PLACES + 19}" in looks


def test_a_look_that_is_the_usual_one_is_not_written_down(program: Program) -> None:
    program.trigger("density_excerpt")
    program.trigger("group_none")
    assert program.file.preferences.list_looks == {}


# -- Columns ---------------------------------------------------------------------------------


def lines(program: Program) -> None:
    program.add(3)
    program.window.splitter.setSizes([600, 600])
    program.trigger("density_line")


def test_a_click_on_a_head_sorts_and_another_one_turns_it_round(program: Program) -> None:
    lines(program)
    header = program.window.list_view.columns_header
    click_head(program, Column.TITLE)
    assert program.titles() == ["Article 0", "Article 1", "Article 2"]
    assert header.isSortIndicatorShown()
    click_head(program, Column.TITLE)
    assert program.titles() == ["Article 2", "Article 1", "Article 0"]
    click_head(program, Column.DATE)
    assert checked(program, "sort") == ["published"]
    program.trigger("sort_saved")
    assert not header.isSortIndicatorShown()


def test_what_one_column_gains_its_neighbour_gives(program: Program) -> None:
    lines(program)
    header = program.window.list_view.columns_header
    before = header.columns()
    edge = header.sectionViewportPosition(1)
    drag_head(program, edge - 1, -60)
    after = header.columns()
    assert after[0].width < before[0].width
    assert after[0].width + after[1].width == before[0].width + before[1].width
    assert after[2] == before[2]
    assert sum(each.width for each in after) == program.window.list_view.viewport().width()
    program.restart()
    # The title has what the others leave of the list, however wide that is.
    assert program.window.list_view.columns_header.columns()[1:] == after[1:]


def test_columns_are_moved_and_chosen_and_stay_so(program: Program) -> None:
    lines(program)
    header = program.window.list_view.columns_header
    assert shown(program) == ["title", "source", "date"]
    header.moveSection(header.visualIndex(2), 0)
    header.customContextMenuRequested.emit(QPoint(20, 10))
    menu = header.findChild(QMenu, "columns_menu")
    assert menu is not None
    chosen = {action.objectName(): action for action in menu.actions()}
    assert not chosen["column_title"].isEnabled()
    chosen["column_source"].trigger()
    chosen["column_tags"].trigger()
    menu.close()
    assert shown(program) == ["date", "title", "tags"]
    program.restart()
    assert shown(program) == ["date", "title", "tags"]
    view = program.window.list_view
    assert sum(each.width for each in view.columns_header.columns()) == view.viewport().width()
    program.trigger("density_excerpt")
    assert shown(program) == ["title"]
    assert view.columnWidth(0) == view.viewport().width()


def test_columns_share_a_list_that_is_too_narrow_for_them(program: Program) -> None:
    lines(program)
    header = program.window.list_view.columns_header
    for column in (Column.MINUTES, Column.TAGS):
        header.toggle(column, shown=True)
    program.window.splitter.setSizes([240, 900])
    view = program.window.list_view
    assert sum(each.width for each in header.columns()) == view.viewport().width()
    assert all(each.width >= 30 for each in header.columns())
    view.grab()


def test_a_look_of_nonsense_is_the_usual_one(program: Program) -> None:
    path = program.places.preferences
    program.close()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"list_looks": {"shelf:": {"density": "x"}, "nowhere": 3}}))
    program._open()
    assert program.window.list_view.density is Density.EXCERPT
    assert program.file.preferences.list_looks["nowhere"] == ListLook()
