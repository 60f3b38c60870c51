"""Senja's own reading of a page, as the benchmark asks for it.

The one file that knows which of our modules read pages.
"""

from reader.markup.body import TooMuchMarkupError, clean_body
from reader.sources.pages import dom, votes
from reader.sources.pages.page import read_web_page
from tests.benchmarks.extraction.libraries import captions_of
from tests.benchmarks.extraction.reading import Reading


def read(html: str, url: str) -> Reading:
    """Return what Senja reads in the page ``html`` that came from ``url``."""
    try:
        page = read_web_page(html, url)
        body = clean_body(page.body, url)
    except TooMuchMarkupError:
        return Reading()
    said = page.metadata
    return Reading(
        text=body.text,
        captions=captions_of(body.html),
        html=body.html,
        title=said.title,
        authors=said.authors,
        published=said.published or "",
        site=said.site,
        language=said.language,
        description=said.description,
    )


def vote(html: str, url: str) -> None:
    """Do what the voters do in ``read`` and nothing else, so that their time can be taken."""
    votes.vote(dom.slim(html), url)
