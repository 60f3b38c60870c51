"""Tell what was read: worked out from the library when somebody asks, kept and sent nowhere."""

from reader.library import Library, reading_record
from reader.markup.search_query import condition_text
from reader.model.reading_record import ReadingRecord
from reader.model.search import Field


def record(library: Library, *, weeks: int, first_day: int) -> ReadingRecord:
    """Return what was read in the last ``weeks`` weeks, which begin on ``first_day`` (1 to 7).

    Raises:
        LibraryError: the library can't be read, with its sentence.
    """
    return reading_record.record(library, weeks=weeks, first_day=first_day)


def search_for(name: str, *, is_feed: bool) -> str:
    """Return what is typed to find a source's articles, "" where its name can't be looked for."""
    site = condition_text(Field.SITE, name)
    # A feed that is followed no more is found by the site that its articles are of.
    return f"{condition_text(Field.FEED, name)} OR {site}" if is_feed and site else site
