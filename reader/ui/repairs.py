"""What is done to how an article is read: repaired, and shown in an earlier version."""

import logging
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reader.errors import SenjaError
from reader.library import Library, open_library
from reader.model.article import Article, Content
from reader.model.changes import LibraryChanges
from reader.operations import organize
from reader.operations.worker import Worker
from reader.ui.appearance import Appearance
from reader.ui.article_commands import ArticleCommands
from reader.ui.jobs import Jobs, Lane, Report
from reader.ui.reading_pane.pane import ReadingPane

if TYPE_CHECKING:
    from reader.model.repair import Repair, Reread
    from reader.ui.reading_pane.preview import PagePreview
    from reader.ui.repair.dialog import RepairDialog
    from reader.ui.repair.versions import VersionsDialog

log = logging.getLogger(__name__)


class Repairs(QObject):
    """Opens the dialogs for the open article, and reads and keeps what is asked for in them.

    Reading again has a worker of its own: what is fetched meanwhile is not waited for.
    """

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        pane: ReadingPane,
        appearance: Appearance,
        commands: ArticleCommands,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._pane = pane
        self._appearance = appearance
        self._commands = commands
        self._window = window
        self._worker = Worker()

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {"repair_article": self.repair_article, "show_versions": self.show_versions}

    def close(self) -> None:
        """End what is still being read."""
        self._jobs.forget(self)
        self._worker.close()

    def repair_article(self) -> None:
        """Show the open article's page, and let it be read in another way."""
        article = self._article()
        if article is None:
            return
        # Only who repairs an article pays for it.
        from reader.operations import repair
        from reader.ui.repair.dialog import RepairDialog

        dialog = RepairDialog(
            article,
            repair.known_repair(self._library, article.id),
            self._preview(),
            self._window,
            site_has_repair=bool(repair.known_for_site(self._library, article.url)),
        )
        dialog.look_wanted.connect(partial(_look, self, dialog, article.id))
        dialog.keep_wanted.connect(partial(_keep, self, dialog, article.id))
        dialog.original_wanted.connect(partial(_open, article.url))
        dialog.open()
        dialog.ask()

    def show_versions(self) -> None:
        """Show every version of the open article."""
        article = self._article()
        if article is None:
            return
        from reader.operations import repair
        from reader.ui.repair.versions import VersionsDialog

        try:
            known = repair.all_versions(self._library, article.id)
        except SenjaError as error:
            self._commands.warn(str(error))
            return
        dialog = VersionsDialog(article, known, self._preview(), self._window)
        dialog.version_wanted.connect(partial(_show_version, self, dialog, article.id))
        dialog.restore_wanted.connect(partial(_restore, self, dialog, article.id))
        dialog.open()
        dialog.ask()

    def show_version(
        self, dialog: "VersionsDialog", identifier: int, version: int, compare: bool
    ) -> None:
        """Read a version for the dialog, with its differences from the one that is shown."""
        self._jobs.forget(dialog)
        self._jobs.submit(
            dialog,
            Lane.REPAIR,
            partial(_version_content, self._library.path, identifier, version, compare),
            done=lambda found: dialog.show_version(*found),
            failed=partial(self._refuse, dialog),
        )

    def restore(self, dialog: "VersionsDialog", identifier: int, version: int) -> None:
        """Show a version from now on."""
        from reader.operations import repair

        try:
            changes = repair.show_version(self._library, identifier, version)
        except SenjaError as error:
            dialog.show_refused(str(error))
            return
        dialog.accept()
        self._commands.note(changes, self.tr("Another version is shown."))

    def _article(self) -> Article | None:
        found = organize.find(self._library, [self._pane.article_id])
        return found[0] if found and self._pane.engine is not None else None

    def _preview(self) -> "PagePreview":
        from reader.ui.reading_pane.preview import PagePreview

        pane = self._pane
        preview = PagePreview(self._library, pane.page_look, pane.page_words())
        self._appearance.changed.connect(preview.dress)
        return preview

    def look(self, dialog: "RepairDialog", identifier: int, own: "Repair", forget: bool) -> None:
        """Read the article as a repair has it, for the dialog to be shown."""
        from reader.model.repair import Repair
        from reader.operations import repair

        for_site = Repair() if forget else None

        def job(_report: Report) -> "Reread":
            return repair.look(self._worker, self._library, identifier, own, for_site)

        # Of several that were asked for, the last one is shown.
        self._jobs.forget(dialog)
        self._jobs.submit(
            dialog,
            Lane.REPAIR,
            job,
            done=dialog.show_reread,
            failed=partial(self._refuse, dialog),
        )

    def keep(
        self, dialog: "RepairDialog", identifier: int, own: "Repair", remember: bool, forget: bool
    ) -> None:
        """Keep a repair."""
        from reader.operations import repair

        def job(_report: Report) -> LibraryChanges:
            return repair.keep(
                self._worker, self._library, identifier, own, remember=remember, forget=forget
            )

        # Ours and not the dialog's: closed meanwhile, what was kept is told of and can be undone.
        self._jobs.submit(
            self,
            Lane.REPAIR,
            job,
            done=partial(self._on_kept, dialog),
            failed=partial(self._refuse, dialog),
        )

    def _on_kept(self, dialog: "RepairDialog", changes: LibraryChanges) -> None:
        if isValid(dialog):  # type: ignore[no-untyped-call] # shiboken leaves it so
            dialog.accept()
        self._commands.note(changes, self.tr("The article was repaired."))

    def _refuse(self, dialog: "RepairDialog | VersionsDialog", error: Exception) -> None:
        if not isinstance(error, SenjaError):
            log.error("an article could not be repaired", exc_info=error)
        words = self.tr("The article could not be read again; it was left as it is.")
        told = str(error) if isinstance(error, SenjaError) else words
        if isValid(dialog):  # type: ignore[no-untyped-call] # shiboken leaves it so
            dialog.show_refused(told)
        else:
            self._commands.warn(told)


def _look(repairs: Repairs, dialog: Any, identifier: int, own: Any, forget: bool) -> None:
    repairs.look(dialog, identifier, own, forget)


def _keep(
    repairs: Repairs, dialog: Any, identifier: int, own: Any, remember: bool, forget: bool
) -> None:
    repairs.keep(dialog, identifier, own, remember, forget)


def _show_version(
    repairs: Repairs, dialog: Any, identifier: int, version: int, compare: bool
) -> None:
    repairs.show_version(dialog, identifier, version, compare)


def _restore(repairs: Repairs, dialog: Any, identifier: int, version: int) -> None:
    repairs.restore(dialog, identifier, version)


def _version_content(
    path: Path, identifier: int, version: int, compare: bool, _report: Report
) -> "tuple[Content, int | None]":
    """Return a version's body and how much of it differs; in the lane's thread."""
    from reader.operations import repair
    from reader.rendering.differences import differences

    with closing(open_library(path)) as library:
        content = repair.version_content(library, identifier, version)
        if not compare:
            return content, None
        shown = next(each.id for each in repair.all_versions(library, identifier) if each.is_shown)
        older, newer = (
            repair.version_content(library, identifier, each).text
            for each in sorted((version, shown))
        )
    found = differences(older, newer)
    return Content(found.html, newer, ()), found.count


def _open(url: str) -> None:
    QDesktopServices.openUrl(QUrl(url))
