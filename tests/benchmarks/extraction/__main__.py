"""How much of saved pages' articles Senja keeps, beside each extraction library alone.

    python -m tests.benchmarks.extraction [--ours MODULE] [--rows NAME…] [--pages WORD…]
        [--worst N] [--held-out | --all] [--json | --markdown] [--cases FOLDER] [--seconds 60]

Two kinds of page are read: news with the article's text, and pages with the markup that a careful
reader would keep of them. A third of either is held out: ``--held-out`` and ``--all`` print totals
alone. ``--worst`` shows what the first row missed and added on its worst pages, where in the page
that stands, and which of the other rows hold it.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.extraction.cases import PAGES, Page, Part, pages
from tests.benchmarks.extraction.child import Child
from tests.benchmarks.extraction.libraries import LIBRARIES
from tests.benchmarks.extraction.score import Scored, score, total
from tests.benchmarks.extraction.tables import as_json, tables
from tests.benchmarks.extraction.worst import worst

_OURS = "tests.benchmarks.extraction.ours"


def read_row(name: str, module: str, read: Sequence[Page], seconds: float) -> list[Scored] | str:
    """Return the pages as the row ``name`` reads them, or why it can't."""
    with Child(module, seconds) as child:
        missing = child.missing()
        if missing:
            return missing
        found = []
        timed = child.read([(page.html, page.url) for page in read])
        for number, (page, each) in enumerate(zip(read, timed, strict=True), 1):
            if sys.stderr.isatty():
                print(f"\r{name} {number}/{len(read)} ", end="", file=sys.stderr)
            found.append(score(page, each))
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the pages with every row, and print the tables."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.part is not Part.DEVELOPMENT and (chosen.pages or chosen.worst):
        parser.error("of held-out pages only totals over all of them are taken")
    read = list(pages(chosen.cases, chosen.part, chosen.pages))
    if not read:
        print("There are no such pages here; --cases names another folder of them.")
        return
    rows: dict[str, list[Scored]] = {}
    missing: dict[str, str] = {}
    for name in chosen.rows:
        module = chosen.ours if name == "ours" else name
        found = read_row(name, module, read, chosen.seconds)
        if isinstance(found, str):
            missing[name] = found
        else:
            rows[name] = found
    totals = [total(name, scored) for name, scored in rows.items()]
    if chosen.json:
        print(json.dumps(as_json(totals, missing), ensure_ascii=False))
    else:
        print("\n".join(tables(totals, missing, markdown=chosen.markdown)))
    if chosen.part is Part.DEVELOPMENT:
        _tell_failed(rows)
    if chosen.worst and rows:
        print("\n".join(worst(next(iter(rows)), rows, chosen.worst)))


def _tell_failed(rows: Mapping[str, Sequence[Scored]]) -> None:
    for name, scored in rows.items():
        for each in scored:
            if each.timed.failed:
                print(f"{name}: {each.page.name}: {each.timed.failed}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.extraction",
        description="Compare Senja's reading of saved pages with each extraction library alone.",
    )
    known = ("ours", *LIBRARIES)
    parser.add_argument("--ours", default=_OURS, metavar="MODULE", help="has read(html, url)")
    parser.add_argument("--rows", nargs="+", choices=known, default=known, metavar="NAME")
    parser.add_argument("--pages", nargs="+", default=(), metavar="WORD", help="in their names")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the worst pages")
    part = parser.add_mutually_exclusive_group()
    for option, value, told in (
        ("--held-out", Part.HELD_OUT, "totals over the held-out third"),
        ("--all", Part.ALL, "totals over all pages"),
    ):
        part.add_argument(option, dest="part", action="store_const", const=value, help=told)
    parser.set_defaults(part=Part.DEVELOPMENT)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object")
    form.add_argument("--markdown", action="store_true", help="print tables in Markdown")
    parser.add_argument("--cases", type=Path, default=PAGES, metavar="FOLDER")
    parser.add_argument("--seconds", type=float, default=60, help="the longest time for a page")
    return parser


if __name__ == "__main__":
    main()
