"""What reading one page gives, in the one form in which readings are compared."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as one extractor read it.

    ``text`` is the article's plain text, a line a block; ``captions`` are the lines of it, or of
    the page, that belong to pictures. ``html`` is the body's markup, empty where an extractor has
    none; ``published`` is ISO 8601 as precise as it was found. What was not found is empty.
    """

    text: str = ""
    captions: tuple[str, ...] = ()
    html: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    site: str = ""
    language: str = ""
    description: str = ""
