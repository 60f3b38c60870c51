"""The worker process: its limits hold, its errors come through, and it ends with its parent."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import psutil
import pytest

from reader.errors import InputRefusedError
from reader.operations import reading
from reader.operations.worker import Worker, WorkerFailedError, answer
from reader.operations.worker_process import MEMORY_BYTES
from tests.conftest import ROOT, wait_until_gone

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no signals on Windows")
# Jobs are what a fresh process can import. This one never comes to an end, nor back to Python.
DEAF = (re.match, "(a*)*b", "a" * 64)

PARENT = """
import os, re, signal, sys, time
from reader.operations.worker import Worker
if __name__ == "__main__":
    worker = Worker()
    print(worker.submit(os.getpid).result(), flush=True)
    if sys.argv[1] == "asleep":
        worker.submit(time.sleep, 600, seconds=600)
    elif sys.argv[1] == "deaf":
        worker.submit(re.match, "(a*)*b", "a" * 64, seconds=1)
    print("asked", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def own() -> Iterator[Worker]:
    """Return a worker that this test may break."""
    made = Worker()
    yield made
    made.close()


def test_a_job_runs_in_one_other_process_and_its_answer_comes_back(worker: Worker) -> None:
    process = answer(worker.submit(os.getpid))
    assert process != os.getpid()
    assert answer(worker.submit(sorted, [3, 1, 2])) == [1, 2, 3]
    assert answer(worker.submit(os.getpid)) == process


def test_jobs_are_done_in_the_order_they_were_asked_for(worker: Worker, tmp_path: Path) -> None:
    place = str(tmp_path / "made")
    asked = [worker.submit(job, place) for job in (os.mkdir, os.rmdir) * 10]
    assert [answer(job) for job in asked] == [None] * 20


def test_a_jobs_error_comes_through_as_it_is(worker: Worker) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        answer(worker.submit(int, "no number"))
    assert answer(worker.submit(int, "7")) == 7


def test_a_sentence_for_the_reader_comes_through_as_it_is(worker: Worker, tmp_path: Path) -> None:
    with pytest.raises(InputRefusedError, match=r"^There is no text to paste"):
        answer(worker.submit(reading.store_text, tmp_path / "library.sqlite", " \n", ""))


@pytest.mark.parametrize("job", [(time.sleep, 600), DEAF], ids=["asleep", "deaf"])
def test_a_job_that_takes_too_long_is_ended_and_the_next_one_runs(
    own: Worker, job: tuple[Callable[..., object], object]
) -> None:
    process = psutil.Process(answer(own.submit(os.getpid)))
    function, *arguments = job
    late = own.submit(function, *arguments, seconds=0.5)
    following = own.submit(os.getpid)
    with pytest.raises(WorkerFailedError, match="took too long"):
        answer(late)
    assert answer(following) != process.pid
    wait_until_gone([process])


def test_the_time_that_a_worker_gives_is_said_when_it_is_made() -> None:
    impatient = Worker(seconds=0.5)
    try:
        with pytest.raises(WorkerFailedError, match="took too long"):
            answer(impatient.submit(time.sleep, 600))
    finally:
        impatient.close()


@POSIX
def test_a_job_that_takes_too_much_memory_is_refused_and_the_next_one_runs(
    worker: Worker,
) -> None:
    with pytest.raises(WorkerFailedError, match="too much memory"):
        answer(worker.submit(bytearray, MEMORY_BYTES + 1))
    assert answer(worker.submit(len, "next")) == 4


@POSIX
def test_a_job_that_kills_its_process_fails_alone(own: Worker) -> None:
    asked: list[Future[Any]] = [
        own.submit(len, "before"),
        own.submit(signal.raise_signal, signal.SIGKILL),
        own.submit(len, "after"),
        own.submit(os._exit, 3),
        own.submit(len, "at last"),
    ]
    answers = [answer(asked[0])]
    with pytest.raises(WorkerFailedError, match="reading it failed"):
        answer(asked[1])
    answers.append(answer(asked[2]))
    with pytest.raises(WorkerFailedError, match="reading it failed"):
        answer(asked[3])
    answers.append(answer(asked[4]))
    assert answers == [6, 5, 7]


@POSIX
@pytest.mark.parametrize("noticed", [True, False], ids=["and noticed", "just now"])
def test_a_worker_that_is_killed_between_two_jobs_is_replaced(
    own: Worker, *, noticed: bool
) -> None:
    process = psutil.Process(answer(own.submit(os.getpid)))
    pool = own._pool
    assert pool is not None
    process.kill()
    while noticed and pool.active:
        time.sleep(0.01)
    asked = [own.submit(os.getpid) for _ in range(3)]
    assert len({answer(job) for job in asked} - {process.pid}) == 1


@POSIX
def test_a_worker_that_can_not_be_started_fails_its_job_and_starts_when_it_can(
    own: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    # No process can be started from a folder that is not there.
    here.rmdir()
    with pytest.raises(WorkerFailedError, match="no process"):
        answer(own.submit(len, "one"))
    monkeypatch.chdir(tmp_path)
    assert answer(own.submit(len, "four")) == 4


def test_whoever_waits_when_the_worker_is_closed_is_told_and_no_process_is_left(
    own: Worker,
) -> None:
    process = psutil.Process(answer(own.submit(os.getpid)))
    waiting: list[Future[Any]] = [own.submit(time.sleep, 600, seconds=600) for _ in range(3)]
    own.close()
    wait_until_gone([process])
    waiting.append(own.submit(os.getpid))
    for job in waiting:
        with pytest.raises(WorkerFailedError, match="closed"):
            answer(job)


def test_a_worker_that_was_never_asked_has_no_process_to_close() -> None:
    before = psutil.Process().children()
    worker = Worker()
    worker.close()
    worker.close()
    assert psutil.Process().children() == before


@POSIX
@pytest.mark.parametrize("doing", ["nothing", "asleep", "deaf"])
def test_a_worker_ends_when_its_parent_is_killed(doing: str, tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(PARENT)
    parent = subprocess.Popen(
        [sys.executable, program, doing],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    with parent:
        assert parent.stdout
        worker = psutil.Process(int(parent.stdout.readline()))
        assert parent.stdout.readline() == "asked\n"
        started = psutil.Process(parent.pid).children(recursive=True)
        assert worker in started
        parent.kill()
    wait_until_gone(started)
