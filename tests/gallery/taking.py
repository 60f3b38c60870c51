"""Takes the pictures: makes the articles, goes from view to view, writes each picture."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.gallery.articles import seed_text, write_articles
from tests.gallery.program import Program
from tests.gallery.views import View

_QUALITY = 84
_SHELF = {
    "tour": "A tour of the page",
    "arabic": "القراءة عند الغسق",
    "japanese": "夕暮れに読む",
}


def take(home: Path, folder: Path, wanted: Sequence[View], kind: str = "png") -> list[str]:
    """Take the wanted views with a Senja on ``home``; return the names of the pictures."""
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
        name = f"{view.file_name}.{kind}"
        quality = -1 if kind == "png" else _QUALITY
        _take(program, view, known[view.article]).save(str(folder / name), quality=quality)
        names.append(name)
    program.close()
    return names


def _articles(program: Program, home: Path, wanted: set[str]) -> dict[str, int]:
    """Put the articles into the library; return their ids by their names here."""
    known = {"": 0} | {name: program.id_of(title) for name, title in _SHELF.items()}
    for name, path in write_articles(home / "articles").items():
        if name in wanted:
            known[name] = program.add_file(path)
    if "seed" in wanted and (text := seed_text()):
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
        program.come_to_rest()
        program.go_to("top")
        program.wait_for("document.fonts.status === 'loaded'")
        program.go_to(view.place)
    other = view.act(program) if view.act else None
    if view.paper is not None:
        return program.paper(view.paper)
    if other is not None:
        return other.grab().toImage()
    return program.picture()
