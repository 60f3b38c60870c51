"""Which keys each action has: a person's own, then those of the preset, then Senja's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from reader.model.keys import KeyChoice
from reader.ui.keys import sequences
from reader.ui.keys.presets import PRESETS
from reader.ui.keys.reserved import need_of


class _Source(IntEnum):
    """Where keys come from; the first has them where two actions want the same."""

    OWN = 0
    PRESET = 1
    SENJA = 2


@dataclass(frozen=True, slots=True)
class PresentKeys:
    """Each action's keys by its name, and what of a person's own keys was left out, as text."""

    keys: Mapping[str, tuple[str, ...]]
    left_out: tuple[str, ...] = ()


def preset_keys(
    usual: Mapping[str, tuple[str, ...]], choice: KeyChoice
) -> Mapping[str, tuple[str, ...]]:
    """Return each action's keys before a person's own; ``usual`` are Senja's, of every action."""
    preset = PRESETS[choice.preset]
    return {name: preset.get(name, keys) for name, keys in usual.items()}


def present_keys(
    usual: Mapping[str, tuple[str, ...]], choice: KeyChoice, menus: Iterable[str]
) -> PresentKeys:
    """Return the keys that each action has now; no two have the same.

    Args:
        usual: Senja's keys of every action, by its name.
        choice: what a person chose.
        menus: the menus' names with the signs of their own keys.
    """
    menus = list(menus)
    wanted = preset_keys(usual, choice)
    left_out = [name for name in (*choice.own, *choice.unknown_own) if name not in usual]
    left_out += [name for name in choice.unknown_own if name in usual]
    if "preset" in choice.unknown:
        left_out.append(f"preset: {choice.unknown['preset']}")
    by_source: list[tuple[_Source, str]] = []
    for name in usual:
        if name in choice.own:
            by_source.append((_Source.OWN, name))
        elif name in PRESETS[choice.preset]:
            by_source.append((_Source.PRESET, name))
        else:
            by_source.append((_Source.SENJA, name))
    taken = _Taken()
    found: dict[str, tuple[str, ...]] = {}
    for source, name in sorted(by_source, key=lambda each: each[0]):
        mine: list[str] = []
        for text in choice.own[name] if source is _Source.OWN else wanted[name]:
            keys = sequences.portable(text)
            is_free = keys in usual[name] or (bool(keys) and need_of(keys, menus) is None)
            if is_free and taken.take(keys):
                mine.append(keys)
            elif source is _Source.OWN and keys not in mine:
                left_out.append(f"{name}: {text}")
        found[name] = tuple(mine)
    return PresentKeys({name: found[name] for name in usual}, tuple(left_out))


class _Taken:
    """The keys that are given away, and all that they begin with."""

    def __init__(self) -> None:
        self._whole: set[tuple[int, ...]] = set()
        self._begun: set[tuple[int, ...]] = set()

    def take(self, keys: str) -> bool:
        """Give keys away, unless they are gone; return whether they were free."""
        parts = sequences.numbers(keys)
        beginnings = [parts[:length] for length in range(1, len(parts) + 1)]
        if parts in self._begun or any(each in self._whole for each in beginnings):
            return False
        self._whole.add(parts)
        self._begun.update(beginnings)
        return True
