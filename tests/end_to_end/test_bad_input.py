"""Bad input through the real command line: one sentence or the plain text, and the rest goes on."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Senja

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permissions are another thing there")
WORDS = "Über die Grenze – “quoted” text, naïve café."

REFUSED: dict[str, tuple[bytes, str]] = {
    "binary.md": (os.urandom(5000) + b"\0", "is not a text"),
    "picture.html": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(500), "is not a text"),
    "empty.md": (b"", "is empty"),
    "blank.txt": (b"\xef\xbb\xbf \r\n\t\n", "is empty"),
    "zeros.txt": (bytes(4096), "is empty"),
}
TAKEN: dict[str, tuple[bytes, str]] = {
    "utf-8-mark.txt": (b"\xef\xbb\xbf" + WORDS.encode(), WORDS),
    "utf-16.txt": (WORDS.encode("utf-16"), WORDS),
    "utf-16-without-mark.md": (("# Head\n\n" + WORDS).encode("utf-16-le"), WORDS),
    "windows-1252.txt": ((WORDS + "\n").encode("cp1252") * 20, WORDS),
    "invalid.md": (
        "Viele gültige Zeichen: äöüßéèêñçåøœ.".encode() + b"\xff and one that is none.",
        "\ufffd and one that is none.",
    ),
    "one line.txt": (b"word " * 200_000, "word word"),
    "carriage.md": (b"# Title\r\rOne.\r\rTwo.", "One.\n\nTwo."),
}

HOSTILE = """\
<!DOCTYPE html><html><head><title>Hostile</title><base href="file:///etc/">
<script>document.title = "run"</script><meta http-equiv="refresh" content="0;url=http://evil.example/">
<link rel="stylesheet" href="http://evil.example/x.css"><style>@import "http://evil.example/y.css";</style>
</head><body onload="run()"><h1>Hostile</h1><p onclick="run()">What is <b>said</b> here stays.</p>
<form action="http://evil.example/"><input name="secret"><button>Send</button></form>
<iframe src="http://evil.example/"></iframe><object data="file:///etc/passwd"></object>
<img src="http://evil.example/pixel.png" alt="A remote picture"><img src="file:///etc/passwd" alt="A local one">
<img src="/etc/passwd" alt="Another"><img src="../../../../etc/passwd" alt="And another">
<a href="file:///etc/passwd">local</a> <a href="javascript:run()">script</a>
<a href="data:text/html,<script>run()</script>">data</a> <a href="https://example.org/">fine</a>
<svg onload="run()"><script>run()</script></svg><video src="http://evil.example/v"></video>
<p>And this, after all of it, too.</p></body></html>
"""


def write(place: Path, files: dict[str, bytes]) -> list[Path]:
    for name, data in files.items():
        (place / name).write_bytes(data)
    return [place / name for name in files]


def show(senja: Senja, article: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(senja("show", "--json", str(article["id"])).stdout)
    return shown


def test_each_file_that_is_no_text_is_refused_by_name_and_the_rest_is_taken(
    senja: Senja, tmp_path: Path
) -> None:
    given: list[Path] = []
    for name, (data, _) in (REFUSED | {"last.md": (b"The last is read.", "")}).items():
        given += write(tmp_path, {name: data})
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.write(b"Two hundred megabytes of text.\n")
        file.truncate(200_000_000)
    gone = tmp_path / "deleted.md"
    done = senja("add", "--json", huge, gone, tmp_path / "no folder" / "x.md", *given)
    assert done.returncode == 1
    (last,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert last["title"] == "last"
    sentences = done.stderr.splitlines()
    expected = [
        ("huge.txt", "is larger than 20 MB"),
        ("deleted.md", "does not exist"),
        ("x.md", "does not exist"),
        *((name, why) for name, (_, why) in REFUSED.items()),
    ]
    for sentence, (name, why) in zip(sentences, expected, strict=True):
        assert sentence.startswith(f"senja: “{name}” {why}")
        assert sentence.endswith(".")
    assert huge.stat().st_size == 200_000_000


def test_each_encoding_is_read(senja: Senja, tmp_path: Path) -> None:
    paths = write(tmp_path, {name: data for name, (data, _) in TAKEN.items()})
    for article, (name, (data, text)) in zip(senja.add(*paths), TAKEN.items(), strict=True):
        shown = show(senja, article)
        assert text in shown["text"] or text in shown["title"], name
        assert bool(shown["notice"]) == (name == "invalid.md")
        assert data


def test_what_is_nested_without_end_is_kept_as_plain_text_with_the_reason(
    senja: Senja, tmp_path: Path
) -> None:
    nested = {
        "brackets.md": b"[" * 50_000,
        "lists.md": b"- " * 50_000 + b"deep",
        "elements.html": b"<div>" * 50_000 + b"deep",
    }
    paths = [*write(tmp_path, nested), *write(tmp_path, {"good.md": b"# Good\n\n*Good* text."})]
    done = senja("add", "--json", "--time-limit", "3", *paths)
    assert (done.returncode, done.stderr) == (0, "")
    *plain, good = [json.loads(line) for line in done.stdout.splitlines()]
    assert [article["title"] for article in plain] == [Path(name).stem for name in nested]
    for article, (name, data) in zip(plain, nested.items(), strict=True):
        assert article["notice"].startswith(f"“{name}” is shown as plain text because ")
        assert "".join(show(senja, article)["text"].split()) == "".join(data.decode().split())
    assert good["notice"] == ""
    assert "<em>Good</em>" in show(senja, good)["html"]


def test_what_a_parser_can_take_is_read_to_its_end(senja: Senja, tmp_path: Path) -> None:
    large = {
        "quotes.md": b">" * 50_000 + b" deep",
        "spaced quotes.md": b"> " * 50_000 + b"deep",
        "attributes.html": b"<p " + b"a=b " * 50_000 + b">deep",
        "lines.md": b"A line of text.\n\n" * 5_000 + b"deep",
    }
    for article in senja.add(*write(tmp_path, large)):
        assert show(senja, article)["text"].endswith("deep")


@pytest.mark.parametrize(
    "head",
    [
        "title: [no end",
        "\tno: yaml: at: all",
        'a: &a ["x","x"]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: *c',
        "title: " + "[" * 5000,
        "title: fine\n author: [indented, wrongly",
    ],
)
def test_a_head_that_is_no_yaml_is_kept_and_the_article_read(
    senja: Senja, tmp_path: Path, head: str
) -> None:
    path = tmp_path / "headed.md"
    path.write_text(f"---\n{head}\n---\n\n# The title\n\nThe body.\n")
    (article,) = senja.add(path)
    shown = show(senja, article)
    assert (shown["title"], shown["text"]) == ("The title", "The body.")
    kept = [part["text"] for part in shown["left_out"] if part["role"] == "front_matter"]
    assert kept == head.split("\n")
    assert "could not be read; it was kept" in shown["notice"]


def test_a_hostile_page_keeps_its_words_and_nothing_that_runs_or_asks(
    senja: Senja, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(HOSTILE)
    (article,) = senja.add(path)
    shown = show(senja, article)
    html = shown["html"].lower()
    for foreign in "<script <form <input <iframe <object <svg <video <style <link <base".split():
        assert foreign not in html
    for foreign in (
        "onload",
        "onclick",
        "javascript:",
        "file:",
        "data:text",
        "etc/passwd",
        "root:",
    ):
        assert foreign not in html
    assert " src=" not in html
    assert "run()" not in shown["text"]
    assert '<a href="https://example.org/"' in html
    for words in ("What is said here stays.", "And this, after all of it, too."):
        assert words in shown["text"]


@POSIX
def test_what_may_not_be_read_is_refused_and_the_rest_is_taken(
    senja: Senja, tmp_path: Path, bound: list[str]
) -> None:
    place = tmp_path / "place"
    for name in ("closed/a.md", "inner/closed/b.md", "inner/open.md", "file.md"):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The text of {name}.")
    closed = [place / "closed", place / "inner/closed", place / "file.md"]
    before = senja("add", place, before=bound)
    assert (before.returncode, len(before.stdout.splitlines())) == (0, 4)
    for path in closed:
        path.chmod(0)
    try:
        done = senja("add", "--json", place / "closed", place / "closed/a.md", place, before=bound)
    finally:
        for path in closed:
            path.chmod(0o755)
    assert done.returncode == 1
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["open"]
    assert done.stderr.splitlines() == [
        "senja: The folder “closed” may not be read by you; change its permissions.",
        "senja: “a.md” may not be read by you; change its permissions and try again.",
        "senja: “file.md” may not be read by you; change its permissions and try again.",
        "senja: The folder “closed” may not be read by you; change its permissions.",
        "senja: The folder “closed” may not be read by you; change its permissions.",
    ]
    # None of it counts as gone.
    listed = [json.loads(line) for line in senja("list", "--json").stdout.splitlines()]
    assert [article["source"]["missing"] for article in listed] == [False] * 4


@POSIX
def test_following_takes_what_may_not_be_read_for_there(
    senja: Senja, tmp_path: Path, bound: list[str]
) -> None:
    place = tmp_path / "place"
    (place / "inner").mkdir(parents=True)
    (place / "inner/a.md").write_text("The text.")
    assert senja("add", place).returncode == 0
    (place / "inner").chmod(0)
    program = """
import sys
from pathlib import Path
from reader.library import open_library
from reader.operations.save import follow_folders
from reader.operations.worker import Worker
if __name__ == "__main__":
    worker = Worker()
    print(list(follow_folders(worker, open_library(Path(sys.argv[1])))))
    worker.close()
"""
    (tmp_path / "follow.py").write_text(program)
    senja.command[1:] = [str(tmp_path / "follow.py"), str(senja.library)]
    try:
        done = senja(before=bound)
    finally:
        (place / "inner").chmod(0o755)
    assert (done.stdout, done.stderr) == ("[]\n", "")
