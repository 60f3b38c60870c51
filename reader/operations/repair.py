"""Repair how an article is read: look at it first, keep it then; it can be taken back.

The reading itself is a job of the worker process.
"""

from reader.library import Library, articles, journal, repairs, versions
from reader.markup.links import site_host
from reader.model.article import Content, Version
from reader.model.changes import LibraryChanges
from reader.model.repair import Repair, Reread
from reader.model.step import StepKind
from reader.operations import rereading
from reader.operations.worker import Worker, answer

# With pictures that are to be asked for.
_SECONDS = 90.0
_LOOK_SECONDS = 20.0


def known_repair(library: Library, identifier: int) -> Repair:
    """Return what a person changed of an article."""
    return repairs.repair(library, identifier)


def known_for_site(library: Library, url: str) -> Repair:
    """Return what is done to every page of the site of ``url``."""
    return repairs.site_repair(library, site_host(url))


def look(
    worker: Worker, library: Library, identifier: int, own: Repair, for_site: Repair | None = None
) -> Reread:
    """Return an article as a repair would have it; nothing is kept.

    Raises:
        SenjaError: it can't be read again; the sentence says why.
    """
    job = worker.submit(
        rereading.look, library.path, identifier, own, for_site, seconds=_LOOK_SECONDS
    )
    return answer(job)


def keep(
    worker: Worker,
    library: Library,
    identifier: int,
    own: Repair,
    *,
    remember: bool = False,
    forget: bool = False,
) -> LibraryChanges:
    """Make an article what a repair has of it; what it was before stays as an earlier version.

    ``remember`` does the same, as far as it can be, to every page of the article's site from now
    on; ``forget`` does nothing to them any more.

    Raises:
        SenjaError: nothing was changed; the sentence says why.
    """
    job = worker.submit(
        rereading.keep, library.path, identifier, own, remember, forget, seconds=_SECONDS
    )
    return answer(job)


def all_versions(library: Library, identifier: int) -> list[Version]:
    """Return every version of an article that is kept, the last stored first.

    Raises:
        SenjaError: the article is gone.
    """
    return versions.versions(library, identifier)


def show_version(library: Library, identifier: int, version: int) -> LibraryChanges:
    """Show another version of an article; the one that was shown stays.

    Raises:
        SenjaError: nothing was changed; the sentence says why.
    """
    words = articles.title_of(library, [identifier])
    with journal.step(library, StepKind.VERSION, words, article=identifier):
        return versions.show_version(library, identifier, version)


def version_content(library: Library, identifier: int, version: int) -> Content:
    """Return the body of one of an article's versions.

    Raises:
        SenjaError: it is gone.
    """
    return articles.content(library, identifier, version)


def read_published(text: str, language: str) -> str | None:
    """Return the date that a person wrote, as ISO 8601 and as precise as it is; None for no date."""
    # Only who edits a date pays for what reads one.
    from reader.sources.dates import read_date

    return read_date(text.strip()[:200], language.partition("-")[0])
