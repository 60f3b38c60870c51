"""A stored body as HTML that means the same outside of Senja: pictures inside, no own addresses.

It rewrites the few elements that name Senja's own scheme and leaves every other character alone.
"""

import base64
import re
from collections.abc import Mapping

from reader.markup.sanitize import HERE, ID_PREFIX, MEDIA

# A picture's kind and bytes by their SHA-256.
Pictures = Mapping[str, tuple[str, bytes]]

# The sanitizer writes every attribute so, with "<", ">" and quotes escaped in it.
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_ELEMENT = re.compile(r'<img(?P<attributes>(?: [\w-]+="[^"]*")*)>|<(?P<end>/?)a(?=[ >])')
_OWN_LINK = re.compile(f' href="{re.escape(HERE)}[^"]*"')
_MIME = re.compile(r"image/[\w.+-]{1,40}")


def portable_html(html: str, pictures: Pictures, most: int, most_repeated: int) -> str:
    """Return the sanitized ``html`` with its pictures inside, in time linear in what comes out.

    Args:
        html: a body as the library keeps it.
        pictures: what is on the disk; a picture that is not becomes its words, and a link to its
            address on the web where that is known. Nothing is ever asked for.
        most: how many characters the pictures may take; those past it become words too.
        most_repeated: the same for showing a picture again, which means its bytes again.
    """
    links = html.replace(f'href="{HERE}#{ID_PREFIX}', f'href="#{ID_PREFIX}')
    return _Inlining(pictures, most, most_repeated).applied(links)


def without_own_links(html: str) -> str:
    """Return ``html`` with links that lead within an article no longer links."""
    return _OWN_LINK.sub("", html)


def encoded_size(size: int) -> int:
    """Return how many characters a picture of ``size`` bytes takes in a page (RFC 4648, 4)."""
    return (size + 2) // 3 * 4


class _Inlining:
    """One pass over a body, which knows what it has room for and whether it is in a link."""

    def __init__(self, pictures: Pictures, most: int, most_repeated: int) -> None:
        self._pictures = pictures
        self._room = {False: most, True: most_repeated}
        self._in_link = False
        self._addresses: dict[str, str] = {}

    def applied(self, html: str) -> str:
        return _ELEMENT.sub(self._element, html)

    def _element(self, match: re.Match[str]) -> str:
        if match["attributes"] is None:
            self._in_link = not match["end"]
            return match[0]
        attributes = dict(_ATTRIBUTE.findall(match["attributes"]))
        remote = attributes.pop("data-remote", "")
        address = self._address(attributes.pop("src", ""))
        if address:
            rest = "".join(f' {name}="{value}"' for name, value in attributes.items())
            return f'<img src="{address}"{rest}>'
        words = attributes.get("alt") or attributes.get("title") or remote
        if remote and not self._in_link:
            return f'<a class="missing" href="{remote}">{words}</a>'
        return f'<span class="missing">{words}</span>' if words else ""

    def _address(self, src: str) -> str:
        """Return the picture as a data: address (RFC 2397), or nothing to put in its place."""
        sha256 = src.removeprefix(MEDIA)
        mime, data = self._pictures.get(sha256, ("", b""))
        size = encoded_size(len(data))
        is_repeated = sha256 in self._addresses
        if not _MIME.fullmatch(mime) or size > self._room[is_repeated]:
            return ""
        self._room[is_repeated] -= size
        if not is_repeated:
            encoded = base64.b64encode(data).decode("ascii")
            self._addresses[sha256] = f"data:{mime};base64,{encoded}"
        return self._addresses[sha256]
