"""The page for those who hear it: its parts have roles and names in the engine's own tree."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = {"RootWebArea", "heading", "link", "button", "columnheader", "cell", "term", "image"}


@dataclass(frozen=True, slots=True)
class Node:
    """What is told of one element."""

    role: str
    name: str
    level: int


def nodes(home: Path, title: str) -> list[Node]:
    """Return what is told of the page of an article on the first shelf."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.heard", home, title],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        Node(node["role"]["value"], node.get("name", {}).get("value", ""), level(node))
        for node in json.loads(done.stdout.splitlines()[-1])
        if not node["ignored"]
    ]


def level(node: dict[str, list[dict[str, object]]]) -> int:
    levels = [
        each["value"]["value"]  # type: ignore[index] # as the protocol says
        for each in node.get("properties", [])
        if each["name"] == "level"
    ]
    return int(str(levels[0])) if levels else 0


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> list[Node]:
    return nodes(tmp_path_factory.mktemp("home"), "A tour of the page")


def test_whatever_is_named_in_the_page_has_a_name_in_words(tour: list[Node]) -> None:
    named = [node for node in tour if node.role in NAMED]
    assert len(named) > 40
    assert [node for node in named if not re.search(r"\w", node.name)] == []


def test_the_page_and_its_headings_are_told_in_their_order(tour: list[Node]) -> None:
    assert tour[0] == Node("RootWebArea", "A tour of the page", 0)
    headings = [(node.level, node.name) for node in tour if node.role == "heading"]
    assert headings[:2] == [(1, "A tour of the page"), (2, "Three twilights")]
    assert {level for level, _name in headings} == {1, 2, 3}


def test_parts_of_the_page_are_what_they_look_like(tour: list[Node]) -> None:
    roles = {node.role for node in tour}
    assert roles >= {"main", "article", "paragraph", "list", "listitem", "blockquote", "figure"}
    assert roles >= {"table", "row", "columnheader", "cell", "time", "code", "MathMLMath", "link"}


def test_notes_and_what_leads_back_say_so(tour: list[Node]) -> None:
    links = [node.name for node in tour if node.role == "link"]
    assert {"Note 1", "Note 2", "Note 3", "Back to where you were"} <= set(links)


def test_what_the_page_adds_can_be_pressed_by_its_name(tour: list[Node]) -> None:
    buttons = [node.name for node in tour if node.role == "button"]
    assert buttons.count("Copy the code") == 2
    assert any(name.startswith("A lake at dusk") for name in buttons)
