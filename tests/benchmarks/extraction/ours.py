"""Senja's own reading of a page, as the benchmark asks for it.

The one file that knows which of our modules read pages.
"""

from reader.markup.body import TooMuchMarkupError, clean_body
from reader.sources.web_page import read_page
from tests.benchmarks.extraction.libraries import captions_of
from tests.benchmarks.extraction.reading import Reading


def read(html: str, url: str) -> Reading:
    """Return what Senja reads in the page ``html`` that came from ``url``."""
    page = read_page(html)
    try:
        body = clean_body(page.body, url)
    except TooMuchMarkupError:
        return Reading(title=page.title)
    return Reading(
        text=body.text,
        captions=captions_of(body.html),
        html=body.html,
        title=page.title,
        authors=page.authors,
        published=page.published,
        site=page.site,
        language=page.language,
        description=page.description,
    )


def vote(html: str, url: str) -> None:
    """Do what the voters do in ``read`` and nothing else, so that their time can be taken.

    Today's reading asks none.
    """
