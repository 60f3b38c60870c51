"""One page's reading against what is expected of it, and all pages of one row together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median, quantiles

from tests.benchmarks.extraction import metadata, shingles, structure
from tests.benchmarks.extraction.cases import NewsPage, Page, StructuredPage
from tests.benchmarks.extraction.child import Timed
from tests.benchmarks.extraction.markup import parse, text_of
from tests.benchmarks.extraction.metadata import Verdict
from tests.benchmarks.extraction.reading import Reading
from tests.benchmarks.extraction.shingles import PageScore, TextScore
from tests.benchmarks.extraction.structure import Kept


@dataclass(frozen=True, slots=True)
class Scored:
    """A page with its reading and scores.

    ``text`` is that of the plain text, ``apart`` the same without the captions, and ``shown`` that
    of the HTML's text. ``kept`` and ``facts`` are empty for pages of news.
    """

    page: Page
    timed: Timed
    text: PageScore
    apart: PageScore
    shown: PageScore
    kept: Mapping[str, Kept]
    facts: Mapping[str, Verdict]

    @property
    def share(self) -> float:
        """One figure to find the worst pages by: the mean of text, structures kept, and facts."""
        kept = [each.kept / each.expected for each in self.kept.values() if each.expected]
        right = [verdict is Verdict.RIGHT for verdict in self.facts.values()]
        return mean([self.apart.f1, *kept, *([mean(right)] if right else [])])


@dataclass(frozen=True, slots=True)
class Shares:
    """One kind of structure over all pages.

    ``kept`` is the share of everything expected, ``by_page`` the mean of the pages' shares,
    ``added`` the share of what was kept that nobody expects; None where there is nothing.
    """

    expected: int
    kept: float | None
    by_page: float | None
    added: float | None


@dataclass(frozen=True, slots=True)
class Times:
    """CPU milliseconds a page: the reading's, and what it takes beside its voters."""

    median: float
    p95: float
    beside_median: float
    beside_p95: float


@dataclass(frozen=True, slots=True)
class Totals:
    """A row: one extractor over all pages."""

    name: str
    pages: int
    failed: int
    news: int
    news_text: TextScore
    news_apart: TextScore
    news_shown: TextScore
    structured: int
    text: TextScore
    apart: TextScore
    shown: TextScore
    kept: Mapping[str, Shares]
    facts: Mapping[str, Mapping[Verdict, int]]
    times: Times


def score(page: Page, timed: Timed) -> Scored:
    """Return how near the reading of ``page`` comes to what is expected."""
    reading = timed.reading
    shown = text_of(parse(reading.html))
    apart = without_captions(reading)
    if isinstance(page, NewsPage):
        return Scored(
            page,
            timed,
            text=shingles.compare(page.text, reading.text),
            apart=shingles.compare(page.text, apart),
            shown=shingles.compare(page.text, shown),
            kept={},
            facts={},
        )
    text = text_of(parse(page.expected))
    return Scored(
        page,
        timed,
        text=shingles.compare(text, reading.text),
        apart=shingles.compare(text_without_captions(page.expected), apart),
        shown=shingles.compare(text, shown),
        kept=structure.compare(
            structure.structure_of(page.expected, page.url),
            structure.structure_of(reading.html, page.url),
        ),
        facts=metadata.judge(page, reading),
    )


def without_captions(reading: Reading) -> str:
    """Return the reading's text without the lines that are its captions, or lines of them."""
    captions = {_line(line) for text in reading.captions for line in [text, *text.split("\n")]}
    return "\n".join(line for line in reading.text.split("\n") if _line(line) not in captions)


def text_without_captions(html: str) -> str:
    """Return the text of ``html`` without that of its captions."""
    root = parse(html)
    for caption in list(root.iter("figcaption")):
        caption.drop_tree()
    return text_of(root)


def expected_text(page: Page) -> str:
    """Return the text that is expected of ``page``, captions apart."""
    return page.text if isinstance(page, NewsPage) else text_without_captions(page.expected)


def total(name: str, scored: Sequence[Scored]) -> Totals:
    """Return the row ``name`` over all its pages."""
    news = [each for each in scored if isinstance(each.page, NewsPage)]
    structured = [each for each in scored if isinstance(each.page, StructuredPage)]
    return Totals(
        name=name,
        pages=len(scored),
        failed=sum(bool(each.timed.failed) for each in scored),
        news=len(news),
        news_text=shingles.together([each.text for each in news]),
        news_apart=shingles.together([each.apart for each in news]),
        news_shown=shingles.together([each.shown for each in news]),
        structured=len(structured),
        text=shingles.together([each.text for each in structured]),
        apart=shingles.together([each.apart for each in structured]),
        shown=shingles.together([each.shown for each in structured]),
        kept={kind: _shares([each.kept[kind] for each in structured]) for kind in structure.KINDS},
        facts={
            fact: {
                verdict: sum(each.facts.get(fact) is verdict for each in structured)
                for verdict in Verdict
            }
            for fact in metadata.FACTS
        },
        times=_times([each.timed for each in scored if not each.timed.failed]),
    )


def _shares(pages: Sequence[Kept]) -> Shares:
    expected = sum(page.expected for page in pages)
    kept = sum(page.kept for page in pages)
    added = sum(len(page.added) for page in pages)
    return Shares(
        expected=expected,
        kept=kept / expected if expected else None,
        by_page=_mean(page.kept / page.expected for page in pages if page.expected),
        added=added / (kept + added) if kept + added else None,
    )


def _mean(shares: Iterable[float]) -> float | None:
    found = list(shares)
    return mean(found) if found else None


def _times(pages: Sequence[Timed]) -> Times:
    whole = [page.cpu for page in pages]
    beside = [page.cpu - page.voters for page in pages]
    return Times(_half(whole), _most(whole), _half(beside), _most(beside))


def _half(values: Sequence[float]) -> float:
    return median(values) if values else 0.0


def _most(values: Sequence[float]) -> float:
    """Return what 95 of 100 values are below."""
    if len(values) < 2:
        return _half(values)
    return quantiles(values, n=20, method="inclusive")[-1]


def _line(text: str) -> str:
    return " ".join(text.casefold().split())
