"""The bridge from background work to the window."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from reader.ui.jobs import Jobs, Lane, Report


def test_every_answer_arrives_on_the_main_thread(qtbot: QtBot) -> None:
    jobs, owner = Jobs(), QObject()
    answers: list[int] = []
    threads: set[QThread] = set()

    def done(answer: int) -> None:
        answers.append(answer)
        threads.add(QThread.currentThread())

    for number in range(300):
        jobs.submit(owner, Lane.LIBRARY, _answers(number), done=done, failed=_must_not_fail)
    qtbot.waitUntil(lambda: len(answers) == 300, timeout=10_000)
    assert answers == list(range(300))
    assert threads == {owner.thread()}
    assert not jobs.busy()
    jobs.close()


def test_an_error_is_an_answer_too(qtbot: QtBot) -> None:
    jobs, owner = Jobs(), QObject()
    errors: list[Exception] = []

    def job(_report: Report) -> int:
        raise OSError("no")

    jobs.submit(owner, Lane.INTAKE, job, done=_must_not_be_done, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=10_000)
    assert isinstance(errors[0], OSError)
    jobs.close()


def test_progress_comes_before_the_answer(qtbot: QtBot) -> None:
    jobs, owner = Jobs(), QObject()
    heard: list[str] = []

    def job(report: Report) -> str:
        for part in "abc":
            report(part)
        return "end"

    jobs.submit(
        owner, Lane.INTAKE, job, done=heard.append, failed=_must_not_fail, progressed=heard.append
    )
    qtbot.waitUntil(lambda: len(heard) == 4, timeout=10_000)
    assert heard == ["a", "b", "c", "end"]
    jobs.close()


def test_an_answer_whose_owner_is_gone_is_dropped(qtbot: QtBot) -> None:
    jobs, owner, other = Jobs(), QObject(), QObject()
    heard: list[str] = []
    gate = threading.Event()

    def job(_report: Report) -> str:
        gate.wait(10)
        return "too late"

    jobs.submit(owner, Lane.LIBRARY, job, done=heard.append, failed=_must_not_fail)
    with qtbot.waitSignal(owner.destroyed, timeout=10_000):
        owner.deleteLater()
    gate.set()
    jobs.submit(other, Lane.LIBRARY, lambda _r: "other", done=heard.append, failed=_must_not_fail)
    qtbot.waitUntil(lambda: "other" in heard, timeout=10_000)
    assert heard == ["other"]
    jobs.close()


def test_an_owner_that_is_forgotten_hears_nothing_more(qtbot: QtBot) -> None:
    jobs, owner, other = Jobs(), QObject(), QObject()
    heard: list[str] = []
    gate = threading.Event()

    def job(report: Report) -> str:
        gate.wait(10)
        report("progress")
        return "too late"

    jobs.submit(
        owner, Lane.LIBRARY, job, done=heard.append, failed=_must_not_fail, progressed=heard.append
    )
    jobs.forget(owner)
    gate.set()
    jobs.submit(other, Lane.LIBRARY, lambda _r: "other", done=heard.append, failed=_must_not_fail)
    qtbot.waitUntil(lambda: "other" in heard, timeout=10_000)
    assert heard == ["other"]
    jobs.close()


def test_the_lanes_run_side_by_side(qtbot: QtBot) -> None:
    jobs, owner = Jobs(), QObject()
    heard: list[str] = []
    gate = threading.Event()

    def waits(_report: Report) -> str:
        assert gate.wait(10)
        return "intake"

    def opens(_report: Report) -> str:
        gate.set()
        return "library"

    jobs.submit(owner, Lane.INTAKE, waits, done=heard.append, failed=_must_not_fail)
    jobs.submit(owner, Lane.LIBRARY, opens, done=heard.append, failed=_must_not_fail)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=10_000)
    assert set(heard) == {"library", "intake"}
    jobs.close()


def test_after_closing_nothing_is_taken_or_told(qtbot: QtBot) -> None:
    jobs, owner = Jobs(), QObject()
    heard: list[str] = []
    jobs.close()
    jobs.submit(owner, Lane.LIBRARY, lambda _r: "x", done=heard.append, failed=_must_not_fail)
    qtbot.wait(1)
    assert heard == []
    assert not jobs.busy()


def _answers(number: int) -> Callable[[Report], int]:
    return lambda _report: number


def _must_not_fail(error: Exception) -> None:
    raise AssertionError(error)


def _must_not_be_done(answer: object) -> None:
    raise AssertionError(answer)
