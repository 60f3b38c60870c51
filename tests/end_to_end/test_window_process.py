"""The program as a process of its own: starts, second starts, and what can be wrong at a start."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from reader.library import articles, media
from reader.model.article import Picture, Source, SourceKind
from reader.model.picture import PictureKind
from tests.conftest import make_draft, opened
from tests.sources.drawn import encoded, photograph

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests" / "data" / "library"

# Runs the real program and tells, line by line, what a person would see; ends it on "quit".
DRIVER = """
import json, sys, threading
from PySide6.QtCore import QObject, QTimer, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from reader import app, cli
from reader.library import media, packing

class Ears(QObject):
    heard = Signal(str)

def tell(**what):
    print(json.dumps(what), flush=True)

def window():
    return next((w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window"), None)

def box():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
    return found[0] if found else None

class Watch(QObject):
    def __init__(self):
        super().__init__()
        self.last = None
        self.ears = Ears()
        self.ears.heard.connect(self.do, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self.listen, daemon=True).start()
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look)
        self.timer.start(50)

    def listen(self):
        for line in sys.stdin:
            self.ears.heard.emit(line.strip())

    def look(self):
        state = {}
        if box() is not None:
            state["dialog"] = box().objectName()
            state["text"] = box().text()
        if window() is not None:
            w = window()
            state["titles"] = [w.model.index(r).data() for r in range(w.model.rowCount())]
            state["open"] = w.windowTitle()
            state["ready"] = w.pane.is_ready
            state["notice"] = w.notice_bar.text()
        if senja and senja[0]._library:
            state["undecided"] = len(media.undecided(senja[0]._library, 99))
            state["packed"] = not packing.are_older_left(senja[0]._library)
        if state != self.last:
            self.last = state
            tell(**state)

    def do(self, line):
        if line == "quit":
            if window() is not None:
                window().close()
            else:
                QApplication.quit()
        elif line == "keep up":
            senja[0]._on_upkeep()
        elif line.startswith("press "):
            box().findChild(QPushButton, line.split()[1]).click()

watch = []
senja = []
start = app.Senja.start
def start_and_watch(self):
    senja.append(self)
    watch.append(Watch())
    start(self)
app.Senja.start = start_and_watch
sys.exit(cli.main(sys.argv[1:]))
"""


@dataclass
class Running:
    """A running program; ``states`` is everything it has shown."""

    process: subprocess.Popen[str]
    states: list[dict[str, object]] = field(default_factory=list)

    def until(self, **wanted: object) -> dict[str, object]:
        """Read what it shows until all of ``wanted`` is shown at once."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            state = json.loads(line)
            self.states.append(state)
            if all(
                want(state.get(name)) if callable(want) else state.get(name) == want
                for name, want in wanted.items()
            ):
                return dict(state)
        error = self.process.stderr.read() if self.process.stderr else ""
        raise AssertionError((wanted, self.states[-1:], error))

    def tell(self, line: str) -> None:
        """Do something in the window."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def quit(self) -> int:
        """Close the window and return the exit code."""
        self.tell("quit")
        return self.process.wait(30)


class Machine:
    """A person's machine: one home, any number of starts."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = os.environ | {
            "SENJA_HOME": str(home),
            "QT_QPA_PLATFORM": "offscreen",
            "QTWEBENGINE_DISABLE_SANDBOX": "1",
            "PYTHONPATH": str(ROOT),
        }
        self.started: list[subprocess.Popen[str]] = []

    @property
    def library(self) -> Path:
        """The library's file."""
        return self.home / "data" / "library.sqlite"

    def start(self, *arguments: str) -> Running:
        """Start the window."""
        process = subprocess.Popen(
            [sys.executable, "-c", DRIVER, *arguments],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return Running(process)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "reader", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A machine without a library."""
    made = Machine(tmp_path / "home")
    yield made
    for process in made.started:
        for each in _tree(process.pid):
            each.kill()
        process.wait(30)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def _tree(pid: int) -> list[psutil.Process]:
    try:
        process = psutil.Process(pid)
        return [*process.children(recursive=True), process]
    except psutil.NoSuchProcess:
        return []


def test_pictures_of_an_earlier_senja_are_looked_at_in_the_background(machine: Machine) -> None:
    machine.library.parent.mkdir(parents=True)
    machine.library.write_bytes((KEPT / "v1.sqlite").read_bytes())
    stored = tuple(
        Picture(f"{number:064x}", "image/png", 1, 1, encoded(photograph())) for number in range(30)
    )
    with opened(machine.library) as library:
        draft = make_draft(pictures=stored)
        number = articles.store(library, draft, b"", Source(SourceKind.PASTED, "")).id
    running = machine.start()
    running.until(ready=True, undecided=31)
    running.tell("keep up")
    running.until(undecided=0)
    assert running.quit() == 0
    with opened(machine.library) as library:
        kinds = {shown.kind for shown in media.treatments(library, number).values()}
    assert kinds == {PictureKind.PHOTO}


def test_bodies_of_an_earlier_senja_are_packed_in_the_background(machine: Machine) -> None:
    machine.library.parent.mkdir(parents=True)
    machine.library.write_bytes((KEPT / "v8.sqlite").read_bytes())
    running = machine.start()
    running.until(ready=True, packed=False)
    running.tell("keep up")
    running.until(packed=True)
    assert running.quit() == 0
    with opened(machine.library) as library:
        assert library.read("SELECT count(*) FROM content WHERE text <> ''") == [(0,)]
        assert articles.content(library, 1).text == "The second version."


def test_the_first_start_shows_the_shelf_with_its_first_article_open(machine: Machine) -> None:
    running = machine.start()
    state = running.until(ready=True)
    assert state["open"] == "Welcome to Senja — Senja"
    titles = state["titles"]
    assert isinstance(titles, list)
    assert len(titles) >= 6
    assert running.quit() == 0


def test_the_shelf_can_be_deleted_and_stays_deleted(machine: Machine) -> None:
    running = machine.start()
    state = running.until(titles=lambda titles: isinstance(titles, list) and len(titles) > 5)
    assert running.quit() == 0
    ids = [json.loads(line)["id"] for line in machine.run("list", "--json").stdout.splitlines()]
    assert len(ids) == len(state["titles"])  # type: ignore[arg-type] # a list, see above
    assert machine.run("delete", *map(str, ids)).returncode == 0
    running = machine.start()
    assert running.until(titles=lambda _titles: True)["titles"] == []
    assert running.quit() == 0


def test_a_second_start_hands_its_files_to_the_first(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "-odd name.md").write_text("# From the second start\n\nText.")
    first = machine.start()
    first.until(ready=True)
    second = subprocess.run(
        [sys.executable, "-m", "reader", "--", "-odd name.md"],
        cwd=tmp_path,
        env=machine.environment,
        timeout=60,
        capture_output=True,
        check=False,
    )
    assert second.returncode == 0
    state = first.until(open="From the second start — Senja")
    titles = state["titles"]
    assert isinstance(titles, list)
    assert "From the second start" in titles
    assert first.quit() == 0


def test_after_a_kill_the_next_start_is_as_if_nothing_had_happened(machine: Machine) -> None:
    first = machine.start()
    state = first.until(ready=True)
    identifier = json.loads(machine.run("list", "--json").stdout.splitlines()[2])["id"]
    assert machine.run("bookmark", str(identifier)).returncode == 0
    first.process.send_signal(signal.SIGKILL)
    first.process.wait(30)
    second = machine.start()
    again = second.until(ready=True)
    assert again["titles"] == state["titles"]
    shown = json.loads(machine.run("show", str(identifier), "--json").stdout)
    assert shown["bookmarked"]
    assert second.quit() == 0


def test_the_command_line_works_while_the_window_is_open(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Added beside\n\nText.")
    running = machine.start()
    running.until(ready=True)
    assert machine.run("add", str(tmp_path / "a.md")).returncode == 0
    running.until(titles=lambda titles: "Added beside" in titles)
    assert running.quit() == 0


def test_files_on_the_command_line_are_added_and_opened(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Given\n\nText.")
    running = machine.start(str(tmp_path / "a.md"), str(tmp_path / "gone.md"))
    state = running.until(open="Given — Senja", notice=lambda text: "does not exist" in text)
    assert "gone.md" in str(state["notice"])
    assert running.quit() == 0


def test_a_library_of_a_newer_senja_is_left_alone(machine: Machine) -> None:
    machine.run("list")
    before = bytearray(machine.library.read_bytes())
    before[60:64] = (999).to_bytes(4, "big")
    machine.library.write_bytes(before)
    running = machine.start()
    state = running.until(dialog="failed_dialog")
    assert "newer Senja" in str(state["text"])
    assert machine.library.read_bytes() == bytes(before)
    result = machine.run("list")
    assert result.returncode == 1
    assert "newer Senja" in result.stderr
    assert machine.library.read_bytes() == bytes(before)


def test_a_damaged_library_is_kept_and_a_snapshot_restored(
    machine: Machine, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("# Kept in the snapshot\n\nText.")
    machine.run("add", str(tmp_path / "a.md"))
    snapshot = (
        "import reader.paths as p; from reader.library import open_library, backup; "
        "backup.make_snapshot(open_library(p.places().library))"
    )
    subprocess.run([sys.executable, "-c", snapshot], env=machine.environment, check=True)
    for leftover in machine.library.parent.glob("library.sqlite-*"):
        leftover.unlink()
    machine.library.write_bytes(b"garbage " * 1000)
    running = machine.start()
    running.until(dialog="damaged_dialog")
    running.tell("press damaged_restore")
    running.until(
        titles=lambda titles: isinstance(titles, list) and "Kept in the snapshot" in titles
    )
    assert running.quit() == 0
    (aside,) = machine.library.parent.glob("library-damaged-*.sqlite")
    assert aside.read_bytes() == b"garbage " * 1000


def test_a_damaged_library_without_snapshot_can_be_started_anew(machine: Machine) -> None:
    machine.library.parent.mkdir(parents=True)
    machine.library.write_bytes(b"garbage " * 1000)
    running = machine.start()
    running.until(dialog="damaged_dialog")
    running.tell("press damaged_anew")
    running.until(ready=True)
    assert running.quit() == 0
    (aside,) = machine.library.parent.glob("library-damaged-*.sqlite")
    assert aside.read_bytes() == b"garbage " * 1000


def test_broken_preferences_are_told_and_kept(machine: Machine) -> None:
    path = machine.home / "config" / "preferences.json"
    path.parent.mkdir(parents=True)
    path.write_text("{ broken")
    running = machine.start()
    running.until(notice=lambda text: "preferences could not be read" in str(text))
    assert running.quit() == 0
    (aside,) = path.parent.glob("preferences-broken-*.json")
    assert aside.read_text() == "{ broken"
    assert json.loads(path.read_text())["color_scheme"] == "system"


def test_quitting_while_files_are_added_keeps_what_is_there_and_goes_on_next_time(
    machine: Machine, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.md").write_text(f"# Note {number}\n\nText {number}.")
    running = machine.start(str(folder))
    running.until(titles=lambda titles: isinstance(titles, list) and "Note 20" in titles)
    assert running.quit() == 0
    kept = len(machine.run("list", "--json").stdout.splitlines())
    assert kept > 20
    log = machine.home / "data" / "senja.log"
    assert not log.exists() or "Traceback" not in log.read_text()
    running = machine.start()
    running.until(titles=lambda titles: isinstance(titles, list) and "Note 299" in titles)
    assert running.quit() == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root is refused")
def test_as_root_one_sentence_says_what_to_do(machine: Machine) -> None:
    del machine.environment["QTWEBENGINE_DISABLE_SANDBOX"]
    result = machine.run()
    assert result.returncode == 1
    assert "ordinary user" in result.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Unix can lack a screen")
def test_without_a_screen_one_sentence_says_so(machine: Machine) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        machine.environment.pop(name, None)
    result = machine.run()
    assert result.returncode == 1
    assert "no screen" in result.stderr


def test_nothing_is_left_running_after_the_window_is_closed(machine: Machine) -> None:
    running = machine.start()
    running.until(ready=True)
    tree = _tree(running.process.pid)
    assert len(tree) > 1
    assert running.quit() == 0
    _gone, alive = psutil.wait_procs(tree, timeout=20)
    assert alive == []
