"""The words of a row: where an article is from, its date, what a screen reader says, headings."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from reader.library.listed import GroupKey
from reader.model.article import Article
from reader.model.list_look import Column
from reader.ui.dates import list_date

_FIRST_DAY = date(1970, 1, 1)


def where_from(article: Article) -> str:
    """Return where an article was published, else the name of its file."""
    return article.sites or article.source.place.replace("\\", "/").rpartition("/")[2]


def minutes(article: Article) -> str:
    """Return how long an article takes to read."""
    return QCoreApplication.translate("article_list", "{} min").format(article.reading_minutes)


def short_date(article: Article) -> str:
    """Return when an article was published, else saved, as short as it can be."""
    today = date.today()  # noqa: DTZ011 (the reader's day)
    return list_date(article.published, article.saved_at, today)


def tags(article: Article) -> str:
    """Return a person's own tags of an article."""
    return ", ".join(article.own_tags)


def details(article: Article) -> str:
    """Return the line below a title: site or file, date, reading time, a person's tags."""
    parts = [where_from(article), short_date(article), minutes(article)]
    if article.missing:
        parts.append(QCoreApplication.translate("article_list", "file gone"))
    parts += [f"#{name}" for name in article.own_tags]
    # Each part keeps its own direction (Unicode Annex 9, isolates).
    return "  ·  ".join(f"\u2068{part}\u2069" for part in parts if part)


def column_text(article: Article, column: Column) -> str:
    """Return what a column tells of an article."""
    match column:
        case Column.SOURCE:
            return where_from(article)
        case Column.DATE:
            return short_date(article)
        case Column.MINUTES:
            return minutes(article)
        case Column.TAGS:
            return tags(article)
        case _:
            return article.title


def column_name(column: Column) -> str:
    """Return the words at a column's head."""
    return {
        Column.TITLE: QCoreApplication.translate("article_list", "Title"),
        Column.SOURCE: QCoreApplication.translate("article_list", "Source"),
        Column.DATE: QCoreApplication.translate("article_list", "Date"),
        Column.MINUTES: QCoreApplication.translate("article_list", "Time"),
        Column.TAGS: QCoreApplication.translate("article_list", "Tags"),
    }[column]


def spoken(article: Article, heading: str) -> str:
    """Return what a screen reader says of a row, the heading above it first."""
    unread = QCoreApplication.translate("article_list", "unread")
    bookmarked = QCoreApplication.translate("article_list", "bookmarked")
    parts = [
        heading,
        article.title,
        article.sites,
        short_date(article),
        minutes(article),
        "" if article.is_read else unread,
        bookmarked if article.is_bookmarked else "",
        tags(article),
    ]
    return ", ".join(part for part in parts if part)


def heading(key: GroupKey) -> str:
    """Return what stands above a group: a day, or a source."""
    if isinstance(key, str):
        return key or QCoreApplication.translate("article_list", "Without a source")
    try:
        day = _FIRST_DAY + timedelta(days=key)
    except OverflowError:
        return ""
    ago = (date.today() - day).days  # noqa: DTZ011 (the reader's day)
    if ago == 0:
        return QCoreApplication.translate("article_list", "Today")
    if ago == 1:
        return QCoreApplication.translate("article_list", "Yesterday")
    locale = QLocale()
    weekday = locale.dayName(day.isoweekday(), QLocale.FormatType.LongFormat)
    weekday = weekday[:1].upper() + weekday[1:]
    month = locale.monthName(day.month, QLocale.FormatType.LongFormat)
    year = "" if day.year == date.today().year else f" {day.year}"  # noqa: DTZ011 (as above)
    return f"{weekday}, {day.day} {month}{year}"
