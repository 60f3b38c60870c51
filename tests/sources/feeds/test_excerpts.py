import pytest

from reader.model.article import Draft
from reader.sources.feeds.excerpts import are_cut_short
from tests.conftest import make_draft

LONG = "At dusk the harbour empties and the last ferry has left. " * 8


def drafts(*texts: str, url: str = "https://example.org/1") -> list[Draft]:
    return [make_draft("Evening", text, url=url) for text in texts]


@pytest.mark.parametrize(
    "end",
    [
        "and then…",
        "and then [...]",
        "and then […] ",
        "Read more",
        "Continue reading →",
        "続きを読む",
    ],
)
def test_texts_that_stop_in_the_middle_are_cut_short(end: str) -> None:
    assert are_cut_short(drafts(LONG + end, LONG + end, LONG + end, LONG))


@pytest.mark.parametrize(
    "texts",
    [
        [LONG, LONG, LONG],
        [f"{LONG}…", LONG, LONG, LONG],
        [f"{LONG}…", f"{LONG}…"],
        [f"{LONG * 9}…"] * 5,
        [],
    ],
)
def test_whole_texts_are_not_and_few_say_nothing(texts: list[str]) -> None:
    assert not are_cut_short(drafts(*texts))


def test_texts_of_a_line_or_two_are_announcements() -> None:
    assert are_cut_short(drafts("The ferry has left.", "It comes back.", "It rains."))


def test_without_an_address_there_is_nothing_more_to_fetch() -> None:
    assert not are_cut_short(drafts("a…", "b…", "c…", url=""))
