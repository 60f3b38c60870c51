"""Refreshing feeds, ended at any moment: what was told is there, nothing twice, the next one completes."""

import json
import os
import random
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import psutil
import pytest

from reader.library import feeds
from reader.model.feed import FeedSettings, Subscription
from reader.operations import subscribe
from reader.operations.pages import fetch_waiting
from reader.operations.worker import Worker
from tests.conftest import PATIENCE, Senja, children, fill, opened, wait_until_gone
from tests.end_to_end.test_window_process import Machine, machine
from tests.feeds import RSS, item, rss
from tests.web_site import Answer, WebSite, page, picture

__all__ = ["machine"]

FEEDS, ENTRIES = 20, 8
# As many as are asked for at once, and those of the feed that is read whole, are on their way.
REQUESTS = FEEDS + ENTRIES
SEED = 20261130
BODY = (
    "<p>" + "</p><p>".join(f"Line {line} of what was seen at dusk." for line in range(40)) + "</p>"
)

Act = Callable[[], None]


class Interrupted:
    """A site with feeds, at which something happens in the middle of the answer of a chosen number."""

    def __init__(self, site: WebSite) -> None:
        self.site = site
        self.urls = [f"{site.address}/feed/{number}" for number in range(FEEDS)]
        self._number = count(1)
        self._acts = dict[int, Act]()
        self._gone = ""
        for number in range(FEEDS):
            self._serve(f"/feed/{number}", _feed(number, site.address), RSS)
        for entry in range(ENTRIES):
            self._serve(f"/whole/{entry + 1}", page(f"Whole {entry + 1}"), "text/html")

    def when(self, acts: dict[int, Act]) -> None:
        """Do these at the answers of these numbers, counted from now on."""
        self._number, self._acts, self._gone = count(1), acts, ""

    def go(self, kind: str = RSS) -> None:
        """Be gone for what is of this kind: the answer that is on its way breaks off, and so do all."""
        self._gone = kind

    def _serve(self, path: str, body: bytes, kind: str) -> None:
        def answer() -> Iterator[bytes]:
            act = self._acts.get(next(self._number))
            yield body[: len(body) // 2]
            if act is not None:
                act()
            if kind != self._gone:
                yield body[len(body) // 2 :]

        headers = (("Content-Length", str(len(body))), ("ETag", f'"{path}"'))
        self.site.pages[path] = Answer(b"", kind, headers=headers, endless=answer)


def _feed(number: int, address: str) -> bytes:
    items = [
        item(
            entry, title=f"Evening {entry} of {number}", body=BODY if number else "<p>Read on…</p>"
        )
        .replace("https://example.org/", f"{address}/{number or 'whole'}/")
        .replace("tag:", f"tag:{number}:")
        for entry in range(ENTRIES, 0, -1)
    ]
    return rss(items, f"Feed {number}")


@pytest.fixture(scope="module")
def interrupted() -> Iterator[Interrupted]:
    site = WebSite()
    yield Interrupted(site)
    site.close()


@pytest.fixture(scope="module")
def followed(interrupted: Interrupted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which the feeds are followed, and nothing of them is."""
    path = tmp_path_factory.mktemp("followed") / "library.sqlite"
    with opened(path) as library:
        for url in interrupted.urls:
            feeds.subscribe(library, Subscription(url))
        feeds.change(library, 1, FeedSettings(is_whole=True))
    return path


@pytest.fixture(scope="module")
def complete(
    interrupted: Interrupted,
    followed: Path,
    worker: Worker,
    tmp_path_factory: pytest.TempPathFactory,
) -> "Completed":
    """What is in a library after a refresh that nothing interrupted."""
    senja = begun(Senja(tmp_path_factory.mktemp("complete") / "home"), followed)
    interrupted.when({})
    done = senja("refresh")
    assert (done.returncode, done.stderr) == (0, "")
    assert told_as_new(done.stdout) == dict.fromkeys(map("Feed {}".format, range(FEEDS)), ENTRIES)
    return Completed(interrupted, worker, shelf(senja.library))


def begun(senja: Senja, followed: Path) -> Senja:
    shutil.rmtree(senja.library.parent, ignore_errors=True)
    senja.library.parent.mkdir(parents=True)
    shutil.copy(followed, senja.library)
    return senja


def told_as_new(printed: str) -> dict[str, int]:
    """Return the feeds of which a refresh has said how much is new, in lines that came whole."""
    lines = [line.rstrip("\n") for line in printed.splitlines(keepends=True) if line.endswith("\n")]
    return {line[8:]: int(line[:6]) for line in lines if line[6:8] == "  "}


def shelf(path: Path) -> dict[str, object]:
    """Return what is in a library, but for ids and times; each feed's entries in their order."""
    with opened(path) as library:
        return {
            "feeds": library.read(
                "SELECT url, own_title, site_url, etag, problem, failures, gone FROM feed ORDER BY 1"
            ),
            "entries": library.read(
                "SELECT feed.url, key, hash, identity FROM entry JOIN feed ON feed.id = feed_id "
                "JOIN article ON article.id = article_id ORDER BY feed.url, saved_at, article.id"
            ),
            "articles": library.read(
                "SELECT identity, title, authors, site, article.url, published, language, "
                "description, word_count, tags, html, text, original, article.source_kind, "
                "(SELECT count(*) FROM content WHERE article_id = article.id) "
                "FROM article LEFT JOIN content ON content.id = content_id "
                "WHERE article.id IN (SELECT article_id FROM entry) ORDER BY identity"
            ),
            "pages": library.read("SELECT url, state FROM page ORDER BY url"),
        }


def assert_whole(path: Path, told: dict[str, int]) -> None:
    """Assert that a library has all that was told of, nothing half and nothing twice."""
    with opened(path) as library:
        assert library.read("PRAGMA integrity_check") == [("ok",)]
        assert library.read("PRAGMA foreign_key_check") == []
        assert library.read(
            "SELECT article.id FROM article LEFT JOIN content ON content.id = article.content_id "
            "LEFT JOIN body ON body.content_id = content.id "
            "WHERE content.id IS NULL OR packed IS NULL OR content.article_id <> article.id"
        ) == []  # fmt: skip
        for columns in ("feed_id, key", "feed_id, article_id"):
            twice = f"SELECT 1 FROM entry GROUP BY {columns} HAVING count(*) > 1"  # noqa: S608 (ours)
            assert library.read(twice) == []
        twice = "SELECT 1 FROM article WHERE url <> '' GROUP BY url HAVING count(*) > 1"
        assert library.read(twice) == []
        there = {feed.title: feed.total for feed in feeds.feeds(library)}
        assert {title: there[title] for title in told} == told
        # A feed is stored as a whole, with what it is to be asked with the next time.
        assert set(there.values()) <= {0, ENTRIES}
        assert library.read(
            "SELECT url FROM feed WHERE (etag <> '') <> EXISTS "
            "(SELECT 1 FROM entry WHERE feed_id = feed.id)"
        ) == []  # fmt: skip


@dataclass(frozen=True, slots=True)
class Completed:
    """What the next refresh has to come to, with nothing in its way."""

    site: Interrupted
    worker: Worker
    shelf: dict[str, object]

    def check(self, path: Path) -> None:
        """Refresh once more, and assert that nothing tells what was before."""
        self.site.when({})
        with opened(path) as library:
            ids = [feed.id for feed in feeds.feeds(library)]
            problems = {done.problem for done in subscribe.refresh(self.worker, library, ids)}
            problems |= {done.refused for done in fetch_waiting(self.worker, library)}
        assert problems <= {""}
        assert shelf(path) == self.shelf


def kill_worker(running: "Future[subprocess.Popen[str]]") -> None:
    for process in children(running.result(PATIENCE).pid):
        with suppress(psutil.NoSuchProcess):
            if "spawn_main" in " ".join(process.cmdline()):
                process.kill()


def kill_all(running: "Future[subprocess.Popen[str]]") -> None:
    os.killpg(running.result(PATIENCE).pid, signal.SIGKILL)


def kill_command(running: "Future[subprocess.Popen[str]]") -> None:
    running.result(PATIENCE).kill()


def fill_into(filler: "Future[Path]", place: Path) -> None:
    filler.set_result(fill(place))


def ended(senja: Senja, running: "Future[subprocess.Popen[str]]") -> tuple[str, str, int]:
    """Start a refresh, and return what it printed and how it ended once nothing of it is left."""
    process = senja.start("refresh")
    group = psutil.Process(process.pid)
    running.set_result(process)
    printed, errors = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in errors
    wait_until_gone([each for each in _group(group.pid) if each != group])
    return printed, errors, process.returncode


def _group(group: int) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with suppress(ProcessLookupError, psutil.NoSuchProcess):
            if os.getpgid(process.pid) == group:
                found.append(process)
    return found


@pytest.mark.parametrize("how", [kill_all, kill_command])
def test_a_refresh_that_is_killed_costs_nothing_but_its_rest(
    senja: Senja,
    interrupted: Interrupted,
    followed: Path,
    complete: Completed,
    how: Callable[["Future[subprocess.Popen[str]]"], None],
) -> None:
    chosen = random.Random(f"{SEED} {how.__name__}")  # noqa: S311 (no secret)
    moments = [chosen.randint(1, REQUESTS) for _ in range(rounds(2))]
    for moment in moments:
        begun(senja, followed)
        running = Future[subprocess.Popen[str]]()
        interrupted.when({moment: partial(how, running)})
        printed, _, code = ended(senja, running)
        assert code == -signal.SIGKILL
        assert_whole(senja.library, told_as_new(printed))
        complete.check(senja.library)


def rounds(usual: int) -> int:
    """Return how often to try; by hand it may be more often."""
    return int(os.environ.get("SENJA_ROUNDS", usual))


def test_a_kill_in_the_middle_of_storing_leaves_no_half_of_a_feed(
    senja: Senja, interrupted: Interrupted, followed: Path, complete: Completed
) -> None:
    chosen = random.Random(f"{SEED} storing")  # noqa: S311 (no secret)
    journal = senja.library.with_name(f"{senja.library.name}-wal")
    for _ in range(rounds(2)):
        begun(senja, followed)
        more, answered = chosen.randint(1, 400_000), threading.Event()
        interrupted.when({chosen.randint(1, FEEDS): answered.set})
        process = senja.start("refresh")
        assert answered.wait(PATIENCE)
        start = _size(journal)
        while process.poll() is None and _size(journal) < start + more:
            pass
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        printed, errors = process.communicate(timeout=PATIENCE)
        assert "Traceback" not in errors
        wait_until_gone(_group(process.pid))
        assert_whole(senja.library, told_as_new(printed))
        complete.check(senja.library)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def test_a_worker_that_is_killed_costs_no_feed(
    senja: Senja, interrupted: Interrupted, followed: Path, complete: Completed
) -> None:
    chosen = random.Random(f"{SEED} worker")  # noqa: S311 (no secret)
    for _ in range(rounds(1)):
        begun(senja, followed)
        running = Future[subprocess.Popen[str]]()
        # A feed that is asked for alone when its worker dies is thought to be to blame.
        interrupted.when({chosen.randint(1, FEEDS - 8): partial(kill_worker, running)})
        printed, errors, code = ended(senja, running)
        assert (code, errors) == (0, "")
        assert_whole(senja.library, told_as_new(printed))
        assert shelf(senja.library) == complete.shelf


def test_a_feed_that_ends_its_worker_each_time_is_told_of_and_the_others_are_unharmed(
    senja: Senja, site: WebSite
) -> None:
    running = Future[subprocess.Popen[str]]()

    def deadly() -> Iterator[bytes]:
        kill_worker(running)
        yield b""

    with opened(senja.library) as library:
        for number in range(5):
            site.pages[f"/{number}"] = Answer(_feed(number, site.address), RSS)
            feeds.subscribe(library, Subscription(f"{site.address}/{number}"))
    site.pages["/2"] = Answer(b"", RSS, endless=deadly)
    _, errors, code = ended(senja, running)
    assert code == 1
    assert errors.count("\n") == 1
    assert "The feed could not be refreshed: reading it failed." in errors
    with opened(senja.library) as library:
        told = [(feed.total, feed.failures) for feed in feeds.feeds(library)]
    assert sorted(told) == [(0, 1), *[(ENTRIES, 0)] * 4]


def test_a_server_that_is_gone_in_the_middle_of_an_answer_costs_no_more_than_what_it_owes(
    senja: Senja, interrupted: Interrupted, followed: Path, complete: Completed
) -> None:
    chosen = random.Random(f"{SEED} server")  # noqa: S311 (no secret)
    for _ in range(rounds(1)):
        begun(senja, followed)
        moment = chosen.randint(1, FEEDS)
        interrupted.when({moment: interrupted.go})
        done = senja("refresh")
        assert done.returncode == 1
        assert all(line.endswith(".") for line in done.stderr.splitlines())
        told = told_as_new(done.stdout)
        assert len(told) + done.stderr.count("broke off before its end") == FEEDS
        assert_whole(senja.library, told)
        with opened(senja.library) as library:
            problems = {bool(feed.problem) for feed in feeds.feeds(library) if not feed.total}
        assert problems == {True}
        complete.check(senja.library)


def test_a_disk_that_is_full_in_the_middle_keeps_what_is_there(
    tmpfs: Path, interrupted: Interrupted, followed: Path, complete: Completed
) -> None:
    chosen = random.Random(f"{SEED} disk")  # noqa: S311 (no secret)
    senja = Senja(tmpfs / "home")
    for _ in range(rounds(1)):
        begun(senja, followed)
        filler = Future[Path]()
        interrupted.when({chosen.randint(1, FEEDS): partial(fill_into, filler, tmpfs)})
        done = senja("refresh")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "The disk is full" in done.stderr
        filler.result(PATIENCE).unlink()
        assert_whole(senja.library, told_as_new(done.stdout))
        complete.check(senja.library)


def test_the_window_killed_while_it_refreshes_keeps_what_it_showed(
    machine: Machine, interrupted: Interrupted, followed: Path, complete: Completed
) -> None:
    senja = Senja(machine.home)
    chosen = random.Random(f"{SEED} window")  # noqa: S311 (no secret)
    for _ in range(rounds(1)):
        begun(senja, followed)
        started = list[psutil.Process]()
        window = Future[int]()

        def kill_window(
            window: "Future[int]" = window, started: list[psutil.Process] = started
        ) -> None:
            started += children(window.result(PATIENCE))
            os.kill(window.result(PATIENCE), signal.SIGKILL)

        # What is new in the first eight feeds is shown before the next are asked for.
        interrupted.when({chosen.randint(9, FEEDS): kill_window})
        running = machine.start()
        window.set_result(running.process.pid)
        shown = set[str]()
        for line in running.process.stdout or ():
            shown.update(json.loads(line).get("titles", ()))
        assert running.process.wait(PATIENCE) == -signal.SIGKILL
        wait_until_gone(started)
        assert_whole(senja.library, {})
        with opened(senja.library) as library:
            there = {str(title) for (title,) in library.read("SELECT title FROM article")}
        assert shown <= there
        complete.check(senja.library)


def test_two_refreshes_at_once_store_everything_once(
    senja: Senja, interrupted: Interrupted, followed: Path, complete: Completed
) -> None:
    begun(senja, followed)
    interrupted.when({})
    both = [senja.start("refresh") for _ in range(2)]
    told = [process.communicate(timeout=PATIENCE) for process in both]
    assert [
        (process.returncode, errors) for process, (_, errors) in zip(both, told, strict=True)
    ] == [(0, "")] * 2
    # Each article is new in one of them only.
    assert sum(sum(told_as_new(printed).values()) for printed, _ in told) == FEEDS * ENTRIES
    assert shelf(senja.library) == complete.shelf


def when_stored(library: Path, entries: int, act: Act) -> None:
    """Do something as soon as so many entries are stored."""
    with opened(library) as watched:
        while watched.read("SELECT count(*) FROM entry")[0][0] < entries:
            pass
    act()


def test_what_was_stored_before_the_worker_died_is_told_as_well(
    senja: Senja, interrupted: Interrupted, followed: Path
) -> None:
    begun(senja, followed)
    running = Future[subprocess.Popen[str]]()
    act = partial(when_stored, senja.library, ENTRIES, partial(kill_worker, running))
    interrupted.when({8: act})
    printed, errors, code = ended(senja, running)
    assert (code, errors) == (0, "")
    # Whose list it is in, and whose pictures are kept, is what was told.
    assert sum(told_as_new(printed).values()) == FEEDS * ENTRIES


def test_what_was_stored_before_the_disk_was_full_is_told_as_well(
    tmpfs: Path, interrupted: Interrupted, followed: Path
) -> None:
    senja = begun(Senja(tmpfs / "home"), followed)
    filler = Future[Path]()
    act = partial(when_stored, senja.library, ENTRIES, partial(fill_into, filler, tmpfs))
    interrupted.when({8: act})
    done = senja("refresh")
    filler.result(PATIENCE).unlink()
    with opened(senja.library) as library:
        there = {feed.title: feed.total for feed in feeds.feeds(library) if feed.total}
    assert told_as_new(done.stdout) == there


def test_pages_that_a_server_owed_come_with_a_later_refresh(
    senja: Senja, interrupted: Interrupted, followed: Path, complete: Completed
) -> None:
    begun(senja, followed)
    interrupted.when({FEEDS + 3: partial(interrupted.go, "text/html")})
    assert senja("refresh").returncode == 1
    complete.check(senja.library)


def test_pictures_that_were_still_to_be_kept_come_with_the_next_refresh(
    senja: Senja, site: WebSite
) -> None:
    running = Future[subprocess.Popen[str]]()

    def killed() -> Iterator[bytes]:
        kill_all(running)
        yield b""

    entry = item(1, body="<p>Words.</p><img src='/quay.png' alt='A quay'>")
    site.pages["/feed"] = Answer(rss([entry.replace("https://example.org", site.address)]), RSS)
    site.pages["/quay.png"] = Answer(b"", "image/png", endless=killed)
    assert senja("subscribe", f"{site.address}/feed").returncode == 0
    assert ended(senja, running)[2] == -signal.SIGKILL
    site.pages["/quay.png"] = picture()
    assert senja("refresh").returncode == 0
    with opened(senja.library) as library:
        assert library.read("SELECT count(*) FROM content_media") == [(1,)]


def test_a_feed_for_which_there_is_no_room_is_told_with_the_disk_s_own_sentence(
    tmpfs: Path, worker: Worker, site: WebSite
) -> None:
    words = random.Random(SEED).randbytes(400_000).hex()  # noqa: S311 (no secret)
    site.pages["/feed"] = Answer(rss([item(1, body=f"<p>{words}</p>")]), RSS)
    path = tmpfs / "library.sqlite"
    with opened(path) as library:
        number = feeds.subscribe(library, Subscription(f"{site.address}/feed"))
        filler = fill(tmpfs)
        os.truncate(filler, filler.stat().st_size - 300_000)
        (done,) = subscribe.refresh(worker, library, [number])
        assert done.problem.startswith("The disk is full")
        # It is no failing of the feed's: it is due again as soon as there is room.
        assert feeds.feed(library, number).failures == 0
