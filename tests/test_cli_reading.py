"""The command that tells what was read."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reader.library import articles, feeds
from reader.library.articles import State
from reader.library.feeds import FeedAnswer, NewEntry
from reader.model.article import Source, SourceKind
from reader.model.feed import Subscription
from tests.conftest import Senja, make_draft, opened

FEED = "https://example.org/feed"


@pytest.fixture
def read(senja: Senja) -> Senja:
    """Return a Senja that has read one article of two, and nothing of a feed."""
    senja.library.parent.mkdir(parents=True)
    with opened(senja.library) as library:
        source = Source(SourceKind.PASTED, "")
        first, _other = (
            articles.store(library, make_draft(n, f"{n} " * 460, site="Garden"), b"", source).id
            for n in ("one", "two")
        )
        articles.set_state(library, [first], State.READ, on=True)
        feed = feeds.subscribe(library, Subscription(FEED, "The Evening"))
        feeds.store_entries(library, feed, FeedAnswer(FEED), [NewEntry("a", "", make_draft(), b"")])
    return senja


def test_weeks_sources_and_what_is_never_read_are_printed(read: Senja) -> None:
    done = read("reading", "--weeks", "2", LC_ALL="de_DE.UTF-8", TZ="UTC")
    assert (done.returncode, done.stderr) == (0, "")
    first, present, source, feed = done.stdout.splitlines()
    assert first.split()[1:] == ["0", "articles", "0", "min"]
    assert present.split()[1:] == ["1", "articles", "2", "min"]
    assert source.split() == "1 read 2 min 1 of 2 that came Garden".split()
    assert feed.split() == "never read 1 unread The Evening".split()


def test_it_answers_as_json(read: Senja) -> None:
    lines = read("reading", "--json").stdout.splitlines()
    told = [json.loads(line) for line in lines]
    assert [each["kind"] for each in told] == ["week"] * 26 + ["source", "never_read"]
    assert (told[25]["articles"], told[25]["minutes"]) == (1, 2)
    assert told[26] == {
        "kind": "source",
        "name": "Garden",
        "feed": False,
        "articles": 1,
        "minutes": 2,
        "came": 2,
        "came_read": 1,
    }
    assert (told[27]["name"], told[27]["unread"]) == ("The Evening", 1)
    assert datetime.fromisoformat(told[27]["followed_since"]).tzinfo == UTC


@pytest.mark.parametrize(
    ("language", "first_day"),
    [("de_DE.UTF-8", 1), ("en_US.UTF-8", 7), ("ar_EG.UTF-8", 6), ("nonsense", 1)],
)
def test_weeks_begin_as_they_do_where_the_reader_is(
    senja: Senja, language: str, first_day: int
) -> None:
    done = senja("reading", "--weeks", "1", LC_ALL=language, LANGUAGE="")
    assert (done.returncode, done.stderr) == (0, "")
    assert date.fromisoformat(done.stdout.split()[0]).isoweekday() == first_day


@pytest.mark.parametrize("weeks", ["0", "-3", "x", "521"])
def test_a_number_of_weeks_that_makes_no_sense_is_not_understood(
    senja: Senja, weeks: str, tmp_path: Path
) -> None:
    assert senja("reading", "--weeks", weeks, cwd=tmp_path).returncode == 2
