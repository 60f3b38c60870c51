"""What a page says of where it stands: its site's name, its own address and direction."""

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from reader.sources.pages.linked_data import Thing, addresses_of, types_of
from reader.sources.pages.said import RULE, squeezed
from reader.sources.pages.statements import METAS, Statements, address, is_canonical

NAME = 100
_RIGHT_TO_LEFT = frozenset(
    {"ar", "he", "iw", "fa", "ur", "yi", "ji", "ps", "sd", "ug", "dv", "ckb"}
)
# Parts of a host's name that no site is called by.
_COMMON = frozenset("www m amp mobile news blog com co org net edu gov ac or go gob".split())


def read_site(page: Statements) -> str:
    """Return the name of the site, or "" where the page does not tell it."""
    names = (
        page.first("og:site_name"),
        *(page.linked.text(t, "name") for t in _sites(page)),
        page.linked_text("publisher"),
        page.first("dc:publisher", "citation_journal_title"),
        page.first("application-name", "apple-mobile-web-app-title"),
        _at_title_end(page),
    )
    return next((n for n in names if n and len(n) <= NAME and "://" not in n), "")


def _sites(page: Statements) -> Iterator[Thing]:
    """Give the things that are the article's site."""
    for thing in page.linked.values(page.article, "isPartOf"):
        if isinstance(thing, dict) and "WebSite" in types_of(thing):
            yield thing
    yield from (thing for thing in page.linked.things if "WebSite" in types_of(thing))


def _at_title_end(page: Statements) -> str:
    """Return what the document's title ends or begins with where the host is called so."""
    title = page.document_title
    labels = host_labels(own_address(page) or page.url)
    ends = [title[rule.end() :] for rule in RULE.finditer(title)]
    starts = [title[: rule.start()] for rule in RULE.finditer(title)]
    return next((name for name in (*reversed(ends), *starts) if squeezed(name) in labels), "")


def site_names(page: Statements, site: str) -> frozenset[str]:
    """Return everything that the site is called by, ``squeezed``."""
    said = [
        site,
        *page.meta.get("og:site_name", ()),
        *page.meta.get("application-name", ()),
        *page.meta.get("apple-mobile-web-app-title", ()),
        page.linked_text("publisher"),
        *(page.linked.text(thing, "name") for thing in _sites(page)),
    ]
    # "Example | All the news"
    said += [name[: rule.start()] for name in said if (rule := RULE.search(name))]
    names = {squeezed(name) for name in said if name}
    names |= {name.removeprefix("the") for name in names} | {f"the{name}" for name in names}
    return frozenset((names | host_labels(own_address(page) or page.url)) - {"", "the"})


def host_labels(url: str) -> frozenset[str]:
    """Return the names that an address's host gives its site: "example.com" and "example"."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return frozenset()
    labels = [label for label in host.split(".")[:-1] if label not in _COMMON]
    whole = squeezed(host)
    return frozenset({squeezed(label) for label in labels} | {whole}) - {""}


def own_address(page: Statements) -> str:
    """Return the page's canonical address, absolute, or "" where it names none."""
    links = (e.get("href") or "" for e in islice(page.root.iter("link"), METAS) if is_canonical(e))
    said = (
        *links,
        *page.all("og:url"),
        *addresses_of(page.linked, page.article),
        *addresses_of(page.items, page.item),
        page.first("parsely-link", "twitter:url"),
    )
    base = base_address(page)
    found = [whole for text in said if (whole := address(text, base))]
    # Some sites call each of their pages by the first one's address.
    return next((whole for whole in found if not _is_front(whole)), found[0] if found else "")


def base_address(page: Statements) -> str:
    """Return what the page's relative addresses start from."""
    base = next((e.get("href") or "" for e in page.root.iter("base") if e.get("href")), "")
    return address(base, page.url) or page.url


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def direction_of(page: Statements) -> str:
    """Return "ltr" or "rtl" as the page or its article declares, or "" where nothing does."""
    places = list(page.root.iter("html", "body"))[:2]
    if page.heading is not None:
        places = [page.heading, *page.heading.iterancestors("*")]
    for place in places:
        direction = (place.get("dir") or "").strip().lower()
        if direction in {"ltr", "rtl"}:
            return direction
    return "rtl" if page.language.partition("-")[0] in _RIGHT_TO_LEFT else ""
