"""Themes: named colours for window and page alike, read from small TOML files and checked.

What comes out of here is safe to be put into CSS: every colour is "#rrggbb" and nothing else, and
every pair that is read is at its mark (pairs.py). docs/themes.md tells authors how to write one.
"""

import logging
import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from reader import paths
from reader.errors import SenjaError
from reader.markup.lines import one_line
from reader.rendering.pairs import OPTIONAL, PairRatio, mended, ratios

log = logging.getLogger(__name__)

OWN_KEYS = ("day", "paper", "dusk", "night", "black", "contrast-light", "contrast-dark")
"""The themes that Senja comes with, in the order in which they are shown."""

DEFAULT_LIGHT, DEFAULT_DARK = "day", "dusk"

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_SUFFIX = ".toml"
_LARGEST = 64 * 1024
# A key of many parts costs the parser their square (18 s for 64 kB); no key spans lines.
_LONGEST_LINE = 400
_LONGEST_NAME = 60
_MOST_THEMES = 200


@dataclass(frozen=True, slots=True)
class Colors:
    """One set of named colours, each "#rrggbb" in small letters."""

    ground: str
    panel: str
    raised: str
    text: str
    secondary: str
    line: str
    accent: str
    on_accent: str
    accent_ground: str
    hover: str  # the ground of what is under the pointer, and of rows of switches
    link: str
    highlight: str
    focus: str  # the ring around what has the keyboard
    found: str  # the ground of the word that was just found
    on_found: str
    code_ground: str
    code_text: str
    code_keyword: str
    code_string: str
    code_number: str
    code_name: str
    code_comment: str


@dataclass(frozen=True, slots=True)
class ColorPair:
    """The colours for light and for dark, of one theme or of two."""

    light: Colors
    dark: Colors

    def colors(self, *, dark: bool) -> Colors:
        """Return the colours of one scheme."""
        return self.dark if dark else self.light


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme file: at least one of ``light`` and ``dark`` is there.

    ``notes`` are for its author: a sentence for each colour that had to be moved.
    """

    key: str
    name: str
    light: Colors | None
    dark: Colors | None
    high_contrast: bool
    notes: tuple[str, ...]
    path: Path

    @property
    def schemes(self) -> list[tuple[str, Colors]]:
        """The sets that it has, by name, "light" first."""
        both = (("light", self.light), ("dark", self.dark))
        return [(scheme, colors) for scheme, colors in both if colors is not None]

    @property
    def is_own(self) -> bool:
        """Whether Senja came with it."""
        return self.path.parent == _own_folder()


class BrokenThemeError(SenjaError):
    """A theme file can't be used; the text names the file and the first thing that is wrong."""


def read_theme(path: Path) -> Theme:
    """Return the theme in the file at ``path``, every pair of its colours at its mark.

    Raises:
        BrokenThemeError: the file can't be read or is no theme.
    """
    return _read(path, as_written=False)


def read_theme_as_written(path: Path) -> Theme:
    """Return the theme at ``path`` with the colours that its author gave, under marks or not.

    Raises:
        BrokenThemeError: the file can't be read or is no theme.
    """
    return _read(path, as_written=True)


def find_themes(folder: Path) -> tuple[list[Theme], list[str]]:
    """Return our themes and then those in ``folder`` by name; and a sentence for each broken file.

    A file's key is its name without ".toml". One that has a key of ours keeps the ".toml", so that
    it is a theme beside ours and what was chosen before stays what it was.
    """
    found, sentences = [], []
    own = [_own_path(key) for key in OWN_KEYS]
    theirs, refused = _files(folder)
    for path in (*own, *theirs):
        try:
            found.append(read_theme(path))
        except BrokenThemeError as error:
            sentences.append(str(error))
    ours = [theme for theme in found if theme.is_own]
    others = [theme for theme in found if not theme.is_own]
    others.sort(key=lambda theme: (theme.name.casefold(), theme.key))
    return ours + others, sentences + refused


def color_pair(light_key: str, dark_key: str, folder: Path) -> ColorPair:
    """Return the light colours of one theme and the dark ones of another, reading only those.

    A theme that is gone, broken or without that set gives way to ``DEFAULT_LIGHT`` or
    ``DEFAULT_DARK``.

    Raises:
        BrokenThemeError: the default itself can't be read.
    """
    light = _chosen(light_key, folder)
    dark = light if dark_key == light_key else _chosen(dark_key, folder)
    return ColorPair(
        light=(light and light.light) or _default(DEFAULT_LIGHT, "light"),
        dark=(dark and dark.dark) or _default(DEFAULT_DARK, "dark"),
    )


def color_variables(colors: Colors) -> dict[str, str]:
    """Return the CSS custom properties of ``colors``: {"--ground": "#fbf9f5", …}."""
    return {
        f"--{field.name.replace('_', '-')}": str(getattr(colors, field.name))
        for field in fields(colors)
    }


def pair_ratios(colors: Colors, *, high_contrast: bool) -> list[PairRatio]:
    """Return the contrast of every pair of ``colors`` beside its mark, in a fixed order."""
    return ratios(asdict(colors), high_contrast=high_contrast)


def _chosen(key: str, folder: Path) -> Theme | None:
    if key in OWN_KEYS:
        path = _own_path(key)
    elif key and Path(key).name == key:
        path = folder / (key if key.removesuffix(_SUFFIX) in OWN_KEYS else key + _SUFFIX)
    else:
        return None
    try:
        return read_theme(path)
    except BrokenThemeError as error:
        log.warning("%s", error)
        return None


def _default(key: str, scheme: str) -> Colors:
    colors = dict(read_theme(_own_path(key)).schemes).get(scheme)
    if colors is None:
        raise _broken(_own_path(key), f"it has no [{scheme}]")
    return colors


def _own_folder() -> Path:
    return paths.resources() / "themes"


def _own_path(key: str) -> Path:
    return _own_folder() / (key + _SUFFIX)


def _files(folder: Path) -> tuple[list[Path], list[str]]:
    """Return the theme files in ``folder``, and a sentence where not all could be looked at."""
    try:
        names = sorted(
            name
            for name in os.listdir(folder)  # noqa: PTH208 (names are enough)
            if name.endswith(_SUFFIX) and not name.startswith(".")
        )
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [f"The themes in “{folder}” can't be read: {error.strerror}."]
    sentences = []
    if len(names) > _MOST_THEMES:
        sentences.append(
            f"“{folder}” holds {len(names)} themes; the first {_MOST_THEMES} by name are shown."
        )
    return [folder / name for name in names[:_MOST_THEMES]], sentences


def _read(path: Path, *, as_written: bool) -> Theme:
    path = path.absolute()
    values = _values(path)
    name = values.get("name", path.stem)
    if not isinstance(name, str):
        raise _broken(path, "its name must be a text in quotes")
    high_contrast = values.get("contrast") == "high"
    if "contrast" in values and not high_contrast:
        raise _broken(path, 'its contrast can only be "high", or be left out')
    sets: dict[str, Colors | None] = {"light": None, "dark": None}
    notes: list[str] = []
    for scheme in sets:
        if scheme in values:
            given = _given(path, scheme, values[scheme])
            colors, moved = mended(given, high_contrast=high_contrast)
            sets[scheme] = Colors(**(colors | given if as_written else colors))
            notes += [f"In [{scheme}], {note}." for note in moved]
    if sets["light"] is None and sets["dark"] is None:
        raise _broken(path, "it has neither [light] nor [dark]")
    is_twin = path.stem in OWN_KEYS and path.parent != _own_folder()
    return Theme(
        key=path.name if is_twin else path.stem,
        name=one_line(name)[:_LONGEST_NAME].strip() or one_line(path.stem)[:_LONGEST_NAME],
        light=sets["light"],
        dark=sets["dark"],
        high_contrast=high_contrast,
        notes=() if as_written else tuple(notes),
        path=path,
    )


def _values(path: Path) -> dict[str, object]:
    """Return what the TOML file at ``path`` holds."""
    try:
        data = _bytes(path)
    except (OSError, ValueError) as error:
        # ValueError: a name that no file can have.
        reason = getattr(error, "strerror", None) or "that can't be a file's name"
        raise _broken(path, f"it can't be read ({reason})") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _broken(path, "it is not UTF-8 text") from error
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST_LINE:
            raise _broken(path, f"line {number} is longer than {_LONGEST_LINE} characters")
    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise _broken(path, f"it is not TOML ({one_line(str(error))})") from error
    except RecursionError as error:
        raise _broken(path, "it is nested too deeply") from error


def _bytes(path: Path) -> bytes:
    """Return a small regular file's bytes; nothing else is waited for.

    Raises:
        BrokenThemeError: it is no file or is too large.
        OSError, ValueError: it can't be opened.
    """
    # A pipe that nobody writes to would hold up whoever opens it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _broken(path, "it is not a file")
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(_LARGEST + 1)
    finally:
        os.close(descriptor)
    if len(data) > _LARGEST:
        raise _broken(path, f"it is larger than {_LARGEST // 1024} kB")
    return data


def _given(path: Path, scheme: str, values: object) -> dict[str, str]:
    """Return the colours that ``values`` gives, all but perhaps some that follow from others."""
    if not isinstance(values, Mapping):
        raise _broken(path, f"{scheme} must be a table of colours, [{scheme}]")
    given = {}
    for field in fields(Colors):
        color = values.get(field.name)
        if color is None and field.name in OPTIONAL:
            continue
        if color is None:
            raise _broken(path, f"[{scheme}] has no {field.name}")
        if not isinstance(color, str) or not _COLOR.fullmatch(color):
            raise _broken(path, f'{field.name} in [{scheme}] must be a colour like "#a1452a"')
        given[field.name] = color.lower()
    return given


def _broken(path: Path, reason: str) -> BrokenThemeError:
    return BrokenThemeError(f"The theme “{one_line(path.name)}” can't be used: {reason}.")
