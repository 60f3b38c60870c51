"""The bar that finds words in the open article: what is typed, how many there are, and the way on.

It marks nothing itself: the page's own script does (``resources/page/find.js``).
"""

import json
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from reader.ui.appearance import Appearance, mixed
from reader.ui.reading_pane.pane import ReadingPane
from reader.ui.widgets.buttons import action_button
from reader.ui.widgets.icons import LineIcons

# Words that are still being typed are marked when the fingers rest.
_REST_MS = 150
# A longer selection is not what someone looks for.
_LONGEST_SELECTION = 200


@dataclass(frozen=True, slots=True)
class Found:
    """How many places there are, and which is the current one: 1 is the first, 0 none."""

    count: int
    current: int
    wrapped: bool


class FindBar(QFrame):
    """Searches while one types; stays, and searches anew, when another article is opened.

    An article that is opened beside it is marked, but stays where it was left until the reader
    asks for the next place.
    """

    closed = Signal()

    def __init__(
        self,
        pane: ReadingPane,
        appearance: Appearance,
        icons: LineIcons,
        actions: dict[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAccessibleName(self.tr("Find in the article"))
        self._pane = pane
        self._appearance = appearance
        self._icons = icons
        self._asked = 0
        # What was looked for in the library: each with whether it is looked for as whole words.
        self._phrases: tuple[tuple[str, bool], ...] = ()
        self._is_wanted = False
        # What the bar shows was not typed into it.
        self._is_of_library = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._build(actions)
        self.box.textChanged.connect(self._on_changed)
        self.match_case.toggled.connect(self._on_changed)
        self.whole_word.toggled.connect(self._on_changed)
        self.close_button.clicked.connect(self.close_bar)
        pane.article_shown.connect(self._on_article_shown)
        appearance.changed.connect(self._on_appearance_changed)
        self.hide()

    def _build(self, actions: dict[str, QAction]) -> None:
        self.box = QLineEdit(self)
        self.box.setObjectName("find_in_article")
        self.box.setAccessibleName(self.tr("Find in the article"))
        self.box.setPlaceholderText(self.tr("Find in the article"))
        self.box.setMinimumWidth(100)
        self.box.setMaximumWidth(340)
        self._icon = QAction(self.tr("Find in the article"), self)
        self.box.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self.label = QLabel(self)
        self.label.setObjectName("find_count")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        # Words of another length must not move the buttons, nor make the window wider.
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        least = self.label.fontMetrics().horizontalAdvance(self.tr("No match") + "  ")
        self.label.setMinimumWidth(least)
        previous = action_button(actions["find_previous"], self)
        following = action_button(actions["find_next"], self)
        self._steps = (previous, following)
        self.match_case = self._button("match_case", self.tr("Match case"), checkable=True)
        self.whole_word = self._button("whole_word", self.tr("Whole word"), checkable=True)
        self.close_button = self._button("find_close", self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 7)
        layout.setSpacing(3)
        layout.addWidget(self.box, 3)
        layout.addSpacing(3)
        layout.addWidget(previous)
        layout.addWidget(following)
        layout.addSpacing(5)
        layout.addWidget(self.match_case)
        layout.addWidget(self.whole_word)
        layout.addSpacing(7)
        layout.addWidget(self.label, 2)
        layout.addWidget(self.close_button)

    def _button(self, name: str, words: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setCheckable(checkable)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, as it stands in a line."""
        return [
            self.box,
            *self._steps,
            self.match_case,
            self.whole_word,
            self.close_button,
        ]

    def open(self) -> None:
        """Show the bar with the keyboard in it, and with the words that are selected in the page."""
        was_hidden = self.isHidden()
        words = self._selected() or self.box.text()
        is_new = words != self.box.text()
        self.show()
        self.box.setText(words)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        # Other words search by themselves.
        if was_hidden and not is_new:
            self._search()

    def mark(self, phrases: tuple[tuple[str, bool], ...]) -> None:
        """Mark what is looked for in the library, here and in what is opened next; nothing for none.

        Each phrase says whether it is looked for as whole words. What is open stays where it was
        left. Who closes the bar is not shown it again until something else is looked for.
        """
        if phrases == self._phrases:
            return
        was_ours, self._phrases = bool(self._phrases), phrases
        self._is_wanted = bool(phrases)
        if phrases:
            self._rest.start()
        elif was_ours and not self.box.hasFocus():
            self._put_away()

    def find_next(self) -> None:
        """Go to the next place; open the bar where it is closed."""
        self._step("Find.next")

    def find_previous(self) -> None:
        """Go to the place before; open the bar where it is closed."""
        self._step("Find.previous")

    @Slot()
    def close_bar(self) -> None:
        """Take the marks away; the page has the keyboard again, with the current place selected."""
        self._is_wanted = False
        self._put_away()
        self._pane.focus_page()
        self.closed.emit()

    def _put_away(self) -> None:
        self._rest.stop()
        self._is_of_library = False
        self.hide()
        self._asked += 1
        if self._pane.engine is not None:
            self._pane.engine.call("Find.clear")

    def _search_phrases(self, *, stay: bool = False) -> None:
        """Show the bar with what was looked for in the library, and go to the first place.

        With ``stay`` the page stays where it is, and the bar is shown where there is a place.
        """
        engine = self._pane.engine
        if engine is None or not self._pane.is_ready:
            return
        with QSignalBlocker(self.box):
            self.box.setText(" ".join(dict.fromkeys(words for words, _is_whole in self._phrases)))
        self._is_of_library = True
        if not stay:
            self.show()
        self._asked += 1
        answered = partial(self._on_phrases_answer if stay else self._on_answer, self._asked)
        engine.call("Find.searchAny", [*self._phrases], {"stay": stay}, answered=answered)

    def _on_phrases_answer(self, number: int, answer: object) -> None:
        if number != self._asked or not answer:
            return
        found = Found(**json.loads(str(answer)))
        self._show(found)
        self.setVisible(found.count > 0)

    @Slot()
    def _on_rest(self) -> None:
        """Mark in the open article what is looked for by now, unless its own words are marked."""
        if self._is_wanted and (self.isHidden() or self._is_of_library):
            self._search_phrases(stay=True)

    def _selected(self) -> str:
        engine = self._pane.engine
        words = engine.page.selectedText() if engine is not None else ""
        words = " ".join(words.replace("\u00ad", "").split())
        return words if len(words) <= _LONGEST_SELECTION else ""

    def _search(self, *, stay: bool = False) -> None:
        engine = self._pane.engine
        if engine is None or not self._pane.is_ready:
            self._show(None)
            return
        options = {
            "matchCase": self.match_case.isChecked(),
            "wholeWord": self.whole_word.isChecked(),
            "stay": stay,
        }
        self._asked += 1
        answered = partial(self._on_answer, self._asked)
        engine.call("Find.search", self.box.text(), options, answered=answered)

    def _step(self, function: str) -> None:
        engine = self._pane.engine
        # What is selected is where the last search ended, or a word that is looked for from there.
        is_found = not self.isHidden() or bool(self._selected())
        if self.isHidden() or not self.box.text():
            self.open()
        if is_found and engine is not None and self._pane.is_ready:
            self._asked += 1
            engine.call(function, answered=partial(self._on_answer, self._asked))

    def _on_answer(self, number: int, answer: object) -> None:
        # Only the last question's answer tells what is shown now.
        if number != self._asked or not answer:
            return
        self._show(Found(**json.loads(str(answer))))

    def _show(self, found: Found | None) -> None:
        """Say what was found, to be seen and to be heard."""
        words = self._words(found) if found is not None and self.box.text().strip() else ""
        self.label.setText(words)
        self.label.setToolTip(words)
        self.label.setAccessibleName(words)
        self.box.setAccessibleDescription(words)

    def _words(self, found: Found) -> str:
        if not found.count:
            return self.tr("No match")
        if not found.current:
            return self.tr("Matches: {}").format(found.count)
        words = self.tr("{} of {}").format(found.current, found.count)
        if not found.wrapped:
            return words
        if found.current == 1:
            return self.tr("{}, from the start again").format(words)
        return self.tr("{}, from the end again").format(words)

    @Slot()
    def _on_changed(self) -> None:
        self._is_wanted = self._is_of_library = False
        self._search()

    @Slot()
    def _on_article_shown(self) -> None:
        self._rest.stop()
        if self._is_wanted:
            self._search_phrases()
        elif self.isVisible():
            self._search(stay=True)

    @Slot()
    def _on_appearance_changed(self) -> None:
        colors = self._appearance.colors
        ink, faint = QColor(colors.text), mixed(colors.secondary, colors.ground)
        self._icon.setIcon(self._icons.icon("search", QColor(colors.secondary), faint))
        self.match_case.setIcon(self._icons.icon("match-case", ink, faint))
        self.whole_word.setIcon(self._icons.icon("whole-word", ink, faint))
        self.close_button.setIcon(self._icons.icon("close", ink, faint))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif is_return and self.box.hasFocus():
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step("Find.previous" if back else "Find.next")
        else:
            super().keyPressEvent(event)
