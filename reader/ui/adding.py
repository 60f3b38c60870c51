"""How articles come into the window: chosen, dropped, pasted; and what is said of it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from reader.errors import SenjaError
from reader.library import Library, folders
from reader.markup.addresses import addresses_in, is_address
from reader.operations.save import READABLE
from reader.ui.clipboard import page_piece, source_address
from reader.ui.intake import Intake, IntakeSummary
from reader.ui.widgets.notice_bar import NoticeBar


class Adding(QObject):
    """Asks for files and folders, takes what is pasted or dropped, and tells the outcome."""

    open_requested = Signal(int)
    feeds_given = Signal(str)

    def __init__(
        self, library: Library, intake: Intake, notice_bar: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._library = library
        self._intake = intake
        self._notice_bar = notice_bar
        self._window = window
        self._under_way = ""
        intake.finished.connect(self._on_finished)
        intake.failed.connect(notice_bar.warn)
        intake.progressed.connect(self._on_progressed)

    def open_files(self) -> None:
        """Ask for files."""
        kinds = " ".join(f"*{suffix}" for suffix in sorted(READABLE))
        dialog = self._dialog(self.tr("Open Files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Articles ({})").format(kinds), self.tr("All files ({})").format("*")]
        )
        dialog.open()

    def open_folder(self) -> None:
        """Ask for a folder, which is followed from then on."""
        dialog = self._dialog(self.tr("Open Folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def stop_following(self) -> None:
        """Show the folders that are followed; the chosen one is followed no longer."""
        followed = folders.folders(self._library)
        if not followed:
            self._notice_bar.inform(self.tr("No folder is followed."))
            return
        menu = QMenu(self._window)
        menu.setObjectName("followed_folders")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in followed:
            action = menu.addAction(name.replace("&", "&&"))
            action.setData(name)
        menu.triggered.connect(self._on_folder_chosen)
        menu.popup(self._window.mapToGlobal(QPoint(80, 80)))

    def paste(self) -> None:
        """Take what is on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData | None) -> None:
        """Take what was pasted or dropped: files and folders, else text."""
        if data is None:  # Qt's word for an empty clipboard, whatever its types say
            data = QMimeData()
        local = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        text = data.text() if data.hasText() else ""
        if local:
            self.take_paths(local)
        elif addresses := addresses_in(text) or _addresses(data):
            self.save_addresses(addresses)
        elif html := page_piece(data):
            self._intake.add_clipped(html, text, source_address(data))
        elif text.strip():
            self._intake.add_text(text)
        else:
            self._notice_bar.warn(
                self.tr("There is no text to paste; copy an article's text first.")
            )

    def take_given(self, given: Sequence[Path | str]) -> None:
        """Take what Senja was started with: paths, addresses, and links that ask for a page."""
        self.take_paths([each for each in given if isinstance(each, Path)])
        self._intake.add_given([each for each in given if isinstance(each, str)])

    def take_paths(self, given: Sequence[Path]) -> None:
        """Take files and folders; a list of feeds is followed."""
        lists = [path for path in given if path.suffix.lower() == ".opml"]
        for path in lists:
            self.feeds_given.emit(str(path))
        if rest := [path for path in given if path not in lists]:
            self._intake.add_paths(rest)

    def ask_for_addresses(self) -> None:
        """Ask for the addresses of pages."""
        # Only who saves pages by typing their addresses pays for this.
        from reader.ui.dialogs.addresses import AddressesDialog

        dialog = AddressesDialog(self._window)
        dialog.given.connect(self.save_addresses)
        dialog.open()

    @Slot(list)
    def save_addresses(self, addresses: list[str]) -> None:
        """Keep these pages; each is in the list at once."""
        self._intake.add_addresses(addresses)
        self._under_way = (
            self.tr("The page is being fetched…")
            if len(addresses) == 1
            else self.tr("{} pages are being fetched…").format(len(addresses))
        )
        self._notice_bar.inform(self._under_way)

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_files_chosen)
        return dialog

    @Slot("QStringList")
    def _on_files_chosen(self, names: list[str]) -> None:
        self.take_paths([Path(name) for name in names])

    @Slot("QAction*")
    def _on_folder_chosen(self, action: QAction) -> None:
        name = str(action.data())
        try:
            folders.remove_folder(self._library, name)
        except SenjaError as error:
            self._notice_bar.warn(str(error))
            return
        self._notice_bar.inform(
            self.tr("“{}” is no longer followed; its articles stay.").format(Path(name).name),
            self.tr("Undo"),
            partial(self._intake.add_paths, [Path(name)]),
        )

    @Slot(int)
    def _on_progressed(self, count: int) -> None:
        self._notice_bar.inform(self.tr("Adding… {} so far").format(count))

    @Slot(IntakeSummary)
    def _on_finished(self, summary: IntakeSummary) -> None:
        """Open the last article and say what became of the rest."""
        if self._under_way and self._notice_bar.text() == self._under_way:
            self._notice_bar.hide()
        self._under_way = ""
        if summary.article_id:
            self.open_requested.emit(summary.article_id)
        refused = len(summary.refused)
        if refused == 1:
            self._notice_bar.warn(summary.refused[0])
        elif refused:
            words = self.tr("{} were not added whole. The first: {}")
            self._notice_bar.warn(words.format(refused, summary.refused[0]))
        elif summary.saved > 1:
            self._notice_bar.inform(self.tr("{} articles added.").format(summary.added))
        elif summary.saved and not summary.added:
            self._notice_bar.inform(self.tr("This article is in the library already."))
        elif not summary.saved:
            self._notice_bar.inform(self.tr("There is nothing here that Senja can read."))


def _addresses(data: QMimeData) -> list[str]:
    """Return the web addresses that were dropped as such."""
    given = (url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in data.urls())
    return [address for address in given if is_address(address)]
