"""Finds the name of the site that an article was copied from, and takes it off the title.

A place ("BERLIN -") or an agency ("(dpa)") is no site: a name counts when it looks like an
address, is labelled as the origin, owns the copyright, or is said again elsewhere on the page.
"""

import re
from collections.abc import Iterator

from reader.model.article import LeftOutRole
from reader.sources.furniture import domain, labelled, parts
from reader.sources.lines import Unit, weight
from reader.sources.outline import Mark, Outline, Part
from reader.sources.words import Words, containing, fold, loosely_folded

LEAD_IN = 60
NAME = 45
NAME_WORDS = range(1, 7)
# So many names at most are looked for, in so many lines: enough for a page, and bounded.
NAMES = 24
LINES = 400
FURNITURE = frozenset[Mark](
    {LeftOutRole.FOOTER, LeftOutRole.DATELINE, LeftOutRole.BYLINE, LeftOutRole.CHROME}
)
# A name beside the date or the author counts when it is said elsewhere too.
FEET = frozenset[Mark]({LeftOutRole.FOOTER})
ALL = frozenset[Mark]({LeftOutRole.FOOTER, Part.CAPTION})

_DASH = re.compile(r"\s[-–—]{1,2}\s|[–—]|--")
_RIGHTS = re.compile(r"[©ⓒ]|\(c\)\s|copyright", re.IGNORECASE)
_SUFFIX = re.compile(r"\s[|｜·–—-]\s|[|｜_]")
_BESIDE = re.compile(r"[,/()]|\s{2,}")


def site_of(units: list[Unit], found: Outline, words: Words) -> str:
    """Return the site's name, or "" where the text does not tell it."""
    body = next((u.text for p, u in enumerate(units) if p not in found.marks and u.is_prose), "")
    lead_in = _lead_in(body)
    beside = _parts_of(units, found, LeftOutRole.DATELINE)
    beside += _parts_of(units, found, LeftOutRole.BYLINE)
    dated = found.dateline_rest
    origins = (labelled(units[p].text, words.origins) for p in _places(found))
    owner = _owner(units, found, words)
    return (
        next((name for name in map(domain, (*lead_in, *parts(dated), *beside)) if name), "")
        or next((name for name in origins if name), "")
        or next((name for name in lead_in if _is_confirmed(name, units, found, FURNITURE)), "")
        or next((n for n in (*parts(dated), *beside) if _is_confirmed(n, units, found, ALL)), "")
        or owner
        or next(
            (name for name in _credited(units, found) if _is_confirmed(name, units, found, FEET)),
            "",
        )
        or next((name for name in _head_domains(units, found)), "")
    )


def split_title(title: str, site: str) -> tuple[str, str]:
    """Return the title alone and the site it ended with, where it ended with one."""
    cuts = list(_SUFFIX.finditer(title))
    if not cuts:
        return title, ""
    head, mark, last = (
        title[: cuts[-1].start()].strip(),
        cuts[-1][0],
        title[cuts[-1].end() :].strip(),
    )
    known = bool(site) and fold(last) == fold(site)
    named = "|" in mark and len(last.split()) <= 4 < len(head.split()) + 2  # noqa: PLR2004 (a name's words)
    return (head, last) if head and last and (known or domain(last) or named) else (title, "")


def _places(found: Outline) -> list[int]:
    return [p for p, mark in found.marks.items() if isinstance(mark, LeftOutRole)]


def _parts_of(units: list[Unit], found: Outline, role: LeftOutRole) -> list[str]:
    """Return the parts of the lines that were left out in a role."""
    places = [p for p, mark in found.marks.items() if mark is role][:NAMES]
    pieces = [piece for p in places for piece in parts(units[p].text)]
    return [part.strip() for piece in pieces for part in _BESIDE.split(piece) if part.strip()][
        :NAMES
    ]


def _credited(units: list[Unit], found: Outline) -> list[str]:
    """Return whom captions name last, as in "Photo: A. Byron / The Example"."""
    captions = [units[p].text for p, mark in found.marks.items() if mark is Part.CAPTION][:NAMES]
    return [re.split(r"[/:(]", text.rstrip(" .)"))[-1].strip() for text in captions]


def _lead_in(body: str) -> list[str]:
    """Return what stands before the first dash of the first paragraph, place and site apart."""
    match = _DASH.search(body[: LEAD_IN + 3])
    if match is None:
        return []
    return [part.strip() for part in _BESIDE.split(body[: match.start()]) if part.strip()]


def _is_confirmed(name: str, units: list[Unit], found: Outline, where: frozenset[Mark]) -> bool:
    """Whether a name is said again in the page's furniture or beside its pictures.

    A lead-in is no site for being in a caption: places are named there too.
    """
    folded = fold(name)
    if name in found.authors or not _is_name(name) or any(fold(a) == folded for a in found.authors):
        return False
    told = [p for p, mark in found.marks.items() if mark in where]
    return any(folded in fold(units[p].text) for p in told[-LINES:])


def _is_name(text: str) -> bool:
    capital = any(char.isupper() for char in text) or not any(char.islower() for char in text)
    return (
        3 <= weight(text) <= NAME  # noqa: PLR2004 (shorter is an initial)
        and len(text.split()) in NAME_WORDS
        and capital
        and not any(char.isdigit() or char in "@:" for char in text)
    )


def _owner(units: list[Unit], found: Outline, words: Words) -> str:
    """Return who holds the copyright, as the foot of the page says it."""
    for place in sorted(_places(found), reverse=True):
        text = units[place].text
        match = _RIGHTS.search(text[:300])
        if match is None:
            continue
        for side in (_RIGHTS.sub(" ", text[match.end() :]), text[: match.start()]):
            for piece in re.split(r"[.,|<>。–—]|\s-\s", side):
                name = _without_rights(piece, words)
                if _is_name(name):
                    return name
    return ""


def _without_rights(piece: str, words: Words) -> str:
    """Take years and "all rights reserved" off a piece of a copyright line."""
    name = " ".join(word for word in piece.split() if not any(map(str.isdigit, word)))
    folded = loosely_folded(name)
    for phrase in (*words.footer_phrases, *words.footer):
        if phrase in folded and len(folded) == len(name):
            place = folded.find(phrase)
            name = f"{name[:place]} {name[place + len(phrase) :]}".strip()
            folded = loosely_folded(name)
    return "" if containing(folded, words.footer_phrases) else " ".join(name.split()).strip(" ©ⓒ")


def _head_domains(units: list[Unit], found: Outline) -> Iterator[str]:
    for place in _places(found):
        if found.title is not None and place < found.title and domain(units[place].text):
            yield domain(units[place].text)
