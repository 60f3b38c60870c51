"""Where a host's name leads, and whether a page from outside may send us there.

A name's text says nothing about that, so every address is judged after the name was resolved, and
the connection is opened to the very address that was judged.
"""

import ipaddress
import socket
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

_LOCAL_4 = tuple(
    map(
        ipaddress.IPv4Network,
        # This machine, private networks (RFC 1918), a carrier's (RFC 6598), link-local.
        "127.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 169.254.0.0/16".split(),
    )
)
_LOCAL_6 = tuple(map(ipaddress.IPv6Network, "::1/128 fc00::/7 fe80::/10".split()))
# Relays of 6to4 (RFC 7526): deprecated, and whoever announces it answers.
_RELAYS = ipaddress.IPv4Network("192.88.99.0/24")
# All of IPv6 that is given out to networks of the world (IANA).
_WORLD_6 = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# The ends of tunnels over IPv4 (RFC 5214), which the IPv4 address after them is the end of.
_ISATAP = (0x00005EFE, 0x02005EFE)
_LOW_32_BITS = 0xFFFFFFFF
_MOST_TRIED = 4


class Reach(StrEnum):
    """How far away an address is."""

    PUBLIC = "public"
    LOCAL = "local"
    NOWHERE = "nowhere"
    """Multicast, unspecified, reserved, documentation: no page is there."""


@dataclass(frozen=True, slots=True)
class Place:
    """One address that a name leads to, as a socket takes it."""

    family: socket.AddressFamily
    socket_address: Any
    reach: Reach


def resolve(host: str, port: int, seconds: float) -> list[Place]:
    """Return where ``host`` leads: all that was found, both families in turn.

    Raises:
        TimeoutError: the resolver took longer than ``seconds``.
        OSError: there is no such name, or no resolver.
    """
    found = []
    for family, _, _, _, socket_address in _looked_up(host, port, seconds):
        if family in {socket.AF_INET, socket.AF_INET6}:
            ip = ipaddress.ip_address(str(socket_address[0]).partition("%")[0])
            found.append(Place(socket.AddressFamily(family), socket_address, reach(ip)))
    return found


def in_turn(places: list[Place]) -> list[Place]:
    """Return the first few of ``places`` with the families in turn, so that a dead one is passed."""
    first = [place for place in places if place.family == places[0].family]
    other = [place for place in places if place.family != places[0].family]
    mixed = [place for pair in zip_longest(first, other) for place in pair if place is not None]
    return mixed[:_MOST_TRIED]


def reach(ip: IP) -> Reach:
    """Return how far away ``ip`` is; an IPv4 address inside an IPv6 one counts as itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        if any(ip in network for network in _LOCAL_4):
            return Reach.LOCAL
        is_public = ip.is_global and not ip.is_multicast and not ip.is_reserved
        return Reach.PUBLIC if is_public and ip not in _RELAYS else Reach.NOWHERE
    inner = _inner(ip)
    if inner is not None:
        return reach(inner)
    if any(ip in network for network in _LOCAL_6):
        return Reach.LOCAL
    if ip not in _WORLD_6 or not ip.is_global:
        return Reach.NOWHERE
    is_tunnel = (int(ip) >> 32) & _LOW_32_BITS in _ISATAP
    return reach(_low(ip)) if is_tunnel else Reach.PUBLIC


def _inner(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that ``ip`` is another way to write, if it is one."""
    return _low(ip) if ip in _NAT64 else ip.ipv4_mapped or ip.sixtofour


def _low(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(int(ip) & _LOW_32_BITS)


def _looked_up(host: str, port: int, seconds: float) -> list[Any]:
    """Ask the system's resolver, in a thread since nothing else can stop waiting for it."""
    answers: SimpleQueue[list[Any] | OSError] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except OSError as error:
            answers.put(error)
        except UnicodeError as error:
            # No name that the resolver's own encoding takes.
            answers.put(OSError(str(error)))

    Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer
