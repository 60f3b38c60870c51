"""The places on disk: where the library, the preferences and what ships with Senja are.

It only names places; whoever writes there makes the folder.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that one Senja uses.

    ``data`` holds the library, its backups and the log; ``config`` the preferences and this
    person's themes; ``cache`` what can be made again.
    """

    data: Path
    config: Path
    cache: Path

    @property
    def library(self) -> Path:
        """The library's file."""
        return self.data / "library.sqlite"

    @property
    def preferences(self) -> Path:
        """The preferences' file."""
        return self.config / "preferences.json"

    @property
    def themes(self) -> Path:
        """The folder of this person's own themes."""
        return self.config / "themes"

    @property
    def log(self) -> Path:
        """The log's file."""
        return self.data / "senja.log"


def places() -> Places:
    """Return this person's places: below ``SENJA_HOME`` where it is set, else the platform's."""
    home = os.environ.get("SENJA_HOME")
    if home:
        # expanduser() would raise for a user that does not exist; os.path leaves the name alone.
        root = Path(os.path.expanduser(home)).absolute()  # noqa: PTH111 (see above)
        return Places(data=root / "data", config=root / "config", cache=root / "cache")
    dirs = PlatformDirs("senja", appauthor=False)
    return Places(
        data=Path(dirs.user_data_dir),
        config=Path(dirs.user_config_dir),
        cache=Path(dirs.user_cache_dir),
    )


def resources() -> Path:
    """Return the folder of what ships with Senja, in a wheel and in a checkout alike."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
