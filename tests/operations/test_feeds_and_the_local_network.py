"""No feed, and nobody who names one, has Senja ask this machine or its network; only a person may."""

from collections.abc import Iterator

import pytest

from reader.errors import SenjaError
from reader.exchange.opml import read_opml
from reader.library import Library, articles, feeds, pages
from reader.model.feed import FeedSettings, Subscription
from reader.model.query import ArticleQuery
from reader.operations import feed_pictures, fetching, refreshing
from tests.feeds import item, rss
from tests.sources.http.loopback import OTHER_PUBLIC, PUBLIC, Server, World, reply, serving, world

__all__ = ["world"]

INSIDE = ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fd00::1"]
WRITTEN = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost/",
    "http://metadata.example/",
]


@pytest.fixture
def inside(world: World) -> Iterator[Server]:
    """A server in the local network, at every address of it; nobody may ask it."""
    with serving(reply(rss([item(9)]))) as server:
        for name, address in {
            "127.0.0.1": "127.0.0.1",
            "10.0.0.1": "10.0.0.1",
            "169.254.169.254": "169.254.169.254",
            "localhost": "127.0.0.1",
            "metadata.example": "169.254.169.254",
            "::1": "::1",
            "::ffff:a00:1": "::ffff:10.0.0.1",
            "::ffff:10.0.0.1": "::ffff:10.0.0.1",
        }.items():
            world.put(server, name, address)
        yield server
        assert {address for address, _ in world.connected} <= {PUBLIC, "10.0.0.2"}


def followed(library: Library, url: str, *, typed: bool = True) -> int:
    return feeds.subscribe(library, Subscription(url), typed=typed)


@pytest.mark.parametrize("typed", [True, False])
@pytest.mark.parametrize("target", WRITTEN)
def test_a_public_feed_sends_nobody_into_the_local_network(
    library: Library, world: World, inside: Server, target: str, typed: bool
) -> None:
    with serving(reply(status="301 Moved", Location=target)) as public:
        number = followed(library, f"{world.put(public, 'feed.example')}feed", typed=typed)
        (done,) = refreshing.refresh(library.path, [number])
    assert done.problem.endswith(".")
    assert articles.count(library, ArticleQuery()) == 0
    known = feeds.known(library, number)
    assert known is not None
    assert known.url == "http://feed.example/feed"
    assert inside.requests == []


@pytest.mark.parametrize("local", INSIDE)
def test_a_feed_out_of_a_list_is_not_asked_for_in_the_local_network(
    library: Library, world: World, local: str
) -> None:
    host = f"[{local}]" if ":" in local else local
    data = f"<opml><body><outline text='A' xmlUrl='http://{host}/feed'/></body></opml>"
    world.name(local, local)
    (found,) = read_opml(data.encode())
    number = feeds.subscribe(library, found, typed=False)
    (done,) = refreshing.refresh(library.path, [number])
    assert "type the address yourself" in done.problem
    assert world.connected == []


def test_a_list_takes_no_feed_s_name_for_typed_later(library: Library, world: World) -> None:
    with serving(reply(rss([item(1)]))) as public:
        number = followed(library, f"{world.put(public, 'feed.example')}feed", typed=False)
        (fine,) = refreshing.refresh(library.path, [number])
        assert fine.problem == ""
        # The name leads into the local network from now on.
        world.name("feed.example", "10.0.0.1")
        (done,) = refreshing.refresh(library.path, [number])
    assert "its own network" in done.problem
    assert ("10.0.0.1", 80) not in world.connected


@pytest.mark.parametrize("target", WRITTEN)
def test_a_page_names_no_feed_in_the_local_network(
    library: Library, world: World, inside: Server, target: str
) -> None:
    head = f'<link rel="alternate" type="application/rss+xml" href="{target}feed">'
    page = f"<html><head>{head}</head><body><p>A page.</p></body></html>".encode()
    with serving(reply(page, Content_Type="text/html"), reply(status="404 Not Found")) as public:
        url = world.put(public, "site.example")
        with pytest.raises(SenjaError, match="No feed was found"):
            refreshing.find_feeds(library.path, url)
    assert inside.requests == []


def test_a_site_that_was_typed_leads_to_no_feed_on_another_local_host(
    library: Library, world: World
) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="http://router.example/feed">'
    page = f"<html><head>{head}</head><body><p>A page.</p></body></html>".encode()
    with (
        serving(reply(page, Content_Type="text/html"), reply(status="404 Not Found")) as mine,
        serving(reply(rss([item(1)]))) as router,
    ):
        url = world.put(mine, "nas.example", "10.0.0.2")
        world.put(router, "router.example", "10.0.0.1")
        with pytest.raises(SenjaError):
            refreshing.find_feeds(library.path, url)
    assert router.requests == []


def test_where_an_address_leads_on_to_nothing_was_typed(library: Library, world: World) -> None:
    with (
        serving(reply(status="301 Moved", Location="http://other.example/feed")) as typed,
        serving(reply(rss([item(1)]))) as other,
    ):
        url = world.put(typed, "feed.example")
        world.put(other, "other.example", OTHER_PUBLIC)
        (found,) = refreshing.find_feeds(library.path, url)
    assert found.url == "http://other.example/feed"
    assert not found.is_typed


def test_a_typed_feed_that_moves_to_another_host_is_typed_no_more(
    library: Library, world: World
) -> None:
    with (
        serving(reply(status="301 Moved", Location="http://other.example/feed")) as typed,
        serving(reply(rss([item(1)]))) as other,
    ):
        number = followed(library, f"{world.put(typed, 'feed.example')}feed")
        world.put(other, "other.example", OTHER_PUBLIC)
        (moved,) = refreshing.refresh(library.path, [number])
        assert moved.problem == ""
        # A year later its new owner lets the name lead into the local network.
        world.put(other, "other.example", "10.0.0.1")
        (done,) = refreshing.refresh(library.path, [number])
    assert "its own network" in done.problem
    assert ("10.0.0.1", 80) not in world.connected


def test_a_typed_feed_in_the_local_network_moves_about_on_itself(
    library: Library, world: World
) -> None:
    with serving(
        reply(status="301 Moved", Location="/new"), reply(rss([item(1)])), reply(rss([item(1)]))
    ) as mine:
        number = followed(library, f"{world.put(mine, 'nas.example', '10.0.0.2')}feed")
        for _ in range(2):
            (done,) = refreshing.refresh(library.path, [number])
            assert done.problem == ""
    assert mine.targets == ["/feed", "/new", "/new"]


@pytest.mark.parametrize("target", WRITTEN)
def test_an_entry_has_nobody_fetch_its_page_or_pictures_in_the_local_network(
    library: Library, world: World, inside: Server, target: str
) -> None:
    entry = item(1, body=f'<p>Words.</p><img src="{target}p.png">')
    entry = entry.replace("https://example.org/1", f"{target}page")
    with serving(reply(rss([entry]))) as public:
        number = followed(library, f"{world.put(public, 'feed.example')}feed")
        feeds.change(library, number, FeedSettings(is_whole=True))
        (done,) = refreshing.refresh(library.path, [number])
    (identifier,) = done.changes.added
    feed_pictures.store_pictures(library.path, [identifier])
    for waiting, url in pages.waiting(library):
        result = fetching.store_page(library.path, waiting, url)
        assert result.refused.endswith(".")
    assert articles.content(library, identifier).text == "Words."
    assert inside.requests == []


@pytest.mark.parametrize(
    "link",
    [
        "http://10.0.0.1/http://nas.example/",
        "http:/10.0.0.1/nas.example",
        "http:///10.0.0.1/nas.example/",
        "http://10.0.0.1\\@nas.example/",
        "http://nas.example@10.0.0.1/",
        "http://10.0.0.1#nas.example/",
        "http://NAS.example.10.0.0.1/",
        "//10.0.0.1/nas.example/",
    ],
)
def test_no_writing_of_another_host_passes_for_the_one_that_was_typed(
    library: Library, world: World, inside: Server, link: str
) -> None:
    entry = item(1, body="<p>Words.</p>").replace("https://example.org/1", link)
    with serving(reply(rss([entry])), reply(status="404 Not Found")) as mine:
        number = followed(library, f"{world.put(mine, 'nas.example', '10.0.0.2')}feed")
        feeds.change(library, number, FeedSettings(is_whole=True))
        refreshing.refresh(library.path, [number])
        for waiting, url in pages.waiting(library):
            fetching.store_page(library.path, waiting, url)
    assert inside.requests == []
    assert ("10.0.0.1", 80) not in world.connected
