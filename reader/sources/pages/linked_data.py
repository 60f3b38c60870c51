"""The things that a page describes for machines: JSON-LD and microdata, as one kind of mapping.

Broken JSON is mended where that is simple and otherwise passed over; nothing here raises. Which
thing is the page's own article is judged by its type, its address and its title.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from reader.sources.pages.said import plain, without_tags, words_in
from reader.sources.words import fold

# A thing is a JSON object: "@type" and properties in the words of https://schema.org.
Thing = Mapping[str, Any]

# Real pages keep far below these; they bound the time that a hostile one can take.
SCRIPTS = 60
SCRIPT = 1_000_000
THINGS = 5_000
PROPERTIES = 3_000
VALUES = 60

# The ways from a page's own thing to its article; all other ways lead to other articles.
_WAYS = ("@graph", "mainEntity", "mainEntityOfPage")
_ARTICLE_ENDS = ("Article", "Posting", "Report", "Review", "Recipe", "Story", "HowTo")
_PAGE_ENDS = ("WebPage", "ItemPage", "AboutPage", "CreativeWork", "Book", "Thesis", "VideoObject")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The things at the top of a page's JSON-LD, and every thing by its "@id"."""

    things: tuple[Thing, ...] = ()
    by_id: Mapping[str, Thing] | None = None

    def values(self, thing: Thing, *names: str) -> list[Any]:
        """Return the values of the first of some properties that has any, references followed."""
        for name in names:
            given = thing.get(name)
            listed = given if isinstance(given, list) else [given]
            found = [self._followed(value) for value in listed[:VALUES] if value not in (None, "")]
            if found:
                return found
        return []

    def text(self, thing: Thing, *names: str) -> str:
        """Return the first text of the first of some properties that has one, or ""."""
        for name in names:
            for value in self.values(thing, name):
                if text := text_of(value):
                    return text
        return ""

    def _followed(self, value: Any) -> Any:
        """Return the thing that a bare reference means; others may say the rest of a thing."""
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and self.by_id:
            return {**self.by_id.get(value["@id"], {}), **value}
        return value


def read_linked_data(root: HtmlElement) -> LinkedData:
    """Return what the page's JSON-LD scripts say, as far as it can be read."""
    things: list[Thing] = []
    by_id: dict[str, Thing] = {}
    scripts = (e for e in root.iter("script") if "ld+json" in (e.get("type") or "").lower())
    for _, script in zip(range(SCRIPTS), scripts, strict=False):
        loaded = _loaded(script.text or "")
        things.extend(_own(loaded))
        for thing in _all(loaded):
            name = thing.get("@id")
            # A reference names a thing and says nothing of it.
            if isinstance(name, str) and len(thing) > len(by_id.get(name, {"@id": ""})):
                by_id[name] = thing
    return LinkedData(tuple(things[:THINGS]), by_id)


def _loaded(text: str) -> Any:
    """Return what a script holds, mended a little, or None."""
    if len(text) > SCRIPT:
        return None
    bare = text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").strip()
    bare = bare.removeprefix("<![CDATA[").removesuffix("-->").strip().removesuffix("//]]>")
    bare = bare.strip().removesuffix("]]>").strip().rstrip(";")
    for mended in (bare, _TRAILING_COMMA.sub("", bare), html.unescape(bare)):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    return _first_loaded(bare)


def _first_loaded(text: str) -> Any:
    """Return the first of several objects that a script wrongly strings together, or None."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _own(loaded: Any) -> Iterator[Thing]:
    """Give the things a script is about: at its top, in a graph, or a page's main one."""
    waiting = [loaded]
    for _ in range(THINGS):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value[:THINGS]
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[way] for way in _WAYS if isinstance(value.get(way), dict | list))


def _all(loaded: Any) -> Iterator[Thing]:
    """Give every object of a script, however deep."""
    waiting = [loaded]
    for _ in range(10 * THINGS):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value[:THINGS])
        elif isinstance(value, dict):
            yield value
            waiting.extend(v for v in value.values() if isinstance(v, dict | list))


def read_microdata(root: HtmlElement) -> LinkedData:
    """Return the articles and pages that a page's ``itemprop`` attributes describe.

    Properties outside every ``itemscope`` are taken as one more thing, the page's own.
    """
    found: dict[HtmlElement | None, dict[str, Any]] = {}
    scoped: dict[HtmlElement, dict[str, Any]] = {}
    # XPath takes minutes for ten thousands of them within one another.
    described = (element for element in root.iter("*") if "itemprop" in element.attrib)
    for element in islice(described, PROPERTIES):
        scope = next(element.iterancestors("*"), None)
        while scope is not None and "itemscope" not in scope.attrib:
            scope = scope.getparent()
        if scope is None:
            thing = found.setdefault(None, {"@type": "WebPage"})
        elif scope in scoped:
            thing = scoped[scope]
        elif "itemprop" in scope.attrib:
            continue  # in a thing that nobody asked for
        else:
            thing = scoped[scope] = found[scope] = {"@type": _type_of(scope)}
        value: str | dict[str, Any] = _item_value(element)
        if "itemscope" in element.attrib:
            value = {"@type": _type_of(element), "@text": words_in(element)}
            scoped[element] = value
        for name in (element.get("itemprop") or "").split()[:5]:
            thing.setdefault(name, [])
            if isinstance(thing[name], list) and len(thing[name]) < VALUES:
                thing[name].append(value)
    return LinkedData(tuple(found.values()))


def _type_of(element: HtmlElement) -> str:
    return (element.get("itemtype") or "").split(" ")[0].rstrip("/").rpartition("/")[2]


def _item_value(element: HtmlElement) -> str:
    """Return a property's value as the HTML standard's microdata section takes it."""
    names = ("content", "datetime", "href", "src", "data", "value")
    # Not of the standard, but blogs write the moment so beside the hour they show.
    for name in (*names, "title") if element.tag == "abbr" else names:
        if value := element.get(name):
            # A name in a link is its text; only addresses and pictures are their link.
            if name == "href" and element.tag == "a" and (text := words_in(element)):
                return text
            return plain(value)
    return words_in(element)


def types_of(thing: Thing) -> tuple[str, ...]:
    """Return the names of a thing's types, without their vocabulary."""
    given = thing.get("@type")
    names = given if isinstance(given, list) else [given]
    return tuple(
        re.split(r"[/#:]", name.rstrip("/"))[-1] for name in names[:10] if isinstance(name, str)
    )


def is_article(thing: Thing) -> bool:
    """Whether a thing is something that is read."""
    return any(name.endswith(_ARTICLE_ENDS) for name in types_of(thing))


def is_page(thing: Thing) -> bool:
    """Whether a thing is a page, or some other work that may be all that a page holds."""
    return any(name.endswith(_PAGE_ENDS) for name in types_of(thing))


def article_of(data: LinkedData, titles: Iterable[str], addresses: Iterable[str]) -> Thing:
    """Return the thing that is the page's article, or an empty one.

    Args:
        data: What the page's JSON-LD or microdata says.
        titles: What else on the page may be its title.
        addresses: What the page may be called by.
    """
    named = {fold(title) for title in titles if title}
    pages = {address_key(address) for address in addresses if address}
    best: Thing = {}
    best_score = 0
    for thing in data.things:
        score = _score(data, thing, named, pages)
        if score > best_score:
            best, best_score = thing, score
    return best


def _score(data: LinkedData, thing: Thing, named: set[str], pages: set[str]) -> int:
    score = 8 if is_article(thing) else 4 if is_page(thing) else 0
    if not score:
        return 0
    own = {fold(text_of(v)) for name in ("headline", "name") for v in data.values(thing, name)}
    own.discard("")
    told = any(title.startswith(name) or name.startswith(title) for name in own for title in named)
    places = {address_key(p) for p in addresses_of(data, thing)} - {""}
    here = bool(places & pages)
    if here or told:
        score += 3 * here + 2 * told
    elif places and pages and own and named:
        return 0  # another article, by its address and by its title
    return score + sum(name in thing for name in ("author", "datePublished")) // 2


def addresses_of(data: LinkedData, thing: Thing) -> list[str]:
    """Return where a thing says it is to be read."""
    found: list[str] = []
    for name in ("url", "mainEntityOfPage", "@id"):
        for value in data.values(thing, name):
            address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(address, str) and address.startswith(("http:", "https:", "/")):
                found.append(address)
    return found


def address_key(address: str) -> str:
    """Return what two addresses of one page have in common."""
    bare = address.strip().partition("#")[0].partition("?")[0]
    bare = bare.partition("//")[2] or bare
    return bare.lower().removeprefix("www.").rstrip("/")


def text_of(value: Any) -> str:
    """Return a value as one line of text: its own, or the name of the thing it is."""
    if isinstance(value, dict):
        value = next(
            (value[n] for n in ("name", "@value", "headline", "@text") if value.get(n)), ""
        )
        value = value[0] if isinstance(value, list) else value
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return ""
    return without_tags(value)
