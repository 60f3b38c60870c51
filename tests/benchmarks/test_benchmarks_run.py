"""The benchmarks can be run; what they measure is nobody's test."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_list_benchmark_prints_a_line_for_each_measurement() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.lists", "--size", "20", "--rounds", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "20 articles"
    assert [line[:18].strip() for line in lines[1:]] == [
        "ids, all",
        "ids, unread",
        "ids, bookmarks",
        "words in titles",
        "another query",
        "refresh",
    ]
