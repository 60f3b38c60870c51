"""Tells web addresses from other text, and a name and password in one from the rest of it.

It takes nothing else apart, so that asking costs nothing.
"""

import re

# Up to the last "@" before the path, as browsers read it (URL Standard, "authority state"); "\\" is
# "/" to them.
_LOGIN = re.compile(r"(\s*https?://)([^/?#\\]*)@", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Return whether ``text`` is the address of a web page and nothing else."""
    found = text.strip()
    return found.lower().startswith(("http://", "https://")) and len(found.split()) == 1


def without_login(url: str) -> tuple[str, str, str]:
    """Return an address without the name and password in it, and these two, "" where it has none."""
    found = _LOGIN.match(url)
    if found is None:
        return url, "", ""
    # Only an address with a name in it pays for it.
    from urllib.parse import unquote

    user, _, password = found[2].partition(":")
    return found[1] + url[found.end() :], unquote(user), unquote(password)


def linked_address(text: str) -> str:
    """Return the address that a "senja:" link asks to be saved ("senja:save?url=…"), or "".

    A page may open such a link as well as a person: it can name a page, and nothing else.
    """
    scheme, _, rest = text.strip().partition(":")
    verb, _, query = rest.lstrip("/").partition("?")
    if scheme.lower() != "senja" or verb.rstrip("/").lower() != "save":
        return ""
    # Only who follows such a link pays for it.
    from urllib.parse import parse_qs

    address = parse_qs(query).get("url", [""])[0]
    return address if is_address(address) else ""


def addresses_in(text: str) -> list[str]:
    """Return the web addresses that ``text`` consists of, one a line, each once; else nothing."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return list(dict.fromkeys(lines)) if all(map(is_address, lines)) else []
