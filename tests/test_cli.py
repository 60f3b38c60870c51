"""The command line: every command as a person or a script calls it, in a process of its own."""

import json
import os
import re
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import reader
from reader.library import articles, open_library
from reader.model.article import RelatedLink, Source, SourceKind
from tests.conftest import PATIENCE, Senja, children, make_draft, opened, wait_until_gone

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names and pipes")
SEED = Path(__file__).parents[2] / "shared/seed/rm-id-article.txt"
FIELDS = {
    "id": int,
    "title": str,
    "authors": list,
    "site": str,
    "url": str,
    "published": str | None,
    "saved": str,
    "language": str,
    "description": str,
    "word_count": int,
    "reading_minutes": int,
    "read": bool,
    "bookmarked": bool,
    "archived": bool,
    "own_tags": list,
    "note": str,
    "also_in": list,
    "tags": list,
    "related": list,
    "next_page": str | bool | None,
    "source": dict,
    "notice": str,
}
MARKDOWN = """\
---
title: Ein Titel
author: [Ann, Bob]
date: 2024-05-06T07:08:09+02:00
source: https://example.org/a
tags: one, two
language: de
description: What it says
---

# Ein Titel

A *first* paragraph.

- with a list
"""


@pytest.fixture
def stored(senja: Senja) -> Senja:
    """Return the program with three articles: 1, 2 and 3."""
    library = open_library(senja.library)
    for title in ("One", "Zwei äöü", "三"):
        draft = make_draft(title, f"The text of {title}.", related=(RelatedLink("More"),))
        articles.store(library, draft, b"", Source(SourceKind.PASTED, ""))
    library.close()
    return senja


def objects(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def assert_one_sentence(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 1
    assert re.fullmatch(r"senja: [^\n]+\.\n", done.stderr), done.stderr


def test_an_article_is_json_with_the_names_and_types_that_scripts_rely_on(
    senja: Senja, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN)
    (article,) = senja.add(path)
    assert set(article) == set(FIELDS)
    for name, kind in FIELDS.items():
        assert isinstance(article[name], kind), name
    expected = {
        "title": "Ein Titel",
        "authors": ["Ann", "Bob"],
        "url": "https://example.org/a",
        "published": "2024-05-06T07:08:09+02:00",
        "tags": ["one", "two"],
        "language": "de",
        "description": "What it says",
        "related": [],
        "next_page": None,
        "read": False,
        "bookmarked": False,
        "archived": False,
        "source": {"kind": "file", "place": str(path), "missing": False},
    }
    assert {name: article[name] for name in expected} == expected
    assert datetime.fromisoformat(article["saved"]).utcoffset() is not None
    (shown,) = objects(senja("show", "--json", str(article["id"])))
    assert set(shown) == {*FIELDS, "html", "text", "left_out"}
    assert {name: shown[name] for name in FIELDS} == article
    assert shown["text"] == "A first paragraph.\n\nwith a list"


def test_what_is_added_twice_is_one_article(senja: Senja, tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    for path in (one, two):
        path.write_text("The same text in two files.")
    first, second = senja.add(one, two)
    (third,) = senja.add(one)
    assert first["id"] == second["id"] == third["id"]
    assert len(objects(senja("list", "--json"))) == 1


def test_what_can_not_be_read_is_named_and_the_rest_goes_on(senja: Senja, tmp_path: Path) -> None:
    good, bad, better = (tmp_path / name for name in ("good.md", "bad.md", "better.md"))
    good.write_text("Good text.")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    better.write_text("Better text.")
    done = senja("add", "--json", good, bad, tmp_path / "gone.md", better)
    assert done.returncode == 1
    assert [article["title"] for article in objects(done)] == ["good", "better"]
    assert done.stderr.splitlines() == [
        "senja: “bad.md” is not a text; Senja reads Markdown, HTML and plain text.",
        "senja: “gone.md” does not exist; nothing was added for it.",
    ]


def test_add_prints_a_line_for_a_person(senja: Senja, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN)
    done = senja("add", path)
    assert done.returncode == 0
    assert re.fullmatch(r" +1  ●   Ein Titel  \(2024-05-06T07:08:09\+02:00, 1 min\)\n", done.stdout)


def test_list_puts_the_last_saved_first_and_filters(stored: Senja) -> None:
    stored("bookmark", "2")
    for arguments, titles in {
        (): ["三", "Zwei äöü", "One"],
        ("--filter", "bookmarks"): ["Zwei äöü"],
        ("--filter", "unread", "--title", "ONE"): ["One"],
        ("--title", "aou"): ["Zwei äöü"],
        ("--title", "nothing of that"): [],
    }.items():
        done = stored("list", "--json", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert [article["title"] for article in objects(done)] == titles


def test_bookmarks_come_and_go_and_a_number_that_is_none_is_named(stored: Senja) -> None:
    done = stored("bookmark", "--json", "1", "99", "3", "1")
    assert_one_sentence(done)
    assert "99" in done.stderr
    assert [(each["id"], each["bookmarked"]) for each in objects(done)] == [(1, True), (3, True)]
    (off,) = objects(stored("unbookmark", "--json", "1"))
    assert off["bookmarked"] is False
    assert [each["id"] for each in objects(stored("list", "--json", "--filter", "bookmarks"))] == [
        3
    ]


def test_delete_prints_what_it_deleted_and_a_second_time_is_refused(stored: Senja) -> None:
    done = stored("delete", "--json", "2")
    assert (done.returncode, [each["title"] for each in objects(done)]) == (0, ["Zwei äöü"])
    assert_one_sentence(stored("delete", "2"))
    assert_one_sentence(stored("show", "2"))
    assert [each["id"] for each in objects(stored("list", "--json"))] == [3, 1]


@pytest.mark.parametrize("number", ["4", "0", "-1", str(2**63), "9" * 400])
@pytest.mark.parametrize("command", ["show", "bookmark", "unbookmark", "delete"])
def test_a_number_that_no_article_has_is_one_sentence(
    stored: Senja, command: str, number: str
) -> None:
    done = stored(command, number)
    assert_one_sentence(done)
    assert (done.stdout, number in done.stderr) == ("", True)


def test_show_prints_each_form(senja: Senja, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN)
    senja.add(path)
    assert senja("show", "1", "--text").stdout == "A first paragraph.\n\nwith a list\n"
    html = senja("show", "1", "--html").stdout
    assert "<p>A <em>first</em> paragraph.</p>" in html
    assert "<li>" in html
    markdown = senja("show", "1", "--markdown").stdout
    assert markdown.startswith("# Ein Titel\n")
    assert "A *first* paragraph." in markdown
    person = senja("show", "1").stdout
    assert person.startswith("Ein Titel\nAnn, Bob · ")
    assert person.endswith("A first paragraph.\n\nwith a list\n")


def test_show_prints_the_page_that_stands_alone(stored: Senja) -> None:
    done = stored("show", "1", "--page")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("<!doctype html>\n")
    assert '<h1 dir="auto">One</h1>' in done.stdout
    assert done.stdout.endswith("</html>\n")


@pytest.mark.parametrize(
    ("arguments", "beginning"),
    [
        (["a.html"], "<!doctype html>"),
        (["a.htm"], "<!doctype html>"),
        (["a.md"], "---\ntitle: Zwei äöü\n"),
        (["a.txt"], "Zwei äöü\n"),
        (["a.notes", "--form", "md"], "---\ntitle: Zwei äöü\n"),
        (["a.html", "--form", "txt"], "Zwei äöü\n"),
    ],
)
def test_export_saves_what_the_name_or_the_form_says(
    stored: Senja, tmp_path: Path, arguments: list[str], beginning: str
) -> None:
    done = stored("export", "2", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{arguments[0]}\n", "")
    assert (tmp_path / arguments[0]).read_text("utf-8").startswith(beginning)
    again = stored("export", "--json", "2", *arguments, cwd=tmp_path)
    assert objects(again) == [{"path": arguments[0]}]


def test_export_of_what_is_not_there_or_to_nowhere_is_one_sentence(
    stored: Senja, tmp_path: Path
) -> None:
    assert_one_sentence(stored("export", "99", "a.md", cwd=tmp_path))
    assert_one_sentence(stored("export", "1", "gone/a.md", cwd=tmp_path))
    assert not (tmp_path / "a.md").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["add"],
        ["export", "1"],
        ["export", "1", "a.pdf"],
        ["export", "1", "a"],
        ["export", "1", "a.md", "--form", "pdf"],
        ["show", "1", "--page", "--html"],
        ["show"],
        ["show", "one"],
        ["show", "1", "--html", "--text"],
        ["list", "--filter", "stars"],
        ["bookmark"],
        ["add", "-x.md"],
        ["add", "--time-limit", "0", "a.md"],
        ["show", "9" * 5000],
        ["--no-such-option"],
    ],
)
def test_a_command_that_is_not_understood_ends_with_2_and_writes_nothing(
    senja: Senja, arguments: list[str]
) -> None:
    done = senja(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: senja")
    assert not senja.home.exists()


def test_help_and_version_say_what_there_is_and_write_nothing(senja: Senja) -> None:
    for arguments in (["--help"], ["-h"], ["add", "--help"], ["show", "-h"]):
        done = senja(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("usage: senja")
    told = senja("--help").stdout
    for command in ("add", "list", "show", "export", "bookmark", "unbookmark", "delete"):
        assert command in told
    assert senja("--version").stdout == f"Senja {reader.__version__}\n"
    assert not senja.home.exists()


def test_no_command_imports_qt_and_a_list_imports_no_parser(stored: Senja, tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    path.write_text("New.")
    stored.command[1:1] = ["-X", "importtime"]
    for arguments in (
        ["add", str(path)],
        ["list"],
        ["show", "1"],
        ["show", "1", "--markdown"],
        ["show", "1", "--page"],
        ["export", "1", str(tmp_path / "a.md")],
        ["bookmark", "1"],
        ["unbookmark", "1"],
        ["delete", "1"],
        ["--help"],
        ["--version"],
    ):
        done = stored(*arguments)
        imported = set(re.findall(r"^import time:.*\| +([\w.]+)$", done.stderr, re.MULTILINE))
        assert done.returncode == 0
        assert "reader.cli" in imported
        assert not {name for name in imported if name.startswith(("PySide6", "shiboken6"))}
        if arguments[0] not in {"add", "show", "export"}:
            assert not imported & {"lxml", "nh3", "markdown", "yaml", "pebble", "dateparser"}


@POSIX
def test_names_that_are_odd_are_names_like_others(senja: Senja, tmp_path: Path) -> None:
    names = [
        b"caf\xe9.txt",
        b"-dash.txt",
        b"--json",
        b" blank .txt",
        b"new\nline.txt",
        "ñ🙂.txt".encode(),
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"Text in " + name)
    done = senja("add", "--json", "--", *names, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert len({article["id"] for article in objects(done)}) == len(names)
    again = senja("add", "--json", "./-dash.txt", cwd=tmp_path)
    assert objects(again)[0]["source"]["place"] == str(tmp_path / "-dash.txt")
    refused = senja("add", "--", b"gone \xff.txt", cwd=tmp_path)
    assert_one_sentence(refused)


def test_json_is_whole_on_a_terminal_of_another_encoding(stored: Senja) -> None:
    stored.environment.pop("PYTHONUTF8")
    done = stored("list", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert [article["title"] for article in objects(done)] == ["三", "Zwei äöü", "One"]
    for_person = stored("list", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (for_person.returncode, for_person.stderr) == (0, "")
    assert "Zwei ???" in for_person.stdout


@POSIX
@pytest.mark.parametrize(
    "arguments", [["list", "--json"], ["list"], ["show", "1", "--html"], ["show", "1", "--json"]]
)
def test_a_reader_that_has_enough_ends_a_command_in_silence(
    stored: Senja, arguments: list[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*stored.command, *arguments],
        env=stored.environment,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@POSIX
def test_add_stops_without_a_word_when_its_reader_has_enough(senja: Senja, tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}.md").write_text(f"Text {number}.")
    running = senja.start("add", "--json", tmp_path)
    assert running.stdout
    assert running.stderr
    first = json.loads(running.stdout.readline())
    started = children(running.pid)
    running.stdout.close()
    assert running.wait(PATIENCE) == 0
    assert running.stderr.read() == ""
    running.stderr.close()
    wait_until_gone(started)
    with opened(senja.library) as library:
        assert articles.article(library, first["id"]).title == first["title"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_an_answer_that_can_not_be_written_is_told(stored: Senja) -> None:
    for arguments in (["list"], ["show", "1", "--html"]):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [*stored.command, *arguments],
                env=stored.environment,
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                timeout=PATIENCE,
                check=False,
            )
        assert done.returncode == 1
        assert done.stderr == "senja: The answer could not be written: No space left on device.\n"


@POSIX
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_stopped_leaves_what_it_printed_and_no_process(
    senja: Senja, tmp_path: Path, sent: signal.Signals
) -> None:
    for number in range(300):
        (tmp_path / f"{number}.md").write_text(f"Text {number}.")
    running = senja.start("add", "--json", tmp_path)
    assert running.stdout
    printed = [running.stdout.readline() for _ in range(3)]
    started = children(running.pid)
    assert started
    # To all of it, as a terminal does.
    os.killpg(running.pid, sent)
    rest, errors = running.communicate(timeout=PATIENCE)
    wait_until_gone(started)
    if sent == signal.SIGINT:
        assert running.returncode == 1
        assert errors == "senja: Stopped; everything that was printed is saved.\n"
    else:
        assert running.returncode == -sent
        assert "Traceback" not in errors
    with opened(senja.library) as library:
        for line in [*printed, *rest.splitlines(keepends=True)]:
            if line.endswith("\n"):
                assert articles.content(library, json.loads(line)["id"]).text


def test_two_processes_that_add_at_once_lose_nothing(senja: Senja, tmp_path: Path) -> None:
    for name in ("a", "b", "shared"):
        (tmp_path / name).mkdir()
        for number in range(40):
            (tmp_path / name / f"{number}.txt").write_text(f"Text {number} of {name}.")
    running = [
        senja.start("add", "--json", tmp_path / name, tmp_path / "shared") for name in ("a", "b")
    ]
    lines = []
    for process in running:
        answers, errors = process.communicate(timeout=PATIENCE)
        assert (process.returncode, errors) == (0, "")
        lines += [json.loads(line) for line in answers.splitlines()]
    assert len(lines) == 160
    assert len({line["id"] for line in lines}) == 120
    with opened(senja.library) as library:
        found = articles.articles(library, [line["id"] for line in lines])
        assert len(found) == 120
        assert library.read("PRAGMA integrity_check") == [("ok",)]


def test_a_home_that_is_relative_is_below_where_the_command_is_called(
    senja: Senja, tmp_path: Path
) -> None:
    path = tmp_path / "deep" / "a.md"
    path.parent.mkdir()
    path.write_text("Text.")
    assert senja("add", "a.md", cwd=path.parent, SENJA_HOME="own home").returncode == 0
    assert (tmp_path / "deep/own home/data/library.sqlite").exists()


@pytest.mark.parametrize("what", ["file", "below a file"])
def test_a_home_that_can_not_be_is_one_sentence(senja: Senja, tmp_path: Path, what: str) -> None:
    (tmp_path / "file").write_text("no folder")
    home = tmp_path / ("file" if what == "file" else "file/below")
    done = senja("list", SENJA_HOME=str(home))
    assert_one_sentence(done)
    assert (tmp_path / "file").read_text() == "no folder"


@POSIX
def test_a_home_that_may_not_be_written_is_one_sentence(
    senja: Senja, tmp_path: Path, bound: list[str]
) -> None:
    home = tmp_path / "closed"
    home.mkdir(mode=0o500)
    assert_one_sentence(senja("list", before=bound, SENJA_HOME=str(home)))


def test_a_library_that_is_none_is_one_sentence_and_left_as_it_is(senja: Senja) -> None:
    senja.library.parent.mkdir(parents=True)
    senja.library.write_bytes(b"garbage " * 1000)
    for command in (["list"], ["add", __file__], ["show", "1"]):
        done = senja(*command)
        assert_one_sentence(done)
        assert "left as it is" in done.stderr
    assert senja.library.read_bytes() == b"garbage " * 1000


def test_a_library_on_a_read_only_disk_is_listed_and_takes_nothing(
    senja: Senja, tmpfs: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("Text.")
    home = str(tmpfs / "home")
    assert senja("add", path, SENJA_HOME=home).returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", tmpfs], check=True)  # noqa: S607 (as the fixture)
    assert len(senja("list", SENJA_HOME=home).stdout.splitlines()) == 1
    path.write_text("Changed.")
    for command in (["add", str(path)], ["bookmark", "1"], ["delete", "1"]):
        done = senja(*command, SENJA_HOME=home)
        assert_one_sentence(done)
        assert "can't be written to" in done.stderr


def test_a_damaged_page_is_one_sentence(stored: Senja) -> None:
    with opened(stored.library) as library:
        for number in range(100):
            draft = make_draft(f"T{number}", f"Text {number}. " * 50)
            articles.store(library, draft, b"", Source(SourceKind.PASTED, ""))
    damaged = bytearray(stored.library.read_bytes())
    damaged[8192:] = b"\xa5" * (len(damaged) - 8192)
    stored.library.write_bytes(damaged)
    for command in (["list"], ["show", "1"], ["bookmark", "1"]):
        done = stored(*command)
        assert_one_sentence(done)
        assert "damaged" in done.stderr


@POSIX
def test_a_folder_that_is_gone_from_under_the_command_is_no_reason_to_fail(
    stored: Senja, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    program = (
        "import os, runpy, sys; os.chdir(sys.argv.pop(1)); os.rmdir(os.getcwd());"
        "sys.argv[0] = 'senja'; runpy.run_module('reader', run_name='__main__')"
    )
    stored.command[1:] = ["-c", program, str(here)]
    done = stored("list")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)


@pytest.mark.skipif(not SEED.exists(), reason="the seed text is not beside this checkout")
def test_the_text_that_senja_began_with_comes_out_as_its_article(senja: Senja) -> None:
    lines = SEED.read_text("utf-8").split("\n")
    (article,) = senja.add(SEED)
    assert article["title"] == lines[2]
    assert article["published"] == "2022-09-11T12:50:00+07:00"
    assert article["site"] == "RM.id"
    assert article["language"] == "id"
    assert article["next_page"] is True
    assert [link["title"] for link in article["related"]] == [
        lines[number].partition(": ")[2] for number in (16, 26, 36)
    ]
    (shown,) = objects(senja("show", "--json", str(article["id"])))
    left_out = {part["text"].strip() for part in shown["left_out"]}
    for number in (0, 39, 41, 43):
        assert lines[number].strip() in left_out
        assert lines[number].strip() not in shown["text"]
    caption = lines[5].strip()
    assert shown["html"].count(caption) == 1


def own_theme_text() -> str:
    return (Path(reader.__file__).parents[1] / "resources/themes/day.toml").read_text("utf-8")


def test_themes_are_listed_without_a_library_being_made(senja: Senja) -> None:
    folder = senja.home / "config" / "themes"
    folder.mkdir(parents=True)
    text = own_theme_text().replace("Day", "Pagi").replace("#675f6d", "#a09aa6")
    (folder / "mine.toml").write_text(text, "utf-8")
    done = senja("themes")
    assert (done.returncode, done.stderr) == (0, "")
    first, *_, last, note = done.stdout.splitlines()
    assert first.split() == ["day", "Day", "light", "from", "Senja"]
    assert last.split() == ["mine", "Pagi", "light", str(folder / "mine.toml")]
    assert note.startswith("    In [light], secondary on accent_ground has a contrast of 2.09")
    rows = objects(senja("themes", "--json"))
    assert [row["key"] for row in rows][:3] == ["day", "paper", "dusk"]
    assert rows[-1] == {
        "key": "mine",
        "name": "Pagi",
        "light": True,
        "dark": False,
        "high_contrast": False,
        "own": False,
        "path": str(folder / "mine.toml"),
        "notes": [note.strip()],
    }
    assert not senja.library.exists()


def test_every_pair_of_every_theme_of_ours_is_at_its_mark(senja: Senja) -> None:
    done = senja("themes", "--check")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert {line.split()[-1] for line in lines} == {"ok"}
    assert len({tuple(line.split()[:2]) for line in lines}) == 8
    assert lines[0].split() == ["day", "light", "text", "on", "ground", "14.07", "4.5", "ok"]
    row = objects(senja("themes", "--check", "--json"))[0]
    assert row == {
        "theme": "day",
        "scheme": "light",
        "ink": "text",
        "ground": "ground",
        "ratio": 14.07,
        "mark": 4.5,
        "ok": True,
    }


def test_a_theme_is_checked_as_it_is_written(senja: Senja, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(own_theme_text().replace("#675f6d", "#a09aa6"), "utf-8")
    done = senja("themes", "--check", path)
    assert (done.returncode, done.stderr) == (1, "")
    under = [line.split() for line in done.stdout.splitlines() if line.endswith("under")]
    assert {tuple(line[2:4]) for line in under} == {("secondary", "on")}
    assert ["mine", "light", "secondary", "on", "panel", "2.38", "4.5", "under"] in under
    assert "day" not in {line.split()[0] for line in done.stdout.splitlines()}


def test_broken_theme_files_are_named_and_the_others_checked(senja: Senja, tmp_path: Path) -> None:
    good, broken = tmp_path / "good.toml", tmp_path / "broken.toml"
    good.write_text(own_theme_text(), "utf-8")
    broken.write_text(own_theme_text().replace('"#a1452a"', '"red;}"', 1), "utf-8")
    done = senja("themes", "--check", broken, tmp_path / "gone.toml", good)
    assert done.returncode == 1
    assert {line.split()[0] for line in done.stdout.splitlines()} == {"good"}
    first, second = done.stderr.splitlines()
    assert first.startswith("senja: The theme “broken.toml” can't be used: accent in [light] must")
    assert second.startswith("senja: The theme “gone.toml” can't be used: it can't be read")
    (senja.home / "config" / "themes").mkdir(parents=True)
    broken.rename(senja.home / "config" / "themes" / "broken.toml")
    assert_one_sentence(senja("themes"))
    assert_one_sentence(senja("themes", "--check"))
