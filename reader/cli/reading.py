"""The command that tells what was read."""

import argparse
from collections.abc import Callable

from reader.cli.output import DONE, Call, tell, tell_json
from reader.operations.describe import never_read_fields, source_read_fields, week_read_fields

_WEEKS = 26
_MOST_WEEKS = 520
_MONDAY = 1


def add_parser(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the command; ``command`` makes a parser of a name and a sentence."""
    reading = command(
        "reading",
        "Tell what was read: by week, by source, and feeds of which nothing was. It counts what was "
        "opened or marked as read by itself, and is worked out from the library alone.",
    )
    reading.add_argument(
        "--weeks", type=_weeks, default=_WEEKS, metavar="N", help=f"the last N weeks ({_WEEKS})"
    )


def reading(call: Call) -> int:
    """Print weeks, the earliest first, then sources and feeds."""
    # Only this command asks for it.
    from reader.operations import reading_record

    record = reading_record.record(
        call.library, weeks=call.arguments.weeks, first_day=_first_day_of_week()
    )
    if call.arguments.json:
        for fields in (
            *map(week_read_fields, record.weeks),
            *map(source_read_fields, record.sources),
            *map(never_read_fields, record.never_read),
        ):
            tell_json(fields)
        return DONE
    for week in record.weeks:
        tell(f"{week.begins}  {week.articles:>5} articles  {week.minutes:>6} min")
    for source in record.sources:
        name = source.name or "(without a site)"
        of_those = f"{source.came_read} of {source.came} that came"
        tell(f"{source.articles:>6} read  {source.minutes:>6} min  {of_those}  {name}")
    for feed in record.never_read:
        tell(f"never read  {feed.waiting:>5} unread  {feed.name}")
    return DONE


def _weeks(text: str) -> int:
    weeks = int(text)
    if not 0 < weeks <= _MOST_WEEKS:
        raise ValueError
    return weeks


def _first_day_of_week() -> int:
    """Return the day on which weeks begin where the reader is, 1 (Monday) to 7."""
    # Costs 30 ms that the other commands need not pay.
    from babel import Locale, UnknownLocaleError, default_locale

    try:
        return Locale.parse(default_locale("LC_TIME") or "").first_week_day + 1
    except (UnknownLocaleError, ValueError):
        return _MONDAY
