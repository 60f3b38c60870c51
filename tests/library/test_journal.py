"""The journal: each step is taken back and done again, and what others changed since stays."""

from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import Library, articles, feeds, journal, tags
from reader.library.articles import State
from reader.model.article import Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.model.feed import Subscription
from reader.model.query import ArticleQuery, ListFilter, Where
from reader.model.step import StepKind
from tests.conftest import make_draft, opened

PASTED = Source(SourceKind.PASTED, "")


def store(library: Library, name: str) -> int:
    return articles.store(library, make_draft(name, name), b"", PASTED).id


@pytest.fixture
def three(library: Library) -> tuple[int, int, int]:
    one, two, three = (store(library, name) for name in ("One", "Two", "Three"))
    return one, two, three


def states(library: Library) -> list[tuple[object, ...]]:
    return library.read(
        "SELECT id, read_at, bookmarked_at, archived_at, deleted_at, title, note FROM article"
    )


@pytest.mark.parametrize("state", list(State))
def test_a_state_is_taken_back_to_the_moment_and_done_again(
    library: Library, three: tuple[int, int, int], state: State
) -> None:
    articles.set_state(library, three[:1], state, on=True)
    before = states(library)
    with journal.step(library, StepKind.READ, "words", article=7):
        articles.set_state(library, three[:1], state, on=False)
        articles.set_state(library, three[1:], state, on=True)
    after = states(library)
    assert before != after

    found = journal.undo(library)
    assert found is not None
    assert states(library) == before
    assert (found[0].kind, found[0].words, found[0].article) == (StepKind.READ, "words", 7)
    assert found[0].count == 3
    assert journal.undo(library) is None
    assert journal.redo(library) is not None
    assert states(library) == after
    assert journal.redo(library) is None


def test_what_comes_and_goes_by_it_is_told(library: Library, three: tuple[int, int, int]) -> None:
    with journal.step(library, StepKind.DELETE):
        articles.set_state(library, three[:2], State.DELETED, on=True)
    with journal.step(library, StepKind.BOOKMARK):
        articles.set_state(library, three[2:], State.BOOKMARKED, on=True)
    told = [found[1] for found in (journal.undo(library), journal.undo(library)) if found]
    assert told == [LibraryChanges(changed=three[2:]), LibraryChanges(added=three[:2])]
    found = journal.redo(library)
    assert found is not None
    assert found[1] == LibraryChanges(removed=three[:2])


def test_what_somebody_else_changed_since_then_stays(
    library: Library, three: tuple[int, int, int]
) -> None:
    with journal.step(library, StepKind.READ):
        articles.set_state(library, three, State.READ, on=True)
    with opened(library.path) as other:
        articles.set_state(other, three[:1], State.READ, on=False)
        articles.set_state(other, three[:1], State.READ, on=True)
    journal.undo(library)
    unread = articles.list_ids(library, ArticleQuery(ListFilter.UNREAD))
    assert unread == [three[2], three[1]]


def test_a_step_that_changes_nothing_is_none(library: Library, three: tuple[int, int, int]) -> None:
    with journal.step(library, StepKind.UNREAD):
        articles.set_state(library, three, State.READ, on=False)
    assert journal.last_done(library) is None


def test_a_new_step_ends_what_could_be_done_again(
    library: Library, three: tuple[int, int, int]
) -> None:
    with journal.step(library, StepKind.READ):
        articles.set_state(library, three, State.READ, on=True)
    journal.undo(library)
    with journal.step(library, StepKind.BOOKMARK):
        articles.set_state(library, three, State.BOOKMARKED, on=True)
    assert journal.next_undone(library) is None
    last = journal.last_done(library)
    assert last is not None
    assert last.kind is StepKind.BOOKMARK


def test_nothing_of_a_step_that_fails_stays(library: Library, three: tuple[int, int, int]) -> None:
    before = states(library)

    def fail() -> None:
        with journal.step(library, StepKind.READ):
            articles.set_state(library, three, State.READ, on=True)
            raise LibraryError("no")

    with pytest.raises(LibraryError):
        fail()
    assert states(library) == before
    assert journal.last_done(library) is None
    # The library can be written to as before.
    articles.set_state(library, three, State.READ, on=True)


def test_it_survives_the_end_of_the_program_and_keeps_two_hundred_steps(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with opened(path) as library:
        one = store(library, "One")
        for number in range(journal.MOST_STEPS + 20):
            with journal.step(library, StepKind.READ):
                articles.set_state(library, [one], State.READ, on=number % 2 == 0)
    assert journal.MOST_STEPS >= 200
    with opened(path) as library:
        taken = 0
        while journal.undo(library):
            taken += 1
    assert taken == journal.MOST_STEPS


def test_tags_are_put_on_renamed_merged_and_taken_off_and_all_of_it_taken_back(
    library: Library, three: tuple[int, int, int]
) -> None:
    def given() -> list[tuple[object, ...]]:
        return library.read("SELECT * FROM article_tag ORDER BY 1, 2")

    steps = []
    with journal.step(library, StepKind.TAG):
        tags.add_tag(library, three, "sea")
    steps.append(given())
    with journal.step(library, StepKind.TAG):
        tags.add_tag(library, three[:2], "sea/birds")
        tags.add_tag(library, three[2:], "ocean")
    steps.append(given())
    with journal.step(library, StepKind.RENAME_TAG):
        tags.rename_tag(library, "sea", "ocean")
    steps.append(given())
    assert tags.tags_of(library, three) == {"ocean": 3, "ocean/birds": 2}
    with journal.step(library, StepKind.DELETE_TAG):
        tags.delete_tag(library, "ocean")
    assert given() == []
    for expected in reversed(steps):
        journal.undo(library)
        assert given() == expected
    journal.undo(library)
    assert given() == []
    for expected in steps:
        journal.redo(library)
        assert given() == expected


@pytest.mark.parametrize(
    ("name", "fresh", "expected"),
    [
        ("a", "a/b", {"a/b": 1, "a/b/b": 1}),
        ("a/b", "a", {"a": 2}),
        ("a", "A", {"A": 1, "A/b": 1}),
    ],
)
def test_a_tag_may_be_moved_below_or_above_itself(
    library: Library, name: str, fresh: str, expected: dict[str, int]
) -> None:
    one, two = store(library, "One"), store(library, "Two")
    tags.add_tag(library, [one], "a")
    tags.add_tag(library, [two], "a/b")
    tags.rename_tag(library, name, fresh)
    assert tags.tags_of(library, [one, two]) == expected


def test_what_came_with_a_step_is_put_away_and_fetched_back(library: Library) -> None:
    with journal.step(library, StepKind.ADD):
        one = store(library, "One")
        feed = feeds.subscribe(library, Subscription("https://example.org/feed"))
    journal.undo(library)
    assert articles.list_ids(library, ArticleQuery()) == []
    assert articles.list_ids(library, ArticleQuery(where=Where.TRASH)) == [one]
    assert feeds.feeds(library) == []
    journal.redo(library)
    assert articles.list_ids(library, ArticleQuery()) == [one]
    assert [each.id for each in feeds.feeds(library)] == [feed]


def test_an_article_that_is_gone_for_good_is_passed_over(
    library: Library, three: tuple[int, int, int]
) -> None:
    with journal.step(library, StepKind.TAG):
        tags.add_tag(library, three, "sea")
    with journal.step(library, StepKind.UNTAG):
        tags.remove_tag(library, three, "sea")
    articles.set_state(library, three[:1], State.DELETED, on=True)
    articles.empty_trash(library, older_than_days=0)
    journal.undo(library)
    assert tags.tags_of(library, three) == {"sea": 2}


def test_what_a_newer_senja_noted_is_passed_over(
    library: Library, three: tuple[int, int, int]
) -> None:
    with journal.step(library, StepKind.READ):
        articles.set_state(library, three, State.READ, on=True)
    packed = journal._packed(
        [
            journal._Cells("article", "colour", [[1]], [None], ["red"]),
            journal._Rows("shelf", True, [{"id": 1}]),
        ]
    )
    library.connection.execute("UPDATE step SET kind = 'paint', changes = ?", (packed,))
    found = journal.undo(library)
    assert found is not None
    assert found[0].kind is StepKind.UNKNOWN
    assert found[1] == LibraryChanges()
