"""Turns: how many requests run at once, in all and to one host, and how soon after each other."""

import ipaddress
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from reader.sources.http.limits import Manners

# A host may not keep us away for longer than this, whatever it says.
LONGEST_HOLD = 3600.0
_MANY_HOSTS = 1000


class Turns:
    """Gives each request its turn. It may be asked from any thread."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._changed = Condition()
        self._running: Counter[str] = Counter()
        self._next_start: dict[str, float] = {}
        self._held_until: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[float]:
        """Wait for a turn with ``host`` and keep it for the block; give the seconds waited."""
        asked = time.monotonic()
        with self._changed:
            while (wait := self._wait_for(host)) != 0:
                self._changed.wait(wait)
            self._running[host] += 1
            if not is_own_machine(host):
                self._forget_old()
                self._next_start[host] = time.monotonic() + self._manners.gap
        try:
            yield time.monotonic() - asked
        finally:
            with self._changed:
                self._running[host] -= 1
                self._running += Counter()  # drops the hosts that nothing runs for
                self._changed.notify_all()

    def hold(self, host: str, seconds: float) -> None:
        """Note that ``host`` wants to be left alone for ``seconds``."""
        with self._changed:
            self._held_until[host] = time.monotonic() + min(seconds, LONGEST_HOLD)

    def held(self, host: str) -> float:
        """Return for how many seconds ``host`` still wants to be left alone."""
        with self._changed:
            return max(0.0, self._held_until.get(host, 0.0) - time.monotonic())

    def _wait_for(self, host: str) -> float | None:
        """Return 0 for a turn now, else the seconds to the next look; None is till one ends."""
        manners = self._manners
        if self._running.total() >= manners.at_once or self._running[host] >= manners.per_host:
            return None
        return max(0.0, self._next_start.get(host, 0.0) - time.monotonic())

    def _forget_old(self) -> None:
        if len(self._next_start) > _MANY_HOSTS:
            now = time.monotonic()
            self._next_start = {h: at for h, at in self._next_start.items() if at > now}


def is_own_machine(host: str) -> bool:
    """Return whether nobody else is bothered by our haste."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
