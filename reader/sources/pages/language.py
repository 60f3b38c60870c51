"""The language that a page declares."""

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

from reader.sources.pages.said import plain

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
# Not languages: "undetermined", "several", "no words".
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "xx"})
_META = ("content-language", "og:locale", "dc:language", "dcterms:language", "language")


def language_of(root: HtmlElement, meta: Mapping[str, tuple[str, ...]]) -> str:
    """Return the BCP 47 tag of the language that a page declares, or ""."""
    body = root.find("body")
    elements = [root, *([] if body is None else [body])]
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    said = (
        *(e.get(name) or "" for e in elements for name in ("lang", "xml:lang", xml)),
        *(meta.get(name, ("",))[0] for name in _META),
    )
    return next((tag for text in said if (tag := language_tag(text))), "")


def language_tag(text: str) -> str:
    """Return a language's BCP 47 tag in its usual writing ("pt-BR", "zh-Hant"), or ""."""
    tag = plain(text).split(",")[0].split(".")[0].strip().replace("_", "-")
    if not _TAG.fullmatch(tag):
        return ""
    first, *more = tag.split("-")
    if first.lower() in _NO_LANGUAGE:
        return ""
    return "-".join([first.lower(), *(_subtag(part) for part in more)])


def _subtag(part: str) -> str:
    if len(part) == 2:  # noqa: PLR2004 (a region, RFC 5646 2.1.1)
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part.lower()  # noqa: PLR2004 (a script)
