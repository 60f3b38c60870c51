"""How near a long page comes to what the engine itself allows: settings, themes, opening.

    python -m tests.benchmarks.page [--words 40000] [--rounds 5]

An article of so many words is open in Senja's window, and its finished page in a bare QWebEngineView
of the same size. Everything is done to one and then to the other, so that a busy machine slows both:

- *each setting*, there and back: from the choice to the first frame of the page that shows it, over
  the same custom property changed on the root of a bare page (the same paragraphs, and a style sheet
  that reads nothing but these properties);
- *light to dark*: from the action to the frame that shows it, in frames of 60 Hz, over the bare
  page's ground and ink changed;
- *opening*: from choosing the article to its page loaded and painted, over ``setHtml`` of the very
  page that Senja rendered.

*Lines moved* says how far the text went under the reader's eyes: the first letter of the first whole
line in the window is noted before a setting is first changed, and looked for after every change of
it; the way from where its line stood to where it stands is given in lines, and must be none.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from reader.library import Library, articles, open_library
from reader.model.typography import Stack, Typography
from reader.paths import Places
from reader.rendering.hyphenation import hyphenate
from tests.benchmarks.libraries import add_long_articles, leave_as_before, rendered_page
from tests.benchmarks.painted import wait
from tests.benchmarks.window import workplace

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow
    from tests.benchmarks.painted_page import PageWatch

_FRAME_MS = 1000 / 60
_SWITCH_AIM_FRAMES = 2
_OPENING_AIM = 1.5
_END_MS = 200

# The first whole line in the window, as [paragraph, letter, top]; hyphens that may show count for
# no letter.
_LETTERS = """
const paragraphs = Array.from(document.querySelectorAll("#body p"));
const plain = (text) => text.replace(/\\u00ad/g, "");
const boxOf = (text, at) => {
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  return range.getClientRects()[0];
};
"""
_FIRST_LINE = f"""(() => {{ {_LETTERS}
  const left = document.querySelector("article").getBoundingClientRect().left + 2;
  for (let y = 1; y < innerHeight; y += 2) {{
    const caret = document.caretRangeFromPoint(left, y);
    const text = caret && caret.startContainer;
    const paragraph = text && text.nodeType === Node.TEXT_NODE ? text.parentElement.closest("#body p") : null;
    const box = paragraph ? boxOf(text, Math.min(caret.startOffset, text.length - 1)) : null;
    if (!box || box.top < 0) continue;
    const letter = plain(text.textContent.slice(0, caret.startOffset)).length;
    return JSON.stringify([paragraphs.indexOf(paragraph), letter, box.top]);
  }}
  return "";
}})()"""
_LINE_OF = f"""(() => {{ {_LETTERS}
  const [paragraph, letter] = [%d, %d];
  const text = paragraphs[paragraph].firstChild;
  let at = 0;
  for (let seen = 0; seen < letter || text.data[at] === "\\u00ad"; at += 1) {{
    if (text.data[at] !== "\\u00ad") seen += 1;
  }}
  return JSON.stringify([boxOf(text, at).top, parseFloat(getComputedStyle(document.body).lineHeight)]);
}})()"""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting, as Senja takes it and as the bare page's custom property has it, there and back."""

    name: str
    changes: dict[str, object]
    property: str
    there: str
    back: str


SETTINGS = (
    Setting("size", {"size": 1.3}, "--size", "1.3", "1"),
    Setting("line height", {"line_height": 2.0}, "--line-height", "2", "1.62"),
    Setting("column width", {"measure": 50}, "--measure", "25em", "33em"),
    Setting("typeface", {"typeface": Stack.MONO}, "--face", "monospace", "serif"),
    Setting("justified", {"justified": True}, "--align", "justify", "start"),
    Setting("hyphenated", {"hyphenated": True}, "--hyphens", "manual", "none"),
    Setting("letter spacing", {"letter_spacing": 0.05}, "--letters", "0.05em", "0em"),
    Setting("word spacing", {"word_spacing": 0.2}, "--words", "0.2em", "0em"),
)
_USUAL = {each.property: each.back for each in SETTINGS} | {"--ground": "white", "--ink": "black"}
_BARE_STYLE = (
    "body { margin: 0; background: var(--ground); color: var(--ink); font-family: var(--face); "
    "font-size: calc(19px * var(--size)); line-height: var(--line-height); "
    "letter-spacing: var(--letters); word-spacing: var(--words); }"
    "main { max-inline-size: var(--measure); margin-inline: auto; }"
    "p { text-align: var(--align); hyphens: var(--hyphens); margin-block: 0 1.05em; }"
)


@dataclass(slots=True)
class Times:
    """The milliseconds that Senja and the floor took each time, and the lines moved meanwhile."""

    ours: list[float] = field(default_factory=list)
    floors: list[float] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)

    def ratios(self) -> list[float]:
        """Return the ratio of each time to its floor."""
        return [one / other for one, other in zip(self.ours, self.floors, strict=True)]


class BarePage:
    """A bare view of a page, and its root's custom properties."""

    def __init__(self, width: int, height: int) -> None:
        from PySide6.QtWebEngineWidgets import QWebEngineView

        from tests.benchmarks.painted_page import PageWatch

        self.view = QWebEngineView()
        self.view.resize(width, height)
        self.watch = PageWatch(self.view)
        self.view.show()

    def show(self, html: str) -> float:
        """Show a page; return the milliseconds until it was loaded and painted."""
        return self.watch.time_opening(partial(self.view.setHtml, html))

    def scroll_to(self, part: float) -> None:
        """Go so far into the page, and come to rest there."""
        self.watch.frames.clear()
        self.view.page().runJavaScript(
            f"scrollTo(0, {part} * document.documentElement.scrollHeight)"
        )
        self.watch.wait_for_rest(after_load=False)

    def change(self, **values: str) -> float:
        """Change custom properties of the root; return the milliseconds until that was painted."""
        script = ";".join(
            f"document.documentElement.style.setProperty({json.dumps(name)}, {json.dumps(value)})"
            for name, value in values.items()
        )
        return self.watch.time_change(partial(self.view.page().runJavaScript, script))


class SenjaPage:
    """Senja's window, and the page in it."""

    def __init__(self, window: "MainWindow", watch: "PageWatch") -> None:
        self.window = window
        self.watch = watch

    def open(self, identifier: int) -> float:
        """Open an article; return the milliseconds until it was loaded and painted."""
        return self.watch.time_opening(partial(self.window.open_article, identifier))

    def choose(self, typography: Typography) -> float:
        """Set the type; return the milliseconds until that was painted."""
        return self.watch.time_change(partial(self.window.settings.choose_typography, typography))

    def switch(self) -> float:
        """Switch from light to dark or back; return the milliseconds until that was painted."""
        action = self.window.actions_by_name["toggle_color_scheme"]
        return self.watch.time_change(action.trigger)

    def read_to(self, part: float) -> None:
        """Go so far into the article, and come to rest there."""
        self.watch.frames.clear()
        self.ask(f"scrollTo(0, {part} * document.documentElement.scrollHeight)")
        self.watch.wait_for_rest(after_load=False)

    def first_line(self) -> tuple[int, int, float]:
        """Return paragraph and letter of the first whole line in the window, and where it stands."""
        paragraph, letter, top = json.loads(str(self.ask(_FIRST_LINE)))
        return paragraph, letter, top

    def moved(self, before: tuple[int, int, float]) -> float:
        """Return how many lines what was the first line stands from where it stood."""
        paragraph, letter, top = before
        now, line = json.loads(str(self.ask(_LINE_OF % (paragraph, letter))))
        return float(abs(now - top) / line)

    def ask(self, expression: str) -> object:
        """Return what ``expression`` gives in the page."""
        from PySide6.QtCore import QEventLoop

        engine = self.window.pane.engine
        assert engine is not None
        loop = QEventLoop()
        answers: list[object] = []

        def on_answer(answer: object) -> None:
            answers.append(answer)
            loop.quit()

        engine.ask(expression, on_answer)
        loop.exec()
        return answers[0]


def measure_setting(senja: SenjaPage, bare: BarePage, setting: Setting, rounds: int) -> Times:
    """Change a setting there and back, in Senja and in the bare page by turns."""
    times = Times()
    before = senja.first_line()
    for _ in range(rounds):
        for changes, value in ((setting.changes, setting.there), ({}, setting.back)):
            times.ours.append(senja.choose(replace(Typography(), **changes)))  # type: ignore[arg-type] # each by its name
            times.moved.append(senja.moved(before))
            times.floors.append(bare.change(**{setting.property: value}))
    return times


def measure_switch(senja: SenjaPage, bare: BarePage, rounds: int) -> Times:
    """Switch from light to dark and back."""
    times = Times()
    before = senja.first_line()
    for ground, ink in (("black", "white"), ("white", "black")) * rounds:
        times.ours.append(senja.switch())
        times.moved.append(senja.moved(before))
        times.floors.append(bare.change(**{"--ground": ground, "--ink": ink}))
    return times


def measure_opening(senja: SenjaPage, bare: BarePage, pages: dict[int, str], rounds: int) -> Times:
    """Open the articles one after the other; ``pages`` are theirs as Senja renders them."""
    times = Times()
    for _ in range(rounds):
        for identifier, html in pages.items():
            times.ours.append(senja.open(identifier))
            times.floors.append(bare.show(html))
    return times


def bare_html(library: Library, identifier: int) -> str:
    """Return the article as a page that reads nothing but the settings' properties."""
    usual = "".join(f"{name}: {value};" for name, value in _USUAL.items())
    body = hyphenate(articles.content(library, identifier).html, "en")
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><style>:root {{ {usual} }} {_BARE_STYLE}'
        f"</style><main>{body}</main></html>"
    )


def row(name: str, times: Times) -> str:
    """Return the table's line."""
    ratios = times.ratios()
    line = (
        f"{name:<15}{median(ratios):6.2f}  ({min(ratios):.2f}–{max(ratios):.2f})"
        f"{median(times.ours):7.0f} ÷ {median(times.floors):3.0f} ms"
        f"{median(times.ours) / _FRAME_MS:6.1f} frames"
    )
    if times.moved:
        line += f"   lines moved {max(times.moved):.1f}"
    return line + _verdict(name, times)


def _verdict(name: str, times: Times) -> str:
    moved = any(round(each) for each in times.moved)
    slow = (name == "light to dark" and median(times.ours) / _FRAME_MS > _SWITCH_AIM_FRAMES) or (
        name == "opening" and median(times.ratios()) > _OPENING_AIM
    )
    return "   MISSED" if moved or slow else ""


@contextmanager
def open_window(places: Places) -> Iterator["MainWindow"]:
    """Open Senja's window as the program does, with the page's engine."""
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    from reader.operations.worker import Worker
    from reader.rendering.theme import DEFAULT_DARK, DEFAULT_LIGHT, color_pair
    from reader.ui.appearance import Appearance
    from reader.ui.jobs import Jobs
    from reader.ui.main_window import MainWindow
    from reader.ui.preferences import PreferencesFile

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([])
    application.setStyle("Fusion")
    pair = color_pair(DEFAULT_LIGHT, DEFAULT_DARK, places.themes)
    appearance, jobs, worker = Appearance(application, pair), Jobs(), Worker()
    library, file = open_library(places.library), PreferencesFile(places.preferences)
    window = MainWindow(library, file, appearance, jobs, worker, places.themes)
    window.show()
    window.start_engine()
    try:
        yield window
    finally:
        window.close()
        worker.close()
        jobs.close()
        library.close()
        # The engine wants to be taken apart while the application is there.
        window.deleteLater()
        wait(_END_MS)


def measure(folder: Path, words: int, rounds: int) -> Iterator[tuple[str, Times]]:
    """Measure with articles of so many words in a library made in ``folder``."""
    places = Places(folder / "data", folder / "config", folder / "cache")
    first, second = add_long_articles(places, words, ("first", "second"))
    leave_as_before(places)
    with open_window(places) as window, closing(open_library(places.library)) as library:
        # It brings the engine's classes with it, which must not come before the window.
        from tests.benchmarks.painted_page import PageWatch

        engine = window.pane.engine
        assert engine is not None
        senja = SenjaPage(window, PageWatch(engine.view))
        bare = BarePage(window.pane.width(), window.pane.height())
        pages = {each: rendered_page(library, each) for each in (first, second)}
        # The first time fills caches, and is not counted.
        measure_opening(senja, bare, pages, 1)
        opening = measure_opening(senja, bare, pages, rounds)
        bare.show(bare_html(library, second))
        senja.read_to(0.5)
        bare.scroll_to(0.5)
        for setting in SETTINGS:
            yield setting.name, measure_setting(senja, bare, setting, rounds)
        yield "light to dark", measure_switch(senja, bare, rounds)
        yield "opening", opening
        bare.view.deleteLater()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="Compare a long page with what its engine allows.")
    parser.add_argument("--words", type=int, default=40_000, help="words of the article")
    parser.add_argument("--rounds", type=int, default=5, help="times that each is done")
    chosen = parser.parse_args(arguments)
    with workplace() as folder:
        print(f"{chosen.words:,} words")
        for name, times in measure(folder, chosen.words, chosen.rounds):
            print(row(name, times), flush=True)


if __name__ == "__main__":
    main()
