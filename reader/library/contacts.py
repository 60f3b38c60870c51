"""The record of what Senja contacted: every request, whatever became of it."""

from collections.abc import Iterable, Sequence

import apsw

from reader.library.connection import Library, writing
from reader.library.moments import microseconds, moment
from reader.model.contact import Contact, Outcome, Reason

# Enough for months of a busy reader; the oldest go first.
MOST = 20_000


def add_contacts(library: Library, made: Sequence[Contact]) -> None:
    """Write down what was contacted.

    Raises:
        LibraryError: nothing was written; the sentence says why.
    """
    if made:
        with writing(library) as connection:
            add_contacts_in(connection, made)


def add_contacts_in(connection: apsw.Connection, made: Iterable[Contact]) -> None:
    """Write down what was contacted, inside an open transaction."""
    rows = [
        (
            microseconds(contact.moment),
            contact.url,
            contact.host,
            contact.reason.value,
            contact.article,
            contact.outcome.value,
            contact.status,
            contact.size,
        )
        for contact in made
    ]
    connection.executemany(
        "INSERT INTO contact (moment, url, host, reason, article_id, outcome, status, size) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.execute("DELETE FROM contact WHERE id <= (SELECT max(id) FROM contact) - ?", (MOST,))


def contacts(library: Library, most: int = 500) -> list[Contact]:
    """Return what was contacted, the last first."""
    rows = library.read(
        "SELECT moment, url, host, reason, article_id, outcome, status, size FROM contact "
        "ORDER BY id DESC LIMIT ?",
        (most,),
    )
    return [
        Contact(
            moment=moment(int(at)),
            url=str(url),
            host=str(host),
            reason=Reason(str(reason)),
            article=None if article is None else int(article),
            outcome=Outcome(str(outcome)),
            status=int(status),
            size=int(size),
        )
        for at, url, host, reason, article, outcome, status, size in rows
    ]
