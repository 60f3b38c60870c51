"""The saved pages that extraction is measured on, and which of them nobody may look at.

They are others' work and lie beside the project; nothing of them is copied into it.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from reader.sources.decode import decode

PAGES = Path(__file__).parents[3].parent / "shared" / "cases" / "pages"
# The address that the authors of these pages resolve relative links against.
_READABILITY_URL = "http://fakehost/test/page.html"


class Part(Enum):
    """Which pages are measured."""

    DEVELOPMENT = auto()
    HELD_OUT = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class NewsPage:
    """A page of news and the article's text."""

    name: str
    url: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class StructuredPage:
    """A page, the markup a careful reader would want of it, and what it says of itself.

    Each fact that the page does not have is empty.
    """

    name: str
    url: str
    html: str
    expected: str
    title: str
    byline: str
    published: str
    site: str
    language: str
    description: str


Page = NewsPage | StructuredPage


def is_held_out(name: str) -> bool:
    """Return whether the page ``name`` belongs to the third that only totals are taken of."""
    return hashlib.sha256(name.encode()).digest()[0] % 3 == 0


def pages(folder: Path, part: Part, words: Sequence[str] = ()) -> Iterator[Page]:
    """Give the pages in ``folder`` that belong to ``part`` and have one of ``words`` in their name.

    Without words every page belongs. A missing ``folder`` has no pages.
    """

    def wanted(name: str) -> bool:
        if words and not any(word in name for word in words):
            return False
        return part is Part.ALL or is_held_out(name) is (part is Part.HELD_OUT)

    yield from _news(folder / "benchmark", wanted)
    yield from _structured(folder / "readability", wanted)


def _news(folder: Path, wanted: Callable[[str], bool]) -> Iterator[NewsPage]:
    truth = folder / "ground-truth.json"
    if not truth.is_file():
        return
    for name, facts in sorted(_json(truth).items()):
        if wanted(name):
            data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            yield NewsPage(name, facts["url"], decode(data).text, facts["articleBody"])


def _structured(folder: Path, wanted: Callable[[str], bool]) -> Iterator[StructuredPage]:
    for place in sorted(folder.glob("*/source.html")):
        name = place.parent.name
        if not wanted(name):
            continue
        facts = _json(place.with_name("expected-metadata.json"))

        def fact(key: str, facts: dict[str, Any] = facts) -> str:
            return str(facts.get(key) or "").strip()

        yield StructuredPage(
            name=name,
            url=_READABILITY_URL,
            html=decode(place.read_bytes()).text,
            expected=decode(place.with_name("expected.html").read_bytes()).text,
            title=fact("title"),
            byline=fact("byline"),
            published=fact("publishedTime"),
            site=fact("siteName"),
            language=fact("lang"),
            description=fact("excerpt"),
        )


def _json(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded
