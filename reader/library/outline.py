"""Answers for what stands beside the list, with its counts."""

from reader.library import feeds, tags
from reader.library.connection import Library
from reader.model.outline import Outline


def outline(library: Library) -> Outline:
    """Return the tags and the feeds of the library, with their counts."""
    found = tuple(tags.all_tags(library)) if has_any_tag(library) else ()
    return Outline(feeds.outline(library, counts=bool(found)), found)


def has_any_tag(library: Library) -> bool:
    """Return whether a tag stands on any article, or has a colour."""
    sql = "SELECT 1 FROM article_tag UNION ALL SELECT 1 FROM tag LIMIT 1"
    return library.read_one(sql) is not None


def is_anything(library: Library) -> bool:
    """Return whether there is anything to stand beside the list."""
    return feeds.is_any_followed(library) or has_any_tag(library)
