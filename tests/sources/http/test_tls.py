"""Whom TLS lets in: real certificates, made by OpenSSL's own command for the test."""

import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.access import Access
from reader.model.contact import Reason
from reader.sources.http.errors import ConnectError, InsecureError, LogInError, TooSlowError
from reader.sources.http.limits import PAGE
from reader.sources.http.network import Network
from tests.sources.http.loopback import World, reply, serving, silent_after

Wrap = Callable[[socket.socket], socket.socket]


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a certificate for page.example that signs itself, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("nothing here can make a certificate")
    folder = tmp_path_factory.mktemp("certificates")
    command = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2"
    done = subprocess.run(
        [
            *(openssl, *command.split(), "-subj", "/CN=page.example"),
            *("-addext", "subjectAltName=DNS:page.example"),
            *("-keyout", folder / "key.pem", "-out", folder / "certificate.pem"),
        ],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("this machine's OpenSSL makes no such certificate")
    return folder


@pytest.fixture
def secured(certificates: Path) -> Wrap:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "certificate.pem", certificates / "key.pem")
    return lambda plain: context.wrap_socket(plain, server_side=True)


@pytest.fixture
def trusted(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system trust the certificate, as far as a test can."""
    if sys.platform != "linux":
        pytest.skip("only OpenSSL's own store can be given for one test")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "certificate.pem"))


def test_a_certificate_that_nobody_trusts_is_refused(world: World, secured: Wrap) -> None:
    with serving(reply(b"x"), wrap=secured) as server, Network() as network:
        url = world.put(server, "page.example", port=443)
        with pytest.raises(InsecureError, match=r"page\.example could not prove") as told:
            network.fetch(url, Reason.PAGE)
    assert not told.value.retry
    assert server.requests == []


@pytest.mark.usefixtures("trusted")
def test_a_trusted_host_is_read_and_its_connection_kept(world: World, secured: Wrap) -> None:
    with serving(reply(b"safe"), wrap=secured) as server, Network() as network:
        url = world.put(server, "page.example", port=443)
        assert [network.fetch(url, Reason.PAGE).data for _ in range(2)] == [b"safe"] * 2
    assert server.connections == 1


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_name_is_refused(world: World, secured: Wrap) -> None:
    with serving(reply(b"x"), wrap=secured) as server, Network() as network:
        url = world.put(server, "other.example", port=443)
        with pytest.raises(InsecureError, match=r"other\.example could not prove"):
            network.fetch(url, Reason.PAGE)
    assert server.requests == []


@pytest.mark.usefixtures("trusted")
def test_a_way_back_from_https_to_http_is_told(world: World, secured: Wrap) -> None:
    redirect = reply(b"", "301 Moved", Location="http://page.example/plain")
    with (
        serving(redirect, wrap=secured) as safe,
        serving(reply(b"plain")) as plain,
        Network() as network,
    ):
        world.put(plain, "page.example")
        url = world.put(safe, "page.example", port=443)
        found = network.fetch(url, Reason.PAGE)
    assert (found.data, found.was_downgraded) == (b"plain", True)
    assert found.permanent_url == "http://page.example/plain"


def test_a_host_that_talks_no_tls_is_told(world: World) -> None:
    def plain(connection: socket.socket) -> socket.socket:
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        return connection

    with serving(reply(b"x"), wrap=plain) as server, Network() as network:
        url = world.put(server, "page.example", port=443)
        with pytest.raises((InsecureError, ConnectError), match=r"page\.example"):
            network.fetch(url, Reason.PAGE)


def test_a_handshake_is_not_waited_for_longer_than_a_connection(world: World) -> None:
    from dataclasses import replace

    with serving(silent_after(b""), wrap=_listen) as server, Network() as network:
        url = world.put(server, "page.example", port=443)
        with pytest.raises(TooSlowError):
            network.fetch(url, Reason.PAGE, limits=replace(PAGE, connect=0.2))


def _listen(connection: socket.socket) -> socket.socket:
    while connection.recv(4096):
        pass
    return connection


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("access", [Access("sea", "ann"), Access("abc", header="X-Auth-Token")])
def test_what_lets_in_by_https_is_never_said_over_http(
    world: World, secured: Wrap, access: Access
) -> None:
    asking = reply(b"", "401 Unauthorized", WWW_Authenticate="Basic realm=x")
    with (
        serving(
            reply(b"", "302 Found", Location="http://page.example/in-clear"), wrap=secured
        ) as server,
        serving(asking) as plain,
        Network() as network,
    ):
        url = world.put(server, "page.example", port=443)
        world.put(plain, "page.example")
        with pytest.raises(LogInError):
            network.fetch(url, Reason.FEED, access=access)
    assert plain.targets == ["/in-clear"]
    assert plain.header("Authorization") is None
    assert plain.header("X-Auth-Token") is None
