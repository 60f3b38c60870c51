"""A library with more articles than its list shows at once, though not so many as take long."""

from reader.library import Library, articles
from reader.library.connection import writing
from reader.model.article import Source, SourceKind
from reader.model.query import ArticleQuery
from tests.conftest import make_draft
from tests.ui.program import Program

COUNT = 900
# A library whose ids are so high may be a large one.
_FIRST = 10_000
PASTED = Source(SourceKind.PASTED, "")


def fill(library: Library, count: int = COUNT) -> list[int]:
    """Store articles, named by their numbers, and return their ids, the last saved first."""
    with writing(library) as connection:
        if not articles.list_ids(library, ArticleQuery()):
            connection.execute("DELETE FROM sqlite_sequence")
            connection.execute("INSERT INTO sqlite_sequence VALUES ('article', ?)", (_FIRST,))
        ids = []
        for number in range(count):
            draft = make_draft(f"Title {number:04}", f"Text {number}", site=f"Site {number % 9}")
            ids.append(articles.store_in(connection, draft, b"", PASTED, None).id)
            # A day has a hundred of them.
            connection.execute(
                "UPDATE article SET saved_at = saved_at - ? WHERE id = ?",
                ((count - number) * 864_000_000, ids[-1]),
            )
    return ids[::-1]


def wait_until_whole(program: Program) -> None:
    """Wait until all rows are in the list, and it has followed the library."""
    model = program.window.model
    program.wait_until(lambda: model.is_whole and not model.is_comparing)
