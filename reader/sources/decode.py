"""Bytes to text: which encoding a file is in, told as surely as bytes can tell."""

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})""", re.IGNORECASE
)
# Python knows these by name too, but no page is written in them: most are no encodings of text,
# and one whose declaration can be read as ASCII is not in UTF-16.
_NOT_OF_PAGES = ("utf-7", "utf-16", "utf-32", "unicode", "raw", "idna", "punycode", "undefined")
# What browsers read under an older or a narrower name (WHATWG Encoding Standard, section 4.2).
_AS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_HEAD = 4096
# A short PDF may be text all through, but not one that a person reads.
_BINARY_MARKS = (b"%PDF-",)
# Control characters that text has no use for; the share of them that makes bytes no text.
_CONTROLS = bytes([*range(1, 8), 11, *range(14, 27), *range(28, 32), 127])
_TOO_MANY_CONTROLS = 0.01
# Text in another encoding is hardly ever UTF-8 by chance, so a file with more good sequences than
# bad ones is UTF-8 with a few broken bytes.
_GOOD_FOR_EACH_BAD = 2


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and its encoding; ``damaged`` says that some bytes could not be read."""

    text: str
    encoding: str
    damaged: bool = False


class NotTextError(ValueError):
    """The bytes are no text in any encoding."""


def decode(data: bytes) -> Decoded:
    """Return the text in ``data``, its line ends made newlines.

    The order is: byte order mark, strict UTF-8, UTF-16 by its zero bytes, what an HTML head
    declares, UTF-8 with a few broken bytes, and a statistical guess.

    Raises:
        NotTextError: ``data`` is binary.
    """
    decoded = _decode(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, decoded.encoding, decoded.damaged)


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict_or_replaced(data, encoding)
    sixteen = _utf16_without_mark(data)
    if sixteen:
        return Decoded(data.decode(sixteen, "replace"), sixteen)
    if b"\0" in data or _is_binary(data):
        raise NotTextError
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    declared = _declared(data)
    if declared:
        try:
            return Decoded(data.decode(declared), declared)
        except (UnicodeError, LookupError):
            pass
    if _is_broken_utf8(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8", damaged=True)
    return _guessed(data)


def _strict_or_replaced(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, "replace"), encoding, damaged=True)


def _utf16_without_mark(data: bytes) -> str:
    """Return the UTF-16 that the zero bytes of mostly Latin text give away, or nothing."""
    head = data[:_HEAD]
    if len(head) < 4 or b"\0" not in head:  # noqa: PLR2004 (two characters say nothing)
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _is_binary(data: bytes) -> bool:
    head = data[: 64 * 1024]
    if head.startswith(_BINARY_MARKS):
        return True
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) * _TOO_MANY_CONTROLS


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:_HEAD])
    return page_encoding(match[1].decode("ascii", "replace")) if match else ""


def page_encoding(name: str) -> str:
    """Return the encoding that a page or its server means by ``name``, or "" if it can't be one."""
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return "" if known.startswith(_NOT_OF_PAGES) else _AS_READ.get(known, known)


def _is_broken_utf8(data: bytes) -> bool:
    replaced = data.decode("utf-8", "replace")
    bad = replaced.count("\ufffd")
    good = sum(1 for c in replaced if ord(c) > 127) - bad  # noqa: PLR2004 (beyond ASCII)
    return good >= bad * _GOOD_FOR_EACH_BAD


def _guessed(data: bytes) -> Decoded:
    # Costs a compiled module that only a rare file needs.
    from resiliparse.parse.encoding import detect_encoding

    encoding = detect_encoding(data) or "cp1252"
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeError, LookupError):
        # Every byte means something in Latin 1 as browsers read it, but five.
        return Decoded(data.decode("cp1252", "replace"), "cp1252", damaged=True)
