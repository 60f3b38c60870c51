"""Tells web addresses from other text; it takes none apart, so that asking costs nothing."""


def is_address(text: str) -> bool:
    """Return whether ``text`` is the address of a web page and nothing else."""
    found = text.strip()
    return found.lower().startswith(("http://", "https://")) and len(found.split()) == 1


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
