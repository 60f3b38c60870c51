"""Articles and files that would bring a window to a stand: shown all the same, or marked."""

import hashlib
import struct
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from reader.library import articles, open_library
from reader.markup.sanitize import MEDIA
from reader.model.article import Picture
from reader.model.typography import Typography
from tests.ui.closer import wait_for
from tests.ui.program import Program, draft, source

# Some take seconds, and a busy machine more; what is slow by its nature takes many minutes.
PATIENCE_MS = 60_000
WORDS = "Paragraphs of many words that everybody understands fill one line after the other. "
LAST = "The last of the words."
# Where the window's process would wait for a page, there would be one or two.
FEWEST_TICKS = 20


@dataclass(frozen=True, slots=True)
class Monster:
    """An article that no door of Senja's lets in as it is, but that a library may hold."""

    html: str
    pictures: tuple[Picture, ...] = ()


def many_pictures() -> Monster:
    """Return 5,000 pictures, each another one."""
    files = [png(8, 8, number) for number in range(5_000)]
    named = [(hashlib.sha256(data).hexdigest(), data) for data in files]
    body = "".join(f'<p>A picture <img src="{MEDIA}{sha}" alt="drawn"></p>' for sha, _ in named)
    pictures = (Picture(sha, "image/png", 8, 8, data) for sha, data in named)
    return Monster(f"{body}<p>{LAST}</p>", tuple(pictures))


MONSTERS: dict[str, Callable[[], Monster]] = {
    "five megabytes in one paragraph": lambda: Monster(f"<p>{WORDS * 61_000}{LAST}</p>"),
    "two hundred thousand elements": lambda: Monster(
        "<p><b>a</b> <i>b</i> <em>c</em></p>\n" * 50_000 + f"<p>{LAST}</p>"
    ),
    "ten thousand deep": lambda: Monster(
        "<div>" * 10_000 + f"<p>{WORDS}{LAST}</p>" + "</div>" * 10_000
    ),
    "five thousand pictures": many_pictures,
}


def png(width: int, height: int, color: int = 0, *, whole: bool = True) -> bytes:
    """Return a picture that says it has this size, with as many bytes as 8 × 8 pixels have."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    row = b"\0" + bytes([color % 256, color // 256, 90]) * 8
    data = zlib.compress(row * 8)
    end = chunk(b"IDAT", data) + chunk(b"IEND", b"") if whole else chunk(b"IDAT", data)[:-9]
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + end


class Ticks:
    """Counts how often the window's process came to answer while something went on."""

    def __init__(self) -> None:
        self.count = 0
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def _on_timeout(self) -> None:
        self.count += 1


def add(program: Program, file: Path) -> int:
    """Add a file as its reader does, and return its article's id."""
    program.window.intake.add_paths([file])
    model = program.window.model
    program.qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=PATIENCE_MS)
    program.qtbot.waitUntil(lambda: not program.jobs.busy(), timeout=PATIENCE_MS)
    return model.id_at(0)


@pytest.mark.parametrize("hyphenated", [False, True], ids=["plain", "hyphenated"])
@pytest.mark.parametrize("name", MONSTERS)
def test_a_monstrous_article_is_shown_and_the_window_answers_meanwhile(
    program: Program, name: str, *, hyphenated: bool
) -> None:
    monster = MONSTERS[name]()
    text = f"{WORDS}{LAST}"
    article = draft(1, html=monster.html, text=text, pictures=monster.pictures)
    with closing(open_library(program.places.library)) as library:
        stored = articles.store(library, article, b"", source(1))
    program.window._on_library_timer()
    program.window.settings.choose_typography(Typography(hyphenated=hyphenated))
    program.start_page()
    ticks = Ticks()
    with program.qtbot.waitSignal(program.window.pane.article_shown, timeout=PATIENCE_MS):
        program.window.open_article(stored.id)
    assert ticks.count >= FEWEST_TICKS
    words = f"document.body.textContent.replaceAll('\\u00ad', '').includes('{LAST}')"
    assert program.ask_page(words) is True
    assert program.ask_page("document.querySelectorAll('#body *').length") == monster.html.count(
        "</"
    ) + len(monster.pictures)
    wait_for(program, "Array.from(document.images).every((one) => one.naturalWidth === 8)")
    program.trigger("larger_text")
    program.trigger("toggle_color_scheme")
    assert program.ask_page("document.documentElement.dataset.scheme") == "dark"


def test_pictures_that_are_broken_or_far_too_large_are_marked_in_their_place(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "vast.png").write_bytes(png(30_000, 30_000))
    (tmp_path / "broken.png").write_bytes(png(8, 8, whole=False))
    (tmp_path / "fine.png").write_bytes(png(8, 8))
    file = tmp_path / "pictures.md"
    file.write_text("Before.\n\n![A vast one](vast.png)\n\n![](broken.png)\n\n![Fine](fine.png)")
    program.show_article(add(program, file))
    marks = "Array.from(document.querySelectorAll('.no-picture'), (one) => one.textContent).join()"
    assert program.ask_page(marks) == "A vast one,broken.png"
    drawn = "Array.from(document.images, (one) => one.alt).join()"
    assert program.ask_page(drawn) == "Fine"
    edge = "getComputedStyle(document.querySelector('.no-picture')).borderTopStyle"
    assert program.ask_page(edge) == "dashed"


@pytest.mark.parametrize(
    "text",
    [
        '[light]\nground = "#fff; } body { display: none } /*"\ntext = "url(https://evil.example/)"',
        '[light]\nground = "#ffffff"\ntext = "</style><script>document.title=1</script>"',
        "[light\n",
        "name = " + '"x' * 50_000,
        "\0\xff" * 1_000_000,
    ],
    ids=["css", "markup", "broken", "unclosed", "huge"],
)
def test_a_hostile_theme_is_told_and_senja_keeps_its_own(program: Program, text: str) -> None:
    program.places.themes.mkdir(parents=True, exist_ok=True)
    (program.places.themes / "hostile.toml").write_text(text)
    (article,) = program.add(1)
    program.show_article(article)
    before = program.appearance.colors
    program.window.settings.choose_theme("hostile", dark=False)
    assert program.appearance.colors == before
    assert "hostile" in program.window.notice_bar.text()
    style = "document.querySelector('style').textContent"
    for smuggled in ("evil", "display: none } /*", "<script"):
        assert program.ask_page(f"{style}.includes('{smuggled}')") is False
    assert program.ask_page("document.body.getBoundingClientRect().height > 100") is True
    engine = program.window.pane.engine
    assert engine is not None
    assert engine.refused == []
    program.restart()
    program.show_article(article)
    assert program.appearance.colors == before
