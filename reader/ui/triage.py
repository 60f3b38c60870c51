"""Getting through a list: mark as read what is above, below, or was scrolled past; keep unread."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction

from reader.ui.article_commands import ArticleCommands
from reader.ui.article_list.view import ArticleListView
from reader.ui.preferences import Preferences

# What is scrolled past without a rest is one step for undo.
_REST_MS = 700


class Triage(QObject):
    """Marks articles of the list as read, by where they stand; each step can be undone."""

    save_wanted = Signal()

    def __init__(
        self,
        list_view: ArticleListView,
        preferences: Preferences,
        commands: ArticleCommands,
        actions: dict[str, QAction],
    ) -> None:
        super().__init__(list_view)
        self._list_view = list_view
        self._preferences = preferences
        self._commands = commands
        self._scrolling = actions["read_on_scrolling"]
        self._scrolling.setChecked(preferences.read_on_scrolling)
        self._passed: dict[int, None] = {}
        self._kept: set[int] = set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.mark_passed)
        list_view.scrolled_past.connect(self._on_scrolled_past)

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what each of these actions does, by its name."""
        return {
            "mark_above_read": self.mark_above,
            "mark_below_read": self.mark_below,
            "read_on_scrolling": self._on_toggle,
        }

    def keep_unread(self, ids: Sequence[int]) -> None:
        """Remember that somebody wants articles unread: scrolling past does not change that."""
        self._kept.update(ids)

    def mark_above(self) -> None:
        """Mark as read what stands above the chosen article."""
        self._mark(self._ids()[: max(self._row(), 0)])

    def mark_below(self) -> None:
        """Mark as read what stands below the chosen article."""
        row = self._row()
        if row >= 0:
            self._mark(self._ids()[row + 1 :])

    @Slot()
    def mark_passed(self) -> None:
        """Mark as read what was scrolled past since the last rest."""
        passed, self._passed = list(self._passed), {}
        self._commands.mark_passed_read([each for each in passed if each not in self._kept])

    def _mark(self, ids: Sequence[int]) -> None:
        self._commands.mark_many_read(ids)

    def _ids(self) -> list[int]:
        return self._list_view.article_model.ids()

    def _row(self) -> int:
        """Return the row of the chosen article, the first where several are; -1 without one."""
        rows = [index.row() for index in self._list_view.selectionModel().selectedRows()]
        return min(rows, default=-1)

    def _on_toggle(self) -> None:
        self._preferences.read_on_scrolling = self._scrolling.isChecked()
        self.save_wanted.emit()

    @Slot(list)
    def _on_scrolled_past(self, ids: list[int]) -> None:
        if self._scrolling.isChecked():
            self._passed.update(dict.fromkeys(ids))
            self._rest.start()
