"""Feeds that only those whom their server knows may read: asked for with what the keyring keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.errors import InputRefusedError, SenjaError
from reader.library import Library, articles, contacts, feeds
from reader.model.access import Access
from reader.model.feed import Subscription
from reader.model.query import ArticleQuery
from reader.operations import history, subscribe
from reader.operations.pages import save_addresses
from reader.operations.protected import AccessWantedError
from reader.operations.refreshing import Refreshed
from reader.operations.worker import Worker
from tests import guards
from tests.conftest import rows
from tests.feeds import RSS, item, rss
from tests.file_keyring import chosen, kept_in
from tests.web_site import Answer, WebSite, page

ANN = Access("sea blue", "ann")
WRONG = Access("red", "ann")
TOKEN = Access("abc123", header="X-Auth-Token")
KINDS = [
    pytest.param(guards.basic("ann", "sea blue"), ANN, id="Basic"),
    pytest.param(guards.digest("ann", "sea blue"), ANN, id="Digest, SHA-256"),
    pytest.param(guards.digest("ann", "sea blue", "MD5"), ANN, id="Digest, MD5"),
    pytest.param(guards.token("X-Auth-Token", "abc123"), TOKEN, id="token"),
]
OPEN = guards.basic("ann", "sea blue")


@dataclass(frozen=True, slots=True)
class Keyed:
    """A worker that has a keyring, and that keyring's file."""

    worker: Worker
    file: Path

    @property
    def kept(self) -> dict[str, dict[str, str]]:
        return kept_in(self.file)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keyed]:
    """Return a worker of this module's own: it gets its keyring when it starts."""
    file = tmp_path_factory.mktemp("keyring") / "keyring.json"
    with pytest.MonkeyPatch.context() as patch, chosen(patch, file):
        worker = Worker()
        yield Keyed(worker, file)
        worker.close()


@pytest.fixture
def keyed(started: Keyed) -> Iterator[Keyed]:
    yield started
    lock(started, locked=False)
    started.file.unlink(missing_ok=True)


def lock(keyed: Keyed, *, locked: bool = True) -> None:
    sign = keyed.file.with_name("keyring.json.locked")
    if locked:
        sign.touch()
    else:
        sign.unlink(missing_ok=True)


def guard(site: WebSite, who: guards.Guard = OPEN, path: str = "/feed") -> str:
    """Put a feed behind a guard and return its address."""
    site.pages[path] = Answer(rss([item(2), item(1)]), RSS, guard=who)
    return f"{site.address}{path}"


def follow(library: Library, url: str, access: Access | None = ANN) -> int:
    return subscribe.subscribe(library, Subscription(url, access=access))


def refresh(keyed: Keyed, library: Library, *ids: int) -> list[Refreshed]:
    return list(subscribe.refresh(keyed.worker, library, ids or None))


def shown(site: WebSite) -> str:
    """Return all that a site was told."""
    return f"{site.told}"


@pytest.mark.parametrize(("who", "access"), KINDS)
def test_a_protected_feed_is_found_followed_and_refreshed(
    keyed: Keyed, library: Library, site: WebSite, who: guards.Guard, access: Access
) -> None:
    url = guard(site, who)
    with pytest.raises(AccessWantedError, match=r"127\.0\.0\.1 wants a name and password") as told:
        subscribe.find_feeds(keyed.worker, library, url)
    assert told.value.url == url
    with pytest.raises(AccessWantedError, match="refused"):
        subscribe.find_feeds(
            keyed.worker, library, url, Access("wrong", access.user, access.header)
        )
    (found,) = subscribe.find_feeds(keyed.worker, library, url, access)
    assert (found.url, found.access) == (url, access)
    number = follow(library, url, found.access)
    assert list(keyed.kept) == [url]
    (done,) = refresh(keyed, library, number)
    assert (done.problem, len(done.changes.added)) == ("", 2)
    (feed,) = feeds.feeds(library)
    assert (feed.access, feed.problem) == (access.kind, "")


@pytest.mark.parametrize(("who", "access"), KINDS)
def test_what_lets_in_is_in_no_library_and_no_list_of_contacts(
    keyed: Keyed,
    library: Library,
    site: WebSite,
    caplog: pytest.LogCaptureFixture,
    who: guards.Guard,
    access: Access,
) -> None:
    url = guard(site, who)
    subscribe.find_feeds(keyed.worker, library, url, access)
    refresh(keyed, library, follow(library, url, access))
    written = f"{rows(library)} {subscribe.write_opml(library)} {caplog.text}"
    told = f"{contacts.contacts(library)}"
    library.close()
    bytes_of_all = b"".join(
        file.read_bytes() for file in library.path.parent.glob(f"{library.path.name}*")
    )
    for secret in ("sea blue", "sea%20blue", "abc123", "YW5uOnNlYSBibHVl"):
        assert secret not in written
        assert secret not in told
        assert secret.encode() not in bytes_of_all


def test_without_a_password_a_feed_says_what_it_wants_and_where_to_give_it(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    number = follow(library, guard(site), None)
    (done,) = refresh(keyed, library, number)
    assert done.problem == feeds.feed(library, number).problem
    assert "wants a name and password" in done.problem
    assert "Name and Password" in done.problem
    assert "senja subscribe --user" in done.problem
    subscribe.keep_access(keyed.worker, library, number, WRONG)
    assert number in feeds.due(library)
    (done,) = refresh(keyed, library)
    assert "refuses this feed's name and password" in done.problem
    subscribe.keep_access(keyed.worker, library, number, ANN)
    (done,) = refresh(keyed, library)
    assert (done.problem, len(done.changes.added)) == ("", 2)


def test_a_server_that_only_forbids_is_told_of(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    site.pages["/feed"] = Answer(b"no", status=403)
    number = follow(library, f"{site.address}/feed", None)
    assert "(403)" in refresh(keyed, library, number)[0].problem
    subscribe.keep_access(keyed.worker, library, number, TOKEN)
    assert "refuses this feed's token in X-Auth-Token" in refresh(keyed, library)[0].problem
    with pytest.raises(InputRefusedError, match=r"403.*a token"):
        subscribe.find_feeds(keyed.worker, library, f"{site.address}/feed")
    site.pages["/feed"] = Answer(b"no", status=402)
    assert "(402)" in refresh(keyed, library, number)[0].problem


def test_a_way_that_senja_does_not_know_is_told_of(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    url = guard(site, lambda _path, _headers: "Negotiate")
    number = follow(library, url)
    assert "does not know" in refresh(keyed, library, number)[0].problem
    with pytest.raises(AccessWantedError, match="does not know"):
        subscribe.find_feeds(keyed.worker, library, url, ANN)
    assert "Authorization" not in shown(site)


def test_a_keyring_that_is_locked_or_was_emptied_is_told_of(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    one, two = follow(library, guard(site)), follow(library, guard(site, path="/two"))
    site.pages["/open"] = Answer(rss([item(3)]), RSS)
    free = follow(library, f"{site.address}/open", None)
    lock(keyed)
    done = refresh(keyed, library, one, two, free)
    assert ["is locked" in each.problem for each in done] == [True, True, False]
    assert site.asked == ["/open"]
    lock(keyed, locked=False)
    keyed.file.unlink()
    (told,) = refresh(keyed, library, one)
    assert "keyring no longer has the name and password" in told.problem


def test_a_feed_whose_password_is_not_kept_is_not_followed(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    lock(keyed)
    with pytest.raises(SenjaError, match="was not kept anywhere"):
        follow(library, guard(site))
    assert feeds.feeds(library) == []
    number = follow(library, guard(site), None)
    with pytest.raises(SenjaError, match="locked"):
        subscribe.keep_access(keyed.worker, library, number, ANN)
    with pytest.raises(SenjaError, match="locked"):
        subscribe.forget_access(keyed.worker, library, number)
    assert feeds.feed(library, number).access == ""
    assert not keyed.file.exists()


def test_a_password_that_no_feed_came_to_have_is_forgotten(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    library.close()
    with pytest.raises(SenjaError):
        follow(library, guard(site))
    assert keyed.kept == {}


def test_unsubscribing_keeps_the_password_and_forgetting_does_not(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    url = guard(site)
    number = follow(library, url)
    subscribe.unsubscribe(library, [number])
    assert url in keyed.kept
    history.undo(library)
    assert refresh(keyed, library, number)[0].problem == ""
    subscribe.unsubscribe(library, [number])
    subscribe.forget_access(keyed.worker, library, number)
    assert keyed.kept == {}
    history.undo(library)
    assert feeds.feed(library, number).access == ""
    assert "wants a name and password" in refresh(keyed, library, number)[0].problem


def test_on_the_same_server_the_password_goes_along_when_a_feed_moves(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    new = guard(site, path="/new")
    site.pages["/feed"] = Answer(b"", status=301, location="/new")
    number = follow(library, f"{site.address}/feed")
    assert refresh(keyed, library, number)[0].problem == ""
    (feed,) = feeds.feeds(library)
    assert (feed.url, feed.access, list(keyed.kept)) == (new, "password", [new])
    assert refresh(keyed, library, number)[0].problem == ""


def test_a_feed_that_moves_to_where_another_is_stays_and_so_do_both_passwords(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    new = guard(site, path="/new")
    site.pages["/feed"] = Answer(b"", status=301, location="/new")
    first, second = follow(library, f"{site.address}/feed"), follow(library, new, ANN)
    refresh(keyed, library, first, second)
    assert {feed.id: feed.url for feed in feeds.feeds(library)} == {
        first: f"{site.address}/feed",
        second: new,
    }
    assert set(keyed.kept) == {f"{site.address}/feed", new}
    third = follow(library, guard(site, path="/third"))
    site.pages["/third"] = Answer(b"", status=301, location="/fourth")
    fourth = follow(library, guard(site, path="/fourth"), None)
    refresh(keyed, library, third, fourth)
    assert f"{site.address}/fourth" not in keyed.kept


@pytest.fixture
def elsewhere() -> Iterator[WebSite]:
    """Return another server: the same host, and another port."""
    served = WebSite()
    yield served
    served.close()


@pytest.mark.parametrize(
    ("access", "who"), [(ANN, OPEN), (TOKEN, guards.token("X-Auth-Token", "abc123"))]
)
def test_to_another_server_no_password_goes_along_and_the_feed_asks_anew(
    keyed: Keyed,
    library: Library,
    site: WebSite,
    elsewhere: WebSite,
    access: Access,
    who: guards.Guard,
) -> None:
    new = guard(elsewhere, who)
    site.pages["/feed"] = Answer(b"", status=301, location=new)
    number = follow(library, f"{site.address}/feed", access)
    (done,) = refresh(keyed, library, number)
    assert "has moved" in done.problem
    assert "X-Auth-Token" not in shown(elsewhere)
    assert "Authorization" not in shown(elsewhere)
    (feed,) = feeds.feeds(library)
    assert (feed.url, feed.access, keyed.kept) == (new, "", {})
    assert "wants a name and password" in refresh(keyed, library, number)[0].problem
    subscribe.keep_access(keyed.worker, library, number, access)
    assert len(refresh(keyed, library, number)[0].changes.added) == 2


def test_a_feed_that_moves_to_where_all_may_read_has_no_password_any_more(
    keyed: Keyed, library: Library, site: WebSite, elsewhere: WebSite
) -> None:
    elsewhere.pages["/feed"] = Answer(rss([item(1)]), RSS)
    new = f"{elsewhere.address}/feed"
    site.pages["/feed"] = Answer(b"", status=308, location=new)
    number = follow(library, f"{site.address}/feed", TOKEN)
    assert refresh(keyed, library, number)[0].problem == ""
    (feed,) = feeds.feeds(library)
    assert (feed.url, feed.access, keyed.kept) == (new, "", {})
    assert "abc123" not in shown(elsewhere)


def test_where_a_server_sends_on_for_now_the_feed_stays_with_its_password(
    keyed: Keyed, library: Library, site: WebSite, elsewhere: WebSite
) -> None:
    new = guard(elsewhere)
    site.pages["/feed"] = Answer(b"", status=302, location=new)
    old = f"{site.address}/feed"
    number = follow(library, old)
    (done,) = refresh(keyed, library, number)
    assert f"follow {new} instead" in done.problem
    assert "Authorization" not in shown(elsewhere)
    (feed,) = feeds.feeds(library)
    assert (feed.url, feed.access, list(keyed.kept)) == (old, "password", [old])
    with pytest.raises(AccessWantedError, match="leads to another server") as told:
        subscribe.find_feeds(keyed.worker, library, old, ANN)
    assert told.value.url == new


def test_who_is_sent_to_another_server_is_told_for_which_one_to_give_a_password(
    keyed: Keyed, library: Library, site: WebSite, elsewhere: WebSite
) -> None:
    new = guard(elsewhere)
    site.pages["/feed"] = Answer(b"", status=301, location=new)
    with pytest.raises(AccessWantedError, match=f"give them for {new} and look") as told:
        subscribe.find_feeds(keyed.worker, library, f"{site.address}/feed")
    assert told.value.url == new
    (found,) = subscribe.find_feeds(keyed.worker, library, new, ANN)
    assert (found.url, found.access) == (new, ANN)


def test_a_feed_whose_key_can_not_go_along_moves_later(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    new = guard(site, path="/new")
    old = f"{site.address}/feed"
    number = follow(library, old)

    # Between the worker's asking and its storing the keyring is locked, as by a screen saver.
    def locking(path: str, headers: object) -> str | None:
        refused = OPEN(path, headers)  # type: ignore[arg-type] # as the site has them
        if refused is None:
            lock(keyed)
        return refused

    site.pages["/new"] = Answer(rss([item(1)]), RSS, guard=locking)
    site.pages["/feed"] = Answer(b"", status=301, location="/new")
    assert refresh(keyed, library, number)[0].problem == ""
    lock(keyed, locked=False)
    assert feeds.address(library, number) == old
    site.pages["/new"] = Answer(rss([item(1)]), RSS, guard=OPEN)
    assert refresh(keyed, library, number)[0].problem == ""
    assert (feeds.address(library, number), list(keyed.kept)) == (new, [new])


def test_a_page_may_be_open_and_its_feed_not(keyed: Keyed, library: Library, site: WebSite) -> None:
    url = guard(site)
    head = '<link rel="alternate" type="application/rss+xml" href="/feed" title="News">'
    site.pages["/"] = Answer(page(head=head))
    with pytest.raises(AccessWantedError) as told:
        subscribe.find_feeds(keyed.worker, library, f"{site.address}/")
    assert told.value.url == url
    (found,) = subscribe.find_feeds(keyed.worker, library, f"{site.address}/", ANN)
    assert (found.url, found.title, found.access) == (url, "News", ANN)


def test_what_a_page_names_on_another_server_is_shown_nothing(
    keyed: Keyed, library: Library, site: WebSite, elsewhere: WebSite
) -> None:
    other = guard(elsewhere, guards.token("X-Auth-Token", "abc123"))
    head = f'<link rel="alternate" type="application/rss+xml" href="{other}" title="News">'
    site.pages["/"] = Answer(page(head=head))
    with pytest.raises(SenjaError):
        subscribe.find_feeds(keyed.worker, library, f"{site.address}/", TOKEN)
    assert "abc123" not in shown(elsewhere)


def test_a_name_and_password_in_an_address_go_into_the_keyring(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    url = guard(site)
    typed = url.replace("http://", "http://ann:sea%20blue@")
    (found,) = subscribe.find_feeds(keyed.worker, library, typed)
    assert (found.url, found.access) == (url, ANN)
    number = follow(library, typed, None)
    assert list(keyed.kept) == [url]
    assert refresh(keyed, library, number)[0].problem == ""
    assert {each.url for each in contacts.contacts(library)} == {url}
    assert "sea" not in f"{rows(library)['feed']} {rows(library)['contact']}"


OPML = (
    "<opml><body><outline text='A' xmlUrl='http://ann:sea%20blue@{0}/feed'"
    " htmlUrl='http://ann:sea%20blue@{0}/'/>"
    "<outline text='B' xmlUrl='http://ann:sea%20blue@{0}/b'/>"
    "<outline text='C' xmlUrl='http://{0}/c'/></body></opml>"
)


def test_passwords_in_opml_go_into_the_keyring_and_never_out_again(
    keyed: Keyed, library: Library, site: WebSite, tmp_path: Path
) -> None:
    url = guard(site)
    file = tmp_path / "feeds.opml"
    file.write_text(OPML.format(site.address.removeprefix("http://")), "utf-8")
    found = subscribe.read_opml(keyed.worker, file)
    done = subscribe.subscribe_all(keyed.worker, library, found, typed=True)
    assert done.problem == ""
    assert set(keyed.kept) == {url, f"{site.address}/b"}
    assert [feed.access for feed in feeds.feeds(library)] == ["password", "password", ""]
    written = subscribe.write_opml(library)
    assert f'xmlUrl="{url}" htmlUrl="{site.address}/"' in written
    assert refresh(keyed, library, done.ids[0])[0].problem == ""
    assert "ann" not in written
    assert "sea%20" not in f"{rows(library)}"


def test_without_a_keyring_the_feeds_of_opml_are_followed_all_the_same(
    keyed: Keyed, library: Library, site: WebSite, tmp_path: Path
) -> None:
    lock(keyed)
    file = tmp_path / "feeds.opml"
    file.write_text(OPML.format(site.address.removeprefix("http://")), "utf-8")
    found = subscribe.read_opml(keyed.worker, file)
    done = subscribe.subscribe_all(keyed.worker, library, found, typed=False)
    assert "locked" in done.problem
    assert len(done.ids) == 3
    with pytest.raises(SenjaError, match="locked"):
        subscribe.subscribe_all(keyed.worker, library, found, typed=True)
    assert "sea%20" not in f"{rows(library)}"


def test_a_page_s_address_is_kept_and_asked_for_without_its_password(
    keyed: Keyed, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page(), guard=OPEN)
    typed = site.address.replace("http://", "http://ann:sea%20blue@")
    _kept, refused = save_addresses(keyed.worker, library, [f"{typed}/a"])
    assert refused.place == f"{site.address}/a"
    assert "those it lets in" in refused.refused
    (number,) = articles.list_ids(library, ArticleQuery())
    assert articles.article(library, number).url == f"{site.address}/a"
    assert "sea%20" not in f"{rows(library)}"
    assert "Authorization" not in shown(site)
