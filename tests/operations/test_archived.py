"""A page that is gone, as an archive kept it: asked for only when a person wants it."""

import json
from urllib.parse import quote

import pytest

from reader.library import Library, articles, contacts, pages
from reader.markup.sanitize import MEDIA
from reader.model.contact import Reason
from reader.operations.fetching import Fetching, store_archived
from reader.operations.pages import save_addresses
from reader.operations.worker import Worker, answer
from reader.sources.archive import INTERNET_ARCHIVE, Archive
from tests.web_site import PARAGRAPHS, Answer, WebSite, page, picture

TIME = "20130919044612"


@pytest.fixture
def gone(worker: Worker, library: Library, site: WebSite) -> tuple[int, str]:
    """Return the article of an address whose page is gone, and the address."""
    url = f"{site.address}/gone"
    for _result in save_addresses(worker, library, [url]):
        pass
    (found,) = articles.articles_at(library, [url]).values()
    assert "no such page" in found.notice
    return found.id, url


def ask(worker: Worker, library: Library, site: WebSite, identifier: int, url: str) -> Fetching:
    archive = Archive(f"{site.address}/available", f"{site.address}/web", is_local=True)
    job = worker.submit(store_archived, library.path, identifier, url, archive, seconds=60)
    return answer(job)


def keep_copy(site: WebSite, url: str, told: object = None) -> None:
    """Let the archive have a copy of ``url``."""
    closest = {"available": True, "timestamp": TIME, "url": "http://evil.example/", "status": "200"}
    body = json.dumps(told if told is not None else {"archived_snapshots": {"closest": closest}})
    site.pages[f"/available?url={quote(url, safe='')}"] = Answer(body.encode(), "application/json")
    figure = '<figure><img src="/p.png" alt="A quay"></figure>'
    kept = page(extra=figure + f"<p>{PARAGRAPHS[0]} Again.</p>")
    site.pages[f"/web/{TIME}id_/{url}"] = Answer(kept)
    site.pages[f"/web/{TIME}im_/{site.address}/p.png"] = picture()


def test_the_archive_s_copy_becomes_the_article_and_says_what_it_is(
    worker: Worker, library: Library, site: WebSite, gone: tuple[int, str]
) -> None:
    identifier, url = gone
    keep_copy(site, url)
    done = ask(worker, library, site, identifier, url)
    assert (done.article_id, done.refused) == (identifier, "")
    found = articles.article(library, identifier)
    assert (found.title, found.url) == ("A harbour at dusk", url)
    assert found.notice == "This is the Internet Archive's copy of 19 September 2013."
    assert f'src="{MEDIA}' in articles.content(library, identifier).html
    reasons = [contact.reason for contact in contacts.contacts(library)]
    assert reasons.count(Reason.ARCHIVE) == 2


@pytest.mark.parametrize(
    "told",
    [
        {"archived_snapshots": {}},
        {"archived_snapshots": {"closest": {"available": False, "timestamp": TIME}}},
        {"archived_snapshots": {"closest": {"available": True, "timestamp": "../../etc"}}},
        {"archived_snapshots": {"closest": {"available": True, "timestamp": "20139999"}}},
        [[[[]]]],
        "text",
    ],
)
def test_where_there_is_no_copy_that_is_said(
    worker: Worker, library: Library, site: WebSite, gone: tuple[int, str], told: object
) -> None:
    identifier, url = gone
    keep_copy(site, url, told)
    done = ask(worker, library, site, identifier, url)
    assert "has no copy of this page" in done.refused
    assert "has no copy of this page" in articles.article(library, identifier).notice
    assert pages.state(library, identifier) is pages.PageState.FAILED


def test_nobody_is_asked_while_senja_stays_offline(
    worker: Worker, library: Library, site: WebSite, gone: tuple[int, str]
) -> None:
    identifier, url = gone
    keep_copy(site, url)
    pages.set_offline(library, on=True)
    asked = list(site.asked)
    assert ask(worker, library, site, identifier, url).refused
    assert site.asked == asked


def test_a_local_archive_is_no_way_into_the_local_network(
    worker: Worker, library: Library, site: WebSite, gone: tuple[int, str]
) -> None:
    identifier, url = gone
    keep_copy(site, url)
    archive = Archive(f"{site.address}/available", f"{site.address}/web")
    asked = list(site.asked)
    job = worker.submit(store_archived, library.path, identifier, url, archive, seconds=60)
    assert answer(job).refused
    assert site.asked == asked


def test_what_is_asked_of_the_archive_is_the_page_s_address_alone() -> None:
    url = "https://example.org/a?b=c&d=é"
    assert INTERNET_ARCHIVE.lookup_address(url) == (
        "https://archive.org/wayback/available?url="
        "https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26d%3D%C3%A9"
    )
