"""Answers for what stands beside the list, with its counts."""

from reader.library import collections, feeds, tags
from reader.library.connection import Library
from reader.model.outline import Outline

# With more articles than this, counting them takes longer than a frame.
_QUICKLY_COUNTED = 5_000


def outline(library: Library, *, counted: bool = True) -> Outline:
    """Return the collections, tags and feeds of the library, with their counts, if they are wanted."""
    found = tuple(tags.all_tags(library)) if has_any_tag(library) else ()
    kept = tuple(collections.collections(library, counted=counted))
    has_others = bool(found or kept)
    return Outline(feeds.outline(library, counted=counted, has_others=has_others), found, kept)


def is_quickly_counted(library: Library) -> bool:
    """Return whether counting everything takes no longer than a frame."""
    return feeds.newest_article(library) <= _QUICKLY_COUNTED


def has_any_tag(library: Library) -> bool:
    """Return whether a tag stands on any article, or has a colour."""
    sql = "SELECT 1 FROM article_tag UNION ALL SELECT 1 FROM tag LIMIT 1"
    return library.read_one(sql) is not None


def is_anything(library: Library) -> bool:
    """Return whether there is anything to stand beside the list."""
    return feeds.is_any_followed(library) or has_any_tag(library) or collections.is_any(library)
