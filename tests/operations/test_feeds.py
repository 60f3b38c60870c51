"""Feeds followed: found, refreshed, read offline; whatever a server does, the others are unharmed."""

import io
from pathlib import Path

import pytest
from PIL import Image

from reader.errors import InputRefusedError, LibraryError
from reader.library import Library, articles, contacts, feeds, pages, versions
from reader.library.articles import State
from reader.markup.sanitize import MEDIA
from reader.model.article import SourceKind
from reader.model.contact import Reason
from reader.model.feed import FeedSettings, Subscription
from reader.model.query import ArticleQuery, ListFilter
from reader.operations import history, organize, subscribe
from reader.operations.feed_pictures import keep_pictures
from reader.operations.pages import fetch_waiting, save_addresses
from reader.operations.refreshing import Refreshed
from reader.operations.worker import Worker
from tests.feeds import RSS, atom, item, rss
from tests.web_site import PARAGRAPHS, Answer, WebSite, page, picture


def follow(library: Library, site: WebSite, path: str = "/feed", folder: str = "") -> int:
    return subscribe.subscribe(library, Subscription(f"{site.address}{path}", "", folder))


def refresh(worker: Worker, library: Library, *ids: int) -> list[Refreshed]:
    return list(subscribe.refresh(worker, library, ids or None))


def titles(library: Library, **query: object) -> list[str]:
    ids = articles.list_ids(library, ArticleQuery(**query))  # type: ignore[arg-type] # by its names
    return [articles.article(library, each).title for each in ids]


def test_entries_become_articles_the_newest_on_top(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(2), item(3), item(1)]), RSS)
    number = follow(library, site)
    (done,) = refresh(worker, library, number)
    assert (done.title, done.problem, len(done.changes.added)) == ("The Evening", "", 3)
    assert titles(library) == ["Evening 3", "Evening 2", "Evening 1"]
    newest = articles.article(library, articles.list_ids(library, ArticleQuery())[0])
    assert (newest.source.kind, newest.site, newest.authors) == (
        SourceKind.FEED,
        "The Evening",
        ("Ann Lee",),
    )
    feed = feeds.feed(library, number)
    assert (feed.title, feed.unread, feed.total) == ("The Evening", 3, 3)
    assert contacts.contacts(library)[0].reason is Reason.FEED


def test_a_feed_is_asked_only_for_what_changed(
    worker: Worker, library: Library, site: WebSite
) -> None:
    headers = (("ETag", '"one"'), ("Last-Modified", "Fri, 20 Mar 2026 12:00:00 GMT"))
    site.pages["/feed"] = Answer(rss([item(1)]), RSS, headers=headers)
    number = follow(library, site)
    refresh(worker, library, number)
    known = feeds.known(library, number)
    assert known is not None
    assert (known.etag, known.last_modified) == ('"one"', "Fri, 20 Mar 2026 12:00:00 GMT")
    site.pages["/feed"] = Answer(b"", RSS, status=304)
    (done,) = refresh(worker, library, number)
    assert (done.problem, done.changes.added) == ("", ())
    assert feeds.feed(library, number).total == 1


def test_an_entry_that_changes_is_a_new_version_and_keeps_its_states(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(1)]), RSS)
    number = follow(library, site)
    refresh(worker, library, number)
    (identifier,) = articles.list_ids(library, ArticleQuery())
    articles.set_state(library, [identifier], State.BOOKMARKED, on=True)
    articles.set_state(library, [identifier], State.READ, on=True)
    site.pages["/feed"] = Answer(rss([item(2), item(1, body="<p>Other words now.</p>")]), RSS)
    (done,) = refresh(worker, library, number)
    assert done.changes.changed == (identifier,)
    assert len(done.changes.added) == 1
    found = articles.article(library, identifier)
    assert found.is_bookmarked
    assert found.is_read
    assert articles.content(library, identifier).text == "Other words now."


def test_what_was_deleted_does_not_come_back(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(2), item(1)]), RSS)
    number = follow(library, site)
    refresh(worker, library, number)
    first, second = articles.list_ids(library, ArticleQuery())
    articles.set_state(library, [first, second], State.DELETED, on=True)
    with_changes = rss([item(2, body="<p>New</p>"), item(1, body="<p>New</p>")])
    site.pages["/feed"] = Answer(with_changes, RSS)
    refresh(worker, library, number)
    assert titles(library) == []
    articles.empty_trash(library, older_than_days=-1)
    site.pages["/feed"] = Answer(rss([item(2), item(1)]), RSS)
    refresh(worker, library, number)
    assert titles(library) == []


def test_a_page_that_was_saved_whole_is_not_replaced_by_its_excerpt(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/1"] = Answer(page(times=3))
    list(save_addresses(worker, library, [f"{site.address}/1"]))
    (whole,) = articles.list_ids(library, ArticleQuery())
    text = articles.content(library, whole).text
    entry = item(1).replace("https://example.org/1", f"{site.address}/1")
    site.pages["/feed"] = Answer(rss([entry]), RSS)
    number = follow(library, site)
    refresh(worker, library, number)
    assert articles.content(library, whole).text == text
    # It is the feed's all the same.
    assert articles.list_ids(library, ArticleQuery(feed=number)) == [whole]


def test_the_same_story_from_two_feeds_is_one_article(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {"/a": Answer(rss([item(1)]), RSS), "/b": Answer(rss([item(1)], "B"), RSS)}
    one, two = follow(library, site, "/a", "News"), follow(library, site, "/b", "News/Asia")
    refresh(worker, library, one, two)
    (identifier,) = articles.list_ids(library, ArticleQuery())
    for query in (ArticleQuery(feed=one), ArticleQuery(feed=two), ArticleQuery(folder="News")):
        assert articles.list_ids(library, query) == [identifier]
    assert articles.list_ids(library, ArticleQuery(folder="New")) == []
    assert articles.count(library, ArticleQuery(ListFilter.UNREAD, folder="News/Asia")) == 1


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(page(), "text/html"), "something else"),
        (Answer(b"<rss><channel><item><title>", RSS, status=500), ""),
        (Answer(b"gone", status=404), "no such page"),
        (Answer(b"", RSS, status=302, location="/feed"), "without end"),
        (Answer(b"", RSS, status=302, location="http://169.254.169.254/"), ""),
        (Answer(b"\x1f\x8b" + b"\0" * 30, RSS, headers=(("Content-Encoding", "gzip"),)), ""),
        (Answer(b"<rss version='2.0'><channel " + b"a='b' " * 50_000, RSS), "too large"),
    ],
)
def test_a_broken_feed_is_told_of_and_the_others_are_unharmed(
    worker: Worker, library: Library, site: WebSite, answer: Answer, words: str
) -> None:
    site.pages |= {"/feed": answer, "/good": Answer(atom(), "text/xml")}
    broken, good = follow(library, site), follow(library, site, "/good")
    told, fine = refresh(worker, library, broken, good)
    assert words in told.problem
    assert told.problem.endswith(".")
    assert (fine.problem, len(fine.changes.added)) == ("", 1)
    feed = feeds.feed(library, broken)
    assert (feed.problem, feed.failures) == (told.problem, 1)
    # It is left alone for a while, and asked again when a person wants it.
    assert broken not in feeds.due(library)
    site.pages["/feed"] = Answer(rss([item(1)]), RSS)
    (mended,) = refresh(worker, library, broken)
    assert mended.problem == ""
    assert feeds.feed(library, broken).failures == 0


def test_a_feed_that_is_gone_for_good_is_asked_no_more_and_keeps_its_entries(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(1)]), RSS)
    number = follow(library, site)
    refresh(worker, library, number)
    site.pages["/feed"] = Answer(b"", status=410)
    refresh(worker, library, number)
    feed = feeds.feed(library, number)
    assert (feed.is_gone, feed.total) == (True, 1)
    assert feeds.due(library) == []


def test_a_feed_that_moved_for_good_is_followed_to_its_new_place(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {
        "/feed": Answer(b"", status=301, location="/new"),
        "/new": Answer(rss([item(1)]), RSS),
    }
    number = follow(library, site)
    refresh(worker, library, number)
    assert feeds.feed(library, number).url == f"{site.address}/new"


def test_an_address_on_the_own_network_that_nobody_typed_is_not_asked(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(1)]), RSS)
    wanted = Subscription(f"{site.address}/feed")
    number = subscribe.subscribe(library, wanted, typed=False)
    (done,) = refresh(worker, library, number)
    assert "type the address yourself" in done.problem
    assert site.asked == []


def test_nothing_is_asked_while_senja_stays_offline(
    worker: Worker, library: Library, site: WebSite
) -> None:
    number = follow(library, site)
    pages.set_offline(library, on=True)
    (done,) = refresh(worker, library, number)
    assert "offline" in done.problem
    assert site.asked == []
    # It is no failing of the feed's.
    assert feeds.feed(library, number).problem == ""
    with pytest.raises(InputRefusedError, match="offline"):
        subscribe.find_feeds(worker, library, site.address)


def test_feeds_are_found_by_their_own_address_by_a_page_and_at_the_usual_places(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(2), item(1)]), RSS)
    (found,) = subscribe.find_feeds(worker, library, f"{site.address}/feed")
    assert (found.title, found.newest) == ("The Evening", ("Evening 2", "Evening 1"))
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/feed" title="News">'
        '<link rel="alternate" type="application/rss+xml" href="/comments" title="Talk">'
        '<link rel="alternate" type="application/rss+xml" href="/none" title="None">'
    )
    site.pages |= {"/": Answer(page(head=head)), "/comments": Answer(atom(), RSS)}
    both = subscribe.find_feeds(worker, library, f"{site.address}/")
    assert [(each.url, each.title) for each in both] == [
        (f"{site.address}/feed", "News"),
        (f"{site.address}/comments", "Talk"),
    ]
    site.pages["/bare"] = Answer(page())
    (usual,) = subscribe.find_feeds(worker, library, f"{site.address}/bare")
    assert usual.url == f"{site.address}/feed"
    del site.pages["/feed"]
    with pytest.raises(InputRefusedError, match="No feed was found"):
        subscribe.find_feeds(worker, library, f"{site.address}/bare")


def test_unsubscribing_keeps_what_was_kept_and_can_be_taken_back(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(2), item(1)]), RSS)
    number = follow(library, site, folder="News")
    refresh(worker, library, number)
    (_newer, older) = articles.list_ids(library, ArticleQuery())
    organize.bookmark(library, [older])
    left = subscribe.unsubscribe(library, [number, 99])
    assert (left.ids, len(left.changes.removed)) == ((number,), 1)
    assert subscribe.followed(library) == []
    assert refresh(worker, library, number) == []
    assert titles(library) == ["Evening 1"]
    back = history.undo(library)
    assert back is not None
    assert back[1].added == left.changes.removed
    (feed,) = subscribe.followed(library)
    assert (feed.folder, feed.total) == ("News", 2)


def test_a_feed_that_is_followed_again_has_its_articles_again(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(2), item(1)]), RSS, headers=(("ETag", '"one"'),))
    number = follow(library, site)
    refresh(worker, library, number)
    organize.delete(library, articles.list_ids(library, ArticleQuery())[:1])
    subscribe.unsubscribe(library, [number])
    assert titles(library) == []
    assert follow(library, site) == number
    # What was deleted by hand before stays so.
    assert titles(library) == ["Evening 1"]
    subscribe.unsubscribe(library, [number])
    # After a month, when the trash has let go of everything.
    library.connection.execute("UPDATE feed SET removed_at = removed_at - 31 * 86400000000")
    articles.empty_trash(library, older_than_days=-1)
    follow(library, site)
    refresh(worker, library, number)
    assert titles(library) == ["Evening 2", "Evening 1"]


def test_all_articles_stay_where_they_are_wanted_and_those_of_another_feed_always(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(2), item(1)]), RSS)
    site.pages["/b"] = Answer(rss([item(1)]), RSS)
    one, two = follow(library, site), follow(library, site, "/b")
    refresh(worker, library, one, two)
    subscribe.unsubscribe(library, [one])
    assert titles(library) == ["Evening 1"]
    subscribe.unsubscribe(library, [two], keep_all=True)
    assert titles(library) == ["Evening 1"]


def test_a_feed_is_looked_for_at_another_address(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/new"] = Answer(rss([item(1)]), RSS)
    number, other = follow(library, site), follow(library, site, "/other")
    (done,) = refresh(worker, library, number)
    assert done.problem
    url = f"{site.address}/new"
    subscribe.change_feed(library, number, FeedSettings(url=f" {url}"))
    assert number in feeds.due(library)
    (done,) = refresh(worker, library, number)
    assert (done.problem, feeds.feed(library, number).url) == ("", url)
    with pytest.raises(LibraryError, match="already"):
        subscribe.change_feed(library, other, FeedSettings(title="X", url=url))
    assert feeds.feed(library, other).title != "X"


def test_a_feed_has_the_name_and_the_folder_that_a_person_gives_it(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(1)]), RSS)
    number = follow(library, site)
    refresh(worker, library, number)
    subscribe.change_feed(library, number, FeedSettings(title=" My  own ", folder=" News / /Asia "))
    feed = feeds.feed(library, number)
    assert (feed.title, feed.folder) == ("My own", "News/Asia")
    assert subscribe.write_opml(library).count("<outline") == 3
    subscribe.change_feed(library, number, FeedSettings(title="", folder=""))
    assert feeds.feed(library, number).title == "The Evening"


def test_pages_of_a_feed_that_is_read_whole_are_fetched_and_stay(
    worker: Worker, library: Library, site: WebSite
) -> None:
    entry = item(1, body="<p>Only a beginning…</p>").replace("https://example.org", site.address)
    site.pages |= {"/feed": Answer(rss([entry]), RSS), "/1": Answer(page(times=2))}
    number = follow(library, site)
    subscribe.change_feed(library, number, FeedSettings(title=None, folder="", is_whole=True))
    assert feeds.feed(library, number).is_whole
    refresh(worker, library, number)
    (identifier,) = articles.list_ids(library, ArticleQuery())
    assert pages.is_waiting(library, identifier)
    assert articles.content(library, identifier).text == "Only a beginning…"
    list(fetch_waiting(worker, library))
    whole = articles.content(library, identifier).text
    assert PARAGRAPHS[3] in whole
    # What the feed says of it afterwards is only its beginning.
    changed = entry.replace("beginning", "start")
    site.pages["/feed"] = Answer(rss([changed]), RSS)
    refresh(worker, library, number)
    assert articles.content(library, identifier).text == whole


def test_pictures_of_the_own_site_are_kept_and_of_others_where_they_are_wanted(
    worker: Worker, library: Library, site: WebSite
) -> None:
    pictures = (
        "<p>Words.</p><img src='/own.png' alt='Own'><img src='https://x.example/b.png' alt='Other'>"
        "<img src='https://pixel.wp.com/c.gif' alt='Counter'><img src='/dot.png' alt='Dot'>"
    )
    entry = item(1, body=pictures).replace("https://example.org", site.address)
    dot = io.BytesIO()
    Image.new("RGB", (1, 1)).save(dot, "PNG")
    site.pages |= {
        "/feed": Answer(rss([entry]), RSS),
        "/own.png": picture(),
        "/dot.png": Answer(dot.getvalue(), "image/png"),
    }
    number = follow(library, site)
    (done,) = refresh(worker, library, number)
    (identifier,) = done.changes.added
    # On the way in nothing is asked for.
    assert articles.content(library, identifier).html.count("data-remote") == 4
    (changes,) = keep_pictures(worker, library)
    html = articles.content(library, identifier).html
    assert changes.changed == (identifier,)
    assert html.count(f'src="{MEDIA}') == 1
    assert 'data-remote="https://x.example/b.png"' in html
    assert "Counter" not in html
    assert "Dot" not in html
    assert articles.content(library, identifier).text == "Words."
    assert len(versions.versions(library, identifier)) == 1
    asked = {each.host for each in contacts.contacts(library)}
    assert asked == {"127.0.0.1"}
    # Asked for elsewhere only where a person wants it.
    organize.keep_all_feed_pictures(library, on=True)
    assert list(keep_pictures(worker, library)) == []
    library.connection.execute("INSERT INTO picture_owed VALUES (?)", (identifier,))
    list(keep_pictures(worker, library))
    assert "x.example" in {each.host for each in contacts.contacts(library)}


def test_a_name_that_is_not_changed_stays(worker: Worker, library: Library, site: WebSite) -> None:
    site.pages["/feed"] = Answer(rss([item(1)]), RSS)
    number = follow(library, site)
    refresh(worker, library, number)
    subscribe.change_feed(library, number, FeedSettings(title="My own", folder=""))
    subscribe.change_feed(library, number, FeedSettings(title=None, folder="News"))
    assert feeds.feed(library, number).title == "My own"


def test_opml_of_another_reader_is_taken_in(
    worker: Worker, library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(
        "<opml><body><outline text='News'><outline text='One' xmlUrl='https://example.org/1'/>"
        "</outline></body></opml>",
        "utf-8",
    )
    (found,) = subscribe.read_opml(worker, file)
    assert found == Subscription("https://example.org/1", "One", "News")
    (tmp_path / "none.opml").write_text("<html/>", "utf-8")
    with pytest.raises(InputRefusedError, match="OPML"):
        subscribe.read_opml(worker, tmp_path / "none.opml")
    assert library.read("SELECT count(*) FROM feed") == [(0,)]


def test_entries_of_one_address_or_of_no_words_are_articles_each(
    worker: Worker, library: Library, site: WebSite
) -> None:
    notes = [item(n).replace(f"org/{n}", f"org/notes#v{n}") for n in (3, 2, 1)]
    site.pages["/feed"] = Answer(rss(notes[1:]), RSS)
    bare = "".join(f"<item><title>T{n}</title><guid>b{n}</guid></item>" for n in range(3))
    site.pages["/bare"] = Answer(rss([bare]), RSS)
    one, two = follow(library, site), follow(library, site, "/bare")
    refresh(worker, library, one, two)
    assert feeds.feed(library, one).total == 2
    assert feeds.feed(library, two).total == 3
    ids = articles.list_ids(library, ArticleQuery(feed=one))
    articles.set_state(library, ids, State.READ, on=True)
    site.pages["/feed"] = Answer(rss(notes), RSS)
    (done,) = refresh(worker, library, one)
    assert len(done.changes.added) == 1
    assert feeds.feed(library, one).unread == 1


@pytest.mark.parametrize(
    "poison",
    [
        '<enclosure url="http://[bad/x.mp3" type="audio/mpeg"/>',
        "<link>http://[::1</link>",
        "<pubDate>Fri, 99 Foo 99999 99:99:99 +9999</pubDate>",
    ],
)
def test_an_entry_that_is_out_of_its_mind_stops_nobody(
    worker: Worker, library: Library, site: WebSite, poison: str
) -> None:
    site.pages |= {
        "/feed": Answer(rss([item(2, extra=poison), item(1)]), RSS),
        "/good": Answer(atom(), "text/xml"),
    }
    ids = follow(library, site), follow(library, site, "/good")
    refresh(worker, library, *ids)
    assert [feeds.feed(library, each).total > 0 for each in ids] == [True, True]
    assert feeds.due(library) == []


def test_a_mark_that_can_not_be_sent_back_is_not_kept(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(1)]), RSS, headers=(("ETag", '"café"'),))
    number = follow(library, site)
    refresh(worker, library, number)
    (done,) = refresh(worker, library, number)
    assert done.problem == ""


def test_an_entry_that_takes_another_s_address_breaks_nothing(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(2), item(1)]), RSS)
    number = follow(library, site)
    refresh(worker, library, number)
    moved = item(1, body="<p>Moved.</p>").replace("org/1", "org/2")
    site.pages["/feed"] = Answer(rss([item(2), moved]), RSS)
    (done,) = refresh(worker, library, number)
    assert done.problem == ""
    assert feeds.feed(library, number).total == 2


def test_a_title_that_is_put_right_is_right_here_too(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(1, title="Wrnog")]), RSS)
    number = follow(library, site)
    refresh(worker, library, number)
    site.pages["/feed"] = Answer(rss([item(1, title="Right")]), RSS)
    refresh(worker, library, number)
    assert titles(library) == ["Right"]


def test_what_a_page_names_on_another_host_is_not_taken_for_typed(
    worker: Worker, library: Library, site: WebSite
) -> None:
    # The same machine by another name.
    other = site.address.replace("127.0.0.1", "localhost")
    head = f'<link rel="alternate" type="application/rss+xml" href="{other}/feed">'
    site.pages |= {"/": Answer(page(head=head)), "/feed": Answer(rss([item(1)]), RSS)}
    (found,) = subscribe.find_feeds(worker, library, f"{site.address}/")
    # What was asked for there is only the usual place on the host that was given.
    assert found.url == f"{site.address}/feed"
    assert found.is_typed


def test_a_relative_site_and_relative_links_are_whole(
    worker: Worker, library: Library, site: WebSite
) -> None:
    data = rss([item(1)], site="/")
    data = data.replace(b"https://example.org/1", b"post/1.html")
    site.pages["/feed"] = Answer(data, RSS)
    number = follow(library, site)
    refresh(worker, library, number)
    assert feeds.feed(library, number).site_url == f"{site.address}/"
    (identifier,) = articles.list_ids(library, ArticleQuery())
    assert articles.article(library, identifier).url == f"{site.address}/post/1.html"
    assert f'href="{site.address}/x"' in articles.content(library, identifier).html


def test_a_feed_followed_again_is_as_it_is_wanted_now(library: Library, site: WebSite) -> None:
    number = follow(library, site, folder="Old")
    subscribe.unsubscribe(library, [number])
    assert follow(library, site, folder=" /New/ Asia ") == number
    assert feeds.feed(library, number).folder == "New/Asia"
    wanted = Subscription(f"{site.address}/b")
    other = subscribe.subscribe(library, wanted, typed=False)
    assert subscribe.subscribe(library, wanted) == other
    known = feeds.known(library, other)
    assert known is not None
    assert known.typed


def test_what_came_while_an_article_was_in_the_trash_comes_when_it_is_taken_out(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(rss([item(1)]), RSS)
    number = follow(library, site)
    refresh(worker, library, number)
    ids = articles.list_ids(library, ArticleQuery())
    articles.set_state(library, ids, State.DELETED, on=True)
    site.pages["/feed"] = Answer(rss([item(1, title="Corrected")]), RSS)
    refresh(worker, library, number)
    assert titles(library) == []
    articles.set_state(library, ids, State.DELETED, on=False)
    refresh(worker, library, number)
    assert titles(library) == ["Corrected"]
