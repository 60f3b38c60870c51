"""Room in the library's file that is not needed any more is given back where that is soon done."""

import os

import pytest

from reader.errors import LibraryError
from reader.library import Library, articles, room
from reader.library.connection import writing
from reader.model.article import Source, SourceKind
from reader.model.query import ArticleQuery
from tests.conftest import make_draft, opened


def store(library: Library, size: int) -> None:
    draft = make_draft("Ferry", os.urandom(size).hex())
    articles.store(library, draft, b"", Source(SourceKind.PASTED, ""))


def size(library: Library) -> int:
    library.read("PRAGMA wal_checkpoint(TRUNCATE)")
    return library.path.stat().st_size


def drop_first(library: Library) -> None:
    articles.set_state(library, [1], articles.State.DELETED, on=True)
    articles.empty_trash(library, older_than_days=-1)


def test_a_file_that_is_mostly_empty_becomes_small_and_keeps_what_is_in_it(
    library: Library,
) -> None:
    store(library, 9_000_000)
    store(library, 1_000)
    drop_first(library)
    kept = articles.content(library, 2)
    assert size(library) > 9_000_000
    assert room.give_back(library)
    assert size(library) < 1_000_000
    assert articles.content(library, 2) == kept
    assert articles.list_ids(library, ArticleQuery()) == [2]
    assert library.read("PRAGMA integrity_check") == [("ok",)]
    assert not room.give_back(library)


def test_little_room_is_left_for_what_comes(library: Library) -> None:
    store(library, 100_000)
    drop_first(library)
    before = size(library)
    assert not room.give_back(library)
    assert size(library) == before


def test_room_is_not_given_back_while_another_writes(library: Library) -> None:
    store(library, 9_000_000)
    drop_first(library)
    library.connection.set_busy_timeout(1)
    refused = pytest.raises(LibraryError, match="in use")
    with opened(library.path) as other, writing(other), refused:
        room.give_back(library)
    assert articles.list_ids(library, ArticleQuery()) == []
