"""Reads an article as people copy it out of a page: title, date, authors, body, and the rest.

It never raises on any text and loses no line of it: what is not title or body is left out by
name and number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.markup.lines import one_line
from reader.model.article import Draft, LeftOut, LeftOutRole
from reader.model.repair import Block, BlockKind, Repair
from reader.sources import lines
from reader.sources.blocks import blocks_of, to_html, to_text
from reader.sources.languages import detect_language
from reader.sources.lines import Unit
from reader.sources.outline import Mark, Outline, Part, outline
from reader.sources.pages.repaired import mark_of
from reader.sources.publisher import site_of, split_title
from reader.sources.words import Words, words_for

# A text without a title is called by its first words, up to about here.
FIRST_WORDS = 70


def read_pasted(text: str, *, fallback_title: str = "", repairs: Sequence[Repair] = ()) -> Draft:
    """Read a pasted text or a plain text file.

    Args:
        text: Any text at all, with any newlines.
        fallback_title: What to call it where no line of it is a title, such as a file's name.
        repairs: Which lines a person put back or took out.

    Returns:
        The article; its body holds paragraphs only, and every line that is neither body nor
        title is in ``left_out``.
    """
    return read_with_blocks(text, fallback_title, repairs)[0]


def read_with_blocks(
    text: str, fallback_title: str, repairs: Sequence[Repair]
) -> tuple[Draft, tuple[Block, ...]]:
    """Return what ``read_pasted`` does, and each line but the title's as a block."""
    found = outlined(text, fallback_title, repairs)
    outline_, units = found.outline, found.units
    body = [
        (unit, outline_.marks.get(place) is Part.CAPTION)
        for place, unit in enumerate(units)
        if outline_.marks.get(place) in {None, Part.CAPTION}
    ]
    blocks = blocks_of(body)
    draft = replace(found.draft, html=to_html(blocks), text=to_text(blocks))
    return draft, tuple(
        Block((mark_of(unit.text),), unit.text, *_kind(outline_.marks.get(place)))
        for place, unit in enumerate(units)
        if place != outline_.title
    )


@dataclass(frozen=True, slots=True)
class Outlined:
    """What was made out about a text: its lines, what each is, and an article without a body."""

    units: list[Unit]
    outline: Outline
    words: Words
    draft: Draft


def outlined(text: str, fallback_title: str, repairs: Sequence[Repair]) -> Outlined:
    """Return what the lines of a text are, as a person wants it."""
    cleaned = lines.clean(text)
    units = lines.units(cleaned)
    language = detect_language(_running_text(units))
    words = words_for(language)
    found = outline(units, words, language)
    for repair in repairs:
        _repair(units, found, repair)
    site = site_of(units, found, words)
    title, suffix = _title(units, found, site, fallback_title)
    draft = Draft(
        title=one_line(title),
        html="",
        text="",
        identity_text=lines.identity(cleaned),
        authors=tuple(one_line(name) for name in found.authors if name != site),
        site=one_line(site or suffix),
        url=found.url,
        published=found.dateline.iso if found.dateline else None,
        language=language,
        related=tuple(found.related),
        next_page=found.next_page,
        left_out=_left_out(units, found, title),
    )
    return Outlined(units, found, words, draft)


def _repair(units: list[Unit], found: Outline, repair: Repair) -> None:
    """Put lines back into the body, or take them out of it."""
    for place, unit in enumerate(units):
        mark = mark_of(unit.text)
        if place == found.title:
            continue
        if mark in repair.shown and isinstance(found.marks.get(place), LeftOutRole):
            del found.marks[place]
        elif mark in repair.hidden and not isinstance(found.marks.get(place), LeftOutRole):
            found.marks[place] = LeftOutRole.CHROME


def _kind(mark: Mark | None) -> tuple[BlockKind, bool]:
    """Return what a line is, and whether the article has it."""
    kind = BlockKind.CAPTION if mark is Part.CAPTION else BlockKind.TEXT
    return kind, not isinstance(mark, LeftOutRole)


def _running_text(units: list[Unit]) -> str:
    """Return what tells the language best: the long lines, or all where there are none."""
    prose: list[str] = []
    size = 0
    for unit in units:
        if unit.is_prose and size < lines.LONG * 60:
            prose.append(unit.text)
            size += len(unit.text)
    return "\n".join(prose or [unit.text for unit in units[:100]])


def _title(units: list[Unit], found: Outline, site: str, fallback: str) -> tuple[str, str]:
    """Return the title alone, and the site's name where it ended with it."""
    if found.title is not None:
        return split_title(units[found.title].text, site)
    if fallback.strip():
        return lines.clean(fallback).strip(), ""
    first = next((unit for place, unit in enumerate(units) if place not in found.marks), None)
    return (_first_words(first.text) if first else ""), ""


def _first_words(text: str) -> str:
    """Return the beginning of a text, cut at a word where it is long."""
    start = text.partition("\n")[0]
    if lines.weight(start[: FIRST_WORDS + 1]) <= FIRST_WORDS:
        return start
    size, end = 0, 0
    while end < len(start) and size < FIRST_WORDS:
        size += lines.weight(start[end])
        end += 1
    cut = start[:end]
    words = cut.rpartition(" ")[0].rstrip(" ,;:.-–—")
    return f"{words if 2 * len(words) > len(cut) else cut.rstrip()}…"


def _left_out(units: list[Unit], found: Outline, title: str) -> tuple[LeftOut, ...]:
    roles = {p: mark for p, mark in found.marks.items() if isinstance(mark, LeftOutRole)}
    if found.title is not None and units[found.title].text != title:
        # The whole line, with the site's name that was taken off the title.
        roles[found.title] = LeftOutRole.REPEAT
    return tuple(
        LeftOut(units[place].number + offset, line, role)
        for place, role in sorted(roles.items())
        for offset, line in enumerate(units[place].lines)
    )
