"""Web pages on the command line: saved by address, fetched again, read without being kept."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Senja
from tests.web_site import PARAGRAPHS, Answer, WebSite, page


@pytest.fixture
def site() -> Iterator[WebSite]:
    served = WebSite()
    served.pages["/a"] = Answer(page())
    yield served
    served.close()


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_pages_and_files_are_added_side_by_side(
    senja: Senja, site: WebSite, tmp_path: Path
) -> None:
    note = tmp_path / "note.md"
    note.write_text("# A note\n\nOf one's own.")
    done = senja("add", f"{site.address}/a", note, f"{site.address}/none", "--json")
    assert [row["title"] for row in rows(done.stdout)] == ["A harbour at dusk", "A note"]
    assert rows(done.stdout)[0]["source"]["kind"] == "page"
    assert done.returncode == 1
    assert "has no such page" in done.stderr
    assert "The address is kept" in done.stderr
    assert len(rows(senja("list", "--json").stdout)) == 3


def test_a_page_is_fetched_again_and_its_versions_are_listed(senja: Senja, site: WebSite) -> None:
    senja("add", f"{site.address}/a")
    site.pages["/a"] = Answer(page(extra="<p>The ferry was late today, as everyone knows.</p>"))
    (article,) = rows(senja("refetch", "1", "--json").stdout)
    assert article["id"] == 1
    newest, first = rows(senja("versions", "1", "--json").stdout)
    assert (newest["shown"], first["shown"]) == (True, False)
    assert newest["word_count"] > first["word_count"]
    assert senja("versions", "1").stdout.count("\n") == 2
    assert senja("versions", "9").returncode == 1


def test_a_page_is_read_without_being_kept(senja: Senja, tmp_path: Path) -> None:
    figure = '<figure><img src="p.jpg" alt=""><figcaption>The quay.</figcaption></figure>'
    head = '<meta property="article:published_time" content="2026-11-20T17:50:00+07:00">'
    more = f"<p>{PARAGRAPHS[0]} Again.</p>"
    (tmp_path / "a.html").write_bytes(page(extra=figure + more, head=head))
    (tmp_path / "none.html").write_text("<html><body></body></html>")
    done = senja(
        *("extract", tmp_path / "a.html", tmp_path / "none.html"),
        *("--url", "https://news.example/2026/a", "--json"),
    )
    (found,) = rows(done.stdout)
    assert (found["title"], found["site"]) == ("A harbour at dusk", "The Evening")
    assert found["url"] == "https://news.example/2026/a"
    assert found["published"] == "2026-11-20T17:50:00+07:00"
    assert found["pictures"] == [{"src": "https://news.example/2026/p.jpg", "caption": "The quay."}]
    assert "The quay." not in found["text"]
    assert found["text"].startswith(PARAGRAPHS[0])
    assert done.returncode == 1
    assert "none.html" in done.stderr
    assert not senja.library.exists()


def test_a_page_saved_in_one_file_is_read_with_its_own_address(
    senja: Senja, tmp_path: Path
) -> None:
    head = (
        "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Content-Location: https://news.example/2026/a\r\n\r\n"
    )
    (tmp_path / "a.mhtml").write_bytes(head.encode() + page(extra='<a href="a/2">2</a>'))
    (found,) = rows(senja("extract", tmp_path / "a.mhtml", "--json").stdout)
    assert (found["title"], found["url"]) == ("A harbour at dusk", "https://news.example/2026/a")
    assert found["next_page"] == "https://news.example/2026/a/2"
    assert found["text"] == "\n\n".join(PARAGRAPHS)


def test_offline_holds_on_the_command_line_too(senja: Senja, site: WebSite) -> None:
    from reader.library import open_library, pages

    assert senja("list").returncode == 0
    library = open_library(senja.library)
    pages.set_offline(library, on=True)
    library.close()
    done = senja("add", f"{site.address}/a")
    assert "stay offline" in done.stderr
    assert site.asked == []
