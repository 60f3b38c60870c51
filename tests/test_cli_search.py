"""The command that finds articles by their words."""

import json
from pathlib import Path

import pytest

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
