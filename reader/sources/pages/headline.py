"""Chooses an article's title, and takes the site's name off it."""

import re

from reader.sources.pages.said import ANCHORS, RULE, agrees, squeezed, words_in
from reader.sources.pages.statements import Statements

# What stands between a site's name and the title after it.
_LEAD = re.compile(r"\s*(?::|：)\s+|\s+[|｜\-–—·•»]{1,2}\s+")
TITLE = 500


def read_title(page: Statements, site_names: frozenset[str]) -> str:
    """Return the article's title, or "".

    The heading on the page wins where anything else agrees with it: it is the title as its
    author set it, without the site's name or what was cut off.

    Args:
        page: What the page says of itself.
        site_names: What its site is called, as ``squeezed`` writes it.
    """
    declared = [title for title in _declared(page) if squeezed(title) not in site_names]
    whole = page.document_title
    heading = shown_heading(page)
    if heading and any(agrees(title, heading) for title in (*declared, whole)):
        return heading
    title = declared[0] if declared else ""
    if not title:
        title = whole if squeezed(whole) not in site_names else ""
    return (without_site(title, site_names) or heading or whole)[:TITLE]


def shown_heading(page: Statements) -> str:
    """Return the heading's words without its link to itself."""
    return "" if page.heading is None else words_in(page.heading).rstrip(ANCHORS)[:TITLE]


def _declared(page: Statements) -> list[str]:
    found = [
        page.linked.text(page.article, "headline", "name"),
        *page.all("dc:title", "dcterms:title", "dcterm:title")[:1],
        *page.all("og:title")[:1],
        page.items.text(page.item, "headline"),
        page.first("citation_title"),
        page.first("parsely-title", "sailthru:title"),
        *page.all("twitter:title")[:1],
        page.first("title"),
    ]
    titles = [title for title in found if title]
    if titles and titles[0].endswith(("…", "...")):
        # Search engines ask for short headlines; another place has the whole one.
        stem = titles[0].rstrip("…. ")
        titles[0] = next((t for t in titles[1:] if t.startswith(stem)), titles[0])
    return titles


def without_site(title: str, site_names: frozenset[str]) -> str:
    """Return a title without its site's name at its end or its beginning."""
    rules = list(RULE.finditer(title[:TITLE]))
    for rule in reversed(rules):
        if squeezed(title[rule.end() :]) in site_names and title[: rule.start()].strip():
            return title[: rule.start()].strip()
    lead = _LEAD.search(title[:TITLE])
    if lead and squeezed(title[: lead.start()]) in site_names and title[lead.end() :].strip():
        return title[lead.end() :].strip()
    return title
