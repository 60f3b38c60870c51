"""The keys that are in force: gives them to the actions, and changes them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from reader.model.keys import KeyChoice, KeyPreset
from reader.ui import actions
from reader.ui.keys import sequences
from reader.ui.keys.present import PresentKeys, present_keys, preset_keys
from reader.ui.keys.reserved import need_of
from reader.ui.keys.reserved import sentence as refusal_sentence
from reader.ui.preferences import Preferences


class KeyBindings(QObject):
    """Every action's keys, as a person wants them; menus, buttons and hints follow at once."""

    changed = Signal()
    save_wanted = Signal()

    def __init__(
        self, named: Mapping[str, QAction], preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._actions = named
        self._preferences = preferences
        self._usual = {
            spec.name: tuple(map(sequences.portable, spec.keys)) for spec in actions.SPECS
        }
        self._words = {spec.name: actions.plain_words(spec) for spec in actions.SPECS}
        self._menus = [actions.translated(title) for title in actions.MENUS.values()]
        self._present = PresentKeys({})
        self._apply()

    @property
    def choice(self) -> KeyChoice:
        """What a person chose."""
        return self._preferences.keys

    @property
    def left_out(self) -> tuple[str, ...]:
        """What of the remembered keys makes no sense; it is kept where it is."""
        return self._present.left_out

    def keys_of(self, name: str) -> tuple[str, ...]:
        """Return an action's keys, those too that are switched off."""
        return self._present.keys[name]

    def working(self, name: str) -> tuple[str, ...]:
        """Return an action's keys that do something now."""
        keys = self._present.keys[name]
        if self.choice.single_keys:
            return keys
        return tuple(each for each in keys if not sequences.is_single(each))

    def shown(self, name: str) -> list[str]:
        """Return an action's keys that do something now, as the platform writes them."""
        return [sequences.shown(each) for each in self.working(name)]

    def is_own(self, name: str) -> bool:
        """Return whether a person has chosen an action's keys."""
        return name in self.choice.own

    def lacking(self, name: str) -> list[tuple[str, str]]:
        """Return the keys of the preset that an action lacks, each with the action that has it."""
        there = self.keys_of(name)
        wanted = preset_keys(self._usual, self.choice)[name]
        return [(each, self.owner_of(each, name)) for each in wanted if each not in there]

    def owner_of(self, keys: str, besides: str) -> str:
        """Return the action that ``keys`` would be taken from, "" for none."""
        for name, there in self._present.keys.items():
            if name != besides and any(sequences.do_clash(keys, each) for each in there):
                return name
        return ""

    def refusal(self, name: str, keys: str) -> str:
        """Return why an action can't have ``keys``, "" where it can."""
        need = None if keys in self._usual[name] else need_of(keys, self._menus)
        return refusal_sentence(need, keys) if need else ""

    def set_keys(self, name: str, keys: Sequence[str]) -> None:
        """Give an action these keys; whatever had them before has them no longer."""
        choice = self._with(self.choice, name, keys)
        for other, there in self._present.keys.items():
            left = [each for each in there if not any(sequences.do_clash(each, k) for k in keys)]
            if other != name and len(left) < len(there):
                choice = self._with(choice, other, left)
        self.choose(choice)

    def reset(self, name: str) -> None:
        """Give an action the keys of the preset."""
        self.choose(self.choice.with_own(name, None))

    def reset_all(self) -> None:
        """Give every action the keys of the preset; what was never understood stays."""
        own = {name: keys for name, keys in self.choice.own.items() if name not in self._usual}
        self.choose(replace(self.choice, own=own))

    def choose_preset(self, preset: KeyPreset) -> None:
        """Take the keys of a preset; a person's own stay."""
        self.choose(self.choice.with_preset(preset))

    def set_single_keys(self, *, on: bool) -> None:
        """Let letters, digits and signs alone be keys, or do nothing."""
        self.choose(replace(self.choice, single_keys=on))

    def choose(self, choice: KeyChoice) -> None:
        """Take what a person chose, all in one."""
        if choice == self.choice:
            return
        self._preferences.keys = choice
        self._apply()
        self.changed.emit()
        self.save_wanted.emit()

    def _with(self, choice: KeyChoice, name: str, keys: Sequence[str]) -> KeyChoice:
        """Return a choice with these keys; the preset's own are no choice of a person."""
        usual = preset_keys(self._usual, choice)[name]
        return choice.with_own(name, None if tuple(keys) == usual else keys)

    def _apply(self) -> None:
        """Give every action the keys that it has now."""
        self._present = present_keys(self._usual, self.choice, self._menus)
        for name in self._present.keys:
            action = self._actions[name]
            wanted = [QKeySequence(each) for each in self.working(name)]
            if action.shortcuts() != wanted:
                action.setShortcuts(wanted)
            hint, keys = self._words[name], ", ".join(self.shown(name))
            action.setToolTip(f"{hint} ({keys})" if keys else hint)
