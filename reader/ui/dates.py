"""Dates as the reader writes them."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime


def page_date(published: str | None) -> str:
    """Return an author's date in full, with its time and zone where the author gave them."""
    if not published:
        return ""
    locale = QLocale()
    if len(published) <= len("2022-09-11"):
        day = _day(published)
        return "" if day is None else locale.toString(_qt_date(day), QLocale.FormatType.LongFormat)
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    when = locale.toString(_qt_date(moment.date()), QLocale.FormatType.LongFormat)
    return f"{when}, {clock_time(moment)}{_zone(moment)}"


def clock_time(moment: datetime) -> str:
    """Return the time of day, to the minute."""
    at = QTime(moment.hour, moment.minute)
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)


def list_date(published: str | None, saved: datetime, today: date) -> str:
    """Return a short date for the list: the author's, else the day it was saved."""
    day = _day(published or "") or saved.astimezone().date()
    if day == today:
        return QCoreApplication.translate("dates", "Today")
    locale = QLocale()
    if day.year == today.year:
        return f"{day.day} {locale.monthName(day.month, QLocale.FormatType.ShortFormat)}"
    month = locale.monthName(day.month, QLocale.FormatType.ShortFormat)
    return f"{day.day} {month} {day.year}"


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _qt_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _zone(moment: datetime) -> str:
    """Return the author's zone, unless the reader's clock shows the same just then."""
    offset = moment.utcoffset()
    if offset is None or offset == moment.astimezone().utcoffset():
        return ""
    minutes = int(offset.total_seconds() // 60)
    if minutes == 0:
        return " UTC"
    sign, minutes = ("+", minutes) if minutes > 0 else ("−", -minutes)
    hours, rest = divmod(minutes, 60)
    return f" UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
