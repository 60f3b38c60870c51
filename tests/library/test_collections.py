"""Searches kept under a name, in a real library."""

import pytest

from reader.errors import InputRefusedError, LibraryError
from reader.library import Library, articles, collections, journal, search
from reader.library.articles import State
from reader.model.article import Source, SourceKind
from reader.model.query import ArticleQuery, ListFilter, Where
from reader.model.step import StepKind
from reader.operations import collections as operations
from reader.operations import searching
from tests.conftest import make_draft


@pytest.fixture
def shelf(library: Library) -> Library:
    for title, text in (
        ("Harbour", "At dusk the last ferry leaves."),
        ("Ferry", "No ferry goes to the island."),
        ("Quay", "Nothing happens at dusk."),
    ):
        articles.store(library, make_draft(title, text), b"", Source(SourceKind.PASTED, ""))
    search.index_missing(library, most=9)
    return library


def titles(library: Library, query: ArticleQuery) -> set[str]:
    ids = articles.list_ids(library, query)
    return {each.title for each in articles.articles(library, ids)}


def counts(library: Library) -> dict[str, tuple[int, int]]:
    found = collections.collections(library, with_totals=True)
    return {each.name: (each.unread, each.total) for each in found}


def test_it_finds_what_the_search_finds_with_its_filter_and_with_more_words(shelf: Library) -> None:
    made = operations.keep_search(shelf, "  Boats \n at sea ", ArticleQuery(words="ferry "))
    (known,) = collections.collections(shelf)
    assert (known.id, known.name, known.query) == (
        made,
        "Boats at sea",
        ArticleQuery(words="ferry "),
    )
    assert titles(shelf, ArticleQuery(collection=made)) == {"Harbour", "Ferry"}
    assert titles(shelf, ArticleQuery(collection=made, words="dusk ")) == {"Harbour"}
    assert titles(shelf, ArticleQuery(collection=made + 1)) == set()
    unread = operations.keep_search(shelf, "New", ArticleQuery(ListFilter.UNREAD, "dusk "))
    first = articles.list_ids(shelf, ArticleQuery(words="quay "))
    articles.set_state(shelf, first, State.READ, on=True)
    assert titles(shelf, ArticleQuery(collection=unread)) == {"Harbour"}
    assert counts(shelf) == {"Boats at sea": (2, 2), "New": (1, 1)}


def test_it_is_counted_to_one_over_the_most_that_is_shown(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collections, "MOST_COUNTED", 1)
    for name, words in (("dusk", "dusk "), ("all", "is:unread"), ("quay", "quay ")):
        operations.keep_search(shelf, name, ArticleQuery(words=words))
    found = {each.name: each.unread for each in collections.collections(shelf)}
    assert found == {"all": 2, "dusk": 2, "quay": 1}
    assert counts(shelf)["all"] == (3, 3)


def test_it_is_asked_for_by_its_name_whatever_its_case_and_accents(shelf: Library) -> None:
    operations.keep_search(shelf, "Été au port", ArticleQuery(words="ferry "))
    for words in ('collection:"ete AU port"', 'dusk OR collection:"Été au port"'):
        assert "Ferry" in titles(shelf, ArticleQuery(words=words))
    assert titles(shelf, ArticleQuery(words='-collection:"été au port"')) == {"Quay"}
    assert searching.problems(shelf, 'collection:"été au port"') == ()


def test_an_unknown_name_is_left_out_and_told(shelf: Library) -> None:
    (problem,) = searching.problems(shelf, "dusk -collection:Boats")
    assert "collection:Boats" in problem
    assert problem.endswith(".")
    query = ArticleQuery(words="dusk collection:Boats")
    assert titles(shelf, query) == {"Harbour", "Quay"}


def test_those_that_ask_for_one_another_come_to_an_end(shelf: Library) -> None:
    operations.keep_search(shelf, "itself", ArticleQuery(words="ferry collection:itself"))
    operations.keep_search(shelf, "one", ArticleQuery(words="ferry collection:other"))
    operations.keep_search(shelf, "other", ArticleQuery(words="dusk collection:one"))
    assert titles(shelf, ArticleQuery(words="collection:itself")) == {"Harbour", "Ferry"}
    assert titles(shelf, ArticleQuery(words="collection:one")) == {"Harbour"}
    many = " OR ".join(f"collection:{name}" for name in ("one", "other", "itself") * 20)
    for number in range(12):
        operations.keep_search(
            shelf, f"c{number}", ArticleQuery(words=many.replace("one", f"c{number + 1}"))
        )
    assert titles(shelf, ArticleQuery(words=many)) <= {"Harbour", "Ferry", "Quay"}
    assert len(counts(shelf)) == 15


def test_what_is_done_to_it_can_be_taken_back(shelf: Library) -> None:
    made = operations.keep_search(shelf, "Boats", ArticleQuery(words="ferry "))
    operations.rename_collection(shelf, made, "Ships")
    operations.change_collection(shelf, made, ArticleQuery(words="dusk "))
    operations.delete_collection(shelf, made)
    assert counts(shelf) == {}
    kinds = []
    for expected in ({"Ships": (2, 2)}, {"Ships": (2, 2)}, {"Boats": (2, 2)}, {}):
        went = journal.undo(shelf)
        assert went is not None
        kinds.append(went[0].kind)
        assert counts(shelf) == expected
    assert kinds == [
        StepKind.DELETE_SEARCH,
        StepKind.CHANGE_SEARCH,
        StepKind.CHANGE_SEARCH,
        StepKind.KEEP_SEARCH,
    ]
    journal.redo(shelf)
    assert counts(shelf) == {"Boats": (2, 2)}


def test_what_makes_no_sense_is_refused_and_changes_nothing(shelf: Library) -> None:
    made = operations.keep_search(shelf, "Boats", ArticleQuery(words="ferry "))
    with pytest.raises(InputRefusedError):
        operations.keep_search(shelf, " \n ", ArticleQuery(words="ferry "))
    with pytest.raises(InputRefusedError):
        operations.keep_search(shelf, "Gone", ArticleQuery(words="ferry ", where=Where.TRASH))
    for name in ("boats", "BOATS "):
        with pytest.raises(LibraryError, match="already"):
            operations.keep_search(shelf, name, ArticleQuery(words="dusk "))
    with pytest.raises(LibraryError, match="gone"):
        operations.rename_collection(shelf, made + 1, "Ships")
    with pytest.raises(LibraryError, match="gone"):
        operations.change_collection(shelf, made + 1, ArticleQuery())
    with pytest.raises(LibraryError, match="gone"):
        operations.delete_collection(shelf, made + 1)
    assert counts(shelf) == {"Boats": (2, 2)}


@pytest.mark.parametrize(
    "text", ["", "[]", "null", '{"words": 3, "feed": "x"}', '{"feed": 1e999}', '{"filter": "new"}']
)
def test_what_another_senja_wrote_there_stops_nothing(shelf: Library, text: str) -> None:
    made = operations.keep_search(shelf, "Boats", ArticleQuery(words="ferry "))
    shelf.connection.execute("UPDATE collection SET query = ?", (text,))
    assert articles.list_ids(shelf, ArticleQuery(collection=made)) is not None
    assert list(counts(shelf)) == ["Boats"]
