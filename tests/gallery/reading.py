"""A year of somebody's reading, made up and always the same."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from reader.model.reading_record import NeverRead, ReadingRecord, SourceRead, WeekRead, usual_week

_BEGIN = date(2025, 12, 8)
_ARTICLES = (
    *(4, 6, 0, 2, 7, 9, 5, 6, 8, 4, 3, 0, 0, 5, 6, 7, 11, 9, 8, 6, 5, 7, 4, 6, 8, 10),
    *(12, 9, 6, 7, 5, 0, 1, 0, 3, 6, 8, 9, 7, 5, 6, 4, 8, 9, 14, 10, 7, 6, 8, 5, 9, 3),
)
_SINCE = datetime(2025, 3, 4, 8, 30, tzinfo=UTC)


def a_year_of_reading() -> ReadingRecord:
    """Return a record with good weeks, thin ones and some without any reading."""
    weeks = tuple(
        WeekRead(_BEGIN + timedelta(weeks=number), count, count * (6 + number % 5))
        for number, count in enumerate(_ARTICLES)
    )
    return ReadingRecord(
        weeks,
        usual_week(weeks, since_before=True),
        (
            SourceRead("The Evening", True, 74, 611, 208, 70),
            SourceRead("Letters on Gardens", True, 61, 420, 66, 60),
            SourceRead("صحيفة الغسق", True, 38, 344, 90, 31),
            SourceRead("harbour.example", False, 22, 187, 25, 21),
            SourceRead("夕暮れ通信", True, 17, 96, 40, 17),
            SourceRead("", False, 9, 130, 12, 9),
        ),
        (
            NeverRead(4, "All Announcements of the Ministry", _SINCE, 1_284),
            NeverRead(7, "Chess Problems", _SINCE, 52),
        ),
        has_read=True,
    )


def half_a_year_of_reading() -> ReadingRecord:
    """Return the same, as it is told of fewer weeks."""
    year = a_year_of_reading()
    return replace(year, weeks=year.weeks[26:])
