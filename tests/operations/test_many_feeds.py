"""Many feeds at once: shared by two processes, stopped, closed, and one among them that hangs."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any

import psutil
import pytest
from typing_extensions import override

from reader.library import Library, articles, feeds
from reader.model.changes import LibraryChanges
from reader.model.feed import Subscription
from reader.model.query import ArticleQuery
from reader.operations import subscribe
from reader.operations.refreshing import Refreshed
from reader.operations.worker import Worker, WorkerClosedError, answer
from tests.conftest import wait_until_gone
from tests.feeds import RSS, item, rss
from tests.web_site import Answer, WebSite


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """Return a worker that this test may break, on a machine with a core to spare."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    made = Worker()
    yield made
    made.close()


def follow(library: Library, site: WebSite, count: int) -> list[int]:
    """Follow so many feeds with an entry of its own each."""
    for n in range(count):
        entry = item(1, title=f"Entry {n}").replace("example.org/1", f"example.org/{n}")
        site.pages[f"/{n}"] = Answer(rss([entry]), RSS)
    wanted = [Subscription(f"{site.address}/{n}") for n in range(count)]
    return [subscribe.subscribe(library, each) for each in wanted]


def looked_at(library: Library) -> int:
    return sum(feed.checked_at is not None for feed in feeds.feeds(library))


def test_many_new_feeds_are_shared_by_two_processes_and_each_is_asked_once(
    own: Worker, library: Library, site: WebSite
) -> None:
    ids = follow(library, site, 40)
    done = list(subscribe.refresh(own, library, ids))
    started = {child.pid for child in psutil.Process().children()}
    assert {answer(each.submit(os.getpid)) for each in (own, own.second())} <= started
    assert sorted(each.feed_id for each in done) == ids
    assert {each.problem for each in done} == {""}
    assert sorted(site.asked) == sorted(f"/{n}" for n in range(40))
    assert len(articles.list_ids(library, ArticleQuery())) == 40


def test_feeds_that_were_looked_at_before_need_no_second_process(
    own: Worker, library: Library, site: WebSite
) -> None:
    ids = follow(library, site, 40)
    feeds.note_unchanged(library, ids)
    before = {child.pid for child in psutil.Process().children()}
    assert len(list(subscribe.refresh(own, library, ids))) == 40
    assert answer(own.second().submit(os.getpid)) not in before


def test_what_is_under_way_when_refreshing_is_stopped_is_in_the_library_and_nothing_more_is_asked(
    own: Worker, library: Library, site: WebSite
) -> None:
    ids = follow(library, site, 60)
    told = subscribe.refresh(own, library, ids)
    next(told)
    told.close()  # type: ignore[attr-defined] # it is a generator
    asked = list(site.asked)
    assert 8 <= len(asked) < 60
    assert looked_at(library) == len(asked)
    time.sleep(0.2)
    assert site.asked == asked


def test_who_refreshes_is_told_when_the_worker_is_closed_and_no_process_is_left(
    own: Worker, library: Library, site: WebSite
) -> None:
    before = {child.pid for child in psutil.Process().children()}
    asleep = Answer(b"", RSS, endless=lambda: iter(_pieces()))
    ids = follow(library, site, 40)
    site.pages |= {f"/{n}": asleep for n in range(40)}

    def close() -> None:
        while len(site.asked) < 2:
            time.sleep(0.01)
        own.close()

    closer = threading.Thread(target=close)
    closer.start()
    with pytest.raises(WorkerClosedError):
        list(subscribe.refresh(own, library, ids))
    closer.join()
    left = [child for child in psutil.Process().children() if child.pid not in before]
    wait_until_gone([each for each in left if "resource_tracker" not in " ".join(each.cmdline())])


def test_a_feed_that_hangs_is_told_of_and_the_others_are_stored(
    own: Worker, library: Library, site: WebSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscribe, "SECONDS", 3.0)
    monkeypatch.setattr(subscribe, "_SECONDS_EACH", 0.0)
    ids = follow(library, site, 4)
    site.pages["/2"] = Answer(b"", RSS, endless=lambda: iter(_pieces()))
    done = {each.feed_id: each.problem for each in subscribe.refresh(own, library, ids)}
    assert {number for number, problem in done.items() if problem} == {ids[2]}
    assert "took too long" in done[ids[2]]
    assert sorted(done) == ids
    assert len(articles.list_ids(library, ArticleQuery())) == 3


def _pieces() -> Iterator[bytes]:
    """Give an answer that never comes to an end."""
    while True:
        yield b"HTTP/1.1 100 Continue\r\n\r\n"
        time.sleep(0.05)


class _Recorder(Worker):
    """A worker that does nothing and notes which feeds are asked for at the same time."""

    def __init__(self, under_way: list[set[int]]) -> None:
        super().__init__()
        self.together: list[list[set[int]]] = []
        self._under_way = under_way
        self._other: _Recorder | None = None

    @override
    def second(self) -> Worker:
        self._other = self._other or _Recorder(self._under_way)
        return self._other

    @override
    def submit(
        self, function: Callable[..., Any], *arguments: Any, seconds: float | None = None
    ) -> "Future[Any]":
        _path, ids = arguments
        self._under_way.append(set(ids))
        self.together.append(list(self._under_way))
        future: Future[Any] = Future()

        def finish() -> None:
            self._under_way.remove(set(ids))
            future.set_result([Refreshed(each, "", LibraryChanges()) for each in ids])

        threading.Timer(0.01, finish).start()
        return future


def test_no_host_is_asked_by_two_processes_at_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    hosts: dict[int, str] = {}
    for n in range(60):
        host = "all.example" if n % 2 else f"h{n}.example"
        wanted = Subscription(f"https://{host}/{n}")
        hosts[subscribe.subscribe(library, wanted)] = host
    recorder = _Recorder([])
    done = list(subscribe.refresh(recorder, library, list(hosts)))
    assert sorted(each.feed_id for each in done) == sorted(hosts)
    two_at_once = 0
    for worker in (recorder, recorder.second()):
        assert isinstance(worker, _Recorder)
        for jobs in worker.together:
            asked = [{hosts[each] for each in job} for job in jobs]
            two_at_once += len(asked) > 1
            assert len(set().union(*asked)) == sum(map(len, asked))
    assert two_at_once
