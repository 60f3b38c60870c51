"""The colours that window and page wear."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from tests.ui.program import Program


def window_color() -> str:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application.palette().color(QPalette.ColorRole.AlternateBase).name()


def page_color(program: Program) -> str:
    said = str(program.ask_page("getComputedStyle(document.body).backgroundColor"))
    numbers = said.removeprefix("rgb(").removesuffix(")").split(",")
    return "#" + "".join(f"{int(number):02x}" for number in numbers)


def start(program: Program) -> None:
    (first,) = program.add(1)
    program.trigger("scheme_light")
    program.show_article(first)
