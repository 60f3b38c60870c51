"""Where a feed's icon may be."""

import pytest

from reader.sources.feeds.icons import feed_icons, page_icons, site_of, usual_icon
from tests.feeds import atom, item, rss

URL = "https://example.org/blog/feed"


def test_atom_names_its_icon_before_its_logo() -> None:
    said = b"<logo>/logo.png</logo><icon>icon.png</icon><id>tag:feed</id>"
    data = atom().replace(b"<id>tag:feed</id>", said)
    assert feed_icons(data, URL) == [
        "https://example.org/blog/icon.png",
        "https://example.org/logo.png",
    ]


def test_rss_names_a_picture_in_its_channel_and_not_that_of_an_entry() -> None:
    image = "<image><title>T</title><url> https://cdn.example/i.gif\n</url></image>"
    inner = item(1, extra="<image><url>https://example.org/inner.png</url></image>")
    data = rss([inner]).replace(b"<language>", f"{image}<language>".encode())
    assert feed_icons(data, URL) == ["https://cdn.example/i.gif"]


def test_podcasts_and_rss_1_have_theirs_elsewhere() -> None:
    podcast = (
        b'<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
        b'<itunes:image href="https://example.org/cover.jpg"/></channel></rss>'
    )
    assert feed_icons(podcast, URL) == ["https://example.org/cover.jpg"]
    rdf = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        b'xmlns="http://purl.org/rss/1.0/"><channel/><image><url>/i.png</url></image></rdf:RDF>'
    )
    assert feed_icons(rdf, URL) == ["https://example.org/i.png"]


def test_json_names_the_small_one_first() -> None:
    data = (
        b'{"version": "https://jsonfeed.org/version/1.1", "icon": "/512.png", "favicon": "/f.ico"}'
    )
    assert feed_icons(data, URL) == ["https://example.org/f.ico", "https://example.org/512.png"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"favicon": 5, "icon": ["/a"]}',
        b'{"favicon": "javascript:x", "icon": "data:image/png;base64,AAAA"}',
        b"<html><body>no feed</body></html>",
        b"<feed><icon>  </icon><icon>ftp://example.org/a.png</icon><icon>http://[::1</icon></feed>",
        b"<feed><icon>/drawn.svg?v=2</icon></feed>",
        b"<feed><:icon>/a</:icon><!-- <icon>/a</icon> --><?icon /a?></feed>",
        b"<!DOCTYPE f [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><feed><icon>&a;</icon></feed>",
        b"<feed><icon>" + b"a" * 50_000 + b"</icon></feed>",
        b"<feed " + b"a='' " * 1_000_000,
        b"<a>" * 100_000,
    ],
)
def test_what_names_none_names_none(data: bytes) -> None:
    assert feed_icons(data, URL) == []


def test_a_feed_is_read_only_to_its_first_entry() -> None:
    late = rss([item(1)]).replace(b"</channel>", b"<image><url>/l.png</url></image></channel>")
    assert feed_icons(late, URL) == []


def test_a_page_names_icons_of_which_the_one_just_large_enough_is_first() -> None:
    html = (
        "<html><head><base href='/static/'>"
        "<link rel='icon' href='16.png' sizes='16x16'>"
        "<link rel='icon' type='image/svg+xml' href='drawn'>"
        "<link rel='icon' href='drawn.svg' sizes='any'>"
        "<link rel='apple-touch-icon' href='touch.png'>"
        "<link rel='SHORTCUT ICON' href='some.ico'>"
        "<link rel='icon' href='48.png' sizes='48X48'>"
        "<link rel='mask-icon' href='mask.png'>"
        "<link rel='icon'></head></html>"
    )
    assert page_icons(html, "https://example.org/") == [
        f"https://example.org/static/{name}"
        for name in ("48.png", "touch.png", "some.ico", "16.png")
    ]


@pytest.mark.parametrize("html", ["", "<p>", "<link rel=icon href='data:,'>", "<b>" * 5_000])
def test_a_page_that_names_none_names_none(html: str) -> None:
    assert page_icons(html, "https://example.org/") == []


def test_a_site_s_front_page_and_usual_icon_are_at_its_root() -> None:
    assert site_of("https://example.org:81/a/b?c") == "https://example.org:81/"
    assert usual_icon("https://example.org/a/b") == "https://example.org/favicon.ico"
    assert site_of("http://[::1") == ""
    assert site_of("nowhere") == ""
