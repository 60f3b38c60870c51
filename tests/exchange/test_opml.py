"""Feeds from other readers and to them."""

from datetime import UTC, datetime

import pytest

from reader.errors import InputRefusedError
from reader.exchange.opml import read_opml, write_opml
from reader.model.feed import Feed, Subscription

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def made(number: int, title: str, folder: str = "") -> Feed:
    url = f"https://example.org/{number}?a=1&b=2"
    return Feed(
        number,
        url,
        title,
        "https://example.org/",
        folder,
        NOW,
        None,
        "",
        0,
        False,
        False,
        0,
        0,
        None,
    )


def test_what_is_written_is_read_again_with_its_folders() -> None:
    feeds = [made(1, 'A "quoted" <one> & more'), made(2, "B", "News"), made(3, "C", "News/Asia")]
    text = write_opml(feeds)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">')
    assert read_opml(text.encode()) == [
        Subscription(feed.url, feed.title, feed.folder, feed.site_url) for feed in feeds
    ]


def test_others_write_it_otherwise() -> None:
    data = b"""<opml version='1.0'><head/><body>
      <outline text='News'><outline text='One' xmlurl='https://example.org/1'/>
        <outline title='In/side'><outline text='Two' xmlUrl=' https://example.org/2 '/></outline>
      </outline>
      <outline text='One again' xmlUrl='https://example.org/1'/>
      <outline text='A note'/><outline text='Local' xmlUrl='file:///etc/passwd'/>
    </body></opml>"""
    assert read_opml(data) == [
        Subscription("https://example.org/1", "One", "News"),
        Subscription("https://example.org/2", "Two", "News/In side"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text",
        b"<html><body/></html>",
        b"\0" * 50,
        b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
    ],
)
def test_what_is_no_list_of_feeds_is_refused(data: bytes) -> None:
    with pytest.raises(InputRefusedError, match="OPML"):
        read_opml(data)


def test_nesting_without_end_ends() -> None:
    deep = b"<outline text='x'>" * 200 + b"<outline text='f' xmlUrl='https://example.org/1'/>"
    data = b"<opml><body>" + deep + b"</outline>" * 200 + b"</body></opml>"
    (found,) = read_opml(data)
    assert found.folder.count("/") < 30
