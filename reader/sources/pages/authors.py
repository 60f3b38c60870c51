"""Who wrote an article: names as the page declares or shows them, one by one.

A name is no address, no site, no date; a role such as "admin" counts only where nothing else does.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from reader.sources.dates import find_date
from reader.sources.furniture import PARTICLES, byline, domain, is_name
from reader.sources.lines import weight
from reader.sources.pages.linked_data import LinkedData, Thing, text_of, types_of
from reader.sources.pages.said import pieces_in, plain, squeezed, words_in
from reader.sources.pages.statements import Statements, hints
from reader.sources.words import Words, after_marker, fold, starting

AUTHORS = 20
NAME = 80
NAME_WORDS = 8
LINE = 200
BYLINE = 120
LINKS = 2_000
HINTED = 100

_META = (
    *("dc:creator", "dcterms:creator", "dcterm:creator", "author", "citation_author"),
    *("parsely-author", "sailthru:author", "byl", "article:author", "og:article:author"),
    *("article:author_name", "dc:contributor", "creator", "writer", "twitter:creator:name"),
)
_HINTS = (
    *("byline", "by-line", "author", "autor", "auteur", "penulis", "writer", "reporter"),
    *("wartawan", "jurnalis", "verfasser", "redator", "redacteur", "fn n", "contributor"),
)
_NO_HINTS = tuple("authorit bio avatar photo image social follow about count -date".split())
# What follows a name and belongs to it (folded); other short capitals after a name are degrees.
_SUFFIXES = frozenset("jr sr ii iii iv".split())
# Whoever signs so is no person.
_ROLES = frozenset(
    squeezed(role)
    for role in (
        *(
            "admin administrator webmaster root user guest editor editors editorial staff redaksi "
            "team desk newsroom author anonymous unknown none null undefined redaktion redazione "
            "redacción redacao redação rédaction redactie redakcja redakce redaktionen toimitus "
            "редакция редакція 編集部 编辑 編輯 小编 편집부 newsdesk wordpress wpadmin"
        ).split(),
        *("la rédaction", "la redacción", "la redazione", "da redação", "die redaktion"),
        *("de redactie", "tim redaksi", "staff writer", "staff writers", "staff reporter"),
        *("news desk", "web desk", "editorial team", "editorial staff", "editorial board"),
        *("guest author", "guest writer", "guest contributor", "site admin", "super user"),
        *("the editors", "news staff", "our reporter", "our correspondent", "haber merkezi"),
    )
)
# What a signature ends with that is no person's.
_GROUPS = frozenset("staff team desk newsroom editors news redaktion rédaction redacción".split())
# Words of what people are, and not of what they are called.
_OCCUPATIONS = frozenset(
    "editor reporter writer correspondent columnist contributor contributing staff journalist "
    "producer redakteur redakteurin journaliste journalist wartawan jurnalis kontributor reporterin "
    "korrespondent korrespondentin periodista redactor redactora giornalista bureau chief "
    "photographer fotograf fotografer critic analyst freelance".split()
)
_AGENCIES = frozenset(
    "reuters ap afp dpa ansa efe upi antara xinhua bloomberg associatedpress theassociatedpress "
    "agencefrancepresse pressassociation kyodo jiji yonhap tass interfax cnn bbc".split()
)
# Parts of the address of a page about an author.
_AUTHOR_PATHS = frozenset(
    "author authors autor autores auteur auteurs autoren penulis people person profile profiles "
    "staff contributor contributors reporter reporters writer writers journalist by".split()
)
_USER_NAME = re.compile(r"[^\W\d][\w.-]{2,29}")
_MAIL = re.compile(r"\S+@\S+")
_PARTED = re.compile(r"\s*[,،;/／、•·|｜]\s*|\s+[–—-]\s+|\s+\+\s+")
_BRACKETS = re.compile(r"\s*[(（\[][^()（）\[\]]{0,80}[)）\]]")
_READING_TIME = re.compile(r"\s*\b\d{1,3}\s?[-–]?\s?(?:min|мин|分|menit|dk)\b.*", re.IGNORECASE)


def read_authors(page: Statements, site_names: frozenset[str]) -> tuple[str, ...]:
    """Return the names of those who wrote the article, in the page's order.

    The first source that names persons is believed; where none does, the first that names
    anyone, such as an agency or "admin", and last whoever is called as the site is: many write
    under their own name.

    Args:
        page: What the page says of itself.
        site_names: What its site is called, as ``squeezed`` writes it.
    """
    agencies: list[str] = []
    namesakes: list[str] = []
    for found in _sources(page, site_names):
        names = [name for name in found if squeezed(name) not in site_names][:AUTHORS]
        persons = [name for name in names if not _is_impersonal(name)]
        if persons:
            return _once(persons)
        agencies = agencies or names
        namesakes = namesakes or [name for name in found[:AUTHORS] if _is_persons(name)]
    return _once(agencies or namesakes)


def _once(names: list[str]) -> tuple[str, ...]:
    """Return each name once, however it is set in capitals."""
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(squeezed(name), name)
    return tuple(once.values())


def _is_impersonal(name: str) -> bool:
    """Whether a signature is an agency's or a role's: "AFP", "admin", "Example Staff"."""
    key, words = squeezed(name), fold(name).split()
    if key in _ROLES or key in _AGENCIES:
        return True
    return len(words) > 1 and (words[-1] in _GROUPS or words[0] in _AGENCIES)


def _is_persons(name: str) -> bool:
    """Whether a name that is the site's too can be a person's: two or three capitalized words."""
    words = fold(name).split()
    return (
        2 <= len(words) <= 3  # noqa: PLR2004 (a person's names)
        and words[0] != "the"
        and is_name(name)
        and not _is_impersonal(name)
    )


def _sources(page: Statements, site_names: frozenset[str]) -> Iterator[list[str]]:
    """Give what each place of the page says, from the most trusted on."""
    yield _of_thing(page.linked, page.article, page.words, site_names)
    for name in _META:
        yield _of_meta(page, name)
    yield _of_label(page)
    yield _of_thing(page.items, page.item, page.words, site_names)
    near = list(page.near_heading())
    yield _first(_of_element(e, page.words) for e in near if _is_signed(e))
    yield _first(_of_element(e, page.words) for e in near if _is_hinted(e))
    yield _first(_of_line(e, page.words) for e in near)
    yield _first(_shown(words_in(e), page.words) for e in near if _leads_to_author(e))
    yield _first(_user_name(e) for e in near if _is_signed(e))
    links = (e for e in page.root.iter("a", "span", "address") if _is_signed(e))
    yield _first(_of_element(e, page.words) for e in islice(links, LINKS) if not page.is_apart(e))
    yield _only_one(page)


def _only_one(page: Statements) -> list[str]:
    """Return the one name that the page gives as an author's anywhere, none where it gives more."""
    hinted = (e for e in page.root.iter("a", "span", "div", "p") if _is_hinted(e))
    found = [
        _of_element(element, page.words)
        for element in islice(hinted, HINTED)
        if not page.is_apart(element)
    ]
    names = [names for names in found if names]
    return names[0] if names and all(other == names[0] for other in names) else []


def _first(found: Iterator[list[str]]) -> list[str]:
    return next((names for names in found if names), [])


def _of_thing(
    data: LinkedData, thing: Thing, words: Words, site_names: frozenset[str]
) -> list[str]:
    """Return the authors that JSON-LD or microdata names, persons before organizations.

    The organization that is the site itself is left out.
    """
    persons: list[str] = []
    others: list[str] = []
    for value in data.values(thing, "author", "creator", "authors"):
        names = names_in(_name_of(value), words)
        kinds = types_of(value) if isinstance(value, dict) else ()
        if any("Organization" in kind for kind in kinds):
            others += [name for name in names if squeezed(name) not in site_names]
        else:
            persons += names
    return persons or others


def _name_of(value: Any) -> str:
    if isinstance(value, dict) and not value.get("name"):
        parts = [text_of(value.get(name)) for name in ("givenName", "familyName")]
        if all(parts):
            return " ".join(parts)
    return text_of(value)


def _of_meta(page: Statements, name: str) -> list[str]:
    names: list[str] = []
    for value in page.meta.get(name, ()):
        if name == "citation_author" and value.count(",") == 1:
            last, _, first = value.partition(",")
            value = f"{first.strip()} {last.strip()}"  # noqa: PLW2901 (the same name in its usual order)
        names += names_in(value, page.words)
    return names


def _of_label(page: Statements) -> list[str]:
    """Return the name in a pair of "twitter:label1" and "twitter:data1", as blogs write it."""
    for number in "12":
        label = fold(page.first(f"twitter:label{number}"))
        if label and starting(label, page.words.bylines):
            return names_in(page.first(f"twitter:data{number}"), page.words)
    return []


def _is_signed(element: HtmlElement) -> bool:
    """Whether an element is said to be an author's name."""
    said = f"{element.get('rel') or ''} {element.get('itemprop') or ''}".lower().split()
    return "author" in said or "creator" in said


def _is_hinted(element: HtmlElement) -> bool:
    said = f"{hints(element)} {element.get('data-testid') or ''}".lower()
    return any(hint in said for hint in _HINTS) and not any(hint in said for hint in _NO_HINTS)


def _leads_to_author(element: HtmlElement) -> bool:
    """Whether an element is a link to a page about an author, by its address."""
    if element.tag != "a":
        return False
    path = (element.get("href") or "")[:500].lower().partition("?")[0]
    return any(part in _AUTHOR_PATHS for part in path.split("/")[:-1])


def _user_name(element: HtmlElement) -> list[str]:
    """Return the one word by which an author's link calls a person."""
    name = words_in(element, LINE)
    return [name] if _can_be_name(name) and _USER_NAME.fullmatch(name) else []


def _of_element(element: HtmlElement, words: Words) -> list[str]:
    """Return the names in an element that is there for them: in its links, or in its text."""
    if weight(words_in(element, LINE)) > LINE:
        return []
    signed = [
        e for e in element.iterdescendants("a", "span", "b") if _is_signed(e) or _is_hinted(e)
    ]
    if named := [name for e in signed[:AUTHORS] for name in _shown(words_in(e), words)]:
        return named
    if named := _in_links(element, words):
        return named
    pieces = pieces_in(element)
    marked = byline(" ".join(pieces), words)
    if marked:
        return _shown(" ".join(pieces), words)
    return next((names for piece in pieces if (names := _shown(piece, words))), [])


def _in_links(element: HtmlElement, words: Words) -> list[str]:
    """Return the name in an element's first link, and those that it is joined to."""
    names: list[str] = []
    for link in islice(element.iter("a"), AUTHORS):
        found = _shown(words_in(link), words)
        if names and not found:
            break
        names += found
        joint = fold(link.tail or "")
        if names and not (joint in words.joiners or (link.tail or "").strip() == ","):
            break
    return names


def _of_line(element: HtmlElement, words: Words) -> list[str]:
    """Return the names of an element that reads as a byline ("By …")."""
    if len(element) > 6:  # noqa: PLR2004 (a byline's links and marks)
        return []
    line = words_in(element, BYLINE)
    if not line or weight(line) > BYLINE or not byline(_undated(line), words):
        return []
    return _shown(line, words)


def _shown(text: str, words: Words) -> list[str]:
    """Return the names in a text of the page, which may say other things as well."""
    names = names_in(text, words)
    return [
        name
        for name in names
        if is_name(name) and fold(name) not in words.bylines and not _says_occupation(name)
    ]


def names_in(text: str, words: Words) -> list[str]:
    """Return the names in an author's field or a byline.

    "By A. Smith, B. Jones Jr. and C" gives three; "Smith, John" is one name. Addresses, dates
    and reading times that are glued to it are dropped.
    """
    line = _BRACKETS.sub("", _MAIL.sub(" ", _undated(plain(text)[:1000])))
    line = " ".join(line.split())
    if "://" in line or line.lower().startswith(("www.", "/")):
        return []
    line = _without_marker(line, words)
    pieces = [
        piece.strip(" .:-–—•·|@") if _ends_bare(piece) else piece.strip(" :-–—•·|@")
        for piece in _parted(line, words)
    ]
    joined = [_without_ending(piece, words) for piece in _joined(pieces)]
    names = [name for name in joined if _can_be_name(name)]
    persons = [name for name in names if not _says_occupation(name)]
    return persons if persons and len(names) > 1 else names


def _ends_bare(piece: str) -> bool:
    """Whether a piece's last stop ends a sentence and no initial or "Jr."."""
    last = piece.strip().rpartition(" ")[2].rstrip(".")
    return len(last) > 3  # noqa: PLR2004 (letters of an abbreviation)


def _undated(line: str) -> str:
    """Return a line up to its date or reading time, without the "on" that leads on to one."""
    line = _READING_TIME.sub("", line)
    found = find_date(line)
    if found is None:
        return line
    start = line[: found.spans[0][0]]
    words = (start if start.strip() else found.rest(line)).split()
    if any(word[0].isupper() for word in words):
        while words and words[-1][0].islower():
            words.pop()
    return " ".join(words)


def _without_marker(line: str, words: Words) -> str:
    """Take "By" and the like off a line; "Von" may be a part of a name."""
    for _ in range(2):
        marker = starting(fold(line), words.bylines)
        if not marker:
            return line
        rest, colon = after_marker(line, marker)
        if not rest or (len(marker) == 1 and not colon):
            return line
        if marker in PARTICLES and not colon and len(rest.split()) < 2:  # noqa: PLR2004 (a whole name)
            return line
        line = rest
    return line


def _parted(line: str, words: Words) -> list[str]:
    pieces = _PARTED.split(line)
    if len(pieces) == 2 and "," in line and all(len(p.split()) == 1 for p in pieces):  # noqa: PLR2004 (last name, first name)
        return [line]
    for joiner in words.joiners:
        pieces = [part for piece in pieces for part in _at_joiner(piece, joiner)]
    return pieces


def _at_joiner(piece: str, joiner: str) -> list[str]:
    if not joiner.isascii() and not joiner.isalpha():
        return piece.split(joiner)
    folded = piece.casefold()
    parts = re.split(rf"\s{re.escape(joiner)}\s", piece) if f" {joiner} " in folded else [piece]
    if len(joiner) == 1 and not all(len(part.split()) > 1 for part in parts):
        return [piece]  # "Ortega y Gasset", "Simon & Garfunkel"
    if len(parts) == 1 and folded.startswith(f"{joiner} "):
        return [piece[len(joiner) + 1 :]]
    return parts


def _joined(pieces: list[str]) -> list[str]:
    """Put "Jr." back to the name before it, and drop degrees ("Ph.D.", "MD")."""
    names: list[str] = []
    for piece in pieces:
        bare = piece.replace(".", "")
        if names and fold(bare) in _SUFFIXES:
            names[-1] = f"{names[-1]}, {piece}"
        elif piece and not (names and len(names[-1].split()) > 1 and _is_degree(bare)):
            names.append(piece)
    return names


def _without_ending(name: str, words: Words) -> str:
    """Take off what some languages put after a reporter's name ("김다온 기자")."""
    end = next((end for end in words.byline_ends if name.endswith(end)), "")
    return name[: -len(end)].strip() or name if end else name


def _is_degree(bare: str) -> bool:
    capitals = sum(map(str.isupper, bare))
    return len(bare) <= 4 and bare.isascii() and bare.isalpha() and capitals > 1  # noqa: PLR2004 (letters)


def _can_be_name(text: str) -> bool:
    return (
        weight(text) <= NAME
        and len(text.split()) <= NAME_WORDS
        and not domain(text)
        and any(map(str.isalpha, text))
        and not text.isdigit()
        and len(text) > 1
        and squeezed(text) not in {"null", "undefined", "none", "na", "false", "true"}
    )


def _says_occupation(name: str) -> bool:
    return any(word in _OCCUPATIONS for word in fold(name).split())
