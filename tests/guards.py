"""Who stands at a page's door, for tests: by name and password, in clear or hashed, or by a token.

Written from the specifications and not from our side of them.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping

Guard = Callable[[str, Mapping[str, str]], str | None]

NONCE = "dcd98b7102dd2f0e8b11d0f600bfb0c093"


def basic(user: str, password: str) -> Guard:
    """Return one that wants a name and password in clear (RFC 7617)."""
    right = base64.b64encode(f"{user}:{password}".encode()).decode()

    def guard(_path: str, headers: Mapping[str, str]) -> str | None:
        return None if headers.get("Authorization") == f"Basic {right}" else 'Basic realm="Sea"'

    return guard


def digest(user: str, password: str, algorithm: str = "SHA-256") -> Guard:
    """Return one that wants a name and password hashed (RFC 7616)."""
    kind = {"SHA-256": "sha256", "MD5": "md5"}[algorithm]

    def hashed(text: str) -> str:
        return hashlib.new(kind, text.encode()).hexdigest()

    def guard(path: str, headers: Mapping[str, str]) -> str | None:
        said = dict(re.findall(r'(\w+)="?([^",]*)"?', headers.get("Authorization", "")))
        own, asked = hashed(f"{user}:Sea:{password}"), hashed(f"GET:{path}")
        ours = f"{NONCE}:{said.get('nc')}:{said.get('cnonce')}:auth"
        if said.get("response") == hashed(f"{own}:{ours}:{asked}") and said.get("uri") == path:
            return None
        return f'Digest realm="Sea", qop="auth", algorithm={algorithm}, nonce="{NONCE}"'

    return guard


def token(header: str, value: str) -> Guard:
    """Return one that wants a token, and does not say so in a way that could be answered."""

    def guard(_path: str, headers: Mapping[str, str]) -> str | None:
        return None if headers.get(header) == value else ""

    return guard
