"""Makes libraries that look like a person's: always the same ones, but for the day they end with.

    python -m tests.benchmarks.libraries 100000 FOLDER

makes ``FOLDER/library.sqlite`` of 100,000 articles, its words indexed, unless it is there already.

Articles go in by thousands in one transaction, in the order in which they came, through the
library's own functions; only their moments and their feeds' entries are written here, since no
function of the program gives them. All other work on an article is done by several processes.
"""

import argparse
import json
import random
import struct
import time
import zlib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import apsw

from reader.library import (
    Library,
    articles,
    backup,
    feed_icons,
    feeds,
    keywords,
    open_library,
    search,
    tags,
)
from reader.library.articles import State
from reader.library.connection import writing
from reader.library.moments import microseconds
from reader.library.schema import MIGRATIONS
from reader.model.article import Draft, Source, SourceKind
from reader.model.feed import WHEN_ASKED, FeedSettings, Subscription
from reader.model.query import ArticleQuery
from reader.model.typography import Typography
from reader.operations.reading import SHELF_FACT
from reader.paths import Places
from reader.rendering.look import PageLook
from reader.rendering.page import PageWords, ScriptWords, render_page
from reader.rendering.theme import DEFAULT_DARK, DEFAULT_LIGHT, color_pair
from reader.ui.preferences import ColorScheme, PreferencesFile
from tests.benchmarks.languages import LANGUAGES
from tests.benchmarks.made_articles import TOGETHER, Made, make_articles, plain_blocks, sites

UNREAD_ON_TOP = 64
# Another number makes what was made before anew.
_RECIPE = 1
_SEED = 20
_MOST_WAITING = 8
_YEARS = timedelta(days=3652)
_FOLDERS = ("News", "News/Asia", "News/Europe", "Science", "Science/Earth", "Friends", "Work", "")
_OWN_TAG_SHARE = 0.08
_NOTED_SHARE = 0.02
_OWN_TAGS = (
    "later recipe work/reading work/quotes home idea reference travel/2027 gift kids".split()
)
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
    """Make a library of ``size`` articles, unless the same one is there; see ``made_articles``.

    Three in four are read, but the newest ``UNREAD_ON_TOP`` are not; some are bookmarked, archived,
    deleted, tagged or noted on.
    """
    marker = places.data / "made.json"
    wanted = {
        "size": size,
        "recipe": _RECIPE,
        "schema": sha256("".join(MIGRATIONS).encode()).hexdigest(),
    }
    if marker.exists() and json.loads(marker.read_text()) == wanted:
        return
    for old in places.data.glob("library.sqlite*"):
        old.unlink()
    with closing(open_library(places.library)) as library:
        # Nobody minds if this file is lost with the power.
        library.connection.pragma("synchronous", 0)
        articles.set_fact(library, SHELF_FACT, "stored")
        feed_ids = _follow(library)
        states = random.Random(_SEED)  # noqa: S311 (the same library every time is the point)
        for batch in _batches(size):
            with writing(library) as connection:
                for made in batch:
                    _store(connection, made, feed_ids, states, size)
        search.index_missing(library, most=size)
        library.connection.pragma("wal_checkpoint", "TRUNCATE")
    marker.write_text(json.dumps(wanted))


def _follow(library: Library) -> dict[int, int]:
    """Follow the feeds of most sites, none of which is ever due; return their ids by site."""
    ids: dict[int, int] = {}
    for number, site in enumerate(sites()):
        if number % 5 == 4:
            continue
        folder = _FOLDERS[number % len(_FOLDERS)]
        url = f"https://{site.host}/feed"
        wanted = Subscription(url, site.name, folder, f"https://{site.host}/", is_typed=False)
        ids[number] = feeds.subscribe(library, wanted)
    feeds.note_unchanged(library, list(ids.values()))
    for number, identifier in ids.items():
        asked = FeedSettings(folder=_FOLDERS[number % len(_FOLDERS)], minutes=WHEN_ASKED)
        feeds.change(library, identifier, asked)
    icons = random.Random(_SEED)  # noqa: S311 (the same icons every time)
    feed_icons.store(library, {each: _icon(icons.randbytes(3)) for each in ids.values()})
    return ids


def _batches(size: int) -> Iterator[list[Made]]:
    """Yield the articles in their order, made by several processes."""
    parts = range((size + TOGETHER - 1) // TOGETHER)
    if len(parts) == 1:
        yield make_articles(0, size)
        return
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        waiting: deque[Future[list[Made]]] = deque()
        for part in parts:
            waiting.append(processes.submit(make_articles, part, size))
            # No more at once: they come faster than they are stored, and take their room.
            if len(waiting) == _MOST_WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _store(
    connection: apsw.Connection,
    made: Made,
    feed_ids: Mapping[int, int],
    states: random.Random,
    size: int,
) -> None:
    """Store an article as it came, with what became of it since."""
    site = sites()[made.site]
    feed = feed_ids.get(made.site)
    came = _came(made.number, size)
    draft = replace(made.draft, published=_published(states, came))
    if feed is None:
        source = Source(SourceKind.PASTED, "")
    else:
        source = Source(SourceKind.FEED, f"https://{site.host}/feed")
    identifier = articles.store_in(connection, draft, made.ready, source, None, later=True).id
    keywords.put(connection, identifier, made.terms)
    is_fresh = made.number >= size - min(UNREAD_ON_TOP, size // 4)
    moments = {
        "saved_at": microseconds(came),
        "read_at": _later(states, came, 0 if is_fresh else 0.75),
        "bookmarked_at": _later(states, came, 0.05),
        "archived_at": _later(states, came, 0 if is_fresh else 0.05),
        # Of late, or the program would clear them away.
        "deleted_at": _later(states, _came(size - 1, size), 0 if is_fresh else 0.01),
    }
    connection.execute(
        "UPDATE article SET keywords_of = content_id, saved_at = :saved_at, read_at = :read_at, "
        "bookmarked_at = :bookmarked_at, archived_at = :archived_at, deleted_at = :deleted_at, "
        "note = :note WHERE id = :id",
        moments
        | {
            "note": draft.description if states.random() < _NOTED_SHARE else "",
            "id": identifier,
        },
    )
    if feed is not None:
        connection.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?)",
            (feed, draft.url, identifier, f"{made.number:064x}"),
        )
    if states.random() < _OWN_TAG_SHARE:
        for name in states.sample(_OWN_TAGS, states.randint(1, 2)):
            tags.add_tag_in(connection, identifier, name)


def _came(number: int, size: int) -> datetime:
    """Return when an article came: over ten years, the last ones today."""
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    return now - _YEARS * (size - 1 - number) / size + timedelta(microseconds=number)


def _later(states: random.Random, came: datetime, share: float) -> int | None:
    """Return a moment in the days after, for a ``share`` of all."""
    if states.random() >= share:
        return None
    return microseconds(came + timedelta(days=states.expovariate(0.2)))


def _published(states: random.Random, came: datetime) -> str | None:
    """Return what a site says of when it was published; some say a day, few say nothing."""
    kind = states.random()
    moment = came - timedelta(hours=states.expovariate(0.2))
    if kind < 0.03:
        return None
    if kind < 0.4:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def _icon(color: bytes) -> bytes:
    """Return a picture of one colour, 32 pixels square, as PNG."""
    lines = zlib.compress((b"\0" + color * 32) * 32)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 32, 32, 8, 2, 0, 0, 0)),
        (b"IDAT", lines),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


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
    _note_snapshot(places)
    library = open_library(places.library)
    try:
        top = newest(
            library, min(UNREAD_ON_TOP, max(1, articles.count(library, ArticleQuery()) // 4))
        )
        articles.set_state(library, top, State.READ, on=False)
    finally:
        library.close()
    places.preferences.unlink(missing_ok=True)
    file = PreferencesFile(places.preferences)
    file.preferences.color_scheme = ColorScheme.LIGHT
    file.preferences.last_article = top[0]
    file.save()


def _note_snapshot(places: Places) -> None:
    """Let the day's snapshot seem to be made, so that none is made in the middle of a measurement."""
    folder = places.data / "backups"
    if backup.is_due(places.library):
        folder.mkdir(exist_ok=True)
        (folder / f"library-{datetime.now(UTC):%Y%m%dT%H%M%S}.sqlite").touch()


def newest(library: Library, most: int) -> list[int]:
    """Return the ids of the articles on top of the list."""
    return articles.list_ids(library, ArticleQuery(), most=most)


def spread(library: Library, count: int) -> list[int]:
    """Return the ids of so many read articles at most, from all over the list."""
    read = set(articles.list_ids(library, ArticleQuery(words="is:read")))
    ids = [each for each in articles.list_ids(library, ArticleQuery()) if each in read]
    return ids[:: max(1, len(ids) // count)][:count]


def write_pages(library: Library, folder: Path, ids: Sequence[int]) -> None:
    """Write the pages of articles, as Senja shows them, into ``folder``."""
    for number, identifier in enumerate(ids):
        page = rendered_page(library, identifier)
        (folder / f"{number:03}.html").write_text(page, "utf-8")


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


def _long(chance: random.Random, name: str, words: int) -> Draft:
    blocks = plain_blocks(chance, LANGUAGES[0], words)
    text = "\n\n".join(text for _block, text in blocks)
    body = "\n".join(block for block, _text in blocks)
    return Draft(title=name, html=body, text=text, identity_text=name, language="en")


def main(arguments: Sequence[str] | None = None) -> None:
    """Make a library, and say how long it took."""
    parser = argparse.ArgumentParser(description="Make a library that looks like a person's.")
    parser.add_argument("size", type=int, help="articles")
    parser.add_argument("folder", type=Path, help="where library.sqlite is to be")
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    make_library(Places(chosen.folder, chosen.folder, chosen.folder), chosen.size)
    print(f"{chosen.size:,} articles in {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
