"""The other end of the network: servers on loopback, and a world in which they have public names."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from typing_extensions import override

Answer = bytes | Callable[[socket.socket, bytes], None]

# A test's world has another.
_REAL_SOCKET = socket.socket

# Any address that is somebody's; nothing is ever sent there.
PUBLIC = "93.184.215.14"
OTHER_PUBLIC = "93.184.215.15"


class Server:
    """Answers each request with the next of its answers, the last one for ever.

    An answer is bytes, after which the connection stays open, or a function that is given the
    connection and the request, after which it is closed.
    """

    def __init__(self, *answers: Answer, wrap: Callable[[socket.socket], socket.socket]) -> None:
        self.requests: list[bytes] = []
        self.connections = 0
        self._answers = list(answers)
        self._wrap = wrap
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._is_closing = False
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._accept)
        self._thread.start()

    @property
    def targets(self) -> list[str]:
        """What was asked for, in order."""
        return [request.split(b" ")[1].decode() for request in self.requests]

    def header(self, name: str, request: int = -1) -> str | None:
        """Return what a request said in a header, or None."""
        for line in self.requests[request].decode("latin-1").split("\r\n")[1:]:
            found, _, value = line.partition(": ")
            if found.lower() == name.lower():
                return value
        return None

    def close(self) -> None:
        self._is_closing = True
        # Closing a socket wakes nobody who waits for a connection; a connection does.
        with _REAL_SOCKET() as waking:
            waking.connect(("127.0.0.1", self.port))
        self._thread.join()
        self._listening.close()

    def _accept(self) -> None:
        threads = []
        while True:
            connection, _ = self._listening.accept()
            if self._is_closing:
                connection.close()
                break
            self.connections += 1
            self._open.append(connection)
            threads.append(threading.Thread(target=self._serve, args=[connection]))
            threads[-1].start()
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join()

    def _serve(self, plain: socket.socket) -> None:
        # A client that hangs up is what many of these answers are for.
        with suppress(OSError), plain, self._wrap(plain) as connection:
            while request := _read_request(connection):
                with self._lock:
                    self.requests.append(request)
                    answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
                if not isinstance(answer, bytes):
                    answer(connection, request)
                    return
                connection.sendall(answer)


def _read_request(connection: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        data = connection.recv(4096)
        if not data:
            return b""
        request += data
    return request


@contextmanager
def serving(
    *answers: Answer, wrap: Callable[[socket.socket], socket.socket] = lambda plain: plain
) -> Iterator[Server]:
    """Run a server for the block."""
    server = Server(*answers, wrap=wrap)
    try:
        yield server
    finally:
        server.close()


def reply(
    body: bytes = b"", status: str = "200 OK", length: int | None = None, **headers: str
) -> bytes:
    """Return a whole answer; a header's name has "_" for "-"."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def then_close(data: bytes) -> Answer:
    """Return an answer of ``data`` and the connection's end."""

    def answer(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(data)

    return answer


def reset_after(data: bytes) -> Answer:
    """Return an answer of ``data`` and a connection that is thrown away."""

    def answer(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(data)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return answer


def endless(head: bytes, again: bytes, most: int = 200_000_000) -> Answer:
    """Return an answer of ``head`` and ``again`` for ever, or until nobody can think it bounded."""

    def answer(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(head)
        for _ in range(most // len(again)):
            connection.sendall(again)

    return answer


def dripping(head: bytes, byte: bytes) -> Answer:
    """Return an answer that listens for a moment after each byte of its body, for very long."""

    def answer(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(head)
        connection.settimeout(0.01)
        for _ in range(3000):
            connection.sendall(byte)
            with suppress(TimeoutError):
                if not connection.recv(1):
                    return

    return answer


def silent_after(data: bytes) -> Answer:
    """Return an answer that says no more after ``data``, and waits until it is left."""

    def answer(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(data)
        connection.recv(1)

    return answer


class World:
    """Where names lead and who is there; everything else is not there at all.

    ``asked`` are the names that were looked up, ``connected`` the addresses that were tried.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self._names: dict[str, list[str]] = {}
        self._places: dict[tuple[str, int], Server] = {}

    def put(self, server: Server, name: str, address: str = PUBLIC, port: int = 80) -> str:
        """Let ``server`` be at ``name`` and return its address."""
        self.name(name, address)
        self._places[address, port] = server
        return f"{'https' if port == 443 else 'http'}://{name}/"

    def name(self, name: str, *addresses: str) -> None:
        """Let ``name`` lead to ``addresses``."""
        self._names[name] = list(addresses)

    def look_up(self, host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        self.asked.append(host)
        with suppress(OSError):
            socket.inet_aton(host)
            self._names.setdefault(host, [host])
        if host not in self._names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
            if ":" in address
            else (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in self._names[host]
        ]

    def route(self, address: tuple[Any, ...]) -> tuple[str, int]:
        place = (str(address[0]), int(address[1]))
        self.connected.append(place)
        if place not in self._places:
            raise ConnectionRefusedError
        return ("127.0.0.1", self._places[place].port)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    """Return a world that is all there is for whoever resolves names and connects."""
    made = World()

    class Routed(_REAL_SOCKET):
        @override
        def connect(self, address: Any) -> None:
            super().connect(made.route(address))

    monkeypatch.setattr(socket, "getaddrinfo", made.look_up)
    monkeypatch.setattr(socket, "socket", Routed)
    return made
