"""The library's tables: a kept file of every version that was ever shipped opens and reads whole."""

from pathlib import Path

import pytest

from reader.library import (
    Library,
    articles,
    contacts,
    feeds,
    folders,
    keywords,
    media,
    packing,
    pages,
    repairs,
    schema,
    search,
)
from reader.library.folders import FileState
from reader.model.article import Origin, PageBytes, ReadingPosition, Source, SourceKind
from reader.model.contact import Outcome, Reason
from reader.model.picture import DarkTreatment, PictureKind, PictureTreatment
from reader.model.query import ArticleQuery, ListFilter
from reader.model.repair import Reading, Repair
from tests.conftest import make_draft, opened

DATA = Path(__file__).parents[1] / "data" / "library"
EVERY = [f"v{number + 1}" for number in range(schema.VERSION)]


def test_a_library_of_every_earlier_version_is_kept_for_these_tests() -> None:
    kept = sorted(path.name for path in DATA.glob("v*.sqlite"))
    assert kept == [f"{name}.sqlite" for name in EVERY]


@pytest.fixture
def old(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "library.sqlite"
    path.write_bytes((DATA / f"{request.param}.sqlite").read_bytes())
    return path


@pytest.mark.parametrize("old", EVERY, indirect=True)
def test_every_version_is_read_whole(old: Path) -> None:
    with opened(old) as library:
        assert library.read("PRAGMA integrity_check") == [("ok",)]
        assert library.read("PRAGMA user_version") == [(schema.VERSION,)]
        assert articles.list_ids(library, ArticleQuery()) == [4, 2, 1]
        assert articles.list_ids(library, ArticleQuery(ListFilter.UNREAD)) == [4, 2]
        assert articles.list_ids(library, ArticleQuery(ListFilter.BOOKMARKS)) == [1]
        assert articles.list_ids(library, ArticleQuery(words="creme")) == [2]
        first = articles.article(library, 1)
        assert (first.title, first.authors, first.tags) == ("Un été", ("Ann", "Bob"), ("sea",))
        assert first.published == "2022-09-11T12:50:00+07:00"
        assert [(link.title, link.url) for link in first.related] == [("More", "")]
        assert first.next_page is True
        assert first.saved_at.isoformat() == "2026-11-01T00:00:00.000001+00:00"
        assert articles.content(library, 1).text == "The second version."
        assert articles.content(library, 1).left_out[0].text == "Share"
        assert articles.original(library, 1) == b"second"
        assert library.read("SELECT count(*) FROM content WHERE article_id = 1") == [(2,)]
        assert articles.position(library, 1) == ReadingPosition(3, 0.25, 0.5)
        picture = media.media(library, "ab" * 32)
        assert picture is not None
        assert picture.data == b"picture"
        assert folders.folders(library) == ["/texts"]
        assert folders.known_files(library) == {
            "/texts/broken.md": FileState(9, 9),
            "/texts/gone.md": FileState(5, 6),
        }
        assert folders.missing_files(library) == {"/texts/gone.md"}
        assert articles.fact(library, "shelf") == "stored"


@pytest.mark.parametrize("old", EVERY, indirect=True)
def test_every_version_takes_what_is_new(old: Path) -> None:
    with opened(old) as library:
        again = articles.store(
            library,
            make_draft("Un été", "Third", url="https://example.org/ete?utm_source=x"),
            b"",
            Source(SourceKind.PASTED, ""),
        )
        assert again.id == 1
        assert articles.store(
            library, make_draft("New", "New"), b"", Source(SourceKind.PASTED, "")
        ).changes.added == (5,)


@pytest.mark.parametrize("old", ["v1"], indirect=True)
def test_the_pictures_of_the_first_version_wait_to_be_looked_at(old: Path) -> None:
    with opened(old) as library:
        assert media.treatments(library, 1) == {"ab" * 32: PictureTreatment()}
        assert media.undecided(library, 9) == ["ab" * 32]


@pytest.mark.parametrize("old", ["v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9"], indirect=True)
def test_the_pictures_of_the_second_version_keep_their_treatment(old: Path) -> None:
    with opened(old) as library:
        assert media.treatments(library, 1) == {
            "ab" * 32: PictureTreatment(PictureKind.DRAWING, DarkTreatment.GROUND),
            "cd" * 32: PictureTreatment(),
        }
        assert media.undecided(library, 9) == ["cd" * 32]


@pytest.mark.parametrize("old", EVERY[:8], indirect=True)
def test_articles_from_before_keywords_were_kept_as_numbers_get_theirs_later(old: Path) -> None:
    with opened(old) as library:
        assert keywords.terms_of(library, [1]) == {}
        assert keywords.add_missing(library, most=100) == 4
        assert keywords.term_number("sea") in keywords.terms_of(library, [1])[1]
        assert keywords.add_missing(library, most=100) == 0


@pytest.mark.parametrize("old", ["v4", "v5", "v6", "v7", "v8", "v9"], indirect=True)
def test_the_fourth_version_has_its_pages_and_contacts(old: Path) -> None:
    with opened(old) as library:
        assert pages.state(library, 2) is pages.PageState.FAILED
        assert pages.waiting(library) == [(4, "https://example.org/four")]
        assert [pages.was_typed(library, number) for number in (2, 4)] == [False, True]
        (contact,) = contacts.contacts(library)
        assert (contact.host, contact.reason, contact.outcome) == (
            "example.org",
            Reason.PAGE,
            Outcome.ANSWERED,
        )
        assert (contact.article, contact.status, contact.size) == (2, 404, 120)


@pytest.mark.parametrize("old", ["v5", "v6", "v7", "v8", "v9"], indirect=True)
def test_the_fifth_version_has_its_repairs(old: Path) -> None:
    with opened(old) as library:
        assert repairs.repair(library, 1) == Repair(authors=("Ann", "Bob"), hidden=("readalso",))
        assert repairs.site_repair(library, "example.org") == Repair(
            Reading.MARKED, hidden_places=("div.ad",)
        )
        original = repairs.original(library, 1)
        assert original.data == b"second"
        assert original.origin == Origin(
            PageBytes("https://example.org/ete", "utf-8"),
            (PageBytes("https://example.org/ete?page=2", "utf-8", b"<p>two"),),
        )
        picture = repairs.picture_at(library, 1, "a.png")
        assert picture is not None
        assert picture.sha256 == "ab" * 32


@pytest.mark.parametrize("old", ["v6", "v7", "v8", "v9"], indirect=True)
def test_the_sixth_version_has_its_feeds(old: Path) -> None:
    with opened(old) as library:
        (feed,) = feeds.feeds(library)
        assert (feed.title, feed.folder, feed.failures) == ("The Evening", "News/Asia", 2)
        assert feed.problem == "example.org did not answer."
        assert (feed.unread + feed.total > 0, feed.is_gone) == (True, False)
        known = feeds.known(library, feed.id)
        assert known is not None
        assert feeds.hashes(library, feed.id) == {"key-1": "abc", "key-gone": "def"}
        assert (known.etag, known.typed) == ('"e"', True)


@pytest.mark.parametrize("old", ["v7", "v8", "v9"], indirect=True)
def test_the_seventh_version_has_what_its_feeds_are_looked_after_by(old: Path) -> None:
    with opened(old) as library:
        (row,) = library.read(
            "SELECT minutes, keep_days, keep_count, rank, access, broken_at, excerpts FROM feed"
        )
        assert row == (60, 30, -1, 2, "password", 1767225600000000, "offered")
        assert library.read("SELECT article_id FROM picture_owed") == [(2,)]
        assert library.read("SELECT tries FROM page ORDER BY article_id") == [(0,), (2,)]
        assert library.read("SELECT data FROM feed_icon") == [(b"\x89PNG",)]
        assert library.read("SELECT name, rank FROM feed_folder") == [("News", 1)]
        assert library.read("SELECT feed_id, folder, part, words, action, tag FROM rule") == [
            (1, "", "title", "sale", "read", ""),
            (None, "News", "any", "harbour\nferry", "tag", "sea"),
        ]


@pytest.mark.parametrize("old", EVERY, indirect=True)
def test_what_was_stored_before_there_was_an_index_is_found_when_it_is_indexed(old: Path) -> None:
    with opened(old) as library:
        assert articles.list_ids(library, ArticleQuery(words="second version")) == (
            [1] if old_is_indexed(library) else []
        )
        search.index_missing(library, most=100)
        assert articles.list_ids(library, ArticleQuery(words="second version")) == [1]
        assert search.count_missing(library) == 0


def old_is_indexed(library: Library) -> bool:
    return library.read("SELECT indexed_of IS content_id FROM article WHERE id = 1") == [(1,)]


@pytest.mark.parametrize("old", ["v9"], indirect=True)
def test_the_ninth_version_has_its_keywords(old: Path) -> None:
    with opened(old) as library:
        assert keywords.term_number("sea") in keywords.terms_of(library, [1])[1]
        assert keywords.add_missing(library, most=100) == 0


@pytest.mark.parametrize("old", EVERY, indirect=True)
def test_bringing_a_library_up_to_date_leaves_its_bodies_to_be_packed_later(old: Path) -> None:
    with opened(old) as library:
        before = [articles.content(library, 1, version) for version in (1, 2)]
        assert library.read("SELECT html <> '' FROM content WHERE id = 1") == [(1,)]
        while packing.pack_older(library, most=2):
            pass
        assert library.read("SELECT count(*) FROM content WHERE html <> '' OR text <> ''") == [(0,)]
        assert [articles.content(library, 1, version) for version in (1, 2)] == before
        assert articles.original(library, 1) == b"second"


def test_two_openings_of_the_first_version_at_once_bring_it_up_to_date_once(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes((DATA / "v1.sqlite").read_bytes())
    with opened(path) as one, opened(path) as two:
        for library in (one, two):
            assert library.read("PRAGMA user_version") == [(schema.VERSION,)]
