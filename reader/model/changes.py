"""What a write to the library changed, so that whoever shows it can follow."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LibraryChanges:
    """The ids of articles that a write added, changed or removed."""

    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)
