"""Finds the feeds that an address leads to: itself, those that its page names, the usual places."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from reader.markup.body import absolute
from reader.sources.pages import dom

MOST = 12
_KINDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "application/json",
        "application/xml",
        "text/xml",
    }
)
_USUAL = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")
_RELEASES = 2


def named_feeds(html: str, url: str) -> list[tuple[str, str]]:
    """Return the feeds that a page names in its head, in order: address and title of each."""
    root = dom.parse(dom.slim(html))
    if root is None:
        return []
    base = dom.base_address(root, url)
    found: dict[str, str] = {}
    for link in root.iter("link"):
        address = _feed_address(link, base)
        if address:
            found.setdefault(address, " ".join((link.get("title") or "").split())[:200])
    return list(found.items())[:MOST]


def known_places(url: str) -> list[str]:
    """Return where some sites keep the feed of a page, by its address alone."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return []
    host, steps = (parts.hostname or "").removeprefix("www."), parts.path.strip("/").split("/")
    root = f"{parts.scheme}://{parts.netloc}"
    if host == "github.com" and len(steps) >= _RELEASES:
        return [f"{root}/{steps[0]}/{steps[1]}/releases.atom"]
    if host in {"reddit.com", "old.reddit.com"} and steps[0] in {"r", "u", "user"}:
        return [f"{root}{parts.path.rstrip('/')}/.rss"]
    if host == "youtube.com" and steps[0] == "channel" and len(steps) > 1:
        return [f"{root}/feeds/videos.xml?channel_id={steps[1]}"]
    if steps[0].startswith("@") and len(steps) == 1:
        # A profile of the Fediverse.
        return [f"{root}/{steps[0]}.rss"]
    return []


def usual_places(url: str) -> Iterator[str]:
    """Give where sites mostly keep their feed."""
    for place in _USUAL:
        yield urljoin(url, place)


def _feed_address(link: HtmlElement, base: str) -> str:
    rel = (link.get("rel") or "").lower().split()
    kind = (link.get("type") or "").partition(";")[0].strip().lower()
    if "alternate" not in rel or kind not in _KINDS or not link.get("href"):
        return ""
    return absolute(link.get("href") or "", base)
