"""Reads pages in a process of its own, one after another, and takes the CPU time of each.

A page that hangs is ended with its process, a page that fails is told, and neither ends the run.
"""

import functools
import multiprocessing
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessPool

from tests.benchmarks.extraction.libraries import Extractor, Ours, load
from tests.benchmarks.extraction.reading import Reading

_LONGEST_REASON = 80
_WARM_UP = (
    "<html><head><title>Warm</title></head><body><article>"
    + "<p>What is loaded with the first page is loaded with this one, and is nobody's time.</p>" * 9
    + "</article></body></html>"
)


@dataclass(frozen=True, slots=True)
class Timed:
    """A page's reading with its CPU time in milliseconds, and that of its voters alone.

    ``failed`` names the failure of a page that could not be read; its reading is empty.
    """

    reading: Reading
    cpu: float = 0.0
    voters: float = 0.0
    failed: str = ""


class Child:
    """A process that reads with one extractor; it starts anew after a page that ended it."""

    def __init__(self, name: str, seconds: float) -> None:
        self._name = name
        self._seconds = seconds
        self._pool = ProcessPool(
            max_workers=1,
            context=multiprocessing.get_context("spawn"),
            initializer=_refuse_network,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it untyped
        self._pool.join()

    def missing(self) -> str:
        """Return why the extractor can't be used, or nothing."""
        return self._pool.schedule(_why_missing, args=[self._name]).result()

    def read(self, pages: Sequence[tuple[str, str]]) -> Iterator[Timed]:
        """Give the reading of each of ``pages``, markup and address, in their order."""
        for html, url in pages:
            task = self._pool.schedule(_read, args=[self._name, html, url], timeout=self._seconds)
            try:
                yield task.result()
            except FutureTimeoutError:
                yield Timed(Reading(), failed=f"not done in {self._seconds:g} s")
                # What the new process has to load is not the next page's time.
                self.missing()
            except ProcessExpired:
                yield Timed(Reading(), failed="it ended its process")
                self.missing()


def _refuse_network() -> None:
    def refuse(event: str, _arguments: object) -> None:
        if event in {"socket.connect", "socket.getaddrinfo"}:
            raise PermissionError("the benchmark asks no network")

    sys.addaudithook(refuse)


@functools.cache
def _loaded(name: str) -> Extractor:
    extractor = load(name)
    extractor.find(_WARM_UP, "https://example.org/")
    if isinstance(extractor, Ours):
        extractor.vote(_WARM_UP, "https://example.org/")
    return extractor


def _why_missing(name: str) -> str:
    try:
        _loaded(name)
    except ModuleNotFoundError as error:
        return f"{error.name} is not installed"
    return ""


def _read(name: str, html: str, url: str) -> Timed:
    extractor = _loaded(name)
    try:
        started = time.process_time_ns()
        found = extractor.find(html, url)
        cpu = (time.process_time_ns() - started) / 1e6
        reading = extractor.reading(html, url, found)
        started = time.process_time_ns()
        if isinstance(extractor, Ours):
            extractor.vote(html, url)
        voters = (time.process_time_ns() - started) / 1e6
    except Exception as error:  # noqa: BLE001 (whatever a library raises is a page not read)
        why = " ".join(str(error).split())[:_LONGEST_REASON]
        return Timed(Reading(), failed=f"{type(error).__name__}: {why}")
    return Timed(reading, cpu, voters)
