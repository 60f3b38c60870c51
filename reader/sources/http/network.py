"""Fetching an address: the only way out of Senja, within limits, told in full, and only when asked.

No cookie is kept or sent, no page is told where we come from, and no proxy is used: with one, the
addresses that are judged would not be the ones that are asked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import h11

from reader import __version__
from reader.model.access import Access
from reader.model.contact import Contact, Outcome, Reason
from reader.sources.http.access import chosen, said_at_once, said_when_asked
from reader.sources.http.address import Address, follow, parse_address
from reader.sources.http.connection import Head
from reader.sources.http.connections import Connections
from reader.sources.http.errors import (
    AddressError,
    LogInError,
    OfflineError,
    PrivateAddressError,
    RedirectError,
)
from reader.sources.http.explained import explained
from reader.sources.http.headers import content_type, retry_after
from reader.sources.http.hop import Answer, Errand, Hop
from reader.sources.http.limits import PAGE, POLITE, Deadline, Limits, Manners
from reader.sources.http.statuses import busy_error, is_success, status_error
from reader.sources.http.turns import Turns
from reader.sources.http.unpack import ACCEPTED, PackedBadlyError

USER_AGENT = f"Senja/{__version__} (article reader)"

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_WEB = "text/html,application/xhtml+xml,application/xml;q=0.8,*/*;q=0.5"
_ACCEPT = {
    Reason.PAGE: _WEB,
    Reason.PART: _WEB,
    Reason.ARCHIVE: f"{_WEB},application/json;q=0.5",
    # What is kept of pictures; most servers choose the format by this.
    Reason.PICTURE: "image/webp,image/png,image/jpeg,image/gif,image/*;q=0.1",
    # The page that names one, too.
    Reason.ICON: (
        "image/png,image/x-icon,image/webp,image/jpeg,image/gif,"
        "text/html;q=0.9,application/xhtml+xml;q=0.9,*/*;q=0.5"
    ),
    Reason.FEED: (
        "application/atom+xml,application/rss+xml,application/feed+json,"
        "application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.5"
    ),
}
# What a caller may send to the host that it named and to nobody else.
_FOR_ONE_HOST = frozenset({"authorization", "cookie"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer.

    ``url`` is where it was found after all redirects, ``permanent_url`` where it is to be looked
    for from now on; ``data`` is unpacked; ``headers`` have lower-case names; ``was_downgraded``
    says that a redirect led from https to http, ``is_local`` that the host is in the local network.
    """

    url: str
    permanent_url: str
    status: int
    mime: str
    charset: str
    data: bytes
    headers: Mapping[str, str]
    was_downgraded: bool = False
    is_local: bool = False


def _tell_nobody(_contact: Contact) -> None:
    pass


class Network:
    """The network as Senja uses it; it may be asked from any thread.

    Every request, each hop and each failure too, is told to ``on_contact``, in the thread that
    asked. ``languages`` are the reader's, the best first, as in "id" or "pt-BR". With ``offline``
    nothing is asked, no name either.
    """

    def __init__(
        self,
        on_contact: Callable[[Contact], None] = _tell_nobody,
        *,
        offline: bool = False,
        languages: Sequence[str] = (),
        manners: Manners = POLITE,
    ) -> None:
        self._on_contact = on_contact
        self._offline = offline
        self._languages = _accepted_languages(languages)
        self._turns = Turns(manners)
        self._connections = Connections()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that were kept."""
        self._connections.close()

    def fetch(
        self,
        url: str,
        reason: Reason,
        *,
        article: int | None = None,
        limits: Limits = PAGE,
        headers: Mapping[str, str] | None = None,
        access: Access | None = None,
    ) -> Fetched:
        """Return what is at ``url``, which has a status of success or 304.

        ``article`` is the id of the article that it is for; ``headers`` are sent besides our own.
        ``access`` is for the server of ``url`` (scheme, host and port) and shown to no other, not
        even to this one where another sends back to it.

        Raises:
            FetchError: it could not be fetched; its kind says why (``errors``).
        """
        address = parse_address(url)
        if self._offline:
            raise OfflineError(
                f"Senja is set to stay offline, so {address.host} was not asked; "
                "go online and try again.",
                address.host,
            )
        errand = Errand(reason, article, limits, Deadline(limits.seconds))
        sent = {
            "User-Agent": USER_AGENT,
            "Accept": _ACCEPT[reason],
            "Accept-Language": self._languages,
            "Accept-Encoding": ACCEPTED,
            **(headers or {}),
        }
        permanent, is_permanent, was_downgraded = address, True, False
        local_allowed = limits.allow_private
        for _ in range(limits.redirects + 1):
            try:
                answer = self._ask_let_in(
                    address, sent, errand, access, local_allowed=local_allowed
                )
            except LogInError as error:
                error.url, error.permanent_url = address.url, permanent.url
                raise
            if answer.head.status not in _REDIRECTS:
                return _fetched(address, permanent, answer, was_downgraded=was_downgraded)
            target = _redirected(address, answer.head)
            # A typed host may move about on itself. Any other way into the local network, and a
            # name that leads there only the second time, is somebody else's wish.
            local_allowed = local_allowed and answer.is_local and target.host == address.host
            if target.origin != address.origin:
                sent = {n: v for n, v in sent.items() if n.lower() not in _FOR_ONE_HOST}
                access = None
            is_permanent = is_permanent and answer.head.status in _PERMANENT
            permanent = target if is_permanent else permanent
            was_downgraded |= (address.scheme, target.scheme) == ("https", "http")
            address = target
        raise RedirectError(
            f"{address.host} sends from one address to the next without end; "
            "open the address in a browser instead.",
            address.host,
        )

    def _ask_let_in(
        self,
        address: Address,
        headers: Mapping[str, str],
        errand: Errand,
        access: Access | None,
        *,
        local_allowed: bool,
    ) -> Answer:
        """Ask one address, and say who asks if there is ``access`` and the host wants to know."""
        said = said_at_once(access)
        renewed = False
        while True:
            try:
                return self._ask(address, {**headers, **said}, errand, local_allowed=local_allowed)
            except LogInError as error:
                error.was_told = bool(said)
                asked = chosen(error.challenge)
                # A nonce that is too old is renewed once; else what was said is wrong.
                is_renewal = error.was_told and asked is not None and asked.is_stale
                if access is None or renewed or (error.was_told and not is_renewal):
                    raise
                said = said_when_asked(access, error.challenge, address.target)
                if not said:
                    raise
                renewed = is_renewal

    def _ask(
        self, address: Address, headers: Mapping[str, str], errand: Errand, *, local_allowed: bool
    ) -> Answer:
        """Ask one address in its turn, and tell of it."""
        with self._turns.turn(address.host) as waited:
            errand.deadline.put_off(waited)
            held = self._turns.held(address.host)
            if held:
                raise busy_error(address.host, 429, held)
            hop = Hop(self._connections, address, errand, local_allowed=local_allowed)
            moment, outcome = datetime.now(UTC), Outcome.FAILED
            try:
                answer = hop.answer(headers)
                is_redirect = answer.head.status in _REDIRECTS
                outcome = Outcome.REDIRECTED if is_redirect else Outcome.ANSWERED
            except PrivateAddressError:
                outcome = Outcome.REFUSED
                raise
            except (OSError, h11.ProtocolError, PackedBadlyError) as error:
                raise explained(error, address.host) from error
            finally:
                self._on_contact(
                    Contact(
                        moment=moment,
                        url=address.url,
                        host=address.host,
                        reason=errand.reason,
                        article=errand.article,
                        outcome=outcome,
                        status=hop.status,
                        size=hop.received,
                    )
                )
            return self._checked(address.host, answer)

    def _checked(self, host: str, answer: Answer) -> Answer:
        """Return an answer that is one; raise the error that its status is."""
        status = answer.head.status
        if is_success(status) or (status in _REDIRECTS and "location" in answer.head.headers):
            return answer
        seconds = retry_after(answer.head.headers.get("retry-after", ""))
        if status in {429, 503} and seconds:
            self._turns.hold(host, seconds)
        raise status_error(host, status, seconds, answer.head.headers.get("www-authenticate", ""))


def _fetched(
    address: Address, permanent: Address, answer: Answer, *, was_downgraded: bool
) -> Fetched:
    headers = answer.head.headers
    mime, charset = content_type(headers.get("content-type", ""))
    return Fetched(
        url=address.url,
        permanent_url=permanent.url,
        status=answer.head.status,
        mime=mime,
        charset=charset,
        data=answer.data,
        headers=headers,
        was_downgraded=was_downgraded,
        is_local=answer.is_local,
    )


def _redirected(address: Address, head: Head) -> Address:
    # Sent as bytes of any kind, and read as browsers do.
    location = head.headers["location"].encode("latin-1").decode("utf-8", "replace")
    try:
        return follow(address, location)
    except AddressError as error:
        raise RedirectError(
            f"{address.host} sends on to what is no page; open the address in a browser instead.",
            address.host,
        ) from error


def _accepted_languages(languages: Sequence[str]) -> str:
    """Return ``languages`` as a header (RFC 9110, 12.5.4), each a little less than the last."""
    best = languages[:5]
    return ",".join([*(f"{name};q={1 - n / 10:g}" for n, name in enumerate(best)), "*;q=0.1"])
