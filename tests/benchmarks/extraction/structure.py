"""What besides text an article's HTML holds, and how much of what is expected was kept.

Each thing is told by what a reader would know it by: a picture by its file, a link by its address,
everything else by its words. What is expected twice has to be kept twice.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

from lxml.html import HtmlElement

from tests.benchmarks.extraction.markup import parse, text_of, words_of

KINDS = tuple("pictures captions headings code quotations tables lists links formulas".split())
# The words of one long block may differ a little: a credit in a caption, line numbers in code.
_LONG_WORDS = frozenset("captions code quotations lists".split())
_NEARLY_ALL = 0.9
_WORD = re.compile(r"\w+|[^\w\s]")
_ADDRESSES = "src data-src data-original data-lazy-src data-remote data-old-src".split()
_ADDRESS_SETS = "srcset data-srcset data-lazy-srcset".split()
# What stands before an address inside another one, as servers that resize pictures take it.
_INNER = re.compile(r"https?:/{1,2}", re.IGNORECASE)
# A size in the name of a file: "-1024x768", "_800w", "@2x", "-scaled".
_SIZE = re.compile(
    r"(?:[-_.@](?:\d{2,5}x\d{0,5}|x?\d{2,5}[wh]?x?|[1-4]x|w\d+|h\d+|scaled|large|medium|small|thumb))+$"
)
_TRACKING = re.compile(r"(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|ref_src)$")
_TINY = 3
_FEW_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Thing:
    """One picture, heading, link …: what to call it, and its names; one in common is enough."""

    shown: str
    names: frozenset[str]


Structure = Mapping[str, Sequence[Thing]]


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of structure on one page: what was expected and kept, missed, or added."""

    kept: int
    missed: tuple[Thing, ...]
    added: tuple[Thing, ...]

    @property
    def expected(self) -> int:
        """How many were expected."""
        return self.kept + len(self.missed)


def structure_of(html: str, url: str) -> Structure:
    """Return the things in the article ``html`` of the page at ``url``, by kind."""
    root = parse(html)
    return {
        "pictures": list(_pictures(root, url)),
        "captions": _words(root.iter("figcaption")),
        "headings": _words(root.iter("h1", "h2", "h3", "h4", "h5", "h6")),
        "code": _words(root.iter("pre")),
        "quotations": _words(_outer(root.iter("blockquote"))),
        "tables": _words(c for c in root.iter("td", "th") if next(c.iter("table"), None) is None),
        "lists": _words(root.iter("li", "dt", "dd"), _own_words),
        "links": list(_links(root, url)),
        "formulas": list(_formulas(root)),
    }


def compare(expected: Structure, read: Structure) -> dict[str, Kept]:
    """Return for each kind what of ``expected`` is in ``read``."""
    return {
        kind: _compare(expected[kind], read[kind], nearly=kind in _LONG_WORDS) for kind in KINDS
    }


def _compare(expected: Sequence[Thing], read: Sequence[Thing], *, nearly: bool) -> Kept:
    """Pair equal things first, so that a thing that is nearly another doesn't take its place."""
    added = list(read)
    missed = [thing for thing in expected if not _take(added, thing)]
    if nearly:
        bags = [_bag(thing) for thing in added]
        left = []
        for thing in missed:
            bag = _bag(thing)
            place = next((i for i, other in enumerate(bags) if _is_near(bag, other)), None)
            if place is None:
                left.append(thing)
            else:
                del bags[place], added[place]
        missed = left
    return Kept(len(expected) - len(missed), tuple(missed), tuple(added))


def _take(things: list[Thing], wanted: Thing) -> bool:
    """Take one that is ``wanted`` out of ``things``, if there is one."""
    place = next(
        (i for i, thing in enumerate(things) if not wanted.names.isdisjoint(thing.names)), None
    )
    if place is not None:
        del things[place]
    return place is not None


def _bag(thing: Thing) -> Counter[str]:
    return Counter(_WORD.findall(thing.shown))


def _is_near(one: Counter[str], other: Counter[str]) -> bool:
    first, second = one.total(), other.total()
    enough = _NEARLY_ALL * (first + second)
    if min(first, second) < _FEW_LETTERS or 2 * min(first, second) < enough:
        return False
    return 2 * (one & other).total() >= enough


def _words(
    elements: Iterable[HtmlElement], words: Callable[[HtmlElement], str] = words_of
) -> list[Thing]:
    """Give what is known by its words; blanks depend on the markup around them and don't count."""
    found = (" ".join(words(element).casefold().split()) for element in elements)
    return [Thing(text, frozenset({text.replace(" ", "")})) for text in found if text]


def _outer(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    for element in elements:
        if next(element.iterancestors("blockquote"), None) is None:
            yield element


def _own_words(entry: HtmlElement) -> str:
    """Return the words of a list's entry without those of the lists inside it."""
    inner = [words_of(each) for each in entry.iter("ul", "ol", "dl")]
    text = words_of(entry)
    for words in inner:
        text = text.replace(words, " ", 1) if words else text
    return text


def _pictures(root: HtmlElement, url: str) -> Iterator[Thing]:
    for image in root.iter("img"):
        if _is_tiny(image):
            continue
        written = [image.get(name) or "" for name in _ADDRESSES]
        holders = [image]
        parent = image.getparent()
        if parent is not None and parent.tag == "picture":
            holders += parent.iter("source")
        for holder in holders:
            for name in _ADDRESS_SETS:
                written += _in_set(holder.get(name) or "")
        addresses = {_joined(url, each) for each in written}
        # An address that is the page's own is that of no picture, but of none at all.
        keys = frozenset(file_key(each) for each in addresses if each and each != url)
        if keys:
            yield Thing(min(keys), keys)


def _is_tiny(image: HtmlElement) -> bool:
    """Return whether the picture counts its readers instead of showing them something."""
    sizes = (image.get("width") or "", image.get("height") or "")
    return any(size.isdecimal() and int(size) < _TINY for size in sizes)


def _in_set(written: str) -> Iterator[str]:
    """Give the addresses of a ``srcset``; each is followed by a size, and a comma by a blank."""
    for candidate in re.split(r",\s+|(?<=\d[wx]),", written):
        parts = candidate.split()
        if parts:
            yield parts[0]


def file_key(address: str) -> str:
    """Return the file that a picture's ``address`` names, whatever its size and server.

    An address inside the address is the picture's own. Of that the last part counts, without its
    ending and size; a part that says little takes the one before it along.
    """
    written = unquote(unquote(address))
    starts = [match.start() for match in _INNER.finditer(written)]
    if starts:
        written = written[starts[-1] :]
    path = re.split(r"[?#&;]", _INNER.sub("", written), maxsplit=1)[0].casefold()
    parts = [part for part in path.split("/") if part]
    if not parts:
        return address
    stem = re.sub(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$", "", parts[-1])
    name = _SIZE.sub("", stem) or stem
    says_little = len(name) < _FEW_LETTERS or name.isdecimal()
    return "/".join([*parts[-2:-1], name]) if says_little else name


def _links(root: HtmlElement, url: str) -> Iterator[Thing]:
    here = address_key(url)
    for link in root.iter("a"):
        key = address_key(_joined(url, link.get("href") or ""))
        seen = bool(text_of(link)) or next(link.iter("img"), None) is not None
        if key and key != here and seen:
            yield Thing(key, frozenset({key}))


def _joined(url: str, written: str) -> str:
    """Return the address that ``written`` is on the page at ``url``, or nothing if it's none."""
    try:
        joined = urljoin(url, written.strip())
    except ValueError:
        return ""
    return joined.partition("#")[0] if joined.startswith(("http:", "https:")) else ""


def address_key(address: str) -> str:
    """Return ``address`` as two links to one page are compared, or nothing if it's no page's."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"}:
        return ""
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(name.lower())
    ]
    path = unquote(parts.path).rstrip("/")
    return parts.netloc.lower() + path + ("?" + urlencode(query) if query else "")


def _formulas(root: HtmlElement) -> Iterator[Thing]:
    for formula in root.iter("math"):
        tex = formula.get("alttext") or next(
            (str(note.text) for note in formula.iter("annotation") if note.text), ""
        )
        letters = "".join(formula.itertext()) if not tex else ""
        name = "".join((tex or letters).split())
        if name:
            yield Thing(name, frozenset({name}))
