"""An article as JSON: the names that scripts rely on, each with its type."""

import json
from datetime import UTC, datetime

import pytest

from reader.model.article import (
    Article,
    Content,
    LeftOut,
    LeftOutRole,
    RelatedLink,
    Source,
    SourceKind,
)
from reader.operations.describe import article_fields, content_fields


def make_article(*, read: bool = False, next_page: str | bool | None = None) -> Article:
    moment = datetime(2026, 11, 1, 12, 30, 0, 5, tzinfo=UTC)
    return Article(
        id=7,
        title="A title",
        authors=("Ann", "Bob"),
        site="Example",
        url="https://example.org/",
        published="2022-09-11",
        saved_at=moment,
        language="en",
        description="What it says",
        word_count=460,
        reading_minutes=2,
        read_at=moment if read else None,
        bookmarked_at=moment if read else None,
        archived_at=moment if read else None,
        tags=("one",),
        related=(RelatedLink("More", "https://example.org/b"), RelatedLink("Less")),
        next_page=next_page,
        source=Source(SourceKind.FOLDER, "/a/b.md"),
        missing=read,
        notice="",
    )


def test_an_article_has_these_fields_and_no_others() -> None:
    assert json.loads(json.dumps(article_fields(make_article()))) == {
        "id": 7,
        "title": "A title",
        "authors": ["Ann", "Bob"],
        "site": "Example",
        "url": "https://example.org/",
        "published": "2022-09-11",
        "saved": "2026-11-01T12:30:00.000005+00:00",
        "language": "en",
        "description": "What it says",
        "word_count": 460,
        "reading_minutes": 2,
        "read": False,
        "bookmarked": False,
        "archived": False,
        "own_tags": [],
        "note": "",
        "also_in": [],
        "tags": ["one"],
        "related": [
            {"title": "More", "url": "https://example.org/b"},
            {"title": "Less", "url": ""},
        ],
        "next_page": None,
        "source": {"kind": "folder", "place": "/a/b.md", "missing": False},
        "notice": "",
    }


def test_states_are_yes_or_no() -> None:
    fields = article_fields(make_article(read=True))
    states = (fields["read"], fields["bookmarked"], fields["archived"], fields["source"]["missing"])
    assert states == (True, True, True, True)


@pytest.mark.parametrize("next_page", [None, True, "https://example.org/2"])
def test_a_next_page_is_an_address_or_true_or_null(next_page: str | bool | None) -> None:
    written = json.loads(json.dumps(article_fields(make_article(next_page=next_page))))
    assert written["next_page"] == next_page


def test_a_body_has_these_fields_and_no_others() -> None:
    content = Content("<p>x</p>", "x", (LeftOut(3, "Share", LeftOutRole.CHROME),))
    assert json.loads(json.dumps(content_fields(content))) == {
        "html": "<p>x</p>",
        "text": "x",
        "left_out": [{"line": 3, "text": "Share", "role": "chrome"}],
    }
