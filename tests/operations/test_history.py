"""Random sequences of what a person does, checked against a plain library in memory; undo included."""

import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from typing_extensions import override

from reader.library import articles, feeds, open_library
from reader.model.article import Source, SourceKind
from reader.model.feed import Subscription
from reader.model.query import ArticleQuery, ListFilter, Where
from reader.model.repair import HeadEdit
from reader.model.tag import is_in_tag
from reader.operations import history, organize, subscribe, tagging
from tests.conftest import make_draft

_COUNT = 5
_SOME = st.lists(st.integers(1, _COUNT), min_size=1, max_size=3, unique=True)
_TAG = st.sampled_from(["sea", "sea/birds", "sea/birds/grey", "land", "Ärger"])
_WORDS = st.sampled_from(["", "One", "two words", "Ünïcode 海", "a\nb"])
_ADDRESS = st.sampled_from(["https://a.example/feed", "https://b.example/feed"])


@dataclass
class Kept:
    """An article as the plain library has it."""

    title: str
    read: bool = False
    bookmarked: bool = False
    archived: bool = False
    deleted: bool = False
    note: str = ""
    tags: set[str] = field(default_factory=set)


@dataclass
class Plain:
    """A library in memory: the articles by their ids, and the feeds that are followed."""

    kept: dict[int, Kept] = field(default_factory=dict)
    followed: set[str] = field(default_factory=set)

    def there(self, ids: list[int]) -> list[Kept]:
        return [self.kept[each] for each in ids if not self.kept[each].deleted]

    def lists(self) -> dict[str, set[int]]:
        there = {number: each for number, each in self.kept.items() if not each.deleted}
        inside = {number: each for number, each in there.items() if not each.archived}
        return {
            "all": set(inside),
            "unread": {number for number, each in inside.items() if not each.read},
            "bookmarks": {number for number, each in there.items() if each.bookmarked},
            "archive": set(there) - set(inside),
            "trash": set(self.kept) - set(there),
            "sea": {n for n, each in there.items() if any(is_in_tag(t, "sea") for t in each.tags)},
        }


_QUERIES = {
    "all": ArticleQuery(),
    "unread": ArticleQuery(ListFilter.UNREAD),
    "bookmarks": ArticleQuery(ListFilter.BOOKMARKS),
    "archive": ArticleQuery(where=Where.ARCHIVE),
    "trash": ArticleQuery(where=Where.TRASH),
    "sea": ArticleQuery(tag="sea"),
}


class History(RuleBasedStateMachine):
    """Does the same to both, and asks both."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="senja-history-")
        self.library = open_library(Path(self.folder.name) / "library.sqlite")
        for number in range(_COUNT):
            draft = make_draft(f"Article {number}", f"Text {number}")
            articles.store(self.library, draft, b"", Source(SourceKind.PASTED, ""))
        self.plain = Plain({n + 1: Kept(f"Article {n}") for n in range(_COUNT)})
        self.done: list[Plain] = []
        self.undone: list[Plain] = []

    @override
    def teardown(self) -> None:
        if not hasattr(self, "library"):
            return
        last = deepcopy(self.plain)
        while history.undo(self.library):
            self.undone.append(self.plain)
            self.plain = self.done.pop()
        assert not self.done
        self.both_say_the_same()
        while history.redo(self.library):
            self.plain = self.undone.pop()
            if self.plain == last:
                self.both_say_the_same()
        assert self.library.read("PRAGMA integrity_check") == [("ok",)]
        assert self.library.read("PRAGMA foreign_key_check") == []
        self.library.close()
        self.folder.cleanup()

    def noted(self, before: Plain) -> None:
        """Remember a step, if it was one."""
        if self.plain != before:
            self.done.append(before)
            self.undone.clear()

    @rule(ids=_SOME, name=st.sampled_from(["read", "bookmarked", "archived", "deleted"]))
    def set_state(self, ids: list[int], name: str) -> None:
        before = deepcopy(self.plain)
        verb = {
            "read": organize.mark_read,
            "bookmarked": organize.bookmark,
            "archived": organize.archive,
            "deleted": organize.delete,
        }[name]
        verb(self.library, ids)
        for each in self.plain.there(ids):
            setattr(each, name, True)
        self.noted(before)

    @rule(ids=_SOME, name=st.sampled_from(["read", "bookmarked", "archived", "deleted"]))
    def clear_state(self, ids: list[int], name: str) -> None:
        before = deepcopy(self.plain)
        verb = {
            "read": organize.mark_unread,
            "bookmarked": organize.unbookmark,
            "archived": organize.unarchive,
            "deleted": organize.undelete,
        }[name]
        verb(self.library, ids)
        meant = self.plain.there(ids)
        if name == "deleted":
            meant = [self.plain.kept[each] for each in ids]
        for each in meant:
            setattr(each, name, False)
        self.noted(before)

    @rule(ids=_SOME, on=st.lists(_TAG, max_size=2), off=st.lists(_TAG, max_size=2))
    def change_tags(self, ids: list[int], on: list[str], off: list[str]) -> None:
        before = deepcopy(self.plain)
        tagging.change_tags(self.library, ids, on, off)
        for each in ids:
            self.plain.kept[each].tags |= set(on)
            self.plain.kept[each].tags -= set(off)
        self.noted(before)

    @rule(name=_TAG, fresh=_TAG)
    def rename_tag(self, name: str, fresh: str) -> None:
        before = deepcopy(self.plain)
        tagging.rename_tag(self.library, name, fresh)
        for each in self.plain.kept.values():
            each.tags = {
                fresh + tag[len(name) :] if is_in_tag(tag, name) else tag for tag in each.tags
            }
        self.noted(before)

    @rule(name=_TAG)
    def delete_tag(self, name: str) -> None:
        before = deepcopy(self.plain)
        tagging.delete_tag(self.library, name)
        for each in self.plain.kept.values():
            each.tags = {tag for tag in each.tags if not is_in_tag(tag, name)}
        self.noted(before)

    @rule(number=st.integers(1, _COUNT), text=_WORDS)
    def write_note(self, number: int, text: str) -> None:
        before = deepcopy(self.plain)
        organize.write_note(self.library, number, text)
        self.plain.kept[number].note = text
        self.noted(before)

    @rule(number=st.integers(1, _COUNT), title=_WORDS.filter(bool))
    def edit(self, number: int, title: str) -> None:
        before = deepcopy(self.plain)
        organize.edit_heads(self.library, [number], HeadEdit(title=title))
        for each in self.plain.there([number]):
            each.title = title
        # What is written anew just as it was is a person's own from then on, and so a step.
        last = history.last_done(self.library)
        if self.plain != before or (last is not None and last.id > self.newest):
            self.done.append(before)
            self.undone.clear()

    @rule(url=_ADDRESS)
    def follow(self, url: str) -> None:
        before = deepcopy(self.plain)
        subscribe.subscribe(self.library, Subscription(url))
        self.plain.followed.add(url)
        self.noted(before)

    @rule(url=_ADDRESS)
    def unsubscribe(self, url: str) -> None:
        before = deepcopy(self.plain)
        ids = [feed.id for feed in feeds.feeds(self.library) if feed.url == url]
        subscribe.unsubscribe(self.library, ids)
        self.plain.followed.discard(url)
        self.noted(before)

    @rule()
    def undo(self) -> None:
        went = history.undo(self.library)
        assert (went is not None) == bool(self.done)
        if self.done:
            self.undone.append(self.plain)
            self.plain = self.done.pop()

    @rule()
    def redo(self) -> None:
        went = history.redo(self.library)
        assert (went is not None) == bool(self.undone)
        if self.undone:
            self.done.append(self.plain)
            self.plain = self.undone.pop()

    @invariant()
    def both_say_the_same(self) -> None:
        if not hasattr(self, "library"):
            return
        last = history.last_done(self.library)
        self.newest = last.id if last is not None else 0
        for name, expected in self.plain.lists().items():
            found = articles.list_ids(self.library, _QUERIES[name])
            assert set(found) == expected, name
            assert len(found) == len(expected), name
        for number, kept in self.plain.kept.items():
            found_one = articles.article(self.library, number, anywhere=True)
            assert set(found_one.own_tags) == kept.tags
            assert (found_one.title, found_one.note) == (kept.title, kept.note)
            assert (found_one.is_read, found_one.is_archived) == (kept.read, kept.archived)
        assert {feed.url for feed in feeds.feeds(self.library)} == self.plain.followed


History.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestHistory = History.TestCase
