"""The commands about feeds, as a person or a script calls them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import feed_icons
from tests.conftest import Senja, opened
from tests.feeds import RSS, item, rss
from tests.web_site import Answer, WebSite, picture


@pytest.fixture
def site() -> Iterator[WebSite]:
    served = WebSite()
    served.pages["/feed"] = Answer(rss([item(2), item(1)]), RSS)
    yield served
    served.close()


def test_a_feed_is_followed_read_and_left(senja: Senja, site: WebSite) -> None:
    done = senja("subscribe", "--json", "--folder", "News", f"{site.address}/feed")
    assert (done.returncode, done.stderr) == (0, "")
    feed = json.loads(done.stdout)
    assert (feed["url"], feed["folder"], feed["total"]) == (f"{site.address}/feed", "News", 0)
    done = senja("refresh")
    assert done.stdout.splitlines() == [
        "     2  The Evening",
        "1 feeds, 2 new articles, 0 failed",
    ]
    (told,) = (json.loads(line) for line in senja("feeds", "--json").stdout.splitlines())
    assert (told["title"], told["unread"], told["problem"]) == ("The Evening", 2, "")
    assert (told["last_article"], told["read"], "condition" in told) == ("2026-03-02", 0, True)
    assert "Evening 2" in senja("list").stdout
    again = senja("refresh", "--json", str(feed["id"]))
    assert json.loads(again.stdout) == {"feeds": 1, "new": 0, "failed": 0}
    assert senja("unsubscribe", "--keep", str(feed["id"])).returncode == 0
    assert senja("feeds").stdout == ""
    assert "Evening 2" in senja("list").stdout


def test_what_can_not_be_followed_is_told_and_the_rest_is(senja: Senja, site: WebSite) -> None:
    done = senja("subscribe", f"{site.address}/none", f"{site.address}/feed")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"{site.address}/none" in done.stderr
    assert f"{site.address}/feed" in done.stdout
    site.pages["/feed"] = Answer(b"", status=500)
    done = senja("refresh", "1", "77")
    assert done.returncode == 1
    assert "There is no feed 77" in done.stderr
    assert done.stdout == "1 feeds, 0 new articles, 1 failed\n"
    assert "!" in senja("feeds").stdout
    assert senja("unsubscribe", "77").returncode == 1


def test_feeds_go_out_and_in_as_opml(senja: Senja, site: WebSite, tmp_path: Path) -> None:
    senja("subscribe", "--folder", "News/Asia", f"{site.address}/feed")
    senja("refresh")
    file = tmp_path / "feeds.opml"
    done = senja("export", "--opml", file)
    assert (done.returncode, done.stdout) == (0, f"{file}\n")
    senja("unsubscribe", "1")
    done = senja("subscribe", "--json", file)
    feed = json.loads(done.stdout)
    assert (feed["title"], feed["folder"], feed["total"]) == ("The Evening", "News/Asia", 2)
    wrong = tmp_path / "wrong.opml"
    wrong.write_text("<html/>", "utf-8")
    done = senja("subscribe", wrong)
    assert done.returncode == 1
    assert "OPML" in done.stderr


def test_refreshing_looks_for_icons_too_and_says_nothing_of_them(
    senja: Senja, site: WebSite
) -> None:
    site.pages |= {
        "/feed": Answer(rss([item(1)], site=""), RSS),
        "/favicon.ico": picture(),
        "/b": Answer(rss([item(2)], "Other", site=f"{site.address}/"), RSS),
    }
    senja("subscribe", f"{site.address}/feed", f"{site.address}/b")
    done = senja("refresh", "1")
    assert done.stdout == "     1  The Evening\n1 feeds, 1 new articles, 0 failed\n"
    with opened(senja.library) as library:
        assert set(feed_icons.icons(library)) == {1}
    # Those that are due, as from a clock.
    assert senja("refresh", "--due").returncode == 0
    with opened(senja.library) as library:
        assert set(feed_icons.icons(library)) == {1, 2}
