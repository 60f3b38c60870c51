"""A door on this machine alone: takes the pages that a browser's extension sends.

It listens on the loopback address, answers whoever knows the token and nobody else, and reads a
form as extensions send it (RFC 7578). What a page is worth is for others to find out.
"""

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from typing_extensions import override

PATH = "/save"
LARGEST = 60_000_000
_HOST = "127.0.0.1"
_SILENCE_SECONDS = 30
_EXTENSIONS = ("chrome-extension://", "moz-extension://", "safari-web-extension://")


@dataclass(frozen=True, slots=True)
class Sent:
    """A page as it was sent, and where the sender says that it was found."""

    data: bytes
    url: str


# Takes a page; returns "" or the sentence why it was not taken.
PageTaker = Callable[[Sent], str]


def address_of(port: int) -> str:
    """Return where an extension is to send pages."""
    return f"http://{_HOST}:{port}{PATH}"


class Receiver(ThreadingHTTPServer):
    """Listens on ``port`` of this machine, on any free one for 0.

    Raises:
        OSError: another program listens there.
    """

    daemon_threads = True

    def __init__(self, port: int, token: str, take: PageTaker) -> None:
        self.token = token
        self.take = take
        super().__init__((_HOST, port), _Handler)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.server_address[1])


class _Handler(BaseHTTPRequestHandler):
    server: Receiver
    timeout = _SILENCE_SECONDS
    server_version, sys_version = "Senja", ""

    def do_OPTIONS(self) -> None:
        """Answer a browser that asks whether an extension may send (CORS, Fetch standard)."""
        self._answer(204 if self._is_ours() else 403, "")

    def do_POST(self) -> None:
        """Take a page."""
        size = self.headers.get("Content-Length", "")
        if not self._is_ours() or not self._knows_token():
            self._answer(403, "The token is not the one that Senja shows.")
        elif not size.isdecimal() or int(size) > LARGEST:
            self._answer(413, f"Senja takes pages of up to {LARGEST // 1_000_000} MB.")
        else:
            body = self.rfile.read(int(size))
            if len(body) != int(size):
                self._answer(400, "The page came only in part; send it again.")
                return
            found = sent_page(self.headers.get("Content-Type", ""), body)
            refused = "No page was sent." if found is None else self.server.take(found)
            self._answer(422 if refused else 201, refused)

    def _is_ours(self) -> bool:
        """Whether a request is for our place, by our own name: no page's name may stand for us."""
        host = self.headers.get("Host", "").rpartition(":")[0]
        origin = self.headers.get("Origin", "")
        return (
            self.path == PATH
            and host in {_HOST, "localhost"}
            and (not origin or origin.startswith(_EXTENSIONS))
        )

    def _knows_token(self) -> bool:
        given = self.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.server.token.encode())

    def _answer(self, status: int, sentence: str) -> None:
        body = json.dumps({"error": sentence} if sentence else {"saved": True}).encode()
        self.send_response(status)
        origin = self.headers.get("Origin", "")
        if origin.startswith(_EXTENSIONS):
            self.send_header("Access-Control-Allow-Origin", origin)
            self.send_header("Access-Control-Allow-Headers", "authorization, content-type")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "0" if status == 204 else str(len(body)))  # noqa: PLR2004 (no content)
        # A request that was refused may have a body that nobody read.
        self.send_header("Connection", "close")
        self.end_headers()
        if status != 204:  # noqa: PLR2004 (no content)
            self.wfile.write(body)
        self.close_connection = True

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: addresses and tokens are nobody's to read in a log."""


def sent_page(content_type: str, body: bytes) -> Sent | None:
    """Return the page in a form: its file, and the field called "url"; None without a file."""
    if not content_type.lower().startswith("multipart/form-data"):
        return None
    head = f"Content-Type: {content_type}\r\n\r\n".encode("utf-8", "replace")
    form = BytesParser(policy=HTTP).parsebytes(head + body)
    data, url = b"", ""
    for part in form.iter_parts() if form.is_multipart() else ():
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        if part.get_param("name", header="content-disposition") == "url":
            url = content.decode("utf-8", "replace").strip()[:8_000]
        elif len(content) > len(data):
            data = content
    return Sent(data, url) if data.strip() else None
