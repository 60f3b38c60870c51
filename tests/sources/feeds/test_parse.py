"""Feeds of every kind and in every state, to entries; what is no feed is refused in a sentence."""

import json
import re
from pathlib import Path

import pytest

from reader.errors import InputRefusedError
from reader.model.feed import Enclosure, Entry, ParsedFeed
from reader.sources.feeds.parse import LARGEST, parse_feed
from tests.feeds import ATOM, BODY, SITE, atom, item, rss

CASES = Path(__file__).parents[4] / "shared/cases/feeds/feedparser"


def only(data: bytes) -> Entry:
    (entry,) = parse_feed(data).entries
    return entry


def test_an_rss_feed_with_its_extensions() -> None:
    enclosure = '<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="5"/>'
    feed = parse_feed(rss([item(2, extra=enclosure), item(1)]))
    assert (feed.title, feed.site_url) == ("The Evening", SITE)
    newest, oldest = feed.entries
    assert newest == Entry(
        key="tag:2",
        title="Evening 2",
        html=BODY,
        url="https://example.org/2",
        authors=("Ann Lee",),
        published="2026-03-02T11:00:00+00:00",
        tags=("sea",),
        enclosures=(Enclosure("https://example.org/a.mp3", "audio/mpeg"),),
    )
    assert oldest.key == "tag:1"


def test_an_atom_feed() -> None:
    entry = only(atom())
    assert (entry.key, entry.title, entry.url) == ("tag:1", "Evening", "https://example.org/1")
    assert (entry.html, entry.published) == (BODY, "2026-03-01T11:00:00+00:00")
    assert entry.authors == ("Ann Lee",)
    assert ATOM


def test_an_atom_feed_whose_texts_are_markup_of_its_own() -> None:
    data = (
        atom()
        .replace(
            b'<content type="html">',
            b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Own <i>words</i>.</p>'
            b"</div></content><summary>",
        )
        .replace(b"</content>\n", b"")
    )
    data = re.sub(rb"<summary>.*?</content>", b"<summary>x</summary>", data, flags=re.DOTALL)
    assert "<i>words</i>" in only(data).html


def test_a_json_feed() -> None:
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Evening",
        "home_page_url": "https://example.org/",
        "items": [
            {
                "id": "1",
                "url": "https://example.org/1",
                "title": "Evening",
                "content_html": BODY,
                "date_published": "2026-03-01T18:00:00+07:00",
                "authors": [{"name": "Ann Lee"}],
                "tags": ["sea"],
                "attachments": [{"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg"}],
            },
            {"id": 2, "content_text": "A < B\n\nTwo"},
        ],
    }
    first, second = parse_feed(json.dumps(data).encode()).entries
    assert (first.title, first.html, first.authors) == ("Evening", BODY, ("Ann Lee",))
    assert first.enclosures == (Enclosure("https://example.org/a.mp3", "audio/mpeg"),)
    assert (second.key, second.html) == ("2", "<p>A &lt; B</p><p>Two</p>")


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [
        ("Evening 1", "A <b>bold</b> &amp; quiet one", "A bold & quiet one"),
        ("Evening 1", "Caf&eacute; at dusk", "Café at dusk"),
        ("Evening 1", "  Two\n lines ", "Two lines"),
    ],
)
def test_a_title_is_one_line_without_markup(before: str, after: str, title: str) -> None:
    data = rss([item(1)]).replace(before.encode(), f"<![CDATA[{after}]]>".encode())
    assert only(data).title == title


def test_what_is_not_well_formed_is_read_by_the_patient_one() -> None:
    broken = rss([item(1)]).replace(b"</channel></rss>", b"<item><title>Cut & off")
    assert [entry.title for entry in parse_feed(broken).entries][:1] == ["Evening 1"]


def test_another_encoding_is_read_as_what_it_is() -> None:
    text = rss([item(1, title="Été à la mer")]).decode().replace("UTF-8", "iso-8859-1")
    assert only(text.encode("latin-1")).title == "Été à la mer"


def test_an_entry_without_an_id_is_known_by_its_address_or_its_words() -> None:
    without_id = rss([item(1)]).replace(b"<guid>tag:1</guid>", b"")
    assert only(without_id).key == "https://example.org/1"
    bare = without_id.replace(b"<link>https://example.org/1</link>", b"")
    assert only(bare).key == only(bare).key
    assert only(bare).key != only(bare.replace(b"Evening 1", b"Evening 9")).key


def test_entries_of_one_id_are_one() -> None:
    assert len(parse_feed(rss([item(1), item(1)])).entries) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body><p>A page.</p></body></html>",
        b"{}",
        b'{"version": 1}',
        b"\0\xff" * 100,
        b"x" * (LARGEST + 1),
        b"<rss version='2.0'><channel " + b"a='b' " * 50_000 + b"/></rss>",
        b"<?xml version='1.0'?><note><to>x</to></note>",
    ],
)
def test_what_is_no_feed_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(InputRefusedError, match=r"\.$"):
        parse_feed(data)


def test_a_feed_without_entries_is_one() -> None:
    assert parse_feed(rss([])).entries == ()


def test_entities_are_not_expanded_and_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", "utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    head = f'<!DOCTYPE rss [{laughs}<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    data = rss([item(1, title="T")]).decode()
    data = data.replace("<rss", f"{head}<rss").replace(
        "<title>T</title>", "<title>&l11;&s;T</title>"
    )
    try:
        feed = parse_feed(data.encode())
    except InputRefusedError:
        return
    assert "the secret" not in str(feed)
    assert len(str(feed)) < 20_000


@pytest.mark.skipif(not CASES.is_dir(), reason="the collected feeds are not here")
def test_collected_feeds_raise_nothing_but_a_refusal() -> None:
    read = 0
    for path in sorted(CASES.rglob("*.xml")):
        try:
            feed = parse_feed(path.read_bytes())
        except InputRefusedError:
            continue
        assert isinstance(feed, ParsedFeed)
        read += 1
    assert read > 400


@pytest.mark.parametrize("guid", ["1", "1234", "May"])
def test_no_date_is_made_up_of_an_id(guid: str) -> None:
    dated = "<pubDate>Sun, 01 Mar 2026 18:00:00 +0700</pubDate>"
    data = rss([item(1)]).decode().replace("tag:1", guid).replace(dated, "")
    data = re.sub(r"<pubDate>.*?</pubDate>", "", data)
    assert only(data.encode()).published is None


def test_a_picture_within_an_entry_is_no_oversized_element() -> None:
    picture = f'<p>Words.</p><img src="data:image/png;base64,{"A" * 150_000}">'
    assert only(rss([item(1, body=picture)])).title == "Evening 1"


def test_sections_without_end_are_looked_at_once() -> None:
    assert parse_feed(b"<rss>" + b"<![CDATA[" * 300_000).entries == ()


MEDIA = (
    '<feed xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">'
    "<title>Films</title><entry><id>1</id><title>Dusk</title><published>2026-01-02T03:04:05Z</published>"
    '<link rel="alternate" href="https://films.example/1"/><media:group><media:title>Dusk</media:title>'
    '<media:content url="https://films.example/1.mp4" type="video/mp4"/>'
    '<media:thumbnail url="https://films.example/1.jpg?a=1&amp;b=2" width="480" height="360"/>'
    "<media:description>What it shows.\n\nAnd more.</media:description></media:group></entry></feed>"
)


def test_a_film_has_its_words_and_its_picture() -> None:
    assert only(MEDIA.encode()).html == (
        '<p><img src="https://films.example/1.jpg?a=1&amp;b=2" alt=""></p>'
        "<p>What it shows.</p><p>And more.</p>"
    )


def test_a_picture_beside_an_entry_is_shown_unless_it_has_one() -> None:
    beside = (
        '<media:content xmlns:media="http://search.yahoo.com/mrss/" url="/a.jpg" medium="image"/>'
    )
    assert only(rss([item(1, extra=beside)])).html.startswith('<p><img src="/a.jpg" alt=""></p>')
    own = "<p>Words.</p><img src='/own.png'>"
    assert only(rss([item(1, body=own, extra=beside)])).html == own
