"""The library's file: made, opened, refused untouched, and written whole or not at all."""

import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import pytest
from typing_extensions import override

from reader.errors import LibraryDamagedError, LibraryError, LibraryTooNewError
from reader.library import Library, articles, folders, keywords, media, open_library, packing
from reader.library.articles import State
from reader.library.connection import _check, writing
from reader.library.folders import FileState
from reader.library.schema import APPLICATION_ID, VERSION
from reader.model.article import Picture, ReadingPosition, Source, SourceKind
from reader.model.picture import DarkTreatment, PictureKind
from reader.model.query import ArticleQuery
from tests.conftest import PATIENCE, ROOT, Senja, fill, make_draft, opened, remount, rows

FOLDER = Source(SourceKind.FOLDER, "/a/one.md")
LARGE = os.urandom(300_000).hex()
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows locks files in another way")

# Every write there is; each changes something in a library that `furnish` has filled.
WRITES: dict[str, Callable[[Library], object]] = {
    "store a new article": lambda library: articles.store(
        library, make_draft("New", LARGE, pictures=(picture(b"new"),)), LARGE.encode(), FOLDER
    ),
    "store a new version": lambda library: articles.store(
        library, make_draft("New", LARGE, url="https://example.org/"), LARGE.encode(), FOLDER
    ),
    "take an article out of the trash by adding it": lambda library: articles.store(
        library, make_draft("Deleted", "Deleted"), b"", FOLDER
    ),
    "store a file": lambda library: folders.store_file(
        library, make_draft("New", LARGE), b"", FOLDER, "/a/one.md", FileState(1, 1)
    ),
    "refuse a file": lambda library: folders.refuse_file(
        library, "/a/two.md", FileState(1, 1), LARGE
    ),
    "mark a file as missing": lambda library: folders.set_missing(
        library, ["/a/one.md"], missing=True
    ),
    "follow a folder": lambda library: folders.add_folder(library, "/b/" + LARGE),
    "follow a folder no longer": lambda library: folders.remove_folder(library, "/a"),
    "mark as read": lambda library: articles.set_state(library, [1], State.READ, on=True),
    "bookmark": lambda library: articles.set_state(library, [1], State.BOOKMARKED, on=True),
    "delete": lambda library: articles.set_state(library, [1], State.DELETED, on=True),
    "undelete": lambda library: articles.set_state(library, [2], State.DELETED, on=False),
    "empty the trash": lambda library: articles.empty_trash(library, older_than_days=-1),
    "note a place": lambda library: articles.set_position(library, 1, ReadingPosition(9, 0.5, 0.5)),
    "choose a picture's treatment": lambda library: media.choose_treatment(
        library, picture(b"kept").sha256, DarkTreatment.AS_IS
    ),
    "keep what a picture is": lambda library: media.set_kinds(
        library, {picture(b"kept").sha256: PictureKind.INK}
    ),
    "keep a fact": lambda library: articles.set_fact(library, "shelf", LARGE),
    "pick keywords": lambda library: keywords.add_missing(library, most=9),
    "pack a body": lambda library: packing.pack_older(library, most=9),
}
# Those that need more room than a page has left.
LARGE_WRITES = [
    "store a new article",
    "store a new version",
    "store a file",
    "refuse a file",
    "follow a folder",
    "keep a fact",
]


def picture(data: bytes) -> Picture:
    return Picture(data.hex().ljust(64, "0"), "image/png", 1, 1, data)


def furnish(library: Library) -> None:
    """Fill a library with one article to read, neither looked at nor packed, and one in the trash."""
    first = make_draft("Kept", "Kept", url="https://example.org/", pictures=(picture(b"kept"),))
    folders.add_folder(library, "/a")
    folders.store_file(library, first, b"kept", FOLDER, "/a/one.md", FileState(4, 4))
    articles.store(library, make_draft("Deleted", "Deleted"), b"", FOLDER)
    articles.set_state(library, [2], State.DELETED, on=True)
    with writing(library) as connection:
        connection.execute(
            "UPDATE content SET html = '<p>Kept</p>', text = 'Kept', original = ?",
            (zlib.compress(b"kept"),),
        )
        connection.execute("DELETE FROM body")
        connection.execute("INSERT INTO fact VALUES ('bodies_to_pack', 1)")
        connection.execute("DELETE FROM topics WHERE article_id = 1")
        connection.execute("DELETE FROM topic WHERE rowid = 1")
        connection.execute("UPDATE article SET keywords_of = NULL WHERE id = 1")


@pytest.fixture
def furnished(library: Library) -> Library:
    furnish(library)
    return library


@pytest.fixture
def full(tmpfs: Path) -> Iterator[Library]:
    """Return a library on a disk that has no byte left."""
    with opened(tmpfs / "library.sqlite") as library:
        furnish(library)
        fill(tmpfs)
        yield library


def kept(library: Library) -> None:
    """Assert that a furnished library is as it was, for this connection and for a new one."""
    assert articles.article(library, 1).title == "Kept"
    assert articles.content(library, 1).text == "Kept"
    assert library.read("PRAGMA integrity_check") == [("ok",)]


def test_a_library_is_made_where_there_is_none_folders_included(tmp_path: Path) -> None:
    path = tmp_path / "ünï 日本" / "deep" / "library.sqlite"
    with opened(path) as library:
        assert not library.read_only
        assert articles.list_ids(library, ArticleQuery()) == []
        for pragma, value in {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "application_id": APPLICATION_ID,
            "user_version": VERSION,
        }.items():
            assert library.read(f"PRAGMA {pragma}") == [(value,)], pragma


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.touch()
    with opened(path) as library:
        furnish(library)
        kept(library)


def test_a_start_that_was_killed_before_the_tables_were_made_is_gone_on_with(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.sqlite"
    with closing(apsw.Connection(str(path))) as begun:
        begun.execute("PRAGMA journal_mode=WAL")
    assert path.stat().st_size
    with opened(path) as library:
        furnish(library)
        kept(library)


def test_many_first_starts_at_once_make_one_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    program = (
        "import sys; from pathlib import Path; from reader.library import open_library, articles;"
        "sys.stdin.read(); library = open_library(Path(sys.argv[1]));"
        "articles.set_fact(library, sys.argv[2], 'here'); library.close()"
    )
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", program, path, str(number)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        for number in range(6)
    ]
    for start in starts:
        assert start.stdin
        start.stdin.close()
        start.stdin = None
    for start in starts:
        _, errors = start.communicate(timeout=PATIENCE)
        assert (start.returncode, errors) == (0, b"")
    with opened(path) as library:
        assert library.read("SELECT count(*) FROM fact") == [(6,)]


def test_a_change_by_another_connection_gives_the_library_another_version(
    library: Library,
) -> None:
    before = library.version()
    articles.set_fact(library, "own", "change")
    assert library.version() == before
    with opened(library.path) as other:
        articles.set_fact(other, "other", "change")
    assert library.version() != before


@POSIX
def test_opening_a_library_again_leaves_this_process_its_locks(library: Library) -> None:
    with opened(library.path):
        pass
    # SQLite's shared bytes (https://www.sqlite.org/fileformat2.html, 1.5.2): whoever could lock
    # them would believe that nobody has the library open, and take its journal away.
    program = (
        "import fcntl, sys; file = open(sys.argv[1], 'rb+');"
        "fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", program, library.path], capture_output=True, check=False
    )
    assert b"BlockingIOError" in asked.stderr


def newer(path: Path) -> None:
    with opened(path) as library:
        furnish(library)
        library.connection.execute(f"PRAGMA user_version={VERSION + 1}")


def foreign(path: Path, *, wal: bool = False, application: int = 0, version: int = 0) -> None:
    with closing(sqlite3.connect(path)) as other:
        if wal:
            other.execute("PRAGMA journal_mode=WAL")
        other.execute("CREATE TABLE photo (name TEXT)")
        other.execute(f"PRAGMA application_id={application}")
        other.execute(f"PRAGMA user_version={version}")
        other.commit()


def write(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "error"),
    [
        pytest.param(newer, LibraryTooNewError, id="a newer version"),
        pytest.param(foreign, LibraryDamagedError, id="another program's, without a mark"),
        pytest.param(
            lambda path: foreign(path, application=7), LibraryDamagedError, id="with its mark"
        ),
        pytest.param(
            lambda path: foreign(path, version=VERSION), LibraryDamagedError, id="of our version"
        ),
        pytest.param(
            lambda path: foreign(path, version=VERSION + 5),
            LibraryDamagedError,
            id="of a newer one",
        ),
        pytest.param(lambda path: foreign(path, wal=True), LibraryDamagedError, id="in WAL mode"),
        pytest.param(write(b"garbage " * 5000), LibraryDamagedError, id="garbage"),
        pytest.param(write(b"hello"), LibraryDamagedError, id="a word"),
        pytest.param(write(bytes(5000)), LibraryDamagedError, id="zeros"),
        pytest.param(write(b"SQLite format 3\0"), LibraryDamagedError, id="a magic word alone"),
        pytest.param(
            write(b"SQLite format 3\0" + bytes(100)), LibraryDamagedError, id="a head of zeros"
        ),
        pytest.param(Path.mkdir, LibraryDamagedError, id="a folder"),
    ],
)
def test_a_file_that_is_not_for_this_senja_is_refused_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], object], error: type[LibraryError]
) -> None:
    path = tmp_path / "data" / "library.sqlite"
    path.parent.mkdir()
    make(path)
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(error, match="left as it") as caught:
        open_library(path)
    assert caught.type is error
    assert str(path) in str(caught.value)
    assert {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before


def test_a_newer_library_whose_version_is_still_in_its_journal_is_left_as_it_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.sqlite"
    with opened(path) as library:
        library.connection.execute(f"PRAGMA user_version={VERSION + 1}")
        # As after a kill: the journal is there, and nobody has the file open.
        copy = tmp_path / "killed" / "library.sqlite"
        copy.parent.mkdir()
        copy_parts(tmp_path, copy.parent)
        copy.with_name("library.sqlite-shm").unlink()
    before = {file.name: file.read_bytes() for file in copy.parent.iterdir()}
    assert copy.read_bytes()[60:64] != (VERSION + 1).to_bytes(4, "big"), "it is in the file already"
    with pytest.raises(LibraryTooNewError):
        open_library(copy)
    after = {file.name: file.read_bytes() for file in copy.parent.iterdir()}
    assert {name: after[name] for name in before} == before


@POSIX
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_in_the_librarys_place_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "library.sqlite")
    with pytest.raises(LibraryDamagedError):
        open_library(tmp_path / "library.sqlite")


def test_a_page_that_is_damaged_is_told_when_it_is_met(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with opened(path) as library:
        for number in range(200):
            articles.store(library, make_draft(str(number), str(number) * 99), b"", FOLDER)
        pages = library.read("SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'article'")
        size = int(library.read("PRAGMA page_size")[0][0])
    damaged = bytearray(path.read_bytes())
    for (page,) in pages:
        damaged[(page - 1) * size : page * size] = b"\xa5" * size
    path.write_bytes(damaged)
    with opened(path) as library:
        with pytest.raises(LibraryDamagedError, match="restore"):
            articles.list_ids(library, ArticleQuery())
        with pytest.raises(LibraryDamagedError, match="restore"):
            articles.store(library, make_draft(), b"", FOLDER)


@pytest.mark.parametrize("write", WRITES)
def test_a_write_changes_a_library_that_takes_it(furnished: Library, write: str) -> None:
    before = rows(furnished)
    WRITES[write](furnished)
    assert rows(furnished) != before


@pytest.mark.parametrize("write", WRITES)
def test_a_write_to_a_locked_library_is_refused_whole_and_can_be_done_later(
    furnished: Library, write: str
) -> None:
    before = rows(furnished)
    furnished.connection.set_busy_timeout(20)
    with opened(furnished.path) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match=r"in use.*Try again"):
            WRITES[write](furnished)
        assert rows(furnished) == before
        other.connection.execute("ROLLBACK")
    WRITES[write](furnished)
    assert rows(furnished) != before


@pytest.mark.parametrize("write", LARGE_WRITES)
def test_a_write_that_the_file_has_no_room_for_is_refused_whole(
    furnished: Library, write: str
) -> None:
    before = rows(furnished)
    (pages,) = furnished.read("PRAGMA page_count")[0]
    furnished.connection.execute(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(LibraryError, match=r"disk is full.*Make room"):
        WRITES[write](furnished)
    assert rows(furnished) == before
    kept(furnished)
    furnished.connection.execute("PRAGMA max_page_count=1000000")
    WRITES[write](furnished)
    assert rows(furnished) != before


@pytest.mark.parametrize("write", WRITES)
def test_a_write_to_a_full_disk_is_refused_whole_and_can_be_done_later(
    full: Library, write: str
) -> None:
    before = rows(full)
    with pytest.raises(LibraryError, match="disk is full"):
        WRITES[write](full)
    assert rows(full) == before
    kept(full)
    (full.path.parent / "filler").unlink()
    WRITES[write](full)
    assert rows(full) != before


def test_a_library_can_not_be_made_on_a_full_disk_and_can_be_later(tmpfs: Path) -> None:
    filler = fill(tmpfs)
    with pytest.raises(LibraryError, match="disk"):
        open_library(tmpfs / "library.sqlite")
    filler.unlink()
    with opened(tmpfs / "library.sqlite") as library:
        furnish(library)
        kept(library)


def copy_parts(place: Path, target: Path) -> None:
    """Copy a library's file and whatever lies beside it for its sake."""
    for part in place.glob("library.sqlite*"):
        shutil.copy(part, target)


@pytest.mark.parametrize("killed", [False, True], ids=["closed", "killed"])
def test_a_library_on_a_read_only_disk_is_read_and_every_write_refused(
    tmpfs: Path, tmp_path: Path, *, killed: bool
) -> None:
    path = tmpfs / "library.sqlite"
    with opened(tmp_path / path.name) as library:
        furnish(library)
        if killed:
            # The journal that a kill leaves behind goes with it.
            copy_parts(tmp_path, tmpfs)
    if not killed:
        copy_parts(tmp_path, tmpfs)
    remount(tmpfs, "ro")
    with opened(path) as library:
        assert library.read_only
        kept(library)
        before = rows(library)
        for name, write in WRITES.items():
            with pytest.raises(LibraryError, match="can't be written to"):
                write(library)
            assert rows(library) == before, name
    remount(tmpfs, "rw")
    with opened(path) as library:
        assert not library.read_only
        assert rows(library) == before


def test_no_library_can_be_made_on_a_read_only_disk(tmpfs: Path) -> None:
    remount(tmpfs, "ro")
    with pytest.raises(LibraryError, match="make the folder writable"):
        open_library(tmpfs / "library.sqlite")
    with pytest.raises(LibraryError, match="can't be made"):
        open_library(tmpfs / "deeper" / "library.sqlite")


def test_a_newer_library_on_a_read_only_disk_is_told_as_such(tmpfs: Path) -> None:
    newer(tmpfs / "library.sqlite")
    remount(tmpfs, "ro")
    with pytest.raises(LibraryTooNewError):
        open_library(tmpfs / "library.sqlite")


@POSIX
def test_a_library_that_may_not_be_read_is_told_as_such(senja: Senja, bound: list[str]) -> None:
    assert senja("list").returncode == 0
    senja.library.chmod(0)
    done = senja("list", before=bound)
    senja.library.chmod(0o600)
    assert done.returncode == 1
    assert done.stderr.startswith("senja: The library “")
    assert done.stderr.endswith("may not be read; nothing was changed.\n")


def test_an_error_that_is_not_sqlites_leaves_nothing_half(furnished: Library) -> None:
    before = rows(furnished)
    broken = make_draft("New", "New", pictures=(None,))
    with pytest.raises(AttributeError):
        articles.store(furnished, broken, b"", FOLDER)
    assert rows(furnished) == before
    WRITES["bookmark"](furnished)


def test_two_threads_with_a_library_each_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    open_library(path).close()

    def add(prefix: str) -> list[int]:
        with opened(path) as library:
            return [
                articles.store(library, make_draft(f"{prefix}{n}", f"{prefix}{n}"), b"", FOLDER).id
                for n in range(50)
            ]

    with ThreadPoolExecutor(2) as threads:
        added = [number for numbers in threads.map(add, "ab") for number in numbers]
    assert len(set(added)) == 100
    with opened(path) as library:
        assert sorted(articles.list_ids(library, ArticleQuery())) == sorted(added)


def test_a_file_is_judged_as_it_is_at_one_moment(tmp_path: Path) -> None:
    # Else another process could make the library between two looks at it, and it would be neither
    # empty nor ours.
    seen: list[bool] = []

    class Watched(apsw.Connection):
        @override
        def pragma(self, name: str, *values: Any, **named: Any) -> Any:
            seen.append(self.in_transaction)
            return super().pragma(name, *values, **named)

    opened_file = Watched(str(tmp_path / "new.sqlite"))
    _check(opened_file, tmp_path / "new.sqlite")
    assert seen == [True, True]
    assert not opened_file.in_transaction
    opened_file.close()
