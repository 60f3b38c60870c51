"""Sites that send too much, too slowly, or not what they say: a sentence, and the rest goes on."""

import gzip
import os
import struct
import threading
import zlib
from collections.abc import Iterator
from io import BytesIO

import brotli  # type: ignore[import-untyped] # it ships no types
import pytest
from PIL import Image

from reader.library import Library, articles, contacts, pages, versions
from reader.markup.sanitize import MEDIA
from reader.model.contact import Contact, Outcome
from reader.operations import fetching
from reader.operations.pages import save_addresses
from reader.operations.worker import Worker
from reader.sources.http import limits
from reader.sources.http.network import Network
from tests.web_site import PARAGRAPHS, Answer, WebSite, page, picture

MB = 1_000_000
KEPT = "The address is kept; fetch it again from the Article menu."
ZEROS = bytes(60 * MB)


@pytest.fixture
def other() -> Iterator[WebSite]:
    served = WebSite()
    yield served
    served.close()


def endless(piece: bytes, pause: float = 0) -> Iterator[bytes]:
    never = threading.Event()
    while True:
        yield piece
        never.wait(pause)


def packed(body: bytes, encoding: str) -> Answer:
    return Answer(body, headers=(("Content-Encoding", encoding),))


def in_chunks() -> Answer:
    return Answer(
        b"",
        headers=(("Transfer-Encoding", "chunked"),),
        endless=lambda: endless(b"8000\r\n" + b"<p>word " * 4096 + b"\r\n"),
    )


def check_told(library: Library, worker: Worker, url: str, sentence: str, good: str) -> None:
    """Save ``url`` and a good page after it: the first is told, the second is there."""
    results = list(save_addresses(worker, library, [url, good]))
    assert [result.place for result in results] == [url, good, url, good]
    refused = results[2].refused
    assert sentence in refused
    assert refused.endswith(KEPT)
    assert refused.count(". ") == 1
    assert "\n" not in refused
    kept = articles.article(library, results[0].article_id or 0)
    assert (kept.url, kept.notice) == (url, refused)
    assert pages.state(library, kept.id) is pages.PageState.FAILED
    assert results[3].refused == ""
    assert articles.article(library, results[3].article_id or 0).title == "A good page"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Answer(b"<div>" * 10_000), "nested too deeply"),
        (Answer(page(extra="<blockquote>" * 1_900)), "nested too deeply"),
        (Answer(page(extra="<b><i>" * 10_000)), "nested too deeply"),
        (Answer(page(extra="<br>" * 250_000)), "too many elements"),
        (Answer(page(extra=f"<p {'a ' * 200_000}>")), "one of its elements is too large"),
        (Answer(page(extra="<p>word</p>" * (8 * MB // 11))), "its markup is too large"),
        (Answer(b"<p>words</p>" * (50 * MB // 12)), "more than the 10 MB"),
        (Answer(b"<p>x", length=50 * MB), "more than the 10 MB"),
        (in_chunks(), "more than the 10 MB"),
        (Answer(b"", endless=lambda: endless(b"<p>word " * 4096)), "more than the 10 MB"),
        (packed(gzip.compress(ZEROS), "gzip"), "more than the 10 MB"),
        (packed(zlib.compress(ZEROS), "deflate"), "more than the 10 MB"),
        (packed(brotli.compress(ZEROS, quality=1), "br"), "more than the 10 MB"),
        (packed(gzip.compress(os.urandom(MB) * 25, 1), "gzip"), "more than the "),
        (packed(gzip.compress(gzip.compress(page())), "gzip"), "no text"),
        (packed(gzip.compress(page()), "gzip, gzip"), "could not be understood"),
        (packed(gzip.compress(page())[:-30], "gzip"), "broke off before its end"),
        (packed(page(), "br"), "could not be understood"),
        (Answer(page()[:900], length=4000), "broke off before its end"),
        (Answer(b"", status=302, location="/hostile"), "without end"),
        (Answer(b"", status=302, location="file:///etc/passwd"), "what is no page"),
        (Answer(b"", status=302, location="javascript:alert(1)"), "what is no page"),
        (Answer(b"", status=302, location="http://u:p@127.0.0.1/"), "what is no page"),
        (Answer(b"", status=302, location="//[::1"), "what is no page"),
        (Answer(b"", status=302, location="http://10.255.255.1/"), "its own network"),
        (Answer(b"", status=302, location="http://169.254.169.254/latest/"), "its own network"),
        (Answer(b"", status=302, location="http://[::ffff:127.0.0.1]/"), "its own network"),
        (Answer(b"", status=302, location="http://224.0.0.1/"), "224.0.0.1"),
        (Answer(b"\x89PNG\r\n\x1a\n" + bytes(99), "text/html"), "no text"),
        (Answer(page(), "application/x-msdownload"), "no page but application/x-msdownload"),
    ],
)
def test_an_answer_that_is_too_much_is_told_and_the_rest_goes_on(
    worker: Worker, library: Library, site: WebSite, answer: Answer, sentence: str
) -> None:
    site.pages |= {"/hostile": answer, "/good": Answer(page("A good page"))}
    check_told(library, worker, f"{site.address}/hostile", sentence, f"{site.address}/good")
    assert len(site.asked) <= limits.PAGE.redirects + 2


def test_a_way_over_many_hosts_ends_where_it_turns_to_the_local_network(
    worker: Worker, library: Library, site: WebSite, other: WebSite
) -> None:
    inside = other.address.replace("127.0.0.1", "localhost")
    site.pages |= {
        "/a": Answer(b"", status=301, location="/b"),
        "/b": Answer(b"", status=307, location=f"{inside}/router"),
        "/good": Answer(page("A good page")),
    }
    other.pages["/router"] = Answer(page("A router"))
    check_told(library, worker, f"{site.address}/a", "its own network", f"{site.address}/good")
    assert other.asked == []
    assert [each.outcome for each in contacts.contacts(library)][1:] == [
        Outcome.REFUSED,
        Outcome.REDIRECTED,
        Outcome.REDIRECTED,
    ]


def test_a_page_that_comes_a_byte_at_a_time_is_left(
    library: Library, site: WebSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PAGE", limits.Limits(seconds=0.5))
    site.pages["/a"] = Answer(b"", endless=lambda: endless(b"<", 0.01))
    url = f"{site.address}/a"
    asked = pages.ask_for(library, url)
    result = fetching.store_page(library.path, asked.id, url)
    assert "took too long to answer" in result.refused
    assert articles.article(library, asked.id).notice == result.refused


@pytest.mark.parametrize("seconds", [0.0, 0.3])
def test_pictures_that_never_come_do_not_cost_the_page(
    library: Library, site: WebSite, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    monkeypatch.setattr(fetching, "_PICTURE_SECONDS", seconds)
    slow = "".join(f'<p>Picture {n}: <img src="/slow/{n}" alt="Slow {n}"></p>' for n in range(9))
    site.pages["/a"] = Answer(page(extra=f"{slow}<p>{PARAGRAPHS[0]} Again.</p>"))
    for n in range(9):
        site.pages[f"/slow/{n}"] = Answer(b"", "image/png", endless=lambda: endless(b"\x89", 0.01))
    url = f"{site.address}/a"
    asked = pages.ask_for(library, url)
    assert fetching.store_page(library.path, asked.id, url).refused == ""
    content = articles.content(library, asked.id)
    assert all(paragraph in content.text for paragraph in PARAGRAPHS)
    assert content.html.count("data-remote=") == 9
    # Whoever has no time left asks for nothing.
    assert (len(site.asked) == 1) is (seconds == 0.0)


def png(width: int, height: int) -> bytes:
    """Return a PNG whose head claims this size, with the body of a small one."""
    file = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(file, "PNG")
    data = file.getvalue()
    head = b"IHDR" + struct.pack(">II", width, height) + data[24:29]
    return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(png(30_000, 30_000), "image/png"),
        Answer(png(8_000, 3_000), "image/png"),
        Answer(picture().body[:200], "image/png"),
        Answer(png(8, 8), "image/png", length=900 * MB),
        Answer(png(8, 8), "image/png", length=9_000),
        Answer(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/png"),
        Answer(page(), "image/jpeg"),
        Answer(b"", "image/png"),
        Answer(b"", "image/gif", endless=lambda: endless(b"GIF89a" * 5000)),
        Answer(gzip.compress(ZEROS), "image/png", headers=(("Content-Encoding", "gzip"),)),
        Answer(b"", status=302, location="http://localhost:9/p.png"),
        Answer(b"", status=302, location="file:///etc/passwd"),
    ],
)
def test_a_picture_that_lies_leaves_its_words_and_the_rest_of_the_page(
    worker: Worker, library: Library, site: WebSite, answer: Answer
) -> None:
    both = '<p><img src="/lie" alt="A lie"></p><p><img src="/good" alt="A quay"></p>'
    site.pages |= {
        "/a": Answer(page(extra=f"{both}<p>{PARAGRAPHS[0]} Again.</p>")),
        "/lie": answer,
        "/good": picture(),
    }
    *_, result = save_addresses(worker, library, [f"{site.address}/a"])
    assert result.refused == ""
    content = articles.content(library, result.article_id or 0)
    assert f'alt="A lie" data-remote="{site.address}/lie"' in content.html
    assert content.html.count(f'src="{MEDIA}') == 1
    assert all(paragraph in content.text for paragraph in PARAGRAPHS)


def test_a_picture_that_only_counts_readers_leaves_nothing(
    worker: Worker, library: Library, site: WebSite
) -> None:
    counting, seen = BytesIO(), BytesIO()
    Image.new("RGB", (2, 1), "teal").save(counting, "PNG")
    Image.new("RGB", (3, 90), "teal").save(seen, "PNG")
    both = '<p><img src="/count"> and <img src="/line" alt="A line"></p>'
    site.pages |= {
        "/a": Answer(page(extra=f"{both}<p>{PARAGRAPHS[0]} Again.</p>")),
        "/count": Answer(counting.getvalue(), "image/png"),
        "/line": Answer(seen.getvalue(), "image/png"),
    }
    *_, result = save_addresses(worker, library, [f"{site.address}/a"])
    html = articles.content(library, result.article_id or 0).html
    assert html.count("<img") == html.count(f'src="{MEDIA}') == 1
    assert "/count" not in html


@pytest.mark.parametrize("local_host", [None, "localhost", "127.0.0.2", ""])
def test_no_page_has_us_ask_for_pictures_in_a_network_that_is_not_its_own(
    site: WebSite, local_host: str | None
) -> None:
    site.pages["/p.png"] = picture()
    port = site.address.rpartition(":")[2]
    hosts = ("127.0.0.1", "127.1", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "[::1]", "0.0.0.0")  # noqa: S104 (asked, not bound)
    told: list[Contact] = []
    with Network(told.append) as network:
        addresses = [f"http://{host}:{port}/p.png" for host in hosts]
        found = fetching.fetch_pictures(network, 1, addresses, local_host)
    assert (found, site.asked) == ({}, [])
    assert {each.outcome for each in told} == {Outcome.REFUSED}


def test_no_page_takes_the_place_of_another_sites_article(
    worker: Worker, library: Library, site: WebSite, other: WebSite
) -> None:
    good, evil = f"{site.address}/good", f"{other.address}/evil".replace("127.0.0.1", "localhost")
    pose = (
        f'<link rel="canonical" href="{good}"><meta property="og:url" content="{good}">'
        f'<script type="application/ld+json">{{"@type": "Article", "url": "{good}"}}</script>'
    )
    site.pages["/good"] = Answer(page("A good page"))
    other.pages["/evil"] = Answer(page("An evil page", head=pose, times=3))
    results = list(save_addresses(worker, library, [good, evil]))
    assert [result.refused for result in results] == [""] * 4
    found = [articles.article(library, result.article_id or 0) for result in results[2:]]
    assert [(each.title, each.url) for each in found] == [
        ("A good page", good),
        ("An evil page", evil),
    ]
    assert len(versions.versions(library, found[0].id)) == 1


def test_a_poorer_page_at_another_address_of_a_good_article_leaves_it_as_it_is(
    worker: Worker, library: Library, site: WebSite
) -> None:
    good, poor = f"{site.address}/good", f"{site.address}/poor"
    same = f'<link rel="canonical" href="{good}">'
    site.pages["/good"] = Answer(page(times=4))
    site.pages["/poor"] = Answer(page(head=same))
    *_, first = save_addresses(worker, library, [good])
    before = articles.content(library, first.article_id or 0)
    kept, second = save_addresses(worker, library, [poor])
    assert "much less text than what is kept" in second.refused
    assert articles.content(library, first.article_id or 0) == before
    assert articles.article(library, kept.article_id or 0).notice == second.refused
    # One that is as good is the same article.
    site.pages["/poor"] = Answer(page(head=same, times=3))
    *_, third = save_addresses(worker, library, [poor])
    assert third.article_id == first.article_id
