"""The head of a Markdown file: YAML between two lines of "---".

Every value is read as the text that stands there, so that no date or "no" changes its meaning.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from reader.markup.lines import one_line

LONGEST = 64_000
# Plain nesting is parsed by recursion; a head that a person wrote stays far below.
_DEEPEST = 20
# A key is a word or a few, and what follows it stands apart from the colon.
_KEY = re.compile(r"[^:]{1,60}:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head says, each value as text, a list as a tuple of texts; keys in lower case."""

    values: dict[str, str | tuple[str, ...]]

    def one(self, *keys: str) -> str:
        """Return the first of ``keys`` that has a text, a list's first entry included."""
        for key in keys:
            value = self.values.get(key, "")
            text = value if isinstance(value, str) else next(iter(value), "")
            if text:
                return text
        return ""

    def many(self, *keys: str) -> tuple[str, ...]:
        """Return all texts of the first of ``keys`` that has any."""
        for key in keys:
            value = self.values.get(key, "")
            texts = (value,) if isinstance(value, str) else value
            if any(texts):
                return tuple(text for text in texts if text)
        return ()


class BrokenFrontMatterError(ValueError):
    """The head is no YAML that a person would write."""


def split_front_matter(text: str) -> tuple[str, str]:
    """Return the head's text, without its rules, and the rest; the head is empty if none leads."""
    if not text.startswith("---"):
        return "", text
    first, newline, rest = text.partition("\n")
    if first.rstrip() != "---" or not newline:
        return "", text
    lines = rest[: LONGEST + 4].split("\n")
    end = next((n for n, line in enumerate(lines) if line.rstrip() in {"---", "..."}), None)
    # As in Pandoc, a rule before a blank line is a rule; and text between two rules is text.
    if end is None or (end > 0 and not (lines[0].strip() and _looks_like_head(lines[:end]))):
        return "", text
    head = "".join(line + "\n" for line in lines[:end])
    return head, rest[len(head) + len(lines[end]) + 1 :]


def _looks_like_head(lines: list[str]) -> bool:
    return any(_KEY.match(line) or line.startswith(("{", "[", "#")) for line in lines)


def parse_front_matter(head: str) -> FrontMatter:
    """Return what ``head`` says.

    Raises:
        BrokenFrontMatterError: it is not YAML, not a mapping, nested past sense, or uses aliases,
            which a few lines can make into gigabytes.
    """
    try:
        _check_events(head)
        # The base loader makes text, lists and mappings, and nothing else.
        loaded = yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BrokenFrontMatterError(str(error)) from error
    if loaded in (None, ""):
        return FrontMatter({})
    if not isinstance(loaded, dict):
        raise BrokenFrontMatterError("not a mapping")
    return FrontMatter({str(key).strip().lower(): _texts(value) for key, value in loaded.items()})


def _check_events(head: str) -> None:
    depth = 0
    for event in yaml.parse(head, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise BrokenFrontMatterError("aliases")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        if depth > _DEEPEST:
            raise BrokenFrontMatterError("nested")


def _texts(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, dict):
        # An author given as a mapping is known by the name in it.
        return _texts(value.get("name", ""))
    if isinstance(value, list):
        entries = (_texts(entry) for entry in value)
        return tuple(
            text for entry in entries for text in ((entry,) if isinstance(entry, str) else entry)
        )
    return one_line(str(value))
