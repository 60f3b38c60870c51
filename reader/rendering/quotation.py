"""A passage of an article as it is taken elsewhere: quoted with its source, linked, looked up."""

import re
from html import escape
from pathlib import Path
from urllib.parse import quote

from reader.markup.sanitize import sanitize
from reader.model.article import Article, SourceKind
from reader.rendering.parts import direction, is_web_address
from reader.rendering.portable import portable_html, without_own_links

DEFAULT_SEARCH = "https://duckduckgo.com/?q={}"

# The outer quotation marks of each language (Unicode CLDR 46, delimiters); elsewhere those of its
# root, “…”. French sets a space that does not break inside of them.
_MARKS = {
    **dict.fromkeys("bg cs de et hr is ka lt mk sk sl".split(), "„“"),
    **dict.fromkeys("bs hu pl ro sr".split(), "„”"),
    **dict.fromkeys("am be ca el eu fa hy it kk nb nn no pt-pt ru uk".split(), "«»"),
    **dict.fromkeys("ar ur".split(), "”“"),
    **dict.fromkeys("fi he iw sv".split(), "””"),
    **dict.fromkeys("ja zh-tw zh-hk zh-mo zh-hant".split(), "「」"),
    "fr": "«»",
    "nl": "‘’",
}
_FRENCH_SPACE = "\u00a0"

# Editions of Wiktionary that have more than a few thousand words, by their language.
_DICTIONARIES = frozenset(
    "af ar ast az bg bn br ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id io "
    "is it ja jv ka kk km kn ko ku ky la lb li lo lt lv mg mk ml mn mr ms my nds nl nn no oc or pa "
    "pl pnb ps pt ro ru sa sd si sk sl sq sr su sv sw ta te tg th tk tl tr tt ug uk ur uz vi vo wa "
    "yi zh zu".split()
)
_OTHER_CODES = {"nb": "no", "iw": "he", "in": "id", "fil": "tl"}

_LONGEST_LOOK_UP = 200
# A longer passage, or one of several blocks, is found by its first and last words.
_LONGEST_WHOLE = 200
_WORDS_AT_ENDS = 5
_UNSPACED_AT_ENDS = 15
_BROWSER_SHOWS = frozenset({".html", ".htm", ".xhtml", ".txt", ".text"})
_BLOCK = re.compile(
    r"<(?:p|div|ul|ol|dl|pre|table|blockquote|figure|h[1-6]|section|hr)\b", re.IGNORECASE
)


def quotation_marks(language: str) -> tuple[str, str]:
    """Return what opens and closes a quotation in a language given by its BCP 47 tag."""
    parts = language.replace("_", "-").lower().split("-")
    primary = parts[0]
    tags = [f"{primary}-{part}" for part in parts[1:]]
    marks = next((_MARKS[tag] for tag in (*tags, primary) if tag in _MARKS), "“”")
    space = _FRENCH_SPACE if primary == "fr" and "ch" not in parts else ""
    return marks[0] + space, space + marks[1]


def quotation_text(article: Article, passage: str, *, when: str = "") -> str:
    """Return ``passage`` in quotation marks, and below it where it is from, as plain text.

    ``when`` is the article's date as the reader writes dates; without it, as it is stored.
    """
    opening, closing = quotation_marks(article.language)
    quoted = f"{opening}{passage.strip()}{closing}"
    source = ", ".join(filter(None, [*_source(article, when), _web_address(article)]))
    return f"{quoted}\n\n— {source}\n"


def quotation_html(article: Article, passage: str, *, is_html: bool = False, when: str = "") -> str:
    """Return ``passage`` as a block quotation, and below it where it is from.

    Args:
        article: whose passage it is.
        passage: as text; or, where ``is_html``, as HTML, which is sanitized here.
        is_html: what it is.
        when: the article's date as the reader writes dates.

    A block quotation that keeps its own blocks goes without marks, as it does in print.
    """
    opening, closing = quotation_marks(article.language)
    if is_html:
        body = portable_html(without_own_links(sanitize(passage)), {}, 0, 0).strip()
        if not _BLOCK.search(body):
            body = f"<p>{opening}{body}{closing}</p>"
    else:
        parts = re.split(r"\n\s*\n", escape(passage.strip(), quote=False))
        lines = "</p>\n<p>".join(part.replace("\n", "<br>") for part in parts)
        body = f"<p>{opening}{lines}{closing}</p>"
    url = _web_address(article)
    cite = f' cite="{escape(url)}"' if url else ""
    language = f' lang="{escape(article.language)}"' if article.language else ""
    source = [escape(part) for part in _source(article, when)]
    if url:
        source.append(f'<a href="{escape(url)}">{escape(url)}</a>')
    return (
        f'<blockquote{cite}{language} dir="{direction(article.language)}">\n{body}\n</blockquote>\n'
        f"<p>— {', '.join(source)}</p>\n"
    )


def place_link(article: Article, passage: str, prefix: str = "", suffix: str = "") -> str:
    """Return an address that opens the article's original at ``passage``, or "" if it has none.

    The passage is named by a text fragment (https://wicg.github.io/scroll-to-text-fragment/);
    ``prefix`` and ``suffix`` are what stands before and after it, to tell it from others alike.
    An article without an address, but from a file on this disk that a browser shows, is there.
    """
    address = _web_address(article) or _file_address(article)
    lines = [line for line in (" ".join(part.split()) for part in passage.split("\n")) if line]
    if not address or not lines:
        return address
    parts = [_encoded(part) for part in _ends(lines)]
    before, after = _last_words(_near(prefix, -1)), _first_words(_near(suffix, 0))
    if before:
        parts.insert(0, _encoded(before) + "-")
    if after:
        parts.append("-" + _encoded(after))
    page, _, fragment = address.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text={','.join(parts)}"


def search_address(template: str, words: str) -> str:
    """Return the address that searches the web for ``words``; "{}" in ``template`` is their place.

    A template that is no address of the web with such a place gives way to ``DEFAULT_SEARCH``.
    """
    chosen = template if is_web_address(template) and "{}" in template else DEFAULT_SEARCH
    return chosen.replace("{}", _query(words))


def look_up_address(language: str, words: str) -> str:
    """Return the address of ``words`` in the Wiktionary of ``language``, else in the English."""
    code = language.replace("_", "-").partition("-")[0].lower()
    code = _OTHER_CODES.get(code, code)
    edition = code if code in _DICTIONARIES else "en"
    return f"https://{edition}.wiktionary.org/wiki/Special:Search?search={_query(words)}"


def _source(article: Article, when: str) -> list[str]:
    """Return the parts of a source that are known, but for its address."""
    date = when or (article.published or "")[:10]
    return [
        part for part in (", ".join(article.authors), article.title, article.site, date) if part
    ]


def _web_address(article: Article) -> str:
    return article.url if is_web_address(article.url) else ""


def _file_address(article: Article) -> str:
    path = Path(article.source.place)
    is_file = article.source.kind in {SourceKind.FILE, SourceKind.FOLDER} and not article.missing
    if not is_file or not path.is_absolute() or path.suffix.lower() not in _BROWSER_SHOWS:
        return ""
    return path.as_uri()


def _ends(lines: list[str]) -> tuple[str, ...]:
    """Return a passage as a fragment names it: whole, or by its first and its last words."""
    if len(lines) == 1 and len(lines[0]) <= _LONGEST_WHOLE:
        return (lines[0],)
    first, last = lines[0], lines[-1]
    if len(lines) == 1:  # so that the two ends never overlap
        middle = len(first) // 2
        first = first[:middle].rpartition(" ")[0] or first
        last = last[middle:].partition(" ")[2] or last
    return (_first_words(first), _last_words(last))


def _near(text: str, line: int) -> str:
    """Return the line of what stands around a passage that touches it, if it does."""
    lines = text.split("\n") or [""]
    return " ".join(lines[line].split())


def _first_words(text: str) -> str:
    words = text.split(" ")[:_WORDS_AT_ENDS]
    return _first_clause(words[0]) if len(words[0]) > _LONGEST_WHOLE // 4 else " ".join(words)


def _last_words(text: str) -> str:
    words = text.split(" ")[-_WORDS_AT_ENDS:]
    return _last_clause(words[-1]) if len(words[-1]) > _LONGEST_WHOLE // 4 else " ".join(words)


def _first_clause(text: str) -> str:
    """Return the beginning of a text without blanks; a browser looks for whole words only."""
    clause = re.match(r"\w{1,60}", text)
    return clause[0] if clause else text[:_UNSPACED_AT_ENDS]


def _last_clause(text: str) -> str:
    clause = re.search(r"\w{1,60}\W{0,5}$", text[-80:])
    return clause[0] if clause else text[-_UNSPACED_AT_ENDS:]


def _encoded(text: str) -> str:
    """Return ``text`` as a part of a text directive, in which "-", "," and "&" have a meaning."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")


def _query(words: str) -> str:
    bare = " ".join(words.split())
    if len(bare) > _LONGEST_LOOK_UP:
        cut = bare[:_LONGEST_LOOK_UP]
        bare = cut.rpartition(" ")[0] or cut
    return quote(bare, safe="", errors="replace")
