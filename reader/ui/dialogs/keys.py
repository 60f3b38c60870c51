"""The window that lists every key, and in which keys are changed."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.model.keys import KeyChoice, KeyPreset
from reader.ui import actions
from reader.ui.keys import sequences
from reader.ui.keys.bindings import KeyBindings
from reader.ui.keys.key_field import KeyField
from reader.ui.keys.key_list import FixedKeys, KeyList
from reader.ui.widgets.announcing import announce
from reader.ui.widgets.buttons import close_box
from reader.ui.widgets.labels import label_of
from reader.ui.widgets.search_box import SearchBox

_PRESETS = {
    KeyPreset.SENJA: "Senja",
    KeyPreset.VIM: "Vim",
    KeyPreset.NETNEWSWIRE: "NetNewsWire",
}
_MOST_TOLD = 300


class KeysDialog(QDialog):
    """Every action with its keys, by menu; one is chosen and its new keys are pressed.

    Whatever is changed holds at once.
    """

    def __init__(self, bindings: KeyBindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys_dialog")
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bindings = bindings
        self._words = {spec.name: actions.plain_words(spec) for spec in actions.SPECS}
        self._adds = False
        # What can be done about what is being told.
        self._asked: tuple[str, tuple[str, ...]] | None = None
        self._before: KeyChoice | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        self.list = KeyList(bindings, self._fixed_keys(), self)
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_change)
        layout.addWidget(self.list, 1)
        layout.addLayout(self._editing())
        layout.addLayout(self._telling())
        layout.addWidget(self.single_keys)
        layout.addWidget(self._foot())
        bindings.changed.connect(self._on_keys_changed)
        self.resize(660, 720)
        self._on_chosen()
        self._tell_left_out()
        self.search_box.setFocus()

    # -- Building ----------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        self.search_box = _Filter(self)
        self.search_box.setObjectName("keys_filter")
        self.search_box.setAccessibleName(self.tr("Find actions and keys"))
        self.search_box.setPlaceholderText(self.tr("Find actions and keys"))
        self.search_box.textChanged.connect(self._on_filter)
        self.search_box.left.connect(self._on_filter_left)
        self.preset = QComboBox(self)
        self.preset.setObjectName("keys_preset")
        self.preset.setAccessibleName(self.tr("Keys as in"))
        for preset, name in _PRESETS.items():
            self.preset.addItem(name, preset.value)
        self.preset.setCurrentIndex(self.preset.findData(self._bindings.choice.preset.value))
        self.preset.activated.connect(self._on_preset)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.search_box, 1)
        head.addSpacing(12)
        head.addWidget(label_of(self.preset, self))
        head.addWidget(self.preset)
        return head

    def _editing(self) -> QHBoxLayout:
        self.field = KeyField(self)
        self.field.setObjectName("keys_field")
        self.field.keys_pressed.connect(self._on_pressed)
        self.field.left.connect(self._on_left)
        self.field.hide()
        self.change_button = _button(self.tr("Change…"), self)
        self.change_button.clicked.connect(self._on_change)
        self.add_button = _button(self.tr("Add…"), self)
        self.add_button.clicked.connect(self._on_add)
        self.remove_button = _button(self.tr("Remove"), self)
        self.remove_button.clicked.connect(self._on_remove)
        self.reset_button = _button(self.tr("Back to Default"), self)
        self.reset_button.clicked.connect(self._on_reset)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.change_button)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addWidget(self.reset_button)
        row.addStretch(0)
        return row

    def _telling(self) -> QHBoxLayout:
        self.told = QLabel(self)
        self.told.setObjectName("keys_told")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.take_button = _button(self.tr("Take Over"), self)
        self.take_button.clicked.connect(self._on_take_over)
        self.leave_button = _button(self.tr("Leave It"), self)
        self.leave_button.clicked.connect(self._on_leave)
        self.back_button = _button(self.tr("Take Back"), self)
        self.back_button.clicked.connect(self._on_take_back)
        self.single_keys = QCheckBox(self.tr("Letters, digits and signs alone are keys"), self)
        self.single_keys.setObjectName("single_keys")
        self.single_keys.setToolTip(
            self.tr("Switched off, they do nothing: for who speaks to the computer, say.")
        )
        self.single_keys.setChecked(self._bindings.choice.single_keys)
        self.single_keys.toggled.connect(self._on_single_keys)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        row.addWidget(self.take_button)
        row.addWidget(self.leave_button)
        row.addWidget(self.back_button)
        self._tell("")
        return row

    def _foot(self) -> QDialogButtonBox:
        box = close_box(self)
        self.reset_all_button = box.addButton(
            self.tr("All Back to Default"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.reset_all_button.clicked.connect(self._on_reset_all)
        for button in box.buttons():
            if isinstance(button, QPushButton):
                # Return belongs to the list.
                button.setAutoDefault(False)
        return box

    def _fixed_keys(self) -> tuple[FixedKeys, ...]:
        return (
            FixedKeys(self.tr("Move in the list"), ("↑", "↓", _key("PgUp"), _key("PgDown"))),
            FixedKeys(self.tr("Turn the page, from the list too"), (_key("Space"),)),
            FixedKeys(self.tr("At its end, open the next unread"), (_key("Space"),)),
            FixedKeys(self.tr("Turn it back"), (_key("Shift+Space"),)),
            FixedKeys(self.tr("Start and end"), (_key("Home"), _key("End"))),
            FixedKeys(self.tr("Choose several articles"), (_key("Shift+Down"), _key("Ctrl+A"))),
            FixedKeys(self.tr("Jump to a title that begins so"), ("'",)),
            FixedKeys(self.tr("Leave the find box"), (_key("Esc"),)),
        )

    # -- What is chosen ------------------------------------------------------------------------

    @Slot(str)
    def _on_filter(self, words: str) -> None:
        self.list.filter(words)
        if self.list.chosen() not in self.list.rows():
            # What is not seen must not be changed.
            self.list.clearSelection()

    @Slot()
    def _on_filter_left(self) -> None:
        """Go on to the list, at what is shown there first."""
        rows = self.list.rows()
        if rows and self.list.chosen() not in rows:
            self.list.choose(next(iter(rows)))
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_chosen(self) -> None:
        name = self.list.chosen()
        keys = self._bindings.keys_of(name) if name else ()
        for button in (self.change_button, self.add_button):
            button.setEnabled(bool(name))
        self.remove_button.setEnabled(bool(keys))
        self.reset_button.setEnabled(bool(name) and self._bindings.is_own(name))

    @Slot()
    def _on_keys_changed(self) -> None:
        self.list.show_keys()
        self.list.filter(self.search_box.text())
        self._on_chosen()

    # -- Pressing keys -------------------------------------------------------------------------

    @Slot()
    def _on_change(self) -> None:
        self._ask_for_keys(adds=False)

    @Slot()
    def _on_add(self) -> None:
        self._ask_for_keys(adds=True)

    def _ask_for_keys(self, *, adds: bool) -> None:
        name = self.list.chosen()
        if not name:
            return
        self._adds = adds
        self._tell("")
        words = self.tr("Press the keys for “{}”; Esc leaves it").format(self._words[name])
        self.field.setPlaceholderText(words)
        self.field.setAccessibleDescription(words)
        self._show_field(shown=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_field(self, *, shown: bool) -> None:
        buttons = (self.change_button, self.add_button, self.remove_button, self.reset_button)
        for button in buttons:
            button.setVisible(not shown)
        self.field.setVisible(shown)

    @Slot()
    def _on_left(self) -> None:
        if self.field.isVisible():
            had = self.field.hasFocus()
            self._show_field(shown=False)
            if had:
                self.list.setFocus()

    @Slot(str)
    def _on_pressed(self, keys: str) -> None:
        name, shown = self.list.chosen(), sequences.shown(keys)
        if refusal := self._bindings.refusal(name, keys):
            self._tell(refusal)
            return
        if sequences.is_single(keys) and not self._bindings.choice.single_keys:
            self._tell(
                self.tr("Letters and signs alone are switched off: “{}” would do nothing.").format(
                    shown
                )
            )
            return
        there = self._bindings.keys_of(name)
        wanted = (*(each for each in there if each != keys), keys) if self._adds else (keys,)
        owner = self._bindings.owner_of(keys, besides=name)
        self._on_left()
        if not owner:
            self._set(name, wanted)
            return
        self._tell(
            self.tr("“{}” belongs to “{}”.").format(shown, self._words[owner]),
            self.take_button,
            self.leave_button,
        )
        self._asked = (name, wanted)
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_take_over(self) -> None:
        asked = self._asked
        if asked is not None:
            self._set(*asked)
        self.list.setFocus()

    @Slot()
    def _on_leave(self) -> None:
        self._tell("")
        self.list.setFocus()

    def _set(self, name: str, keys: tuple[str, ...]) -> None:
        self._bindings.set_keys(name, keys)
        self._tell_keys(name)

    # -- Fewer keys, and back ------------------------------------------------------------------

    @Slot()
    def _on_remove(self) -> None:
        name = self.list.chosen()
        keys = self._bindings.keys_of(name) if name else ()
        if len(keys) == 1:
            self.remove(name, keys[0])
        elif keys:
            menu = QMenu(self)
            menu.setObjectName("remove_menu")
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for each in keys:
                action = menu.addAction(sequences.shown(each))
                action.triggered.connect(partial(_remove, self, name, each))
            below = self.remove_button.rect().bottomLeft()
            menu.popup(self.remove_button.mapToGlobal(below))

    def remove(self, name: str, keys: str) -> None:
        """Take a key away from an action."""
        left = [each for each in self._bindings.keys_of(name) if each != keys]
        self._bindings.set_keys(name, left)
        self._tell_keys(name)

    @Slot()
    def _on_reset(self) -> None:
        name = self.list.chosen()
        if name:
            self._bindings.reset(name)
            told = [self._present_words(name)]
            told += [
                self.tr("“{}” stays with “{}”.").format(sequences.shown(keys), self._words[owner])
                for keys, owner in self._bindings.lacking(name)
                if owner
            ]
            self._tell(" ".join(told))

    @Slot()
    def _on_reset_all(self) -> None:
        before = self._bindings.choice
        self._bindings.reset_all()
        self._tell(self.tr("Every action has its default keys again."), self.back_button)
        self._before = before

    @Slot()
    def _on_take_back(self) -> None:
        before = self._before
        self._tell("")
        if before is not None:
            self._bindings.choose(before)
        self.list.setFocus()

    @Slot()
    def _on_preset(self) -> None:
        preset = KeyPreset(self.preset.currentData())
        self._bindings.choose_preset(preset)
        if any(map(self._bindings.is_own, self._words)):
            self._tell(self.tr("The keys that you have changed yourself stay as they are."))
        else:
            self._tell("")

    @Slot(bool)
    def _on_single_keys(self, on: bool) -> None:
        self._bindings.set_single_keys(on=on)
        self._tell("")

    # -- Telling -------------------------------------------------------------------------------

    def _tell_keys(self, name: str) -> None:
        """Tell which keys an action has now."""
        self._tell(self._present_words(name))

    def _present_words(self, name: str) -> str:
        shown = [sequences.shown(each) for each in self._bindings.keys_of(name)]
        words = self._words[name]
        if not shown:
            return self.tr("“{}” has no keys now.").format(words)
        return self.tr("“{}” has {} now.").format(words, ", ".join(shown))

    def _tell_left_out(self) -> None:
        if self._bindings.left_out:
            listed = ", ".join(self._bindings.left_out)[:_MOST_TOLD]
            words = self.tr("Some keys in your preferences make no sense or are not free: {}")
            self._tell(words.format(listed))

    def _tell(self, words: str, *buttons: QPushButton) -> None:
        """Say something, with what can be done about it; nothing for no words."""
        self._asked = None
        self._before = None
        for button in (self.take_button, self.leave_button, self.back_button):
            button.setVisible(button in buttons)
        self.told.setText(words)
        self.told.setVisible(bool(words))
        announce(self.told, words)


class _Filter(SearchBox):
    """Escape empties it; where it is empty, the dialog is left."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _remove(dialog: KeysDialog, name: str, keys: str, _checked: object = None) -> None:
    dialog.remove(name, keys)


def _button(words: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    return button


def _key(portable: str) -> str:
    return QKeySequence(portable).toString(QKeySequence.SequenceFormat.NativeText)
