"""Who asks, said as a host wants to hear it: Basic (RFC 7617), Digest (RFC 7616), a token's header.

A password is said only after a 401 that asks for it, though that costs a request more each time: a
host that asks for Digest then never gets to see the password, and one that asks for nothing learns
nothing. A token has no such question; it is said at once.

Of Digest: MD5 and SHA-256, each with "-sess" too, with qop=auth (RFC 7616, 3.4) or, for servers of
RFC 2069 and 2617, without. Of auth-int and of Authentication-Info nothing is known here.
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from reader.model.access import Access

_TOKEN = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"  # noqa: S105 (RFC 9110, 5.6.2)
_BETWEEN = re.compile(r"[\s,]*")
_PARAMETER = re.compile(rf'({_TOKEN})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|({_TOKEN}))')
# A scheme's name, and what it may have instead of parameters (RFC 9110, 11.2).
_SCHEME = re.compile(rf"({_TOKEN})(?=[\s,]|$)(?:\s+[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$)))?")
_ESCAPED = re.compile(r"\\(.)")
_NEEDS_ESCAPE = re.compile(r'(["\\])')
_SESSION = "-SESS"


def _md5(data: bytes) -> str:
    # The host's choice; a system that keeps MD5 for nothing but checksums still has to answer it.
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# The best first.
_HASHES: Mapping[str, Callable[[bytes], str]] = {"SHA-256": _sha256, "MD5": _md5}


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a host wants to hear: a scheme and its parameters, their names in lower case."""

    scheme: str
    parameters: Mapping[str, str]

    @property
    def is_stale(self) -> bool:
        """Whether only the nonce of what was said is too old."""
        return self.parameters.get("stale", "").lower() == "true"


def said_at_once(access: Access | None) -> dict[str, str]:
    """Return the header that is sent without being asked for."""
    return {access.header: access.secret} if access is not None and access.header else {}


def said_when_asked(
    access: Access, asked: str, target: str, nonce_of_ours: str = ""
) -> dict[str, str]:
    """Return the header that answers a WWW-Authenticate of ``asked``; none if it can't be answered.

    ``target`` is path and query as they are sent; ``nonce_of_ours`` is for those who must foresee it.
    """
    challenge = None if access.header else chosen(asked)
    if challenge is None:
        return {}
    if challenge.scheme == "basic":
        both = f"{access.user}:{access.secret}".encode()
        return {"Authorization": f"Basic {base64.b64encode(both).decode('ascii')}"}
    ours = nonce_of_ours or secrets.token_urlsafe(24)
    return {"Authorization": _digest(access, challenge.parameters, target, ours)}


def chosen(asked: str) -> Challenge | None:
    """Return the safest challenge that can be answered, or None."""
    found = challenges(asked)
    for name in _HASHES:
        for challenge in found:
            if challenge.scheme == "digest" and _hash_of(challenge.parameters) == name:
                return challenge
    return next((each for each in found if each.scheme == "basic"), None)


def challenges(asked: str) -> list[Challenge]:
    """Return what stands in a WWW-Authenticate, several of them joined with commas or not."""
    found: list[Challenge] = []
    parameters: dict[str, str] = {}
    at = _BETWEEN.match(asked, 0)
    while at is not None and at.end() < len(asked):
        part = _PARAMETER.match(asked, at.end()) if found else None
        if part is not None:
            value = part[3] if part[2] is None else _ESCAPED.sub(r"\1", part[2])
            parameters.setdefault(part[1].lower(), value)
        else:
            part = _SCHEME.match(asked, at.end())
            if part is None:
                break
            parameters = {}
            found.append(Challenge(part[1].lower(), parameters))
        at = _BETWEEN.match(asked, part.end())
    return found


def _hash_of(parameters: Mapping[str, str]) -> str:
    """Return the hash that a Digest challenge wants, or "" for what can't be answered."""
    name = parameters.get("algorithm", "MD5").upper().removesuffix(_SESSION)
    qualities = [each.strip().lower() for each in parameters.get("qop", "auth").split(",")]
    is_whole = "nonce" in parameters and "realm" in parameters
    return name if name in _HASHES and "auth" in qualities and is_whole else ""


def _digest(access: Access, parameters: Mapping[str, str], target: str, ours: str) -> str:
    """Return the Authorization that answers a Digest challenge (RFC 7616, 3.4)."""
    hashed = _HASHES[_hash_of(parameters)]
    # As they came, whatever they mean; a name and password are in UTF-8 (RFC 7616, 4).
    realm, nonce = (parameters[name].encode("latin-1") for name in ("realm", "nonce"))
    user = access.user.encode()
    known = hashed(b":".join((user, realm, access.secret.encode())))
    if parameters.get("algorithm", "").upper().endswith(_SESSION):
        known = hashed(b":".join((known.encode(), nonce, ours.encode())))
    asked = hashed(f"GET:{target}".encode())
    fields = [
        _user_field(access.user, hashed(user + b":" + realm), parameters),
        f"realm={_quoted(parameters['realm'])}",
        f"nonce={_quoted(parameters['nonce'])}",
        f"uri={_quoted(target)}",
    ]
    if "qop" in parameters:
        count = "00000001"
        rest = f":{count}:{ours}:auth:{asked}"
        fields += ["qop=auth", f"nc={count}", f"cnonce={_quoted(ours)}"]
    else:
        rest = f":{asked}"
        if parameters.get("algorithm", "").upper().endswith(_SESSION):
            fields += [f"cnonce={_quoted(ours)}"]
    response = hashed(known.encode() + b":" + nonce + rest.encode())
    fields += [f'response="{response}"']
    # As it was written: some compare letter by letter.
    fields += [f"algorithm={parameters['algorithm']}"] if "algorithm" in parameters else []
    fields += [f"opaque={_quoted(parameters['opaque'])}"] if "opaque" in parameters else []
    return "Digest " + ", ".join(fields)


def _user_field(user: str, hashed: str, parameters: Mapping[str, str]) -> str:
    if parameters.get("userhash", "").lower() == "true":
        return f'username="{hashed}", userhash=true'
    # RFC 7616, 3.4: what a quoted string can't hold is written as in RFC 8187.
    return f"username={_quoted(user)}" if user.isascii() else f"username*=UTF-8''{quote(user, '')}"


def _quoted(text: str) -> str:
    return '"' + _NEEDS_ESCAPE.sub(r"\\\1", text) + '"'
