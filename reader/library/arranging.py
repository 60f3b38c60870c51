"""Where feeds and their folders stand: put there by hand, moved, named anew, as they were before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import apsw

from reader.library.connection import Library, writing
from reader.library.feeds import folder_name
from reader.model.feed import is_in_folder

Row = TypeVar("Row", bound=tuple[Any, ...])


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where everything stood at some moment, for putting it back."""

    feeds: tuple[tuple[int, str, int], ...]
    folders: tuple[tuple[str, int], ...]
    rules: tuple[tuple[int, str], ...]


def arrangement(library: Library) -> Arrangement:
    """Return where everything stands."""
    return Arrangement(
        tuple(
            (int(feed), str(folder), int(rank))
            for feed, folder, rank in library.read("SELECT id, folder, rank FROM feed ORDER BY id")
        ),
        tuple((str(n), int(r)) for n, r in library.read("SELECT name, rank FROM feed_folder")),
        tuple((int(i), str(f)) for i, f in library.read("SELECT id, folder FROM rule ORDER BY id")),
    )


def put_back(library: Library, before: Arrangement, after: Arrangement) -> None:
    """Put back where it stood ``before`` what a change has moved, if it is still as ``after`` it.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        connection.executemany(
            "UPDATE feed SET folder = ?2, rank = ?3 WHERE id = ?1 AND folder = ?4 AND rank = ?5",
            ((*was, *now[1:]) for was, now in _moved(before.feeds, after.feeds)),
        )
        connection.executemany(
            "UPDATE rule SET folder = ?2 WHERE id = ?1 AND folder = ?3",
            ((*was, now[1]) for was, now in _moved(before.rules, after.rules)),
        )
        connection.executemany(
            "DELETE FROM feed_folder WHERE name = ? AND rank = ?",
            set(after.folders) - set(before.folders),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO feed_folder VALUES (?, ?)",
            set(before.folders) - set(after.folders),
        )


def _moved(before: Iterable[Row], after: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Give the rows that a change has made others, each with what it became."""
    became = {row[0]: row for row in after}
    for was in before:
        now = became.get(was[0], was)
        if now != was:
            yield was, now


def arrange(library: Library, parent: str, children: Sequence[int | str]) -> None:
    """Put feeds, by their ids, and folders, by their names, into a folder in this order.

    A folder takes along what is in it, and the rules for it; one is never put into itself.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    with writing(library) as connection:
        for rank, child in enumerate(children, start=1):
            if isinstance(child, int):
                connection.execute(
                    "UPDATE feed SET folder = ?, rank = ? WHERE id = ?", (parent, rank, child)
                )
                continue
            own = child.rpartition("/")[2]
            name = f"{parent}/{own}" if parent else own
            if is_in_folder(parent, child):
                continue
            _rename(connection, child, name)
            connection.execute("INSERT OR REPLACE INTO feed_folder VALUES (?, ?)", (name, rank))


def rename_folder(library: Library, name: str, wanted: str) -> str:
    """Give a folder another name where it stands, if there is any; return its whole name.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    outer = name.rpartition("/")[0]
    own = folder_name(wanted)
    fresh = folder_name(f"{outer}/{own}") if own else name
    with writing(library) as connection:
        _rename(connection, name, fresh)
    return fresh


def sort_by_name(library: Library, parent: str) -> None:
    """Let what is in a folder stand by its name again.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    inside = f"{parent}/" if parent else ""
    with writing(library) as connection:
        connection.execute("UPDATE feed SET rank = 0 WHERE folder = ?", (parent,))
        connection.execute(
            "DELETE FROM feed_folder WHERE substr(name, 1, ?2) = ?1 "
            "AND instr(substr(name, ?2 + 1), '/') = 0",
            (inside, len(inside)),
        )


def _rename(connection: apsw.Connection, name: str, fresh: str) -> None:
    if name == fresh:
        return
    for table, column in (("feed", "folder"), ("rule", "folder"), ("feed_folder", "name")):
        connection.execute(
            f"UPDATE OR REPLACE {table} SET {column} = ?2 || substr({column}, ?3) "
            f"WHERE {column} = ?1 OR substr({column}, 1, ?3) = ?1 || '/'",
            (name, fresh, len(name) + 1),
        )
