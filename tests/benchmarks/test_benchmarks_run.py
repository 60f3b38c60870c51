"""The benchmarks can be run; what they measure is nobody's test."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks.big.figures import ROWS

ROOT = Path(__file__).parents[2]
# A name that the benchmark of extraction holds out.
HELD_OUT = "quiet"


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


def test_the_benchmark_of_large_libraries_prints_a_row_for_each_figure(tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    options = ("--runs", "1", "--rounds", "1", "--slowest", "1", "--few", "--json", str(told))
    lines = run("big", "40", "60", *options, "--libraries", str(tmp_path))
    start = next(number for number, line in enumerate(lines) if line.endswith("growth   aim"))
    assert [
        line.rpartition(", ")[0] or line[:36] for line in (each[:36] for each in lines[start + 1 :])
    ] == [row.name for row in ROWS]
    assert set(json.loads(told.read_text())) == {"40", "60"}
    # What was made is there for the next time.
    assert sorted(path.name for path in tmp_path.iterdir()) == ["40", "60", "told.json"]


def test_the_benchmark_of_saving_prints_a_line_for_each_measurement() -> None:
    lines = [each for each in run("saving", "--pages", "2", "--addresses", "5") if each]
    assert [line[:9] for line in lines] == ["saving   ", "addresses"]
    assert "5 of 5" in lines[1]


def make_pages(folder: Path, news: dict[str, str], structured: dict[str, str]) -> None:
    """Write pages by their names; each is its own expected text or markup, in a small frame.

    The markup lacks one line of what is expected.
    """

    def page(body: str) -> str:
        return f"<html><body><nav>Home</nav><article>{body}</article></body></html>"

    (folder / "benchmark" / "html").mkdir(parents=True)
    truth = {}
    for name, text in news.items():
        truth[name] = {"url": "https://example.org/", "articleBody": text}
        data = gzip.compress(page(f"<p>{text}</p>").encode())
        (folder / "benchmark" / "html" / f"{name}.html.gz").write_bytes(data)
    (folder / "benchmark" / "ground-truth.json").write_text(json.dumps(truth), "utf-8")
    for name, body in structured.items():
        (folder / "readability" / name).mkdir(parents=True)
        written = {
            "source.html": page(body),
            "expected.html": body + "<p>Nobody wrote this line on the page.</p>",
            "expected-metadata.json": json.dumps({"title": "Rain"}),
        }
        for file, text in written.items():
            (folder / "readability" / name / file).write_text(text, "utf-8")


def extraction(*arguments: object, modules: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(modules)} if modules else None
    return subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.extraction", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def row(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)["rows"][0]
    return found


def test_the_extraction_benchmark_prints_a_row_for_ours_and_each_library(tmp_path: Path) -> None:
    text = " ".join(f"The river rose by {number} inches in the night." for number in range(20))
    make_pages(tmp_path, {"river": text}, {"bridge": f"<h2>Bridges</h2><p>{text}</p>"})
    done = extraction("--cases", tmp_path, "--worst", "1")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    names = ("ours", "trafilatura", "readability-lxml", "resiliparse", "newspaper4k")
    for name in names:
        # One row in each of the four tables, or one line that says why not.
        told = [line for line in lines if line.startswith(name)]
        assert len(told) == 4 or told == [f"{name}: {told[0].split()[1]} is not installed"]
    heading = next(line for line in lines if "headings" in line).split()
    assert "links" not in heading
    assert any(line.startswith("## ours, structured: bridge") for line in lines)
    assert "- (7) Nobody wrote this line on the page" in lines


def test_a_page_that_hangs_or_ends_its_process_is_named_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    make_pages(tmp_path, {"good": "a b c d", "hang": "hang", "exit": "exit", "river": "fail"}, {})
    (tmp_path / "stubborn.py").write_text(
        "import os\n"
        "from tests.benchmarks.extraction.reading import Reading\n"
        "def read(html, url):\n"
        "    while '<p>hang' in html: pass\n"
        "    if '<p>exit' in html: os._exit(1)\n"
        "    if '<p>fail' in html: raise ValueError('no such page')\n"
        "    return Reading('a b c d')\n",
        "utf-8",
    )
    done = extraction(
        *("--cases", tmp_path, "--rows", "ours", "--ours", "stubborn", "--seconds", "2", "--json"),
        modules=tmp_path,
    )
    found = row(done)
    assert (found["pages"], found["failed"], found["news_text"]["recall"]) == (4, 3, 0.25)
    assert done.stderr.splitlines() == [
        "ours: exit: it ended its process",
        "ours: hang: not done in 2 s",
        "ours: river: ValueError: no such page",
    ]


def test_held_out_pages_are_measured_in_total_alone_and_never_named(tmp_path: Path) -> None:
    make_pages(tmp_path, {HELD_OUT: "fail", "good": "a b c d"}, {})
    (tmp_path / "failing.py").write_text(
        """\
from tests.benchmarks.extraction.reading import Reading
def read(html, url):
    if "<nav>" in html: raise ValueError(html)
    return Reading()
""",
        "utf-8",
    )
    options = ("--cases", tmp_path, "--rows", "ours", "--ours", "failing", "--json")
    for part, count in (("--held-out", 1), ("--all", 2)):
        done = extraction(*options, part, modules=tmp_path)
        assert (row(done)["pages"], row(done)["failed"]) == (count, count)
        assert HELD_OUT not in done.stdout + done.stderr
        refused = extraction(*options, part, "--worst", "1")
        assert refused.returncode == 2
        assert "only totals" in refused.stderr


def test_without_pages_the_extraction_benchmark_says_so(tmp_path: Path) -> None:
    done = extraction("--cases", tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
