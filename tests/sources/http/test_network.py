"""The road to a page and back: what is asked, what is answered, what is told of it."""

import gzip
import pickle
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader import __version__
from reader.model.contact import Contact, Outcome, Reason
from reader.sources.http.errors import (
    AddressError,
    BusyError,
    ConnectError,
    FetchError,
    GoneError,
    LogInError,
    NotUnderstoodError,
    OfflineError,
    PrivateAddressError,
    RedirectError,
    StatusError,
    TooSlowError,
)
from reader.sources.http.limits import PAGE, Manners
from reader.sources.http.network import Network
from tests.sources.http.loopback import (
    OTHER_PUBLIC,
    World,
    reply,
    reset_after,
    serving,
    silent_after,
    then_close,
)


@pytest.fixture
def contacts() -> list[Contact]:
    return []


@pytest.fixture
def network(contacts: list[Contact]) -> Iterator[Network]:
    with Network(contacts.append, languages=("id", "en-GB"), manners=Manners(gap=0)) as made:
        yield made


def test_a_page_comes_with_its_kind_charset_and_headers(network: Network, world: World) -> None:
    kind = 'Text/HTML; Charset="Windows-1251"'
    with serving(
        reply("Привет".encode("cp1251"), Content_Type=kind, ETag='"x"', Set_Cookie="a=1")
    ) as server:
        url = world.put(server, "page.example")
        found = network.fetch(url + "a?b=c#d", Reason.PAGE)
    assert (found.status, found.mime, found.charset) == (200, "text/html", "windows-1251")
    assert found.data.decode(found.charset) == "Привет"
    assert found.url == found.permanent_url == "http://page.example/a?b=c"
    assert found.headers["etag"] == '"x"'
    assert "set-cookie" not in found.headers
    assert server.targets == ["/a?b=c"]


def test_a_request_says_who_asks_and_nothing_of_the_reader(network: Network, world: World) -> None:
    with serving(reply(b"x", Set_Cookie="a=1")) as server:
        url = world.put(server, "page.example")
        network.fetch(url, Reason.PAGE)
        network.fetch(url, Reason.PICTURE, headers={"If-None-Match": '"x"'})
    assert server.header("Host") == "page.example"
    assert server.header("User-Agent") == f"Senja/{__version__} (article reader)"
    assert server.header("Accept-Language") == "id;q=1,en-GB;q=0.9,*;q=0.1"
    assert str(server.header("Accept", 0)).startswith("text/html")
    assert str(server.header("Accept", 1)).startswith("image/webp")
    assert server.header("If-None-Match", 1) == '"x"'
    names = {line.partition(b":")[0] for line in server.requests[1].splitlines()[1:] if line}
    assert names == {
        b"Host",
        b"User-Agent",
        b"Accept",
        b"Accept-Language",
        b"Accept-Encoding",
        b"If-None-Match",
    }


def test_a_connection_is_kept_for_the_next_request(network: Network, world: World) -> None:
    with serving(reply(b"x"), reply(b"gone", "404 Not Found"), reply(b"y")) as server:
        url = world.put(server, "page.example")
        network.fetch(url, Reason.PAGE)
        with pytest.raises(GoneError):
            network.fetch(url, Reason.PICTURE)
        assert network.fetch(url, Reason.PAGE).data == b"y"
    assert (server.connections, len(server.requests)) == (1, 3)


def test_a_kept_connection_that_was_closed_is_opened_anew(network: Network, world: World) -> None:
    with serving(then_close(reply(b"x"))) as server:
        url = world.put(server, "page.example")
        assert [network.fetch(url, Reason.PAGE).data for _ in range(3)] == [b"x"] * 3
    assert server.connections == 3


def test_a_closed_network_keeps_no_connection(world: World) -> None:
    network = Network()
    with serving(reply(b"x")) as server:
        url = world.put(server, "page.example")
        network.close()
        assert network.fetch(url, Reason.PAGE).data == b"x"
        assert network.fetch(url, Reason.PAGE).data == b"x"
    assert server.connections == 2


def test_bytes_that_nobody_asked_for_are_no_answer_to_the_next(
    network: Network, world: World, contacts: list[Contact]
) -> None:
    with serving(reply(b"x") + reply(b"planted"), reply(b"y")) as server:
        url = world.put(server, "page.example")
        assert network.fetch(url, Reason.PAGE).data == b"x"
        assert network.fetch(url, Reason.PAGE).data == b"y"
    assert server.connections == 2
    assert len(contacts) == 2


def test_a_length_that_is_too_short_ends_the_page_there(network: Network, world: World) -> None:
    with serving(reply(b"whole page", length=5), reply(b"next")) as server:
        url = world.put(server, "page.example")
        assert network.fetch(url, Reason.PAGE).data == b"whole"
        assert network.fetch(url, Reason.PAGE).data == b"next"


@pytest.mark.parametrize(
    "answer",
    [
        reply(b"only this", length=5000),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nonly this\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9999\r\nonly this",
        b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"only this")[:-6],
        b"HTTP/1.1 200 OK\r\nContent-Ty",
    ],
    ids=["length", "chunks", "in a chunk", "packed", "headers"],
)
def test_an_answer_that_breaks_off_is_no_page(
    network: Network, world: World, answer: bytes
) -> None:
    with serving(then_close(answer)) as server:
        url = world.put(server, "page.example")
        with pytest.raises(NotUnderstoodError, match=r"page\.example broke off") as broken:
            network.fetch(url, Reason.PAGE)
    assert broken.value.retry


def test_a_reset_in_the_middle_is_an_answer_that_breaks_off(network: Network, world: World) -> None:
    with serving(reset_after(reply(b"half", length=8))) as server:
        url = world.put(server, "page.example")
        with pytest.raises(NotUnderstoodError, match=r"page\.example broke off"):
            network.fetch(url, Reason.PAGE)


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nNo colon\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: some\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nx",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        reply(b"not packed at all", Content_Encoding="gzip"),
        reply(b"x", Content_Encoding="gzip, br"),
        b"<!doctype html><p>No headers.\r\n\r\n",
    ],
)
def test_an_answer_that_breaks_the_rules_is_told(
    network: Network, world: World, answer: bytes
) -> None:
    with serving(then_close(answer)) as server:
        url = world.put(server, "page.example")
        with pytest.raises(NotUnderstoodError, match="could not be understood") as broken:
            network.fetch(url, Reason.PAGE)
    assert not broken.value.retry


def test_a_page_without_a_length_ends_with_its_connection(network: Network, world: World) -> None:
    with serving(then_close(b"HTTP/1.0 200 OK\r\n\r\nall of it")) as server:
        url = world.put(server, "page.example")
        assert network.fetch(url, Reason.PAGE).data == b"all of it"


def test_chunks_and_early_hints_are_an_ordinary_answer(network: Network, world: World) -> None:
    answer = (
        b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"3;name=value\r\nall\r\n6\r\n of it\r\n0\r\nTrailer: x\r\n\r\n"
    )
    with serving(answer) as server:
        url = world.put(server, "page.example")
        assert network.fetch(url, Reason.PAGE).data == b"all of it"
        assert network.fetch(url, Reason.PAGE).data == b"all of it"
    assert server.connections == 1


def test_a_page_that_has_not_changed_is_an_answer(network: Network, world: World) -> None:
    answer = reply(b"", "304 Not Modified", length=99_000_000, ETag="y", Content_Encoding="gzip")
    with serving(answer) as server:
        url = world.put(server, "page.example")
        network.fetch(url, Reason.FEED)
        found = network.fetch(url, Reason.FEED)
    assert server.connections == 1
    assert (found.status, found.data, found.headers["etag"]) == (304, b"", "y")


def test_an_answer_without_a_body_is_one(network: Network, world: World) -> None:
    with serving(b"HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n") as server:
        url = world.put(server, "page.example")
        found = network.fetch(url, Reason.PAGE)
    assert (found.status, found.data, found.mime) == (204, b"", "")


@pytest.mark.parametrize(
    ("status", "kind", "retry"),
    [
        (400, StatusError, False),
        (401, LogInError, False),
        (402, LogInError, False),
        (403, LogInError, False),
        (404, GoneError, False),
        (408, StatusError, True),
        (410, GoneError, False),
        (418, StatusError, False),
        (429, BusyError, True),
        (451, StatusError, False),
        (500, StatusError, True),
        (503, BusyError, True),
        (599, StatusError, True),
        (300, StatusError, False),
        (301, StatusError, False),
    ],
)
def test_a_status_is_told_for_what_it_means(
    network: Network,
    world: World,
    contacts: list[Contact],
    status: int,
    kind: type[StatusError],
    retry: bool,
) -> None:
    with serving(reply(b"<p>Sorry.", f"{status} Reason")) as server:
        url = world.put(server, "page.example")
        with pytest.raises(StatusError) as told:
            network.fetch(url, Reason.PAGE)
    assert type(told.value) is kind
    assert (told.value.status, told.value.host) == (status, "page.example")
    assert told.value.retry is retry
    assert str(told.value).startswith("page.example ")
    assert contacts[0].status == status


def test_a_busy_host_is_left_alone_for_as_long_as_it_wants(
    network: Network, world: World, contacts: list[Contact]
) -> None:
    with serving(reply(b"", "429 Too Many Requests", Retry_After="120")) as server:
        url = world.put(server, "busy.example")
        with pytest.raises(BusyError, match="try again in 2 minutes") as first:
            network.fetch(url, Reason.PAGE)
        assert first.value.seconds == 120
        with pytest.raises(BusyError) as second:
            network.fetch(url + "other", Reason.PICTURE)
        assert second.value.seconds is not None
        assert 0 < second.value.seconds <= 120
    assert len(server.requests) == len(contacts) == 1


def test_redirects_are_followed_and_the_lasting_part_of_them_is_known(
    network: Network, world: World, contacts: list[Contact]
) -> None:
    with serving(
        reply(b"", "301 Moved", Location="/new"),
        reply(b"x" * 100, "308 Moved", Location="http://www.page.example/newer"),
        reply(b"", "302 Found", Location="?session=1"),
        reply(b"", "301 Moved", Location="/last#part"),
        reply(b"here"),
    ) as server:
        url = world.put(server, "page.example")
        world.put(server, "www.page.example")
        found = network.fetch(url, Reason.FEED, article=7)
    assert found.url == "http://www.page.example/last"
    assert found.permanent_url == "http://www.page.example/newer"
    assert found.data == b"here"
    assert not found.was_downgraded
    assert server.targets == ["/", "/new", "/newer", "/newer?session=1", "/last"]
    assert [contact.outcome for contact in contacts] == [Outcome.REDIRECTED] * 4 + [
        Outcome.ANSWERED
    ]
    assert server.header("Referer") is None


@pytest.mark.parametrize("location", ["/", "/next"])
def test_redirects_without_end_are_followed_five_times(
    network: Network, world: World, location: str
) -> None:
    with serving(reply(b"", "302 Found", Location=location)) as server:
        url = world.put(server, "round.example")
        with pytest.raises(RedirectError, match=r"round\.example"):
            network.fetch(url, Reason.PAGE)
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://page.example/",
        "data:text/html,x",
        "http://user:pass@page.example/",
        "http://[::1",
        "http://page.example:99999/",
        "http://127.1/",
    ],
)
def test_a_redirect_to_what_is_no_page_is_not_followed(
    network: Network, world: World, location: str
) -> None:
    with serving(reply(b"", "302 Found", Location=location)) as server:
        url = world.put(server, "page.example")
        with pytest.raises(RedirectError, match=r"page\.example"):
            network.fetch(url, Reason.PAGE)
    assert (len(server.requests), world.asked) == (1, ["page.example"])


def test_what_is_sent_for_one_host_goes_to_no_other(network: Network, world: World) -> None:
    with serving(
        reply(b"", "302 Found", Location="http://page.example/a"),
        reply(b"", "302 Found", Location="http://other.example/"),
        reply(b"x"),
    ) as server:
        url = world.put(server, "page.example")
        world.put(server, "other.example", OTHER_PUBLIC)
        network.fetch(url, Reason.FEED, headers={"authorization": "Basic x", "X-Kept": "1"})
    assert [server.header("Authorization", n) for n in range(3)] == ["Basic x", "Basic x", None]
    assert server.header("X-Kept", 2) == "1"


@pytest.mark.parametrize("local", ["10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "fd00::1"])
def test_a_page_leads_nobody_into_the_local_network(
    network: Network, world: World, contacts: list[Contact], local: str
) -> None:
    with serving(reply(b"", "302 Found", Location="http://inside.example/admin")) as server:
        url = world.put(server, "page.example")
        world.name("inside.example", local)
        for limits in (PAGE, replace(PAGE, allow_private=True)):
            with pytest.raises(PrivateAddressError, match=r"inside\.example"):
                network.fetch(url, Reason.PAGE, limits=limits)
    assert {address for address, _ in world.connected} == {"93.184.215.14"}
    assert [contact.outcome for contact in contacts[:2]] == [Outcome.REDIRECTED, Outcome.REFUSED]


@pytest.mark.parametrize("local", ["127.0.0.1", "10.0.0.1", "100.64.0.1"])
def test_a_name_of_the_local_network_is_asked_only_if_a_person_typed_it(
    network: Network, world: World, local: str
) -> None:
    with serving(reply(b"my own")) as server:
        url = world.put(server, "nas.example", local)
        with pytest.raises(PrivateAddressError):
            network.fetch(url, Reason.PAGE)
        assert world.connected == []
        typed = replace(PAGE, allow_private=True)
        assert network.fetch(url, Reason.PAGE, limits=typed).data == b"my own"
        # The connection is still open, and still no page may send us there.
        with pytest.raises(PrivateAddressError):
            network.fetch(url, Reason.PAGE)
    assert len(server.requests) == 1


@pytest.mark.parametrize("nowhere", ["0.0.0.0", "::", "224.0.0.1", "255.255.255.255"])  # noqa: S104 (nothing is bound)
def test_an_address_that_is_nobodys_is_never_asked(
    network: Network, world: World, nowhere: str
) -> None:
    world.name("blocked.example", nowhere)
    with pytest.raises(PrivateAddressError, match="no page can be"):
        network.fetch(
            "http://blocked.example/", Reason.PAGE, limits=replace(PAGE, allow_private=True)
        )
    assert world.connected == []


def test_one_local_address_among_public_ones_is_enough_to_refuse(
    network: Network, world: World
) -> None:
    with serving(reply(b"x")) as server:
        url = world.put(server, "mixed.example")
        world.name("mixed.example", "93.184.215.14", "127.0.0.1")
        with pytest.raises(PrivateAddressError):
            network.fetch(url, Reason.PAGE)
    assert world.connected == []


def test_a_typed_local_host_may_lead_to_itself_and_to_no_other(
    network: Network, world: World
) -> None:
    typed = replace(PAGE, allow_private=True)
    with serving(
        reply(b"", "302 Found", Location="/page"),
        reply(b"mine"),
        reply(b"", "302 Found", Location="http://router.example/"),
    ) as server:
        url = world.put(server, "nas.example", "10.0.0.1")
        world.put(server, "router.example", "10.0.0.2")
        assert network.fetch(url, Reason.PAGE, limits=typed).data == b"mine"
        with pytest.raises(PrivateAddressError, match=r"router\.example"):
            network.fetch(url, Reason.PAGE, limits=typed)
    assert ("10.0.0.2", 80) not in world.connected


def test_a_public_name_that_leads_inside_the_second_time_is_refused(
    network: Network, world: World
) -> None:
    def move(connection: socket.socket, _request: bytes) -> None:
        world.name("rebound.example", "127.0.0.1")
        connection.sendall(reply(b"", "302 Found", Location="/inside"))

    with serving(move) as server:
        url = world.put(server, "rebound.example")
        with pytest.raises(PrivateAddressError):
            network.fetch(url, Reason.PAGE, limits=replace(PAGE, allow_private=True))
    assert world.connected == [("93.184.215.14", 80)]


def test_a_name_is_looked_up_once_for_each_connection_and_that_address_is_asked(
    network: Network, world: World
) -> None:
    with serving(reply(b"x")) as server:
        url = world.put(server, "page.example")
        network.fetch(url, Reason.PAGE)
    assert world.asked == ["page.example"]
    assert world.connected == [("93.184.215.14", 80)]


def test_the_next_address_is_tried_when_one_does_not_answer(network: Network, world: World) -> None:
    with serving(reply(b"x")) as server:
        url = world.put(server, "page.example")
        world.name("page.example", "8.8.8.8", "93.184.215.14")
        assert network.fetch(url, Reason.PAGE).data == b"x"
    assert world.connected == [("8.8.8.8", 80), ("93.184.215.14", 80)]


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://nobody.example/", "nobody.example was not found"),
        ("http://dead.example/", "dead.example could not be reached"),
        ("http://8.8.8.8/", "8.8.8.8 could not be reached"),
    ],
)
def test_a_host_that_is_not_there_is_told(
    network: Network, world: World, contacts: list[Contact], url: str, sentence: str
) -> None:
    world.name("dead.example", "8.8.8.8")
    with pytest.raises(ConnectError) as told:
        network.fetch(url, Reason.PAGE)
    assert str(told.value).startswith(sentence)
    assert told.value.retry
    assert [(c.outcome, c.status, c.size) for c in contacts] == [(Outcome.FAILED, 0, 0)]


def test_a_host_that_hangs_up_is_told(network: Network, world: World) -> None:
    for answer in (then_close(b""), reset_after(b"")):
        with serving(answer) as server:
            url = world.put(server, "rude.example")
            with pytest.raises(ConnectError, match=r"rude\.example hung up") as told:
                network.fetch(url, Reason.PAGE)
        assert told.value.retry


def test_offline_nobody_is_asked_and_no_name_looked_up(world: World) -> None:
    contacts: list[Contact] = []
    with serving(reply(b"x")) as server, Network(contacts.append, offline=True) as network:
        url = world.put(server, "page.example")
        with pytest.raises(OfflineError, match=r"page\.example was not asked") as told:
            network.fetch(url, Reason.PAGE)
    assert told.value.retry
    assert (world.asked, world.connected, server.connections, contacts) == ([], [], 0, [])


def test_an_address_that_is_none_is_refused_before_anything_is_asked(
    network: Network, world: World, contacts: list[Contact]
) -> None:
    for url in ("http://evil\\@127.0.0.1/", "file:///etc/passwd", "http://u:p@page.example/"):
        with pytest.raises(AddressError):
            network.fetch(url, Reason.PAGE)
    assert (world.asked, world.connected, contacts) == ([], [], [])


def test_each_request_is_told_with_what_it_was_for(
    network: Network, world: World, contacts: list[Contact]
) -> None:
    before = datetime.now(UTC)
    answer = reply(b"x" * 1000)
    with serving(answer) as server:
        url = world.put(server, "page.example")
        network.fetch(url + "a?b=c#d", Reason.PICTURE, article=7)
    (contact,) = contacts
    assert before <= contact.moment <= datetime.now(UTC)
    assert replace(contact, moment=before) == Contact(
        moment=before,
        url="http://page.example/a?b=c",
        host="page.example",
        reason=Reason.PICTURE,
        article=7,
        outcome=Outcome.ANSWERED,
        status=200,
        size=len(answer),
    )


def test_a_failed_request_is_told_with_the_bytes_it_cost(
    network: Network, world: World, contacts: list[Contact]
) -> None:
    data = b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf"
    with serving(silent_after(data)) as server:
        url = world.put(server, "page.example")
        with pytest.raises(TooSlowError):
            network.fetch(url, Reason.PAGE, limits=replace(PAGE, silence=1.0))
    assert [(c.outcome, c.status, c.size) for c in contacts] == [(Outcome.FAILED, 200, len(data))]


def test_no_proxy_of_the_environment_is_used(
    network: Network, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    with serving(reply(b"direct")) as server:
        url = world.put(server, "page.example")
        assert network.fetch(url, Reason.PAGE).data == b"direct"


def test_an_error_crosses_processes_whole() -> None:
    busy = BusyError("page.example wants rest.", "page.example", 429, seconds=3.0)
    again = pickle.loads(pickle.dumps(busy))  # noqa: S301 (our own)
    assert (str(again), again.host, again.status, again.seconds, again.retry) == (
        "page.example wants rest.",
        "page.example",
        429,
        3.0,
        True,
    )
    broken = FetchError("It broke off.", "page.example", retry=True)
    assert pickle.loads(pickle.dumps(broken)).retry  # noqa: S301 (our own)


def test_an_error_brings_no_network_into_the_windows_process() -> None:
    program = (
        "import sys, reader.sources.http.errors, reader.sources.http.limits, reader.model.contact;"
        "print({'socket', 'ssl', 'h11', 'truststore', 'brotli'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
