"""Tells web addresses from other text; it takes none apart, so that asking costs nothing."""


def is_address(text: str) -> bool:
    """Return whether ``text`` is the address of a web page and nothing else."""
    found = text.strip()
    return found.lower().startswith(("http://", "https://")) and len(found.split()) == 1


def addresses_in(text: str) -> list[str]:
    """Return the web addresses that ``text`` consists of, one a line, each once; else nothing."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return list(dict.fromkeys(lines)) if all(map(is_address, lines)) else []
