"""The page's own scripts: typed, and without a way to make markup or reach the network."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "resources" / "page"
SCRIPTS = sorted(PAGE.glob("**/*.js"))
TYPESCRIPT = "typescript@7.0.2"
# A registry that does not answer is soon given up; what npm holds already is not asked for again.
NPM = {
    "npm_config_fetch_retries": "0",
    "npm_config_fetch_timeout": "20000",
    "npm_config_prefer_offline": "true",
    "npm_config_update_notifier": "false",
}
FORBIDDEN = re.compile(
    r"\b(?:(?:inner|outer)HTML|insertAdjacentHTML|setHTML\w*|createContextualFragment|DOMParser"
    r"|srcdoc|document\s*\.\s*write\w*|eval|fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b"
    r"|\b(?:Function|import|importScripts)\s*\("
)


def tsc(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the TypeScript compiler, fetched by npx where it is not held yet."""
    npx = shutil.which("npx")
    if npx is None:
        pytest.skip("npx is not installed")
    return subprocess.run(
        [npx, "--yes", "--package", TYPESCRIPT, "--", "tsc", *arguments],
        env=os.environ | NPM,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def compiler() -> None:
    """Skip where there is no compiler to be had."""
    try:
        answer = tsc("--version")
    except subprocess.TimeoutExpired:
        pytest.skip("npm's registry does not answer")
    if answer.returncode:
        pytest.skip(f"{TYPESCRIPT} is not to be had: {answer.stderr.partition(chr(10))[0]}")


@pytest.mark.usefixtures("compiler")
def test_the_scripts_are_typed() -> None:
    answer = tsc("--project", PAGE / "jsconfig.json")
    assert (answer.returncode, answer.stdout) == (0, "")


@pytest.mark.usefixtures("compiler")
def test_scripts_are_checked_together_and_strictly(tmp_path: Path) -> None:
    shutil.copy(PAGE / "jsconfig.json", tmp_path)
    (tmp_path / "first.js").write_text(
        "/** @type {Map<string, number>} */ const lines = new Map();"
    )
    (tmp_path / "second.js").write_text('const line = lines.get("a"); line.toFixed();')
    answer = tsc("--project", tmp_path / "jsconfig.json")
    assert answer.returncode != 0
    assert re.findall(r"^(\S+\.js).*'line' is possibly 'undefined'", answer.stdout, re.MULTILINE)


def test_there_are_scripts_to_check() -> None:
    assert SCRIPTS
    # What the compiler is given is all there is.
    assert {script.parent for script in SCRIPTS} == {PAGE}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_script_makes_markup_or_code_or_reaches_the_network(script: Path) -> None:
    assert FORBIDDEN.findall(script.read_text("utf-8")) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_every_script_is_checked_in_an_editor_too_and_is_strict(script: Path) -> None:
    text = script.read_text("utf-8")
    assert text.startswith("// @ts-check\n")
    assert '\n"use strict";\n' in text


@pytest.mark.parametrize(
    "code",
    [
        "a.innerHTML = b",
        "a.outerHTML",
        'a.insertAdjacentHTML("x", b)',
        "document.write(a)",
        "eval(a)",
        "new Function(a)",
        "fetch(a)",
        "new XMLHttpRequest()",
        "new WebSocket(a)",
        "navigator.sendBeacon(a)",
        "await import(a)",
        "import (a)",
    ],
)
def test_the_words_that_are_looked_for_are_found(code: str) -> None:
    assert FORBIDDEN.search(code)


@pytest.mark.parametrize("code", ["important(a)", "evaluate(a)", "isFunction(a)", "prefetched"])
def test_words_like_them_are_not(code: str) -> None:
    assert not FORBIDDEN.search(code)
