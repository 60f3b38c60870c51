"""What is done from the window about rules: kept, tried, done to what is here, removed."""

import logging
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from reader.errors import SenjaError
from reader.library import Library, articles, open_library
from reader.model.changes import LibraryChanges
from reader.model.rule import Rule
from reader.model.step import Step, StepKind
from reader.ui.article_commands import ArticleCommands
from reader.ui.jobs import Jobs, Lane, Report

if TYPE_CHECKING:
    from reader.ui.feeds.rules_dialog import RulesDialog

log = logging.getLogger(__name__)

# So many titles are shown of what a rule would concern.
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class _Tried:
    """The articles that a rule would concern, with the titles of the newest."""

    rule: Rule
    ids: tuple[int, ...]
    titles: tuple[str, ...]


class FeedRules(QObject):
    """Brings the dialog of rules and the library together."""

    def __init__(
        self, library: Library, jobs: Jobs, commands: ArticleCommands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._commands = commands
        self._window = window
        self._tried: _Tried | None = None
        self._wanted: Rule | None = None
        self._dialog: RulesDialog | None = None
        commands.went.connect(self._on_went)

    def show_rules(self) -> None:
        """Show the rules."""
        # Only who makes rules pays for it.
        from reader.operations import feed_rules, subscribe
        from reader.ui.feeds.rules_dialog import RulesDialog

        dialog = RulesDialog(subscribe.followed(self._library), self._window)
        dialog.try_wanted.connect(self._on_try)
        dialog.keep_wanted.connect(self._on_keep)
        dialog.remove_wanted.connect(self._on_remove)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.show_rules(feed_rules.all_rules(self._library))
        dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = self._tried = self._wanted = None

    @Slot(Rule)
    def _on_try(self, rule: Rule) -> None:
        """Look which articles a rule would concern, beside the window."""
        from reader.operations import feed_rules

        path = self._library.path
        self._wanted = rule

        def job(_report: Report) -> _Tried:
            with closing(open_library(path)) as library:
                # Another may have been written while this one waited or is tried.
                ids = feed_rules.try_rule(library, rule, lambda: self._wanted is rule)
                found = {each.id: each for each in articles.articles(library, ids[:_SHOWN])}
                titles = [found[each].title for each in ids[:_SHOWN] if each in found]
                return _Tried(rule, tuple(ids), tuple(titles))

        self._jobs.submit(self, Lane.LIBRARY, job, done=self._on_tried, failed=self._on_failed)

    def _on_tried(self, tried: _Tried) -> None:
        if tried.rule is not self._wanted:
            return
        self._tried = tried
        if self._dialog is not None:
            self._dialog.show_tried(tried.rule, len(tried.ids), tried.titles)

    @Slot(Rule, bool)
    def _on_keep(self, rule: Rule, here: bool) -> None:
        from reader.operations import feed_rules

        try:
            tried = self._tried if here else None
            ids = tried.ids if tried is not None and tried.rule == rule else ()
            number, changes = feed_rules.put_rule(self._library, rule, ids)
        except SenjaError as error:
            self._commands.warn(str(error))
            return
        self._show(number)
        count = len(changes.changed) + len(changes.removed)
        if count:
            words = self.tr("The rule was done to {} articles.").format(count)
            self._commands.note(changes, words)

    @Slot(Rule)
    def _on_remove(self, rule: Rule) -> None:
        from reader.operations import feed_rules

        kept = next((e for e in feed_rules.all_rules(self._library) if e.id == rule.id), None)
        if kept is None:
            return
        try:
            feed_rules.remove_rule(self._library, kept)
        except SenjaError as error:
            self._commands.warn(str(error))
            return
        self._show(0)
        words = self.tr("The rule was removed; what it did stays.")
        self._commands.note(LibraryChanges(), words)

    @Slot(Step)
    def _on_went(self, step: Step) -> None:
        """Show the rules as they are after one was taken back."""
        if step.kind in {StepKind.RULE, StepKind.REMOVE_RULE}:
            self._show(0)

    def _show(self, chosen: int) -> None:
        from reader.operations import feed_rules

        if self._dialog is not None:
            self._dialog.show_rules(feed_rules.all_rules(self._library), chosen)

    def _on_failed(self, error: Exception) -> None:
        log.error("a rule was not tried", exc_info=error)
        if isinstance(error, SenjaError):
            self._commands.warn(str(error))
