"""Finds the one date a line of text gives, in many languages, and writes it as ISO 8601.

It never fills in what the text does not say: no day, year or zone is made up, and an order of
day and month that cannot be told is not guessed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# A date stands in a short line; more than this is prose and is not looked through.
LONGEST = 400
# How far from the date its time of day may stand.
NEAR = 40
# How many words ("de", "th", "tahun") may stand between the parts of a date.
CONNECTORS = 2
YEARS = range(1500, 2200)
BUDDHIST_YEARS = range(2400, 2700)
BUDDHIST_OFFSET = 543
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}

# Whose month names are tried, in this order, after those of the language that was given. Where
# two languages disagree about a word ("listopad"), the earlier one has it.
MONTH_LANGUAGES = (
    *("en", "id", "ms", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "tr", "ar", "ar_LB"),
    *("he", "hi", "vi", "th", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "bg", "el", "ca"),
    *("fa", "bn", "ta", "jv", "fil", "hr", "sl", "sr", "lt", "lv", "et"),
)
# Short forms that newspapers use and CLDR does not have.
MORE_MONTHS = {
    "sept": 9,
    "agt": 8,
    "ags": 8,
    "agust": 8,
    "nop": 11,
    "peb": 2,
    "pebruari": 2,
    "januar": 1,
    "jänner": 1,
    "maerz": 3,
    "mrz": 3,
    "setembro": 9,
    "setiembre": 9,
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "oct": 10,
    "nov": 11,
    "dec": 12,
    "des": 12,
    "okt": 10,
    "ott": 10,
    "dic": 12,
    "dez": 12,
}
MONTH_PREFIXES = ("ב", "و")  # Hebrew "in", Arabic "and", written onto the month

_HOUR = 60
_OFFSETS = {
    "WIB": 7,
    "WITA": 8,
    "WIT": 9,
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "BST": 1,
    "WET": 0,
    "WEST": 1,
    "CET": 1,
    "CEST": 2,
    "MEZ": 1,
    "MESZ": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "МСК": 3,
    "TRT": 3,
    "TSİ": 3,
    "AST": -4,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "AKST": -9,
    "AKDT": -8,
    "HST": -10,
    "BRT": -3,
    "ART": -3,
    "IST": 5.5,
    "PKT": 5,
    "NPT": 5.75,
    "ICT": 7,
    "HKT": 8,
    "SGT": 8,
    "MYT": 8,
    "PHT": 8,
    "AWST": 8,
    "JST": 9,
    "KST": 9,
    "ACST": 9.5,
    "AEST": 10,
    "AEDT": 11,
    "NZST": 12,
    "NZDT": 13,
    "SAST": 2,
    "CAT": 2,
    "EAT": 3,
    "WAT": 1,
    "بتوقيت غرينتش": 0,
    "بتوقيت جرينتش": 0,
}
# "CST" is China's too, and "IST" Israel's.
_OFFSETS_BY_LANGUAGE = {("CST", "zh"): 8.0, ("IST", "he"): 2.0}
# Names that say the place but not the season: the date decides.
_PLACES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
_AMERICAN = {"EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT", "HST"}
_AMERICAN |= set(_PLACES)

_BEFORE_NOON = ("am", "오전", "上午", "午前", "凌晨", "早上", "ص", "صباحا", "पूर्वाह्न", "sa", "πμ")
_AFTER_NOON = ("pm", "오후", "下午", "午後", "晚上", "م", "مساء", "अपराह्न", "ch", "μμ")
_PERIOD_BEFORE = "오전|오후|上午|下午|午前|午後|凌晨|早上|晚上|पूर्वाह्न|अपराह्न"
_PERIOD_AFTER = r"[ap]\.?m\b\.?|[AP]\.?M\b\.?|صباحا|مساء|ص\b|م\b|SA\b|CH\b|π\.μ\.|μ\.μ\."

_TOKEN = re.compile(r"\d+|[^\s\d,;:|/()\[\]<>«»\"“”–—・。、-]+")
_EAST = re.compile(
    r"(?:(令和|平成|昭和)\s?)?(\d{1,4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号]?"
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4})(?:-(\d{1,2})-|/(\d{1,2})/|\.\s?(\d{1,2})\.\s?)(\d{1,2})(?!\d)"
)
_YEAR_LAST = re.compile(r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_CLOCK = re.compile(
    rf"(?<![\d:.])(?:({_PERIOD_BEFORE})\s?)?"
    r"(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])"
    r"|(\d{1,2})\s?[hH]\s?(\d{2})?(?![\w])"
    r"|(\d{1,2})\s?[時时点點시](?:\s?(\d{1,2})\s?[分분])?"
    r"|(\d{1,2})\.(\d{2})(?![\d.])"
    r"|(\d{1,2})(?=\s?(?:[ap]\.?m\b|[AP]\.?M\b|Uhr\b)))"
    rf"(?:\s?({_PERIOD_AFTER}))?"
)
_AFTER_CLOCK = r"[\s.(\[]{0,3}(?:(?:Uhr|hrs?|h|น\.|น|uur|год|г)\b\.?[\s(\[]{0,2})?"
_ZONE = re.compile(
    _AFTER_CLOCK
    + r"(?:(?:GMT|UTC)\s?(?=[+\-−]))?(?:([+\-−])(\d{1,2})(?::?(\d{2}))?(?![\d:])|("
    + "|".join(sorted({*_OFFSETS, *_PLACES}, key=len, reverse=True))
    + r")(?!\w))"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in ISO 8601 and the parts of the line it was read from, as (start, end) pairs."""

    iso: str
    spans: tuple[tuple[int, int], ...]

    def rest(self, line: str) -> str:
        """Return the line without what the date was read from."""
        kept = list(line)
        for start, end in self.spans:
            kept[start:end] = " " * (end - start)
        return "".join(kept)


@dataclass(frozen=True, slots=True)
class _Day:
    year: int
    month: int
    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def number(self) -> int | None:
        return int(self.text) if self.text.isdecimal() and len(self.text) <= 4 else None  # noqa: PLR2004 (years have four digits)


def read_date(text: str, language: str = "") -> str | None:
    """Read the first full date of a line, with its time and zone where they are given.

    Args:
        text: A line such as "Minggu, 11 September 2022 12:50 WIB"; day, month and year needed.
        language: BCP 47 tag of the text, "" when unknown; it decides the order of "3/4/2022".

    Returns:
        ISO 8601, as precise as the text: a date, a local time, or an instant with its offset.
    """
    found = find_date(text, language)
    return found.iso if found else None


def find_date(text: str, language: str = "") -> FoundDate | None:
    """Find the first full date of a line and where it stands (see ``read_date``)."""
    line = _ascii_digits(text[:LONGEST])
    day = _find_day(line, language.partition("-")[0].lower())
    if day is None:
        return None
    return _with_time(line, day, language)


def _ascii_digits(text: str) -> str:
    """Return the text with every script's digits as 0-9, at the same places."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _find_day(line: str, language: str) -> _Day | None:
    days = (*_numeric_days(line, language), *_named_days(line, language))
    return min(days, key=lambda day: day.start, default=None)


def _numeric_days(line: str, language: str) -> Iterator[_Day]:
    if match := _EAST.search(line):
        year = int(match[2]) + ERAS.get(match[1] or "", 0)
        yield from _checked(year, int(match[3]), int(match[4]), *match.span())
    if match := _YEAR_FIRST.search(line):
        month = int(match[2] or match[3] or match[4])
        yield from _checked(int(match[1]), month, int(match[5]), *match.span())
    if match := _YEAR_LAST.search(line):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if _months_first(line, first, second, match[2], language) is True:
            first, second = second, first
        elif _months_first(line, first, second, match[2], language) is None:
            return
        yield from _checked(year, second, first, *match.span())


def _months_first(line: str, first: int, second: int, mark: str, language: str) -> bool | None:
    """Tell whether "3/4/2022" is March 4; None where nothing in the text tells.

    Only English is written both ways, so there the zone of the line decides, and without one a
    date that could be either stays unread: a wrong month would look just as sure as a right one.
    """
    if first > 12 or second > 12 or first == second or mark == ".":  # noqa: PLR2004 (months of a year)
        return second > 12  # noqa: PLR2004 (months of a year)
    if language == "en":
        zone = _zone_name(line)
        return zone in _AMERICAN if zone else None
    return _language_puts_month_first(language) if language else None


def _zone_name(line: str) -> str:
    for match in _CLOCK.finditer(line):
        if zone := _ZONE.match(line, match.end()):
            return zone[4] or "offset"
    return ""


@cache
def _language_puts_month_first(language: str) -> bool:
    from babel import Locale, UnknownLocaleError

    try:
        pattern = str(Locale.parse(language).date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError):
        return False
    return pattern.lstrip("'").startswith("M")


def _named_days(line: str, language: str) -> Iterator[_Day]:
    tokens = [_Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(_parted(line))]
    if not any(len(token.text) == 4 and token.number for token in tokens):  # noqa: PLR2004 (years have four digits)
        return
    own = list(_days_by_name(line, tokens, _months_of(language))) if language else []
    yield from own or _days_by_name(line, tokens, _months_of_all())


def _days_by_name(line: str, tokens: list[_Token], names: dict[str, int]) -> Iterator[_Day]:
    for index in range(len(tokens)):
        month, width = _month_at(tokens, index, names)
        if not month:
            continue
        before = _number_near(tokens, index - 1, -1)
        after = _number_near(tokens, index + width, 1)
        second = _number_near(tokens, after[0] + 1, 1) if after else None
        for day, year in _day_and_year(before, after, second):
            numbers = [tokens[i] for i in (day[0], year[0])]
            start = min(tokens[index].start, *(n.start for n in numbers))
            end = max(tokens[index + width - 1].end, *(n.end for n in numbers))
            found = list(_checked(_western(year[1], line), month, day[1], start, end))
            if found:
                yield found[0]
                return


def _parted(line: str) -> str:
    """Return the line with the dots that end an ordinal ("11.September") as blanks."""
    return re.sub(r"(?<=\d)[.ºª](?!\d)|(?<=\d)\.(?=\d{4}(?!\d))", " ", line)


Numbered = tuple[int, int]


def _number_near(tokens: list[_Token], index: int, step: int) -> Numbered | None:
    """Return place and value of the next number, past a few short words such as "de"."""
    for skipped in range(CONNECTORS + 1):
        place = index + skipped * step
        if not 0 <= place < len(tokens):
            return None
        number = tokens[place].number
        if number is not None:
            return place, number
    return None


def _day_and_year(
    before: Numbered | None, after: Numbered | None, second: Numbered | None
) -> Iterator[tuple[Numbered, Numbered]]:
    """Give the ways to read the numbers around a month's name, the likeliest first."""
    if before and after:
        yield before, after  # 11 September 2022
    if after and second:
        yield after, second  # September 11, 2022
    if before and after:
        yield after, before  # 2022 September 11


def _western(year: int, line: str) -> int:
    thai = any("\u0e00" <= char <= "\u0e7f" for char in line)
    return year - BUDDHIST_OFFSET if thai and year in BUDDHIST_YEARS else year


def _checked(year: int, month: int, day: int, start: int, end: int) -> Iterator[_Day]:
    if year not in YEARS:
        return
    try:
        datetime(year, month, day)  # noqa: DTZ001 (only asks whether there is such a day)
    except ValueError:
        return
    yield _Day(year, month, day, start, end)


def _month_at(tokens: list[_Token], index: int, names: dict[str, int]) -> tuple[int, int]:
    """Return the month that stands at a token and how many tokens name it, or (0, 0)."""
    word = _month_key(tokens[index].text)
    if index + 1 < len(tokens):
        following = _month_key(tokens[index + 1].text)
        if month := names.get(f"{word} {following}", 0):
            return month, 2
    if month := names.get(word, 0) or MORE_MONTHS.get(word, 0):
        return month, 1
    if word[:1] in MONTH_PREFIXES and (month := names.get(word[1:], 0)):
        return month, 1
    return 0, 0


def _month_key(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace(".", "").strip("'’،־")


@cache
def _months_of_all() -> dict[str, int]:
    merged: dict[str, int] = {}
    for language in reversed(MONTH_LANGUAGES):
        merged.update(_months_of(language))
    return merged


@cache
def _months_of(language: str) -> dict[str, int]:
    """Return a language's month names and short forms from CLDR, without bare numbers."""
    from babel import Locale, UnknownLocaleError  # costs 30 ms, and only a worker reads dates

    try:
        forms = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            for number, name in forms[context][width].items():
                key = _month_key(name)
                if not key.rstrip("月월").isdecimal():
                    names[key] = number
    return names


def _with_time(line: str, day: _Day, language: str) -> FoundDate:
    date = f"{day.year:04}-{day.month:02}-{day.day:02}"
    span = (day.start, day.end)
    clock = _clock_near(line, day)
    if clock is None:
        return FoundDate(date, (span,))
    hour, minute, second = _hours(clock)
    moment = datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001 (a zone only where the text has one)
    zone, end = _zone_after(line, clock.end(), moment, language)
    return FoundDate(moment.replace(tzinfo=zone).isoformat(), (span, (clock.start(), end)))


def _clock_near(line: str, day: _Day) -> re.Match[str] | None:
    """Return the time of day just after the date, or else just before it."""
    start = day.end + 1 if line[day.end : day.end + 1] in {"T", "t"} else day.end
    for match in _CLOCK.finditer(line, start, min(len(line), day.end + NEAR)):
        if _is_time(match):
            return match
    first = max(0, day.start - NEAR)
    before = [m for m in _CLOCK.finditer(line, first, day.start) if _is_time(m)]
    return before[-1] if before else None


def _is_time(match: re.Match[str]) -> bool:
    hour, minute, second = _hours(match)
    return hour < 24 and minute < _HOUR and second < _HOUR  # noqa: PLR2004 (hours of a day)


def _hours(match: re.Match[str]) -> tuple[int, int, int]:
    hour = int(match[2] or match[5] or match[7] or match[9] or match[11])
    minute = int(match[3] or match[6] or match[8] or match[10] or 0)
    period = (match[1] or match[12] or "").casefold().replace(".", "")
    if period in _AFTER_NOON and hour < 12:  # noqa: PLR2004 (noon)
        hour += 12
    if period in _BEFORE_NOON and hour == 12:  # noqa: PLR2004 (midnight is 12 a.m.)
        hour = 0
    return hour, minute, int(match[4] or 0)


def _zone_after(
    line: str, place: int, moment: datetime, language: str
) -> tuple[tzinfo | None, int]:
    """Return the zone that follows a time of day, and where it ends."""
    match = _ZONE.match(line, place)
    if match is None:
        return None, place
    if match[1]:
        minutes = int(match[2][:2]) * _HOUR + int(match[3] or 0)
        zone = _fixed(minutes if match[1] == "+" else -minutes)
        return zone, match.end() if zone else place
    name = match[4]
    if name in _PLACES:
        return _season(_PLACES[name], moment), match.end()
    hours = _OFFSETS_BY_LANGUAGE.get((name, language), _OFFSETS[name])
    return _fixed(int(hours * _HOUR)), match.end()


def _fixed(minutes: int) -> timezone | None:
    return timezone(timedelta(minutes=minutes)) if abs(minutes) <= 14 * _HOUR else None


def _season(place: str, moment: datetime) -> timezone | None:
    try:
        offset = moment.replace(tzinfo=ZoneInfo(place)).utcoffset()
    except ZoneInfoNotFoundError:  # Windows without the tzdata package
        return None
    return timezone(offset) if offset is not None else None
