"""One request: a connection kept or new, the answer's beginning, and its body within the limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO

import h11

from reader.model.contact import Reason
from reader.sources.http.address import Address
from reader.sources.http.connection import Connection, Head
from reader.sources.http.connections import Connections
from reader.sources.http.explained import too_large
from reader.sources.http.limits import Deadline, Limits
from reader.sources.http.statuses import is_success
from reader.sources.http.unpack import unpack


@dataclass(frozen=True, slots=True)
class Errand:
    """What stays the same over the hops of one fetch."""

    reason: Reason
    article: int | None
    limits: Limits
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Answer:
    """What one hop brought; ``data`` is empty where only the status counts."""

    head: Head
    data: bytes
    is_local: bool


class Hop:
    """One request; ``status`` and ``received`` say how far it came, however it ended."""

    def __init__(
        self, connections: Connections, address: Address, errand: Errand, *, local_allowed: bool
    ) -> None:
        self.status = 0
        self.received = 0
        self._connections = connections
        self._address = address
        self._errand = errand
        self._local_allowed = local_allowed

    def answer(self, headers: Mapping[str, str]) -> Answer:
        """Ask and return the answer; only one of success is read to its end."""
        connection, head = self._head(headers)
        try:
            self.status = head.status
            # The length that a 304 names is that of the page we have.
            if is_success(head.status) and head.status != HTTPStatus.NOT_MODIFIED:
                data = self._read(connection, head)
            else:
                data = b""
                connection.skip_what_came()
        except BaseException:
            connection.close()
            raise
        finally:
            self.received = connection.received
        self._connections.keep(connection)
        return Answer(head, data, connection.is_local)

    def _head(self, headers: Mapping[str, str]) -> tuple[Connection, Head]:
        kept = self._connections.take_idle(self._address, local_allowed=self._local_allowed)
        if kept is not None:
            try:
                return kept, self._begin(kept, headers)
            except (OSError, h11.ProtocolError):
                # The host closed it just when we asked; a fresh one says whether it still answers.
                if kept.received:
                    raise
        deadline = self._errand.deadline.within(self._errand.limits.connect)
        fresh = self._connections.open(self._address, deadline, local_allowed=self._local_allowed)
        return fresh, self._begin(fresh, headers)

    def _begin(self, connection: Connection, headers: Mapping[str, str]) -> Head:
        try:
            return connection.ask(
                self._address, headers, self._errand.limits, self._errand.deadline
            )
        except BaseException:
            self.received = connection.received
            connection.close()
            raise

    def _read(self, connection: Connection, head: Head) -> bytes:
        """Return the body, unpacked within the limits."""
        limits, host = self._errand.limits, self._address.host
        length = head.headers.get("content-length", "")
        if length.isdecimal() and int(length) > limits.wire:
            raise too_large(host, limits.wire)
        encoding = head.headers.get("content-encoding", "").strip().lower()
        whole, size = BytesIO(), 0
        for piece in unpack(connection.body(), encoding):
            size += len(piece)
            if size > limits.unpacked:
                raise too_large(host, limits.unpacked)
            if size > limits.unwatched and size > limits.ratio * connection.received:
                raise too_large(host, limits.unwatched)
            self._errand.deadline.left()
            whole.write(piece)
        return whole.getvalue()
