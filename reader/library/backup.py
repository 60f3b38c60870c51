"""Snapshots of the library, made by SQLite itself, checked, and kept for a while."""

import contextlib
import itertools
import logging
import os
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw

from reader.errors import LibraryError
from reader.library.connection import Library, library_error

log = logging.getLogger(__name__)

KEEP = 7
EVERY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot's file and the moment it was made."""

    path: Path
    made_at: datetime


def snapshots(library_path: Path) -> list[Snapshot]:
    """Return the snapshots kept for the library at ``library_path``, the newest first."""
    found = []
    for path in _folder(library_path).glob("library-*.sqlite"):
        try:
            made_at = datetime.strptime(path.stem, "library-%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Snapshot(path, made_at))
    return sorted(found, key=lambda snapshot: snapshot.made_at, reverse=True)


def is_due(library_path: Path) -> bool:
    """Return whether the newest snapshot is a day old or there is none."""
    newest = next(iter(snapshots(library_path)), None)
    return newest is None or time.time() - newest.made_at.timestamp() > EVERY_SECONDS


def make_snapshot(library: Library) -> Snapshot:
    """Return a new snapshot of ``library``; the oldest beyond ``KEEP`` go.

    Raises:
        LibraryError: no snapshot could be made; the library and older snapshots are unharmed.
    """
    folder = _folder(library.path)
    made_at = datetime.now(UTC).replace(microsecond=0)
    final = folder / f"library-{made_at:%Y%m%dT%H%M%S}.sqlite"
    half = final.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half.unlink(missing_ok=True)
        _copy(library, half)
        with half.open("rb+") as file:
            os.fsync(file.fileno())
        half.replace(final)
    except apsw.Error as error:
        raise library_error(error) from error
    except OSError as error:
        raise LibraryError(
            "No snapshot of the library could be made; the library is kept."
        ) from error
    finally:
        _remove(half)
    for old in snapshots(library.path)[KEEP:]:
        old.path.unlink(missing_ok=True)
    return Snapshot(final, made_at)


def set_aside(library_path: Path) -> Path:
    """Move a library that can't be read, with its journal, out of the way; return its new place.

    Raises:
        LibraryError: it could not be moved and stays where it is.
    """
    aside = _free_place(library_path)
    try:
        for suffix in ("-wal", "-shm", ""):
            part = library_path.with_name(library_path.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
    except OSError as error:
        raise LibraryError(
            f"“{library_path}” could not be moved aside; it was left as it is."
        ) from error
    return aside


def restore(snapshot: Snapshot, library_path: Path) -> None:
    """Make ``snapshot`` the library at ``library_path``, where there is none now.

    Raises:
        LibraryError: it could not be copied; the snapshot is kept.
    """
    half = library_path.with_suffix(".part")
    try:
        shutil.copyfile(snapshot.path, half)
        with half.open("rb+") as file:
            os.fsync(file.fileno())
        half.replace(library_path)
    except OSError as error:
        _remove(half)
        raise LibraryError("The snapshot could not be copied; it is kept, try again.") from error


def _free_place(library_path: Path) -> Path:
    """Return a name that no file set aside before has, even one of this second."""
    stem = f"library-damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    aside = library_path.with_name(f"{stem}.sqlite")
    for number in itertools.count(2):
        if not aside.exists():
            break
        aside = library_path.with_name(f"{stem}-{number}.sqlite")
    return aside


def _remove(half: Path) -> None:
    """Remove a half-made file; where even that fails, the next one writes over it."""
    with contextlib.suppress(OSError):
        half.unlink(missing_ok=True)


def _folder(library_path: Path) -> Path:
    return library_path.parent / "backups"


def _copy(library: Library, target: Path) -> None:
    """Copy the library as it stands at one moment, and make sure that the copy is whole."""
    copy = apsw.Connection(str(target))
    try:
        with copy.backup("main", library.connection, "main") as backup:
            while not backup.done:
                backup.step(1000)
        if str(copy.execute("PRAGMA quick_check").get) != "ok":
            raise LibraryError("The library is damaged; older snapshots of it are kept.")
        # A snapshot is one file, without a journal beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
