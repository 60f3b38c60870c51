"""What tests of every package share: a library, a site, a worker, the program, hard places."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from hypothesis import settings

from reader.library import Library, open_library
from reader.model.article import Draft
from reader.operations.worker import Worker
from tests.web_site import WebSite

# The first example pays for what is imported; how long one takes says nothing of what is right.
settings.register_profile("senja", deadline=None)
settings.load_profile("senja")

ROOT = Path(__file__).parents[1]
# Longer than anything takes on the slowest machine; a test that needs it hangs.
PATIENCE = 60


class Senja:
    """The program as a command, with a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.library = home / "data" / "library.sqlite"
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        } | {"SENJA_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        self.command = [sys.executable, "-m", "reader"]

    def __call__(
        self,
        *arguments: str | bytes | Path,
        cwd: Path | None = None,
        before: list[str] | None = None,
        **environment: str,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; ``before`` is put before it, as ``nice`` would be."""
        return subprocess.run(
            [*(before or []), *self.command, *arguments],
            cwd=cwd or self.home.parent,
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """Start a command in a session of its own and return it running."""
        return subprocess.Popen(
            [*self.command, *arguments],
            cwd=self.home.parent,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def add(self, *paths: Path) -> list[dict[str, Any]]:
        """Add files that are all taken, and return their articles."""
        done = self("add", "--json", "--", *paths)
        assert (done.returncode, done.stderr) == (0, "")
        return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def senja(tmp_path: Path) -> Senja:
    return Senja(tmp_path / "home")


@pytest.fixture
def site() -> Iterator[WebSite]:
    """Return a site on the loopback that answers what a test puts into it."""
    served = WebSite()
    yield served
    served.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library in a file of its own."""
    opened = open_library(tmp_path / "library.sqlite")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """Return a worker that tests share, since each start of one costs half a second."""
    shared = Worker()
    yield shared
    shared.close()


@pytest.fixture
def tmpfs(tmp_path: Path) -> Iterator[Path]:
    """Return a real file system of 4 MB, where this machine lets us make one."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if sys.platform != "linux" or os.geteuid() != 0 or not mount or not unmount:
        pytest.skip("only root on Linux can mount a file system")
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=4m", "tmpfs", place], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("this machine lets nobody mount a file system")
    yield place
    subprocess.run([unmount, "--lazy", place], check=True)


def remount(place: Path, how: str) -> None:
    """Make a mounted file system read-only ("ro") or writable ("rw")."""
    subprocess.run(["mount", "-o", f"remount,{how}", place], check=True)  # noqa: S607 (found above)


def fill(place: Path) -> Path:
    """Leave no byte free where ``place`` is mounted; return the file to remove for some room."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    return filler


@pytest.fixture
def bound() -> list[str]:
    """Return what to put before a command so that permissions count for it, even as root."""
    if sys.platform == "win32":
        pytest.skip("permissions are another thing on Windows")
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root may read everything, and nothing here takes that away")
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search"]


def make_draft(title: str = "A title", text: str = "A body.", **more: Any) -> Draft:
    """Return an article ready to be stored."""
    return Draft(
        **{"title": title, "html": f"<p>{text}</p>", "text": text, "identity_text": text} | more
    )


@contextmanager
def opened(path: Path) -> Iterator[Library]:
    """Open the library at ``path`` and close it at the end."""
    found = open_library(path)
    try:
        yield found
    finally:
        found.close()


def rows(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Return everything that is in the library."""
    names = library.read("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return {
        str(name): sorted(library.read(f"SELECT * FROM {name}"), key=repr)  # noqa: S608 (its own names)
        for (name,) in names
    }


def children(process: int) -> list[psutil.Process]:
    """Return the processes that ``process`` has started, and those that they have."""
    return psutil.Process(process).children(recursive=True)


def wait_until_gone(processes: list[psutil.Process]) -> None:
    """Wait until none of the processes runs any more; fail if one does not end."""
    end = time.monotonic() + PATIENCE
    for process in processes:
        while _runs(process):
            assert time.monotonic() < end, f"{process} was left running"
            time.sleep(0.01)


def _runs(process: psutil.Process) -> bool:
    """Return whether it does; one that has ended and that nobody has asked about does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
