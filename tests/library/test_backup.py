"""Snapshots: whole, one file each, the newest kept; a damaged library set aside and replaced."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from reader.errors import LibraryDamagedError, LibraryError
from reader.library import Library, articles, backup, open_library
from reader.library.backup import Snapshot
from reader.model.article import Source, SourceKind
from reader.model.query import ArticleQuery
from tests.conftest import make_draft, opened, remount, rows

PASTED = Source(SourceKind.PASTED, "")


def store(library: Library, text: str = "A body.") -> int:
    return articles.store(library, make_draft(text[:80], text), b"", PASTED).id


def make_old(library: Library, days: float) -> Path:
    """Give the newest snapshot the name it would have, had it been made so many days ago."""
    newest = backup.snapshots(library.path)[0].path
    moment = datetime.now(UTC) - timedelta(days=days)
    return newest.rename(newest.with_name(f"library-{moment:%Y%m%dT%H%M%S}.sqlite"))


def test_a_snapshot_is_the_whole_library_in_one_file(library: Library, tmp_path: Path) -> None:
    store(library)
    before = datetime.now(UTC).replace(microsecond=0)
    made = backup.make_snapshot(library)
    store(library, "Later")
    assert before <= made.made_at <= datetime.now(UTC)
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]
    copy = tmp_path / "copy" / "library.sqlite"
    copy.parent.mkdir()
    copy.write_bytes(made.path.read_bytes())
    with opened(copy) as found:
        assert len(articles.list_ids(found, ArticleQuery())) == 1
        assert found.read("PRAGMA integrity_check") == [("ok",)]


def test_a_snapshot_is_due_when_there_is_none_and_a_day_after_the_last(library: Library) -> None:
    assert backup.is_due(library.path)
    backup.make_snapshot(library)
    assert not backup.is_due(library.path)
    make_old(library, 1.01)
    assert backup.is_due(library.path)


def test_only_the_newest_snapshots_are_kept_and_other_files_are_let_be(library: Library) -> None:
    folder = library.path.parent / "backups"
    names = []
    for day in range(backup.KEEP + 2):
        backup.make_snapshot(library)
        names.append(make_old(library, backup.KEEP + 2 - day).name)
    strangers = {"library-mine.sqlite", "notes.txt"}
    for name in strangers:
        (folder / name).write_text("mine")
    newest = backup.make_snapshot(library)
    kept = [newest.path.name, *reversed(names)][: backup.KEEP]
    assert [snapshot.path.name for snapshot in backup.snapshots(library.path)] == kept
    assert {path.name for path in folder.iterdir()} == {*kept, *strangers}


def test_a_library_is_set_aside_with_its_journal_and_a_snapshot_takes_its_place(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.sqlite"
    with opened(path) as library:
        number = store(library)
        made = backup.make_snapshot(library)
    damage = b"damaged" * 1000
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).write_bytes(damage)
    with pytest.raises(LibraryDamagedError):
        open_library(path)
    aside = backup.set_aside(path)
    assert not list(tmp_path.glob("library.sqlite*"))
    # The third, which holds no data, SQLite makes anew.
    assert aside.with_name(aside.name + "-shm").exists()
    for suffix in ("", "-wal"):
        assert aside.with_name(aside.name + suffix).read_bytes() == damage
    backup.restore(made, path)
    with opened(path) as library:
        assert articles.article(library, number).title == "A body."
    assert made.path.exists()


def test_what_is_set_aside_in_the_same_second_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    places = set()
    for text in ("one", "two", "three"):
        path.write_text(text)
        places.add(backup.set_aside(path))
    assert sorted(place.read_text() for place in places) == ["one", "three", "two"]


def test_a_snapshot_of_a_damaged_library_is_refused_and_older_ones_stay(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with opened(path) as library:
        for number in range(300):
            store(library, f"{number} " + os.urandom(200).hex())
        good = backup.make_snapshot(library)
        make_old(library, 2)
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2 : len(damaged) // 2 + 8192] = bytes(8192)
    path.write_bytes(damaged)
    with opened(path) as library, pytest.raises(LibraryError, match="damaged"):
        backup.make_snapshot(library)
    assert len(backup.snapshots(path)) == 1
    assert [file.suffix for file in good.path.parent.iterdir()] == [".sqlite"]


def test_a_snapshot_that_finds_no_room_says_so_and_leaves_nothing_half(tmpfs: Path) -> None:
    with opened(tmpfs / "library.sqlite") as library:
        store(library, os.urandom(2_400_000).hex())
        before = rows(library)
        with pytest.raises(LibraryError, match="disk is full"):
            backup.make_snapshot(library)
        assert rows(library) == before
        assert list((tmpfs / "backups").iterdir()) == []


def test_a_snapshot_where_nothing_can_be_written_is_refused_in_a_sentence(tmpfs: Path) -> None:
    with opened(tmpfs / "library.sqlite") as library:
        store(library)
        made = backup.make_snapshot(library)
    remount(tmpfs, "ro")
    refused = pytest.raises(LibraryError, match=r"No snapshot|can't be written")
    with opened(tmpfs / "library.sqlite") as library, refused:
        backup.make_snapshot(library)
    with pytest.raises(LibraryError, match="left as it is"):
        backup.set_aside(tmpfs / "library.sqlite")
    with pytest.raises(LibraryError, match="try again"):
        backup.restore(made, tmpfs / "library.sqlite")
    with opened(tmpfs / "library.sqlite") as library:
        assert len(articles.list_ids(library, ArticleQuery())) == 1


def test_a_snapshot_that_is_gone_can_not_be_restored(tmp_path: Path) -> None:
    gone = Snapshot(tmp_path / "gone.sqlite", datetime.now(UTC))
    with pytest.raises(LibraryError, match="could not be copied"):
        backup.restore(gone, tmp_path / "library.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_snapshot_made_while_another_connection_writes_is_of_one_moment(
    library: Library,
) -> None:
    store(library)
    with opened(library.path) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        other.connection.execute("UPDATE article SET title = 'half'")
        made = backup.make_snapshot(library)
        other.connection.execute("ROLLBACK")
    copy = apsw.Connection(str(made.path), flags=apsw.SQLITE_OPEN_READONLY)
    assert copy.execute("SELECT title FROM article").get == "A body."
    copy.close()
    assert made.made_at.timestamp() <= time.time()
