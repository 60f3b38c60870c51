"""When an article was published and last changed, as precisely as its page says and no more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.markup.lines import one_line
from reader.sources.dates import find_date, read_date
from reader.sources.lines import weight
from reader.sources.pages.linked_data import is_page
from reader.sources.pages.said import RULE, words_in
from reader.sources.pages.site import own_address
from reader.sources.pages.statements import Statements, hints
from reader.sources.words import fold, starting

LINE = 120
TIMES = 400
YEARS = range(1900, 2200)
# The web is not older than this; a path's numbers before it are no date.
PATH_YEARS = range(1991, 2100)

# How precise a local time is (see ``_precision``).
_LOCAL = 2

_PUBLISHED = (
    *("article:published_time", "article:published", "og:published_time", "published_time"),
    *("datepublished", "date:published", "parsely-pub-date", "sailthru:date", "published_at"),
    *("publish_date", "publishdate", "publish-date", "published-date", "pubdate", "dc:date:issued"),
    *("citation_publication_date", "citation_online_date", "dcterms:issued", "dc:date:published"),
    *("dc:date:created", "dcterms:created", "dc:date", "dcterms:date", "dcterm:date", "created"),
    *(
        "og:article:published_time",
        "citation_date",
        "article:created_time",
        "ptime",
        "pdate",
        "date",
    ),
)
_MODIFIED = (
    *("article:modified_time", "article:modified", "og:updated_time", "og:modified_time"),
    *("datemodified", "last-modified", "lastmod", "updated_time", "dcterms:modified", "modified"),
    *("dc:date:modified", "utime", "revised"),
)
_MARKED_MODIFIED = ("modif", "updat", "revis", "aktualis", "changed")
_MARKED_PUBLISHED = ("publi", "entry-date", "posted", "pubdate", "created", "issued", "dateline")
_MARKED_DATE = (*_MARKED_PUBLISHED, "date", "time", "tanggal", "datum", "fecha", "meta")
# What stands before the date of a change, folded.
_CHANGED = (
    *("updated", "updated on", "updated at", "last modified", "modified", "modified on", "edited"),
    *("diperbarui", "diupdate", "dikemaskini", "aktualisiert", "aktualisiert am", "geändert am"),
    *("mis à jour le", "mis à jour", "modifié le", "actualizado", "actualizado el", "modificado"),
    *("atualizado em", "atualizado", "aggiornato", "aggiornato il", "bijgewerkt", "gewijzigd"),
    *("uppdaterad", "oppdatert", "opdateret", "päivitetty", "aktualizacja", "zaktualizowano"),
    *("обновлено", "оновлено", "güncelleme", "güncellendi", "cập nhật", "更新", "更新日"),
    *("最終更新", "更新时间", "更新於", "수정", "최종수정", "업데이트", "עודכן"),
    *("تحديث", "آخر تحديث", "تم التحديث"),
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?(Z)?)?")
_EPOCH = re.compile(r"1?\d{9}(?:\d{3})?")
_PATH = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
_PATH_COMPACT = re.compile(r"[/_-](20\d\d)(\d\d)(\d\d)(?=[/_.-]|$)")


@dataclass(frozen=True, slots=True)
class Dates:
    """When an article was published and when it was last changed; ISO 8601 or None."""

    published: str | None
    modified: str | None


def read_dates(page: Statements) -> Dates:
    """Return the article's dates.

    The first source that gives a day is believed; a later one may add the time of that day, and
    its zone.
    """
    changed = _best(_modified(page))
    # A page that only says when it was changed was not published later.
    return Dates(_best(_published(page)) or changed, changed)


def _best(found: Iterator[str]) -> str | None:
    """Return the first date, or one of the same day that says more."""
    dates = list(found)
    if not dates:
        return None
    same = [iso for iso in dates if iso[:10] == dates[0][:10] and _may_be(dates[0], iso)]
    return max(same, key=_precision)  # the first of the most precise


def _may_be(local: str, iso: str) -> bool:
    """Whether a date of the same day may be the same moment: zones differ by quarters of an hour."""
    if _precision(local) != _LOCAL or _precision(iso) < _LOCAL:
        return True
    return int(local[14:16]) % 15 == int(iso[14:16]) % 15


def _precision(iso: str) -> int:
    """Return 0 for a day, 1 for a midnight that may be none, 2 for a local time, 3 for an instant."""
    if "T" not in iso:
        return 0
    if iso[11:19] in {"00:00:00", "00:00"}:
        return 1
    return _LOCAL + 1 if len(iso) > len("2024-03-05T12:50:00") else _LOCAL


def _published(page: Statements) -> Iterator[str]:
    for said in (
        page.linked.text(page.article, "datePublished"),
        *(page.meta[name][0] for name in _PUBLISHED if name in page.meta),
        page.linked.text(page.article, "dateCreated", "uploadDate"),
        *(page.linked.text(t, "datePublished") for t in page.linked.things if is_page(t)),
        page.items.text(page.item, "datePublished"),
        page.items.text(page.item, "dateCreated"),
    ):
        yield from _read(said, page.language)
    yield from _shown(page)
    yield from _in_path(page)
    for element in islice(_article(page).iter("time"), TIMES):
        if not _is_of_change(element) and not page.is_apart(element):
            yield from _of_time(element, page.language)
    yield from _in_title(page)


def _in_title(page: Statements) -> Iterator[str]:
    """Give the date that is one whole part of the document's title."""
    for part in RULE.split(page.document_title):
        found = find_date(part, page.language)
        if found and not any(map(str.isalpha, found.rest(part))):
            yield found.iso


def _article(page: Statements) -> HtmlElement:
    """Return the element that holds the article, as far as its author said."""
    start = page.root if page.heading is None else page.heading
    return next(start.iterancestors("article", "main"), page.root)


def _modified(page: Statements) -> Iterator[str]:
    for said in (
        page.linked.text(page.article, "dateModified"),
        *(page.meta[name][0] for name in _MODIFIED if name in page.meta),
        page.items.text(page.item, "dateModified"),
    ):
        yield from _read(said, page.language)
    for element in islice(page.root.iter("time"), TIMES):
        if _is_of_change(element) and not page.is_apart(element):
            yield from _of_time(element, page.language)


def _read(said: str, language: str) -> Iterator[str]:
    """Give the date of a text written for machines or for people, if it has one."""
    text = one_line(said)
    iso = _numbers_only(text) or read_date(text, language)
    if iso and int(iso[:4]) in YEARS:
        yield iso


def _numbers_only(text: str) -> str | None:
    """Read "20240305", "20240305123000" or seconds since 1970; None for every other text."""
    try:
        if match := _COMPACT.fullmatch(text):
            year, month, day, hour, minute, second = (int(n or 0) for n in match.groups()[:6])
            if not match[4]:
                return date(year, month, day).isoformat()
            zone = UTC if match[7] else None
            return datetime(year, month, day, hour, minute, second, tzinfo=zone).isoformat()
    except ValueError:
        pass  # it may still be seconds
    if _EPOCH.fullmatch(text):
        seconds = int(text) // (1000 if len(text) > 10 else 1)  # noqa: PLR2004 (milliseconds)
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    return None


def _shown(page: Statements) -> Iterator[str]:
    """Give the dates that the page shows beside its heading, those marked as such first."""
    near = list(page.near_heading())
    times = [e for e in near if e.tag in {"time", "abbr"} or "datetime" in e.attrib]
    times = [e for e in times if not _is_of_change(e)]
    for element in sorted(times, key=lambda e: not _is_marked(e, _MARKED_PUBLISHED)):
        yield from _of_time(element, page.language)
    dated = [(e, line) for e in near if (line := _line_with_number(e))]
    dated = [(e, line) for e, line in dated if not _is_of_change(e)]
    for element, line in dated:
        if _is_marked(element, _MARKED_DATE):
            yield from _of_line(line, page)
    for _element, line in dated:
        yield from _of_line(line, page)


def _line_with_number(element: HtmlElement) -> str:
    """Return an element's text if it can be a date's line, or ""."""
    line = words_in(element, LINE)
    fits = 6 <= weight(line) <= LINE  # noqa: PLR2004 (the shortest date)
    return line if fits and any(map(str.isnumeric, line)) else ""


def _is_marked(element: HtmlElement, words: tuple[str, ...]) -> bool:
    said = f"{hints(element)} {element.get('itemprop') or ''} {element.get('property') or ''}"
    lowered = said.lower()
    return any(word in lowered for word in words)


def _is_of_change(element: HtmlElement) -> bool:
    """Whether a date is that of the last change, by its element's names or the words before it."""
    if _is_marked(element, _MARKED_MODIFIED):
        return True
    parent = element.getparent()
    before = element.getprevious()
    said = (parent.text if before is None else before.tail) if parent is not None else ""
    if not (said or "").strip() and before is not None:
        said = words_in(before, LINE)
    told = fold((said or "")[-LINE:])
    own = fold(words_in(element, LINE))
    return any(told.endswith(word) or own.startswith(word) for word in _CHANGED)


def _of_time(element: HtmlElement, language: str) -> Iterator[str]:
    names = ("datetime", "content", *(("title",) if element.tag == "abbr" else ()))
    yield from _read(next((s for n in names if (s := element.get(n))), ""), language)
    yield from _read(words_in(element, LINE), language)


def _of_line(line: str, page: Statements) -> Iterator[str]:
    """Give the date of a line that says little else."""
    found = find_date(line, page.language)
    if found is None:
        return
    rest = [word for word in found.rest(line).split() if any(map(str.isalpha, word))]
    labelled = starting(fold(line), page.words.date_labels + page.words.bylines)
    if labelled or "T" in found.iso or len(rest) <= 6:  # noqa: PLR2004 (the words of a byline)
        yield found.iso


def _in_path(page: Statements) -> Iterator[str]:
    """Give the day that the page's address names, as in "/2024/03/05/"."""
    for url in (own_address(page), page.url):
        try:
            path = urlsplit(url).path
        except ValueError:
            continue
        match = _PATH.search(path) or _PATH_COMPACT.search(path)
        if match and int(match[1]) in PATH_YEARS:
            try:
                yield date(int(match[1]), int(match[2]), int(match[3])).isoformat()
            except ValueError:
                continue
