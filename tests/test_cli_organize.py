"""The commands that put articles in order, and take back what was done."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Senja


@pytest.fixture
def ids(senja: Senja, tmp_path: Path) -> list[str]:
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(f"# {name.title()}\n\nText of {name}.")
    found = senja.add(tmp_path / "one.md", tmp_path / "two.md")
    return [str(article["id"]) for article in found]


def told(senja: Senja, *arguments: str) -> list[dict[str, Any]]:
    done = senja(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_articles_are_tagged_and_untagged(senja: Senja, ids: list[str]) -> None:
    assert [each["own_tags"] for each in told(senja, "tag", " #Sea / Birds ", *ids)] == [
        ["Sea/Birds"],
        ["Sea/Birds"],
    ]
    assert told(senja, "tags") == [{"name": "Sea/Birds", "articles": 2, "color": ""}]
    assert "#Sea/Birds" in senja("tag", "sea/birds", ids[0]).stdout
    assert [each["own_tags"] for each in told(senja, "untag", "Sea/Birds", ids[0])] == [[]]
    assert "     1  Sea/Birds" in senja("tags").stdout


def test_articles_are_archived_and_taken_out_again(senja: Senja, ids: list[str]) -> None:
    assert [each["archived"] for each in told(senja, "archive", ids[0])] == [True]
    assert [str(each["id"]) for each in told(senja, "list")] == [ids[1]]
    assert [each["archived"] for each in told(senja, "unarchive", ids[0])] == [False]
    assert len(told(senja, "list")) == 2


def test_what_was_done_is_taken_back_and_done_again(senja: Senja, ids: list[str]) -> None:
    senja("delete", ids[0])
    (undone,) = told(senja, "undo")
    assert (undone["kind"], undone["words"]) == ("delete", "One")
    assert undone["articles"] == [int(ids[0])]
    assert len(told(senja, "list")) == 2
    assert senja("redo").stdout == "Done again: delete One\n"
    assert len(told(senja, "list")) == 1
    done = senja("redo")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing to do again" in done.stderr


def test_what_makes_no_sense_changes_nothing(senja: Senja, ids: list[str]) -> None:
    done = senja("tag", " / ", ids[0])
    assert (done.returncode, done.stdout) == (1, "")
    assert "no tag" in done.stderr
    done = senja("tag", "sea", "99", ids[0])
    assert done.returncode == 1
    assert "99" in done.stderr
    assert "#sea" in done.stdout
    done = senja("undo")
    assert done.returncode == 0
    assert senja("undo").returncode == 1
