"""What of a person's changes to one page can be done to every page of its site.

A block is told by its place where nothing else on the page stands in such a place and is treated
otherwise; else by its words, where they can be a phrase that a site repeats.
"""

from collections.abc import Iterable, Sequence

from reader.model.repair import Block, Field, Repair
from reader.sources.dates import read_date
from reader.sources.words import fold

# What is longer is said once, on this page.
_PHRASE = 120
# A line about an author or a date says little else.
_HEAD_LINE = 200


def for_site(own: Repair, blocks: Sequence[Block], known: Repair, language: str) -> Repair:
    """Return what is done to a site from now on: ``known`` before, and ``own`` as far as it can be.

    ``blocks`` are those of the page that ``own`` is about, in ``language``.
    """
    shown_marks, shown_places = _named(own.shown, blocks, is_kept=True)
    hidden_marks, hidden_places = _named(own.hidden, blocks, is_kept=False)
    fields = dict(known.field_places) | dict(_field_places(own, blocks, language))
    return Repair(
        reading=own.reading or known.reading,
        shown=_joined(known.shown, shown_marks, hidden_marks),
        hidden=_joined(known.hidden, hidden_marks, shown_marks),
        shown_places=_joined(known.shown_places, shown_places, hidden_places),
        hidden_places=_joined(known.hidden_places, hidden_places, shown_places),
        field_places=tuple(fields.items()),
    )


def _named(
    marks: Iterable[str], blocks: Sequence[Block], *, is_kept: bool
) -> tuple[list[str], list[str]]:
    """Return by which marks and by which places blocks are told on other pages of the site."""
    wanted = set(marks)
    others = {place for block in blocks if block.is_kept is not is_kept for place in block.places}
    found_marks: list[str] = []
    found_places: list[str] = []
    for block in blocks:
        if not wanted.intersection(block.marks):
            continue
        own_places = [place for place in block.places if place not in others]
        if own_places:
            found_places += own_places
        elif len(block.text) <= _PHRASE:
            found_marks += block.marks
    return found_marks, found_places


def _joined(known: Iterable[str], new: Iterable[str], against: Iterable[str]) -> tuple[str, ...]:
    """Return what was known and what is new, without what is now wanted the other way."""
    taken_back = set(against)
    kept = (each for each in known if each not in taken_back)
    return tuple(dict.fromkeys((*kept, *new)))


def _field_places(own: Repair, blocks: Sequence[Block], language: str) -> Iterable[tuple[str, str]]:
    """Give where the page says what a person wrote for its head."""
    short = [block for block in blocks if block.places and len(block.text) <= _HEAD_LINE]
    if own.title:
        title = fold(own.title)
        yield from _first(Field.TITLE, (block for block in short if fold(block.text) == title))
    if own.authors:
        names = [fold(name) for name in own.authors]
        named = (block for block in short if all(name in fold(block.text) for name in names))
        yield from _first(Field.AUTHORS, named)
    if own.published:
        dated = (b for b in short if read_date(b.text, language.partition("-")[0]) == own.published)
        yield from _first(Field.PUBLISHED, dated)


def _first(field: Field, found: Iterable[Block]) -> Iterable[tuple[str, str]]:
    for block in found:
        yield field.value, block.places[0]
        return
