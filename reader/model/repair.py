"""What a person changes of how a page is read, and the page's blocks that it is about."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from reader.model.article import Draft


class Reading(StrEnum):
    """What is taken for the article in a page."""

    CHOSEN = "chosen"  # as Senja chooses
    SURE = "sure"  # only what surely is the article's running text
    MARKED = "marked"  # all that stands where its author marked the article
    WHOLE = "whole"  # all that the page shows


class Field(StrEnum):
    """What of an article's head can be edited."""

    TITLE = "title"
    AUTHORS = "authors"
    PUBLISHED = "published"


class BlockKind(StrEnum):
    """What a block of a page is."""

    TEXT = "text"
    HEADING = "heading"
    CAPTION = "caption"
    LIST = "list"
    QUOTATION = "quotation"
    CODE = "code"
    TABLE = "table"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a page, a table or a picture, and whether the article has it.

    ``marks`` name what it is made of: what has the same words has the same mark. ``places`` name
    where it stands, as other pages of the site have such places too; a picture has none.
    """

    marks: tuple[str, ...]
    text: str
    kind: BlockKind
    is_kept: bool
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """The changes to one article, or, with places, those to every page of a site.

    ``reading`` is None where nothing was chosen. ``shown`` and ``hidden`` are marks of blocks.
    ``title``, ``authors``, ``published``, ``language`` and ``url`` are the person's own words, None
    where they are the page's. ``field_places`` says where the pages of a site have them.
    """

    reading: Reading | None = None
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None
    shown_places: tuple[str, ...] = ()
    hidden_places: tuple[str, ...] = ()
    field_places: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    url: str | None = None

    def __bool__(self) -> bool:
        return self != Repair()

    @property
    def changes_blocks(self) -> bool:
        """Whether it changes the text, and not the words of the head alone."""
        without = replace(self, title=None, authors=None, published=None, language=None, url=None)
        return without != Repair()


@dataclass(frozen=True, slots=True)
class HeadEdit:
    """What a person writes anew of articles' heads; None leaves it as it is.

    ``published`` is ISO 8601, and "" for no date.
    """

    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None

    def __bool__(self) -> bool:
        return self != HeadEdit()


@dataclass(frozen=True, slots=True)
class Reread:
    """A page as it is read with a repair: what the article would be, and all blocks of the page.

    ``draft`` has the page's own words in its head, and no bytes of pictures. ``site`` is the host
    whose pages a change can be remembered for, or "".
    """

    draft: Draft
    blocks: tuple[Block, ...] = ()
    site: str = ""


def edited(draft: Draft, repair: Repair) -> Draft:
    """Return ``draft`` with the words that a person wrote for its head."""
    changes: dict[str, object] = {}
    if repair.title is not None:
        changes["title"] = repair.title
    if repair.authors is not None:
        changes["authors"] = repair.authors
    if repair.published is not None:
        changes["published"] = repair.published or None
    if repair.language is not None:
        changes["language"] = repair.language
    if repair.url is not None:
        changes["url"] = repair.url
    return replace(draft, **changes) if changes else draft  # type: ignore[arg-type] # each by its name


def to_json(repair: Repair) -> str:
    """Return a repair as it is stored: what was changed by its name, "" where nothing was."""
    usual = Repair()
    values = {
        each.name: getattr(repair, each.name)
        for each in fields(Repair)
        if getattr(repair, each.name) != getattr(usual, each.name)
    }
    return json.dumps(values, ensure_ascii=False) if values else ""


def from_json(text: str) -> Repair:
    """Return a stored repair; what a newer version wrote in it besides is passed over."""
    stored: Mapping[str, object] = json.loads(text) if text else {}
    known = {each.name for each in fields(Repair)}
    values: dict[str, object] = {}
    for name, value in stored.items():
        if name == "reading":
            values[name] = next((each for each in Reading if each.value == value), None)
        elif name == "field_places" and isinstance(value, list):
            values[name] = tuple((str(field), str(place)) for field, place in value)
        elif name in known:
            values[name] = tuple(value) if isinstance(value, list) else value
    return Repair(**values)  # type: ignore[arg-type] # each by its name
