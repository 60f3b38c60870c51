"""What is done about the network from the window: fetch again, stay offline, show what was asked."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reader.errors import SenjaError
from reader.library import Library
from reader.markup.addresses import is_address
from reader.operations import organize
from reader.ui.intake import Intake
from reader.ui.widgets.notice_bar import NoticeBar


class WebPages(QObject):
    """Fetches the chosen articles again, and lets a person see and stop what Senja asks for.

    ``chosen`` gives the ids of the articles that are meant.
    """

    def __init__(
        self,
        library: Library,
        intake: Intake,
        notice_bar: NoticeBar,
        actions: Mapping[str, QAction],
        chosen: Callable[[], Sequence[int]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._intake = intake
        self._notice_bar = notice_bar
        self._offline = actions["stay_offline"]
        self._chosen = chosen
        self._window = window
        self._offline.setChecked(organize.is_offline(library))
        self._all_pictures = actions["all_feed_pictures"]
        self._all_pictures.setChecked(organize.keeps_all_feed_pictures(library))

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {
            "fetch_again": self.fetch_again,
            "fetch_archived": self.fetch_archived,
            "stay_offline": self.stay_offline,
            "all_feed_pictures": self.keep_all_feed_pictures,
            "show_contacts": self.show_contacts,
        }

    def fetch_again(self) -> None:
        """Fetch the pages of the chosen articles again."""
        if asked := self._with_address():
            self._notice_bar.inform(self.tr("The page is being fetched…"))
            self._intake.fetch_again(asked)

    def fetch_archived(self) -> None:
        """Ask the Internet Archive for its copies of the chosen articles' pages."""
        if asked := self._with_address():
            self._notice_bar.inform(self.tr("The Internet Archive is being asked…"))
            self._intake.fetch_again(asked, archived=True)

    def _with_address(self) -> list[int]:
        found = organize.find(self._library, self._chosen())
        return [article.id for article in found if is_address(article.url)]

    def stay_offline(self) -> None:
        """Ask nothing of the network from now on, or go on with what waited meanwhile."""
        offline = self._offline.isChecked()
        try:
            organize.set_offline(self._library, on=offline)
        except SenjaError as error:
            self._offline.setChecked(not offline)
            self._notice_bar.warn(str(error))
            return
        if offline:
            self._notice_bar.inform(self.tr("Senja asks nothing of the network from now on."))
        else:
            self._intake.fetch_waiting()

    def keep_all_feed_pictures(self) -> None:
        """Ask for pictures of feeds wherever they are, or only on the articles' own sites."""
        on = self._all_pictures.isChecked()
        try:
            organize.keep_all_feed_pictures(self._library, on=on)
        except SenjaError as error:
            self._all_pictures.setChecked(not on)
            self._notice_bar.warn(str(error))

    def show_contacts(self) -> None:
        """Show every request that was sent."""
        # Only who asks for it pays for it.
        from reader.ui.dialogs.contacts import ContactsDialog

        made = organize.contacted(self._library)
        numbers = {contact.article for contact in made if contact.article is not None}
        titles = {each.id: each.title for each in organize.find(self._library, sorted(numbers))}
        ContactsDialog(made, titles, self._window).open()
