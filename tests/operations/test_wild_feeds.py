"""Feeds as they are found: all of a parser's own collection, through the whole way into the library."""

from pathlib import Path

import pytest

from reader.library import Library, feeds
from reader.model.feed import Subscription
from reader.operations import subscribe
from reader.operations.worker import Worker
from tests.web_site import Answer, WebSite

CASES = Path(__file__).parents[3] / "shared" / "cases" / "feeds"
# What is said where something went wrong that nobody thought of.
UNTHOUGHT = ("what was there before is kept", "reading it")


@pytest.mark.skipif(not CASES.is_dir(), reason="the collected feeds are not here")
def test_collected_feeds_are_stored_or_refused_in_a_sentence_and_the_same_again_is_nothing_new(
    worker: Worker, library: Library, site: WebSite
) -> None:
    paths = [path for path in sorted(CASES.rglob("*")) if path.is_file()]
    ids = {}
    for number, path in enumerate(paths):
        site.pages[f"/{number}"] = Answer(path.read_bytes(), "application/xml")
        ids[feeds.subscribe(library, Subscription(f"{site.address}/{number}"))] = path
    first = list(subscribe.refresh(worker, library, list(ids)))
    assert len(first) == len(paths)
    for done in first:
        assert not any(words in done.problem for words in UNTHOUGHT), ids[done.feed_id]
        assert done.problem == "" or done.problem.endswith("."), ids[done.feed_id]
    assert sum(not done.problem for done in first) > 400
    before = stored(library)
    again = list(subscribe.refresh(worker, library, list(ids)))
    assert [ids[done.feed_id] for done in again if done.changes] == []
    problems = {done.feed_id: done.problem for done in first}
    assert {done.feed_id: done.problem for done in again} == problems
    assert stored(library) == before


def stored(library: Library) -> list[list[tuple[object, ...]]]:
    """Return every entry, every article and every version of one that is there."""
    return [
        library.read("SELECT feed_id, key, hash, article_id FROM entry ORDER BY 1, 2"),
        library.read("SELECT id, identity, title, content_id FROM article ORDER BY id"),
        library.read("SELECT id, article_id, source_sha256 FROM content ORDER BY id"),
    ]
