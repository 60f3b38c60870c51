"""What the network's tests share."""

from tests.sources.http.loopback import world

__all__ = ["world"]
