"""A page's pictures as their authors meant them: late ones found, the best of several sizes chosen.

Many pages leave ``src`` to a script and keep the address elsewhere: in a ``data-`` attribute, in a
``srcset``, in a ``source`` beside the picture or in a ``noscript`` after it.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from reader.sources.pages.dom import hints
from reader.sources.trackers import is_tracker

# Where scripts that load pictures late keep their addresses, surest first.
_LATE = (
    *("data-src", "data-original", "data-lazy-src", "data-lazy", "data-original-src", "data-url"),
    *("data-hi-res-src", "data-full-src", "data-image", "data-img-src", "data-delayed-url"),
    *("data-src-medium", "data-src-large", "data-large-file", "data-pin-media", "data-actualsrc"),
)
_LATE_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set")
# As wide as a page needs on a fine screen; the smallest that is at least so wide is the best.
_WIDE_ENOUGH = 1400
_PLACEHOLDER = re.compile(
    r"data:|about:|.*(?:blank|spacer|placeholder|pixel|transparent|loading|lazy|1x1)[\w.-]{0,30}$"
    r"|.*\.svg(?:$|\?)",
    re.IGNORECASE,
)
# A picture that the page holds itself, where ``page`` took its bytes out.
_HELD = re.compile(r"data:,\d+")
_PICTURE_NAME = re.compile(r"[^\s.]\.(?:jpe?g|png|webp|gif|avif)\b", re.IGNORECASE)
_WIDTH_OR_DENSITY = re.compile(r"(\d{1,8}(?:\.\d{0,8})?)([wx])")
_SMALLEST = 60
_SIGNS = frozenset("logo logos logoprint icon icons avatar gravatar sprite favicon emoji".split())
_PERSONS = frozenset("author authors avatar bio byline bylines headshot".split())
_WORD = re.compile(r"[a-z]+")
# A name, what its owner does and where, in characters of markup.
_BYLINE = 600
_PARTS = 20
# How many elements around a picture tell whose portrait it is.
_AROUND = 3
_SIZE = re.compile(r"\s*(\d{1,6})(?:\.\d*)?\s*(?:px)?\s*", re.IGNORECASE)
# A picture of so few pixels is there to be asked for, and not to be seen.
_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:width|height)\s*:\s*[0-2](?:\.\d*)?(?:px)?\s*(?:!|;|$)", re.IGNORECASE
)


def settle_pictures(root: HtmlElement) -> None:
    """Give every picture of a tree the address of what it is to show, and drop what shows nothing.

    Addresses stay as relative as they were.
    """
    for noscript in list(root.iter("noscript")):
        _settle_noscript(noscript)
    for image in list(root.iter("img")):
        address = best_address(image)
        if address and not _is_tiny(image) and not is_tracker(address):
            image.set("src", address)
        elif image.getparent() is not None:
            image.drop_tree()
    for element in list(root.iter("picture", "source")):
        if element.getparent() is not None and element.tag == "picture":
            element.drop_tag()
        elif element.getparent() is not None:
            element.drop_tree()


def is_sign(image: HtmlElement) -> bool:
    """Whether a picture is a logo, an icon or a portrait of who wrote, by what it is called.

    One in a figure is a picture whatever its name.
    """
    name = (image.get("src") or "").partition("?")[0].rpartition("/")[2][:200].lower()
    if next(image.iterancestors("figure"), None) is not None:
        return False
    called = hints(image) | frozenset(_WORD.findall(name))
    around = islice(image.iterancestors("div", "span", "a", "p", "section"), _AROUND)
    return bool(called & _SIGNS) or any(
        hints(element) & _PERSONS
        and len(element) < _PARTS
        and len(element.text_content()) < _BYLINE
        for element in around
    )


def best_address(image: HtmlElement) -> str:
    """Return the address of the picture that an ``img`` is to show, or nothing."""
    src = (image.get("src") or "").strip()
    if _HELD.fullmatch(src):
        return src
    candidates = [*_candidates(image), *_sources(image)]
    late = next((value for name in _LATE if (value := (image.get(name) or "").strip())), "")
    if late and not _is_placeholder(late):
        src = late
    if candidates:
        best = _best(candidates)
        if not _is_placeholder(best):
            return best
    if src and not _is_placeholder(src):
        return src
    for name, value in image.attrib.items():
        words = value.split() if name.startswith("data-") else []
        if len(words) == 1 and _PICTURE_NAME.search(words[0]):
            return str(words[0])
    # A picture that the page itself holds.
    return src if src.startswith("data:image/") and len(src) > _SMALLEST * 10 else ""


def _candidates(image: HtmlElement) -> Iterator[tuple[str, float]]:
    for name in (*_LATE_SETS, "srcset"):
        if found := list(_parsed(image.get(name) or "")):
            yield from found
            return


def _sources(image: HtmlElement) -> Iterator[tuple[str, float]]:
    picture = image.getparent()
    if picture is None or picture.tag != "picture":
        return
    for source in picture.iter("source"):
        kind = source.get("type") or ""
        # What every decoder knows; an author names a plain one too.
        if "avif" in kind or "svg" in kind or "video" in kind:
            continue
        for name in ("srcset", "data-srcset", "src"):
            yield from _parsed(source.get(name) or "")


def _parsed(srcset: str) -> Iterator[tuple[str, float]]:
    """Give the addresses of a ``srcset`` with their widths in pixels; 0 where none is said.

    Commas belong to addresses too, but for those at their ends (HTML, 4.8.4.2.1).
    """
    address, width = "", 0.0
    for word in srcset[:20_000].split():
        following, is_over = "", word.endswith(",")
        if address:
            said, comma, following = word.partition(",")
            width, is_over = _width(said) or width, bool(comma)
        else:
            address = word.rstrip(",")
        if is_over:
            if address:
                yield address, width
            address, width = following.rstrip(","), 0.0
    if address:
        yield address, width


def _width(said: str) -> float:
    match = _WIDTH_OR_DENSITY.fullmatch(said)
    if match is None:
        return 0.0
    return float(match[1]) * (_WIDE_ENOUGH / 2 if match[2] == "x" else 1)


def _best(candidates: list[tuple[str, float]]) -> str:
    wide = [each for each in candidates if each[1] >= _WIDE_ENOUGH]
    if wide:
        return min(wide, key=lambda each: each[1])[0]
    return max(candidates, key=lambda each: each[1])[0]


def _is_placeholder(address: str) -> bool:
    return bool(_PLACEHOLDER.match(address[:2000]))


def _is_tiny(image: HtmlElement) -> bool:
    """Whether a picture counts readers or is a sign: so small that there is nothing to see."""
    for name in ("width", "height"):
        size = _SIZE.fullmatch((image.get(name) or "")[:50])
        if size and int(size[1]) < _SMALLEST:
            return True
    return _UNSEEN.search((image.get("style") or "")[:500]) is not None


def _settle_noscript(noscript: HtmlElement) -> None:
    """Put the picture that a noscript holds in the place of the late one before it."""
    images = list(noscript.iter("img"))
    if not images:
        noscript.drop_tree()
        return
    before, parent = noscript.getprevious(), noscript.getparent()
    if before is None and parent is not None:
        before = parent.getprevious()
    late = [] if before is None else list(before.iter("img"))
    if len(images) == 1 and len(late) == 1:
        if not (images[0].get("alt") or "").strip() and late[0].get("alt"):
            images[0].set("alt", late[0].get("alt", ""))
        late[0].drop_tree()
    noscript.drop_tag()
