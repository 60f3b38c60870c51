"""The rules for what arrives by feeds: made, tried on what is here, changed and removed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.model.feed import Feed
from reader.model.rule import Rule, RuleAction, RulePart, split_words
from reader.ui.widgets.buttons import close_box

_RULE = Qt.ItemDataRole.UserRole
# A rule is tried when nobody has typed for so long.
_REST_MS = 250
_NEW = Rule(RulePart.TITLE, (), RuleAction.HIDE)


class RulesDialog(QDialog):
    """Shows the rules beside the one that is being written, and what that one would concern."""

    try_wanted = Signal(Rule)
    keep_wanted = Signal(Rule, bool)  # and whether it is done to what is here
    remove_wanted = Signal(Rule)

    def __init__(self, feeds: Sequence[Feed], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rules_dialog")
        self.setWindowTitle(self.tr("Rules for What Arrives"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editing = 0
        self._feeds = {feed.id: feed.title for feed in feeds}
        self._places: list[tuple[int, str]] = []
        self.list = QListWidget(self)
        self.list.setObjectName("rules_list")
        self.list.setAccessibleName(self.tr("Rules"))
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.new_button = _button(self.tr("New Rule"), self)
        self.new_button.clicked.connect(self._on_new)
        self.remove_button = _button(self.tr("Remove"), self)
        self.remove_button.clicked.connect(self._on_remove)
        row = QHBoxLayout()
        row.addWidget(self.new_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(row)
        columns = QHBoxLayout()
        columns.setSpacing(18)
        columns.addLayout(left, 2)
        columns.addLayout(self._form(feeds), 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addLayout(columns, 1)
        layout.addWidget(close_box(self))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self.resize(820, 520)
        self._show(_NEW)
        self.words.setFocus()

    def show_rules(self, found: Sequence[Rule], chosen: int = 0) -> None:
        """Show these rules, and the one with the id ``chosen`` to be changed."""
        self.list.blockSignals(True)
        self.list.clear()
        for rule in found:
            item = QListWidgetItem(self._sentence(rule), self.list)
            item.setData(_RULE, rule.id)
            item.setData(_RULE + 1, rule)
            if rule.id == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._show(next((rule for rule in found if rule.id == chosen), _NEW))

    def show_tried(self, rule: Rule, count: int, titles: Sequence[str]) -> None:
        """Show what of the articles that are here a rule would concern."""
        if rule != self.rule():
            return
        self.tried.clear()
        self.tried.addItems(titles)
        self.outcome.setText(
            self.tr("{} of the articles that are here have these words:").format(count)
            if count
            else self.tr("None of the articles that are here has these words.")
        )
        self.here.setEnabled(count > 0)

    def rule(self) -> Rule:
        """Return the rule as it stands there."""
        feed, folder = self._places[self.place.currentIndex()]
        action = RuleAction(self.action.currentData())
        return Rule(
            part=RulePart(self.part.currentData()),
            words=split_words(self.words.text()),
            action=action,
            tag=" ".join(self.tag.text().split()) if action is RuleAction.TAG else "",
            feed=feed,
            folder=folder,
            id=self._editing,
        )

    def _form(self, feeds: Sequence[Feed]) -> QVBoxLayout:
        self.place = QComboBox(self)
        self._add_place(0, "")
        for folder in dict.fromkeys(feed.folder for feed in feeds if feed.folder):
            self._add_place(0, folder)
        for feed in feeds:
            self._add_place(feed.id, "")
        self.part = QComboBox(self)
        self.action = QComboBox(self)
        for part, told in self._parts().items():
            self.part.addItem(told, part.value)
        for action, told in self._actions().items():
            self.action.addItem(told, action.value)
        self.words = QLineEdit(self)
        self.words.setObjectName("rule_words")
        self.words.setPlaceholderText(self.tr("sale, sponsored, harbo*"))
        self.tag = QLineEdit(self)
        self.here = QCheckBox(self.tr("Do it to these as well"), self)
        self.keep_button = _button(self.tr("Keep Rule"), self)
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self._on_keep)
        self.outcome = QLabel(self)
        self.outcome.setWordWrap(True)
        self.tried = QListWidget(self)
        self.tried.setAccessibleName(self.tr("Articles with these words"))
        self.tried.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tried.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        form = QFormLayout()
        form.setSpacing(8)
        rows: list[tuple[QWidget, str]] = [
            (self.place, self.tr("In")),
            (self.part, self.tr("Look at")),
            (self.words, self.tr("For any of")),
            (self.action, self.tr("Then")),
            (self.tag, self.tr("Tag")),
        ]
        for field, told in rows:
            field.setAccessibleName(told)
            form.addRow(told, field)
        for box in (self.place, self.part, self.action):
            box.currentIndexChanged.connect(self._on_changed)
        for line in (self.words, self.tag):
            line.textChanged.connect(self._on_changed)
        foot = QHBoxLayout()
        foot.addWidget(self.here, 1)
        foot.addWidget(self.keep_button)
        right = QVBoxLayout()
        right.addLayout(form)
        right.addWidget(self.outcome)
        right.addWidget(self.tried, 1)
        right.addLayout(foot)
        return right

    def _add_place(self, feed: int, folder: str) -> None:
        if feed:
            words = self._feeds.get(feed, self.tr("a feed that is not followed"))
        else:
            words = self.tr("the folder {}").format(folder) if folder else self.tr("all feeds")
        self._places.append((feed, folder))
        self.place.addItem(words)

    def _parts(self) -> dict[RulePart, str]:
        return {
            RulePart.TITLE: self.tr("the title"),
            RulePart.AUTHOR: self.tr("the authors"),
            RulePart.TEXT: self.tr("the text"),
            RulePart.ANYWHERE: self.tr("title, authors and text"),
        }

    def _actions(self) -> dict[RuleAction, str]:
        return {
            RuleAction.HIDE: self.tr("put it into the trash"),
            RuleAction.READ: self.tr("mark it as read"),
            RuleAction.BOOKMARK: self.tr("bookmark it"),
            RuleAction.TAG: self.tr("tag it"),
        }

    def _sentence(self, rule: Rule) -> str:
        """Return a rule in words."""
        unknown = self.tr("a feed that is not followed") if rule.feed else self.tr("all feeds")
        where = self._feeds.get(rule.feed) or rule.folder or unknown
        action = self._actions()[rule.action]
        if rule.tag:
            action += f" #{rule.tag}"
        words = ", ".join(rule.words)
        told = self.tr("In {}: if {} has “{}”, {}.")
        return told.format(where, self._parts()[rule.part], words, action)

    def _show(self, rule: Rule) -> None:
        """Let a rule be changed, or a new one be written."""
        self._editing = rule.id
        self.words.setText(", ".join(rule.words))
        self.tag.setText(rule.tag)
        if (rule.feed, rule.folder) not in self._places:
            self._add_place(rule.feed, rule.folder)
        self.place.setCurrentIndex(self._places.index((rule.feed, rule.folder)))
        self.part.setCurrentIndex(self.part.findData(rule.part.value))
        self.action.setCurrentIndex(self.action.findData(rule.action.value))
        self.here.setChecked(False)
        self.remove_button.setEnabled(bool(rule.id))
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        rule = self.rule()
        tags = rule.action is RuleAction.TAG
        self.tag.setEnabled(tags)
        self.keep_button.setEnabled(bool(rule.words) and (not tags or bool(rule.tag)))
        self.here.setEnabled(False)
        self.tried.clear()
        self.outcome.setText(
            self.tr("Looking through the articles that are here…")
            if rule.words
            else self.tr("Write words, and see which articles have them.")
        )
        self._rest.start()

    @Slot()
    def _on_rest(self) -> None:
        rule = self.rule()
        if rule.words:
            self.try_wanted.emit(rule)

    @Slot()
    def _on_keep(self) -> None:
        self.keep_wanted.emit(self.rule(), self.here.isEnabled() and self.here.isChecked())

    @Slot()
    def _on_remove(self) -> None:
        self.remove_wanted.emit(self.rule())

    @Slot()
    def _on_new(self) -> None:
        self.list.setCurrentRow(-1)
        self._show(_NEW)
        self.words.setFocus()

    @Slot()
    def _on_chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._show(item.data(_RULE + 1))


def _button(words: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    return button
