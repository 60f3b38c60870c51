"""A web site on this machine, for tests that save its pages."""

import http.server
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from PIL import Image
from typing_extensions import override

PARAGRAPHS = (
    "At dusk the harbour empties, and the last ferry leaves its wake on water that is still bright.",
    "Nobody on the quay is in a hurry any more; the nets have been mended and the lamps are lit.",
    "The keeper of the light writes the hour into a book that was begun when his mother kept it.",
    "Later in the evening the wind turns, and what was said at noon is said again, more quietly.",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is at an address."""

    body: bytes
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    location: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    """What the header says of the body's length, where it lies."""
    endless: Callable[[], Iterator[bytes]] | None = None
    """Gives what is sent instead of the body, as it is, and no length with it."""
    guard: Callable[[str, Mapping[str, str]], str | None] | None = None
    """Is given path and headers, and returns how it wants to be told who asks; None lets in."""


def page(
    title: str = "A harbour at dusk", extra: str = "", head: str = "", times: int = 1
) -> bytes:
    """Return a page of a newspaper with an article of some paragraphs, and with what is around one."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * times)
    return (
        f"<!doctype html><html lang='en'><head><title>{title} | The Evening</title>"
        f"<meta property='og:site_name' content='The Evening'>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{text}{extra}</article>"
        "<footer>© The Evening</footer></body></html>"
    ).encode()


def picture(color: str = "teal") -> Answer:
    """Return a picture of one colour with a corner of another."""
    image = Image.new("RGB", (240, 160), color)
    image.paste("gold", (0, 0, 80, 60))
    file = BytesIO()
    image.save(file, "PNG")
    return Answer(file.getvalue(), "image/png")


class WebSite:
    """Serves ``pages`` by their paths, which a test may change; ``asked`` are the paths asked for.

    ``told`` are the headers of each request.
    """

    def __init__(self) -> None:
        pages = self.pages = dict[str, Answer]()
        asked = self.asked = list[str]()
        told = self.told = list[dict[str, str]]()

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Else each answer on a kept connection waits 40 ms for a word that its head has come.
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                asked.append(self.path)
                told.append(dict(self.headers))
                answer = pages.get(self.path, Answer(b"gone", status=404))
                challenge = answer.guard(self.path, dict(self.headers)) if answer.guard else None
                if challenge is not None:
                    wanted = (("WWW-Authenticate", challenge),) if challenge else ()
                    answer = Answer(b"who?", "text/plain", 401, headers=wanted)
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.kind)
                length = len(answer.body) if answer.length is None else answer.length
                if answer.endless is None:
                    self.send_header("Content-Length", str(length))
                if answer.location:
                    self.send_header("Location", answer.location)
                for name, value in answer.headers:
                    self.send_header(name, value)
                self.end_headers()
                # Who asks may well have enough before the end.
                with suppress(OSError):
                    for piece in answer.endless() if answer.endless else (answer.body,):
                        self.wfile.write(piece)
                if answer.endless is not None or length != len(answer.body):
                    self.close_connection = True

            @override
            def log_message(self, format: str, *args: object) -> None:
                return

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(
            # How often it looks whether it is to end.
            target=partial(self._server.serve_forever, poll_interval=0.02),
            daemon=True,
        )
        self._thread.start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
