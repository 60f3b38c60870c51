"""What saving pages costs beside the extraction that it stands on, and what the window feels of it.

    python -m tests.benchmarks.saving [--pages 40] [--addresses 500]

- *saving*: each page is served on loopback, asked for, read and stored as the worker does it, in one
  process; the floor is trafilatura alone on the same bytes, right before it. Pictures are aside: the
  pages are served without any. Real pages are taken where they lie beside the project, else made ones.
- *addresses*: so many addresses are given to Senja's window at once. What is noted is the longest
  time that the window's loop did not turn, while they were kept and fetched, and how long all took.
"""

import argparse
import multiprocessing
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop

from reader.library import open_library
from reader.library import pages as stored_pages
from reader.paths import Places
from tests.benchmarks.extraction.cases import PAGES, Part, pages
from tests.benchmarks.gaps import watched_gaps
from tests.benchmarks.page import open_window
from tests.benchmarks.painted import wait
from tests.benchmarks.window import workplace
from tests.web_site import Answer, WebSite, page

_AIM = 1.5
# The page's engine has started by then.
_REST_MS = 2_000
_PICTURE = re.compile(r"<(?:img|source)\b[^<>]*>", re.IGNORECASE)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="saving", description=__doc__)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--addresses", type=int, default=500)
    chosen = parser.parse_args(arguments)
    with workplace() as folder:
        print(_saving(folder, chosen.pages), flush=True)
        print(_addresses(folder, chosen.addresses), flush=True)


def _saving(folder: Path, count: int) -> str:
    import trafilatura

    from reader.operations.fetching import store_page

    path = folder / "saving.sqlite"
    site = WebSite()
    ratios: list[float] = []
    floors: list[float] = []
    for number, html in enumerate(_htmls(count)):
        site.pages[f"/{number}"] = Answer(html.encode())
        url = f"{site.address}/{number}"
        with closing(open_library(path)) as library:
            identifier = stored_pages.ask_for(library, url).id
        started = time.perf_counter()
        trafilatura.extract(html, url=url)
        floor = time.perf_counter() - started
        started = time.perf_counter()
        store_page(path, identifier, url)
        spent = time.perf_counter() - started
        if number:  # what is imported first is nobody's page
            floors.append(floor)
            ratios.append(spent / floor)
    site.close()
    ratios.sort()
    return (
        f"saving      {len(ratios)} pages  ratio {median(ratios):.2f} "
        f"({ratios[0]:.2f} to {ratios[-1]:.2f})  aim {_AIM}  floor {median(floors) * 1000:.1f} ms"
    )


def _htmls(count: int) -> list[str]:
    found = [_PICTURE.sub("", each.html) for each in pages(PAGES, Part.DEVELOPMENT)]
    made = [page(f"Evening {number}", times=8).decode() for number in range(count + 1)]
    return (found or made)[: count + 1]


def _addresses(folder: Path, count: int) -> str:
    places = Places(folder / "data", folder / "config", folder / "cache")
    with _site(count) as address, open_window(places) as window:
        wait(_REST_MS)
        loop = QEventLoop()
        window.intake.finished.connect(loop.quit)
        with watched_gaps() as gaps:
            started = time.perf_counter()
            window.adding.save_addresses([f"{address}/{number}" for number in range(count)])
            loop.exec()
            spent = time.perf_counter() - started
        kept = len(window.model.ids())
    return f"addresses   {kept} of {count} in {spent:.1f} s  {gaps.told()}"


@contextmanager
def _site(count: int) -> Iterator[str]:
    """Give the address of a site with so many pages, served by a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, count), daemon=True)
    process.start()
    yield str(ours.recv())
    ours.send("enough")
    process.join()


def _serve(asked: Connection, count: int) -> None:
    site = WebSite()
    for number in range(count):
        site.pages[f"/{number}"] = Answer(page(f"Evening {number}", times=4))
    asked.send(site.address)
    asked.recv()
    site.close()


if __name__ == "__main__":
    main()
