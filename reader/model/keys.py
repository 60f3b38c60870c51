"""Which keys a person has chosen for what the window does, as it is remembered.

What keys there are, and which of them make sense, is the window's to say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class KeyPreset(StrEnum):
    """Whose keys the window has."""

    SENJA = "senja"
    VIM = "vim"
    NETNEWSWIRE = "netnewswire"


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A preset, and over it a person's own keys, by the names of actions.

    ``single_keys`` lets letters, digits and signs be keys by themselves. ``unknown`` and
    ``unknown_own`` are what was remembered and is not understood; it is kept.
    """

    preset: KeyPreset = KeyPreset.SENJA
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    single_keys: bool = True
    unknown: Mapping[str, Any] = field(default_factory=dict)
    unknown_own: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_fields(cls, values: object) -> "KeyChoice":
        """Return the choice that is remembered as ``values``; what makes no sense is set aside."""
        if not isinstance(values, dict):
            return cls()
        unknown = dict(values)
        preset, own, single = (unknown.pop(name, None) for name in ("preset", "own", "single_keys"))
        if preset is not None and preset not in list(KeyPreset):
            unknown["preset"] = preset
        known_own: dict[str, tuple[str, ...]] = {
            name: tuple(keys)
            for name, keys in _items(own)
            if isinstance(keys, list) and all(isinstance(each, str) for each in keys)
        }
        return cls(
            preset=KeyPreset(preset) if preset in list(KeyPreset) else KeyPreset.SENJA,
            own=known_own,
            single_keys=single if isinstance(single, bool) else True,
            unknown=unknown,
            unknown_own={name: keys for name, keys in _items(own) if name not in known_own},
        )

    def as_fields(self) -> dict[str, Any]:
        """Return the choice as it is remembered."""
        return {
            "preset": self.preset.value,
            "single_keys": self.single_keys,
            "own": {**self.unknown_own, **{name: list(keys) for name, keys in self.own.items()}},
            **self.unknown,
        }

    def with_preset(self, preset: KeyPreset) -> "KeyChoice":
        """Return the choice with another preset; a person's own keys stay."""
        unknown = {name: value for name, value in self.unknown.items() if name != "preset"}
        return replace(self, preset=preset, unknown=unknown)

    def with_own(self, name: str, keys: Sequence[str] | None) -> "KeyChoice":
        """Return the choice with these keys for an action; None for those of the preset."""
        own = {each: there for each, there in self.own.items() if each != name}
        if keys is not None:
            own[name] = tuple(keys)
        odd = {each: there for each, there in self.unknown_own.items() if each != name}
        return replace(self, own=own, unknown_own=odd)


def _items(own: object) -> Sequence[tuple[str, object]]:
    return list(own.items()) if isinstance(own, dict) else []
