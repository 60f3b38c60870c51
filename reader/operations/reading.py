"""The jobs of the worker process: read one input and store it, whole or not at all.

Each opens the library for itself, since an open one can't be handed to another process. The
parsers are imported by the jobs, so that asking for a job costs the window nothing.
"""

from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from reader.errors import InputRefusedError
from reader.library import Library, articles, folders, journal, open_library
from reader.library.articles import Stored
from reader.library.folders import FileState
from reader.model.article import Draft, Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.model.step import StepKind
from reader.operations.repaired import as_repaired


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving an input came to."""

    article_id: int
    changes: LibraryChanges


def store_file(
    library_path: Path,
    path: Path,
    source: Source,
    wanted: bool,
    plainly_because: str = "",
) -> Saved:
    """Read the file at ``path`` and store it as an article.

    With ``plainly_because`` its text is stored without formatting, and that reason with it. A file
    that is not ``wanted``, only followed, leaves its article in the trash.

    Raises:
        InputRefusedError: the file can't be an article; a file of a followed folder is remembered
            as refused until it changes.
        LibraryError: it could not be stored.
    """
    from reader.sources import files

    # Before it is read: what is written to it meanwhile is a change that is seen the next time.
    state = file_state(path)
    with closing(open_library(library_path)) as library:
        try:
            data = files.read_bytes(path)
            if plainly_because:
                draft = files.read_plainly(path, data, plainly_because)
            else:
                draft = _read_as_repaired(library, path, data)
        except InputRefusedError as error:
            if source.kind is SourceKind.FOLDER:
                folders.refuse_file(library, str(path), state, str(error))
            raise
        return _saved(
            folders.store_file(library, draft, data, source, str(path), state, wanted=wanted)
        )


def _read_as_repaired(library: Library, path: Path, data: bytes) -> Draft:
    """Return the article in a file, as a person wants it or pages of its site to be read."""
    from reader.sources import files

    known = folders.article_of(library, str(path))
    return as_repaired(library, known, "", partial(files.read_file, path, data))


def store_text(library_path: Path, text: str, place: str, plainly_because: str = "") -> Saved:
    """Read pasted ``text`` and store it as an article.

    Raises:
        InputRefusedError: there is nothing to read in it.
        LibraryError: it could not be stored.
    """
    from reader.sources import files, pasted

    if not text.strip():
        raise InputRefusedError("There is no text to paste; copy an article's text first.")
    if len(text) > files.LARGEST_FILE:
        raise InputRefusedError("The copied text is too long to be one article; nothing was added.")
    if plainly_because:
        title = " ".join(text[:200].split())[:80]
        draft = files.plain_draft(text, title, "The text", plainly_because)
    else:
        draft = pasted.read_pasted(text)
    with closing(open_library(library_path)) as library:
        source = Source(SourceKind.PASTED, place)
        # Nobody means every Ctrl+V.
        with journal.step(library, StepKind.ADD, draft.title):
            stored = articles.store(library, draft, text.encode("utf-8", "replace"), source)
        return _saved(stored)


def store_shelf(library_path: Path, shelf: Path) -> Saved:
    """Store the articles that come with Senja, once in a library's life; the first one on top.

    Raises:
        LibraryError: they could not be stored; the next start tries again.
    """
    from reader.sources import files

    with closing(open_library(library_path)) as library:
        added: list[int] = []
        if not articles.fact(library, SHELF_FACT):
            for path in sorted(shelf.glob("*.md"), reverse=True):
                data = path.read_bytes()
                source = Source(SourceKind.SHELF, path.name)
                draft = replace(files.read_file(path, data), site="Senja")
                added += articles.store(library, draft, data, source).changes.added
            articles.set_fact(library, SHELF_FACT, "stored")
        return Saved(added[-1] if added else 0, LibraryChanges(added=tuple(added)))


SHELF_FACT = "shelf"


def file_state(path: Path) -> FileState:
    """Return the file's size and time of change; zeros if it is gone."""
    try:
        status = path.stat()
    except OSError:
        return FileState(0, 0)
    return FileState(status.st_size, status.st_mtime_ns)


def _saved(stored: Stored) -> Saved:
    return Saved(stored.id, stored.changes)
