"""One connection to one host: HTTP/1.1 by h11, every wait and every byte counted.

No client's time-out is a deadline: a host that sends a byte now and then keeps it waiting for
ever. So each wait here is as long as its silence may be or as the whole fetch has left, whichever
is shorter, and the socket is ours.
"""

import socket
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

import h11

from reader.sources.http.address import Address
from reader.sources.http.explained import ClosedError, CutOffError, too_large
from reader.sources.http.limits import Deadline, Limits

_RECEIVED_AT_ONCE = 32 * 1024
# For h11, which bounds a chunk's head by it too; the headers are bounded by ``Limits``.
_LONGEST_EVENT = 128 * 1024
# What chunks may add to a body. In chunks of a byte, 10 MB would keep a processor busy for 12 s.
_MOST_FRAMING = 1_000_000
_FRAMING = len(b"1\r\n\r\n")
# Cookies are for those who want to know us again.
_NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of an answer; names of headers are in lower case, cookies left out."""

    status: int
    headers: dict[str, str]


class Connection:
    """An open connection; ``is_local`` says that it did not leave the local network.

    It answers one request after the other, each read to its end before the next is sent.
    """

    def __init__(self, opened: socket.socket, address: Address, *, is_local: bool) -> None:
        self.origin = address.origin
        self.is_local = is_local
        self.received = 0
        self._socket = opened
        self._host = address.host
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LONGEST_EVENT)
        self._limits = Limits()
        self._deadline = Deadline(0)
        self._has_ended = False

    def ask(
        self, address: Address, headers: Mapping[str, str], limits: Limits, deadline: Deadline
    ) -> Head:
        """Send a request and return the beginning of its answer.

        Raises:
            TooLargeError: its headers are longer than they may be.
            TimeoutError: the deadline has passed, or nothing came for too long.
            OSError, h11.ProtocolError: the connection broke, or the answer is none.
        """
        self._limits, self._deadline, self.received = limits, deadline, 0
        request = h11.Request(
            method="GET",
            target=address.target,
            headers=[
                (b"Host", address.authority.encode("ascii")),
                # What a host said of itself may have to be said back as it came.
                *(
                    (name.encode("ascii"), value.encode("latin-1"))
                    for name, value in headers.items()
                ),
            ],
        )
        data = (self._http.send(request) or b"") + (self._http.send(h11.EndOfMessage()) or b"")
        self._socket.settimeout(self._patience())
        self._socket.sendall(data)
        while True:
            event = self._next_event(limits.headers)
            if isinstance(event, h11.Response):
                return Head(event.status_code, _headers(event))
            if not isinstance(event, h11.InformationalResponse):
                raise ClosedError

    def body(self) -> Iterator[bytes]:
        """Give the answer's body as it comes.

        Raises:
            TooLargeError: more was sent than may be.
            TimeoutError: the deadline has passed, or nothing came for too long.
            OSError, h11.ProtocolError: the connection broke, or ended before the body did.
        """
        framing = 0
        while True:
            event = self._next_event(self._limits.wire)
            if isinstance(event, h11.Data):
                self._deadline.left()
                framing += _FRAMING if event.chunk_start else 0
                if framing > _MOST_FRAMING:
                    raise h11.RemoteProtocolError("more framing than a page has")
                yield bytes(event.data)
            elif isinstance(event, h11.EndOfMessage | h11.ConnectionClosed):
                return

    def skip_what_came(self) -> None:
        """Pass over the body as far as it is here, without waiting for more."""
        with suppress(h11.RemoteProtocolError):
            while isinstance(self._http.next_event(), h11.Data):
                pass

    def can_be_used_again(self) -> bool:
        """Return whether the next request may be sent here, and make ready for it."""
        rest, _ = self._http.trailing_data
        # Bytes that nobody asked for would be taken for the next answer.
        if rest or self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
            return False
        self._http.start_next_cycle()
        return True

    def close(self) -> None:
        """Close the connection; closing it twice does nothing."""
        self._socket.close()

    def _next_event(self, most: int) -> object:
        """Return what comes next; ``most`` bounds the bytes received since the request."""
        while True:
            try:
                event = self._http.next_event()
            except h11.RemoteProtocolError as error:
                if self._has_ended:
                    raise self._ended_early() from error
                raise
            if event is not h11.NEED_DATA:
                return event
            if self.received > most:
                raise too_large(self._host, most)
            self._receive()

    def _receive(self) -> None:
        self._socket.settimeout(self._patience())
        try:
            data = self._socket.recv(_RECEIVED_AT_ONCE)
        except ConnectionError as error:
            raise self._ended_early() from error
        self.received += len(data)
        self._has_ended = not data
        self._http.receive_data(data)

    def _ended_early(self) -> OSError:
        return CutOffError() if self.received else ClosedError()

    def _patience(self) -> float:
        return min(self._limits.silence, self._deadline.left())


def _headers(response: h11.Response) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("ascii"), raw_value.decode("latin-1")
        if name not in _NOT_KEPT:
            found[name] = f"{found[name]}, {value}" if name in found else value
    return found
