"""Pages that a browser's extension sends: taken on this machine alone, from who knows the token."""

import http.client
import json
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from reader.library import articles
from reader.model.article import SourceKind
from reader.model.query import ArticleQuery
from reader.operations import receiving
from reader.sources.http.receiver import LARGEST, sent_page
from tests.conftest import opened
from tests.web_site import PARAGRAPHS, page

TOKEN = "dusk"  # noqa: S105 (nobody's)
URL = "https://example.org/harbour"
BORDER = "----border"


@pytest.fixture(scope="module")
def library_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("received") / "library.sqlite"


@pytest.fixture(scope="module")
def port(library_path: Path) -> Iterator[int]:
    with opened(library_path):
        pass
    process = receiving.start(library_path, 0, TOKEN)
    yield process.listening_on()
    process.stop()


def form(data: bytes, url: str = URL) -> bytes:
    """Return a form as SingleFile sends it."""
    lines = (
        f'--{BORDER}\r\nContent-Disposition: form-data; name="url"\r\n\r\n{url}\r\n'
        f'--{BORDER}\r\nContent-Disposition: form-data; name="file"; filename="page.html"\r\n'
        "Content-Type: text/html\r\n\r\n"
    )
    return lines.encode() + data + f"\r\n--{BORDER}--\r\n".encode()


def send(
    port: int, body: bytes, headers: Mapping[str, str] | None = None, method: str = "POST"
) -> tuple[int, object, Mapping[str, str]]:
    usual = {
        "Authorization": f"Bearer {TOKEN}",
        "Content-Type": f"multipart/form-data; boundary={BORDER}",
    }
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, "/save", body, usual | dict(headers or {}))
    found = connection.getresponse()
    text = found.read()
    connection.close()
    return found.status, json.loads(text) if text else None, dict(found.getheaders())


def test_a_page_that_is_sent_becomes_an_article(port: int, library_path: Path) -> None:
    status, told, _headers = send(port, form(page()))
    assert (status, told) == (201, {"saved": True})
    with opened(library_path) as library:
        (identifier,) = articles.list_ids(library, ArticleQuery())
        found = articles.article(library, identifier)
        assert (found.title, found.url) == ("A harbour at dusk", URL)
        assert found.source.kind is SourceKind.PAGE
        assert articles.content(library, identifier).text == "\n\n".join(PARAGRAPHS)
    # A page of the same address with hardly a word is none that would replace it.
    stub = b"<html><body><article><p>" + PARAGRAPHS[0].encode() + b"</p></article></body></html>"
    status, told, _headers = send(port, form(stub))
    assert status == 422
    assert "left it as it is" in str(told)


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer noon"},
        {"Authorization": ""},
        {"Host": "evil.example:80"},
        {"Origin": "https://evil.example"},
    ],
)
def test_nobody_else_is_answered(port: int, library_path: Path, headers: Mapping[str, str]) -> None:
    with opened(library_path) as library:
        before = articles.list_ids(library, ArticleQuery())
    status, _told, _headers = send(port, form(page("Foreign"), "https://evil.example/"), headers)
    assert status == 403
    with opened(library_path) as library:
        assert articles.list_ids(library, ArticleQuery()) == before


def test_an_extension_may_ask_first(port: int) -> None:
    extension = {"Origin": "moz-extension://1234"}
    status, _told, headers = send(port, b"", extension, "OPTIONS")
    assert status == 204
    assert headers["Access-Control-Allow-Origin"] == "moz-extension://1234"
    assert send(port, b"", {"Origin": "https://evil.example"}, "OPTIONS")[0] == 403


def test_what_is_too_large_or_no_page_is_refused(port: int) -> None:
    assert send(port, b"", {"Content-Length": str(LARGEST + 1)})[0] == 413
    status, told, _headers = send(port, form(b""))
    assert (status, told) == (422, {"error": "No page was sent."})
    status, told, _headers = send(port, form(b"<html><body></body></html>"))
    assert (status, told) == (422, {"error": "There is no article in this page."})


def test_a_port_that_is_taken_is_told_of(port: int, library_path: Path) -> None:
    second = receiving.start(library_path, port, TOKEN)
    assert second.listening_on() == 0
    second.stop()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html", b"<p>x"),
        ("multipart/form-data", b"--x\r\n\r\nx"),
        ('multipart/form-data; boundary="', b"\0\xff" * 50),
        (f"multipart/form-data; boundary={BORDER}", b"no border at all"),
    ],
)
def test_a_form_that_is_none_holds_no_page(kind: str, body: bytes) -> None:
    assert sent_page(kind, body) is None


def test_a_page_that_came_only_in_part_is_not_kept(port: int, library_path: Path) -> None:
    whole = form(page("Half a page"), "https://example.org/half")
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest("POST", "/save")
    for name, value in (
        ("Authorization", f"Bearer {TOKEN}"),
        ("Content-Type", f"multipart/form-data; boundary={BORDER}"),
        ("Content-Length", str(len(whole))),
    ):
        connection.putheader(name, value)
    connection.endheaders()
    connection.send(whole[: len(whole) // 2])
    assert connection.sock is not None
    connection.sock.shutdown(socket.SHUT_WR)
    assert connection.getresponse().status == 400
    connection.close()
    with opened(library_path) as library:
        assert not articles.articles_at(library, ["https://example.org/half"])


def test_an_address_that_is_none_is_answered_in_a_sentence(port: int) -> None:
    status, told, _headers = send(port, form(page(), "http://[::1"))
    assert status in {201, 422}
    assert told
