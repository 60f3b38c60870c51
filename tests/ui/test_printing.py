"""On paper the page is light and whole, whatever the window shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QColor, QImage, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox

from reader.ui.printing import PrintPreview, make_pdf
from tests.ui.program import TIMEOUT_MS, Program


@pytest.fixture
def document() -> Iterator[QPdfDocument]:
    made = QPdfDocument(None)
    yield made
    made.close()


def first_sheet(program: Program, document: QPdfDocument) -> QImage:
    """Return the first sheet of the article that is shown, as a picture."""
    engine = program.window.pane.engine
    assert engine is not None
    made: list[bytes] = []
    make_pdf(engine, QPageSize.PageSizeId.A4, made.append)
    program.wait_until(lambda: bool(made))
    buffer = QBuffer(document)
    buffer.setData(made[0])
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document.render(0, QSize(420, 594))


@pytest.mark.parametrize("scheme", ["scheme_light", "scheme_dark"])
def test_paper_is_white_to_its_edges(program: Program, document: QPdfDocument, scheme: str) -> None:
    (first,) = program.add(1)
    program.trigger(scheme)
    program.show_article(first)
    sheet = first_sheet(program, document)
    assert document.pageCount() > 1
    for x, y in ((3, 3), (416, 3), (3, 590), (416, 590), (30, 300)):
        # What is nowhere painted is the paper itself.
        color = sheet.pixelColor(x, y)
        assert color.alpha() == 0 or color.name() == "#ffffff", (x, y)
    engine = program.window.pane.engine
    assert engine is not None
    assert engine.page.backgroundColor() == QColor(program.appearance.colors.ground)


def test_a_printer_gets_white_paper_too(
    program: Program, document: QPdfDocument, tmp_path: Path
) -> None:
    (first,) = program.add(1)
    program.trigger("scheme_dark")
    program.show_article(first)
    program.trigger("print_article")
    preview = program.window.findChild(PrintPreview)
    assert preview is not None
    program.wait_until(lambda: preview.document.pageCount() > 1)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    with program.qtbot.waitSignal(preview.finished, timeout=TIMEOUT_MS):
        preview.print_on(printer)
    document.load(str(tmp_path / "printed.pdf"))
    sheet = document.render(0, QSize(420, 594))
    for x, y in ((3, 3), (416, 590)):
        assert sheet.pixelColor(x, y).name() == "#ffffff"
    engine = program.window.pane.engine
    assert engine is not None
    assert engine.page.backgroundColor() == QColor(program.appearance.colors.ground)


def test_turned_pages_are_printed_whole(program: Program, document: QPdfDocument) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    first_sheet(program, document)
    scrolled = document.pageCount()
    program.trigger("turn_pages")
    first_sheet(program, document)
    assert document.pageCount() == scrolled


def test_the_preview_shows_every_sheet_and_another_article_closes_it(program: Program) -> None:
    newest, other = program.add(2)
    program.show_article(newest)
    program.trigger("print_article")
    preview = program.window.findChild(PrintPreview)
    assert preview is not None
    program.wait_until(lambda: preview.document.pageCount() > 1)
    with program.qtbot.waitSignal(preview.finished):
        program.show_article(other)


def test_a_paper_chosen_while_another_is_laid_out_is_the_one_that_is_shown(
    program: Program,
) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    program.trigger("print_article")
    preview = program.window.findChild(PrintPreview)
    assert preview is not None
    papers = preview.findChild(QComboBox, "paper_size")
    assert papers is not None
    for paper in (QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A5):
        papers.setCurrentIndex(papers.findData(paper))
    program.wait_until(lambda: preview.document.pageCount() > 1)
    expected = QPageSize.size(QPageSize.PageSizeId.A5, QPageSize.Unit.Point)
    size = preview.document.pagePointSize(0)
    assert size.width() == pytest.approx(expected.width(), abs=1)
    preview.reject()
