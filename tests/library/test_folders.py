"""Followed folders and their files: what was read, what changed, what is gone."""

import os

import pytest

from reader.library import Library, articles, folders
from reader.library.articles import State, Stored
from reader.library.folders import FileState
from reader.model.article import Draft, Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.model.query import ArticleQuery
from tests.conftest import make_draft

# Names on Unix are bytes; this one is no UTF-8.
BYTES = os.fsdecode(b"/texts/caf\xe9.md")


def save(library: Library, path: str, draft: Draft, *, wanted: bool = True) -> Stored:
    source = Source(SourceKind.FOLDER, path)
    state = FileState(len(draft.text), 7)
    return folders.store_file(library, draft, b"", source, path, state, wanted=wanted)


def test_folders_are_followed_in_the_order_they_were_added_and_only_once(library: Library) -> None:
    for path in ("/b", "/a", "/b", "/with \U0001f642 and \ufdd0", os.fsdecode(b"/\xff")):
        folders.add_folder(library, path)
    assert folders.folders(library) == [
        "/b",
        "/a",
        "/with \U0001f642 and \ufdd0",
        os.fsdecode(b"/\xff"),
    ]
    folders.remove_folder(library, "/b")
    folders.remove_folder(library, os.fsdecode(b"/\xff"))
    assert folders.folders(library) == ["/a", "/with \U0001f642 and \ufdd0"]


def test_an_article_stays_when_its_folder_is_followed_no_longer(library: Library) -> None:
    folders.add_folder(library, "/a")
    number = save(library, "/a/one.md", make_draft()).id
    folders.remove_folder(library, "/a")
    assert articles.article(library, number).title == "A title"


def test_a_file_that_changed_gives_its_article_a_new_version(library: Library) -> None:
    first = save(library, "/a/one.md", make_draft("Old", "Old"))
    second = save(library, "/a/one.md", make_draft("New", "New text"))
    assert second == Stored(first.id, LibraryChanges(changed=(first.id,)))
    assert articles.article(library, first.id).title == "New"
    assert folders.known_files(library) == {"/a/one.md": FileState(8, 7)}
    assert library.read("SELECT count(*) FROM content") == [(2,)]


def test_two_files_with_one_content_are_one_article_until_one_of_them_changes(
    library: Library,
) -> None:
    one = save(library, "/a/one.md", make_draft())
    two = save(library, "/a/two.md", make_draft())
    assert two == Stored(one.id, LibraryChanges())
    changed = save(library, "/a/two.md", make_draft("Two", "Changed"))
    assert changed.changes.added == (changed.id,)
    assert articles.article(library, one.id).title == "A title"
    # Now each file is an article's only one, and changes it.
    assert save(library, "/a/one.md", make_draft("One", "Again")).id == one.id
    assert save(library, "/a/two.md", make_draft("Two", "Again 2")).id == changed.id


def test_a_file_that_becomes_another_known_article_is_that_one(library: Library) -> None:
    one = save(library, "/a/one.md", make_draft("One", "1"))
    two = save(library, "/a/two.md", make_draft("Two", "2"))
    assert save(library, "/a/one.md", make_draft("Two", "2")).id == two.id
    assert articles.article(library, one.id).title == "One"


def test_a_file_that_is_gone_marks_its_article_and_one_that_is_back_clears_it(
    library: Library,
) -> None:
    number = save(library, "/a/one.md", make_draft()).id
    save(library, "/a/other.md", make_draft("Other", "Other"))
    gone = folders.set_missing(library, ["/a/one.md", "/never/read"], missing=True)
    assert gone == LibraryChanges(changed=(number,))
    assert articles.article(library, number).missing
    assert articles.content(library, number).text == "A body."
    assert folders.missing_files(library) == {"/a/one.md"}
    assert folders.set_missing(library, ["/a/one.md"], missing=True) == LibraryChanges()
    assert folders.set_missing(library, ["/a/one.md"], missing=False).changed == (number,)
    assert not articles.article(library, number).missing
    assert folders.missing_files(library) == set()


def test_an_article_in_two_files_is_missing_only_when_both_are_gone(library: Library) -> None:
    number = save(library, "/a/one.md", make_draft()).id
    save(library, "/a/two.md", make_draft())
    assert folders.set_missing(library, ["/a/one.md"], missing=True) == LibraryChanges()
    both = ["/a/one.md", "/a/two.md"]
    assert folders.set_missing(library, both, missing=True).changed == (number,)


def test_a_renamed_file_is_its_article_and_changes_it_from_then_on(library: Library) -> None:
    number = save(library, "/a/one.md", make_draft()).id
    folders.set_missing(library, ["/a/one.md"], missing=True)
    assert save(library, "/a/renamed.md", make_draft()).changes.changed == (number,)
    assert not articles.article(library, number).missing
    assert save(library, "/a/renamed.md", make_draft("New", "New")).id == number
    assert set(folders.known_files(library)) == {"/a/renamed.md"}


def test_following_leaves_an_unchanged_article_in_the_trash(library: Library) -> None:
    number = save(library, "/a/one.md", make_draft()).id
    articles.set_state(library, [number], State.DELETED, on=True)
    for path in ("/a/one.md", "/a/copy.md"):
        assert save(library, path, make_draft(), wanted=False) == Stored(number, LibraryChanges())
    assert articles.list_ids(library, ArticleQuery()) == []
    assert save(library, "/a/one.md", make_draft(), wanted=True).changes.changed == (number,)


def test_following_brings_a_deleted_article_back_when_its_file_says_something_new(
    library: Library,
) -> None:
    number = save(library, "/a/one.md", make_draft()).id
    articles.set_state(library, [number], State.DELETED, on=True)
    assert save(library, "/a/one.md", make_draft("New", "New"), wanted=False).id == number
    assert articles.list_ids(library, ArticleQuery()) == [number]


def test_a_file_outlives_its_article_so_that_it_is_not_read_again(library: Library) -> None:
    number = save(library, "/a/one.md", make_draft()).id
    articles.set_state(library, [number], State.DELETED, on=True)
    assert articles.empty_trash(library, older_than_days=-1) == 1
    assert folders.known_files(library) == {"/a/one.md": FileState(7, 7)}


@pytest.mark.parametrize("path", ["/a/one.md", BYTES])
def test_a_refused_file_is_remembered_with_its_state_and_keeps_its_article(
    library: Library, path: str
) -> None:
    number = save(library, path, make_draft()).id
    folders.refuse_file(library, path, FileState(3, 9), f"“{path}” is no text.")
    assert folders.known_files(library) == {path: FileState(3, 9)}
    assert articles.article(library, number).title == "A title"
    assert save(library, path, make_draft("New", "New")).id == number
    assert library.read("SELECT refused FROM file") == [("",)]


def test_a_file_whose_name_is_no_text_is_a_file_like_any_other(library: Library) -> None:
    number = save(library, BYTES, make_draft()).id
    assert set(folders.known_files(library)) == {BYTES}
    assert folders.set_missing(library, [BYTES], missing=True).changed == (number,)
    assert folders.missing_files(library) == {BYTES}
    assert save(library, BYTES, make_draft("New", "New")).id == number
    # What is shown of it holds no half characters.
    assert articles.article(library, number).source.place == "/texts/caf?.md"
