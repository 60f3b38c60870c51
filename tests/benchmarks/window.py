"""How near Senja's window comes to what Qt itself allows.

    python -m tests.benchmarks.window [--runs 7] [--sizes 10 10000]

Every figure is a ratio to a floor that is measured in the same run, right before or after it, so
that a slow or busy machine moves both; the table gives the median of the runs' ratios with the
smallest and the largest, and the medians of what was measured. One run, for each size of library:

- *start to list*: from making the process to the end of the list's first painting, over the same of
  a window with nothing but a list of as many rows (``bare_list.py``);
- *start to article*: … to the frame that shows the last article whole, over the same of a bare
  QWebEngineView that is given the finished page (``bare_page.py``). The bare view takes the system's
  typeface, since it can't ask for ours;
- *next article*: from choosing an article to its page loaded and painted, over ``setHtml`` of the
  same pages in the bare view; the median over the openings of a run;
- *memory*: the unique set size of all processes at rest, over the bare view's, both weighed while
  both run;
- *light to dark*: from the action to the frame that shows it, in window and page, in frames of
  60 Hz; with the loads and the pixels moved meanwhile, which must be none.

The first run is not counted: it fills Python's and the system's caches.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from reader.library import open_library
from reader.paths import Places
from tests.benchmarks.libraries import leave_as_before, make_library, newest, write_pages

_ROOT = Path(__file__).parents[2]
_FRAME_MS = 1000 / 60
_SCREEN = {"name": "benchmark", "x": 0, "y": 0, "width": 1600, "height": 1000}
_SIZES = (10, 10_000)
_MOST_SAID = 4_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table: what is compared, in which unit, and the ratio aimed at."""

    name: str
    key: str
    unit: str
    aim: float


FIGURES = (
    Figure("start to list", "list", "ms", 1.5),
    Figure("start to article", "page", "ms", 1.25),
    Figure("next article", "openings", "ms", 1.5),
    Figure("memory", "memory", "MB", 1.25),
)
_SWITCH_AIM_FRAMES = 2


@dataclass(slots=True)
class Results:
    """What the counted runs gave: for each figure, Senja's value and the floor's of every run."""

    ours: dict[str, list[float]] = field(default_factory=dict)
    floors: dict[str, list[float]] = field(default_factory=dict)

    def add(self, ours: dict[str, Any], floor: dict[str, Any]) -> None:
        """Take in a run; of several values in one run, their median counts."""
        for into, values in ((self.ours, ours), (self.floors, floor)):
            for key, value in values.items():
                into.setdefault(key, []).append(median(value) if isinstance(value, list) else value)


class Child:
    """A process that is measured and tells, a line of JSON at a time, what it measured."""

    def __init__(self, name: str, *arguments: object) -> None:
        self._name = name
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (it is open as long as the process)
        started = time.monotonic_ns()
        self.process = subprocess.Popen(
            [sys.executable, "-m", f"tests.benchmarks.{name}", str(started), *map(str, arguments)],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )

    def answer(self) -> dict[str, Any]:
        """Return the next thing it tells."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            code = self.process.wait()
            self._errors.seek(0)
            said = self._errors.read()[-_MOST_SAID:].decode(errors="replace")
            raise RuntimeError(f"{self._name} ended with {code}: {said}")
        return dict(json.loads(line))

    def weigh(self) -> float:
        """Return the unique set size of its process and all below, in MB."""
        parent = psutil.Process(self.process.pid)
        tree = [parent, *parent.children(recursive=True)]
        return float(sum(each.memory_full_info().uss for each in tree)) / 1e6

    def weigh_proportionally(self) -> float:
        """Return the proportional set size of its process alone, in MB."""
        return float(psutil.Process(self.process.pid).memory_full_info().pss) / 1e6

    def go_on(self) -> dict[str, Any]:
        """Let it go on from where it stands still, and return what it tells next."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.answer()

    def end(self) -> None:
        """Wait until it is gone."""
        self.process.communicate(timeout=60)
        self._errors.close()


def measure_once(
    pages: Path, size: int, openings: int, switches: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is measured of Senja, and of the bare list and page at the same sizes."""
    senja = Child("senja_watched", openings, switches)
    ours = senja.answer()
    senja.answer()
    bare_list = Child("bare_list", size, *ours["window_size"])
    floor = bare_list.answer()
    bare_list.end()
    bare_page = Child("bare_page", pages, *ours["page_size"], openings)
    floor |= bare_page.answer()
    bare_page.answer()
    # Both stand still now. What the system keeps once for both, the engine's own code above all,
    # counts for neither, whatever else runs on the machine.
    ours["memory"], floor["memory"] = senja.weigh(), bare_page.weigh()
    ours |= senja.go_on() | senja.answer()
    senja.end()
    floor |= bare_page.go_on()
    bare_page.end()
    return ours, floor


def measure(folder: Path, size: int, *, runs: int, openings: int, switches: int) -> Results:
    """Measure a library of ``size`` articles, Senja and the floors by turns."""
    places = Places(folder / "data", folder / "config", folder / "cache")
    make_library(places, size)
    pages = folder / "pages"
    pages.mkdir()
    with closing(open_library(places.library)) as library:
        write_pages(library, pages, newest(library, openings + 1))
    os.environ["SENJA_HOME"] = str(folder)
    results = Results()
    for run in range(runs + 1):
        leave_as_before(places)
        ours, floor = measure_once(pages, size, openings, switches)
        if run:
            results.add(ours, floor)
    return results


def rows(size: int, results: Results) -> Iterator[str]:
    """Yield the table's lines for one size of library."""
    yield f"{size:,} articles"
    for figure in FIGURES:
        ours, floors = results.ours[figure.key], results.floors[figure.key]
        ratios = [one / other for one, other in zip(ours, floors, strict=True)]
        yield (
            f"  {figure.name:<18}{median(ratios):5.2f}  ({min(ratios):.2f}–{max(ratios):.2f})"
            f"{median(ours):8.0f} ÷ {median(floors):4.0f} {figure.unit}"
            f"   aim ≤ {figure.aim}{_verdict(within=median(ratios) <= figure.aim)}"
        )
    for part in ("window", "page"):
        frames = [value / _FRAME_MS for value in results.ours[f"switch_{part}"]]
        yield (
            f"  {'light to dark, ' + part:<22}{median(frames):.1f} frames"
            f"  ({min(frames):.1f}–{max(frames):.1f})   aim ≤ {_SWITCH_AIM_FRAMES}"
            f"{_verdict(within=median(frames) <= _SWITCH_AIM_FRAMES)}"
        )
    loads, moved = sum(results.ours["loads"]), max(results.ours["moved"])
    yield f"  … loads {loads:.0f}, moved {moved:.0f} px{_verdict(within=not loads and not moved)}"


def _verdict(*, within: bool) -> str:
    return "" if within else "   MISSED"


@contextmanager
def workplace() -> Iterator[Path]:
    """Give a folder, and an environment in which the children measure the program alone."""
    with tempfile.TemporaryDirectory(prefix="senja-benchmark-") as name:
        screen = Path(name) / "screen.json"
        screen.write_text(json.dumps({"screens": [_SCREEN]}))
        # No screen is needed, but one that Senja's window fits on.
        os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={screen}")
        # As tests/run does: nothing is shown but our own pages.
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
        os.environ["PYTHONPATH"] = str(_ROOT)
        # An installed program finds its modules compiled.
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(name) / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        yield Path(name)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="Compare Senja's window with what Qt allows.")
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each size")
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES, help="articles")
    parser.add_argument("--openings", type=int, default=30, help="articles opened in a run")
    parser.add_argument("--switches", type=int, default=10, help="switches of the scheme in a run")
    chosen = parser.parse_args(arguments)
    with workplace() as folder:
        for size in chosen.sizes:
            home = folder / str(size)
            home.mkdir()
            results = measure(
                home,
                size,
                runs=chosen.runs,
                openings=chosen.openings,
                switches=chosen.switches,
            )
            print(*rows(size, results), sep="\n", flush=True)


if __name__ == "__main__":
    main()
