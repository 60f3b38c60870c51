"""Pictures: one copy for each content, given by its hash."""

from reader.library import Library, articles, media
from reader.library.media import Media
from reader.model.article import Picture, Source, SourceKind
from tests.conftest import make_draft

PASTED = Source(SourceKind.PASTED, "")


def test_a_picture_is_kept_once_and_given_by_its_hash(library: Library) -> None:
    picture = Picture("ab" * 32, "image/webp", 3, 2, b"\0\xff bytes")
    for text in ("one", "two"):
        articles.store(library, make_draft(text, text, pictures=(picture, picture)), b"", PASTED)
    assert media.media(library, picture.sha256) == Media("image/webp", b"\0\xff bytes")
    assert library.read("SELECT count(*) FROM media") == [(1,)]
    assert library.read("SELECT count(*) FROM content_media") == [(2,)]


def test_a_hash_that_is_not_there_gives_nothing(library: Library) -> None:
    for name in ("", "cd" * 32, "' OR 1 --"):
        assert media.media(library, name) is None
