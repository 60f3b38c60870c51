"""Save an article outside of the library, as a file that anyone can open.

A file appears whole or not at all, and what was in its place stays until then.
"""

import errno
import os
import re
import secrets
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from reader.errors import SenjaError
from reader.library import Library, articles
from reader.library.media import Media, article_media, treatments
from reader.model.article import Article, Content
from reader.model.copy_form import CopyForm
from reader.rendering.markdown_file import markdown_file
from reader.rendering.page import PageWords
from reader.rendering.pictures import treated
from reader.rendering.standalone import standalone_page
from reader.rendering.theme import DEFAULT_DARK, DEFAULT_LIGHT, ColorPair, color_pair
from reader.rendering.whole_article import whole_article_text

# The page's words in English, for whoever has no others.
ENGLISH = PageWords(
    minutes="{} min to read",
    related="Related reading",
    in_library="In your library",
    similar="Similar in your library",
    next_page="The original goes on to a next page.",
    next_page_link="Open it in the browser",
    left_out="Left out of the text: {} lines",
    missing="The file this came from is gone; the article is kept here.",
    own_note="My note",
)

# Short enough for every file system with an ending and "-pictures" behind it; eCryptfs allows 143.
_LONGEST_NAME = 120
# What Windows lets no file be called, with or without an ending
# (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)\s*(?:\.|$)", re.IGNORECASE
)
_IN_NAMES = str.maketrans({"/": "-", "\\": "-", "|": "-", '"': "'", **dict.fromkeys("<>?*", "")})
# Joiners, which words of several scripts are not whole without.
_JOINERS = frozenset("\u200c\u200d")
_ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
}


def proposed_name(article: Article, form: CopyForm) -> str:
    """Return a name for a file of ``article`` that every system takes, in the title's script."""
    title = unicodedata.normalize("NFC", article.title).replace(": ", " - ").replace(":", "-")
    shown = "".join(
        c for c in title if c in _JOINERS or c.isspace() or unicodedata.category(c)[0] != "C"
    )
    name = _shortened(" ".join(shown.translate(_IN_NAMES).split()).strip(" .-~"))
    if not any(c.isalnum() or unicodedata.category(c) == "So" for c in name):
        name = f"Article {article.id}"
    if _RESERVED.match(name):
        name = f"_{name}"
    return f"{name}.{form}"


def save_copy(
    library: Library,
    article_id: int,
    path: Path,
    form: CopyForm,
    *,
    words: PageWords = ENGLISH,
    when: str | None = None,
    colors: ColorPair | None = None,
) -> tuple[Path, ...]:
    """Save the article ``article_id`` at ``path`` and return the files that were written.

    Markdown has its pictures in a folder beside it, named after it, if it has any. They are
    written first, under names that their bytes give, so that neither an earlier file there nor
    one that another Markdown file shows is ever changed.

    Args:
        library: where the article is.
        article_id: its number.
        path: the file; one that is there is replaced.
        form: what the file is.
        words: the page's own words.
        when: the article's date as the reader writes dates; else its day in digits.
        colors: those of a page in light and dark, Senja's own without them.

    Raises:
        ArticleNotFoundError: there is no such article.
        SenjaError: it could not be saved; what was at ``path`` is as it was.
    """
    article = articles.article(library, article_id)
    content = articles.content(library, article_id)
    with _sentences(path):
        # A link goes on being a link, to the file that it leads to.
        target = path.resolve() if path.is_symlink() else path
        if form is CopyForm.MARKDOWN:
            pictures = _write_markdown(target, article, content, article_media(library, article_id))
            return (path, *pictures)
        if form is CopyForm.HTML:
            text = whole_page(library, article_id, words=words, when=when, colors=colors)
        else:
            said = _day(article) if when is None else when
            text = whole_article_text(article, content, when=said)
        _write(target, text.encode())
    return (path,)


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` into the file at ``path``, whole or not at all.

    Raises:
        SenjaError: it could not be saved; what was at ``path`` is as it was.
    """
    with _sentences(path):
        _write(path.resolve() if path.is_symlink() else path, data)


def whole_page(
    library: Library,
    article_id: int,
    *,
    words: PageWords = ENGLISH,
    when: str | None = None,
    colors: ColorPair | None = None,
) -> str:
    """Return the article as one HTML page that needs nothing else; see ``save_copy``.

    Raises:
        ArticleNotFoundError: there is no such article.
    """
    article = articles.article(library, article_id)
    content = articles.content(library, article_id)
    marked = treated(content.html, treatments(library, article_id))
    pair = colors or color_pair(DEFAULT_LIGHT, DEFAULT_DARK, Path())
    return standalone_page(
        article,
        replace(content, html=marked),
        article_pictures(library, article_id),
        words,
        when=_day(article) if when is None else when,
        colors=pair.light,
        dark_colors=pair.dark,
    )


def _day(article: Article) -> str:
    return (article.published or "")[:10]


def article_pictures(library: Library, article_id: int) -> dict[str, tuple[str, bytes]]:
    """Return the article's pictures as a page takes them: kind and bytes by their hash."""
    found = article_media(library, article_id)
    return {sha256: (media.mime, media.data) for sha256, media in found.items()}


def _write_markdown(
    target: Path, article: Article, content: Content, pictures: Mapping[str, Media]
) -> tuple[Path, ...]:
    """Write the Markdown file with its pictures beside it, and return where these are."""
    folder = target.with_name(f"{target.stem}-pictures")
    shown = {
        folder / f"{sha256[:16]}.{_ENDINGS.get(media.mime, 'bin')}": sha256
        for sha256, media in pictures.items()
        if sha256 in content.html
    }
    addresses = {sha256: quote(f"{folder.name}/{path.name}") for path, sha256 in shown.items()}
    text = markdown_file(article, content, addresses)
    is_new = bool(shown) and not folder.is_dir()
    made: list[Path] = []
    try:
        if is_new:
            folder.mkdir()
        for path, sha256 in shown.items():
            if not _holds(path, pictures[sha256].data):
                _write(path, pictures[sha256].data)
                made.append(path)
        _write(target, text.encode())
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise
    return tuple(shown)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _write(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` so that a kill at any moment leaves the old file or the new one.

    Raises:
        OSError: nothing changed at ``path``.
    """
    part = path.with_name(f".senja-{secrets.token_hex(8)}.part")
    try:
        # As any new file, for whoever the person lets read their files.
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a new name in ``folder`` last through a power cut, where a folder can be told so."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """Turn what a disk refuses into the sentence that a reader is told."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise SenjaError(_sentence(path, error)) from error


def _sentence(path: Path, error: OSError | ValueError) -> str:
    name, kept = path.name, "nothing there was changed"
    number = error.errno if isinstance(error, OSError) else None
    if number in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return f"The disk is full, so “{name}” was not saved; {kept}. Make room and try again."
    if number in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"“{name}” may not be written to “{path.parent}”; {kept}. Choose another folder."
    if number == errno.ENAMETOOLONG:
        return f"The name “{name}” is too long, so it was not saved; choose a shorter one."
    if number == errno.EISDIR:
        return f"“{name}” could not be saved, since a folder has that name; {kept}."
    if number == errno.EEXIST:
        return f"“{name}” was not saved, since a file has the name of the folder for its pictures."
    if number in {errno.ENOENT, errno.ENOTDIR}:
        return f"There is no folder “{path.parent}”, so “{name}” was not saved; make it first."
    return f"“{name}” could not be saved, since the disk refused it; {kept}."


def _shortened(name: str) -> str:
    """Return as much of ``name`` as a file's name has room for, cut between words if it can be."""
    if len(name.encode()) <= _LONGEST_NAME:
        return name
    cut = name.encode()[:_LONGEST_NAME].decode(errors="ignore")
    # What follows a cut must not belong to the character before it.
    while cut and _continues(name[len(cut)], cut[-1]):
        cut = cut[:-1]
    words = cut.rpartition(" ")[0]
    return (words if len(words) > len(cut) // 2 else cut).rstrip(" .-,;\u200c\u200d")


def _continues(following: str, last: str) -> bool:
    is_mark = unicodedata.category(following)[0] == "M" or following in _JOINERS
    return is_mark or last in _JOINERS or "\U0001f3fb" <= following <= "\U0001f3ff"
