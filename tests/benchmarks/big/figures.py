"""What is measured of a large library, as figures of one table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from tests.benchmarks.big.disk import Disk

# The figures of one size of library, by the names of the rows.
Figures = Mapping[str, "Figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """What something took, and what its floor took in the same run, in a unit; floor 0 for none."""

    ours: float
    floor: float
    unit: str

    def told(self) -> str:
        """Return it as a cell of the table."""
        digits = 0 if self.unit == "MB" or self.ours >= 100 else 1
        value = f"{self.ours:,.{digits}f}" if self.unit != "×" else f"{self.ours:.2f}"
        return f"{value} ({self.ours / self.floor:.1f}×)" if self.floor else value


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; the aims are for the largest library, and for the growth to it."""

    name: str
    unit: str
    at_most: float = 0.0
    growth: float = 0.0
    more: float = 0.0


ROWS = (
    Row("start to list", "ms", growth=1.2),
    Row("first screen, median", "ms", at_most=30),
    Row("first screen, slowest query", "ms", at_most=30),
    Row("… work of the slowest", "ms"),
    Row("a page of scrolling, median", "ms"),
    Row("a page of scrolling, longest", "ms", at_most=17),
    Row("a jump by the scroll bar, longest", "ms", at_most=17),
    Row("search as typed, p50", "ms", at_most=20),
    Row("search as typed, p99", "ms", at_most=100),
    Row("search as typed, slowest", "ms"),
    Row("… work, p50", "ms"),
    Row("… work, p99", "ms"),
    Row("opening an article", "ms", growth=1.1),
    Row("opening, our turn", "ms", growth=1.1),
    Row("mark all read", "ms", at_most=1000),
    Row("… longest gap", "ms", at_most=50),
    Row("taking that back", "ms", at_most=1000),
    Row("… longest gap of it", "ms", at_most=50),
    Row("memory of the window", "MB", more=30),
    Row("memory after all that", "MB", more=30),
    Row("bytes on disk ÷ plain text", "×", at_most=1.5),
)


def starts(ours: Sequence[float], floors: Sequence[float]) -> dict[str, Figure]:
    """Return the figure of the starts."""
    return {"start to list": Figure(median(ours), median(floors), "ms")}


def queries(told: Mapping[str, Any]) -> dict[str, Figure]:
    """Return the figures of what the list was asked for."""
    times, floors = _best(told["ours"]), _best(told["floors"])
    return {
        "first screen, median": Figure(median(times.values()), median(floors.values()), "ms"),
        "first screen, slowest query": Figure(max(times.values()), max(floors.values()), "ms"),
        "… work of the slowest": Figure(max(_best(told["worked"]).values()), 0, "ms"),
    }


def scrolling(told: Mapping[str, Any]) -> dict[str, Figure]:
    """Return the figures of scrolling."""
    times, floors = _best(told["ours"]), _best(told["floors"]).values()
    pages = [spent for name, spent in times.items() if name.startswith("page")]
    jumps = [spent for name, spent in times.items() if name.startswith("jump")]
    return {
        "a page of scrolling, median": Figure(median(pages), median(floors), "ms"),
        "a page of scrolling, longest": Figure(max(pages), max(floors), "ms"),
        "a jump by the scroll bar, longest": Figure(max(jumps), max(floors), "ms"),
    }


def searching(told: Mapping[str, Any]) -> dict[str, Figure]:
    """Return the figures of typing."""
    ours, worked, floors = (
        list(_best(told[name]).values()) for name in ("ours", "worked", "floors")
    )
    # Of operators the index alone knows nothing.
    floors = [floor for floor in floors if floor] or [1.0]
    mine, work, bare = (_hundredths(values) for values in (ours, worked, floors))
    return {
        "search as typed, p50": Figure(median(ours), median(floors), "ms"),
        "search as typed, p99": Figure(mine[98], bare[98], "ms"),
        "search as typed, slowest": Figure(max(ours), max(floors), "ms"),
        "… work, p50": Figure(median(worked), 0, "ms"),
        "… work, p99": Figure(work[98], 0, "ms"),
    }


def _hundredths(values: Sequence[float]) -> list[float]:
    return quantiles(values, n=100) if len(values) > 1 else list(values) * 99


def opening(told: Mapping[str, Any], floors: Sequence[float]) -> dict[str, Figure]:
    """Return the figures of opening articles."""
    return {
        "opening an article": Figure(median(told["openings"]), median(floors), "ms"),
        "opening, our turn": Figure(median(told["turns"]), 0, "ms"),
    }


def marking(told: Mapping[str, Any]) -> dict[str, Figure]:
    """Return the figures of marking everything as read and taking it back."""
    floor = min(told["floor"])
    return {
        "mark all read": Figure(min(told["mark"]), floor, "ms"),
        "… longest gap": Figure(min(told["mark_gap"]), 0, "ms"),
        "taking that back": Figure(min(told["undo"]), floor, "ms"),
        "… longest gap of it": Figure(min(told["undo_gap"]), 0, "ms"),
    }


def _best(times: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """Return the best time of each, which others on the machine have disturbed the least."""
    return {name: min(values) for name, values in times.items()}


def disk(found: Disk) -> dict[str, Figure]:
    """Return the figure of the library's file."""
    return {"bytes on disk ÷ plain text": Figure(found.file / found.text, 0, "×")}


def table(sizes: Sequence[int], found: Mapping[int, Figures]) -> Iterator[str]:
    """Yield the table's lines: a figure, its ratio to its floor, and its growth."""
    heads = "".join(f"{f'{size:,}':>18}" for size in sizes)
    yield f"{'':<36}{heads}{'growth':>9}   aim"
    for row in ROWS:
        figures = [found[size][row.name] for size in sizes if row.name in found[size]]
        if len(figures) < len(sizes):
            continue
        cells = "".join(f"{figure.told():>18}" for figure in figures)
        growth = figures[-1].ours / figures[0].ours if figures[0].ours else 0.0
        yield f"{f'{row.name}, {row.unit}':<36}{cells}{growth:>9.2f}   {_aim(row, figures)}".rstrip()


def _aim(row: Row, figures: Sequence[Figure]) -> str:
    first, last = figures[0].ours, figures[-1].ours
    aims = (
        (row.at_most, f"≤ {row.at_most:g}", last),
        (row.growth, f"growth ≤ {row.growth:g}", last / first if first else 0.0),
        (row.more, f"growth ≤ {row.more:g} {row.unit}", last - first),
    )
    wanted = [(words, value <= limit) for limit, words, value in aims if limit]
    return ", ".join(words if is_met else f"{words}   MISSED" for words, is_met in wanted)


def slowest(told: Mapping[str, Any], most: int) -> Iterator[str]:
    """Yield the slowest queries and keys of one size, for whoever wants to know where it goes."""
    for part in ("queries", "scroll", "search"):
        if part not in told:
            continue
        times, floors = _best(told[part]["ours"]), _best(told[part]["floors"])
        for name, spent in sorted(times.items(), key=lambda pair: -pair[1])[:most]:
            yield f"  {part:<8}{spent:8.1f} ms ÷ {floors[name]:.1f}  {name}"


def parts(found: Disk, most: int) -> Iterator[str]:
    """Yield what the library's file is spent on, by article."""
    largest = sorted(found.parts.items(), key=lambda pair: -pair[1])
    for name, size in largest[:most]:
        yield f"  disk {size / found.articles:8,.0f} bytes an article  {name}"
    rest = sum(size for _name, size in largest[most:])
    yield f"  disk {rest / found.articles:8,.0f} bytes an article  all others"
