"""The rows of the list: an id for each, and the group that it stands in."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat

from reader.library.listed import GroupKey, Listed, group_name


class Groups:
    """The groups that were met, each under a number."""

    def __init__(self) -> None:
        self.keys: list[GroupKey] = []
        self._numbers: dict[GroupKey, int] = {}

    def number(self, key: GroupKey) -> int:
        """Return a group's number, a new one for a new group."""
        name = group_name(key)
        if name not in self._numbers:
            self._numbers[name] = len(self.keys)
            self.keys.append(key)
        return self._numbers[name]

    def numbers(self, found: Listed) -> "array[int]":
        """Return the number of the group of each article, in order; empty without groups."""
        numbers = array("i")
        for key, size in zip(found.keys, found.sizes, strict=True):
            numbers.extend(repeat(self.number(key), size))
        return numbers

    def copy(self) -> "Groups":
        """Return the same groups, to be added to elsewhere."""
        same = Groups()
        same.keys = list(self.keys)
        same._numbers = dict(self._numbers)
        return same


@dataclass(frozen=True, slots=True)
class Insertion:
    """Articles that come in so that the first stands in ``row``, with their groups' numbers."""

    row: int
    ids: "array[int]"
    groups: "array[int]"


@dataclass(frozen=True, slots=True)
class Edits:
    """What makes one list of another, in which nothing that stays changes its order.

    ``removed`` are the first and last rows of what goes, as the list was, from above to below; then
    come the insertions, from above to below. ``groups`` has every group that is met in these.
    """

    removed: tuple[tuple[int, int], ...]
    inserted: tuple[Insertion, ...]
    groups: Groups


@dataclass(slots=True)
class Rows:
    """The ids in order, and the number of the group of each; ``numbers`` is empty without groups.

    As arrays a hundred thousand take 1.2 MB; as lists they would take 6.
    """

    ids: "array[int]" = field(default_factory=lambda: array("q"))
    numbers: "array[int]" = field(default_factory=lambda: array("i"))
    groups: Groups = field(default_factory=Groups)

    @staticmethod
    def of(found: Listed) -> "Rows":
        """Return the rows of a list as the library gave it."""
        groups = Groups()
        numbers = groups.numbers(found)
        return Rows(found.ids, numbers, groups)

    def remove(self, first: int, last: int) -> None:
        """Take rows out."""
        del self.ids[first : last + 1]
        if self.numbers:
            del self.numbers[first : last + 1]

    def insert(self, insertion: Insertion) -> None:
        """Put rows in."""
        row = insertion.row
        self.ids[row:row] = insertion.ids
        self.numbers[row:row] = insertion.groups

    def begins_group(self, row: int) -> bool:
        """Return whether a row is the first of its group."""
        numbers = self.numbers
        return row < len(numbers) and (row == 0 or numbers[row] != numbers[row - 1])

    def key(self, row: int) -> GroupKey:
        """Return the group of a row; "" without groups."""
        return self.groups.keys[self.numbers[row]] if row < len(self.numbers) else ""

    def group_starts(self, first: int, last: int) -> list[int]:
        """Return which of these rows are the first of their groups."""
        numbers = self.numbers
        if not numbers:
            return []
        part = numbers[max(first - 1, 0) : last + 1]
        starts = [0] if first == 0 and part else []
        after = max(first, 1)
        pairs = enumerate(pairwise(part), after)
        return starts + [row for row, (before, number) in pairs if before != number]

    def rows_of(self, ids: Iterable[int]) -> dict[int, int]:
        """Return the rows of those of ``ids`` that are here."""
        wanted = set(ids)
        if len(wanted) > _ONE_BY_ONE:
            return {each: row for row, each in enumerate(self.ids) if each in wanted}
        found = ((each, self.find(each, 0, len(self.ids))) for each in wanted)
        return {each: row for each, row in found if row >= 0}

    def find(self, identifier: int, first: int, end: int) -> int:
        """Return the row of an article from ``first`` to before ``end``, -1 if it is not there."""
        try:
            return self.ids.index(identifier, max(first, 0), max(end, 0))
        except ValueError:
            return -1


# So many are found one by one sooner than by going through all.
_ONE_BY_ONE = 3


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last of each run of rows, which come from above to below."""
    first = last = -1
    for row in rows:
        if row != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = row
        last = row
    if first >= 0:
        yield first, last
