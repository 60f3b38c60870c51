"""How much of an answer is taken, how long is waited for it, and how gently hosts are asked."""

import time
from dataclasses import dataclass

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost; sizes in bytes, times in seconds.

    ``wire`` bounds what is received for one answer, its headers included; ``unpacked`` what it
    becomes; once it is over ``unwatched``, it may not be more than ``ratio`` times what was
    received. ``seconds`` bounds the whole fetch with all its redirects, ``connect`` the way to a
    connection, ``silence`` each wait for the next byte. ``allow_private`` is for a host that a
    person typed: it may be in the local network.
    """

    wire: int = 10 * MB
    unpacked: int = 20 * MB
    unwatched: int = 10 * MB
    ratio: int = 100
    headers: int = 64 * 1024
    redirects: int = 5
    seconds: float = 30
    connect: float = 10
    silence: float = 15
    allow_private: bool = False


PAGE = Limits()
FEED = Limits()
PICTURE = Limits(wire=15 * MB, unpacked=15 * MB)
ICON = Limits(wire=3 * MB, unpacked=3 * MB, seconds=10)


@dataclass(frozen=True, slots=True)
class Manners:
    """How many requests run at once, in all and to one host, and the seconds between two to one."""

    at_once: int = 6
    per_host: int = 2
    gap: float = 0.1


POLITE = Manners()
# Many feeds of one host are asked for one after another; nobody waits for them.
OF_FEEDS = Manners(per_host=1)


class Deadline:
    """The moment by which something must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left.

        Raises:
            TimeoutError: there are none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def within(self, seconds: float) -> "Deadline":
        """Return the deadline of a part, which is never later than this one."""
        return Deadline(min(seconds, self.left()))

    def put_off(self, seconds: float) -> None:
        """Move the deadline by ``seconds`` that were spent waiting for our own turn."""
        self._end += seconds
