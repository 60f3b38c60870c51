"""The bytes of a feed to its entries: RSS of every age, Atom, JSON Feed.

One library is fast and reads what is well formed; another is slow and reads whatever is in the
wild. The decision page on feeds says what each was measured to lose.
"""

import calendar
import hashlib
import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from reader.errors import InputRefusedError
from reader.markup.lines import one_line
from reader.markup.text import plain_text
from reader.markup.words import without_surrogates
from reader.model.feed import Enclosure, Entry, ParsedFeed
from reader.sources.feeds.rhythm import read_rhythm

log = logging.getLogger(__name__)

LARGEST = 10_000_000
# The slow one is given no more: 5 MB take it 4 s.
_LARGEST_SLOW = 5_000_000
MOST_ENTRIES = 5_000
_TITLE = 500
# What the fast one is measured to lose or to read otherwise.
_DATES_AND_ENTRIES = re.compile(rb"<(?:pubDate|published|dc:date|updated|(item|entry)[> ])")
_SAID_DATE = re.compile(
    rb"<(?:pubDate|published|dc:date|updated)(?:\s[^>]{0,200})?>(?:\s*<!\[CDATA\[)?([^<\]]{0,200})"
)
_PLAIN_DATE = re.compile(
    rb"\s*(?:\d{4}-\d\d?-\d\d?|(?:[A-Za-z]{2,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{2,4}\b)"
)
_YEAR = re.compile(r"[0-9]{4}|[0-9]{1,2}[\s.,-]+[A-Za-z]{3,9}[\s.,-]+[0-9]{2}")
_LEFT_TO_THE_SLOW_ONE = (
    b"<media:description",
    b"xhtml",
    b"base64",
    b"<!ENTITY",
    b"purl.org/atom/ns#",
)
_TOO_LONG = re.compile(rb"<[^<>]{100000}")
_LONG = re.compile(rb"<[^<>]{4000,}")
_MOST_ATTRIBUTES = 1_000
# Each takes about 600 bytes; the largest feeds have 30 for each of their entries.
_MOST_ELEMENTS = 400_000
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}\bencoding\s*=")
# How a feed ends that was not cut off.
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>", re.IGNORECASE)
_TAIL = 2_000
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{0,40}):")
_EMAIL = re.compile(r"\S+@\S+\s*\((.*)\)\s*$")


def parse_feed(data: bytes, charset: str = "") -> ParsedFeed:
    """Return the feed that ``data`` is; ``charset`` is what its server says of it, or "".

    Raises:
        InputRefusedError: it is none, or larger than is read.
    """
    if len(data) > LARGEST:
        raise InputRefusedError("The feed is larger than is read.")
    if not _can_be_feed(data):
        raise InputRefusedError("There is no feed at this address, but something else.")
    is_json = data.lstrip().startswith(b"{")
    if not is_json:
        _refuse_too_much(_without_sections(data))
        data = _in_its_encoding(data, charset)
    found = _fast(data) if _is_for_the_fast_one(data) else None
    if found is None or not found.entries:
        found = _slow(data) or found
    if found is None:
        raise InputRefusedError("There is no feed at this address that can be read.")
    is_whole = is_json or _END.search(data, max(0, len(data) - _TAIL)) is not None
    return replace(found, rhythm=read_rhythm(data), is_whole=is_whole)


def _refuse_too_much(markup: bytes) -> None:
    """Refuse what would take parsers too long, or too much memory.

    Raises:
        InputRefusedError: there is too much of something.
    """
    if markup.count(b"<") > _MOST_ELEMENTS:
        raise InputRefusedError("The feed has more elements than are read.")
    # Parsers compare each attribute of an element with all before it.
    if _TOO_LONG.search(markup) or any(
        each[0].count(b"=") > _MOST_ATTRIBUTES for each in _LONG.finditer(markup)
    ):
        raise InputRefusedError("One of the feed's elements is too large to be read.")


def _in_its_encoding(data: bytes, charset: str) -> bytes:
    """Return a feed that does not say how it is written as UTF-8, if its server says it."""
    if not charset or _DECLARED.match(data) or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(charset).encode("utf-8")
        except (LookupError, UnicodeError):
            return data
    return data


def _can_be_feed(data: bytes) -> bool:
    head = data[:4_000].lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n\0").replace(b"\0", b"").lower()
    if head.startswith(b"{"):
        return b"jsonfeed.org/version" in head
    return any(name in head for name in (b"<rss", b"<feed", b"<rdf", b"<?xml", b":feed", b":rss"))


def _without_sections(data: bytes) -> bytes:
    """Return a feed without what stands in CDATA sections, which are text to its parser."""
    parts, at = [], 0
    while (start := data.find(b"<![CDATA[", at)) >= 0 and (end := data.find(b"]]>", start)) >= 0:
        parts.append(data[at:start])
        at = end
    return b"".join((*parts, data[at:]))


def _is_for_the_fast_one(data: bytes) -> bool:
    if any(word in data for word in _LEFT_TO_THE_SLOW_ONE):
        return False
    # Of what is no date it makes one, with what is missing taken from today's.
    if not all(_PLAIN_DATE.match(said) for said in _SAID_DATE.findall(data)):
        return False
    # Without a date it makes one up, of an id that is a number.
    found = Counter(map(bool, _DATES_AND_ENTRIES.findall(data)))
    if found[False] < found[True]:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _fast(data: bytes) -> ParsedFeed | None:
    # Costs time that only who reads a feed need pay.
    import fastfeedparser  # type: ignore[import-untyped] # it has no types

    try:
        found = fastfeedparser.parse(data)
    except Exception:  # noqa: BLE001 (it raises whatever it stumbles on)
        return None
    return _feed(found.feed, found.entries)


def _slow(data: bytes) -> ParsedFeed | None:
    if len(data) > _LARGEST_SLOW:
        return None
    import feedparser  # type: ignore[import-untyped] # it has no types

    # Bytes, never text: a text may be taken for a path. What is in the entries is ours to clean.
    try:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001 (an encoding's name is enough to make it stumble)
        log.info("a feed could not be parsed: %r", error)
        return None
    if not found.get("version") and not found.entries:
        return None
    return _feed(found.feed, found.entries)


def _feed(feed: Mapping[str, Any], entries: Iterable[Mapping[str, Any]]) -> ParsedFeed:
    made: dict[str, Entry] = {}
    for entry in list(entries)[:MOST_ENTRIES]:
        found = _entry(entry)
        made.setdefault(found.key, found)
    return ParsedFeed(
        title=_line(feed.get("title")),
        site_url=_address(feed.get("link")),
        language=_text(feed.get("language")).strip()[:35],
        entries=tuple(made.values()),
    )


def _entry(entry: Mapping[str, Any]) -> Entry:
    url = _address(entry.get("link"))
    html = _with_picture(_body(entry), entry)
    title = _line(entry.get("title"))
    return Entry(
        key=_text(entry.get("id")).strip()[:2_000] or url or _hash(title, html),
        title=title,
        html=html,
        url=url,
        authors=_authors(entry),
        published=_published(entry),
        tags=tuple(
            dict.fromkeys(
                found for tag in entry.get("tags") or () if (found := _line(tag.get("term"))[:80])
            )
        )[:20],
        enclosures=tuple(
            Enclosure(found, _text(each.get("type")).strip()[:100])
            for each in entry.get("enclosures") or ()
            if (found := _address(each.get("href") or each.get("url")))
        )[:20],
    )


def _hash(title: str, html: str) -> str:
    return hashlib.sha256(f"{title}\0{html}".encode("utf-8", "replace")).hexdigest()


def _body(entry: Mapping[str, Any]) -> str:
    """Return the longest of what an entry holds; plain text as paragraphs."""
    parts = [
        (_text(part.get("value")), _text(part.get("type"))) for part in entry.get("content") or ()
    ]
    parts += [(_text(entry.get(name)), "") for name in ("summary", "description")]
    text, kind = max(parts, key=lambda part: len(part[0]), default=("", ""))
    if kind == "text/plain" or ("<" not in text and "\n\n" in text):
        import html as html_module

        paragraphs = (html_module.escape(each.strip()) for each in text.split("\n\n"))
        return "".join(f"<p>{each}</p>" for each in paragraphs if each)
    return text


def _with_picture(html: str, entry: Mapping[str, Any]) -> str:
    """Return a body with the picture that its feed gives beside it, if it has none of its own.

    Media RSS 1.5.1 (https://www.rssboard.org/media-rss): what videos and many news feeds have.
    """
    if "<img" in html:
        return html
    pictures = [
        *(each for each in entry.get("media_content") or () if _is_picture(each)),
        *(entry.get("media_thumbnail") or ()),
    ]
    address = next((found for each in pictures if (found := _address(each.get("url")))), "")
    if not address:
        return html
    import html as html_module

    return f'<p><img src="{html_module.escape(address)}" alt=""></p>{html}'


def _is_picture(media: Mapping[str, Any]) -> bool:
    return media.get("medium") == "image" or _text(media.get("type")).startswith("image/")


def _authors(entry: Mapping[str, Any]) -> tuple[str, ...]:
    named = [_line(author.get("name")) for author in entry.get("authors") or () if author]
    found = [name for name in named if name] or [_line(entry.get("author"))]
    return tuple(dict.fromkeys(_without_email(name) for name in found if name))[:20]


def _without_email(name: str) -> str:
    """Return the name of RSS's "mail@example.com (Name)"."""
    match = _EMAIL.match(name)
    return (match[1].strip() if match else name) or name


def _published(entry: Mapping[str, Any]) -> str | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    said = _text(entry.get("published") or entry.get("updated")).strip()
    try:
        if parsed:
            # Of a time of day it makes one of today's.
            if not _YEAR.search(said):
                return None
            return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()
        moment = datetime.fromisoformat(said) if said else None
        # No author writes parts of a second: it is a guess, from "yesterday" or the like.
        return None if moment is None or moment.microsecond % 1000 else moment.isoformat()
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _line(value: Any) -> str:
    """Return a title or a name as one line without markup."""
    text = _text(value)[: 10 * _TITLE]
    if "<" in text or "&" in text:
        text = plain_text(text)
    return one_line(text)[:_TITLE]


def _address(value: Any) -> str:
    """Return an address of the web, whole or to be joined with the feed's own."""
    text = _text(value).strip()[:2_000]
    scheme = _SCHEME.match(text)
    return "" if scheme and scheme[1].lower() not in {"http", "https"} else text


def _text(value: Any) -> str:
    return "" if value is None else without_surrogates(str(value))
