"""Cards: the first picture of an article that says something, decoded beside the window."""

import hashlib

import pytest
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter

from reader.library import articles, media
from reader.model.article import Picture, Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.model.picture import DarkTreatment
from reader.ui.article_list import pictures
from reader.ui.article_list.model import Role
from reader.ui.article_list.pictures import CardPictures, cut_to
from tests.conftest import make_draft
from tests.ui.program import Program

PASTED = Source(SourceKind.PASTED, "")
SIZE = QSize(80, 60)


def drawn(width: int, height: int, color: str, *, middle: str = "") -> bytes:
    """Return a picture of one colour, maybe with another one in its middle half."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(color))
    if middle:
        for x in range(width // 4, width - width // 4):
            for y in range(height):
                image.setPixelColor(x, y, QColor(middle))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def picture(data: bytes, width: int, height: int) -> Picture:
    return Picture(hashlib.sha256(data).hexdigest(), "image/png", width, height, data)


def keep(program: Program, title: str, *kept: Picture) -> int:
    """Store an article with these pictures, as they follow in its text."""
    html = "".join(f'<p><img src="media:{each.sha256}"></p>' for each in kept) + f"<p>{title}</p>"
    draft = make_draft(title, title, html=html, pictures=kept[::-1])
    stored = articles.store(program.library, draft, b"", PASTED)
    program.window._on_library_changed(LibraryChanges(added=(stored.id,)))
    return stored.id


def cache(program: Program) -> CardPictures:
    found = program.window.list_view.pictures
    assert found is not None
    return found


def wait_for(program: Program, article: int) -> pictures.CardPicture:
    """Return the picture of an article's card once it is here."""
    found = cache(program)
    program.wait_until(lambda: found.picture(article, SIZE, 1.0) is not None)
    got = found.picture(article, SIZE, 1.0)
    assert got is not None
    return got


def color_of(shown: pictures.CardPicture) -> str:
    return shown.pixmap.toImage().pixelColor(40, 30).name()


def has_picture(program: Program, article: int) -> bool:
    return bool(program.window.model.index_of(article).data(Role.HAS_PICTURE))


def test_the_first_picture_of_some_size_stands_for_an_article(program: Program) -> None:
    icon, banner = (drawn(*size, "black") for size in ((32, 32), (900, 100)))
    red, blue = (drawn(320, 200, each) for each in ("red", "blue"))
    kept = (
        picture(icon, 32, 32),
        picture(banner, 900, 100),
        picture(red, 320, 200),
        picture(blue, 320, 200),
    )
    article = keep(program, "Red", *kept)
    without = keep(program, "None", picture(icon, 32, 32))
    assert has_picture(program, article)
    assert not has_picture(program, without)
    shown = wait_for(program, article)
    assert color_of(shown) == "#ff0000"
    assert shown.pixmap.size() == SIZE
    assert media.leading_picture(program.library, without) is None


def test_a_picture_is_seen_on_its_card(program: Program) -> None:
    keep(program, "Red", picture(drawn(320, 200, "#ff0000"), 320, 200))
    program.trigger("scheme_light")
    program.trigger("density_card")
    view = program.window.list_view

    def is_seen() -> bool:
        image = view.grab().toImage()
        line = view.rowHeight(0) // 2
        return any(image.pixelColor(x, line).name() == "#ff0000" for x in range(image.width()))

    program.wait_until(is_seen)
    # In the dark it is dimmed.
    program.trigger("scheme_dark")
    assert not is_seen()


def test_a_picture_is_read_anew_when_its_article_changes(program: Program) -> None:
    article = keep(program, "One", picture(drawn(320, 200, "red"), 320, 200))
    assert color_of(wait_for(program, article)) == "#ff0000"
    program.library.connection.execute("DELETE FROM content_media")
    program.window._on_library_changed(LibraryChanges(changed=(article,)))
    # Until it is read, what was there stays.
    before = cache(program).picture(article, SIZE, 1.0)
    assert before is not None
    assert color_of(before) == "#ff0000"
    program.wait_until(lambda: article not in cache(program)._stale)
    assert wait_for(program, article).pixmap.isNull()
    assert not has_picture(program, article)


def test_a_picture_that_is_none_leaves_its_room_to_the_words(program: Program) -> None:
    broken = picture(b"no picture at all", 320, 200)
    article = keep(program, "Broken", broken)
    assert wait_for(program, article).pixmap.isNull()
    program.trigger("density_card")
    program.window.list_view.grab()


def test_pictures_have_a_fixed_room(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_MOST_BYTES", 3 * SIZE.width() * SIZE.height() * 4)
    kept = picture(drawn(320, 200, "red"), 320, 200)
    ids = [keep(program, str(number), kept) for number in range(6)]
    for each in ids:
        wait_for(program, each)
    assert len(cache(program)._kept) == 3
    assert ids[-1] in cache(program)._kept


def test_what_was_passed_by_is_not_read(program: Program) -> None:
    kept = picture(drawn(320, 200, "red"), 320, 200)
    ids = [keep(program, str(number), kept) for number in range(80)]
    for each in ids:
        cache(program).picture(each, SIZE, 1.0)
    program.wait_until(lambda: ids[-1] in cache(program)._kept and not program.jobs.busy())
    program.wait_until(lambda: not cache(program)._wanted)
    assert ids[0] not in cache(program)._kept


@pytest.mark.parametrize(("width", "height"), [(640, 200), (200, 640), (80, 60), (170, 90)])
def test_a_picture_fills_its_frame_with_its_middle(width: int, height: int) -> None:
    image = cut_to(drawn(width, height, "white", middle="red"), SIZE)
    assert image.size() == SIZE
    assert image.pixelColor(40, 30).name() == "#ff0000"
    assert image.pixelColor(40, 0).name() == "#ff0000"


def test_what_is_transparent_stands_on_a_light_ground() -> None:
    image = cut_to(drawn(320, 200, "transparent"), SIZE)
    assert image.pixelColor(5, 5).lightnessF() > 0.9


def test_drawings_are_dimmed_more_than_photographs(program: Program) -> None:
    one = picture(drawn(320, 200, "white"), 320, 200)
    article = keep(program, "White", one)
    shares = []
    for treatment in (DarkTreatment.AS_IS, DarkTreatment.DIMMED, DarkTreatment.INVERTED):
        media.choose_treatment(program.library, one.sha256, treatment)
        cache(program).read_again([article])
        cache(program).picture(article, SIZE, 1.0)
        program.wait_until(lambda: not cache(program)._stale)
        shares.append(wait_for(program, article).in_the_dark)
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1.0
