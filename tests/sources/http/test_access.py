"""Who asks: said to the one server that it was given for, as it wants to hear it."""

import base64
import hashlib
import re
from collections.abc import Iterator

import pytest

from reader.model.access import Access
from reader.model.contact import Contact, Reason
from reader.sources.http.access import Challenge, challenges, chosen, said_when_asked
from reader.sources.http.errors import LogInError
from reader.sources.http.limits import Manners
from reader.sources.http.network import Network
from tests.sources.http.loopback import OTHER_PUBLIC, Server, World, reply, serving

ANN = Access("sea blue", "ann")
TOKEN = Access("abc123", header="X-Auth-Token")
BASIC = f"Basic {base64.b64encode(b'ann:sea blue').decode()}"

# RFC 7616, 3.9.1.
MUFASA = Access("Circle of Life", "Mufasa")
OURS = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v"
OPAQUE = "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"


def example(algorithm: str) -> str:
    return (
        'Digest realm="http-auth@example.org", qop="auth, auth-int", '
        f'algorithm={algorithm}, nonce="{NONCE}", opaque="{OPAQUE}"'
    )


@pytest.fixture
def contacts() -> list[Contact]:
    return []


@pytest.fixture
def network(contacts: list[Contact]) -> Iterator[Network]:
    with Network(contacts.append, manners=Manners(gap=0)) as made:
        yield made


def asking(challenge: str) -> bytes:
    return reply(b"who?", "401 Unauthorized", WWW_Authenticate=challenge)


def said(server: Server, name: str = "Authorization") -> list[str | None]:
    return [server.header(name, number) for number in range(len(server.requests))]


def fields(authorization: str) -> dict[str, str]:
    return dict(challenges(authorization)[0].parameters)


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_the_examples_of_the_specification_are_answered_as_it_says(
    algorithm: str, response: str
) -> None:
    answer = said_when_asked(MUFASA, example(algorithm), "/dir/index.html", OURS)
    assert fields(answer["Authorization"]) == {
        "username": "Mufasa",
        "realm": "http-auth@example.org",
        "uri": "/dir/index.html",
        "algorithm": algorithm,
        "nonce": NONCE,
        "nc": "00000001",
        "cnonce": OURS,
        "qop": "auth",
        "response": response,
        "opaque": OPAQUE,
    }
    both = f"{example('MD5')}, {example('SHA-256')}"
    assert chosen(both) == chosen(example("SHA-256"))


def test_an_older_server_is_answered_without_qop() -> None:
    # RFC 2617, 3.5, as a server of RFC 2069 has it.
    mufasa = Access("Circle Of Life", "Mufasa")
    nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093"
    asked = f'Digest realm="testrealm@host.com", nonce="{nonce}"'
    answer = fields(said_when_asked(mufasa, asked, "/dir/index.html")["Authorization"])
    assert answer == {
        "username": "Mufasa",
        "realm": "testrealm@host.com",
        "nonce": nonce,
        "uri": "/dir/index.html",
        "response": "670fd8c2df070c60b045671b8b24ff02",
    }
    newer = said_when_asked(mufasa, f'{asked}, qop="auth"', "/dir/index.html", "0a4f113b")
    assert fields(newer["Authorization"])["response"] == "6629fae49393a05397450978507c4ef1"


def test_a_session_a_hashed_name_and_names_beyond_ascii_are_answered() -> None:
    asked = 'Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256-sess, userhash=true'
    answer = fields(said_when_asked(ANN, asked, "/", "ours")["Authorization"])

    def hashed(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()

    known = hashed(f"{hashed('ann:r:sea blue')}:n:ours")
    assert answer["response"] == hashed(f"{known}:n:00000001:ours:auth:{hashed('GET:/')}")
    assert (answer["username"], answer["userhash"]) == (hashed("ann:r"), "true")
    jasa = Access("Ž", 'J"äsø')
    answer = fields(said_when_asked(jasa, 'Digest realm="r", nonce="n"', "/")["Authorization"])
    assert answer["username*"] == "UTF-8''J%22%C3%A4s%C3%B8"
    basic = said_when_asked(jasa, "basic", "/")["Authorization"].removeprefix("Basic ")
    assert base64.b64decode(basic).decode() == 'J"äsø:Ž'


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", []),
        ("Basic", [("basic", {})]),
        ('Basic realm="a, \\"b\\" = c"', [("basic", {"realm": 'a, "b" = c'})]),
        (
            'Negotiate abc==, NTLM, Digest realm = x ,, nonce="n", Basic realm=y',
            [
                ("negotiate", {}),
                ("ntlm", {}),
                ("digest", {"realm": "x", "nonce": "n"}),
                ("basic", {"realm": "y"}),
            ],
        ),
        ('Basic realm="never ends', [("basic", {})]),
        ("Basic realm=a, realm=b", [("basic", {"realm": "a"})]),
        ('"=,;', []),
    ],
)
def test_whatever_a_host_asks_is_taken_apart(
    asked: str, found: list[tuple[str, dict[str, str]]]
) -> None:
    assert challenges(asked) == [Challenge(*each) for each in found]


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "Negotiate",
        'Digest realm="r", nonce="n", algorithm=SHA-512-256',
        'Digest realm="r", nonce="n", qop="auth-int"',
        'Digest realm="r"',
    ],
)
def test_what_can_not_be_answered_is_not_answered(
    asked: str, network: Network, world: World
) -> None:
    assert said_when_asked(ANN, asked, "/") == {}
    with serving(asking(asked)) as server:
        url = world.put(server, "page.example")
        with pytest.raises(LogInError) as told:
            network.fetch(url, Reason.FEED, access=ANN)
    assert said(server) == [None]
    assert not told.value.was_told


def test_a_password_is_said_only_when_it_is_asked_for(
    network: Network, world: World, contacts: list[Contact]
) -> None:
    with serving(asking('Basic realm="x"'), reply(b"here"), reply(b"open")) as server:
        url = world.put(server, "page.example")
        assert network.fetch(url, Reason.FEED, access=ANN).data == b"here"
        assert network.fetch(url, Reason.FEED, access=ANN).data == b"open"
    assert said(server) == [None, BASIC, None]
    # Both requests were sent, so both are told of, and neither with the name.
    assert [contact.status for contact in contacts] == [401, 200, 200]
    assert {contact.url for contact in contacts} == {url}


def test_a_host_that_asks_for_digest_never_sees_the_password(
    network: Network, world: World
) -> None:
    asked = f"{example('MD5')}, Basic realm=x, {example('SHA-256')}"
    with serving(asking(asked), reply(b"here")) as server:
        url = world.put(server, "page.example")
        found = network.fetch(f"{url}a b?c=é", Reason.FEED, access=MUFASA)
    assert found.data == b"here"
    answer = fields(str(server.header("Authorization")))
    assert answer["algorithm"] == "SHA-256"
    assert answer["uri"] == server.targets[1] == "/a%20b?c=%C3%A9"
    again = said_when_asked(MUFASA, asked, answer["uri"], answer["cnonce"])
    assert server.header("Authorization") == again["Authorization"]


def test_a_nonce_that_is_too_old_is_renewed_once(network: Network, world: World) -> None:
    stale = f"{example('MD5').replace(NONCE, 'newer')}, stale=TRUE"
    with serving(asking(example("MD5")), asking(stale), reply(b"here")) as server:
        url = world.put(server, "page.example")
        network.fetch(url, Reason.FEED, access=MUFASA)
    nonces = [fields(each or "")["nonce"] for each in said(server)[1:]]
    assert nonces == [NONCE, "newer"]
    with serving(asking(stale)) as server:
        url = world.put(server, "stale.example")
        with pytest.raises(LogInError):
            network.fetch(url, Reason.FEED, access=MUFASA)
    assert len(server.requests) == 3


@pytest.mark.parametrize("asked", ['Basic realm="x"', example("SHA-256")])
def test_what_is_refused_is_not_said_again_and_again(
    network: Network, world: World, asked: str
) -> None:
    with serving(asking(asked)) as server:
        url = world.put(server, "page.example")
        with pytest.raises(LogInError) as told:
            network.fetch(url, Reason.FEED, access=ANN)
    assert len(server.requests) == 2
    assert (told.value.status, told.value.was_told, told.value.url) == (401, True, url)
    assert ANN.secret not in f"{told.value!r} {vars(told.value)}"


def test_a_token_is_said_at_once_in_its_header(network: Network, world: World) -> None:
    with serving(reply(b"here"), asking("Basic")) as server:
        url = world.put(server, "page.example")
        network.fetch(url, Reason.FEED, access=TOKEN)
        with pytest.raises(LogInError) as told:
            network.fetch(url, Reason.FEED, access=TOKEN)
    assert said(server, "X-Auth-Token") == ["abc123", "abc123"]
    assert said(server) == [None, None]
    assert told.value.was_told


@pytest.mark.parametrize("access", [ANN, TOKEN, Access("Bearer abc", header="Authorization")])
def test_nothing_is_said_after_a_redirect_to_another_host(
    network: Network, world: World, access: Access
) -> None:
    with (
        serving(
            reply(b"", "302 Found", Location="/next"),
            reply(b"", "301 Moved", Location="http://other.example/there"),
            reply(b"back"),
        ) as server,
        serving(
            asking("Basic realm=x"),
            reply(b"", "302 Found", Location="http://page.example/back"),
        ) as other,
    ):
        url = world.put(server, "page.example")
        world.put(other, "other.example", OTHER_PUBLIC)
        with pytest.raises(LogInError) as told:
            network.fetch(url, Reason.FEED, access=access)
        assert (told.value.url, told.value.was_told) == ("http://other.example/there", False)
    shown = b"".join(other.requests)
    assert re.search(b"authorization|x-auth-token|abc|sea", shown, re.IGNORECASE) is None


@pytest.mark.parametrize("access", [ANN, TOKEN])
def test_nothing_is_said_where_another_host_sends_back(
    network: Network, world: World, access: Access
) -> None:
    with (
        serving(
            reply(b"", "302 Found", Location="http://other.example/"), asking("Basic realm=x")
        ) as server,
        serving(reply(b"", "302 Found", Location="http://page.example/trap")) as other,
    ):
        url = world.put(server, "page.example")
        world.put(other, "other.example", OTHER_PUBLIC)
        with pytest.raises(LogInError):
            network.fetch(url, Reason.FEED, access=access)
    assert server.targets == ["/", "/trap"]
    assert said(server) == [None, None]
    assert said(server, "X-Auth-Token")[1] is None


@pytest.mark.parametrize("access", [ANN, TOKEN])
@pytest.mark.parametrize("to_port", [81, 8080])
def test_nothing_is_said_after_a_redirect_to_another_port_of_the_host(
    network: Network, world: World, access: Access, to_port: int
) -> None:
    with (
        serving(reply(b"", "307 There", Location=f"http://page.example:{to_port}/x")) as server,
        serving(asking("Basic realm=x")) as other,
    ):
        url = world.put(server, "page.example")
        world.put(other, "page.example", port=to_port)
        with pytest.raises(LogInError):
            network.fetch(url, Reason.FEED, access=access)
    assert said(other) == said(other, "X-Auth-Token") == [None]


def test_it_is_said_after_a_redirect_on_the_same_server(network: Network, world: World) -> None:
    with serving(
        reply(b"", "301 Moved", Location="/next"), asking("Basic"), reply(b"here")
    ) as server:
        url = world.put(server, "page.example")
        found = network.fetch(url, Reason.FEED, access=ANN)
    assert (found.data, found.permanent_url) == (b"here", f"{url}next")
    assert said(server) == [None, None, BASIC]
