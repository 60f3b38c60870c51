"""Makes libraries that look like a person's: always the same ones, from a fixed seed.

All articles go into the library in one transaction. One each, as the program stores them, waits for
the disk every time and takes many times as long.
"""

import html
import random
from collections.abc import Sequence
from contextlib import closing
from dataclasses import fields
from pathlib import Path

from reader.library import Library, articles, backup, open_library
from reader.library.articles import State
from reader.library.connection import writing
from reader.model.article import Draft, Source, SourceKind
from reader.model.query import ArticleQuery
from reader.model.typography import Typography
from reader.operations.reading import SHELF_FACT
from reader.paths import Places
from reader.rendering.look import PageLook
from reader.rendering.page import PageWords, ScriptWords, render_page
from reader.rendering.theme import DEFAULT_DARK, DEFAULT_LIGHT, color_pair
from reader.ui.preferences import ColorScheme, PreferencesFile

_SEED = 20
_UNREAD_ON_TOP = 64
_WORDS = (
    "a about across after again air all along always and any at away because before between book "
    "bridge but by came city cloud cold could country day did different do down dusk each early end "
    "evening every far few field first for forest found from garden good had half hand have he her "
    "here high hill his home hour house how if in into it just kept know lamp last late leaf left "
    "letter light like line little long made many market may mill more morning most mountain much "
    "near never new night no north not now of often old on once one only open or other our out over "
    "paper part people place quiet rain reading repaired river road round said same sea season see "
    "she side since slow small so some south still stone story street such summer than that the "
    "their them then there they thing this those time to town tree turn under until up village "
    "walked wall was water way we well went were west what when where which while white who wide "
    "wind window winter with without word work world would write written year yet you young"
).split()
_PAGE_WORDS = PageWords(
    minutes="{} min to read",
    related="Related reading",
    in_library="In your library",
    similar="Similar in your library",
    next_page="The original goes on to a next page.",
    next_page_link="Open it in the browser",
    left_out="Left out of the text: {} lines",
    missing="The file this came from is gone; the article is kept here.",
    own_note="My note",
    script=ScriptWords(*(field.name for field in fields(ScriptWords))),
)


def make_library(places: Places, size: int) -> None:
    """Make a library of ``size`` articles; some 300 to 1,500 words each, most of them read."""
    chance = random.Random(_SEED)  # noqa: S311 (the same library every time is the point)
    library = open_library(places.library)
    try:
        articles.set_fact(library, SHELF_FACT, "stored")
        with writing(library) as connection:
            for number in range(size):
                draft = _draft(chance, number)
                source = Source(SourceKind.PASTED, "")
                articles.store_in(connection, draft, draft.html.encode(), source, None)
        ids = articles.list_ids(library, ArticleQuery())
        old = ids[_UNREAD_ON_TOP:]
        articles.set_state(library, chance.sample(old, len(old) * 4 // 5), State.READ, on=True)
        marked = chance.sample(ids, max(1, size // 20))
        articles.set_state(library, marked, State.BOOKMARKED, on=True)
        # So that the day's snapshot is not made in the middle of a measurement.
        backup.make_snapshot(library)
    finally:
        library.close()


def add_long_articles(places: Places, words: int, names: Sequence[str]) -> list[int]:
    """Make a library of articles of so many words each; return their ids."""
    chance = random.Random(_SEED)  # noqa: S311 (the same library every time is the point)
    with closing(open_library(places.library)) as library:
        articles.set_fact(library, SHELF_FACT, "stored")
        return [
            articles.store(
                library, _long(chance, name, words), b"", Source(SourceKind.PASTED, "")
            ).id
            for name in names
        ]


def leave_as_before(places: Places) -> None:
    """Put the library and the preferences back to where each measurement begins."""
    library = open_library(places.library)
    try:
        newest = articles.list_ids(library, ArticleQuery())[:_UNREAD_ON_TOP]
        articles.set_state(library, newest, State.READ, on=False)
    finally:
        library.close()
    places.preferences.unlink(missing_ok=True)
    file = PreferencesFile(places.preferences)
    file.preferences.color_scheme = ColorScheme.LIGHT
    file.preferences.last_article = newest[0]
    file.save()


def write_pages(places: Places, folder: Path, most: int) -> None:
    """Write the pages of the newest articles, as Senja shows them, into ``folder``."""
    library = open_library(places.library)
    try:
        newest = articles.list_ids(library, ArticleQuery())[:most]
        for number, identifier in enumerate(newest):
            page = rendered_page(library, identifier)
            (folder / f"{number:03}.html").write_text(page, "utf-8")
    finally:
        library.close()


_COLORS = color_pair(DEFAULT_LIGHT, DEFAULT_DARK, Path())


def rendered_page(library: Library, identifier: int) -> str:
    """Return the page of an article as Senja shows it at first."""
    article = articles.article(library, identifier)
    return render_page(
        article,
        articles.content(library, identifier),
        PageLook(_COLORS.light, dark=False, typography=Typography()),
        _PAGE_WORDS,
        when=article.published or "",
        nonce="benchmark",
    )


def _draft(chance: random.Random, number: int) -> Draft:
    blocks = [_block(chance) for _ in range(chance.randint(6, 22))]
    text = "\n\n".join(words for _tag, words in blocks)
    body = "\n".join(f"<{tag}>{html.escape(words)}</{tag}>" for tag, words in blocks)
    day = f"{chance.randint(2012, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    site = f"{chance.choice(_WORDS)}.example"
    return Draft(
        title=_sentence(chance, 3, 14).rstrip("."),
        html=body,
        text=text,
        identity_text=f"{number} {text}",
        authors=(f"{chance.choice(_WORDS)} {chance.choice(_WORDS)}".title(),),
        site=site,
        url=f"https://{site}/{number}",
        published=day,
        language="en",
        description=_sentence(chance, 8, 24),
    )


def _long(chance: random.Random, name: str, words: int) -> Draft:
    blocks: list[tuple[str, str]] = []
    left = words
    while left > 0:
        blocks.append(_block(chance))
        left -= len(blocks[-1][1].split())
    text = "\n\n".join(text for _tag, text in blocks)
    body = "\n".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, text in blocks)
    return Draft(title=name, html=body, text=text, identity_text=name, language="en")


def _block(chance: random.Random) -> tuple[str, str]:
    if chance.random() < 0.15:
        return "h2", _sentence(chance, 2, 6).rstrip(".")
    return "p", " ".join(_sentence(chance, 5, 24) for _ in range(chance.randint(2, 7)))


def _sentence(chance: random.Random, fewest: int, most: int) -> str:
    words = " ".join(chance.choices(_WORDS, k=chance.randint(fewest, most)))
    return words.capitalize() + "."
