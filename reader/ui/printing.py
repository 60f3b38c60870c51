"""Printing: a preview on paper, the printer, a PDF file. What is printed is the engine's own PDF."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QLocale, QMarginsF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reader.errors import SenjaError
from reader.operations.transfer import write_whole
from reader.ui.reading_pane.engine import ArticleEngine
from reader.ui.widgets.buttons import close_box
from reader.ui.widgets.labels import label_of

_PAPERS = (
    QPageSize.PageSizeId.A4,
    QPageSize.PageSizeId.A5,
    QPageSize.PageSizeId.Letter,
    QPageSize.PageSizeId.Legal,
)
_PAPER = QColor("#ffffff")
_DOTS_AN_INCH = 600
_MARGINS_MM = QMarginsF(18, 20, 18, 22)


def page_layout(paper: QPageSize.PageSizeId) -> QPageLayout:
    """Return how an article lies on ``paper``."""
    return QPageLayout(
        QPageSize(paper),
        QPageLayout.Orientation.Portrait,
        _MARGINS_MM,
        QPageLayout.Unit.Millimeter,
    )


def usual_paper() -> QPageSize.PageSizeId:
    """Return the paper that lies in printers where the reader lives."""
    imperial = QLocale.MeasurementSystem.ImperialUSSystem
    is_imperial = QLocale().measurementSystem() == imperial
    return QPageSize.PageSizeId.Letter if is_imperial else QPageSize.PageSizeId.A4


def make_pdf(
    engine: ArticleEngine, paper: QPageSize.PageSizeId, made: Callable[[bytes], None]
) -> None:
    """Set the page that is shown on ``paper``; ``made`` gets the PDF, empty if it failed."""
    put_back = _lay_on_paper(engine)

    def give(data: QByteArray) -> None:
        put_back()
        made(bytes(data.data()))

    engine.page.printToPdf(give, page_layout(paper))


def _lay_on_paper(engine: ArticleEngine) -> Callable[[], None]:
    """Give the margins of the printed page paper's colour; return what puts back the page's own.

    They have the ground that the page has before it is painted, in the dark a dark one.
    """
    ground = engine.page.backgroundColor()
    engine.page.setBackgroundColor(_PAPER)

    def put_back() -> None:
        # The engine may be gone by now, and the ground another one's.
        if isValid(engine) and engine.page.backgroundColor() == _PAPER:  # type: ignore[no-untyped-call] # Qt leaves it so
            engine.page.setBackgroundColor(ground)

    return put_back


class PrintPreview(QDialog):
    """Shows the article on paper, and sends it to a printer or into a PDF file."""

    failed = Signal(str)
    saved = Signal(str)

    def __init__(self, engine: ArticleEngine, file_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("print_preview")
        self.setWindowTitle(self.tr("Print"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._engine = engine
        self._file_name = file_name
        self._address = engine.page.url()
        self._is_making = False
        self._is_stale = False
        self._data = b""
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        view = QPdfView(self)
        view.setObjectName("print_pages")
        view.setAccessibleName(self.tr("Pages"))
        view.setDocument(self.document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        # Around the sheets lies the window's own ground.
        ground = view.palette()
        ground.setColor(QPalette.ColorRole.Dark, self.palette().color(QPalette.ColorRole.Window))
        view.setPalette(ground)
        self._papers = QComboBox(self)
        self._papers.setObjectName("paper_size")
        self._papers.setAccessibleName(self.tr("Paper"))
        for paper in _PAPERS:
            self._papers.addItem(QPageSize.name(paper), paper)
        self._papers.setCurrentIndex(_PAPERS.index(usual_paper()))
        self._count = QLabel(self)
        self._count.setObjectName("panel_hint")
        buttons = close_box(self)
        self._pdf_button = _button(buttons, "save_pdf", self.tr("Save as PDF…"))
        self._print_button = _button(buttons, "print_now", self.tr("Print…"))
        self._print_button.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(label_of(self._papers, self))
        foot.addWidget(self._papers)
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(view, 1)
        layout.addLayout(foot)
        self.resize(760, 860)
        self._papers.currentIndexChanged.connect(self._make)
        self._pdf_button.clicked.connect(self._on_save)
        self._print_button.clicked.connect(self._on_print)
        engine.page.loadFinished.connect(self._on_loaded)
        engine.page.renderProcessTerminated.connect(self.reject)
        self._make()

    @Slot()
    def _make(self) -> None:
        self._pdf_button.setEnabled(False)
        self._print_button.setEnabled(False)
        # The engine makes one at a time, and says nothing of a second that is asked for meanwhile.
        self._is_stale = self._is_making
        if not self._is_making:
            self._is_making = True
            make_pdf(self._engine, self._papers.currentData(), self._on_made)

    @Slot()
    def _on_loaded(self) -> None:
        """Show the page as it is now; what shows another article prints nothing."""
        if self._engine.page.url().path() == self._address.path():
            self._make()
        else:
            self.reject()

    def _on_made(self, data: bytes) -> None:
        # The engine answers a closed window too.
        if not isValid(self) or self.isHidden():  # type: ignore[no-untyped-call] # Qt leaves it so
            return
        self._is_making = False
        if self._is_stale:
            self._make()
            return
        if not data:
            self.failed.emit(
                self.tr("The article could not be set for paper; nothing was printed.")
            )
            self.reject()
            return
        self._data = data
        self._buffer.close()
        self._buffer.setData(data)
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._count.setText(self.tr("Pages: {}").format(self.document.pageCount()))
        self._pdf_button.setEnabled(True)
        self._print_button.setEnabled(True)

    @Slot()
    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilters([self.tr("PDF ({})").format("*.pdf")])
        dialog.selectFile(self._file_name)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    @Slot(str)
    def _on_file_chosen(self, name: str) -> None:
        try:
            write_whole(Path(name), self._data)
        except SenjaError as error:
            self.failed.emit(str(error))
        else:
            self.saved.emit(name)
            self.accept()

    @Slot()
    def _on_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # The engine draws each page as a picture: at a printer's finest that takes minutes.
        printer.setResolution(_DOTS_AN_INCH)
        printer.setPageLayout(page_layout(self._papers.currentData()))
        dialog = QPrintDialog(printer, self)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self.print_on, printer))
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print the article and close, or say that it failed."""
        # The engine draws on it until it says that it has finished.
        self._printer = printer
        self._print_button.setEnabled(False)
        self._engine.view.printFinished.connect(self._on_printed)
        self._put_back = _lay_on_paper(self._engine)
        self._engine.view.print(printer)

    @Slot(bool)
    def _on_printed(self, fine: bool) -> None:
        self._engine.view.printFinished.disconnect(self._on_printed)
        self._put_back()
        if fine:
            self.accept()
        else:
            self._print_button.setEnabled(True)
            self.failed.emit(
                self.tr("The printer did not take the article; look at the printer and try again.")
            )


def _button(box: QDialogButtonBox, name: str, words: str) -> QPushButton:
    button = box.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
    button.setObjectName(name)
    return button
