"""What a status other than success means to a reader of pages."""

from http import HTTPStatus

from reader.sources.http.errors import BusyError, GoneError, LogInError, StatusError

# They may go away by themselves (RFC 9110, 15.5.9 and RFC 8470).
_PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY})
_MINUTE = 60


def is_success(status: int) -> bool:
    """Return whether an answer is what was asked for, or says that it has not changed."""
    return (
        HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES or status == HTTPStatus.NOT_MODIFIED
    )


def status_error(host: str, status: int, seconds: float | None, challenge: str = "") -> StatusError:
    """Return the error for ``status``.

    ``seconds`` is how long the host wants to be left alone, ``challenge`` how it wants to be told
    who asks.
    """
    match status:
        case 404:
            return GoneError(f"{host} has no such page; check the address.", host, status)
        case 410:
            return GoneError(f"{host} says that the page is gone for good.", host, status)
        case 401 | 402 | 403 | 407:
            return LogInError(
                f"{host} shows the page only to those it lets in ({status}); "
                "open it in a browser and save it from there.",
                host,
                status,
                challenge=challenge,
            )
        case 429 | 503:
            return busy_error(host, status, seconds)
        case _:
            what = "has a fault of its own" if status >= 500 else "did not give the page"  # noqa: PLR2004
            retry = status >= 500 or status in _PASSING  # noqa: PLR2004 (RFC 9110, 15.6)
            then = "try again later" if retry else "open the address in a browser to see why"
            return StatusError(f"{host} {what} ({status}); {then}.", host, status, retry=retry)


def busy_error(host: str, status: int, seconds: float | None) -> BusyError:
    """Return the error for a host that wants to be asked later."""
    if seconds is None:
        when = "later"
    elif seconds < 2 * _MINUTE:
        when = f"in {max(1, round(seconds))} seconds"
    else:
        when = f"in {round(seconds / _MINUTE)} minutes"
    return BusyError(
        f"{host} wants to be asked later ({status}); try again {when}.",
        host,
        status,
        seconds=seconds,
    )
