"""What the gallery shows: one row of data for each picture."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from reader.model.list_look import Column, ColumnWidth, Density, ListLook
from reader.model.query import Grouping, ListOrder
from reader.model.reading_record import ReadingRecord, WeekRead
from reader.model.typography import RANGES, PageMode, ParagraphStyle, Stack
from reader.ui.focus_mode import Focus
from reader.ui.preferences import SidePanelPage
from tests.gallery.program import Program
from tests.gallery.reading import a_year_of_reading, half_a_year_of_reading

THEMES = (
    ("day", False),
    ("paper", False),
    ("paper", True),
    ("dusk", True),
    ("night", True),
    ("black", True),
    ("contrast-light", False),
    ("contrast-dark", True),
)
NARROW, MIDDLE, WIDE = (520, 860), (900, 1000), (1440, 900)
_SIZES = (NARROW, MIDDLE, WIDE)

Act = Callable[[Program], QWidget | None]


@dataclass(frozen=True, slots=True)
class View:
    """One picture: an article, how the page is dressed and set, where it stands, what is open.

    ``act`` opens something; it may answer with another window, which is pictured instead.
    ``paper`` is the number of a printed page, from 0, which is pictured instead of the window.
    """

    group: str
    article: str
    name: str
    size: tuple[int, int] = MIDDLE
    theme: str = "day"
    dark: bool = False
    place: str = "top"
    type: dict[str, object] = field(default_factory=dict)
    mode: PageMode = PageMode.SCROLLED
    upright: bool = False
    panel: SidePanelPage = SidePanelPage.NONE
    focus: Focus = Focus.OFF
    act: Act | None = None
    paper: int | None = None

    @property
    def file_name(self) -> str:
        """The picture's name without its ending."""
        return "-".join(filter(None, [self.group, self.article, self.name]))


def views() -> list[View]:
    """Return every view, in the order of the contact sheet."""
    return [
        *_themes(),
        *_blocks(),
        *_languages(),
        *_paged(),
        *_big(),
        *_type(),
        *_opened(),
        *_printed(),
        *_lists(),
    ]


def readme_views() -> list[View]:
    """Return what the README shows."""
    look = SidePanelPage.LOOK
    size = (1180, 760)
    turned = _turned(1)
    return [
        View("light", "tour", "", (1200, 760)),
        View("dark", "tour", "", (1200, 760), "dusk", True),
        View("look", "tour", "", size, "paper", False, "#body h2", panel=look),
        View("paged", "tour", "", size, "night", True, mode=PageMode.PAGED, act=turned),
        View("upright", "japanese", "", size, "paper", False, upright=True),
        View("arabic", "arabic", "", size, "dusk", True),
    ]


def _set_name(theme: str, *, dark: bool) -> str:
    return f"{theme}-dark" if theme == "paper" and dark else theme


def _themes() -> Iterator[View]:
    for theme, dark in THEMES:
        for size in _SIZES:
            for article, places in (
                ("tour", ("top", "#body table", "#body ol")),
                ("seed", ("top", "foot")),
            ):
                for number, place in enumerate(places):
                    name = f"{_set_name(theme, dark=dark)}-{size[0]:04}-{number}"
                    yield View("1-theme", article, name, size, theme, dark, place)


def _blocks() -> Iterator[View]:
    places = (
        "top",
        "#body h2 @1",
        "#body h2 @2",
        "#body h2 @3",
        "#body hr",
        "#body figure",
        "foot",
    )
    for size in (NARROW, MIDDLE):
        for number, place in enumerate(places):
            yield View("2-blocks", "blocks", f"{size[0]:04}-{number}", size, place=place)
    for number, place in enumerate(places[:4]):
        yield View("2-blocks", "blocks", f"dark-{number}", MIDDLE, "dusk", True, place)


def _languages() -> Iterator[View]:
    for article in ("arabic", "ar", "he", "hi", "th", "zh", "ko", "japanese"):
        for size in (NARROW, MIDDLE):
            yield View("3-language", article, f"{size[0]:04}-0", size)
            yield View("3-language", article, f"{size[0]:04}-1", size, place="foot")
    yield View("3-language", "ar", "dark", MIDDLE, "night", True)
    yield View("3-language", "he", "paged", WIDE, mode=PageMode.PAGED)
    yield View("3-language", "ja", "level", MIDDLE)
    for place in ("top", "middle", "foot"):
        for article in ("japanese", "ja"):
            name = f"upright-{place}"
            yield View("3-language", article, name, MIDDLE, "paper", False, place, upright=True)
    yield View("3-language", "zh", "upright", WIDE, upright=True)
    yield View("3-language", "ja", "upright-narrow", NARROW, "dusk", True, upright=True)


def _paged() -> Iterator[View]:
    for size in _SIZES:
        for turns in range(6):
            yield View(
                "4-paged",
                "tour",
                f"{size[0]:04}-{turns}",
                size,
                "night" if size == WIDE else "paper",
                size == WIDE,
                mode=PageMode.PAGED,
                act=_turned(turns),
            )
    for turns in range(7):
        name = f"{turns}"
        yield View("4-paged", "blocks", name, WIDE, mode=PageMode.PAGED, act=_turned(turns))
    yield View("4-paged", "tour", "last", WIDE, mode=PageMode.PAGED, place="foot")
    for turns in range(3):
        yield View("4-paged", "ar", f"{turns}", WIDE, mode=PageMode.PAGED, act=_turned(turns))
        yield View("4-paged", "code", f"{turns}", WIDE, mode=PageMode.PAGED, act=_turned(turns))
        yield View("4-paged", "table", f"{turns}", MIDDLE, mode=PageMode.PAGED, act=_turned(turns))
        yield View("4-paged", "pictures", f"{turns}", WIDE, mode=PageMode.PAGED, act=_turned(turns))


def _big() -> Iterator[View]:
    for article in ("table", "code", "long", "pictures"):
        for size in (NARROW, MIDDLE):
            for place in ("top", "middle"):
                yield View("5-big", article, f"{size[0]:04}-{place}", size, place=place)
    yield View("5-big", "table", "dark", MIDDLE, "dusk", True)
    for number in range(0, 11, 2):
        place = f"#body figure @{number}"
        yield View("5-big", "pictures", f"dark-{number:02}", MIDDLE, "dusk", True, place)
        yield View("5-big", "pictures", f"light-{number:02}", MIDDLE, "paper", False, place)


def _type() -> Iterator[View]:
    for stack in Stack:
        yield View("6-type", "tour", f"face-{stack.value}", type={"typeface": stack.value})
    sizes = RANGES["size"]
    for name, changes in (
        ("smallest", {"size": sizes.smallest}),
        ("largest", {"size": sizes.largest}),
        ("justified", {"justified": True, "hyphenated": True}),
        ("indent", {"paragraphs": ParagraphStyle.INDENT}),
        ("book", {"paragraphs": ParagraphStyle.INDENT, "justified": True, "hyphenated": True}),
    ):
        yield View("6-type", "tour", name, type=dict(changes), place="#body h2")
        yield View("6-type", "seed", name, type=dict(changes))
    yield View("6-type", "tour", "largest-narrow", NARROW, type={"size": sizes.largest})
    yield View(
        "6-type", "long", "book", type={"paragraphs": ParagraphStyle.INDENT, "justified": True}
    )


def _opened() -> Iterator[View]:
    look, contents = SidePanelPage.LOOK, SidePanelPage.CONTENTS
    for theme, dark in (("day", False), ("dusk", True)):
        end = "dark" if dark else "light"
        dress = (MIDDLE, theme, dark)
        yield View("7-open", "tour", f"find-{end}", *dress, "#body h2", act=_find("light"))
        yield View("7-open", "tour", f"note-{end}", *dress, "#body dl", act=_note)
        yield View("7-open", "tour", f"selection-{end}", *dress, "#body h2", act=_select)
        yield View("7-open", "tour", f"large-{end}", *dress, act=_large)
        yield View("7-open", "tour", f"focus-{end}", *dress, "#body h2", focus=Focus.PARAGRAPH)
        yield View("7-open", "tour", f"back-{end}", *dress, act=_jumped)
        yield View("7-open", "tour", f"look-{end}", WIDE, theme, dark, panel=look)
        yield View("7-open", "tour", f"contents-{end}", WIDE, theme, dark, panel=contents)
        yield View("7-open", "", f"empty-{end}", WIDE, theme, dark)
        yield View("7-open", "", f"keys-{end}", WIDE, theme, dark, act=_keys)
        for name, act in (
            ("reading", _reading),
            ("reading-sources", _reading_sources),
            ("reading-mirrored", _reading_mirrored),
            ("reading-empty", _reading_empty),
        ):
            yield View("7-open", "", f"{name}-{end}", WIDE, theme, dark, act=act)
        yield View("7-open", "tour", f"palette-{end}", WIDE, theme, dark, act=_palette(""))
        yield View("7-open", "tour", f"palette-typed-{end}", WIDE, theme, dark, act=_palette("re"))
    yield View("7-open", "pictures", "large-drawing-dark", MIDDLE, "dusk", True, act=_large)


def _printed() -> Iterator[View]:
    dark = {"theme": "dusk", "dark": True}
    for number in range(4):
        yield View("8-print", "tour", f"{number}", paper=number, **dark)  # type: ignore[arg-type] # each is given by its name
    for article in ("table", "blocks", "code", "ar"):
        for number in range(2):
            yield View("8-print", article, f"{number}", paper=number)
    yield View("8-print", "japanese", "0", paper=0, upright=True)
    yield View("8-print", "blocks", "paged", paper=2, mode=PageMode.PAGED)


def _lists() -> Iterator[View]:
    all_columns = (
        ColumnWidth(Column.TITLE, 300),
        ColumnWidth(Column.SOURCE, 150),
        ColumnWidth(Column.DATE, 80),
        ColumnWidth(Column.MINUTES, 64),
        ColumnWidth(Column.TAGS, 96),
    )
    line, card = ListLook(Density.LINE), ListLook(Density.CARD)
    by_title = ListLook(Density.LINE, ListOrder.TITLE, columns=all_columns)
    looks = (
        ("line", line, 380),
        ("line-days", replace(line, grouping=Grouping.DAY), 380),
        ("line-columns", by_title, 760),
        ("excerpt", ListLook(), 380),
        ("excerpt-days", ListLook(grouping=Grouping.DAY), 380),
        ("excerpt-sources", ListLook(grouping=Grouping.SOURCE), 460),
        ("card", card, 420),
        ("card-wide", card, 640),
        ("card-days", replace(card, grouping=Grouping.DAY), 420),
    )
    for theme, dark in (("day", False), ("paper", False), ("dusk", True), ("night", True)):
        end = f"{theme}-{'dark' if dark else 'light'}"
        for name, look, wide in looks:
            act = _listed(look, wide)
            yield View("9-list", "", f"{name}-{end}", WIDE, theme, dark, act=act)
    for name, look in (("line", line), ("excerpt", ListLook()), ("card", card)):
        act = _listed(replace(look, grouping=Grouping.DAY), 460, mirrored=True)
        yield View("9-list", "", f"{name}-mirrored", WIDE, "paper", False, act=act)


# -- What a view opens ---------------------------------------------------------------------------


def _listed(look: ListLook, wide: int, *, mirrored: bool = False) -> Act:
    def show(program: Program) -> None:
        program.show_list(look, wide=wide, mirrored=mirrored)

    return show


def _turned(times: int) -> Act:
    def turn(program: Program) -> None:
        for _ in range(times):
            program.ask("Place.turn(1)")

    return turn


def _find(words: str) -> Act:
    def find(program: Program) -> None:
        bar = program.window.find_bar
        bar.open()
        bar.box.setText(words)
        program.wait_until(lambda: " of " in bar.label.text() or ":" in bar.label.text())

    return find


def _note(program: Program) -> None:
    program.ask("document.querySelector('.footnote-ref').click()")
    program.wait_for("document.querySelector('.note-popup:popover-open')")


def _select(program: Program) -> None:
    program.ask(
        "(() => { const text = document.querySelector('#body h2 ~ p').firstChild;"
        "getSelection().setBaseAndExtent(text, 4, text, 90); return true; })()"
    )
    program.wait_until(program.window.passages.bar.isVisible)


def _large(program: Program) -> None:
    program.ask("Pictures.open(Pictures.all()[Math.min(1, Pictures.all().length - 1)])")
    program.wait_for("document.querySelector('dialog.large[open]') && Pictures._copy.clientWidth")


def _jumped(program: Program) -> None:
    program.ask("Place.jump(document.querySelectorAll('#body h2')[2])")


def _reading(program: Program) -> QWidget:
    dialog = program.open_reading(half_a_year_of_reading())
    dialog.weeks_table.selectRow(9)
    return dialog


def _reading_sources(program: Program) -> QWidget:
    dialog = program.open_reading(a_year_of_reading())
    for name in ("articles", "weeks_52", "most_read"):
        dialog.findChild(QAction, name).trigger()
    dialog.sources_table.selectRow(1)
    return dialog


def _reading_mirrored(program: Program) -> QWidget:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    dialog = program.open_reading(half_a_year_of_reading())
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    # Of its own accord from here on.
    dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return dialog


def _reading_empty(program: Program) -> QWidget:
    return program.open_reading(ReadingRecord((WeekRead(date(2026, 11, 23)),)))


def _palette(words: str) -> Act:
    def find(program: Program) -> None:
        program.window.actions_by_name["show_palette"].trigger()
        palette = program.window.finding.palette
        palette.field.setText(words)
        program.wait_until(palette.isVisible)

    return find


def _keys(program: Program) -> QWidget | None:
    program.window.actions_by_name["show_keys"].trigger()
    found: list[QWidget] = []

    def is_there() -> bool:
        found[:] = program.window.findChildren(QWidget, "keys_dialog")
        return bool(found) and found[0].isVisible()

    program.wait_until(is_there)
    return found[0]
