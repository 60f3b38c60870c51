"""What Senja remembers of its window, as one readable file.

Unknown keys survive, since a newer Senja may have written them; a file that can't be read is set
aside and never overwritten.
"""

import json
import logging
import os
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from reader.errors import SenjaError
from reader.model import list_look, typography
from reader.model.keys import KeyChoice
from reader.model.list_look import ListLook
from reader.model.query import ListFilter
from reader.model.schedule import Schedule
from reader.model.typography import PageMode, Typography
from reader.rendering.theme import DEFAULT_DARK, DEFAULT_LIGHT

log = logging.getLogger(__name__)


class ColorScheme(StrEnum):
    """Light, dark, as the system does, or by the hour."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"
    SCHEDULE = "schedule"


class SidePanelPage(StrEnum):
    """What stands beside the page."""

    NONE = ""
    CONTENTS = "contents"
    LOOK = "look"


@dataclass(slots=True)
class Preferences:
    """What is remembered; ``window`` and ``panes`` are Qt's own states in base64.

    ``light_theme`` and ``dark_theme`` are keys of themes; ``search_address`` has ``{}`` where the
    words go that are looked for on the web; empty, it is Senja's own. ``receive_pages`` lets a
    browser's extension that knows ``receive_token`` send pages to ``receive_port``. ``last_found``
    are the names of what was chosen last of all that is found by a few letters, the last first.
    ``list_looks`` are by places as ``place_text`` has them.
    """

    color_scheme: ColorScheme = ColorScheme.SYSTEM
    light_theme: str = DEFAULT_LIGHT
    dark_theme: str = DEFAULT_DARK
    schedule: Schedule = field(default_factory=Schedule)
    typography: Typography = field(default_factory=Typography)
    page_mode: PageMode = PageMode.SCROLLED
    upright: bool = False
    side_panel: SidePanelPage = SidePanelPage.NONE
    search_address: str = ""
    receive_pages: bool = False
    receive_port: int = 41417
    receive_token: str = ""
    filter: ListFilter = ListFilter.ALL
    last_article: int = 0
    sidebar_visible: bool = True
    places_visible: bool = True
    places_width: int = 210
    place: str = ""
    folded_folders: list[str] = field(default_factory=list)
    last_searches: list[str] = field(default_factory=list)
    list_looks: dict[str, ListLook] = field(default_factory=dict)
    read_on_scrolling: bool = False
    keys: KeyChoice = field(default_factory=KeyChoice)
    last_found: list[str] = field(default_factory=list)
    window: str = ""
    panes: str = ""
    unknown: dict[str, Any] = field(default_factory=dict)


class PreferencesFile:
    """The preferences' file: read once, written whole.

    ``notice`` is the sentence for the reader when the file could not be read, or empty.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.notice = ""
        self._may_write = True
        self.preferences = self._read()
        self._written = ""

    def save(self) -> None:
        """Write the preferences, unless they stand in the file so already.

        Raises:
            SenjaError: they could not be written; the file is as it was.
        """
        text = _text(self.preferences)
        if text == self._written or not self._may_write:
            return
        try:
            _write_atomically(self._path, text)
        except OSError as error:
            raise SenjaError(
                "Your preferences could not be saved; they hold until Senja is closed."
            ) from error
        self._written = text

    def _read(self) -> Preferences:
        try:
            text = self._path.read_text("utf-8")
        except FileNotFoundError:
            return Preferences()
        except OSError as error:
            log.warning("preferences not readable: %s", error)
            self._may_write = False
            self.notice = "Your preferences could not be read; they were left as they are."
            return Preferences()
        except UnicodeDecodeError:
            return self._set_aside()
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            return self._set_aside()
        return _from_json(values) if isinstance(values, dict) else self._set_aside()

    def _set_aside(self) -> Preferences:
        """Keep the broken file under another name and begin anew."""
        aside = self._path.with_name(
            f"{self._path.stem}-broken-{datetime.now(UTC):%Y%m%dT%H%M%S}.json"
        )
        try:
            self._path.rename(aside)
        except OSError:
            self._may_write = False
        self.notice = f"Your preferences could not be read; they were kept as “{aside.name}”."
        return Preferences()


def _from_json(values: dict[str, Any]) -> Preferences:
    """Return the preferences in ``values``; a value that makes no sense gives the default."""
    found = Preferences()
    known = {known_field.name for known_field in fields(Preferences)} - {"unknown"}
    found.unknown = {
        name: value for name, value in values.items() if name not in known | {_FIRST_TEXT_SIZE}
    }
    for name, choices in _CHOICES.items():
        if values.get(name) in list(choices):
            setattr(found, name, choices(values[name]))
    for name in (
        "sidebar_visible",
        "places_visible",
        "upright",
        "receive_pages",
        "read_on_scrolling",
    ):
        if isinstance(values.get(name), bool):
            setattr(found, name, values[name])
    for name in _TEXTS:
        if isinstance(values.get(name), str):
            setattr(found, name, values[name])
    for name, (least, limit) in _NUMBERS.items():
        number = values.get(name)
        if isinstance(number, int) and not isinstance(number, bool) and least <= number < limit:
            setattr(found, name, number)
    found.typography = typography.from_fields(
        values.get("typography", {"size": values.get(_FIRST_TEXT_SIZE)})
    )
    found.schedule = Schedule.from_fields(values.get("schedule"))
    found.keys = KeyChoice.from_fields(values.get("keys"))
    for name in ("folded_folders", "last_searches", "last_found"):
        setattr(found, name, _texts(values.get(name)))
    found.list_looks = _list_looks(values.get("list_looks"))
    return found


def _texts(values: object) -> list[str]:
    return [each for each in values if isinstance(each, str)] if isinstance(values, list) else []


def _list_looks(values: object) -> dict[str, ListLook]:
    if not isinstance(values, dict):
        return {}
    return {place: list_look.from_fields(look) for place, look in values.items()}


_TEXTS = "window panes place light_theme dark_theme search_address receive_token".split()
# Each with the least that makes sense, and what is too much.
_NUMBERS = {"receive_port": (1024, 2**16), "places_width": (1, 2_000), "last_article": (0, 2**63)}
_CHOICES: dict[str, type[StrEnum]] = {
    "color_scheme": ColorScheme,
    "filter": ListFilter,
    "page_mode": PageMode,
    "side_panel": SidePanelPage,
}
# Where the first Senja wrote the text's size.
_FIRST_TEXT_SIZE = "text_size"


def _text(preferences: Preferences) -> str:
    values = _as_json(preferences)
    text = json.dumps(values, indent=2, ensure_ascii=False) + "\n"
    try:
        text.encode()
    except UnicodeEncodeError:
        # A file may escape half of a character, which can be written in no other way.
        return json.dumps(values, indent=2) + "\n"
    return text


def _as_json(preferences: Preferences) -> dict[str, Any]:
    known = {
        known_field.name: getattr(preferences, known_field.name)
        for known_field in fields(Preferences)
        if known_field.name != "unknown"
    }
    known["typography"] = typography.as_fields(preferences.typography)
    known["list_looks"] = {
        place: list_look.as_fields(look) for place, look in preferences.list_looks.items()
    }
    known["schedule"] = preferences.schedule.as_fields()
    known["keys"] = preferences.keys.as_fields()
    return known | preferences.unknown


def _write_atomically(path: Path, text: str) -> None:
    """Replace the file at ``path`` so that a kill at any moment leaves the old or the new one."""
    # Costs 5 ms that the start need not pay.
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, half = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(half).replace(path)
    except BaseException:
        Path(half).unlink(missing_ok=True)
        raise
