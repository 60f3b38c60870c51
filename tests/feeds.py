"""Feeds for the tests: of each kind, with entries as an author writes them."""

from collections.abc import Sequence
from html import escape
from xml.sax.saxutils import escape as escape_xml

RSS, ATOM, JSON = "application/rss+xml", "application/atom+xml", "application/feed+json"

# For documentation (RFC 5737): it leads nowhere, so that no test asks anything of a real site.
SITE = "http://192.0.2.1/"
BODY = "<p>At dusk the <b>harbour</b> empties.</p><p>The last ferry has left; <a href='/x'>see</a>.</p>"


def item(number: int, *, title: str = "", body: str = BODY, extra: str = "") -> str:
    """Return an RSS item; a higher number is a newer one."""
    return (
        f"<item><title>{escape_xml(title or f'Evening {number}')}</title>"
        f"<link>https://example.org/{number}</link><guid>tag:{number}</guid>"
        f"<pubDate>Fri, {number:02} Mar 2026 18:00:00 +0700</pubDate>"
        f"<dc:creator>Ann Lee</dc:creator><category>sea</category>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded>{extra}</item>"
    )


def rss(items: Sequence[str], title: str = "The Evening", site: str = SITE) -> bytes:
    """Return an RSS 2.0 feed, the newest item first."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape_xml(title)}</title><link>{site}</link>"
        f"<language>en</language>{''.join(items)}</channel></rss>"
    ).encode()


def atom(body: str = BODY, title: str = "Evening") -> bytes:
    """Return an Atom feed of one entry."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f'<title>The Evening</title><link href="{SITE}"/><id>tag:feed</id>'
        f"<entry><title>{escape_xml(title)}</title><id>tag:1</id>"
        '<link rel="alternate" href="https://example.org/1"/>'
        "<published>2026-03-01T18:00:00+07:00</published><updated>2026-03-02T18:00:00Z</updated>"
        f'<author><name>Ann Lee</name></author><content type="html">{escape(body)}</content>'
        "</entry></feed>"
    ).encode()
