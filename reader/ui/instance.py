"""One window for a library: a second start hands what it was given to the first."""

import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

from reader.markup.addresses import is_address, linked_address

if TYPE_CHECKING:
    # At run time it is imported when the first window is shown, or by a second start.
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_WAIT_MS = 3000
_LONGEST = 4_000_000


class FirstInstance(QObject):
    """Holds the library's lock and listens for later starts."""

    given = Signal(list)  # of paths and addresses

    def __init__(self, lock: QLockFile, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = lock
        self._name = name
        self._received: dict[QLocalSocket, bytearray] = {}
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Listen for later starts from now on; they wait a moment for it."""
        from PySide6.QtNetwork import QLocalServer

        # We hold the lock, so a socket of this name was left by a start that was killed.
        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        if not server.listen(self._name):
            log.warning("not listening for other starts: %s", server.errorString())
        self._server = server

    def close(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    @Slot()
    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._received[socket] = bytearray()
            socket.readyRead.connect(self._on_ready)
            socket.disconnected.connect(self._on_disconnected)
            self._read(socket)

    @Slot()
    def _on_ready(self) -> None:
        for socket in list(self._received):
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        received = self._received.get(socket)
        if received is None:
            return
        received += socket.readAll().data()
        if received.endswith(b"\n") and len(received) < _LONGEST:
            del self._received[socket]
            socket.write(b"ok\n")
            socket.flush()
            self.given.emit(_given(bytes(received)))
        elif len(received) >= _LONGEST:
            socket.abort()

    @Slot()
    def _on_disconnected(self) -> None:
        for socket in list(self._received):
            if socket.state() == socket.LocalSocketState.UnconnectedState:
                del self._received[socket]
                socket.deleteLater()


def become_first(library: Path, given: Sequence[Path | str]) -> FirstInstance | None:
    """Return the first instance of the library, or None after handing ``given`` to it.

    The lock is freed by the system when its holder dies, however it dies.
    """
    name = "senja-" + hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:24]
    library.parent.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(library.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    for _attempt in range(3):
        if lock.tryLock(100):
            return FirstInstance(lock, name)
        if lock.error() != QLockFile.LockError.LockFailedError:
            # A place that takes no lock takes no second writer either: it is read-only.
            return FirstInstance(lock, name)
        if _hand_over(name, given):
            return None
    log.warning("the first window does not answer")
    return None


def _hand_over(name: str, given: Sequence[Path | str]) -> bool:
    """Send paths and addresses to the first instance; say if it took them."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    message = json.dumps([str(path) for path in given]) + "\n"
    socket.write(message.encode("utf-8", "surrogateescape"))
    socket.flush()
    answered = socket.waitForReadyRead(_WAIT_MS)
    socket.disconnectFromServer()
    return answered


def _given(message: bytes) -> list[Path | str]:
    """Return the paths and addresses in a message; they are data, whatever they are called."""
    try:
        values = json.loads(message.decode("utf-8", "surrogateescape"))
    except ValueError:
        return []
    return [
        value if is_address(value) or linked_address(value) else Path(value)
        for value in values
        if isinstance(value, str)
    ]
