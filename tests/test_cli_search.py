"""The command that finds articles by their words."""

import json
from pathlib import Path

import pytest

from reader.library import open_library
from reader.model.query import ArticleQuery
from reader.operations import collections
from tests.conftest import Senja


@pytest.fixture
def shelf(senja: Senja, tmp_path: Path) -> Senja:
    for name, text in (
        ("harbour", "# Harbour\n\nAt dusk the last ferry leaves."),
        ("ferry", "# Ferry\n\nNo ferry goes to the island."),
    ):
        (tmp_path / f"{name}.md").write_text(text)
        senja.add(tmp_path / f"{name}.md")
    return senja


def test_what_is_found_is_printed_the_best_first_with_its_words(shelf: Senja) -> None:
    done = shelf("search", "ferry")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.lstrip(" 0123456789") for line in done.stdout.splitlines()] == [
        "Ferry",
        "No ferry goes to the island.",
        "Harbour",
        "At dusk the last ferry leaves.",
    ]
    assert "Harbour" not in shelf("search", "--most", "1", "ferry").stdout


def test_it_answers_as_json(shelf: Senja) -> None:
    (found,) = map(json.loads, shelf("search", "--json", "ferry", "dusk").stdout.splitlines())
    assert (found["title"], found["excerpt"]) == ("Harbour", "At dusk the last ferry leaves.")


def test_what_makes_no_sense_is_told_and_the_rest_is_looked_for(shelf: Senja) -> None:
    done = shelf("search", "is:new dusk")
    assert done.returncode == 1
    assert "is:new" in done.stderr
    assert "Harbour" in done.stdout


def test_titles_of_a_list_can_be_chosen_as_before(shelf: Senja) -> None:
    assert "Ferry" in shelf("list", "--title", "fer").stdout
    assert shelf("list", "--title", "dusk").stdout == ""


def test_a_list_takes_the_words_and_filters_of_the_window(shelf: Senja) -> None:
    def titles(*arguments: str) -> list[str]:
        done = shelf("list", "--json", *arguments)
        assert done.stderr == ""
        return [json.loads(line)["title"] for line in done.stdout.splitlines()]

    assert titles() == ["Ferry", "Harbour"]
    assert titles("--sort", "title", "--reverse") == ["Harbour", "Ferry"]
    assert titles("--sort", "saved", "--reverse") == ["Harbour", "Ferry"]
    assert titles("--most", "1") == ["Ferry"]
    assert titles("dusk") == ["Harbour"]
    shelf("tag", "Sea/Birds", "1")
    assert titles("--tag", "sea") == titles("tag:sea") == titles("is:tagged") == ["Harbour"]
    assert titles("is:untagged") == ["Ferry"]
    shelf("archive", "1")
    assert titles("--archive") == ["Harbour"]
    assert titles() == ["Ferry"]
    shelf("delete", "2")
    assert titles("--trash") == ["Ferry"]
    assert titles("--trash", "ferry") == ["Ferry"]


def test_what_is_not_there_is_refused(shelf: Senja) -> None:
    for arguments in (["--tag", "no"], ["--feed", "9"], ["--collection", "no"], ["collection:no"]):
        done = shelf("list", *arguments)
        assert done.returncode == 1, arguments
        assert done.stderr.startswith("senja: "), arguments
    assert shelf("list", "--sort", "colour").returncode == 2


def test_searches_are_ordered_as_asked_for(shelf: Senja) -> None:
    def titles(*arguments: str) -> list[str]:
        lines = shelf("search", "--json", "ferry", *arguments).stdout.splitlines()
        return [json.loads(line)["title"] for line in lines]

    assert titles() == ["Ferry", "Harbour"]
    assert titles("--sort", "title", "--reverse") == ["Harbour", "Ferry"]
    assert titles("--reverse") == ["Harbour", "Ferry"]


def test_kept_searches_are_listed_and_looked_into(shelf: Senja) -> None:
    library = open_library(shelf.home / "data" / "library.sqlite")
    collections.keep_search(library, "Evening", ArticleQuery(words="dusk "))
    library.close()
    (line,) = shelf("collections").stdout.splitlines()
    assert line.split() == ["1", "1", "of", "1", "Evening", "dusk"]
    (told,) = map(json.loads, shelf("collections", "--json").stdout.splitlines())
    assert (told["name"], told["words"], told["total"]) == ("Evening", "dusk ", 1)
    for arguments in (["--collection", "evening"], ["collection:Evening"]):
        assert "Harbour" in shelf("list", *arguments).stdout
        assert "Island" not in shelf("list", *arguments).stdout


@pytest.mark.parametrize("words", ['"', "-" * 99, "title : a", b"\xff\xfe", "x " * 10_000, "(((("])
def test_no_words_end_the_command_otherwise_than_with_an_answer(
    shelf: Senja, words: str | bytes
) -> None:
    for command in ("list", "search"):
        done = shelf(command, "--", words)
        assert done.returncode in {0, 1}
        assert "Traceback" not in done.stderr
