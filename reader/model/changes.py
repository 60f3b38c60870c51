"""What a write to the library changed, so that whoever shows it can follow."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LibraryChanges:
    """The ids of articles that a write added, changed or removed."""

    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()

    def then(self, later: "LibraryChanges") -> "LibraryChanges":
        """Return both changes as one; whoever hears of it looks at the library as it is then."""
        return LibraryChanges.together((self, later))

    @staticmethod
    def together(parts: "Sequence[LibraryChanges]") -> "LibraryChanges":
        """Return changes, the earliest first, as one."""
        return LibraryChanges(
            added=tuple(dict.fromkeys(each for part in parts for each in part.added)),
            changed=tuple(dict.fromkeys(each for part in parts for each in part.changed)),
            removed=tuple(dict.fromkeys(each for part in parts for each in part.removed)),
        )

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)
