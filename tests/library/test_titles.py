"""Articles by a few words of their titles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library, articles, open_library, search, titles
from reader.library.articles import State
from tests.ui.program import draft, source


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path / "library.sqlite")
    yield library
    library.close()


def add(library: Library, *names: str) -> list[int]:
    return [
        articles.store(
            library, draft(n, title=name, identity_text=name), name.encode(), source(n)
        ).id
        for n, name in enumerate(names)
    ]


def test_every_word_is_wanted_and_the_newest_stands_first(library: Library) -> None:
    one, _two, three = add(library, "Birds of the sea", "Birds of the hill", "A sea of birds")
    assert titles.find_titles(library, "bird sea", most=9) == [three, one]
    assert titles.find_titles(library, "bird sea", most=1) == [three]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Café am Meer", "CAFE"),
        ("Новости дня", "новос"),
        ("夕暮れに読む", "読む"),
        ("القراءة عند الغسق", "الغسق"),
        ("It's 100 % done", "100 %"),
        ('He said "no"', '"no'),
        ("Under_score", "_"),
    ],
)
def test_titles_are_found_in_every_script(library: Library, title: str, typed: str) -> None:
    (there,) = add(library, title)
    assert titles.find_titles(library, typed, most=9) == [there]


@pytest.mark.parametrize("typed", ["", "  ", "\0", "*", "AND OR NOT", "title:", '"', "é" * 500])
def test_whatever_is_typed_is_no_error(library: Library, typed: str) -> None:
    add(library, "Plain words")
    assert titles.find_titles(library, typed, most=9) == []


def test_what_is_in_the_trash_is_not_found(library: Library) -> None:
    ids = add(library, "Gone birds", "Birds that stay")
    articles.set_state(library, ids[:1], State.DELETED, on=True)
    assert titles.find_titles(library, "birds", most=9) == ids[1:]


def test_any_part_of_a_word_is_found_whether_its_words_are_indexed_or_not(library: Library) -> None:
    ids = add(library, "A bird of old", "夕暮れの鳥", "Blackbirds", "Newest of all")
    assert titles.find_titles(library, "bird", most=9) == [ids[2], ids[0]]
    search.index_missing(library, most=9)
    assert titles.find_titles(library, "bird", most=9) == [ids[2], ids[0]]
    assert titles.find_titles(library, "a bird", most=9) == [ids[2], ids[0]]
    assert titles.find_titles(library, "鳥", most=9) == [ids[1]]
    # Its text has the word, its title has not.
    assert titles.find_titles(library, "paragraph", most=9) == []


def test_titles_are_asked_of_an_index_alone(library: Library) -> None:
    sql = (
        "SELECT id FROM article INDEXED BY article_listed WHERE deleted_at IS NULL "
        "AND instr(title_folded, 'x') > 0 ORDER BY saved_at DESC, id DESC LIMIT 9"
    )
    plan = " ".join(str(row[3]) for row in library.read(f"EXPLAIN QUERY PLAN {sql}"))
    assert "COVERING INDEX" in plan
    assert "TEMP B-TREE" not in plan
