"""The journal: what was done to the library, so that it can be taken back and done again.

A step is recorded by SQLite itself (its session extension, https://www.sqlite.org/sessionintro.html)
in the transaction that does it, and kept as what stood in each cell before and after. It is taken
back cell by cell, and only where there still stands what the step has put there: what somebody else
changed since then stays.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import apsw

from reader.library import leaving, search
from reader.library.connection import Library, writing
from reader.library.moments import moment, now_microseconds
from reader.model.changes import LibraryChanges
from reader.model.step import Step, StepKind

MOST_STEPS = 300
# What of each table can be taken back, with its key. Whatever else a step changes there is made
# from this, or is none of a person's doing.
_KEYS = {
    "article": ("id",),
    "article_tag": ("article_id", "name"),
    "tag": ("name",),
    "collection": ("id",),
    "feed": ("id",),
    "feed_folder": ("name",),
    "rule": ("id",),
    "site": ("host",),
    "fact": ("name",),
}
_COLUMNS = {
    "article": frozenset(
        "identity title title_folded authors site url published language description word_count "
        "tags related next_page notice source_kind source_place read_at bookmarked_at archived_at "
        "deleted_at content_id repair note".split()
    ),
    "tag": frozenset({"color"}),
    "collection": frozenset({"name", "query", "made_at"}),
    "feed": frozenset(
        "url title folder typed whole minutes keep_days keep_count rank removed_at gone".split()
    ),
    "feed_folder": frozenset({"rank"}),
    "rule": frozenset("feed_id folder part words action tag made_at".split()),
    "site": frozenset({"repair"}),
    "fact": frozenset({"value"}),
    "article_tag": frozenset[str](),
}
# Rows that are never taken out again, since others hang on them: one that came is put away by this.
_PUT_AWAY = {"article": "deleted_at", "feed": "removed_at"}
# What a row can't be without: another table's row with this id.
_HANGS_ON = {"article_tag": ("article_id", "article"), "rule": ("feed_id", "feed")}
# What a search finds an article by; where it is changed, its words are indexed anew.
_INDEXED = frozenset({"title", "authors", "site", "tags", "content_id", "note"})
_COLUMNS_OF_STEP = "id, kind, words, article_id, count, made_at, undone"

Cell = int | float | str | None


@dataclass(slots=True)
class _Cells:
    """A column of some rows: what stood there before a step and after it, row by row."""

    table: str
    column: str
    keys: list[list[Cell]]
    before: list[Cell]
    after: list[Cell]


@dataclass(slots=True)
class _Came:
    """Rows that came with a step; they are put away and fetched back, and never taken out."""

    table: str
    ids: list[Cell]


@dataclass(slots=True)
class _Rows:
    """Whole rows that a step put in, or took out, each as a value for every column."""

    table: str
    came: bool
    rows: list[dict[str, Cell]]


Change = _Cells | _Came | _Rows


@contextmanager
def step(
    library: Library, kind: StepKind, words: str = "", *, article: int = 0
) -> Iterator[apsw.Connection]:
    """Record what is written inside as one step, all in one transaction.

    What is written by other functions of the library inside is part of it. A step that changed
    nothing is none. Steps that were taken back can't be done again after it.

    Raises:
        LibraryError: nothing of it was changed; the sentence says why.
    """
    with writing(library) as connection:
        outer, recorder = library.recorder, _Recorder(connection)
        library.recorder = recorder
        try:
            yield connection
            changes = recorder.changes()
        finally:
            library.recorder = outer
            recorder.session.close()
        if not changes:
            return
        connection.execute("DELETE FROM step WHERE undone")
        connection.execute(
            "INSERT INTO step (made_at, kind, words, article_id, count, changes) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                now_microseconds(),
                kind.value,
                words,
                article,
                len(_articles_of(changes)),
                _packed(changes),
            ),
        )
        connection.execute(
            "DELETE FROM step WHERE id <= (SELECT id FROM step ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (MOST_STEPS,),
        )


def last_done(library: Library) -> Step | None:
    """Return the step that would be taken back next."""
    return _step(library, "NOT undone ORDER BY id DESC")


def next_undone(library: Library) -> Step | None:
    """Return the step that would be done again next."""
    return _step(library, "undone ORDER BY id")


def undo(library: Library) -> tuple[Step, LibraryChanges] | None:
    """Take back the last step; return it and what that changed, None where there is none.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    return _go(library, "NOT undone ORDER BY id DESC", back=True)


def redo(library: Library) -> tuple[Step, LibraryChanges] | None:
    """Do again the step that was taken back last; return it and what that changed.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    return _go(library, "undone ORDER BY id", back=False)


def _step(library: Library, which: str) -> Step | None:
    row = library.read_one(f"SELECT {_COLUMNS_OF_STEP} FROM step WHERE {which} LIMIT 1")
    return None if row is None else _read_step(row)


def _read_step(row: Sequence[Any]) -> Step:
    kind = str(row[1])
    return Step(
        id=int(row[0]),
        kind=StepKind(kind) if kind in list(StepKind) else StepKind.UNKNOWN,
        words=str(row[2]),
        article=int(row[3]),
        count=int(row[4]),
        made_at=moment(int(row[5])),
        is_undone=bool(row[6]),
    )


def _go(library: Library, which: str, *, back: bool) -> tuple[Step, LibraryChanges] | None:
    with writing(library) as connection:
        row = connection.execute(
            f"SELECT {_COLUMNS_OF_STEP}, changes FROM step WHERE {which} LIMIT 1"
        ).fetchone()
        if row is None:
            return None
        found = _read_step(row[:-1])
        changes = _unpacked(row[-1])
        for change in reversed(changes) if back else changes:
            _apply(connection, change, back=back)
        _make_good(connection, changes)
        connection.execute("UPDATE step SET undone = ? WHERE id = ?", (back, found.id))
        return replace(found, is_undone=back), _library_changes(connection, changes)


# -- Recording -------------------------------------------------------------------------------


class _Recorder:
    """SQLite's session, and beside it what is noted by hand: of very many rows that is faster."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._by_hand: list[Change] = []
        self.session = apsw.Session(connection, "main")
        for table in _KEYS:
            self.session.attach(table)

    def cells(
        self, table: str, column: str, keys: Sequence[int], before: Sequence[Any], after: Any
    ) -> None:
        if keys:
            rows: list[list[Cell]] = [[key] for key in keys]
            self._by_hand.append(_Cells(table, column, rows, list(before), [after] * len(rows)))

    @contextmanager
    def pause(self) -> Iterator[None]:
        self.session.enabled = False
        try:
            yield
        finally:
            self.session.enabled = True

    def changes(self) -> list[Change]:
        return [*_changes(self._connection, self.session.changeset()), *self._by_hand]


def _changes(connection: apsw.Connection, changeset: bytes) -> list[Change]:
    """Return what a changeset says of what can be taken back."""
    shapes = {table: _Shape(connection, table) for table in _KEYS}
    cells: dict[tuple[str, str], _Cells] = {}
    came: dict[str, _Came] = {}
    rows: dict[tuple[str, bool], _Rows] = {}
    for change in apsw.Changeset.iter(changeset):
        table = change.name
        shape = shapes[table]
        if change.op == "UPDATE":
            old, new = change.old or (), change.new or ()
            for place, name in shape.columns:
                if new[place] is not apsw.no_change:
                    found = cells.get((table, name))
                    if found is None:
                        found = cells[table, name] = _Cells(table, name, [], [], [])
                    found.keys.append([_cell(old[each]) for each in shape.keys])
                    found.before.append(_cell(old[place]))
                    found.after.append(_cell(new[place]))
            continue
        is_new = change.op == "INSERT"
        values = (change.new if is_new else change.old) or ()
        if table in _PUT_AWAY:
            if is_new:
                came.setdefault(table, _Came(table, [])).ids.append(_cell(values[shape.keys[0]]))
            continue
        whole = rows.setdefault((table, is_new), _Rows(table, is_new, []))
        whole.rows.append({name: _cell(values[place]) for place, name in shape.row})
    return [*cells.values(), *came.values(), *rows.values()]


class _Shape:
    """Where in a table's changes stand its key and what can be taken back."""

    def __init__(self, connection: apsw.Connection, table: str) -> None:
        # Without columns that are worked out, as a changeset has them.
        told = connection.execute(f"SELECT name FROM pragma_table_info('{table}')")
        names = [str(row[0]) for row in told]
        self.keys = [names.index(each) for each in _KEYS[table]]
        self.columns = [(at, name) for at, name in enumerate(names) if name in _COLUMNS[table]]
        self.row = sorted([*self.columns, *((at, names[at]) for at in self.keys)])


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, int | float | str):
        return value
    raise TypeError(f"not to be kept in the journal: {type(value).__name__}")


def _packed(changes: Iterable[Change]) -> bytes:
    """Return changes as they are kept; a column of one value is written once."""
    said: list[dict[str, Any]] = []
    for change in changes:
        match change:
            case _Cells(table, column, keys, before, after):
                said.append(
                    {
                        "table": table,
                        "column": column,
                        "keys": [key[0] for key in keys] if len(_KEYS[table]) == 1 else keys,
                        "before": _folded(before),
                        "after": _folded(after),
                    }
                )
            case _Came(table, ids):
                said.append({"table": table, "ids": ids})
            case _Rows(table, came, rows):
                said.append({"table": table, "came": came, "rows": rows})
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), zlib.Z_BEST_SPEED)


def _folded(values: list[Cell]) -> Any:
    return {"all": values[0]} if all(each == values[0] for each in values) else values


def _unpacked(data: bytes) -> list[Change]:
    """Return changes as they were kept; what makes no sense to this Senja is passed over."""
    changes: list[Change] = []
    for said in json.loads(zlib.decompress(data)):
        table = said.get("table")
        if table not in _KEYS:
            continue
        if "rows" in said:
            changes.append(_Rows(table, bool(said["came"]), said["rows"]))
        elif "ids" in said:
            changes.append(_Came(table, said["ids"]))
        elif said.get("column") in _COLUMNS[table]:
            keys = [key if isinstance(key, list) else [key] for key in said["keys"]]
            before, after = (_unfolded(said[name], len(keys)) for name in ("before", "after"))
            changes.append(_Cells(table, said["column"], keys, before, after))
    return changes


def _unfolded(said: Any, count: int) -> list[Cell]:
    return [said["all"]] * count if isinstance(said, dict) else list(said)


# -- Taking back and doing again -------------------------------------------------------------


def _apply(connection: apsw.Connection, change: Change, *, back: bool) -> None:
    match change:
        case _Cells(table, column, keys, before, after):
            found, wanted = (after, before) if back else (before, after)
            same = " AND ".join(f"{name} = ?" for name in _KEYS[table])
            connection.executemany(
                # Another article may have the address by now, or another feed.
                f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {same} AND {column} IS ?",
                ((new, *key, was) for key, new, was in zip(keys, wanted, found, strict=True)),
            )
        case _Came(table, ids) if back:
            column = _PUT_AWAY[table]
            now = now_microseconds()
            connection.executemany(
                f"UPDATE {table} SET {column} = ? WHERE id = ? AND {column} IS NULL",
                ((now, each) for each in ids),
            )
            if table == "feed":
                leaving.put_away_in(connection, now)
        case _Came(table, ids):
            for each in ids if table == "feed" else ():
                leaving.bring_back_in(connection, _number(each))
            connection.executemany(
                f"UPDATE {table} SET {_PUT_AWAY[table]} = NULL WHERE id = ?", ((i,) for i in ids)
            )
        case _Rows(table, came, rows) if came is back:
            for row in rows:
                same = " AND ".join(f"{name} IS :{name}" for name in row)
                connection.execute(f"DELETE FROM {table} WHERE {same}", row)
        case _Rows(table, _, rows):
            for row in rows:
                _put_in(connection, table, row)


def _put_in(connection: apsw.Connection, table: str, row: dict[str, Cell]) -> None:
    """Put a row in again, unless there is one with its key, or what it hangs on is gone."""
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    needed = "1"
    if table in _HANGS_ON:
        column, other = _HANGS_ON[table]
        needed = f":{column} IS NULL OR EXISTS (SELECT 1 FROM {other} WHERE id = :{column})"
    connection.execute(
        f"INSERT OR IGNORE INTO {table} ({names}) SELECT {values} WHERE {needed}", row
    )


def _make_good(connection: apsw.Connection, changes: Iterable[Change]) -> None:
    """Let what is made from what was changed be made anew."""
    for change in changes:
        match change:
            case _Cells("article", column, keys) if column in _INDEXED:
                search.forget_in(connection, [_number(key[0]) for key in keys])
            case _Rows("article_tag", _, rows):
                search.forget_in(connection, [_number(row["article_id"]) for row in rows])
            case _Cells("feed", "removed_at" | "url", keys):
                # It is asked for whole: nobody has followed it since it answered.
                connection.executemany(
                    "UPDATE feed SET etag = '', last_modified = '', due_at = 0 WHERE id = ?", keys
                )


def _articles_of(changes: Iterable[Change]) -> set[int]:
    """Return the articles that something was changed of."""
    found: set[int] = set()
    for change in changes:
        match change:
            case _Cells("article", _, keys):
                found.update(_number(key[0]) for key in keys)
            case _Came("article", ids):
                found.update(map(_number, ids))
            case _Rows("article_tag", _, rows):
                found.update(_number(row["article_id"]) for row in rows)
    return found


def _library_changes(connection: apsw.Connection, changes: Sequence[Change]) -> LibraryChanges:
    """Return what of the articles is another now; what came or went is looked up."""
    moved = {
        _number(key[0])
        for change in changes
        if isinstance(change, _Cells) and change.table == "article"
        if change.column in {"deleted_at", "archived_at"}
        for key in change.keys
    }
    for change in changes:
        match change:
            case _Came("article", ids):
                moved.update(map(_number, ids))
            case _Came("feed", ids):
                found = connection.execute(
                    "SELECT article_id FROM entry WHERE article_id IS NOT NULL "
                    "AND feed_id IN (SELECT value FROM json_each(?))",
                    (json.dumps(ids),),
                )
                moved.update(int(row[0]) for row in found)
    rows = connection.execute(
        "SELECT id FROM article WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(moved)),),
    )
    there = {int(row[0]) for row in rows}
    others = _articles_of(changes) - moved
    return LibraryChanges(
        added=tuple(sorted(there)),
        changed=tuple(sorted(others)),
        removed=tuple(sorted(moved - there)),
    )


def _number(cell: Cell) -> int:
    return int(cell or 0)
