"""Themes, ours and the reader's own: chosen, mended, broken, gone."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from reader import paths
from tests.ui.browser import Browser
from tests.ui.dressed import page_color, start, window_color
from tests.ui.program import Program


def theme_file(program: Program, file: str, /, text: str | None = None, **changes: str) -> Path:
    """Put a theme into the reader's folder: our "day" under another name and with other colours."""
    program.places.themes.mkdir(parents=True, exist_ok=True)
    path = program.places.themes / file
    if text is None:
        lines = (paths.resources() / "themes" / "day.toml").read_text("utf-8").splitlines()
        for color, value in changes.items():
            lines = [
                f'{color} = "{value}"' if line.split(" ")[0] == color else line for line in lines
            ]
        text = "\n".join(lines)
    path.write_text(text, "utf-8")
    return path


def menu_of(program: Program, *, dark: bool = False) -> dict[str, QAction]:
    """Open a menu of themes and return what can be chosen in it, by its words."""
    menu = program.window.findChild(QMenu, "dark_theme_menu" if dark else "light_theme_menu")
    assert menu is not None
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.isCheckable()}


def checked(program: Program, *, dark: bool = False) -> list[str]:
    return [words for words, action in menu_of(program, dark=dark).items() if action.isChecked()]


def test_menus_offer_our_themes_by_what_they_have(program: Program) -> None:
    light, dark = menu_of(program), menu_of(program, dark=True)
    assert "Day" in light
    assert "Paper" in light
    assert "Dusk" in dark
    assert "Black" in dark
    # It has a light and a dark set.
    assert "Paper" in dark
    assert not set(light) & {"Dusk", "Night", "Black"}
    assert "Day" not in dark
    assert (checked(program), checked(program, dark=True)) == (["Day"], ["Dusk"])


def test_choosing_a_theme_dresses_window_and_page_and_is_remembered(program: Program) -> None:
    start(program)
    loads: list[bool] = []
    engine = program.window.pane.engine
    assert engine is not None
    engine.page.loadStarted.connect(lambda: loads.append(True))
    before = page_color(program)
    menu_of(program)["Paper"].trigger()
    assert page_color(program) == window_color() == program.appearance.colors.ground
    assert page_color(program) != before
    assert loads == []
    wanted = program.appearance.colors
    # Not the theme of the dark.
    assert checked(program, dark=True) == ["Dusk"]
    program.restart()
    assert program.appearance.colors == wanted
    assert checked(program) == ["Paper"]


def test_a_theme_for_the_dark_waits_for_the_dark(program: Program) -> None:
    start(program)
    before = page_color(program)
    menu_of(program, dark=True)["Black"].trigger()
    assert page_color(program) == before
    program.trigger("scheme_dark")
    assert page_color(program) == window_color() == "#000000"


def test_a_file_of_the_reader_s_own_appears_at_once_and_dresses_all(program: Program) -> None:
    start(program)
    assert "Mine" not in menu_of(program)
    theme_file(program, "mine.toml", name="Mine & yours", ground="#f0f8ff")
    menu_of(program)["Mine && yours"].trigger()
    assert page_color(program) == window_color() == "#f0f8ff"
    program.restart()
    assert checked(program) == ["Mine && yours"]
    assert program.appearance.colors.ground == "#f0f8ff"
    assert not program.window.notice_bar.isVisible()


def test_a_theme_that_had_to_be_mended_says_so_when_it_is_chosen(program: Program) -> None:
    start(program)
    path = theme_file(program, "faint.toml", name="Faint")
    text = path.read_text("utf-8").replace('text = "#2a2630"', 'text = "#d8d2ca"')
    path.write_text(text, "utf-8")
    menu_of(program)["Faint"].trigger()
    assert "“Faint”" in program.window.notice_bar.text()
    assert "--check" in program.window.notice_bar.text()
    assert program.appearance.colors.text != "#d8d2ca"
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    "text",
    [
        "name = 3",
        "[light]\nground = '#ffffff'",
        "not toml [",
        '[light]\nground = "red;} body{display:none"',
        "x" * 70_000,
    ],
)
def test_a_broken_theme_is_told_once_and_the_others_stay(program: Program, text: str) -> None:
    start(program)
    path = theme_file(program, "broken.toml", text)
    theme_file(program, "mine.toml", name="Mine")
    assert set(menu_of(program)) >= {"Day", "Mine"}
    notice = program.window.notice_bar
    assert "“broken.toml”" in notice.text()
    assert notice.isVisible()
    notice.close_button.click()
    menu_of(program)
    assert not notice.isVisible()
    assert path.read_text("utf-8") == text
    assert program.appearance.colors.ground == page_color(program)


def test_a_theme_that_is_gone_at_the_second_start_gives_way_and_comes_back(
    program: Program,
) -> None:
    start(program)
    path = theme_file(program, "mine.toml", name="Mine", ground="#f0f8ff")
    menu_of(program)["Mine"].trigger()
    aside = path.rename(path.with_suffix(".aside"))
    program.restart()
    assert checked(program) == ["Day"]
    assert program.appearance.colors.ground == "#fbf9f5"
    assert program.file.preferences.light_theme == "mine"
    aside.rename(path)
    program.restart()
    assert program.appearance.colors.ground == "#f0f8ff"


def test_the_folder_of_themes_is_made_and_shown(program: Program, browser: Browser) -> None:
    assert not program.places.themes.exists()
    program.trigger("open_themes_folder")
    assert program.places.themes.is_dir()
    assert browser.opened == [program.places.themes.as_uri()]


def test_a_folder_of_themes_that_cannot_be_made_is_told(program: Program, browser: Browser) -> None:
    program.places.themes.parent.mkdir(parents=True, exist_ok=True)
    program.places.themes.write_text("a file", "utf-8")
    program.trigger("open_themes_folder")
    assert "can't be made" in program.window.notice_bar.text()
    assert browser.opened == []
