"""A kill in the middle of adding 500 files loses nothing that was answered and leaves nothing half."""

import json
from pathlib import Path

import pytest

from reader.library import articles
from reader.model.query import ArticleQuery
from tests.conftest import Senja, children, opened, wait_until_gone

FILES = 500
PARAGRAPHS = 30


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("articles")
    for number in range(FILES):
        (place / f"{number:03}.md").write_text(f"# Article {number}\n\n{body(number)}\n")
    return place


def body(number: int) -> str:
    return "\n\n".join(f"Paragraph {part} of article {number}." for part in range(PARAGRAPHS))


def assert_whole(senja: Senja, printed: list[str]) -> int:
    """Assert that every article of ``printed`` is there, and every article whole; count them."""
    answered = [json.loads(line) for line in printed if line.endswith("\n")]
    with opened(senja.library) as library:
        assert library.read("PRAGMA integrity_check") == [("ok",)]
        assert library.read("PRAGMA foreign_key_check") == []
        assert library.read("SELECT id FROM article WHERE content_id IS NULL") == []
        there = articles.list_ids(library, ArticleQuery())
        assert {article["id"] for article in answered} <= set(there)
        for found in articles.articles(library, there):
            number = int(found.title.removeprefix("Article "))
            assert articles.content(library, found.id).text == body(number)
            assert Path(found.source.place).read_bytes() == articles.original(library, found.id)
        return len(there)


def test_every_answered_article_outlives_a_kill_at_any_moment(senja: Senja, folder: Path) -> None:
    for moment in (1, 2, 60, 250):
        running = senja.start("add", "--json", folder)
        assert running.stdout
        assert running.stderr
        printed = [running.stdout.readline() for _ in range(moment)]
        started = children(running.pid)
        assert started, "there was no worker to be left behind"
        running.kill()
        printed += running.stdout.readlines()
        running.wait()
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()
        running.stderr.close()
        wait_until_gone(started)
        assert assert_whole(senja, printed) >= moment
    done = senja("add", "--json", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert assert_whole(senja, done.stdout.splitlines(keepends=True)) == FILES


def test_a_worker_that_is_killed_costs_no_article(senja: Senja, folder: Path) -> None:
    given = sorted(folder.iterdir())[:80]
    running = senja.start("add", "--json", *given)
    assert running.stdout
    titles = []
    for line in running.stdout:
        article = json.loads(line)
        titles.append((article["title"], article["notice"]))
        if len(titles) in {1, 40}:
            for process in children(running.pid):
                if "spawn_main" in " ".join(process.cmdline()):
                    process.kill()
    _, errors = running.communicate()
    assert (running.returncode, errors) == (0, "")
    # What was being read in that moment is thought to have killed its reader, and kept as it is.
    plain = [title for title, notice in titles if notice]
    assert len(plain) <= 2
    for place, (title, notice) in enumerate(titles):
        assert title == (f"{place:03}" if notice else f"Article {place}")
    assert len(titles) == len(given)
    with opened(senja.library) as library:
        assert len(articles.list_ids(library, ArticleQuery())) == len(given)
        assert library.read("PRAGMA integrity_check") == [("ok",)]
