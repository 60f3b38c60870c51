"""Finds where an article that stands on several pages goes on.

Both have to agree: the link's words or its ``rel`` say that it leads on, and its address is that
of a further part of this very article. The next article, and the next page of comments, have
addresses of their own.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urlsplit

from lxml.html import HtmlElement

from reader.markup.body import absolute
from reader.markup.links import canonical_address
from reader.sources import furniture
from reader.sources.pages import dom
from reader.sources.pages.said import words_in
from reader.sources.words import Words, fold

_LINKS = 5_000
# How many links to the next part are looked at.
_CANDIDATES = 100
_LONGEST_ADDRESS = 1_000
_LABEL = 80
# How sure a link is that has the number of the part that it leads to.
_NUMBERED = 2
_NUMBERS = r"(?P<number>\d{1,3})"
_WORDS = r"page|pages|pg|p|part|halaman|hal|seite|pagina|página|strona|sida"
# "a/2", "a_2.html", "a-page-2", "a/page/2": the mark, the number, and the file's ending.
_IN_PATH = re.compile(
    rf"(?P<path>.+?)(?P<mark>[/_,.-](?:(?P<word>{_WORDS})[-_=/,]?)?){_NUMBERS}"
    r"(?P<ending>\.[a-z]{3,5})?",
    re.IGNORECASE,
)
# "?p=123" is how many blogs number their articles.
_IN_QUERY = re.compile(
    rf"(?!p$)(?:{_WORDS})|paged|page_?(?:no|num|number|wanted)|currentpage", re.IGNORECASE
)
_ENDING = re.compile(r"\.[a-z]{3,5}$", re.IGNORECASE)
_ARROWS = frozenset("›»→>▶❯⟩ ")
# Places of other lists that have pages too.
_ELSEWHERE = frozenset(
    "comment comments disqus respond review reviews related recommended sidebar".split()
)


@dataclass(frozen=True, slots=True)
class _Address:
    """An address, the number of its part taken out of it; ``number`` is 0 where it has none.

    ``is_plain`` says that nothing but a number tells the part, as in "harbour-2", which may as
    well be another article; ``is_hyphened`` that it stands after a hyphen.
    """

    host: str
    whole: str
    path: str
    query: str
    number: int = 0
    is_plain: bool = False
    is_hyphened: bool = False
    is_query: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Which part an address is of an article, 0 where it is none.

    ``added``: by a number that the first part's address has not ("harbour/2"); ``own``: by the
    number that it has too ("harbour_1.html", "harbour_2.html").
    """

    added: int = 0
    own: int = 0

    def follows(self, other: "_Place") -> bool:
        """Return whether this is the part after ``other``."""
        return any(
            before and after == before + 1
            for before, after in ((other.added, self.added), (other.own, self.own))
        )


def next_part(root: HtmlElement, url: str, words: Words, first: str = "") -> str:
    """Return the address of the part after this one, absolute, or "" where none is named.

    Args:
        root: the page's tree as it was parsed.
        url: where the page was found.
        words: the marker words of its language.
        first: where the article's first part was found, if this is a later one.
    """
    start = _read(first or url)
    page = _read(url)
    here = _place(page, start)
    if not (here.added or here.own):
        return ""
    best, found, left = 0, "", _CANDIDATES
    base = dom.base_address(root, url)
    for element in islice(root.iter("a", "link"), _LINKS):
        href = (element.get("href") or "").strip()
        if not _may_be_numbered(href):
            continue
        address = absolute(href, base)
        other = _read(address)
        place = _place(other, start)
        # Some count from 0, and name no number on the first page.
        is_second = page == start and other.is_query and (place, other.number) == (_Place(1), 1)
        if not place.follows(here) and not is_second:
            continue
        left -= 1
        if left < 0 or best > _NUMBERED:
            break
        labels = {2} if is_second else {other.number, other.number + int(other.is_query)}
        sureness = _sureness(element, labels, words)
        if sureness < _NUMBERED and _is_doubtful(other, place, start):
            continue
        if place.own and start.is_plain and start.number > 1 and not _names_first(root, base):
            continue
        if sureness > best:
            best, found = sureness, address.partition("#")[0]
    return found


def _may_be_numbered(href: str) -> bool:
    if len(href) > _LONGEST_ADDRESS or not any(map(str.isdigit, href)):
        return False
    return "comment" not in href.partition("#")[2].lower()


def is_part(url: str, first: str, other: str) -> bool:
    """Return whether ``url`` is the same part as ``other`` of the article that begins at ``first``."""
    start = _read(first)
    place = _place(_read(url), start)
    return place != _Place() and place == _place(_read(other), start)


def _place(other: _Address, start: _Address) -> _Place:
    # The front page's further pages are lists of articles.
    is_front = start.whole == "/" and not start.query
    if not start.host or start.host != other.host or is_front:
        return _Place()
    if (other.whole, other.query, other.number) == (start.whole, start.query, start.number):
        return _Place(1, start.number)
    if start.query != other.query:
        return _Place()
    added = own = 0
    if other.path in {start.whole, _ENDING.sub("", start.whole)} and not (
        start.is_query and other.is_query
    ):
        added = other.number
    if start.number and other.path == start.path:
        own = other.number or 1
    return _Place(added, own)


def _is_doubtful(other: _Address, place: _Place, start: _Address) -> bool:
    """Whether a part's address may as well be that of another article."""
    return other.is_plain and (other.is_hyphened or (place.own > 0 and start.is_plain))


def _sureness(element: HtmlElement, numbers: Container[int], words: Words) -> int:
    """Return how surely a link with a part's address leads on to it, from 0 (it does not).

    ``numbers`` are what the part is called by. From ``_NUMBERED`` on they are numbered themselves, as no link to a next article is.
    """
    if any(dom.hints(around) & _ELSEWHERE for around in (element, *element.iterancestors())):
        return 0
    is_next = "next" in (element.get("rel") or "").lower().split()
    if element.tag == "link":
        return int(is_next)
    label = next(_labels(element), "")
    if _label_number(label, words) in numbers:
        return _NUMBERED + is_next
    marked = furniture.pagination(label, words)
    is_onward = fold(label) in words.next or (marked is not None and marked.more)
    return int(is_next or is_onward or _is_arrow(label))


def _labels(element: HtmlElement) -> Iterator[str]:
    for label in (
        words_in(element, _LABEL),
        element.get("aria-label") or "",
        element.get("title") or "",
        *(image.get("alt") or "" for image in islice(element.iter("img"), 1)),
    ):
        if label.strip():
            yield label.strip()[: _LABEL * 2]


def _label_number(label: str, words: Words) -> int:
    """Return the number of "2", "Page 2" and "Page 2 of 3", or 0."""
    folded = fold(label)
    if folded.isascii() and folded.isdigit():
        return int(folded[:4])
    if furniture.pagination(label, words) is None:
        return 0
    digits = re.search(r"[0-9]{1,3}", folded)
    return int(digits[0]) if digits else 0


def _is_arrow(label: str) -> bool:
    return bool(label) and set(label) <= _ARROWS


def _names_first(root: HtmlElement, base: str) -> bool:
    """Whether the page has a "1" that leads to the first of several parts."""
    links = (link for link in islice(root.iter("a"), _LINKS) if words_in(link, _LABEL) == "1")
    return any(
        _read(absolute(link.get("href") or "", base)).number in {0, 1} and link.get("href") != "#"
        for link in links
    )


def _read(url: str) -> _Address:
    if not url or len(url) > _LONGEST_ADDRESS:
        return _Address("", "", "", "")
    parts = urlsplit(canonical_address(url))
    host, whole = parts.netloc.removeprefix("www."), parts.path
    query, number = [], 0
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if not number and _IN_QUERY.fullmatch(name) and _is_number(value):
            number = int(value)
        else:
            query.append((name, value))
    rest = urlencode(sorted(query))
    if number:
        return _Address(host, whole, whole, rest, number, is_query=True)
    match = _IN_PATH.fullmatch(whole)
    if match is None or match["path"] == "/":
        return _Address(host, whole, whole, rest)
    word = (match["word"] or "").lower()
    return _Address(
        host,
        whole,
        match["path"],
        rest,
        int(match["number"]),
        # "p/12" may be a post, and "part-2" an article of a series.
        is_plain=word in {"", "p", "part"},
        # A hyphen is also what parts the words of an article's name.
        is_hyphened=match["mark"] == "-" or word == "part",
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 3  # noqa: PLR2004 (no article has 1000 pages)
