"""The figures as compact tables, for a screen or for a page in Markdown, and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from tests.benchmarks.extraction.metadata import FACTS, Verdict
from tests.benchmarks.extraction.score import Shares, Totals
from tests.benchmarks.extraction.shingles import TextScore
from tests.benchmarks.extraction.structure import KINDS

Cells = Sequence[str]


def tables(rows: Sequence[Totals], missing: Mapping[str, str], *, markdown: bool) -> Iterator[str]:
    """Give the lines of the tables of ``rows``; ``missing`` tells of the rows that are not there."""
    absent = [f"{name}: {why}" for name, why in missing.items()]
    write = _markdown if markdown else _plain
    first = rows[0] if rows else None
    if first and first.news:
        yield f"News: {first.news} pages; text as in the public benchmark, then captions apart"
        yield ""
        yield from write(_NEWS, [_news(row) for row in rows])
        yield ""
    if first and first.structured:
        yield from _structured(first, rows, markdown=markdown)
    if rows:
        yield from write(_TIMES, [_times(row) for row in rows])
    yield from absent


_NEWS = ("row,precision,recall,F1,exact,apart: precision,recall,F1,exact,F1 of HTML").split(",")
_TIMES = "row,CPU ms a page,p95,beside its voters,p95,pages,failed".split(",")


def _news(row: Totals) -> Cells:
    return [
        row.name,
        *_text(row.news_text),
        *_text(row.news_apart),
        f"{row.news_shown.f1:.3f}",
    ]


def _times(row: Totals) -> Cells:
    times = row.times
    beside = (times.beside_median, times.beside_p95)
    taken = [f"{each:.0f}" for each in (times.median, times.p95, *beside)]
    if (times.median, times.p95) == beside:
        taken[2:] = ["–", "–"]
    return [row.name, *taken, str(row.pages), str(row.failed)]


def _text(score: TextScore) -> Cells:
    return [f"{each:.3f}" for each in (score.precision, score.recall, score.f1, score.exact)]


def _structured(first: Totals, rows: Sequence[Totals], *, markdown: bool) -> Iterator[str]:
    write = _markdown if markdown else _plain
    kinds = [kind for kind in KINDS if first.kept[kind].expected]
    expected = [f"{first.kept[kind].expected}" for kind in kinds]
    facts = [fact for fact in FACTS if sum(first.facts[fact].values())]
    yield f"Structure: {first.structured} pages; text F1 (plain, captions apart, of the HTML), and the"
    yield "share of all expected that was kept, (the pages' mean), +the share of ours nobody expects"
    yield ""
    yield from write(
        ["row", "text", "apart", "HTML", *kinds],
        [
            ["(expected)", "", "", "", *expected],
            *(
                [
                    row.name,
                    *(f"{each.f1:.3f}" for each in (row.text, row.apart, row.shown)),
                    *(_kept(row.kept[kind]) for kind in kinds),
                ]
                for row in rows
            ),
        ],
    )
    yield ""
    yield "Metadata: the share of what the pages have that was found right, !found wrong"
    yield ""
    yield from write(
        ["row", *facts],
        [
            ["(expected)", *(str(sum(first.facts[fact].values())) for fact in facts)],
            *([row.name, *(_fact(row.facts[fact]) for fact in facts)] for row in rows),
        ],
    )
    yield ""


def _kept(shares: Shares) -> str:
    if shares.added is None and not shares.kept:
        return "–"
    return f"{shares.kept:.2f} ({shares.by_page:.2f}) +{shares.added or 0:.2f}"


def _fact(verdicts: Mapping[Verdict, int]) -> str:
    whole = sum(verdicts.values())
    return f"{verdicts[Verdict.RIGHT] / whole:.2f} !{verdicts[Verdict.WRONG] / whole:.2f}"


def _plain(head: Cells, rows: Sequence[Cells]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for cells in (head, *rows):
        first, *others = zip(cells, widths, strict=True)
        yield "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])


def _markdown(head: Cells, rows: Sequence[Cells]) -> Iterator[str]:
    yield _bars(head)
    yield _bars(["---", *("--:" for _ in head[1:])])
    yield from map(_bars, rows)


def _bars(cells: Cells) -> str:
    return f"| {' | '.join(cells)} |"


def as_json(rows: Sequence[Totals], missing: Mapping[str, str]) -> dict[str, Any]:
    """Return the figures as JSON takes them."""
    return {"rows": [asdict(row) for row in rows], "missing": dict(missing)}
