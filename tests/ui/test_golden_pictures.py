"""The page as it is painted: compared with pictures of it that were looked at and found good.

``SENJA_GOLDEN=write pytest tests/ui/test_golden_pictures.py`` paints them anew. Only the typeface
that comes with Senja is in them. What a machine's own drawing of letters differs in is small and
everywhere; a line that moved or a colour that changed is not, and that is what the measure tells.
"""

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from reader.library import articles, open_library
from reader.markup.body import clean_body
from tests.ui.closer import address, picture
from tests.ui.program import Program, draft, source

GOLDEN = Path(__file__).parents[1] / "data" / "pictures"
SIZE, SPREAD = QSize(980, 860), QSize(1240, 560)
# Of 255, after both were made half as large and blurred: the mean over all, and the most of a part.
MOST_MEAN, MOST_OF_A_PART = 1.2, 12
PARTS = 12
STILL = 6

HTML = """
<p>At <strong>dusk</strong> the <em>light</em> goes in a <a href="https://a.example">quarter</a> of an
hour near the equator, and takes its time in the north. What is read then is <mark>kept</mark>.</p>
<h2>Three twilights</h2>
<p>The civil one ends when the sun is six degrees below the horizon, the nautical at twelve, the
astronomical at eighteen: by then every star that will be seen tonight can be seen.</p>
<ul><li>Lamps are lit.</li><li>Pages are turned, slowly enough that a line which breaks shows how it
hangs.<ul><li>Or scrolled.</li></ul></li></ul>
<blockquote><p>What is quoted stands behind a bar.</p></blockquote>
<table><thead><tr><th>Place</th><th align="right">Minutes</th></tr></thead>
<tbody><tr><td>Pontianak</td><td align="right">21</td></tr>
<tr><td>Oslo</td><td align="right">41</td></tr></tbody></table>
<pre><code>for minute in range(21): wait()</code></pre>
"""


def wear(program: Program, theme: str) -> None:
    dark = theme in {"dusk", "black"}
    program.window.settings.choose_theme(theme, dark=dark)
    program.trigger("scheme_dark" if dark else "scheme_light")


def show(program: Program, size: QSize = SIZE) -> None:
    """Show the article in a page of a known size, in our own typeface alone."""
    image = picture(320, 120)
    body = clean_body(HTML).html + f'<figure><img src="{address(image)}" alt=""></figure>'
    other = open_library(program.places.library)
    made = draft(1, title="Reading at dusk", html=body, pictures=(image,))
    identifier = articles.store(other, made, b"x", source(1)).id
    other.close()
    program.window._on_library_timer()
    program.show_article(identifier)
    engine = program.window.pane.engine
    assert engine is not None
    engine.view.setFixedSize(size)
    program.wait_until(lambda: program.ask_page("innerWidth") == size.width())
    program.ask_page(
        "for (const name of ['--sans', '--mono']) root.style.setProperty(name, '\"Senja Text\"')"
    )


def painted(program: Program) -> Image.Image:
    engine = program.window.pane.engine
    assert engine is not None
    grabbed = engine.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    return Image.frombytes(
        "RGB",
        (grabbed.width(), grabbed.height()),
        bytes(grabbed.constBits()),
        "raw",
        "RGB",
        grabbed.bytesPerLine(),
    ).reduce(2)


def apart(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Return how far two pictures are apart: the mean, and that of the part that is most."""
    blur = ImageFilter.GaussianBlur(1.5)
    difference = ImageChops.difference(one.filter(blur), other.filter(blur)).convert("L")
    parts = difference.resize((PARTS, PARTS), Image.Resampling.BOX)
    return ImageStat.Stat(difference).mean[0], float(max(parts.tobytes()))


def is_same(one: Image.Image, other: Image.Image) -> bool:
    mean, most = apart(one, other)
    return mean <= MOST_MEAN and most <= MOST_OF_A_PART


def write(program: Program, path: Path) -> None:
    """Keep what is painted once it no longer changes."""
    frames: list[bytes] = []

    def is_still() -> bool:
        frames.append(painted(program).tobytes())
        return len(frames) > STILL and len(set(frames[-STILL:])) == 1

    program.wait_until(is_still)
    path.parent.mkdir(exist_ok=True)
    painted(program).save(path, optimize=True)


@pytest.mark.parametrize("theme", ["day", "paper", "dusk", "contrast-light"])
def test_the_page_is_painted_as_it_was_found_good(program: Program, theme: str) -> None:
    wear(program, theme)
    show(program)
    compare(program, GOLDEN / f"{theme}.png")


def test_turned_pages_are_painted_as_they_were_found_good(program: Program) -> None:
    wear(program, "black")
    program.trigger("turn_pages")
    show(program, SPREAD)
    compare(program, GOLDEN / "turned.png")


def compare(program: Program, path: Path) -> None:
    if os.environ.get("SENJA_GOLDEN") == "write":
        write(program, path)
    with Image.open(path) as file:
        golden = file.convert("RGB")
    try:
        program.wait_until(lambda: is_same(painted(program), golden))
    except pytest.fail.Exception:
        seen = painted(program)
        seen.save(program.places.library.parent / path.name)
        pytest.fail(f"{path.name}: mean and most of a part are {apart(seen, golden)}")


def test_the_measure_sees_a_line_that_moved_and_a_colour_that_changed() -> None:
    with Image.open(GOLDEN / "day.png") as file:
        golden = file.convert("RGB")
    assert is_same(golden, golden)
    assert not is_same(golden, ImageChops.offset(golden, 0, 2))
    assert not is_same(golden, ImageChops.offset(golden, 2, 0))
    paler = golden.point(lambda value: min(255, value + 20))
    assert not is_same(golden, paler)
