"""Saving an article outside of the library: whole files or none, in places good and bad."""

import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reader.errors import ArticleNotFoundError, SenjaError
from reader.library import Library, articles
from reader.markup.sanitize import MEDIA
from reader.model.article import Source, SourceKind
from reader.model.copy_form import CopyForm
from reader.operations.transfer import article_pictures, proposed_name, save_copy, whole_page
from reader.sources.files import read_file
from reader.sources.pictures import checked_picture
from tests.conftest import fill, make_draft, remount
from tests.rendering.test_page import ARTICLE

FORMS = list(CopyForm)


def png(color: str) -> bytes:
    with BytesIO() as file:
        Image.new("RGB", (3, 2), color).save(file, "PNG")
        return file.getvalue()


@pytest.fixture
def stored(library: Library) -> tuple[Library, int]:
    """Return a library and its one article, which has two pictures and shows one of them."""
    pictures = [checked_picture(png(color)) for color in ("red", "blue")]
    shown = pictures[0]
    assert shown
    html = f'<p>Text.</p><p><img src="{MEDIA}{shown.sha256}" alt="Red" width="3" height="2"></p>'
    draft = make_draft("A title", "Text.", html=html, language="en", pictures=tuple(pictures))
    return library, articles.store(library, draft, b"", Source(SourceKind.PASTED, "")).id


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_page_and_a_text_are_one_file_each(stored: tuple[Library, int], tmp_path: Path) -> None:
    library, number = stored
    page, text = tmp_path / "out" / "a.html", tmp_path / "out" / "a.txt"
    page.parent.mkdir()
    assert save_copy(library, number, page, CopyForm.HTML) == (page,)
    assert save_copy(library, number, text, CopyForm.TEXT) == (text,)
    assert names(page.parent) == ["a.html", "a.txt"]
    assert page.read_text("utf-8") == whole_page(library, number)
    assert page.read_text("utf-8").count('src="data:image/png;base64,') == 1
    assert text.read_text("utf-8") == "A title\n\nText.\n"


def test_markdown_has_its_pictures_beside_it_and_is_read_back_with_them(
    stored: tuple[Library, int], tmp_path: Path
) -> None:
    library, number = stored
    path = tmp_path / "out" / "Eine (schöne) Datei.md"
    path.parent.mkdir()
    written = save_copy(library, number, path, CopyForm.MARKDOWN)
    folder = path.with_name("Eine (schöne) Datei-pictures")
    assert written[0] == path
    assert [(p.parent, p.suffix, p.read_bytes()) for p in written[1:]] == [
        (folder, ".png", png("red"))
    ]
    draft = read_file(path, path.read_bytes())
    assert draft.title == "A title"
    assert [picture.data for picture in draft.pictures] == [png("red")]
    assert draft.html.replace("\n", "").count("<img") == 1


def test_markdown_without_pictures_makes_no_folder(library: Library, tmp_path: Path) -> None:
    number = articles.store(library, make_draft(), b"", Source(SourceKind.PASTED, "")).id
    path = tmp_path / "out" / "a.md"
    path.parent.mkdir()
    assert save_copy(library, number, path, CopyForm.MARKDOWN) == (path,)
    assert names(path.parent) == ["a.md"]


def test_saving_again_replaces_the_file_and_nothing_else(
    stored: tuple[Library, int], tmp_path: Path
) -> None:
    library, number = stored
    path = tmp_path / "out" / "a.md"
    folder = path.with_name("a-pictures")
    folder.mkdir(parents=True)
    (folder / "mine.png").write_bytes(b"mine")
    path.write_text("old")
    first = save_copy(library, number, path, CopyForm.MARKDOWN)
    assert save_copy(library, number, path, CopyForm.MARKDOWN) == first
    assert (folder / "mine.png").read_bytes() == b"mine"
    assert names(path.parent) == [
        "a-pictures",
        f"a-pictures/{first[1].name}",
        "a-pictures/mine.png",
        "a.md",
    ]


def test_a_link_goes_on_being_a_link(stored: tuple[Library, int], tmp_path: Path) -> None:
    library, number = stored
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("this system lets nobody make a link")
    assert save_copy(library, number, link, CopyForm.TEXT) == (link,)
    assert link.is_symlink()
    assert real.read_text() == "A title\n\nText.\n"


@pytest.mark.parametrize("form", FORMS)
def test_a_full_disk_leaves_what_was_there(
    stored: tuple[Library, int], tmpfs: Path, form: CopyForm
) -> None:
    library, number = stored
    path = tmpfs / f"a.{form}"
    path.write_bytes(b"old")
    filler = fill(tmpfs)
    before = names(tmpfs)
    with pytest.raises(SenjaError, match=r"^The disk is full, so “a.* Make room and try again\.$"):
        save_copy(library, number, path, form)
    assert path.read_bytes() == b"old"
    assert names(tmpfs) == before
    filler.unlink()
    save_copy(library, number, path, form)
    assert path.read_bytes() != b"old"


@pytest.mark.parametrize("form", FORMS)
def test_a_read_only_disk_leaves_what_was_there(
    stored: tuple[Library, int], tmpfs: Path, form: CopyForm
) -> None:
    library, number = stored
    path = tmpfs / f"a.{form}"
    path.write_bytes(b"old")
    remount(tmpfs, "ro")
    with pytest.raises(SenjaError, match=r"may not be written to .* Choose another folder\.$"):
        save_copy(library, number, path, form)
    assert (names(tmpfs), path.read_bytes()) == ([f"a.{form}"], b"old")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("gone/a", "There is no folder “.*gone”, so “a.*” was not saved; make it first."),
        ("file/a", "There is no folder “.*file”, so “a.*” was not saved; make it first."),
        ("x" * 300, "The name “x+.*” is too long, so it was not saved; choose a shorter one."),
        ("folder", "“folder.*” could not be saved, since a folder has that name; nothing .*"),
        ("a\0b", "“a.*” could not be saved, since the disk refused it; nothing .*"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows says some of it in other ways")
def test_a_place_that_can_not_be_written_is_told_and_nothing_is_left(
    stored: tuple[Library, int], tmp_path: Path, form: CopyForm, name: str, sentence: str
) -> None:
    library, number = stored
    root = tmp_path / "out"
    root.mkdir()
    (root / "file").write_text("a file")
    (root / f"folder.{form}").mkdir()
    before = names(root)
    with pytest.raises(SenjaError, match=f"^{sentence}$"):
        save_copy(library, number, root / f"{name}.{form}", form)
    assert names(root) == before


def test_a_file_where_the_pictures_should_go_is_told_and_kept(
    stored: tuple[Library, int], tmp_path: Path
) -> None:
    library, number = stored
    (tmp_path / "a-pictures").write_text("a file")
    with pytest.raises(SenjaError, match="a file has the name of the folder for its pictures"):
        save_copy(library, number, tmp_path / "a.md", CopyForm.MARKDOWN)
    assert (tmp_path / "a-pictures").read_text() == "a file"
    assert not (tmp_path / "a.md").exists()


def test_an_article_that_is_gone_is_told(stored: tuple[Library, int], tmp_path: Path) -> None:
    library, number = stored
    for form in FORMS:
        with pytest.raises(ArticleNotFoundError):
            save_copy(library, number + 1, tmp_path / "a", form)
    assert article_pictures(library, number + 1) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_saved_file_is_as_readable_as_any_new_file(
    stored: tuple[Library, int], tmp_path: Path
) -> None:
    library, number = stored
    (usual := tmp_path / "usual").write_text("x")
    save_copy(library, number, tmp_path / "a.txt", CopyForm.TEXT)
    assert (tmp_path / "a.txt").stat().st_mode == usual.stat().st_mode


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A title", "A title"),
        ("Dusk: what it does", "Dusk - what it does"),
        ("12:30", "12-30"),
        ('a/b\\c|d "e" <f> g? *', "a-b-c-d 'e' f g"),
        ("..", "Article 7"),
        ("...hidden", "hidden"),
        ("ends with dots...", "ends with dots"),
        ("-rf", "rf"),
        ("", "Article 7"),
        ("?!*", "Article 7"),
        ("con", "_con"),
        ("NUL.tar", "_NUL.tar"),
        ("COM¹", "_COM¹"),
        ("Contents", "Contents"),
        ("a\0b\nc\u202ed\ufeffe\u200b", "ab cde"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("夕暮れに読む", "夕暮れに読む"),
        ("Cafe\u0301", "Café"),
        ("🌇", "🌇"),
    ],
)
def test_a_name_is_the_title_as_far_as_every_system_takes_it(title: str, name: str) -> None:
    for form in FORMS:
        assert proposed_name(replace(ARTICLE, title=title), form) == f"{name}.{form}"


@pytest.mark.parametrize(
    "title",
    ["word " * 100, "字" * 500, "é" * 500, "👩🏽\u200d🚀" * 100, "x" * 500, "a" + "\u0301" * 900],
)
def test_a_long_title_is_cut_where_no_character_is_broken(title: str, tmp_path: Path) -> None:
    name = proposed_name(replace(ARTICLE, title=title), CopyForm.HTML)
    assert len(name.encode()) <= 130
    (tmp_path / name).write_text("x")
    stem = name.removesuffix(".html")
    if stem != "Article 7":
        whole = unicodedata.normalize("NFC", title)
        assert whole.startswith(stem)
        following = whole[len(stem)]
        assert unicodedata.category(following)[0] != "M"
        assert following not in "\u200d\U0001f3fd"
    assert not stem.endswith((" ", "\u200d"))


def test_a_copy_that_is_killed_leaves_the_old_file_whole(
    stored: tuple[Library, int], tmp_path: Path
) -> None:
    library, number = stored
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from reader.library import open_library\n"
        "from reader.model.copy_form import CopyForm\n"
        "from reader.operations.transfer import save_copy\n"
        # Dies where the new file is written but not yet in its place.
        "os.fsync = lambda _: os._exit(9)\n"
        "save_copy(open_library(Path(sys.argv[1])), int(sys.argv[2]), Path(sys.argv[3]), CopyForm.TEXT)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(library.path), str(number), str(path)],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert done.returncode == 9
    assert path.read_bytes() == b"old"
