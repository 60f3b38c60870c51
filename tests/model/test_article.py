from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime

import pytest

from reader.model.article import Article, Source, SourceKind

SAVED = datetime(2022, 9, 11, tzinfo=UTC)
ARTICLE = Article(
    id=1,
    title="Dusk",
    authors=(),
    site="",
    url="",
    published=None,
    saved_at=SAVED,
    language="",
    description="",
    word_count=0,
    reading_minutes=1,
    read_at=None,
    bookmarked_at=None,
    archived_at=None,
    tags=(),
    related=(),
    next_page=None,
    source=Source(SourceKind.FILE, "/a.md"),
    missing=False,
    notice="",
)


def test_an_article_is_read_once_it_has_a_time_of_reading() -> None:
    assert not ARTICLE.is_read
    assert replace(ARTICLE, read_at=SAVED).is_read


def test_an_article_is_bookmarked_once_it_has_a_time_of_it() -> None:
    assert not ARTICLE.is_bookmarked
    assert replace(ARTICLE, bookmarked_at=SAVED).is_bookmarked


def test_an_article_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        ARTICLE.title = "Dawn"  # type: ignore[misc] # what the type forbids is what is tried


def test_the_doors_are_stored_by_names_that_must_not_change() -> None:
    assert [str(kind) for kind in SourceKind] == [
        "file",
        "folder",
        "pasted",
        "clipped",
        "shelf",
        "page",
        "feed",
    ]
