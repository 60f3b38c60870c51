"""Articles of some days and sources, made up and always the same, for pictures of the list."""

import hashlib
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QLinearGradient, QPainter, QPolygonF

from reader.library import Library, articles, tags
from reader.library.connection import writing
from reader.library.moments import microseconds
from reader.model.article import Draft, Picture, Source, SourceKind

_WIDE, _HIGH = 800, 520
_SOURCE = Source(SourceKind.FEED, "https://shelf.example/feed")


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as the list shows it; ``hour`` is how many hours ago it came."""

    title: str
    site: str
    hour: int
    words: int
    description: str = ""
    has_picture: bool = False
    is_read: bool = False
    is_bookmarked: bool = False
    tag: str = ""


SHELF = (
    Shown(
        "The lighthouse keepers who never left",
        "Harbour Letters",
        1,
        2_900,
        "Three families still climb the tower every evening, though the lamp has looked after "
        "itself for thirty years. They say that somebody has to see the ships.",
        has_picture=True,
        is_bookmarked=True,
        tag="later",
    ),
    Shown(
        "How to read a river before you cross it",
        "The Slow Walk",
        2,
        1_450,
        "Where the water is loud it is shallow; where it is smooth, look twice.",
    ),
    Shown(
        "夕暮れの図書館で考えたこと",
        "夕暮れ通信",
        3,
        1_900,
        "閉館まであと一時間。窓の外が青くなる。",
        has_picture=True,
    ),
    Shown(
        "A small town votes to turn its street lamps off at eleven, and finds that it sleeps better",
        "Evening Standard of Lund",
        4,
        820,
        has_picture=True,
        is_read=True,
    ),
    Shown(
        "Seeds that wait a hundred years",
        "Letters on Gardens",
        26,
        2_200,
        "An experiment that was begun in 1879 is dug up again, by night and by moonlight, as its "
        "rules demand. What grew this time surprised everybody who held a spade.",
        has_picture=True,
        tag="garden/seeds",
    ),
    Shown("Notes from the night train", "The Slow Walk", 28, 640, is_read=True),
    Shown(
        "الضوء الأخير فوق المدينة القديمة",
        "صحيفة الغسق",
        30,
        1_300,
        "حين تهدأ الأسواق يبدأ الناس في الحديث.",
        is_bookmarked=True,
    ),
    Shown(
        "The mathematics of folding a map",
        "Quiet Numbers",
        33,
        3_100,
        "There are more ways to fold it wrongly than there are roads on it.",
        has_picture=True,
        is_read=True,
    ),
    Shown(
        "Bread at altitude",
        "Letters on Gardens",
        52,
        900,
        "At three thousand metres the dough is in a hurry and the oven is not.",
        is_read=True,
    ),
    Shown(
        "What the deep sea sounds like in winter",
        "Harbour Letters",
        55,
        2_450,
        "A microphone has lain at four thousand metres since spring. In November the whales came.",
        has_picture=True,
    ),
    Shown("On keeping a diary of the weather", "Quiet Numbers", 76, 1_100, is_read=True),
    Shown(
        "An ordinary street, photographed every day",
        "Evening Standard of Lund",
        80,
        1_700,
        "Nothing ever happens on it, which is why the pictures can't be put down.",
        has_picture=True,
        tag="pictures",
    ),
    Shown("The last cinema with an orchestra pit", "The Slow Walk", 100, 2_000),
    Shown(
        "Why ferries are late",
        "Harbour Letters",
        104,
        750,
        "It is the tide, and then it is everything else.",
        is_read=True,
    ),
    Shown("Small repairs", "Letters on Gardens", 128, 560, is_read=True),
    Shown("A dictionary of winds", "Quiet Numbers", 150, 4_200, is_bookmarked=True),
)


def fill(library: Library) -> list[int]:
    """Store the articles; return their ids."""
    now = datetime.now(UTC)
    ids = []
    with writing(library) as connection:
        for number, shown in enumerate(SHELF):
            text = "word " * shown.words
            draft = Draft(
                title=shown.title,
                html=f"<p>{shown.title}</p>",
                text=text,
                identity_text=f"shelf {number}",
                site=shown.site,
                description=shown.description,
                pictures=(_picture(number),) if shown.has_picture else (),
            )
            identifier = articles.store_in(connection, draft, b"", _SOURCE, None, later=True).id
            came = microseconds(now - timedelta(hours=shown.hour))
            connection.execute(
                "UPDATE article SET saved_at = ?1, read_at = iif(?2, ?1, NULL), "
                "bookmarked_at = iif(?3, ?1, NULL) WHERE id = ?4",
                (came, shown.is_read, shown.is_bookmarked, identifier),
            )
            if shown.tag:
                tags.add_tag_in(connection, identifier, shown.tag)
            ids.append(identifier)
    return ids


def _picture(number: int) -> Picture:
    """Return a picture of hills in the evening."""
    chance = random.Random(number)  # noqa: S311 (the same picture every time is the point)
    image = QImage(_WIDE, _HIGH, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hue = (number * 67 + 18) % 360
    sky = QLinearGradient(0, 0, 0, _HIGH)
    sky.setColorAt(0, QColor.fromHsv(hue, 70, 150))
    sky.setColorAt(1, QColor.fromHsv((hue + 30) % 360, 90, 240))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromHsv((hue + 40) % 360, 40, 255))
    painter.drawEllipse(QPointF(chance.uniform(200, 600), chance.uniform(120, 240)), 46, 46)
    for layer in range(4):
        base = 250 + layer * 70
        points = [QPointF(0, _HIGH)]
        points += [QPointF(x, base + chance.uniform(-45, 45)) for x in range(0, _WIDE + 81, 80)]
        points.append(QPointF(_WIDE, _HIGH))
        painter.setBrush(QColor.fromHsv((hue + 200) % 360, 90, 130 - layer * 26))
        painter.drawPolygon(QPolygonF(points))
    painter.fillRect(QRectF(0, _HIGH - 20, _WIDE, 20), QColor.fromHsv((hue + 200) % 360, 90, 30))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"jpg").write(image)
    data = bytes(buffer.data().data())
    return Picture(hashlib.sha256(data).hexdigest(), "image/jpeg", _WIDE, _HIGH, data)
