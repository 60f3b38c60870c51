"""Themes: named colours for window and page alike, read from a small TOML file."""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from reader import paths

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Colors:
    """One set of named colours, each "#rrggbb"."""

    ground: str
    panel: str
    raised: str
    text: str
    secondary: str
    line: str
    accent: str
    on_accent: str
    accent_ground: str
    link: str
    highlight: str
    code_ground: str
    code_text: str
    code_keyword: str
    code_string: str
    code_number: str
    code_name: str
    code_comment: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A name and the colours for the light and the dark scheme."""

    name: str
    light: Colors
    dark: Colors

    def colors(self, *, dark: bool) -> Colors:
        """Return the colours of one scheme."""
        return self.dark if dark else self.light


class BrokenThemeError(ValueError):
    """A theme file does not give every colour; the text names the first that is wrong."""


@cache
def own_theme() -> Theme:
    """Return the theme that Senja comes with."""
    return read_theme(paths.resources() / "themes" / "senja.toml")


def read_theme(path: Path) -> Theme:
    """Return the theme in the file at ``path``.

    Raises:
        BrokenThemeError: a colour is missing or is none.
        OSError: the file can't be read.
    """
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenThemeError(str(error)) from error
    return Theme(
        name=str(values.get("name", path.stem)),
        light=_colors(values.get("light"), "light"),
        dark=_colors(values.get("dark"), "dark"),
    )


def css_variables(theme: Theme) -> str:
    """Return the CSS rules that give both schemes' colours; the root's attribute chooses."""
    rules = []
    for scheme in ("light", "dark"):
        colors = theme.colors(dark=scheme == "dark")
        declarations = "".join(
            f"--{field.name.replace('_', '-')}:{getattr(colors, field.name)};"
            for field in fields(colors)
        )
        rules.append(f':root[data-scheme="{scheme}"]{{color-scheme:{scheme};{declarations}}}')
    return "\n".join(rules)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two "#rrggbb" colours, 1 to 21 (WCAG 2.2, section 1.4.3)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _colors(values: object, scheme: str) -> Colors:
    if not isinstance(values, dict):
        raise BrokenThemeError(scheme)
    given = {field.name: values.get(field.name) for field in fields(Colors)}
    for name, color in given.items():
        if not isinstance(color, str) or not _COLOR.fullmatch(color):
            raise BrokenThemeError(f"{scheme}.{name}")
    return Colors(**{name: str(color) for name, color in given.items()})


def _luminance(color: str) -> float:
    """Return the relative luminance of "#rrggbb", 0 to 1 (WCAG 2.2, definitions)."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:  # noqa: PLR2004 (the definition's own number)
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
