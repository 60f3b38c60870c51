"""The bytes of a web page to an article, its pictures found by whoever asked for the page."""

import codecs
from collections.abc import Callable
from pathlib import Path

import lxml.html

from reader.errors import InputRefusedError
from reader.markup.body import TooMuchMarkupError, absolute, clean_body
from reader.model.article import Draft, Picture
from reader.sources.decode import NotTextError, decode
from reader.sources.languages import detect_language
from reader.sources.pages.joined import PartFetcher, join_parts
from reader.sources.pages.page import WebPage, read_web_page
from reader.sources.pictures import ArticlePictures

# Answers that hold an article in their markup.
_PAGES = frozenset({"text/html", "application/xhtml+xml", ""})
# Of a page with more pictures the first are kept.
MOST_PICTURES = 300
_SAMPLE = 20_000
# A page on the web has no folder whose pictures could be its own.
_NOWHERE = Path("/nonexistent")

PictureFetcher = Callable[[list[str]], dict[str, Picture]]


def is_page(mime: str, data: bytes) -> bool:
    """Return whether an answer is a page; what calls itself text may be one too."""
    head = data[:1000].lstrip().lower()
    return mime in _PAGES or (
        mime == "text/plain" and head.startswith((b"<!doctype html", b"<html"))
    )


def page_text(data: bytes, charset: str) -> str:
    """Return a page's markup; the server's word on its encoding counts where it can be right.

    Raises:
        InputRefusedError: the bytes are no text.
    """
    if charset and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass
    try:
        return decode(data).text
    except NotTextError as error:
        raise InputRefusedError("What came is no text.") from error


def _no_part(_address: str) -> None:
    return None


def read_fetched(
    html: str,
    url: str,
    fetch_pictures: PictureFetcher,
    fetch_part: PartFetcher = _no_part,
) -> Draft:
    """Return the article that the page ``html``, found at ``url``, holds.

    Args:
        html: the page.
        url: where it was found.
        fetch_pictures: gets the addresses of the body's pictures, in order, and returns those
            that could be had.
        fetch_part: gets the address of a further part of the article, and returns its markup and
            where that was found, or None; without it the draft says where the article goes on.

    Raises:
        InputRefusedError: there is no article in it.
    """
    try:
        page, next_page = join_parts(read_web_page(html, url), url, fetch_part)
        pictures = fetch_pictures(_addresses(page, url)) if page.is_chosen else {}
        within = ArticlePictures(_NOWHERE, page.within)

        def find(src: str) -> Picture | None:
            return within.find(src) if src.startswith("data:") else pictures.get(absolute(src, url))

        body = clean_body(page.body, url, find)
    except TooMuchMarkupError as error:
        raise InputRefusedError(f"The page can't be read because {error}.") from error
    if not page.is_chosen or not body.text.strip():
        raise InputRefusedError("There is no article in this page.")
    said = page.metadata
    return Draft(
        title=said.title or url,
        html=body.html,
        text=body.text,
        identity_text=body.text,
        authors=said.authors,
        site=said.site,
        url=said.url or url,
        published=said.published,
        language=said.language or detect_language(body.text[:_SAMPLE]),
        description=said.description,
        tags=said.tags,
        related=page.related,
        next_page=next_page or None,
        pictures=body.pictures,
    )


def _addresses(page: WebPage, url: str) -> list[str]:
    root = lxml.html.document_fromstring(f"<html><body>{page.body}")
    found = (absolute(image.get("src") or "", url) for image in root.iter("img"))
    return list(dict.fromkeys(address for address in found if address))[:MOST_PICTURES]
