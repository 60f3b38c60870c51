"""What was read, week by week and source by source, as it can be told from a library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

# Of fewer whole weeks than this nobody can say what is usual.
_FEWEST_USUAL = 4


@dataclass(frozen=True, slots=True)
class WeekRead:
    """What was read in the week that ``begins`` on a day; ``minutes`` are the articles' length."""

    begins: date
    articles: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Usual:
    """What is read in a usual week: half of the weeks have more, half have less."""

    articles: int
    minutes: int


@dataclass(frozen=True, slots=True)
class SourceRead:
    """A feed or a site with what was read of it in the time that is told of.

    ``came`` is how many of its articles came in that time, ``came_read`` how many of those were
    read since. A ``name`` of "" is for articles that have no site.
    """

    name: str
    is_feed: bool
    articles: int
    minutes: int
    came: int
    came_read: int


@dataclass(frozen=True, slots=True)
class NeverRead:
    """A feed that is followed and of which nothing was ever read; so many articles wait."""

    feed: int
    name: str
    followed_since: datetime
    waiting: int


@dataclass(frozen=True, slots=True)
class ReadingRecord:
    """Weeks, the earliest first and the present one last; the sources most read first.

    ``usual`` is None while there are too few weeks. ``has_read`` says whether anything was read at
    all, in these weeks or before.
    """

    weeks: tuple[WeekRead, ...]
    usual: Usual | None = None
    sources: tuple[SourceRead, ...] = ()
    never_read: tuple[NeverRead, ...] = ()
    has_read: bool = False


def week_begin(day: date, first_day: int) -> date:
    """Return the day on which the week of ``day`` began; ``first_day`` is 1 (Monday) to 7."""
    return day - timedelta(days=(day.isoweekday() - first_day) % 7)


def usual_week(weeks: Sequence[WeekRead], *, since_before: bool) -> Usual | None:
    """Return what is usual in the weeks that are over, from the first in which anything was read.

    ``since_before`` says that something was read before these weeks, so that all of them count.
    """
    # Costs 10 ms that a start need not pay.
    from statistics import median

    over = list(weeks[:-1])
    while over and not since_before and not over[0].articles:
        del over[0]
    if len(over) < _FEWEST_USUAL:
        return None
    return Usual(
        round(median(week.articles for week in over)), round(median(week.minutes for week in over))
    )
