"""Pictures: one copy for each content, given by its hash, with its treatment in the dark."""

from dataclasses import replace

import pytest

from reader.errors import LibraryError
from reader.library import Library, articles, media
from reader.library.articles import State
from reader.library.media import Media
from reader.model.article import Picture, Source, SourceKind
from reader.model.picture import DarkTreatment, PictureKind, PictureTreatment
from tests.conftest import make_draft, opened

PASTED = Source(SourceKind.PASTED, "")
DUSK = Picture("ab" * 32, "image/webp", 3, 2, b"\0\xff bytes", PictureKind.PHOTO)
UNSEEN = Picture("cd" * 32, "image/png", 1, 1, b"unseen")


def store(library: Library, text: str, *pictures: Picture) -> int:
    return articles.store(library, make_draft(text, text, pictures=pictures), b"", PASTED).id


def test_a_picture_is_kept_once_and_given_by_its_hash(library: Library) -> None:
    for text in ("one", "two"):
        store(library, text, DUSK, DUSK)
    assert media.media(library, DUSK.sha256) == Media("image/webp", b"\0\xff bytes")
    assert library.read("SELECT count(*) FROM media") == [(1,)]
    assert library.read("SELECT count(*) FROM content_media") == [(2,)]


def test_a_hash_that_is_not_there_gives_nothing(library: Library) -> None:
    for name in ("", "cd" * 32, "' OR 1 --"):
        assert media.media(library, name) is None


def test_a_picture_keeps_its_kind_and_one_that_was_not_looked_at_waits(library: Library) -> None:
    number = store(library, "one", DUSK, UNSEEN)
    assert media.treatments(library, number) == {
        DUSK.sha256: PictureTreatment(PictureKind.PHOTO),
        UNSEEN.sha256: PictureTreatment(),
    }
    assert media.undecided(library, 9) == [UNSEEN.sha256]
    store(library, "two", replace(UNSEEN, kind=PictureKind.INK))
    assert media.treatments(library, number)[UNSEEN.sha256].kind is PictureKind.INK
    assert media.undecided(library, 9) == []


def test_what_is_not_looked_at_again_keeps_its_kind(library: Library) -> None:
    number = store(library, "one", DUSK)
    store(library, "two", replace(DUSK, kind=PictureKind.UNKNOWN))
    assert media.treatments(library, number)[DUSK.sha256].kind is PictureKind.PHOTO


@pytest.mark.parametrize("picture", [DUSK, UNSEEN], ids=["looked at", "not looked at"])
def test_what_the_reader_chose_is_remembered_through_everything(
    library: Library, picture: Picture
) -> None:
    number = store(library, "one", picture)
    media.choose_treatment(library, picture.sha256, DarkTreatment.INVERTED)
    chosen = PictureTreatment(picture.kind, DarkTreatment.INVERTED)
    assert media.treatments(library, number) == {picture.sha256: chosen}
    store(library, "two", replace(picture, kind=PictureKind.DARK))
    media.set_kinds(library, {picture.sha256: PictureKind.CUTOUT})
    chosen = PictureTreatment(PictureKind.CUTOUT, DarkTreatment.INVERTED)
    with opened(library.path) as again:
        assert media.treatments(again, number) == {picture.sha256: chosen}
    media.choose_treatment(library, picture.sha256, DarkTreatment.AS_IS)
    media.choose_treatment(library, picture.sha256, None)
    assert media.treatments(library, number) == {
        picture.sha256: PictureTreatment(PictureKind.CUTOUT)
    }


def test_only_the_pictures_of_the_present_body_are_given(library: Library) -> None:
    place = {"url": "https://example.org/a"}
    for text, picture in (("one", DUSK), ("two", UNSEEN)):
        articles.store(library, make_draft("A", text, pictures=(picture,), **place), b"", PASTED)
    assert list(media.treatments(library, 1)) == [UNSEEN.sha256]
    assert media.treatments(library, 99) == {}
    articles.set_state(library, [1], State.DELETED, on=True)
    assert media.treatments(library, 1) == {}


def test_a_picture_that_is_gone_is_passed_over(library: Library) -> None:
    number = store(library, "one", DUSK)
    media.choose_treatment(library, DUSK.sha256, DarkTreatment.GROUND)
    articles.set_state(library, [number], State.DELETED, on=True)
    assert articles.empty_trash(library, older_than_days=-1) == 1
    assert library.read("SELECT * FROM treatment") == []
    media.choose_treatment(library, DUSK.sha256, DarkTreatment.GROUND)
    media.set_kinds(library, {DUSK.sha256: PictureKind.PHOTO})
    assert library.read("SELECT * FROM treatment") == []


def test_no_more_are_waiting_than_were_asked_for(library: Library) -> None:
    pictures = [replace(UNSEEN, sha256=f"{number:064x}") for number in range(5)]
    store(library, "one", *pictures)
    assert len(media.undecided(library, 3)) == 3
    assert len(media.undecided(library, 9)) == 5


def test_kinds_are_remembered_all_or_none(library: Library) -> None:
    store(library, "one", UNSEEN)
    library.connection.set_busy_timeout(10)
    with opened(library.path) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="in use"):
            media.set_kinds(library, {UNSEEN.sha256: PictureKind.INK})
        with pytest.raises(LibraryError, match="in use"):
            media.choose_treatment(library, UNSEEN.sha256, DarkTreatment.AS_IS)
        other.connection.execute("ROLLBACK")
    assert media.treatments(library, 1) == {UNSEEN.sha256: PictureTreatment()}


def test_an_article_gives_the_pictures_of_its_present_body(library: Library) -> None:
    first, second = (Picture(c * 64, "image/png", 1, 1, c.encode()) for c in "ab")
    address = "https://example.org/a"
    drafts = (make_draft("T", p.sha256, url=address, pictures=(p,)) for p in (first, second))
    _, stored = [articles.store(library, draft, b"", PASTED) for draft in drafts]
    assert media.article_media(library, stored.id) == {"b" * 64: Media("image/png", b"b")}
    assert media.article_media(library, stored.id + 1) == {}
    articles.set_state(library, [stored.id], articles.State.DELETED, on=True)
    assert media.article_media(library, stored.id) == {}
