import pytest

from reader.model.feed import Rhythm
from reader.sources.feeds.parse import parse_feed
from reader.sources.feeds.rhythm import read_rhythm
from tests.feeds import item, rss

SKIPS = (
    b"<skipHours><hour>0</hour><hour> 24 </hour><hour>7</hour></skipHours>"
    b"<skipDays><day>Saturday</day><day>Sunday</day><day>Someday</day></skipDays>"
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (b"", Rhythm()),
        (b"<ttl>60</ttl>", Rhythm(60)),
        (b"<ttl>soon</ttl>", Rhythm()),
        (SKIPS, Rhythm(0, (0, 7), (5, 6))),
        (b"<sy:updatePeriod> hourly </sy:updatePeriod>", Rhythm(60)),
        (
            b"<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            Rhythm(360),
        ),
        (b"<ttl>30</ttl><sy:updatePeriod>daily</sy:updatePeriod>", Rhythm(1440)),
        (
            b"<sy:updatePeriod>never</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            Rhythm(),
        ),
    ],
)
def test_a_feed_says_how_often_it_wants_to_be_asked(said: bytes, expected: Rhythm) -> None:
    assert read_rhythm(b"<rss><channel>" + said + b"<item></item></channel></rss>") == expected


def test_what_stands_in_an_entry_is_not_the_feeds_own_word() -> None:
    assert read_rhythm(b"<rss><channel><item><ttl>5</ttl></item></channel></rss>") == Rhythm()


def test_the_rhythm_comes_with_the_feed_that_is_parsed() -> None:
    data = rss([item(1)]).replace(b"<language>", b"<ttl>120</ttl><language>")
    assert parse_feed(data).rhythm == Rhythm(120)
