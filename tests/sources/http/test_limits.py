"""A hostile server: whatever it sends, and for how long, what it costs is bounded."""

import gzip
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import repeat

import brotli  # type: ignore[import-untyped] # it ships no types
import pytest

from reader.model.contact import Contact, Reason
from reader.sources.http.errors import NotUnderstoodError, TooLargeError, TooSlowError
from reader.sources.http.limits import PAGE, PICTURE, Manners
from reader.sources.http.network import Network
from tests.conftest import PATIENCE
from tests.sources.http.loopback import (
    Answer,
    World,
    dripping,
    endless,
    reply,
    serving,
    silent_after,
)

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
UNTIL_CLOSED = b"HTTP/1.1 200 OK\r\n\r\n"
# The head of a gzip member that goes on with its file's name.
GZIP_WITH_A_NAME = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x08" + bytes(6)
MEGABYTE = 1_000_000
# What may be received beyond a limit before it is noticed.
SLACK = 40_000


@pytest.fixture
def contacts() -> list[Contact]:
    return []


@pytest.fixture
def network(contacts: list[Contact]) -> Iterator[Network]:
    with Network(contacts.append, manners=Manners(gap=0)) as made:
        yield made


@pytest.mark.parametrize(
    "answer",
    [
        endless(CHUNKED, b"4000\r\n" + bytes(0x4000) + b"\r\n"),
        endless(UNTIL_CLOSED, bytes(0x4000)),
        endless(
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b""), bytes(99)
        ),
    ],
    ids=["chunks", "no length", "after the end"],
)
def test_an_endless_body_is_left_at_the_limit(
    network: Network, world: World, contacts: list[Contact], answer: Answer
) -> None:
    with serving(answer) as server:
        url = world.put(server, "endless.example")
        with pytest.raises(TooLargeError, match=r"endless\.example .* 1 MB") as told:
            network.fetch(url, Reason.PAGE, limits=replace(PAGE, wire=MEGABYTE))
    assert not told.value.retry
    assert MEGABYTE < contacts[0].size <= MEGABYTE + SLACK


@pytest.mark.parametrize(
    ("head", "again"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-Header: of no use at all\r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x" * 1000),
        (b"HTTP/1.1 ", b"2" * 1000),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["headers", "one header", "one line", "interim answers"],
)
def test_endless_headers_are_left_at_the_limit(
    network: Network, world: World, contacts: list[Contact], head: bytes, again: bytes
) -> None:
    with serving(endless(head, again)) as server:
        url = world.put(server, "endless.example")
        with pytest.raises(TooLargeError, match=r"endless\.example .* 65,536 bytes"):
            network.fetch(url, Reason.PAGE)
    assert contacts[0].size <= PAGE.headers + SLACK


def test_endless_chunk_heads_and_trailers_are_left(
    network: Network, world: World, contacts: list[Contact]
) -> None:
    for head, again in ((b"5;", b"x" * 1000), (b"0\r\n", b"X-Trailer: x\r\n")):
        with serving(endless(CHUNKED + head, again)) as server:
            url = world.put(server, "endless.example")
            with pytest.raises(
                NotUnderstoodError, match=r"^endless\.example sent an answer that could not"
            ):
                network.fetch(url, Reason.PAGE)
    assert max(contact.size for contact in contacts) < 200_000


def test_chunks_of_a_byte_are_left_before_they_cost_much(
    network: Network, world: World, contacts: list[Contact]
) -> None:
    with serving(endless(CHUNKED, b"1\r\nx\r\n" * 3000)) as server:
        url = world.put(server, "endless.example")
        with pytest.raises(NotUnderstoodError):
            network.fetch(url, Reason.PAGE)
    assert contacts[0].size < 1.5 * MEGABYTE


def test_a_length_over_the_limit_is_not_even_begun(
    network: Network, world: World, contacts: list[Contact]
) -> None:
    with serving(endless(reply(length=11 * MEGABYTE), bytes(0x4000))) as server:
        url = world.put(server, "large.example")
        with pytest.raises(TooLargeError, match="10 MB"):
            network.fetch(url, Reason.PAGE)
    assert contacts[0].size <= SLACK


def test_a_picture_may_be_larger_than_a_page(network: Network, world: World) -> None:
    with serving(reply(bytes(11 * MEGABYTE))) as server:
        url = world.put(server, "large.example")
        assert len(network.fetch(url, Reason.PICTURE, limits=PICTURE).data) == 11 * MEGABYTE


@pytest.mark.parametrize(
    "answer",
    [
        dripping(b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        dripping(UNTIL_CLOSED, b"x"),
        dripping(CHUNKED, b"1\r\nx\r\n"),
        dripping(GZIP_WITH_A_NAME, b"x"),
    ],
    ids=["headers", "body", "chunks", "packed"],
)
def test_a_byte_at_a_time_does_not_put_the_deadline_off(
    network: Network, world: World, answer: Answer
) -> None:
    with serving(answer) as server:
        url = world.put(server, "slow.example")
        with pytest.raises(TooSlowError, match=r"slow\.example took too long") as told:
            network.fetch(url, Reason.PAGE, limits=replace(PAGE, seconds=0.3))
    assert told.value.retry


def test_the_deadline_is_one_for_all_redirects(network: Network, world: World) -> None:
    redirect = reply(b"", "302 Found", Location="/")
    with serving(redirect, redirect, redirect, dripping(UNTIL_CLOSED, b"x"), redirect) as server:
        url = world.put(server, "slow.example")
        with pytest.raises(TooSlowError):
            network.fetch(url, Reason.PAGE, limits=replace(PAGE, seconds=0.5))
    assert len(server.requests) <= 4


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK\r\n", UNTIL_CLOSED + b"beginning"])
def test_silence_is_not_waited_out(network: Network, world: World, said: bytes) -> None:
    with serving(silent_after(said)) as server:
        url = world.put(server, "silent.example")
        with pytest.raises(TooSlowError):
            network.fetch(url, Reason.PAGE, limits=replace(PAGE, silence=0.1))


def gzip_bomb() -> bytes:
    packer = zlib.compressobj(wbits=31)
    return b"".join(packer.compress(some) for some in repeat(bytes(MEGABYTE), 256)) + packer.flush()


def deflate_bomb() -> bytes:
    packer = zlib.compressobj()
    return b"".join(packer.compress(some) for some in repeat(bytes(MEGABYTE), 256)) + packer.flush()


def brotli_bomb() -> bytes:
    packer = brotli.Compressor(quality=1)
    packed = b"".join(packer.process(some) for some in repeat(bytes(MEGABYTE), 256))
    return packed + bytes(packer.finish())


def zstd_bomb() -> bytes:
    packer = zstd.ZstdCompressor(level=1)
    packed = b"".join(packer.compress(some) for some in repeat(bytes(MEGABYTE), 256))
    return packed + packer.flush()


FETCH = """
import sys
from dataclasses import replace
from reader.model.contact import Reason
from reader.sources.http.errors import FetchError
from reader.sources.http.limits import PAGE
from reader.sources.http.network import Network
from pathlib import Path

def peak():
    # Not from getrusage, which counts what the parent had before this program began.
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM")))

limits = replace(PAGE, allow_private=True)
with Network() as network:
    network.fetch(sys.argv[1], Reason.PAGE, limits=limits)
    before = peak()
    try:
        network.fetch(sys.argv[1], Reason.PAGE, limits=limits)
    except FetchError as error:
        print(type(error).__name__)
    print(peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is told by Linux")
@pytest.mark.parametrize(
    ("encoding", "bomb"),
    [("gzip", gzip_bomb), ("deflate", deflate_bomb), ("br", brotli_bomb), ("zstd", zstd_bomb)],
)
def test_a_bomb_costs_little_memory(encoding: str, bomb: Callable[[], bytes]) -> None:
    packers = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}
    small = packers.get(encoding, zstd.compress)(b"small")
    with serving(
        reply(small, Content_Encoding=encoding), reply(bomb(), Content_Encoding=encoding)
    ) as server:
        done = subprocess.run(
            [sys.executable, "-c", FETCH, f"http://127.0.0.1:{server.port}/"],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
    kind, kilobytes = done.stdout.split()
    assert kind == "TooLargeError"
    # 20 MB are unpacked at most, into a buffer that grows by an eighth, and brotli's own 16.
    assert int(kilobytes) < 50_000


def test_a_ratio_that_no_text_has_is_refused_before_the_limit(
    network: Network, world: World
) -> None:
    bomb = gzip.compress(bytes(15 * MEGABYTE), 6)
    text = gzip.compress(b"".join(b"%d " % number for number in range(2_000_000)), 1)
    with serving(
        reply(bomb, Content_Encoding="gzip"), reply(text, Content_Encoding="gzip")
    ) as server:
        url = world.put(server, "bomb.example")
        with pytest.raises(TooLargeError, match="10 MB"):
            network.fetch(url, Reason.PAGE)
        assert len(network.fetch(url, Reason.PAGE).data) > 10 * MEGABYTE
