"""What articles are about is found beside the window, some at a time, until none waits."""

from reader.library import Library, articles, keywords
from reader.library.connection import writing
from reader.model.article import Source, SourceKind
from reader.operations.picked_keywords import pick_keywords
from reader.operations.worker import Worker
from tests.conftest import make_draft


def test_articles_of_feeds_get_their_keywords_later(worker: Worker, library: Library) -> None:
    with writing(library) as connection:
        for number in range(230):
            draft = make_draft(f"Harbour {number}", f"The harbour at dusk, evening {number}.")
            source = Source(SourceKind.FEED, "https://example.org/feed")
            articles.store_in(connection, draft, b"", source, None, later=True)
    assert keywords.are_missing(library)
    assert [pick_keywords(worker, library) for _ in range(3)] == [True, False, False]
    assert not keywords.are_missing(library)
    assert len(keywords.terms_of(library, range(1, 231))) == 230


def test_a_worker_that_is_closed_leaves_them_waiting(library: Library) -> None:
    with writing(library) as connection:
        draft = make_draft("Harbour", "The harbour at dusk.")
        source = Source(SourceKind.FEED, "")
        articles.store_in(connection, draft, b"", source, None, later=True)
    closed = Worker()
    closed.close()
    assert pick_keywords(closed, library) is False
    assert keywords.are_missing(library)
