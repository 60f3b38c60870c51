"""Bodies as they are kept: read just as they were stored, whoever stored them, whatever comes between."""

import os
import random
import subprocess
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import LibraryDamagedError
from reader.library import Library, articles, keywords, media, packing, pages, repairs, search
from reader.library.connection import writing
from reader.library.packing import pack
from reader.model.article import Origin, PageBytes, Picture, Source, SourceKind
from reader.model.query import ArticleQuery
from tests.conftest import PATIENCE, ROOT, make_draft, opened

PASTED = Source(SourceKind.PASTED, "")
HTML = "<p>At dusk the last ferry leaves the harbour.</p>" * 20
TEXT = "At dusk the last ferry leaves the harbour.\n\n" * 20
ORIGINAL = HTML.encode() + b"<script>"


def store(library: Library, number: int = 1, original: bytes = ORIGINAL) -> int:
    draft = make_draft(f"Ferry {number}", f"{number} {TEXT}", html=f"{HTML}{number}")
    return articles.store(library, draft, original, PASTED).id


def as_before(library: Library) -> None:
    """Leave all bodies as an earlier Senja did."""
    rows = library.read(f"SELECT id, {packing.ORIGINAL} FROM content")  # noqa: S608 (our own words)
    with writing(library) as connection:
        for identifier, *kept in rows:
            body, original = packing.body_of(kept[:-1]), packing.original_of(kept)
            connection.execute(
                "UPDATE content SET html = ?, text = ?, original = ? WHERE id = ?",
                (body.html, body.text, zlib.compress(original), identifier),
            )
            connection.execute("DELETE FROM body")
        connection.execute(
            "INSERT OR REPLACE INTO fact SELECT 'bodies_to_pack', max(id) FROM content"
        )


def everything(library: Library) -> list[object]:
    ids = [int(row[0]) for row in library.read("SELECT id FROM article ORDER BY id")]
    return [(articles.content(library, each), articles.original(library, each)) for each in ids]


def plain(library: Library) -> int:
    """Return how many bodies stand there as they are."""
    sql = "SELECT count(*) FROM content WHERE html || text <> ''"
    return int(library.read(sql)[0][0])


@given(html=st.text(), text=st.text(), original=st.binary())
def test_what_is_packed_is_read_as_it_was(html: str, text: str, original: bytes) -> None:
    packed = pack(html, text, original)
    row = ("", "", packed.body or None, packed.original)
    body = packing.body_of(row[:-1])
    assert (body.html, body.text) == (html, text)
    assert packing.original_of(row) == original
    assert packed.text_size == len(text)


def test_lone_surrogates_become_question_marks() -> None:
    packed = pack("<p>a\ud800</p>", "a\ud800", b"")
    assert packing.body_of(("", "", packed.body)) == packing.Body("<p>a?</p>", "a?")


def test_text_and_original_take_little_beside_what_they_are_like() -> None:
    chance = random.Random(1)  # noqa: S311 (the same words every time)
    paragraphs = [" ".join(chance.randbytes(3).hex() for _ in range(60)) for _ in range(20)]
    words = "".join(f"<p>{each}</p>" for each in paragraphs)
    text = "\n\n".join(paragraphs)
    alone = pack(words, "", b"")
    packed = pack(words, text, words.encode())
    assert len(packed.body) < 1.05 * len(alone.body)
    assert len(packed.original) < 0.02 * len(alone.body)


def test_a_books_text_takes_little_beside_its_html() -> None:
    words = random.Random(1).randbytes(1_000_000).hex()  # noqa: S311 (the same words every time)
    packed = pack(f"<p>{words}</p>", words, words.encode())
    assert len(packed.body) + len(packed.original) < 0.6 * len(words)
    assert packing.body_of(("", "", packed.body)).text == words


def test_what_comes_is_packed_at_once(library: Library) -> None:
    number = store(library)
    assert plain(library) == 0
    assert articles.content(library, number).html == f"{HTML}1"
    assert articles.original(library, number) == ORIGINAL
    assert not packing.are_older_left(library)
    assert pages.text_size(library, number) == len(f"1 {TEXT}")


def test_earlier_bodies_are_packed_and_read_as_they_were(library: Library) -> None:
    for number in range(50):
        store(library, number, b"" if number % 7 == 0 else ORIGINAL)
    before = everything(library)
    as_before(library)
    assert everything(library) == before
    sizes = [pages.text_size(library, each) for each in range(1, 51)]
    assert packing.pack_older(library, most=100) == 50
    assert plain(library) == 0
    assert everything(library) == before
    assert [pages.text_size(library, each) for each in range(1, 51)] == sizes
    assert packing.pack_older(library, most=100) == 0
    assert not packing.are_older_left(library)


def test_packing_goes_on_where_it_was_ended_and_the_library_is_whole_all_the_while(
    library: Library,
) -> None:
    for number in range(7):
        store(library, number)
    before = everything(library)
    as_before(library)
    for left in range(6, -1, -1):
        with opened(library.path) as another:
            assert packing.pack_older(another, most=1) == 1
        assert plain(library) == left
        assert everything(library) == before
    # Whether anything stands before the last one is found out by looking there.
    assert packing.pack_older(library, most=1) == 0
    assert not packing.are_older_left(library)


PACKING = """
import sys
from pathlib import Path
from reader.library import open_library, packing
library = open_library(Path(sys.argv[1]))
while packing.pack_older(library, most=1):
    print("packed", flush=True)
"""


@pytest.mark.parametrize("after", [1, 7, 40])
def test_packing_that_is_killed_leaves_every_body_as_it_is_read(
    library: Library, after: int
) -> None:
    for number in range(60):
        store(library, number)
    before = everything(library)
    as_before(library)
    process = subprocess.Popen(
        [sys.executable, "-c", PACKING, library.path],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout
    for _ in range(after):
        assert process.stdout.readline() == b"packed\n"
    process.kill()
    process.communicate(timeout=PATIENCE)
    assert library.read("PRAGMA integrity_check") == [("ok",)]
    assert plain(library) <= 60 - after
    assert everything(library) == before
    packing.pack_older(library, most=100)
    assert (plain(library), everything(library)) == (0, before)


def test_what_is_stored_while_others_wait_is_packed_and_not_looked_at_again(
    library: Library,
) -> None:
    store(library)
    as_before(library)
    store(library, 2)
    assert plain(library) == 1
    assert packing.pack_older(library, most=9) == 1
    assert plain(library) == 0


def test_an_original_that_is_damaged_stays_as_it_is_and_its_body_is_packed(
    library: Library,
) -> None:
    number = store(library)
    before = articles.content(library, number)
    as_before(library)
    damaged = zlib.compress(ORIGINAL)[:-9]
    with writing(library) as connection:
        connection.execute("UPDATE content SET original = ?", (damaged,))
    packing.pack_older(library, most=9)
    assert library.read("SELECT original FROM content") == [(damaged,)]
    assert (plain(library), articles.content(library, number)) == (0, before)
    with pytest.raises(LibraryDamagedError, match="its text is kept"):
        articles.original(library, number)


def test_a_body_that_was_damaged_on_the_disk_is_never_shown_as_another(library: Library) -> None:
    number = store(library)
    (whole,) = library.read_one("SELECT packed FROM body") or ()
    for place in (4, len(whole) // 2, len(whole) - 1):
        damaged = bytes([*whole[:place], whole[place] ^ 0x55, *whole[place + 1 :]])
        with writing(library) as connection:
            connection.execute("UPDATE body SET packed = ?", (damaged,))
        with pytest.raises(LibraryDamagedError, match="can't be read any more"):
            articles.content(library, number)


def test_a_damaged_body_keeps_no_other_article_from_being_found(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    store(library)
    store(library, 2)
    with writing(library) as connection:
        connection.execute("UPDATE body SET packed = ? WHERE content_id = 1", (bytes(40),))
        connection.execute("UPDATE article SET keywords_of = NULL")
    assert search.index_missing(library, most=9) == 2
    assert keywords.add_missing(library, most=9) == 2
    assert articles.list_ids(library, ArticleQuery(words="harbour ")) == [2]
    assert set(articles.list_ids(library, ArticleQuery(words="ferry "))) == {1, 2}
    assert "passed over" in caplog.text


@pytest.mark.parametrize("is_older", [False, True])
def test_pictures_that_come_later_leave_text_and_original(library: Library, is_older: bool) -> None:
    number = store(library)
    if is_older:
        as_before(library)
    before = articles.content(library, number)
    picture = Picture("ab" * 32, "image/png", 1, 1, b"picture")
    assert not media.put_pictures(library, number, "another", "<p>new</p>", [picture])
    assert media.put_pictures(library, number, before.html, "<p>new</p>", [picture])
    packing.pack_older(library, most=9)
    now = articles.content(library, number)
    assert (now.html, now.text) == ("<p>new</p>", before.text)
    assert articles.original(library, number) == ORIGINAL
    assert media.article_media(library, number)


def test_an_addresss_empty_body_is_empty_until_its_page_comes(library: Library) -> None:
    number = pages.ask_for(library, "https://example.org/ferry").id
    as_before(library)
    packing.pack_older(library, most=9)
    assert (articles.content(library, number).html, articles.original(library, number)) == ("", b"")
    draft = make_draft("Ferry", TEXT, url="https://example.org/ferry")
    assert pages.keep(library, number, draft, ORIGINAL).id == number
    assert library.read("SELECT count(*) FROM content") == [(1,)]
    assert pages.fail(library, number, "gone").changed == ()


def test_the_further_pages_of_an_article_are_read_back(library: Library) -> None:
    origin = Origin(PageBytes("u", ""), (PageBytes("u?page=2", "", b"<p>two"), PageBytes("v", "")))
    draft = make_draft("Ferry", TEXT, origin=origin)
    number = articles.store(library, draft, ORIGINAL, PASTED).id
    found = repairs.original(library, number)
    assert (found.data, found.origin) == (ORIGINAL, origin)
