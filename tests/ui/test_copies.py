"""An article taken along: saved in three forms where the disk allows it, copied whole."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from reader.model.copy_form import CopyForm
from tests.conftest import fill, remount
from tests.ui.closer import address, picture, show
from tests.ui.program import Program

PHOTO = picture(60, 40)
BODY = (
    "<p>The <em>tide</em> rose &amp; fell.</p><h2>Land</h2><ul><li>one</li><li>two</li></ul>"
    f'<p><img src="{address(PHOTO)}" alt="A square"></p>'
)
SAID = {"title": "Tides: a/b", "authors": ("Ada Lo",), "url": "https://example.org/tides"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def start(program: Program, **changes: object) -> None:
    show(program, BODY, PHOTO, **(SAID | {"text": "The tide rose & fell."} | changes))


def dialog_of(program: Program) -> QFileDialog:
    program.trigger("save_copy")
    dialog = program.window.findChild(QFileDialog, "save_copy_dialog")
    assert dialog is not None
    return dialog


def save(program: Program, path: Path, chosen: CopyForm = CopyForm.HTML) -> str:
    """Choose a place and a form in the dialog, as it tells of them; return the notice."""
    dialog = dialog_of(program)
    filters = dialog.nameFilters()
    dialog.selectNameFilter(next(each for each in filters if f"*.{chosen}" in each))
    dialog.fileSelected.emit(str(path))
    dialog.close()
    return program.window.notice_bar.text()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_the_dialog_proposes_a_name_and_follows_the_form(program: Program, out: Path) -> None:
    start(program)
    dialog = dialog_of(program)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Tides - a-b.html"]
    assert len(dialog.nameFilters()) == len(CopyForm)
    for form in (CopyForm.MARKDOWN, CopyForm.TEXT, CopyForm.HTML):
        words = next(each for each in dialog.nameFilters() if f"*.{form}" in each)
        dialog.filterSelected.emit(words)
        assert [Path(name).name for name in dialog.selectedFiles()] == [f"Tides - a-b.{form}"]
    dialog.setDirectory(str(out))
    dialog.selectFile("My own v1.5")
    dialog.filterSelected.emit(next(each for each in dialog.nameFilters() if "*.md" in each))
    assert [Path(name).name for name in dialog.selectedFiles()] == ["My own v1.5.md"]
    dialog.reject()
    assert names(out) == []


def test_a_page_is_saved_with_its_pictures_and_without_scripts(program: Program, out: Path) -> None:
    start(program)
    assert save(program, out / "a.html") == "Saved as “a.html”."
    page = (out / "a.html").read_text("utf-8")
    assert names(out) == ["a.html"]
    assert "The <em>tide</em> rose &amp; fell." in page
    assert "Tides: a/b" in page
    assert "data:image/png;base64," in page
    assert "<script" not in page
    assert "article:" not in page


def test_markdown_and_text_are_saved_as_they_are_read(program: Program, out: Path) -> None:
    start(program)
    assert save(program, out / "a.md", CopyForm.MARKDOWN) == "Saved as “a.md”."
    written = (out / "a.md").read_text("utf-8")
    assert "The *tide* rose & fell." in written or "The _tide_ rose & fell." in written
    assert "## Land" in written
    (shown,) = (out / "a-pictures").iterdir()
    assert shown.read_bytes() == PHOTO.data
    assert save(program, out / "b.txt", CopyForm.TEXT) == "Saved as “b.txt”."
    text = (out / "b.txt").read_text("utf-8")
    assert text.startswith("Tides: a/b")
    assert "The tide rose & fell." in text
    assert "<" not in text


@pytest.mark.parametrize(
    ("name", "chosen", "begins"),
    [
        ("a.TXT", CopyForm.HTML, "Tides"),
        ("a.htm", CopyForm.TEXT, "<!doctype html>"),
        ("a.pdf", CopyForm.TEXT, "Tides"),
        ("ends not", CopyForm.MARKDOWN, "---"),
    ],
)
def test_the_end_of_a_name_decides_and_else_the_form_that_is_chosen(
    program: Program, out: Path, name: str, chosen: CopyForm, begins: str
) -> None:
    start(program)
    save(program, out / name, chosen)
    assert (out / name).read_text("utf-8").startswith(begins)


def test_a_file_that_is_there_is_replaced_whole(program: Program, out: Path) -> None:
    start(program)
    (out / "a.txt").write_text("x" * 10_000, "utf-8")
    save(program, out / "a.txt", CopyForm.TEXT)
    assert (out / "a.txt").read_text("utf-8").startswith("Tides")
    assert "xx" not in (out / "a.txt").read_text("utf-8")
    assert names(out) == ["a.txt"]


@pytest.mark.parametrize("form", list(CopyForm))
def test_a_disk_that_takes_nothing_is_told_in_one_sentence_and_stays_as_it_was(
    program: Program, tmpfs: Path, form: CopyForm
) -> None:
    start(program)
    old = tmpfs / f"a.{form}"
    old.write_text("old", "utf-8")
    filler = fill(tmpfs)
    before = names(tmpfs)
    said = save(program, old, form)
    assert said.startswith("The disk is full")
    assert said.count(". ") <= 1
    assert program.window.notice_bar.isVisible()
    assert (old.read_text("utf-8"), names(tmpfs)) == ("old", before)
    filler.unlink()
    remount(tmpfs, "ro")
    said = save(program, old, form)
    assert "may not be written" in said
    remount(tmpfs, "rw")
    assert (old.read_text("utf-8"), names(tmpfs)) == ("old", [f"a.{form}"])
    assert save(program, old, form) == f"Saved as “a.{form}”."


@pytest.mark.parametrize(
    ("name", "said"), [("no/a.html", "There is no folder"), ("a.html", "a folder has that name")]
)
def test_a_place_that_is_none_is_told(program: Program, out: Path, name: str, said: str) -> None:
    start(program)
    if "/" not in name:
        (out / name).mkdir()
    before = names(out)
    assert said in save(program, out / name)
    assert names(out) == before


def test_the_whole_article_is_copied_as_rich_and_as_plain_text(program: Program) -> None:
    start(program)
    QGuiApplication.clipboard().setText("before")
    program.trigger("copy_article")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("Tides: a/b")
    assert "The tide rose & fell." in data.text()
    assert "<em>tide</em>" in data.html()
    assert "Tides: a/b</h1>" in data.html()
    assert "https://example.org/tides" in data.html()
    assert not [word for word in ("article:", "\u00ad", "<script") if word in data.html()]
    assert "copied" in program.window.notice_bar.text()


def test_a_copy_of_hyphenated_words_and_a_hostile_title_is_whole(program: Program) -> None:
    start(program, title="<script>alert(1)</script> & co", language="en")
    program.trigger("toggle_look")
    program.trigger("copy_article")
    data = QGuiApplication.clipboard().mimeData()
    assert "<script>" not in data.html()
    assert data.text().startswith("<script>alert(1)</script> & co")


def test_without_an_article_nothing_can_be_taken_along(program: Program) -> None:
    for name in ("save_copy", "copy_article", "print_article"):
        assert not program.window.actions_by_name[name].isEnabled()
    start(program)
    assert program.window.actions_by_name["save_copy"].isEnabled()
    program.trigger("delete_article")
    for name in ("save_copy", "copy_article", "print_article"):
        assert not program.window.actions_by_name[name].isEnabled()


def test_the_key_opens_the_dialog(program: Program) -> None:
    start(program)
    program.press(program.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = program.window.findChild(QFileDialog, "save_copy_dialog")
    assert dialog is not None
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.reject()
