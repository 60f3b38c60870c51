"""Where feeds and their folders stand: put there by hand, moved, named anew."""

from collections.abc import Sequence

import apsw

from reader.library.connection import Library, writing
from reader.library.feeds import folder_name
from reader.model.feed import is_in_folder


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
