import ipaddress
import socket
import threading

import pytest

from reader.sources.http.resolution import Place, Reach, in_turn, reach, resolve
from tests.sources.http.loopback import World


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:192.168.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::10.0.0.1",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "2a00:1450::5efe:127.0.0.1",
        "fe80::5efe:8.8.8.8",
    ],
)
def test_what_is_in_this_machine_or_its_network_is_local(address: str) -> None:
    assert reach(ipaddress.ip_address(address)) is Reach.LOCAL


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104 (nothing is bound)
        "0.1.2.3",
        "224.0.0.1",
        "239.255.255.250",
        "233.252.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.1",
        "198.18.0.1",
        "192.88.99.1",
        "::",
        "::127.0.0.1",
        "::8.8.8.8",
        "ff02::1",
        "fec0::1",
        "100::1",
        "2001:db8::1",
        "2001::1",
        "64:ff9b:1::1",
        "64:ff9b::",
        "2002:e000:1::",
        "::ffff:0:8.8.8.8",
        "4000::1",
    ],
)
def test_what_is_nobodys_is_nowhere(address: str) -> None:
    assert reach(ipaddress.ip_address(address)) is Reach.NOWHERE


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "93.184.215.14",
        "172.32.0.1",
        "100.128.0.1",
        "2a00:1450:4001::1",
        "2606:4700::1",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
    ],
)
def test_the_rest_is_public(address: str) -> None:
    assert reach(ipaddress.ip_address(address)) is Reach.PUBLIC


def test_all_addresses_of_a_name_are_judged(world: World) -> None:
    world.name("mixed.example", "8.8.8.8", "10.0.0.1", "ff02::1")
    found = resolve("mixed.example", 80, 5)
    assert [place.reach for place in found] == [Reach.PUBLIC, Reach.LOCAL, Reach.NOWHERE]
    assert [place.socket_address[0] for place in found] == ["8.8.8.8", "10.0.0.1", "ff02::1"]


def test_both_families_are_tried_in_turn_and_not_more_than_four() -> None:
    six = [Place(socket.AF_INET6, (f"2606:4700::{n}", 80, 0, 0), Reach.PUBLIC) for n in range(5)]
    four = [Place(socket.AF_INET, (f"8.8.8.{n}", 80), Reach.PUBLIC) for n in range(5)]
    assert in_turn(six + four) == [six[0], four[0], six[1], four[1]]
    assert in_turn(six[:1]) == six[:1]


def test_a_resolver_that_does_not_answer_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    enough = threading.Event()

    def never(*_: object, **__: object) -> list[object]:
        enough.wait(60)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", never)
    with pytest.raises(TimeoutError):
        resolve("slow.example", 80, 0.05)
    assert not enough.is_set()
    enough.set()


def test_a_name_that_the_resolver_cannot_write_is_not_found() -> None:
    with pytest.raises(OSError, match="label"):
        resolve("a" * 64, 80, 5)
