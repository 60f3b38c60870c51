"""What lets a reader into a protected feed: a name with a password, or a token in a header."""

import re
from dataclasses import dataclass, field

# What a feed's row says of one that asks for a name; any other word is a header's name.
PASSWORD = "password"  # noqa: S105 (the word itself)

USUAL_HEADER = "Authorization"

# A token of RFC 9110, 5.6.2.
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_LONGEST = 4000
# What a request says by itself; a second word on it would contradict the first. And cookies are
# neither kept nor sent.
_TAKEN = frozenset(
    "accept accept-encoding accept-language connection content-length cookie expect host "
    "if-modified-since if-none-match te trailer transfer-encoding upgrade user-agent".split()
)


@dataclass(frozen=True, slots=True)
class Access:
    """What is shown to a feed's server; ``secret`` is told to nobody else, nor to the log.

    ``header`` is "" for a name and password, else the header whose value is ``secret``.
    """

    secret: str = field(repr=False)
    user: str = field(default="", repr=False)  # some sites take a token for a name
    header: str = ""

    @property
    def kind(self) -> str:
        """Return what a feed's row says of it: ``PASSWORD``, or the header's name."""
        return self.header or PASSWORD

    @property
    def problem(self) -> str:
        """Return why it can't be sent, as a sentence, or ""."""
        if len(self.secret) > _LONGEST or len(self.user) > _LONGEST:
            return "A name, password or token as long as this can't be sent; check it."
        if self.header:
            return self._header_problem()
        if not self.user:
            return "A password needs the name that it belongs to."
        if ":" in self.user:
            # RFC 7617, 2: it ends the name.
            return "A name with a colon in it can't be sent; check it."
        if not (self.user.isprintable() and self.secret.isprintable()):
            return "There is a sign in the name or password that can't be sent; type them again."
        return ""

    def _header_problem(self) -> str:
        if not _HEADER.fullmatch(self.header) or self.header.lower() in _TAKEN:
            return f"“{self.header[:40]}” is no header that a token can be sent in; check its name."
        if not self.secret:
            return "There is no token to be sent."
        if not (self.secret.isascii() and self.secret.isprintable()) or self.secret != (
            self.secret.strip()
        ):
            return "There is a sign in the token that can't be sent in a header; copy it again."
        return ""
