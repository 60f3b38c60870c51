"""A person's own tags on articles."""

import json
from collections.abc import Iterable

import apsw

from reader.library import search
from reader.library.connection import Library, writing
from reader.markup.words import fold
from reader.model.changes import LibraryChanges
from reader.model.tag import Tag, TagColor, is_in_tag


def all_tags(library: Library) -> list[Tag]:
    """Return every tag that stands on an article outside the trash, or has a colour, by its name."""
    rows = library.read(
        "SELECT name, sum(count), max(color) FROM ("
        # By what is in the trash, which is little, and not by each article.
        "SELECT name, count(*) AS count, '' AS color FROM article_tag WHERE article_id NOT IN "
        "(SELECT id FROM article WHERE deleted_at IS NOT NULL) GROUP BY name "
        "UNION ALL SELECT name, 0, color FROM tag) GROUP BY name"
    )
    found = [Tag(str(name), int(count), _color(str(color))) for name, count, color in rows]
    return sorted(found, key=lambda tag: fold(tag.name))


def tags_of(library: Library, ids: Iterable[int]) -> dict[str, int]:
    """Return the tags on these articles, and on how many of them each stands."""
    rows = library.read(
        "SELECT name, count(*) FROM article_tag "
        "WHERE article_id IN (SELECT value FROM json_each(?)) GROUP BY name ORDER BY name",
        (json.dumps(list(ids)),),
    )
    return {str(name): int(count) for name, count in rows}


def add_tag(library: Library, ids: Iterable[int], name: str) -> LibraryChanges:
    """Put a tag on articles; return those that did not have it.

    A tag that differs from a known one only by case or accents is that one.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        known = _known(connection, name)
        done = tuple(each for each in ids if add_tag_in(connection, each, known))
    return LibraryChanges(changed=done)


def remove_tag(library: Library, ids: Iterable[int], name: str) -> LibraryChanges:
    """Take a tag off articles; return those that had it.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    sql = (
        "DELETE FROM article_tag WHERE name = ? "
        "AND article_id IN (SELECT value FROM json_each(?)) RETURNING article_id"
    )
    with writing(library) as connection:
        rows = connection.execute(sql, (name, json.dumps(list(ids))))
        done = tuple(int(row[0]) for row in rows)
        search.forget_in(connection, done)
    return LibraryChanges(changed=done)


def add_tag_in(connection: apsw.Connection, article: int, name: str) -> bool:
    """Put a tag on an article inside an open transaction; return whether it did not have it."""
    connection.execute(
        "INSERT OR IGNORE INTO article_tag SELECT id, ? FROM article WHERE id = ?", (name, article)
    )
    is_new = connection.changes() > 0
    if is_new:
        search.forget_in(connection, [article])
    return is_new


def rename_tag(library: Library, name: str, fresh: str) -> LibraryChanges:
    """Give a tag, and those below it, another name; where there is one of that name, they become one.

    Rules that put the tag on put on the new one.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        names = [each for each in _below(connection, name) if fresh + each[len(name) :] != each]
        # All are taken off before the first is put on: one may be named as another was.
        taken = [
            (int(row[0]), fresh + each[len(name) :])
            for each in names
            for row in connection.execute(
                "DELETE FROM article_tag WHERE name = ? RETURNING article_id", (each,)
            )
        ]
        colors = [
            (fresh + each[len(name) :], str(row[0]))
            for each in names
            for row in connection.execute("DELETE FROM tag WHERE name = ? RETURNING color", (each,))
        ]
        connection.executemany("INSERT OR IGNORE INTO article_tag VALUES (?, ?)", taken)
        connection.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?)", colors)
        connection.execute(
            "UPDATE rule SET tag = ?2 || substr(tag, ?3) "
            "WHERE tag = ?1 OR substr(tag, 1, ?3) = ?1 || '/'",
            (name, fresh, len(name) + 1),
        )
        done = {article for article, _name in taken}
        search.forget_in(connection, done)
    return LibraryChanges(changed=tuple(sorted(done)))


def delete_tag(library: Library, name: str) -> LibraryChanges:
    """Take a tag, and those below it, off every article; return which had one.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    done: set[int] = set()
    with writing(library) as connection:
        for each in _below(connection, name):
            rows = connection.execute(
                "DELETE FROM article_tag WHERE name = ? RETURNING article_id", (each,)
            )
            done.update(int(row[0]) for row in rows)
            connection.execute("DELETE FROM tag WHERE name = ?", (each,))
        search.forget_in(connection, done)
    return LibraryChanges(changed=tuple(sorted(done)))


def color_tag(library: Library, name: str, color: TagColor) -> None:
    """Give a tag a colour, or none.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        if color is TagColor.NONE:
            connection.execute("DELETE FROM tag WHERE name = ?", (name,))
        else:
            connection.execute("INSERT OR REPLACE INTO tag VALUES (?, ?)", (name, color.value))


def _known(connection: apsw.Connection, name: str) -> str:
    """Return the tag that ``name`` is, as it is written where it stands already."""
    if connection.execute("SELECT 1 FROM article_tag WHERE name = ? LIMIT 1", (name,)).get:
        return name
    folded = fold(name)
    rows = connection.execute("SELECT DISTINCT name FROM article_tag")
    return next((str(row[0]) for row in rows if fold(str(row[0])) == folded), name)


def _below(connection: apsw.Connection, name: str) -> list[str]:
    """Return a tag and those below it."""
    rows = connection.execute("SELECT name FROM article_tag UNION SELECT name FROM tag")
    return [str(row[0]) for row in rows if is_in_tag(str(row[0]), name)]


def _color(text: str) -> TagColor:
    return TagColor(text) if text in list(TagColor) else TagColor.NONE
