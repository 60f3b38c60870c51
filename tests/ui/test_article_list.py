"""The list: long ones at once, changes at their place, nothing moved under the reader."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from reader.library import Library, articles, open_library
from reader.library.articles import State
from reader.model.changes import LibraryChanges
from reader.model.list_look import Density, ListLook
from reader.model.query import ArticleQuery, Grouping, ListFilter, ListOrder, Where
from reader.ui.article_list.model import ArticleListModel, Role
from reader.ui.jobs import Jobs
from tests.conftest import make_draft
from tests.ui.long_list import COUNT, PASTED, fill, wait_until_whole
from tests.ui.program import Program

ALL = ArticleQuery()


class Checks(Protocol):
    """What the fixture that checks models can do."""

    def check(self, model: QAbstractItemModel) -> None:
        """Look at a model, and go on looking at it."""


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def model(library: Library, jobs: Jobs) -> Iterator[ArticleListModel]:
    """Return the model of a long list; nothing of it is shown yet."""
    fill(library)
    made = ArticleListModel(library, jobs=jobs)
    yield made
    made.deleteLater()


def whole(qtbot: QtBot, model: ArticleListModel) -> list[int]:
    """Return the ids of the list once it has all rows and follows nothing any more."""
    qtbot.waitUntil(lambda: model.is_whole and not model.is_comparing)
    return list(model.shown_ids())


def add(library: Library, title: str, **more: object) -> int:
    return articles.store(library, make_draft(title, title, **more), b"", PASTED).id


def test_the_first_rows_are_there_at_once_and_the_rest_comes_in_below(
    qtbot: QtBot, library: Library, model: ArticleListModel
) -> None:
    model.set_query(ALL)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    first = list(model.shown_ids())
    assert 0 < len(first) < COUNT
    assert not model.is_whole
    assert whole(qtbot, model) == articles.list_ids(library, ALL)
    assert list(model.shown_ids())[: len(first)] == first
    assert resets == []


def test_who_needs_every_row_has_it_at_once(library: Library, model: ArticleListModel) -> None:
    every = articles.list_ids(library, ALL)
    model.set_query(ALL)
    assert model.ids() == every
    model.set_query(ALL)
    assert model.index_of(every[-1]).row() == COUNT - 1
    model.set_query(ALL)
    assert not model.index_of(99).isValid()
    # For what is not there, not all need come.
    assert not model.is_whole
    articles.set_state(library, every[:-1], State.READ, on=True)
    assert model.next_unread(every[0]) == every[-1]


def test_what_was_asked_for_another_query_is_dropped(
    qtbot: QtBot, library: Library, model: ArticleListModel
) -> None:
    by_title = replace(ALL, order=ListOrder.TITLE)
    with qtbot.waitSignal(model._rest.timeout):
        model.set_query(ALL)
    model.set_query(by_title)
    assert whole(qtbot, model) == articles.list_ids(library, by_title)


def test_a_change_while_the_rest_is_coming_is_followed(
    qtbot: QtBot, library: Library, model: ArticleListModel
) -> None:
    with qtbot.waitSignal(model._rest.timeout):
        model.set_query(ALL)
    gone = [model.id_at(3), articles.list_ids(library, ALL)[-1]]
    model.apply(articles.set_state(library, gone, State.DELETED, on=True))
    new = add(library, "New")
    model.apply(LibraryChanges(added=(new,)))
    assert model.id_at(0) == new
    assert whole(qtbot, model) == articles.list_ids(library, ALL)


@pytest.mark.parametrize("order", list(ListOrder))
def test_what_comes_stands_where_the_order_says(
    qtbot: QtBot, library: Library, model: ArticleListModel, order: ListOrder
) -> None:
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    for number, (grouping, is_reversed) in enumerate(product(Grouping, (False, True)), 1):
        query = replace(ALL, order=order, grouping=grouping, is_reversed=is_reversed)
        model.set_query(query)
        whole(qtbot, model)
        gone = model.id_at(500)
        model.apply(articles.set_state(library, [gone], State.DELETED, on=True))
        new = tuple(add(library, f"Title {name} {number}", site=site) for name, site in SOME)
        model.apply(LibraryChanges(added=new))
        assert list(model.shown_ids()) == articles.list_ids(library, query)
        model.apply(articles.set_state(library, [gone], State.DELETED, on=False))
        assert list(model.shown_ids()) == articles.list_ids(library, query)
        assert len(resets) == number
        fresh = ArticleListModel(library)
        fresh.set_query(query)
        assert headings(model) == headings(fresh)


@pytest.mark.parametrize("order", list(ListOrder))
def test_the_model_keeps_to_the_rules_of_models(
    qtmodeltester: Checks, library: Library, order: ListOrder
) -> None:
    # Each row is asked for again at each change, so there are few.
    fill(library, 30)
    for number, (grouping, is_reversed) in enumerate(product(Grouping, (False, True)), 1):
        model = ArticleListModel(library)
        model.set_query(replace(ALL, order=order, grouping=grouping, is_reversed=is_reversed))
        qtmodeltester.check(model)
        gone = model.id_at(15)
        model.apply(articles.set_state(library, [gone], State.DELETED, on=True))
        new = tuple(add(library, f"Title {name} {number}", site=site) for name, site in SOME)
        model.apply(LibraryChanges(added=new))
        model.apply(articles.set_state(library, [gone], State.DELETED, on=False))
        assert model.index_of(gone).isValid()


def headings(model: ArticleListModel) -> list[tuple[bool, str]]:
    rows = range(model.rowCount())
    return [(model.begins_group(row), model.heading_of(row)) for row in rows]


SOME = [("0100 b", "Site 3"), ("0799", "A new one"), ("9", ""), ("", "Site 8")]


def test_what_is_read_stays_among_the_unread_until_it_is_asked_anew(
    qtbot: QtBot, library: Library, model: ArticleListModel
) -> None:
    query = replace(ALL, order=ListOrder.UNREAD)
    model.set_query(query)
    before = whole(qtbot, model)
    model.apply(articles.set_state(library, before[2:9], State.READ, on=True))
    assert list(model.shown_ids()) == before
    # What comes does not stand below what was read and is still above.
    new = add(library, "New")
    model.apply(LibraryChanges(added=(new,)))
    assert list(model.shown_ids()) == [new, *before]
    model.set_query(query)
    assert whole(qtbot, model) == articles.list_ids(library, query) != [new, *before]


def test_what_is_put_elsewhere_goes_and_comes_back(
    qtbot: QtBot, library: Library, model: ArticleListModel
) -> None:
    model.set_query(ALL)
    before = whole(qtbot, model)
    chosen = [before[1], before[700]]
    model.apply(articles.set_state(library, chosen, State.ARCHIVED, on=True))
    assert list(model.shown_ids()) == [each for each in before if each not in chosen]
    model.apply(articles.set_state(library, chosen, State.ARCHIVED, on=False))
    assert list(model.shown_ids()) == before


@pytest.mark.parametrize(
    ("where", "state"), [(Where.TRASH, State.DELETED), (Where.ARCHIVE, State.ARCHIVED)]
)
def test_archive_and_trash_show_what_is_in_them(
    library: Library, model: ArticleListModel, where: Where, state: State
) -> None:
    ids = articles.list_ids(library, ALL)[:4]
    for each in ids:
        articles.set_state(library, [each], state, on=True)
    model.set_query(replace(ALL, where=where))
    # The last that was put there is the first.
    assert list(model.shown_ids()) == ids[::-1]
    assert all(model.article_at(row) is not None for row in range(4))
    model.apply(articles.set_state(library, ids[:1], state, on=False))
    assert list(model.shown_ids()) == ids[:0:-1]
    model.apply(articles.set_state(library, ids[:1], state, on=True))
    assert list(model.shown_ids()) == [ids[0], *ids[:0:-1]]


def test_many_changes_at_once_are_followed(
    qtbot: QtBot, library: Library, model: ArticleListModel
) -> None:
    model.set_query(ALL)
    before = whole(qtbot, model)
    changed: list[tuple[int, int]] = []

    def note(first: QModelIndex, last: QModelIndex, _roles: object) -> None:
        changed.append((first.row(), last.row()))

    model.dataChanged.connect(note)
    model.apply(articles.set_state(library, before, State.READ, on=True))
    assert changed == [(0, COUNT - 1)]
    model.apply(articles.set_state(library, before[100:700], State.DELETED, on=True))
    # What goes is gone at once.
    assert list(model.shown_ids()) == before[:100] + before[700:]
    model.apply(articles.set_state(library, before[100:700], State.DELETED, on=False))
    assert whole(qtbot, model) == before


def test_an_article_taken_back_is_shown_though_the_filter_passes_it_over(
    library: Library, model: ArticleListModel
) -> None:
    unread = ArticleQuery(ListFilter.UNREAD)
    model.set_query(unread)
    one = model.id_at(2)
    model.apply(articles.set_state(library, [one], State.READ, on=True))
    model.apply(articles.set_state(library, [one], State.DELETED, on=True))
    assert not model.index_of(one).isValid()
    changes = articles.set_state(library, [one], State.DELETED, on=False)
    model.apply(changes)
    assert not model.index_of(one).isValid()
    model.apply(changes, keep_added=True)
    assert model.index_of(one).row() == 2


def test_what_another_process_wrote_is_compared_beside_the_window(
    qtbot: QtBot, library: Library, model: ArticleListModel
) -> None:
    model.set_query(ALL)
    before = whole(qtbot, model)
    other = open_library(library.path)
    articles.set_state(other, [before[5], before[-1]], State.DELETED, on=True)
    new = add(other, "New")
    other.close()
    model.refresh()
    assert list(model.shown_ids()) == before
    assert whole(qtbot, model) == [new, *before[:5], *before[6:-1]]


def test_a_model_of_every_kind_keeps_its_promises(
    qtbot: QtBot, qtmodeltester: Checks, library: Library, model: ArticleListModel
) -> None:
    for query in (ALL, replace(ALL, grouping=Grouping.DAY), replace(ALL, words="nothing")):
        model.set_query(query)
        qtmodeltester.check(model)
        whole(qtbot, model)
        qtmodeltester.check(model)
    model.set_query(ALL)
    model.apply(LibraryChanges(added=(add(library, "New"),)))
    model.ids()
    qtmodeltester.check(model)


# -- In the window ---------------------------------------------------------------------------


@pytest.fixture
def long(program: Program) -> Program:
    """Return a window on a long list, at its start."""
    fill(program.library)
    program.window._show_query(ALL)
    return program


def top(program: Program, row: int) -> int:
    """Return where a row's words begin, from the list's upper edge."""
    view = program.window.list_view
    sizes = view.article_delegate.sizes(view.font())
    return view.rowViewportPosition(row) + view.rowHeight(row) - sizes.row


def came(program: Program, *titles: str) -> list[int]:
    """Store articles as the window itself does."""
    new = [add(program.library, title) for title in titles]
    program.window._on_library_changed(LibraryChanges(added=tuple(new)))
    return new


def test_keys_reach_every_article_of_a_long_list(long: Program) -> None:
    view, model = long.window.list_view, long.window.model
    every = articles.list_ids(long.library, ALL)
    long.press(view, Qt.Key.Key_End)
    assert long.window.pane.article_id == every[-1]
    long.press(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_ids() == every
    long.press(view, Qt.Key.Key_PageDown)
    row = view.currentIndex().row()
    assert 1 < row < 40
    assert len(view.selected_ids()) == 1
    long.press(view, Qt.Key.Key_PageUp)
    assert view.currentIndex().row() == 0
    long.window._show_query(ALL)
    assert not model.is_whole
    long.press(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_ids() == every


def test_a_page_goes_down_to_the_end_and_up_to_the_start(long: Program) -> None:
    view = long.window.list_view
    long.trigger("group_day")
    wait_until_whole(long)
    view.choose(view.article_model.id_at(0))
    rows = [0]
    while rows[-1] < COUNT - 1:
        long.press(view, Qt.Key.Key_PageDown)
        rows.append(view.currentIndex().row())
        assert rows[-2] < rows[-1] <= rows[-2] + 40
    while rows[-1] > 0:
        long.press(view, Qt.Key.Key_PageUp)
        rows.append(view.currentIndex().row())
        assert rows[-1] < rows[-2]


@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize("density", list(Density))
def test_what_comes_above_moves_nothing_that_is_seen(
    long: Program, density: Density, grouping: Grouping
) -> None:
    long.trigger(f"density_{density.value}")
    long.trigger(f"group_{grouping.value}")
    wait_until_whole(long)
    view, model = long.window.list_view, long.window.model
    view.verticalScrollBar().setValue(3_333)
    row = view.rowAt(view.viewport().height() // 2)
    seen, place, offset = model.id_at(row), top(long, row), view.verticalScrollBar().value()
    came(long, "One", "Two")
    after = model.index_of(seen).row()
    assert after > row or grouping is Grouping.SOURCE
    assert top(long, after) == place
    assert view.verticalScrollBar().value() > offset or after == row
    # Also what another process brings, and takes away.
    other = open_library(long.places.library)
    for each in "ab":
        add(other, each)
    articles.set_state(other, [model.id_at(0), model.id_at(9)], State.DELETED, on=True)
    other.close()
    long.window._on_library_timer()
    wait_until_whole(long)
    assert top(long, model.index_of(seen).row()) == place


def test_a_row_that_loses_its_heading_stays_where_it_is(long: Program) -> None:
    long.trigger("group_day")
    wait_until_whole(long)
    view, model = long.window.list_view, long.window.model
    first = model.id_at(0)
    view.choose(first)
    came(long, "One")
    place = top(long, 1)
    assert model.begins_group(0)
    assert view.rowHeight(0) > view.rowHeight(2)
    (new,) = came(long, "Two")
    assert model.id_at(0) == new
    assert not model.begins_group(1)
    assert view.rowHeight(1) == view.rowHeight(3)
    assert top(long, 2) == place


def test_choice_and_current_row_outlive_what_comes_and_goes(long: Program) -> None:
    view, model = long.window.list_view, long.window.model
    wait_until_whole(long)
    view.choose(model.id_at(20))
    long.press(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    long.press(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen, current = view.selected_ids(), model.id_at(view.currentIndex().row())
    assert len(chosen) == 3
    came(long, "One")
    gone = model.id_at(3)
    long.window._on_library_changed(
        articles.set_state(long.library, [gone], State.DELETED, on=True)
    )
    assert view.selected_ids() == chosen
    assert model.id_at(view.currentIndex().row()) == current
    assert long.window.pane.article_id == current


def test_who_looks_at_the_newest_and_chose_nothing_sees_what_is_newer(long: Program) -> None:
    view, model = long.window.list_view, long.window.model
    (new,) = came(long, "One")
    assert model.id_at(view.rowAt(0)) == new
    view.choose(new)
    came(long, "Two")
    assert model.id_at(view.rowAt(0)) == new


def test_the_next_article_follows_one_that_is_deleted_far_down(long: Program) -> None:
    every = articles.list_ids(long.library, ALL)
    long.window.open_article(every[800])
    long.trigger("delete_article")
    assert long.window.pane.article_id == every[801]
    long.trigger("undo")
    assert long.window.pane.article_id == every[800]
    assert long.window.list_view.currentIndex().row() == 800


def test_single_rows_among_many_can_be_chosen(long: Program) -> None:
    view, model = long.window.list_view, long.window.model
    flags = QItemSelectionModel.SelectionFlag
    for row in (7, 2, 5):
        view.selectionModel().select(model.index(row), flags.Select | flags.Rows)
    assert view.selected_ids() == [model.id_at(row) for row in (2, 5, 7)]


def test_the_open_article_is_chosen_when_its_row_comes_and_nothing_moves(long: Program) -> None:
    every = articles.list_ids(long.library, ALL)
    long.window.open_article(every[100])
    long.trigger("sort_title")
    view, model = long.window.list_view, long.window.model
    # By title it is far down, and not all need be read to show the first.
    assert not model.is_whole
    assert view.selected_ids() == []
    assert long.window.windowTitle().startswith("Title")
    wait_until_whole(long)
    assert view.selected_ids() == [every[100]]
    assert model.id_at(view.currentIndex().row()) == every[100]
    assert view.verticalScrollBar().value() == 0
    assert long.window.pane.article_id == every[100]
    # What is chosen before it comes stays chosen.
    long.trigger("sort_source")
    view.step(1)
    chosen = view.selected_ids()
    wait_until_whole(long)
    assert view.selected_ids() == chosen


def test_a_start_with_an_article_far_down_reads_no_more_than_is_seen(long: Program) -> None:
    every = articles.list_ids(long.library, replace(ALL, order=ListOrder.TITLE))
    long.trigger("sort_title")
    long.window.open_article(every[700])
    long.restart()
    view = long.window.list_view
    assert long.window.pane.article_id == every[700]
    wait_until_whole(long)
    assert view.selected_ids() == [every[700]]


# -- Groups ----------------------------------------------------------------------------------


def test_headings_stand_above_the_first_of_each_group_and_are_spoken(long: Program) -> None:
    long.trigger("group_source")
    wait_until_whole(long)
    view, model = long.window.list_view, long.window.model
    starts = model.group_starts(0, COUNT)
    assert starts == list(range(0, COUNT, 100))
    headings = [model.index(row).data(Role.HEADING) for row in range(101)]
    assert (headings[0], headings[100]) == ("Site 0", "Site 1")
    assert not any(headings[1:100])
    usual = view.article_delegate.sizes(view.font())
    assert [view.rowHeight(row) for row in (0, 1, 100)] == [
        usual.row + usual.heading,
        usual.row,
        usual.row + usual.heading,
    ]
    spoken = [
        str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)).split(", ")[0]
        for row in (0, 1, 100)
    ]
    assert spoken == ["Site 0", model.index(1).data(), "Site 1"]
    long.trigger("group_none")
    wait_until_whole(long)
    assert {view.rowHeight(row) for row in range(COUNT)} == {usual.row}


def test_days_are_called_as_people_call_them(long: Program) -> None:
    came(long, "One")
    yesterday = add(long.library, "Yesterday")
    long.library.connection.execute(
        "UPDATE article SET saved_at = saved_at - 86400000000 WHERE id = ?", (yesterday,)
    )
    long.trigger("group_day")
    model = long.window.model
    headings = [model.heading_of(row) for row in model.group_starts(0, 350)]
    assert headings[:2] == ["Today", "Yesterday"]
    assert all(", " in each for each in headings[2:])


def test_what_is_found_by_best_match_stands_below_no_headings(long: Program) -> None:
    long.trigger("group_day")
    long.window.search_box.setText("Title 0007")
    model = long.window.model
    assert model.rowCount() == 1
    assert not model.has_groups()


def test_a_row_below_the_heading_on_top_is_brought_into_view(long: Program) -> None:
    long.trigger("group_source")
    wait_until_whole(long)
    view = long.window.list_view
    view.choose(view.article_model.id_at(60))
    view.choose(view.article_model.id_at(30))
    heading = view.article_delegate.sizes(view.font()).heading
    assert view.rowViewportPosition(30) >= heading


# -- Densities -------------------------------------------------------------------------------


def test_rows_are_as_high_as_their_density_asks(long: Program) -> None:
    view = long.window.list_view
    heights = {}
    for density in Density:
        long.trigger(f"density_{density.value}")
        heights[density] = {view.rowHeight(row) for row in range(view.article_model.rowCount())}
        assert len(heights[density]) == 1
        assert view.columns_header.isVisible() is (density is Density.LINE)
        view.grab()
    assert max(heights[Density.LINE]) < max(heights[Density.EXCERPT]) < max(heights[Density.CARD])
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    view.setFont(font)
    assert view.rowHeight(0) > max(heights[Density.CARD])


def test_the_row_on_top_stays_there_when_rows_become_higher(long: Program) -> None:
    view, model = long.window.list_view, long.window.model
    wait_until_whole(long)
    view.verticalScrollBar().setValue(10_000)
    seen = model.id_at(view.rowAt(0))
    view.show_look(ListLook(density=Density.CARD))
    assert model.id_at(view.rowAt(0)) == seen
    view.show_look(ListLook(density=Density.LINE))
    assert model.id_at(view.rowAt(0)) == seen


@pytest.mark.parametrize("density", list(Density))
def test_a_row_is_told_once_and_whole_in_every_density(program: Program, density: Density) -> None:
    program.add(2)
    program.trigger(f"density_{density.value}")
    table = QAccessible.queryAccessibleInterface(program.window.list_view)
    cells = [table.child(number) for number in range(table.childCount())]
    names = [
        each.text(QAccessible.Text.Name)
        for each in cells
        if each.role() == QAccessible.Role.Cell and not each.state().invisible
    ]
    whole = [each for each in names if "Article 1" in each]
    assert len(whole) == 1
    assert "unread" in whole[0]
    assert len(names) == (6 if density is Density.LINE else 2)
