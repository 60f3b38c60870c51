"""The bytes of a web page to an article, its pictures found by whoever asked for the page."""

import codecs
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
from lxml.html import HtmlElement

from reader.errors import InputRefusedError
from reader.markup.body import TooMuchMarkupError, absolute, clean_body
from reader.markup.links import site_host
from reader.model.article import Draft, Picture
from reader.model.repair import Block, Repair
from reader.sources.decode import NotTextError, decode, page_encoding
from reader.sources.languages import detect_language
from reader.sources.pages.joined import PartFetcher, join_parts
from reader.sources.pages.page import WebPage, read_web_page
from reader.sources.pictures import ArticlePictures

# Answers that hold an article in their markup.
_PAGES = frozenset({"text/html", "application/xhtml+xml", ""})
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# A page can't call itself so in its own markup, but its server can.
_UTF_16 = {"utf-16": "utf-16-le", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}
# Of a page with more pictures the first are kept.
MOST_PICTURES = 300
_SAMPLE = 20_000
_UNSEEN = 2
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
    # A server may name any codec of ours; some are no encodings, and some take hours.
    encoding = page_encoding(charset) or _UTF_16.get(charset, "")
    if encoding and not data.startswith(_MARKS):
        try:
            text = data.decode("utf-8" if _is_utf_8(data) else encoding)
        except (LookupError, ValueError):
            text = ""
        # Without one it is no page: most bytes of another encoding are signs in UTF-16.
        if "<" in text:
            return text
    try:
        return decode(data).text
    except NotTextError as error:
        raise InputRefusedError("What came is no text.") from error


def _is_utf_8(data: bytes) -> bool:
    """Return whether ``data`` is UTF-8 beyond ASCII, which no other encoding is by chance."""
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _no_part(_address: str) -> None:
    return None


def read_fetched(
    html: str,
    url: str,
    fetch_pictures: PictureFetcher,
    fetch_part: PartFetcher = _no_part,
    repairs: Sequence[Repair] = (),
) -> Draft:
    """Return the article that the page ``html``, found at ``url``, holds.

    Args:
        html: the page.
        url: where it was found.
        fetch_pictures: gets the addresses of the body's pictures, in order, and returns those
            that could be had.
        fetch_part: gets the address of a further part of the article, and returns its markup and
            where that was found, or None; without it the draft says where the article goes on.
        repairs: what a person changed of how it is read.

    Raises:
        InputRefusedError: there is no article in it.
    """
    draft, _blocks = read_with_blocks(html, url, fetch_pictures, fetch_part, repairs)
    if not draft.text.strip():
        raise InputRefusedError("There is no article in this page.")
    return draft


def read_with_blocks(
    html: str,
    url: str,
    fetch_pictures: PictureFetcher,
    fetch_part: PartFetcher,
    repairs: Sequence[Repair],
) -> tuple[Draft, tuple[Block, ...]]:
    """Return what ``read_fetched`` does, empty where there is no article, and the page's blocks.

    Raises:
        InputRefusedError: it is more markup than is read.
    """
    try:
        first = read_web_page(html, url, repairs=repairs)
        page, next_page = join_parts(first, url, fetch_part, repairs)
        pictures = fetch_pictures(_addresses(page, url)) if page.is_chosen else {}
        within = ArticlePictures(_NOWHERE, page.within)

        def find(src: str) -> Picture | None:
            return within.find(src) if src.startswith("data:") else pictures.get(absolute(src, url))

        markup = _without_counters(page, url, pictures) if page.is_chosen else ""
        body = clean_body(markup, url, find)
    except TooMuchMarkupError as error:
        raise InputRefusedError(f"The page can't be read because {error}.") from error
    said = page.metadata
    draft = Draft(
        title=said.title or url,
        html=body.html,
        text=body.text,
        identity_text=body.text,
        authors=said.authors,
        site=said.site,
        url=said.url if is_same_site(said.url, url) else url,
        published=said.published,
        language=said.language or detect_language(body.text[:_SAMPLE]),
        description=said.description,
        tags=said.tags,
        related=page.related,
        next_page=next_page or None,
        pictures=body.pictures,
    )
    return draft, page.blocks


def is_same_site(said: str, url: str) -> bool:
    """Return whether a page found at ``url`` may call itself ``said``.

    Else a page could pose as an article of another site, and be kept in that one's place.
    """
    site = _site(said) if said else None
    return site is not None and (not url or site == _site(url))


def _site(url: str) -> tuple[str, int | None] | None:
    """Return an address's host, without what names another edition of the same site, and port."""
    try:
        port = urlsplit(url).port
    except ValueError:
        return None
    return site_host(url), port


def _without_counters(page: WebPage, url: str, pictures: Mapping[str, Picture]) -> str:
    """Return the page's body without pictures of so few pixels that they only count readers."""
    counters = {
        address
        for address, picture in pictures.items()
        if max(picture.width, picture.height) <= _UNSEEN
    }
    if not counters:
        return page.body
    root = _root(page)
    for image in list(root.iter("img")):
        if absolute(image.get("src") or "", url) in counters:
            image.drop_tree()
    return lxml.html.tostring(root, encoding="unicode")


def _addresses(page: WebPage, url: str) -> list[str]:
    found = (absolute(image.get("src") or "", url) for image in _root(page).iter("img"))
    return list(dict.fromkeys(address for address in found if address))[:MOST_PICTURES]


def _root(page: WebPage) -> HtmlElement:
    return lxml.html.document_fromstring(f"<html><body>{page.body}")
