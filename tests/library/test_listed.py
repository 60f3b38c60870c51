"""Lists in every order and grouping: as they should stand, and asked of an index alone."""

import itertools
import random
from array import array
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from reader.library import Library, articles, listed, listing, search, tags
from reader.library.articles import State
from reader.library.connection import writing
from reader.library.moments import microseconds
from reader.model.article import Article, Source, SourceKind
from reader.model.query import ArticleQuery, Grouping, ListFilter, ListOrder, Where
from tests.conftest import make_draft

PASTED = Source(SourceKind.PASTED, "")
SITES = ("Bay", "bay", "", "Abc", "Über")
ORDERS = list(itertools.product(ListOrder, (False, True), Grouping))


def fill(library: Library, count: int) -> list[int]:
    """Store articles that differ in all that lists go by; return their ids."""
    chance = random.Random(7)  # noqa: S311 (the same library every time is the point)
    now = datetime.now(UTC).replace(hour=12)
    ids = []
    with writing(library) as connection:
        for number in range(count):
            came = now - timedelta(days=chance.randrange(9), minutes=chance.randrange(600))
            draft = make_draft(
                chance.choice(["Élan", "elan", "Boat", "boats", "Zoo"]) + f" {number % 7}",
                f"{number} " + "word " * chance.randrange(1, 900),
                site=chance.choice(SITES),
                published=chance.choice([None, "2021", "2021-05", "2021-05-02T10:00:00+02:00"]),
            )
            identifier = articles.store_in(connection, draft, b"", PASTED, None).id
            ids.append(identifier)
            connection.execute(
                "UPDATE article SET saved_at = ?, read_at = ?, bookmarked_at = ?, archived_at = ?, "
                "deleted_at = ? WHERE id = ?",
                (
                    microseconds(came),
                    *(microseconds(came) if chance.random() < 0.3 else None for _ in range(3)),
                    microseconds(came) if chance.random() < 0.1 else None,
                    identifier,
                ),
            )
            if number % 3 == 0:
                tags.add_tag_in(connection, identifier, "Sea/Birds")
    return ids


@pytest.fixture
def full(library: Library) -> Library:
    fill(library, 120)
    return library


def shown(library: Library, query: ArticleQuery, ids: "array[int]") -> list[Article]:
    is_trash = query.where is Where.TRASH
    found = {each.id: each for each in articles.articles(library, ids, in_trash=is_trash)}
    return [found[each] for each in ids]


def came(article: Article, query: ArticleQuery) -> datetime:
    moment = {Where.ARCHIVE: article.archived_at, Where.TRASH: article.deleted_at}.get(
        query.where, article.saved_at
    )
    assert moment is not None
    return moment


def ordered_by(library: Library, query: ArticleQuery, article: Article) -> Any:
    """Return what an article is ordered by."""
    match query.order:
        case ListOrder.MATCH:
            return came(article, query), article.id
        case ListOrder.SAVED:
            return article.saved_at, article.id
        case ListOrder.PUBLISHED:
            return dated(library, article)
        case ListOrder.TITLE:
            return article.title.lower().replace("é", "e")
        case ListOrder.SOURCE:
            return article.site.lower()
        case ListOrder.LENGTH:
            return article.word_count
        case ListOrder.UNREAD:
            return article.is_read


def dated(library: Library, article: Article) -> int:
    row = library.read_one("SELECT dated_at FROM article WHERE id = ?", (article.id,))
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize("where", list(Where))
def test_every_list_stands_as_its_order_says(full: Library, where: Where) -> None:
    for order, is_reversed, grouping in ORDERS:
        query = ArticleQuery(where=where, order=order, is_reversed=is_reversed, grouping=grouping)
        check_order(full, query)


def check_order(full: Library, query: ArticleQuery) -> None:
    order, is_reversed = query.order, query.is_reversed
    found = listed.listed(full, query)
    rows = shown(full, query, found.ids)
    assert len(rows) == articles.count(full, query) > 5
    is_down = order in {ListOrder.MATCH, ListOrder.SAVED, ListOrder.PUBLISHED}
    starts = [0, *itertools.accumulate(found.sizes)] if found.sizes else [0, len(rows)]
    assert starts[-1] == len(rows)
    for first, end in itertools.pairwise(starts):
        group = rows[first:end]
        if order is ListOrder.SOURCE:
            # What has no source stands at the end, whichever way.
            group = [each for each in group if each.site]
        values = [ordered_by(full, query, each) for each in group]
        assert values == sorted(values, reverse=is_down is not is_reversed)


def test_the_first_of_a_list_are_those_of_the_whole(full: Library) -> None:
    for order, is_reversed, grouping in ORDERS:
        query = ArticleQuery(order=order, is_reversed=is_reversed, grouping=grouping)
        whole, first = listed.listed(full, query), listed.listed(full, query, most=20)
        assert first.ids == whole.ids[:20]
        assert sum(first.sizes) == (20 if grouping is not Grouping.NONE else 0)
        for one, other in zip(first.keys, whole.keys, strict=False):
            assert listed.same_group(one, other)


@pytest.mark.parametrize("words", ["", "word"])
def test_groups_are_days_and_sources(full: Library, words: str) -> None:
    search.index_missing(full, most=1_000)
    order = ListOrder.SAVED
    query = ArticleQuery(words=words, grouping=Grouping.SOURCE, order=order)
    found = listed.listed(full, query)
    names = [str(each).lower() for each in found.keys]
    # "Bay" and "bay" are one, and what has no source stands at the end.
    assert names == ["abc", "bay", "über", ""]
    days = listed.listed(full, replace(query, grouping=Grouping.DAY))
    assert list(days.keys) == sorted(set(days.keys), reverse=True)
    assert len(days.ids) == len(found.ids)
    back = replace(query, grouping=Grouping.DAY, is_reversed=True)
    assert list(listed.listed(full, back).keys) == sorted(days.keys)


def test_a_day_begins_at_midnight_where_the_reader_is(library: Library) -> None:
    midnight = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0).astimezone()
    before, after = (articles.store(library, make_draft(t, t), b"", PASTED).id for t in "ab")
    for identifier, moment in ((before, -1), (after, 0)):
        library.connection.execute(
            "UPDATE article SET saved_at = ? WHERE id = ?",
            (microseconds(midnight) + moment, identifier),
        )
    found = listed.listed(library, ArticleQuery(grouping=Grouping.DAY))
    assert found.sizes == (1, 1)
    assert int(found.keys[0]) - int(found.keys[1]) == 1
    today = midnight.date() - datetime(1970, 1, 1).date()  # noqa: DTZ001 (only its day)
    assert found.keys[0] == today // timedelta(days=1)


def test_best_matches_stand_in_no_groups(full: Library) -> None:
    search.index_missing(full, most=1_000)
    query = ArticleQuery(words="boat", grouping=Grouping.DAY)
    assert listed.listed(full, query).sizes == ()
    assert listed.best_match(full, query)
    assert not listed.best_match(full, replace(query, order=ListOrder.TITLE))


def test_words_that_many_articles_have_are_found_in_the_lists_order(
    full: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    search.index_missing(full, most=1_000)
    query = ArticleQuery(words="word", order=ListOrder.TITLE)
    ranked = articles.list_ids(full, query)
    monkeypatch.setattr(search, "MOST_RANKED", 3)
    assert articles.list_ids(full, query) == ranked
    assert articles.list_ids(full, query, most=5) == ranked[:5]
    newest = articles.list_ids(full, replace(query, order=ListOrder.MATCH))
    assert newest == articles.in_order(full, ArticleQuery(), ranked)


def test_what_is_not_indexed_yet_stands_where_the_order_says(full: Library) -> None:
    search.index_missing(full, most=60)
    query = ArticleQuery(words="boat", order=ListOrder.TITLE)
    found = articles.list_ids(full, query)
    assert found == articles.in_order(full, query, found)
    search.index_missing(full, most=1_000)
    assert set(found) <= set(articles.list_ids(full, query))


# -- What is asked of an index alone ---------------------------------------------------------

LONG = 1_600
"""More than are looked up one by one."""


@pytest.fixture
def long(library: Library) -> Library:
    with writing(library) as connection:
        for number in range(LONG):
            values = (str(number), f"t{number}", number, number if number % 2 else None)
            connection.execute(
                "INSERT INTO article (identity, title, title_folded, authors, site, url, language, "
                "description, word_count, tags, related, next_page, notice, source_kind, "
                "source_place, saved_at, bookmarked_at, content_id) "
                "VALUES (?1, ?2, ?2, '[]', 's', '', '', '', 1, '[]', '[]', 'null', '', 'pasted', "
                "'', ?3, ?3, NULL)",
                values[:3],
            )
    return library


@pytest.mark.parametrize("wanted", list(ListFilter))
def test_where_many_match_no_row_is_looked_up(long: Library, wanted: ListFilter) -> None:
    for order, is_reversed, grouping in ORDERS:
        query = ArticleQuery(wanted, order=order, is_reversed=is_reversed, grouping=grouping)
        where, values = listing.condition(long, query)
        sql = listing.ids_in_order(long, query, where)
        plan = [str(row[3]) for row in long.read(f"EXPLAIN QUERY PLAN {sql}", (*values, 400))]
        # A computed column is read from an index too, but SQLite does not call that covering.
        by_date = order is ListOrder.PUBLISHED
        by_index = "INDEX article_listed" if by_date else "COVERING INDEX"
        assert any(by_index in each for each in plan), plan


@pytest.mark.parametrize("wanted", [ListFilter.UNREAD, ListFilter.BOOKMARKS])
def test_where_few_match_these_are_looked_up(long: Library, wanted: ListFilter) -> None:
    query = ArticleQuery(wanted, order=ListOrder.TITLE)
    assert "article_listed" in listing.table(long, query)
    long.connection.execute("UPDATE article SET read_at = 1, bookmarked_at = NULL WHERE id > 9")
    assert "article_listed" not in listing.table(long, query)
    assert len(articles.list_ids(long, query)) == 9


# -- What a list that is shown asks ----------------------------------------------------------


def test_what_left_the_filter_may_stay_and_what_left_the_library_may_not(library: Library) -> None:
    one, two, three = (articles.store(library, make_draft(t, t), b"", PASTED).id for t in "abc")
    query = ArticleQuery(ListFilter.UNREAD)
    articles.set_state(library, [one], State.READ, on=True)
    articles.set_state(library, [two], State.ARCHIVED, on=True)
    articles.set_state(library, [three], State.DELETED, on=True)
    standing = listed.standing(library, query, [one, two, three, 99])
    assert standing.kept == {one}
    assert not standing.found
    assert listed.still_there(library, query, [one, two, three]) == {one}
    archive, trash = ArticleQuery(where=Where.ARCHIVE), ArticleQuery(where=Where.TRASH)
    assert listed.standing(library, archive, [one, two, three]).found == {two}
    assert listed.standing(library, trash, [one, two, three]).found == {three}
    assert listed.unread_among(library, [one, two]) == {two}


def test_whether_words_find_an_article_can_be_asked_of_one(full: Library) -> None:
    ids = articles.list_ids(full, ArticleQuery())
    for indexed in (0, 60, 1_000):
        search.index_missing(full, most=indexed)
        query = ArticleQuery(words="boat -zoo")
        standing = listed.standing(full, query, ids)
        assert standing.found == set(articles.list_ids(full, query)).intersection(ids)
        assert standing.found


@pytest.mark.parametrize("words", ["", "word"])
@pytest.mark.parametrize("begun", ["elan", "ÉLAN", "él"])
def test_titles_are_found_by_how_they_begin(full: Library, begun: str, words: str) -> None:
    search.index_missing(full, most=1_000)
    query = ArticleQuery(words=words)
    found = set(listed.titled(full, query, begun))
    every = shown(full, query, array("q", articles.list_ids(full, query)))
    assert found == {each.id for each in every if each.title[0] in "Ée"}
    assert listed.titled(full, query, "x") == []


def test_a_library_says_how_many_it_can_have_at_most(library: Library) -> None:
    assert listed.most_articles(library) == 0
    fill(library, 12)
    assert listed.most_articles(library) == 12
