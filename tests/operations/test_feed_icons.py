"""Icons of feeds: looked for where they may be, made our own, and not asked for again too soon."""

import io
from collections.abc import Iterable

import pytest
from PIL import Image

from reader.library import Library, contacts, feed_icons, feeds, pages
from reader.library.connection import writing
from reader.model.contact import Outcome, Reason
from reader.model.feed import Subscription
from reader.operations import history, organize, subscribe
from reader.operations.feed_icons import keep_icons
from reader.operations.worker import Worker
from tests.feeds import JSON, RSS, atom, item, rss
from tests.sources.feeds.test_icon_pictures import HOSTILE
from tests.web_site import Answer, WebSite, page

DAY = 24 * 60 * 60 * 1_000_000


def icon(color: str = "teal", side: int = 32) -> Answer:
    file = io.BytesIO()
    Image.new("RGB", (side, side), color).save(file, "PNG")
    return Answer(file.getvalue(), "image/png")


def color_of(data: bytes) -> tuple[int, ...]:
    image = Image.open(io.BytesIO(data), formats=["PNG"]).convert("RGB")
    return tuple(image.getcolors(1)[0][1])  # type: ignore[index,arg-type] # it is of one colour


TEAL, RED, GOLD = (0, 128, 128), (255, 0, 0), (255, 215, 0)


def follow(worker: Worker, library: Library, site: WebSite, *paths: str) -> list[int]:
    """Follow the feeds at these paths, and refresh them."""
    wanted = [Subscription(f"{site.address}{path}") for path in paths or ("/feed",)]
    ids = [subscribe.subscribe(library, each) for each in wanted]
    list(subscribe.refresh(worker, library, ids))
    site.asked.clear()
    return ids


def keep(worker: Worker, library: Library, ids: Iterable[int] | None = None) -> list[int]:
    found = keep_icons(worker, library, None if ids is None else list(ids))
    return [each for kept in found for each in kept.changed]


def wait(library: Library, days: int) -> None:
    """Let it seem so many days ago that icons were looked for."""
    with writing(library) as connection:
        connection.execute("UPDATE feed_icon SET asked_at = asked_at - ?", (days * DAY,))


def with_image(site: WebSite, path: str) -> bytes:
    image = f"<image><url>{path}</url></image><language>"
    own = rss([item(1)], site=f"{site.address}/")
    return own.replace(b"<language>", image.encode())


def test_what_the_feed_says_comes_before_what_its_site_says(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {
        "/feed": Answer(with_image(site, "/own.png"), RSS),
        "/own.png": icon("red"),
        "/": Answer(page(head="<link rel='icon' href='/page.png'>")),
        "/page.png": icon("gold"),
        "/favicon.ico": icon("teal"),
    }
    (number,) = follow(worker, library, site)
    assert keep(worker, library) == [number]
    assert color_of(feed_icons.icons(library)[number]) == RED
    # No more is asked for than is needed.
    assert site.asked == ["/feed", "/own.png"]
    newest = contacts.contacts(library)[0]
    assert (newest.reason, newest.article) == (Reason.ICON, None)
    # One look is enough for a month.
    site.asked.clear()
    assert keep(worker, library) == []
    assert site.asked == []


def test_then_the_site_s_page_is_asked_and_at_last_the_usual_place(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {
        "/feed": Answer(with_image(site, "/gone.png"), RSS),
        "/": Answer(page(head="<link rel='icon' href='/page.png' sizes='48x48'>")),
        "/page.png": icon("gold"),
        "/favicon.ico": icon("teal"),
        # Without a word on its site its own front page is looked at.
        "/b/feed": Answer(rss([item(1)], site=""), RSS),
    }
    one, two = follow(worker, library, site, "/feed", "/b/feed")
    assert keep(worker, library, [one]) == [one]
    site.pages["/"] = Answer(page())
    assert keep(worker, library, [two]) == [two]
    found = feed_icons.icons(library)
    assert (color_of(found[one]), color_of(found[two])) == (GOLD, TEAL)


def test_feeds_of_every_kind_name_their_icons(
    worker: Worker, library: Library, site: WebSite
) -> None:
    named = atom().replace(b"<id>tag:feed</id>", b"<icon>/a.png</icon><logo>/b.png</logo>")
    json = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "favicon": "/b.png",'
        '"items": [{"id": "1", "content_text": "Words"}]}'
    )
    site.pages |= {
        "/atom": Answer(named, "text/xml"),
        "/json": Answer(json.encode(), JSON),
        "/a.png": icon("red"),
        "/b.png": icon("gold"),
    }
    one, two = follow(worker, library, site, "/atom", "/json")
    keep(worker, library)
    found = feed_icons.icons(library)
    assert (color_of(found[one]), color_of(found[two])) == (RED, GOLD)


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_icon_is_noted_as_none_and_left_alone_for_a_week(
    worker: Worker, library: Library, site: WebSite, data: bytes
) -> None:
    site.pages |= {
        "/feed": Answer(with_image(site, "/own.png"), RSS),
        "/own.png": Answer(data, "image/png"),
        "/favicon.ico": Answer(data, "image/x-icon"),
    }
    follow(worker, library, site)
    assert keep(worker, library) == []
    assert feed_icons.icons(library) == {}
    site.asked.clear()
    wait(library, 6)
    keep(worker, library)
    assert site.asked == []
    wait(library, 2)
    site.pages["/favicon.ico"] = icon()
    assert len(keep(worker, library)) == 1


def test_after_a_month_it_is_looked_for_again_and_stays_where_there_is_no_other(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {"/feed": Answer(rss([item(1)], site=""), RSS), "/favicon.ico": icon("teal")}
    (number,) = follow(worker, library, site)
    keep(worker, library)
    wait(library, 29)
    site.pages["/favicon.ico"] = icon("red")
    assert keep(worker, library) == []
    wait(library, 2)
    assert keep(worker, library) == [number]
    assert color_of(feed_icons.icons(library)[number]) == RED
    wait(library, 31)
    assert keep(worker, library) == []
    wait(library, 31)
    del site.pages["/favicon.ico"]
    assert keep(worker, library) == []
    assert color_of(feed_icons.icons(library)[number]) == RED


def test_only_feeds_that_can_be_had_are_looked_at(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/favicon.ico"] = icon()
    new = subscribe.subscribe(library, Subscription(f"{site.address}/new"))
    (broken,) = follow(worker, library, site, "/broken")
    assert feeds.feed(library, broken).problem
    assert keep(worker, library) == []
    assert site.asked == []
    site.pages["/new"] = Answer(rss([item(1)]), RSS)
    list(subscribe.refresh(worker, library, [new]))
    subscribe.unsubscribe(library, [new])
    assert keep(worker, library) == []
    history.undo(library)
    site.asked.clear()
    # What the feed calls its site leads nowhere.
    assert keep(worker, library) == []
    assert site.asked == ["/new"]


def test_offline_nothing_is_asked_and_nothing_noted(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {"/feed": Answer(rss([item(1)], site=""), RSS), "/favicon.ico": icon()}
    (number,) = follow(worker, library, site)
    pages.set_offline(library, on=True)
    assert keep(worker, library) == []
    assert site.asked == []
    pages.set_offline(library, on=False)
    assert keep(worker, library) == [number]


def test_only_the_host_that_was_typed_may_be_local(
    worker: Worker, library: Library, site: WebSite
) -> None:
    other = WebSite()
    other.pages |= {"/i.png": icon(), "/favicon.ico": icon(), "/": Answer(page())}
    try:
        site.pages["/feed"] = Answer(
            with_image(site, f"{other.address}/i.png").replace(
                f"<link>{site.address}/</link>".encode(), f"<link>{other.address}/</link>".encode()
            ),
            RSS,
        )
        follow(worker, library, site)
        assert keep(worker, library) == []
        assert other.asked == []
    finally:
        other.close()
    outcomes = {each.outcome for each in contacts.contacts(library) if other.address in each.url}
    assert outcomes == {Outcome.REFUSED}


def test_a_feed_from_a_list_may_not_lead_into_the_local_network_at_all(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {"/feed": Answer(rss([item(1)], site=""), RSS), "/favicon.ico": icon()}
    (number,) = follow(worker, library, site)
    with writing(library) as connection:
        connection.execute("UPDATE feed SET typed = 0")
    assert keep(worker, library, [number]) == []
    assert site.asked == []


def test_of_other_hosts_an_icon_is_asked_for_only_where_their_pictures_are_wanted(
    worker: Worker, library: Library, site: WebSite
) -> None:
    head = (
        "<link rel='icon' href='https://x.example/i.png'>"
        "<link rel='icon' href='https://pixel.wp.com/i.png'>"
    )
    site.pages |= {"/feed": Answer(rss([item(1)], site=""), RSS), "/": Answer(page(head=head))}
    follow(worker, library, site)
    keep(worker, library)
    assert {each.host for each in contacts.contacts(library)} == {"127.0.0.1"}
    organize.keep_all_feed_pictures(library, on=True)
    wait(library, 8)
    keep(worker, library)
    # Those that count readers never.
    assert {each.host for each in contacts.contacts(library)} == {"127.0.0.1", "x.example"}


def test_many_feeds_get_theirs_some_at_a_time(
    worker: Worker, library: Library, site: WebSite
) -> None:
    paths = [f"/{number}/feed" for number in range(14)]
    site.pages |= {path: Answer(rss([item(1)], site=""), RSS) for path in paths}
    site.pages["/favicon.ico"] = icon()
    ids = follow(worker, library, site, *paths)
    steps = [kept.changed for kept in keep_icons(worker, library)]
    assert [len(step) for step in steps] == [6, 6, 2, 0]
    assert set(feed_icons.icons(library)) == set(ids)
    assert set(feed_icons.icons(library, ids[:3])) == set(ids[:3])


def test_a_worker_that_was_closed_leaves_them_for_the_next_time(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {"/feed": Answer(rss([item(1)], site=""), RSS), "/favicon.ico": icon()}
    (number,) = follow(worker, library, site)
    closed = Worker()
    closed.close()
    assert keep(closed, library) == []
    assert keep(worker, library) == [number]
