"""What goes wrong on the way, as the errors that a reader is told."""

import socket
import ssl

import h11

from reader.sources.http.errors import (
    ConnectError,
    FetchError,
    InsecureError,
    NotUnderstoodError,
    TooLargeError,
    TooSlowError,
)
from reader.sources.http.limits import MB
from reader.sources.http.unpack import PackedBadlyError, PackedShortError


class ClosedError(OSError):
    """The host closed the connection without an answer."""


class CutOffError(OSError):
    """The host closed the connection in the middle of its answer."""


def explained(error: OSError | h11.ProtocolError | PackedBadlyError, host: str) -> FetchError:
    """Return what ``error`` means to a reader."""
    match error:
        case TimeoutError():
            return TooSlowError(f"{host} took too long to answer; try again later.", host)
        case ssl.SSLCertVerificationError():
            return InsecureError(
                f"{host} could not prove that it is {host} ({error.verify_message}), so nothing "
                "was read from it; check this computer's clock, or leave the page alone.",
                host,
            )
        case CutOffError() | PackedShortError() | ssl.SSLEOFError():
            return NotUnderstoodError(
                f"The answer of {host} broke off before its end; try again.", host, retry=True
            )
        case ssl.SSLError():
            return InsecureError(
                f"No safe connection to {host} came about, so nothing was read from it; "
                "open the address in a browser to see why.",
                host,
            )
        case h11.ProtocolError() | PackedBadlyError():
            return NotUnderstoodError(
                f"{host} sent an answer that could not be understood; "
                "open the address in a browser instead.",
                host,
            )
        case socket.gaierror():
            return ConnectError(
                f"{host} was not found; check the address and whether this computer is online.",
                host,
            )
        case ClosedError() | ConnectionResetError() | ConnectionAbortedError() | BrokenPipeError():
            return ConnectError(f"{host} hung up without an answer; try again later.", host)
        case _:
            return ConnectError(
                f"{host} could not be reached; check whether this computer is online, "
                "or try again later.",
                host,
            )


def too_large(host: str, most: int) -> TooLargeError:
    """Return the error for an answer of more than ``most`` bytes."""
    size = f"{most / MB:g} MB" if most >= MB else f"{most:,} bytes"
    return TooLargeError(
        f"{host} sends more than the {size} that Senja takes at once; "
        "open the address in a browser instead.",
        host,
    )
