"""The keywords of articles: kept with their content, never of another, made up for where missing."""

from typing import Any

import pytest

from reader.library import Library, articles, keywords
from reader.library.connection import writing
from reader.model.article import Source, SourceKind
from tests.conftest import make_draft, opened

PASTED = Source(SourceKind.PASTED, "")
URL = "https://example.org/ferry"


def store(library: Library, title: str, **more: Any) -> int:
    return articles.store(library, make_draft(title, title, **more), b"", PASTED).id


def terms(library: Library, identifier: int) -> set[int]:
    return set(keywords.terms_of(library, [identifier]).get(identifier, {}))


def numbers(*words: str) -> set[int]:
    return {keywords.term_number(word) for word in words}


def forget(library: Library) -> None:
    """Leave the library as an earlier Senja did."""
    with writing(library) as connection:
        connection.execute("DELETE FROM topics")
        connection.execute("DELETE FROM topic")
        connection.execute("UPDATE article SET keywords_of = NULL")


def test_an_article_is_stored_with_its_keywords(library: Library) -> None:
    first = store(library, "Ferry harbour", tags=("sea",))
    assert terms(library, first) == numbers("ferry", "harbour", "sea")
    assert keywords.articles_with(library, keywords.term_number("sea"), most=9) == [first]
    assert keywords.add_missing(library, most=10) == 0


def test_a_new_version_has_its_own_keywords_and_no_others(library: Library) -> None:
    first = store(library, "Ferry harbour", url=URL)
    assert store(library, "Bridge harbour", url=URL) == first
    assert terms(library, first) == numbers("bridge", "harbour")
    assert keywords.articles_with(library, keywords.term_number("ferry"), most=9) == []


def test_keywords_go_with_their_article(library: Library) -> None:
    store(library, "Ferry harbour")
    articles.set_state(library, [1], articles.State.DELETED, on=True)
    articles.empty_trash(library, older_than_days=-1)
    assert terms(library, 1) == set()
    assert keywords.articles_with(library, keywords.term_number("ferry"), most=9) == []


@pytest.mark.parametrize("tags", [(), ("sea", "two words")])
def test_missing_keywords_are_those_that_storing_would_have_kept(
    library: Library, tags: tuple[str, ...]
) -> None:
    first = store(library, "Ferry harbour", tags=tags)
    before = keywords.terms_of(library, [first])
    forget(library)
    assert terms(library, first) == set()
    assert keywords.add_missing(library, most=10) == 1
    assert keywords.terms_of(library, [first]) == before
    assert keywords.articles_with(library, keywords.term_number("ferry"), most=9) == [first]


def test_missing_keywords_are_picked_for_no_more_articles_than_was_said(library: Library) -> None:
    for number in range(120):
        store(library, f"Number{number}")
    forget(library)
    assert [keywords.add_missing(library, most=70) for _ in range(3)] == [70, 50, 0]


def test_an_article_without_any_word_is_looked_at_once(library: Library) -> None:
    store(library, "…")
    forget(library)
    assert [keywords.add_missing(library, most=10) for _ in range(2)] == [1, 0]


def test_two_that_look_for_missing_keywords_at_once_do_no_harm(library: Library) -> None:
    store(library, "Ferry harbour")
    forget(library)
    with opened(library.path) as other:
        assert keywords.add_missing(library, most=10) == 1
        assert keywords.add_missing(other, most=10) == 0
    assert terms(library, 1) == numbers("ferry", "harbour")
