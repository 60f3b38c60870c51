"""Each extraction library alone, as its authors mean it to be called, in the form of a reading.

The project needs none of them for this, and one that is not installed raises
``ModuleNotFoundError``. They are loaded by name because most carry no types. ``find`` is what is
timed, the call that finds the article; ``reading`` asks for the rest afterwards.
"""

import importlib
import logging
import warnings
from collections.abc import Callable
from typing import Any, Protocol

from tests.benchmarks.extraction.markup import parse, text_of, words_of
from tests.benchmarks.extraction.reading import Reading


class Extractor(Protocol):
    """One way to read pages."""

    def find(self, html: str, url: str) -> Any:
        """Find the article in ``html``, and return whatever ``reading`` needs to tell it."""

    def reading(self, html: str, url: str, found: Any) -> Reading:
        """Return the reading that ``found`` is."""


class Trafilatura:
    """trafilatura, its text as in the public benchmark, its HTML with all it can keep."""

    def __init__(self) -> None:
        self._library = importlib.import_module("trafilatura")

    def find(self, html: str, url: str) -> str:  # noqa: ARG002 (the benchmark gives it none)
        return self._library.extract(html, include_comments=False) or ""

    def reading(self, html: str, url: str, found: str) -> Reading:
        markup = self._library.extract(
            html,
            url=url,
            output_format="html",
            include_comments=False,
            include_formatting=True,
            include_images=True,
            include_links=True,
        )
        facts = self._library.extract_metadata(html, default_url=url)
        return Reading(
            text=found,
            captions=captions_of(html),
            html=markup or "",
            title=facts.title or "",
            authors=tuple((facts.author or "").split("; ")) if facts.author else (),
            published=facts.date or "",
            site=facts.sitename or "",
            language=facts.language or "",
            description=facts.description or "",
        )


class ReadabilityLxml:
    """readability-lxml, which gives HTML; the text is that of its HTML."""

    def __init__(self) -> None:
        self._library = importlib.import_module("readability")

    def find(self, html: str, url: str) -> tuple[str, str]:
        document = self._library.Document(html, url=url)
        return document.summary(), document.short_title()

    def reading(self, html: str, url: str, found: tuple[str, str]) -> Reading:  # noqa: ARG002
        markup, title = found
        return Reading(
            text=text_of(parse(markup)), captions=captions_of(html), html=markup, title=title
        )


class Resiliparse:
    """resiliparse, whose HTML has headings, paragraphs, lists, code and links only."""

    def __init__(self) -> None:
        self._library = importlib.import_module("resiliparse.extract.html2text")

    def find(self, html: str, url: str) -> str:  # noqa: ARG002 (it asks for none)
        text: str = self._library.extract_plain_text(html, main_content=True)
        return text

    def reading(self, html: str, url: str, found: str) -> Reading:  # noqa: ARG002
        markup = self._library.extract_plain_text(
            html, main_content=True, preserve_formatting="minimal_html", links=True
        )
        return Reading(text=found, captions=captions_of(html), html=markup)


class Newspaper:
    """newspaper4k."""

    def __init__(self) -> None:
        # It tells on import that its language parts are not there; they are not asked for.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._library = importlib.import_module("newspaper")

    def find(self, html: str, url: str) -> Any:
        # Without this it asks the network for the pictures' sizes.
        article = self._library.Article(url, fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return article

    def reading(self, html: str, url: str, found: Any) -> Reading:  # noqa: ARG002
        published = found.publish_date
        return Reading(
            text=found.text,
            captions=captions_of(html),
            html=found.article_html or "",
            title=found.title or "",
            authors=tuple(found.authors),
            published=published.isoformat() if published else "",
            site=found.meta_site_name or "",
            language=found.meta_lang or "",
            description=found.meta_description or "",
        )


class Ours:
    """Senja's own reading, from a module with ``read`` and, if it asks voters, ``vote``."""

    def __init__(self, module: str) -> None:
        self._module = importlib.import_module(module)

    def find(self, html: str, url: str) -> Reading:
        reading: Reading = self._module.read(html, url)
        return reading

    def reading(self, html: str, url: str, found: Reading) -> Reading:  # noqa: ARG002
        return found

    def vote(self, html: str, url: str) -> None:
        """Run the voters of ``find`` alone."""
        vote = getattr(self._module, "vote", None)
        if vote:
            vote(html, url)


_LIBRARIES: dict[str, Callable[[], Extractor]] = {
    "trafilatura": Trafilatura,
    "readability-lxml": ReadabilityLxml,
    "resiliparse": Resiliparse,
    "newspaper4k": Newspaper,
}
LIBRARIES = tuple(_LIBRARIES)


def load(name: str) -> Extractor:
    """Return the extractor of the row ``name``: a library, or the module with our own reading.

    Raises:
        ModuleNotFoundError: it is not installed.
    """
    # What libraries have to say of a page is not what is measured.
    logging.disable(logging.CRITICAL)
    return _LIBRARIES[name]() if name in _LIBRARIES else Ours(name)


def captions_of(html: str) -> tuple[str, ...]:
    """Return the texts of the page's captions, for extractors that do not tell them apart."""
    found = (words_of(caption) for caption in parse(html).iter("figcaption"))
    return tuple(caption for caption in found if caption)
