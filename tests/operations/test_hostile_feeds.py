"""Feeds that are wrong or mean to be: told in a sentence or read, the others unharmed, all bounded."""

import gzip
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import psutil
import pytest

from reader.library import Library, articles, feeds, versions
from reader.model.article import Article
from reader.model.feed import Subscription
from reader.model.query import ArticleQuery
from reader.operations import refreshing, subscribe
from reader.operations.refreshing import Refreshed
from reader.operations.worker import Worker
from reader.sources.http import limits
from tests.conftest import children
from tests.feeds import JSON, RSS, item, rss
from tests.web_site import Answer, WebSite

MB = 1_000_000
# Of the worker, with all that it has imported; security.md asks for less than 300 MB above that.
MOST_MEMORY = 400 * MB
HEAD = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Hostile</title>'
END = b"</channel></rss>"


def refreshed(
    worker: Worker, library: Library, site: WebSite, answer: Answer
) -> tuple[Refreshed, list[Article]]:
    """Refresh a feed between two good ones, which it may not harm; return what became of it."""
    site.pages |= {
        "/before": Answer(rss([item(27)], "Before"), RSS),
        "/hostile": answer,
        "/after": Answer(rss([item(29), item(28)], "After"), RSS),
    }
    ids = [
        feeds.subscribe(library, Subscription(f"{site.address}/{name}"))
        for name in ("before", "hostile", "after")
    ]
    forget_peak()
    before, hostile, after = subscribe.refresh(worker, library, ids)
    assert peak() < MOST_MEMORY
    assert [before.problem, after.problem] == ["", ""]
    assert [feeds.feed(library, ids[0]).total, feeds.feed(library, ids[2]).total] == [1, 2]
    assert feeds.feed(library, ids[1]).problem == hostile.problem
    found = articles.list_ids(library, ArticleQuery(feed=ids[1]))
    return hostile, [articles.article(library, each) for each in found]


def forget_peak() -> None:
    """Let the workers' greatest use of memory be counted from now on, where the system can."""
    for worker in _workers():
        with suppress(OSError):
            Path(f"/proc/{worker.pid}/clear_refs").write_text("5", "ascii")


def peak() -> int:
    """Return the most memory that a worker has used; nothing where the system does not say."""
    if sys.platform != "linux":
        return 0
    told = [Path(f"/proc/{worker.pid}/status").read_text("utf-8") for worker in _workers()]
    return max(int(each.partition("VmHWM:")[2].split()[0]) * 1024 for each in told)


def _workers() -> list[psutil.Process]:
    return [each for each in children(os.getpid()) if "spawn_main" in " ".join(each.cmdline())]


def endless(piece: bytes, pause: float = 0) -> Iterator[bytes]:
    never = threading.Event()
    while True:
        yield piece
        never.wait(pause)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Answer(b"", RSS), "something else"),
        (Answer(b" \r\n\0 ", RSS), "something else"),
        (Answer(HEAD, RSS, length=50 * MB), "more than the 10 MB"),
        (Answer(HEAD + b"<item>" * (9 * MB), RSS), "more than the 10 MB"),
        (Answer(b"", RSS, endless=lambda: endless(HEAD * 400)), "more than the 10 MB"),
        (
            Answer(
                gzip.compress(HEAD + bytes(60 * MB)), RSS, headers=(("Content-Encoding", "gzip"),)
            ),
            "more than the 10 MB",
        ),
        (Answer(HEAD, RSS, length=4_000), "broke off before its end"),
        (Answer(b"", RSS, status=302, location="http://10.255.255.1/feed"), "its own network"),
        (Answer(b"", RSS, status=302, location="http://[::1]/feed"), "its own network"),
        (Answer(b"", RSS, status=302, location="file:///etc/passwd"), "what is no page"),
        (Answer(b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 99_999, JSON), "."),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_told_in_a_sentence(
    worker: Worker, library: Library, site: WebSite, answer: Answer, sentence: str
) -> None:
    done, found = refreshed(worker, library, site, answer)
    assert sentence in done.problem
    assert done.problem.endswith(".")
    assert "\n" not in done.problem
    assert found == []


SEA = "Été à la mer"
DUSK = "Сумерки в гавани"


def said(title: str, encoding: str) -> str:
    return rss([item(1, title=title, body=f"<p>{title}.</p>")]).decode().replace("UTF-8", encoding)


@pytest.mark.parametrize(
    ("data", "kind", "title"),
    [
        (said(SEA, "UTF-8").encode("latin-1"), RSS, SEA),
        (said(SEA, "us-ascii").encode(), RSS, SEA),
        (said(DUSK, "windows-1251").encode("windows-1251"), RSS, DUSK),
        (said(DUSK, "koi8-r").encode("koi8-r"), RSS, DUSK),
        (said(DUSK, "UTF-16").encode("utf-16"), RSS, DUSK),
        (said(DUSK, "UTF-16").encode("utf-16-be"), RSS, DUSK),
        (said("日本の夕暮れ", "Shift_JIS").encode("shift_jis"), RSS, "日本の夕暮れ"),
        (said("日本の夕暮れ", "EUC-JP").encode("euc-jp"), RSS, "日本の夕暮れ"),
        (said(DUSK, "no-such-thing").encode(), RSS, DUSK),
        (
            said(DUSK, "X").replace(' encoding="X"', "").encode("windows-1251"),
            f"{RSS}; charset=windows-1251",
            DUSK,
        ),
    ],
)
def test_a_feed_in_another_encoding_than_it_says_is_read(
    worker: Worker, library: Library, site: WebSite, data: bytes, kind: str, title: str
) -> None:
    done, found = refreshed(worker, library, site, Answer(data, kind))
    assert done.problem == ""
    assert [each.title for each in found] == [title]
    assert articles.content(library, found[0].id).text == f"{title}."


def test_what_is_escaped_twice_is_words_and_never_markup(
    worker: Worker, library: Library, site: WebSite
) -> None:
    bodies = (
        "&lt;![CDATA[<p>Words.</p>]]&gt;",
        "&lt;p&gt;Words.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
        "<p>Words.</p>]]&gt;<script>alert(1)</script>",
    )
    entries = [item(number + 1, body=body) for number, body in enumerate(bodies)]
    done, found = refreshed(worker, library, site, Answer(rss(entries), RSS))
    assert (done.problem, len(found)) == ("", 3)
    for each in found:
        content = articles.content(library, each.id)
        assert "Words." in content.text
        assert "<script" not in content.html


def test_signs_that_no_text_may_have_are_left_out(
    worker: Worker, library: Library, site: WebSite
) -> None:
    entry = item(1, title="A\0B", body="<p>Before\0after&#0;&#x1F;&#xD800;.</p>")
    data = rss([entry]).replace(b"after", b"af\xed\xa0\x80ter")
    done, (found,) = refreshed(worker, library, site, Answer(data, RSS))
    assert done.problem == ""
    text = f"{found.title} {articles.content(library, found.id).text}"
    assert "Before" in text
    assert not [sign for sign in text if sign < " " or "\ud800" <= sign <= "\udfff"]


def test_halves_of_signs_in_a_json_feed_harm_nothing(
    worker: Worker, library: Library, site: WebSite
) -> None:
    half = "\\ud800"
    data = (
        f'{{"version": "https://jsonfeed.org/version/1.1", "title": "A{half}", "items": [{{'
        f'"id": "{half}", "title": "A {half} quay", "content_html": "<p>Words {half}.</p>", '
        f'"url": "https://example.org/{half}", "tags": ["{half}"], "authors": [{{"name": "{half}"}}]'
        "}]}"
    )
    done, (found,) = refreshed(worker, library, site, Answer(data.encode(), JSON))
    assert done.problem == ""
    assert found.title.startswith("A ")
    assert articles.content(library, found.id).text.startswith("Words ")


def test_a_json_feed_whose_values_are_of_any_kind_is_read_or_refused(
    worker: Worker, library: Library, site: WebSite
) -> None:
    data = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": 5, "language": [], "items": ['
        '1, null, "x", [], {"id": 1, "title": [], "content_html": {}, "url": 7, "tags": "sea", '
        '"authors": "me", "attachments": {}, "date_published": 99}, '
        '{"id": 2, "title": "A quay", "content_html": "<p>Words.</p>"}]}'
    )
    done, found = refreshed(worker, library, site, Answer(data.encode(), JSON))
    assert "what was there before" not in done.problem
    assert done.problem.endswith(".") or "A quay" in [each.title for each in found]


@pytest.mark.parametrize(
    "date",
    [
        "",
        "yesterday",
        "9999-12-31T23:59:59Z",
        "0001-01-01",
        "1e400",
        "-1",
        "12:00",
        "٢٠٢٦",
    ],
)
def test_a_date_that_is_none_costs_no_entry_its_place(
    worker: Worker, library: Library, site: WebSite, date: str
) -> None:
    right = "<pubDate>Fri, 01 Mar 2026 18:00:00 +0700</pubDate>"
    entry = item(1)
    assert right in entry
    wrong = entry.replace(right, f"<pubDate>{date}</pubDate>" if date else "")
    done, (found,) = refreshed(worker, library, site, Answer(rss([wrong]), RSS))
    assert done.problem == ""
    assert found.title == "Evening 1"
    assert found.published is None or found.published.startswith(date[:4])


def test_nothing_that_a_feed_s_markup_names_is_asked_for(
    worker: Worker, library: Library, site: WebSite
) -> None:
    head = (
        f'<!DOCTYPE rss SYSTEM "{site.address}/dtd" [<!ENTITY a SYSTEM "{site.address}/entity">'
        f'<!ENTITY % b SYSTEM "{site.address}/parameter"> %b;]>'
        f'<?xml-stylesheet href="{site.address}/sheet"?>'
    )
    data = rss([item(1, title="T")]).decode().replace("<rss", f"{head}<rss", 1)
    data = data.replace("<title>T<", "<title>T&a;<")
    done, found = refreshed(worker, library, site, Answer(data.encode(), RSS))
    assert (done.problem, [each.title[:1] for each in found]) == ("", ["T"])
    assert sorted(site.asked) == ["/after", "/before", "/hostile"]


def test_entities_that_grow_without_end_take_no_room(
    worker: Worker, library: Library, site: WebSite
) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    long = f'<!ENTITY q "{"q" * 50_000}">'
    data = rss([item(1, title="T", extra=f"<description>{'&q;' * 50_000}</description>")]).decode()
    data = data.replace("<rss", f"<!DOCTYPE rss [{laughs}{long}]><rss", 1)
    data = data.replace("<title>T<", "<title>T&l11;<")
    done, found = refreshed(worker, library, site, Answer(data.encode(), RSS))
    assert "what was there before" not in done.problem
    assert sum(len(articles.content(library, each.id).text) for each in found) < MB


def test_elements_without_number_take_no_room(library: Library, site: WebSite) -> None:
    # One of its own: near its limit of memory it may end, or never end.
    with closing(Worker()) as worker:
        refreshed(worker, library, site, Answer(HEAD + b"<item/>" * 700_000 + END, RSS))


def test_an_encoding_that_is_none_of_a_text_makes_nobody_stumble(
    worker: Worker, library: Library, site: WebSite
) -> None:
    data = b'<?xml version="1.0" encoding="punycode"?>' + HEAD[21:] + b"a-9999999" * 99 + END
    site.pages["/feed"] = Answer(data, RSS)
    (found,) = subscribe.find_feeds(worker, library, f"{site.address}/feed")
    assert found.newest == ()


def test_of_ten_thousand_entries_the_newest_are_stored_once(
    worker: Worker, library: Library, site: WebSite
) -> None:
    date = "<pubDate>Fri, 20 Mar 2026 12:00:00 GMT</pubDate>"
    entries = b"".join(
        f"<item><title>T{n}</title><guid>g{n}</guid>{date}<description>W</description></item>".encode()
        for n in range(10_000, 0, -1)
    )
    done, found = refreshed(worker, library, site, Answer(HEAD + entries + END, RSS))
    assert done.problem == ""
    assert found[0].title == "T10000"
    kept = len(found)
    assert kept >= 2_000
    (again,) = subscribe.refresh(worker, library, [done.feed_id])
    assert (again.problem, bool(again.changes)) == ("", False)
    assert feeds.feed(library, done.feed_id).total == kept


def test_an_entry_of_nine_megabytes_is_an_article_or_told_of(
    worker: Worker, library: Library, site: WebSite
) -> None:
    body = "<p>Words at dusk.</p>" * (9 * MB // 21)
    data = rss([item(2), item(1, title="Long", body=body)])
    done, found = refreshed(worker, library, site, Answer(data, RSS))
    assert done.problem == ""
    assert [each.title for each in found] == ["Evening 2", "Long"]
    assert articles.content(library, found[1].id).text.startswith("Words at dusk.")
    (again,) = subscribe.refresh(worker, library, [done.feed_id])
    assert not again.changes
    assert len(versions.versions(library, found[1].id)) == 1


def test_a_feed_that_comes_a_byte_at_a_time_is_left(
    library: Library, site: WebSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FEED", limits.Limits(seconds=0.5))
    site.pages |= {
        "/slow": Answer(b"", RSS, endless=lambda: endless(b"<", 0.01)),
        "/good": Answer(rss([item(1)]), RSS),
    }
    ids = [
        feeds.subscribe(library, Subscription(f"{site.address}/{name}"))
        for name in ("slow", "good")
    ]
    slow, good = refreshing.refresh(library.path, ids)
    assert "took too long to answer" in slow.problem
    assert (good.problem, len(good.changes.added)) == ("", 1)


def without_ids(address: str) -> bytes:
    """Return a feed whose entry has another id each time it is asked for."""
    return rss([item(1).replace("tag:1", f"tag:{address}")])


def test_ids_that_change_at_each_fetch_make_no_doubles(
    worker: Worker, library: Library, site: WebSite
) -> None:
    done, found = refreshed(worker, library, site, Answer(without_ids("a"), RSS))
    assert len(found) == 1
    for fetch in "bcd":
        site.pages["/hostile"] = Answer(without_ids(fetch), RSS)
        list(subscribe.refresh(worker, library, [done.feed_id]))
    assert feeds.feed(library, done.feed_id).total == 1


def test_entries_without_ids_and_dates_are_the_same_again(
    worker: Worker, library: Library, site: WebSite
) -> None:
    bare = "".join(
        f"<item><title>T{n}</title><description>W{n}</description></item>" for n in range(9)
    )
    linked = "<item><title>L</title><link>/l</link><description>W</description></item>"
    data = HEAD + f"{bare}{linked}".encode() + END
    done, found = refreshed(worker, library, site, Answer(data, RSS))
    assert (done.problem, len(found)) == ("", 10)
    (again,) = subscribe.refresh(worker, library, [done.feed_id])
    assert not again.changes


def test_slow_feeds_of_one_host_do_not_use_up_the_time_of_their_batch() -> None:
    # Nothing of a batch is kept whose time is over: the feeds are asked for again, one by one.
    one_after_another = subscribe.OF_ONE_HOST / limits.OF_FEEDS.per_host
    assert one_after_another * limits.FEED.seconds < subscribe.SECONDS


def test_a_feed_that_was_cut_off_without_a_word_is_asked_for_as_a_whole_again(
    worker: Worker, library: Library, site: WebSite
) -> None:
    whole = rss([item(3), item(2), item(1)])
    cut = whole[: whole.index(b"Evening 2")]
    # No length is told, as by old servers: that the connection ends is all that is known.
    answer = Answer(b"", RSS, headers=(("ETag", '"whole"'),), endless=lambda: iter([cut]))
    done, found = refreshed(worker, library, site, answer)
    assert "Evening 3" in [each.title for each in found]
    known = feeds.known(library, done.feed_id)
    assert known is not None
    assert known.etag == ""
