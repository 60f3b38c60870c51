"""What an article can be saved as outside of the library."""

from enum import StrEnum
from pathlib import Path


class CopyForm(StrEnum):
    """A kind of file; the value is the ending of such a file's name."""

    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"


_OTHER_ENDINGS = {"htm": "html", "markdown": "md", "text": "txt"}


def form_of(path: Path) -> CopyForm | None:
    """Return the form that a file's name asks for, or None if it asks for none."""
    ending = path.suffix.lower().removeprefix(".")
    ending = _OTHER_ENDINGS.get(ending, ending)
    return CopyForm(ending) if ending in list(CopyForm) else None
