"""How a picture is shown in the dark, when the reader knows better than its pixels tell."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QActionGroup, QCursor
from PySide6.QtWidgets import QMenu

from reader.errors import SenjaError
from reader.library import Library, media
from reader.model.picture import DarkTreatment
from reader.operations.organize import treat_picture
from reader.ui.reading_pane.pane import ReadingPane
from reader.ui.widgets.notice_bar import NoticeBar


class PictureChoice(QObject):
    """A menu of treatments; the choice is kept with the picture, wherever it is shown."""

    def __init__(self, library: Library, pane: ReadingPane, notice_bar: NoticeBar) -> None:
        super().__init__(pane)
        self._library = library
        self._pane = pane
        self._notice_bar = notice_bar
        pane.picture_menu_wanted.connect(self._on_menu_wanted)
        pane.picture_menu_offered.connect(self._on_menu_offered)

    @Slot(str)
    def _on_menu_wanted(self, sha256: str) -> None:
        menu = self.menu(sha256)
        if menu is not None:
            menu.popup(QCursor.pos())

    @Slot(QMenu, str)
    def _on_menu_offered(self, menu: QMenu, sha256: str) -> None:
        treatments = self.menu(sha256)
        if treatments is not None:
            treatments.setParent(menu, treatments.windowFlags())
            menu.addMenu(treatments)

    def menu(self, sha256: str) -> QMenu | None:
        """Return the menu for one of the open article's pictures, or None if it is none."""
        found = media.treatments(self._library, self._pane.article_id).get(sha256)
        if found is None:
            return None
        words = {
            None: self.tr("&Automatic"),
            DarkTreatment.AS_IS: self.tr("As It &Is"),
            DarkTreatment.DIMMED: self.tr("&Dimmed"),
            DarkTreatment.GROUND: self.tr("On Light &Ground"),
            DarkTreatment.INVERTED: self.tr("In&verted"),
        }
        menu = QMenu(self.tr("Picture in the Dark"), self._pane)
        menu.setObjectName("picture_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for treatment, text in words.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(treatment == found.chosen)
            action.setActionGroup(group)
            # Qt can't see into a partial and may leave out whether it is checked.
            action.triggered.connect(partial(_choose, self, sha256, treatment))
        return menu

    def choose(self, sha256: str, treatment: DarkTreatment | None) -> None:
        """Show a picture so from now on; None lets its pixels decide again."""
        try:
            treat_picture(self._library, sha256, treatment)
        except SenjaError as error:
            self._notice_bar.warn(str(error))
            return
        found = media.treatments(self._library, self._pane.article_id).get(sha256)
        if found is not None:
            self._pane.treat_picture(sha256, found.in_the_dark)


def _choose(
    choice: PictureChoice,
    sha256: str,
    treatment: DarkTreatment | None,
    _checked: object = None,
) -> None:
    choice.choose(sha256, treatment)
