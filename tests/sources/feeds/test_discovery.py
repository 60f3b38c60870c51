"""Where the feeds of a page are."""

import pytest

from reader.sources.feeds.discovery import known_places, named_feeds, usual_places


def test_a_page_s_head_names_its_feeds_in_order() -> None:
    html = (
        "<html><head><link rel='alternate' type='application/rss+xml' title='All  news' href='/a'>"
        "<link rel='alternate' type='application/atom+xml' href='https://x.example/b'>"
        "<link rel='alternate' type='application/rss+xml' href='/a'>"
        "<link rel='stylesheet' type='text/css' href='/c'>"
        "<link rel='alternate' type='text/html' hreflang='id' href='/d'>"
        "<link rel='alternate' type='application/feed+json' href='javascript:x'></head></html>"
    )
    assert named_feeds(html, "https://example.org/p/") == [
        ("https://example.org/a", "All news"),
        ("https://x.example/b", ""),
    ]


@pytest.mark.parametrize(
    ("url", "places"),
    [
        ("https://github.com/o/r", ["https://github.com/o/r/releases.atom"]),
        ("https://github.com/o/r/issues", ["https://github.com/o/r/releases.atom"]),
        ("https://github.com/o", []),
        ("https://www.reddit.com/r/books/", ["https://www.reddit.com/r/books/.rss"]),
        (
            "https://www.youtube.com/channel/UC1",
            ["https://www.youtube.com/feeds/videos.xml?channel_id=UC1"],
        ),
        ("https://social.example/@ann", ["https://social.example/@ann.rss"]),
        ("https://example.org/", []),
        ("http://[::1", []),
    ],
)
def test_some_sites_keep_theirs_at_a_known_place(url: str, places: list[str]) -> None:
    assert known_places(url) == places


def test_others_at_a_usual_one() -> None:
    assert "https://example.org/feed" in list(usual_places("https://example.org/a/b"))
