"""Feeds as other readers keep them: OPML 2.0 (opml.org/spec2.opml)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from reader.errors import InputRefusedError
from reader.markup.lines import one_line
from reader.model.feed import Feed, Subscription

LARGEST = 20_000_000
MOST = 20_000
_LONGEST = 500
_DEEPEST = 20


def read_opml(data: bytes) -> list[Subscription]:
    """Return the feeds of an OPML file, each with its folder ("News/Asia").

    Raises:
        InputRefusedError: it is no OPML, or larger than is read.
    """
    if len(data) > LARGEST:
        raise InputRefusedError("The file is larger than is read as a list of feeds.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or root.tag != "opml":
        raise InputRefusedError("The file is no list of feeds (OPML).")
    found: dict[str, Subscription] = {}
    # A loop and no recursion: others nest without end.
    waiting: list[tuple[etree._Element, tuple[str, ...]]] = [
        (each, ()) for each in reversed(root.findall("body/outline"))
    ]
    while waiting and len(found) < MOST:
        outline, folder = waiting.pop()
        url = _said(outline, "xmlUrl").strip()
        name = _said(outline, "title") or _said(outline, "text")
        if url.lower().startswith(("http://", "https://")):
            site = _said(outline, "htmlUrl").strip()
            found.setdefault(
                url, Subscription(url, one_line(name)[:_LONGEST], "/".join(folder), site)
            )
        inner = (*folder, _folder_name(name)) if not url and _folder_name(name) else folder
        waiting += [(each, inner[:_DEEPEST]) for each in reversed(outline.findall("outline"))]
    return list(found.values())


def write_opml(feeds: Iterable[Feed], title: str = "Senja") -> str:
    """Return feeds as OPML 2.0, in their folders."""
    root = _Folder()
    for feed in feeds:
        root.inner(feed.folder.split("/") if feed.folder else []).feeds.append(feed)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(one_line(title))}</title></head>",
        "  <body>",
        *_outlines(root, 2),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


@dataclass(slots=True)
class _Folder:
    """A folder's feeds, and the folders in it by their names."""

    feeds: list[Feed] = field(default_factory=list)
    folders: dict[str, "_Folder"] = field(default_factory=dict)

    def inner(self, steps: Sequence[str]) -> "_Folder":
        """Return the folder that these names lead to, made where it is not there yet."""
        found = self
        for step in steps:
            found = found.folders.setdefault(step, _Folder())
        return found


def _outlines(folder: _Folder, level: int) -> Iterator[str]:
    space = "  " * level
    yield from (f"{space}{_outline(feed)}" for feed in folder.feeds)
    for name, inner in folder.folders.items():
        yield f"{space}<outline text={_attribute(name)} title={_attribute(name)}>"
        yield from _outlines(inner, level + 1)
        yield f"{space}</outline>"


def _outline(feed: Feed) -> str:
    site = f" htmlUrl={_attribute(feed.site_url)}" if feed.site_url else ""
    name = _attribute(feed.title)
    return f'<outline type="rss" text={name} title={name} xmlUrl={_attribute(feed.url)}{site}/>'


def _attribute(text: str) -> str:
    return quoteattr(one_line(text))


def _said(outline: etree._Element, name: str) -> str:
    return str(outline.get(name) or outline.get(name.lower()) or "")


def _folder_name(name: str) -> str:
    return one_line(name).replace("/", " ").strip()[:100]
