"""Feeds with their icons in the window: seen in light and dark, and a letter where there is none."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QTableWidget, QTreeWidgetItem

from reader.library import feed_icons, feeds, open_library
from reader.model.feed import FeedSettings, FeedsOutline, Subscription
from reader.model.outline import Outline
from reader.model.place import Place
from reader.rendering.colors import contrast
from reader.rendering.theme import OWN_KEYS, color_pair
from reader.sources.feeds.icon_pictures import icon_png
from reader.ui.dialogs.contacts import ContactsDialog
from reader.ui.feeds.icons import SIDE, FeedIcons, first_letter, ground_behind
from reader.ui.preferences import ColorScheme
from tests.feeds import RSS, item, rss
from tests.sources.drawn import encoded
from tests.sources.feeds.test_icon_pictures import HOSTILE
from tests.ui.program import Program
from tests.web_site import Answer, WebSite


@pytest.fixture
def site(program: Program) -> Iterator[WebSite]:
    served = WebSite()
    yield served
    program.window.following.close()
    served.close()


def png(color: str, size: tuple[int, int] = (64, 64), within: int = 0) -> bytes:
    """Return an icon of one colour, with ``within`` pixels around it that are transparent."""
    image = Image.new("RGBA", size)
    image.paste(color, (within, within, size[0] - within, size[1] - within))
    return icon_png(encoded(image, "PNG"))


def subscribe(program: Program, *titles: str, folder: str = "") -> list[int]:
    """Follow feeds that nobody asks for."""
    other = open_library(program.places.library)
    wanted = [Subscription(f"http://192.0.2.1/{title}", title, folder) for title in titles]
    ids = [feeds.subscribe(other, each) for each in wanted]
    other.close()
    program.window.following.show_feeds()
    return ids


def is_loaded(program: Program) -> bool:
    return program.window.places._icons._data is not None


def load(program: Program) -> None:
    program.wait_until(lambda: is_loaded(program))


def item_of(program: Program, place: Place) -> QTreeWidgetItem:
    found = program.window.places._find(place)
    assert found is not None
    return found


def shown(program: Program, place: Place) -> QImage:
    """Return what stands before the name of a place; nothing of that is an empty picture."""
    tree = program.window.places
    option = QStyleOptionViewItem()
    delegate = tree.itemDelegate()
    delegate.initStyleOption(option, tree.indexFromItem(item_of(program, place)))  # type: ignore[attr-defined] # ours is one
    icon: QIcon = option.icon
    return icon.pixmap(SIDE, SIDE).toImage()


def painted(program: Program, place: Place) -> QColor:
    """Return the colour in the middle of a feed's icon, as it is in the window."""
    tree = program.window.places
    row = tree.visualItemRect(item_of(program, place))
    picture = tree.viewport().grab(row).toImage()
    scale = picture.devicePixelRatio()
    # The style's own room before an icon is some pixels; in the middle it has one colour.
    return picture.pixelColor(round((SIDE / 2 + 4) * scale), picture.height() // 2)


def follow(program: Program, site: WebSite, *paths: str) -> list[int]:
    program.window.following.follow([Subscription(f"{site.address}{path}") for path in paths])
    program.wait_until(lambda: not program.window.following.is_refreshing)
    return [feed.id for feed in feeds.feeds(program.library)]


def noted(program: Program) -> int:
    """Return of how many feeds it is noted that their icon was looked for."""
    return int(program.library.read("SELECT count(*) FROM feed_icon")[0][0])


def looked(program: Program, count: int) -> bool:
    """Return whether the icons of so many feeds were looked for, and no more are."""
    return noted(program) == count and not program.window.following._icons._is_looking


def test_a_feed_that_is_followed_gets_its_icon_and_has_it_at_the_next_start(
    program: Program, site: WebSite
) -> None:
    site.pages |= {
        "/feed": Answer(rss([item(1)], site=""), RSS),
        "/favicon.ico": Answer(png("#c81e28"), "image/png"),
    }
    (number,) = follow(program, site, "/feed")
    program.wait_until(lambda: painted(program, Place(feed=number)) == QColor("#c81e28"))
    assert "/favicon.ico" in site.asked
    program.trigger("show_contacts")
    dialog = program.window.findChild(ContactsDialog)
    assert dialog is not None
    table = dialog.findChild(QTableWidget, "contacts")
    assert table is not None
    told = [table.model().index(0, column).data() for column in (1, 2)]
    assert told == [f"{site.address}/favicon.ico", "Icon of a feed"]
    dialog.close()
    program.window.following.close()
    site.asked.clear()
    program.restart()
    program.wait_until(lambda: painted(program, Place(feed=number)) == QColor("#c81e28"))
    assert site.asked == []


def test_what_means_harm_leaves_a_letter_and_the_rest_its_icons(
    program: Program, site: WebSite
) -> None:
    for number, data in enumerate(HOSTILE.values()):
        image = f"<image><url>/{number}.png</url></image><language>"
        own = rss([item(1)], f"Feed {number}", site="").replace(b"<language>", image.encode())
        site.pages |= {f"/{number}": Answer(own, RSS), f"/{number}.png": Answer(data, "image/png")}
    moving = Image.new("RGB", (32, 32), "#1e8c50")
    frames = [Image.new("RGB", (32, 32), (number, 0, 0)) for number in range(60)]
    gif = "<image><url>/moving.gif</url></image><language>"
    own = rss([item(1)], "Moving", site="").replace(b"<language>", gif.encode())
    site.pages |= {
        "/moving": Answer(own, RSS),
        "/moving.gif": Answer(encoded(moving, "GIF", save_all=True, append_images=frames)),
    }
    paths = [*map("/{}".format, range(len(HOSTILE))), "/moving"]
    follow(program, site, *paths)
    program.wait_until(lambda: looked(program, len(paths)))
    found = {feed.title: feed.id for feed in feeds.feeds(program.library)}
    assert set(feed_icons.icons(program.library)) == {found["Moving"]}
    letter = shown(program, Place(feed=found["Feed 0"]))
    assert not letter.isNull()
    for number in range(len(HOSTILE)):
        assert shown(program, Place(feed=found[f"Feed {number}"])) == letter
    # Of what moves the first picture stands still.
    assert shown(program, Place(feed=found["Moving"])).pixelColor(8, 8).name() == "#1e8c50"


def test_folders_and_all_articles_have_none(program: Program) -> None:
    (number,) = subscribe(program, "The Evening", folder="News")
    load(program)
    assert shown(program, Place()).isNull()
    assert shown(program, Place(folder="News")).isNull()
    assert not shown(program, Place(feed=number)).isNull()


def test_icons_are_read_once_when_feeds_are_first_seen(program: Program) -> None:
    wanted: list[bool] = []
    tree = program.window.places
    tree.icons_wanted.connect(lambda: wanted.append(True))
    QApplication.processEvents()
    assert wanted == []
    # Until they are there, nothing flashes by but the room for them.
    (number,) = subscribe(program, "The Evening")
    assert not is_loaded(program)
    empty = shown(program, Place(feed=number))
    assert empty.pixelColor(8, 8).alpha() == 0
    load(program)
    assert shown(program, Place(feed=number)) != empty
    for _ in range(3):
        tree.viewport().repaint()
        subscribe(program, "Another")
    assert wanted == [True]


def test_of_a_thousand_feeds_only_those_that_are_seen_are_drawn(program: Program) -> None:
    names = [f"Feed {number:04}" for number in range(1_000)]
    other = open_library(program.places.library)
    ids = [feeds.subscribe(other, Subscription(f"http://192.0.2.1/{n}", n)) for n in names]
    feed_icons.store(other, dict.fromkeys(ids, png("#c81e28")))
    other.close()
    program.window.following.show_feeds()
    load(program)
    tree = program.window.places
    program.wait_until(lambda: painted(program, Place(feed=ids[0])) == QColor("#c81e28"))
    drawn = tree._icons._drawn
    rows = tree.viewport().height() // tree.visualItemRect(item_of(program, Place())).height()
    assert len(drawn) <= rows + 2
    tree.verticalScrollBar().setValue(tree.verticalScrollBar().maximum())
    tree.viewport().repaint()
    assert ids[-1] in drawn
    assert len(drawn) <= 2 * (rows + 2)


def test_nothing_waits_for_an_icon_that_does_not_come(program: Program, site: WebSite) -> None:
    goes_on = threading.Event()

    def hanging() -> Iterator[bytes]:
        goes_on.wait(20)
        yield b""

    site.pages |= {
        "/feed": Answer(rss([item(1)], site=""), RSS),
        "/favicon.ico": Answer(b"", "image/png", endless=hanging),
    }
    follow(program, site, "/feed")
    program.wait_until(lambda: "/favicon.ico" in site.asked)
    site.pages["/feed"] = Answer(rss([item(2), item(1)], site=""), RSS)
    program.trigger("refresh_feeds")
    program.wait_until(lambda: program.titles() == ["Evening 2", "Evening 1"])
    # It is still waited for, and nothing is noted of it yet.
    assert not looked(program, 0)
    assert noted(program) == 0
    goes_on.set()
    program.wait_until(lambda: looked(program, 1))


def test_whatever_the_theme_icons_and_letters_can_be_seen(program: Program) -> None:
    for key in OWN_KEYS:
        program.appearance.set_pair(color_pair(key, key, program.places.themes))
        for scheme in (ColorScheme.LIGHT, ColorScheme.DARK):
            program.appearance.set_scheme(scheme)
            assert_all_is_seen(program.appearance.colors.panel)


def assert_all_is_seen(panel: str) -> None:
    """Draw a dark, a light and a blue icon and a letter, and look at what is behind each."""
    icons, palette = FeedIcons(), QGuiApplication.palette()
    colors = ("#060606", "#fdfdfd", "#1e3c8c")
    icons.take({number: png(color, within=8) for number, color in enumerate(colors)})
    for number in range(len(colors)):
        drawn = icons.icon(number, "Name", palette, 2).pixmap(SIDE, SIDE).toImage()
        middle = drawn.width() // 2
        ink, around = drawn.pixelColor(middle, middle).name(), drawn.pixelColor(middle, 0)
        behind = around.name() if around.alpha() else panel
        # Drawing rounds each channel.
        assert contrast(ink, behind) >= 2.99, (panel, ink)
        assert behind == panel or contrast(behind, panel) >= 2.99, (panel, ink)
    tile = icons.icon(9, "Il", palette, 4).pixmap(SIDE * 4, SIDE * 4).toImage()
    line = tile.height() // 2
    ground = tile.pixelColor(8, line).name()
    letter = (tile.pixelColor(x, line).name() for x in range(8, tile.width() - 8))
    assert max(contrast(color, ground) for color in letter) >= 4.5, panel


def test_icons_are_drawn_anew_for_other_colours_and_sharper_screens(program: Program) -> None:
    program.appearance.set_scheme(ColorScheme.LIGHT)
    icons = FeedIcons()
    icons.take({1: png("#060606", within=14)})
    light = icons.icon(1, "Name", QGuiApplication.palette(), 1).pixmap(SIDE, SIDE).toImage()
    assert light.pixelColor(8, 1).alpha() == 0
    program.appearance.set_scheme(ColorScheme.DARK)
    dark = icons.icon(1, "Name", QGuiApplication.palette(), 1).pixmap(SIDE, SIDE).toImage()
    assert dark.pixelColor(8, 1).lightness() > 128
    sharp = icons.icon(1, "Name", QGuiApplication.palette(), 3)
    assert sharp.availableSizes()[0].width() == 3 * SIDE


def test_an_icon_that_covers_its_square_needs_no_ground_behind_it() -> None:
    image = QImage(64, 64, QImage.Format.Format_RGBA8888)
    image.fill(QColor("#050505"))
    assert ground_behind(image, "#101010", "#eeeeee") is None
    image.fill(Qt.GlobalColor.transparent)
    assert ground_behind(image, "#101010", "#eeeeee") is None


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("The Evening", "T"),
        ("“quoted”", "Q"),
        ("öland", "Ö"),
        ("日本経済", "日"),
        ("القراءة", "ا"),
        ("3 quarks", "3"),
        ("ßtraße", "S"),
        ("https://www.example.org/feed", "E"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_letter_stands_for_a_name(name: str, letter: str) -> None:
    assert first_letter(name) == letter


def test_a_name_that_changes_has_its_own_letter(program: Program) -> None:
    (number,) = subscribe(program, "The Evening")
    load(program)
    before = shown(program, Place(feed=number))
    feeds.change(program.library, number, FeedSettings("Other", ""))
    program.window.following.show_feeds()
    assert shown(program, Place(feed=number)) != before


@pytest.fixture
def turned() -> Iterator[None]:
    """Let windows run from the right, as for Arabic."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def inked(program: Program, number: int) -> list[int]:
    """Return the columns of a feed's row, counted from its first edge, in which something is."""
    tree = program.window.places
    tree.clearSelection()
    row = tree.visualItemRect(item_of(program, Place(feed=number)))
    picture = tree.viewport().grab(row).toImage()
    lines, columns = range(3, picture.height() - 3), range(picture.width())
    ground = picture.pixelColor(picture.width() // 2, 1)
    is_turned = tree.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return sorted(
        picture.width() - 1 - x if is_turned else x
        for x in columns
        if any(picture.pixelColor(x, y) != ground for y in lines)
    )


def show_unread(program: Program) -> int:
    (number,) = subscribe(program, "A name that is much too long for the room there is")
    load(program)
    (feed,) = feeds.feeds(program.library)
    program.window.places.show_outline(Outline(FeedsOutline((replace(feed, unread=925),))))
    return number


def test_icon_name_and_count_share_a_row_without_touching(program: Program) -> None:
    columns = inked(program, show_unread(program))
    last = program.window.places.viewport().width() - 1
    gaps = [after - before for before, after in pairwise(columns)]
    assert columns[0] < 12
    assert last - 24 < columns[-1] < last
    # Behind the icon, and before the count.
    assert sum(gap > 5 for gap in gaps) >= 2


@pytest.mark.usefixtures("turned")
def test_in_a_window_that_runs_from_the_right_the_count_is_on_the_left(program: Program) -> None:
    test_icon_name_and_count_share_a_row_without_touching(program)
