"""The benchmarks can be run; what they measure is nobody's test."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(name: str, *arguments: str) -> list[str]:
    """Return the lines that a benchmark prints."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_page_benchmark_prints_a_line_for_each_measurement() -> None:
    lines = run("page", "--words", "2000", "--rounds", "1")
    assert lines[0] == "2,000 words"
    assert [line[:15].strip() for line in lines[1:]] == [
        *("size", "line height", "column width", "typeface", "justified", "hyphenated"),
        *("letter spacing", "word spacing", "light to dark", "opening"),
    ]
    # What the reader reads stays, however slow the machine is.
    assert [line.partition("lines moved")[2][:4].strip() for line in lines[1:-1]] == ["0.0"] * 9


def test_the_list_benchmark_prints_a_line_for_each_measurement() -> None:
    lines = run("lists", "--size", "20", "--rounds", "1")
    assert lines[0] == "20 articles"
    assert [line[:18].strip() for line in lines[1:]] == [
        "ids, all",
        "ids, unread",
        "ids, bookmarks",
        "words in titles",
        "another query",
        "refresh",
    ]
