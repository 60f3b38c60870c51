"""Lets through what an article is made of and nothing else.

The policy is an allow-list for nh3 (ammonia), which parses as browsers do. What it lets through
also passes the Content-Security-Policy of the reading pane.
"""

import re
from functools import cache

import nh3

from reader.markup.words import without_surrogates

# Ids of a page are the author's; ours carry no such prefix, so that neither can pose as the other.
ID_PREFIX = "x-"

# Where links within the article point until the page is rendered: the sanitizer takes no
# relative address, and no address from outside is let through with this scheme.
HERE = "article://senja/here/"
MEDIA = "article://senja/media/"

# The class of the words that stand where a picture can't be shown.
NO_PICTURE = "no-picture"

_TEXT = (
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd "
    "del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i "
    "img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strong sub summary "
    "sup table tbody td tfoot th thead time tr u ul var wbr"
)
# MathML Core's presentation elements, without maction, semantics' annotations and links.
_MATHS = (
    "math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms "
    "mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover"
)
_DROPPED_WITH_CONTENT = frozenset(
    "script style template noscript iframe object embed applet frameset noframes svg canvas audio "
    "video select option textarea button title head annotation annotation-xml".split()
)
_MATHS_ATTRIBUTES = frozenset(
    "display displaystyle mathvariant stretchy fence separator accent accentunder form lspace "
    "rspace linethickness columnalign rowalign columnspan rowspan movablelimits largeop width "
    "height depth minsize maxsize scriptlevel symmetric".split()
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"dir", "lang", "id"},
    "a": {"href", "title", "class"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "code": {"class"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime"},
    "details": {"open"},
    "div": {"class"},
    "img": {"src", "alt", "title", "width", "height", "data-remote"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "span": {"class"},
    "td": {"colspan", "rowspan", "headers", "align"},
    "th": {"colspan", "rowspan", "headers", "scope", "align"},
    "time": {"datetime"},
}
_SPANS = {"colspan": 100, "rowspan": 1000, "span": 100}
# nh3 judges schemes, in any spelling; here, our own scheme is kept for our own addresses.
_ADDRESSES = {
    "href": re.compile(f"(?i:https?:|mailto:)|{re.escape(HERE)}#{ID_PREFIX}"),
    "src": re.compile(re.escape(MEDIA) + r"\w+\Z"),
    "cite": re.compile("https?:", re.IGNORECASE),
    "data-remote": re.compile("https?:", re.IGNORECASE),
}
_ID = re.compile(re.escape(ID_PREFIX) + r"[\w:.-]{1,120}")
_SPAN = re.compile(r"[1-9][0-9]{0,3}")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_MATHS_VALUE = re.compile(r"[\w.%#+ -]{0,40}")
_LANGUAGE = r"language-[\w+#.-]{1,40}"
_CLASSES = {
    "a": re.compile("footnote-ref|footnote-backref"),
    "code": re.compile(_LANGUAGE),
    "div": re.compile(f"footnote|(?:{_LANGUAGE} )?highlight"),
    # The classes that Pygments gives to tokens: one or two letters, sometimes a digit.
    "span": re.compile(f"[a-z][a-z0-9]{{0,2}}|task|task done|{NO_PICTURE}"),
}
# nh3 asks about elements too that it takes out afterwards.
_NEVER = re.compile(r"(?!)")
_ALIGNMENTS = frozenset({"left", "right", "center"})


def sanitize(html: str) -> str:
    """Return ``html`` with only allowed elements, attributes and addresses.

    The caller has made addresses absolute and bounded the size (``guard``); relative ones that
    are left lose their attribute. Lone surrogates become question marks.
    """
    return _cleaner().clean(without_surrogates(html))


@cache
def _cleaner() -> nh3.Cleaner:
    # Made once: to hand the lists over takes three times as long as an article's markup.
    return nh3.Cleaner(
        tags=set(_TEXT.split()) | set(_MATHS.split()),
        clean_content_tags=set(_DROPPED_WITH_CONTENT),
        attributes=_attributes(),
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "article"},
        url_relative="deny",
        link_rel=None,
        strip_comments=True,
    )


def _attributes() -> dict[str, set[str]]:
    maths = {name: set(_MATHS_ATTRIBUTES) for name in _MATHS.split()}
    maths["math"] |= {"alttext"}
    return _ATTRIBUTES | maths


def _attribute(element: str, name: str, value: str) -> str | None:
    """Return the value an attribute may have, or None to drop it."""
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name == "dir":
        return value.lower() if value.lower() in {"ltr", "rtl", "auto"} else None
    if name == "class":
        return value if _CLASSES.get(element, _NEVER).fullmatch(value) else None
    if name in _ADDRESSES:
        return value if _ADDRESSES[name].match(value) else None
    if name == "align":
        return value.lower() if value.lower() in _ALIGNMENTS else None
    if name in _SPANS:
        return value if _SPAN.fullmatch(value) and int(value) <= _SPANS[name] else None
    if name in {"width", "height", "value", "start"} and element in {"img", "li", "ol"}:
        return value if _NUMBER.fullmatch(value) else None
    if name in _MATHS_ATTRIBUTES and element.startswith("m"):
        return value if _MATHS_VALUE.fullmatch(value) else None
    return value
