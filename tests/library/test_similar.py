"""Similar articles: those on the same subject, and none rather than just any."""

from typing import Any

import pytest

from reader.library import Library, articles
from reader.library.articles import State
from reader.library.similar import similar
from reader.model.article import Source, SourceKind
from tests.conftest import make_draft

PASTED = Source(SourceKind.PASTED, "")
FERRY = "The ferry leaves the harbour of Tanalor at dawn, and sailors repair the lighthouse."
FERRY_TOO = "Sailors of Tanalor say their lighthouse and harbour need another ferry."
BREAD = "Bakers knead sourdough in wooden troughs and light their ovens before breakfast."
SUBJECTS = (
    "Astronomers measured methane on a distant comet through infrared telescopes.",
    "Parliament postponed pensions reform after unions threatened railway strikes.",
    "Beekeepers moved hives from orchards because pesticides weakened colonies.",
    "Goalkeepers practise penalties with psychologists before every championship.",
    "Violinists rehearse forgotten concertos composed for cathedral festivals.",
    "Programmers rewrote compilers to vectorise matrices across processors.",
)


def store(library: Library, title: str, text: str, **more: Any) -> int:
    return articles.store(library, make_draft(title, text, **more), b"", PASTED).id


@pytest.fixture
def shelf(library: Library) -> Library:
    """Return a library with articles on many subjects, two of them on ferries: 7 and 8."""
    for text in SUBJECTS:
        store(library, " ".join(text.split()[:2]), text, language="en")
    store(library, "The ferry of Tanalor", FERRY, language="en")
    store(library, "A harbour and its ferry", FERRY_TOO, language="en")
    return library


def found(library: Library, identifier: int, **more: Any) -> list[int]:
    return [each.id for each in similar(library, identifier, **more)]


def test_an_article_on_the_same_subject_is_similar_both_ways(shelf: Library) -> None:
    assert found(shelf, 7) == [8]
    assert found(shelf, 8) == [7]
    assert similar(shelf, 7) == [articles.article(shelf, 8)]


def test_where_nothing_is_alike_nothing_is_proposed(shelf: Library) -> None:
    assert found(shelf, store(shelf, "Bread", BREAD, language="en")) == []


def test_one_word_in_common_is_not_enough(shelf: Library) -> None:
    one = store(shelf, "Lighthouse", "Lighthouse lighthouse cupboards wardrobes.", language="en")
    assert found(shelf, one) == []


def test_what_every_article_says_makes_none_similar(library: Library) -> None:
    for number, text in enumerate(SUBJECTS):
        store(library, f"Number{number} newsletter", f"{text} Subscribe newsletter premium.")
    assert [found(library, number) for number in range(1, 7)] == [[]] * 6


def test_the_most_similar_comes_first_and_no_more_than_were_asked_for(shelf: Library) -> None:
    twin = store(shelf, "The ferry of Tanalor", FERRY + " Again.", language="en")
    assert found(shelf, 7) == [twin, 8]
    assert found(shelf, 7, limit=1) == [twin]


def test_the_trash_and_what_is_shown_already_are_left_out(shelf: Library) -> None:
    twin = store(shelf, "The ferry of Tanalor", FERRY + " Again.", language="en")
    assert found(shelf, 7, without={twin}) == [8]
    articles.set_state(shelf, [twin], State.DELETED, on=True)
    assert found(shelf, 7) == [8]


def test_an_article_in_the_same_language_is_preferred(shelf: Library) -> None:
    unknown = store(shelf, "The ferry of Tanalor", FERRY + " Once more.")
    british = store(shelf, "The ferry of Tanalor", FERRY + " Ever.", language="en-GB")
    # Of equals the one saved last would come first.
    store(shelf, "The ferry of Tanalor", FERRY + " Again.", language="id")
    assert found(shelf, 7, limit=2) == [british, unknown]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        (
            "図書館",
            "港町の図書館が百年を迎え、司書が古地図を修復した。",
            "司書は古地図の展示を図書館で開く。",
        ),
        ("Perahu", "Nelayan Tanalor memperbaiki perahu layar.", "Perahu layar Tanalor berlomba."),
    ],
)
def test_articles_in_any_script_are_compared(
    shelf: Library, title: str, first: str, second: str
) -> None:
    one, two = store(shelf, title, first), store(shelf, title, second)
    assert two in found(shelf, one)


def test_an_article_that_is_gone_or_alone_has_nothing_similar(library: Library) -> None:
    assert found(library, 1) == []
    assert found(library, store(library, "The ferry", FERRY)) == []
    articles.set_state(library, [1], State.DELETED, on=True)
    assert found(library, 1) == []


def test_the_work_is_bounded_where_many_articles_share_every_term(library: Library) -> None:
    for number in range(60):
        store(library, "The ferry of Tanalor", f"{FERRY} number{number}")
    assert found(library, 1) == []
