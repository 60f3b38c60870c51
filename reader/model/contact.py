"""What Senja contacted, so that a person can see every request that was ever sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reason(StrEnum):
    """What a request is made for."""

    PAGE = "page"
    PART = "part"
    PICTURE = "picture"
    FEED = "feed"
    ARCHIVE = "archive"
    ICON = "icon"
    """Of a feed; also the page that says where it is."""


class Outcome(StrEnum):
    """What became of a request; a status of 404 is an answer too."""

    ANSWERED = "answered"
    REDIRECTED = "redirected"
    REFUSED = "refused"
    """By us: the name leads where no page may send us, and no connection was opened."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Contact:
    """One request, or one hop of a redirected one.

    ``url`` carries no name, password or fragment; ``article`` is the id of the article that it was
    made for, or None; ``status`` is 0 where none came; ``size`` is in bytes as they were received.
    """

    moment: datetime
    url: str
    host: str
    reason: Reason
    article: int | None
    outcome: Outcome
    status: int
    size: int
