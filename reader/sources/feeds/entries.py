"""An entry of a feed to an article."""

import hashlib
import html as html_module
from urllib.parse import unquote, urljoin

from reader.markup.body import Body, TooMuchMarkupError, clean_body
from reader.markup.text import plain_text
from reader.model.article import Draft
from reader.model.feed import Enclosure, Entry
from reader.sources.languages import detect_language

# Enough to tell a language by.
_SAMPLE = 4_000
_FIRST_WORDS = 80
# What the list shows below a title; the page does not say it twice.
_EXCERPT = 240


def entry_hash(entry: Entry) -> str:
    """Return what changes when an entry does."""
    files = (each.url for each in entry.enclosures)
    head = (entry.title, entry.url, *entry.authors, entry.published or "", *files)
    said = "\0".join((*head, entry.html))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:24]


def entry_draft(entry: Entry, site: str, base: str, language: str) -> Draft:
    """Return the article that an entry is.

    Args:
        entry: what its feed gives of it.
        site: what the feed is called.
        base: the feed's own address or its site's, where the entry has none.
        language: the feed's own, or "".
    """
    url = _web_address(entry.url, base)
    markup = entry.html + _enclosures(entry.enclosures)
    try:
        body = clean_body(markup, url or base)
    except TooMuchMarkupError:
        words = html_module.escape(plain_text(entry.html))
        body = Body(f"<p>{words}</p>", words, ())
    return Draft(
        title=entry.title or _first_words(body.text, _FIRST_WORDS) or url,
        html=body.html,
        text=body.text,
        # What the author changes is a new version, if it is a word of the head or a picture.
        identity_text="\n".join((entry.title, *entry.authors, entry.published or "", body.html)),
        authors=entry.authors,
        site=site,
        url=url,
        published=entry.published,
        language=language or detect_language(body.text[:_SAMPLE]),
        description=_first_words(body.text, _EXCERPT) if entry.title else "",
        tags=entry.tags,
    )


def _web_address(url: str, base: str) -> str:
    try:
        whole = urljoin(base, url) if url else ""
    except ValueError:
        return ""
    return whole if whole.startswith(("http://", "https://")) else ""


def _enclosures(found: tuple[Enclosure, ...]) -> str:
    """Return the files that come with an entry, as a list of links."""
    lines = []
    for each in found:
        name = unquote(each.url.partition("?")[0]).rpartition("/")[2] or each.url
        kind = f" ({html_module.escape(each.mime)})" if each.mime else ""
        address = html_module.escape(each.url, quote=True)
        lines.append(f'<li><a href="{address}">{html_module.escape(name)}</a>{kind}</li>')
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def _first_words(text: str, most: int) -> str:
    start = " ".join(text[: 2 * most].split())
    return start if len(start) <= most else start[:most].rpartition(" ")[0] + "…"
