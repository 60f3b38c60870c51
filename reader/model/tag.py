"""A person's own tags: nested by "/", each with a colour if one was given."""

from dataclasses import dataclass
from enum import StrEnum

_LONGEST = 120
_DEEPEST = 10


class TagColor(StrEnum):
    """The colours that a tag can have; what they look like is the theme's to say."""

    NONE = ""
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that stands on ``count`` articles; those of tags below it are not counted."""

    name: str
    count: int
    color: TagColor = TagColor.NONE


def tag_name(text: str) -> str:
    """Return a tag as a person wrote it, tidied: one blank, one line between its steps; or ""."""
    steps = (" ".join(step.split()) for step in text.replace(",", " ").lstrip("#").split("/"))
    return "/".join([step for step in steps if step][:_DEEPEST])[:_LONGEST].rstrip("/ ")


def is_in_tag(name: str, tag: str) -> bool:
    """Return whether a tag is ``tag`` or stands below it."""
    return name == tag or name.startswith(f"{tag}/")
