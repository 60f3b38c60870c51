"""Web pages by their addresses: kept at once, fetched, fetched again, and never lost."""

from contextlib import closing

import pytest

from reader.library import Library, articles, contacts, media, open_library, pages, versions
from reader.markup.sanitize import MEDIA
from reader.model.article import SourceKind
from reader.model.contact import Outcome, Reason
from reader.model.query import ArticleQuery
from reader.operations import organize
from reader.operations.pages import fetch_waiting, refetch, save_addresses
from reader.operations.save import SaveResult
from reader.operations.worker import Worker
from tests.web_site import PARAGRAPHS, Answer, WebSite, page, picture


def save(worker: Worker, library: Library, *urls: str) -> list[SaveResult]:
    return list(save_addresses(worker, library, urls))


def only(library: Library) -> int:
    (identifier,) = articles.list_ids(library, ArticleQuery())
    return identifier


def test_an_address_is_an_article_at_once_and_its_page_follows(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page())
    results = save_addresses(worker, library, [f"{site.address}/a"])
    first = next(results)
    assert first.article_id is not None
    kept = articles.article(library, first.article_id)
    assert kept.notice == pages.WAITING_NOTICE
    assert f"http://{kept.site}" == site.address
    assert site.asked == []
    (second,) = results
    assert (second.article_id, second.refused) == (first.article_id, "")
    found = articles.article(library, only(library))
    assert (found.title, found.site, found.language) == ("A harbour at dusk", "The Evening", "en")
    assert (found.source.kind, found.source.place) == (SourceKind.PAGE, f"{site.address}/a")
    assert found.notice == ""
    assert articles.content(library, found.id).text == "\n\n".join(PARAGRAPHS)
    assert articles.original(library, found.id) == page()
    assert [version.is_shown for version in versions.versions(library, found.id)] == [True]


def test_pictures_come_along_and_one_that_is_not_there_keeps_its_words(
    worker: Worker, library: Library, site: WebSite
) -> None:
    figure = '<figure><img src="/p.png" alt="A quay"><figcaption>The quay.</figcaption></figure>'
    lost = '<p><img src="/none.png" alt="Not there"> beside words</p>'
    site.pages |= {"/a": Answer(page(extra=figure + lost + f"<p>{PARAGRAPHS[0]} Again.</p>"))}
    site.pages["/p.png"] = picture()
    save(worker, library, f"{site.address}/a")
    html = articles.content(library, only(library)).html
    assert html.count(f'src="{MEDIA}') == 1
    sha256 = html.partition(f'src="{MEDIA}')[2].partition('"')[0]
    stored = media.media(library, sha256)
    assert stored is not None
    assert stored.data == picture().body
    assert "<figcaption>The quay.</figcaption>" in html
    assert f'data-remote="{site.address}/none.png"' in html


def test_every_request_is_told(worker: Worker, library: Library, site: WebSite) -> None:
    site.pages |= {
        "/old": Answer(b"", status=301, location="/a"),
        "/a": Answer(page(extra=f'<img src="/p.png" alt=""><p>{PARAGRAPHS[0]} Again.</p>')),
        "/p.png": picture(),
    }
    save(worker, library, f"{site.address}/old")
    told = contacts.contacts(library)[::-1]
    assert [(each.url.removeprefix(site.address), each.reason) for each in told] == [
        ("/old", Reason.PAGE),
        ("/a", Reason.PAGE),
        ("/p.png", Reason.PICTURE),
    ]
    assert [each.outcome for each in told] == [
        Outcome.REDIRECTED,
        Outcome.ANSWERED,
        Outcome.ANSWERED,
    ]
    assert {each.article for each in told} == {only(library)}
    assert site.asked == ["/old", "/a", "/p.png"]


def test_the_same_page_from_two_addresses_is_one_article(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {
        "/a": Answer(page()),
        "/short": Answer(b"", status=302, location="/a"),
    }
    save(worker, library, f"{site.address}/a")
    first = only(library)
    save(worker, library, f"{site.address}/short", f"{site.address}/a?utm_source=x#part")
    assert only(library) == first
    # What is here already is not asked for again.
    assert site.asked == ["/a", "/short", "/a"]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Answer(b"", status=404), "has no such page"),
        (Answer(b"", status=500), "has a fault of its own"),
        (Answer(b"", status=403), "lets in"),
        (Answer(b"%PDF-1.7", "application/pdf"), "is no page but application/pdf"),
        (Answer(b"<html><body></body></html>"), "no article in this page"),
        (Answer(b"\x00\x01\x02" * 99, "text/html"), "no text"),
        (Answer(b"<div>" * 9000), "nested too deeply"),
    ],
)
def test_a_page_that_can_not_be_had_leaves_its_address_with_the_reason(
    worker: Worker, library: Library, site: WebSite, answer: Answer, sentence: str
) -> None:
    site.pages["/a"] = answer
    kept, refused = save(worker, library, f"{site.address}/a")
    assert sentence in refused.refused
    assert refused.refused.endswith("The address is kept; fetch it again from the Article menu.")
    found = articles.article(library, only(library))
    assert found.id == kept.article_id
    assert (found.url, found.notice) == (f"{site.address}/a", refused.refused)
    assert pages.state(library, found.id) is pages.PageState.FAILED
    site.pages["/a"] = Answer(page())
    (again,) = refetch(worker, library, [found.id])
    assert again.refused == ""
    assert articles.article(library, found.id).title == "A harbour at dusk"


def test_the_rest_of_a_batch_goes_on(worker: Worker, library: Library, site: WebSite) -> None:
    site.pages |= {f"/{n}": Answer(page(f"Page {n}")) for n in (0, 2)}
    results = save(worker, library, *(f"{site.address}/{n}" for n in range(3)))
    assert [bool(result.refused) for result in results[3:]] == [False, True, False]
    titles = [
        articles.article(library, n).title for n in articles.list_ids(library, ArticleQuery())
    ]
    assert titles[0] == "Page 2"
    assert titles[2] == "Page 0"


def test_fetching_again_makes_a_new_version_and_nothing_of_it_where_nothing_changed(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page())
    save(worker, library, f"{site.address}/a")
    identifier = only(library)
    list(refetch(worker, library, [identifier]))
    assert len(versions.versions(library, identifier)) == 1
    site.pages["/a"] = Answer(page(extra="<p>The ferry was late today, as the harbour knows.</p>"))
    list(refetch(worker, library, [identifier]))
    assert [each.is_shown for each in versions.versions(library, identifier)] == [True, False]
    assert "The ferry was late" in articles.content(library, identifier).text


@pytest.mark.parametrize("poorer", [Answer(b"", status=404), Answer(page()), Answer(b"x" * 10)])
def test_a_failed_or_poorer_fetch_leaves_a_good_article_as_it_is(
    worker: Worker, library: Library, site: WebSite, poorer: Answer
) -> None:
    site.pages["/a"] = Answer(page(times=4))
    save(worker, library, f"{site.address}/a")
    identifier = only(library)
    before = articles.content(library, identifier)
    site.pages["/a"] = poorer
    (result,) = refetch(worker, library, [identifier])
    assert result.refused
    assert articles.content(library, identifier) == before
    assert articles.article(library, identifier).notice == ""
    assert pages.state(library, identifier) is pages.PageState.KEPT


def test_what_still_waits_is_fetched_the_next_time(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page())
    results = save_addresses(worker, library, [f"{site.address}/a"])
    next(results)
    results.close()  # type: ignore[attr-defined] # a generator: Senja ends here
    path = library.path
    with closing(open_library(path)) as later:
        (result,) = fetch_waiting(worker, later)
        assert result.refused == ""
        assert list(fetch_waiting(worker, later)) == []
    assert articles.article(library, only(library)).title == "A harbour at dusk"


def test_what_was_deleted_while_it_was_fetched_is_not_brought_back(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page())
    results = save_addresses(worker, library, [f"{site.address}/a"])
    first = next(results)
    assert first.article_id is not None
    organize.delete(library, [first.article_id])
    list(results)
    assert articles.list_ids(library, ArticleQuery()) == []


def test_an_article_without_an_address_can_not_be_fetched_again(
    worker: Worker, library: Library
) -> None:
    (result,) = refetch(worker, library, [7])
    assert result.refused == "Article 7 has no address of a page to be fetched."


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://a b/", "https://e.example:99999/", "http://"]
)
def test_an_odd_address_is_kept_with_the_reason(worker: Worker, library: Library, url: str) -> None:
    _kept, refused = save(worker, library, url)
    assert "The address is kept" in refused.refused
    assert articles.article(library, only(library)).url == url


def test_a_page_that_nobody_typed_is_not_looked_for_in_the_local_network(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page())
    _kept, refused = save_addresses(worker, library, [f"{site.address}/a"], typed=False)
    assert refused.refused
    assert site.asked == []
    (again,) = refetch(worker, library, [only(library)])
    assert again.refused
    assert site.asked == []
    assert contacts.contacts(library)[0].outcome is Outcome.REFUSED
