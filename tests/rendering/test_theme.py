import os
import re
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import paths
from reader.model.typography import Typography
from reader.rendering.colors import contrast, luminance
from reader.rendering.pairs import OPTIONAL
from reader.rendering.theme import (
    DEFAULT_DARK,
    DEFAULT_LIGHT,
    OWN_KEYS,
    BrokenThemeError,
    ColorPair,
    Colors,
    Theme,
    color_pair,
    color_variables,
    find_themes,
    pair_ratios,
    read_theme,
    read_theme_as_written,
)
from reader.rendering.type_look import type_variables

OWN = paths.resources() / "themes"
DAY = (OWN / "day.toml").read_text("utf-8")
NOWHERE = Path("nowhere at all")
LIGHT_OF_DAY = read_theme(OWN / "day.toml").light
ACCENT = 'accent = "#a1452a"'
OLDER = "\n".join(line for line in DAY.splitlines() if line.split(" = ")[0] not in OPTIONAL)


def written(folder: Path, text: str, name: str = "mine.toml") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def refused(path: Path) -> str:
    with pytest.raises(BrokenThemeError) as caught:
        read_theme(path)
    sentence = str(caught.value)
    assert sentence.startswith(f"The theme “{path.name}” can't be used: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def own_schemes() -> list[tuple[Theme, str, Colors]]:
    themes = [read_theme_as_written(OWN / f"{key}.toml") for key in OWN_KEYS]
    return [(theme, scheme, colors) for theme in themes for scheme, colors in theme.schemes]


@pytest.mark.parametrize(
    ("theme", "colors"),
    [
        pytest.param(theme, colors, id=f"{theme.key}-{scheme}")
        for theme, scheme, colors in own_schemes()
    ],
)
def test_every_pair_of_ours_is_at_its_mark_as_it_is_written(theme: Theme, colors: Colors) -> None:
    rows = pair_ratios(colors, high_contrast=theme.high_contrast)
    assert [row for row in rows if not row.holds] == []


@pytest.mark.parametrize("key", OWN_KEYS)
def test_ours_come_out_as_they_are_written_and_give_every_colour(key: str) -> None:
    path = OWN / f"{key}.toml"
    theme = read_theme(path)
    assert theme.notes == ()
    assert theme == read_theme_as_written(path)
    assert theme.key == key
    assert theme.is_own
    assert theme.high_contrast == key.startswith("contrast-")
    for scheme, _ in theme.schemes:
        values = tomllib.loads(path.read_text("utf-8"))[scheme]
        assert set(values) | {"hover"} == {field.name for field in fields(Colors)}


def test_our_folder_holds_ours_and_nothing_else() -> None:
    assert {path.name for path in OWN.iterdir()} == {f"{key}.toml" for key in OWN_KEYS}


@pytest.mark.parametrize(
    ("scheme", "colors"),
    [pytest.param(s, c, id=f"{theme.key}-{s}") for theme, s, c in own_schemes()],
)
def test_the_schemes_are_what_they_are_called(scheme: str, colors: Colors) -> None:
    is_light = contrast(colors.ground, "#ffffff") < contrast(colors.ground, "#000000")
    assert is_light == (scheme == "light")


def test_ours_is_ours_by_whatever_road_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OWN)
    theme = read_theme(Path("day.toml"))
    assert (theme.key, theme.is_own, theme.path) == ("day", True, OWN / "day.toml")


def test_black_is_black() -> None:
    dark = read_theme(OWN / "black.toml").dark
    assert dark is not None
    assert dark.ground == dark.panel == "#000000"


def test_every_colour_is_a_variable_of_the_page() -> None:
    assert LIGHT_OF_DAY is not None
    variables = color_variables(LIGHT_OF_DAY)
    assert variables["--ground"] == "#fbf9f5"
    assert variables["--accent-ground"] == LIGHT_OF_DAY.accent_ground
    assert len(variables) == len(fields(Colors))


def test_every_variable_that_the_page_uses_is_a_colour_or_its_own() -> None:
    assert LIGHT_OF_DAY is not None
    sheets = sorted((paths.resources() / "page").glob("*.css"))
    css = "\n".join(path.read_text("utf-8") for path in sheets)
    known = set(color_variables(LIGHT_OF_DAY)) | set(type_variables(Typography()))
    known |= {
        "--page",
        "--x",
        "--y",
        "--zoom",
    }  # the page's script says where pages and pictures are
    used = {
        "--" + part.partition(")")[0].partition(",")[0].strip() for part in css.split("var(--")[1:]
    }
    own = {"--" + part.partition(":")[0].strip() for part in re.split(r"(?<![\w(-])--", css)[1:]}
    assert used - known - own == set()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (ACCENT, "", "[light] has no accent"),
        (ACCENT, 'accent = "red"', 'accent in [light] must be a colour like "#a1452a"'),
        (ACCENT, 'accent = "#a1452"', "must be a colour"),
        (ACCENT, 'accent = "#a1452a "', "must be a colour"),
        (ACCENT, 'accent = "#a1452a\\n"', "must be a colour"),
        (ACCENT, 'accent = "#a1452a;}body{display:none"', "must be a colour"),
        (ACCENT, 'accent = "#\uff11\uff11\uff11\uff11\uff11\uff11"', "must be a colour"),
        (ACCENT, "accent = 7", "must be a colour"),
        ('focus = "#a1452a"', 'focus = "url(x)"', "focus in [light] must be a colour"),
        (ACCENT, f"{ACCENT}\n{ACCENT}", "it is not TOML"),
        ("[light]", "[day]", "it has neither [light] nor [dark]"),
        ("[light]", "light = 3\n[day]", "light must be a table of colours"),
        ('name = "Day"', "name = 3", "its name must be a text"),
        ('name = "Day"', 'contrast = "low"', 'its contrast can only be "high"'),
    ],
)
def test_a_broken_theme_says_what_is_wrong(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert old in DAY
    assert reason in refused(written(tmp_path, DAY.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it has neither [light] nor [dark]"),
        (b"not = [toml", "it is not TOML"),
        (b"\xff\xfe", "it is not UTF-8 text"),
        (b"a = " + b"9" * 390, "it has neither"),
        (b"a = " + b"[" * 390 + b"\n[" * 20_000, "it is nested too deeply"),
        (b"# a theme\n" * 7_000, "it is larger than 64 kB"),
        # A key of 32,000 parts keeps the parser busy for most of a minute.
        (b"\na" + b".a" * 32_000 + b" = 1", "line 2 is longer than 400 characters"),
        (b"a" + '."\u2028"'.encode() * 8_000 + b" = 1", "line 1 is longer than 400 characters"),
    ],
    ids=["empty", "half", "binary", "number", "deep", "large", "long key", "hidden long key"],
)
def test_a_file_that_is_no_theme_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    assert reason in refused(path)


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    assert "it can't be read" in refused(tmp_path / "gone.toml")
    with pytest.raises(BrokenThemeError, match="that can't be a file's name"):
        read_theme(tmp_path / "a\0b.toml")
    folder = tmp_path / "folder.toml"
    folder.mkdir()
    assert "it is not a file" in refused(folder) or sys.platform == "win32"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_or_a_device_holds_nobody_up(tmp_path: Path) -> None:
    pipe, loop, endless = (tmp_path / f"{name}.toml" for name in ("pipe", "loop", "endless"))
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    endless.symlink_to("/dev/zero")
    assert "it is not a file" in refused(pipe)
    assert "it can't be read" in refused(loop)
    assert "it is not a file" in refused(endless)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8")))
def test_no_bytes_do_anything_but_be_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    refused(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_link_to_a_theme_is_a_theme(tmp_path: Path) -> None:
    link = tmp_path / "mine.toml"
    link.symlink_to(written(tmp_path, DAY, "elsewhere"))
    assert read_theme(link).light == LIGHT_OF_DAY


def test_a_theme_may_be_written_by_any_editor(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + DAY.upper().replace("\n", "\r\n").encode())
    assert "it has neither" in refused(path)
    loud = DAY.replace("#a1452a", "#A1452A").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + loud.encode())
    assert read_theme(path).light == LIGHT_OF_DAY


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("", "mine"),
        ('name = "Sore"', "Sore"),
        ('name = ""', "mine"),
        ('name = "  two\\nlines\\u202e "', "two lines"),
        (f'name = "{"ab " * 100}"', ("ab " * 20).strip()),
    ],
)
def test_a_theme_is_named_by_itself_or_by_its_file(tmp_path: Path, line: str, name: str) -> None:
    assert read_theme(written(tmp_path, DAY.replace('name = "Day"', line))).name == name


def test_an_older_file_gets_the_colours_that_it_does_not_give(tmp_path: Path) -> None:
    assert "focus" not in OLDER
    theme = read_theme(written(tmp_path, OLDER))
    assert theme.notes == ()
    assert theme.light is not None
    assert theme.light.focus == theme.light.found == theme.light.accent
    assert theme.light.on_found == theme.light.on_accent


def test_a_colour_under_its_mark_is_moved_and_its_author_told(tmp_path: Path) -> None:
    text = DAY.replace('secondary = "#675f6d"', 'secondary = "#a09aa6"')
    path = written(tmp_path, text)
    theme = read_theme(path)
    assert theme.light is not None
    (note,) = theme.notes
    assert note == (
        "In [light], secondary on accent_ground has a contrast of 2.09 and needs 4.5, "
        f"so secondary was moved from #a09aa6 to {theme.light.secondary}."
    )
    assert all(row.holds for row in pair_ratios(theme.light, high_contrast=False))
    as_written = read_theme_as_written(path)
    assert as_written.notes == ()
    assert as_written.light is not None
    assert as_written.light.secondary == "#a09aa6"


def test_high_contrast_asks_more_of_the_same_colours(tmp_path: Path) -> None:
    text = DAY.replace('text = "#2a2630"', 'text = "#5f5966"')
    usual = read_theme(written(tmp_path, text))
    assert usual.light is not None
    assert usual.light.text == "#5f5966"
    high = read_theme(written(tmp_path, 'contrast = "high"\n' + text))
    assert high.high_contrast
    assert high.light is not None
    assert luminance(high.light.text) < luminance("#5f5966")
    assert all(row.holds for row in pair_ratios(high.light, high_contrast=True))


def test_a_theme_may_have_both_sets(tmp_path: Path) -> None:
    theme = read_theme(
        written(tmp_path, DAY + DAY.partition("\n\n[light]")[2].join(["[dark]", ""]))
    )
    assert theme.light == theme.dark == LIGHT_OF_DAY
    assert [scheme for scheme, _ in theme.schemes] == ["light", "dark"]


def test_our_themes_come_first_then_those_of_the_folder_by_name(tmp_path: Path) -> None:
    written(tmp_path, DAY.replace("Day", "zebra"), "a.toml")
    written(tmp_path, DAY.replace("Day", "Apple"), "b.toml")
    written(tmp_path, DAY.replace("Day", "mine"), "day.toml")
    written(tmp_path, "", "broken.toml")
    written(tmp_path, DAY, ".hidden.toml")
    written(tmp_path, DAY, "readme.txt")
    themes, sentences = find_themes(tmp_path)
    assert [theme.key for theme in themes] == [*OWN_KEYS, "b", "day.toml", "a"]
    assert [theme.is_own for theme in themes] == [True] * len(OWN_KEYS) + [False] * 3
    assert sentences == [
        "The theme “broken.toml” can't be used: it has neither [light] nor [dark]."
    ]


def test_a_folder_that_is_not_there_has_no_themes() -> None:
    themes, sentences = find_themes(NOWHERE)
    assert [theme.key for theme in themes] == list(OWN_KEYS)
    assert sentences == []


def test_a_folder_that_is_none_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "themes").write_text("")
    themes, (sentence,) = find_themes(tmp_path / "themes")
    assert len(themes) == len(OWN_KEYS)
    assert sentence.startswith(f"The themes in “{tmp_path / 'themes'}” can't be read")


def test_a_folder_of_very_many_themes_is_not_read_to_its_end(tmp_path: Path) -> None:
    for number in range(205):
        written(tmp_path, "", f"{number:03}.toml")
    _, sentences = find_themes(tmp_path)
    assert sentences[-1].endswith("holds 205 themes; the first 200 by name are shown.")
    assert len(sentences) == 201


def test_the_light_of_one_theme_goes_with_the_dark_of_another(tmp_path: Path) -> None:
    written(tmp_path, DAY.replace("[light]", "[dark]"), "mine.toml")
    written(tmp_path, DAY.replace("#fbf9f5", "#ffffff"), "day.toml")
    night = read_theme(OWN / "night.toml").dark
    paper = read_theme(OWN / "paper.toml")
    assert paper.light is not None
    assert color_pair("paper", "night", tmp_path) == ColorPair(paper.light, night)  # type: ignore[arg-type] # it has a dark set
    both = color_pair("paper", "paper", tmp_path)
    assert (both.light, both.dark) == (paper.light, paper.dark)
    assert both.colors(dark=True) is both.dark
    assert both.colors(dark=False) is both.light
    assert color_pair("day", "mine", tmp_path) == ColorPair(LIGHT_OF_DAY, LIGHT_OF_DAY)  # type: ignore[arg-type] # it has a light set
    assert color_pair("day.toml", "mine", tmp_path).light.ground == "#ffffff"


@pytest.mark.parametrize(
    "key", ["gone", "broken", "dusk", "", ".", "..", "../outside", "/etc/passwd", "a\0b", "x" * 999]
)
def test_a_theme_that_can_not_be_used_gives_way_to_the_usual_one(tmp_path: Path, key: str) -> None:
    folder = tmp_path / "themes"
    written(folder, "", "broken.toml")
    written(tmp_path, DAY.replace("#fbf9f5", "#ffffff"), "outside.toml")
    pair = color_pair(key, "day", folder)
    assert pair == color_pair(DEFAULT_LIGHT, DEFAULT_DARK, NOWHERE)
