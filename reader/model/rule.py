"""A rule: what is done with a feed's article when it arrives, if certain words stand in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reader.model.feed import is_in_folder

_MOST_WORDS = 200


class RulePart(StrEnum):
    """Where a rule's words are looked for."""

    ANYWHERE = "anywhere"
    TITLE = "title"
    AUTHOR = "author"
    TEXT = "text"


class RuleAction(StrEnum):
    """What is done with an article that has the words."""

    HIDE = "hide"  # into the trash
    READ = "read"
    BOOKMARK = "bookmark"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done with articles of a feed, of a folder of feeds, or of all, by their words.

    ``words`` are words or phrases of which one is enough; a star at an end lets a word go on, as in
    "harbo*". ``feed`` is a feed's id, 0 for those of ``folder``, which is "" for every feed. ``tag``
    is what is put on where the action is to tag. A rule that is not kept yet has the id 0.
    """

    part: RulePart
    words: tuple[str, ...]
    action: RuleAction
    tag: str = ""
    feed: int = 0
    folder: str = ""
    id: int = 0


def split_words(text: str) -> tuple[str, ...]:
    """Return the words or phrases that a person wrote, parted by commas or lines."""
    found = (" ".join(each.split()) for each in re.split(r"[,\n،、，]", text))
    return tuple(dict.fromkeys(each for each in found if each.strip("*")))[:_MOST_WORDS]


def concerns(rule: Rule, feed: int, folder: str) -> bool:
    """Return whether a rule is meant for the feed with this id, in this folder."""
    if rule.feed:
        return rule.feed == feed
    return not rule.folder or is_in_folder(folder, rule.folder)


def tags_of(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the tags that these rules put on, each once."""
    return tuple(dict.fromkeys(each.tag for each in rules if each.action is RuleAction.TAG))
