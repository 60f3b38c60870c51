"""Decides what each line of a pasted article is: title, caption, furniture or body.

It judges by the lines' places and by ``furniture``; it writes no HTML and drops nothing.
"""

from dataclasses import dataclass, field
from enum import Enum

from reader.model.article import LeftOutRole, RelatedLink
from reader.sources import furniture
from reader.sources.dates import FoundDate, find_date
from reader.sources.furniture import Pagination
from reader.sources.lines import LONG, Unit, bullet, numbered, weight
from reader.sources.words import Words, fold, starting

# An article's head is not longer than this, however much menu was copied with it.
HEAD = 300
# A date's line says little else.
DATELINE = 160
DATELINE_WORDS = 4
TITLES = range(8, 221)
TITLE_WORDS = 3
UNSPACED_TITLE = 18
STANDFIRST_WORDS = 6
STANDFIRST = 40
# Doubled lines shorter than this are no picture's text.
DOUBLED = 20
# So many titles at most follow a "read also" that stands alone inside the article.
GROUP = 6


class Part(Enum):
    """What of the article a line is, when it is not body and not left out."""

    TITLE = "title"
    CAPTION = "caption"


Mark = Part | LeftOutRole


@dataclass(slots=True)
class Outline:
    """What was made out about the units of a text; ``marks`` has no entry for the body's."""

    marks: dict[int, Mark] = field(default_factory=dict)
    title: int | None = None
    dateline: FoundDate | None = None
    dateline_rest: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    related: dict[RelatedLink, None] = field(default_factory=dict)
    next_page: str | bool | None = None

    @property
    def furnished(self) -> bool:
        """Whether anything shows that this was copied out of a page."""
        return any(isinstance(mark, LeftOutRole) for mark in self.marks.values())


def outline(units: list[Unit], words: Words, language: str) -> Outline:
    """Return what the units of a text are; for ordinary text, a title at most."""
    found = Outline()
    lead = _lead(units, words)
    has_long = lead < len(units)
    _mark_head(found, units[: min(lead, HEAD)], words, language)
    end = _head_end(found, units, lead)
    tail = _tail_start(found, units, words, end)
    _mark_middle(found, units[:tail], words, end)
    _mark_tail(found, units, words, tail)
    if not _is_page(found, has_long=has_long):
        found = Outline()
        end = 0
    _mark_title(found, units, words, min(end, HEAD))
    return found


def _is_page(found: Outline, *, has_long: bool) -> bool:
    """Whether the signs are enough; short notes may well hold a line that says "Home"."""
    repeats = (LeftOutRole.REPEAT, *Part)  # poems have refrains
    signs = sum(mark not in repeats for mark in found.marks.values())
    return signs > 0 if has_long else found.dateline is not None or signs > 2  # noqa: PLR2004 (two may be chance)


def _lead(units: list[Unit], words: Words) -> int:
    """Return the first unit that can only be running text, or how many units there are."""
    for place, unit in enumerate(units):
        if unit.is_long and not _is_long_furniture(unit, words):
            return place
    return len(units)


def _is_long_furniture(unit: Unit, words: Words) -> bool:
    return (
        furniture.is_chrome(unit.text, words)
        or furniture.is_caption(unit.text, words, in_head=True)
        or bool(starting(fold(unit.text), words.inline_starts))
    )


def _mark_head(found: Outline, head: list[Unit], words: Words, language: str) -> None:
    for place, unit in enumerate(head):
        if _is_head_chrome(unit, words):
            found.marks[place] = LeftOutRole.CHROME
        elif address := furniture.only_address(unit.text):
            found.marks[place] = LeftOutRole.CHROME
            found.url = found.url or address
        elif marked := furniture.related(unit.text, words):
            found.marks[place] = LeftOutRole.RELATED
            _add_related(found, marked.title, marked.url)
        elif furniture.is_caption(unit.text, words, in_head=True):
            found.marks[place] = Part.CAPTION
    _mark_datelines(found, head, words, language)
    for place, unit in enumerate(head):
        names = () if place in found.marks else furniture.byline(unit.text, words)
        if names:
            found.marks[place] = LeftOutRole.BYLINE
            found.authors = _merged(found.authors, names)


def _merged(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *more)))


def _is_head_chrome(unit: Unit, words: Words) -> bool:
    text = unit.text
    if furniture.is_chrome(text, words) or furniture.is_inline(text, words):
        return True
    return furniture.is_trail(text) and unit.weight < LONG


def _mark_datelines(found: Outline, head: list[Unit], words: Words, language: str) -> None:
    best: tuple[bool, int] | None = None
    for place, unit in enumerate(head):
        if place in found.marks or not unit.is_single or unit.weight > DATELINE:
            continue
        date = find_date(unit.text, language)
        if date is None or not _is_dateline(unit.text, date, words):
            continue
        found.marks[place] = LeftOutRole.DATELINE
        timeless = "T" not in date.iso
        if best is None or timeless < best[0]:
            best = (timeless, place)
            found.dateline, found.dateline_rest = date, date.rest(unit.text)
    if best is not None:
        _read_authors_beside_date(found, words)


def _is_dateline(text: str, date: FoundDate, words: Words) -> bool:
    """Whether a line is about its date, and not a title or a sentence with a date in it."""
    if "T" in date.iso or starting(fold(text), words.date_labels):
        return True
    if starting(fold(text), words.bylines):
        return True
    rest = date.rest(text).split()
    return len([word for word in rest if any(map(str.isalpha, word))]) <= DATELINE_WORDS and (
        sum(map(weight, rest)) <= 2 * UNSPACED_TITLE
    )


def _read_authors_beside_date(found: Outline, words: Words) -> None:
    rest = found.dateline_rest
    for piece in (rest, *furniture.parts(rest)):
        if names := furniture.byline(piece, words):
            found.authors = names
            return
    if name := furniture.labelled(rest, words.bylines):
        found.authors = (name,)


def _dateline_place(found: Outline) -> int | None:
    return next((p for p, mark in found.marks.items() if mark is LeftOutRole.DATELINE), None)


def _head_end(found: Outline, units: list[Unit], lead: int) -> int:
    """Return where the head ends: at the first running text below title and date."""
    start = max((p for p, mark in found.marks.items() if isinstance(mark, LeftOutRole)), default=-1)
    dated = _dateline_place(found)
    start = dated if dated is not None else min(start, lead)
    for place in range(start + 1, min(lead, len(units))):
        if units[place].is_prose and place not in found.marks:
            return place
    return lead


def _tail_start(found: Outline, units: list[Unit], words: Words, end: int) -> int:
    """Return where the foot of the page begins: furniture with no running text below it."""
    last = len(units) - 1
    while last > end and not _holds_up_tail(units[last], words):
        last -= 1
    for place in range(last + 1, len(units)):
        if place not in found.marks and _tail_role(units[place], words) is not None:
            return place
    return len(units)


def _holds_up_tail(unit: Unit, words: Words) -> bool:
    if not unit.is_prose:
        return False
    text = unit.text
    return not (
        furniture.is_footer(text, words)
        or furniture.related(text, words)
        or furniture.is_inline(text, words)
    )


def _tail_role(unit: Unit, words: Words) -> LeftOutRole | None:
    """Return what a line below the last paragraph is, or None where only its place can say."""
    text = unit.text
    if furniture.pagination(text, words):
        return LeftOutRole.PAGINATION
    if furniture.related(text, words):
        return LeftOutRole.RELATED
    if furniture.is_section(text, words) or furniture.is_footer(text, words):
        return LeftOutRole.FOOTER
    if furniture.is_inline(text, words) or furniture.is_chrome(text, words):
        return LeftOutRole.CHROME
    return LeftOutRole.BYLINE if furniture.byline(text, words) else None


def _mark_middle(found: Outline, units: list[Unit], words: Words, end: int) -> None:
    """Mark what stands between the paragraphs: related reading, buttons, pictures' texts."""
    for place in range(len(units)):
        mark = found.marks.get(place)
        if place >= end and mark is None:
            _mark_between(found, units, place, words, near=place < end + 3)
        _mark_repeat(found, units, place, end)
        if place >= end and mark is None and found.marks.get(place) is LeftOutRole.RELATED:
            _follow_related(found, units, place, words)


def _mark_between(
    found: Outline, units: list[Unit], place: int, words: Words, *, near: bool
) -> None:
    text = units[place].text
    if furniture.is_inline(text, words):
        found.marks[place] = LeftOutRole.CHROME
    elif marked := furniture.related(text, words):
        found.marks[place] = LeftOutRole.RELATED
        _add_related(found, marked.title, marked.url)
    elif furniture.is_caption(text, words, in_head=False):
        found.marks[place] = Part.CAPTION
    elif furniture.is_invitation(text, words):
        found.marks[place] = LeftOutRole.FOOTER
    elif near and not units[place].is_long and (names := furniture.byline(text, words)):
        found.marks[place] = LeftOutRole.BYLINE
        found.authors = _merged(found.authors, names)


def _mark_repeat(found: Outline, units: list[Unit], place: int, end: int) -> None:
    """Mark a line that says again what the line above it said: a caption's alternative text."""
    if place == 0 or units[place].text != units[place - 1].text or units[place].is_long:
        return
    before = found.marks.get(place - 1)
    if isinstance(before, LeftOutRole):
        found.marks.setdefault(place, before)
    elif place < end or before is Part.CAPTION or units[place].weight >= DOUBLED:
        found.marks[place - 1] = Part.CAPTION
        found.marks[place] = LeftOutRole.REPEAT


def _follow_related(found: Outline, units: list[Unit], place: int, words: Words) -> None:
    """Take the lines below a "read also" that belong to it: its address, or its titles."""
    marked = furniture.related(units[place].text, words)
    if marked is None:
        return
    if marked.title:
        _take_address(found, units, place + 1)
        return
    taken = 0
    for following in range(place + 1, min(place + 1 + 2 * GROUP, len(units))):
        unit = units[following]
        if _take_address(found, units, following):
            continue
        apart = unit.gap and taken > 0
        if apart or following in found.marks or not _is_title_like(unit) or unit.is_long:
            return
        if furniture.is_inline(unit.text, words) or furniture.related(unit.text, words):
            return
        found.marks[following] = LeftOutRole.RELATED
        _add_related(found, bullet(unit.text) or unit.text, "")
        taken += 1


def _take_address(found: Outline, units: list[Unit], place: int) -> bool:
    """Give the last related link the address that stands alone on the line below it."""
    address = furniture.only_address(units[place].text) if place < len(units) else ""
    if not address:
        return False
    found.marks[place] = LeftOutRole.RELATED
    last = next(reversed(found.related), None)
    if last is not None and not last.url:
        del found.related[last]
        _add_related(found, last.title, address)
    else:
        _add_related(found, address, address)
    return True


def _add_related(found: Outline, title: str, url: str) -> None:
    if title:
        found.related.setdefault(RelatedLink(title, url))


def _mark_tail(found: Outline, units: list[Unit], words: Words, tail: int) -> None:
    collecting = False
    for place in range(tail, len(units)):
        unit = units[place]
        address = furniture.only_address(unit.text)
        role = None if address else _tail_role(unit, words)
        if address:
            role = _address_role(found, units, place, collecting=collecting)
        elif role is None:
            collecting = collecting and _is_title_like(unit)
            role = LeftOutRole.RELATED if collecting else LeftOutRole.FOOTER
            if collecting:
                _add_related(found, bullet(unit.text) or unit.text, "")
        elif role is LeftOutRole.RELATED:
            marked = furniture.related(unit.text, words)
            collecting = marked is not None and not marked.title
            _add_related(found, marked.title if marked else "", marked.url if marked else "")
        else:
            collecting = False
            _note_tail(found, unit, role, words)
        found.marks[place] = role


def _address_role(
    found: Outline, units: list[Unit], place: int, *, collecting: bool
) -> LeftOutRole:
    """Return whose address stands alone on a line of the foot: the line's above."""
    above = found.marks.get(place - 1)
    if above is LeftOutRole.PAGINATION and found.next_page is True:
        found.next_page = furniture.only_address(units[place].text)
        return LeftOutRole.PAGINATION
    if above is LeftOutRole.RELATED or collecting:
        _take_address(found, units, place)
        return LeftOutRole.RELATED
    return LeftOutRole.FOOTER


def _note_tail(found: Outline, unit: Unit, role: LeftOutRole, words: Words) -> None:
    if role is LeftOutRole.PAGINATION:
        page = furniture.pagination(unit.text, words)
        address = next((unit.text[a:b] for a, b in furniture.addresses(unit.text)), "")
        if page == Pagination(more=True):
            found.next_page = found.next_page or address or True
    if role is LeftOutRole.BYLINE and not found.authors:
        found.authors = furniture.byline(unit.text, words)


def _mark_title(found: Outline, units: list[Unit], words: Words, end: int) -> None:
    place = _title_place(found, units, words, end) if found.furnished else _plain_title(units)
    found.title = place
    if place is None:
        return
    found.marks[place] = Part.TITLE
    if not found.furnished:
        return
    title = units[place].text
    for other in range(min(end, len(units))):
        if other in found.marks:
            continue
        if units[other].text == title or (other < place and units[other].text.startswith(title)):
            found.marks[other] = LeftOutRole.REPEAT
        elif other < place or not _is_standfirst(units[other]):
            found.marks[other] = LeftOutRole.CHROME


def _is_standfirst(unit: Unit) -> bool:
    """Whether a line of the head says something: a teaser, a list's line."""
    if unit.is_prose or bullet(unit.text) is not None:
        return True
    spaced = len(unit.text.split())
    return spaced >= STANDFIRST_WORDS or (spaced * 12 < unit.weight and unit.weight >= STANDFIRST)


def _plain_title(units: list[Unit]) -> int | None:
    """Return the first line of ordinary text where it can be a title and something follows it."""
    if len(units) > 1 and units[0].is_single and _is_title_like(units[0], shortest=1):
        return 0
    return None


def _title_place(found: Outline, units: list[Unit], words: Words, end: int) -> int | None:
    dated = _dateline_place(found)
    places = [p for p in range(end) if p not in found.marks and _is_title_like(units[p])]
    above = [p for p in places if dated is None or p < dated] or places
    menus = [
        place
        for place, mark in found.marks.items()
        if mark is LeftOutRole.CHROME and not furniture.is_inline(units[place].text, words)
    ]
    return _best_title(units, above, menus)


def _best_title(units: list[Unit], places: list[int], menus: list[int]) -> int | None:
    """Return the likeliest title: the first full line below the menus, else the heaviest."""
    full = [place for place in places if _is_full(units[place])]
    if not full:
        return max(places, key=lambda place: units[place].weight, default=None)
    menu = max((place for place in menus if place < full[-1]), default=-1)
    return next(place for place in full if place > menu)


def _is_full(unit: Unit) -> bool:
    """Whether a line has a title's length and not a rubric's."""
    unspaced = unit.weight > 12 * len(unit.text.split())
    return len(unit.text.split()) >= TITLE_WORDS or (unspaced and unit.weight >= UNSPACED_TITLE)


def _is_title_like(unit: Unit, shortest: int = TITLES.start) -> bool:
    text = unit.text
    if not unit.is_single or not shortest <= unit.weight < TITLES.stop:
        return False
    if unit.is_prose or text[-1] in ".。,;،" or numbered(text) is not None:
        return False
    is_item = bullet(text) is not None and shortest == 1
    return not is_item and not furniture.only_address(text) and any(map(str.isalnum, text))
