"""Addresses of articles: what makes two of them the same."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Parameters that only say how the reader came here.
_TRACKING = frozenset(
    "fbclid gclid dclid gbraid wbraid msclkid yclid twclid igshid mc_cid mc_eid mkt_tok _hsenc "
    "_hsmi vero_id oly_anon_id oly_enc_id rb_clickid s_cid ref_src".split()
)
# Names of hosts that only show a site in another way.
_EDITIONS = frozenset({"www", "m", "mobile", "amp"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_address(url: str) -> str:
    """Return ``url`` as two addresses of one article are compared.

    Scheme and host in lower case, no default port, fragment, tracking parameter or user, one form
    of an empty path; ``http`` and ``https`` are one. An address that can't be taken apart is
    returned as it is.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if port and port != _DEFAULT_PORTS.get(parts.scheme.lower()):
        host = f"{host}:{port}"
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    ]
    scheme = "https" if parts.scheme.lower() == "http" else parts.scheme.lower()
    return urlunsplit((scheme, host, parts.path.rstrip("/ ") or "/", urlencode(query), ""))


def host_of(url: str) -> str:
    """Return the host of an address in small letters, or ""."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def site_host(url: str) -> str:
    """Return the host of an address without what names another edition of its site, or ""."""
    host = host_of(url).rstrip(".")
    label, _, rest = host.partition(".")
    return rest if label in _EDITIONS and "." in rest else host
