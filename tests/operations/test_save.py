"""Saving files, folders and texts: in order, each whole or refused in a sentence, the rest goes on."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from reader import paths
from reader.library import Library, articles, folders
from reader.model.article import Source, SourceKind
from reader.model.changes import LibraryChanges
from reader.model.query import ArticleQuery
from reader.operations import organize, save
from reader.operations.save import SaveResult
from reader.operations.worker import Worker, WorkerClosedError, answer
from reader.sources import files
from tests.conftest import opened

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names and files")
SEED = Path(__file__).parents[2].parent / "shared/seed/rm-id-article.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of articles, with what is no article among them."""
    place = tmp_path / "Articles"
    for name in ("b.md", "a.txt", "deep/er/c.HTML", ".hidden.md", ".git/d.md", "photo.png"):
        write(place / name)
    return place


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"A text of its own, of {path.name}, with a few words.", "utf-8")
    return path


def places(results: Iterable[SaveResult]) -> list[str]:
    found = list(results)
    assert not [result.refused for result in found if result.refused]
    return [result.place for result in found]


def ids(library: Library) -> list[int]:
    return articles.list_ids(library, ArticleQuery())


def missing(library: Library) -> set[str]:
    found = articles.articles(library, ids(library))
    return {Path(article.source.place).name for article in found if article.missing}


def test_what_is_read_in_a_folder_is_what_the_parsers_know() -> None:
    assert save.READABLE == files.READABLE


def test_a_folders_articles_are_saved_and_what_is_hidden_or_other_is_let_be(
    worker: Worker, library: Library, folder: Path
) -> None:
    results = list(save.save_folder(worker, library, folder))
    expected = [folder / "a.txt", folder / "b.md", folder / "deep/er/c.HTML"]
    assert [result.place for result in results] == [str(path) for path in expected]
    for result in results:
        assert result.changes == LibraryChanges(added=(result.article_id or 0,))
        found = articles.article(library, result.article_id or 0)
        assert found.source == Source(SourceKind.FOLDER, result.place)
    assert folders.folders(library) == [str(folder)]


def test_a_mixed_batch_is_saved_in_its_order_and_goes_on_after_what_is_refused(
    worker: Worker, library: Library, tmp_path: Path, folder: Path
) -> None:
    one, two = write(tmp_path / "one.md"), write(tmp_path / "two")
    given = [one, tmp_path / "gone.md", folder, tmp_path / "gone too", two, one]
    results = list(save.save_paths(worker, library, given))
    assert [Path(result.place).name for result in results] == (
        ["one.md", "gone.md", "a.txt", "b.md", "c.HTML", "gone too", "two", "one.md"]
    )
    assert [result.refused for result in results if result.refused] == [
        "“gone.md” does not exist; nothing was added for it.",
        "“gone too” does not exist; nothing was added for it.",
    ]
    assert results[0].article_id == results[-1].article_id
    assert results[-1].changes == LibraryChanges()


def test_each_result_comes_when_its_article_is_on_the_disk(
    worker: Worker, library: Library, tmp_path: Path
) -> None:
    given = [write(tmp_path / f"{number}.md") for number in range(12)]
    with opened(library.path) as other:
        for number, result in enumerate(save.save_paths(worker, library, given)):
            assert articles.content(other, result.article_id or 0).text
            assert result.place == str(given[number])


def test_following_an_unchanged_folder_does_nothing(
    worker: Worker, library: Library, folder: Path
) -> None:
    places(save.save_folder(worker, library, folder))
    assert places(save.follow_folders(worker, library)) == []


def test_a_file_that_appears_is_followed(worker: Worker, library: Library, folder: Path) -> None:
    places(save.save_folder(worker, library, folder))
    added = write(folder / "new/e.md")
    write(folder / ".hidden too.md")
    assert places(save.follow_folders(worker, library)) == [str(added)]
    assert len(ids(library)) == 4


def test_a_file_that_changes_gives_its_article_a_new_version(
    worker: Worker, library: Library, folder: Path
) -> None:
    (first, *_rest) = list(save.save_folder(worker, library, folder))
    write(folder / "a.txt", "Something else stands here now.")
    (changed,) = save.follow_folders(worker, library)
    assert changed.changes == LibraryChanges(changed=(first.article_id or 0,))
    assert "Something else" in articles.content(library, first.article_id or 0).text
    assert len(ids(library)) == 3


def test_a_file_that_vanishes_is_marked_stays_readable_and_comes_back(
    worker: Worker, library: Library, folder: Path
) -> None:
    (first, *_rest) = list(save.save_folder(worker, library, folder))
    number = first.article_id or 0
    aside = (folder / "a.txt").rename(folder.parent / "aside")
    (gone,) = save.follow_folders(worker, library)
    assert gone.changes == LibraryChanges(changed=(number,))
    assert missing(library) == {"a.txt"}
    assert articles.content(library, number).text
    assert places(save.follow_folders(worker, library)) == []
    aside.rename(folder / "a.txt")
    (back,) = save.follow_folders(worker, library)
    assert back.changes == LibraryChanges(changed=(number,))
    assert missing(library) == set()


def test_a_file_that_is_renamed_and_then_changed_stays_one_article(
    worker: Worker, library: Library, folder: Path
) -> None:
    (first, *_rest) = list(save.save_folder(worker, library, folder))
    organize.bookmark(library, [first.article_id or 0])
    moved = (folder / "a.txt").rename(folder / "deep" / "z.txt")
    list(save.follow_folders(worker, library))
    write(moved, "And now it says something else.")
    (changed,) = save.follow_folders(worker, library)
    assert changed.article_id == first.article_id
    assert articles.article(library, first.article_id or 0).is_bookmarked
    assert (len(ids(library)), missing(library)) == (3, set())


def test_a_deleted_article_of_an_unchanged_or_touched_file_stays_deleted(
    worker: Worker, library: Library, folder: Path
) -> None:
    (first, *_rest) = list(save.save_folder(worker, library, folder))
    organize.delete(library, [first.article_id or 0])
    before = ids(library)
    list(save.follow_folders(worker, library))
    assert ids(library) == before
    os.utime(folder / "a.txt", ns=(1, 1))
    (folder / "a.txt").rename(folder / "renamed.txt")
    list(save.follow_folders(worker, library))
    assert ids(library) == before
    assert articles.empty_trash(library, older_than_days=-1) == 1
    list(save.follow_folders(worker, library))
    assert ids(library) == before


def test_a_folder_added_again_brings_its_deleted_articles_back(
    worker: Worker, library: Library, folder: Path
) -> None:
    list(save.save_folder(worker, library, folder))
    before = ids(library)
    organize.delete(library, before)
    list(save.save_folder(worker, library, folder))
    assert ids(library) == before


def test_a_refused_file_of_a_folder_is_tried_again_only_when_it_changes(
    worker: Worker, library: Library, folder: Path
) -> None:
    (folder / "empty.md").touch()
    refused = [result.refused for result in save.save_folder(worker, library, folder)]
    assert sorted(refused) == ["", "", "", "“empty.md” is empty; there is nothing in it to read."]
    assert list(save.follow_folders(worker, library)) == []
    write(folder / "empty.md")
    assert places(save.follow_folders(worker, library)) == [str(folder / "empty.md")]


def test_a_folder_that_is_away_changes_nothing_until_it_is_back(
    worker: Worker, library: Library, folder: Path
) -> None:
    list(save.save_folder(worker, library, folder))
    away = folder.rename(folder.with_name("unplugged"))
    assert places(save.follow_folders(worker, library)) == []
    assert missing(library) == set()
    away.rename(folder)
    write(folder / "new.md")
    assert places(save.follow_folders(worker, library)) == [str(folder / "new.md")]


def test_folders_within_each_other_are_followed_once(
    worker: Worker, library: Library, folder: Path
) -> None:
    for place in (folder, folder / "deep", folder):
        list(save.save_folder(worker, library, place))
    assert len(ids(library)) == 3
    added = write(folder / "deep" / "new.md")
    (folder / "deep/er/c.HTML").unlink()
    (gone, new) = save.follow_folders(worker, library)
    assert (len(gone.changes.changed), new.place) == (1, str(added))


def test_a_folder_whose_name_begins_like_anothers_is_not_that_one(
    worker: Worker, library: Library, tmp_path: Path
) -> None:
    one = write(tmp_path / "a" / "one.md")
    near = write(tmp_path / "ab" / "two.md")
    list(save.save_paths(worker, library, [one.parent, near]))
    near.unlink()
    assert list(save.follow_folders(worker, library)) == []


@POSIX
def test_names_that_are_no_text_are_followed_like_any_other(
    worker: Worker, library: Library, tmp_path: Path
) -> None:
    place = tmp_path / os.fsdecode(b"caf\xe9")
    path = write(place / os.fsdecode(b"\xff -n.md"), "The text of a file with a strange name.")
    (result,) = save.save_folder(worker, library, place)
    assert not result.refused
    assert folders.folders(library) == [str(place)]
    assert list(save.follow_folders(worker, library)) == []
    write(path, "And it changes as others do.")
    (changed,) = save.follow_folders(worker, library)
    assert changed.article_id == result.article_id
    path.write_bytes(b"\0\1\2\3" * 50)
    (refused,) = save.follow_folders(worker, library)
    assert "not a text" in refused.refused
    path.unlink()
    list(save.follow_folders(worker, library))
    assert articles.article(library, result.article_id or 0).missing


@POSIX
def test_links_are_files_and_circles_of_them_end(
    worker: Worker, library: Library, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    real = write(place / "real.md")
    (place / "link.md").symlink_to(real)
    (place / "dangling.md").symlink_to(place / "nowhere.md")
    (place / "itself.md").symlink_to(place / "itself.md")
    (place / "up").symlink_to(place)
    (place / "folder.md").symlink_to(tmp_path)
    results = {Path(r.place).name: r for r in save.save_paths(worker, library, [place])}
    assert set(results) == {"real.md", "link.md", "dangling.md", "itself.md"}
    assert results["real.md"].article_id == results["link.md"].article_id
    assert "does not exist" in results["dangling.md"].refused
    assert results["itself.md"].refused
    assert list(save.follow_folders(worker, library)) == []
    through = list(save.save_paths(worker, library, [place / "up" / "real.md"]))
    assert through[0].article_id == results["real.md"].article_id


@POSIX
def test_pipes_and_devices_are_refused_and_not_waited_for(
    worker: Worker, library: Library, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    given = [tmp_path / "pipe.md", Path("/dev/zero"), Path("/dev/null"), tmp_path]
    refused = [result.refused for result in save.save_paths(worker, library, given)]
    for name, sentence in zip(("pipe.md", "zero", "null", "pipe.md"), refused, strict=True):
        assert sentence == f"“{name}” is not an ordinary file; nothing was added for it."


@pytest.mark.parametrize("name", ["n" * 300 + ".md", "a/" * 3000 + "b.md", "a.md/b.md", "nul\0.md"])
def test_paths_that_can_not_be_are_refused_and_the_batch_goes_on(
    worker: Worker, library: Library, tmp_path: Path, name: str
) -> None:
    good = write(tmp_path / "a.md")
    bad, after = save.save_paths(worker, library, [tmp_path / name, good])
    assert bad.refused.endswith(".")
    assert bad.article_id is None
    assert after.article_id is not None


@POSIX
def test_a_name_in_a_folder_that_is_gone_is_refused_and_the_batch_goes_on(
    worker: Worker, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = write(tmp_path / "a.md")
    assert answer(worker.submit(len, "it runs")) == 7
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()
    bad, after = save.save_paths(worker, library, [Path("b.md"), good])
    assert bad.refused == "“b.md” does not exist; nothing was added for it."
    assert after.article_id is not None


@POSIX
def test_a_folder_deeper_than_python_recurses_is_read_to_its_end(tmp_path: Path) -> None:
    here, top = os.getcwd(), tmp_path  # noqa: PTH109 (nothing else goes that deep)
    depth = sys.getrecursionlimit() + 100
    try:
        os.chdir(top)
        for _ in range(depth):
            os.mkdir("d")  # noqa: PTH102
            os.chdir("d")
        Path("bottom.md").touch()
        os.chdir(top)
        (found,) = save.readable_files(top).files
        assert found.name == "bottom.md"
        assert len(found.relative_to(top).parts) == depth + 1
    finally:
        # Before Python 3.13, shutil.rmtree recurses: pytest's own clean-up would fail on this, much later.
        os.chdir(here)
        subprocess.run(["rm", "-rf", top / "d"], check=True)  # noqa: S607 (the system's own)


def test_a_folder_of_too_many_files_is_refused(
    worker: Worker, library: Library, tmp_path: Path
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    first = write(many / "0.md")
    for number in range(1, 500):
        os.link(first, many / f"{number}.md")
    assert len(save.readable_files(many).files) == 500
    inner = many / "inner"
    inner.mkdir()
    for number in range(save.MOST_FILES - 499):
        os.close(os.open(inner / f"{number}.md", os.O_CREAT | os.O_WRONLY))
    (refused,) = save.save_folder(worker, library, many)
    for path in inner.iterdir():
        path.unlink()
    assert refused.refused.startswith("The folder “many” holds more than 50,000 files")
    assert folders.folders(library) == []


def test_a_text_is_saved_once_pasted_or_opened(
    worker: Worker, library: Library, tmp_path: Path
) -> None:
    text = "A title\n\nA first paragraph that says something.\n\nA second one.\n"
    pasted = save.save_text(worker, library.path, text, "a page")
    found = articles.article(library, pasted.article_id or 0)
    assert (found.title, found.source) == ("A title", Source(SourceKind.PASTED, "a page"))
    (file,) = save.save_paths(worker, library, [write(tmp_path / "a.txt", text)])
    again = save.save_text(worker, library.path, text.replace("\n", "\r\n"))
    assert pasted.article_id == file.article_id == again.article_id
    assert articles.original(library, found.id) == text.encode()


@pytest.mark.parametrize("text", ["", " \n\t\n", "x" * (files.LARGEST_FILE + 1)])
def test_a_text_that_is_none_or_too_much_is_refused_in_a_sentence(
    worker: Worker, library: Library, text: str
) -> None:
    result = save.save_text(worker, library.path, text)
    assert result.article_id is None
    assert result.refused.endswith(".")
    assert ids(library) == []


@pytest.mark.parametrize(
    "text", ["half \ud83d a character", "nul \0 inside", "\u202egnp.md", "🙂" * 99]
)
def test_odd_characters_in_a_text_are_no_reason_to_refuse_it(
    worker: Worker, library: Library, text: str
) -> None:
    result = save.save_text(worker, library.path, text)
    assert not result.refused
    assert articles.content(library, result.article_id or 0).text


def test_a_composed_and_a_decomposed_copy_are_found_by_the_same_words(
    worker: Worker, library: Library
) -> None:
    for text in ("Cafe\u0301 du soir\n\nDeux.", "Caf\u00e9 du soir\n\nDeux."):
        assert not save.save_text(worker, library.path, text).refused
    found = articles.list_ids(library, ArticleQuery(words="café"))
    assert found == ids(library) != []


def test_what_formats_too_slowly_is_kept_as_plain_text_with_the_reason(
    library: Library, tmp_path: Path
) -> None:
    path = write(tmp_path / "nested.md", "# A title\n\n" + "[" * 50_000)
    impatient = Worker(seconds=3)
    try:
        results = list(save.save_paths(impatient, library, [path, write(tmp_path / "next.md")]))
    finally:
        impatient.close()
    assert [result.refused for result in results] == ["", ""]
    found = articles.article(library, results[0].article_id or 0)
    assert found.notice == "“nested.md” is shown as plain text because reading it took too long."
    assert articles.content(library, found.id).text.count("[") == 50_000


def test_the_shelf_is_stored_once_with_its_first_article_on_top(
    worker: Worker, library: Library
) -> None:
    shelf = sorted((paths.resources() / "articles").glob("*.md"))
    changes = save.save_shelf(worker, library)
    assert len(changes.added) == len(shelf) > 4
    found = {article.id: article for article in articles.articles(library, ids(library))}
    assert [found[number].source.place for number in ids(library)] == [p.name for p in shelf]
    assert {article.site for article in found.values()} == {"Senja"}
    assert save.save_shelf(worker, library) == LibraryChanges()


def test_a_deleted_article_of_the_shelf_stays_deleted(worker: Worker, library: Library) -> None:
    added = save.save_shelf(worker, library).added
    organize.delete(library, added)
    assert articles.empty_trash(library, older_than_days=-1) == len(added)
    with opened(library.path) as again:
        assert save.save_shelf(worker, again) == LibraryChanges()
        assert ids(again) == []


def test_a_library_that_takes_no_more_refuses_each_input_in_a_sentence(
    worker: Worker, tmpfs: Path, tmp_path: Path
) -> None:
    small, large = write(tmp_path / "small.md"), write(tmp_path / "large.txt")
    large.write_text("\n\n".join(os.urandom(60).hex() for _ in range(40_000)))
    with opened(tmpfs / "library.sqlite") as library:
        first, second, third = save.save_paths(worker, library, [small, large, small])
        assert first.article_id == third.article_id
        assert "disk is full" in second.refused
        assert ids(library) == [first.article_id]


@pytest.mark.skipif(not SEED.exists(), reason="the seed text is not beside this checkout")
def test_the_text_that_senja_began_with_is_one_article_pasted_and_opened(
    worker: Worker, library: Library
) -> None:
    pasted = save.save_text(worker, library.path, SEED.read_text("utf-8"))
    (file,) = save.save_paths(worker, library, [SEED])
    assert pasted.article_id == file.article_id
    assert file.changes == LibraryChanges()


@pytest.fixture
def broken(library: Library) -> Iterator[Worker]:
    """Return a worker too impatient to wait for the library, which is held all the while."""
    made = Worker(seconds=0.5)
    library.connection.execute("BEGIN IMMEDIATE")
    yield made
    library.connection.execute("ROLLBACK")
    made.close()


def test_an_input_that_fails_twice_is_named_and_nothing_is_added(
    broken: Worker, library: Library, tmp_path: Path
) -> None:
    (result,) = save.save_paths(broken, library, [write(tmp_path / "slow.md")])
    assert result.refused in {
        "“slow.md” could not be read: reading it took too long; nothing was added.",
        "“slow.md” could not be read: reading it failed; nothing was added.",
    }
    assert ids(library) == []


def test_a_batch_ends_at_once_when_the_worker_is_closed(library: Library, tmp_path: Path) -> None:
    own = Worker()
    for number in range(50):
        write(tmp_path / "many" / f"{number:02}.md", f"# Text {number}\n\nA text of its own.")
    results = save.save_folder(own, library, tmp_path / "many")
    first = next(results)
    own.close()
    with pytest.raises(WorkerClosedError):
        list(results)
    # What was reported is there, and the folder is followed: the next start goes on.
    assert articles.article(library, first.article_id or 0).title == "Text 0"
    assert folders.folders(library) == [str(tmp_path / "many")]
