"""An article as JSON: the field names that scripts may rely on from now on."""

from typing import Any

from reader.model.article import Article, Content, Draft, Version
from reader.model.feed import Feed
from reader.model.feed_health import FeedHealth
from reader.model.reading_record import NeverRead, SourceRead, WeekRead


def article_fields(article: Article) -> dict[str, Any]:
    """Return the article's fields; times are ISO 8601, ours with their offset."""
    return {
        "id": article.id,
        **told_fields(article),
        "saved": article.saved_at.isoformat(),
        "word_count": article.word_count,
        "reading_minutes": article.reading_minutes,
        "read": article.is_read,
        "bookmarked": article.is_bookmarked,
        "archived": article.archived_at is not None,
        "own_tags": list(article.own_tags),
        "note": article.note,
        "also_in": list(article.also_in),
        "source": {
            "kind": article.source.kind.value,
            "place": article.source.place,
            "missing": article.missing,
        },
    }


def told_fields(article: Article | Draft) -> dict[str, Any]:
    """Return what the source says of the article, whether it is kept or only read."""
    return {
        "title": article.title,
        "authors": list(article.authors),
        "site": article.site,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "description": article.description,
        "tags": list(article.tags),
        "related": [{"title": link.title, "url": link.url} for link in article.related],
        "next_page": article.next_page,
        "notice": article.notice,
    }


def feed_fields(feed: Feed) -> dict[str, Any]:
    """Return a feed's fields; ``problem`` is why it could not be refreshed the last time, or "".

    ``access`` says what its server is shown, never what it is: "password", a header's name, or "".
    """
    return {
        "id": feed.id,
        "url": feed.url,
        "title": feed.title,
        "site_url": feed.site_url,
        "folder": feed.folder,
        "added": feed.added_at.isoformat(),
        "checked": feed.checked_at.isoformat() if feed.checked_at else None,
        "newest": feed.newest_at.isoformat() if feed.newest_at else None,
        "unread": feed.unread,
        "total": feed.total,
        "problem": feed.problem,
        "failures": feed.failures,
        "gone": feed.is_gone,
        "whole": feed.is_whole,
        "access": feed.access,
        "minutes": feed.minutes,
        "keep_days": feed.keeping.days,
        "keep_count": feed.keeping.count,
        "broken_since": feed.broken_at.isoformat() if feed.broken_at else None,
    }


def health_fields(each: FeedHealth) -> dict[str, Any]:
    """Return a feed's fields with how it is doing; ``weekly`` is a mean of the last 13 weeks."""
    return {
        **feed_fields(each.feed),
        "condition": each.condition.value,
        "last_article": each.newest.isoformat() if each.newest else None,
        "weekly": round(each.weekly, 2),
        "read": each.read,
    }


def week_read_fields(week: WeekRead) -> dict[str, Any]:
    """Return the fields of what was read in a week."""
    return {
        "kind": "week",
        "begins": week.begins.isoformat(),
        "articles": week.articles,
        "minutes": week.minutes,
    }


def source_read_fields(source: SourceRead) -> dict[str, Any]:
    """Return the fields of what was read of a source in the weeks that are told of."""
    return {
        "kind": "source",
        "name": source.name,
        "feed": source.is_feed,
        "articles": source.articles,
        "minutes": source.minutes,
        "came": source.came,
        "came_read": source.came_read,
    }


def never_read_fields(feed: NeverRead) -> dict[str, Any]:
    """Return the fields of a feed of which nothing was ever read."""
    return {
        "kind": "never_read",
        "feed": feed.feed,
        "name": feed.name,
        "followed_since": feed.followed_since.isoformat(),
        "unread": feed.waiting,
    }


def version_fields(version: Version) -> dict[str, Any]:
    """Return the fields of one version of an article's body."""
    return {
        "id": version.id,
        "stored": version.stored_at.isoformat(),
        "word_count": version.word_count,
        "shown": version.is_shown,
    }


def content_fields(content: Content) -> dict[str, Any]:
    """Return the body's fields; ``left_out`` keeps each line's place in the source."""
    return {
        "html": content.html,
        "text": content.text,
        "left_out": [
            {"line": part.line, "text": part.text, "role": part.role.value}
            for part in content.left_out
        ],
    }
