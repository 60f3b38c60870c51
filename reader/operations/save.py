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
from pathlib import Path

from reader import paths
from reader.errors import InputRefusedError, SenjaError
from reader.library import Library, articles, folders
from reader.model.article import Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.operations import reading
from reader.operations.reading import Saved
from reader.operations.worker import Worker, WorkerFailedError, answer

log = logging.getLogger(__name__)

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


def save_files(
    worker: Worker, library_path: Path, files: Iterable[tuple[Path, Source]]
) -> Iterator[SaveResult]:
    """Save each file, in order; each result comes when its article is on the disk."""
    waiting: deque[tuple[Path, Source, Future[Saved]]] = deque()
    for path, source in files:
        waiting.append(
            (path, source, worker.submit(reading.store_file, library_path, path, source))
        )
        if len(waiting) >= _AHEAD:
            yield _file_result(worker, library_path, *waiting.popleft())
    while waiting:
        yield _file_result(worker, library_path, *waiting.popleft())


def save_paths(worker: Worker, library: Library, given: Iterable[Path]) -> Iterator[SaveResult]:
    """Save files, and everything readable in folders, which are followed from then on."""
    for path in given:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links)
        if absolute.is_dir():
            yield from save_folder(worker, library, absolute)
        else:
            source = Source(SourceKind.FILE, str(absolute))
            yield from save_files(worker, library.path, [(absolute, source)])


def save_folder(worker: Worker, library: Library, folder: Path) -> Iterator[SaveResult]:
    """Follow ``folder`` from now on and save what is readable in it and below."""
    try:
        found = readable_files(folder)
        folders.add_folder(library, str(folder))
    except SenjaError as error:
        yield SaveResult(str(folder), None, LibraryChanges(), str(error))
        return
    yield from save_files(worker, library.path, ((path, _in_folder(path)) for path in found))


def follow_folders(worker: Worker, library: Library) -> Iterator[SaveResult]:
    """Save what appeared or changed in followed folders; mark articles whose file is gone.

    A folder that can't be read just now (a drive that is not there) changes nothing.
    """
    known = folders.known_files(library)
    present: set[str] = set()
    readable: list[str] = []
    fresh: list[tuple[Path, Source]] = []
    for name in folders.folders(library):
        folder = Path(name)
        try:
            found = readable_files(folder)
        except InputRefusedError as error:
            log.info("not followed now: %s", error)
            continue
        readable.append(name)
        for path in found:
            present.add(str(path))
            if known.get(str(path)) != reading.file_state(path):
                fresh.append((path, _in_folder(path)))
    gone = [
        path
        for path in known
        if path not in present and any(path.startswith(name + os.sep) for name in readable)
    ]
    back = present & folders.missing_files(library)
    for paths_changed, missing in ((gone, True), (back, False)):
        if paths_changed:
            changes = folders.set_missing(library, paths_changed, missing=missing)
            if changes:
                yield SaveResult("", None, changes)
    yield from save_files(worker, library.path, fresh)


def save_text(worker: Worker, library_path: Path, text: str, place: str = "") -> SaveResult:
    """Save a pasted text; ``place`` says where from, as the reader would."""
    return _result(
        place,
        worker.submit(reading.store_text, library_path, text, place),
        lambda reason: worker.submit(reading.store_text, library_path, text, place, reason),
    )


def save_shelf(worker: Worker, library: Library) -> LibraryChanges:
    """Put the articles that come with Senja into a library that never had them.

    Raises:
        SenjaError: they could not be stored; the next start tries again.
    """
    if articles.fact(library, reading.SHELF_FACT):
        return LibraryChanges()
    shelf = paths.resources() / "articles"
    return answer(worker.submit(reading.store_shelf, library.path, shelf, seconds=60)).changes


def readable_files(folder: Path) -> list[Path]:
    """Return the files in ``folder`` and below that Senja reads by their name, in order.

    Hidden files and folders, and links to folders, are passed over.

    Raises:
        InputRefusedError: the folder is gone, may not be read, or holds too many files.
    """
    found: list[Path] = []
    if not folder.is_dir():
        raise InputRefusedError(f"The folder “{folder.name}” does not exist; nothing was changed.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise InputRefusedError(
            f"The folder “{folder.name}” may not be read by you; change its permissions."
        )
    for root, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in READABLE:
                found.append(Path(root, name))  # noqa: PERF401 (the limit is looked at between)
        if len(found) > MOST_FILES:
            raise InputRefusedError(
                f"The folder “{folder.name}” holds more than {MOST_FILES:,} files; "
                "choose a smaller one."
            )
    return found


# Named here again, since importing the parsers' module would cost the window's start; a test
# holds both together.
READABLE = frozenset(".md .markdown .mdown .mkd .mdwn .html .htm .xhtml .txt .text".split())


def _in_folder(path: Path) -> Source:
    return Source(SourceKind.FOLDER, str(path))


def _file_result(
    worker: Worker, library_path: Path, path: Path, source: Source, future: "Future[Saved]"
) -> SaveResult:
    return _result(
        str(path),
        future,
        lambda reason: worker.submit(reading.store_file, library_path, path, source, reason),
    )


def _result(
    place: str, future: "Future[Saved]", again_plainly: Callable[[str], "Future[Saved]"]
) -> SaveResult:
    """Return what a job came to; an input that the worker can't bear is tried as plain text."""
    name = Path(place).name or "The text"
    try:
        try:
            saved = answer(future)
        except WorkerFailedError as error:
            log.warning("%s: %s", place, error, exc_info=True)
            saved = answer(again_plainly(str(error)))
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
