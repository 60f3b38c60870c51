from dataclasses import fields
from pathlib import Path

import pytest

from reader import paths
from reader.rendering.theme import (
    BrokenThemeError,
    Colors,
    contrast,
    css_variables,
    own_theme,
    read_theme,
)

AA = 4.5
AA_OF_SHAPES = 3.0

SCHEMES = [pytest.param(own_theme().light, id="light"), pytest.param(own_theme().dark, id="dark")]

# Every colour that words are written in, on every ground it is used on: page.css, the window's
# palette and style sheet, and the list's delegate.
WRITTEN = [
    ("text", "ground panel raised accent_ground code_ground highlight"),
    ("secondary", "ground panel raised accent_ground code_ground"),
    ("link", "ground panel raised code_ground highlight"),
    ("accent", "ground panel raised accent_ground code_ground"),
    ("on_accent", "accent"),
    ("code_text", "ground code_ground"),
    ("code_keyword", "code_ground"),
    ("code_string", "code_ground"),
    ("code_number", "code_ground"),
    ("code_name", "code_ground"),
    ("code_comment", "code_ground"),
]


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        # The ends of the scale, and greys whose ratios to white are widely published: #767676 is
        # the lightest that reaches AA on white, #949494 the lightest that reaches 3 to 1.
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#949494", "#ffffff", 3.03),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#008000", "#ffffff", 5.14),
        ("#ffff00", "#000000", 19.56),
    ],
)
def test_contrast_is_as_published_and_the_same_both_ways(
    first: str, second: str, ratio: float
) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)
    assert contrast(second, first) == contrast(first, second)
    assert contrast(first.upper(), second.upper()) == contrast(first, second)


@pytest.mark.parametrize("colors", SCHEMES)
@pytest.mark.parametrize(
    ("color", "ground"), [(color, ground) for color, on in WRITTEN for ground in on.split()]
)
def test_words_reach_aa_on_every_ground_they_are_written_on(
    colors: Colors, color: str, ground: str
) -> None:
    assert contrast(getattr(colors, color), getattr(colors, ground)) >= AA


@pytest.mark.parametrize("colors", SCHEMES)
@pytest.mark.parametrize("ground", ["ground", "panel", "raised", "accent_ground"])
def test_marks_and_focus_rings_can_be_made_out(colors: Colors, ground: str) -> None:
    assert contrast(colors.accent, getattr(colors, ground)) >= AA_OF_SHAPES


def test_the_schemes_are_what_they_are_called() -> None:
    theme = own_theme()
    assert contrast(theme.light.ground, "#ffffff") < contrast(theme.light.ground, "#000000")
    assert contrast(theme.dark.ground, "#000000") < contrast(theme.dark.ground, "#ffffff")
    assert theme.colors(dark=True) is theme.dark
    assert theme.colors(dark=False) is theme.light


def test_every_colour_is_a_variable_of_its_scheme() -> None:
    theme = own_theme()
    light, dark = css_variables(theme).split("\n")
    for rule, scheme, colors in ((light, "light", theme.light), (dark, "dark", theme.dark)):
        assert rule.startswith(f':root[data-scheme="{scheme}"]{{color-scheme:{scheme};')
        for field in fields(Colors):
            name = field.name.replace("_", "-")
            assert f"--{name}:{getattr(colors, field.name)};" in rule


def test_every_variable_that_the_page_uses_is_a_colour_or_its_own() -> None:
    css = (paths.resources() / "page" / "page.css").read_text("utf-8")
    given = {field.name.replace("_", "-") for field in fields(Colors)} | {"text-size"}
    used = {part.partition(")")[0].partition(",")[0].strip() for part in css.split("var(--")[1:]}
    own = {line.split(":")[0].strip(" -") for line in css.splitlines() if line.startswith("  --")}
    assert used - given - own == set()


def own_text() -> str:
    return (paths.resources() / "themes" / "senja.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('accent = "#a1452a"', "", "light.accent"),
        ('accent = "#a1452a"', 'accent = "red"', "light.accent"),
        ('accent = "#a1452a"', 'accent = "#a1452"', "light.accent"),
        ('accent = "#a1452a"', 'accent = "#a1452a;}body{display:none"', "light.accent"),
        ('accent = "#a1452a"', "accent = 7", "light.accent"),
        ("[dark]", "[night]", "dark"),
        ("[light]", "[day]", "light"),
    ],
)
def test_a_broken_theme_names_the_colour_that_is_wrong(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(own_text().replace(old, new, 1), "utf-8")
    with pytest.raises(BrokenThemeError) as caught:
        read_theme(path)
    assert str(caught.value) == named


@pytest.mark.parametrize("data", [b"not = [toml", b"\xff\xfe", b""])
def test_a_file_that_is_no_theme_is_broken(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(BrokenThemeError) as caught:
        read_theme(path)
    assert str(caught.value)


def test_a_theme_is_named_by_itself_or_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(own_text(), "utf-8")
    assert read_theme(path) == own_theme()
    path.write_text(own_text().replace('name = "Senja"', ""), "utf-8")
    assert read_theme(path).name == "mine"
