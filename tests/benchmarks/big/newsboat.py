"""Senja's start, search and memory beside those of newsboat, with the same articles.

    python -m tests.benchmarks.big.newsboat [10000 100000] [--runs 3] [--libraries FOLDER]

newsboat (https://newsboat.org) is asked in a terminal of its own: from making its process to the
first feed's title on the screen, from the last key of a search to the head of what it found, and the
proportional set size of its process after that. Senja is measured right before or after: its start to
the list painted, the painting of what is found for the same words set at once, its window's process
at rest. Both have the same bodies on disk; neither asks a server. Medians; the first is not counted.
"""

import argparse
import fcntl
import os
import pty
import shutil
import sqlite3
import struct
import subprocess
import tempfile
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import psutil

from reader.library import Library, articles, feeds, open_library
from reader.model.query import ArticleQuery, Where
from reader.paths import Places
from tests.benchmarks.big.typed import whole_words
from tests.benchmarks.libraries import leave_as_before, make_library
from tests.benchmarks.window import Child, workplace

_PROGRAM = shutil.which("newsboat") or ""
_LONGEST_SECONDS = 600
_TOGETHER = 500
_ELSEWHERE = "https://elsewhere.example/feed"
_ITEM = (
    "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(slots=True)
class Times:
    """What both took, by what was done; milliseconds, and MB for the memory."""

    senja: dict[str, list[float]] = field(default_factory=dict)
    newsboat: dict[str, list[float]] = field(default_factory=dict)

    def rows(self, size: int) -> list[str]:
        """Return the table's lines."""
        lines = [f"{f'{size:,} articles':<34}{'Senja':>10}{'newsboat':>10}"]
        for name, values in self.newsboat.items():
            mine, other = median(self.senja[name]), median(values)
            lines.append(f"  {name:<32}{mine:>10,.0f}{other:>10,.0f}   {other / mine:,.1f}×")
        return lines


class Terminal:
    """A newsboat in a terminal that nobody sees."""

    def __init__(self, folder: Path) -> None:
        ours, its = pty.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._terminal = ours
        self._seen = b""
        self._started = time.monotonic()
        options = ["-u", folder / "urls", "-c", folder / "cache.db", "-C", folder / "config"]
        self.process = subprocess.Popen(
            [_PROGRAM, *map(str, options)],
            stdin=its,
            stdout=its,
            stderr=its,
            env=os.environ | {"TERM": "xterm", "HOME": str(folder), "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        os.close(its)

    def wait_for(self, words: str) -> float:
        """Return the milliseconds from the last key, or the start, until the screen shows this."""
        wanted = words.encode()
        while wanted not in self._seen:
            if time.monotonic() - self._started > _LONGEST_SECONDS:
                raise TimeoutError(f"newsboat never shows “{words}”")
            self._seen += os.read(self._terminal, 65536)
        return (time.monotonic() - self._started) * 1000

    def type(self, keys: str) -> None:
        """Type, and forget what was on the screen."""
        self._seen = b""
        os.write(self._terminal, keys.encode())
        self._started = time.monotonic()

    def weigh(self) -> float:
        """Return its proportional set size in MB."""
        return float(psutil.Process(self.process.pid).memory_full_info().pss) / 1e6

    def end(self) -> None:
        """End it, without its cleaning up."""
        self.process.kill()
        self.process.wait()
        os.close(self._terminal)


def make_cache(path: Path, folder: Path) -> None:
    """Give newsboat all articles of a library, as if it had read them from its feeds."""
    with closing(open_library(path)) as library:
        followed = [(each.url, each.title, each.site_url) for each in feeds.feeds(library)]
    followed.append((_ELSEWHERE, "Elsewhere", ""))
    (folder / "config").write_text("auto-reload no\nreload-threads 1\n", "utf-8")
    (folder / "urls").write_text(
        "".join(f'{url} "~{name}"\n' for url, name, _ in followed), "utf-8"
    )
    cache = folder / "cache.db"
    options = ["-u", folder / "urls", "-c", cache, "-C", folder / "config", "-x", "print-unread"]
    subprocess.run([_PROGRAM, *map(str, options)], check=True, stdout=subprocess.DEVNULL)
    with (
        closing(sqlite3.connect(cache)) as connection,
        closing(open_library(path)) as library,
    ):
        connection.execute("DELETE FROM rss_feed")
        connection.executemany(
            "INSERT INTO rss_feed (rssurl, title, url) VALUES (?, ?, ?)", followed
        )
        connection.executemany(_ITEM, _items(library))
        connection.commit()


def _items(library: Library) -> Iterator[tuple[object, ...]]:
    ids = [
        each
        for where in (Where.ARCHIVE, Where.LIBRARY)
        for each in articles.list_ids(library, ArticleQuery(where=where, is_reversed=True))
    ]
    for start in range(0, len(ids), _TOGETHER):
        for each in articles.articles(library, ids[start : start + _TOGETHER]):
            feed = each.source.place or _ELSEWHERE
            html = articles.content(library, each.id).html
            moment = int(each.saved_at.timestamp())
            author = each.authors[0] if each.authors else ""
            yield each.id, each.title, author, each.url, feed, moment, html, not each.is_read


def measure_newsboat(folder: Path, words: Mapping[str, str], first: str) -> dict[str, float]:
    """Return what newsboat takes."""
    terminal = Terminal(folder)
    try:
        took = {"start to list, ms": terminal.wait_for(first)}
        for name, word in words.items():
            terminal.type("/")
            terminal.wait_for("Search for:")
            terminal.type(f"{word}\r")
            took[f"search, {name}, ms"] = terminal.wait_for("Search result")
            terminal.type("q")
            terminal.wait_for(first)
        took["memory, MB"] = terminal.weigh()
    finally:
        terminal.end()
    return took


def measure_senja(words: Mapping[str, str]) -> dict[str, float]:
    """Return what Senja takes."""
    senja = Child("big.watched", 1, 0, "list", "rest", "words")
    took = {"start to list, ms": float(senja.answer()["list"])}
    senja.answer()
    took["memory, MB"] = senja.weigh_proportionally()
    senja.go_on()
    found = senja.answer()
    senja.end()
    return took | {f"search, {name}, ms": float(found[name]) for name in words}


def measure(home: Path, size: int, libraries: Path, runs: int) -> Times:
    """Measure both by turns."""
    kept = libraries / str(size)
    make_library(Places(kept, kept, kept), size)
    places = Places(home / "data", home / "config", home / "cache")
    places.data.mkdir(parents=True)
    shutil.copyfile(kept / "library.sqlite", places.library)
    os.environ["SENJA_HOME"] = str(home)
    folder = home / "newsboat"
    folder.mkdir()
    make_cache(places.library, folder)
    first = (folder / "urls").read_text("utf-8").partition("~")[2].partition('"')[0]
    words = whole_words(size)
    times = Times()
    for run in range(runs + 1):
        leave_as_before(places)
        mine, other = measure_senja(words), measure_newsboat(folder, words, first)
        for into, took in ((times.senja, mine), (times.newsboat, other)) if run else ():
            for name, value in took.items():
                into.setdefault(name, []).append(value)
    return times


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="newsboat", description="Measure beside newsboat.")
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3, help="counted runs")
    parser.add_argument(
        "--libraries", type=Path, default=Path(tempfile.gettempdir()) / "senja-libraries"
    )
    chosen = parser.parse_args(arguments)
    if not _PROGRAM:
        print("newsboat is not installed")
        return
    with workplace() as folder:
        for size in chosen.sizes:
            home = folder / str(size)
            times = measure(home, size, chosen.libraries, chosen.runs)
            print(*times.rows(size), sep="\n", flush=True)
            shutil.rmtree(home)


if __name__ == "__main__":
    main()
