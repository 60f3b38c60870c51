"""The way to a connection: the name resolved, each address judged, TLS proved; kept ones reused."""

import socket
import ssl
import time
from queue import Empty, LifoQueue
from threading import Lock

import truststore

from reader.sources.http.address import Address
from reader.sources.http.connection import Connection
from reader.sources.http.errors import PrivateAddressError
from reader.sources.http.limits import Deadline
from reader.sources.http.resolution import Place, Reach, in_turn, resolve

# Hosts close a silent connection soon, and a closed one costs a request sent in vain.
_KEPT_SECONDS = 10.0
_KEPT = 6


class Connections:
    """Opens connections and keeps the idle ones. It may be asked from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._idle: list[tuple[float, Connection]] = []
        self._most_idle = _KEPT
        # truststore locks a context for a whole handshake, so that one slow host would keep all
        # others waiting; each handshake takes one of its own from here.
        self._contexts: LifoQueue[truststore.SSLContext] = LifoQueue()

    def take_idle(self, address: Address, *, local_allowed: bool) -> Connection | None:
        """Return a kept connection to the same server, or None."""
        now = time.monotonic()
        with self._lock:
            for kept in reversed(self._idle):
                since, connection = kept
                is_fit = connection.origin == address.origin and now - since < _KEPT_SECONDS
                if is_fit and (local_allowed or not connection.is_local):
                    self._idle.remove(kept)
                    return connection
        return None

    def keep(self, connection: Connection) -> None:
        """Keep a connection for the next request, or close it and the oldest ones."""
        if not connection.can_be_used_again():
            connection.close()
            return
        with self._lock:
            self._idle.append((time.monotonic(), connection))
            first_kept = max(0, len(self._idle) - self._most_idle)
            too_many, self._idle = self._idle[:first_kept], self._idle[first_kept:]
        for _, old in too_many:
            old.close()

    def open(self, address: Address, deadline: Deadline, *, local_allowed: bool) -> Connection:
        """Return a new connection, which ``deadline`` is the limit for.

        Raises:
            PrivateAddressError: the name leads where it may not; no connection was tried.
            TimeoutError: the deadline has passed.
            OSError: there is no such name, no connection, or no certificate that proves it.
        """
        places = resolve(address.host, address.port, deadline.left())
        _judge(address.host, places, local_allowed=local_allowed)
        opened, place = _connect(in_turn(places), deadline)
        try:
            if address.scheme == "https":
                opened.settimeout(deadline.left())
                opened = self._secure(opened, address.host)
        except BaseException:
            opened.close()
            raise
        return Connection(opened, address, is_local=place.reach is Reach.LOCAL)

    def close(self) -> None:
        """Close all connections that are kept, and keep none from now on."""
        with self._lock:
            self._most_idle = 0
            idle, self._idle = self._idle, []
        for _, connection in idle:
            connection.close()

    def _secure(self, opened: socket.socket, host: str) -> ssl.SSLSocket:
        try:
            context = self._contexts.get_nowait()
        except Empty:
            context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.set_alpn_protocols(["http/1.1"])
        try:
            return context.wrap_socket(opened, server_hostname=host)
        finally:
            self._contexts.put(context)


def _judge(host: str, places: list[Place], *, local_allowed: bool) -> None:
    """Refuse a name of which any address is where it may not be: an honest one has none such."""
    if not places:
        raise OSError(host)
    reaches = {place.reach for place in places}
    if Reach.NOWHERE in reaches:
        raise PrivateAddressError(
            f"{host} leads to an address where no page can be, so it was not asked; "
            "something on the way may be blocking it.",
            host,
        )
    if Reach.LOCAL in reaches and not local_allowed:
        raise PrivateAddressError(
            f"{host} leads into this computer or its own network, where no page may send Senja, "
            "so it was not asked; type the address yourself if you trust it.",
            host,
        )


def _connect(places: list[Place], deadline: Deadline) -> tuple[socket.socket, Place]:
    """Connect to the first of ``places`` that answers; each gets its share of the time."""
    failed: OSError = OSError()
    for tried, place in enumerate(places):
        opened = socket.socket(place.family, socket.SOCK_STREAM)
        try:
            opened.settimeout(deadline.left() / (len(places) - tried))
            opened.connect(place.socket_address)
        except OSError as error:
            opened.close()
            failed = error
        else:
            return opened, place
    raise failed
