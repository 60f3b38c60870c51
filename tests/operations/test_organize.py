"""States and places, given by the operations that window and command line share."""

from collections.abc import Callable, Sequence

import pytest

from reader.errors import LibraryError
from reader.library import Library, articles, media
from reader.model.article import Picture, ReadingPosition, Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.model.picture import DarkTreatment, PictureKind
from reader.operations import organize
from tests.conftest import make_draft, opened, rows

Verb = Callable[[Library, Sequence[int]], LibraryChanges]


@pytest.fixture
def two(library: Library) -> Library:
    """Return a library with the articles 1 and 2."""
    for text in ("one", "two"):
        articles.store(library, make_draft(text, text), b"", Source(SourceKind.PASTED, ""))
    return library


@pytest.mark.parametrize(
    ("do", "undo", "state"),
    [
        (organize.bookmark, organize.unbookmark, "is_bookmarked"),
        (organize.mark_read, organize.mark_unread, "is_read"),
    ],
)
def test_a_state_is_given_taken_and_answered_with_what_changed(
    two: Library, do: Verb, undo: Verb, state: str
) -> None:
    assert do(two, [1, 99]) == LibraryChanges(changed=(1,))
    assert do(two, [1]) == LibraryChanges()
    assert [getattr(articles.article(two, number), state) for number in (1, 2)] == [True, False]
    assert undo(two, [1, 2]) == LibraryChanges(changed=(1,))
    assert not getattr(articles.article(two, 1), state)
    assert do(two, []) == LibraryChanges()


def test_what_is_deleted_is_gone_until_it_is_undeleted(two: Library) -> None:
    assert organize.delete(two, [2, 1]).removed == (1, 2)
    assert organize.find(two, [1, 2]) == []
    assert organize.undelete(two, [1, 2]).added == (1, 2)
    assert {article.id for article in organize.find(two, [1, 2, 3])} == {1, 2}


def test_a_place_is_noted(two: Library) -> None:
    place = ReadingPosition(4, 0.5, 0.75)
    organize.note_position(two, 1, place)
    assert articles.position(two, 1) == place


def test_a_picture_is_treated_as_the_reader_chose_in_every_article(library: Library) -> None:
    picture = Picture("ab" * 32, "image/png", 1, 1, b"picture", PictureKind.DRAWING)
    for text in ("one", "two"):
        draft = make_draft(text, text, pictures=(picture,))
        articles.store(library, draft, b"", Source(SourceKind.PASTED, ""))
    organize.treat_picture(library, picture.sha256, DarkTreatment.AS_IS)
    for number in (1, 2):
        shown = media.treatments(library, number)[picture.sha256]
        assert shown.in_the_dark is DarkTreatment.AS_IS
    organize.treat_picture(library, picture.sha256, None)
    assert media.treatments(library, 2)[picture.sha256].in_the_dark is DarkTreatment.INVERTED


def test_a_batch_of_many_is_done_whole_or_not_at_all(two: Library) -> None:
    before = rows(two)
    two.connection.set_busy_timeout(10)
    with opened(two.path) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="in use"):
            organize.delete(two, range(1, 10_000))
        other.connection.execute("ROLLBACK")
    assert rows(two) == before
    assert organize.delete(two, range(1, 10_000)).removed == (1, 2)
