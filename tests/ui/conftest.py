"""Fixtures of the window's tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

# Set by the test command too; here for a test that is started by itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

from tests.ui.browser import Browser, caught  # noqa: E402 (the attribute comes before all of Qt)
from tests.ui.program import Program  # noqa: E402 (the attribute comes before all else of Qt)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test touch the home of whoever runs it."""
    monkeypatch.setenv("SENJA_HOME", str(tmp_path / "home"))


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Program]:
    """A window on an empty library."""
    running = Program(qtbot, tmp_path / "home")
    yield running
    report = getattr(request.node, "failed_call", False)
    if report:
        folder = Path(__file__).parents[1] / "failures"
        folder.mkdir(exist_ok=True)
        running.window.grab().save(str(folder / f"{request.node.name}.png"))
    running.close()
    # Without a screen the clipboard outlives Python, and what Python put there ends in a crash.
    QGuiApplication.clipboard().clear()


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Take what the system's browser would be given."""
    with caught() as browser:
        yield browser


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Let the fixture know that its test failed, so that it keeps a picture."""
    yield
    if call.when == "call" and call.excinfo is not None:
        item.failed_call = True  # type: ignore[attr-defined] # read by the fixture
