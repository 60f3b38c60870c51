"""Articles put in order by several processes at once, and by one that is killed: nothing is lost."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library import articles
from reader.model.article import Source, SourceKind
from reader.operations import history
from tests.conftest import make_draft, opened
from tests.end_to_end.organizing import said

ROOT = Path(__file__).parents[2]
COUNT = 8
ROUNDS = 200
STEPS = 1500


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return the place of a library of articles."""
    path = tmp_path / "library.sqlite"
    with opened(path) as library:
        for number in range(COUNT):
            draft = make_draft(f"Article {number}", f"Text {number}")
            articles.store(library, draft, b"", Source(SourceKind.PASTED, ""))
    return path


def begin(library: Path, seed: int, ids: list[int]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.end_to_end.organizing",
            str(library),
            str(seed),
            *map(str, ids),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def whole(running: subprocess.Popen[str], orders: str) -> tuple[str, str]:
    """Give a process its orders and let it end; return what it said and what it complained of."""
    said_last, complaints = running.communicate(orders)
    return said_last, complaints


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_every_answered_step_outlives_a_kill_at_any_moment(library: Path, seed: int) -> None:
    ids = list(range(1, COUNT + 1))
    with opened(library) as shelf:
        start = said(shelf, ids)
    chance = random.Random(seed)  # noqa: S311 (no secret)
    running = begin(library, seed, ids)
    assert running.stdin
    assert running.stdout
    assert running.stderr
    last = json.loads(running.stdout.readline())
    for _ in range(chance.randint(1, 30)):
        running.stdin.write(chance.choice(["do\n", "do\n", "undo\n"]))
        running.stdin.flush()
        last = json.loads(running.stdout.readline())
    # Killed while it does some more.
    running.stdin.write("do\n" * 20)
    running.stdin.flush()
    lines = [running.stdout.readline() for _ in range(chance.randint(0, 4))]
    running.kill()
    # The last line may be half.
    lines += [line for line in running.stdout.readlines() if line.endswith("]\n")]
    answered = [last, *map(json.loads, lines)]
    running.wait()
    assert running.stderr.read() == ""
    running.stdin.close()
    running.stdout.close()
    running.stderr.close()
    with opened(library) as shelf:
        assert shelf.read("PRAGMA integrity_check") == [("ok",)]
        assert shelf.read("PRAGMA foreign_key_check") == []
        now = said(shelf, ids)
        if now != answered[-1]:
            # One more was done, whole, and not answered: it is the last step, and is taken back.
            history.undo(shelf)
            assert said(shelf, ids) == answered[-1]
        while history.undo(shelf):
            pass
        assert said(shelf, ids) == start


def test_two_processes_write_at_once_without_a_word_and_without_a_loss(library: Path) -> None:
    mine, yours = [1, 3, 5, 7], [2, 4, 6, 8]
    both = [begin(library, 1, mine), begin(library, 2, yours)]
    for running in both:
        assert running.stdin
        running.stdin.write("do\n" * STEPS)
        running.stdin.flush()
    told = [whole(running, "") for running in both]
    assert [complaints for _, complaints in told] == ["", ""]
    with opened(library) as shelf:
        assert shelf.read("PRAGMA integrity_check") == [("ok",)]
        for ids, (lines, _) in zip((mine, yours), told, strict=True):
            answers = [json.loads(line) for line in lines.splitlines()]
            assert len(answers) == STEPS + 1
            assert said(shelf, ids) == answers[-1]
        undone = 0
        while history.undo(shelf):
            undone += 1
        assert undone > STEPS
        assert all(entry[1:] == [False] * 4 + ["", []] for entry in said(shelf, mine + yours))
