"""An article: what is read, whatever it was before."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.model.picture import PictureKind


class SourceKind(StrEnum):
    """The door an article came in by."""

    FILE = "file"
    FOLDER = "folder"
    PASTED = "pasted"
    CLIPPED = "clipped"  # a piece of a page, pasted with its formatting
    SHELF = "shelf"
    PAGE = "page"
    FEED = "feed"


class LeftOutRole(StrEnum):
    """Why a line of the source is not in the body."""

    CHROME = "chrome"  # buttons and menus above the article
    DATELINE = "dateline"  # became the article's date
    BYLINE = "byline"  # became the article's authors
    REPEAT = "repeat"  # a caption's or the title's second showing
    RELATED = "related"  # became related reading
    PAGINATION = "pagination"  # "Next", "2", "Selanjutnya"
    FOOTER = "footer"  # follow us, copyright, newsletters
    FRONT_MATTER = "front_matter"  # a Markdown file's head that could not be read


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from: its door, and a path or a name there."""

    kind: SourceKind
    place: str


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A "read also" line of the article; ``url`` is empty where only the title was copied."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line judged not to be body, kept with its place so that the judgement can be undone.

    ``line`` counts the source's lines from 1.
    """

    line: int
    text: str
    role: LeftOutRole


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes as they were, checked to be a raster image; sizes are in pixels.

    ``address`` is the ``src`` that its page gives it, by which it is found again.
    """

    sha256: str
    mime: str
    width: int
    height: int
    data: bytes
    kind: PictureKind = PictureKind.UNKNOWN
    address: str = ""


@dataclass(frozen=True, slots=True)
class PageBytes:
    """A page as it came: where it was found, and what its server called its encoding."""

    url: str
    charset: str
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is needed, beside an article's original bytes, to read them again.

    ``page`` has no bytes of its own; ``parts`` are the further pages that the article goes on to.
    """

    page: PageBytes
    parts: tuple[PageBytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What reading a source gives, ready to be stored.

    ``html`` is sanitized and ``text`` is its plain text. ``published`` is ISO 8601 and only as
    precise as the source: a date, a local time, or an instant with its offset; never a made-up
    zone. ``next_page`` is an address, True where only a mark of a next page is known, or None.
    ``identity_text`` is what the content's hash is taken of. ``notice`` is one sentence for the
    reader about how the source was read, or empty. ``origin`` is there for pages that were fetched.
    """

    title: str
    html: str
    text: str
    identity_text: str
    authors: tuple[str, ...] = ()
    site: str = ""
    url: str = ""
    published: str | None = None
    language: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    related: tuple[RelatedLink, ...] = ()
    next_page: str | bool | None = None
    left_out: tuple[LeftOut, ...] = ()
    pictures: tuple[Picture, ...] = ()
    notice: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the library without its body.

    ``saved_at``, ``read_at``, ``bookmarked_at``, ``archived_at`` and ``deleted_at`` are ours and
    UTC-aware. ``note`` is what a person wrote on it. ``missing`` says that the file it came from is gone; the article itself is whole. ``tags`` are
    its author's, ``own_tags`` a person's; ``also_in`` names the feeds, beside that of its ``site``,
    that brought the same.
    """

    id: int
    title: str
    authors: tuple[str, ...]
    site: str
    url: str
    published: str | None
    saved_at: datetime
    language: str
    description: str
    word_count: int
    reading_minutes: int
    read_at: datetime | None
    bookmarked_at: datetime | None
    archived_at: datetime | None
    tags: tuple[str, ...]
    related: tuple[RelatedLink, ...]
    next_page: str | bool | None
    source: Source
    missing: bool
    notice: str
    own_tags: tuple[str, ...] = ()
    also_in: tuple[str, ...] = ()
    deleted_at: datetime | None = None
    note: str = ""

    @property
    def sites(self) -> str:
        """Where it was published: its site, and the other feeds that brought it."""
        return ", ".join(filter(None, (self.site, *self.also_in)))

    @property
    def is_read(self) -> bool:
        """Whether it was opened and read."""
        return self.read_at is not None

    @property
    def is_bookmarked(self) -> bool:
        """Whether it carries a bookmark."""
        return self.bookmarked_at is not None

    @property
    def is_archived(self) -> bool:
        """Whether it was put into the archive."""
        return self.archived_at is not None


@dataclass(frozen=True, slots=True)
class Content:
    """An article's body: sanitized HTML, its plain text, and what was left out of it."""

    html: str
    text: str
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One of an article's bodies; ``is_shown`` says that it is the present one."""

    id: int
    stored_at: datetime
    word_count: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class ReadingPosition:
    """The place where an article was left, steady when the window or the type changes size.

    ``block`` counts the page's blocks from 0; ``fraction`` is the part of that block that lies
    above the window's upper edge, and ``progress`` the part of the whole page that was read,
    both from 0 to 1.
    """

    block: int
    fraction: float
    progress: float
