"""A file to an article: Markdown, HTML, a saved page or plain text; refuses what is none of them.

It reads, and stores nothing. Everything here runs in the worker process, under its limits.
"""

import html as html_module
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader.errors import InputRefusedError
from reader.markup import from_markdown
from reader.markup.body import Body, PictureFinder, TooMuchMarkupError, clean_body
from reader.markup.lines import one_line, without_controls
from reader.markup.text import plain_text
from reader.model.article import Draft, LeftOut, LeftOutRole
from reader.model.repair import Block, Repair
from reader.sources import pasted
from reader.sources.dates import read_date
from reader.sources.decode import Decoded, NotTextError, decode
from reader.sources.front_matter import (
    BrokenFrontMatterError,
    FrontMatter,
    parse_front_matter,
    split_front_matter,
)
from reader.sources.languages import detect_language
from reader.sources.pages.mhtml import SavedPage, read_mhtml
from reader.sources.pages.page import read_web_page
from reader.sources.pages.saved_by_browser import beside, only_saved_pictures, saved_address
from reader.sources.pictures import ArticlePictures

LARGEST_FILE = 20_000_000
# More than this as one page of plain text would be a page that nobody can scroll.
LARGEST_PLAIN = 2_000_000

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdwn"})
HTML = frozenset({".html", ".htm", ".xhtml"})
MHTML = frozenset({".mht", ".mhtml"})
TEXT = frozenset({".txt", ".text"})
# What is looked for in a folder. A file that is named by itself may have any name.
READABLE = MARKDOWN | HTML | MHTML | TEXT


def read_bytes(path: Path) -> bytes:
    """Return the file's bytes.

    Raises:
        InputRefusedError: it is gone, no file, empty, too large, or may not be read.
    """
    name = path.name
    try:
        if path.is_dir():
            raise InputRefusedError(f"“{name}” is a folder, not a file; open it as a folder.")
        if not path.is_file():
            what = "is not an ordinary file" if path.exists() else "does not exist"
            raise InputRefusedError(f"“{name}” {what}; nothing was added for it.")
        if path.stat().st_size > LARGEST_FILE:
            raise InputRefusedError(
                f"“{name}” is larger than {LARGEST_FILE // 1_000_000} MB, which is more than "
                "Senja reads as one article; it was left as it is."
            )
        data = path.read_bytes()
    except PermissionError as error:
        raise InputRefusedError(
            f"“{name}” may not be read by you; change its permissions and try again."
        ) from error
    except (OSError, ValueError) as error:
        raise InputRefusedError(f"“{name}” could not be read from the disk.") from error
    if not data.strip(b" \t\r\n\f\0\xef\xbb\xbf"):
        raise InputRefusedError(f"“{name}” is empty; there is nothing in it to read.")
    return data


def read_file(path: Path, data: bytes, repairs: Sequence[Repair] = ()) -> Draft:
    """Return the article that the file at ``path`` with the bytes ``data`` is.

    ``repairs`` are what a person changed of how it is read.

    Raises:
        InputRefusedError: the bytes are no text, or an empty one.
    """
    return read_with_blocks(path, data, repairs)[0]


def read_with_blocks(
    path: Path,
    data: bytes,
    repairs: Sequence[Repair],
    find_kept: PictureFinder = lambda _src: None,
) -> tuple[Draft, tuple[Block, ...]]:
    """Return what ``read_file`` does, and the blocks of the page or the text, none of Markdown.

    A picture that is no longer beside the file is asked of ``find_kept``.

    Raises:
        InputRefusedError: the bytes are no text, or an empty one.
    """
    suffix = path.suffix.lower()
    blocks: tuple[Block, ...] = ()
    if suffix in MHTML:
        saved = _saved_page(path, data)
        draft, blocks = _read_html(path, saved.html, repairs, find_kept, saved)
        return _tidied(_with_notice(draft, Decoded(saved.html, ""), path)), blocks
    decoded = _decoded(path, data)
    if suffix in HTML or (suffix not in READABLE and _looks_like_html(decoded.text)):
        draft, blocks = _read_html(path, decoded.text, repairs, find_kept)
    elif suffix in MARKDOWN:
        draft = read_markdown(decoded.text, path)
    else:
        draft, blocks = pasted.read_with_blocks(decoded.text, _title_of(path), repairs)
    return _tidied(_with_notice(draft, decoded, path)), blocks


def read_plainly(path: Path, data: bytes, reason: str) -> Draft:
    """Return the file's text unformatted, with ``reason`` ("it took too long") as its notice.

    This is the way out for a file that a parser could not take; it is linear in its size.

    Raises:
        InputRefusedError: the bytes are no text.
    """
    is_saved = path.suffix.lower() in MHTML
    text = _saved_page(path, data).html if is_saved else _decoded(path, data).text
    return plain_draft(text, _title_of(path), path.name, reason)


def plain_draft(text: str, title: str, name: str, reason: str) -> Draft:
    """Return ``text`` as an article of unformatted paragraphs that says why in its notice."""
    shown = without_controls(text)
    cut = len(shown) > LARGEST_PLAIN
    shown = shown[:LARGEST_PLAIN]
    paragraphs = (html_module.escape(part.strip("\n")) for part in shown.split("\n\n"))
    body = "\n".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in paragraphs if part)
    notice = f"“{name}” is shown as plain text because {reason}."
    if cut:
        notice += " Only its beginning is shown; the whole is kept."
    return Draft(
        title=title,
        html=body,
        text=plain_text(body),
        identity_text=identity_of(text),
        language=detect_language(shown[:20_000]),
        notice=notice,
    )


def read_markdown(text: str, path: Path) -> Draft:
    """Return the article that the Markdown ``text`` is; pictures are looked for beside ``path``."""
    head, rest = split_front_matter(text)
    matter, left_out, notice = _front_matter(head)
    heading, without_heading = from_markdown.split_title(rest)
    title = matter.one("title")
    if not title or title.casefold() == heading.casefold():
        rest = without_heading
    title = title or heading or from_markdown.first_heading(rest) or _title_of(path)
    url = matter.one(
        "source", "url", "link", "canonical", "canonical_url", "original", "source_url"
    )
    url = url if url.startswith(("http://", "https://")) else ""
    body, why_plain = _body_or_plain(rest, path, url)
    language = _language(matter.one("language", "lang", "locale"), body.text)
    return Draft(
        title=title,
        html=body.html,
        text=body.text,
        identity_text=identity_of(text),
        authors=matter.many("authors", "author", "by", "byline", "creator"),
        site=matter.one("site", "publisher", "publication", "site_name"),
        url=url,
        published=_date(matter.one("date", "published", "publish_date", "created"), language),
        language=language,
        description=matter.one("description", "summary", "excerpt", "subtitle"),
        tags=_tags(matter),
        left_out=left_out,
        pictures=body.pictures,
        notice=f"{notice} {why_plain}".strip(),
    )


def identity_of(text: str) -> str:
    """Return ``text`` as two copies of it are compared: line ends and outer blanks don't count."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def _decoded(path: Path, data: bytes) -> Decoded:
    try:
        decoded = decode(data)
    except NotTextError as error:
        raise InputRefusedError(
            f"“{path.name}” is not a text; Senja reads Markdown, HTML and plain text."
        ) from error
    if not decoded.text.strip("\ufeff\0 \t\n\f"):
        raise InputRefusedError(f"“{path.name}” is empty; there is nothing in it to read.")
    return decoded


def _with_notice(draft: Draft, decoded: Decoded, path: Path) -> Draft:
    notice = draft.notice
    if not draft.html.strip():
        notice += f" There is nothing to read in “{path.name}”."
    if decoded.damaged:
        notice += f" Some characters of “{path.name}” could not be read and are shown as �."
    return replace(draft, notice=notice.strip())


def _tidied(draft: Draft) -> Draft:
    """Return ``draft`` with what is shown in one line made one line, whoever wrote it."""
    return replace(
        draft,
        title=one_line(draft.title) or "Untitled",
        authors=tuple(filter(None, map(one_line, draft.authors))),
        site=one_line(draft.site),
        description=one_line(draft.description),
        tags=tuple(filter(None, map(one_line, draft.tags))),
    )


def _saved_page(path: Path, data: bytes) -> SavedPage:
    try:
        return read_mhtml(data)
    except InputRefusedError as error:
        raise InputRefusedError(f"“{path.name}”: {error}") from error


def _read_html(
    path: Path,
    text: str,
    repairs: Sequence[Repair],
    find_kept: PictureFinder,
    saved: SavedPage | None = None,
) -> tuple[Draft, tuple[Block, ...]]:
    """Return the article in ``text``, which a file of several parts may have been ``saved`` in."""
    url = saved_address(text) if saved is None else saved.url
    try:
        page = read_web_page(
            only_saved_pictures(text), url, may_be_document=saved is None, repairs=repairs
        )
        find = beside(ArticlePictures(path.parent, page.within).find, url)
        if saved is not None:
            find = _either(saved.find_picture, find)
        body = clean_body(page.body, page.metadata.url or url, _either(find, find_kept))
    except TooMuchMarkupError as error:
        return plain_draft(text, _title_of(path), path.name, str(error)), ()
    said = page.metadata
    draft = Draft(
        title=said.title or _title_of(path),
        html=body.html,
        text=body.text,
        identity_text=identity_of(text),
        authors=said.authors,
        site=said.site,
        url=said.url or url,
        published=said.published,
        language=_language(said.language, body.text),
        description=said.description,
        tags=said.tags,
        related=page.related,
        next_page=page.next_part or None,
        pictures=body.pictures,
    )
    return draft, page.blocks


def _either(first: PictureFinder, second: PictureFinder) -> PictureFinder:
    return lambda src: first(src) or second(src)


def _body_or_plain(markdown: str, path: Path, url: str) -> tuple[Body, str]:
    """Return the body of ``markdown``, plain and with the reason where a parser can't take it."""
    try:
        html = from_markdown.to_html(markdown)
        body = clean_body(html, url, ArticlePictures(path.parent).find)
        if body.html.strip() or not markdown.strip():
            return body, ""
        reason = "its markup has nothing to show"
    except TooMuchMarkupError as error:
        reason = str(error)
    except RecursionError:
        reason = "it is nested too deeply"
    plain = plain_draft(markdown, "", path.name, reason)
    return Body(plain.html, plain.text, ()), plain.notice


def _front_matter(head: str) -> tuple[FrontMatter, tuple[LeftOut, ...], str]:
    """Return what the head says; a broken one is kept, line by line, with a notice."""
    try:
        return parse_front_matter(head), (), ""
    except BrokenFrontMatterError:
        lines = head.split("\n")
        left_out = tuple(
            LeftOut(number, line, LeftOutRole.FRONT_MATTER)
            for number, line in enumerate(lines, start=2)
            if line.strip()
        )
        return (
            FrontMatter({}),
            left_out,
            "The head of this file (between the lines “---”) could not be read; it was kept.",
        )


def _tags(matter: FrontMatter) -> tuple[str, ...]:
    """Return the tags of a list, or of one text parted by commas."""
    tags = matter.many("tags", "tag", "keywords", "categories")
    if len(tags) == 1:
        tags = tuple(tags[0].split(","))
    return tuple(dict.fromkeys(tag.strip().lstrip("#") for tag in tags if tag.strip("# ")))


def _language(claimed: str, text: str) -> str:
    """Return the language that the author claims, if it is shaped like one, else a guess."""
    tag = claimed.strip().replace("_", "-")
    if 2 <= len(tag.partition("-")[0]) <= 3 and tag.replace("-", "").isalnum():  # noqa: PLR2004
        return tag
    return detect_language(text[:20_000])


def _date(claimed: str, language: str) -> str | None:
    return read_date(claimed[:200], language.partition("-")[0]) if claimed else None


def _title_of(path: Path) -> str:
    """Return a file's name as words."""
    stem = path.stem.replace("_", " ").strip()
    if " " not in stem:
        stem = stem.replace("-", " ").strip()
    return stem or path.name or "Untitled"


def _looks_like_html(text: str) -> bool:
    head = text[:1000].lstrip().lower()
    return head.startswith(("<!doctype html", "<html"))
