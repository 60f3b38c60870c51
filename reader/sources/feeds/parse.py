"""The bytes of a feed to its entries: RSS of every age, Atom, JSON Feed.

One library is fast and reads what is well formed; another is slow and reads whatever is in the
wild. The decision page on feeds says what each was measured to lose.
"""

import calendar
import hashlib
import io
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

LARGEST = 10_000_000
# The slow one is given no more: 5 MB take it 4 s.
_LARGEST_SLOW = 5_000_000
MOST_ENTRIES = 5_000
_TITLE = 500
# What the fast one is measured to lose or to read otherwise.
_DATES_AND_ENTRIES = re.compile(rb"<(?:pubDate|published|dc:date|updated|(item|entry)[> ])")
_LEFT_TO_THE_SLOW_ONE = (b"xhtml", b"base64", b"<!ENTITY", b"purl.org/atom/ns#")
_TOO_LONG = re.compile(rb"<[^<>]{100000}")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{0,40}):")
_EMAIL = re.compile(r"\S+@\S+\s*\((.*)\)\s*$")


def parse_feed(data: bytes) -> ParsedFeed:
    """Return the feed that ``data`` is.

    Raises:
        InputRefusedError: it is none, or larger than is read.
    """
    if len(data) > LARGEST:
        raise InputRefusedError("The feed is larger than is read.")
    if not _can_be_feed(data):
        raise InputRefusedError("There is no feed at this address, but something else.")
    # Parsers compare each attribute of an element with all before it.
    if not data.lstrip().startswith(b"{") and _TOO_LONG.search(_without_sections(data)):
        raise InputRefusedError("One of the feed's elements is too large to be read.")
    found = _fast(data) if _is_for_the_fast_one(data) else None
    if found is None or not found.entries:
        found = _slow(data) or found
    if found is None:
        raise InputRefusedError("There is no feed at this address that can be read.")
    return replace(found, rhythm=read_rhythm(data))


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
    found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
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
    html = _body(entry)
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
    try:
        if parsed:
            return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()
        said = _text(entry.get("published") or entry.get("updated")).strip()
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
