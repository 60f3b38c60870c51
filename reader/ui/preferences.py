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
from reader.model.query import ListFilter

log = logging.getLogger(__name__)

SMALLEST_TEXT, LARGEST_TEXT = 0.6, 2.4


class ColorScheme(StrEnum):
    """Light, dark, or as the system does."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(slots=True)
class Preferences:
    """What is remembered; ``window`` and ``panes`` are Qt's own states in base64."""

    color_scheme: ColorScheme = ColorScheme.SYSTEM
    text_size: float = 1.0
    filter: ListFilter = ListFilter.ALL
    last_article: int = 0
    sidebar_visible: bool = True
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
        text = json.dumps(_as_json(self.preferences), indent=2, ensure_ascii=False) + "\n"
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
    found.unknown = {name: value for name, value in values.items() if name not in known}
    scheme, chosen = values.get("color_scheme"), values.get("filter")
    if scheme in list(ColorScheme):
        found.color_scheme = ColorScheme(scheme)
    if chosen in list(ListFilter):
        found.filter = ListFilter(chosen)
    size, last = values.get("text_size"), values.get("last_article")
    if isinstance(size, (int, float)) and SMALLEST_TEXT <= size <= LARGEST_TEXT:
        found.text_size = float(size)
    if isinstance(last, int) and 0 <= last < 2**63:
        found.last_article = last
    if isinstance(values.get("sidebar_visible"), bool):
        found.sidebar_visible = values["sidebar_visible"]
    for name in ("window", "panes"):
        if isinstance(values.get(name), str):
            setattr(found, name, values[name])
    return found


def _as_json(preferences: Preferences) -> dict[str, Any]:
    known = {
        known_field.name: getattr(preferences, known_field.name)
        for known_field in fields(Preferences)
        if known_field.name != "unknown"
    }
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
