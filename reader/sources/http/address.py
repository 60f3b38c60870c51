"""Addresses of pages, taken apart once and strictly, so that nothing reads them another way.

Follows the WHATWG URL Standard where it accepts an address, and accepts less: http and https, a
plain host, no name or password.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from reader.sources.http.errors import AddressError

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 8000
_LONGEST_HOST = 253
_LONGEST_SHOWN = 80
_PARTS = re.compile(r"(https?)://([^/?#]*)([^#]*)", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
# What browsers take for a part of an IPv4 address (URL Standard, "ends in a number").
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_SURROGATES = re.compile("[\ud800-\udfff]")
_PORT = re.compile(r"[0-9]{1,5}")
_LAST_PORT = 65535
# Every sign that may stand in a path or query as it is.
_PLAIN = "/?:@!$&'()*+,;=-._~%[]|"
_BLANK = "".join(map(chr, range(33)))


@dataclass(frozen=True, slots=True)
class Address:
    """An address's parts: ``host`` in ASCII and lower case, ``target`` is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Return host and port as they stand in an address, without a scheme's usual port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Return the address as text."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """Return what two addresses of one server share."""
        return (self.scheme, self.host, self.port)


def parse_address(url: str) -> Address:
    """Return the parts of ``url``; what comes after ``#`` is dropped.

    Raises:
        AddressError: it is no address that Senja may ask.
    """
    text = url.strip(_BLANK)
    parts = _PARTS.fullmatch(text.partition("#")[0])
    if len(text) > _LONGEST:
        raise AddressError(f"“{_shown(text)}” is too long for an address; check it and try again.")
    if parts is None:
        raise AddressError(
            f"“{_shown(text)}” is no address of a page; "
            "it should begin with https:// or http:// and a name."
        )
    scheme, authority, target = parts[1].lower(), parts[2], parts[3]
    if "@" in authority:
        raise AddressError(
            "An address with a name or password in it is not asked for, since it would be stored; "
            "take out what stands before the @ and try again."
        )
    try:
        host, port = _host_and_port(authority)
    except ValueError as error:
        raise AddressError(
            f"“{_shown(text)}” has no host that can be asked; check it and try again."
        ) from error
    return Address(scheme, host, port or _DEFAULT_PORTS[scheme], _target(target))


def follow(address: Address, location: str) -> Address:
    """Return where ``location``, the answer of ``address``, leads.

    Raises:
        AddressError: it is no address that Senja may ask.
    """
    try:
        url = urljoin(address.url, location.strip(_BLANK))
    except ValueError as error:
        raise AddressError(f"“{_shown(location)}” is no address of a page.") from error
    return parse_address(url)


def _host_and_port(authority: str) -> tuple[str, int | None]:
    """Take an authority apart; ValueError says that it is none."""
    if authority.startswith("["):
        literal, bracket, rest = authority[1:].partition("]")
        if not bracket or "%" in literal or (rest and not rest.startswith(":")):
            raise ValueError(authority)
        return ipaddress.IPv6Address(literal).compressed, _port(rest[1:])
    name, _, port = authority.partition(":")
    return _host(name), _port(port)


def _port(text: str) -> int | None:
    if not text:
        return None
    if not _PORT.fullmatch(text) or not 1 <= int(text) <= _LAST_PORT:
        raise ValueError(text)
    return int(text)


def _host(name: str) -> str:
    if len(name) > _LONGEST_HOST:
        raise ValueError(name)
    if not name.isascii():
        # Its tables are read for the few names that need them.
        import idna

        name = idna.encode(name, uts46=True).decode("ascii")
    host = name.lower().removesuffix(".")
    labels = host.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError(name)
    if _NUMBER.fullmatch(labels[-1]):
        # Resolvers disagree on "127.1", "0x7f.1" and "2130706433"; only four plain numbers are
        # one and the same address to all of them.
        return str(ipaddress.IPv4Address(host))
    return host


def _target(text: str) -> str:
    path, mark, query = text.partition("?")
    target = path.replace("\\", "/") + mark + query
    quoted = quote(_SURROGATES.sub("\ufffd", target), safe=_PLAIN)
    return quoted if quoted.startswith("/") else f"/{quoted}"


def _shown(text: str) -> str:
    """Return ``text`` short and without signs that could disturb a sentence."""
    plain = "".join(c if c.isprintable() else "\ufffd" for c in text[: _LONGEST_SHOWN + 1])
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[:_LONGEST_SHOWN]}…"
