"""The worst pages of a row with what was missed and what was added: what one tunes with.

Pages that nobody may look at never come here.
"""

from collections.abc import Iterator, Mapping, Sequence

from tests.benchmarks.extraction.cases import NewsPage, Page, StructuredPage
from tests.benchmarks.extraction.differences import Difference, differences
from tests.benchmarks.extraction.markup import parse, text_of
from tests.benchmarks.extraction.metadata import Verdict, fold
from tests.benchmarks.extraction.places import Places
from tests.benchmarks.extraction.reading import Reading
from tests.benchmarks.extraction.score import Scored, expected_text, without_captions
from tests.benchmarks.extraction.structure import KINDS, Thing

_LONGEST = 110
_MOST_LINES = 40
_MOST_THINGS = 8


def worst(row: str, rows: Mapping[str, Sequence[Scored]], count: int) -> Iterator[str]:
    """Give the lines that tell the ``count`` worst pages of each kind in ``row``.

    ``rows`` are all that were run: each difference names those of the others that hold the line.
    """
    own = rows[row]
    for kind, title in ((NewsPage, "news"), (StructuredPage, "structured")):
        pages = sorted((s for s in own if isinstance(s.page, kind)), key=lambda s: s.share)
        for scored in pages[:count]:
            if scored.apart.exact and scored.share == 1:
                continue
            others = {
                name: each.timed.reading
                for name, scores in rows.items()
                for each in scores
                if name != row and each.page.name == scored.page.name
            }
            yield ""
            yield f"## {row}, {title}: {scored.page.name}"
            yield from _page(scored, others)


def _page(scored: Scored, others: Mapping[str, Reading]) -> Iterator[str]:
    reading = scored.timed.reading
    yield scored.page.url
    yield f"title: {reading.title}"
    yield (
        f"text F1 {scored.apart.f1:.3f} (precision {_share(scored.apart.precision)}, "
        f"recall {_share(scored.apart.recall)}), {scored.timed.cpu:.0f} ms"
        + (f", failed: {scored.timed.failed}" if scored.timed.failed else "")
    )
    yield from _text(scored.page, reading, others)
    for kind in KINDS:
        if kind in scored.kept:
            kept = scored.kept[kind]
            if kept.missed or kept.added:
                yield f"{kind}: {kept.kept} of {kept.expected} kept, {len(kept.added)} added"
                yield from _things("-", kept.missed)
                yield from _things("+", kept.added)
    yield from _facts(scored.page, reading, scored.facts)


def _text(page: Page, reading: Reading, others: Mapping[str, Reading]) -> Iterator[str]:
    places = Places(page.html)
    held = {
        name: f" {fold(other.text or text_of(parse(other.html)))} "
        for name, other in others.items()
    }
    found = list(differences(expected_text(page), without_captions(reading)))
    for each in found[:_MOST_LINES]:
        yield f"{'+' if each.added else '-'} {_shown(each)}"
        holders = [name for name, text in held.items() if f" {fold(each.text)} " in text]
        yield f"      {places.path(each.text)}   [{' '.join(holders) or 'none'}]"
    if len(found) > _MOST_LINES:
        more = found[_MOST_LINES:]
        missed = sum(each.words for each in more if not each.added)
        added = sum(each.words for each in more if each.added)
        yield f"  … {len(more)} more: {missed} words missed, {added} added"


def _shown(each: Difference) -> str:
    """Return a difference as one line; "…" in front or behind says that it's a line's part."""
    text = each.text if each.whole else f"…{each.text}…"
    return f"({each.words}) {_cut(text)}"


def _things(sign: str, things: Sequence[Thing]) -> Iterator[str]:
    for thing in things[:_MOST_THINGS]:
        yield f"  {sign} {_cut(thing.shown)}"
    if len(things) > _MOST_THINGS:
        yield f"  {sign} … {len(things) - _MOST_THINGS} more"


def _facts(page: Page, reading: Reading, facts: Mapping[str, Verdict]) -> Iterator[str]:
    if not isinstance(page, StructuredPage):
        return
    sides = {
        "title": (page.title, reading.title),
        "authors": (page.byline, "; ".join(reading.authors)),
        "day": (page.published, reading.published),
        "instant": (page.published, reading.published),
        "site": (page.site, reading.site),
        "language": (page.language, reading.language),
        "description": (page.description, reading.description),
    }
    for fact, verdict in facts.items():
        if verdict is not Verdict.RIGHT:
            expected, read = sides[fact]
            yield f"{fact} {verdict.value}: expected {_cut(expected)!r}, read {_cut(read)!r}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
