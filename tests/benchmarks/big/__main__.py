"""What a large library costs: how far Senja is from its floors, and how much it grows.

    python -m tests.benchmarks.big [1000 10000 100000] [--runs 5] [--rounds 3] [--parts PART…]
        [--libraries FOLDER] [--slowest 10] [--json FILE] [--few]

Every figure stands beside its floor, which is measured in the same run, as a ratio in brackets, so
that a slow or busy machine moves both; the growth is from the first size to the last. Of each thing
that is done several times the best time counts, since others may work on the machine; of starts and
openings the median. *Work* is the time that the window's thread had the processor meanwhile, whatever
else the machine did.

- *start to list*: from making the process to the end of the list's first painting; the floor is a
  window with nothing but a list of a screenful (``bare_list.py``);
- *first screen*: from asking the window for every filter, order and place to the end of the painting
  that shows what it came to rest with; the floor is painting the same rows once more;
- *scrolling*: the turn of the window's loop that a page down, or a jump by the scroll bar, takes with
  the frame after it; the floor is painting the same rows once more;
- *search as typed*: from each letter of some 60 queries to the painting that shows the first screen
  with its excerpts; the floor is the index's own look for the newest twelve articles;
- *opening*: from choosing an article to its page loaded and painted, over ``setHtml`` of the same
  pages in a bare view; and what of that is a turn of the window's loop;
- *mark all read*, and taking it back: until the library says so and the window has followed,
  over one UPDATE that is not kept; the longest time that the window's loop did not turn meanwhile and some seconds after;
- *memory*: the proportional set size of the window's own process, at rest and after all of this;
- *bytes on disk*: of the whole file with its index, over the plain text of the articles.

Libraries are made in the folder for libraries (many minutes for the large one) unless they are there;
what is measured is a copy. The first start is not counted. Sizes are measured one after the other.
"""

import argparse
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reader.library import open_library
from reader.paths import Places
from tests.benchmarks.big import figures
from tests.benchmarks.big.disk import weigh
from tests.benchmarks.big.figures import Figure
from tests.benchmarks.libraries import leave_as_before, make_library, spread, write_pages
from tests.benchmarks.window import Child, workplace

PARTS = ("start", "queries", "scroll", "search", "open", "mark", "memory", "disk")
_IN_WINDOW = ("queries", "scroll", "search", "open", "mark")
_SCREENFUL = 12
_OPENED = 12


class Measurement:
    """Measures a library of one size."""

    def __init__(self, home: Path, size: int, libraries: Path) -> None:
        self._home = home
        self._places = Places(home / "data", home / "config", home / "cache")
        kept = libraries / str(size)
        make_library(Places(kept, kept, kept), size)
        self._places.data.mkdir(parents=True)
        shutil.copyfile(kept / "library.sqlite", self._places.library)
        os.environ["SENJA_HOME"] = str(home)
        self.told: dict[str, Any] = {}
        self.figures: dict[str, Figure] = {}

    def measure(self, parts: Sequence[str], *, runs: int, rounds: int, few: bool) -> None:
        """Measure these parts; each start counts but the first."""
        if "disk" in parts:
            self.disk = weigh(self._places.library)
            self.told["disk"] = asdict(self.disk)
            self.figures |= figures.disk(self.disk)
        if "start" in parts:
            self._start(runs)
        if set(parts) - {"disk", "start"}:
            self._window([each for each in _IN_WINDOW if each in parts], rounds, few=few)

    def _start(self, runs: int) -> None:
        ours, floors = [], []
        for run in range(runs + 1):
            leave_as_before(self._places)
            senja = Child("big.watched", 1, 0, "list")
            told = senja.answer()
            senja.end()
            bare = Child("bare_list", _SCREENFUL, *told["window_size"])
            floor = bare.answer()
            bare.end()
            if run:
                ours.append(told["list"])
                floors.append(floor["list"])
        self.told["start"] = {"ours": ours, "floors": floors}
        self.figures |= figures.starts(ours, floors)

    def _window(self, parts: Sequence[str], rounds: int, *, few: bool) -> None:
        leave_as_before(self._places)
        pages = self._write_pages()
        # What changes the library comes last.
        senja = Child("big.watched", rounds, int(few), "list", "rest", *parts, "rest")
        size = senja.answer()["page_size"]
        senja.answer()
        memory = senja.weigh_proportionally()
        senja.go_on()
        for part in parts:
            self.told[part] = senja.answer()
        senja.answer()
        after = senja.weigh_proportionally()
        senja.go_on()
        senja.end()
        self.told["memory"] = {"at rest": memory, "after": after}
        self.figures["memory of the window"] = Figure(memory, 0, "MB")
        self.figures["memory after all that"] = Figure(after, 0, "MB")
        if "queries" in parts:
            self.figures |= figures.queries(self.told["queries"])
        if "scroll" in parts:
            self.figures |= figures.scrolling(self.told["scroll"])
        if "search" in parts:
            self.figures |= figures.searching(self.told["search"])
        if "open" in parts:
            floor = _bare_openings(pages, size, rounds)
            self.told["open"]["floors"] = floor
            self.figures |= figures.opening(self.told["open"], floor)
        if "mark" in parts:
            self.figures |= figures.marking(self.told["mark"])

    def _write_pages(self) -> Path:
        """Write the pages of the articles that the window will open."""
        pages = self._home / "pages"
        pages.mkdir()
        with closing(open_library(self._places.library)) as library:
            write_pages(library, pages, spread(library, _OPENED + 1))
        return pages


def _bare_openings(pages: Path, size: Sequence[int], rounds: int) -> list[float]:
    bare = Child("bare_page", pages, *size, _OPENED * rounds)
    bare.answer()
    bare.answer()
    floors = bare.go_on()["openings"]
    bare.end()
    return list(floors)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="big", description="Measure large libraries.")
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=5, help="counted starts")
    parser.add_argument("--rounds", type=int, default=3, help="times that each is done")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--few", action="store_true", help="type few queries and scroll little")
    parser.add_argument("--slowest", type=int, default=0, help="name so many of the slowest")
    parser.add_argument("--json", type=Path, help="where to write all that was measured")
    parser.add_argument(
        "--libraries",
        type=Path,
        default=Path(tempfile.gettempdir()) / "senja-libraries",
        help="where the made libraries are kept",
    )
    chosen = parser.parse_args(arguments)
    found: dict[int, figures.Figures] = {}
    told = {}
    with workplace() as folder:
        for size in chosen.sizes:
            one = Measurement(folder / str(size), size, chosen.libraries)
            one.measure(chosen.parts, runs=chosen.runs, rounds=chosen.rounds, few=chosen.few)
            found[size], told[size] = one.figures, one.told
            if chosen.slowest:
                print(f"{size:,} articles")
                print(*figures.slowest(one.told, chosen.slowest), sep="\n")
                if "disk" in chosen.parts:
                    print(*figures.parts(one.disk, chosen.slowest), sep="\n", flush=True)
            shutil.rmtree(folder / str(size))
    if chosen.json:
        chosen.json.write_text(json.dumps(told))
    print(*figures.table(chosen.sizes, found), sep="\n")


if __name__ == "__main__":
    main()
