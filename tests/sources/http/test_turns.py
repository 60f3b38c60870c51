import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from reader.model.contact import Reason
from reader.sources.http.limits import PAGE, Manners
from reader.sources.http.network import Network
from reader.sources.http.turns import LONGEST_HOLD, Turns
from tests.conftest import PATIENCE
from tests.sources.http.loopback import Answer, World, reply, serving

NO_GAP = Manners(gap=0)


class Gate:
    """Counts who is inside, and lets each wait until as many have been there as may be."""

    def __init__(self, most: int) -> None:
        self.most_at_once = 0
        self._full = threading.Barrier(most)
        self._inside = 0
        self._lock = threading.Lock()

    def pass_through(self) -> None:
        with self._lock:
            self._inside += 1
            self.most_at_once = max(self.most_at_once, self._inside)
        self._full.wait(PATIENCE)
        with self._lock:
            self._inside -= 1

    def answer(self) -> Answer:
        def answer(connection: object, _request: bytes) -> None:
            self.pass_through()
            connection.sendall(reply(b"x", Connection="close"))  # type: ignore[attr-defined]

        return answer


def test_two_requests_run_at_once_with_one_host(world: World) -> None:
    gate = Gate(2)
    with serving(gate.answer()) as server, Network(manners=NO_GAP) as network:
        url = world.put(server, "page.example")
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda _: network.fetch(url, Reason.PICTURE).data, range(8)))
    assert found == [b"x"] * 8
    assert gate.most_at_once == 2


def test_six_requests_run_at_once_in_all(world: World) -> None:
    gate = Gate(6)
    with serving(gate.answer()) as server, Network(manners=NO_GAP) as network:
        urls = [world.put(server, f"page{number}.example") for number in range(12)]
        with ThreadPoolExecutor(12) as pool:
            list(pool.map(lambda url: network.fetch(url, Reason.FEED), urls))
    assert gate.most_at_once == 6


def test_waiting_for_a_turn_is_not_held_against_the_deadline(world: World) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def slow(connection: object, _request: bytes) -> None:
        inside.set()
        go_on.wait(PATIENCE)
        connection.sendall(reply(b"x", Connection="close"))  # type: ignore[attr-defined]

    manners = Manners(per_host=1, gap=1.5)
    with serving(slow, reply(b"y")) as server, Network(manners=manners) as network:
        url = world.put(server, "page.example")
        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(network.fetch, url, Reason.PAGE)
            inside.wait(PATIENCE)
            go_on.set()
            second = pool.submit(network.fetch, url, Reason.PAGE, limits=replace(PAGE, seconds=1.0))
            assert (first.result().data, second.result().data) == (b"x", b"y")


def test_requests_to_one_host_leave_a_gap_and_others_do_not_wait_for_it() -> None:
    turns = Turns(Manners(gap=3600))
    with turns.turn("page.example"), turns.turn("other.example"), turns.turn("127.0.0.1"):
        pass
    # Our own machine is not bothered by haste.
    with turns.turn("127.0.0.1"), turns.turn("localhost"):
        pass
    had_turn = threading.Event()

    def again() -> None:
        with turns.turn("page.example"):
            had_turn.set()

    threading.Thread(target=again, daemon=True).start()
    assert not had_turn.wait(0.05)


def test_a_host_can_ask_to_be_left_alone_but_not_for_ever() -> None:
    turns = Turns(NO_GAP)
    assert turns.held("page.example") == 0
    turns.hold("page.example", 1e12)
    assert 0 < turns.held("page.example") <= LONGEST_HOLD
    assert turns.held("other.example") == 0


def test_a_turn_is_given_back_after_a_failure() -> None:
    turns = Turns(Manners(at_once=1, per_host=1, gap=0))
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turns.turn("page.example"):
            raise ZeroDivisionError
