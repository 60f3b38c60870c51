"""A step: something that was done to the library and can be taken back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StepKind(StrEnum):
    """What was done."""

    READ = "read"
    UNREAD = "unread"
    ALL_READ = "all_read"
    BOOKMARK = "bookmark"
    UNBOOKMARK = "unbookmark"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"
    DELETE = "delete"
    UNDELETE = "undelete"
    TAG = "tag"
    UNTAG = "untag"
    TAGS = "tags"  # some put on, others taken off
    RENAME_TAG = "rename_tag"
    DELETE_TAG = "delete_tag"
    COLOR_TAG = "color_tag"
    EDIT = "edit"
    NOTE = "note"
    REPAIR = "repair"
    VERSION = "version"
    ADD = "add"
    FOLLOW = "follow"
    UNSUBSCRIBE = "unsubscribe"
    FEED = "feed"  # its settings
    ARRANGE = "arrange"
    RULE = "rule"
    REMOVE_RULE = "remove_rule"
    KEEPING = "keeping"
    KEEP_SEARCH = "keep_search"
    CHANGE_SEARCH = "change_search"
    DELETE_SEARCH = "delete_search"
    UNKNOWN = ""  # a newer Senja did it


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done; ``words`` is what it was done to or with: a title, a tag, a name.

    ``count`` is how many articles it changed, ``article`` the one that is shown when it is taken
    back, or 0. ``made_at`` is UTC-aware.
    """

    id: int
    kind: StepKind
    words: str
    article: int
    count: int
    made_at: datetime
    is_undone: bool
