"""What an article leads on to: its own links, those in the library known, then similar articles."""

from typing import Any

from reader.library import Library, articles
from reader.library.articles import State
from reader.model.article import RelatedLink, Source, SourceKind
from reader.model.related import RelatedReading
from reader.operations.related import related_reading
from tests.conftest import make_draft

FERRY = "The ferry leaves the harbour of Tanalor at dawn, and sailors repair the lighthouse."
URL = "https://example.org/{}"


def store(library: Library, number: int, text: str, **more: Any) -> int:
    draft = make_draft(f"Article {number}", text, url=URL.format(number), **more)
    return articles.store(library, draft, b"", Source(SourceKind.PASTED, "")).id


def reading(library: Library, identifier: int) -> RelatedReading:
    return related_reading(library, articles.article(library, identifier))


def furnish(library: Library) -> None:
    for number, word in enumerate(("comets", "pensions", "beehives", "penalties", "violins")):
        store(library, 100 + number, f"A text on {word} and {word} alone.")


def test_links_into_the_library_are_told_from_others_in_their_order(library: Library) -> None:
    links = (
        RelatedLink("Elsewhere", "https://example.net/"),
        RelatedLink("Here", "http://example.org/2/?utm_source=x#top"),
        RelatedLink("Only its title"),
        RelatedLink("Itself", URL.format(1)),
    )
    one = store(library, 1, "One", related=links)
    two = store(library, 2, "Two")
    assert reading(library, one) == RelatedReading(
        ((links[0], None), (links[1], two), (links[2], None), (links[3], None))
    )
    articles.set_state(library, [two], State.DELETED, on=True)
    assert [identifier for _, identifier in reading(library, one).links] == [None] * 4


def test_an_article_that_is_linked_is_not_named_as_similar_again(library: Library) -> None:
    furnish(library)
    two = store(library, 2, FERRY + " Once more.")
    three = store(library, 3, FERRY + " And again.")
    plain = store(library, 4, FERRY)
    linking = store(library, 5, FERRY + " Ever.", related=(RelatedLink("Two", URL.format(2)),))
    assert {each.id for each in reading(library, plain).similar} == {two, three, linking}
    assert {each.id for each in reading(library, linking).similar} == {three, plain}
