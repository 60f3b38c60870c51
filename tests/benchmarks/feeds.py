"""What refreshing feeds costs beside asking and parsing alone, and what the window feels of it.

    python -m tests.benchmarks.feeds FOLDER [--port 8765] [--feeds 200]

``FOLDER`` holds feeds by their numbers ("feeds/0001.xml"), and a server at the port serves them.

- *first*: every feed is asked for, parsed, cleaned and stored, by the workers as always, their start
  included; the floor is asking and parsing alone, by the same network and the same parser, in one
  process right before it;
- *unchanged*: the same again; the floor is the conditional requests alone;
- *window*: the feeds are refreshed in Senja's window, with an empty library; what is noted is the
  longest time that its loop did not turn.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from reader.library import feeds, open_library
from reader.model.contact import Reason
from reader.model.feed import Subscription
from reader.operations.worker import Worker
from reader.paths import Places
from tests.benchmarks.gaps import watched_gaps
from tests.benchmarks.page import open_window
from tests.benchmarks.painted import wait
from tests.benchmarks.window import workplace

_FIRST_AIM, _UNCHANGED_AIM = 2.0, 1.5
_AT_ONCE, _TURN_MS, _REST_MS = 6, 4, 2_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="feeds", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--feeds", type=int, default=200)
    chosen = parser.parse_args(arguments)
    names = sorted(path.name for path in (chosen.folder / "feeds").glob("*.xml"))[: chosen.feeds]
    urls = [f"http://127.0.0.1:{chosen.port}/feeds/{name}" for name in names]
    with workplace() as folder:
        for line in _refreshed(folder, urls):
            print(line, flush=True)
        print(_window(folder, urls), flush=True)


def _refreshed(folder: Path, urls: Sequence[str]) -> list[str]:
    from reader.operations.subscribe import refresh

    path = folder / "feeds.sqlite"
    ids = _follow(path, urls)
    with closing(open_library(path)) as library, closing(Worker()) as worker:

        def ours() -> None:
            for told in refresh(worker, library, ids):
                assert not told.problem, told

        first_floor, first = _timed(lambda: _bare(urls, {})), _timed(ours)
        found = [feeds.known(library, each) for each in ids]
        marks = {known.url: known.etag for known in found if known and known.etag}
        floor, unchanged = _timed(lambda: _bare(urls, marks)), _timed(ours)
    return [
        (
            f"first       {len(urls)} feeds in {first:.1f} s  ratio {first / first_floor:.2f}  "
            f"aim {_FIRST_AIM}  floor {first_floor:.2f} s"
        ),
        (
            f"unchanged   {len(urls)} feeds in {unchanged:.2f} s  ratio {unchanged / floor:.2f}  "
            f"aim {_UNCHANGED_AIM}  floor {floor:.2f} s"
        ),
    ]


def _bare(urls: Sequence[str], marks: dict[str, str]) -> None:
    """Ask for feeds and parse what comes, and nothing else."""
    from reader.sources.feeds.parse import parse_feed
    from reader.sources.http.limits import FEED
    from reader.sources.http.network import Network

    limits = replace(FEED, allow_private=True)
    with Network() as network, ThreadPoolExecutor(_AT_ONCE) as threads:

        def ask(url: str) -> bytes:
            headers = {"If-None-Match": marks[url]} if url in marks else {}
            return network.fetch(url, Reason.FEED, limits=limits, headers=headers).data

        for data in threads.map(ask, urls):
            if data:
                parse_feed(data)


def _window(folder: Path, urls: Sequence[str]) -> str:
    places = Places(folder / "data", folder / "config", folder / "cache")
    ids = _follow(places.library, urls)
    with open_window(places) as window:
        wait(_REST_MS)
        window.following.show_feeds()
        with watched_gaps() as gaps:
            window.following.refresh(ids, tells=True)
            started = time.perf_counter()
            while window.following.is_refreshing:
                wait(_TURN_MS)
            spent = time.perf_counter() - started
        kept = len(window.model.ids())
    return f"window      {kept} articles in {spent:.1f} s  {gaps.told()}"


def _follow(path: Path, urls: Sequence[str]) -> list[int]:
    with closing(open_library(path)) as library:
        return [feeds.subscribe(library, Subscription(url)) for url in urls]


def _timed(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
