"""Getting through a list: above, below, scrolled past, kept unread; and where it was left."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication

from reader.library import articles
from reader.model.article import Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.model.place import Place, Shelf, place_text, read_place
from reader.model.query import ArticleQuery, ListFilter
from reader.ui.preferences import PreferencesFile
from tests.conftest import make_draft
from tests.ui.program import Program


@pytest.fixture
def ids(program: Program) -> list[int]:
    """Return forty articles, as they stand in the list."""
    for number in range(40):
        draft = make_draft(f"Evening {number}", f"Text {number}")
        articles.store(program.library, draft, b"", Source(SourceKind.PASTED, ""))
    program.window._on_library_changed(LibraryChanges(added=(1,)))
    return program.window.model.ids()


def read(program: Program, ids: list[int]) -> list[int]:
    """Return the rows of what is read."""
    unread = set(articles.list_ids(program.library, ArticleQuery(ListFilter.UNREAD)))
    return [row for row, each in enumerate(ids) if each not in unread]


def wheel(program: Program, row: int) -> None:
    """Turn the wheel until the list begins with ``row``."""
    view = program.window.list_view
    middle = QPointF(view.viewport().rect().center())
    while (at := view.rowAt(0)) != row:
        event = QWheelEvent(
            middle,
            view.viewport().mapToGlobal(middle),
            QPoint(),
            QPoint(0, -60 if at < row else 60),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)


def test_what_stands_above_and_below_is_marked_and_undone(program: Program, ids: list[int]) -> None:
    program.window.list_view.choose(ids[3])
    program.trigger("mark_above_read")
    assert read(program, ids) == [0, 1, 2, 3]
    program.trigger("mark_below_read")
    assert len(read(program, ids)) == 40
    assert "36 articles" in program.window.notice_bar.text()
    program.trigger("undo")
    assert read(program, ids) == [0, 1, 2, 3]
    program.trigger("undo")
    assert read(program, ids) == [3]
    program.window.list_view.choose(ids[0])
    program.trigger("mark_above_read")
    assert "is read" in program.window.notice_bar.text()


def test_scrolling_past_marks_nothing_unless_it_is_wanted(program: Program, ids: list[int]) -> None:
    wheel(program, 8)
    program.window.triage.mark_passed()
    assert read(program, ids) == []


def test_what_is_scrolled_past_is_read_in_one_step(program: Program, ids: list[int]) -> None:
    program.trigger("read_on_scrolling")
    wheel(program, 2)
    wheel(program, 3)
    program.wait_until(lambda: read(program, ids) == [0, 1, 2])
    wheel(program, 0)
    program.trigger("undo")
    assert read(program, ids) == []


def test_what_somebody_wants_unread_stays_so(program: Program, ids: list[int]) -> None:
    program.window.list_view.choose(ids[1])
    program.trigger("toggle_read")
    program.trigger("read_on_scrolling")
    wheel(program, 3)
    program.wait_until(lambda: read(program, ids) == [0, 2])


def test_what_was_never_seen_is_not_passed_by(program: Program, ids: list[int]) -> None:
    program.trigger("read_on_scrolling")
    view = program.window.list_view
    seen = view.rowAt(view.viewport().height() - 1) + 1
    # The bar is drawn to its end at once.
    view.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    program.window.triage.mark_passed()
    assert read(program, ids) == list(range(seen))


def test_what_the_window_brings_into_view_passes_nothing_by(
    program: Program, ids: list[int]
) -> None:
    program.trigger("read_on_scrolling")
    program.window.list_view.choose(ids[30])
    program.window.triage.mark_passed()
    assert read(program, ids) == [30]


def test_it_is_remembered_what_was_wanted(program: Program) -> None:
    program.trigger("read_on_scrolling")
    program.window._on_place(Place(shelf=Shelf.TODAY))
    program.window._save_preferences()
    known = PreferencesFile(program.places.preferences).preferences
    assert (known.read_on_scrolling, known.place) == (True, "shelf:today")


@pytest.mark.parametrize(
    "place", [Place(), Place(feed=3), Place(folder="News/Asia"), Place(shelf=Shelf.BOOKMARKS)]
)
def test_a_place_is_remembered(place: Place) -> None:
    assert read_place(place_text(place)) == place


@pytest.mark.parametrize("text", ["", "feed:x", "feed:" + "9" * 30, "shelf:none", "x"])
def test_what_makes_no_sense_is_all_articles(text: str) -> None:
    assert read_place(text) == Place()
