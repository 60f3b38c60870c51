"""Takes the pictures: makes the articles, goes from view to view, writes each picture."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.gallery.articles import seed_text, write_articles
from tests.gallery.program import Program
from tests.gallery.sheet import write_sheet
from tests.gallery.views import View, views

_SHELF = {
    "tour": "A tour of the page",
    "arabic": "القراءة عند الغسق",
    "japanese": "夕暮れに読む",
}


def take_all(home: Path, folder: Path, only: Sequence[str]) -> list[str]:
    """Take every view whose file name contains a word of ``only`` (all without); return the names."""
    wanted = [view for view in views() if not only or any(word in view.file_name for word in only)]
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    program = Program(home)
    known = _articles(program, home, {view.article for view in wanted})
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for view in wanted:
        if view.article not in known:
            continue
        name = f"{view.file_name}.png"
        _take(program, view, known[view.article]).save(str(folder / name))
        names.append(name)
    program.close()
    # What a narrower choice made before stays in the sheet.
    write_sheet(folder, sorted(path.name for path in folder.glob("*.png")))
    return names


def _articles(program: Program, home: Path, wanted: set[str]) -> dict[str, int]:
    """Put the articles into the library; return their ids by their names here."""
    known = {"": 0} | {name: program.id_of(title) for name, title in _SHELF.items()}
    for name, path in write_articles(home / "articles").items():
        if name in wanted:
            known[name] = program.add_file(path)
    if text := seed_text():
        known["seed"] = program.add_text(text)
    return known


def _take(program: Program, view: View, article: int) -> QImage:
    program.tidy()
    program.focus(view.focus)
    program.resize(*view.size)
    program.dress(view.theme, dark=view.dark)
    program.show(article)
    program.set_type(**view.type)
    program.set_mode(view.mode, upright=view.upright)
    program.show_panel(view.panel)
    if article:
        program.go_to("top")
        program.wait_for("document.fonts.status === 'loaded'")
        program.go_to(view.place)
    other = view.act(program) if view.act else None
    if view.paper is not None:
        return program.paper(view.paper)
    if other is not None:
        return other.grab().toImage()
    return program.picture()
