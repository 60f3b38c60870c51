"""Save files, folders and pasted texts as articles.

Reading happens in the worker process; an input that it can't bear is saved as plain text with the
reason, or refused in one sentence, and the rest of the batch goes on.
"""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from reader import paths
from reader.errors import InputRefusedError, SenjaError
from reader.library import Library, articles, folders
from reader.model.article import Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.operations import reading
from reader.operations.reading import Saved
from reader.operations.worker import Worker, WorkerClosedError, WorkerFailedError, answer

log = logging.getLogger(__name__)

# With its pictures, which are asked for.
_CLIPPED_SECONDS = 90.0
# Enough for the worker never to wait for us.
_AHEAD = 4
# A folder with more files than this is no folder of articles.
MOST_FILES = 50_000


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What became of one input: an article's id, or the sentence why there is none."""

    place: str
    article_id: int | None
    changes: LibraryChanges
    refused: str = ""


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """The files of a folder and below, and the folders in it that could not be looked into."""

    files: tuple[Path, ...]
    unreadable: tuple[str, ...]


class _File(NamedTuple):
    """A job's arguments, by their places in ``reading.store_file``."""

    library_path: Path
    path: Path
    source: Source
    wanted: bool


def save_files(
    worker: Worker,
    library_path: Path,
    files: Iterable[tuple[Path, Source]],
    *,
    wanted: bool = True,
) -> Iterator[SaveResult]:
    """Save each file, in order; each result comes when its article is on the disk.

    Files that are not ``wanted``, only followed, take no article out of the trash.
    """
    waiting: deque[tuple[_File, Future[Saved]]] = deque()
    for path, source in files:
        file = _File(library_path, path, source, wanted)
        waiting.append((file, worker.submit(reading.store_file, *file)))
        if len(waiting) >= _AHEAD:
            yield _file_result(worker, *waiting.popleft())
    while waiting:
        yield _file_result(worker, *waiting.popleft())


def save_paths(worker: Worker, library: Library, given: Iterable[Path]) -> Iterator[SaveResult]:
    """Save files, and everything readable in folders, which are followed from then on."""
    # isdir(), since Path's own may raise.
    for are_folders, group in groupby(map(_absolute, given), key=os.path.isdir):
        if are_folders:
            for folder in group:
                yield from save_folder(worker, library, folder)
        else:
            named = ((path, Source(SourceKind.FILE, str(path))) for path in group)
            yield from save_files(worker, library.path, named)


def _absolute(path: Path) -> Path:
    try:
        return Path(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links)
    except OSError:
        # The folder that we are in is gone, and with it whatever is named from there.
        return path


def save_folder(worker: Worker, library: Library, folder: Path) -> Iterator[SaveResult]:
    """Follow ``folder`` from now on and save what is readable in it and below."""
    try:
        found = readable_files(folder)
        folders.add_folder(library, str(folder))
    except SenjaError as error:
        yield SaveResult(str(folder), None, LibraryChanges(), str(error))
        return
    yield from save_files(worker, library.path, ((path, _in_folder(path)) for path in found.files))
    for unread in found.unreadable:
        yield SaveResult(unread, None, LibraryChanges(), _may_not_be_read(Path(unread)))


def follow_folders(worker: Worker, library: Library) -> Iterator[SaveResult]:
    """Save what appeared or changed in followed folders; mark articles whose file is gone.

    A folder that can't be read just now (a drive that is not there) changes nothing.
    """
    known = folders.known_files(library)
    present: set[str] = set()
    readable: list[str] = []
    unreadable: list[str] = []
    fresh: dict[Path, Source] = {}
    for name in folders.folders(library):
        folder = Path(name)
        try:
            found = readable_files(folder)
        except InputRefusedError as error:
            log.info("not followed now: %s", error)
            continue
        readable.append(os.path.join(name, ""))  # noqa: PTH118 (with the separator at its end)
        unreadable += [os.path.join(unread, "") for unread in found.unreadable]  # noqa: PTH118
        for path in found.files:
            present.add(str(path))
            if known.get(str(path)) != reading.file_state(path):
                fresh[path] = _in_folder(path)
    gone = [
        path
        for path in known.keys() - present
        if path.startswith(tuple(readable)) and not path.startswith(tuple(unreadable))
    ]
    back = present & folders.missing_files(library)
    for paths_changed, missing in ((gone, True), (back, False)):
        if paths_changed:
            changes = folders.set_missing(library, paths_changed, missing=missing)
            if changes:
                yield SaveResult("", None, changes)
    yield from save_files(worker, library.path, fresh.items(), wanted=False)


def save_text(worker: Worker, library_path: Path, text: str, place: str = "") -> SaveResult:
    """Save a pasted text; ``place`` says where from, as the reader would."""
    return _result(
        place,
        worker.submit(reading.store_text, library_path, text, place),
        lambda reason: worker.submit(reading.store_text, library_path, text, place, reason),
    )


def save_clipped(
    worker: Worker, library_path: Path, html: str, text: str, url: str = ""
) -> SaveResult:
    """Save a piece of a page that was copied at ``url``; what can't be read so, as its bare text."""
    from reader.operations import clipping

    try:
        saved = answer(
            worker.submit(clipping.store_clipped, library_path, html, url, seconds=_CLIPPED_SECONDS)
        )
    except WorkerClosedError:
        raise
    except SenjaError as error:
        log.info("pasted without its formatting: %s", error)
        return save_text(worker, library_path, text, url)
    return SaveResult(url, saved.article_id, saved.changes)


def save_shelf(worker: Worker, library: Library) -> LibraryChanges:
    """Put the articles that come with Senja into a library that never had them.

    Raises:
        SenjaError: they could not be stored; the next start tries again.
    """
    if articles.fact(library, reading.SHELF_FACT):
        return LibraryChanges()
    shelf = paths.resources() / "articles"
    return answer(worker.submit(reading.store_shelf, library.path, shelf, seconds=60)).changes


def readable_files(folder: Path) -> "FolderFiles":
    """Return the files in ``folder`` and below that Senja reads by their name, in order.

    Hidden files and folders, and links to folders, are passed over.

    Raises:
        InputRefusedError: the folder is gone, may not be read, or holds too many files.
    """
    if not os.path.isdir(folder):  # noqa: PTH112 (Path's own may raise)
        raise InputRefusedError(f"The folder “{folder.name}” does not exist; nothing was changed.")
    found: list[Path] = []
    unreadable: list[str] = []
    waiting = [str(folder)]
    while waiting:
        place = waiting.pop()
        try:
            inner, names = _visible(place)
        except OSError:
            unreadable.append(place)
            continue
        waiting += (os.path.join(place, name) for name in reversed(inner))  # noqa: PTH118
        found += (Path(place, name) for name in names if Path(name).suffix.lower() in READABLE)
        if len(found) > MOST_FILES:
            raise InputRefusedError(
                f"The folder “{folder.name}” holds more than {MOST_FILES:,} files; "
                "choose a smaller one."
            )
    if str(folder) in unreadable:
        raise InputRefusedError(_may_not_be_read(folder))
    return FolderFiles(tuple(found), tuple(unreadable))


def _visible(folder: str) -> tuple[list[str], list[str]]:
    """Return the names of the folders and of the files in ``folder``, hidden ones left out."""
    inner: list[str] = []
    names: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                inner.append(entry.name)
            elif not os.path.isdir(entry):  # noqa: PTH112 (a link in a circle raises nothing)
                names.append(entry.name)
    return sorted(inner), sorted(names)


def _may_not_be_read(folder: Path) -> str:
    return f"The folder “{folder.name}” may not be read by you; change its permissions."


# Named here again, since importing the parsers' module would cost the window's start; a test
# holds both together.
READABLE = frozenset(
    ".md .markdown .mdown .mkd .mdwn .html .htm .xhtml .mht .mhtml .txt .text".split()
)


def _in_folder(path: Path) -> Source:
    return Source(SourceKind.FOLDER, str(path))


def _file_result(worker: Worker, file: "_File", future: "Future[Saved]") -> SaveResult:
    return _result(
        str(file.path),
        future,
        lambda reason: worker.submit(reading.store_file, *file, reason),
    )


def _result(
    place: str, future: "Future[Saved]", again_plainly: Callable[[str], "Future[Saved]"]
) -> SaveResult:
    """Return what a job came to; an input that the worker can't bear is tried as plain text.

    Raises:
        WorkerClosedError: Senja is being closed; nothing more is to be tried.
    """
    name = Path(place).name or "The text"
    try:
        try:
            saved = answer(future)
        except WorkerClosedError:
            raise
        except WorkerFailedError as error:
            log.warning("%s: %s", place, error, exc_info=True)
            saved = answer(again_plainly(str(error)))
    except WorkerClosedError:
        raise
    except WorkerFailedError as error:
        return SaveResult(
            place,
            None,
            LibraryChanges(),
            f"“{name}” could not be read: {error}; nothing was added.",
        )
    except SenjaError as error:
        return SaveResult(place, None, LibraryChanges(), str(error))
    except Exception:
        log.exception("%s could not be read", place)
        return SaveResult(
            place, None, LibraryChanges(), f"“{name}” could not be read; it was left as it is."
        )
    return SaveResult(place, saved.article_id, saved.changes)
