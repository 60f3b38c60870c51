"""Why an address could not be fetched, each reason a kind of its own.

The sentence says what happened and what to do; what was kept is for the caller to add, who knows.
"""

from reader.errors import SenjaError


class FetchError(SenjaError):
    """An address could not be fetched.

    ``host`` is the host that it happened with. ``retry`` says whether the same request may well
    succeed later, with nothing changed.
    """

    retry = False

    def __init__(self, sentence: str, host: str = "", *, retry: bool | None = None) -> None:
        super().__init__(sentence)
        self.host = host
        if retry is not None:
            self.retry = retry


class AddressError(FetchError):
    """The address is no address of a page: another scheme, no host, a password in it."""


class OfflineError(FetchError):
    """Senja is set to stay offline; nothing was asked of anyone."""

    retry = True


class PrivateAddressError(FetchError):
    """The name leads into this machine or its local network, or nowhere; nothing was asked of it."""


class ConnectError(FetchError):
    """The name was not found, or no connection came about."""

    retry = True


class InsecureError(FetchError):
    """The host could not prove that it is the one that was asked for, or talks no safe TLS."""


class TooSlowError(FetchError):
    """The host said nothing for too long, or took too long in all."""

    retry = True


class TooLargeError(FetchError):
    """The answer is larger than a page or picture may be, packed or unpacked."""


class RedirectError(FetchError):
    """The host sends on without end, or to what is no page."""


class NotUnderstoodError(FetchError):
    """The answer breaks the rules of HTTP or of its packing, or ends before its end."""


class StatusError(FetchError):
    """The host answered, but not with the page; ``status`` says how."""

    def __init__(
        self, sentence: str, host: str = "", status: int = 0, *, retry: bool | None = None
    ) -> None:
        super().__init__(sentence, host, retry=retry)
        self.status = status


class GoneError(StatusError):
    """There is no such page (404), or no longer (410)."""


class LogInError(StatusError):
    """The page is for those who are logged in, have paid or are let in (401, 402, 403, 407).

    ``challenge`` is how the host wants to be told who asks; ``was_told`` says that it was told, and
    lets nobody in for it. ``url`` is the address that was asked, after all redirects, and
    ``permanent_url`` where it is to be looked for from now on.
    """

    def __init__(
        self, sentence: str, host: str = "", status: int = 0, *, challenge: str = ""
    ) -> None:
        super().__init__(sentence, host, status)
        self.challenge = challenge
        self.was_told = False
        self.url = self.permanent_url = ""


class BusyError(StatusError):
    """The host wants to be asked later (429, 503): after ``seconds``, if it said when."""

    retry = True

    def __init__(
        self, sentence: str, host: str = "", status: int = 0, *, seconds: float | None = None
    ) -> None:
        super().__init__(sentence, host, status)
        self.seconds = seconds
