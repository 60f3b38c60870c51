"""What is suggested to somebody who types a search."""

from datetime import date

import pytest

from reader.library import Library, articles, search, tags
from reader.library.articles import State
from reader.model.article import Source, SourceKind
from reader.model.query import ArticleQuery
from reader.model.search import Field
from reader.model.suggestion import KnownValues, SuggestionKind
from reader.operations import collections, suggesting
from tests.conftest import make_draft

TODAY = date(2026, 11, 30)
NOTHING = KnownValues({})


def words(text: str, known: KnownValues = NOTHING, recent: tuple[str, ...] = ()) -> list[str]:
    return [each.words for each in suggesting.at_once(text, len(text), known, recent, TODAY)]


@pytest.fixture
def shelf(library: Library) -> Library:
    found: tuple[tuple[str, dict[str, object]], ...] = (
        ("The Harbour", {"authors": ("Ann Lee", "Bo"), "tags": ("Sea", "sea")}),
        ("Harbours", {"authors": ("Ann Lee",), "site": "The Evening", "language": "en-GB"}),
        ("Hafenstraße am Abend", {"language": "de"}),
        ("Школьный чайник", {"language": "ru"}),
    )
    for number, (title, more) in enumerate(found):
        made: dict[str, object] = {"identity_text": str(number), **more}
        draft = make_draft(title, "text", **made)
        stored = articles.store(library, draft, b"", Source(SourceKind.PASTED, ""))
        tags.add_tag(library, [stored.id], "own/one")
    collections.keep_search(library, "Boats", ArticleQuery(words="ferry "))
    search.index_missing(library, most=9)
    return library


def test_all_that_can_be_asked_for_is_suggested_and_takes_one_further() -> None:
    found = suggesting.at_once("", 0, NOTHING, ["sea", "lake"], TODAY)
    assert [each.kind for each in found[:3]] == ["recent", "recent", "forget"]
    operators = [each for each in found if each.kind is SuggestionKind.OPERATOR]
    assert {each.field for each in operators} == set(Field)
    assert (operators[0].text, operators[0].place) == ("tag:", 4)


def test_values_that_begin_so_are_first_and_those_with_a_blank_are_quoted() -> None:
    known = KnownValues({Field.SITE: ("Old Evening", "Evening", "Morning", "Événements")})
    assert words("site:eve", known) == ["Evening", "Événements", "Old Evening"]
    taken = suggesting.at_once("x site:old", 10, known, [], TODAY)[0]
    assert taken.text == 'x site:"Old Evening" '
    assert words("site:morning", known) == []


def test_dates_are_suggested_as_they_may_be_written() -> None:
    assert words("after:")[:4] == ["today", "yesterday", "1w", "1m"]
    assert words("before:2026-1") == ["2026-11", "2026-10"]
    assert words("before:20")[:2] == ["2026", "2025"]


def test_who_begins_another_word_is_left_alone() -> None:
    assert words("sea ") == []
    assert words('"last fer') == []
    assert words("sea site") == ["site:"]
    assert words("la", recent=("lake house", "sea")) == ["lake house", "lang:"]


def test_what_was_looked_for_is_kept_once_the_last_first_and_no_more_than_twenty() -> None:
    recent: list[str] = []
    for number in range(30):
        recent = suggesting.remembered(recent, f"word {number} ")
    recent = suggesting.remembered(recent, "word 20")
    assert recent[:2] == ["word 20", "word 29"]
    assert len(recent) == suggesting.MOST_KEPT
    assert suggesting.remembered(recent, " x ") == recent


def test_the_library_says_what_conditions_may_ask_for(shelf: Library) -> None:
    known = suggesting.known_values(shelf).values
    assert [each.lower() for each in known[Field.TAG]] == ["own/one", "sea"]
    assert known[Field.AUTHOR] == ("Ann Lee", "Bo")
    assert known[Field.SITE] == ("The Evening",)
    assert set(known[Field.LANGUAGE]) == {"de", "ru", "en-GB"}
    assert known[Field.COLLECTION] == ("Boats",)
    assert known[Field.FEED] == ()


def looked_up(library: Library, text: str) -> list[tuple[SuggestionKind, str]]:
    return [(each.kind, each.words) for each in suggesting.looked_up(library, text, len(text))]


def test_words_go_on_as_they_are_written_and_titles_are_found(shelf: Library) -> None:
    assert looked_up(shelf, "harb") == [
        (SuggestionKind.WORD, "harbour"),
        (SuggestionKind.WORD, "harbours"),
        (SuggestionKind.TITLE, "Harbours"),
        (SuggestionKind.TITLE, "The Harbour"),
    ]
    assert looked_up(shelf, "hafenstras")[0] == (SuggestionKind.WORD, "hafenstraße")
    assert looked_up(shelf, "чаи")[0] == (SuggestionKind.WORD, "чайник")
    assert looked_up(shelf, "sea harb")[0] == (SuggestionKind.WORD, "harbour")
    assert looked_up(shelf, "tag:harb") == looked_up(shelf, "zzz") == looked_up(shelf, "sea ") == []


def test_what_is_in_the_trash_is_no_title_to_be_opened(shelf: Library) -> None:
    ids = articles.list_ids(shelf, ArticleQuery(words="harbours "))
    articles.set_state(shelf, ids, State.DELETED, on=True)
    assert (SuggestionKind.TITLE, "Harbours") not in looked_up(shelf, "harb")


@pytest.mark.parametrize(
    "text", ['"', "\x00", "\ud800", "'; DROP TABLE article", "%", "x" * 9_000, "NEAR(", "tag:"]
)
def test_nothing_that_is_typed_is_an_error(shelf: Library, text: str) -> None:
    suggesting.looked_up(shelf, text, len(text))
    suggesting.at_once(text, len(text), suggesting.known_values(shelf), [text], TODAY)
