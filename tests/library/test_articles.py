"""Articles: stored once by whatever door, found again, their states and places kept."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from reader.errors import ArticleNotFoundError
from reader.library import Library, articles, leaving, listing
from reader.library.articles import State
from reader.model.article import (
    LeftOut,
    LeftOutRole,
    Picture,
    ReadingPosition,
    RelatedLink,
    Source,
    SourceKind,
)
from reader.model.changes import LibraryChanges
from reader.model.query import ArticleQuery, ListFilter
from tests.conftest import make_draft, rows

PASTED = Source(SourceKind.PASTED, "")
FILE = Source(SourceKind.FILE, "/texts/one.txt")


def store(library: Library, *given: str, source: Source = PASTED, **more: Any) -> int:
    return articles.store(library, make_draft(*given, **more), b"original", source).id


def ids(library: Library, wanted: ListFilter = ListFilter.ALL, words: str = "") -> list[int]:
    query = ArticleQuery(wanted, words)
    found = articles.list_ids(library, query)
    assert articles.count(library, query) == len(found)
    return found


def test_an_article_comes_back_as_it_was_stored(library: Library) -> None:
    draft = make_draft(
        "Ein Titel 日本語 🙂",
        "Ein Absatz.",
        authors=("Ann", "Bob"),
        site="Example",
        url="https://example.org/a?id=1",
        published="2022-09-11T12:50:00+07:00",
        language="de",
        description="What it says",
        tags=("one", "two"),
        related=(RelatedLink("More", "https://example.org/b"), RelatedLink("Less")),
        next_page=True,
        left_out=(LeftOut(3, "Share", LeftOutRole.CHROME),),
        notice="A notice.",
    )
    before = datetime.now(UTC)
    stored = articles.store(library, draft, b"\0bytes\xff", FILE)
    found = articles.article(library, stored.id)
    body = articles.content(library, stored.id)

    assert stored.changes == LibraryChanges(added=(stored.id,))
    for name in (
        "title authors site url published language description tags related next_page notice"
    ).split():
        assert getattr(found, name) == getattr(draft, name)
    assert (body.html, body.text, body.left_out) == (draft.html, draft.text, draft.left_out)
    assert articles.original(library, stored.id) == b"\0bytes\xff"
    assert before <= found.saved_at <= datetime.now(UTC)
    assert (found.word_count, found.reading_minutes) == (2, 1)
    assert (found.source, found.missing) == (FILE, False)
    assert (found.is_read, found.is_bookmarked, found.archived_at) == (False, False, None)


@pytest.mark.parametrize("next_page", [None, True, "https://example.org/2"])
def test_a_next_page_is_nothing_a_mark_or_an_address(
    library: Library, next_page: str | bool | None
) -> None:
    found = articles.article(library, store(library, next_page=next_page)).next_page
    assert (type(found), found) == (type(next_page), next_page)


def test_the_same_article_is_stored_once_and_changes_nothing(library: Library) -> None:
    first = store(library)
    before = rows(library)
    again = articles.store(library, make_draft(), b"original", FILE)
    assert (again.id, again.changes) == (first, LibraryChanges())
    assert rows(library) == before


def test_an_address_with_tracking_parameters_is_the_same_article(library: Library) -> None:
    first = store(library, url="http://Example.org/story/?id=7#top")
    again = store(
        library, url="https://example.org/story?utm_source=mail&id=7&fbclid=x", source=FILE
    )
    other = store(library, "A title", "Another body.", url="https://example.org/story?id=8")
    assert again == first
    assert ids(library) == [other, first]


def test_a_content_pasted_and_opened_is_one_article_whatever_its_title(library: Library) -> None:
    assert store(library, "Pasted", "Text") == store(library, "one", "Text", source=FILE)


def test_a_new_version_keeps_id_state_and_every_earlier_version(library: Library) -> None:
    address = "https://example.org/a"
    number = store(library, "Old", "Old body", url=address)
    articles.set_state(library, [number], State.BOOKMARKED, on=True)
    saved_at = articles.article(library, number).saved_at
    version = articles.page_version(library, number)
    changed = articles.store(library, make_draft("New", "New body", url=address), b"new", FILE)

    assert changed.changes == LibraryChanges(changed=(number,))
    found = articles.article(library, number)
    assert (found.title, found.is_bookmarked, found.saved_at) == ("New", True, saved_at)
    assert articles.content(library, number).text == "New body"
    assert articles.original(library, number) == b"new"
    assert articles.page_version(library, number) != version
    bodies = [articles.content(library, number, version).text for version in (1, 2)]
    assert bodies == ["Old body", "New body"]


def test_lone_surrogates_are_stored_as_what_can_be_shown(library: Library) -> None:
    number = store(
        library, "A \udcff title", "B \ud800 body", authors=("C\udc80",), tags=("\udfff",)
    )
    assert articles.article(library, number).title == "A ? title"
    assert articles.content(library, number).text == "B ? body"
    assert ids(library, words="title") == [number]


def told(changes: LibraryChanges) -> tuple[int, ...]:
    return (*changes.added, *changes.changed, *changes.removed)


@pytest.mark.parametrize("state", [State.READ, State.BOOKMARKED, State.ARCHIVED])
def test_a_state_that_is_set_again_keeps_its_time(library: Library, state: State) -> None:
    one, two = store(library, "One", "1"), store(library, "Two", "2")
    assert told(articles.set_state(library, [one], state, on=True)) == (one,)
    since = getattr(articles.article(library, one), state.value)
    assert told(articles.set_state(library, [one, two], state, on=True)) == (two,)
    assert getattr(articles.article(library, one), state.value) == since
    assert told(articles.set_state(library, [one], state, on=False)) == (one,)
    assert articles.set_state(library, [one], state, on=False) == LibraryChanges()
    assert getattr(articles.article(library, one), state.value) is None


def test_a_deleted_article_is_nowhere_and_comes_back_as_it_was(library: Library) -> None:
    number = store(library)
    articles.set_state(library, [number], State.BOOKMARKED, on=True)
    before = articles.article(library, number), articles.content(library, number)
    assert articles.set_state(library, [number], State.DELETED, on=True).removed == (number,)

    assert ids(library) == ids(library, ListFilter.BOOKMARKS) == []
    assert articles.articles(library, [number]) == []
    for ask in (articles.article, articles.original):
        with pytest.raises(ArticleNotFoundError, match=f"no article {number}"):
            ask(library, number)
    (deleted,) = articles.articles(library, [number], in_trash=True)
    assert deleted.deleted_at is not None
    # In the trash it can still be read.
    assert articles.content(library, number) == before[1]
    assert articles.set_state(library, [number], State.READ, on=True) == LibraryChanges()
    assert articles.list_ids(library, ArticleQuery()) == []

    assert articles.set_state(library, [number], State.DELETED, on=False).added == (number,)
    assert (articles.article(library, number), articles.content(library, number)) == before


def test_an_article_added_again_comes_out_of_the_trash(library: Library) -> None:
    number = store(library)
    articles.set_state(library, [number], State.DELETED, on=True)
    again = articles.store(library, make_draft(), b"", PASTED)
    assert (again.id, again.changes.changed) == (number, (number,))
    assert ids(library) == [number]


def test_the_trash_is_emptied_of_what_is_old_and_of_nothing_else(library: Library) -> None:
    picture = Picture("ab" * 32, "image/png", 1, 1, b"picture")
    shared = Picture("cd" * 32, "image/png", 1, 1, b"shared")
    old = store(library, "Old", "1", pictures=(picture, shared))
    young, kept = store(library, "Young", "2"), store(library, "Kept", "3", pictures=(shared,))
    articles.set_position(library, old, ReadingPosition(1, 0.5, 0.5))
    articles.set_state(library, [old, young], State.DELETED, on=True)
    month = timedelta(days=leaving.TRASH_DAYS) // timedelta(microseconds=1)
    with_age = "UPDATE article SET deleted_at = deleted_at - ? WHERE id = ?"
    library.connection.execute(with_age, (month + 1, old))

    assert articles.empty_trash(library) == 1
    assert articles.empty_trash(library) == 0
    assert articles.set_state(library, [old, young], State.DELETED, on=False).added == (young,)
    assert ids(library) == [kept, young]
    assert library.read("SELECT data FROM media") == [(b"shared",)]
    assert library.read("SELECT * FROM position") == []
    assert store(library, "Old", "1") > kept, "an id was given twice"


def test_the_last_saved_comes_first_and_a_clock_set_back_loses_none(library: Library) -> None:
    numbers = [store(library, f"T{n}", str(n)) for n in range(4)]
    library.connection.execute("UPDATE article SET saved_at = saved_at - 9000000000 WHERE id = 4")
    library.connection.execute("UPDATE article SET saved_at = 5 WHERE id IN (1, 2)")
    assert ids(library) == [numbers[2], numbers[3], numbers[1], numbers[0]]


def test_each_filter_lists_what_it_says(library: Library) -> None:
    one, two, three = (store(library, f"T{n}", str(n)) for n in range(3))
    articles.set_state(library, [one], State.BOOKMARKED, on=True)
    articles.set_state(library, [two], State.READ, on=True)
    assert ids(library) == [three, two, one]
    assert ids(library, ListFilter.UNREAD) == [three, one]
    assert ids(library, ListFilter.BOOKMARKS) == [one]


@pytest.mark.parametrize("wanted", list(ListFilter))
def test_each_list_is_answered_from_its_index_alone(library: Library, wanted: ListFilter) -> None:
    where, values = listing.condition(library, ArticleQuery(wanted))
    sql = f"SELECT id FROM article WHERE {where} ORDER BY saved_at DESC, id DESC"  # noqa: S608 (ours)
    plan = " ".join(str(row[3]) for row in library.read(f"EXPLAIN QUERY PLAN {sql}", values))
    assert "COVERING INDEX" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Crème brûlée für Anfänger", "creme BRULEE"),
        ("Crème brûlée für Anfänger", "anfa cre"),
        ("Cre\u0300me", "crème"),
        ("STRASSE", "straße"),
        ("İstanbul", "istanbul"),
        ("  Many \t blanks\u00a0here ", "blanks   here"),
        ("日本の夕暮れ", "夕暮"),
        ("100% of_it", "100% of_"),
    ],
)
def test_titles_are_found_without_their_accents_and_case(
    library: Library, title: str, words: str
) -> None:
    number = store(library, title, "1")
    store(library, "Something else", "2")
    assert ids(library, words=words) == [number]


@pytest.mark.parametrize("words", ["%1", "creme nothing", "nothing'"])
def test_words_that_stand_nowhere_find_nothing(library: Library, words: str) -> None:
    store(library, "Crème brûlée", "")
    assert ids(library, words=words) == []


@pytest.mark.parametrize("words", ["%", "'", '"', "\\"])
def test_signs_alone_look_for_nothing_and_leave_all(library: Library, words: str) -> None:
    number = store(library, "Crème brûlée", "1")
    assert ids(library, words=words) == [number]


def test_a_place_is_kept_until_the_next_one_and_not_for_an_article_that_is_gone(
    library: Library,
) -> None:
    number = store(library)
    assert articles.position(library, number) is None
    for place in (ReadingPosition(7, 0.25, 0.5), ReadingPosition(0, 0.0, 1.0)):
        articles.set_position(library, number, place)
        assert articles.position(library, number) == place
    articles.set_position(library, 99, ReadingPosition(1, 0, 0))
    assert articles.position(library, 99) is None


def test_a_fact_is_kept_and_replaced(library: Library) -> None:
    assert articles.fact(library, "shelf") == ""
    for value in ("once", "twice"):
        articles.set_fact(library, "shelf", value)
        assert articles.fact(library, "shelf") == value


@pytest.mark.parametrize("number", [-1, 0, 99, 2**53 + 1, 2**63, 10**30])
def test_a_number_that_no_article_has_finds_none(library: Library, number: int) -> None:
    store(library)
    before = rows(library)
    with pytest.raises(ArticleNotFoundError, match=str(number)):
        articles.article(library, number)
    assert articles.set_state(library, [number], State.DELETED, on=True) == LibraryChanges()
    assert rows(library) == before


def test_lists_in_the_library_are_json_that_others_can_read(library: Library) -> None:
    store(library, authors=("Ünal",), related=(RelatedLink("夕", ""),))
    kept = library.read_one("SELECT authors, related FROM article")
    assert kept == ('["Ünal"]', json.dumps([{"title": "夕", "url": ""}], ensure_ascii=False))


def test_articles_are_found_by_any_form_of_their_address(library: Library) -> None:
    one = store(library, "One", "One", url="https://example.org/one?id=1")
    two = store(library, "Two", "Two", url="http://example.org/two/")
    store(library, "None", "None")
    asked = [
        "http://EXAMPLE.org:80/one?id=1&utm_source=feed#part",
        "https://example.org/one?id=1",
        "https://example.org/two",
        "https://example.org/three",
        "",
    ]
    found = articles.articles_at(library, asked)
    assert {url: each.id for url, each in found.items()} == dict(
        zip(asked[:3], (one, one, two), strict=True)
    )
    assert found[asked[0]] == articles.article(library, one)


def test_an_article_in_the_trash_is_at_no_address(library: Library) -> None:
    one = store(library, url="https://example.org/one")
    articles.set_state(library, [one], State.DELETED, on=True)
    assert articles.articles_at(library, ["https://example.org/one"]) == {}


@pytest.mark.parametrize(
    "address", ["file:///a/one.md", "/a/one.md", "mailto:a@b.c", "article://senja/do/open/1"]
)
def test_only_addresses_of_the_web_are_looked_up(library: Library, address: str) -> None:
    store(library, url=address)
    assert articles.articles_at(library, [address]) == {}


@pytest.mark.parametrize(
    "address", ["https://[broken", "https://x/\ud800", "http://", "https://x:y"]
)
def test_an_address_that_cannot_be_taken_apart_is_looked_up_as_it_is(
    library: Library, address: str
) -> None:
    one = store(library, url=address)
    assert articles.articles_at(library, [address])[address].id == one


def test_an_address_that_is_no_unicode_is_at_no_article(library: Library) -> None:
    store(library, url="https://example.org/one")
    assert articles.articles_at(library, ["https://example.org/\ud800?a=\udfff"]) == {}
